// Rows from bytes into columns: what is taken, what is reported, what is refused whole.

#include "bindings/json/read_rows.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace enfilade {
namespace {

const TableSchema& kRooms = schema_of(TableId::rooms);
const TableSchema& kTickets = schema_of(TableId::tickets);

Result<ReadRows> read(const TableSchema& schema, std::string_view text) {
  std::vector<std::uint8_t> bytes(text.begin(), text.end());
  bytes.resize(bytes.size() + kBehindRows);
  return read_rows(schema, "norden", bytes);
}

/// The reason for the only row, or "taken", or the error of the whole.
std::string outcome(std::string_view member, const TableSchema& schema = kRooms) {
  const Result<ReadRows> rows = read(schema, R"([{"id":"x",)" + std::string(member) + "}]");
  if (!rows) return rows.error().message;
  if ((*rows).report.failed == 0) return "taken";
  return std::string(
      kRowReasonNames[static_cast<std::size_t>((*rows).report.errors[0].problem.reason)]);
}

TEST(ReadRows, TakesEachTypeInItsColumnAndNoOther) {
  EXPECT_EQ(outcome(R"("name":"Oslo")"), "taken");
  EXPECT_EQ(outcome(R"("name":7)"), "wrong_type");
  EXPECT_EQ(outcome(R"("licensed":true)"), "taken");
  EXPECT_EQ(outcome(R"("licensed":"true")"), "wrong_type");
  EXPECT_EQ(outcome(R"("capacity":12)"), "taken");
  EXPECT_EQ(outcome(R"("capacity":12.0)"), "taken");
  EXPECT_EQ(outcome(R"("capacity":12.5)"), "wrong_type");
  EXPECT_EQ(outcome(R"("capacity":"12")"), "wrong_type");
  EXPECT_EQ(outcome(R"("roomGroups":["a","b"])"), "taken");
  EXPECT_EQ(outcome(R"("roomGroups":"a")"), "wrong_type");
  EXPECT_EQ(outcome(R"("roomGroups":["a",1])"), "wrong_type");
  EXPECT_EQ(outcome(R"("roomGroups":["a",["b"]])"), "wrong_type");
  EXPECT_EQ(outcome(R"("roomGroups":{"a":1})"), "wrong_type");
  EXPECT_EQ(outcome(R"("rooms":["a"])", kTickets), "taken");
  EXPECT_EQ(outcome(R"("rooms":null)", kTickets), "taken");
  EXPECT_EQ(outcome(R"("rooms":"a")", kTickets), "wrong_type");
}

TEST(ReadRows, LooksAtNothingBehindTheText) {
  for (std::size_t spaces = 0; spaces < 64; ++spaces) {
    const std::string blank(spaces, '\n');
    EXPECT_EQ(outcome(R"("roomGroups":[)" + blank + R"("g"])"), "taken");
    EXPECT_FALSE(read(kRooms, "[" + blank));
    EXPECT_FALSE(read(kRooms, R"([{"id":")" + std::string(spaces, 'x')));
  }
}

TEST(ReadRows, TakesTimesInMillisecondsAndInRfc3339) {
  EXPECT_EQ(outcome(R"("updated":1735689600000)"), "taken");
  EXPECT_EQ(outcome(R"("updated":"2025-01-01T00:00:00Z")"), "taken");
  EXPECT_EQ(outcome(R"("updated":"2025-02-29T00:00:00Z")"), "wrong_type");
  EXPECT_EQ(outcome(R"("updated":8640000000000000)"), "taken");
  EXPECT_EQ(outcome(R"("updated":8640000000000001)"), "out_of_range");
  EXPECT_EQ(outcome(R"("updated":true)"), "wrong_type");
}

TEST(ReadRows, KeepsWholeNumbersThatAJavaScriptNumberHoldsExactly) {
  EXPECT_EQ(outcome(R"("capacity":9007199254740991)"), "taken");
  EXPECT_EQ(outcome(R"("capacity":9007199254740992)"), "out_of_range");
  EXPECT_EQ(outcome(R"("capacity":-9007199254740992)"), "out_of_range");
  EXPECT_EQ(outcome(R"("capacity":99999999999999999999999)"), "out_of_range");
  EXPECT_EQ(outcome(R"("capacity":1e300)"), "out_of_range");
  EXPECT_NE(outcome(R"("capacity":1e400)"), "taken");
}

TEST(ReadRows, RefusesADuplicateKeyAndAnotherCustomersRow) {
  EXPECT_EQ(outcome(R"("name":"a","name":"a")"), "duplicate_key");
  EXPECT_EQ(outcome(R"("id":"x")"), "duplicate_key");
  EXPECT_EQ(outcome(R"("customer":"norden")"), "taken");
  EXPECT_EQ(outcome(R"("customer":"sud")"), "foreign_customer");
  EXPECT_EQ(outcome(R"("customer":["norden"])"), "foreign_customer");
  EXPECT_EQ(outcome(R"("customer":null)"), "taken") << "absent";
  EXPECT_EQ(outcome(R"("customer":7)"), "foreign_customer");
}

TEST(ReadRows, IgnoresAndCountsColumnsThatTheTableHasNot) {
  const auto rows =
      read(kRooms, R"([{"id":"a","x":1,"y":{"id":"b","z":[{}]}},{"id":"b","x":[1,[2]]}])");
  ASSERT_TRUE(rows);
  EXPECT_EQ((*rows).report.taken, 2u);
  ASSERT_EQ((*rows).report.ignored.size(), 2u);
  EXPECT_EQ((*rows).report.ignored[0].name, "x");
  EXPECT_EQ((*rows).report.ignored[0].rows, 2u);
}

TEST(ReadRows, TakesColumnsInAnyOrderFromRowToRow) {
  const auto rows = read(
      kRooms,
      R"([{"city":"Oslo","id":"a","name":"A"},{"name":"B","id":"b"},{"id":"c","city":"Rome"}])");
  ASSERT_TRUE(rows);
  const auto& city = (*rows).partition.column_as<NameColumn>(*kRooms.find("city"));
  EXPECT_EQ(city.text(city.codes[0]), "Oslo");
  EXPECT_EQ(city.codes[1], NameColumn::kNull);
  EXPECT_EQ(city.text(city.codes[2]), "Rome");
}

TEST(ReadRows, KeepsTheLaterRowOfOneIdAndCountsIt) {
  const auto rows = read(kRooms, R"([{"id":"a","name":"1"},{"id":"b"},{"id":"a","name":"2"}])");
  ASSERT_TRUE(rows);
  EXPECT_EQ((*rows).report.taken, 2u);
  EXPECT_EQ((*rows).report.duplicates, 1u);
  EXPECT_EQ((*rows).partition.size(), 2u);
}

TEST(ReadRows, ListsTheFirstHundredErrorsAndCountsAll) {
  std::string text = "[7";
  for (int i = 1; i < 250; ++i) text += ",7";
  const auto rows = read(kRooms, text + R"(,{"id":"a"}])");
  ASSERT_TRUE(rows);
  EXPECT_EQ((*rows).report.failed, 250u);
  EXPECT_EQ((*rows).report.errors.size(), RowsReport::kErrorsListed);
  EXPECT_EQ((*rows).report.errors.back().row, 99u);
  EXPECT_EQ((*rows).report.taken, 1u);
}

TEST(ReadRows, RefusesWholeWhatIsCutOffAnywhere) {
  const std::string text =
      R"([{"id":"a","roomGroups":["x"],"capacity":7,"licensed":true,"name":"\u00e5"},{"id":"b"}])";
  ASSERT_TRUE(read(kRooms, text));
  for (std::size_t end = 0; end < text.size(); ++end) {
    EXPECT_FALSE(read(kRooms, text.substr(0, end))) << end;
  }
}

TEST(ReadRows, RefusesWholeInvalidTextAndANulByte) {
  EXPECT_FALSE(read(kRooms, "[{\"id\":\"\xC3\"}]"));
  EXPECT_FALSE(read(kRooms, "[{\"id\":\"\xED\xA0\x80\"}]"));
  for (const char* half :
       {R"(\ud800)", R"(\udc00)", R"(\ud800x)", R"(\ud800\ud800)", R"(\udc00\ud800)"}) {
    EXPECT_FALSE(read(kRooms, R"([{"id":")" + std::string(half) + R"("}])")) << half;
    EXPECT_FALSE(read(kRooms, R"([{"id":"a",")" + std::string(half) + R"(":1}])")) << half;
  }
  EXPECT_TRUE(read(kRooms, R"([{"id":"\ud83d\ude00 \ud7ff 한"}])"));
  EXPECT_FALSE(read(kRooms, std::string_view("[{\"id\":\"a\"}]\0[]", 15)));
  EXPECT_FALSE(read(kRooms, std::string_view("[{\"id\":\"a\0b\"}]", 14)));
  const auto escaped = read(kRooms, R"([{"id":"a\u0000b"}])");
  ASSERT_TRUE(escaped);
  EXPECT_EQ((*escaped).partition.id({0}), std::string_view("a\0b", 3));
}

TEST(ReadRows, RefusesWholeAControlCharacterWhereverItStands) {
  for (std::size_t before = 0; before < 280; before += before < 40 || before > 220 ? 1 : 40) {
    const std::string begin = R"([{"id":")" + std::string(before, 'x');
    for (char control = 1; control < 0x20; ++control) {
      const auto rows = read(kRooms, begin + control + std::string(40, 'x') + R"("}])");
      ASSERT_FALSE(rows) << before << ", " << int{control};
      EXPECT_EQ(rows.error().message,
                "a control character, at byte " + std::to_string(begin.size()));
    }
    EXPECT_TRUE(read(kRooms, begin + "\x7F \\u001f" + std::string(40, 'x') + R"("}])"));
  }
}

TEST(ReadRows, BoundsTheDepthOfWhatItSkips) {
  const auto deep = [](std::size_t n) {
    return R"([{"x":)" + std::string(n, '[') + std::string(n, ']') + "}]";
  };
  EXPECT_TRUE(read(kRooms, deep(98)));
  EXPECT_FALSE(read(kRooms, deep(99)));
  EXPECT_FALSE(read(kRooms, deep(1'000'000)));
}

}  // namespace
}  // namespace enfilade
