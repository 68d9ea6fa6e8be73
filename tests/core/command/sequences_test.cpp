// No sequence of partner's commands, changes of room data included, reaches beyond what the
// customer opened, or gives anybody a pair (a permission over a room) that its author could not
// hand out.
//
// Start: every small world of customer `a` with the rooms x and y, the users u0, u1 and the primary
// admin `pa`, the roles r0, r1 and `manager`, in which u0 holds one or two assignments of the kinds
// below and u1 one or none, under each kind of delegation. From each, walks of up to six commands:
// at every place every command of a list by every author is tried, and one that was applied leads
// on. What each step may give is held to what its author held before it, so that a whole sequence
// gives no more than its steps.

#include <gtest/gtest.h>

#include <cstdio>
#include <string>
#include <vector>

#include "core/command/execute.h"
#include "core/policy/access.h"
#include "core/policy/matrix.h"
#include "tests/core/random.h"
#include "tests/core/rows.h"

namespace enfilade {
namespace {

using test::Random;
using test::Row;

constexpr Instant kNow = 1000;
const std::size_t kCountry = *schema_of(TableId::rooms).find("country");

RoomScope named(std::vector<std::string> rooms) {
  RoomScope scope;
  scope.rooms = std::move(rooms);
  return scope;
}
RoomScope in_country(const char* country) {
  RoomScope scope;
  scope.where = {{kCountry, {country}}};
  return scope;
}
RoomScope in_group() {
  RoomScope scope;
  scope.room_groups = {"g"};
  return scope;
}
RoomScope all_but(RoomScope except) {
  RoomScope scope = RoomScope::everything();
  scope.except = {std::move(except)};
  return scope;
}

const std::vector<RoomScope>& scopes() {
  static const std::vector<RoomScope> kinds{RoomScope::everything(), named({"x"}), in_country("NO"),
                                            in_group(), all_but(in_country("NO"))};
  return kinds;
}

/// A customer with its rooms, and the partner.
struct Place {
  Policy policy;
  Holding rows;

