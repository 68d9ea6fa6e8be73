// Tickets: recorded, responded to and closed, as the rule and their own customer allow.

#include <gtest/gtest.h>

#include <string>

#include "tests/core/command/commands_world.h"
#include "tests/core/rows.h"

namespace enfilade {
namespace {

using test::kNow;
using test::Row;

constexpr std::string_view kDesk = "help_desk_of_a", kAdmin = "primary_admin_of_a";

class Tickets : public testing::Test {
 protected:
  CustomerPolicy& a() { return policy_.customers[0].edit(); }
  Assignment& desk() { return a().assignments.back(); }
  void SetUp() override { ASSERT_EQ(given("desks").id, "desks"); }
  Assignment& given(std::string_view id) {
    for (Assignment& one : a().assignments) {
      if (one.id == id) return one;
    }
    return a().assignments.front();
  }
  void narrow_desk(std::vector<std::string> rooms) {
    given("desks").rooms = {};
    given("desks").rooms.rooms = std::move(rooms);
  }

  Command update(const char* ticket) {
    Command command = test::command_on_a(CommandKind::update_ticket);
    command.row = ticket;
    command.values = {{*schema_of(TableId::tickets).find("assignee"), std::string("Ann")}};
    return command;
  }
  std::string tried(std::string_view actor, const Command& command) {
    return test::outcome(policy_, actor, command);
  }
  Row after(std::string_view actor, const Command& command) {
    const Outcome outcome = test::try_command(policy_, actor, command);
    if (!outcome.tickets) return {};
    const std::string& id = outcome.id.empty() ? command.row : outcome.id;
    return test::row_in(*outcome.tickets, *outcome.tickets->find(id));
  }

  Policy policy_ = test::policy_of_actors(RelationshipStatus::active);
};

TEST_F(Tickets, AreRecordedWithTheirRoomsAndTheirOrigin) {
  Row ticket = after(kAdmin, test::command_on_a(CommandKind::create_ticket));
  EXPECT_EQ(std::get<std::string>(ticket["id"]).substr(0, 7), "ticket-");
  ticket.erase("id");
  EXPECT_EQ(ticket, (Row{{"rooms", std::vector<std::string>{"r1"}},
                         {"title", "No sound"},
                         {"origin", "Recorded issue"},
                         {"status", "Needs action"},
                         {"notes", std::int64_t{0}},
                         {"created", kNow},
                         {"updated", kNow}}));
}

TEST_F(Tickets, AreRecordedOnlyWhereOneMayInEveryRoomNamed) {
  a().roles[1].permissions.insert(Permission::reports_create_customer_incident);
  Command command = test::command_on_a(CommandKind::create_ticket);
  command.rooms = {"r1", "r2"};
  EXPECT_EQ(tried(kDesk, command), "applied");
  narrow_desk({"r1"});
  EXPECT_EQ(tried(kDesk, command), "not_found") << "of r2 they may not know";
  command.rooms = {"r1", "nowhere"};
  EXPECT_EQ(tried(kDesk, command), "not_found");
  command.rooms = {"r1"};
  EXPECT_EQ(tried(kDesk, command), "applied");
  a().delegation.ceiling =
      a().delegation.ceiling - PermissionSet{Permission::reports_create_customer_incident};
  EXPECT_EQ(tried(kDesk, command), "not_permitted");
}

TEST_F(Tickets, WithoutRoomsAreTheCustomersOwn) {
  Command command = test::command_on_a(CommandKind::create_ticket);
  command.rooms = {};
  EXPECT_EQ(tried(kAdmin, command), "applied");
  a().delegation.rooms.except = {RoomScope{}};
  EXPECT_EQ(tried(kAdmin, command), "not_permitted") << "the customer did not open all rooms";
  EXPECT_EQ(tried("site_technician_of_a", command), "applied");
}

TEST_F(Tickets, AreUpdatedByWhoMayInAllOfTheirRooms) {
  EXPECT_EQ(after(kDesk, update("found"))["assignee"], test::Value("Ann"));
  narrow_desk({"r1"});
  EXPECT_EQ(tried(kDesk, update("found")), "ticket_exceeds_scope");
  EXPECT_EQ(tried(kDesk, update("recorded")), "applied");
  narrow_desk({"r2"});
  EXPECT_EQ(tried(kDesk, update("recorded")), "not_found");
  EXPECT_EQ(tried(kDesk, update("nowhere")), "not_found");
  narrow_desk({"r1", "r2"});
  a().roles[1].permissions = {Permission::tickets_view};
  EXPECT_EQ(tried(kDesk, update("found")), "not_permitted");
}

TEST_F(Tickets, CountTheNotesOfThoseWhoRespond) {
  Command command = update("recorded");
  command.note = "On my way";
  EXPECT_EQ(after(kDesk, command)["notes"], test::Value(std::int64_t{1}));
}

TEST_F(Tickets, AreClosedWithAReasonIfSomebodyRecordedThem) {
  const Command command = test::command_on_a(CommandKind::close_ticket);
  const Row ticket = after(kDesk, command);
  EXPECT_EQ(ticket.at("status"), test::Value("Resolved"));
  EXPECT_EQ(ticket.at("reason"), test::Value("Seen to"));
  EXPECT_EQ(ticket.at("closed"), test::Value(kNow));
  EXPECT_EQ(after("site_lead_of_a", command).at("closedBy"), test::Value("Customer a"));
}

TEST_F(Tickets, ThatTheServiceFoundAreClosedByIt) {
  Command command = test::command_on_a(CommandKind::close_ticket);
  command.row = "found";
  EXPECT_EQ(tried(kDesk, command), "not_recorded");
}

TEST_F(Tickets, AreClosedOnce) {
  const Command command = test::command_on_a(CommandKind::close_ticket);
  const Outcome closed = test::try_command(policy_, kDesk, command);
  Holding held = test::rows_of_a();
  held.replace(*closed.tickets);
  for (const Command& again : {command, update("recorded")}) {
    const Outcome outcome = execute(policy_, test::actor(policy_, kDesk), again, held, kNow + 1);
    ASSERT_TRUE(outcome.refusal);
    EXPECT_EQ(outcome.refusal->reason, RefusalReason::already_closed);
  }
}

TEST_F(Tickets, HaveTheTimeOfTheirLastChangeForARevision) {
  Command command = update("recorded");
  command.expected_revision = 6;
  EXPECT_EQ(tried(kDesk, command), "stale");
  command.expected_revision = 7;
  EXPECT_EQ(test::try_command(policy_, kDesk, command).revision, kNow);
  narrow_desk({"r2"});
  EXPECT_EQ(tried(kDesk, command), "not_found") << "and not stale";
}

TEST_F(Tickets, AreOnRecordByTheirTitle) {
  const Outcome outcome = test::try_command(policy_, kDesk, update("recorded"));
  EXPECT_EQ(outcome.audit.category, AuditCategory::ticket);
  EXPECT_EQ(outcome.audit.object_name, "No picture");
  EXPECT_EQ(outcome.audit.kept_by, "a");
  narrow_desk({"r2"});
  EXPECT_EQ(test::try_command(policy_, kDesk, update("recorded")).audit.object_name, "recorded")
      << "by the actor's own word, of what they may not know";
}

}  // namespace
}  // namespace enfilade
