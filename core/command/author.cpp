#include "core/command/author.h"

#include <algorithm>
#include <range/v3/algorithm/all_of.hpp>
#include <range/v3/algorithm/any_of.hpp>
#include <range/v3/algorithm/none_of.hpp>

namespace enfilade {
namespace {

/// Calls `test(p)` for each permission of the set until one fails.
template <typename Test>
bool each(PermissionSet permissions, Test test) {
  for (std::size_t p = 0; p < kPermissionCount; ++p) {
    const auto permission = static_cast<Permission>(p);
    if (permissions.has(permission) && !test(permission)) return false;
  }
  return true;
}

bool same_scope(const RoomScope& a, const RoomScope& b);

bool same_scopes(const std::vector<RoomScope>& a, const std::vector<RoomScope>& b) {
  return a.size() == b.size() && (a.empty() || same_scope(a.front(), b.front()));
}

bool same_but_except(const RoomScope& a, const RoomScope& b) {
  const auto same_rule = [](const AttributeRule& x, const AttributeRule& y) {
    return x.column == y.column && x.values == y.values;
  };
  return a.all == b.all && a.rooms == b.rooms && a.room_groups == b.room_groups &&
         std::equal(a.where.begin(), a.where.end(), b.where.begin(), b.where.end(), same_rule);
}

bool same_scope(const RoomScope& a, const RoomScope& b) {
  return same_but_except(a, b) && same_scopes(a.except, b.except);
}

/// Whether `narrow` is `wide` by the letter, or `wide` with an `except` where it had none.
bool stands_in(const RoomScope& narrow, const RoomScope& wide) {
  return same_but_except(narrow, wide) &&
         (wide.except.empty() || same_scopes(narrow.except, wide.except));
}

bool is_list_of_rooms(const RoomScope& scope) {
  return !scope.all && scope.room_groups.empty() && scope.where.empty();
}

/// Whether an assignment lasts as long as another.
bool outlasts(const Assignment& own, const Assignment& wanted) {
  return !own.until || (wanted.until && *wanted.until <= *own.until);
}

}  // namespace

Author::Author(const Situation& situation, const Subject& subject, const Authority& authority)
    : situation_(situation),
      subject_(subject),
      unbounded_(subject.side == Side::partner ? authority.primary_admin
                                               : authority.mmr_administrator),
      own_(access(situation, subject)) {
  if (!subject_.membership) return;
  const bool partner = subject.side == Side::partner;
  for (const Assignment& assignment : situation.customer.assignments) {
    const auto is_author = [&](Principal member) { return subject_.membership->includes(member); };
    if (assignment.side != subject.side || !assignment.live_at(situation.now)) continue;
    if (ranges::none_of(assignment.members, is_author)) continue;
    PermissionSet permissions =
        situation.customer.permissions_of(assignment).value_or(PermissionSet{});
    if (partner) permissions &= situation.customer.delegation.ceiling;
    held_.push_back({&assignment, permissions});
  }
}

bool Author::manages_roles() const {
  return own_.somewhere.has(Permission::roles_modify);
}

bool Author::sees(const Assignment& assignment) const {
  Assignment now_only = assignment;  // how long it lasts is another question
  now_only.until = situation_.now;
  return unbounded_ || holds_within(Permission::roles_view, now_only);
}

bool Author::may_list(PermissionSet permissions) const {
  return unbounded_ || each(permissions, [&](Permission permission) {
           const bool narrowable = PermissionSet{permission}.intersects(kAboutARoom | kNarrowable);
           return (narrowable ? own_.somewhere : own_.of_customer).has(permission);
         });
}

bool Author::may_hand_out(PermissionSet permissions, const Assignment& wanted) const {
  if (unbounded_) return true;
  permissions.insert(Permission::roles_modify);
  return each(permissions, [&](Permission permission) {
    const bool granted =
        wanted.rooms.is_all() || PermissionSet{permission}.intersects(kAboutARoom | kNarrowable);
    return !granted || holds_within(permission, wanted);
  });
}

bool Author::holds_within(Permission permission, const Assignment& wanted) const {
  const auto by = [&](const Held& held) {
    return held.permissions.has(permission) && outlasts(*held.assignment, wanted) &&
           (held.assignment->rooms.is_all() ||
            (!wanted.rooms.is_all() && stands_in(wanted.rooms, held.assignment->rooms)));
  };
  return ranges::any_of(held_, by) || holds_in_each_room(permission, wanted);
}

bool Author::holds_in_each_room(Permission permission, const Assignment& wanted) const {
  if (!is_list_of_rooms(wanted.rooms)) return false;
  return ranges::all_of(wanted.rooms.rooms, [&](const std::string& id) {
    const std::optional<RowId> room = situation_.rooms.find(id);
    return room && ranges::any_of(held_, [&](const Held& held) {
             return held.permissions.has(permission) && outlasts(*held.assignment, wanted) &&
                    own_.rooms[room->row].has(permission) &&
                    covers(held.assignment->rooms, situation_.rooms, *room) == Cover::yes;
           });
  });
}

}  // namespace enfilade
