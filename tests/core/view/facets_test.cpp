// Two customers. Of the first the viewer sees the tickets of oslo and bergen, but only oslo's
// columns; bergen is known by name. Of the second everything, its one ticket too.

#include "core/view/facets.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/core/small_world.h"

namespace enfilade {
namespace {

using test::all_of;
using test::any_of;
using test::leaf;
using test::none_of;
using Texts = std::vector<std::string>;
using Op = Operator;

class Facets : public testing::Test {
 protected:
  Facets() {
    world_.add_customer(
        "T-1", "Contoso",
        {{{"id", "oslo"},
          {"name", "Hall"},
          {"country", "NO"},
          {"roomGroups", Texts{"emea", "vip"}},
          {"key", "K1"}},
         {{"id", "bergen"}, {"name", "Hall"}, {"country", "NO"}, {"roomGroups", Texts{"emea"}}},
         {{"id", "tokyo"}, {"name", "Tower"}, {"country", "JP"}}},
        {{{"id", "t1"},
          {"rooms", Texts{"oslo"}},
          {"severity", "Warning"},
          {"assignee", "Bo"},
          {"highImpact", true}},
         {{"id", "t2"},
          {"rooms", Texts{"oslo", "bergen"}},
          {"severity", "Critical"},
          {"assignee", "Ann"}},
         {{"id", "t3"},
          {"rooms", Texts{"bergen", "tokyo"}},
          {"severity", "warning"},
          {"assignee", "Ann"}},
         {{"id", "t4"}, {"rooms", Texts{"oslo"}}},
         {{"id", "t5"},
          {"rooms", Texts{"tokyo"}},
          {"severity", "Critical"},
          {"assignee", "Hidden"}}});
    world_.customer().tags = {"gold", "new"};
    world_.permit({Permission::rooms_view, Permission::tickets_view}, {"oslo"});
    world_.permit({Permission::tickets_view}, {"bergen"});
    world_.add_customer("T-2", "Fabrikam",
                        {{{"id", "oslo"}, {"name", "hall"}, {"country", "SE"}, {"key", "K2"}},
                         {{"id", "lone"}, {"roomGroups", Texts{}}}},
                        {{{"id", "t1"},
                          {"rooms", Texts{"oslo", "lone"}},
                          {"severity", "Invented"},
                          {"assignee", "Ann"},
                          {"highImpact", false}}});
    world_.customer().alias = "Fab";
    world_.permit_everywhere(
        {Permission::rooms_view, Permission::tickets_view, Permission::rooms_download_key});
  }
  std::string tickets(const char* column, test::Condition where = {}) const {
    return world_.facet({.table = TableId::tickets, .where = std::move(where), .facets = {column}});
  }
  std::string same(const char* column, test::Condition where) const {
    return world_.facet({.table = TableId::tickets,
                         .where = std::move(where),
                         .facets = {column},
                         .without_own = false});
  }
  std::string rooms(const char* column) const {
    return world_.facet({.table = TableId::rooms, .facets = {column}});
  }

