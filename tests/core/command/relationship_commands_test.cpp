// The life of a relationship, command by command: what each changes, what it refuses, what it
// leaves on record.

#include <gtest/gtest.h>

#include <algorithm>

#include "core/policy/access.h"
#include "core/table/holding.h"
#include "tests/core/command/commands_world.h"

namespace enfilade {
namespace {

using test::kNow;

constexpr std::string_view kCustomersOwn = "mmr_administrator_of_a", kManager = "tenant_manager";

/// A policy that commands are applied to, one after another.
class Life : public testing::Test {
 protected:
  std::string apply(std::string_view actor, const Command& command, Instant now = kNow) {
    Outcome outcome = test::try_command(policy_, actor, command, now);
    if (outcome.refusal)
      return std::string(kRefusalNames[static_cast<std::size_t>(outcome.refusal->reason)]);
    enfilade::apply(policy_, std::move(outcome));
    return "applied";
  }
  std::string apply(std::string_view actor, CommandKind kind, Instant now = kNow) {
    return apply(actor, test::command_on_a(kind), now);
  }
  CustomerPolicy& a() { return policy_.customers[0].edit(); }
  RelationshipStatus status(Instant now = kNow) {
    return status_at(a().customer.relationship, now);
  }
  std::size_t partners_assignments() {
    const auto& all = a().assignments;
    return static_cast<std::size_t>(std::count_if(
        all.begin(), all.end(), [](const Assignment& one) { return one.side == Side::partner; }));
  }

