#include "core/policy/inquire.h"

#include <optional>
#include <utility>

namespace enfilade {
namespace {

/// The rooms on which the subject holds any of these permissions.
Bitmap rooms_with(const Situation& at, const Subject& subject, PermissionSet any) {
  const CustomerPolicy& customer = at.customer;
  const Delegation& delegation = customer.delegation;
  const bool partner = subject.side == Side::partner;
  const bool cut_off =
      partner && customer.customer.relationship.status != RelationshipStatus::active;
  if (partner) any &= delegation.ceiling;

  // Where nothing is assigned no room is looked at.
  std::optional<Bitmap> rooms;
  for (const Assignment& assignment : customer.assignments) {
    if (cut_off || any.empty()) break;
    if (!subject.is_member_of(assignment) || !assignment.live_at(at.now)) continue;
    const std::optional<PermissionSet> permissions = customer.permissions_of(assignment);
    if (!permissions || !permissions->intersects(any)) continue;
    Bitmap more = covered(assignment.rooms, at.rooms);
    rooms = rooms ? *std::move(rooms) | more : std::move(more);
  }
  if (!rooms) return Bitmap(at.rooms.size());
  if (partner && !delegation.rooms.is_all()) *rooms &= covered(delegation.rooms, at.rooms);
  return *std::move(rooms);
}

}  // namespace

Bitmap rooms_where(const Situation& situation, const Subject& subject, Permission permission) {
  return rooms_with(situation, subject, {permission});
}

Bitmap known_rooms_where(const Situation& situation, const Subject& subject,
                         Permission permission) {
  Bitmap rooms = rooms_where(situation, subject, permission);
  // What is about a room makes it known; what an assignment grants within rooms alone does not.
  const bool makes_known = PermissionSet{permission}.intersects(kAboutARoom);
  if (!makes_known && rooms.any()) rooms &= rooms_with(situation, subject, kAboutARoom);
  return rooms;
}

}  // namespace enfilade
