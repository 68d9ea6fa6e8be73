// The rooms in which a permission is held, all at once, are those in which `decide` allows it, one
// by one; and what is told of them is what `disclose` tells.

#include "core/policy/inquire.h"

#include <gtest/gtest.h>

#include "tests/core/random_world.h"

namespace enfilade {
namespace {

constexpr unsigned kWorlds = 400;

/// Calls `expect(situation, eyes, customer, permission, seed)` for every viewer, customer and
/// permission that may be asked on a room.
template <typename Expect>
void everywhere(Expect expect) {
  for (unsigned seed = 0; seed < kWorlds; ++seed) {
    test::Random random(seed);
    const test::World world = test::random_world(random);
    for (const Viewer& viewer : test::viewers_of(world)) {
      const test::Eyes eyes(world, viewer);
      for (std::size_t c = 0; c < world.rooms.size(); ++c) {
        for (std::size_t p = 0; p < kPermissionCount; ++p) {
          const auto permission = static_cast<Permission>(p);
          if (!well_asked(permission, Target::Kind::room)) continue;
          ASSERT_NO_FATAL_FAILURE(expect(world.situation(c), eyes, c, permission, seed));
        }
      }
    }
  }
}

TEST(RoomsWhere, AreThoseInWhichDecideAllows) {
  std::size_t held = 0;
  everywhere([&](const Situation& situation, const test::Eyes& eyes, std::size_t customer,
                 Permission permission, unsigned seed) {
    const Subject& subject = eyes.subject(customer);
    const Bitmap rooms = rooms_where(situation, subject, permission);
    ASSERT_EQ(rooms.size(), situation.rooms.size());
    for (std::uint32_t row = 0; row < rooms.size(); ++row) {
      const Decision plain = decide(situation, subject, permission, Target::of_room({row}));
      ASSERT_EQ(rooms.test(row), plain.allowed())
          << "seed " << seed << ", " << name(permission) << ", row " << row;
    }
    held += rooms.count();
  });
  EXPECT_GT(held, 10'000u);
}

TEST(RoomsWhere, AreToldAsDiscloseTellsThem) {
  std::size_t kept_back = 0;
  everywhere([&](const Situation& situation, const test::Eyes& eyes, std::size_t customer,
                 Permission permission, unsigned seed) {
    const Subject& subject = eyes.subject(customer);
    const Bitmap rooms = known_rooms_where(situation, subject, permission);
    for (std::uint32_t row = 0; row < rooms.size(); ++row) {
      const Decision told =
          disclose(situation, eyes.asker(customer), permission, Target::of_room({row}));
      ASSERT_EQ(rooms.test(row), told.allowed())
          << "seed " << seed << ", " << name(permission) << ", row " << row;
    }
    kept_back += (rooms_where(situation, subject, permission) - rooms).count();
  });
  EXPECT_GT(kept_back, 10u);  // held by a permission that makes no room known
}

TEST(RoomsWhere, AreNoneForNobody) {
  test::Random random(1);
  const test::World world = test::random_world(random);
  const Subject nobody{Side::partner, std::nullopt};
  const Bitmap rooms = rooms_where(world.situation(0), nobody, Permission::rooms_view);
  EXPECT_EQ(rooms, Bitmap(world.holdings[0].rooms().size()));
}

}  // namespace
}  // namespace enfilade
