// Two customers, whose names come in the other order than their tenant ids. All rooms are seen, but
// for the key of b and for all columns of the room d, which is known by its tickets only.

#include "core/view/order.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/view/view.h"
#include "tests/core/small_world.h"

namespace enfilade {
namespace {

using Texts = std::vector<std::string>;
using Terms = std::vector<test::Ask::Term>;

class Ordering : public testing::Test {
 protected:
  Ordering() {
    // Added in the other order than their tenant ids.
    world_.add_customer("t-2", "Alpha",
                        {{{"id", "a"},
                          {"name", "Zürich"},
                          {"health", "Odd"},
                          {"capacity", 4},
                          {"key", "k2"},
                          {"updated", 5}},
                         {{"id", "b"},
                          {"name", "zagreb"},
                          {"health", "Suppressed"},
                          {"capacity", 4},
                          {"key", "k1"}}},
                        {{{"id", "x"}, {"rooms", Texts{"b", "a"}}, {"title", "aaaaaaaa2"}},
                         {{"id", "y"}, {"rooms", Texts{"a", "b"}}, {"title", "AAAAAAAA1"}}});
    world_.permit({Permission::rooms_view, Permission::tickets_view}, {"a", "b"});
    world_.permit({Permission::rooms_download_key}, {"a"});
    world_.customer().alias = "beta";
    world_.add_customer(
        "T-10", "beta",
        {{{"id", "c"},
          {"name", "aarhus"},
          {"health", "even odder"},
          {"capacity", -2},
          {"key", "k0"},
          {"licensed", true}},
         {{"id", "B"}, {"name", "ZAGREB"}, {"health", "Healthy"}, {"licensed", false}},
         {{"id", "d"}, {"name", "Dublin"}, {"health", "Healthy"}, {"capacity", 1}}},
        {{{"id", "z"}, {"rooms", Texts{"d"}}},
         {{"id", "x"}, {"rooms", Texts{"c"}}, {"title", ""}}});
    world_.permit(
        {Permission::rooms_view, Permission::tickets_view, Permission::rooms_download_key},
        {"c", "B"});
    world_.permit({Permission::tickets_view}, {"d"});
  }
  std::string rooms(Terms order) const {
    return world_.rows({.table = TableId::rooms, .order = std::move(order)});
  }
  std::string tickets(Terms order) const {
    return world_.rows({.table = TableId::tickets, .order = std::move(order)});
  }

