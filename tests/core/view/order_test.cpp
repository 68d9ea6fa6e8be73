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

TEST_F(Ordering, PutsRowsToTheFirstOnesWhereNoOtherComesBetween) {
  const test::Eyes eyes(world_.world(), world_.viewer());
  const std::vector<Sight> sights = eyes.sights(TableId::rooms);
  const Sight* const looked_at[] = {&sights[0], &sights[1]};
  const Query query = test::query_of({.table = TableId::rooms, .order = {{"name"}}});
  const Found found = find(query, looked_at);
  const Ranking ranking(looked_at, query.order, found.rows);
  const std::vector<ViewRow> all = ranking.window(0, 4);

  std::vector<ViewRow> first{all[1], all[2]};
  ranking.put_in(std::vector{all[3], all[0]}, first);
  EXPECT_EQ(first, (std::vector{all[0], all[1], all[2]}));
  first = {all[0], all[3]};
  ranking.put_in(std::vector{all[2], all[1]}, first);
  EXPECT_EQ(first, all);
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
  const Ranking ranking(looked_at, query.order, found.rows);
  ASSERT_EQ(found.total, 2'500u);
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

// Where a window lies is guessed by some of the rows: here by those that are unlike the others.
TEST(ManyRows, AreInOneOrderWhereAGuessIsWrong) {
  for (const bool guessed_too_late : {true, false}) {
    test::SmallWorld world;
    std::vector<test::Row> rooms;
    for (int i = 0; i < 6'000; ++i) {
      const int capacity = i % 64 != 0 ? i : guessed_too_late ? 100'000 + i : -100'000 + i;
      rooms.push_back({{"id", std::to_string(i)}, {"capacity", capacity}});
    }
    world.add_customer("T-1", "Contoso", rooms, {});
    world.permit_everywhere({Permission::rooms_view});
    const test::Eyes eyes(world.world(), world.viewer());
    const std::vector<Sight> sights = eyes.sights(TableId::rooms);
    const Sight* const looked_at[] = {&sights[0]};
    const Query query = test::query_of({.table = TableId::rooms, .order = {{"capacity"}}});
    const Found found = find(query, looked_at);
    const Ranking ranking(looked_at, query.order, found.rows);
    const std::vector<ViewRow> all = ranking.window(0, 6'000);
    ASSERT_EQ(all.size(), 6'000u);
    for (std::size_t offset = 0; offset < 6'000; offset += 250) {
      const std::vector<ViewRow> expected(
          all.begin() + static_cast<std::ptrdiff_t>(offset),
          all.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(6'000, offset + 60)));
      ASSERT_EQ(ranking.window(offset, 60), expected) << offset;
    }
  }
}

// Asked for all of them, a ranking sorts them all: what it does for a window is held to that.
TEST(ManyRows, AreInOneOrderByWhateverTheyAreOrdered) {
  test::Random random(19);
  const std::string nul(1, '\0');
  const std::vector<std::string> names{"",         "a",         "a" + nul,   "Aa",
                                       "mmmmmmmm", "MMMMMMMM1", "mmmmmmmm2", "mmmmmmmm1mmmmmmmm",
                                       "zz",       "Zoé"};
  const std::vector<std::string> health{"Healthy", "Unhealthy", "Odd", "even odder than that",
                                        "odd"};
  test::SmallWorld world;
  for (int customer = 0; customer < 3; ++customer) {
    std::vector<test::Row> rooms;
    for (int i = 0; i < 700; ++i) {
      test::Row row{{"id", std::to_string(i)}};
      const auto perhaps = [&](const char* column, test::Value value) {
        if (random.below(5) > 0) row[column] = std::move(value);
      };
      perhaps("name", names[random.below(names.size())]);
      perhaps("health", health[random.below(health.size())]);
      perhaps("capacity", static_cast<std::int64_t>(random.below(9)) - 4);
      perhaps("updated", static_cast<std::int64_t>(random.below(1'000'000'000)));
      rooms.push_back(std::move(row));
    }
    world.add_customer("T-" + std::to_string(customer), "Contoso", rooms, {});
    world.permit_everywhere({Permission::rooms_view});
  }
  const test::Eyes eyes(world.world(), world.viewer());
  const std::vector<Sight> sights = eyes.sights(TableId::rooms);
  const Sight* const looked_at[] = {&sights[0], &sights[1], &sights[2]};

  for (const Terms& terms : {Terms{{"updated", true}},
                             {{"updated"}},
                             {{"name"}},
                             {{"name", true}, {"updated"}},
                             {{"health"}, {"capacity", true}, {"name"}},
                             {{"health", true}},
                             {{"capacity"}, {"updated", true}},
                             {{"customer", true}, {"name"}},
                             {{"city"}, {"capacity"}},
                             {}}) {
    const Query query = test::query_of({.table = TableId::rooms, .order = terms});
    const Found found = find(query, looked_at);
    const Ranking ranking(looked_at, query.order, found.rows);
    const std::vector<ViewRow> all = ranking.window(0, found.total);
    ASSERT_EQ(all.size(), 2'100u);
    for (std::size_t offset : {0, 1, 63, 400, 951, 1'050, 1'500, 1'679, 1'680, 1'900, 2'075}) {
      for (std::size_t count : {1, 25, 300}) {
        const std::size_t end = std::min(all.size(), offset + count);
        const std::vector<ViewRow> expected(all.begin() + static_cast<std::ptrdiff_t>(offset),
                                            all.begin() + static_cast<std::ptrdiff_t>(end));
        ASSERT_EQ(ranking.window(offset, count), expected)
            << (terms.empty() ? "" : terms[0].column) << ' ' << offset << ' ' << count;
        const Stretch stretch = ranking.around(offset, end - offset);
        ASSERT_TRUE(stretch.holds(offset, end - offset));
        for (std::size_t i = 0; i < stretch.rows.size(); ++i) {
          ASSERT_EQ(stretch.rows[i], all[stretch.begin + i]) << offset << ' ' << count;
        }
      }
    }
  }
}

// Most titles begin like others; those of a first page are told apart a few bytes at a time.
TEST(ManyRows, WhoseTextsBeginAlikeAreInOneOrder) {
  test::Random random(23);
  // Of these the letter K and the sign for kelvin, which is folded to it, come first.
  const std::vector<std::string> pieces{"k",   "\u212A", "s not fo", "S NOT FO",
                                        "und", "zz",     "é",        "É"};
  test::SmallWorld world;
  for (int customer = 0; customer < 2; ++customer) {
    std::vector<test::Row> tickets;
    for (int i = 0; i < 3'000; ++i) {
      test::Row row{{"id", std::to_string(i)}};
      std::string title = random.below(20) == 0 ? "" : "camera i";
      for (std::size_t more = 1 + random.below(5); more > 0; --more) {
        title += pieces[random.below(pieces.size())];
      }
      if (random.below(30) > 0) row["title"] = title;
      tickets.push_back(std::move(row));
    }
    world.add_customer("T-" + std::to_string(customer), "Contoso", {}, tickets);
    world.permit_everywhere({Permission::tickets_view});
  }
  const test::Eyes eyes(world.world(), world.viewer());
  const std::vector<Sight> sights = eyes.sights(TableId::tickets);
  const Sight* const looked_at[] = {&sights[0], &sights[1]};
  for (const bool descending : {false, true}) {
    const Query query =
        test::query_of({.table = TableId::tickets, .order = {{"title", descending}, {"id", true}}});
    const Found found = find(query, looked_at);
    const Ranking ranking(looked_at, query.order, found.rows);
    const std::vector<ViewRow> all = ranking.window(0, found.total);
    ASSERT_EQ(all.size(), 6'000u);
    for (std::size_t count : {1, 2, 50, 300, 999}) {
      const std::vector<ViewRow> expected(all.begin(),
                                          all.begin() + static_cast<std::ptrdiff_t>(count));
      ASSERT_EQ(ranking.window(0, count), expected) << descending << ' ' << count;
    }
  }
}

}  // namespace
}  // namespace enfilade
