// A directory: Ann is in `desk`, which is in `support`, which is in `all`; `all` is in `desk`,
// which is a circle. `short` holds `desk`, too, and `all` holds `short`. `night` is nobody's.

#include "core/tenancy/people.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace enfilade {
namespace {

class People : public testing::Test {
 protected:
  People() {
    for (const char* id : {"ann", "bo"}) people_.add(User{id, std::string(id) + "@partner", id});
    for (const char* id : {"all", "support", "desk", "short", "night"}) people_.add(Group{id, id});
    contain("desk", {"ann", "all", "ghost"});
    contain("support", {"desk"});
    contain("short", {"desk", "bo"});
    contain("all", {"support", "short"});
  }
  void contain(const char* group, const std::vector<const char*>& members) {
    std::vector<Principal> found;
    for (const char* member : members) found.push_back(people_.find(member));
    people_.set_members({people_.find(group).row}, found);
  }
  Membership of(const char* user) const { return people_.membership_of(*people_.find_user(user)); }
  bool in(const char* user, const char* principal) const {
    return of(user).includes(people_.find(principal));
  }
  std::vector<std::string> path(const char* user, const char* principal) const {
    std::vector<std::string> ids;
    for (GroupId group : of(user).path_from(people_.find(principal))) {
      ids.push_back(people_.group(group).id);
    }
    return ids;
  }

  Directory people_;
};

TEST_F(People, AreInTheGroupsThatNameThem) {
  EXPECT_TRUE(in("ann", "desk"));
  EXPECT_FALSE(in("bo", "night"));
}

TEST_F(People, AreInTheGroupsAroundTheirGroups) {
  EXPECT_TRUE(in("ann", "support"));
  EXPECT_TRUE(in("ann", "all"));
  EXPECT_FALSE(in("ann", "night"));
}

TEST_F(People, AreNotInTheGroupsBesideTheirGroups) {
  Directory apart;
  apart.add(User{"ann", "", ""});
  apart.add(Group{"around", ""});
  apart.add(Group{"hers", "", {apart.find("ann")}});
  apart.add(Group{"beside", ""});
  apart.set_members({0}, {apart.find("hers"), apart.find("beside")});
  const Membership ann = apart.membership_of({0});
  EXPECT_TRUE(ann.includes(apart.find("around")));
  EXPECT_FALSE(ann.includes(apart.find("beside")));
}

TEST_F(People, AreThemselvesAndNobodyElse) {
  EXPECT_TRUE(in("ann", "ann"));
  EXPECT_FALSE(in("ann", "bo"));
}

TEST_F(People, SurviveACircleOfGroups) {
  EXPECT_TRUE(in("bo", "desk"));  // through short and all, round the circle
  contain("night", {"night"});
  EXPECT_FALSE(in("ann", "night"));
}

TEST_F(People, AreReachedByTheShortestWay) {
  EXPECT_EQ(path("ann", "desk"), (std::vector<std::string>{"desk"}));
  EXPECT_EQ(path("ann", "all"), (std::vector<std::string>{"all", "support", "desk"}));
  EXPECT_EQ(path("bo", "all"), (std::vector<std::string>{"all", "short"}));
  contain("all", {"support", "short", "desk"});
  EXPECT_EQ(path("ann", "all"), (std::vector<std::string>{"all", "desk"}));
}

TEST_F(People, NeedNoWayToThemselvesAndHaveNoneFromElsewhere) {
  EXPECT_TRUE(path("ann", "ann").empty());
  EXPECT_TRUE(path("ann", "night").empty());
  EXPECT_TRUE(path("ann", "ghost").empty());
}

TEST_F(People, AreNeverANameThatStandsForNobody) {
  EXPECT_EQ(people_.find("ghost"), Principal{});
  EXPECT_FALSE(in("ann", "ghost"));
  EXPECT_FALSE(people_.find_user("ghost"));
  EXPECT_FALSE(people_.find_user("desk"));
}

TEST_F(People, ShareNoIds) {
  EXPECT_FALSE(people_.add(User{"ann", "", ""}));
  EXPECT_FALSE(people_.add(User{"desk", "", ""}));
  EXPECT_FALSE(people_.add(Group{"ann", "", {}}));
  EXPECT_EQ(people_.users().size(), 2u);
  EXPECT_EQ(people_.groups().size(), 5u);
  EXPECT_EQ(people_.find("desk").kind, Principal::Kind::group);
}

}  // namespace
}  // namespace enfilade
