#include "core/policy/explain.h"

#include <cassert>
#include <functional>
#include <optional>
#include <range/v3/algorithm/stable_sort.hpp>

namespace enfilade {
namespace {

bool covers_target(const RoomScope& scope, const Partition& rooms, const Target& target) {
  return target.kind == Target::Kind::room ? covers(scope, rooms, target.room) == Cover::yes
                                           : scope.is_all();
}

Reason step_of(const Situation& at, const Assignment& assignment, PermissionSet permissions,
               Permission permission, const Target& target) {
  if (!assignment.live_at(at.now)) return Reason::not_in_force;
  if (!covers_target(assignment.rooms, at.rooms, target)) return Reason::outside_scope;
  return permissions.has(permission) ? Reason::allowed : Reason::role_forbids;
}

/// How far up a reason stands.
int height(const Rung& rung) {
  return rung.reason == Reason::allowed ? static_cast<int>(kReasonNames.size())
                                        : static_cast<int>(rung.reason);
}

}  // namespace

Explanation explain(const Situation& situation, const Asker& asker, const Subject& somebody,
                    bool self, Permission permission, const Target& target) {
  assert(target.kind != Target::Kind::ticket && "a ticket is explained room by room");
  Explanation explanation;
  explanation.reason = disclose_about(situation, asker, somebody, permission, target).reason;
  explanation.told = explanation.reason != Reason::not_found;
  if (self) explanation.reason = disclose(situation, asker, permission, target).reason;
  if (!explanation.told) return explanation;

  const CustomerPolicy& customer = situation.customer;
  const Delegation& delegation = customer.delegation;
  const bool own = somebody.side == Side::customer;
  explanation.connected =
      own || customer.customer.relationship.status == RelationshipStatus::active;
  explanation.delegated = own || target.kind == Target::Kind::customer ||
                          covers_target(delegation.rooms, situation.rooms, target);
  explanation.under_ceiling = own || delegation.ceiling.has(permission);

  if (!asker.own.of_customer.has(Permission::roles_view)) return explanation;
  for (std::size_t i = 0; i < customer.assignments.size(); ++i) {
    const Assignment& assignment = customer.assignments[i];
    if (assignment.side != somebody.side) continue;
    const std::optional<PermissionSet> permissions = customer.permissions_of(assignment);
    Rung rung{i, Reason::not_assigned, {}};
    // Without its role an assignment is as good as none.
    if (permissions && somebody.is_member_of(assignment)) {
      rung.reason = step_of(situation, assignment, *permissions, permission, target);
      rung.path = somebody.membership->path_from(somebody.membership->nearest(assignment.members));
    }
    explanation.rungs.push_back(std::move(rung));
  }
  ranges::stable_sort(explanation.rungs, std::greater<>{}, height);
  return explanation;
}

}  // namespace enfilade
