// One customer, Contoso, alias "Big", tagged Gold. The viewer:
//
//   oslo    NO   emea vip  10 seats  licensed  Healthy  key K1    sees all of it, its key too
//   lima    PE   (none)     4 seats  not       Odd      key K2    sees all but the key
//   blank   nothing but an id                                     sees all but the key
//   paris   FR   emea                                   key K3    sees its tickets, so its name
//   tokyo   JP   vip                                              sees nothing
//
//   t1  oslo            Camera not found   Critical   Ann  3   updated 100  high impact
//   t2  lima            İzmir hall         Invented   ann  -1  updated 200  not
//   t3  paris and tokyo camera two         Warning    null 7   null         null
//   t4  oslo and lima   null everywhere
//   t5  blank           Straße             critical   (empty) null
//   t6  tokyo           Camera             Critical                         is never seen

#include "core/view/sieve.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <vector>

#include "tests/core/small_world.h"

namespace enfilade {
namespace {

using test::all_of;
using test::any_of;
using test::leaf;
using test::none_of;
using test::Value;
using Texts = std::vector<std::string>;
using Op = Operator;

class Filtering : public testing::Test {
 protected:
  Filtering() {
    world_.add_customer(
        "T-1", "Contoso",
        {{{"id", "oslo"},
          {"name", "Oslo Camera"},
          {"country", "NO"},
          {"roomGroups", Texts{"emea", "vip"}},
          {"capacity", 10},
          {"licensed", true},
          {"health", "Healthy"},
          {"key", "K1"}},
         {{"id", "lima"},
          {"name", "Lima"},
          {"country", "PE"},
          {"roomGroups", Texts{}},
          {"capacity", 4},
          {"licensed", false},
          {"health", "Odd"},
          {"key", "K2"}},
         {{"id", "blank"}},
         {{"id", "paris"},
          {"name", "Paris"},
          {"country", "FR"},
          {"roomGroups", Texts{"emea"}},
          {"capacity", 2},
          {"key", "K3"}},
         {{"id", "tokyo"}, {"name", "Tokyo"}, {"country", "JP"}, {"roomGroups", Texts{"vip"}}}},
        {{{"id", "t1"},
          {"rooms", Texts{"oslo"}},
          {"title", "Camera not found"},
          {"severity", "Critical"},
          {"assignee", "Ann"},
          {"notes", 3},
          {"updated", 100},
          {"highImpact", true}},
         {{"id", "t2"},
          {"rooms", Texts{"lima"}},
          {"title", "İzmir hall"},
          {"severity", "Invented"},
          {"assignee", "ann"},
          {"notes", -1},
          {"updated", 200},
          {"highImpact", false}},
         {{"id", "t3"},
          {"rooms", Texts{"paris", "tokyo"}},
          {"title", "camera two"},
          {"severity", "Warning"},
          {"notes", 7}},
         {{"id", "t4"}, {"rooms", Texts{"oslo", "lima"}}},
         {{"id", "t5"},
          {"rooms", Texts{"blank"}},
          {"title", "Straße"},
          {"severity", "critical"},
          {"assignee", ""}},
         {{"id", "t6"}, {"rooms", Texts{"tokyo"}}, {"title", "Camera"}, {"severity", "Critical"}}});
    world_.customer().alias = "Big";
    world_.customer().tags = {"Gold"};
    world_.permit({Permission::rooms_view, Permission::tickets_view}, {"oslo", "lima", "blank"});
    world_.permit({Permission::tickets_view}, {"paris"});
    world_.permit({Permission::rooms_download_key}, {"oslo"});
  }
  std::string tickets(const test::Condition& where) const { return world_.tickets(where); }
  std::string rooms(const test::Condition& where) const { return world_.rooms(where); }
  std::string tickets_with(Texts words) const {
    return world_.rows({.table = TableId::tickets, .words = std::move(words)});
  }

