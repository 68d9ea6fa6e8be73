// Columns: small codes, dictionaries, sets and lists of rooms.

#include "core/table/column.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
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

TEST(Codes, WidenWhenOneIsSet) {
  Codes codes;
  for (std::uint32_t code = 0; code < 5; ++code) codes.push_back(code);
  codes.set(1, 255);
  EXPECT_EQ(width(codes), 1u);
  codes.set(2, 256);
  EXPECT_EQ(width(codes), 2u);
  codes.set(3, 65'536);
  EXPECT_EQ(width(codes), 4u);
  EXPECT_EQ(codes[0], 0u);
  EXPECT_EQ(codes[1], 255u);
  EXPECT_EQ(codes[2], 256u);
  EXPECT_EQ(codes[3], 65'536u);
  EXPECT_EQ(codes[4], 4u);
}

TEST(Codes, AreMadeAsNarrowAsTheyCanBe) {
  for (const std::uint32_t most : {0u, 255u, 256u, 65'535u, 65'536u}) {
    const std::vector<std::uint32_t> written{0, most, 1};
    const Codes codes(written);
    EXPECT_EQ(width(codes), most < 256 ? 1u : most < 65'536 ? 2u : 4u);
    for (std::size_t i = 0; i < written.size(); ++i) EXPECT_EQ(codes[i], written[i]);
  }
}

TEST(NumberColumn, KnowsTheRangeOfEach64RowsAfterAnyChange) {
  test::Random random(11);
  const auto value = [&] {
    return random.below(4) == 0 ? NumberColumn::kNull
                                : static_cast<std::int64_t>(random.below(1'000)) - 500;
  };
  NumberColumn column;
  for (int i = 0; i < 200; ++i) column.push_back(value());
  for (int change = 0; change < 300; ++change) {
    column.set(random.below(200), value());
    if (change % 100 == 99) {
      for (std::size_t row = 64; row < 128; ++row) column.set(row, NumberColumn::kNull);
    }
    NumberColumn anew;
    for (std::size_t row = 0; row < column.size(); ++row) anew.push_back(column[row]);
    for (std::size_t i = 0; i < 4; ++i) ASSERT_EQ(column.range(i), anew.range(i));
  }
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
  std::string scratch;
  EXPECT_EQ(column.written(0, scratch), "İzmir");
  EXPECT_EQ(column.folded(0, scratch), "izmir");
  EXPECT_TRUE(column.is_null(1));
  EXPECT_FALSE(column.is_null(2));
  EXPECT_EQ(column.written(2, scratch), "");
}

TEST(TextColumn, KeepsIdsOnlyAsWritten) {
  TextColumn texts, ids = TextColumn::of_ids();
  for (const char* id : {"INC1-of-a-longer-kind", "İNC2-of-a-longer-kind"}) {
    texts.push_back(id);
    ids.push_back(id);
  }
  EXPECT_FALSE(ids.wants_folding());
  ASSERT_TRUE(texts.wants_folding());
  texts.fold_rest();
  texts.shrink_to_fit();
  ids.shrink_to_fit();
  EXPECT_LT(ids.bytes(), texts.bytes());
  std::string scratch;
  EXPECT_EQ(ids.folded(0, scratch), "inc1-of-a-longer-kind");
  EXPECT_EQ(ids.folded(1, scratch), "inc2-of-a-longer-kind");
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

TEST(NamesOfMany, AreFoundByAllTheirBytesAndNotByOthers) {
  Names names;
  const auto text = [](std::uint32_t i) { return std::string(i % 23, 'x') + std::to_string(i); };
  for (std::uint32_t i = 0; i < 5'000; ++i) {
    ASSERT_EQ(names.find(text(i)), StringIndex::kNone);
    ASSERT_EQ(names.number(text(i)), i);
    ASSERT_EQ(names.number(text(i / 2)), i / 2);
  }
  for (std::uint32_t i = 0; i < 5'000; ++i) {
    ASSERT_EQ(names.find(text(i)), i);
    ASSERT_EQ(names.find(text(i) + 'x'), StringIndex::kNone);
    ASSERT_EQ(names.find(text(i + 5'000)), StringIndex::kNone);
  }
}

// Of rows with one id the last one counts, whatever its number.
TEST(StringIndex, LeadsToTheNumberThatWasAssignedLast) {
  StringHeap strings;
  StringIndex index;
  std::map<std::string, std::uint32_t> last;
  for (std::uint32_t row = 0; row < 3'000;) {
    // One by one, and many at once.
    const std::uint32_t from = row, to = std::min(row + 1 + row % 3 * 40, 3'000u);
    std::size_t again = 0;
    for (; row < to; ++row) {
      const std::string id = row % 3 == 0 ? "again" : "row " + std::to_string(row % 100);
      strings.push_back(id);
      again += !last.insert_or_assign(id, row).second;
    }
    ASSERT_EQ(index.assign_from(from, strings), again);
    for (const auto& [id, number] : last) ASSERT_EQ(index.find(id, strings), number);
    ASSERT_EQ(index.find("never", strings), StringIndex::kNone);
  }
}

TEST(StringIndex, TakesSixBytesForEachOfManyStrings) {
  for (const std::size_t many : {1'000, 1'100, 2'047, 3'000}) {
    StringHeap strings;
    for (std::size_t i = 0; i < many; ++i) strings.push_back("string " + std::to_string(i));
    StringIndex index;
    ASSERT_TRUE(index.add_all(strings));
    EXPECT_LE(index.bytes(), many * 6 + 8);
    for (std::uint32_t i = 0; i < many; ++i) ASSERT_EQ(index.find(strings[i], strings), i);
  }
}

TEST(StringHeap, KeepsNoEndsAsLongAsItsStringsAreOfOneLength) {
  StringHeap ids;
  for (int i = 1'000; i < 3'000; ++i) ids.push_back("INC" + std::to_string(i));
  ids.shrink_to_fit();
  EXPECT_TRUE(ids.ends().empty());
  EXPECT_LE(ids.bytes(), 2'000u * 7 + 16);
  EXPECT_EQ(ids[0], "INC1000");
  EXPECT_EQ(ids[1'999], "INC2999");
  EXPECT_EQ(ids.holder(7 * 1'234 + 3, 0), 1'234u);

  ids.push_back("");
  ids.push_back("INC3000");
  ids.push_back("INC30001");
  EXPECT_EQ(ids.size(), 2'003u);
  EXPECT_EQ(ids[1'234], "INC2234");
  EXPECT_EQ(ids[2'000], "");
  EXPECT_EQ(ids[2'001], "INC3000");
  EXPECT_EQ(ids[2'002], "INC30001");
  EXPECT_EQ(ids.holder(7 * 1'234 + 3, 0), 1'234u);
  EXPECT_EQ(ids.holder(7 * 2'001 + 7, 1'900), 2'002u);

  StringHeap empty;
  empty.push_back("");
  empty.push_back("");
  EXPECT_EQ(empty.size(), 2u);
  EXPECT_EQ(empty[1], "");
}

}  // namespace
}  // namespace enfilade
