// Seeing as somebody else is what both may, where the first may ask about others.

#include "core/policy/seen_as.h"

#include <gtest/gtest.h>

#include "core/policy/disclose.h"
#include "tests/core/random_world.h"

namespace enfilade {
namespace {

TEST(SeenAs, IsWhatBothMayWhereTheFirstMayAsk) {
  std::size_t seen_rooms = 0, kept_back = 0;
  for (unsigned seed = 0; seed < 200; ++seed) {
    test::Random random(seed);
    const test::World world = test::random_world(random);
    for (std::size_t c = 0; c < world.rooms.size(); ++c) {
      const Viewer one = random.one_of(test::viewers_of(world)),
                   other = random.one_of(test::viewers_of(world));
      const Access own = access(world.situation(c), subject_of(world.policy, one)),
                   theirs = access(world.situation(c), subject_of(world.policy, other));
      const Access seen = seen_as(own, theirs);
      ASSERT_EQ(seen.rooms.size(), own.rooms.size());
      PermissionSet somewhere;
      for (std::size_t r = 0; r < own.rooms.size(); ++r) {
        const bool asks = own.rooms[r].has(Permission::roles_view) &&
                          knows_room(own, {static_cast<std::uint32_t>(r)});
        const PermissionSet both = own.rooms[r] & theirs.rooms[r];
        ASSERT_EQ(seen.rooms[r], asks ? both : PermissionSet{}) << "seed " << seed;
        somewhere |= seen.rooms[r];
        seen_rooms += !seen.rooms[r].empty();
        kept_back += !asks && !both.empty();
      }
      const bool over_all = own.of_customer.has(Permission::roles_view);
      ASSERT_EQ(seen.of_customer,
                over_all ? own.of_customer & theirs.of_customer : PermissionSet{});
      ASSERT_EQ(seen.over_all, over_all ? own.over_all & theirs.over_all : PermissionSet{});
      ASSERT_EQ(seen.without_rooms,
                over_all ? own.without_rooms & theirs.without_rooms : PermissionSet{});
      somewhere |= seen.of_customer | seen.over_all;
      ASSERT_EQ(seen.somewhere, somewhere);
      ASSERT_EQ(seen.assigned, !somewhere.empty());
    }
  }
  EXPECT_GT(seen_rooms, 20u);
  EXPECT_GT(kept_back, 20u);
}

}  // namespace
}  // namespace enfilade
