// Every inquiry in enumerated small worlds (tests/core/policy/every_world.h): two assignments of
// either side, and what each of the people hears of everybody, at once and one by one.

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "core/policy/diff.h"
#include "core/policy/disclose.h"
#include "core/policy/inquire.h"
#include "core/policy/reach.h"
#include "tests/core/policy/every_world.h"
#include "tests/core/policy/one_by_one.h"

namespace enfilade {
namespace {

using namespace test;

/// One customer, and who asks there.
struct Eye {
  Eye(const Situation& situation, const Policy& policy, const Viewer& who)
      : at(situation),
        viewer(who),
        subject(who.side == Side::partner || who.tenant == kA
                    ? subject_of(policy, who)
                    : Subject{Side::customer, std::nullopt}),
        own(enfilade::access(at, subject)),
        asker{subject, own, knows(own, false, at.customer.customer, at.now)} {}

  bool is(const Somebody& one) const {
    return one.side == viewer.side && one.user == viewer.user &&
           (one.side == Side::partner || viewer.tenant == kA);
  }
  Decision hears_of_oneself(Permission permission, const Target& target) const {
    return disclose(at, asker, permission, target);
  }
  Decision hears_of(const Subject& other, Permission permission, const Target& target) const {
    return disclose_about(at, asker, other, permission, target);
  }
  /// Whether the asker may ask about somebody of that side there, whoever it is.
  bool may_ask(Side side, Permission permission, const Target& target) const {
    return hears_of({side, std::nullopt}, permission, target).reason != Reason::not_found;
  }

