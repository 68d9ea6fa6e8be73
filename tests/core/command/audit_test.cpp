// The record of what was done: what it says, how it is exported, and who may read it.

#include "core/command/audit.h"

#include <gtest/gtest.h>

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
