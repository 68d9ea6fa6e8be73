#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/bitmap.h"
#include "core/base/id.h"
#include "core/base/permission.h"
#include "core/policy/access.h"
#include "core/policy/policy.h"
#include "core/table/holding.h"
#include "core/table/partition.h"

namespace enfilade {

/// One table of one customer as one viewer sees it: the only way to its rows that a view has.
///
/// A row is visible if the table's view permission holds on its room: on any of its rooms, for a
/// row about several; over everything, for a row about none. Of a row's rooms, those with that
/// permission are the visible ones, and for this viewer the only ones there are.
///
/// A column that asks for a permission shows its value where that holds in the same way, in all of
/// the row's visible rooms.
///
/// Borrows what it is made of; whoever changes any of that makes another, but for values on which
/// no row's being seen depends, and for rows that are added.
class Sight {
 public:
  /// O(rows + rooms).
  Sight(CustomerId id, const CustomerPolicy& policy, const Holding& holding, const Access& access,
        TableId table);

  /// The same look at other rows, of which those of the table of rooms are the same.
  Sight(const Sight& before, const Holding& holding);

  CustomerId id() const { return id_; }
  const Customer& customer() const { return policy_->customer; }
  const Partition& table() const { return *table_; }
  const Partition& rooms() const { return holding_->rooms(); }
  const Source& source() const { return holding_->source(table_->schema().id); }

  /// Looks, too, at rows that were added to its table where that lies: not the table of rooms.
  /// Costs these rows and, as a look at a bitmap, the others.
  void look_at_added();

  /// The rows the viewer may see, and how many they are.
  const Bitmap& visible() const { return visible_; }
  std::size_t visible_count() const { return visible_count_; }

  /// Calls `visit(RowId)` for each visible room of a row of this table, in the row's own order.
  template <typename Visit>
  void for_each_visible_room(std::size_t row, Visit visit) const {
    if (rooms_ == nullptr) return;
    for (RoomRef room : (*rooms_)[row]) {
      if (seen_room_[room.row] != kHidden) visit(RowId{seen_room_[room.row]});
    }
  }

  /// Whether none of the rows is about several rooms, seen or not.
  bool about_one_room_at_most() const { return rooms_ == nullptr || rooms_->lists().empty(); }

  /// Brings near what is read of it first: which rows are visible, and by which rooms. See Ahead.
  void bring_near() const;
  void bring_rooms_near() const;

  /// Whether the two see, and may do, the same in the same rows, about the same rooms. What stands
  /// in the other columns may differ.
  bool looks_like(const Sight& other) const;

  /// Whether the row is about rooms that the viewer does not see: the one bit disclosed of them.
  bool partial(std::size_t row) const;

  /// What the viewer may do to the row, beyond seeing it: the same as `decide` answers.
  PermissionSet can(std::size_t row) const;

  /// The visible rows whose value in a column of this table the viewer may read; nothing where the
  /// column asks for no permission of its own, so that all of them may be read.
  std::optional<Bitmap> readable(std::size_t column) const;
  bool may_read(std::size_t row, std::size_t column) const;

  /// What the viewer has to hold in one of the customer's rooms to read a column of it.
  PermissionSet asked_in_room(std::size_t column) const;
  bool holds_in_room(RowId room, PermissionSet asked) const {
    return (asked - access_->rooms[room.row]).empty();
  }
  /// Whether all of that holds in every visible room that a row of this table may be about.
  bool holds_in_all_visible_rooms(PermissionSet asked) const {
    return (asked - in_all_visible_rooms_).empty();
  }
  /// Whether the viewer may read a column of one of the customer's rooms.
  bool may_read_room(RowId room, std::size_t column) const {
    return holds_in_room(room, asked_in_room(column));
  }

 private:
  static constexpr std::uint32_t kHidden = 0xFFFF'FFFF;

  /// Whether the table is that of the rooms themselves: its rows are numbered as they are.
  bool of_rooms() const { return table_->schema().id == TableId::rooms; }
  /// Whether a permission holds on a row that is about no room.
  bool holds_over_all(Permission permission) const;
  /// Whether it holds on the visible row.
  bool holds(std::size_t row, Permission permission) const;

  void look();
  /// What the rooms are to the viewer that rows name, and that were not looked at yet.
  void look_at_added_rooms();
  Bitmap visible_rows() const;
  /// Whether a row of another table about rooms is visible.
  ///
  /// without_rooms  whether it is, if it is about none
  bool is_visible(std::size_t row, bool without_rooms) const;

  CustomerId id_;
  const CustomerPolicy* policy_;
  const Holding* holding_;
  const Access* access_;
  const Partition* table_;
  const RoomsColumn* rooms_ = nullptr;    // of a table about rooms
  std::vector<std::uint32_t> seen_room_;  // for each RoomRef: its row, or kHidden
  PermissionSet in_all_visible_rooms_;    // of those: what is held in each
  Bitmap visible_;
  std::size_t visible_count_ = 0;
};

}  // namespace enfilade
