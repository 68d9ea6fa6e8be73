// Roles and assignments by somebody who manages some: in `a`, a helper handles roles over r1 and
// tickets over all.

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "core/command/fresh_id.h"
#include "tests/core/command/commands_world.h"

namespace enfilade {
namespace {

using test::kNow;

constexpr std::string_view kHelper = "partners_nobody", kAdmin = "primary_admin_of_a";

RoomScope room(const char* id) {
  RoomScope scope;
  scope.rooms = {id};
  return scope;
}

class HandlingRoles : public testing::Test {
 protected:
  HandlingRoles() {
    a().roles.push_back({"viewer", "Viewer", "", Side::partner, {Permission::tickets_view}});
    give("handles", "manager", room("r1"));
    give("views", "viewer", RoomScope::everything());
  }

  CustomerPolicy& a() { return policy_.customers[0].edit(); }
  void give(const char* id, const char* role, RoomScope rooms) {
    Assignment assignment;
    assignment.id = assignment.name = id;
    assignment.role = role;
    assignment.rooms = std::move(rooms);
    assignment.members = {policy_.partner->people.find(kHelper)};
    a().assignments.push_back(assignment);
  }
  Assignment& given(const char* id) {
    return *std::find_if(a().assignments.begin(), a().assignments.end(),
                         [&](auto& one) { return one.id == id; });
  }

  std::string assign(std::string_view actor, const char* role, RoomScope rooms,
                     std::optional<Instant> until = std::nullopt) {
    Command command = test::command_on_a(CommandKind::create_assignment);
    command.assignment.role = role;
    command.assignment.rooms = std::move(rooms);
    command.assignment.until = until;
    return test::outcome(policy_, actor, command);
  }
  std::string write(CommandKind kind, std::string_view actor, const char* id,
                    PermissionSet permissions) {
    Command command = test::command_on_a(kind);
    command.role = {kind == CommandKind::create_role ? "" : id, "Name", "", Side::partner,
                    permissions};
    return test::outcome(policy_, actor, command);
  }

