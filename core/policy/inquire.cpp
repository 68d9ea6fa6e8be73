#include "core/policy/inquire.h"

#include <algorithm>
#include <bit>
#include <range/v3/algorithm/any_of.hpp>

#include "core/policy/heard.h"
#include "core/tenancy/members.h"

namespace enfilade {
namespace {

/// The rooms that the subject may be told of. What is about a room makes it known; what an
/// assignment grants within rooms alone does not.
bool find_known(const Reach& reach, const Subject& subject, Permission permission, Instant now,
                RoomWords& words, RoomWords& known) {
  if (!reach.rooms_with(subject, {permission}, now, words)) return false;
  if (PermissionSet{permission}.intersects(kAboutARoom)) return true;
  if (!reach.rooms_with(subject, kAboutARoom, now, known)) return false;
  for (std::size_t w = 0; w < words.size(); ++w) words[w] &= known[w];
  return true;
}

std::size_t count(const RoomWords& words) {
  std::size_t count = 0;
  for (const std::uint64_t word : words) count += static_cast<std::size_t>(std::popcount(word));
  return count;
}

/// The members of the assignments of one side that could permit it.
std::vector<Principal> members_of_permitting(const CustomerPolicy& customer, Side side,
                                             PermissionSet asked) {
  std::vector<Principal> members;
  for (const Assignment& assignment : customer.assignments) {
    const PermissionSet permissions = customer.permissions_of(assignment).value_or(PermissionSet{});
    if (assignment.side != side || !permissions.intersects(asked)) continue;
    members.insert(members.end(), assignment.members.begin(), assignment.members.end());
  }
  return members;
}

Bitmap bitmap_of(std::size_t size, const RoomWords& words) {
  Bitmap rooms(size);
  for (std::size_t w = 0; w < words.size(); ++w) rooms.set_word(w, words[w]);
  return rooms;
}

/// What `decide` allows on a ticket, by what is allowed in its rooms; `known` says which rooms
/// count as loaded.
template <typename Known>
bool may_on_ticket(const Access& access, Permission permission,
                   std::span<const std::optional<RowId>> rooms, Known known) {
  if (rooms.empty()) return access.without_rooms.has(permission);
  bool seen = false, everywhere = true;
  for (const std::optional<RowId> room : rooms) {
    const PermissionSet here = room && known(*room) ? access.rooms[room->row] : PermissionSet{};
    seen = seen || here.has(Permission::tickets_view);
    everywhere = everywhere && here.has(permission);
  }
  return seen && (everywhere || permission == Permission::tickets_view);
}

/// What one asker hears of what others may, in one customer.
class HeardOf {
 public:
  HeardOf(const Reach& reach, AboutOthers asker, Instant now)
      : reach_(reach), hearing_(reach, asker, now), now_(now) {}

  /// The rooms in which the other holds it; `words` is left empty where there is none.
  bool rooms(const Subject& other, Permission permission, RoomWords& words) const {
    words.clear();
    if (hearing_.none(other.side) || !well_asked(permission, Target::Kind::room)) return false;
    if (!reach_.rooms_with(other, {permission}, now_, words)) return false;
    hearing_.limit(words);
    return true;
  }

  PermissionSet of_customer(const Subject& other) const {
    if (hearing_.none(other.side) || !hearing_.about_customer()) return {};
    return reach_.of_customer(other, now_) - kAboutARoom;
  }

