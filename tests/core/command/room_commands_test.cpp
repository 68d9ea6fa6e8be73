// Rooms: changed by who may, and nobody widens anything through data. In `a`, `helper` modifies
// rooms; `readers` see the rooms of Denmark, `nordics` those of the group "nordic".

#include <gtest/gtest.h>

#include <string>

#include "tests/core/command/commands_world.h"
#include "tests/core/rows.h"

namespace enfilade {
namespace {

using test::kNow;
using test::Row;
using test::Value;

constexpr std::string_view kHelper = "partners_nobody", kAdmin = "primary_admin_of_a",
                           kLead = "site_lead_of_a";

RoomScope country(const char* name) {
  RoomScope scope;
  scope.where = {{*schema_of(TableId::rooms).find("country"), {name}}};
  return scope;
}

RoomScope rooms(std::vector<std::string> ids) {
  RoomScope scope;
  scope.rooms = std::move(ids);
  return scope;
}

class Rooms : public testing::Test {
 protected:
  Rooms() {
    a().delegation.ceiling = PermissionSet::all();
    role("modifier", {Permission::rooms_view, Permission::rooms_modify});
    role("reader", {Permission::rooms_view, Permission::reports_view});
    give("modifies", "modifier", kHelper, RoomScope::everything());
  }

  CustomerPolicy& a() { return policy_.customers[0].edit(); }
  void role(const char* id, PermissionSet permissions) {
    a().roles.push_back({id, id, "", Side::partner, permissions});
  }
  Assignment& give(const char* id, const char* role, std::string_view who, RoomScope scope,
                   Side side = Side::partner) {
    Assignment assignment;
    assignment.id = assignment.name = id;
    assignment.role = role;
    assignment.side = side;
    assignment.rooms = std::move(scope);
    assignment.members = {
        (side == Side::partner ? policy_.partner->people : *a().customer.people).find(who)};
    a().assignments.push_back(assignment);
    return a().assignments.back();
  }

  Command moved_to(const char* to) {
    Command command = test::command_on_a(CommandKind::modify_room);
    command.values = {{*schema_of(TableId::rooms).find("country"), std::string(to)}};
    return command;
  }
  std::string tried(std::string_view actor, const Command& command) {
    return test::outcome(policy_, actor, command);
  }
  Row after(std::string_view actor, const Command& command, const char* room = "r1") {
    const Outcome outcome = test::try_command(policy_, actor, command);
    if (!outcome.rooms) return {};
    const std::string& id = outcome.id.empty() ? std::string(room) : outcome.id;
    return test::row_in(*outcome.rooms, *outcome.rooms->find(id));
  }

