// Every small world: the core's answers are the oracle's (tests/core/oracle.h).
//
// A world is two customers, two rooms, two users and two groups on either side, and three roles.
// One customer varies; the other is open to everybody, so that any leak would show.
//
// The dimensions, and how many values they have here:
//
//   status       6  all of them
//   delegation  22  all, {}, rooms, one that is not loaded, groups, attributes, unions, `except`s
//   ceiling      5  everything, the primary admin's row, views, all but rooms.view, nothing
//   scope       22  of an assignment: as of the delegation
//   people       5  groups: flat, nested, in a circle, in a circle of nobody, in themselves
//   members      7  none, a name that stands for nobody, each user and group, several
//   role         8  two of the partner's, one of the customer's, the built in, one not there
//   dates        7  none; from and until, before, at and after now
//   side         2
//   rooms       25  each of two in five states: known, half known, unknown, not loaded
//
// All at once make 1.4 billion worlds, which is too many. These are enumerated in full:
//
//   Gates      status × delegation × ceiling × side × 8 scopes × 2 tables of rooms
//   Ladder     people × members × dates × role × side × 5 scopes × 2 delegations
//   Scopes     delegation × scope × rooms × side
//   Pairs      two assignments: (role 3 × scope 5 × dates 2 × user or group)² × 2 delegations
//              × both of the partner's, both of the customer's, one of each
//   Cross      all at once, each cut to its classes: status 6 × delegation 6 × ceiling 3
//              × people and members 5 × role 4 × scope 8 × dates 3 × side 2
//   One each   a role of one permission × a ceiling that lacks one × side × 2 scopes
//              × 2 delegations
//   Knowledge  status × people × members × partner-wide role × 4 assignments: none, a live one,
//              a later one, one whose role is not there
//
// That is 215 360 worlds. In each family what is not named is fixed to what lets most through.
//
// Asked of every world is each permission on the customer, on each room, on tickets over no room,
// one, both, and one that is not loaded. By whom: a user of either side; in Scopes of the
// assignment's side; in Ladder and Knowledge all four, and one of the other customer. In Pairs and
// Knowledge what they hear is compared as well.

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "tests/core/policy/every_world.h"

