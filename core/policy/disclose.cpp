#include "core/policy/disclose.h"

#include <range/v3/algorithm/all_of.hpp>
#include <range/v3/algorithm/any_of.hpp>

namespace enfilade {
namespace {

bool sees_ticket_in(const Access& own, std::optional<RowId> room) {
  return room && own.rooms[room->row].has(Permission::tickets_view);
}

/// Whether the asker may know that the target exists.
bool knows_target(const Access& own, const Target& target) {
  switch (target.kind) {
    case Target::Kind::customer:
      return true;
    case Target::Kind::room:
      return knows_room(own, target.room);
    case Target::Kind::ticket:
      break;
  }
  if (target.ticket_rooms.empty()) return own.without_rooms.has(Permission::tickets_view);
  return ranges::any_of(target.ticket_rooms,
                        [&](std::optional<RowId> room) { return sees_ticket_in(own, room); });
}

bool may_ask_about_others(const Access& own, const Target& target) {
  const auto in_room = [&](RowId room) { return own.rooms[room.row].has(Permission::roles_view); };
  switch (target.kind) {
    case Target::Kind::customer:
      return own.of_customer.has(Permission::roles_view);
    case Target::Kind::room:
      return in_room(target.room);
    case Target::Kind::ticket:
      break;
  }
  if (target.ticket_rooms.empty()) return own.of_customer.has(Permission::roles_view);
  for (const std::optional<RowId> room : target.ticket_rooms) {
    if (sees_ticket_in(own, room) && !in_room(*room)) return false;
  }
  return true;
}

/// The ticket as the asker knows it: rooms beyond the asker's sight are as good as not loaded.
Target as_seen(const Access& own, Target target) {
  for (std::optional<RowId>& room : target.ticket_rooms) {
    if (!sees_ticket_in(own, room)) room = std::nullopt;
  }
  return target;
}

}  // namespace

Knows knows(const Access& own, bool partner_wide, const Customer& customer, Instant now) {
  if (own.assigned) return Knows::data;
  if (partner_wide && listed(status_at(customer.relationship, now))) return Knows::name;
  return Knows::nothing;
}

bool sees(const Situation& situation, const Asker& asker, const Assignment& assignment) {
  const CustomerPolicy& customer = situation.customer;
  const bool partner = asker.subject.side == Side::partner;
  if (partner && assignment.side == Side::customer) return false;
  if (!asker.own.somewhere.has(Permission::roles_view)) return false;
  if (asker.own.of_customer.has(Permission::roles_view)) return true;

  const RoomScope& scope = assignment.rooms;
  const auto stands_in_own = [&](const Assignment& own) {
    return asker.subject.is_member_of(own) && own.live_at(situation.now) &&
           customer.permissions_of(own).value_or(PermissionSet{}).has(Permission::roles_view) &&
           stands_in(scope, own.rooms);
  };
  if (!scope.is_all() && ranges::any_of(customer.assignments, stands_in_own)) return true;
  return scope.is_list() && ranges::all_of(scope.rooms, [&](std::string_view id) {
           const std::optional<RowId> room = situation.rooms.find(id);
           return room && knows_room(asker.own, *room) &&
                  asker.own.rooms[room->row].has(Permission::roles_view);
         });
}

Decision disclose(const Situation& situation, const Asker& asker, Permission permission,
                  const Target& target) {
  if (asker.knows == Knows::nothing) return {Reason::not_found};
  if (asker.knows == Knows::name) {
    return {target.kind == Target::Kind::customer ? Reason::not_assigned : Reason::not_found};
  }
  if (!knows_target(asker.own, target)) return {Reason::not_found};
  return decide(situation, asker.subject, permission, target);
}

Decision disclose_about(const Situation& situation, const Asker& asker, const Subject& other,
                        Permission permission, const Target& target) {
  // The customer's own people are the customer's own affair.
  if (asker.subject.side == Side::partner && other.side == Side::customer)
    return {Reason::not_found};
  if (asker.knows != Knows::data || !knows_target(asker.own, target) ||
      !may_ask_about_others(asker.own, target)) {
    return {Reason::not_found};
  }
  Decision decision = decide(situation, other, permission, as_seen(asker.own, target));
  if (!asker.own.of_customer.has(Permission::roles_view)) decision.grants.clear();
  return decision;
}

}  // namespace enfilade
