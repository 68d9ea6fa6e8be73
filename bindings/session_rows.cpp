#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "bindings/converse.h"
#include "bindings/json/read_declaration.h"
#include "bindings/json/read_query.h"
#include "bindings/json/read_rows.h"
#include "bindings/put.h"
#include "bindings/segments.h"
#include "bindings/session.h"

// Rows on their way in and out.

namespace enfilade {
namespace {

std::optional<Instant> read_as_of(const Reader& in) {
  if (!in.present()) return std::nullopt;
  return in.integer(-kLatestInstant, kLatestInstant);
}

struct Removal {
  std::string customer;
  TableId table = TableId::rooms;
  std::vector<std::string> ids;
};

Removal read_removal(const Reader& in, const Tables& tables) {
  in.needed().only({"customer", "table", "ids"});
  Removal removal{in["customer"].id(), read_table(in["table"], tables).id, {}};
  in["ids"].needed().each([&](const Reader& id) { removal.ids.push_back(id.id()); });
  return removal;
}

struct SourceOf {
  std::string customer;
  Source source;
};

SourceOf read_source(const Reader& in) {
  in.needed().only({"customer", "state", "asOf", "message"});
  SourceOf read{in["customer"].id(), {}};
  read.source.state = static_cast<SourceState>(in["state"].one_of(kSourceStateNames, "state"));
  read.source.as_of = read_as_of(in["asOf"]);
  read.source.message = in["message"].text_or("");
  return read;
}

std::optional<std::string> read_whom_to_wipe(const Reader& in) {
  in.needed().only({"customer"});
  if (!in["customer"].present()) return std::nullopt;
  return in["customer"].id();
}

/// Whether rows change one by one, those that are there where they lie. Of one customer's whole
/// rows another table is made, unless they are so few that this costs more.
bool changes_rows(const Put& put, std::size_t bytes) {
  constexpr std::size_t kFew = 1 << 20;  // bytes of text: some thousand rows
  if (!put.customer || put.mode == PutMode::patch) return true;
  return put.mode == PutMode::upsert && !put.segment && bytes <= kFew;
}

}  // namespace

Put read_put(const Reader& in, const Tables& tables) {
  in.needed().only({"customer", "table", "mode", "asOf", "format"});
  Put put;
  put.table = &read_table(in["table"], tables);
  if (in["customer"].present()) put.customer = in["customer"].id();
  if (const Reader mode = in["mode"]; mode.present()) {
    put.mode = static_cast<PutMode>(mode.one_of(kPutModeNames, "mode"));
  }
  if (!put.customer && put.mode == PutMode::replace) {
    in["customer"].fail("whose rows? without a customer, rows are upserted or patched");
  }
  put.as_of = read_as_of(in["asOf"]);
  if (const Reader format = in["format"]; format.present()) {
    const std::size_t named = format.one_of(kPutFormatNames, "format");
    put.segment = named == kRowsFormatNames.size();
    if (!put.segment) put.format = static_cast<RowsFormat>(named);
    if (put.segment && (!put.customer || put.mode == PutMode::patch)) {
      format.fail("a segment holds whole rows of one customer");
    }
  }
  return put;
}

std::string Session::declareTable(const std::string& question) {
  const auto read = [&](const Reader& in) {
    TableDeclaration declaration = read_declaration(in);
    const std::size_t known = tables_.size();
    std::optional<DeclarationProblem> problem;
    if (in.ok()) problem = tables_.declare(std::move(declaration));
    if (problem) fail(in, *problem);
    return tables_.size() > known;
  };
  return converse(ErrorCode::bad_question, question, read,
                  [&](bool added, JsonWriter& out) -> Refused {
                    if (added) hold_also(tables_[static_cast<TableId>(tables_.size() - 1)]);
                    write_nothing(out);
                    return std::nullopt;
                  });
}

void Session::hold_also(const TableSchema& table) {
  auto more = std::make_shared<Holding>(*no_rows_);
  more->add(table);
  no_rows_ = std::move(more);
  for (auto& [id, view] : views_) view.forget();
  if (outlook_) outlook_->add(table, no_rows_);
}

std::span<std::uint8_t> Session::stage(std::size_t bytes) {
  staged_ = StagedRows(bytes);
  packed_staged_ = false;
  return staged_.bytes();
}

std::string Session::put(const std::string& question) {
  StagedRows staged = std::exchange(staged_, {});
  const std::span<std::uint8_t> bytes = staged.with_nuls();
  const auto read_question = [&](const Reader& in) { return read_put(in, tables_); };
  return converse(ErrorCode::bad_question, question, read_question,
                  [&](const Put& put, JsonWriter& out) -> Refused {
                    if (!outlook_) return not_signed_in();
                    if (changes_rows(put, bytes.size())) return change(put, bytes, out);
                    const std::optional<CustomerId> customer = held_customer(*put.customer);
                    if (!customer) return no_customer();
                    Result<ReadRows> read =
                        put.segment ? read_rows_of_segment(*put.table, *put.customer, bytes)
                                    : read_rows(*put.table, *put.customer, bytes, put.format);
                    if (!read) return read.error();
                    take(put, *customer, *std::move(read), out);
                    return std::nullopt;
                  });
}

void Session::take(const Put& put, CustomerId customer, ReadRows read, JsonWriter& out) {
  const Partition& old = outlook_->holding(customer).table(put.table->id);
  auto next = std::make_shared<Holding>(outlook_->holding(customer));
  const std::size_t unplaced = next->unplaced(read.partition);
  next->replace(put.mode == PutMode::upsert ? upserted(old, read.partition)
                                            : std::move(read.partition));
  const std::optional<Instant> as_of = put.as_of ? put.as_of : read.as_of;
  next->source(put.table->id) = {SourceState::ready, as_of, {}};
  hold(customer, std::move(next));
  write_report(out, *put.table, read.report, unplaced);
}

std::string Session::remove(const std::string& question) {
  const auto read = [&](const Reader& in) { return read_removal(in, tables_); };
  return converse(ErrorCode::bad_question, question, read,
                  [&](const Removal& removal, JsonWriter& out) -> Refused {
                    if (!outlook_) return not_signed_in();
                    const std::optional<CustomerId> customer = held_customer(removal.customer);
                    if (!customer) return no_customer();
                    auto next = std::make_shared<Holding>(outlook_->holding(*customer));
                    const std::vector<std::string_view> ids(removal.ids.begin(), removal.ids.end());
                    next->replace(without(next->table(removal.table), ids));
                    hold(*customer, std::move(next));
                    write_nothing(out);
                    return std::nullopt;
                  });
}

std::string Session::setSource(const std::string& question) {
  return converse(ErrorCode::bad_question, question, read_source,
                  [&](const SourceOf& of, JsonWriter& out) -> Refused {
                    if (!outlook_) return not_signed_in();
                    const std::optional<CustomerId> customer = held_customer(of.customer);
                    if (!customer) return no_customer();
                    if (Holding* own = outlook_->own(*customer)) {
                      own->set_sources(of.source);
                      outlook_->changed_coverage();
                    } else {
                      auto next = std::make_shared<Holding>(outlook_->holding(*customer));
                      next->set_sources(of.source);
                      hold(*customer, std::move(next));
                    }
                    write_nothing(out);
                    return std::nullopt;
                  });
}

std::string Session::wipe(const std::string& question) {
  return converse(ErrorCode::bad_question, question, read_whom_to_wipe,
                  [&](const std::optional<std::string>& whom, JsonWriter& out) -> Refused {
                    if (!outlook_) return not_signed_in();
                    if (whom) {
                      const std::optional<CustomerId> customer = held_customer(*whom);
                      if (!customer) return no_customer();
                      hold(*customer, outlook_->no_rows());
                      forget(*whom);
                      end_streams(*whom);
                    } else {
                      for (auto& [id, view] : views_) view.forget();
                      for (std::uint32_t row = 0; row < policy_->customers.size(); ++row) {
                        hold({row}, outlook_->no_rows());
                      }
                      streams_.clear();
                      records_.clear();
                      for (auto& [who, all] : executed_) {
                        for (Executed& one : all) one.told.reset();
                      }
                    }
                    write_nothing(out);
                    return std::nullopt;
                  });
}

}  // namespace enfilade
