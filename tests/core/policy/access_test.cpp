// The rule is written twice: plainly, and fast for all rooms at once. Random worlds hold the two to
// each other.

#include "core/policy/access.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "tests/core/random_world.h"

namespace enfilade {
namespace {

constexpr unsigned kWorlds = 400;

void expect_same(const Situation& situation, const Subject& subject, unsigned seed) {
  const Access fast = access(situation, subject);
  ASSERT_EQ(fast.rooms.size(), situation.rooms.size());
  const auto plain = [&](Permission permission, const Target& target) {
    return decide(situation, subject, permission, target).allowed();
  };
  for (std::size_t p = 0; p < kPermissionCount; ++p) {
    const auto permission = static_cast<Permission>(p);
    if (well_asked(permission, Target::Kind::customer)) {
      ASSERT_EQ(fast.of_customer.has(permission), plain(permission, Target::of_customer()))
          << "seed " << seed << ", " << name(permission);
    }
    if (well_asked(permission, Target::Kind::ticket)) {
      ASSERT_EQ(fast.without_rooms.has(permission), plain(permission, Target::of_ticket({})))
          << "seed " << seed << ", " << name(permission);
    }
    for (std::uint32_t row = 0; row < fast.rooms.size(); ++row) {
      const bool asked = well_asked(permission, Target::Kind::room);
      ASSERT_EQ(fast.rooms[row].has(permission), asked && plain(permission, Target::of_room({row})))
          << "seed " << seed << ", " << name(permission) << ", row " << row;
    }
  }
}

TEST(Access, IsDecideForEveryPermissionAndRoom) {
  for (unsigned seed = 0; seed < kWorlds; ++seed) {
    test::Random random(seed);
    const test::World world = test::random_world(random);
    for (const Viewer& viewer : test::viewers_of(world)) {
      const test::Eyes eyes(world, viewer);
      for (std::size_t c = 0; c < world.rooms.size(); ++c) {
        ASSERT_NO_FATAL_FAILURE(expect_same(world.situation(c), eyes.subject(c), seed));
      }
    }
  }
}

TEST(Access, KnowsOfACustomerIfALiveAssignmentPermitsAnything) {
  for (unsigned seed = 0; seed < kWorlds; ++seed) {
    test::Random random(seed);
    const test::World world = test::random_world(random);
    const test::Eyes eyes(world, {Side::partner, {}, {0}});
    for (std::size_t c = 0; c < world.rooms.size(); ++c) {
      const Access& held = eyes.access(c);
      bool anything = !held.of_customer.empty() || !held.without_rooms.empty();
      for (PermissionSet room : held.rooms) anything = anything || !room.empty();
      ASSERT_TRUE(held.assigned || !anything) << "seed " << seed;
      ASSERT_TRUE(held.assigned || held.somewhere.empty()) << "seed " << seed;
    }
  }
}

TEST(Access, KnowsOfACustomerOnlyWhileAnAssignmentIsLive) {
  CustomerPolicy customer;
  customer.customer.people.edit().add(User{"ann", "", ""});
  Assignment assignment;
  assignment.side = Side::customer;
  assignment.role = "site_lead";
  assignment.members = {customer.customer.people->find("ann")};
  assignment.rooms = RoomScope::everything();
  assignment.from = 100;
  assignment.until = 200;
  customer.assignments = {assignment};
  const Partition rooms(schema_of(TableId::rooms));
  const Subject subject{Side::customer, customer.customer.people->membership_of({0})};
  for (const auto& [now, known] :
       {std::pair<Instant, bool>{99, false}, {100, true}, {199, true}, {200, false}}) {
    const Access held = access({customer, rooms, now}, subject);
    EXPECT_EQ(held.assigned, known) << now;
    EXPECT_EQ(held.of_customer.has(Permission::groups_create), known) << now;
  }
}

// Between now and `changes_at` time alone changes nothing; before it is never too late to look.
TEST(Access, KnowsWhenTimeAloneChangesIt) {
  for (unsigned seed = 0; seed < kWorlds; ++seed) {
    test::Random random(seed);
    test::World world = test::random_world(random);
    for (const Viewer& viewer : test::viewers_of(world)) {
      world.now = 97;
      const test::Eyes eyes(world, viewer);
      for (std::size_t c = 0; c < world.rooms.size(); ++c) {
        const Access before = eyes.access(c);
        for (world.now = 97; world.now < std::min<Instant>(before.changes_at, 104); ++world.now) {
          const Access later = access(world.situation(c), eyes.subject(c));
          ASSERT_EQ(later.rooms, before.rooms) << "seed " << seed << " at " << world.now;
          ASSERT_EQ(later.of_customer, before.of_customer);
          ASSERT_EQ(later.assigned, before.assigned);
          ASSERT_EQ(later.changes_at, before.changes_at);
        }
      }
    }
  }
}

TEST(Access, ChangesAtTheNextBoundOfTheViewersOwnAssignments) {
  CustomerPolicy customer;
  customer.customer.people.edit().add(User{"ann", "", ""});
  const auto add = [&](Principal member, std::optional<Instant> from,
                       std::optional<Instant> until) {
    Assignment assignment;
    assignment.side = Side::customer;
    assignment.role = "site_lead";
    assignment.members = {member};
    assignment.rooms = RoomScope::everything();
    assignment.from = from;
    assignment.until = until;
    customer.assignments.push_back(assignment);
  };
  const Principal ann = customer.customer.people->find("ann");
  add(ann, 100, 300);
  add(ann, std::nullopt, 250);
  add({}, 120, 130);  // nobody's
  const Partition rooms(schema_of(TableId::rooms));
  const Subject subject{Side::customer, customer.customer.people->membership_of({0})};
  const auto next = [&](Instant now) { return access({customer, rooms, now}, subject).changes_at; };
  EXPECT_EQ(next(99), 100);
  EXPECT_EQ(next(100), 250);
  EXPECT_EQ(next(249), 250);
  EXPECT_EQ(next(250), 300);
  EXPECT_EQ(next(300), kNever);
}

TEST(Access, OfNobodyIsNothingForEachRoom) {
  test::Random random(1);
  const test::World world = test::random_world(random);
  const Access none = access(world.situation(0), {Side::partner, std::nullopt});
  EXPECT_FALSE(none.assigned);
  ASSERT_EQ(none.rooms.size(), world.holdings[0].rooms().size());
  for (PermissionSet room : none.rooms) EXPECT_TRUE(room.empty());
}

// A permission, an assignment more never takes away; a smaller delegation never adds.
TEST(Access, OnlyGrowsWithWhatIsGivenAndShrinksWithWhatIsOpened) {
  const auto within = [](const Access& small, const Access& large) {
    const auto in = [](PermissionSet a, PermissionSet b) { return (a & b) == a; };
    bool all = in(small.of_customer, large.of_customer) &&
               in(small.without_rooms, large.without_rooms) && (!small.assigned || large.assigned);
    for (std::size_t row = 0; row < small.rooms.size(); ++row) {
      all = all && in(small.rooms[row], large.rooms[row]);
    }
    return all;
  };
  for (unsigned seed = 0; seed < kWorlds; ++seed) {
    test::Random random(seed);
    const test::World world = test::random_world(random);
    test::World more = world, less = world;
    for (std::size_t c = 0; c < world.rooms.size(); ++c) {
      CustomerPolicy& given = more.policy.customers[c].edit();
      const Side side = random.chance(50) ? Side::partner : Side::customer;
      given.assignments.push_back(test::random_assignment(random, side, 9));
      for (Role& role : given.roles) role.permissions |= test::random_permissions(random, 20);
      Delegation& opened = less.policy.customers[c].edit().delegation;
      opened.ceiling &= test::random_permissions(random, 80);
      if (opened.rooms.except.empty()) opened.rooms.except.push_back(test::random_scope(random, 1));
    }
    for (const Viewer& viewer : test::viewers_of(world)) {
      const test::Eyes eyes(world, viewer), given(more, viewer), opened(less, viewer);
      for (std::size_t c = 0; c < world.rooms.size(); ++c) {
        ASSERT_TRUE(within(eyes.access(c), given.access(c))) << "seed " << seed;
        ASSERT_TRUE(within(opened.access(c), eyes.access(c))) << "seed " << seed;
      }
    }
  }
}

}  // namespace
}  // namespace enfilade
