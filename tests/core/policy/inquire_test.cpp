// The reverse questions say at once what `decide`, `disclose` and `disclose_about` say one by one:
// the rooms in which a permission is held, who may, what somebody may, and the ladder behind it.

#include "core/policy/inquire.h"

#include <gtest/gtest.h>

#include <optional>
#include <utility>
#include <vector>

#include "core/policy/explain.h"
#include "tests/core/policy/one_by_one.h"
#include "tests/core/random_world.h"

namespace enfilade {
namespace {

using test::counted;
using test::everybody;
using test::Somebody;

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
    const Reach reach(situation.customer, situation.rooms);
    const Bitmap rooms = rooms_where(reach, subject, permission, situation.now);
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
    const Reach reach(situation.customer, situation.rooms);
    const Bitmap rooms = known_rooms_where(reach, subject, permission, situation.now);
    RoomWords words, known;
    EXPECT_EQ(rooms.count(),
              count_known_rooms_where(reach, subject, permission, situation.now, words, known));
    for (std::uint32_t row = 0; row < rooms.size(); ++row) {
      const Decision told =
          disclose(situation, eyes.asker(customer), permission, Target::of_room({row}));
      ASSERT_EQ(rooms.test(row), told.allowed())
          << "seed " << seed << ", " << name(permission) << ", row " << row;
    }
    kept_back += (rooms_where(reach, subject, permission, situation.now) - rooms).count();
  });
  EXPECT_GT(kept_back, 10u);  // held by a permission that makes no room known
}

TEST(RoomsWhere, AreNoneForNobody) {
  test::Random random(1);
  const test::World world = test::random_world(random);
  const Subject nobody{Side::partner, std::nullopt};
  const Situation at = world.situation(0);
  const Reach reach(at.customer, at.rooms);
  const Bitmap rooms = rooms_where(reach, nobody, Permission::rooms_view, at.now);
  EXPECT_EQ(rooms, Bitmap(world.holdings[0].rooms().size()));
}

bool is_viewer(const Viewer& viewer, std::size_t customer, const Somebody& one) {
  return one.side == viewer.side && one.user == viewer.user &&
         (one.side == Side::partner || viewer.tenant.row == customer);
}

/// What may be asked about in a customer: it, its rooms, and tickets of some of them.
std::vector<Target> targets_in(const Situation& situation, test::Random& random) {
  std::vector<Target> all{Target::of_customer(), Target::of_ticket({})};
  for (std::uint32_t row = 0; row < situation.rooms.size(); ++row) {
    all.push_back(Target::of_room({row}));
  }
  for (int i = 0; i < 3; ++i) {
    std::vector<std::optional<RowId>> rooms;
    for (std::uint32_t row = 0; row < situation.rooms.size(); ++row) {
      if (random.chance(30)) rooms.emplace_back(RowId{row});
    }
    if (random.chance(20)) rooms.emplace_back(std::nullopt);
    if (!rooms.empty()) all.push_back(Target::of_ticket(std::move(rooms)));
  }
  return all;
}

