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
  /// held  what all grids hold, in bytes: this one is counted there while it lives, as it grows
  Grid(const CustomerPolicy& customer, const Directory& partners_people, const Reach& reach,
       Instant now, std::size_t& held);
  ~Grid();
  Grid(const Grid&) = delete;
  Grid& operator=(const Grid&) = delete;

  /// How many rooms there are.
  std::size_t size() const { return kinds_.size(); }

  /// A column of the grid: a kind of room, the customer itself, or nowhere.
  using Kind = std::uint32_t;
  Kind kind_of(RowId room) const { return kinds_[room.row]; }
  Kind customer() const { return static_cast<Kind>(samples_.size()); }
  /// Where nobody may do anything.
  Kind nowhere() const { return customer() + 1; }

  /// A person of either side as a number.
  static std::uint32_t who(Side side, UserId user) {
    return user.row * 2 + (side == Side::customer ? 1 : 0);
  }

  /// What `decide` allows somebody in the rooms of a kind, or to the customer, as a set; `who` is
  /// of the people there are. No bounds are checked.
  PermissionSet at(std::uint32_t who, Kind kind) { return masks_[row_of(who) + kind]; }

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

  std::size_t row_of(std::uint32_t who) {
    for (std::size_t at = who * kSpread & mask();; at = (at + 1) & mask()) {
      if (known_[at].who == who) return known_[at].row;
      if (known_[at].who == kNobody) return add(who);
    }
  }
  std::size_t mask() const { return known_.size() - 1; }
  std::size_t add(std::uint32_t who);
  void put(Known known);

  /// Counts what it holds now.
  void count();

  static constexpr std::uint32_t kSpread = 0x9E37'79B1;  // odd, its bits in no order

  const CustomerPolicy& customer_;
  const Directory& partners_people_;
  const Reach& reach_;
  Instant now_, changes_at_;
  std::vector<std::uint32_t> kinds_;  // of each room
  std::vector<RowId> samples_;        // of each kind, one room
  std::vector<PermissionSet> masks_;  // rows of nowhere() + 1; kNothing first
  std::vector<Known> known_;          // open addressing; a power of two, half of it empty at least
  std::size_t people_ = 0;
  std::size_t& held_;
  std::size_t counted_ = 0;  // of that
};

}  // namespace enfilade
