// What is odd in a policy is said, and what is in order is not. A customer with two primary admins,
// one role and one assignment of it; each test bends one thing.

#include "core/policy/lint.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/core/rows.h"

namespace enfilade {
namespace {

constexpr Instant kNow = 1'000 * kDay;

class Lint : public testing::Test {
 protected:
  Lint() {
    people_.add(User{"ann", "", "Ann"});
    people_.add(User{"bob", "", "Bob"});
    people_.add(Group{"empty", "Empty"});
    Customer& customer = customer_.customer;
    customer.relationship.status = RelationshipStatus::active;
    customer_.delegation = {RoomScope::everything(), {Permission::rooms_view}};
    customer_.roles = {{"reader", "R", "", Side::partner, {Permission::rooms_view}}};
    customer_.assignments = {assignment("admins", "primary_admin", {"ann", "bob"}),
                             assignment("readers", "reader", {"bob"})};
  }

  Assignment assignment(const std::string& id, const std::string& role,
                        const std::vector<std::string>& members) const {
    Assignment one;
    one.id = one.name = id;
    one.role = role;
    for (const std::string& member : members) one.members.push_back(people_.find(member));
    one.rooms = RoomScope::everything();
    return one;
  }
  Assignment& readers() { return customer_.assignments[1]; }
  std::vector<LintFinding> findings() const {
    return lint(customer_, people_, rooms_, known_, kNow);
  }
  std::vector<Oddity> oddities() const {
    std::vector<Oddity> all;
    for (const LintFinding& one : findings()) all.push_back(one.oddity);
    return all;
  }
  using Oddities = std::vector<Oddity>;

  Directory people_;
  CustomerPolicy customer_;
  Partition rooms_ = test::partition_of(
      TableId::rooms, {{{"id", std::string("oslo")}}, {{"id", std::string("hidden")}}});
  Bitmap known_ = Bitmap::of(2, [](std::size_t row) { return row == 0; });
};

TEST_F(Lint, SaysNothingOfWhatIsInOrder) {
  EXPECT_EQ(oddities(), Oddities{});
}

TEST_F(Lint, CountsTheUsersWhoArePrimaryAdmins) {
  customer_.assignments[0].members.pop_back();
  EXPECT_EQ(oddities(), Oddities{Oddity::one_primary_admin});
  customer_.assignments[0].members = {people_.find("empty")};
  EXPECT_EQ(oddities(), (Oddities{Oddity::no_primary_admin, Oddity::reaches_nobody}));
}

TEST_F(Lint, SaysThatAssignmentsWithoutARelationshipGrantNothing) {
  customer_.customer.relationship.status = RelationshipStatus::ended;
  EXPECT_EQ(oddities(), Oddities{Oddity::not_active});
  customer_.assignments.clear();
  EXPECT_EQ(oddities(), Oddities{Oddity::never_used});
}

TEST_F(Lint, FindsRolesAndMembersThatAreNotThere) {
  readers().role = "raeder";
  readers().members.push_back({});
  EXPECT_EQ(oddities(),
            (Oddities{Oddity::unknown_role, Oddity::unknown_member, Oddity::never_used}));
  EXPECT_EQ(findings()[0].assignment, 1u);
  EXPECT_EQ(findings()[2].role, 0u);
}

TEST_F(Lint, FindsAssignmentsThatReachNobodyOrNothing) {
  readers().members = {people_.find("empty")};
  EXPECT_EQ(oddities(), Oddities{Oddity::reaches_nobody});
  readers().members = {people_.find("bob")};
  readers().rooms = {};
  readers().rooms.rooms = {"bergen"};
  EXPECT_EQ(oddities(), Oddities{Oddity::reaches_nothing});
  readers().rooms.rooms = {"bergen", "oslo"};
  EXPECT_EQ(oddities(), Oddities{});
  customer_.delegation.rooms = {};
  customer_.delegation.rooms.rooms = {"bergen"};
  EXPECT_EQ(oddities(), (Oddities{Oddity::reaches_nothing, Oddity::reaches_nothing}));
}

TEST_F(Lint, SpeaksOfTheRoomsThatAreKnownAlone) {
  readers().rooms = {};
  readers().rooms.rooms = {"hidden"};
  EXPECT_EQ(oddities(), Oddities{Oddity::reaches_nothing});
  known_ = Bitmap(2);
  EXPECT_EQ(oddities(), Oddities{}) << "where none is known, none is spoken of";
}

TEST_F(Lint, NamesThePermissionsAboveTheCeiling) {
  customer_.roles[0].permissions = {Permission::rooms_view, Permission::rooms_modify};
  const auto found = findings();
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].oddity, Oddity::above_ceiling);
  EXPECT_EQ(found[0].permissions, PermissionSet{Permission::rooms_modify});
}

TEST_F(Lint, SaysWhatEndsWithinTwoWeeks) {
  readers().until = kNow + kSoon;
  EXPECT_EQ(oddities(), Oddities{Oddity::ends_soon});
  readers().until = kNow + kSoon + 1;
  EXPECT_EQ(oddities(), Oddities{});
  readers().until = kNow;
  EXPECT_EQ(oddities(), Oddities{}) << "it has ended";
}

}  // namespace
}  // namespace enfilade