TEST(WhoMay, IsEverybodyOfWhomOneWouldHearThatTheyMayOneselfIncluded) {
  std::size_t told = 0, untold = 0, permitted = 0, by_more = 0;
  for (unsigned seed = 0; seed < 60; ++seed) {
    test::Random random(seed);
    const test::World world = test::random_world(random);
    for (const Viewer& viewer : test::viewers_of(world)) {
      const test::Eyes eyes(world, viewer);
      for (std::size_t c = 0; c < world.rooms.size(); ++c) {
        const Situation situation = world.situation(c);
        const std::vector<Somebody> people = everybody(situation, world.policy.partner->people);
        for (const Target& target : targets_in(situation, random)) {
          const auto permission = static_cast<Permission>(random.below(kPermissionCount));
          if (!well_asked(permission, target.kind)) continue;
          const auto answer =
              who_may(situation, eyes.asker(c), world.policy.partner->people, permission, target);
          std::vector<std::pair<Side, UserId>> expected, said;
          bool may_ask = false;
          for (const Somebody& one : people) {
            const Decision decision =
                disclose_about(situation, eyes.asker(c), one.subject, permission, target);
            may_ask = may_ask || decision.reason != Reason::not_found;
            const bool allowed =
                is_viewer(viewer, c, one)
                    ? disclose(situation, eyes.asker(c), permission, target).allowed()
                    : decision.allowed();
            if (allowed) expected.emplace_back(one.side, one.user);
            by_more += answer && allowed && !decision.allowed();
          }
          if (!may_ask) expected.clear();
          if (answer) {
            for (const Permitted& one : *answer) said.emplace_back(one.side, one.user);
          }
          ASSERT_EQ(answer.has_value(), may_ask) << "seed " << seed << ", " << name(permission);
          ASSERT_EQ(said, expected) << "seed " << seed << ", " << name(permission);
          told += may_ask;
          untold += !may_ask;
          permitted += said.size();
        }
      }
    }
  }
  EXPECT_GT(told, 500u);
  EXPECT_GT(untold, 500u);
  EXPECT_GT(permitted, 500u);
  EXPECT_GT(by_more, 0u);  // the asker, by rooms of a ticket beyond those that may be asked about
}

