#include "core/policy/access.h"

#include <algorithm>
#include <optional>

namespace enfilade {
namespace {

/// The first moment after `now` at which the assignment begins or ends.
Instant next_turn(const Assignment& assignment, Instant now) {
  Instant next = kNever;
  if (assignment.from && *assignment.from > now) next = std::min(next, *assignment.from);
  if (assignment.until && *assignment.until > now) next = std::min(next, *assignment.until);
  return next;
}

void grant(std::vector<PermissionSet>& rooms, const RoomScope& scope, const Partition& partition,
           PermissionSet permissions) {
  if (scope.is_all()) {
    for (PermissionSet& room : rooms) room |= permissions;
  } else {
    covered(scope, partition).for_each([&](std::size_t row) { rooms[row] |= permissions; });
  }
}

void limit(Access& access, const Delegation& delegation, const Partition& partition) {
  access.somewhere &= delegation.ceiling;
  access.of_customer &= delegation.ceiling;
  access.over_all &= delegation.rooms.is_all() ? delegation.ceiling : PermissionSet{};
  if (delegation.rooms.is_all()) {
    for (PermissionSet& room : access.rooms) room &= delegation.ceiling;
    return;
  }
  const Bitmap delegated = covered(delegation.rooms, partition);
  for (std::size_t row = 0; row < access.rooms.size(); ++row) {
    access.rooms[row] &= delegated.test(row) ? delegation.ceiling : PermissionSet{};
  }
}

}  // namespace

Access Access::everything(std::size_t rooms) {
  Access access;
  access.somewhere = access.of_customer = access.over_all = PermissionSet::all();
  access.without_rooms = PermissionSet::all();
  access.assigned = true;
  access.rooms.assign(rooms, PermissionSet::all());
  return access;
}

Access access(const Situation& situation, const Subject& subject) {
  const CustomerPolicy& customer = situation.customer;
  Access access;
  access.rooms.resize(situation.rooms.size());
  const bool partner = subject.side == Side::partner;
  if (!subject.membership) return access;
  if (partner && customer.customer.relationship.status != RelationshipStatus::active) return access;

  for (const Assignment& assignment : customer.assignments) {
    if (!subject.is_member_of(assignment)) continue;
    const std::optional<PermissionSet> permissions = customer.permissions_of(assignment);
    if (!permissions) continue;
    access.changes_at = std::min(access.changes_at, next_turn(assignment, situation.now));
    if (!assignment.live_at(situation.now)) continue;

    access.assigned = true;
    access.somewhere |= *permissions;
    if (assignment.rooms.is_all()) {
      access.of_customer |= *permissions;
      access.over_all |= *permissions;
    }
    grant(access.rooms, assignment.rooms, situation.rooms,
          *permissions & (kAboutARoom | kNarrowable));
  }
  if (partner) limit(access, customer.delegation, situation.rooms);
  if (access.over_all.has(Permission::tickets_view)) access.without_rooms = access.over_all;
  return access;
}

}  // namespace enfilade
