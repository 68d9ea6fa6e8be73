#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "bindings/columns_writer.h"
#include "bindings/converse.h"
#include "bindings/csv_writer.h"
#include "bindings/session.h"
#include "bindings/write_row.h"

// The rows of a view on their way out.

namespace enfilade {
namespace {

constexpr std::int64_t kMostRows = 10'000;
/// A piece ends with the row by which its text comes to so many bytes.
constexpr std::size_t kPieceBytes = std::size_t{1} << 20;
/// Of those that do not let their rows go, so many are named.
constexpr std::size_t kNamed = 10;

struct Opening {
  std::uint32_t view = 0;
  ExportFormat format = ExportFormat::csv;
};

Opening read_opening(const Reader& in) {
  constexpr std::array<std::string_view, 3> kFormats{"csv", "ndjson", "columns"};
  in.needed().only({"view", "format"});
  return {read_number(in["view"]),
          static_cast<ExportFormat>(in["format"].one_of(kFormats, "format"))};
}

struct PieceOf {
  std::uint32_t number = 0;
  std::size_t rows = 0;
};

PieceOf read_piece(const Reader& in) {
  in.needed().only({"export", "rows"});
  return {read_number(in["export"]), static_cast<std::size_t>(in["rows"].integer(1, kMostRows))};
}

Error no_export() {
  return {ErrorCode::bad_question, "no such export: it ended, or was never opened", "export"};
}

/// Those of whom there are rows in an export, in the policy's order.
std::vector<const Customer*> customers_in(const OpenView& view, const std::vector<ViewRow>& rows) {
  std::vector<const Customer*> customers;
  for (ViewRow row : rows) {
    if (customers.size() <= row.sight) customers.resize(row.sight + 1);
    customers[row.sight] = &view.sight(row).customer();
  }
  std::erase(customers, nullptr);
  return customers;
}

/// Why the rows may not leave: some customer says so.
Refused kept_in(const std::vector<const Customer*>& customers) {
  std::string names;
  std::size_t count = 0;
  for (const Customer* customer : customers) {
    if (customer->may_export || ++count > kNamed) continue;
    names += (count > 1 ? ", \"" : "\"") + customer->name + '"';
  }
  if (count == 0) return std::nullopt;
  if (count > kNamed) names += " and " + std::to_string(count - kNamed) + " more";
  return Error{ErrorCode::export_off,
               "rows of " + names + " may not be exported: ask for the other customers only",
               "customers"};
}

/// What rows of a table are: of one that is declared, the rooms that they are about, if any.
AuditCategory category_of(const TableSchema& table) {
  if (table.id == TableId::tickets) return AuditCategory::ticket;
  const bool about_rooms = table.id == TableId::rooms || table.rooms_column();
  return about_rooms ? AuditCategory::room : AuditCategory::tenant;
}

}  // namespace

std::string Session::openExport(const std::string& question) {
  return converse(ErrorCode::bad_question, question, read_opening,
                  [&](const Opening& asked, JsonWriter& out) -> Refused {
                    if (const Refused refused = not_oneself()) return refused;
                    if (outlook_->whole()) return nobody_acts();
                    const auto found = views_.find(asked.view);
                    if (found == views_.end()) return no_view();
                    // What the view asks next, and when it is closed, is nothing to the export.
                    OpenView view({found->second.query(), {}});
                    if (const Refused refused = view.refresh(*outlook_, all_tickets_view_))
                      return refused;
                    Export opened{asked.format, view.version(), outlook_->generation(),
                                  view.window(0, view.total())};
                    const std::vector<const Customer*> customers = customers_in(view, opened.rows);
                    const Refused refused = kept_in(customers);
                    record_export(*view.query().table, customers, /*successful=*/!refused);
                    if (refused) return refused;

                    std::erase_if(exports_,
                                  [&](const auto& one) { return !views_.contains(one.first); });
                    const std::uint32_t number = ++last_view_;
                    exports_.emplace(number, std::move(opened));
                    out.object([&] {
                      out.count("export", number);
                      out.count("total", view.total());
                    });
                    views_.emplace(number, std::move(view));
                    return std::nullopt;
                  });
}

void Session::record_export(const TableSchema& table, const std::vector<const Customer*>& customers,
                            bool successful) {
  for (const Customer* customer : customers) {
    if (!successful && customer->may_export) continue;
    AuditRecord left;
    left.category = category_of(table);
    left.object_name = table.name;
    left.operation = AuditOperation::export_rows;
    left.successful = successful;
    left.tenant_id = left.kept_by = customer->tenant_id;
    left.created = now_;
    left.user_id = outlook_->user().id;
    left.user_tenant_id = tenant_of(*policy_, outlook_->viewer());
    record(left);
  }
}

std::string Session::readExport(const std::string& question) {
  return converse(
      ErrorCode::bad_question, question, read_piece,
      [&](const PieceOf& asked, JsonWriter& out) -> Refused {
        if (!outlook_) return not_signed_in();
        const auto found = exports_.find(asked.number);
        const auto of = views_.find(asked.number);
        if (found == exports_.end() || of == views_.end()) return no_export();
        Export& one = found->second;
        OpenView& view = of->second;
        if (const Refused refused = view.refresh(*outlook_, all_tickets_view_)) return refused;
        if (view.version() != one.version) {
          return Error{ErrorCode::changed,
                       "the rows are not those any more that the export began with: begin again"};
        }
        if (outlook_->generation() != one.generation) {
          // The same rows for this viewer, at other places.
          one.rows = view.window(0, view.total());
          one.generation = outlook_->generation();
        }
        const std::size_t first = one.next;
        const std::string text = read_on(one, view, asked.rows);
        out.object([&] {
          out.count("rows", one.next - first);
          out.flag("done", one.next == one.rows.size());
          out.text("text", text);
        });
        return std::nullopt;
      });
}

std::string Session::read_on(Export& one, const OpenView& view, std::size_t rows) {
  const std::size_t end = one.next + std::min(rows, one.rows.size() - one.next);
  const auto write_next = [&](auto& out) {
    const ViewRow row = one.rows[one.next++];
    write_row(out, view.query(), view.sight(row), row.row);
  };
  std::string text;
  switch (one.format) {
    case ExportFormat::csv: {
      CsvWriter csv(text, view.query());
      if (one.next == 0) csv.heading();
      while (one.next < end && text.size() < kPieceBytes) write_next(csv);
      break;
    }
    case ExportFormat::ndjson:
      while (one.next < end && text.size() < kPieceBytes) {
        JsonWriter line;
        write_next(line);
        text += line.take() + '\n';
      }
      break;
    case ExportFormat::columns: {
      ColumnsWriter columns(view.query());
      while (one.next < end && columns.bytes() < kPieceBytes) write_next(columns);
      JsonWriter line;
      columns.finish(line);
      text = line.take() + '\n';
      break;
    }
  }
  return text;
}

std::string Session::closeExport(const std::string& question) {
  const auto read = [](const Reader& in) {
    in.needed().only({"export"});
    return read_number(in["export"]);
  };
  return converse(ErrorCode::bad_question, question, read,
                  [&](std::uint32_t number, JsonWriter& out) -> Refused {
                    if (!outlook_) return not_signed_in();
                    if (exports_.erase(number) == 0) return no_export();
                    views_.erase(number);
                    write_nothing(out);
                    return std::nullopt;
                  });
}

}  // namespace enfilade