TEST(TicketsWhere, AreThoseOnWhichOneWouldHearThatTheyMay) {
  std::size_t allowed = 0, denied = 0;
  for (unsigned seed = 0; seed < 60; ++seed) {
    test::Random random(seed);
    const test::World world = test::random_world(random);
    for (const Viewer& viewer : test::viewers_of(world)) {
      const test::Eyes eyes(world, viewer);
      for (std::size_t c = 0; c < world.rooms.size(); ++c) {
        const Situation at = world.situation(c);
        for (const Somebody& one : everybody(at, world.policy.partner->people)) {
          const auto permission = static_cast<Permission>(random.below(kPermissionCount));
          if (!well_asked(permission, Target::Kind::ticket)) continue;
          const bool self = is_viewer(viewer, c, one);
          const TicketsWhere where(at, eyes.asker(c), one.subject, self, permission);
          for (const Target& target : targets_in(at, random)) {
            if (target.kind != Target::Kind::ticket) continue;
            const Decision told =
                self ? disclose(at, eyes.asker(c), permission, target)
                     : disclose_about(at, eyes.asker(c), one.subject, permission, target);
            ASSERT_EQ(where.allows(target.ticket_rooms), told.allowed())
                << "seed " << seed << ", " << name(permission);
            ASSERT_FALSE(where.none() && told.allowed()) << "seed " << seed;
            (told.allowed() ? allowed : denied) += 1;
          }
        }
      }
    }
  }
  EXPECT_GT(allowed, 200u);
  EXPECT_GT(denied, 2'000u);
}

TEST(WhatMay, CountsWhatOneWouldHearOneByOne) {
  std::size_t own = 0, others = 0;
  for (unsigned seed = 0; seed < 60; ++seed) {
    test::Random random(seed);
    const test::World world = test::random_world(random);
    for (const Viewer& viewer : test::viewers_of(world)) {
      const test::Eyes eyes(world, viewer);
      for (std::size_t c = 0; c < world.rooms.size(); ++c) {
        const Situation at = world.situation(c);
        const Reach reach(at.customer, at.rooms);
        const Subject& asker = eyes.subject(c);
        const Powers mine = what_may(reach, asker, at.now);
        const Powers told = counted(at, [&](Permission permission, const Target& target) {
          return disclose(at, eyes.asker(c), permission, target);
        });
        ASSERT_EQ(mine.rooms, told.rooms) << "seed " << seed;
        ASSERT_EQ(mine.of_customer, told.of_customer) << "seed " << seed;
        own += mine.any();
        for (const Somebody& other : everybody(at, world.policy.partner->people)) {
          const Powers theirs = what_may(reach, &asker, other.subject, at.now);
          const Powers heard = counted(at, [&](Permission permission, const Target& target) {
            return disclose_about(at, eyes.asker(c), other.subject, permission, target);
          });
          ASSERT_EQ(theirs.rooms, heard.rooms) << "seed " << seed;
          ASSERT_EQ(theirs.of_customer, heard.of_customer) << "seed " << seed;
          others += theirs.any();
        }
      }
    }
  }
  EXPECT_GT(own, 200u);
  EXPECT_GT(others, 200u);
}

TEST(WhatMay, IsWholeWithServiceAuthority) {
  std::size_t powers = 0;
  for (unsigned seed = 0; seed < 60; ++seed) {
    test::Random random(seed);
    const test::World world = test::random_world(random);
    for (std::size_t c = 0; c < world.rooms.size(); ++c) {
      const Situation at = world.situation(c);
      const Reach reach(at.customer, at.rooms);
      for (const Somebody& somebody : everybody(at, world.policy.partner->people)) {
        const auto plain = [&](Permission permission, const Target& target) {
          return decide(at, somebody.subject, permission, target);
        };
        const Powers told = what_may(reach, nullptr, somebody.subject, at.now);
        const Powers counts = counted(at, plain);
        ASSERT_EQ(told.rooms, counts.rooms) << "seed " << seed;
        ASSERT_EQ(told.of_customer, counts.of_customer) << "seed " << seed;
        PermissionSet::all().for_each([&](Permission permission) {
          if (!well_asked(permission, Target::Kind::room)) return;
          const Bitmap rooms =
              known_rooms_where(reach, nullptr, somebody.subject, permission, at.now);
          for (std::uint32_t row = 0; row < rooms.size(); ++row) {
            ASSERT_EQ(rooms.test(row), plain(permission, Target::of_room({row})).allowed());
          }
        });
        powers += told.any();
      }
    }
  }
  EXPECT_GT(powers, 200u);
}

TEST(RoomsWhere, AreThoseInWhichOneWouldHearOfTheOther) {
  std::size_t heard = 0;
  for (unsigned seed = 0; seed < 60; ++seed) {
    test::Random random(seed);
    const test::World world = test::random_world(random);
    for (const Viewer& viewer : test::viewers_of(world)) {
      const test::Eyes eyes(world, viewer);
      for (std::size_t c = 0; c < world.rooms.size(); ++c) {
        const Situation at = world.situation(c);
        const Reach reach(at.customer, at.rooms);
        const Somebody other = random.one_of(everybody(at, world.policy.partner->people));
        const auto permission = static_cast<Permission>(random.below(kPermissionCount));
        if (!well_asked(permission, Target::Kind::room)) continue;
        const Bitmap rooms =
            known_rooms_where(reach, &eyes.subject(c), other.subject, permission, at.now);
        for (std::uint32_t row = 0; row < rooms.size(); ++row) {
          ASSERT_EQ(rooms.test(row), disclose_about(at, eyes.asker(c), other.subject, permission,
                                                    Target::of_room({row}))
                                         .allowed())
              << "seed " << seed;
        }
        heard += rooms.count();
      }
    }
  }
  EXPECT_GT(heard, 50u);
}

TEST(Compare, PutsTwoBesideEachOtherAsOneWouldHearOneByOne) {
  std::size_t differ = 0;
  for (unsigned seed = 0; seed < 40; ++seed) {
    test::Random random(seed);
    const test::World world = test::random_world(random);
    for (const Viewer& viewer : test::viewers_of(world)) {
      const test::Eyes eyes(world, viewer);
      for (std::size_t c = 0; c < world.rooms.size(); ++c) {
        const Situation at = world.situation(c);
        const Reach reach(at.customer, at.rooms);
        const std::vector<Somebody> people = everybody(at, world.policy.partner->people);
        const Somebody &first = random.one_of(people), &second = random.one_of(people);
        const SideBySide said =
            compare(reach, &eyes.subject(c), first.subject, second.subject, at.now);
        const auto may = [&](const Somebody& one, Permission permission, const Target& target) {
          return disclose_about(at, eyes.asker(c), one.subject, permission, target).allowed();
        };
        for (std::size_t p = 0; p < kPermissionCount; ++p) {
          const auto permission = static_cast<Permission>(p);
          SideBySide::Rooms expected;
          for (std::uint32_t row = 0; row < at.rooms.size(); ++row) {
            if (!well_asked(permission, Target::Kind::room)) continue;
            const bool one = may(first, permission, Target::of_room({row})),
                       other = may(second, permission, Target::of_room({row}));
            expected.both += one && other;
            expected.first_only += one && !other;
            expected.second_only += other && !one;
          }
          ASSERT_EQ(said.rooms[p], expected) << "seed " << seed << ", " << name(permission);
          differ += expected.first_only + expected.second_only;
          if (!well_asked(permission, Target::Kind::customer)) continue;
          ASSERT_EQ(said.first_of_customer.has(permission),
                    may(first, permission, Target::of_customer()));
          ASSERT_EQ(said.second_of_customer.has(permission),
                    may(second, permission, Target::of_customer()));
        }
      }
    }
  }
  EXPECT_GT(differ, 200u);
}

TEST(Explain, IsTheLadderOfWhatOneWouldHear) {
  std::size_t told = 0, by_walls = 0, by_rungs = 0;
  for (unsigned seed = 0; seed < 60; ++seed) {
    test::Random random(seed);
    const test::World world = test::random_world(random);
    for (const Viewer& viewer : test::viewers_of(world)) {
      const test::Eyes eyes(world, viewer);
      for (std::size_t c = 0; c < world.rooms.size(); ++c) {
        const Situation at = world.situation(c);
        for (const Somebody& other : everybody(at, world.policy.partner->people)) {
          for (const Target& target : targets_in(at, random)) {
            const auto permission = static_cast<Permission>(random.below(kPermissionCount));
            if (target.kind == Target::Kind::ticket || !well_asked(permission, target.kind))
              continue;
            const Explanation why =
                explain(at, eyes.asker(c), other.subject, false, permission, target);
            const Decision heard =
                disclose_about(at, eyes.asker(c), other.subject, permission, target);
            ASSERT_EQ(why.reason, heard.reason) << "seed " << seed;
            const Explanation of_oneself =
                explain(at, eyes.asker(c), eyes.subject(c), true, permission, target);
            ASSERT_EQ(of_oneself.reason, disclose(at, eyes.asker(c), permission, target).reason);
            ASSERT_EQ(why.told, heard.reason != Reason::not_found);
            if (!why.told) {
              ASSERT_TRUE(why.rungs.empty() && !why.connected && !why.delegated &&
                          !why.under_ceiling);
              continue;
            }
            ++told;
            const bool open = why.connected && why.delegated && why.under_ceiling;
            ASSERT_EQ(open, heard.reason != Reason::no_relationship &&
                                heard.reason != Reason::room_not_delegated &&
                                heard.reason != Reason::permission_not_delegated);
            by_walls += !open;
            // Who sees every assignment finds the reason on the first rung.
            const bool all = eyes.asker(c).own.of_customer.has(Permission::roles_view);
            ASSERT_TRUE(all || why.rungs.empty());
            if (!open || !all) continue;
            const Reason first = why.rungs.empty() ? Reason::not_assigned : why.rungs[0].reason;
            ASSERT_EQ(first, heard.reason) << "seed " << seed;
            std::vector<Grant> grants;
            for (const Rung& rung : why.rungs) {
              if (rung.reason == Reason::allowed) grants.push_back({rung.assignment, rung.path});
            }
            ASSERT_EQ(grants, heard.grants) << "seed " << seed;
            ++by_rungs;
          }
        }
      }
    }
  }
  EXPECT_GT(told, 1'000u);
  EXPECT_GT(by_walls, 100u);
  EXPECT_GT(by_rungs, 500u);
}

}  // namespace
}  // namespace enfilade
