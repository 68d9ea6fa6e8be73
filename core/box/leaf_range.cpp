#include "core/box/leaf_range.h"

#include <cstddef>

namespace enfilade {

LeafRange range_of(const TableSchema& table, const Leaf& leaf) {
  using Kind = LeafRange::Kind;
  const std::int64_t low = leaf.numbers[0], high = leaf.numbers[1];
  if (low > high) return {Kind::nothing};
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
