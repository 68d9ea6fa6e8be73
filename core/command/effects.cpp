#include "core/command/effects.h"

#include <array>
#include <range/v3/algorithm/any_of.hpp>
#include <range/v3/algorithm/find.hpp>

#include "core/policy/disclose.h"
#include "core/tenancy/members.h"

namespace enfilade {
namespace {

/// The members of every assignment of one side that only one of the two has as it is.
std::vector<Principal> concerned(const CustomerPolicy& before, const CustomerPolicy& after,
                                 Side side) {
  const bool opened_alike =
      before.customer.relationship.status == after.customer.relationship.status &&
      before.delegation == after.delegation;
  const bool all = side == Side::partner && !opened_alike;
  std::vector<Principal> members;
  const auto add = [&](const CustomerPolicy& one, const CustomerPolicy& other) {
    for (const Assignment& assignment : one.assignments) {
      if (assignment.side != side) continue;
      const auto same = ranges::find(other.assignments, assignment);
      const bool stays = same != other.assignments.end() &&
                         one.permissions_of(assignment) == other.permissions_of(*same);
      if (stays && !all) continue;
      members.insert(members.end(), assignment.members.begin(), assignment.members.end());
    }
  };
  add(before, after);
  add(after, before);
  return members;
}

/// Of rooms that one knows, and holds roles.view on.
bool may_hear_of(const Access& own, std::size_t room) {
  const RowId row{static_cast<std::uint32_t>(room)};
  return own.rooms[room].has(Permission::roles_view) && knows_room(own, row);
}

/// What somebody may do in one state and not in the other.
void note(std::vector<Effect>& to, Side side, UserId user, const Access& more, const Access& less,
          const Access& own) {
  std::array<std::size_t, kPermissionCount> rooms{};
  // Most rooms gain what the one before them does.
  PermissionSet same;
  std::size_t count = 0;
  const auto add = [&] {
    same.for_each([&](Permission p) { rooms[static_cast<std::size_t>(p)] += count; });
  };
  for (std::size_t room = 0; room < more.rooms.size(); ++room) {
    const PermissionSet gained = more.rooms[room] - less.rooms[room];
    if (gained.empty() || !may_hear_of(own, room)) continue;
    if (gained != same) {
      add();
      same = gained;
      count = 0;
    }
    ++count;
  }
  add();
  const bool whole = own.of_customer.has(Permission::roles_view);
  for (std::size_t p = 0; p < kPermissionCount; ++p) {
    const auto permission = static_cast<Permission>(p);
    const bool about_customer = whole && !PermissionSet{permission}.intersects(kAboutARoom) &&
                                more.of_customer.has(permission) &&
                                !less.of_customer.has(permission);
    if (rooms[p] > 0 || about_customer) {
      to.push_back({side, user, permission, rooms[p], about_customer});
    }
  }
}

}  // namespace

Effects effects(const Policy& policy, const CustomerPolicy& before, const CustomerPolicy& after,
                const Partition& rooms, const Access& own, Instant now) {
  Effects effects;
  for (const Side side : {Side::partner, Side::customer}) {
    const Directory& people =
        side == Side::partner ? policy.partner->people : *before.customer.people;
    for (const UserId user : users_among(people, concerned(before, after, side))) {
      const Subject subject{side, people.membership_of(user)};
      const Access old = access({before, rooms, now}, subject),
                   next = access({after, rooms, now}, subject);
      note(effects.gained, side, user, next, old, own);
      note(effects.lost, side, user, old, next, own);
    }
  }
  return effects;
}

}  // namespace enfilade
