#include "core/view/alike.h"

#include <map>
#include <range/v3/algorithm/equal.hpp>
#include <utility>
#include <variant>
#include <vector>

#include "core/table/same_value.h"

namespace enfilade {
namespace {

/// A cell of some partition.
struct Place {
  const Partition& partition;
  std::size_t row;
};

/// Of the rooms that a row is about only the visible ones count, which are compared by themselves.
bool same_value(std::size_t column, Place a, Place b) {
  if (a.partition.schema().columns[column].type == ColumnType::rooms) return true;
  return same_value(a.partition.column(column), a.row, b.partition.column(column), b.row);
}

std::vector<std::size_t> rows_of(const Bitmap& bitmap) {
  std::vector<std::size_t> rows;
  bitmap.for_each([&](std::size_t row) { rows.push_back(row); });
  return rows;
}

std::vector<RowId> visible_rooms(const Sight& sight, std::size_t row) {
  std::vector<RowId> rooms;
  sight.for_each_visible_room(row, [&](RowId room) { rooms.push_back(room); });
  return rooms;
}

/// Compares two sights row by row; a pair of rooms is compared once, however many rows name it.
class Comparison {
 public:
  Comparison(const Sight& a, const Sight& b) : a_(a), b_(b) {}

  bool same_row(std::size_t row, std::size_t other) {
    for (std::size_t column = 0; column < a_.table().schema().columns.size(); ++column) {
      const bool readable = a_.may_read(row, column);
      if (readable != b_.may_read(other, column)) return false;
      if (readable && !same_value(column, {a_.table(), row}, {b_.table(), other})) return false;
    }
    if (a_.can(row) != b_.can(other) || a_.partial(row) != b_.partial(other)) return false;
    return ranges::equal(visible_rooms(a_, row), visible_rooms(b_, other),
                         [&](RowId room, RowId other_room) { return same_room(room, other_room); });
  }

 private:
  bool same_room(RowId room, RowId other) {
    const auto [known, added] = same_.try_emplace({room.row, other.row}, true);
    if (!added) return known->second;
    for (std::size_t column = 0; column < a_.rooms().schema().columns.size(); ++column) {
      const bool readable = a_.may_read_room(room, column);
      const bool same =
          readable == b_.may_read_room(other, column) &&
          (!readable || same_value(column, {a_.rooms(), room.row}, {b_.rooms(), other.row}));
      if (!same) return known->second = false;
    }
    return true;
  }

  const Sight& a_;
  const Sight& b_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, bool> same_;
};

/// Of two sights that look alike: whether their visible rows say the same, where they could differ.
bool same_values(const Sight& a, const Sight& b) {
  for (std::size_t column = 0; column < a.table().schema().columns.size(); ++column) {
    if (a.table().shares(b.table(), column)) continue;
    const Bitmap differing = a.visible().where([&](std::size_t row) {
      return a.may_read(row, column) && !same_value(column, {a.table(), row}, {b.table(), row});
    });
    if (differing.any()) return false;
  }
  return true;
}

bool same_customer(const Customer& a, const Customer& b) {
  return a.tenant_id == b.tenant_id && a.name == b.name && a.alias == b.alias && a.tags == b.tags;
}

}  // namespace

bool alike(const Sight& a, const Sight& b) {
  if (!same_customer(a.customer(), b.customer())) return false;
  if (a.looks_like(b)) return same_values(a, b);
  Comparison comparison(a, b);
  return ranges::equal(
      rows_of(a.visible()), rows_of(b.visible()),
      [&](std::size_t row, std::size_t other) { return comparison.same_row(row, other); });
}

}  // namespace enfilade