  Policy policy_ = test::policy_of_actors(RelationshipStatus::active);
};

TEST_F(Rooms, AreModifiedByWhoMayOnThatRoom) {
  const Row room = after(kHelper, moved_to("DK"));
  EXPECT_EQ(room.at("country"), Value("DK"));
  EXPECT_EQ(room.at("name"), Value("Oslo 1")) << "the rest stays";
  EXPECT_EQ(room.at("updated"), Value(kNow));
  a().assignments.back().rooms = rooms({"r2"});
  EXPECT_EQ(tried(kHelper, moved_to("DK")), "not_found") << "of r1 they may not know";
  a().delegation.rooms = rooms({"r1"});
  EXPECT_EQ(tried(kAdmin, moved_to("DK")), "applied");
  Command other = moved_to("DK");
  other.row = "r2";
  EXPECT_EQ(tried(kAdmin, other), "not_found") << "the customer did not open it";
}

TEST_F(Rooms, WhoseColumnsAreWithheldDoNotTellThemByWhatMayBeWritten) {
  role("blind", {Permission::rooms_modify, Permission::groups_modify, Permission::tickets_view});
  a().assignments.back().role = "blind";
  Command group = test::command_on_a(CommandKind::add_rooms_to_group);
  for (RoomScope scope : {country("NO"), country("DK")}) {
    a().delegation.rooms = scope;
    a().delegation.rooms.rooms = {"r1", "r2"};
    // r1 is in NO: to say so again changes nothing, and that must not show.
    EXPECT_EQ(tried(kHelper, moved_to("NO")), "exceeds_delegation");
    EXPECT_EQ(tried(kHelper, moved_to("DK")), "exceeds_delegation");
  }
  a().delegation.rooms = RoomScope::everything();
  EXPECT_EQ(tried(kHelper, moved_to("NO")), "applied") << "what no scope reads is theirs to write";
  give("readers", "reader", "help_desk_of_a", country("NO"));
  EXPECT_EQ(tried(kHelper, moved_to("NO")), "exceeds_author");
  EXPECT_EQ(tried(kHelper, moved_to("DK")), "exceeds_author");
  a().roles.back().permissions.insert(Permission::rooms_view);
  EXPECT_EQ(tried(kHelper, moved_to("NO")), "applied") << "who sees it sees that nothing changes";
  EXPECT_EQ(tried(kHelper, moved_to("DK")), "applied");
}

TEST_F(Rooms, WhoseColumnsAreWithheldDoNotTellWhenTheyWereUpdated) {
  role("blind", {Permission::rooms_modify, Permission::tickets_view});
  Command command = moved_to("FI");
  EXPECT_EQ(test::try_command(policy_, kHelper, command).revision, kNow);
  const std::int64_t revision = 0;  // of r1, which nobody updated
  command.expected_revision = revision;
  EXPECT_EQ(tried(kHelper, command), "applied");
  a().assignments.back().role = "blind";
  EXPECT_EQ(tried(kHelper, command), "stale") << "nor by trying";
  command.expected_revision.reset();
  EXPECT_EQ(tried(kHelper, command), "applied");
  EXPECT_EQ(test::try_command(policy_, kHelper, command).revision, std::nullopt);
}

TEST_F(Rooms, AreAddedToAGroupThatIsThere) {
  role("groups", {Permission::rooms_view, Permission::groups_view, Permission::groups_modify});
  a().assignments.back().role = "groups";
  Command add = test::command_on_a(CommandKind::add_rooms_to_group);
  EXPECT_EQ(tried(kHelper, add), "applied");
  add.group = "new";
  EXPECT_EQ(tried(kHelper, add), "not_found") << "to make one takes groups.create";
  EXPECT_EQ(test::try_command(policy_, kHelper, add).refusal->missing, "group");
  a().delegation.rooms = rooms({"r1"});
  add.group = "nordic";
  EXPECT_EQ(tried(kHelper, add), "not_found") << "its only room was not opened";
}

TEST_F(Rooms, AreRecordedByName) {
  EXPECT_EQ(test::try_command(policy_, kHelper, moved_to("DK")).audit.object_name, "Oslo 1");
  EXPECT_EQ(test::try_command(policy_, "primary_admin_of_b", moved_to("DK")).audit.object_name,
            "r1")
      << "or as the actor calls what they may not know of";
}

TEST_F(Rooms, AreNotMovedIntoAScopeWhoseMembersWouldGainWhatTheirMoverCouldNotHandOut) {
  give("readers", "reader", "help_desk_of_a", country("DK"));
  EXPECT_EQ(tried(kHelper, moved_to("DK")), "exceeds_author");
  EXPECT_EQ(tried(kHelper, moved_to("FI")), "applied") << "nobody gains by that";
  EXPECT_EQ(tried(kAdmin, moved_to("DK")), "applied");
  EXPECT_EQ(tried(kLead, moved_to("DK")), "applied") << "the customer's own side may";
  using Pairs = std::vector<BeyondAuthor>;
  const auto pairs = [&] {
    return test::try_command(policy_, kHelper, moved_to("DK")).refusal->pairs;
  };
  EXPECT_EQ(pairs(), (Pairs{{Permission::roles_modify, "r1"}})) << "what it is they may not know";
  give("handles", "manager", kHelper, rooms({"r1"}));
  EXPECT_EQ(pairs(), (Pairs{{Permission::roles_modify, "r1"}}));
  a().assignments.back().rooms = RoomScope::everything();
  ASSERT_EQ(tried(kHelper, moved_to("DK")), "exceeds_author");
  EXPECT_EQ(pairs(), (Pairs{{Permission::reports_view, "r1"}}));
}

TEST_F(Rooms, MayBeMovedByAnAuthorWhoHoldsEveryPairAndHandlesRolesThere) {
  give("readers", "reader", "help_desk_of_a", country("DK"));
  a().roles.back().permissions = {Permission::rooms_view};
  EXPECT_EQ(tried(kHelper, moved_to("DK")), "exceeds_author") << "they hand out nothing";
  Assignment& handles = give("handles", "manager", kHelper, rooms({"r1"}));
  EXPECT_EQ(tried(kHelper, moved_to("DK")), "applied");
  handles.until = kNow + 100;
  EXPECT_EQ(tried(kHelper, moved_to("DK")), "exceeds_author") << "not for longer than they may";
  a().assignments[a().assignments.size() - 2].until = kNow + 100;
  EXPECT_EQ(tried(kHelper, moved_to("DK")), "applied");
}

TEST_F(Rooms, CountWhoGainsLaterAndOnTheCustomersSideToo) {
  give("readers", "reader", "help_desk_of_a", country("DK")).from = kNow + 1000;
  EXPECT_EQ(tried(kHelper, moved_to("DK")), "exceeds_author");
  a().assignments.back().until = kNow;
  EXPECT_EQ(tried(kHelper, moved_to("DK")), "applied") << "that is over";
  a().assignments.pop_back();
  give("own", "site_technician", "nobody_of_a", country("DK"), Side::customer);
  EXPECT_EQ(tried(kHelper, moved_to("DK")), "exceeds_author");
  EXPECT_EQ(tried(kAdmin, moved_to("DK")), "applied");
  a().delegation.ceiling = a().delegation.ceiling - PermissionSet{Permission::rooms_unenroll};
  EXPECT_EQ(tried(kAdmin, moved_to("DK")), "exceeds_author") << "beyond the ceiling";
}

TEST_F(Rooms, AreNotMovedOutOfAnExceptionEither) {
  RoomScope all_but = RoomScope::everything();
  all_but.except = {country("NO")};
  give("readers", "reader", "help_desk_of_a", all_but);
  EXPECT_EQ(tried(kHelper, moved_to("DK")), "exceeds_author");
}

TEST_F(Rooms, AreNotMovedForWhatADelegationReadsInEitherDirection) {
  a().delegation.rooms = country("NO");
  for (std::string_view partners : {kHelper, kAdmin}) {
    EXPECT_EQ(tried(partners, moved_to("DK")), "exceeds_delegation");
  }
  EXPECT_EQ(tried(kLead, moved_to("DK")), "applied");
  Command renamed = moved_to("DK");
  renamed.values = {{room_column::name, std::string("Oslo 7")}};
  EXPECT_EQ(tried(kHelper, renamed), "applied");
  renamed.values.push_back({*schema_of(TableId::rooms).find("country"), std::string("NO")});
  EXPECT_EQ(tried(kHelper, renamed), "applied") << "it is what it was";
  a().delegation.rooms = RoomScope::everything();
  a().delegation.rooms.except = {country("SE")};
  EXPECT_EQ(tried(kHelper, moved_to("DK")), "exceeds_delegation");
}

TEST_F(Rooms, AreGroupedByWhoMayHandleTheCustomersGroups) {
  role("grouper", {Permission::rooms_view, Permission::groups_modify, Permission::groups_create});
  give("groups", "grouper", "help_desk_of_a", RoomScope::everything());
  Command add = test::command_on_a(CommandKind::add_rooms_to_group);
  add.group = "nordic";
  using List = std::vector<std::string>;
  EXPECT_EQ(after("help_desk_of_a", add).at("roomGroups"), Value(List{"nordic"}));
  Command remove = test::command_on_a(CommandKind::remove_rooms_from_group);
  remove.rooms = {"r2"};
  remove.group = "nordic";
  EXPECT_EQ(after("help_desk_of_a", remove, "r2").at("roomGroups"), Value(List{}));
  RoomScope nordic;
  nordic.room_groups = {"nordic"};
  give("nordics", "reader", kHelper, nordic);
  EXPECT_EQ(tried("help_desk_of_a", add), "exceeds_author");
  EXPECT_EQ(tried("help_desk_of_a", remove), "applied") << "to lose is no widening";
  add.rooms.push_back("nowhere");
  EXPECT_EQ(tried("help_desk_of_a", add), "not_found");
  a().delegation.rooms = nordic;
  EXPECT_EQ(tried("help_desk_of_a", remove), "exceeds_delegation");
  EXPECT_EQ(tried(kLead, add), "not_found");
}

TEST_F(Rooms, MakeAGroupThatTheirMakerDoesNotSeeYet) {
  Command command = test::command_on_a(CommandKind::create_room_group);
  EXPECT_EQ(tried(kLead, command), "applied");
  command.group = "nordic";
  EXPECT_EQ(tried(kLead, command), "already_there");
  role("grouper", {Permission::rooms_view, Permission::groups_create});
  give("groups", "grouper", "help_desk_of_a", RoomScope::everything());
  a().delegation.rooms = rooms({"r1"});
  EXPECT_EQ(tried("help_desk_of_a", command), "applied")
      << "the room that is in it is not theirs to know of";
}

TEST_F(Rooms, AreMadeOnlyWhereTheCustomerOpenedThem) {
  role("maker", {Permission::rooms_view, Permission::rooms_create});
  give("makes", "maker", kHelper, RoomScope::everything());
  Command command = test::command_on_a(CommandKind::create_room);
  const Row room = after(kHelper, command);
  EXPECT_EQ(room.at("name"), Value("Bergen 3"));
  EXPECT_EQ(room.at("health"), Value("Onboarding"));
  EXPECT_EQ(std::get<std::string>(room.at("id")).substr(0, 5), "room-");
  command.values.push_back({*schema_of(TableId::rooms).find("country"), std::string("NO")});
  EXPECT_EQ(tried(kHelper, command), "applied");
  give("readers", "reader", "help_desk_of_a", country("NO"));
  EXPECT_EQ(tried(kHelper, command), "exceeds_author");
  a().delegation.rooms = country("NO");
  EXPECT_EQ(tried(kHelper, command), "exceeds_delegation");
  a().delegation.rooms = rooms({"r1"});
  command.values.pop_back();
  EXPECT_EQ(tried(kHelper, command), "exceeds_delegation");
}

TEST_F(Rooms, MoveToARingThatThereIs) {
  Command command = test::command_on_a(CommandKind::move_rooms_to_ring);
  EXPECT_EQ(after(kAdmin, command).at("ring"), Value("Staging"));
  command.ring.name = "Early";
  EXPECT_EQ(tried(kAdmin, command), "not_found");
  a().customer.rings = {{"Early", "", 2, 0, 1, 1}};
  EXPECT_EQ(tried(kAdmin, command), "applied");
}

TEST_F(Rooms, LeaveWhenTheyAreUnenrolled) {
  const Outcome outcome = test::try_command(policy_, "site_technician_of_a",
                                            test::command_on_a(CommandKind::unenroll_room));
  ASSERT_TRUE(outcome.rooms);
  EXPECT_EQ(outcome.rooms->size(), 1u);
  EXPECT_FALSE(outcome.rooms->find("r1"));
}

TEST_F(Rooms, GiveTheirKeyToWhoMayHaveIt) {
  Command command = test::command_on_a(CommandKind::download_key);
  const Outcome outcome = test::try_command(policy_, kLead, command);
  EXPECT_EQ(outcome.key, "K1");
  EXPECT_FALSE(outcome.rooms);
  EXPECT_EQ(test::try_command(policy_, kHelper, command).key, "");
  command.row = "r2";
  EXPECT_EQ(tried(kLead, command), "not_found") << "it has none";
}

TEST_F(Rooms, LoseTheirKeysAsFarAsTheCustomerOpenedThem) {
  const Command command = test::command_on_a(CommandKind::reset_key);
  EXPECT_EQ(after("mmr_administrator_of_a", command).count("key"), 0u);
  role("resetter", {Permission::rooms_reset_key});
  give("resets", "resetter", kHelper, RoomScope::everything());
  EXPECT_EQ(after(kHelper, command).count("key"), 0u);
  a().delegation.rooms = rooms({"r2"});
  EXPECT_EQ(after(kHelper, command).count("key"), 1u);
}

TEST_F(Rooms, HaveTheTimeOfTheirLastChangeForARevision) {
  Command command = moved_to("DK");
  command.expected_revision = 1;
  EXPECT_EQ(tried(kHelper, command), "stale");
  command.expected_revision = 0;
  EXPECT_EQ(test::try_command(policy_, kHelper, command).revision, kNow);
}

TEST_F(Rooms, HaveRingsThatTakeNoLongerThanTheyMay) {
  Command command = test::command_on_a(CommandKind::edit_ring);
  const Outcome outcome = test::try_command(policy_, kAdmin, command);
  ASSERT_TRUE(outcome.customer);
  EXPECT_EQ(outcome.customer->customer.rings, (std::vector<UpdateRing>{command.ring}));
  a().customer.rings = {{"Early", "", 2, 0, 50, 1}};
  EXPECT_EQ(tried(kAdmin, command), "rings_too_long");
  command.ring = {"Early", "", 3, 30, 20, 10};
  EXPECT_EQ(tried(kAdmin, command), "applied") << "in the place of the one of that name";
  command.expected_revision = 5;
  EXPECT_EQ(tried(kAdmin, command), "stale");
}

TEST_F(Rooms, HaveSettingsThatAreWrittenOneByOne) {
  a().customer.settings = {{"camera", "on"}, {"proximity", "on"}};
  Command command = test::command_on_a(CommandKind::edit_settings);
  command.settings.emplace_back("proximity", std::nullopt);
  const Outcome outcome = test::try_command(policy_, "mmr_administrator_of_a", command);
  ASSERT_TRUE(outcome.customer);
  EXPECT_EQ(outcome.customer->customer.settings,
            (std::map<std::string, std::string>{{"camera", "off"}}));
}

}  // namespace
}  // namespace enfilade
