#include "core/table/spelled_texts.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "core/base/fold.h"
#include "core/base/folded_bytes.h"
#include "core/table/tokens.h"
#include "tests/core/random.h"

namespace enfilade {
namespace {

StringHeap heap_of(const std::vector<std::string>& texts) {
  StringHeap heap;
  for (const std::string& text : texts) heap.push_back(text);
  return heap;
}

std::string written(const SpelledTexts& texts, std::size_t i) {
  std::string text;
  texts.append_written(i, text);
  return text;
}
std::string folded(const SpelledTexts& texts, std::size_t i) {
  std::string text;
  texts.append_folded(i, text);
  return text;
}

int sign(int order) {
  return order < 0 ? -1 : order > 0 ? 1 : 0;
}

/// Texts that have much in common, in capitals and in small letters, and some that have nothing.
std::vector<std::string> random_texts(test::Random& random, std::size_t many) {
  static const std::vector<std::string> kPieces{
      "Camera ", "camera ", "IS ", "offline", "(", "12", "投", "影",
      "É",       "éCRAN ",  "İ ",  "\u212A",  "a", " ",  "--", std::string(1, '\0')};
  std::vector<std::string> texts;
  while (texts.size() < many) {
    std::string text;
    for (std::size_t i = random.below(7); i > 0; --i) text += kPieces[random.below(kPieces.size())];
    if (random.below(2) == 0) text += "No " + std::to_string(random.below(40'000));
    texts.push_back(text);
  }
  return texts;
}

TEST(SpelledTexts, AreReadAsTheyWereWrittenAndFolded) {
  test::Random random(3);
  // So many different tokens that their numbers take one byte, two, and three.
  for (const std::size_t many : {0, 1, 40, 600, 40'000}) {
    const std::vector<std::string> texts = random_texts(random, many);
    const SpelledTexts spelled(heap_of(texts));
    ASSERT_EQ(spelled.size(), many);
    for (std::size_t i = 0; i < many; ++i) {
      ASSERT_EQ(written(spelled, i), texts[i]);
      ASSERT_EQ(folded(spelled, i), fold(texts[i]));
      ASSERT_EQ(spelled.is_empty(i), texts[i].empty());
    }
  }
}

TEST(SpelledTexts, GiveTheTokensOfTheFoldedText) {
  test::Random random(5);
  const std::vector<std::string> texts = random_texts(random, 500);
  const SpelledTexts spelled(heap_of(texts));
  for (std::size_t i = 0; i < texts.size(); ++i) {
    std::vector<std::string> given, cut;
    spelled.for_each_token(
        i, [&](std::uint32_t token) { given.emplace_back(spelled.tokens()[token]); });
    for_each_token(fold(texts[i]), [&](std::string_view token) { cut.emplace_back(token); });
    ASSERT_EQ(given, cut) << texts[i];
  }
}

TEST(SpelledTexts, AreOrderedLikeFoldedTexts) {
  test::Random random(7);
  const std::vector<std::string> texts = random_texts(random, 300);
  const SpelledTexts spelled(heap_of(texts));
  for (std::size_t i = 0; i < texts.size(); ++i) {
    for (const std::string& other : texts) {
      const std::string with = fold(other);
      ASSERT_EQ(sign(spelled.compare_folded(i, with)), sign(fold(texts[i]).compare(with)))
          << '"' << texts[i] << "\" and \"" << other << '"';
    }
  }
}

TEST(SpelledTexts, CopyAsManyFoldedBytesAsFit) {
  test::Random random(11);
  const std::vector<std::string> texts = random_texts(random, 300);
  const SpelledTexts spelled(heap_of(texts));
  const std::vector<std::uint64_t> prefixes = spelled.prefixes();
  ASSERT_EQ(prefixes.size(), texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    char bytes[9] = "########";
    const std::size_t copied = spelled.copy_folded(i, std::span(bytes, 8));
    ASSERT_EQ(std::string_view(bytes, copied), fold(texts[i]).substr(0, 8));
    ASSERT_EQ(prefixes[i], first_eight(fold(texts[i])));
    ASSERT_EQ(std::string_view(bytes, 8).substr(copied), std::string(8 - copied, '#'));
  }
}

TEST(SpelledTexts, TakeAByteForEachTokenThatManyHave) {
  std::vector<std::string> texts;
  for (int i = 0; i < 1'000; ++i) {
    texts.push_back("Camera is offline again in the big hall, number " + std::to_string(i));
  }
  const SpelledTexts spelled(heap_of(texts));
  // Ten tokens a text: "Camera ", which is numbered last, and most of the numbers take two bytes.
  EXPECT_LE(spelled.parts().numbers.size(), 1'000u * 12);
  EXPECT_LT(spelled.bytes(), heap_of(texts).bytes() / 2);
}

TEST(SpelledTexts, AreNotReadFromPartsThatDoNotFit) {
  using Parts = SpelledTexts::Parts;
  const Parts right = SpelledTexts(heap_of({"a B", "", "b"})).parts();
  const auto with = [&](auto change) {
    Parts parts = right;
    change(parts);
    return SpelledTexts::of(std::move(parts));
  };
  const auto kept = with([](Parts&) {});
  ASSERT_TRUE(kept);
  EXPECT_EQ(written(*kept, 0), "a B");
  ASSERT_EQ(right.tokens.size(), 2u);  // "b" and "a "
  ASSERT_EQ(right.others.size(), 1u);  // "B"
  ASSERT_EQ(right.numbers, (std::vector<std::uint8_t>{1, 2, 0}));

  EXPECT_FALSE(with([](Parts& parts) { parts.numbers[0] = 3; })) << "no such token";
  EXPECT_FALSE(with([](Parts& parts) { parts.numbers[2] = 0x80; })) << "a number without an end";
  EXPECT_FALSE(with([](Parts& parts) { parts.numbers[1] = 0x80; })) << "one that ends in the next";
  EXPECT_FALSE(with([](Parts& parts) {
    parts.numbers = {0x80, 0x80, 0x80, 0x80, 0};
    parts.ends = {5, 5, 5};
  })) << "a number that is too long";
  EXPECT_FALSE(with([](Parts& parts) { parts.ends[2] = 2; })) << "numbers of no text";
  EXPECT_FALSE(with([](Parts& parts) { parts.ends = {2, 1, 3}; })) << "a text that ends too early";
  EXPECT_FALSE(with([](Parts& parts) { parts.folds[0] = 2; })) << "folded to what is not there";
  EXPECT_FALSE(with([](Parts& parts) { parts.folds[0] = 1; })) << "folded to another token";
  EXPECT_FALSE(with([](Parts& parts) { parts.folds.clear(); })) << "folded to nothing";
  EXPECT_FALSE(with([](Parts& parts) {
    parts.tokens = heap_of({"B", "a "});
    parts.others = heap_of({"c"});
  })) << "a token that is not folded";
}

TEST(SpelledTexts, AreNotReadFromAFewNumbersThatStandForMoreThanMemoryHolds) {
  const auto texts = [](std::size_t token, std::size_t times, std::size_t many) {
    SpelledTexts::Parts parts;
    parts.tokens.push_back(std::string(token, 'a'));
    parts.numbers.assign(times * many, 0);
    for (std::size_t i = 1; i <= many; ++i) {
      parts.ends.push_back(static_cast<std::uint32_t>(i * times));
    }
    return SpelledTexts::of(std::move(parts));
  };
  EXPECT_TRUE(texts(1 << 20, 256, 7));
  EXPECT_FALSE(texts(1 << 20, 257, 1)) << "one text";
  EXPECT_FALSE(texts(1 << 20, 256, 8)) << "all of them";
}

}  // namespace
}  // namespace enfilade
