// Who gains and who loses what is what one hears of everybody before and after.

#include "core/policy/diff.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "core/policy/decide.h"
#include "core/policy/disclose.h"
#include "tests/core/random.h"
#include "tests/core/random_world.h"

namespace enfilade {
namespace {

using test::World;

/// What one person may, as somebody hears of it.
struct Heard {
  std::vector<PermissionSet> rooms;
  PermissionSet of_customer;
};

Heard heard(const World& world, std::size_t customer, const Viewer* asker, const Viewer& whom) {
  const Situation at = world.situation(customer);
  const Subject subject = subject_of(world.policy, whom);
  Heard heard{std::vector<PermissionSet>(at.rooms.size()), {}};
  PermissionSet::all().for_each([&](Permission permission) {
    const auto hears = [&](const Target& target) {
      if (!well_asked(permission, target.kind)) return false;
      if (asker == nullptr) return decide(at, subject, permission, target).allowed();
      return disclose_about(at, test::Eyes(world, *asker).asker(customer), subject, permission,
                            target)
          .allowed();
    };
    for (std::uint32_t room = 0; room < at.rooms.size(); ++room) {
      if (hears(Target::of_room({room}))) heard.rooms[room].insert(permission);
    }
    if (hears(Target::of_customer())) heard.of_customer.insert(permission);
  });
  return heard;
}

/// Everybody's gains, one by one, as somebody hears of them.
std::vector<Effect> gains(const std::vector<std::pair<Viewer, std::pair<Heard, Heard>>>& people,
                          const World& world) {
  std::vector<Effect> all;
  for (const auto& [viewer, heard] : people) {
    const auto& [less, more] = heard;
    for (std::size_t p = 0; p < kPermissionCount; ++p) {
      const auto permission = static_cast<Permission>(p);
      Effect effect{viewer.side, people_of(world.policy, viewer).user(viewer.user).id, permission};
      for (std::size_t r = 0; r < more.rooms.size(); ++r) {
        effect.rooms += more.rooms[r].has(permission) && !less.rooms[r].has(permission);
      }
      effect.about_customer = more.of_customer.has(permission) && !less.of_customer.has(permission);
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

/// What somebody hears of the change: in both worlds as far as they may hear in the first.
struct Course {
  std::vector<std::pair<Viewer, std::pair<Heard, Heard>>> forth, back;
};

Course course(const World& before, const World& after, std::size_t customer, const Viewer* asker) {
  Course course;
  for (const Viewer& viewer : test::viewers_of(before)) {
    if (viewer.side == Side::customer && viewer.tenant.row != customer) continue;
    Heard old = heard(before, customer, asker, viewer);
    Heard next = heard(after, customer, nullptr, viewer);
    if (asker != nullptr) {
      // As somebody of whom everything is allowed, one hears where the asker may ask at all.
      const Situation at = before.situation(customer);
      const test::Eyes eyes(before, *asker);
      const bool beyond = asker->side == Side::partner && viewer.side == Side::customer;
      const Access& own = eyes.access(customer);
      for (std::uint32_t r = 0; r < at.rooms.size(); ++r) {
        const bool asks = own.rooms[r].has(Permission::roles_view) && knows_room(own, {r});
        if (beyond || !asks) next.rooms[r] = {};
        // Who sees a room's name alone finds out no more of it by made up scopes.
        if (!own.rooms[r].has(Permission::rooms_view)) old.rooms[r] = next.rooms[r] = {};
      }
      if (beyond || !own.of_customer.has(Permission::roles_view)) next.of_customer = {};
    }
    course.forth.push_back({viewer, {old, next}});
    course.back.push_back({viewer, {next, old}});
  }
  return course;
}

TEST(Diff, IsWhatEverybodyGainsAndLosesAsFarAsOneMayHear) {
  std::size_t gained = 0, lost = 0, heard_by_viewers = 0;
  for (unsigned seed = 0; seed < 1000; ++seed) {
    test::Random random(seed);
    const World before = test::random_world(random);
    World after = before;
    const std::size_t customer = random.below(3);
    change(random, after.policy.customers[customer].edit());
    const Viewer somebody = random.one_of(test::viewers_of(before));
    if (somebody.side == Side::customer && somebody.tenant.row != customer) continue;
    const Viewer* asker = random.chance(50) ? &somebody : nullptr;

    const Reach old(*before.policy.customers[customer], before.holdings[customer].rooms()),
        next(*after.policy.customers[customer], before.holdings[customer].rooms());
    const State from{before.policy.partner->people, *before.policy.customers[customer], old},
        to{after.policy.partner->people, *after.policy.customers[customer], next};
    const Subject subject = subject_of(before.policy, somebody);
    const Effects effects = diff(from, to, asker == nullptr ? nullptr : &subject, before.now);
    const Course expected = course(before, after, customer, asker);
    ASSERT_EQ(effects.gained, gains(expected.forth, before)) << "seed " << seed;
    ASSERT_EQ(effects.lost, gains(expected.back, before)) << "seed " << seed;
    gained += effects.gained.size();
    lost += effects.lost.size();
    heard_by_viewers += asker != nullptr && !effects.gained.empty();

    for (const Effect& effect : effects.gained) {
      const auto [more, less] = diff_rooms(from, to, asker == nullptr ? nullptr : &subject,
                                           effect.side, effect.user, effect.permission, before.now);
      EXPECT_EQ(more.count(), effect.rooms);
    }
  }
  EXPECT_GT(gained, 200u);
  EXPECT_GT(lost, 200u);
  EXPECT_GT(heard_by_viewers, 5u);
}

/// A customer whose one assignment has this member, among the partner's people of these ids.
struct Team {
  Team(std::vector<std::string> ids, const std::string& member) {
    for (const std::string& id : ids) people.add(User{id, "", id});
    customer.customer.relationship.status = RelationshipStatus::active;
    customer.delegation = {RoomScope::everything(), PermissionSet::all()};
    customer.roles = {{"reader", "R", "", Side::partner, {Permission::settings_view}}};
    Assignment assignment;
    assignment.id = assignment.name = "a";
    assignment.role = "reader";
    assignment.members = {people.find(member)};
    assignment.rooms = RoomScope::everything();
    customer.assignments = {assignment};
  }
  Directory people;
  CustomerPolicy customer;
};

TEST(Diff, TellsPeopleByTheirIdsWhereTwoPoliciesNumberThemDifferently) {
  const Partition rooms(schema_of(TableId::rooms));
  const Team before({"ann", "bob"}, "bob"), after({"bob", "cid"}, "cid");
  const Reach old(before.customer, rooms), next(after.customer, rooms);
  const Effects effects =
      diff({before.people, before.customer, old}, {after.people, after.customer, next}, nullptr, 0);
  ASSERT_EQ(effects.gained.size(), 1u);
  EXPECT_EQ(effects.gained[0].user, "cid");
  ASSERT_EQ(effects.lost.size(), 1u);
  EXPECT_EQ(effects.lost[0].user, "bob");

  const Team same({"zoe", "bob"}, "bob");
  const Reach as_before(same.customer, rooms);
  const Effects none = diff({before.people, before.customer, old},
                            {same.people, same.customer, as_before}, nullptr, 0);
  EXPECT_TRUE(none.gained.empty() && none.lost.empty());
}

}  // namespace
}  // namespace enfilade