  const Situation& at;
  Viewer viewer;
  Subject subject;
  Access own;
  Asker asker;
};

std::vector<Target> targets_of(const Rooms& rooms) {
  std::vector<Target> all{Target::of_customer()};
  for (std::uint32_t row = 0; row < rooms.loaded.size(); ++row)
    all.push_back(Target::of_room({row}));
  for (const TicketRooms& ticket : rooms.asked.tickets)
    all.push_back(Target::of_ticket(ticket.rows));
  return all;
}

template <typename Visit>
void each_asked(const std::vector<Target>& targets, Visit visit) {
  for (const Target& target : targets) {
    PermissionSet::all().for_each([&](Permission permission) {
      if (well_asked(permission, target.kind)) visit(permission, target);
    });
  }
}

/// What was answered, so that a test can say that there was something to answer.
struct Counts {
  std::size_t people = 0, own = 0, others = 0, differ = 0, tickets = 0, effects = 0, turns = 0;
};

void expect_who_may(const Eye& eye, const Directory& partners, const std::vector<Target>& targets,
                    const std::vector<Somebody>& people, Counts& counts) {
  each_asked(targets, [&](Permission permission, const Target& target) {
    std::vector<std::pair<Side, UserId>> expected, said;
    const bool may_ask = eye.may_ask(Side::partner, permission, target);
    for (const Somebody& one : people) {
      if (!may_ask) break;
      const Decision told = eye.is(one) ? eye.hears_of_oneself(permission, target)
                                        : eye.hears_of(one.subject, permission, target);
      if (told.allowed()) expected.emplace_back(one.side, one.user);
    }
    const auto answer = who_may(eye.at, eye.asker, partners, permission, target);
    ASSERT_EQ(answer.has_value(), may_ask);
    if (answer) {
      for (const Permitted& one : *answer) said.emplace_back(one.side, one.user);
    }
    ASSERT_EQ(said, expected) << name(permission);
    counts.people += said.size();
  });
}

void expect_powers(const Eye& eye, const Reach& reach, const std::vector<Somebody>& people,
                   Counts& counts) {
  const Powers own = what_may(reach, eye.subject, eye.at.now);
  const Powers told = counted(eye.at, [&](Permission permission, const Target& target) {
    return eye.hears_of_oneself(permission, target);
  });
  ASSERT_EQ(own.rooms, told.rooms);
  ASSERT_EQ(own.of_customer, told.of_customer);
  counts.own += own.any();

  std::vector<Powers> heard;
  for (const Somebody& one : people) {
    heard.push_back(counted(eye.at, [&](Permission permission, const Target& target) {
      return eye.hears_of(one.subject, permission, target);
    }));
    const Powers said = what_may(reach, &eye.subject, one.subject, eye.at.now);
    ASSERT_EQ(said.rooms, heard.back().rooms);
    ASSERT_EQ(said.of_customer, heard.back().of_customer);
    counts.others += said.any();
  }
  for (std::size_t i = 0; i < people.size(); ++i) {
    const std::size_t j = (i + 1) % people.size();
    const SideBySide pair =
        compare(reach, &eye.subject, people[i].subject, people[j].subject, eye.at.now);
    for (std::size_t p = 0; p < kPermissionCount; ++p) {
      ASSERT_EQ(pair.rooms[p].both + pair.rooms[p].first_only, heard[i].rooms[p]);
      ASSERT_EQ(pair.rooms[p].both + pair.rooms[p].second_only, heard[j].rooms[p]);
      counts.differ += pair.rooms[p].first_only + pair.rooms[p].second_only;
      if (!well_asked(static_cast<Permission>(p), Target::Kind::room)) continue;
      std::size_t both = 0;
      for (std::uint32_t row = 0; row < eye.at.rooms.size(); ++row) {
        const auto may = [&](const Somebody& one) {
          return eye.hears_of(one.subject, static_cast<Permission>(p), Target::of_room({row}))
              .allowed();
        };
        both += may(people[i]) && may(people[j]);
      }
      ASSERT_EQ(pair.rooms[p].both, both);
    }
    ASSERT_EQ(pair.first_of_customer, heard[i].of_customer);
    ASSERT_EQ(pair.second_of_customer, heard[j].of_customer);
  }
}

void expect_tickets(const Eye& eye, const std::vector<Target>& targets,
                    const std::vector<Somebody>& people, Counts& counts) {
  for (const Somebody& one : people) {
    const bool self = eye.is(one);
    PermissionSet::all().for_each([&](Permission permission) {
      if (!well_asked(permission, Target::Kind::ticket)) return;
      const TicketsWhere where(eye.at, eye.asker, one.subject, self, permission);
      for (const Target& target : targets) {
        if (target.kind != Target::Kind::ticket) continue;
        const Decision told = self ? eye.hears_of_oneself(permission, target)
                                   : eye.hears_of(one.subject, permission, target);
        ASSERT_EQ(where.allows(target.ticket_rooms), told.allowed()) << name(permission);
        counts.tickets += told.allowed();
      }
    });
  }
}

/// What the asker hears of a change, as things stand before.
void expect_diff(const Eye& eye, const Directory& partners, const Reach& reach,
                 const CustomerPolicy& after, const std::vector<Somebody>& people, Counts& counts) {
  const Situation then{after, eye.at.rooms, eye.at.now};
  const Reach reach_then(after, eye.at.rooms);
  const Effects said = diff({partners, eye.at.customer, reach}, {partners, after, reach_then},
                            &eye.subject, eye.at.now);
  using Key = std::tuple<Side, std::string, Permission>;
  std::map<Key, std::pair<std::size_t, bool>> gained, lost, expected_gains, expected_losses;
  for (const Somebody& one : people) {
    const Directory& directory =
        one.side == Side::partner ? partners : *eye.at.customer.customer.people;
    PermissionSet::all().for_each([&](Permission permission) {
      std::pair<std::size_t, bool> gains, losses;
      const auto changes = [&](const Target& target) {
        if (!well_asked(permission, target.kind) || !eye.may_ask(one.side, permission, target))
          return 0;
        const bool withheld = target.kind == Target::Kind::room &&
                              !eye.own.rooms[target.room.row].has(Permission::rooms_view);
        if (withheld) return 0;
        const bool was = decide(eye.at, one.subject, permission, target).allowed();
        const bool is = decide(then, one.subject, permission, target).allowed();
        return was == is ? 0 : is ? 1 : -1;
      };
      for (std::uint32_t row = 0; row < eye.at.rooms.size(); ++row) {
        const int change = changes(Target::of_room({row}));
        gains.first += change > 0;
        losses.first += change < 0;
      }
      const int change = changes(Target::of_customer());
      gains.second = change > 0;
      losses.second = change < 0;
      const Key key{one.side, directory.user(one.user).id, permission};
      if (gains.first > 0 || gains.second) expected_gains[key] = gains;
      if (losses.first > 0 || losses.second) expected_losses[key] = losses;
    });
  }
  for (const Effect& one : said.gained)
    gained[{one.side, one.user, one.permission}] = {one.rooms, one.about_customer};
  for (const Effect& one : said.lost)
    lost[{one.side, one.user, one.permission}] = {one.rooms, one.about_customer};
  ASSERT_EQ(gained, expected_gains);
  ASSERT_EQ(lost, expected_losses);
  counts.effects += said.gained.size() + said.lost.size();
}

/// Nothing that the asker hears in rooms and of the customer changes before the next turn.
void expect_no_turn_missed(const Eye& eye, const Policy& policy, const Reach& reach,
                           const std::vector<Somebody>& people, Counts& counts) {
  const Instant next = std::min(reach.changes_after(eye.at.now), eye.own.changes_at);
  if (next == kNever) return;
  const Situation last{eye.at.customer, eye.at.rooms, next - 1};
  const Eye later(last, policy, eye.viewer);
  for (const Somebody& one : people) {
    const auto said_by = [&](const Eye& asked) {
      return counted(asked.at, [&](Permission permission, const Target& target) {
        return asked.hears_of(one.subject, permission, target);
      });
    };
    ASSERT_EQ(said_by(eye).rooms, said_by(later).rooms);
    ASSERT_EQ(said_by(eye).of_customer, said_by(later).of_customer);
  }
  ++counts.turns;
}

void in_pairs(Side first, Side second, Counts& counts) {
  Worlds worlds;
  Choice choice;
  const Domain<RoomScope> delegations = some_of(all_scopes(), {"all", "all but a"});
  const std::vector<Assigned> of_first = assignments_of(first), of_second = assignments_of(second);
  std::shared_ptr<const CustomerPolicy> before;
  for (const auto& delegation : delegations) {
    choice.delegation = &delegation;
    for (const Assigned& one : of_first) {
      for (const Assigned& other : of_second) {
        choice.assignments = {one, other};
        SCOPED_TRACE(told(choice));
        worlds.choose(choice);
        const Policy& policy = worlds.policy();
        const Situation at{policy[kA], choice.rooms->loaded, kNow};
        const Directory& partners = policy.partner->people;
        const Reach reach(at.customer, at.rooms);
        const std::vector<Somebody> people = everybody(at, partners);
        const std::vector<Target> targets = targets_of(*choice.rooms);
        for (const Viewer& viewer : one_of_either_side()) {
          const Eye eye(at, policy, viewer);
          ASSERT_NO_FATAL_FAILURE(expect_who_may(eye, partners, targets, people, counts));
          ASSERT_NO_FATAL_FAILURE(expect_powers(eye, reach, people, counts));
          ASSERT_NO_FATAL_FAILURE(expect_tickets(eye, targets, people, counts));
          if (before) {
            ASSERT_NO_FATAL_FAILURE(expect_diff(eye, partners, reach, *before, people, counts));
          }
        }
        before = std::make_shared<const CustomerPolicy>(at.customer);
      }
    }
  }
  EXPECT_GT(counts.people, 500u);
  EXPECT_GT(counts.own, 300u);
  EXPECT_GT(counts.others, 300u);
  EXPECT_GT(counts.differ, 300u);
  EXPECT_GT(counts.tickets, 300u);
  EXPECT_GT(counts.effects, 300u);
}

TEST(InquiriesInEverySmallWorld, AreRightOverPairsOfThePartnersAssignments) {
  Counts counts;
  in_pairs(Side::partner, Side::partner, counts);
}
TEST(InquiriesInEverySmallWorld, AreRightOverPairsOfTheCustomersAssignments) {
  Counts counts;
  in_pairs(Side::customer, Side::customer, counts);
}
TEST(InquiriesInEverySmallWorld, AreRightOverPairsOfOneAssignmentEach) {
  Counts counts;
  in_pairs(Side::partner, Side::customer, counts);
}

TEST(InquiriesInEverySmallWorld, ChangeWithTimeAloneAtTurnsAndNotBetweenThem) {
  Counts counts;
  Worlds worlds;
  Choice choice;
  for (const Side first : both_sides()) {
    for (const Side second : both_sides()) {
      for (const auto& one : all_dates()) {
        for (const auto& other : all_dates()) {
          Assigned a{.side = first, .role = greatest_role(first), .dates = &one};
          Assigned b{.side = second, .role = greatest_role(second), .members = &all_members()[3]};
          b.dates = &other;
          choice.assignments = {a, b};
          SCOPED_TRACE(told(choice));
          worlds.choose(choice);
          for (const Instant now : {kNow - 10, kNow + 10}) {
            const Situation at{worlds.policy()[kA], choice.rooms->loaded, now};
            const Reach reach(at.customer, at.rooms);
            const std::vector<Somebody> people = everybody(at, worlds.policy().partner->people);
            for (const Viewer& viewer : test::everybody()) {
              const Eye eye(at, worlds.policy(), viewer);
              ASSERT_NO_FATAL_FAILURE(
                  expect_no_turn_missed(eye, worlds.policy(), reach, people, counts));
            }
          }
        }
      }
    }
  }
  EXPECT_GT(counts.turns, 300u);
}

}  // namespace
}  // namespace enfilade
