#include "core/box/leaf_range.h"

#include <cstddef>

#include "core/base/decimal.h"
#include "core/base/ranked_number.h"

namespace enfilade {
namespace {

/// Whether one of two neighbouring ranks is the one that was meant: 3.5, and not the next number.
bool is_shorter(std::int64_t rank, std::int64_t than) {
  if (rank < -kLargestRank || rank > kLargestRank) return false;
  return print_number(ColumnType::number, rank).size() <
         print_number(ColumnType::number, than).size();
}

}  // namespace

std::string print_number(ColumnType type, std::int64_t number) {
  return type == ColumnType::number ? format_decimal(number_of_rank(number))
                                    : std::to_string(number);
}

LeafRange range_of(const TableSchema& table, const Leaf& leaf) {
  using Kind = LeafRange::Kind;
  const std::int64_t low = leaf.numbers[0], high = leaf.numbers[1];
  if (low > high) return {Kind::nothing};
  const bool number = type_of(table, leaf.column) == ColumnType::number;
  if (number && (low > kLargestRank || high < -kLargestRank)) return {Kind::nothing};
  LeafRange range{Kind::numbers};
  if (low > kLowestNumber) range.low = low;
  if (high < kHighestNumber) range.high = high;

  if (type_of(table, leaf.column) == ColumnType::enumeration) {
    const auto count = static_cast<std::int64_t>(declared_values(table, leaf.column).size());
    if (high < 0 || low > count) return {Kind::nothing};
    if (low == count) return {Kind::undeclared};
    range.kind = Kind::values;
    if (low <= 0) range.low.reset();
    if (high >= count) range.high.reset();
  }
  if (number) {
    range.above = range.low && is_shorter(low - 1, low);
    if (range.above) --*range.low;
    range.below = range.high && is_shorter(high + 1, high);
    if (range.below) ++*range.high;
  }
  return range.low || range.high ? range : LeafRange{Kind::anything};
}

std::optional<std::string_view> word_of(const TableSchema& table, const Filter& filter) {
  const std::vector<ColumnRef> columns = searched_columns(table);
  if (filter.kind != Filter::Kind::any_of || filter.parts.size() != columns.size()) {
    return std::nullopt;
  }
  const Leaf& first = filter.parts.front().leaf;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const Filter& part = filter.parts[i];
    if (part.kind != Filter::Kind::leaf || part.leaf.column != columns[i] ||
        part.leaf.test != Leaf::Test::contains || part.leaf.texts != first.texts) {
      return std::nullopt;
    }
  }
  return first.texts.front();
}

}  // namespace enfilade