  test::SmallWorld world_;
};

TEST_F(Filtering, StartsFromWhatIsVisible) {
  EXPECT_EQ(tickets({}), "t1 t2 t3 t4 t5");
  EXPECT_EQ(rooms({}), "blank lima oslo");
}

TEST_F(Filtering, ComparesNamesFolded) {
  EXPECT_EQ(tickets(leaf("assignee", Op::equals, "ANN")), "t1 t2");
  EXPECT_EQ(tickets(leaf("assignee", Op::equals, "An")), "");
  EXPECT_EQ(tickets(leaf("assignee", Op::in, Texts{"x", "ann"})), "t1 t2");
  EXPECT_EQ(tickets(leaf("assignee", Op::in, Texts{})), "");
  EXPECT_EQ(tickets(leaf("title", Op::equals, "izmir HALL")), "t2");
  EXPECT_EQ(tickets(leaf("title", Op::equals, "STRASSE")), "");
}

TEST_F(Filtering, ComparesIdsExactly) {
  EXPECT_EQ(tickets(leaf("id", Op::equals, "t1")), "t1");
  EXPECT_EQ(tickets(leaf("id", Op::equals, "T1")), "");
  EXPECT_EQ(tickets(leaf("id", Op::in, Texts{"t4", "t2"})), "t2 t4");
  EXPECT_EQ(tickets(leaf("room.id", Op::equals, "oslo")), "t1 t4");
  EXPECT_EQ(tickets(leaf("room.id", Op::equals, "Oslo")), "");
  EXPECT_EQ(tickets(leaf("customer", Op::equals, "T-1")), "t1 t2 t3 t4 t5");
  EXPECT_EQ(tickets(leaf("customer", Op::equals, "t-1")), "");
}

TEST_F(Filtering, LooksForPartsOfTextsAndIds) {
  EXPECT_EQ(tickets(leaf("title", Op::contains, "CAMERA")), "t1 t3");
  EXPECT_EQ(tickets(leaf("title", Op::starts_with, "camera ")), "t1 t3");
  EXPECT_EQ(tickets(leaf("title", Op::starts_with, "not")), "");
  EXPECT_EQ(tickets(leaf("title", Op::contains, "")), "t1 t2 t3 t5");
  EXPECT_EQ(tickets(leaf("severity", Op::contains, "CRIT")), "t1 t5");
  EXPECT_EQ(tickets(leaf("id", Op::contains, "T1")), "t1");
  EXPECT_EQ(tickets(leaf("id", Op::starts_with, "T")), "t1 t2 t3 t4 t5");
  EXPECT_EQ(tickets(leaf("customer", Op::contains, "T-")), "t1 t2 t3 t4 t5");
  EXPECT_EQ(tickets(leaf("customer", Op::starts_with, "t-1")), "t1 t2 t3 t4 t5");
  EXPECT_EQ(tickets(leaf("customer", Op::contains, "t-2")), "");
}

TEST_F(Filtering, ComparesNumbersAndTimes) {
  EXPECT_EQ(tickets(leaf("notes", Op::equals, 3)), "t1");
  EXPECT_EQ(tickets(leaf("notes", Op::in, Value{-1})), "t2");
  EXPECT_EQ(tickets(leaf("notes", Op::at_least, 3)), "t1 t3");
  EXPECT_EQ(tickets(leaf("notes", Op::above, 3)), "t3");
  EXPECT_EQ(tickets(leaf("notes", Op::at_most, 3)), "t1 t2");
  EXPECT_EQ(tickets(leaf("notes", Op::below, 3)), "t2");
  EXPECT_EQ(tickets(leaf("updated", {{Op::above, {100}}, {Op::at_most, {200}}})), "t2");
  EXPECT_EQ(tickets(leaf("updated", {{Op::at_least, {100}}, {Op::below, {200}}})), "t1");
  EXPECT_EQ(tickets(leaf("updated", Op::equals, "1970-01-01T00:00:00.200Z")), "t2");
}

TEST_F(Filtering, ReachesTheEndsOfNumbers) {
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
  constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();
  EXPECT_EQ(tickets(leaf("notes", Op::above, kLeast)), "t1 t2 t3");
  EXPECT_EQ(tickets(leaf("notes", Op::at_least, kLeast)), "t1 t2 t3");
  EXPECT_EQ(tickets(leaf("notes", Op::below, kMost)), "t1 t2 t3");
  EXPECT_EQ(tickets(leaf("notes", Op::at_most, kMost)), "t1 t2 t3");
  EXPECT_EQ(tickets(leaf("notes", Op::above, kMost)), "");
  EXPECT_EQ(tickets(leaf("notes", Op::below, kLeast)), "");
}

TEST_F(Filtering, RangesOverDeclaredValuesInTheirOrder) {
  EXPECT_EQ(tickets(leaf("severity", Op::at_most, "important")), "t1");
  EXPECT_EQ(tickets(leaf("severity", Op::below, "Critical")), "");
  // What is not declared stands behind all that is.
  EXPECT_EQ(tickets(leaf("severity", Op::above, "Critical")), "t2 t3 t5");
  EXPECT_EQ(
      tickets(leaf("severity", {{Op::above, {"Critical"}}, {Op::at_most, {"Recommendation"}}})),
      "t3");
}

TEST_F(Filtering, RangesOverTexts) {
  EXPECT_EQ(tickets(leaf("title", Op::at_least, "CAMERA TWO")), "t2 t3 t5");
  EXPECT_EQ(tickets(leaf("title", Op::above, "camera two")), "t2 t5");
  EXPECT_EQ(tickets(leaf("title", {{Op::at_least, {"camera not found"}}, {Op::below, {"i"}}})),
            "t1 t3");
  EXPECT_EQ(tickets(leaf("assignee", Op::at_most, "Ann")), "t1 t2 t5");
  EXPECT_EQ(tickets(leaf("id", Op::below, "t3")), "t1 t2");
  EXPECT_EQ(tickets(leaf("id", Op::below, "T9")), "");
}

TEST_F(Filtering, ComparesFlags) {
  EXPECT_EQ(tickets(leaf("highImpact", Op::equals, true)), "t1");
  EXPECT_EQ(tickets(leaf("highImpact", Op::equals, false)), "t2");
  EXPECT_EQ(tickets(none_of({leaf("highImpact", Op::equals, true)})), "t2 t3 t4 t5");
}

TEST_F(Filtering, HoldsNothingAgainstNull) {
  EXPECT_EQ(tickets(leaf("assignee", Op::is_null, true)), "t3 t4");
  EXPECT_EQ(tickets(leaf("assignee", Op::is_null, false)), "t1 t2 t5");
  EXPECT_EQ(tickets(leaf("updated", Op::is_null, true)), "t3 t4 t5");
  EXPECT_EQ(tickets(leaf("title", Op::is_null, true)), "t4");
  EXPECT_EQ(tickets(leaf("title", Op::is_null, false)), "t1 t2 t3 t5");
  for (Op op : {Op::equals, Op::at_least, Op::above, Op::at_most, Op::below}) {
    for (const char* column : {"assignee", "title", "notes", "updated", "severity"}) {
      EXPECT_EQ(tickets(leaf(column, op, Value{})), "") << column;
    }
  }
}

TEST_F(Filtering, NegatesPlainly) {
  EXPECT_EQ(tickets(none_of({leaf("assignee", Op::equals, "ann")})), "t3 t4 t5");
  EXPECT_EQ(tickets(none_of({leaf("assignee", Op::equals, Value{})})), "t1 t2 t3 t4 t5");
  EXPECT_EQ(tickets(none_of({none_of({leaf("assignee", Op::equals, "ann")})})), "t1 t2");
}

TEST_F(Filtering, JoinsPartsWithAndOrNot) {
  const test::Condition camera = leaf("title", Op::contains, "camera");
  const test::Condition critical = leaf("severity", Op::equals, "Critical");
  EXPECT_EQ(tickets(all_of({camera, critical})), "t1");
  EXPECT_EQ(tickets(any_of({camera, critical})), "t1 t3 t5");
  EXPECT_EQ(tickets(none_of({camera, critical})), "t2 t4");
  EXPECT_EQ(tickets(all_of({})), "t1 t2 t3 t4 t5");
  EXPECT_EQ(tickets(any_of({})), "");
  EXPECT_EQ(tickets(none_of({})), "t1 t2 t3 t4 t5");
}

TEST_F(Filtering, AsksSetsWhatTheyHave) {
  EXPECT_EQ(rooms(leaf("roomGroups", Op::has_any, Texts{"VIP", "x"})), "oslo");
  EXPECT_EQ(rooms(leaf("roomGroups", Op::has_any, Texts{})), "");
  EXPECT_EQ(rooms(leaf("roomGroups", Op::is_null, true)), "blank");
  EXPECT_EQ(rooms(leaf("roomGroups", Op::is_null, false)), "lima oslo");
}

TEST_F(Filtering, LooksAtAnyVisibleRoomOfATicket) {
  EXPECT_EQ(tickets(leaf("room.country", Op::equals, "pe")), "t2 t4");
  EXPECT_EQ(tickets(leaf("room.country", Op::in, Texts{"NO", "PE"})), "t1 t2 t4");
  EXPECT_EQ(tickets(none_of({leaf("room.country", Op::equals, "PE")})), "t1 t3 t5");
  EXPECT_EQ(tickets(leaf("room.capacity", Op::above, 5)), "t1 t4");
  EXPECT_EQ(tickets(leaf("room.licensed", Op::equals, false)), "t2 t4");
  EXPECT_EQ(tickets(leaf("room.roomGroups", Op::has_any, Texts{"vip"})), "t1 t4");
  EXPECT_EQ(tickets(leaf("room.health", Op::at_least, "Suppressed")), "t2 t4");
}

TEST_F(Filtering, KnowsANameByTicketsAloneAndNothingElse) {
  EXPECT_EQ(tickets(leaf("room.name", Op::equals, "paris")), "t3");
  EXPECT_EQ(tickets(leaf("room.id", Op::equals, "paris")), "t3");
  EXPECT_EQ(tickets(leaf("room.country", Op::equals, "FR")), "");
  EXPECT_EQ(tickets(leaf("room.country", Op::is_null, true)), "t3 t5");
  EXPECT_EQ(tickets(leaf("room.country", Op::is_null, false)), "t1 t2 t4");
  EXPECT_EQ(tickets(leaf("room.roomGroups", Op::has_any, Texts{"emea"})), "t1 t4");
  EXPECT_EQ(tickets(leaf("room.roomGroups", Op::is_null, true)), "t3 t5");
  EXPECT_EQ(tickets(leaf("room.capacity", Op::at_most, 2)), "");
}

TEST_F(Filtering, DoesNotLookIntoHiddenRooms) {
  EXPECT_EQ(tickets(leaf("room.name", Op::contains, "tok")), "");
  EXPECT_EQ(tickets(leaf("room.country", Op::equals, "JP")), "");
  EXPECT_EQ(tickets(leaf("rooms", Op::has_any, Texts{"tokyo"})), "");
  EXPECT_EQ(tickets(leaf("rooms", Op::has_any, Texts{"tokyo", "paris"})), "t3");
  EXPECT_EQ(tickets(leaf("rooms", Op::has_any, Texts{"PARIS"})), "");
  EXPECT_EQ(tickets_with({"tokyo"}), "");
}

TEST_F(Filtering, ReadsAWithheldKeyAsNull) {
  EXPECT_EQ(rooms(leaf("key", Op::equals, "k1")), "oslo");
  EXPECT_EQ(rooms(leaf("key", Op::equals, "k2")), "");
  EXPECT_EQ(rooms(leaf("key", Op::starts_with, "k")), "oslo");
  EXPECT_EQ(rooms(leaf("key", Op::is_null, true)), "blank lima");
  EXPECT_EQ(rooms(leaf("key", Op::is_null, false)), "oslo");
  EXPECT_EQ(rooms(none_of({leaf("key", Op::equals, "K2")})), "blank lima oslo");
  EXPECT_EQ(tickets(leaf("room.key", Op::in, Texts{"K1", "K2", "K3"})), "t1 t4");
  EXPECT_EQ(tickets(leaf("room.key", Op::is_null, true)), "t2 t3 t4 t5");
}

TEST_F(Filtering, KnowsWhichTicketsHaveRooms) {
  EXPECT_EQ(tickets(leaf("rooms", Op::is_null, false)), "t1 t2 t3 t4 t5");
  EXPECT_EQ(tickets(leaf("rooms", Op::is_null, true)), "");
}

TEST_F(Filtering, AsksTheCustomer) {
  const std::string all = "t1 t2 t3 t4 t5";
  EXPECT_EQ(tickets(leaf("customer.name", Op::equals, "CONTOSO")), all);
  EXPECT_EQ(tickets(leaf("customer.name", Op::contains, "x")), "");
  EXPECT_EQ(tickets(leaf("customer.alias", Op::equals, "big")), all);
  EXPECT_EQ(tickets(leaf("customer.alias", Op::is_null, true)), "");
  EXPECT_EQ(tickets(leaf("customer.tags", Op::has_any, Texts{"GOLD"})), all);
  EXPECT_EQ(tickets(leaf("customer.tags", Op::is_null, true)), "");
  world_.customer().alias.clear();
  world_.customer().tags.clear();
  EXPECT_EQ(tickets(leaf("customer.alias", Op::is_null, true)), all);
  EXPECT_EQ(tickets(leaf("customer.tags", Op::is_null, true)), all);
  EXPECT_EQ(tickets(leaf("customer", Op::is_null, true)), "");
}

TEST_F(Filtering, FindsEachWordSomewhere) {
  EXPECT_EQ(tickets_with({"camera"}), "t1 t3 t4");  // in titles, and in the name of oslo
  EXPECT_EQ(tickets_with({"camera", "lima"}), "t4");
  EXPECT_EQ(tickets_with({"contoso"}), "t1 t2 t3 t4 t5");
  EXPECT_EQ(tickets_with({"big", "T2"}), "t2");
  EXPECT_EQ(tickets_with({"gold"}), "");
  EXPECT_EQ(tickets_with({"ann"}), "");  // assignees are not searched
  EXPECT_EQ(world_.rows({.table = TableId::rooms, .words = {"camera"}}), "oslo");
  EXPECT_EQ(world_.rows({.table = TableId::rooms, .words = {"blank"}}), "");
}

TEST(ManyRows, AreFilteredLikeFew) {
  // More than a word of 64 rows, codes of one byte and of two, with few values and with many.
  test::SmallWorld world;
  std::vector<test::Row> rooms;
  for (int i = 0; i < 1'000; ++i) {
    const std::string number = std::to_string(1'000 + i);
    rooms.push_back(
        {{"id", number}, {"name", "n" + number}, {"city", "c" + std::to_string(i % 20)}});
    if (i % 3 != 0) rooms.back()["country"] = i % 3 == 1 ? "NO" : "US";
  }
  world.add_customer("T-1", "Contoso", rooms, {});
  world.permit_everywhere({Permission::rooms_view});
  const auto count = [&](const test::Condition& where) {
    const std::string ids = world.rooms(where);
    return ids.empty() ? 0u : (ids.size() + 1) / 5;
  };
  EXPECT_EQ(count({}), 1'000u);
  EXPECT_EQ(count(leaf("country", Op::equals, "no")), 333u);
  EXPECT_EQ(count(leaf("country", Op::is_null, true)), 334u);
  EXPECT_EQ(count(leaf("city", Op::in, Texts{"c19", "C0"})), 100u);
  EXPECT_EQ(count(leaf("name", Op::equals, "N1999")), 1u);
  EXPECT_EQ(count(leaf("name", Op::starts_with, "n19")), 100u);
  EXPECT_EQ(count(all_of({leaf("country", Op::equals, "US"), leaf("city", Op::equals, "c1")})),
            16u);
}

TEST(ManyRows, AreAskedForTwoEnumerationsAtOnce) {
  for (const int statuses : {3, 40}) {  // so that their codes are few, or too many
    test::SmallWorld world;
    std::vector<test::Row> tickets;
    std::size_t expected = 0;
    for (int i = 0; i < 300; ++i) {
      const std::string status = i % 5 == 0 ? "Resolved" : "s" + std::to_string(i % statuses);
      tickets.push_back({{"id", std::to_string(1'000 + i)}, {"status", status}});
      if (i % 4 != 0) tickets.back()["severity"] = i % 4 == 1 ? "Critical" : "Odd";
      if (i % 5 != 0 && i % 4 == 1) ++expected;
    }
    world.add_customer("T-1", "Contoso", {}, tickets);
    world.permit_everywhere({Permission::tickets_view});
    const auto critical = leaf("severity", Op::equals, "critical");
    const auto unresolved = none_of({leaf("status", Op::equals, "Resolved")});
    const auto camera = none_of({leaf("title", Op::contains, "camera")});
    for (const test::Condition& where :
         {all_of({critical, unresolved}), all_of({unresolved, critical}),
          all_of({all_of({camera, unresolved}), all_of({critical})})}) {
      const std::string ids = world.rows({.table = TableId::tickets, .where = where});
      EXPECT_EQ((ids.size() + 1) / 5, expected) << statuses;
      EXPECT_EQ(ids.substr(0, 9), "1001 1009");
    }
  }
}

}  // namespace
}  // namespace enfilade
