#include "bindings/json/read_query.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "bindings/json/utf16.h"
#include "core/box/parse.h"
#include "core/box/words.h"
#include "core/view/facets.h"

namespace enfilade {
namespace {

constexpr std::size_t kOperators = kOperatorNames.size();

ColumnRef read_column(const TableSchema& table, const Reader& in) {
  const std::string name = in.id();
  if (!in.ok()) return {};
  Result<ColumnRef> column = parse_column(table, name);
  if (column) return *column;
  in.fail(column.error());
  return {};
}

Value read_value(const Reader& in) {
  const Json& json = in.json();
  switch (json.kind()) {
    case Json::Kind::null:
      return std::monostate{};
    case Json::Kind::flag:
      return in.flag();
    case Json::Kind::text:
      return in.text();
    case Json::Kind::integer:
      return in.integer();
    case Json::Kind::large_integer:
    case Json::Kind::fraction:
      return json.number();
    default:
      in.fail("expected a text, a number, true, false or null");
      return std::monostate{};
  }
}

Comparison read_comparison(Operator op, const Reader& in) {
  Comparison comparison{op, {}};
  switch (op) {
    case Operator::in:
    case Operator::has_any:
      in.each([&](const Reader& item) { comparison.values.push_back(read_value(item)); });
      break;
    case Operator::is_null:
      comparison.values.emplace_back(in.flag());
      break;
    default:
      comparison.values.push_back(read_value(in));
  }
  return comparison;
}

bool is_bound(Operator op) {
  return op == Operator::at_least || op == Operator::above || op == Operator::at_most ||
         op == Operator::below;
}

/// Whether these comparisons make up one: a single one, or a lower with an upper bound.
bool make_up_one(const std::vector<Comparison>& comparisons) {
  if (comparisons.size() == 1) return true;
  const auto lower = [](const Comparison& c) {
    return c.op == Operator::at_least || c.op == Operator::above;
  };
  return comparisons.size() == 2 && is_bound(comparisons[0].op) && is_bound(comparisons[1].op) &&
         lower(comparisons[0]) != lower(comparisons[1]);
}

Filter read_leaf(const TableSchema& table, const Reader& in) {
  in.only({"column", "equals", "in", "contains", "startsWith", "atLeast", "above", "atMost",
           "below", "isNull", "hasAny"});
  const ColumnRef column = read_column(table, in["column"]);
  std::vector<Comparison> comparisons;
  for (std::size_t op = 0; op < kOperators; ++op) {
    const Reader value = in[kOperatorNames[op]];
    if (value.present()) comparisons.push_back(read_comparison(static_cast<Operator>(op), value));
  }
  if (!in.ok()) return {};
  if (comparisons.empty()) {
    in.fail("nothing to compare with: add \"equals\", \"in\", \"contains\" or another operator");
    return {};
  }
  if (!make_up_one(comparisons)) {
    in.fail("one comparison, or a lower and an upper bound: put several into \"and\"");
    return {};
  }
  Result<Leaf> leaf = make_leaf(table, column, comparisons);
  if (!leaf) {
    in.fail(leaf.error());
    return {};
  }
  return {.kind = Filter::Kind::leaf, .parts = {}, .leaf = *std::move(leaf)};
}

Filter read_filter(const TableSchema& table, const Reader& in);

Filter read_parts(Filter::Kind kind, const TableSchema& table, const Reader& in) {
  Filter filter{.kind = kind, .parts = {}, .leaf = {}};
  in.each([&](const Reader& part) { filter.parts.push_back(read_filter(table, part)); });
  return filter;
}

Filter read_filter(const TableSchema& table, const Reader& in) {
  in.members([](std::string_view, const Reader&) {});  // an object, or refused
  if (!in.ok()) return {};
  if (in["and"].present()) {
    in.only({"and"});
    return read_parts(Filter::Kind::all_of, table, in["and"]);
  }
  if (in["or"].present()) {
    in.only({"or"});
    return read_parts(Filter::Kind::any_of, table, in["or"]);
  }
  if (in["not"].present()) {
    in.only({"not"});
    Filter filter{.kind = Filter::Kind::none_of, .parts = {}, .leaf = {}};
    filter.parts.push_back(read_filter(table, in["not"]));
    return filter;
  }
  return read_leaf(table, in);
}

OrderTerm read_order_term(const TableSchema& table, const Reader& in) {
  in.only({"column", "descending"});
  const OrderTerm term{read_column(table, in["column"]), in["descending"].flag_or(false)};
  if (!in.ok()) return term;
  const ColumnType type = type_of(table, term.column);
  if (type == ColumnType::set || type == ColumnType::rooms) in.fail("a list has no order");
  return term;
}

void add_once(std::vector<ColumnRef>& columns, ColumnRef column, const Reader& in) {
  if (std::find(columns.begin(), columns.end(), column) != columns.end()) {
    in.fail("named twice");
  } else {
    columns.push_back(column);
  }
}

/// The box stands instead of a filter, words and order.
AskedQuery read_box(const Reader& in, const TableSchema& table, const BoxContext& context) {
  for (std::string_view member : {"where", "search", "orderBy"}) {
    if (in[member].present()) in[member].fail("the \"box\" stands instead of it");
  }
  const std::string text = in["box"].text();
  BoxQuery read = parse_box(table, text, context);
  return {std::move(read.query), in_utf16(text, std::move(read.notices))};
}

}  // namespace

const TableSchema& read_table(const Reader& in, const Tables& tables) {
  const std::string name = in.id();
  const TableSchema* const table = tables.find(name);
  if (in.ok() && table == nullptr) in.fail("unknown table \"" + name + '"');
  return table != nullptr ? *table : schema_of(TableId::rooms);
}

void read_customers(const Reader& in, Query& query) {
  if (!in.present()) return;
  if (in.is_object()) {
    in.only({"tag"});
    query.tag = in["tag"].id();
    return;
  }
  query.customers.emplace();
  in.each([&](const Reader& item) { query.customers->push_back(item.id()); });
}

AskedQuery read_query(const Reader& in, const Tables& tables, const BoxContext& context,
                      std::string_view beside) {
  in.needed().only({"table", "customers", "where", "search", "orderBy", "box", "facets",
                    "facetMode", "columns", beside});
  constexpr std::array<std::string_view, 2> kFacetModes{"without_own", "same"};
  const TableSchema& table = read_table(in["table"], tables);
  AskedQuery asked{.query = {.table = &table}};
  if (!in.ok()) return asked;
  if (in["box"].present()) asked = read_box(in, table, context);

  Query& query = asked.query;
  read_customers(in["customers"], query);
  if (in["where"].present()) query.where = read_filter(table, in["where"]);
  if (in["search"].present()) query.words = words_of(in["search"].text());
  in["orderBy"].each(
      [&](const Reader& term) { query.order.push_back(read_order_term(table, term)); });
  in["facets"].each([&](const Reader& item) {
    const ColumnRef column = read_column(table, item);
    if (item.ok() && !countable(table, column)) item.fail("a column of this type is not counted");
    add_once(query.facets, column, item);
  });
  const Reader mode = in["facetMode"];
  query.facets_without_own = !mode.present() || mode.one_of(kFacetModes, "facet mode") == 0;
  if (in["columns"].present()) {
    query.columns.emplace();
    in["columns"].each(
        [&](const Reader& item) { add_once(*query.columns, read_column(table, item), item); });
  }
  return asked;
}

}  // namespace enfilade