  test::SmallWorld world_;
};

TEST_F(Facets, PutDeclaredValuesInTheirOrderAndOthersBehindByText) {
  EXPECT_EQ(tickets("severity"), "Critical 1, Warning 1, Invented 1, warning 1, null 1");
  EXPECT_EQ(tickets("highImpact"), "false 1, true 1, null 3");
}

TEST_F(Facets, PutNamesByCountThenByValue) {
  EXPECT_EQ(tickets("assignee"), "Ann 3, Bo 1, null 1");
  EXPECT_EQ(tickets("room.name"), "Hall 4, hall 1, null 1");
}

TEST_F(Facets, CountVisibleRowsOnly) {
  EXPECT_EQ(tickets("assignee").find("Hidden"), std::string::npos);
  EXPECT_EQ(tickets("room.name").find("Tower"), std::string::npos);
  EXPECT_EQ(tickets("status"), "null 5");
}

TEST_F(Facets, CountARowOnceForEachValueOfItsVisibleRooms) {
  // t2 is in two halls and counts once; bergen's country is withheld, and null.
  EXPECT_EQ(tickets("room.country"), "NO 3, null 3, SE 1");
  EXPECT_EQ(tickets("room.roomGroups"), "emea 3, vip 3, null 3");
}

TEST_F(Facets, CountAWithheldKeyAsNull) {
  EXPECT_EQ(rooms("key"), "null 2, K2 1");
  EXPECT_EQ(tickets("room.key"), "null 5, K2 1");
}

TEST_F(Facets, CountEachNameOfASetAndNothingForAnEmptyOne) {
  EXPECT_EQ(rooms("roomGroups"), "emea 1, vip 1, null 1");
}

TEST_F(Facets, CountCustomers) {
  EXPECT_EQ(tickets("customer"), "T-1 4, T-2 1");
  EXPECT_EQ(tickets("customer.name"), "Contoso 4, Fabrikam 1");
  EXPECT_EQ(tickets("customer.alias"), "null 4, Fab 1");
  EXPECT_EQ(tickets("customer.tags"), "gold 4, new 4, null 1");
}

TEST_F(Facets, DropThePartsOnTheirOwnColumn) {
  const test::Condition ann = leaf("assignee", Op::equals, "Ann");
  const test::Condition warning = leaf("severity", Op::equals, "Warning");
  EXPECT_EQ(tickets("severity", all_of({ann, warning})), "Critical 1, Invented 1, warning 1");
  EXPECT_EQ(tickets("assignee", all_of({ann, warning})), "Ann 1, Bo 1");
  EXPECT_EQ(tickets("severity", warning), tickets("severity"));
  EXPECT_EQ(tickets("severity", none_of({warning})), tickets("severity"));
  EXPECT_EQ(tickets("severity", any_of({warning, leaf("severity", Op::is_null, true)})),
            tickets("severity"));
  EXPECT_EQ(tickets("severity", all_of({all_of({warning}), ann})), tickets("severity", ann));
  EXPECT_EQ(tickets("severity", any_of({warning, any_of({})})), tickets("severity"));
}

TEST_F(Facets, KeepPartsThatAreOnOtherColumnsToo) {
  const test::Condition ann = leaf("assignee", Op::equals, "Ann");
  const test::Condition warning = leaf("severity", Op::equals, "Warning");
  EXPECT_EQ(tickets("severity", any_of({ann, warning})),
            "Critical 1, Warning 1, Invented 1, warning 1");
  EXPECT_EQ(tickets("severity", none_of({all_of({ann, warning})})),
            "Critical 1, Warning 1, Invented 1, null 1");
  EXPECT_EQ(tickets("severity", any_of({})), "");
}

TEST_F(Facets, TellAColumnFromOneOfTheSameNameElsewhere) {
  const test::Condition contoso = leaf("customer.name", Op::equals, "Contoso");
  EXPECT_EQ(tickets("customer", contoso), "T-1 4");
  EXPECT_EQ(tickets("customer.name", contoso), "Contoso 4, Fabrikam 1");
  EXPECT_EQ(tickets("customer", leaf("customer", Op::equals, "T-2")), "T-1 4, T-2 1");
  EXPECT_EQ(tickets("room.country", leaf("room.country", Op::equals, "SE")),
            tickets("room.country"));
}

TEST_F(Facets, DropNothingInTheOtherMode) {
  const test::Condition warning = leaf("severity", Op::equals, "Warning");
  EXPECT_EQ(same("severity", warning), "Warning 1, warning 1");
  EXPECT_EQ(same("assignee", warning), "Ann 1, Bo 1");
}

TEST_F(Facets, AlwaysKeepTheWords) {
  EXPECT_EQ(
      world_.facet({.table = TableId::tickets, .words = {"fabrikam"}, .facets = {"severity"}}),
      "Invented 1");
  EXPECT_EQ(world_.facet({.table = TableId::tickets,
                          .where = leaf("severity", Op::equals, "Critical"),
                          .words = {"fabrikam"},
                          .facets = {"severity"}}),
            "Invented 1");
}

TEST_F(Facets, AreOfColumnsWithFewValues) {
  const auto counted = [](TableId table, const char* column) {
    return countable(schema_of(table), *parse_column(schema_of(table), column));
  };
  for (const char* column : {"severity", "assignee", "highImpact", "room.roomGroups", "customer",
                             "customer.name", "customer.tags"}) {
    EXPECT_TRUE(counted(TableId::tickets, column)) << column;
  }
  for (const char* column :
       {"id", "title", "notes", "updated", "rooms", "room.id", "room.capacity"}) {
    EXPECT_FALSE(counted(TableId::tickets, column)) << column;
  }
}

}  // namespace
}  // namespace enfilade
