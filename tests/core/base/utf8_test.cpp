// What is text and what is not, as the Unicode Standard has it in table 3-7.

#include "core/base/utf8.h"

#include <gtest/gtest.h>

#include <string>

namespace enfilade {
namespace {

constexpr std::size_t kAll = std::string_view::npos;

TEST(Utf8, IsTextOfEveryScript) {
  EXPECT_EQ(find_not_utf8(""), kAll);
  EXPECT_EQ(find_not_utf8("Camera not found, sixteen bytes and more"), kAll);
  EXPECT_EQ(find_not_utf8("Mötesrum · 会议室 · комната · 𐐀"), kAll);
  EXPECT_EQ(
      find_not_utf8("\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xEF\xBF\xBF\xF0\x90\x80\x80\xF4\x8F\xBF\xBF"),
      kAll);
}

TEST(Utf8, IsNotHalfACharacterNorAByteTooMany) {
  for (const char* broken : {"\xC2", "\xE4\xBC", "\xF0\x90\x90", "\x80", "\xBF", "\xC2 ", "\xE4 ",
                             "\xE4\xBC ", "\xF0\x90\x90 "}) {
    EXPECT_EQ(find_not_utf8(broken), 0u) << broken;
  }
  EXPECT_EQ(find_not_utf8("\xC2\x80\x80"), 2u);
}

TEST(Utf8, IsNotALongerFormThanNeeded) {
  for (const char* broken : {"\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xE0\x9F\xBF",
                             "\xF0\x80\x80\x80", "\xF0\x8F\xBF\xBF"}) {
    EXPECT_EQ(find_not_utf8(broken), 0u);
  }
}

TEST(Utf8, IsNoSurrogateAndNothingBeyondTheLastCodePoint) {
  for (const char* broken : {"\xED\xA0\x80", "\xED\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80",
                             "\xF8\x88\x80\x80\x80", "\xFE", "\xFF"}) {
    EXPECT_EQ(find_not_utf8(broken), 0u);
  }
  EXPECT_EQ(find_not_utf8("\xED\x9F\xBF\xEE\x80\x80"), kAll);
}

TEST(Utf8, IsFoundBrokenWhereverItBreaks) {
  for (std::size_t length = 1; length < 70; ++length) {
    for (std::size_t at = 0; at < length; ++at) {
      std::string text(length, 'a');
      text[at] = '\xFF';
      EXPECT_EQ(find_not_utf8(text), at) << length;
      // A character of two bytes, wherever a step of sixteen ends.
      text.replace(at, 1, "é");
      EXPECT_EQ(find_not_utf8(text), kAll) << length;
    }
  }
}

}  // namespace
}  // namespace enfilade
