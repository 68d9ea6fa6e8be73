#include "core/table/text_index.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/fold.h"
#include "core/base/fold_table.h"
#include "core/table/column.h"
#include "core/table/tokens.h"
#include "tests/core/random.h"

namespace enfilade {
namespace {

std::string cut(std::string_view text) {
  std::string cut;
  for_each_token(text, [&](std::string_view token) { (cut += token) += '|'; });
  return cut;
}

TEST(Tokens, AreWordsNumbersAndIdeographsWithTheSignsBehindThem) {
  EXPECT_EQ(cut("Camera is offline (atlas-12)"), "Camera |is |offline (|atlas-|12)|");
  EXPECT_EQ(cut("(a1b"), "(|a|1|b|");
  EXPECT_EQ(cut("  "), "  |");
  EXPECT_EQ(cut(""), "");
  EXPECT_EQ(cut("Zürich, ÉCRAN"), "Zürich, |ÉCRAN|");
  EXPECT_EQ(cut("投影仪 3"), "投|影|仪 |3|");
}

TEST(Tokens, AreCutAtTheSamePlacesInAFoldedText) {
  for (const detail::FoldRange& range : detail::kFoldRanges) {
    for (std::uint32_t c = range.first; c <= range.last; c += range.stride) {
      const auto to = static_cast<std::uint32_t>(static_cast<std::int64_t>(c) + range.delta);
      if (c < 128) continue;
      ASSERT_EQ(detail::class_of(c), detail::TokenClass::letter) << c;
      if (to >= 128) {
        ASSERT_EQ(detail::class_of(to), detail::TokenClass::letter) << to;
      } else {
        ASSERT_EQ(detail::kAsciiClasses[to], detail::TokenClass::letter) << to;
      }
    }
  }
}

/// A text that shares much with others, of few pieces: so needles are found, also across pieces.
std::string random_text(test::Random& random, std::size_t pieces) {
  static const std::vector<std::string> kPieces{
      "camera", "Cam", "era", "a",         "is ", " ",     "-",    "(",      ")",
      "12",     "1",   "2",   "投",        "影",  "É",     "cran", "ÉCRAN ", std::string("\0x", 2),
      "İ",      "ß",   "aa",  "offline (", "Kel", "\u212A"};
  std::string text;
  for (std::size_t i = random.below(pieces + 1); i > 0; --i) {
    text += kPieces[random.below(kPieces.size())];
  }
  return text;
}

// The index, the texts themselves, and both at once, are held to the plainest search; and so are
// ids, of which nothing folded is kept, all of ASCII or not.
TEST(TextColumn, FindsWhatItsFoldedTextsContain) {
  test::Random random(23);
  for (int round = 0; round < 24; ++round) {
    const bool ids = round % 4 == 1, indexed = round % 4 > 1, ascii = round % 8 < 4;
    TextColumn column = ids ? TextColumn::of_ids() : TextColumn{};
    std::vector<std::string> folded;
    std::vector<bool> null;
    const auto add = [&](std::size_t rows) {
      for (; rows > 0; --rows) {
        std::string text = random_text(random, 8);
        if (ascii) std::erase_if(text, [](char c) { return (c & 0x80) != 0; });
        null.push_back(random.below(20) == 0);
        folded.push_back(null.back() ? "" : fold(text));
        null.back() ? column.push_null() : column.push_back(text);
      }
    };
    add(round % 3 == 0 ? 100 : 700 + random.below(500));
    if (indexed) column.index();
    if (round % 2 == 0) add(random.below(200));

    const Bitmap among =
        Bitmap::of(folded.size(), [&](std::size_t) { return random.below(3) > 0; });
    // Some rows first, then all: what was found already must not stand in the way.
    for (int i = 0; i < 200; ++i) {
      const std::string needle = fold(random_text(random, 3));
      for (const Bitmap& asked : {among, Bitmap(folded.size(), true)}) {
        Bitmap found = asked;
        column.keep_containing(needle, found);
        for (std::size_t row = 0; row < folded.size(); ++row) {
          const bool contains = folded[row].find(needle) != std::string::npos;
          ASSERT_EQ(found.test(row), asked.test(row) && !null[row] && contains)
              << '"' << needle << "\" in \"" << folded[row] << '"';
        }
      }
    }
    std::string scratch;
    for (std::size_t row = 0; row < folded.size(); ++row) {
      ASSERT_EQ(column.folded(row, scratch), folded[row]);
      ASSERT_EQ(column.prefix(row), TextColumn::prefix_of(folded[row]));
    }
    for (std::size_t i = 0; i * 64 < folded.size(); ++i) {
      const TextColumn::Range* range = column.range(i);
      if (range == nullptr) continue;
      std::vector<std::string> texts;
      for (std::size_t row = i * 64; row < std::min(i * 64 + 64, folded.size()); ++row) {
        if (!null[row]) texts.push_back(folded[row]);
      }
      ASSERT_EQ(folded[i * 64 + range->first], *std::min_element(texts.begin(), texts.end()));
      ASSERT_EQ(folded[i * 64 + range->last], *std::max_element(texts.begin(), texts.end()));
      ASSERT_EQ(range->least, TextColumn::begin_of(folded[i * 64 + range->first]));
      ASSERT_EQ(range->most, TextColumn::begin_of(folded[i * 64 + range->last]));
    }
  }
}

TEST(TextColumn, KeepsNoLongTextThatItWasSearchedFor) {
  TextColumn column;
  for (int row = 0; row < 600; ++row)
    column.push_back("the speaker of hall " + std::to_string(row));
  column.index();
  const std::size_t before = column.bytes();
  const auto more_after = [&](std::string_view needle) {
    Bitmap found(600, true);
    column.keep_containing(needle, found);
    EXPECT_EQ(found.count(), 1u) << needle;
    return column.bytes() - before;
  };
  EXPECT_EQ(more_after("speaker of hall 599"), 0u);
  EXPECT_GT(more_after("hall 599"), 0u);
}

TEST(TextColumn, LooksAgainWhenThereAreMoreRows) {
  for (const std::size_t rows : {10, 600}) {
    TextColumn column;
    for (std::size_t row = 0; row < rows; ++row) column.push_back("speaker");
    if (column.wants_index()) column.index();
    Bitmap found(rows, true);
    column.keep_containing("camera", found);
    EXPECT_FALSE(found.any());
    column.push_null();
    column.push_back("Camera");
    found = Bitmap(rows + 2, true);
    column.keep_containing("camera", found);
    EXPECT_EQ(found.count(), 1u);
    EXPECT_TRUE(found.test(rows + 1));
  }
}

TEST(TextColumn, KnowsHowTheFirstAndTheLastOf64TextsBegin) {
  using Begin = TextColumn::Begin;
  EXPECT_EQ(TextColumn::begin_of("A"), (Begin{std::uint64_t{'a'} << 56, 0, 0, 0}));
  EXPECT_EQ(TextColumn::begin_of("12345678\u212A"),
            (Begin{0x3132'3334'3536'3738, std::uint64_t{'k'} << 56, 0, 0}));

  TextColumn column;
  for (int row = 0; row < 64; ++row) {
    column.push_back("Camera is offline in the hall (atlas-" + std::to_string(20 + row * 7 % 64));
  }
  for (int row = 0; row < 64; ++row) column.push_null();
  column.push_back("Last");
  column.index();
  EXPECT_EQ(column.range(0)->least, TextColumn::begin_of("camera is offline in the hall (a"));
  EXPECT_EQ(column.range(0)->most, column.range(0)->least);
  EXPECT_EQ(column.range(0)->first, 0);
  EXPECT_EQ(column.range(0)->last, 9);  // 63, and 20
  EXPECT_GT(column.range(1)->least, column.range(1)->most);
  EXPECT_EQ(column.range(2)->most, TextColumn::begin_of("last"));
  EXPECT_EQ(column.range(3), nullptr);

  column.push_back("Zz");  // not in the index, and one of the same 64
  EXPECT_NE(column.range(1), nullptr);
  EXPECT_EQ(column.range(2), nullptr);
}

}  // namespace
}  // namespace enfilade
