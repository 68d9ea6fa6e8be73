// The words of a search, and back.

#include "core/box/words.h"

#include <gtest/gtest.h>

namespace enfilade {
namespace {

using Words = std::vector<std::string>;

TEST(Words, AreWhatWhiteSpaceOfAnyScriptSeparates) {
  EXPECT_EQ(words_of(" Camera\tHALL\n"), (Words{"camera", "hall"}));
  EXPECT_EQ(words_of("会議室\xE3\x80\x80摄像头"), (Words{"会議室", "摄像头"}));
  EXPECT_EQ(words_of("  "), Words{});
}

TEST(Words, AreAPhraseInQuotes) {
  EXPECT_EQ(words_of(R"("camera hall" x)"), (Words{"camera hall", "x"}));
  EXPECT_EQ(words_of(R"("a \"b\"" "c d)"), (Words{"a \"b\"", "c d"}));
  EXPECT_EQ(words_of(R"(5" "" x)"), (Words{"5\"", "x"})) << "a quote within a word is one";
}

TEST(Words, AreWrittenAsTheyAreRead) {
  for (const Words& words :
       {Words{}, Words{"a", "b"}, Words{"a b", "\"", "\\", "x\"y", "\" \\\""}}) {
    EXPECT_EQ(words_of(search_of(words)), words);
  }
}

}  // namespace
}  // namespace enfilade
