#include <algorithm>
#include <utility>
#include <vector>

#include "bindings/columns_writer.h"
#include "bindings/converse.h"
#include "bindings/coverage.h"
#include "bindings/json/read_query.h"
#include "bindings/json/write_box.h"
#include "bindings/json/write_policy.h"
#include "bindings/rows_packer.h"
#include "bindings/session.h"
#include "bindings/write_row.h"
#include "core/command/authority.h"
#include "core/policy/slice.h"

// What a viewer asks: customers, invitations, views, the policy that is theirs. About access:
// session_inquiries.cpp.

namespace enfilade {
namespace {

constexpr std::int64_t kWidestWindow = 10'000;

struct WindowOf {
  std::uint32_t view = 0;
  std::size_t offset = 0, count = 0;
};

WindowOf read_window(const Reader& in) {
  in.needed().only({"view", "offset", "count"});
  return {read_number(in["view"]), static_cast<std::size_t>(in["offset"].integer(0, 0xFFFF'FFFF)),
          static_cast<std::size_t>(in["count"].integer(0, kWidestWindow))};
}

/// The coverages that the asker has, by their digests; nothing if the asker does not say.
using Known = std::optional<std::vector<std::string>>;
constexpr std::string_view kKnown = "knownCoverage";

Known read_known(const Reader& in) {
  if (!in.present()) return std::nullopt;
  std::vector<std::string> digests;
  in.each([&](const Reader& digest) { digests.push_back(digest.id()); });
  return digests;
}

/// Whole, or, of who says which they know, with its digest, and of one they know that alone.
void write_coverage(JsonWriter& out, const OpenView& view, Outlook& outlook, const Known& known) {
  out.object([&] {
    if (known) {
      const std::string& digest = coverage_digest(view, outlook);
      out.text("digest", digest);
      if (std::find(known->begin(), known->end(), digest) != known->end()) return;
    }
    const Coverage coverage = coverage_of(view, outlook);
    out.flag("complete", coverage.complete);
    out.array("customers", coverage.customers,
              [&](const Covered& one) { write_covered(out, one); });
  });
}

void write_view(JsonWriter& out, std::uint32_t id, const OpenView& view, Outlook& outlook,
                const Known& known) {
  out.object([&] {
    out.count("view", id);
    out.count("version", view.version());
    out.count("total", view.total());
    out.key("facets");
    write_facets(out, view.query(), view.facets(), outlook.policy());
    out.key("coverage");
    write_coverage(out, view, outlook, known);
    if (!view.notices().empty()) write_notices(out, view.notices());
  });
}

struct Opening {
  AskedQuery query;
  Known known;
};

Opening read_opening(const Reader& in, const Tables& tables, const BoxContext& context) {
  return {read_query(in, tables, context, kKnown), read_known(in[kKnown])};
}

struct Update {
  std::uint32_t view = 0;
  std::optional<AskedQuery> query;
  Known known;
};

Update read_update(const Reader& in, const Tables& tables, const BoxContext& context) {
  in.needed().only({"view", "query", kKnown});
  Update update{read_number(in["view"]), std::nullopt, read_known(in[kKnown])};
  if (in["query"].present()) update.query = read_query(in["query"], tables, context);
  return update;
}

/// Whether the viewer is told of a customer's invitation: by a role over the whole partner, or as
/// the customer's own MMR administrator.
bool hears_of_invitation(Outlook& outlook, CustomerId customer, Instant now) {
  const Knows knows = outlook.knows(customer);
  if (knows == Knows::nothing) return false;
  if (outlook.whole()) return true;
  return !outlook.partner_wide_roles().empty() ||
         authority(outlook.policy(), customer, outlook.viewer(), now).mmr_administrator;
}

std::size_t heap_bytes() {
#if defined(__wasm__)
  return __builtin_wasm_memory_size(0) * std::size_t{65'536};
#else
  return 0;
#endif
}

}  // namespace

std::string Session::customers(const std::string& question) {
  return converse(ErrorCode::bad_question, question, read_nothing,
                  [&](Nothing, JsonWriter& out) -> Refused {
                    if (!outlook_) return not_signed_in();
                    out.begin_array();
                    for (std::uint32_t row = 0; row < policy_->customers.size(); ++row) {
                      const Knows knows = outlook_->knows({row});
                      if (knows != Knows::nothing)
                        write_known_customer(out, policy_->customers[row]->customer, knows, now_);
                    }
                    out.end_array();
                    return std::nullopt;
                  });
}

std::string Session::setAllTicketsView(const std::string& question) {
  const auto read = [](const Reader& in) {
    in.needed().only({"on"});
    return in["on"].flag();
  };
  return converse(ErrorCode::bad_question, question, read,
                  [&](bool on, JsonWriter& out) -> Refused {
                    if (!outlook_) return not_signed_in();
                    all_tickets_view_ = on;
                    out.object([&] { out.flag("on", on); });
                    return std::nullopt;
                  });
}

std::string Session::openView(const std::string& question) {
  const auto read = [&](const Reader& in) { return read_opening(in, tables_, box_context()); };
  return converse(ErrorCode::bad_query, question, read,
                  [&](const Opening& asked, JsonWriter& out) -> Refused {
                    if (!outlook_) return not_signed_in();
                    OpenView view(asked.query);
                    if (const Refused refused = view.refresh(*outlook_, all_tickets_view_))
                      return refused;
                    const std::uint32_t id = ++last_view_;
                    write_view(out, id, view, *outlook_, asked.known);
                    views_.emplace(id, std::move(view));
                    return std::nullopt;
                  });
}

std::string Session::updateView(const std::string& question) {
  const auto read = [&](const Reader& in) { return read_update(in, tables_, box_context()); };
  return converse(
      ErrorCode::bad_query, question, read, [&](const Update& update, JsonWriter& out) -> Refused {
        if (!outlook_) return not_signed_in();
        const auto found = views_.find(update.view);
        if (found == views_.end()) return no_view();
        OpenView& view = found->second;
        if (update.query) {
          if (const Refused refused = view.ask(*update.query, *outlook_, all_tickets_view_))
            return refused;
        } else if (const Refused refused = view.refresh(*outlook_, all_tickets_view_)) {
          return refused;
        }
        write_view(out, update.view, view, *outlook_, update.known);
        return std::nullopt;
      });
}

template <typename Write>
std::string Session::some_rows(const std::string& question, Write write) {
  return converse(ErrorCode::bad_question, question, read_window,
                  [&](const WindowOf& asked, JsonWriter& out) -> Refused {
                    if (!outlook_) return not_signed_in();
                    const auto found = views_.find(asked.view);
                    if (found == views_.end()) return no_view();
                    OpenView& view = found->second;
                    if (const Refused refused = view.refresh(*outlook_, all_tickets_view_))
                      return refused;
                    out.object([&] {
                      out.count("version", view.version());
                      out.count("total", view.total());
                      write(out, view, view.window(asked.offset, asked.count));
                    });
                    return std::nullopt;
                  });
}

std::string Session::window(const std::string& question) {
  return some_rows(
      question, [](JsonWriter& out, const OpenView& view, const std::vector<ViewRow>& rows) {
        out.array("rows", rows,
                  [&](ViewRow row) { write_row(out, view.query(), view.sight(row), row.row); });
      });
}

std::string Session::packedWindow(const std::string& question) {
  staged_ = {};
  return some_rows(question,
                   [&](JsonWriter& out, const OpenView& view, const std::vector<ViewRow>& rows) {
                     RowsPacker packer(view.query());
                     for (ViewRow row : rows)
                       write_row(packer, view.query(), view.sight(row), row.row);
                     staged_ = StagedRows(packer.bytes());
                     packer.write(staged_.bytes());
                     packed_staged_ = true;
                     out.count("bytes", staged_.bytes().size());
                   });
}

std::string Session::columns(const std::string& question) {
  return some_rows(question,
                   [](JsonWriter& out, const OpenView& view, const std::vector<ViewRow>& rows) {
                     ColumnsWriter columns(view.query());
                     for (ViewRow row : rows)
                       write_row(columns, view.query(), view.sight(row), row.row);
                     out.count("rows", rows.size());
                     out.key("columns");
                     columns.finish(out);
                   });
}

std::string Session::closeView(const std::string& question) {
  const auto read = [](const Reader& in) {
    in.needed().only({"view"});
    return read_number(in["view"]);
  };
  return converse(ErrorCode::bad_question, question, read,
                  [&](std::uint32_t view, JsonWriter& out) -> Refused {
                    if (!outlook_) return not_signed_in();
                    if (views_.erase(view) == 0) return no_view();
                    write_nothing(out);
                    return std::nullopt;
                  });
}

std::string Session::policy(const std::string& question) {
  return converse(ErrorCode::bad_question, question, read_nothing,
                  [&](Nothing, JsonWriter& out) -> Refused {
                    if (const Refused refused = not_oneself()) return refused;
                    if (outlook_->whole()) {
                      write_policy(out, *policy_);
                      return std::nullopt;
                    }
                    std::vector<const Partition*> rooms;
                    for (std::uint32_t row = 0; row < policy_->customers.size(); ++row) {
                      rooms.push_back(&outlook_->holding({row}).rooms());
                    }
                    write_policy(out, slice(*policy_, outlook_->viewer(), rooms, now_));
                    return std::nullopt;
                  });
}

std::string Session::invitations(const std::string& question) {
  return converse(ErrorCode::bad_question, question, read_nothing,
                  [&](Nothing, JsonWriter& out) -> Refused {
                    if (const Refused refused = not_oneself()) return refused;
                    out.begin_array();
                    for (std::uint32_t row = 0; row < policy_->customers.size(); ++row) {
                      const Customer& customer = policy_->customers[row]->customer;
                      if (is_invited(status_at(customer.relationship, now_)) &&
                          hears_of_invitation(*outlook_, {row}, now_)) {
                        write_invitation(out, customer, now_);
                      }
                    }
                    out.end_array();
                    return std::nullopt;
                  });
}

std::string Session::memory(const std::string& question) {
  return converse(ErrorCode::bad_question, question, read_nothing,
                  [&](Nothing, JsonWriter& out) -> Refused {
                    if (!outlook_) return not_signed_in();
                    out.begin_object();
                    out.count("wasmBytes", heap_bytes());
                    out.key("customers");
                    out.begin_array();
                    for (std::uint32_t row = 0; row < policy_->customers.size(); ++row) {
                      const Holding& holding = outlook_->holding({row});
                      for (std::size_t t = 0; t < holding.tables(); ++t) {
                        const Partition& table = holding.table(static_cast<TableId>(t));
                        if (table.size() == 0) continue;
                        out.object([&] {
                          out.text("customer", policy_->customers[row]->customer.tenant_id);
                          out.text("table", table.schema().name);
                          out.count("rows", table.size());
                          out.count("bytes", table.bytes());
                        });
                      }
                    }
                    out.end_array();
                    out.end_object();
                    return std::nullopt;
                  });
}

}  // namespace enfilade
