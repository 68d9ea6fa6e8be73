#include "core/view/sight.h"

#include <cassert>
#include <range/v3/algorithm/all_of.hpp>
#include <range/v3/algorithm/any_of.hpp>

#include "core/base/bring_near.h"

namespace enfilade {

Sight::Sight(CustomerId id, const CustomerPolicy& policy, const Holding& holding,
             const Access& access, TableId table)
    : id_(id),
      policy_(&policy),
      holding_(&holding),
      access_(&access),
      table_(&holding.table(table)) {
  look();
}

Sight::Sight(const Sight& before, const Holding& holding) : Sight(before) {
  assert(&holding.rooms() == &before.rooms());
  holding_ = &holding;
  table_ = &holding.table(before.table_->schema().id);
  if (!looks_like(before)) look();
}

void Sight::bring_near() const {
  enfilade::bring_near(&visible_count_);  // the last of it, which is longer than a cache line
  enfilade::bring_near(visible_.words());
}

void Sight::bring_rooms_near() const {
  if (rooms_ == nullptr) return;
  enfilade::bring_near(rooms_->kept());
  enfilade::bring_near(std::span<const std::uint32_t>(seen_room_));
}

bool Sight::looks_like(const Sight& other) const {
  if (access_ != other.access_ || &rooms() != &other.rooms()) return false;
  if (table_ == other.table_) return true;
  if (of_rooms()) return false;
  // Rows about no room are all seen or none, so that only how many there are makes a difference.
  return table_->shares(*other.table_, table_->schema().rooms_column().value_or(0));
}

void Sight::look() {
  const std::optional<std::size_t> column = table_->schema().rooms_column();
  if (column && !of_rooms()) {
    rooms_ = &table_->column_as<RoomsColumn>(*column);
    seen_room_.clear();
    in_all_visible_rooms_ = PermissionSet::all();
    look_at_added_rooms();
  }
  visible_ = visible_rows();
  visible_count_ = visible_.count();
}

void Sight::look_at_added() {
  assert(!of_rooms());
  if (rooms_ != nullptr) {
    rooms_ = &table_->column_as<RoomsColumn>(*table_->schema().rooms_column());
    look_at_added_rooms();
  }
  const bool without_rooms = holds_over_all(table_->schema().view);
  while (visible_.size() < table_->size()) {
    visible_.push_back(rooms_ == nullptr ? without_rooms
                                         : is_visible(visible_.size(), without_rooms));
  }
  visible_count_ = visible_.count();
}

Bitmap Sight::visible_rows() const {
  const Permission view = table_->schema().view;
  if (of_rooms()) {
    return Bitmap::of(table_->size(),
                      [&](std::size_t room) { return access_->rooms[room].has(view); });
  }
  const bool without_rooms = holds_over_all(view);
  if (rooms_ == nullptr) return Bitmap(table_->size(), without_rooms);
  return Bitmap::of(table_->size(),
                    [&](std::size_t row) { return is_visible(row, without_rooms); });
}

bool Sight::is_visible(std::size_t row, bool without_rooms) const {
  const std::span<const RoomRef> rooms = (*rooms_)[row];
  bool seen = rooms.empty() && without_rooms;
  for (RoomRef room : rooms) seen = seen || seen_room_[room.row] != kHidden;
  return seen;
}

void Sight::look_at_added_rooms() {
  const Permission view = table_->schema().view;
  PermissionSet in_all = in_all_visible_rooms_;
  auto room = static_cast<std::uint32_t>(seen_room_.size());
  seen_room_.resize(rooms_->ids.size(), kHidden);
  for (; room < seen_room_.size(); ++room) {
    const std::optional<RowId> row = holding_->placed(table_->schema().id, {room});
    if (!row || !access_->rooms[row->row].has(view)) continue;
    seen_room_[room] = row->row;
    in_all &= access_->rooms[row->row];
  }
  in_all_visible_rooms_ = in_all;
}

bool Sight::holds_over_all(Permission permission) const {
  const bool about_a_room = kAboutARoom.has(permission);
  return (about_a_room ? access_->over_all : access_->of_customer).has(permission);
}

bool Sight::holds(std::size_t row, Permission permission) const {
  if (of_rooms()) return access_->rooms[row].has(permission);
  const bool without_rooms = rooms_ == nullptr || (*rooms_)[row].empty();
  if (without_rooms || !kAboutARoom.has(permission)) return holds_over_all(permission);
  bool everywhere = true;
  for_each_visible_room(row, [&](RowId room) {
    everywhere = everywhere && access_->rooms[room.row].has(permission);
  });
  return everywhere;
}

bool Sight::partial(std::size_t row) const {
  if (rooms_ == nullptr) return false;
  return ranges::any_of((*rooms_)[row],
                        [&](RoomRef room) { return seen_room_[room.row] == kHidden; });
}

PermissionSet Sight::can(std::size_t row) const {
  if (of_rooms()) {
    return (access_->rooms[row] & kAboutARoom) - PermissionSet{table_->schema().view};
  }
  PermissionSet can;
  if (table_->schema().id != TableId::tickets) return can;
  const auto updates_in = [&](RoomRef room) {
    const std::optional<RowId> at = holding_->placed(TableId::tickets, room);
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
  return !asked || holds(row, *asked);
}

PermissionSet Sight::asked_in_room(std::size_t column) const {
  if (column == room_column::id || column == room_column::name) return {};
  PermissionSet asked{Permission::rooms_view};
  if (const auto more = rooms().schema().columns[column].permission) asked.insert(*more);
  return asked;
}

}  // namespace enfilade
