// A customer's rooms and tickets, which come in any order.

#include "core/table/holding.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/core/rows.h"

namespace enfilade {
namespace {

using test::partition_of;
using Texts = std::vector<std::string>;

Partition tickets() {
  return partition_of(TableId::tickets, {{{"id", "of none"}},
                                         {{"id", "of one"}, {"rooms", Texts{"r1"}}},
                                         {{"id", "of two"}, {"rooms", Texts{"r2", "r1"}}},
                                         {{"id", "of another"}, {"rooms", Texts{"r3", "r2"}}}});
}
Partition rooms(const Texts& ids) {
  std::vector<test::Row> rows;
  for (const std::string& id : ids) rows.push_back({{"id", id}});
  return partition_of(TableId::rooms, rows);
}

/// Where the tickets' rooms are, by the rooms' ids.
std::string placed(const Holding& holding, std::string_view room) {
  const auto& named = holding.table(TableId::tickets).column_as<RoomsColumn>(1);
  const std::optional<RowId> row = holding.placed(TableId::tickets, {named.ids.find(room)});
  return row ? std::string(holding.rooms().id(*row)) : "unplaced";
}

TEST(Holding, BeginsEmptyAndLoading) {
  const Holding holding;
  EXPECT_EQ(holding.rooms().size(), 0u);
  EXPECT_EQ(holding.table(TableId::tickets).size(), 0u);
  EXPECT_EQ(holding.source(TableId::rooms).state, SourceState::loading);
}

TEST(Holding, PlacesTicketsWhenTheirRoomsCome) {
  Holding holding;
  holding.replace(tickets());
  EXPECT_EQ(placed(holding, "r1"), "unplaced");
  holding.replace(rooms({"r0", "r2", "r1"}));
  EXPECT_EQ(placed(holding, "r1"), "r1");
  EXPECT_EQ(placed(holding, "r2"), "r2");
  EXPECT_EQ(placed(holding, "r3"), "unplaced");
  holding.replace(rooms({"r3", "r1"}));
  EXPECT_EQ(placed(holding, "r1"), "r1");
  EXPECT_EQ(placed(holding, "r2"), "unplaced");
  EXPECT_EQ(placed(holding, "r3"), "r3");
}

TEST(Holding, PlacesNewTicketsAmongRoomsThatAreThere) {
  Holding holding;
  holding.replace(rooms({"r1"}));
  holding.replace(tickets());
  EXPECT_EQ(placed(holding, "r1"), "r1");
  EXPECT_EQ(placed(holding, "r2"), "unplaced");
}

TEST(Holding, PlacesRoomsByTheirExactIds) {
  Holding holding;
  holding.replace(rooms({"R1", "r1 "}));
  holding.replace(tickets());
  EXPECT_EQ(placed(holding, "r1"), "unplaced");
}

TEST(Holding, CountsRowsThatNameARoomWhichIsNotThere) {
  Holding holding;
  EXPECT_EQ(holding.unplaced(tickets()), 3u);
  holding.replace(rooms({"r1"}));
  EXPECT_EQ(holding.unplaced(tickets()), 2u);
  holding.replace(rooms({"r1", "r2", "r3"}));
  EXPECT_EQ(holding.unplaced(tickets()), 0u);
  EXPECT_EQ(holding.unplaced(rooms({"r9"})), 0u);
}

TEST(Holding, AddsRowsBehindItsLastAndPlacesTheRoomsThatTheyName) {
  Holding holding;
  holding.replace(rooms({"r1", "r4"}));
  holding.replace(tickets());
  const std::size_t before = holding.table(TableId::tickets).size();
  const std::vector<test::Row> added{{{"id", "new"}, {"rooms", Texts{"r4"}}},
                                     {{"id", "newer"}, {"rooms", Texts{"r9", "r1"}}}};
  holding.append(TableId::tickets, [&](PartitionBuilder& builder) {
    for (const test::Row& row : added) test::append(builder, TableId::tickets, row);
  });

  const Partition& table = holding.table(TableId::tickets);
  ASSERT_EQ(table.size(), before + 2);
  EXPECT_EQ(table.find("newer")->row, before + 1);
  EXPECT_EQ(placed(holding, "r4"), "r4");
  EXPECT_EQ(placed(holding, "r9"), "unplaced");
  EXPECT_EQ(placed(holding, "r1"), "r1");
}

// Whoever looks at the rows knows them by where they are.
TEST(Holding, LeavesRowsWhereTheyAreEvenIfOneComesAgain) {
  Holding holding;
  holding.replace(tickets());
  const std::size_t before = holding.table(TableId::tickets).size();
  holding.append(TableId::tickets, [&](PartitionBuilder& builder) {
    for (const char* id : {"of one", "new"}) test::append(builder, TableId::tickets, {{"id", id}});
  });
  const Partition& table = holding.table(TableId::tickets);
  ASSERT_EQ(table.size(), before + 2);
  EXPECT_EQ(table.id({1}), "of one");
  EXPECT_EQ(table.find("of one")->row, before);
  EXPECT_EQ(table.find("new")->row, before + 1);
}

TEST(Holding, LeavesItsCopiesAsTheyWere) {
  Holding holding;
  holding.replace(rooms({"r1"}));
  holding.replace(tickets());
  const Holding before = holding;
  holding.replace(rooms({}));
  EXPECT_EQ(placed(before, "r1"), "r1");
  EXPECT_EQ(placed(holding, "r1"), "unplaced");
}

}  // namespace
}  // namespace enfilade