  Policy policy_ = test::policy_of_actors(RelationshipStatus::active);
};

TEST_F(Life, BeginsWithAnInvitationFromTheCustomerAndOneAcceptance) {
  policy_ = test::policy_of_actors(RelationshipStatus::ended);
  ASSERT_EQ(apply(kCustomersOwn, CommandKind::send_invitation), "applied");
  EXPECT_EQ(status(), RelationshipStatus::pending);
  ASSERT_EQ(apply(kManager, CommandKind::accept_invitation), "applied");
  EXPECT_EQ(status(), RelationshipStatus::active);
  ASSERT_EQ(partners_assignments(), 1u);
  const Assignment& admins = a().assignments.back();
  EXPECT_EQ(admins.name, "Assigned admins");
  EXPECT_EQ(admins.role, "primary_admin");
  EXPECT_TRUE(admins.rooms.is_all() && !admins.from && !admins.until);
  EXPECT_EQ(
      test::outcome(policy_, "partners_nobody", test::command_on_a(CommandKind::remove_customer)),
      "applied");
}

TEST_F(Life, TiesNobodyToTheActOfAccepting) {
  policy_ = test::policy_of_actors(RelationshipStatus::pending);
  ASSERT_EQ(apply(kManager, CommandKind::accept_invitation), "applied");
  EXPECT_EQ(a().assignments.back().members,
            std::vector<Principal>{policy_.partner->people.find("partners_nobody")});
  EXPECT_EQ(apply(kManager, CommandKind::remove_customer), "not_permitted");
}

TEST_F(Life, LeavesTheListWhenItIsWithdrawn) {
  policy_ = test::policy_of_actors(RelationshipStatus::pending);
  ASSERT_EQ(apply(kCustomersOwn, CommandKind::withdraw_invitation), "applied");
  EXPECT_EQ(status(), RelationshipStatus::withdrawn);
  EXPECT_EQ(apply(kManager, CommandKind::accept_invitation), "not_found");
}

TEST_F(Life, OpensByANewInvitationWhatThatOneSays) {
  policy_ = test::policy_of_actors(RelationshipStatus::pending);
  Command send = test::command_on_a(CommandKind::send_invitation);
  send.delegation = std::nullopt;
  ASSERT_EQ(apply(kCustomersOwn, send), "applied");
  EXPECT_TRUE(a().delegation.ceiling.empty()) << "what the one before it opened is gone";
  EXPECT_FALSE(a().delegation.rooms.is_all());
}

TEST_F(Life, InvitesOnlyThePartnerOfThatDomain) {
  policy_ = test::policy_of_actors(RelationshipStatus::declined);
  Command command = test::command_on_a(CommandKind::send_invitation);
  command.domain = "other.example";
  EXPECT_EQ(apply(kCustomersOwn, command), "no_such_partner");
  command.domain = "pArTnEr.EXAMPLE";
  EXPECT_EQ(apply(kCustomersOwn, command), "applied");
}

TEST_F(Life, ReplacesAPendingInvitationAndRefusesASecondRelationship) {
  EXPECT_EQ(apply(kCustomersOwn, CommandKind::send_invitation), "already_active");
  policy_ = test::policy_of_actors(RelationshipStatus::pending);
  EXPECT_EQ(apply(kCustomersOwn, CommandKind::send_invitation, kNow + 5), "applied");
  EXPECT_EQ(a().customer.relationship.invitation->sent_at, kNow + 5);
}

TEST_F(Life, ExpiresToTheMillisecond) {
  policy_ = test::policy_of_actors(RelationshipStatus::withdrawn);
  ASSERT_EQ(apply(kCustomersOwn, CommandKind::send_invitation), "applied");
  const Instant end = kNow + 7 * kDay;
  const Command accept = test::command_on_a(CommandKind::accept_invitation);
  EXPECT_EQ(test::outcome(policy_, kManager, accept, end - 1), "applied");
  EXPECT_EQ(test::outcome(policy_, kManager, accept, end), "invitation_expired");
  EXPECT_EQ(apply(kCustomersOwn, CommandKind::withdraw_invitation, end), "not_pending");
  EXPECT_EQ(apply(kManager, CommandKind::decline_invitation, end), "applied");
  EXPECT_EQ(status(end), RelationshipStatus::declined);
}

TEST_F(Life, AcceptsOnlyWithSomebodyWhoIsAUser) {
  policy_ = test::policy_of_actors(RelationshipStatus::pending);
  Command accept = test::command_on_a(CommandKind::accept_invitation);
  accept.members = {};
  EXPECT_EQ(apply(kManager, accept), "last_primary_admin");
  accept.members = {"empty"};
  EXPECT_EQ(apply(kManager, accept), "last_primary_admin");
  accept.members = {"admins", "ghost"};
  EXPECT_EQ(apply(kManager, accept), "unknown_member");
  accept.members = {"admins"};
  EXPECT_EQ(apply(kManager, accept), "applied");
}

TEST_F(Life, CannotBeAcceptedTwiceNorAfterItWasDeclined) {
  policy_ = test::policy_of_actors(RelationshipStatus::pending);
  ASSERT_EQ(apply(kManager, CommandKind::accept_invitation), "applied");
  EXPECT_EQ(apply(kManager, CommandKind::accept_invitation), "not_pending");
  EXPECT_EQ(apply(kManager, CommandKind::decline_invitation), "not_pending");
  policy_ = test::policy_of_actors(RelationshipStatus::pending);
  ASSERT_EQ(apply(kManager, CommandKind::decline_invitation), "applied");
  EXPECT_EQ(apply(kManager, CommandKind::accept_invitation), "not_found");
}

TEST_F(Life, KeepsAtLeastOneUserAsPrimaryAdmin) {
  Command add = test::command_on_a(CommandKind::add_primary_admins), remove = add;
  add.members = {"empty"};
  ASSERT_EQ(apply("primary_admin_of_a", add), "applied");
  remove.kind = CommandKind::remove_primary_admins;
  remove.members = {"primary_admin_of_a"};
  EXPECT_EQ(apply("primary_admin_of_a", remove), "last_primary_admin");
  add.members = {"admins"};
  ASSERT_EQ(apply("primary_admin_of_a", add), "applied");
  EXPECT_EQ(apply("primary_admin_of_a", remove), "applied");
  EXPECT_EQ(apply("primary_admin_of_a", remove), "not_found");
}

TEST_F(Life, LeavesNothingThatTheNextOneCouldRevive) {
  for (const auto& [actor, kind] :
       {std::pair(std::string_view("primary_admin_of_a"), CommandKind::remove_customer),
        std::pair(kCustomersOwn, CommandKind::remove_partner)}) {
    policy_ = test::policy_of_actors(RelationshipStatus::active);
    ASSERT_EQ(apply(actor, kind), "applied");
    EXPECT_EQ(status(), RelationshipStatus::ended);
    EXPECT_EQ(partners_assignments(), 0u);
    EXPECT_TRUE(a().roles.empty());
    Command send = test::command_on_a(CommandKind::send_invitation);
    send.delegation = std::nullopt;
    ASSERT_EQ(apply(kCustomersOwn, send), "applied");
    ASSERT_EQ(apply(kManager, CommandKind::accept_invitation), "applied");
    EXPECT_EQ(
        test::outcome(policy_, "help_desk_of_a", test::command_on_a(CommandKind::remove_customer)),
        "not_found");
    const Holding holding;
    const Situation situation{a(), holding.rooms(), kNow};
    const Viewer admin = test::actor(policy_, "partners_nobody");
    EXPECT_TRUE(access(situation, subject_of(policy_, admin)).of_customer.empty());
  }
}

TEST_F(Life, DoesNotReviveWhatADocumentBroughtForAPendingCustomer) {
  policy_ = test::policy_of_actors(RelationshipStatus::active);
  a().customer.relationship.status = RelationshipStatus::pending;
  ASSERT_EQ(apply(kManager, CommandKind::accept_invitation), "applied");
  EXPECT_EQ(
      test::outcome(policy_, "help_desk_of_a", test::command_on_a(CommandKind::remove_customer)),
      "not_found");
}

TEST_F(Life, HasTheCustomersWordAsItsBound) {
  Command narrow = test::command_on_a(CommandKind::change_delegation);
  narrow.delegation = Delegation{};
  ASSERT_EQ(apply(kCustomersOwn, narrow), "applied");
  EXPECT_TRUE(a().delegation.ceiling.empty() && !a().delegation.rooms.is_all());
  policy_ = test::policy_of_actors(RelationshipStatus::ended);
  EXPECT_EQ(apply(kCustomersOwn, narrow), "no_relationship");
}

TEST_F(Life, OfOneCustomerTouchesNoOther) {
  const std::size_t before = policy_.customers[1]->assignments.size();
  ASSERT_EQ(apply(kCustomersOwn, CommandKind::remove_partner), "applied");
  EXPECT_EQ(policy_.customers[1]->assignments.size(), before);
  EXPECT_EQ(policy_.customers[1]->customer.revision, 0);
}

TEST_F(Life, CountsItsRevisionsAndRefusesAStaleCommand) {
  Command command = test::command_on_a(CommandKind::change_delegation);
  command.expected_revision = 0;
  ASSERT_EQ(apply(kCustomersOwn, command), "applied");
  EXPECT_EQ(a().customer.revision, 1);
  EXPECT_EQ(apply(kCustomersOwn, command), "stale");
  command.expected_revision = 1;
  EXPECT_EQ(apply(kCustomersOwn, command), "applied");
  Command managers = test::command_on_a(CommandKind::configure_tenant_managers);
  managers.expected_revision = 0;
  ASSERT_EQ(apply("global_administrator", managers), "applied");
  EXPECT_EQ(apply("global_administrator", managers), "stale");
}

TEST_F(Life, ChangesNothingByADryRunOrARefusal) {
  const Policy before = policy_;
  test::try_command(policy_, kCustomersOwn, test::command_on_a(CommandKind::remove_partner));
  apply("partners_nobody", CommandKind::remove_partner);
  EXPECT_EQ(a().assignments.size(), before.customers[0]->assignments.size());
  EXPECT_EQ(a().customer.revision, 0);
}

TEST_F(Life, LeavesARecordOfWhatWasDoneAndOfWhatWasRefused) {
  const auto record = [&](std::string_view actor, CommandKind kind) {
    return test::try_command(policy_, actor, test::command_on_a(kind)).audit;
  };
  const AuditRecord done = record(kCustomersOwn, CommandKind::remove_partner);
  EXPECT_EQ(done.category, AuditCategory::tenant);
  EXPECT_EQ(done.operation, AuditOperation::remove);
  EXPECT_TRUE(done.successful);
  EXPECT_EQ(done.object_name, "Customer a");
  EXPECT_EQ(done.tenant_id, "a");
  EXPECT_EQ(done.created, kNow);
  EXPECT_EQ(done.user_id, kCustomersOwn);
  EXPECT_EQ(done.user_tenant_id, "a");
  EXPECT_EQ(done.kept_by, "a");

  const AuditRecord refused = record("help_desk_of_a", CommandKind::add_primary_admins);
  EXPECT_FALSE(refused.successful);
  EXPECT_EQ(refused.category, AuditCategory::assignment);
  EXPECT_EQ(refused.object_name, "Assigned admins");
  EXPECT_EQ(refused.kept_by, "a") << "who holds an assignment there leaves the record there";
  EXPECT_EQ(record("global_administrator", CommandKind::remove_customer).kept_by, "p");
  EXPECT_EQ(record("global_administrator", CommandKind::configure_tenant_managers).tenant_id, "p");

  policy_ = test::policy_of_actors(RelationshipStatus::pending);
  EXPECT_EQ(record(kManager, CommandKind::accept_invitation).kept_by, "a");
}

TEST_F(Life, TellsTheRevisionToWhoSeesTheRolesOfAll) {
  Command accept = test::command_on_a(CommandKind::accept_invitation);
  policy_ = test::policy_of_actors(RelationshipStatus::pending);
  EXPECT_EQ(test::try_command(policy_, kManager, accept).revision, std::nullopt)
      << "it also counts what the customer does by itself";
  accept.expected_revision = 0;
  EXPECT_EQ(apply(kManager, accept), "stale") << "nor is it found by trying";
  EXPECT_EQ(test::try_command(policy_, kCustomersOwn,
                              test::command_on_a(CommandKind::withdraw_invitation))
                .revision,
            1);
}

TEST_F(Life, BeginsWithAnInvitationAndNotWithoutOne) {
  policy_ = test::policy_of_actors(RelationshipStatus::pending);
  a().customer.relationship.invitation.reset();
  EXPECT_EQ(apply(kManager, CommandKind::accept_invitation), "not_pending");
}

TEST_F(Life, GivesTheAssignedAdminsAnIdThatTellsOfNoOther) {
  policy_ = test::policy_of_actors(RelationshipStatus::pending);
  const auto id = [&] {
    const Command accept = test::command_on_a(CommandKind::accept_invitation);
    return test::try_command(policy_, kManager, accept).customer->assignments.back().id;
  };
  const std::string free = id();
  a().assignments.front().id = "assigned-admins";
  EXPECT_EQ(id(), free);
}

}  // namespace
}  // namespace enfilade
