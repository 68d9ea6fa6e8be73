#include "core/policy/diff.h"

#include <bit>
#include <cstddef>
#include <optional>
#include <range/v3/algorithm/equal.hpp>
#include <range/v3/algorithm/find.hpp>
#include <set>

#include "core/policy/heard.h"
#include "core/tenancy/members.h"

namespace enfilade {
namespace {

const Directory& people_of(const State& state, Side side) {
  return side == Side::partner ? state.partners_people : *state.customer.customer.people;
}

/// Whether a number stands for the same user, and for the same group of the same people, in both.
bool same_people(const Directory& a, const Directory& b) {
  if (&a == &b) return true;
  return ranges::equal(a.users(), b.users(), {}, &User::id, &User::id) &&
         ranges::equal(a.groups(), b.groups(), [](const Group& one, const Group& other) {
           return one.id == other.id && one.members == other.members;
         });
}

/// The members of one state's assignments of one side; without those of assignments that the other
/// has as well, where that changes nothing.
std::vector<Principal> members_of(const State& state, const State& other, Side side,
                                  bool unlike_only) {
  std::vector<Principal> members;
  for (const Assignment& assignment : state.customer.assignments) {
    if (assignment.side != side) continue;
    if (unlike_only) {
      const auto same = ranges::find(other.customer.assignments, assignment);
      if (same != other.customer.assignments.end() &&
          state.customer.permissions_of(assignment) == other.customer.permissions_of(*same))
        continue;
    }
    members.insert(members.end(), assignment.members.begin(), assignment.members.end());
  }
  return members;
}

/// Somebody in both states: a member of nothing where there is nobody of that id.
struct Person {
  std::string_view id;
  Subject before, after;
};

Subject subject_in(const State& state, Side side, std::string_view id) {
  const Directory& people = people_of(state, side);
  const std::optional<UserId> user = people.find_user(id);
  return {side, user ? std::optional(people.membership_of(*user)) : std::nullopt};
}

/// Whoever might gain or lose something.
std::vector<Person> concerned(const State& before, const State& after, Side side) {
  const CustomerPolicy &old = before.customer, &next = after.customer;
  const bool opened_alike = side == Side::customer || (old.customer.relationship.status ==
                                                           next.customer.relationship.status &&
                                                       old.delegation == next.delegation);
  const bool unlike_only =
      opened_alike && same_people(people_of(before, side), people_of(after, side));
  std::vector<Person> people;
  std::set<std::string_view> known;
  const auto add = [&](const State& state, const std::vector<Principal>& members) {
    const Directory& all = people_of(state, side);
    for (const UserId user : users_among(all, members)) {
      const std::string_view id = all.user(user).id;
      if (known.insert(id).second)
        people.push_back({id, subject_in(before, side, id), subject_in(after, side, id)});
    }
  };
  std::vector<Principal> members = members_of(before, after, side, unlike_only);
  const std::vector<Principal> others = members_of(after, before, side, unlike_only);
  if (unlike_only) {
    // A number means the same in both: all come in the order of one directory.
    members.insert(members.end(), others.begin(), others.end());
    add(before, members);
  } else {
    add(before, members);
    add(after, others);
  }
  return people;
}

/// What the asker may hear of a change. Who makes the scopes up would find out by them what the
/// rooms are like: nothing is told of those of which the asker sees no more than the name.
Hearing hearing_of_changes(const Reach& before, AboutOthers asker, Instant now) {
  Hearing hearing(before, asker, now);
  if (asker != nullptr)
    hearing.only_in(known_rooms_where(before, *asker, Permission::rooms_view, now));
  return hearing;
}

/// The rooms that are only in `more`, as far as it is heard; `more` is changed to them.
std::size_t only_in(RoomWords& more, const RoomWords& less, const Hearing& hearing) {
  hearing.limit(more);
  std::size_t count = 0;
  for (std::size_t w = 0; w < more.size(); ++w) {
    if (w < less.size()) more[w] &= ~less[w];
    count += static_cast<std::size_t>(std::popcount(more[w]));
  }
  return count;
}

Bitmap bitmap_of(std::size_t size, const RoomWords& words) {
  Bitmap rooms(size);
  for (std::size_t w = 0; w < words.size(); ++w) rooms.set_word(w, words[w]);
  return rooms;
}

}  // namespace

Effects diff(const State& before, const State& after, AboutOthers asker, Instant now) {
  Effects effects;
  const Hearing hearing = hearing_of_changes(before.reach, asker, now);
  RoomWords old, next, lost;
  for (const Side side : {Side::partner, Side::customer}) {
    if (hearing.none(side)) continue;
    for (const Person& person : concerned(before, after, side)) {
      PermissionSet gains, losses;
      if (hearing.about_customer()) {
        const PermissionSet was = before.reach.of_customer(person.before, now) - kAboutARoom,
                            is = after.reach.of_customer(person.after, now) - kAboutARoom;
        gains = is - was;
        losses = was - is;
      }
      PermissionSet::all().for_each([&](Permission permission) {
        std::size_t more = 0, less = 0;
        if (well_asked(permission, Target::Kind::room)) {
          before.reach.rooms_with(person.before, {permission}, now, old);
          after.reach.rooms_with(person.after, {permission}, now, next);
          lost = old;
          less = only_in(lost, next, hearing);
          more = only_in(next, old, hearing);
        }
        const auto note = [&](std::vector<Effect>& to, std::size_t rooms, PermissionSet about) {
          if (rooms > 0 || about.has(permission))
            to.push_back({side, std::string(person.id), permission, rooms, about.has(permission)});
        };
        note(effects.gained, more, gains);
        note(effects.lost, less, losses);
      });
    }
  }
  return effects;
}

std::pair<Bitmap, Bitmap> diff_rooms(const State& before, const State& after, AboutOthers asker,
                                     Side side, std::string_view user, Permission permission,
                                     Instant now) {
  const std::size_t size = before.reach.size();
  const Hearing hearing = hearing_of_changes(before.reach, asker, now);
  if (hearing.none(side) || !well_asked(permission, Target::Kind::room))
    return {Bitmap(size), Bitmap(size)};
  RoomWords old, next;
  before.reach.rooms_with(subject_in(before, side, user), {permission}, now, old);
  after.reach.rooms_with(subject_in(after, side, user), {permission}, now, next);
  RoomWords gained = next, lost = old;
  only_in(gained, old, hearing);
  only_in(lost, next, hearing);
  return {bitmap_of(size, gained), bitmap_of(size, lost)};
}

}  // namespace enfilade
