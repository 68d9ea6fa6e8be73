// Tables beside rooms and tickets: what may be declared, and what is refused, and why.

#include "core/table/tables.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace enfilade {
namespace {

using Column = TableDeclaration::Column;

TableDeclaration table_of(std::vector<Column> columns, std::string name = "health") {
  columns.insert(columns.begin(), {.name = "id", .type = ColumnType::id});
  return {std::move(name), Permission::reports_view, std::move(columns)};
}

/// Why a table with these columns is refused, and the column it is about; empty: it is taken.
std::string refused(std::vector<Column> columns, std::string name = "health") {
  Tables tables;
  const std::optional<DeclarationProblem> problem =
      tables.declare(table_of(std::move(columns), std::move(name)));
  EXPECT_EQ(tables.size(), kBuiltInTables + (problem ? 0 : 1));
  if (!problem) return "";
  const bool of_column = problem->about == DeclarationProblem::About::column;
  return (of_column ? std::to_string(problem->column) + ": " : "") + problem->what;
}

TEST(DeclaredTables, ComeAfterThoseThatEveryCustomerHas) {
  Tables tables;
  ASSERT_FALSE(tables.declare(table_of({}, "health")));
  ASSERT_FALSE(tables.declare(table_of({}, "updates")));
  ASSERT_EQ(tables.size(), 4u);
  EXPECT_EQ(tables[TableId::rooms].name, "rooms");
  EXPECT_EQ(tables.find("tickets"), &schema_of(TableId::tickets));
  EXPECT_EQ(tables.find("updates")->id, static_cast<TableId>(3));
  EXPECT_EQ(&tables[static_cast<TableId>(2)], tables.find("health"));
  EXPECT_EQ(tables.find("Health"), nullptr);
}

TEST(DeclaredTables, HaveTheColumnsThatWereDeclared) {
  Tables tables;
  ASSERT_FALSE(tables.declare(table_of(
      {{.name = "room", .type = ColumnType::rooms, .one = true},
       {.name = "state", .type = ColumnType::enumeration, .values = {"Good", "Bad"}},
       {.name = "note", .type = ColumnType::text, .searched = true},
       {.name = "paid", .type = ColumnType::flag, .permission = Permission::rooms_modify}})));
  const TableSchema& schema = *tables.find("health");
  EXPECT_EQ(schema.view, Permission::reports_view);
  ASSERT_EQ(schema.columns.size(), 5u);
  EXPECT_EQ(schema.columns[0].name, "id");
  EXPECT_EQ(schema.rooms_column(), 1u);
  EXPECT_TRUE(schema.columns[1].one);
  ASSERT_EQ(schema.columns[2].values.size(), 2u);
  EXPECT_EQ(schema.columns[2].values[1], "Bad");
  EXPECT_TRUE(schema.columns[3].searched);
  EXPECT_EQ(schema.columns[4].values[0], "false");
  EXPECT_EQ(schema.columns[4].permission, Permission::rooms_modify);
}

TEST(DeclaredTables, StayWhereTheyAreWhenMoreCome) {
  Tables tables;
  ASSERT_FALSE(tables.declare(table_of({}, "t0")));
  const TableSchema* const first = tables.find("t0");
  for (int i = 1; i < 20; ++i) ASSERT_FALSE(tables.declare(table_of({}, "t" + std::to_string(i))));
  EXPECT_EQ(tables.find("t0"), first);
  EXPECT_EQ(first->name, "t0");
}

TEST(DeclaredTables, AreTheSameWhenDeclaredAgain) {
  Tables tables;
  ASSERT_FALSE(tables.declare(table_of({{.name = "day"}})));
  const TableSchema* const first = tables.find("health");
  EXPECT_FALSE(tables.declare(table_of({{.name = "day"}})));
  EXPECT_EQ(tables.size(), 3u);
  EXPECT_EQ(tables.find("health"), first);
  EXPECT_EQ(tables.declare(table_of({{.name = "month"}}))->what,
            "there is another table \"health\"");
  EXPECT_EQ(first->columns[1].name, "day");
}

TEST(DeclaredTables, DoNotTakeTheNamesThatAreTaken) {
  EXPECT_EQ(refused({}, "rooms"), "there is another table \"rooms\"");
  EXPECT_EQ(refused({}, "tickets"), "there is another table \"tickets\"");
}

TEST(DeclaredTables, AreNamedInLettersDigitsAndUnderscores) {
  EXPECT_EQ(refused({}, "Call_quality2"), "");
  for (const char* name : {"", "2nd", "_x", "room.x", "a b", "über", "a-b"}) {
    EXPECT_NE(refused({}, name), "") << name;
    EXPECT_NE(refused({{.name = name}}), "") << name;
  }
  EXPECT_EQ(refused({}, std::string(64, 'a')), "");
  EXPECT_NE(refused({}, std::string(65, 'a')), "");
}

TEST(DeclaredTables, HaveNoColumnNamedLikeWhatEveryRowHas) {
  for (const char* name :
       {"customer", "customerName", "CUSTOMERNAME", "can", "partial", "withheld", "sort", "Sort"}) {
    EXPECT_EQ(refused({{.name = name}}), "1: the name \"" + std::string(name) + "\" is reserved");
  }
  EXPECT_EQ(refused({{.name = "Room"}}), "1: a column named \"Room\" holds rooms");
  EXPECT_EQ(refused({{.name = "rooms", .type = ColumnType::set}}),
            "1: a column named \"rooms\" holds rooms");
}

TEST(DeclaredTables, HaveNoColumnTwiceWhateverItsCase) {
  EXPECT_EQ(refused({{.name = "day"}, {.name = "month"}, {.name = "Day"}}),
            "3: a column \"Day\" is there already, whatever its case");
  EXPECT_EQ(refused({{.name = "ID"}}), "1: the first column, and no other, is the id");
  EXPECT_EQ(refused({{.name = "key", .type = ColumnType::id}}),
            "1: the first column, and no other, is the id");
}

TEST(DeclaredTables, HaveValuesWhereTheyAreEnumerations) {
  const auto enumeration = [](std::vector<std::string> values) {
    return std::vector<Column>{
        {.name = "state", .type = ColumnType::enumeration, .values = std::move(values)}};
  };
  EXPECT_EQ(refused(enumeration({"Good", "Bad"})), "");
  EXPECT_EQ(refused(enumeration({})), "1: an enumeration declares its values");
  EXPECT_EQ(refused(enumeration({"Good", "good"})),
            "1: a value is declared twice, whatever its case");
  EXPECT_EQ(refused(enumeration({""})), "1: a declared value has at least one character");
  EXPECT_EQ(refused(enumeration(std::vector<std::string>(1'001, "x"))),
            "1: an enumeration declares at most 1000 values");
  EXPECT_EQ(refused({{.name = "state", .values = {"Good"}}}),
            "1: only an enumeration declares values");
}

TEST(DeclaredTables, AreSearchedInTextsOnly) {
  EXPECT_EQ(refused({{.name = "note", .type = ColumnType::text, .searched = true},
                     {.name = "who", .searched = true}}),
            "");
  for (ColumnType type : {ColumnType::integer, ColumnType::number, ColumnType::time,
                          ColumnType::flag, ColumnType::set, ColumnType::rooms}) {
    EXPECT_EQ(refused({{.name = "x", .type = type, .searched = true}}),
              "1: free words look into texts only");
  }
}

TEST(DeclaredTables, AreAboutRoomsByOneColumn) {
  EXPECT_EQ(refused({{.name = "rooms", .type = ColumnType::rooms},
                     {.name = "others", .type = ColumnType::rooms}}),
            "2: a table has one column of rooms at most");
  EXPECT_EQ(refused({{.name = "x", .one = true}}), "1: only a column of rooms holds one of them");
  EXPECT_EQ(refused({{.name = "rooms", .type = ColumnType::rooms, .one = true}}),
            "1: a column named \"rooms\" holds several");
}

TEST(DeclaredTables, AboutRoomsAreSeenByWhatIsHeldInARoom) {
  TableDeclaration updates = table_of({{.name = "room", .type = ColumnType::rooms}});
  updates.view = Permission::update_rings_view;
  Tables tables;
  EXPECT_EQ(tables.declare(updates)->what,
            "\"update_rings.view\" is about the customer, and no room of a row holds it");
  updates.columns.pop_back();
  EXPECT_FALSE(tables.declare(updates));
}

TEST(DeclaredTables, AskForNoPermissionToReadWhatTheirRowsAreKnownBy) {
  const std::optional<Permission> permission = Permission::rooms_view;
  EXPECT_NE(refused({{.name = "rooms", .type = ColumnType::rooms, .permission = permission}}), "");
  EXPECT_EQ(refused({{.name = "note", .permission = permission}}), "");
  TableDeclaration table = table_of({});
  table.columns[0].permission = permission;
  EXPECT_TRUE(Tables().declare(table));
}

TEST(DeclaredTables, AreNotWithoutEnd) {
  Tables tables;
  for (std::size_t i = kBuiltInTables; i < Tables::kMost; ++i) {
    ASSERT_FALSE(tables.declare(table_of({}, "t" + std::to_string(i))));
  }
  EXPECT_EQ(tables.declare(table_of({}, "more"))->what,
            "there are 32 tables, and no more are kept");
  EXPECT_FALSE(tables.declare(table_of({}, "t2")));  // which is there
  std::vector<Column> columns;
  for (std::size_t i = 1; i < Tables::kMostColumns; ++i) {
    columns.push_back({.name = "c" + std::to_string(i)});
  }
  EXPECT_EQ(refused(columns), "");
  columns.push_back({.name = "more"});
  EXPECT_EQ(refused(columns), "a table has at most 64 columns");
}

}  // namespace
}  // namespace enfilade