namespace enfilade {
namespace {

using namespace test;

void gates(const std::vector<RelationshipStatus>& statuses, std::size_t expected) {
  Worlds worlds;
  Choice choice;
  Assigned& assigned = choice.assignments[0];
  for (RelationshipStatus status : statuses) {
    choice.status = status;
    for (const Rooms* rooms : {&north_and_south(), &north_and_unknown()}) {
      choice.rooms = rooms;
      for (const auto& delegation : all_scopes()) {
        choice.delegation = &delegation;
        for (const auto& ceiling : all_ceilings()) {
          choice.ceiling = &ceiling;
          for (Side side : both_sides()) {
            assigned.side = side;
            assigned.role = greatest_role(side);
            for (const auto& scope : scopes_of_each_kind()) {
              assigned.scope = &scope;
              if (!worlds.agrees(choice, one_of_either_side())) return;
            }
          }
        }
      }
    }
  }
  EXPECT_EQ(worlds.count(), expected);
}

TEST(EverySmallWorld, AgreesOnWhatACustomerOpensWhileActive) {
  gates({RelationshipStatus::active}, 22u * 5 * 2 * 8 * 2);
}

TEST(EverySmallWorld, AgreesOnWhatACustomerOpensWhileNotActive) {
  using enum RelationshipStatus;
  gates({pending, ended, declined, expired, withdrawn}, 5u * 22 * 5 * 2 * 8 * 2);
}

void ladder(const Named<People>& people) {
  Worlds worlds;
  Choice choice;
  choice.people = &people;
  Assigned& assigned = choice.assignments[0];
  const Domain<RoomScope> scopes = some_of(all_scopes(), {"all", "{}", "a", "all but a", "NO"});
  const Domain<RoomScope> delegations = some_of(all_scopes(), {"all", "a"});
  for (const auto& delegation : delegations) {
    choice.delegation = &delegation;
    for (const auto& members : all_members()) {
      assigned.members = &members;
      for (const auto& dates : all_dates()) {
        assigned.dates = &dates;
        for (const std::string& role : all_roles()) {
          assigned.role = role;
          for (Side side : both_sides()) {
            assigned.side = side;
            for (const auto& scope : scopes) {
              assigned.scope = &scope;
              if (!worlds.agrees(choice, everybody())) return;
            }
          }
        }
      }
    }
  }
  EXPECT_EQ(worlds.count(), 7u * 7 * 8 * 2 * 5 * 2);
}

TEST(EverySmallWorld, AgreesOnTheLadderOfFlatGroups) {
  ladder(all_people()[0]);
}
TEST(EverySmallWorld, AgreesOnTheLadderOfNestedGroups) {
  ladder(all_people()[1]);
}
TEST(EverySmallWorld, AgreesOnTheLadderOfGroupsInACircle) {
  ladder(all_people()[2]);
}
TEST(EverySmallWorld, AgreesOnTheLadderOfACircleOfNobody) {
  ladder(all_people()[3]);
}
TEST(EverySmallWorld, AgreesOnTheLadderOfGroupsInThemselves) {
  ladder(all_people()[4]);
}

void scopes(Side side) {
  Worlds worlds;
  Choice choice;
  Assigned& assigned = choice.assignments[0];
  assigned.side = side;
  assigned.role = greatest_role(side);
  const Viewer viewer = side == Side::partner ? partner_user(0) : customer_user(kA, 0);
  for (const Rooms& rooms : all_rooms()) {
    choice.rooms = &rooms;
    for (const auto& delegation : all_scopes()) {
      choice.delegation = &delegation;
      for (const auto& scope : all_scopes()) {
        assigned.scope = &scope;
        if (!worlds.agrees(choice, {viewer})) return;
      }
    }
  }
  EXPECT_EQ(worlds.count(), 25u * 22 * 22);
}

TEST(EverySmallWorld, AgreesOnScopesOfThePartner) {
  scopes(Side::partner);
}
TEST(EverySmallWorld, AgreesOnScopesOfTheCustomer) {
  scopes(Side::customer);
}

void pairs(Side first, Side second) {
  Worlds worlds;
  worlds.compare_what_is_told();
  Choice choice;
  const Domain<RoomScope> delegations = some_of(all_scopes(), {"all", "all but a"});
  for (const auto& delegation : delegations) {
    choice.delegation = &delegation;
    for (const Assigned& a : assignments_of(first)) {
      for (const Assigned& b : assignments_of(second)) {
        choice.assignments = {a, b};
        if (!worlds.agrees(choice, one_of_either_side())) return;
      }
    }
  }
  EXPECT_EQ(worlds.count(), 60u * 60 * 2);
}

TEST(EverySmallWorld, AgreesOnPairsOfThePartnersAssignments) {
  pairs(Side::partner, Side::partner);
}
TEST(EverySmallWorld, AgreesOnPairsOfTheCustomersAssignments) {
  pairs(Side::customer, Side::customer);
}
TEST(EverySmallWorld, AgreesOnPairsOfOneAssignmentEach) {
  pairs(Side::partner, Side::customer);
}

void cross(RelationshipStatus status) {
  Worlds worlds;
  Choice choice;
  choice.status = status;
  Assigned& assigned = choice.assignments[0];
  const Domain<RoomScope> delegations =
      some_of(all_scopes(), {"all", "{}", "a", "north", "NO", "all but south"});
  const Domain<PermissionSet> ceilings =
      some_of(all_ceilings(), {"everything", "as primary admin", "nothing"});
  const Domain<Dates> dates = some_of(all_dates(), {"always", "from later", "until now"});
  const std::vector<std::pair<const char*, const char*>> memberships{{"flat", "u0"},
                                                                     {"flat", "g0"},
                                                                     {"nested", "g0"},
                                                                     {"circle", "g1"},
                                                                     {"circle of nobody", "g0"}};
  choice.rooms = &north_and_unknown();
  for (const auto& [people, member] : memberships) {
    const Domain<People> lived = some_of(all_people(), {people});
    const auto members = some_of(all_members(), {member});
    choice.people = &lived[0];
    assigned.members = &members[0];
    for (const auto& delegation : delegations) {
      choice.delegation = &delegation;
      for (const auto& ceiling : ceilings) {
        choice.ceiling = &ceiling;
        for (const char* role : {"manager", "own", "primary_admin", "gone"}) {
          assigned.role = role;
          for (const auto& date : dates) {
            assigned.dates = &date;
            for (Side side : both_sides()) {
              assigned.side = side;
              for (const auto& scope : scopes_of_each_kind()) {
                assigned.scope = &scope;
                if (!worlds.agrees(choice, one_of_either_side())) return;
              }
            }
          }
        }
      }
    }
  }
  EXPECT_EQ(worlds.count(), 5u * 6 * 3 * 4 * 3 * 2 * 8);
}

TEST(EverySmallWorld, AgreesOnAllAtOnceWhileActive) {
  cross(RelationshipStatus::active);
}
TEST(EverySmallWorld, AgreesOnAllAtOnceWhilePending) {
  cross(RelationshipStatus::pending);
}
TEST(EverySmallWorld, AgreesOnAllAtOnceWhenEnded) {
  cross(RelationshipStatus::ended);
}
TEST(EverySmallWorld, AgreesOnAllAtOnceWhenDeclined) {
  cross(RelationshipStatus::declined);
}
TEST(EverySmallWorld, AgreesOnAllAtOnceWhenExpired) {
  cross(RelationshipStatus::expired);
}
TEST(EverySmallWorld, AgreesOnAllAtOnceWhenWithdrawn) {
  cross(RelationshipStatus::withdrawn);
}

TEST(EverySmallWorld, AgreesOnRolesOfOnePermissionAndCeilingsThatLackOne) {
  Worlds worlds;
  Choice choice;
  Assigned& assigned = choice.assignments[0];
  const Domain<RoomScope> wide_and_narrow = some_of(all_scopes(), {"all", "a"});
  for (std::size_t held = 0; held < kPermissionCount; ++held) {
    for (std::size_t lacking = 0; lacking <= kPermissionCount; ++lacking) {
      PermissionSet ceiling = PermissionSet::all();
      if (lacking < kPermissionCount) ceiling = ceiling - one(lacking);
      const Named<PermissionSet> opened{"all but one", ceiling};
      choice.ceiling = &opened;
      for (Side side : both_sides()) {
        assigned.side = side;
        assigned.role = side == Side::partner ? "watcher" : "own";
        edit(worlds.policy(), kA).roles[side == Side::partner ? 1 : 2].permissions = one(held);
        for (const auto& delegation : wide_and_narrow) {
          choice.delegation = &delegation;
          for (const auto& scope : wide_and_narrow) {
            assigned.scope = &scope;
            if (!worlds.agrees(choice, one_of_either_side())) return;
          }
        }
      }
    }
  }
  EXPECT_EQ(worlds.count(), 19u * 20 * 2 * 2 * 2);
}

TEST(EverySmallWorld, AgreesOnHowMuchIsKnownOfACustomer) {
  Worlds worlds;
  worlds.compare_what_is_told();
  Choice choice;
  const auto later = some_of(all_dates(), {"from later"});
  const std::vector<std::vector<Assigned>> held{
      {}, {Assigned{}}, {Assigned{.dates = &later[0]}}, {Assigned{.role = "gone"}}};
  for (std::size_t role = 0; role < kPartnerWideRoleNames.size(); ++role) {
    for (const auto& members : all_members()) {
      for (auto& holders : edit_partner(worlds.policy()).partner_wide) holders.clear();
      edit_partner(worlds.policy()).partner_wide[role] = members.value;
      for (const auto& people : all_people()) {
        choice.people = &people;
        for (RelationshipStatus status : all_statuses()) {
          choice.status = status;
          for (const auto& assignments : held) {
            choice.assignments = assignments;
            if (!worlds.agrees(choice, everybody())) return;
          }
        }
      }
    }
  }
  EXPECT_EQ(worlds.count(), 3u * 7 * 5 * 6 * 4);
}

}  // namespace
}  // namespace enfilade
