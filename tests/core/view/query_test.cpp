// Columns and comparisons as they are named, and what cannot be made of them.

#include "core/view/query.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace enfilade {
namespace {

const TableSchema& tickets() {
  return schema_of(TableId::tickets);
}

bool makes(const char* column, std::vector<Comparison> comparisons) {
  return static_cast<bool>(make_leaf(tickets(), *parse_column(tickets(), column), comparisons));
}
bool makes(const char* column, Operator op, Value value) {
  return makes(column, {{op, {std::move(value)}}});
}
Value text(const char* value) {
  return std::string(value);
}
Value number(std::int64_t value) {
  return value;
}

TEST(Query, NamesColumnsAsItReadsThem) {
  for (const char* name : {"id", "severity", "rooms", "room.id", "room.country", "customer",
                           "customer.name", "customer.alias", "customer.tags"}) {
    const Result<ColumnRef> column = parse_column(tickets(), name);
    ASSERT_TRUE(column) << name;
    EXPECT_EQ(name_of(tickets(), *column), name);
  }
}

TEST(Query, KnowsNoOtherColumns) {
  for (const char* name : {"", "Severity", "country", "room", "room.", "room.title",
                           "customer.domain", "customer.", "room.room.country"}) {
    EXPECT_FALSE(parse_column(tickets(), name)) << name;
  }
  EXPECT_FALSE(parse_column(schema_of(TableId::rooms), "room.country"));
  EXPECT_TRUE(parse_column(schema_of(TableId::rooms), "country"));
}

TEST(Query, ComparesEachColumnWithItsOwnKind) {
  EXPECT_TRUE(makes("notes", Operator::equals, number(3)));
  EXPECT_FALSE(makes("notes", Operator::equals, text("3")));
  EXPECT_TRUE(makes("updated", Operator::above, text("2025-01-01T00:00:00Z")));
  EXPECT_FALSE(makes("updated", Operator::above, text("yesterday")));
  EXPECT_FALSE(makes("title", Operator::equals, number(3)));
  EXPECT_TRUE(makes("highImpact", Operator::equals, true));
  EXPECT_FALSE(makes("highImpact", Operator::equals, text("true")));
  EXPECT_FALSE(makes("severity", Operator::equals, true));
}

TEST(Query, RangesOverWhatHasAnOrder) {
  EXPECT_TRUE(makes("severity", Operator::at_least, text("WARNING")));
  EXPECT_FALSE(makes("severity", Operator::at_least, text("Invented")));
  EXPECT_FALSE(makes("highImpact", Operator::above, true));
  EXPECT_FALSE(makes("rooms", Operator::above, text("r1")));
  EXPECT_TRUE(makes("title", {{Operator::at_least, {text("a")}}, {Operator::below, {text("b")}}}));
}

TEST(Query, LooksForPartsOfTextsOnly) {
  EXPECT_TRUE(makes("title", Operator::contains, text("camera")));
  EXPECT_TRUE(makes("assignee", Operator::starts_with, text("A")));
  EXPECT_FALSE(makes("notes", Operator::contains, number(3)));
  EXPECT_FALSE(makes("highImpact", Operator::starts_with, text("t")));
  EXPECT_FALSE(makes("title", Operator::contains, number(3)));
}

TEST(Query, AsksListsWhatTheyHave) {
  EXPECT_TRUE(makes("rooms", Operator::has_any, text("r1")));
  EXPECT_TRUE(makes("room.roomGroups", Operator::has_any, text("emea")));
  EXPECT_TRUE(makes("rooms", Operator::is_null, true));
  EXPECT_FALSE(makes("rooms", Operator::equals, text("r1")));
  EXPECT_FALSE(makes("room.roomGroups", Operator::contains, text("e")));
  EXPECT_FALSE(makes("assignee", Operator::has_any, text("Ann")));
}

TEST(Query, SaysWhatIsWrong) {
  EXPECT_EQ(parse_column(tickets(), "x").error().code, ErrorCode::bad_query);
  EXPECT_EQ(parse_column(tickets(), "x").error().message,
            R"(unknown column "x" of the table "tickets")");
}

}  // namespace
}  // namespace enfilade
