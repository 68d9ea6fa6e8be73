#include "core/policy/decide.h"

#include <algorithm>
#include <range/v3/algorithm/any_of.hpp>
#include <range/v3/algorithm/lower_bound.hpp>

namespace enfilade {
namespace {

/// Where one walk up the ladder takes place.
struct Place {
  enum class Kind : std::uint8_t { room, whole_customer, ticket_without_rooms };

  Kind kind = Kind::room;
  RowId room = {};

  bool covered_by(const RoomScope& scope, const Partition& rooms) const {
    return kind == Kind::room ? covers(scope, rooms, room) == Cover::yes : scope.is_all();
  }
  bool delegated_by(const Delegation& delegation, const Partition& rooms) const {
    return kind == Kind::whole_customer || covered_by(delegation.rooms, rooms);
  }
};

std::vector<GroupId> path_to(const Membership& membership, const Assignment& assignment) {
  return membership.path_from(membership.nearest(assignment.members));
}

/// How far up one assignment leads: the first thing that is asked of it and does not hold, or
/// `allowed`. One whose role is not there makes nothing known, not even that somebody is assigned.
Reason rung_of(const Situation& at, const Subject& subject, Permission permission, Place place,
               const Assignment& a) {
  if (!subject.is_member_of(a)) return Reason::not_assigned;
  const std::optional<PermissionSet> permissions = at.customer.permissions_of(a);
  if (!permissions) return Reason::not_assigned;
  if (!a.live_at(at.now)) return Reason::not_in_force;
  if (!place.covered_by(a.rooms, at.rooms)) return Reason::outside_scope;
  if (!permissions->has(permission)) return Reason::role_forbids;
  return Reason::allowed;
}

Decision climb(const Situation& at, const Subject& subject, Permission permission, Place place) {
  const CustomerPolicy& customer = at.customer;
  if (subject.side == Side::partner) {
    if (customer.customer.relationship.status != RelationshipStatus::active) {
      return {Reason::no_relationship};
    }
    if (!place.delegated_by(customer.delegation, at.rooms)) return {Reason::room_not_delegated};
    if (!customer.delegation.ceiling.has(permission)) return {Reason::permission_not_delegated};
  }

  // All is asked of one and the same assignment; of a no, the one that leads furthest says why.
  Decision decision{Reason::not_assigned};
  for (std::size_t i = 0; i < customer.assignments.size(); ++i) {
    const Assignment& a = customer.assignments[i];
    const Reason rung = rung_of(at, subject, permission, place, a);
    if (rung == Reason::allowed) {
      decision.grants.push_back({i, path_to(*subject.membership, a)});
    } else {
      decision.reason = std::max(decision.reason, rung);
    }
  }
  if (!decision.grants.empty()) decision.reason = Reason::allowed;
  return decision;
}

/// Adds the grants of another room, each once, in the order of the assignments.
void add_grants(Decision& to, const Decision& from) {
  for (const Grant& grant : from.grants) {
    const auto place = ranges::lower_bound(to.grants, grant.assignment, {}, &Grant::assignment);
    const bool known = place != to.grants.end() && place->assignment == grant.assignment;
    if (!known) to.grants.insert(place, grant);
  }
}

Decision decide_ticket(const Situation& at, const Subject& subject, Permission permission,
                       const std::vector<std::optional<RowId>>& rooms) {
  if (rooms.empty()) {
    const Place place{Place::Kind::ticket_without_rooms};
    const Decision view = climb(at, subject, Permission::tickets_view, place);
    return view.allowed() ? climb(at, subject, permission, place) : Decision{view.reason};
  }

  const auto in_room = [&](Permission p, std::optional<RowId> room) {
    return room ? climb(at, subject, p, {Place::Kind::room, *room}) : Decision{};
  };

  Decision seen;  // some room shows the ticket
  Decision done;  // every room permits what is asked
  bool beyond = false;
  for (const std::optional<RowId> room : rooms) {
    const Decision view = in_room(Permission::tickets_view, room);
    const Decision asked = in_room(permission, room);
    if (view.allowed()) {
      seen.reason = Reason::allowed;
      add_grants(seen, view);
      if (!asked.allowed() && (done.reason == Reason::not_found || done.allowed())) {
        done.reason = asked.reason;
      }
      if (asked.allowed() && done.reason == Reason::not_found) done.reason = Reason::allowed;
    } else {
      if (!seen.allowed() && seen.reason == Reason::not_found) seen.reason = view.reason;
      beyond = beyond || !asked.allowed();
    }
    add_grants(done, asked);
  }
  if (permission == Permission::tickets_view || !seen.allowed()) return seen;
  if (!done.allowed()) return {done.reason};
  if (beyond) return {Reason::ticket_exceeds_scope};
  return done;
}

}  // namespace

bool Subject::is_member_of(const Assignment& assignment) const {
  const auto is_subject = [&](Principal member) { return membership->includes(member); };
  return assignment.side == side && membership && ranges::any_of(assignment.members, is_subject);
}

bool Subject::is(const Subject& other) const {
  return side == other.side && membership && other.membership &&
         membership->user() == other.membership->user();
}

Subject subject_of(const Policy& policy, const Viewer& viewer) {
  return {viewer.side, people_of(policy, viewer).membership_of(viewer.user)};
}

bool well_asked(Permission permission, Target::Kind kind) {
  const PermissionSet asked{permission};
  switch (kind) {
    case Target::Kind::customer:
      return !asked.intersects(kAboutARoom);
    case Target::Kind::room:
      return asked.intersects(kAboutARoom | kNarrowable);
    case Target::Kind::ticket:
      break;
  }
  return asked.intersects(kAboutARoom);
}

Decision decide(const Situation& situation, const Subject& subject, Permission permission,
                const Target& target) {
  switch (target.kind) {
    case Target::Kind::customer:
      return climb(situation, subject, permission, {Place::Kind::whole_customer});
    case Target::Kind::room:
      return climb(situation, subject, permission, {Place::Kind::room, target.room});
    case Target::Kind::ticket:
      break;
  }
  return decide_ticket(situation, subject, permission, target.ticket_rooms);
}

}  // namespace enfilade