  Policy policy_ = test::policy_of_actors(RelationshipStatus::active);
};

TEST_F(HandlingRoles, AreHandledOnlyWithinTheScopeInWhichOneHandlesThem) {
  EXPECT_EQ(assign(kHelper, "viewer", room("r1")), "applied");
  EXPECT_EQ(assign(kHelper, "viewer", room("r2")), "exceeds_author");
  EXPECT_EQ(assign(kHelper, "viewer", RoomScope::everything()), "exceeds_author");
  EXPECT_EQ(assign(kAdmin, "viewer", RoomScope::everything()), "applied");
}

TEST_F(HandlingRoles, AreHandedOutPairByPair) {
  EXPECT_EQ(assign(kHelper, "manager", room("r1")), "applied");
  EXPECT_EQ(assign(kHelper, "desk", room("r1")), "exceeds_author")
      << "tickets.update is not theirs";
}

TEST_F(HandlingRoles, CountOnlyAsFarAsTheCustomerOpened) {
  given("handles").rooms.rooms = {"r1", "r2"};
  EXPECT_EQ(assign(kHelper, "viewer", room("r2")), "applied");
  a().delegation.rooms = room("r1");
  EXPECT_EQ(assign(kHelper, "viewer", room("r2")), "exceeds_author");
  EXPECT_EQ(assign(kHelper, "viewer", room("r1")), "applied");
  a().delegation.ceiling = a().delegation.ceiling - PermissionSet{Permission::tickets_view};
  EXPECT_EQ(assign(kHelper, "viewer", room("r1")), "exceeds_author");
  a().delegation.rooms = RoomScope::everything();
  given("handles").rooms = RoomScope::everything();
  EXPECT_EQ(assign(kHelper, "viewer", RoomScope::everything()), "exceeds_author")
      << "nor by the letter";
}

TEST_F(HandlingRoles, AreGivenByTheLetterOfOnesOwnScopeOrRoomByRoom) {
  RoomScope by_country;
  by_country.where = {{6, {"NO"}}};
  given("handles").rooms = by_country;
  EXPECT_EQ(assign(kHelper, "viewer", by_country), "applied");
  RoomScope narrower = by_country;
  narrower.except = {room("r2")};
  EXPECT_EQ(assign(kHelper, "viewer", narrower), "applied");
  RoomScope other = by_country;
  other.where[0].values = {"SE"};
  EXPECT_EQ(assign(kHelper, "viewer", other), "exceeds_author");
  given("handles").rooms = narrower;
  EXPECT_EQ(assign(kHelper, "viewer", by_country), "exceeds_author")
      << "without the exception it is wider";
}

TEST_F(HandlingRoles, AreNotGivenForLongerThanOneHoldsThem) {
  given("handles").until = kNow + 100;
  EXPECT_EQ(assign(kHelper, "viewer", room("r1"), kNow + 100), "applied");
  EXPECT_EQ(assign(kHelper, "viewer", room("r1"), kNow + 101), "exceeds_author");
  EXPECT_EQ(assign(kHelper, "viewer", room("r1")), "exceeds_author");
}

TEST_F(HandlingRoles, AreNotGivenOverAllByWhoHoldsThemOverAllButSome) {
  RoomScope all_but = RoomScope::everything();
  all_but.except = {room("r2")};
  given("handles").rooms = all_but;
  EXPECT_EQ(assign(kHelper, "viewer", all_but), "applied");
  EXPECT_EQ(assign(kHelper, "viewer", room("r1")), "applied");
  EXPECT_EQ(assign(kHelper, "viewer", room("r2")), "exceeds_author");
  EXPECT_EQ(assign(kHelper, "viewer", RoomScope::everything()), "exceeds_author");
}

TEST_F(HandlingRoles, AreTheMmrAdministratorsToHandOutForAnyTime) {
  given("mmr_administrator").until = kNow + 100;
  Command command = test::command_on_a(CommandKind::create_assignment);
  command.assignment.role = "site_lead";
  command.members = {"nobody_of_a"};
  EXPECT_EQ(test::outcome(policy_, "mmr_administrator_of_a", command), "applied");
}

TEST_F(HandlingRoles, AreNotGivenOverNoRoomsByWhoHoldsThemOverSome) {
  // Over no room such an assignment grants nothing, and yet its members would be assigned here,
  // know of the customer, and of its roles, for as long as it is written.
  RoomScope nowhere = room("r1");
  nowhere.rooms = {};
  EXPECT_EQ(assign(kHelper, "viewer", nowhere), "exceeds_author");
  given("handles").until = kNow + 100;
  EXPECT_EQ(assign(kHelper, "manager", nowhere), "exceeds_author") << "nor beyond their own end";
  EXPECT_EQ(assign(kAdmin, "viewer", nowhere), "applied");
  given("handles").rooms = RoomScope::everything();
  given("handles").until.reset();
  EXPECT_EQ(assign(kHelper, "viewer", nowhere), "applied") << "they may hand it out anywhere";
  EXPECT_EQ(assign(kHelper, "desk", nowhere), "exceeds_author");
}

TEST_F(HandlingRoles, AreNotGivenInRoomsThatTheirAuthorDoesNotKnow) {
  // Else it could be tried which rooms there are.
  given("views").rooms = room("r2");
  EXPECT_EQ(assign(kHelper, "manager", room("r2")), "exceeds_author");
  RoomScope both = room("r1");
  both.where = {{6, {"NO"}}};
  given("handles").rooms = both;
  EXPECT_EQ(assign(kHelper, "manager", room("r1")), "exceeds_author");
  EXPECT_EQ(assign(kHelper, "manager", room("ghost")), "exceeds_author");
  given("views").rooms = RoomScope::everything();
  EXPECT_EQ(assign(kHelper, "manager", room("r1")), "applied");
}

TEST_F(HandlingRoles, AreNotToldInHowManyRoomsAHiddenAssignmentUsesThem) {
  const auto pairs = [&](std::vector<std::string> rooms) {
    RoomScope scope;
    scope.rooms = std::move(rooms);
    given("desks").rooms = std::move(scope);
    Command command = test::command_on_a(CommandKind::edit_role);
    command.role = {"viewer", "Viewer", "", Side::partner, {}};
    return test::try_command(policy_, kHelper, command).refusal->pairs;
  };
  given("desks").role = "viewer";
  const std::vector<BeyondAuthor> in_one = pairs({"r2"});
  EXPECT_EQ(in_one, pairs({"r2", "r3", "r4"}));
  EXPECT_EQ(in_one, pairs({"ghost"}));
  for (const BeyondAuthor& pair : in_one) EXPECT_EQ(pair.room, "");
}

TEST_F(HandlingRoles, OfTheMmrAdministratorAreHandedOutByOneOfThemAlone) {
  Role everything{"everything", "Everything", "", Side::customer, PermissionSet::all()};
  a().roles.push_back(everything);
  Assignment all;
  all.id = all.name = "all";
  all.side = Side::customer;
  all.role = "everything";
  all.rooms = RoomScope::everything();
  all.members = {a().customer.people->find("nobody_of_a")};
  a().assignments.push_back(all);
  const auto tried = [&](std::string_view actor, CommandKind kind, const char* role) {
    Command command = test::command_on_a(kind);
    command.assignment.role = role;
    command.assignment.id = kind == CommandKind::create_assignment ? "" : "mmr_administrator";
    command.members = {"nobody_of_a"};
    return test::outcome(policy_, actor, command);
  };
  constexpr std::string_view kHolder = "nobody_of_a", kMmr = "mmr_administrator_of_a";
  const auto create = CommandKind::create_assignment, edit = CommandKind::edit_assignment,
             remove = CommandKind::delete_assignment;
  EXPECT_EQ(tried(kHolder, create, "everything"), "applied");
  EXPECT_EQ(tried(kHolder, create, "mmr_administrator"), "exceeds_author");
  EXPECT_EQ(tried(kMmr, create, "mmr_administrator"), "applied");
  EXPECT_EQ(tried(kHolder, edit, "site_lead"), "exceeds_author");
  EXPECT_EQ(tried(kHolder, remove, ""), "exceeds_author");
  EXPECT_EQ(tried(kMmr, remove, ""), "applied");
}

TEST_F(HandlingRoles, ThatNobodyUsesAreEditedAndDeletedByWhoCouldHandThemOut) {
  a().roles.push_back({"unused", "Unused", "", Side::partner, {Permission::rooms_unenroll}});
  a().delegation.ceiling.insert(Permission::rooms_unenroll);
  EXPECT_EQ(write(CommandKind::edit_role, kHelper, "unused", {}), "exceeds_author");
  EXPECT_EQ(write(CommandKind::delete_role, kHelper, "unused", {}), "exceeds_author");
  EXPECT_EQ(write(CommandKind::edit_role, kAdmin, "unused", {}), "applied");
  a().roles.back().permissions = {Permission::tickets_view};
  EXPECT_EQ(write(CommandKind::edit_role, kHelper, "unused", {}), "applied");
  EXPECT_EQ(write(CommandKind::delete_role, kHelper, "unused", {}), "applied");
}

TEST_F(HandlingRoles, AreNotTakenFromWhoHoldsThemFurtherThanTheirEditorDoes) {
  given("handles").rooms = RoomScope::everything();
  given("views").rooms = room("r1");
  given("desks").role = "viewer";
  EXPECT_EQ(write(CommandKind::edit_role, kHelper, "viewer", {}), "exceeds_author");
  EXPECT_EQ(write(CommandKind::delete_role, kHelper, "viewer", {}), "exceeds_author");
  given("desks").rooms = room("r1");
  EXPECT_EQ(write(CommandKind::edit_role, kHelper, "viewer", {}), "applied");
  EXPECT_EQ(write(CommandKind::delete_role, kHelper, "viewer", {}), "applied");
}

TEST_F(HandlingRoles, ThatALoweredCeilingLeftTooWideAreMadeNarrower) {
  a().roles.push_back(
      {"wide", "Wide", "", Side::partner, {Permission::tickets_view, Permission::rooms_unenroll}});
  given("handles").rooms = RoomScope::everything();
  given("desks").role = "wide";
  EXPECT_EQ(write(CommandKind::edit_role, kHelper, "wide", {Permission::tickets_view}), "applied");
  EXPECT_EQ(write(CommandKind::delete_role, kHelper, "wide", {}), "applied");
  a().delegation.ceiling.insert(Permission::rooms_unenroll);
  EXPECT_EQ(write(CommandKind::edit_role, kHelper, "wide", {Permission::tickets_view}),
            "exceeds_author");
}

TEST_F(HandlingRoles, ListOnlyWhatTheirAuthorCouldHandOutSomewhere) {
  EXPECT_EQ(write(CommandKind::create_role, kHelper, "fresh", {Permission::tickets_view}),
            "applied");
  EXPECT_EQ(write(CommandKind::create_role, kHelper, "fresh", {Permission::rooms_view}),
            "exceeds_author");
  EXPECT_EQ(write(CommandKind::create_role, kAdmin, "fresh", {Permission::rooms_view}), "applied");
}

TEST_F(HandlingRoles, StayUnderTheCeilingThatOnlyTheCustomerCanRaise) {
  EXPECT_EQ(write(CommandKind::create_role, kAdmin, "fresh", {Permission::rooms_reset_key}),
            "exceeds_ceiling");
  a().delegation.ceiling = a().delegation.ceiling - PermissionSet{Permission::tickets_update};
  EXPECT_EQ(write(CommandKind::edit_role, kAdmin, "desk",
                  {Permission::tickets_view, Permission::tickets_update}),
            "applied")
      << "a role that was left too wide may stay as wide";
  EXPECT_EQ(write(CommandKind::edit_role, kAdmin, "viewer",
                  {Permission::tickets_view, Permission::tickets_update}),
            "exceeds_ceiling");
}

TEST_F(HandlingRoles, AreEditedOnlyByWhoCouldHandOutTheOldAndTheNew) {
  EXPECT_EQ(write(CommandKind::edit_role, kHelper, "viewer", {}), "exceeds_author")
      << "it is used over all rooms";
  given("views").rooms = room("r1");
  EXPECT_EQ(write(CommandKind::edit_role, kHelper, "viewer", {}), "applied");
  EXPECT_EQ(write(CommandKind::edit_role, kHelper, "desk", {}), "exceeds_author");
  given("desks").rooms = room("r1");
  EXPECT_EQ(write(CommandKind::edit_role, kHelper, "desk", {}), "exceeds_author")
      << "the old had tickets.update";
}

TEST_F(HandlingRoles, AreNotMadeForAnAssignmentThatWaitsForOne) {
  const std::string id = fresh_id("role", policy_, test::actor(policy_, kHelper),
                                  test::command_on_a(CommandKind::create_role));
  give("waits", id.c_str(), RoomScope::everything());
  EXPECT_EQ(write(CommandKind::create_role, kHelper, "fresh", {Permission::tickets_view}),
            "exceeds_author");
  given("waits").rooms = room("r1");
  EXPECT_EQ(write(CommandKind::create_role, kHelper, "fresh", {Permission::tickets_view}),
            "applied");
}

TEST_F(HandlingRoles, ThatAreBuiltInStayAndSoDoTheAssignedAdmins) {
  EXPECT_EQ(write(CommandKind::edit_role, kAdmin, "primary_admin", {}), "built_in");
  EXPECT_EQ(write(CommandKind::delete_role, kAdmin, "primary_admin", {}), "built_in");
  EXPECT_EQ(assign(kAdmin, "primary_admin", RoomScope::everything()), "built_in");
  for (CommandKind kind : {CommandKind::edit_assignment, CommandKind::delete_assignment}) {
    Command command = test::command_on_a(kind);
    command.assignment.id = "admins";
    EXPECT_EQ(test::outcome(policy_, kAdmin, command), "built_in");
    EXPECT_EQ(test::outcome(policy_, kHelper, command), "not_found");
    if (kind == CommandKind::delete_assignment) {
      EXPECT_EQ(test::outcome(policy_, "mmr_administrator_of_a", command), "built_in");
    }
  }
}

TEST_F(HandlingRoles, OfTheAssignedAdminsChangeTheirMembersAloneByOneOfThem) {
  Command command = test::command_on_a(CommandKind::edit_assignment);
  command.assignment = given("admins");
  command.members = {std::string(kAdmin), "partners_nobody"};
  EXPECT_EQ(test::outcome(policy_, kAdmin, command), "applied");
  EXPECT_EQ(test::try_command(policy_, kAdmin, command).customer->assignments.size(),
            a().assignments.size());
  command.members = {"empty"};
  EXPECT_EQ(test::outcome(policy_, kAdmin, command), "last_primary_admin");
  command.members = {"nowhere"};
  EXPECT_EQ(test::outcome(policy_, kAdmin, command), "unknown_member");
  command.members = {std::string(kAdmin)};
  command.assignment.name = "Others";
  EXPECT_EQ(test::outcome(policy_, kAdmin, command), "built_in");
  command.assignment = given("admins");
  command.assignment.until = kNow + 1;
  EXPECT_EQ(test::outcome(policy_, kAdmin, command), "built_in");
}

TEST_F(HandlingRoles, OfTheAssignedAdminsAreNotForOthersToChange) {
  give("everywhere", "manager", RoomScope::everything());
  Command command = test::command_on_a(CommandKind::edit_assignment);
  command.assignment = given("admins");
  command.members = {std::string(kAdmin)};
  EXPECT_EQ(test::outcome(policy_, kHelper, command), "built_in") << "they see it";
  given("everywhere").rooms = room("r1");
  EXPECT_EQ(test::outcome(policy_, kHelper, command), "not_found");
}

TEST_F(HandlingRoles, AreWrittenOnceByOneCommand) {
  const Command command = test::command_on_a(CommandKind::create_role);
  policy_.customers[0] = *test::try_command(policy_, kAdmin, command).customer;
  EXPECT_EQ(test::outcome(policy_, kAdmin, command), "already_there");
}

TEST_F(HandlingRoles, AreGivenIdsThatTellNothingOfWhatElseThereIs) {
  Command command = test::command_on_a(CommandKind::create_assignment);
  const Outcome first = test::try_command(policy_, kAdmin, command);
  a().assignments.clear();
  give("admins", "primary_admin", RoomScope::everything());
  given("admins").members = {policy_.partner->people.find(kAdmin)};
  const Outcome second = test::try_command(policy_, kAdmin, command);
  EXPECT_EQ(first.id, second.id);
  EXPECT_EQ(first.id.substr(0, 11), "assignment-");
  policy_.customers[0] = *second.customer;
  EXPECT_EQ(test::outcome(policy_, kAdmin, command), "already_there") << "the same command";
  command.id = "c-2";
  EXPECT_NE(test::try_command(policy_, kAdmin, command).id, first.id);
}

TEST_F(HandlingRoles, AreClonedWithinWhatTheirAuthorCouldHandOutSomewhere) {
  Command command = test::command_on_a(CommandKind::clone_role);
  command.role = {"desk", "Second desk", "", Side::partner, {}};
  const Outcome outcome = test::try_command(policy_, kAdmin, command);
  ASSERT_TRUE(outcome.customer);
  const Role& copy = outcome.customer->roles.back();
  EXPECT_EQ(copy.name, "Second desk");
  EXPECT_EQ(copy.permissions, a().roles[1].permissions);
  EXPECT_EQ(copy.id, outcome.id);
  EXPECT_EQ(test::outcome(policy_, kHelper, command), "exceeds_author")
      << "tickets.update is not theirs";
  command.role.id = "nowhere";
  EXPECT_EQ(test::outcome(policy_, kAdmin, command), "not_found");
  command.role.id = "site_lead";
  EXPECT_EQ(test::outcome(policy_, kAdmin, command), "not_found") << "it is the other side's";
  command.role.id = "primary_admin";
  EXPECT_EQ(test::outcome(policy_, kAdmin, command), "applied");
}

TEST_F(HandlingRoles, ComeFromATemplateOnceInEachCustomer) {
  Command command = test::command_on_a(CommandKind::apply_role_template);
  const Outcome outcome = test::try_command(policy_, kAdmin, command);
  ASSERT_TRUE(outcome.customer);
  EXPECT_EQ(outcome.customer->roles.back().name, "Reader");
  policy_.customers[0] = *outcome.customer;
  command.id = "c-2";
  EXPECT_EQ(test::outcome(policy_, kAdmin, command), "already_there");
  command.role_template = "nowhere";
  EXPECT_EQ(test::outcome(policy_, kAdmin, command), "not_found");
  policy_.templates.edit() = {{"keys", "Keys", {Permission::rooms_reset_key}}};
  command.role_template = "keys";
  EXPECT_EQ(test::outcome(policy_, kAdmin, command), "exceeds_ceiling");
}

TEST_F(HandlingRoles, NameThePairsThatTheirAuthorCouldNotHandOut) {
  Command command = test::command_on_a(CommandKind::create_assignment);
  command.assignment.rooms = {};
  command.assignment.rooms.rooms = {"r1", "r2", "nowhere"};
  const Outcome outcome = test::try_command(policy_, kHelper, command);
  ASSERT_TRUE(outcome.refusal);
  using Pairs = std::vector<BeyondAuthor>;
  EXPECT_EQ(outcome.refusal->pairs, (Pairs{{Permission::tickets_update, "r1"},
                                           {Permission::tickets_update, "r2"},
                                           {Permission::roles_modify, "r2"},
                                           {Permission::tickets_update, "nowhere"},
                                           {Permission::roles_modify, "nowhere"}}));
  command.assignment.rooms = RoomScope::everything();
  EXPECT_EQ(test::try_command(policy_, kHelper, command).refusal->pairs,
            (Pairs{{Permission::tickets_update}, {Permission::roles_modify}}));
}

TEST_F(HandlingRoles, NameNoRoomOfAnAssignmentThatOneMayNotKnowOf) {
  given("desks").rooms = room("r2");
  const Outcome outcome = [&] {
    Command command = test::command_on_a(CommandKind::delete_role);
    return test::try_command(policy_, kHelper, command);
  }();
  ASSERT_TRUE(outcome.refusal);
  EXPECT_EQ(outcome.refusal->reason, RefusalReason::exceeds_author);
  for (const BeyondAuthor& pair : outcome.refusal->pairs) EXPECT_EQ(pair.room, "");
}

TEST_F(HandlingRoles, OfTheTwoSidesAreSeparate) {
  EXPECT_EQ(assign(kAdmin, "site_lead", RoomScope::everything()), "not_found");
  EXPECT_EQ(assign("mmr_administrator_of_a", "viewer", RoomScope::everything()), "not_found");
  Command command = test::command_on_a(CommandKind::create_assignment);
  command.assignment.role = "site_technician";
  command.members = {"nobody_of_a"};
  const Outcome own = test::try_command(policy_, "mmr_administrator_of_a", command);
  ASSERT_TRUE(own.customer);
  EXPECT_EQ(own.customer->assignments.back().side, Side::customer);
  command.members = {"partners_nobody"};
  EXPECT_EQ(test::outcome(policy_, "mmr_administrator_of_a", command), "unknown_member");
}

TEST_F(HandlingRoles, GoWithTheirAssignments) {
  const Command command = test::command_on_a(CommandKind::delete_role);
  const Outcome outcome = test::try_command(policy_, "mmr_administrator_of_a", command);
  ASSERT_TRUE(outcome.customer);
  EXPECT_EQ(outcome.customer->roles.size(), a().roles.size() - 1);
  EXPECT_EQ(outcome.customer->assignments.size(), a().assignments.size() - 1);
}

TEST_F(HandlingRoles, HaveIdsOfTheirOwnAndRevisions) {
  EXPECT_EQ(write(CommandKind::edit_role, kAdmin, "nowhere", {}), "not_found");
  Command command = test::command_on_a(CommandKind::edit_role);
  command.expected_revision = 0;
  EXPECT_EQ(test::try_command(policy_, kAdmin, command).revision, 1);
  command.expected_revision = 3;
  EXPECT_EQ(test::outcome(policy_, kAdmin, command), "stale");
}

TEST_F(HandlingRoles, FindNoAssignmentThatOneMayNotKnowOf) {
  const auto tried = [&](CommandKind kind, const char* id, std::optional<std::int64_t> revision) {
    Command command = test::command_on_a(kind);
    command.assignment.id = id;
    command.assignment.role = "viewer";
    command.assignment.rooms = room("r1");
    command.expected_revision = revision;
    return test::outcome(policy_, kHelper, command);
  };
  for (CommandKind kind : {CommandKind::edit_assignment, CommandKind::delete_assignment}) {
    for (std::optional<std::int64_t> revision :
         {std::optional<std::int64_t>(), std::optional<std::int64_t>(7)}) {
      EXPECT_EQ(tried(kind, "desks", revision), "not_found");
      EXPECT_EQ(tried(kind, "nowhere", revision), "not_found");
    }
    given("desks").rooms = room("r1");
    EXPECT_EQ(tried(kind, "desks", 7), "exceeds_author")
        << "seen now, with tickets.update that is not theirs";
    given("desks").rooms = RoomScope::everything();
    EXPECT_EQ(tried(kind, "handles", 7), "stale");
    EXPECT_EQ(tried(kind, "handles", 0), "applied");
  }
}

}  // namespace
}  // namespace enfilade
