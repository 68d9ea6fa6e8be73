// Decisions by number say what `decide` says: about everybody, in every room and about the
// customer, whoever was asked about before.

#include "core/policy/grid.h"

#include <gtest/gtest.h>

#include <vector>

#include "core/policy/decide.h"
#include "tests/core/policy/one_by_one.h"
#include "tests/core/random_world.h"

namespace enfilade {
namespace {

using test::everybody;
using test::Somebody;

PermissionSet decided(const Situation& at, const Subject& subject, const Target& target) {
  PermissionSet allowed;
  PermissionSet::all().for_each([&](Permission permission) {
    if (well_asked(permission, target.kind) && decide(at, subject, permission, target).allowed())
      allowed.insert(permission);
  });
  return allowed;
}

TEST(Grid, AllowsWhatDecideAllows) {
  std::size_t allowed = 0;
  for (unsigned seed = 0; seed < 400; ++seed) {
    test::Random random(seed);
    const test::World world = test::random_world(random);
    for (std::size_t c = 0; c < world.rooms.size(); ++c) {
      const Situation at = world.situation(c);
      const Reach reach(at.customer, at.rooms);
      std::size_t held = 0;
      Grid grid(at.customer, world.policy.partner->people, reach, at.now, held);
      ASSERT_EQ(grid.size(), at.rooms.size());
      // The second time everybody is known, and nobody's row may have moved under another's.
      for (int time = 0; time < 2; ++time) {
        for (const Somebody& one : everybody(at, world.policy.partner->people)) {
          const PermissionSet about = decided(at, one.subject, Target::of_customer());
          ASSERT_EQ(grid.at(Grid::who(one.side, one.user), grid.customer()), about)
              << "seed " << seed;
          ASSERT_TRUE(grid.at(Grid::who(one.side, one.user), grid.nowhere()).empty());
          for (std::uint32_t room = 0; room < at.rooms.size(); ++room) {
            const PermissionSet there = decided(at, one.subject, Target::of_room({room}));
            ASSERT_EQ(grid.at(Grid::who(one.side, one.user), grid.kind_of({room})), there)
                << "seed " << seed << ", room " << room;
            allowed += !there.empty();
          }
        }
      }
    }
  }
  EXPECT_GT(allowed, 10'000u);
}

TEST(Grid, SaysWhenTimeAloneNextChangesIt) {
  std::size_t turns = 0;
  for (unsigned seed = 0; seed < 200; ++seed) {
    test::Random random(seed);
    test::World world = test::random_world(random);
    for (std::size_t c = 0; c < world.rooms.size(); ++c) {
      const Reach reach(*world.policy.customers[c], world.holdings[c].rooms());
      std::size_t held = 0;
      const Grid grid(*world.policy.customers[c], world.policy.partner->people, reach, world.now,
                      held);
      if (grid.changes_at() == kNever) continue;
      ++turns;
      ASSERT_GT(grid.changes_at(), world.now);
      const Situation before = world.situation(c);
      const Situation last{before.customer, before.rooms, grid.changes_at() - 1};
      for (const Somebody& one : everybody(before, world.policy.partner->people)) {
        for (std::uint32_t room = 0; room < before.rooms.size(); ++room) {
          ASSERT_EQ(decided(before, one.subject, Target::of_room({room})),
                    decided(last, one.subject, Target::of_room({room})))
              << "seed " << seed;
        }
      }
    }
  }
  EXPECT_GT(turns, 100u);
}

TEST(Grid, CountsWhatItHoldsAsItGrowsAndWhileItLives) {
  test::Random random(5);
  const test::World world = test::random_world(random);
  const Situation at = world.situation(0);
  const Reach reach(at.customer, at.rooms);
  std::size_t held = 1;
  {
    Grid grid(at.customer, world.policy.partner->people, reach, at.now, held);
    EXPECT_EQ(held, 1 + grid.bytes());
    const std::size_t before = held;
    for (const Somebody& one : everybody(at, world.policy.partner->people))
      grid.at(Grid::who(one.side, one.user), grid.nowhere());
    EXPECT_EQ(held, 1 + grid.bytes());
    EXPECT_GT(held, before);
  }
  EXPECT_EQ(held, 1u);
}

TEST(Grid, HasOneKindForRoomsThatLieInTheSameScopes) {
  test::Random random(3);
  for (unsigned seed = 0; seed < 100; ++seed) {
    const test::World world = test::random_world(random);
    for (std::size_t c = 0; c < world.rooms.size(); ++c) {
      const Situation at = world.situation(c);
      const std::vector<std::uint32_t> kinds = Reach(at.customer, at.rooms).kinds();
      const auto in_all = [&](std::uint32_t room) {
        std::vector<bool> in{covers(at.customer.delegation.rooms, at.rooms, {room}) == Cover::yes};
        for (const Assignment& assignment : at.customer.assignments) {
          if (at.customer.permissions_of(assignment))
            in.push_back(covers(assignment.rooms, at.rooms, {room}) == Cover::yes);
        }
        return in;
      };
      for (std::uint32_t a = 0; a < at.rooms.size(); ++a) {
        for (std::uint32_t b = 0; b < a; ++b) {
          ASSERT_EQ(kinds[a] == kinds[b], in_all(a) == in_all(b)) << a << " and " << b;
        }
      }
    }
  }
}

}  // namespace
}  // namespace enfilade
