#include "core/view/alike.h"

#include <map>
#include <range/v3/algorithm/equal.hpp>
#include <utility>
#include <variant>
#include <vector>

namespace enfilade {
namespace {

/// A cell of some partition.
struct Place {
  const Partition& partition;
  std::size_t row;
};

/// Compares the values of one column, of whatever kind, in two places.
struct SameValue {
  const Column& other;
  std::size_t row, other_row;

  bool operator()(const TextColumn& column) const {
    const auto& texts = std::get<TextColumn>(other);
    return column.null.test(row) == texts.null.test(other_row) &&
           column.written[row] == texts.written[other_row];
  }
  bool operator()(const NameColumn& column) const {
    const auto& names = std::get<NameColumn>(other);
    const std::uint32_t code = column.codes[row];
    const std::uint32_t other_code = names.codes[other_row];
    if (code == NameColumn::kNull || other_code == NameColumn::kNull) return code == other_code;
    return column.text(code) == names.text(other_code);
  }
  bool operator()(const SetColumn& column) const {
    const auto& sets = std::get<SetColumn>(other);
    const auto same = [&](std::uint32_t a, std::uint32_t b) {
      return column.names[a] == sets.names[b];
    };
    return column.null.test(row) == sets.null.test(other_row) &&
           ranges::equal(column[row], sets[other_row], same);
  }
  bool operator()(const NumberColumn& column) const {
    return column.values[row] == std::get<NumberColumn>(other).values[other_row];
  }
  bool operator()(const RoomsColumn&) const { return true; }  // only visible rooms count: see below
};

bool same_value(std::size_t column, Place a, Place b) {
  return std::visit(SameValue{b.partition.column(column), a.row, b.row},
                    a.partition.column(column));
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

bool same_customer(const Customer& a, const Customer& b) {
  return a.tenant_id == b.tenant_id && a.name == b.name && a.alias == b.alias && a.tags == b.tags;
}

}  // namespace

bool alike(const Sight& a, const Sight& b) {
  if (!same_customer(a.customer(), b.customer())) return false;
  Comparison comparison(a, b);
  return ranges::equal(
      rows_of(a.visible()), rows_of(b.visible()),
      [&](std::size_t row, std::size_t other) { return comparison.same_row(row, other); });
}

}  // namespace enfilade
