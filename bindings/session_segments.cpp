#include <utility>

#include "bindings/converse.h"
#include "bindings/json/read_query.h"
#include "bindings/segments.h"
#include "bindings/session.h"
#include "core/base/digest.h"
#include "core/table/segment.h"

// Rows as the engine's own bytes, out and in.

namespace enfilade {
namespace {

struct TableOf {
  std::string customer;
  TableId table = TableId::rooms;
};

TableOf read_table_of(const Reader& in, const Tables& tables) {
  in.needed().only({"customer", "table"});
  return {in["customer"].id(), read_table(in["table"], tables).id};
}

}  // namespace

std::span<const std::uint8_t> Session::staged() const {
  return staged_.bytes();
}

std::string Session::segment(const std::string& question) {
  staged_ = {};
  packed_staged_ = false;
  const auto read = [&](const Reader& in) { return read_table_of(in, tables_); };
  return converse(
      ErrorCode::bad_question, question, read, [&](const TableOf& of, JsonWriter& out) -> Refused {
        if (!outlook_) return not_signed_in();
        const std::optional<CustomerId> customer = held_customer(of.customer);
        if (!customer) return no_customer();
        const Holding& holding = outlook_->holding(*customer);
        staged_ = StagedRows(
            write_segment(holding.table(of.table), {of.customer, holding.source(of.table).as_of}));
        out.object([&] {
          out.count("bytes", staged_.bytes().size());
          out.text("digest", digest_of(staged_.bytes()).text());
        });
        return std::nullopt;
      });
}

Result<ReadRows> read_rows_of_segment(const TableSchema& schema, std::string_view customer,
                                      std::span<const std::uint8_t> bytes) {
  Result<Segment> segment = read_segment(schema, customer, bytes.first(bytes.size() - kBehindRows));
  if (!segment) return segment.error();
  RowsReport report;
  report.taken = (*segment).partition.size();
  report.undeclared = (*segment).undeclared;
  return ReadRows{std::move((*segment).partition), std::move(report), (*segment).as_of};
}

}  // namespace enfilade