 private:
  const Reach& reach_;
  Hearing hearing_;
  Instant now_;
};

}  // namespace

Bitmap rooms_where(const Reach& reach, const Subject& subject, Permission permission, Instant now) {
  RoomWords words;
  return reach.rooms_with(subject, {permission}, now, words) ? bitmap_of(reach.size(), words)
                                                             : Bitmap(reach.size());
}

Bitmap known_rooms_where(const Reach& reach, const Subject& subject, Permission permission,
                         Instant now) {
  RoomWords words, known;
  return find_known(reach, subject, permission, now, words, known) ? bitmap_of(reach.size(), words)
                                                                   : Bitmap(reach.size());
}

Bitmap known_rooms_where(const Reach& reach, AboutOthers asker, const Subject& other,
                         Permission permission, Instant now) {
  RoomWords words;
  return HeardOf(reach, asker, now).rooms(other, permission, words) ? bitmap_of(reach.size(), words)
                                                                    : Bitmap(reach.size());
}

std::size_t count_known_rooms_where(const Reach& reach, const Subject& subject,
                                    Permission permission, Instant now, RoomWords& words,
                                    RoomWords& known) {
  return find_known(reach, subject, permission, now, words, known) ? count(words) : 0;
}

TicketsWhere::TicketsWhere(const Situation& situation, const Asker& asker, const Subject& subject,
                           bool self, Permission permission)
    : own_(asker.own), permission_(permission) {
  none_ = asker.knows != Knows::data || !well_asked(permission, Target::Kind::ticket);
  if (self || none_) return;
  other_ = access(situation, subject);
  const bool of_the_other_side =
      asker.subject.side == Side::partner && subject.side == Side::customer;
  none_ = of_the_other_side || !other_->somewhere.has(Permission::tickets_view);
}

bool TicketsWhere::allows(std::span<const std::optional<RowId>> rooms) const {
  if (none_) return false;
  if (rooms.empty() && !own_.without_rooms.has(Permission::tickets_view)) return false;
  if (!other_) return may_on_ticket(own_, permission_, rooms, [](RowId) { return true; });

  const auto sees = [&](RowId room) { return own_.rooms[room.row].has(Permission::tickets_view); };
  for (const std::optional<RowId> room : rooms) {
    if (room && sees(*room) && !own_.rooms[room->row].has(Permission::roles_view)) return false;
  }
  if (rooms.empty() && !own_.of_customer.has(Permission::roles_view)) return false;
  return may_on_ticket(*other_, permission_, rooms, sees);
}

std::optional<std::vector<Permitted>> who_may(const Situation& situation, const Asker& asker,
                                              const Directory& partners_people,
                                              Permission permission, const Target& target) {
  // Whoever may ask hears why nobody may not; who may not is told that there is nothing.
  const Subject nobody{Side::partner, std::nullopt};
  if (disclose_about(situation, asker, nobody, permission, target).reason == Reason::not_found) {
    return std::nullopt;
  }
  // Of themselves they hear more: also what they may by rooms in which nobody else is heard of.
  const auto about = [&](const Subject& one) {
    return asker.subject.is(one) ? disclose(situation, asker, permission, target)
                                 : disclose_about(situation, asker, one, permission, target);
  };

  // On a ticket one permission may do for another: it is seen in any of its rooms.
  PermissionSet asked{permission};
  if (target.kind == Target::Kind::ticket) asked.insert(Permission::tickets_view);
  std::vector<Permitted> all;
  const auto add = [&](Side side, const Directory& people) {
    const auto members = members_of_permitting(situation.customer, side, asked);
    for (const UserId user : users_among(people, members)) {
      Decision decision = about({side, people.membership_of(user)});
      if (decision.allowed()) all.push_back({side, user, std::move(decision.grants)});
    }
  };
  add(Side::partner, partners_people);
  if (asker.subject.side == Side::customer) {
    add(Side::customer, *situation.customer.customer.people);
  }
  return all;
}

bool Powers::any() const {
  return !of_customer.empty() || ranges::any_of(rooms, [](std::size_t count) { return count > 0; });
}

Powers what_may(const Reach& reach, const Subject& asker, Instant now) {
  Powers powers;
  RoomWords words, known;
  for (std::size_t p = 0; p < kPermissionCount; ++p) {
    const auto permission = static_cast<Permission>(p);
    if (!well_asked(permission, Target::Kind::room)) continue;
    powers.rooms[p] = count_known_rooms_where(reach, asker, permission, now, words, known);
  }
  powers.of_customer = reach.of_customer(asker, now) - kAboutARoom;
  return powers;
}

Powers what_may(const Reach& reach, AboutOthers asker, const Subject& other, Instant now) {
  Powers powers;
  HeardOf heard(reach, asker, now);
  RoomWords words;
  for (std::size_t p = 0; p < kPermissionCount; ++p) {
    if (heard.rooms(other, static_cast<Permission>(p), words)) powers.rooms[p] = count(words);
  }
  powers.of_customer = heard.of_customer(other);
  return powers;
}

bool SideBySide::any() const {
  return !first_of_customer.empty() || !second_of_customer.empty() ||
         ranges::any_of(rooms, [](const Rooms& one) { return one != Rooms{}; });
}

SideBySide compare(const Reach& reach, AboutOthers asker, const Subject& first,
                   const Subject& second, Instant now) {
  SideBySide pair;
  HeardOf heard(reach, asker, now);
  RoomWords of_first, of_second;
  for (std::size_t p = 0; p < kPermissionCount; ++p) {
    const auto permission = static_cast<Permission>(p);
    heard.rooms(first, permission, of_first);
    heard.rooms(second, permission, of_second);
    const std::size_t one = count(of_first), other = count(of_second);
    std::size_t both = 0;
    for (std::size_t w = 0; w < std::min(of_first.size(), of_second.size()); ++w) {
      both += static_cast<std::size_t>(std::popcount(of_first[w] & of_second[w]));
    }
    pair.rooms[p] = {both, one - both, other - both};
  }
  pair.first_of_customer = heard.of_customer(first);
  pair.second_of_customer = heard.of_customer(second);
  return pair;
}

}  // namespace enfilade
