// Two promises of the rule, in every small world (tests/core/policy/every_world.h): what is added
// never takes away, and what one customer does is nothing to another.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "core/policy/disclose.h"
#include "tests/core/policy/every_world.h"
#include "tests/core/random_world.h"

namespace enfilade {
namespace {

using namespace test;
using Texts = std::vector<std::string>;

// What is added never takes away.

bool within(PermissionSet small, PermissionSet large) {
  return (small - large).empty();
}

/// Whether all that `small` gives `large` gives, too.
bool within(const Access& small, const Access& large) {
  for (std::size_t room = 0; room < small.rooms.size(); ++room) {
    if (!within(small.rooms[room], large.rooms[room])) return false;
  }
  return within(small.of_customer, large.of_customer) && within(small.over_all, large.over_all) &&
         within(small.without_rooms, large.without_rooms) &&
         within(small.somewhere, large.somewhere) && (!small.assigned || large.assigned);
}

bool gives_anything(const Access& access) {
  return std::any_of(access.rooms.begin(), access.rooms.end(),
                     [](PermissionSet room) { return !room.empty(); });
}

TEST(Monotony, LosesNothingByAnAssignmentMore) {
  Worlds worlds;
  std::size_t grown = 0;
  for (Side side : both_sides()) {
    const std::vector<Assigned> all = assignments_of(side);
    const Viewer viewer = side == Side::partner ? partner_user(0) : customer_user(kA, 0);
    for (const auto& delegation : scopes_of_each_kind()) {
      Choice choice;
      choice.delegation = &delegation;
      for (const Assigned& a : all) {
        choice.assignments = {a};
        const Access alone = worlds.access(choice, viewer);
        for (const Assigned& b : all) {
          choice.assignments = {a, b};
          const Access after = worlds.access(choice, viewer);
          choice.assignments = {b, a};
          const Access before = worlds.access(choice, viewer);
          ASSERT_TRUE(within(alone, after)) << told(choice);
          ASSERT_TRUE(within(alone, before)) << told(choice);
          grown += !within(after, alone);
        }
      }
    }
  }
  EXPECT_GT(grown, 1'000u);
}

TEST(Monotony, LosesNothingByAPermissionMore) {
  Worlds worlds;
  for (Side side : both_sides()) {
    const Viewer viewer = side == Side::partner ? partner_user(0) : customer_user(kA, 0);
    const std::size_t role = side == Side::partner ? 1 : 2;
    for (const auto& scope : all_scopes()) {
      Choice choice;
      choice.assignments[0] = {side, side == Side::partner ? "watcher" : "own", &scope};
      for (std::size_t p = 0; p < kPermissionCount; ++p) {
        for (std::size_t q = 0; q < kPermissionCount; ++q) {
          const Named<PermissionSet> narrow{"one", one(p)}, wide{"two", one(p) | one(q)};
          edit(worlds.policy(), kA).roles[role].permissions = narrow.value;
          const Access of_one = worlds.access(choice, viewer);
          edit(worlds.policy(), kA).roles[role].permissions = wide.value;
          const Access of_two = worlds.access(choice, viewer);
          choice.ceiling = &narrow;
          const Access under_one = worlds.access(choice, viewer);
          choice.ceiling = &wide;
          const Access under_two = worlds.access(choice, viewer);
          choice.ceiling = &all_ceilings()[0];
          ASSERT_TRUE(within(of_one, of_two)) << told(choice);
          ASSERT_TRUE(within(under_one, under_two)) << told(choice);
          ASSERT_TRUE(within(under_two, of_two)) << told(choice);
        }
      }
    }
  }
}

/// Ways to open less than `scope`: an exception more, a name less, a rule more.
std::vector<RoomScope> narrower_than(const RoomScope& scope) {
  std::vector<RoomScope> all;
  for (const auto& except : all_scopes()) {
    if (scope.except.empty()) all.push_back(without(scope, except.value));
    if (!scope.except.empty() && except.value.except.empty() && except.value.where.empty()) {
      all.push_back(scope);
      all.back().except[0] = joined(scope.except[0], except.value);
      all.back().except[0].all = scope.except[0].all || except.value.all;
    }
    const bool has_rules = !scope.where.empty() && !except.value.where.empty();
    if (has_rules) {
      all.push_back(scope);
      all.back().where.push_back(except.value.where[0]);
    }
  }
  for (std::size_t room = 0; room < scope.rooms.size(); ++room) {
    std::vector<std::string> rooms(scope.rooms.begin(), scope.rooms.end());
    rooms.erase(rooms.begin() + static_cast<std::ptrdiff_t>(room));
    all.push_back(scope);
    all.back().rooms = rooms;
  }
  if (!scope.room_groups.empty()) {
    all.push_back(scope);
    all.back().room_groups.pop_back();
  }
  if (scope.all) {
    all.push_back(scope);
    all.back().all = false;
  }
  return all;
}

TEST(Monotony, GainsNothingByANarrowerDelegation) {
  Worlds worlds;
  std::size_t lost = 0, kept = 0;
  const Viewer viewer = partner_user(0);
  for (const auto& opened : all_scopes()) {
    for (const RoomScope& narrow : narrower_than(opened.value)) {
      const Named<RoomScope> narrower{"less than " + opened.name, narrow};
      for (const Rooms& rooms : all_rooms()) {
        for (const auto& scope : scopes_of_each_kind()) {
          Choice choice;
          choice.rooms = &rooms;
          choice.assignments[0].scope = &scope;
          choice.delegation = &opened;
          const Access before = worlds.access(choice, viewer);
          choice.delegation = &narrower;
          const Access after = worlds.access(choice, viewer);
          ASSERT_TRUE(within(after, before)) << told(choice);
          lost += !within(before, after);
          kept += gives_anything(after);
        }
      }
    }
  }
  EXPECT_GT(lost, 1'000u);
  EXPECT_GT(kept, 1'000u);
}

// What one customer does is nothing to another.

/// The other customer in all its states: each dimension by itself, and everything gone.
std::vector<Choice> states_of_the_other() {
  std::vector<Choice> all;
  for (RelationshipStatus status : all_statuses()) all.push_back({.status = status});
  for (const auto& scope : all_scopes()) {
    all.push_back({.delegation = &scope});
    all.push_back({});
    all.back().assignments[0].scope = &scope;
  }
  for (const auto& ceiling : all_ceilings()) all.push_back({.ceiling = &ceiling});
  for (const Rooms& rooms : all_rooms()) all.push_back({.rooms = &rooms});
  for (const auto& members : all_members()) {
    all.push_back({});
    all.back().assignments[0].members = &members;
  }
  for (const std::string& role : all_roles()) {
    for (Side side : both_sides()) {
      all.push_back({});
      all.back().assignments[0].side = side;
      all.back().assignments[0].role = role;
    }
  }
  for (const auto& dates : all_dates()) {
    all.push_back({});
    all.back().assignments[0].dates = &dates;
  }
  for (Choice& choice : all) choice.people = &all_people()[2];  // unlike those of the first
  all.push_back({});
  all.back().assignments.clear();
  return all;
}

/// All that is answered about the first customer, to everybody.
std::vector<std::string> answers(const World& world) {
  std::vector<std::string> all;
  for (const Viewer& viewer : everybody()) {
    const Eyes eyes(world, viewer);
    std::string said(1, static_cast<char>('0' + static_cast<int>(eyes.knows(kA.row))));
    const Situation situation = world.situation(kA.row);
    const Partition& loaded = situation.rooms;
    const auto ask = [&](const Target& target) {
      for (std::size_t p = 0; p < kPermissionCount; ++p) {
        const auto permission = static_cast<Permission>(p);
        if (!well_asked(permission, target.kind)) continue;
        const Decision truth = decide(situation, eyes.subject(kA.row), permission, target);
        const Decision heard = disclose(situation, eyes.asker(kA.row), permission, target);
        said += static_cast<char>('a' + static_cast<int>(truth.reason));
        said += static_cast<char>('A' + static_cast<int>(heard.reason));
      }
    };
    ask(Target::of_customer());
    for (std::uint32_t row = 0; row < loaded.size(); ++row) ask(Target::of_room({row}));
    ask(Target::of_ticket(ticket_over({"a", "b"}, loaded).rows));
    for (TableId table : {TableId::rooms, TableId::tickets}) {
      for (const Sight& sight : eyes.sights(table)) {
        if (sight.id() != kA) continue;
        sight.visible().for_each([&](std::size_t row) {
          said += ' ' + std::to_string(row) + (sight.partial(row) ? "?" : "");
        });
      }
    }
    all.push_back(std::move(said));
  }
  return all;
}

TEST(Isolation, ChangesNoAnswerWhateverTheOtherCustomerDoes) {
  std::vector<Choice> of_first;
  for (const auto& delegation : scopes_of_each_kind()) {
    for (const char* role : {"watcher", "primary_admin"}) {
      of_first.push_back({.delegation = &delegation});
      of_first.back().assignments[0].role = role;
    }
  }
  of_first.push_back({.status = RelationshipStatus::ended});
  of_first.push_back({});
  of_first.back().assignments.clear();

  const std::vector<Choice> of_other = states_of_the_other();
  Worlds worlds, others;
  std::size_t compared = 0;
  for (const Choice& choice : of_first) {
    worlds.choose(choice);
    World world;
    world.now = kNow;
    world.policy = worlds.policy();
    world.rooms = {choice.rooms->written, north_and_south().written};
    world.tickets.resize(2, {{{"id", "T1"}, {"rooms", Texts{"a", "b"}}}, {{"id", "T2"}}});
    world.settle();
    const std::vector<std::string> before = answers(world);
    for (const Choice& other : of_other) {
      others.choose(other);
      edit(world.policy, kB) = others.policy()[kA];
      world.rooms[kB.row] = other.rooms->written;
      world.settle();
      ASSERT_EQ(answers(world), before)
          << "the first: " << told(choice) << "\nthe other: " << told(other);
      ++compared;
    }
  }
  EXPECT_EQ(compared, of_first.size() * of_other.size());
}

}  // namespace
}  // namespace enfilade
