#include "core/view/order_value.h"

#include <algorithm>
#include <compare>
#include <optional>
#include <variant>

#include "core/base/fold.h"

namespace enfilade {
namespace {

SortKey directed(SortKey key, bool descending) {
  return descending ? ~key : key;
}

int sign(std::strong_ordering order) {
  return order < 0 ? -1 : order > 0 ? 1 : 0;
}

/// Ordered by number first: of an enumeration that is its rank.
bool is_numeric(ColumnType type) {
  return type == ColumnType::integer || type == ColumnType::time || type == ColumnType::number ||
         type == ColumnType::enumeration || type == ColumnType::flag;
}

SortValue value_of_code(const NameColumn& column, std::uint32_t code) {
  if (code == NameColumn::kNull) return {};
  const std::uint32_t rank = std::min(code - 1, column.declared);
  if (rank < column.declared) return {false, rank, {}};
  return {false, rank, column.folded[code - 1]};
}

SortValue value_at(const Partition& partition, std::size_t column, std::size_t row,
                   std::string& scratch) {
  const Column& values = partition.column(column);
  if (const auto* numbers = std::get_if<NumberColumn>(&values)) {
    const std::int64_t value = (*numbers)[row];
    return {value == NumberColumn::kNull, value, {}};
  }
  if (const auto* texts = std::get_if<TextColumn>(&values)) {
    const bool exact = partition.schema().columns[column].type == ColumnType::id;
    return {texts->is_null(row), 0,
            exact ? texts->written(row, scratch) : texts->folded(row, scratch)};
  }
  if (const auto* names = std::get_if<NameColumn>(&values)) {
    return value_of_code(*names, names->codes[row]);
  }
  return {};
}

std::optional<RowId> first_visible_room(const Sight& sight, std::size_t row) {
  std::optional<RowId> first;
  sight.for_each_visible_room(row, [&](RowId room) {
    if (!first) first = room;
  });
  return first;
}

}  // namespace

SortValue value_of(const Sight& sight, ColumnRef column, std::size_t row, std::string& scratch) {
  switch (column.of) {
    case ColumnRef::Of::row:
      if (!sight.may_read(row, column.column)) return {};
      return value_at(sight.table(), column.column, row, scratch);
    case ColumnRef::Of::room: {
      const std::optional<RowId> room = first_visible_room(sight, row);
      if (!room || !sight.may_read_room(*room, column.column)) return {};
      return value_at(sight.rooms(), column.column, room->row, scratch);
    }
    case ColumnRef::Of::customer:
      break;
  }
  const Customer& customer = sight.customer();
  if (column.column == customer_column::id) return {false, 0, customer.tenant_id};
  const std::string& text =
      column.column == customer_column::alias ? customer.alias : customer.name;
  scratch = fold(text);
  return {text.empty(), 0, scratch};
}

int compared(const SortValue& a, const SortValue& b, bool descending) {
  if (a.null || b.null) return a.null == b.null ? 0 : a.null ? 1 : -1;
  const int by_number = sign(a.number <=> b.number);
  const int order = by_number != 0 ? by_number : a.text.compare(b.text);
  return descending ? -order : order;
}

SortKey key_of(const SortValue& value, ColumnType type, bool descending, std::size_t chunk) {
  if (value.null) return kLastKey;
  if (is_numeric(type) && chunk == 0) return number_key(value.number, descending);
  // The first key of what has a rank is the rank alone.
  const std::size_t at = (is_numeric(type) ? chunk - 1 : chunk) * 8;
  return directed(TextColumn::prefix_of(value.text.substr(std::min(at, value.text.size()))),
                  descending);
}

std::vector<SortKey> keys_of_codes(const NameColumn& column, ColumnType type, bool descending) {
  std::vector<SortKey> keys;
  for (std::uint32_t code = 0; code <= column.names.size(); ++code) {
    keys.push_back(key_of(value_of_code(column, code), type, descending, 0));
  }
  return keys;
}

}  // namespace enfilade
