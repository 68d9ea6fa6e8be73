// The two tables that every customer has.

#include "core/table/schema.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace enfilade {
namespace {

std::string searched(TableId table) {
  std::string names;
  for (const ColumnSchema& column : schema_of(table).columns) {
    if (column.searched) names += std::string(column.name) + ' ';
  }
  return names;
}

TEST(Schema, AsksForTheTablesOwnPermission) {
  EXPECT_EQ(schema_of(TableId::rooms).view, Permission::rooms_view);
  EXPECT_EQ(schema_of(TableId::tickets).view, Permission::tickets_view);
  EXPECT_EQ(schema_of(TableId::rooms).name, "rooms");
  EXPECT_EQ(schema_of(TableId::tickets).name, "tickets");
}

TEST(Schema, BeginsWithTheIdAndNamesEachColumnOnce) {
  for (TableId table : {TableId::rooms, TableId::tickets}) {
    std::set<std::string_view> names;
    for (const ColumnSchema& column : schema_of(table).columns) {
      EXPECT_TRUE(names.insert(column.name).second) << column.name;
      EXPECT_EQ(column.type == ColumnType::id, column.name == "id");
      EXPECT_EQ(schema_of(table).find(column.name),
                static_cast<std::size_t>(&column - schema_of(table).columns.data()));
    }
    EXPECT_EQ(schema_of(table).find("id"), 0u);
    EXPECT_FALSE(schema_of(table).find("Id"));
    EXPECT_FALSE(schema_of(table).find(""));
  }
}

TEST(Schema, KnowsTheColumnsThatCodeNames) {
  const TableSchema& rooms = schema_of(TableId::rooms);
  EXPECT_EQ(rooms.find("id"), room_column::id);
  EXPECT_EQ(rooms.find("name"), room_column::name);
  EXPECT_EQ(rooms.find("roomGroups"), room_column::room_groups);
}

TEST(Schema, SearchesNamesIdsAndTexts) {
  EXPECT_EQ(searched(TableId::rooms), "name ");
  EXPECT_EQ(searched(TableId::tickets), "id title description ");
}

TEST(Schema, AsksForDownloadKeyWhereTheKeyStands) {
  for (TableId table : {TableId::rooms, TableId::tickets}) {
    for (const ColumnSchema& column : schema_of(table).columns) {
      const bool key = table == TableId::rooms && column.name == "key";
      EXPECT_EQ(column.permission.has_value(), key) << column.name;
    }
  }
  EXPECT_EQ(schema_of(TableId::rooms).columns[*schema_of(TableId::rooms).find("key")].permission,
            Permission::rooms_download_key);
}

TEST(Schema, SaysWhichRoomsATicketIsAbout) {
  EXPECT_EQ(schema_of(TableId::tickets).rooms_column(), schema_of(TableId::tickets).find("rooms"));
  EXPECT_FALSE(schema_of(TableId::rooms).rooms_column());
}

TEST(Schema, DeclaresValuesInTheirOrder) {
  const auto values = [](TableId table, std::string_view column) {
    std::string all;
    for (std::string_view value : schema_of(table).columns[*schema_of(table).find(column)].values) {
      all += std::string(value) + ", ";
    }
    return all;
  };
  EXPECT_EQ(values(TableId::tickets, "severity"), "Critical, Important, Warning, Recommendation, ");
  EXPECT_EQ(values(TableId::tickets, "status"), "Needs action, System investigating, Resolved, ");
  EXPECT_EQ(values(TableId::tickets, "origin"), "System, Recorded issue, ");
  EXPECT_EQ(values(TableId::rooms, "health"),
            "Healthy, Unhealthy, Disconnected, Onboarding, Suppressed, ");
}

}  // namespace
}  // namespace enfilade
