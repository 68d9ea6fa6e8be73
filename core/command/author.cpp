#include "core/command/author.h"

#include <range/v3/algorithm/any_of.hpp>

#include "core/policy/disclose.h"

namespace enfilade {
namespace {

/// Whether an assignment lasts as long as is wanted.
bool outlasts(const Assignment& own, std::optional<Instant> until) {
  return !own.until || (until && *until <= *own.until);
}

/// Pairs, as far as they are named.
class Named {
 public:
  void add(PermissionSet permissions, std::string_view room = {}) {
    permissions.for_each([&](Permission permission) {
      if (pairs_.size() < kNamedPairs) pairs_.push_back({permission, std::string(room)});
    });
  }
  bool full() const { return pairs_.size() == kNamedPairs; }
  std::vector<BeyondAuthor> take() { return std::move(pairs_); }

 private:
  std::vector<BeyondAuthor> pairs_;
};

}  // namespace

Author::Author(const Situation& situation, const Subject& subject, const Authority& authority)
    : situation_(situation),
      subject_(subject),
      side_(subject.side),
      unbounded_(subject.side == Side::partner ? authority.primary_admin
                                               : authority.mmr_administrator) {
  if (unbounded_ || !subject.membership) return;
  own_ = access(situation, subject);
  for (const Assignment& assignment : situation.customer.assignments) {
    if (!subject.is_member_of(assignment) || !assignment.live_at(situation.now)) continue;
    PermissionSet permissions =
        situation.customer.permissions_of(assignment).value_or(PermissionSet{});
    if (side_ == Side::partner) permissions &= situation.customer.delegation.ceiling;
    held_.push_back({&assignment, permissions});
  }
}

bool Author::manages_roles() const {
  return unbounded_ || own_.somewhere.has(Permission::roles_modify);
}

bool Author::sees_every_assignment() const {
  return unbounded_ || own_.of_customer.has(Permission::roles_view);
}

bool Author::sees(const Assignment& assignment) const {
  return sees_every_assignment() ||
         enfilade::sees(situation_, {subject_, own_, Knows::data}, assignment);
}

std::vector<BeyondAuthor> Author::beyond_listing(PermissionSet permissions) const {
  if (unbounded_) return {};
  // By the letter of a scope, or in a room as it is now.
  PermissionSet somewhere;
  for (const Held& held : held_) {
    if (!holds_within(Permission::roles_modify, *held.assignment)) continue;
    somewhere |= held.assignment->rooms.is_all() ? held.permissions
                                                 : held.permissions & (kAboutARoom | kNarrowable);
  }
  for (const PermissionSet room : own_.rooms) {
    if (room.has(Permission::roles_modify)) somewhere |= room;
  }
  Named named;
  named.add(permissions - somewhere);
  return named.take();
}

std::vector<BeyondAuthor> Author::beyond(PermissionSet permissions,
                                         const Assignment& wanted) const {
  if (unbounded_) return {};
  permissions.insert(Permission::roles_modify);
  if (!wanted.rooms.is_all()) permissions &= kAboutARoom | kNarrowable;

  PermissionSet left;
  permissions.for_each([&](Permission permission) {
    if (!holds_within(permission, wanted)) left.insert(permission);
  });
  Named named;
  if (!wanted.rooms.is_list() || wanted.rooms.rooms.empty()) {
    named.add(left);
  } else if (!left.empty()) {
    const std::vector<PermissionSet> held = held_in_each_room(wanted.until);
    RowId next{0};
    for (std::string_view id : wanted.rooms.rooms) {
      const std::optional<RowId> room = situation_.rooms.find(id, next);
      if (room) next = {room->row + 1};
      const bool known = room && knows_room(own_, *room);
      named.add(known ? left - held[room->row] : left, id);
      if (named.full()) break;
    }
  }
  return named.take();
}

std::vector<BeyondAuthor> Author::beyond(PermissionSet permissions, RowId room,
                                         std::optional<Instant> until) const {
  const auto in_room = [&](const RoomScope& scope) {
    return covers(scope, situation_.rooms, room) == Cover::yes;
  };
  PermissionSet held;
  if (!unbounded_) {
    permissions.insert(Permission::roles_modify);
    for (const Held& one : held_) {
      if (outlasts(*one.assignment, until) && in_room(one.assignment->rooms))
        held |= one.permissions & own_.rooms[room.row];
    }
  } else if (side_ == Side::customer) {
    held = PermissionSet::all();
  } else if (in_room(situation_.customer.delegation.rooms)) {
    held = situation_.customer.delegation.ceiling;
  }
  Named named;
  named.add(permissions - held, situation_.rooms.id(room));
  return named.take();
}

bool Author::holds_within(Permission permission, const Assignment& wanted) const {
  return ranges::any_of(held_, [&](const Held& held) {
    return held.permissions.has(permission) && outlasts(*held.assignment, wanted.until) &&
           (held.assignment->rooms.is_all() ||
            (!wanted.rooms.is_all() && stands_in(wanted.rooms, held.assignment->rooms)));
  });
}

std::vector<PermissionSet> Author::held_in_each_room(std::optional<Instant> until) const {
  std::vector<PermissionSet> held(situation_.rooms.size());
  for (const Held& one : held_) {
    if (!outlasts(*one.assignment, until)) continue;
    covered(one.assignment->rooms, situation_.rooms).for_each([&](std::size_t row) {
      held[row] |= one.permissions;
    });
  }
  return held;
}

}  // namespace enfilade
