// Who may change what: thirteen actors, each command, signed
// here independently of the code. To change who may what, change this table first.

#include <gtest/gtest.h>

#include <cstdio>
#include <map>
#include <sstream>
#include <string>

#include "tests/core/command/commands_world.h"

namespace enfilade {
namespace {

using test::kActors;

// yes: applied. no: not_permitted. none: not_found, as for a customer, a room, a ticket, a role or
// an assignment that does not exist. far: exceeds_author. Invitations are tried while one is
// pending, but for sending one, which is tried when nothing is; the rest while the relationship is
// active.
constexpr const char* kSigned = R"(
                            ga   msa  tm   paA  paB  rmA  hdA  pn   mmrA leadA techA nA   mmrB
 configure_tenant_managers  yes  yes  no   no   no   no   no   no   no   no    no    no   no
 send_invitation            none none none none none none none none yes  no    no    none none
 withdraw_invitation        no   no   no   none none none none none yes  no    no    none none
 accept_invitation          yes  yes  yes  none none none none none no   no    no    none none
 decline_invitation         yes  yes  yes  none none none none none no   no    no    none none
 add_primary_admins         no   no   no   yes  none no   no   none no   no    no    none none
 remove_primary_admins      no   no   no   yes  none no   no   none no   no    no    none none
 remove_customer            no   no   no   yes  none no   no   none no   no    no    none none
 remove_partner             no   no   no   no   none no   no   none yes  no    no    none none
 change_delegation          no   no   no   no   none no   no   none yes  no    no    none none
 create_role                no   no   no   yes  none yes  no   none yes  no    no    none none
 clone_role                 no   no   no   yes  none yes  no   none none no    no    none none
 edit_role                  no   no   no   yes  none far  no   none no   no    no    none none
 apply_role_template        no   no   no   yes  none yes  no   none none no    no    none none
 delete_role                no   no   no   yes  none far  no   none yes  no    no    none none
 create_assignment          no   no   no   yes  none far  no   none none no    no    none none
 edit_assignment            no   no   no   yes  none none no   none no   no    no    none none
 delete_assignment          no   no   no   yes  none none no   none yes  no    no    none none
 create_ticket              none none none yes  none none no   none yes  yes   yes   none none
 update_ticket              none none none yes  none none yes  none yes  yes   yes   none none
 close_ticket               none none none yes  none none yes  none yes  yes   yes   none none
 modify_room                none none none yes  none none no   none yes  yes   yes   none none
 add_rooms_to_group         no   no   no   no   none no   no   none yes  yes   no    none none
 remove_rooms_from_group    no   no   no   no   none no   no   none yes  yes   no    none none
 unenroll_room              none none none no   none none no   none yes  yes   yes   none none
 create_room                no   no   no   no   none no   no   none yes  yes   no    none none
 create_room_group          no   no   no   no   none no   no   none yes  yes   no    none none
 move_rooms_to_ring         no   no   no   yes  none no   no   none yes  yes   no    none none
 reset_key                  no   no   no   no   none no   no   none yes  no    no    none none
 download_key               none none none no   none none no   none yes  yes   yes   none none
 edit_ring                  no   no   no   yes  none no   no   none yes  yes   no    none none
 edit_settings              no   no   no   no   none no   no   none yes  no    no    none none
)";

RelationshipStatus status_for(CommandKind kind) {
  switch (kind) {
    case CommandKind::send_invitation:
      return RelationshipStatus::withdrawn;
    case CommandKind::withdraw_invitation:
    case CommandKind::accept_invitation:
    case CommandKind::decline_invitation:
      return RelationshipStatus::pending;
    default:
      return RelationshipStatus::active;
  }
}

std::string signed_word(const std::string& word) {
  const std::map<std::string, std::string> words{{"yes", "applied"},
                                                 {"no", "not_permitted"},
                                                 {"none", "not_found"},
                                                 {"far", "exceeds_author"}};
  return words.at(word);
}

TEST(Authority, IsAsTheTableWasSigned) {
  std::istringstream table(kSigned);
  std::string heading, line;
  while (heading.find("ga") == std::string::npos) std::getline(table, heading);
  std::size_t rows = 0;
  std::printf("%s\n", heading.c_str());
  while (std::getline(table, line)) {
    std::istringstream words(line);
    std::string name, word;
    if (!(words >> name)) continue;
    const auto kind = static_cast<CommandKind>(rows);
    ASSERT_EQ(kCommandNames[rows++], name);
    std::printf("%s\n", line.c_str());
    const Policy policy = test::policy_of_actors(status_for(kind));
    for (std::string_view actor : kActors) {
      ASSERT_TRUE(words >> word) << name << ": a word for each of the thirteen";
      EXPECT_EQ(test::outcome(policy, actor, test::command_on_a(kind)), signed_word(word))
          << actor << ", " << name;
    }
  }
  EXPECT_EQ(rows, kCommandNames.size());
}

TEST(Authority, OfAnMmrAdministratorNeedsAllRooms) {
  Policy policy = test::policy_of_actors(RelationshipStatus::active);
  for (Assignment& assignment : policy.customers[0].edit().assignments) {
    if (assignment.role == "mmr_administrator") assignment.rooms.except = {RoomScope{}};
  }
  const Command command = test::command_on_a(CommandKind::remove_partner);
  EXPECT_EQ(test::outcome(policy, "mmr_administrator_of_a", command), "not_permitted");
}

TEST(Authority, EndsWithTheAssignmentThatGivesIt) {
  Policy policy = test::policy_of_actors(RelationshipStatus::active);
  for (Assignment& assignment : policy.customers[0].edit().assignments) {
    if (assignment.role == "mmr_administrator") assignment.until = test::kNow;
  }
  const Command command = test::command_on_a(CommandKind::remove_partner);
  EXPECT_EQ(test::outcome(policy, "mmr_administrator_of_a", command, test::kNow - 1), "applied");
  EXPECT_EQ(test::outcome(policy, "mmr_administrator_of_a", command), "not_found");
}

TEST(Authority, OverWhatOneMayNotKnowOfIsRefusedAsOverWhatIsNotThere) {
  const Policy policy = test::policy_of_actors(RelationshipStatus::active);
  Command unknown = test::command_on_a(CommandKind::remove_customer), absent = unknown;
  absent.customer = "nowhere";
  const Outcome one = test::try_command(policy, "primary_admin_of_b", unknown);
  const Outcome other = test::try_command(policy, "primary_admin_of_b", absent);
  EXPECT_EQ(one.refusal->reason, RefusalReason::not_found);
  EXPECT_EQ(other.refusal->reason, RefusalReason::not_found);
  EXPECT_EQ(one.audit.object_name, other.audit.object_name);
  EXPECT_EQ(one.audit.kept_by, "p");
  EXPECT_EQ(one.revision, other.revision);
}

TEST(Authority, IsOverTheCustomerThatIsNamed) {
  const Policy policy = test::policy_of_actors(RelationshipStatus::active);
  Command command = test::command_on_a(CommandKind::remove_customer);
  command.customer = "b";
  EXPECT_EQ(test::outcome(policy, "primary_admin_of_b", command), "applied");
  EXPECT_EQ(test::outcome(policy, "primary_admin_of_a", command), "not_found");
}

}  // namespace
}  // namespace enfilade
