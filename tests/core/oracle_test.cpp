// The core says what the oracle says, in random worlds: decisions, accesses, what is known and
// told, and what a view shows. Every *small* world: tests/core/policy/small_worlds_test.cpp.

#include "tests/core/oracle.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/view/view.h"
#include "tests/core/agreement.h"
#include "tests/core/random_world.h"

namespace enfilade {
namespace {

using test::Agreement;
using test::Asked;
using test::Oracle;
using test::Row;
using test::World;
using Texts = std::vector<std::string>;

constexpr unsigned kWorlds = 150;  // in each of the four tests of worlds

/// In the ticket's order, each once.
Texts rooms_of(const Row& ticket) {
  Texts rooms;
  const auto named = ticket.find("rooms");
  if (named == ticket.end()) return rooms;
  for (const std::string& room : std::get<Texts>(named->second)) {
    if (std::find(rooms.begin(), rooms.end(), room) == rooms.end()) rooms.push_back(room);
  }
  return rooms;
}

const std::string& id_of(const Row& row) {
  return std::get<std::string>(row.at("id"));
}

Asked asked_of(const World& world, std::size_t customer) {
  const Partition& loaded = world.holdings[customer].rooms();
  Asked asked{loaded, world.rooms[customer]};
  asked.tickets = {test::ticket_over({}, loaded), test::ticket_over({"r1", "R1"}, loaded)};
  for (const Row& ticket : world.tickets[customer]) {
    asked.tickets.push_back(test::ticket_over(rooms_of(ticket), loaded));
  }
  return asked;
}

/// Calls `visit(world, customer, asked, viewers)` for each customer of that many random worlds.
template <typename Visit>
void in_random_worlds(unsigned first_seed, Visit visit) {
  for (unsigned seed = first_seed; seed < first_seed + kWorlds; ++seed) {
    test::Random random(seed);
    const World world = test::random_world(random);
    const std::vector<Viewer> viewers = test::viewers_of(world);
    for (std::uint32_t c = 0; c < world.rooms.size(); ++c) {
      SCOPED_TRACE("seed " + std::to_string(seed) + ", customer " + std::to_string(c));
      visit(world, CustomerId{c}, asked_of(world, c), viewers);
      if (testing::Test::HasFatalFailure()) return;
    }
  }
}

std::string who(const Viewer& viewer) {
  return "user " + std::to_string(viewer.user.row) +
         (viewer.side == Side::partner ? " of the partner"
                                       : " of customer " + std::to_string(viewer.tenant.row));
}

TEST(Oracle, HasTheMatrixOfNineteenPermissions) {
  const test::OracleMatrix& matrix = test::oracle_matrix();
  ASSERT_EQ(matrix.permissions.size(), kPermissionCount);
  for (std::size_t p = 0; p < kPermissionCount; ++p) {
    EXPECT_EQ(matrix.permissions[p], kPermissionNames[p]);
  }
  EXPECT_EQ(matrix.about_a_room.size(), 8u);
  EXPECT_EQ(matrix.roles.at("mmr_administrator").size(), 19u);
  EXPECT_EQ(matrix.roles.at("site_lead").size(), 14u);
  EXPECT_EQ(matrix.roles.at("site_technician").size(), 7u);
  EXPECT_EQ(matrix.roles.at("primary_admin").size(), 11u);
}

TEST(Oracle, IsAskedWhatTheCoreMayBeAsked) {
  using enum Target::Kind;
  for (std::size_t p = 0; p < kPermissionCount; ++p) {
    for (Target::Kind kind : {customer, room, ticket}) {
      EXPECT_EQ(well_asked(static_cast<Permission>(p), kind),
                test::may_be_asked(kPermissionNames[p], kind))
          << kPermissionNames[p];
    }
  }
}

TEST(Oracle, DecidesRandomWorldsAsTheCoreDoes) {
  std::size_t compared = 0;
  in_random_worlds(0, [&](const World& world, CustomerId customer, const Asked& asked,
                          const std::vector<Viewer>& viewers) {
    for (const Viewer& viewer : viewers) {
      Agreement agreement(world.policy, customer, asked, viewer, world.now);
      ASSERT_EQ(agreement.differs_in_access(), std::nullopt) << who(viewer);
      ASSERT_EQ(agreement.differs_in_decisions(), std::nullopt) << who(viewer);
      compared += agreement.compared();
    }
  });
  EXPECT_GT(compared, 400'000u);
}

TEST(Oracle, TellsAskersInRandomWorldsWhatTheCoreTells) {
  std::size_t compared = 0;
  in_random_worlds(1000, [&](const World& world, CustomerId customer, const Asked& asked,
                             const std::vector<Viewer>& viewers) {
    for (const Viewer& viewer : viewers) {
      Agreement agreement(world.policy, customer, asked, viewer, world.now);
      ASSERT_EQ(agreement.differs_in_what_is_told(), std::nullopt) << who(viewer);
      compared += agreement.compared();
    }
  });
  EXPECT_GT(compared, 400'000u);
}

TEST(Oracle, TellsAskersInRandomWorldsAboutOthersWhatTheCoreTells) {
  std::size_t compared = 0;
  in_random_worlds(2000, [&](const World& world, CustomerId customer, const Asked& asked,
                             const std::vector<Viewer>& viewers) {
    std::vector<Agreement> people;
    for (const Viewer& viewer : viewers) {
      if (viewer.side == Side::customer && viewer.tenant != customer) continue;
      people.emplace_back(world.policy, customer, asked, viewer, world.now);
    }
    for (Agreement& asker : people) {
      for (std::size_t other : {1u, 4u}) {  // of the partner, and of the customer
        ASSERT_EQ(asker.differs_in_what_is_told_of(people[other]), std::nullopt);
      }
      compared += asker.compared();
    }
  });
  EXPECT_GT(compared, 400'000u);
}

/// Compares what a sight shows of the rooms with the oracle; counts the visible rows.
void expect_rooms_as_oracle(const Sight& sight, const Bitmap& found, const Oracle& oracle,
                            std::size_t& seen) {
  const Partition& rooms = sight.table();
  for (std::uint32_t row = 0; row < rooms.size(); ++row) {
    const std::string room(rooms.id({row}));
    ASSERT_EQ(found.test(row), oracle.sees_room_row(room)) << room;
    if (!found.test(row)) continue;
    ++seen;
    ASSERT_FALSE(sight.partial(row));
    for (std::size_t column = 0; column < rooms.schema().columns.size(); ++column) {
      const std::string_view named = rooms.schema().columns[column].name;
      ASSERT_EQ(sight.may_read(row, column), oracle.reads_room(room, named))
          << room << ' ' << named;
    }
    for (std::size_t p = 0; p < kPermissionCount; ++p) {
      const std::string_view named = kPermissionNames[p];
      if (named == "rooms.view" || !test::oracle_matrix().about_a_room.contains(named)) continue;
      ASSERT_EQ(sight.can(row).has(static_cast<Permission>(p)),
                oracle.on_room(named, room) == "allowed")
          << room << ' ' << named;
    }
  }
}

/// The same of the tickets, with the rooms they have for the viewer.
void expect_tickets_as_oracle(const Sight& sight, const Bitmap& found, const Oracle& oracle,
                              const std::vector<Row>& written, std::size_t& seen) {
  const Partition& rooms = sight.rooms();
  for (const Row& ticket : written) {
    const std::string& id = id_of(ticket);
    const std::optional<RowId> row = sight.table().find(id);
    ASSERT_TRUE(row);
    const Texts named = rooms_of(ticket);
    ASSERT_EQ(found.test(row->row), oracle.sees_ticket(named)) << id;
    if (!found.test(row->row)) continue;
    ++seen;
    ASSERT_EQ(sight.partial(row->row), oracle.partial(named)) << id;
    ASSERT_EQ(sight.can(row->row).has(Permission::tickets_update),
              oracle.on_ticket("tickets.update", named) == "allowed")
        << id;
    Texts visible;
    sight.for_each_visible_room(row->row, [&](RowId room) {
      const std::string of_room(rooms.id(room));
      visible.push_back(of_room);
      for (std::size_t column = 0; column < rooms.schema().columns.size(); ++column) {
        const std::string_view name = rooms.schema().columns[column].name;
        ASSERT_EQ(sight.may_read_room(room, column), oracle.reads_room(of_room, name))
            << id << " in " << of_room << ' ' << name;
      }
    });
    ASSERT_EQ(visible, oracle.visible_rooms(named)) << id;
  }
}

TEST(Oracle, SeesInRandomWorldsTheRowsThatViewsShow) {
  std::size_t rooms_seen = 0, tickets_seen = 0;
  for (unsigned seed = 3000; seed < 3000 + kWorlds; ++seed) {
    test::Random random(seed);
    const World world = test::random_world(random);
    for (const Viewer& viewer : test::viewers_of(world)) {
      SCOPED_TRACE("seed " + std::to_string(seed) + ", " + who(viewer));
      const test::Eyes eyes(world, viewer);
      for (TableId table : {TableId::rooms, TableId::tickets}) {
        const std::vector<Sight> sights = eyes.sights(table);
        std::vector<const Sight*> looked_at;
        for (const Sight& sight : sights) looked_at.push_back(&sight);
        Query everything;
        everything.table = &schema_of(table);
        const Found found = find(everything, looked_at);
        std::size_t total = 0, known = 0;
        for (std::size_t s = 0; s < sights.size(); ++s) {
          const CustomerId c = sights[s].id();
          const Oracle oracle(world.policy, c, world.rooms[c.row], viewer, world.now);
          total += found.rows[s].count();
          if (table == TableId::rooms) {
            expect_rooms_as_oracle(sights[s], found.rows[s], oracle, rooms_seen);
          } else {
            expect_tickets_as_oracle(sights[s], found.rows[s], oracle, world.tickets[c.row],
                                     tickets_seen);
          }
          if (HasFatalFailure()) return;
        }
        ASSERT_EQ(found.total, total);
        for (std::uint32_t c = 0; c < world.rooms.size(); ++c) {
          const Oracle oracle(world.policy, {c}, world.rooms[c], viewer, world.now);
          if (oracle.knows() == "data") ++known;
        }
        ASSERT_EQ(sights.size(), known);  // nobody is shown a customer they have no data of
      }
    }
  }
  EXPECT_GT(rooms_seen, 500u);
  EXPECT_GT(tickets_seen, 500u);
}

}  // namespace
}  // namespace enfilade