  const CustomerPolicy& a() const { return *policy.customers[0]; }
};

Assignment assignment(std::string id, std::string role, Principal member, RoomScope scope) {
  Assignment made;
  made.id = made.name = std::move(id);
  made.role = std::move(role);
  made.members = {member};
  made.rooms = std::move(scope);
  return made;
}

Place empty_place(const RoomScope& delegated) {
  Place place;
  Partner& partner = place.policy.partner.edit();
  partner.tenant_id = "p";
  for (const char* user : {"u0", "u1", "pa"}) partner.people.add(User{user, "", ""});
  CustomerPolicy a;
  a.customer.tenant_id = "a";
  a.customer.relationship.status = RelationshipStatus::active;
  a.customer.people.edit().add(User{"own", "", ""});
  a.delegation = {delegated, PermissionSet::all() - PermissionSet{Permission::settings_modify}};
  a.roles = {{"r0", "r0", "", Side::partner, {Permission::rooms_view}},
             {"r1",
              "r1",
              "",
              Side::partner,
              {Permission::rooms_view, Permission::rooms_modify, Permission::groups_modify}},
             {"manager",
              "manager",
              "",
              Side::partner,
              {Permission::rooms_view, Permission::rooms_modify, Permission::groups_modify,
               Permission::roles_view, Permission::roles_modify}}};
  a.assignments = {
      assignment("admins", "primary_admin", partner.people.find("pa"), RoomScope::everything()),
      assignment("own", "site_technician", a.customer.people->find("own"), in_country("NO"))};
  a.assignments.back().side = Side::customer;
  place.policy.customers = {a};
  place.policy.by_tenant_id.edit() = {{"a", {0}}};
  place.rows.replace(test::partition_of(
      TableId::rooms,
      {{{"id", "x"}, {"country", "NO"}, {"roomGroups", std::vector<std::string>{"g"}}},
       {{"id", "y"}, {"country", "SE"}}}));
  return place;
}

/// Every start: u0 manages by one scope and may hold r1 by another, u1 holds r0 or r1 by a third.
std::vector<Place> starts() {
  std::vector<Place> all;
  for (const RoomScope& delegated : {RoomScope::everything(), named({"x", "y"}), in_group()}) {
    for (const RoomScope& manages : scopes()) {
      for (const RoomScope& works : scopes()) {
        for (const RoomScope& others : scopes()) {
          Place place = empty_place(delegated);
          const Directory& people = place.policy.partner->people;
          CustomerPolicy& a = place.policy.customers[0].edit();
          a.assignments.push_back(assignment("m", "manager", people.find("u0"), manages));
          a.assignments.push_back(assignment("w", "r1", people.find("u0"), works));
          a.assignments.push_back(assignment("o", "r0", people.find("u1"), others));
          all.push_back(std::move(place));
        }
      }
    }
  }
  return all;
}

/// Every command that is tried at every place.
std::vector<Command> commands() {
  std::vector<Command> all;
  const auto add = [&](CommandKind kind) -> Command& {
    Command command;
    command.id = "c-" + std::to_string(all.size());
    command.kind = kind;
    command.customer = "a";
    all.push_back(command);
    return all.back();
  };
  for (const char* role : {"r0", "r1", "manager"}) {
    for (const char* member : {"u0", "u1"}) {
      for (const RoomScope& scope : {scopes()[0], named({"x"}), named({"y"}), scopes()[2],
                                     scopes()[3], all_but(named({"x"}))}) {
        for (const char* id : {"", "o"}) {
          const bool fresh = *id == '\0';
          Command& command =
              add(fresh ? CommandKind::create_assignment : CommandKind::edit_assignment);
          command.assignment = assignment(id, role, {}, scope);
          command.assignment.members.clear();
          command.members = {member};
        }
      }
    }
  }
  for (const char* role : {"r0", "r1"}) {
    for (PermissionSet permissions :
         {PermissionSet{}, PermissionSet{Permission::rooms_view, Permission::tickets_view},
          PermissionSet{Permission::rooms_modify}}) {
      add(CommandKind::edit_role).role = {role, role, "", Side::partner, permissions};
    }
  }
  for (const char* id : {"m", "w", "o"}) add(CommandKind::delete_assignment).assignment.id = id;
  for (const char* room : {"x", "y"}) {
    for (const char* country : {"NO", "SE"}) {
      Command& command = add(CommandKind::modify_room);
      command.row = room;
      command.values = {{kCountry, std::string(country)}};
    }
    for (CommandKind kind :
         {CommandKind::add_rooms_to_group, CommandKind::remove_rooms_from_group}) {
      Command& command = add(kind);
      command.rooms = {room};
      command.group = "g";
    }
  }
  return all;
}

const std::array<Viewer, 4> kPeople{Viewer{Side::partner, {}, {0}}, Viewer{Side::partner, {}, {1}},
                                    Viewer{Side::partner, {}, {2}},
                                    Viewer{Side::customer, {0}, {0}}};

Access access_of(const Place& place, const Viewer& viewer) {
  return access({place.a(), place.rows.rooms(), kNow}, subject_of(place.policy, viewer));
}

/// What an author may hand out in a room: a primary admin all that is opened, others what they hold
/// where they handle roles.
PermissionSet may_hand_out(const Place& place, const Viewer& author, RowId room) {
  const Access own = access_of(place, author);
  if (author.user.row == 2) {
    return covers(place.a().delegation.rooms, place.rows.rooms(), room) == Cover::yes
               ? place.a().delegation.ceiling
               : PermissionSet{};
  }
  return own.rooms[room.row].has(Permission::roles_modify) ? own.rooms[room.row] : PermissionSet{};
}

std::optional<Place> step(const Place& from, const Viewer& author, const Command& command) {
  Outcome outcome = execute(from.policy, author, command, from.rows, kNow);
  if (outcome.refusal) return std::nullopt;
  Place to = from;
  if (outcome.rooms) to.rows.replace(*std::move(outcome.rooms));
  apply(to.policy, std::move(outcome));
  return to;
}

struct Counts {
  std::size_t tried = 0, applied = 0, gained = 0, data = 0;
};

void hold(const Place& from, const Place& to, const Viewer& author, const std::string& where,
          Counts& counts) {
  for (std::uint32_t room = 0; room < 2; ++room) {
    const RoomScope& opened = from.a().delegation.rooms;
    ASSERT_EQ(covers(opened, from.rows.rooms(), {room}), covers(opened, to.rows.rooms(), {room}))
        << where << ": what the customer opened is another";
    const PermissionSet bound = may_hand_out(from, author, {room});
    for (const Viewer& somebody : kPeople) {
      const PermissionSet gained =
          access_of(to, somebody).rooms[room] - access_of(from, somebody).rooms[room];
      ASSERT_TRUE((gained - bound).empty())
          << where << ": user " << somebody.user.row << " gained in room " << room;
      counts.gained += !gained.empty();
    }
  }
}

std::vector<Place> reached(const Place& from, const std::vector<Command>& all,
                           const std::string& where, Counts& counts) {
  std::vector<Place> places;
  for (const Command& command : all) {
    for (std::size_t author = 0; author < 3; ++author) {
      ++counts.tried;
      std::optional<Place> to = step(from, kPeople[author], command);
      if (!to) continue;
      ++counts.applied;
      counts.data += is_about_rooms(command.kind);
      hold(from, *to, kPeople[author],
           where + ", " + command.id + ' ' +
               std::string(kCommandNames[static_cast<std::size_t>(command.kind)]) + " by " +
               std::to_string(author),
           counts);
      if (testing::Test::HasFatalFailure()) return {};
      // The primary admin gives anything within what is opened: walks go on by the others' steps.
      if (author < 2) places.push_back(*std::move(to));
    }
  }
  return places;
}

class Sequences : public testing::TestWithParam<std::size_t> {};

TEST_P(Sequences, GiveNothingThatTheirAuthorsCouldNotHandOut) {
  const std::vector<Command> all = commands();
  const std::vector<Place> from = starts();
  Counts counts;
  Random random(static_cast<unsigned>(GetParam()));
  for (std::size_t start = GetParam(); start < from.size(); start += 5) {
    Place place = from[start];
    for (int length = 0; length < 6; ++length) {
      const std::string where =
          "start " + std::to_string(start) + ", step " + std::to_string(length);
      std::vector<Place> next = reached(place, all, where, counts);
      if (testing::Test::HasFatalFailure()) return;
      if (next.empty()) break;
      place = next[random.below(next.size())];
    }
  }
  EXPECT_GT(counts.applied, 1000u);
  EXPECT_GT(counts.gained, 100u);
  EXPECT_GT(counts.data, 100u);
  std::printf(
      "%zu commands tried, %zu applied, %zu of them on rooms; %zu gave somebody something\n",
      counts.tried, counts.applied, counts.data, counts.gained);
}

INSTANTIATE_TEST_SUITE_P(FromEverySmallWorld, Sequences, testing::Range<std::size_t>(0, 5));

}  // namespace
}  // namespace enfilade
