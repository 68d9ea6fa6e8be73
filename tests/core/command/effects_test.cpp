// What a command would change for whom is what every person's access says before and after it.

#include "core/command/effects.h"

#include <gtest/gtest.h>

#include "tests/core/command/commands_world.h"
#include "tests/core/random.h"
#include "tests/core/random_world.h"

namespace enfilade {
namespace {

using test::World;

/// Everybody's gains, one by one.
std::vector<Effect> gains(const World& less, const World& more, std::size_t customer,
                          const Access& own) {
  std::vector<Effect> all;
  for (const Viewer& viewer : test::viewers_of(less)) {
    if (viewer.side == Side::customer && viewer.tenant.row != customer) continue;
    const Access old = access(less.situation(customer), subject_of(less.policy, viewer)),
                 next = access(more.situation(customer), subject_of(more.policy, viewer));
    for (std::size_t p = 0; p < kPermissionCount; ++p) {
      const auto permission = static_cast<Permission>(p);
      Effect effect{viewer.side, viewer.user, permission};
      for (std::size_t r = 0; r < next.rooms.size(); ++r) {
        const bool gained = next.rooms[r].has(permission) && !old.rooms[r].has(permission);
        const bool known = own.rooms[r].intersects(kAboutARoom);
        if (gained && known && own.rooms[r].has(Permission::roles_view)) ++effect.rooms;
      }
      effect.about_customer = !PermissionSet{permission}.intersects(kAboutARoom) &&
                              own.of_customer.has(Permission::roles_view) &&
                              next.of_customer.has(permission) && !old.of_customer.has(permission);
      if (effect.rooms > 0 || effect.about_customer) all.push_back(effect);
    }
  }
  return all;
}

void change(test::Random& random, CustomerPolicy& customer) {
  switch (random.below(5)) {
    case 0:
      customer.assignments.push_back(test::random_assignment(random, Side::partner, 50));
      break;
    case 1:
      customer.assignments.pop_back();
      break;
    case 2:
      customer.roles[random.below(3)].permissions = test::random_permissions(random, 50);
      break;
    case 3:
      customer.delegation.rooms = test::random_scope(random);
      break;
    default:
      customer.customer.relationship.status = RelationshipStatus::ended;
  }
}

TEST(Effects, AreWhatEverybodyGainsAndLosesAsFarAsOneMayKnow) {
  std::size_t gained = 0, lost = 0;
  for (unsigned seed = 0; seed < 500; ++seed) {
    test::Random random(seed);
    const World before = test::random_world(random);
    World after = before;
    const std::size_t customer = random.below(3);
    change(random, after.policy.customers[customer].edit());
    const Viewer asker = random.one_of(test::viewers_of(before));
    if (asker.side == Side::customer && asker.tenant.row != customer) continue;
    Access own = access(before.situation(customer), subject_of(before.policy, asker));
    if (random.chance(60)) {
      for (PermissionSet& room : own.rooms) room = PermissionSet::all();
      own.of_customer = PermissionSet::all();
    }
    const Effects effects = enfilade::effects(before.policy, *before.policy.customers[customer],
                                              *after.policy.customers[customer],
                                              before.holdings[customer].rooms(), own, before.now);
    ASSERT_EQ(effects.gained, gains(before, after, customer, own)) << "seed " << seed;
    ASSERT_EQ(effects.lost, gains(after, before, customer, own)) << "seed " << seed;
    gained += effects.gained.size();
    lost += effects.lost.size();
  }
  EXPECT_GT(gained, 200u);
  EXPECT_GT(lost, 200u);
}

}  // namespace
}  // namespace enfilade
