// Columns and their pieces made of what somebody kept: right ones, and beside each what is wrong.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/table/column.h"
#include "core/table/partition.h"
#include "tests/core/rows.h"

namespace enfilade {
namespace {

using Numbers = std::vector<std::uint32_t>;

StringHeap strings(const std::vector<std::string>& texts) {
  StringHeap strings;
  for (const std::string& text : texts) strings.push_back(text);
  return strings;
}
Names names(const std::vector<std::string>& texts) {
  return *Names::of(strings(texts));
}
std::vector<RoomRef> rooms(const Numbers& numbers) {
  std::vector<RoomRef> rooms;
  for (std::uint32_t number : numbers) rooms.push_back({number});
  return rooms;
}

TEST(KeptStrings, EndWhereTheirTextDoes) {
  EXPECT_TRUE(StringHeap::of("", 0, {}));
  EXPECT_TRUE(StringHeap::of("abc", 3, {1, 1, 3}));
  EXPECT_FALSE(StringHeap::of("abc", 3, {1, 1, 2}));
  EXPECT_FALSE(StringHeap::of("abc", 2, {1, 4}));
  EXPECT_FALSE(StringHeap::of("abc", 3, {2, 1, 3}));
  EXPECT_FALSE(StringHeap::of("abc", 0, {}));
  EXPECT_FALSE(StringHeap::of("abc", 2, {1, 1, 3}));
  ASSERT_TRUE(StringHeap::of("abcd", 2, {}));  // of one length
  EXPECT_EQ((*StringHeap::of("abcd", 2, {}))[1], "cd");
  EXPECT_FALSE(StringHeap::of("abc", 2, {}));
  EXPECT_FALSE(StringHeap::of("", 2, {}));
}

TEST(KeptStrings, AreUtf8OneByOne) {
  EXPECT_TRUE(is_utf8(*StringHeap::of("aé投", 4, {1, 1, 3, 6})));
  EXPECT_FALSE(is_utf8(*StringHeap::of("aé投", 4, {1, 2, 3, 6})));  // é is cut
  EXPECT_FALSE(is_utf8(*StringHeap::of("a\xC3", 2, {1, 2})));
  EXPECT_TRUE(is_utf8(*StringHeap::of("abcdefghijklmnopqrstuvwxyz", 1, {26})));
}

TEST(KeptStrings, AreFoldedOneByOne) {
  const auto texts = [](const StringHeap& heap) {
    std::vector<std::string> all;
    for (std::size_t i = 0; i < heap.size(); ++i) all.emplace_back(heap[i]);
    return all;
  };
  const std::vector<std::string> ascii{"Ab", "", "C"}, others{"İ", "", "\u212A", "ÉX"};
  EXPECT_EQ(texts(folded(strings(ascii))), (std::vector<std::string>{"ab", "", "c"}));
  EXPECT_EQ(texts(folded(strings(others))), (std::vector<std::string>{"i", "", "k", "éx"}));
}

TEST(KeptNames, AreDistinctAndFound) {
  const Names three = names({"b", "", "a"});
  EXPECT_EQ(three.find("a"), 2u);
  EXPECT_EQ(three.find("c"), StringIndex::kNone);
  EXPECT_FALSE(Names::of(strings({"b", "a", "b"})));
}

TEST(KeptIndex, HoldsEachNumberOnceAndHasRoomToStopAt) {
  const StringHeap three = strings({"b", "", "a"});
  StringIndex right;
  ASSERT_TRUE(right.add_all(three));
  const Numbers slots(right.slots().begin(), right.slots().end());
  ASSERT_TRUE(StringIndex::of(slots, 3));
  EXPECT_EQ(StringIndex::of(slots, 3)->find("a", three), 2u);
  EXPECT_EQ(StringIndex::of(slots, 3)->find("c", three), StringIndex::kNone);
  EXPECT_TRUE(StringIndex::of({}, 0));
  EXPECT_FALSE(StringIndex::of({}, 1));
  EXPECT_FALSE(StringIndex::of(slots, 2));
  EXPECT_FALSE(StringIndex::of(slots, 4));
  EXPECT_FALSE(StringIndex::of({0, 1, 2}, 3));       // a search would not end
  EXPECT_FALSE(StringIndex::of({0, 1, 2, ~0u}, 3));  // too full to be searched
  EXPECT_FALSE(StringIndex::of({0, 0, ~0u, ~0u}, 2));
  EXPECT_FALSE(StringIndex::of({0, 2, ~0u, ~0u}, 2));
  const auto turned = StringIndex::of({1, 0, ~0u, ~0u}, 2);  // numbers where no string leads
  ASSERT_TRUE(turned);
  for (const char* text : {"b", "", "x"}) {
    const std::uint32_t found = turned->find(text, strings({"b", ""}));
    EXPECT_TRUE(found == StringIndex::kNone || strings({"b", ""})[found] == text);
  }
}

TEST(KeptBits, AreNoneBeyondTheLastRow) {
  EXPECT_TRUE(Bitmap::of(0, {}));
  EXPECT_TRUE(Bitmap::of(3, {7}));
  EXPECT_FALSE(Bitmap::of(3, {8}));
  EXPECT_FALSE(Bitmap::of(3, {}));
  EXPECT_FALSE(Bitmap::of(64, {0, 0}));
  EXPECT_TRUE(Bitmap::of(64, {~std::uint64_t{0}}));
}

TEST(KeptTexts, AreThoseOfTheirRowsAndNoneOfNulls) {
  const auto texts = [](std::size_t size, std::vector<std::uint64_t> nulls) {
    return TextColumn::of(size, {}, {}, strings({"A", "", "C"}), *Bitmap::of(3, std::move(nulls)),
                          {});
  };
  std::string scratch;
  ASSERT_TRUE(texts(4, {2}));
  EXPECT_EQ(texts(4, {2})->folded(0, scratch), "a");
  EXPECT_TRUE(texts(4, {2})->is_null(1));
  EXPECT_TRUE(texts(4, {2})->is_null(3));
  EXPECT_FALSE(texts(4, {0})->is_null(1));
  EXPECT_FALSE(texts(2, {2}));
  EXPECT_FALSE(texts(4, {1}));
  EXPECT_FALSE(TextColumn::of(4, {}, {}, strings({"A", "", "C"}), Bitmap(2), {}));

  const SpelledTexts two(strings({"A", ""}));
  const auto spelled = [&](TextIndex index, std::vector<std::uint64_t> nulls) {
    return TextColumn::of(4, two, std::move(index), strings({"C"}),
                          *Bitmap::of(3, std::move(nulls)), {});
  };
  ASSERT_TRUE(spelled(TextIndex(two), {2}));
  EXPECT_EQ(spelled(TextIndex(two), {2})->written(0, scratch), "A");
  EXPECT_EQ(spelled(TextIndex(two), {2})->folded(2, scratch), "c");
  EXPECT_FALSE(spelled(TextIndex(two), {1}));
  EXPECT_FALSE(spelled(TextIndex(SpelledTexts(strings({"a"}))), {2}));
}

TEST(KeptTextIndex, LeadsNowhereElse) {
  const SpelledTexts texts(strings({"a", "a b", "a", "b", "c"}));
  const std::size_t tokens = texts.tokens().size();
  const TextIndex index(texts);
  const TextIndex::Parts& right = index.parts();
  ASSERT_EQ(right.common.size(), tokens);
  EXPECT_TRUE(TextIndex::of(right, tokens));
  TextIndex::Parts listed = right;  // the last token's rows as a list
  listed.common.pop_back();
  listed.common_rows.pop_back();
  EXPECT_FALSE(TextIndex::of(listed, tokens));  // a token without rows
  listed.lists = Codes(Numbers{4});
  listed.ends.back() = 1;
  EXPECT_TRUE(TextIndex::of(listed, tokens));
  listed.lists = Codes(Numbers{5});
  EXPECT_FALSE(TextIndex::of(listed, tokens));  // no such row
  listed.lists = Codes(Numbers{4, 4});
  EXPECT_FALSE(TextIndex::of(listed, tokens));  // a row of no token

  TextIndex::Parts wrong = right;
  wrong.common_rows[0] = Bitmap(4);
  EXPECT_FALSE(TextIndex::of(wrong, tokens));
  wrong = right;
  std::swap(wrong.common[0], wrong.common[1]);
  EXPECT_FALSE(TextIndex::of(wrong, tokens));
  wrong = right;
  wrong.ends.pop_back();
  EXPECT_FALSE(TextIndex::of(wrong, tokens));
  wrong = right;
  wrong.common.push_back(9);
  wrong.common_rows.emplace_back(5);
  EXPECT_FALSE(TextIndex::of(wrong, tokens));
}

TEST(KeptSets, NameWhatIsThereOnceInARow) {
  const auto sets = [](Numbers codes, Numbers ends, std::uint64_t nulls) {
    return SetColumn::of(names({"x", "y"}), std::move(codes), std::move(ends),
                         *Bitmap::of(3, {nulls}));
  };
  const auto right = sets({1, 0, 1}, {2, 2, 3}, 2);
  ASSERT_TRUE(right);
  EXPECT_EQ(std::vector(right->holders[1].begin(), right->holders[1].end()), (Numbers{0, 2}));
  EXPECT_FALSE(sets({1, 0, 2}, {2, 2, 3}, 2));
  EXPECT_FALSE(sets({1, 1, 1}, {2, 2, 3}, 2));
  EXPECT_FALSE(sets({1, 0, 1}, {2, 1, 3}, 2));
  EXPECT_FALSE(sets({1, 0, 1}, {2, 2, 2}, 2));
  EXPECT_FALSE(sets({1, 0, 1}, {2, 3}, 2));
  EXPECT_FALSE(sets({1, 0, 1}, {2, 2, 3}, 4));
}

TEST(KeptNumbers, AreWithinTheirRange) {
  constexpr std::int64_t kNull = NumberColumn::kNull;
  const auto right = NumberColumn::of(70, {-9, kNull, 9}, 9);
  ASSERT_TRUE(right);
  EXPECT_EQ(right->range(0), (NumberColumn::Range{-9, 9}));
  EXPECT_EQ((*right)[69], kNull);
  EXPECT_EQ(NumberColumn::of(1, {kNull}, 9)->range(0), NumberColumn::Range{});
  EXPECT_FALSE(NumberColumn::of(2, {-9, kNull, 9}, 9));
  EXPECT_FALSE(NumberColumn::of(70, {-10, kNull, 9}, 9));
  EXPECT_FALSE(NumberColumn::of(70, {-9, kNull, 10}, 9));
}

TEST(KeptRooms, AreThereAndTheirListsAreTheRows) {
  constexpr std::uint32_t kMany = 0x8000'0000, kNone = 0xFFFF'FFFF;
  const auto of = [](const Numbers& rows, const Numbers& lists) {
    return RoomsColumn::of(names({"a", "b", "c"}), rooms(rows), rooms(lists));
  };
  const auto right = of({1, kNone, kMany, 2, kMany + 3}, {2, 0, 2, 3, 2, 1, 0});
  ASSERT_TRUE(right);
  EXPECT_EQ((*right)[4].size(), 3u);
  EXPECT_EQ((*right)[2][1].row, 2u);
  EXPECT_FALSE(of({3}, {}));
  EXPECT_FALSE(of({kMany}, {}));
  EXPECT_FALSE(of({kMany}, {3, 0, 1}));
  EXPECT_FALSE(of({kMany}, {1, 0}));
  EXPECT_FALSE(of({kMany}, {2, 0, 3}));
  EXPECT_FALSE(of({kMany}, {2, 1, 1}));
  EXPECT_FALSE(of({kMany, kMany}, {2, 0, 1}));
  EXPECT_FALSE(of({kMany + 1}, {2, 2, 0, 1}));
  EXPECT_FALSE(of({0}, {2, 0, 1}));
}

TEST(KeptPartition, HasColumnsOfOneLengthAndIdsOfItsRowsAlone) {
  const auto of = [](const std::vector<std::string>& ids, std::size_t others) {
    const TableSchema& schema = schema_of(TableId::tickets);
    std::vector<Column> columns;
    for (const ColumnSchema& column : schema.columns) columns.push_back(empty_column(column));
    columns[0] = *TextColumn::of(ids.size(), {}, {}, strings(ids), Bitmap(ids.size()), {});
    for (Column& column : columns) {
      if (auto* texts = std::get_if<TextColumn>(&column); texts && texts->size() == 0) {
        for (std::size_t i = 0; i < others; ++i) texts->push_null();
      } else if (auto* named = std::get_if<NameColumn>(&column)) {
        for (std::size_t i = 0; i < others; ++i) named->codes.push_back(NameColumn::kNull);
      } else if (auto* numbers = std::get_if<NumberColumn>(&column)) {
        for (std::size_t i = 0; i < others; ++i) numbers->push_back(NumberColumn::kNull);
      } else if (auto* of_rows = std::get_if<RoomsColumn>(&column)) {
        for (std::size_t i = 0; i < others; ++i) of_rows->push_back({});
      }
    }
    StringIndex by_id;
    EXPECT_EQ(by_id.add_all(strings(ids)), ids.size() < 2 || ids[0] != ids[1]);
    return Partition::of(schema, std::move(columns), std::move(by_id));
  };
  ASSERT_TRUE(of({"a", "b"}, 2));
  EXPECT_EQ(of({"a", "b"}, 2)->find("b"), RowId{1});
  EXPECT_FALSE(of({"a", ""}, 2));
  EXPECT_FALSE(of({"a", "b"}, 1));
  EXPECT_FALSE(of({"a", "b"}, 3));
}

}  // namespace
}  // namespace enfilade
