#include "core/view/query.h"

#include <algorithm>
#include <range/v3/algorithm/find.hpp>

#include "core/base/fold.h"
#include "core/base/instant.h"
#include "core/base/ranked_number.h"

namespace enfilade {
namespace {

constexpr std::string_view kRoomPrefix = "room.";

Error refused(std::string message) {
  return {ErrorCode::bad_query, std::move(message)};
}

std::string in_quotes(std::string_view text) {
  return '"' + std::string(text) + '"';
}

bool is_number(ColumnType type) {
  return type == ColumnType::integer || type == ColumnType::time || type == ColumnType::number;
}

bool is_exact(ColumnType type) {
  return type == ColumnType::id || type == ColumnType::rooms;
}

bool is_range(Operator op) {
  return op == Operator::at_least || op == Operator::above || op == Operator::at_most ||
         op == Operator::below;
}

const ColumnSchema* schema_of_column(const TableSchema& table, ColumnRef column) {
  if (column.of == ColumnRef::Of::row) return &table.columns[column.column];
  if (column.of == ColumnRef::Of::room) return &schema_of(TableId::rooms).columns[column.column];
  return nullptr;
}

/// A value as the text of a name-like column; nothing if it is of another kind.
std::optional<std::string> as_text(const Value& value, ColumnType type) {
  if (const bool* flag = std::get_if<bool>(&value); flag && type == ColumnType::flag) {
    return *flag ? "true" : "false";
  }
  if (const auto* text = std::get_if<std::string>(&value); text && type != ColumnType::flag) {
    return is_exact(type) ? *text : fold(*text);
  }
  return std::nullopt;
}

/// A value as a column of numbers keeps it; nothing if it is of another kind.
std::optional<std::int64_t> as_number(const Value& value, ColumnType type) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    return type == ColumnType::number ? rank_of(static_cast<double>(*number)) : *number;
  }
  if (const auto* number = std::get_if<double>(&value)) {
    return type == ColumnType::number ? std::optional(rank_of(*number)) : std::nullopt;
  }
  const auto* text = std::get_if<std::string>(&value);
  return text && type == ColumnType::time ? parse_instant(*text) : std::nullopt;
}

std::string wanted(ColumnType type) {
  switch (type) {
    case ColumnType::integer:
      return "a whole number";
    case ColumnType::number:
      return "a number";
    case ColumnType::time:
      return "milliseconds or a time like \"2026-01-31T12:00:00Z\"";
    case ColumnType::flag:
      return "true or false";
    default:
      return "a text";
  }
}

Result<Leaf> equal_to_any(ColumnType type, ColumnRef column, const std::vector<Value>& values) {
  Leaf leaf{.column = column};
  leaf.test = is_number(type) ? Leaf::Test::any_of_numbers : Leaf::Test::any_of_texts;
  for (const Value& value : values) {
    if (std::holds_alternative<std::monostate>(value)) continue;
    if (is_number(type)) {
      const std::optional<std::int64_t> number = as_number(value, type);
      if (!number) return refused("this column is compared with " + wanted(type));
      leaf.numbers.push_back(*number);
    } else {
      std::optional<std::string> text = as_text(value, type);
      if (!text) return refused("this column is compared with " + wanted(type));
      leaf.texts.push_back(std::move(*text));
    }
  }
  return leaf;
}

Result<Leaf> part_of_text(ColumnType type, ColumnRef column, Leaf::Test test, const Value& value) {
  if (is_number(type) || type == ColumnType::flag) {
    return refused("only texts can contain or start with something");
  }
  const auto* text = std::get_if<std::string>(&value);
  if (text == nullptr) return refused("what to look for is a text");
  return Leaf{.column = column, .test = test, .texts = {fold(*text)}};
}

/// The place of a declared value in its enumeration.
std::optional<std::int64_t> place_of(const ColumnSchema& schema, const std::string& folded) {
  for (std::size_t i = 0; i < schema.values.size(); ++i) {
    if (fold(schema.values[i]) == folded) return static_cast<std::int64_t>(i);
  }
  return std::nullopt;
}

Result<Leaf> number_range(const TableSchema& table, ColumnType type, ColumnRef column,
                          const std::vector<Comparison>& comparisons) {
  constexpr std::int64_t kLow = kLowestNumber, kHigh = kHighestNumber;
  Leaf leaf{.column = column, .test = Leaf::Test::number_range, .numbers = {kLow, kHigh}};
  for (const Comparison& comparison : comparisons) {
    const Value& value = comparison.values.front();
    std::optional<std::int64_t> bound;
    if (std::holds_alternative<std::monostate>(value)) {
      leaf.numbers = {kHigh, kLow};  // a comparison with null holds of nothing
      return leaf;
    }
    if (type == ColumnType::enumeration) {
      const std::optional<std::string> text = as_text(value, type);
      if (text) bound = place_of(*schema_of_column(table, column), *text);
      if (!bound) return refused("a range of this column begins and ends at its declared values");
    } else {
      bound = as_number(value, type);
      if (!bound) return refused("this column is compared with " + wanted(type));
    }
    std::int64_t& low = leaf.numbers[0];
    std::int64_t& high = leaf.numbers[1];
    if (comparison.op == Operator::at_least) low = std::max(low, *bound);
    if (comparison.op == Operator::above) low = *bound == kHigh ? kHigh : std::max(low, *bound + 1);
    if (comparison.op == Operator::at_most) high = std::min(high, *bound);
    if (comparison.op == Operator::below) high = *bound <= kLow ? kLow : std::min(high, *bound - 1);
  }
  return leaf;
}

