#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/base/id.h"
#include "core/base/permission.h"
#include "core/policy/policy.h"
#include "core/policy/reach.h"

namespace enfilade {

/// One customer's policy at one time, person by kind of room: decisions by number, many millions a
/// second.
///
///                 kind 0          kind 1         the customer
///     partner u3  {rooms.view}    {}             {}
///     own u0      {rooms.view…}   {rooms.view…}  {roles.view…}
///
/// A kind is all rooms that lie in the same scopes (Reach::kinds), so there are few. A person's row
/// is worked out when they are first asked about; most people hold nothing, and share one row.
///
/// Right as long as the policy and the rooms stand and no time passes `changes_at`. Borrows them.
class Grid {
 public:
  Grid(const CustomerPolicy& customer, const Directory& partners_people, const Reach& reach,
       Instant now);

  /// How many rooms there are.
  std::size_t size() const { return kinds_.size(); }

  /// What `decide` allows somebody in a room, as a set; `user` is of that side's people, and `room`
  /// one of the rooms. No bounds are checked.
  PermissionSet in_room(Side side, UserId user, RowId room) {
    const std::size_t row = row_of(side, user);
    // Most people hold nothing in most customers, and then the room is not looked at.
    return row == kNothing ? PermissionSet{} : masks_[row + kinds_[room.row]];
  }
  /// The same about the customer.
  PermissionSet of_customer(Side side, UserId user) {
    return masks_[row_of(side, user) + samples_.size()];
  }

  /// When time alone next changes any of it.
  Instant changes_at() const { return changes_at_; }
  /// Memory held, in bytes.
  std::size_t bytes() const;

 private:
  /// A person who was asked about, and where their row begins in `masks_`.
  struct Known {
    std::uint32_t who = kNobody, row = 0;
  };
  static constexpr std::uint32_t kNobody = 0xFFFF'FFFF;
  static constexpr std::uint32_t kNothing = 0;  // the row of all who hold nothing

  std::size_t row_of(Side side, UserId user) {
    const std::uint32_t who = user.row * 2 + (side == Side::customer ? 1 : 0);
    for (std::size_t at = who * kSpread & mask();; at = (at + 1) & mask()) {
      if (known_[at].who == who) return known_[at].row;
      if (known_[at].who == kNobody) return add(side, user, who);
    }
  }
  std::size_t mask() const { return known_.size() - 1; }
  std::size_t add(Side side, UserId user, std::uint32_t who);
  void put(Known known);

  static constexpr std::uint32_t kSpread = 0x9E37'79B1;  // odd, its bits in no order

  const CustomerPolicy& customer_;
  const Directory& partners_people_;
  const Reach& reach_;
  Instant now_, changes_at_;
  std::vector<std::uint32_t> kinds_;  // of each room
  std::vector<RowId> samples_;        // of each kind, one room
  std::vector<PermissionSet> masks_;  // rows of samples_.size() + 1; kNothing first
  std::vector<Known> known_;          // open addressing; a power of two, half of it empty at least
  std::size_t people_ = 0;
};

}  // namespace enfilade
