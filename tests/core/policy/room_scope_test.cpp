// Seven rooms:
//
//              country  roomGroups    health     licensed
//   oslo       NO       emea          Healthy    true
//   bergen     NO       emea, vip     Unhealthy  false
//   dallas     US       (none)        Healthy    true
//   unplaced   null     emea          Healthy    true
//   loose      NO       null          Healthy    true
//   blank      null     null          null       null
//   Oslo       no       EMEA          healthy    true

#include "core/policy/room_scope.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/core/random_world.h"
#include "tests/core/rows.h"

namespace enfilade {
namespace {

using Texts = std::vector<std::string>;

const Partition& rooms() {
  static const Partition rooms = test::partition_of(
      TableId::rooms,
      {{{"id", "oslo"},
        {"country", "NO"},
        {"roomGroups", Texts{"emea"}},
        {"health", "Healthy"},
        {"licensed", true}},
       {{"id", "bergen"},
        {"country", "NO"},
        {"roomGroups", Texts{"emea", "vip"}},
        {"health", "Unhealthy"},
        {"licensed", false}},
       {{"id", "dallas"},
        {"country", "US"},
        {"roomGroups", Texts{}},
        {"health", "Healthy"},
        {"licensed", true}},
       {{"id", "unplaced"},
        {"roomGroups", Texts{"emea"}},
        {"health", "Healthy"},
        {"licensed", true}},
       {{"id", "loose"}, {"country", "NO"}, {"health", "Healthy"}, {"licensed", true}},
       {{"id", "blank"}},
       {{"id", "Oslo"},
        {"country", "no"},
        {"roomGroups", Texts{"EMEA"}},
        {"health", "healthy"},
        {"licensed", true}}});
  return rooms;
}

/// The rooms covered, by both ways of asking.
Texts covered_rooms(const RoomScope& scope) {
  Texts ids;
  const Bitmap at_once = covered(scope, rooms());
  for (std::uint32_t row = 0; row < rooms().size(); ++row) {
    const bool yes = covers(scope, rooms(), {row}) == Cover::yes;
    EXPECT_EQ(at_once.test(row), yes) << rooms().id({row});
    if (yes) ids.emplace_back(rooms().id({row}));
  }
  return ids;
}

Cover cover_of(const RoomScope& scope, std::string_view room) {
  return covers(scope, rooms(), *rooms().find(room));
}

AttributeRule rule(std::string_view column, Texts values) {
  return {*schema_of(TableId::rooms).find(column), std::move(values)};
}
RoomScope by_country(Texts values) {
  RoomScope scope;
  scope.where.push_back(rule("country", std::move(values)));
  return scope;
}
RoomScope by_groups(Texts groups) {
  RoomScope scope;
  scope.room_groups = std::move(groups);
  return scope;
}
RoomScope by_ids(Texts ids) {
  RoomScope scope;
  scope.rooms = std::move(ids);
  return scope;
}
RoomScope without(RoomScope scope, RoomScope except) {
  scope.except.push_back(std::move(except));
  return scope;
}

TEST(RoomScope, OfNothingCoversNothing) {
  EXPECT_EQ(covered_rooms({}), Texts{});
  EXPECT_EQ(cover_of({}, "oslo"), Cover::no);
  EXPECT_EQ(cover_of({}, "blank"), Cover::no);
}

TEST(RoomScope, OfAllCoversEveryLoadedRoom) {
  EXPECT_EQ(covered_rooms(RoomScope::everything()).size(), rooms().size());
}

TEST(RoomScope, NamesRoomsByTheirExactIds) {
  EXPECT_EQ(covered_rooms(by_ids({"oslo", "not loaded"})), Texts{"oslo"});
  EXPECT_EQ(covered_rooms(by_ids({"OSLO"})), Texts{});
}

TEST(RoomScope, NamesGroupsExactly) {
  EXPECT_EQ(covered_rooms(by_groups({"emea"})), (Texts{"oslo", "bergen", "unplaced"}));
  EXPECT_EQ(covered_rooms(by_groups({"vip", "EMEA"})), (Texts{"bergen", "Oslo"}));
  EXPECT_EQ(covered_rooms(by_groups({"apac"})), Texts{});
}

TEST(RoomScope, TakesAnyOfARulesValuesExactly) {
  EXPECT_EQ(covered_rooms(by_country({"NO"})), (Texts{"oslo", "bergen", "loose"}));
  EXPECT_EQ(covered_rooms(by_country({"US", "no"})), (Texts{"dallas", "Oslo"}));
  EXPECT_EQ(covered_rooms(by_country({"DE"})), Texts{});
}

TEST(RoomScope, AsksAllOfItsRules) {
  RoomScope scope = by_country({"NO", "US"});
  scope.where.push_back(rule("health", {"Healthy"}));
  EXPECT_EQ(covered_rooms(scope), (Texts{"oslo", "dallas", "loose"}));
  scope.where.push_back(rule("licensed", {"false"}));
  EXPECT_EQ(covered_rooms(scope), Texts{});
}

TEST(RoomScope, ReadsFlagsAndUndeclaredValues) {
  RoomScope scope;
  scope.where.push_back(rule("licensed", {"false"}));
  EXPECT_EQ(covered_rooms(scope), Texts{"bergen"});
  scope.where = {rule("health", {"healthy"})};
  EXPECT_EQ(covered_rooms(scope), Texts{"Oslo"});
}

TEST(RoomScope, ComparesOneRoomExactlyToo) {
  EXPECT_EQ(cover_of(by_ids({"OSLO"}), "oslo"), Cover::no);
  EXPECT_EQ(cover_of(by_groups({"EMEA"}), "oslo"), Cover::no);
  EXPECT_EQ(cover_of(by_country({"no"}), "oslo"), Cover::no);
  EXPECT_EQ(cover_of(by_country({"NO"}), "oslo"), Cover::yes);
}

TEST(RoomScope, UnitesItsWaysOfNaming) {
  RoomScope scope = by_country({"US"});
  scope.rooms = {"blank"};
  scope.room_groups = {"vip"};
  EXPECT_EQ(covered_rooms(scope), (Texts{"bergen", "dallas", "blank"}));
}

TEST(RoomScope, DoesNotKnowWhatIsNull) {
  EXPECT_EQ(cover_of(by_country({"NO"}), "unplaced"), Cover::unknown);
  EXPECT_EQ(cover_of(by_groups({"emea"}), "loose"), Cover::unknown);
  EXPECT_EQ(cover_of(by_groups({"emea"}), "dallas"), Cover::no);  // in no group, surely
}

TEST(RoomScope, KnowsOfTwoRulesWhenOneSaysNo) {
  RoomScope scope = by_country({"NO"});
  scope.where.push_back(rule("health", {"Unhealthy"}));
  EXPECT_EQ(cover_of(scope, "unplaced"), Cover::no);
  scope.where.back() = rule("health", {"Healthy"});
  EXPECT_EQ(cover_of(scope, "unplaced"), Cover::unknown);
}

TEST(RoomScope, KnowsOfTwoWaysWhenOneSaysYes) {
  RoomScope scope = by_country({"NO"});
  scope.room_groups = {"emea"};
  EXPECT_EQ(cover_of(scope, "unplaced"), Cover::yes);
  EXPECT_EQ(cover_of(scope, "loose"), Cover::yes);
  EXPECT_EQ(cover_of(scope, "blank"), Cover::unknown);
}

TEST(RoomScope, LeavesOutWhatItExcepts) {
  EXPECT_EQ(covered_rooms(without(by_country({"NO"}), by_ids({"bergen"}))),
            (Texts{"oslo", "loose"}));
}

TEST(RoomScope, LeavesOutWhatItMightExcept) {
  const RoomScope scope = without(RoomScope::everything(), by_country({"US"}));
  EXPECT_EQ(covered_rooms(scope), (Texts{"oslo", "bergen", "loose", "Oslo"}));
  EXPECT_EQ(cover_of(scope, "unplaced"), Cover::unknown);
  EXPECT_EQ(cover_of(scope, "dallas"), Cover::no);
  EXPECT_EQ(covered_rooms(without(RoomScope::everything(), by_groups({"vip"}))),
            (Texts{"oslo", "dallas", "unplaced", "Oslo"}));
}

TEST(RoomScope, TakesBackAnExceptionsException) {
  const RoomScope norway_but_vip = without(by_country({"NO"}), by_groups({"vip"}));
  const RoomScope scope = without(RoomScope::everything(), norway_but_vip);
  // bergen is taken back; of unplaced and blank, and of loose, nothing is sure.
  EXPECT_EQ(covered_rooms(scope), (Texts{"bergen", "dallas", "Oslo"}));
  EXPECT_EQ(cover_of(scope, "oslo"), Cover::no);
  EXPECT_EQ(cover_of(scope, "loose"), Cover::unknown);
}

TEST(RoomScope, ExceptingNothingLeavesEverything) {
  EXPECT_EQ(covered_rooms(without(RoomScope::everything(), {})).size(), rooms().size());
}

TEST(RoomScope, IsAllByItsLetterOnly) {
  EXPECT_TRUE(RoomScope::everything().is_all());
  EXPECT_FALSE(without(RoomScope::everything(), {}).is_all());
  EXPECT_FALSE(without(RoomScope::everything(), by_ids({"not loaded"})).is_all());
  EXPECT_FALSE(RoomScope{}.is_all());
  EXPECT_FALSE(by_ids({"oslo", "bergen", "dallas", "unplaced", "loose", "blank", "Oslo"}).is_all());
}

TEST(RoomScope, IsTheSameAskedAtOnceAndRoomByRoom) {
  for (unsigned seed = 0; seed < 600; ++seed) {
    test::Random random(seed);
    const Partition some = test::partition_of(TableId::rooms, test::random_rooms(random));
    const RoomScope scope = test::random_scope(random, 3);
    const Bitmap at_once = covered(scope, some);
    ASSERT_EQ(at_once.size(), some.size());
    for (std::uint32_t row = 0; row < some.size(); ++row) {
      ASSERT_EQ(at_once.test(row), covers(scope, some, {row}) == Cover::yes)
          << "seed " << seed << ", room " << some.id({row});
    }
  }
}

// Knowing more of a room never turns a sure answer round.
TEST(RoomScope, StandsByWhatItWasSureOf) {
  for (unsigned seed = 0; seed < 300; ++seed) {
    test::Random random(seed);
    const RoomScope scope = test::random_scope(random, 3);
    const test::Row full = test::random_room(random, "r1");
    test::Row less = full;
    less.erase(random.chance(50) ? "country" : "roomGroups");
    const Cover before = covers(scope, test::partition_of(TableId::rooms, {less}), {0});
    const Cover after = covers(scope, test::partition_of(TableId::rooms, {full}), {0});
    if (before == Cover::unknown) continue;
    ASSERT_EQ(after, before) << "seed " << seed;
  }
}

}  // namespace
}  // namespace enfilade
