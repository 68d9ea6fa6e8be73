// The record of what was done: what it says, how it is exported, and who may read it.

#include "core/command/audit.h"

#include <gtest/gtest.h>

#include <sstream>
#include <string>

#include "tests/core/command/commands_world.h"

namespace enfilade {
namespace {

TEST(Audit, IsExportedByItsEightColumns) {
  const AuditRecord record{AuditCategory::assignment,
                           "Help \"desk\"",
                           AuditOperation::remove,
                           true,
                           "t-1",
                           test::kNow,
                           "u1",
                           "p",
                           "t-1"};
  EXPECT_EQ(audit_csv({&record, 1}),
            "\"activity.category\",\"activity.objectName\",\"activity.operation\","
            "\"activity.resultStatus\",\"activity.tenantId\",\"creationTime\",\"user.userId\","
            "\"user.userTenantId\"\r\n"
            "\"Assignment\",\"Help \"\"desk\"\"\",\"Delete\",\"Successful\",\"t-1\","
            "\"2026-01-05T10:00:00.000Z\",\"u1\",\"p\"\r\n");
}

// As the commands' table has it, copied here by hand. To change what is written down, change this
// first.
constexpr const char* kSigned = R"(
 configure_tenant_managers  Role              Update
 send_invitation            PartnerInvitation Create
 withdraw_invitation        PartnerInvitation Delete
 accept_invitation          PartnerInvitation Update
 decline_invitation         PartnerInvitation Delete
 add_primary_admins         Assignment        Update
 remove_primary_admins      Assignment        Update
 remove_customer            Tenant            Delete
 remove_partner             Tenant            Delete
 change_delegation          Tenant            Update
 create_role                Role              Create
 clone_role                 Role              Create
 edit_role                  Role              Update
 apply_role_template        Role              Create
 delete_role                Role              Delete
 create_assignment          Assignment        Create
 edit_assignment            Assignment        Update
 delete_assignment          Assignment        Delete
 create_ticket              Ticket            Create
 update_ticket              Ticket            Update
 close_ticket               Ticket            Update
 modify_room                Room              Update
 add_rooms_to_group         Room              Update
 remove_rooms_from_group    Room              Update
 unenroll_room              Room              Delete
 create_room                Room              Create
 create_room_group          Room              Create
 move_rooms_to_ring         Room              Update
 reset_key                  Room              Update
 download_key               Room              Update
 edit_ring                  Room              Update
 edit_settings              Tenant            Update
)";

TEST(Audit, HasItsCategoryAndOperationAsTheTableWasSigned) {
  const Policy policy = test::policy_of_actors(RelationshipStatus::active);
  std::istringstream table(kSigned);
  std::string command, category, operation;
  std::size_t rows = 0;
  while (table >> command >> category >> operation) {
    const auto kind = static_cast<CommandKind>(rows);
    ASSERT_EQ(kCommandNames[rows++], command);
    // Done or refused, it is written down alike.
    for (std::string_view actor : {"mmr_administrator_of_a", "partners_nobody"}) {
      const auto columns =
          columns_of(test::try_command(policy, actor, test::command_on_a(kind)).audit);
      EXPECT_EQ(columns[0], category) << command;
      EXPECT_EQ(columns[2], operation) << command;
    }
  }
  EXPECT_EQ(rows, kCommandNames.size());
}

TEST(Audit, IsNoFormulaToASpreadsheet) {
  AuditRecord record;
  for (const char* name : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1"}) {
    record.object_name = name;
    EXPECT_NE(audit_csv({&record, 1}).find(std::string("\"'") + name + '"'), std::string::npos);
  }
}

TEST(Audit, IsReadByTheAdministratorsOfTheTenantThatKeepsIt) {
  const Policy policy = test::policy_of_actors(RelationshipStatus::active);
  std::string of_a, of_p;
  for (std::string_view actor : test::kActors) {
    const Viewer viewer = test::actor(policy, actor);
    if (may_read_audit(policy, viewer, "a", test::kNow)) of_a += std::string(actor) + ' ';
    if (may_read_audit(policy, viewer, "p", test::kNow)) of_p += std::string(actor) + ' ';
  }
  EXPECT_EQ(of_a, "mmr_administrator_of_a ");
  EXPECT_EQ(of_p, "global_administrator managed_service_administrator ");
}

TEST(Audit, GoesToWhomTheActorBelongsThere) {
  const Policy policy = test::policy_of_actors(RelationshipStatus::active);
  const auto kept_by = [&](std::string_view actor, CommandKind kind) {
    return test::try_command(policy, actor, test::command_on_a(kind)).audit.kept_by;
  };
  EXPECT_EQ(kept_by("help_desk_of_a", CommandKind::reset_key), "a") << "refused, and assigned";
  EXPECT_EQ(kept_by("partners_nobody", CommandKind::reset_key), "p");
  EXPECT_EQ(kept_by("global_administrator", CommandKind::reset_key), "p");
  EXPECT_EQ(kept_by("global_administrator", CommandKind::accept_invitation), "a");
  EXPECT_EQ(kept_by("mmr_administrator_of_b", CommandKind::remove_partner), "b");
}

}  // namespace
}  // namespace enfilade
