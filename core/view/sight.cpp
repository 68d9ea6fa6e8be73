#include "core/view/sight.h"

#include <cassert>
#include <range/v3/algorithm/all_of.hpp>
#include <range/v3/algorithm/any_of.hpp>

namespace enfilade {

Sight::Sight(CustomerId id, const CustomerPolicy& policy, const Holding& holding,
             const Access& access, TableId table)
    : id_(id),
      policy_(&policy),
      holding_(&holding),
      access_(&access),
      table_(&holding.table(table)) {
  if (const auto column = table_->schema().rooms_column()) {
    rooms_ = &table_->column_as<RoomsColumn>(*column);
    look_at_rooms();
    look_at_rows();
  } else {
    visible_ = Bitmap::of(table_->size(), [&](std::size_t room) {
      return access.rooms[room].has(table_->schema().view);
    });
  }
}

Sight::Sight(const Sight& before, const Holding& holding) : Sight(before) {
  assert(&holding.rooms() == &before.rooms());
  holding_ = &holding;
  table_ = &holding.table(before.table_->schema().id);
  if (looks_like(before)) return;
  rooms_ = &table_->column_as<RoomsColumn>(*table_->schema().rooms_column());
  look_at_rooms();
  look_at_rows();
}

bool Sight::looks_like(const Sight& other) const {
  if (access_ != other.access_ || &rooms() != &other.rooms()) return false;
  const std::optional<std::size_t> column = table_->schema().rooms_column();
  return column ? table_->shares(*other.table_, *column) : table_ == other.table_;
}

void Sight::look_at_rooms() {
  const Permission view = table_->schema().view;
  seen_room_.assign(rooms_->ids.size(), kHidden);
  for (std::uint32_t room = 0; room < seen_room_.size(); ++room) {
    const std::optional<RowId> row = holding_->placed({room});
    if (row && access_->rooms[row->row].has(view)) seen_room_[room] = row->row;
  }
}

void Sight::look_at_rows() {
  const bool without_rooms = access_->without_rooms.has(table_->schema().view);
  visible_ = Bitmap::of(table_->size(), [&](std::size_t row) {
    const std::span<const RoomRef> rooms = (*rooms_)[row];
    bool seen = rooms.empty() && without_rooms;
    for (RoomRef room : rooms) seen = seen || seen_room_[room.row] != kHidden;
    return seen;
  });
}

bool Sight::partial(std::size_t row) const {
  if (rooms_ == nullptr) return false;
  return ranges::any_of((*rooms_)[row],
                        [&](RoomRef room) { return seen_room_[room.row] == kHidden; });
}

PermissionSet Sight::can(std::size_t row) const {
  if (rooms_ == nullptr) {
    return (access_->rooms[row] & kAboutARoom) - PermissionSet{table_->schema().view};
  }
  PermissionSet can;
  const auto updates_in = [&](RoomRef room) {
    const std::optional<RowId> at = holding_->placed(room);
    return at && access_->rooms[at->row].has(Permission::tickets_update);
  };
  const std::span<const RoomRef> rooms = (*rooms_)[row];
  const bool updates = rooms.empty() ? access_->without_rooms.has(Permission::tickets_update)
                                     : ranges::all_of(rooms, updates_in);
  if (updates) can.insert(Permission::tickets_update);
  return can;
}

std::optional<Bitmap> Sight::readable(std::size_t column) const {
  if (!table_->schema().columns[column].permission) return std::nullopt;
  return visible_.where([&](std::size_t row) { return may_read(row, column); });
}

bool Sight::may_read(std::size_t row, std::size_t column) const {
  const std::optional<Permission> asked = table_->schema().columns[column].permission;
  assert((!asked || rooms_ == nullptr) && "only a room's own columns ask for a permission");
  return !asked || access_->rooms[row].has(*asked);
}

bool Sight::may_read_room(RowId room, std::size_t column) const {
  if (column == room_column::id || column == room_column::name) return true;
  const PermissionSet held = access_->rooms[room.row];
  const std::optional<Permission> asked = rooms().schema().columns[column].permission;
  return held.has(Permission::rooms_view) && (!asked || held.has(*asked));
}

}  // namespace enfilade
