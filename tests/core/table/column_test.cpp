// Columns: small codes, dictionaries, sets and lists of rooms.

#include "core/table/column.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/table/names.h"
#include "tests/core/random.h"

namespace enfilade {
namespace {

std::size_t width(const Codes& codes) {
  return codes.visit([](auto span) { return sizeof(span[0]); });
}

TEST(Codes, WidenWhenTheyMust) {
  Codes codes;
  std::vector<std::uint32_t> written;
  const auto add = [&](std::uint32_t code) {
    codes.push_back(code);
    written.push_back(code);
  };
  add(0);
  add(255);
  EXPECT_EQ(width(codes), 1u);
  add(256);
  EXPECT_EQ(width(codes), 2u);
  add(65'535);
  EXPECT_EQ(width(codes), 2u);
  add(65'536);
  EXPECT_EQ(width(codes), 4u);
  add(7);
  ASSERT_EQ(codes.size(), written.size());
  for (std::size_t i = 0; i < written.size(); ++i) EXPECT_EQ(codes[i], written[i]);
}

TEST(Codes, WidenFromOneByteToFourAtOnce) {
  Codes codes;
  codes.push_back(3);
  codes.push_back(70'000);
  EXPECT_EQ(codes[0], 3u);
  EXPECT_EQ(codes[1], 70'000u);
}

TEST(Names, NumberDistinctTextsAsTheyCome) {
  Names names;
  EXPECT_EQ(names.number("b"), 0u);
  EXPECT_EQ(names.number("a"), 1u);
  EXPECT_EQ(names.number("b"), 0u);
  EXPECT_EQ(names.number("B"), 2u);
  EXPECT_EQ(names.number(""), 3u);
  EXPECT_EQ(names.find(""), 3u);
  EXPECT_EQ(names.find("c"), StringIndex::kNone);
  EXPECT_EQ(names[2], "B");
}

TEST(Names, FindEachOfMany) {
  Names names;
  for (int i = 0; i < 3'000; ++i) names.number("name " + std::to_string(i));
  ASSERT_EQ(names.size(), 3'000u);
  for (std::uint32_t i = 0; i < 3'000; ++i) {
    ASSERT_EQ(names.find("name " + std::to_string(i)), i);
    ASSERT_EQ(names[i], "name " + std::to_string(i));
  }
}

TEST(TextColumn, KeepsTextsAsWrittenAndFolded) {
  TextColumn column;
  column.push_back("İzmir");
  column.push_null();
  column.push_back("");
  EXPECT_EQ(column.written[0], "İzmir");
  std::string scratch;
  EXPECT_EQ(column.folded(0, scratch), "izmir");
  EXPECT_TRUE(column.null.test(1));
  EXPECT_FALSE(column.null.test(2));
  EXPECT_EQ(column.written[2], "");
}

TEST(RoomsColumn, KeepsNoneOneAndManyRooms) {
  test::Random random(7);
  RoomsColumn column;
  std::vector<std::vector<RoomRef>> written;
  for (int row = 0; row < 500; ++row) {
    std::vector<RoomRef> rooms;
    for (std::size_t i = random.below(4); i > 0; --i) {
      rooms.push_back({static_cast<std::uint32_t>(random.below(50))});
    }
    column.push_back(rooms);
    written.push_back(rooms);
  }
  ASSERT_EQ(column.size(), written.size());
  for (std::size_t row = 0; row < written.size(); ++row) {
    const auto rooms = column[row];
    ASSERT_EQ(std::vector<RoomRef>(rooms.begin(), rooms.end()), written[row]) << row;
  }
}

TEST(Postings, AreTheRowsOfEachCode) {
  const std::vector<std::vector<std::uint32_t>> codes{{0, 2}, {}, {0, 1}, {0}};
  const Postings postings(codes.size(), 4, [&](std::size_t row) { return codes[row]; });
  using Rows = std::vector<std::uint32_t>;
  const auto rows = [&](std::uint32_t code) {
    return Rows(postings[code].begin(), postings[code].end());
  };
  EXPECT_EQ(rows(0), (Rows{0, 2, 3}));
  EXPECT_EQ(rows(1), (Rows{2}));
  EXPECT_EQ(rows(2), (Rows{0}));
  EXPECT_EQ(rows(3), Rows{});
}

}  // namespace
}  // namespace enfilade
