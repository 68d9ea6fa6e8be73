// A view is what the rule and the query say, row by row: random worlds and queries, answered by the
// engine and by the naive view.

#include "core/view/view.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/view/order.h"
#include "tests/core/naive_view.h"
#include "tests/core/random_world.h"
#include "tests/core/small_world.h"

namespace enfilade {
namespace {

using test::NaiveView;

std::vector<const Sight*> pointers(const std::vector<Sight>& sights) {
  std::vector<const Sight*> all;
  for (const Sight& sight : sights) all.push_back(&sight);
  return all;
}

std::vector<NaiveView::Row> named(const std::vector<const Sight*>& sights,
                                  const std::vector<ViewRow>& rows) {
  std::vector<NaiveView::Row> all;
  for (const ViewRow& at : rows) {
    const Sight& sight = *sights[at.sight];
    all.push_back({sight.customer().tenant_id, std::string(sight.table().id(at.row)),
                   sight.partial(at.row.row), sight.can(at.row.row)});
  }
  return all;
}

std::vector<std::vector<NaiveView::Count>> facets_of(const Found& found) {
  std::vector<std::vector<NaiveView::Count>> all;
  for (const std::vector<FacetCount>& facet : found.facets) {
    all.emplace_back();
    for (const FacetCount& count : facet) all.back().emplace_back(count.value, count.count);
  }
  return all;
}

std::string told(const std::vector<NaiveView::Row>& rows) {
  std::string all;
  for (const NaiveView::Row& row : rows) {
    all += row.tenant + '/' + row.id + (row.partial ? " partial, " : ", ");
  }
  return all;
}

std::string told(const std::vector<std::vector<NaiveView::Count>>& facets) {
  std::string all;
  for (const auto& facet : facets) {
    for (const auto& [value, count] : facet) {
      all += value.value_or("null") + ' ' + std::to_string(count) + ", ";
    }
    all += "; ";
  }
  return all;
}

std::vector<NaiveView::Row> slice(const std::vector<NaiveView::Row>& rows, std::size_t offset,
                                  std::size_t count) {
  std::vector<NaiveView::Row> some;
  for (std::size_t i = offset; i < rows.size() && some.size() < count; ++i) some.push_back(rows[i]);
  return some;
}

/// Adds to `shown` how many rows it is made of.
void expect_naive(const test::World& world, const Viewer& viewer, test::Random& random,
                  std::size_t& shown) {
  const test::Eyes eyes(world, viewer);
  for (int queries = 0; queries < 4; ++queries) {
    const test::Ask ask = test::random_ask(random);
    const NaiveView naive = test::naive_view(world, viewer, ask);
    const std::vector<Sight> sights = eyes.sights(ask.table);
    const std::vector<const Sight*> looked_at = pointers(sights);
    const Query query = test::query_of(ask);
    const Found found = find(query, looked_at);
    ASSERT_EQ(found.total, naive.rows.size()) << told(naive.rows);
    ASSERT_EQ(told(facets_of(found)), told(naive.facets));

    Ranking ranking(looked_at, query.order, found.rows);
    for (int windows = 0; windows < 3; ++windows) {
      const std::size_t offset = random.below(naive.rows.size() + 2);
      const std::size_t count = windows == 0 ? 3 : random.below(naive.rows.size() + 2);
      ASSERT_EQ(told(named(looked_at, ranking.window(offset, count))),
                told(slice(naive.rows, offset, count)));
    }
    ASSERT_EQ(named(looked_at, ranking.window(0, naive.rows.size())), naive.rows);
    shown += naive.rows.size();
  }
}

TEST(View, IsTheNaiveView) {
  std::size_t shown = 0;
  for (unsigned seed = 0; seed < 300; ++seed) {
    SCOPED_TRACE(seed);
    test::Random random(seed);
    const test::World world = test::random_world(random);
    for (const Viewer& viewer : test::viewers_of(world)) {
      expect_naive(world, viewer, random, shown);
      if (HasFatalFailure()) return;
    }
  }
  EXPECT_GT(shown, 5'000u);  // the worlds are not empty
}

// Of many customers a few are looked at together: of some of these nothing is seen, or held.
TEST(View, OfManyCustomersIsTheNaiveView) {
  std::size_t shown = 0;
  for (unsigned seed = 2'000; seed < 2'020; ++seed) {
    SCOPED_TRACE(seed);
    test::Random random(seed);
    test::SmallWorld many;
    for (int customer = 0; customer < 40; ++customer) {
      const std::string number = std::to_string(customer);
      const bool rows = random.chance(80);
      many.add_customer("T-" + number, "Customer " + number,
                        rows ? test::random_rooms(random) : std::vector<test::Row>(),
                        rows ? test::random_tickets(random) : std::vector<test::Row>());
      if (random.chance(70)) many.permit_everywhere(test::random_permissions(random, 80));
      if (random.chance(70)) {
        many.permit(test::random_permissions(random, 80), random.some_of(test::room_ids(), 50));
      }
    }
    expect_naive(many.world(), many.viewer(), random, shown);
    if (HasFatalFailure()) return;
  }
  EXPECT_GT(shown, 1'000u);
}

// Decide, access and what a view shows are one rule.
TEST(View, ShowsARowIfAndOnlyIfItsPermissionAllows) {
  for (unsigned seed = 1'000; seed < 1'100; ++seed) {
    test::Random random(seed);
    const test::World world = test::random_world(random);
    for (const Viewer& viewer : test::viewers_of(world)) {
      const test::Eyes eyes(world, viewer);
      for (const Sight& sight : eyes.sights(TableId::rooms)) {
        const Situation situation = world.situation(sight.id().row);
        for (std::uint32_t row = 0; row < sight.table().size(); ++row) {
          ASSERT_EQ(sight.visible().test(row),
                    decide(situation, eyes.subject(sight.id().row), Permission::rooms_view,
                           Target::of_room({row}))
                        .allowed());
        }
      }
      for (const Sight& sight : eyes.sights(TableId::tickets)) {
        const Situation situation = world.situation(sight.id().row);
        const auto& named_rooms = sight.table().column_as<RoomsColumn>(1);
        for (std::uint32_t row = 0; row < sight.table().size(); ++row) {
          std::vector<std::optional<RowId>> rooms;
          for (RoomRef room : named_rooms[row]) {
            rooms.push_back(situation.rooms.find(named_rooms.ids[room.row]));
          }
          ASSERT_EQ(sight.visible().test(row),
                    decide(situation, eyes.subject(sight.id().row), Permission::tickets_view,
                           Target::of_ticket(rooms))
                        .allowed());
        }
      }
    }
  }
}

}  // namespace
}  // namespace enfilade