Result<Leaf> text_range(ColumnType type, ColumnRef column,
                        const std::vector<Comparison>& comparisons) {
  Leaf leaf{.column = column, .test = Leaf::Test::text_range};
  for (const Comparison& comparison : comparisons) {
    const Value& value = comparison.values.front();
    if (std::holds_alternative<std::monostate>(value)) {
      return Leaf{.column = column, .test = Leaf::Test::any_of_texts};  // holds of nothing
    }
    const std::optional<std::string> text = as_text(value, type);
    if (!text) return refused("this column is compared with " + wanted(type));
    const bool inclusive =
        comparison.op == Operator::at_least || comparison.op == Operator::at_most;
    const bool lower = comparison.op == Operator::at_least || comparison.op == Operator::above;
    (lower ? leaf.low : leaf.high) = Leaf::TextBound{*text, inclusive};
  }
  return leaf;
}

}  // namespace

Result<ColumnRef> parse_column(const TableSchema& table, std::string_view text) {
  const auto* of_customer = ranges::find(kCustomerColumnNames, text);
  if (of_customer != kCustomerColumnNames.end()) {
    return ColumnRef{ColumnRef::Of::customer,
                     static_cast<std::size_t>(of_customer - kCustomerColumnNames.begin())};
  }
  if (text.substr(0, kRoomPrefix.size()) == kRoomPrefix && table.rooms_column()) {
    if (const auto column = schema_of(TableId::rooms).find(text.substr(kRoomPrefix.size()))) {
      return ColumnRef{ColumnRef::Of::room, *column};
    }
  }
  if (const auto column = table.find(text)) return ColumnRef{ColumnRef::Of::row, *column};
  return refused("unknown column " + in_quotes(text) + " of the table " + in_quotes(table.name));
}

std::string name_of(const TableSchema& table, ColumnRef column) {
  if (column.of == ColumnRef::Of::customer) return std::string(kCustomerColumnNames[column.column]);
  const std::string name(schema_of_column(table, column)->name);
  return column.of == ColumnRef::Of::room ? std::string(kRoomPrefix) + name : name;
}

bool is_list(const TableSchema& table, ColumnRef column) {
  const ColumnType type = type_of(table, column);
  if (type != ColumnType::rooms) return type == ColumnType::set;
  return !schema_of_column(table, column)->one;
}

ColumnType type_of(const TableSchema& table, ColumnRef column) {
  if (const ColumnSchema* schema = schema_of_column(table, column)) return schema->type;
  return column.column == customer_column::id     ? ColumnType::id
         : column.column == customer_column::tags ? ColumnType::set
                                                  : ColumnType::name;
}

std::vector<ColumnRef> searched_columns(const TableSchema& table) {
  std::vector<ColumnRef> columns;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (table.columns[i].searched) columns.push_back({ColumnRef::Of::row, i});
  }
  if (table.rooms_column()) columns.push_back({ColumnRef::Of::room, room_column::name});
  columns.push_back({ColumnRef::Of::customer, customer_column::name});
  columns.push_back({ColumnRef::Of::customer, customer_column::alias});
  return columns;
}

std::span<const std::string_view> declared_values(const TableSchema& table, ColumnRef column) {
  const ColumnSchema* schema = schema_of_column(table, column);
  return schema != nullptr ? schema->values : std::span<const std::string_view>();
}

std::optional<std::string_view> declared_spelling(const TableSchema& table, ColumnRef column,
                                                  std::string_view folded) {
  for (std::string_view value : declared_values(table, column)) {
    if (fold(value) == folded) return value;
  }
  return std::nullopt;
}

Result<Leaf> make_leaf(const TableSchema& table, ColumnRef column,
                       const std::vector<Comparison>& comparisons) {
  const ColumnType type = type_of(table, column);
  const Comparison& first = comparisons.front();
  const bool listed = is_list(table, column);

  if (first.op == Operator::is_null) {
    const bool null = std::get<bool>(first.values.front());
    return Leaf{.column = column, .test = null ? Leaf::Test::is_null : Leaf::Test::is_not_null};
  }
  if (first.op == Operator::has_any) {
    const bool any = type == ColumnType::set || type == ColumnType::rooms;
    if (!any) return refused("\"hasAny\" is for sets; use \"in\"");
    return equal_to_any(type, column, first.values);
  }
  const bool by_id = first.op == Operator::equals || first.op == Operator::in;
  if (type == ColumnType::rooms && !listed && !by_id) {
    return refused("a room is asked by its id, with \"equals\", \"in\" or \"isNull\"");
  }
  if (listed) return refused("a set is asked with \"hasAny\" or \"isNull\"");
  if (is_range(first.op)) {
    if (type == ColumnType::flag) return refused("a flag has no range");
    if (is_number(type) || type == ColumnType::enumeration) {
      return number_range(table, type, column, comparisons);
    }
    return text_range(type, column, comparisons);
  }
  if (first.op == Operator::contains) {
    return part_of_text(type, column, Leaf::Test::contains, first.values.front());
  }
  if (first.op == Operator::starts_with) {
    return part_of_text(type, column, Leaf::Test::starts_with, first.values.front());
  }
  return equal_to_any(type, column, first.values);
}

Filter filter_of_word(const TableSchema& table, const std::string& word) {
  Filter any{.kind = Filter::Kind::any_of};
  for (ColumnRef column : searched_columns(table)) {
    any.parts.push_back(
        {.kind = Filter::Kind::leaf,
         .leaf = {.column = column, .test = Leaf::Test::contains, .texts = {word}}});
  }
  return any;
}

}  // namespace enfilade