  test::SmallWorld world_;
};

TEST_F(Ordering, FallsToTheTenantIdAndTheIdByBytes) {
  EXPECT_EQ(rooms({}), "B c a b");
  EXPECT_EQ(tickets({}), "x z x y");
}

TEST_F(Ordering, ComparesTextsFolded) {
  EXPECT_EQ(rooms({{"name"}}), "c B b a");
  EXPECT_EQ(rooms({{"name", true}}), "a B b c");
}

TEST_F(Ordering, LooksBeyondTheFirstEightBytes) {
  EXPECT_EQ(tickets({{"title"}}), "x y x z");
  EXPECT_EQ(tickets({{"title", true}}), "x y x z");  // t-2/x, t-2/y, T-10/x, and null
}

TEST_F(Ordering, ComparesIdsExactly) {
  EXPECT_EQ(rooms({{"id"}}), "B a b c");
  EXPECT_EQ(rooms({{"id", true}}), "c b a B");
}

TEST_F(Ordering, PutsNullLastInEitherDirection) {
  EXPECT_EQ(rooms({{"capacity"}}), "c a b B");
  EXPECT_EQ(rooms({{"capacity", true}}), "a b c B");
  EXPECT_EQ(rooms({{"updated"}}), "a B c b");
  EXPECT_EQ(rooms({{"updated", true}}), "a B c b");
}

TEST_F(Ordering, NeverTurnsTies) {
  EXPECT_EQ(rooms({{"capacity", true}}), "a b c B");
  EXPECT_EQ(rooms({{"licensed", true}}), "c B a b");
}

TEST_F(Ordering, PutsUndeclaredValuesBehindDeclaredOnesByText) {
  EXPECT_EQ(rooms({{"health"}}), "B b c a");
  EXPECT_EQ(rooms({{"health", true}}), "a c b B");
}

TEST_F(Ordering, GoesOnToTheNextTerm) {
  EXPECT_EQ(rooms({{"capacity", true}, {"name"}}), "b a c B");
  EXPECT_EQ(rooms({{"capacity", true}, {"name", true}}), "a b c B");
}

TEST_F(Ordering, TreatsAWithheldKeyAsNull) {
  EXPECT_EQ(rooms({{"key"}}), "c a B b");
  EXPECT_EQ(rooms({{"key", true}}), "a c B b");
}

TEST_F(Ordering, GoesByTheFirstVisibleRoomOfATicket) {
  // t-2/x begins with b, t-2/y with a; T-10/x is in c, T-10/z in d.
  EXPECT_EQ(tickets({{"room.name"}}), "x z x y");
  EXPECT_EQ(tickets({{"room.name", true}}), "y x z x");
  EXPECT_EQ(tickets({{"room.capacity"}}), "x x y z");
  EXPECT_EQ(tickets({{"room.health"}}), "x x y z");
  EXPECT_EQ(tickets({{"room.key"}}), "x y z x");
}

TEST_F(Ordering, GoesByTheCustomer) {
  EXPECT_EQ(rooms({{"customer"}}), "B c a b");
  EXPECT_EQ(rooms({{"customer", true}}), "a b B c");
  EXPECT_EQ(rooms({{"customer.name"}}), "a b B c");
  EXPECT_EQ(rooms({{"customer.alias"}}), "a b B c");
  EXPECT_EQ(rooms({{"customer.alias", true}, {"id", true}}), "b a c B");
}

TEST_F(Ordering, ShowsAWindowAnywhere) {
  const test::Ask ask{.table = TableId::rooms, .order = {{"name"}}};
  EXPECT_EQ(world_.window(ask, 0, 2), "c B");
  EXPECT_EQ(world_.window(ask, 1, 2), "B b");
  EXPECT_EQ(world_.window(ask, 3, 9), "a");
  EXPECT_EQ(world_.window(ask, 4, 9), "");
  EXPECT_EQ(world_.window(ask, 9, 9), "");
  EXPECT_EQ(world_.window(ask, 0, 0), "");
  EXPECT_EQ(world_.window(ask, 1, static_cast<std::size_t>(-1)), "B b a");
}

// First pages and later ones are taken in different ways.
TEST(ManyRows, AreInOneOrderWhicheverWindowIsAsked) {
  test::SmallWorld world;
  std::vector<test::Row> rooms;
  for (int i = 0; i < 2'500; ++i) {
    rooms.push_back({{"id", std::to_string(1'000 + i * 37 % 2'500)}, {"capacity", i % 7}});
  }
  world.add_customer("T-1", "Contoso", rooms, {});
  world.permit_everywhere({Permission::rooms_view});
  const test::Eyes eyes(world.world(), world.viewer());
  const std::vector<Sight> sights = eyes.sights(TableId::rooms);
  const Sight* const looked_at[] = {&sights[0]};
  const Query query = test::query_of({.table = TableId::rooms, .order = {{"capacity", true}}});
  const Found found = find(query, looked_at);
  Ranking ranking(looked_at, query.order, found.rows);
  ASSERT_EQ(ranking.size(), 2'500u);
  const std::vector<ViewRow> all = ranking.window(0, 2'500);
  for (const auto& [offset, count] : {std::pair<std::size_t, std::size_t>{990, 10},
                                      {990, 20},
                                      {0, 1'000},
                                      {1'700, 300},
                                      {5, 3},
                                      {2'499, 5},
                                      {2'500, 5}}) {
    const auto end = std::min<std::size_t>(all.size(), offset + count);
    const std::vector<ViewRow> expected(all.begin() + static_cast<std::ptrdiff_t>(offset),
                                        all.begin() + static_cast<std::ptrdiff_t>(end));
    EXPECT_EQ(ranking.window(offset, count), expected) << offset;
  }
}

}  // namespace
}  // namespace enfilade
