// Case folded away: what is searched, compared and ordered.

#include "core/base/fold.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <vector>

#include "core/base/folded_bytes.h"

namespace enfilade {
namespace {

TEST(Fold, TakesCaseAway) {
  EXPECT_EQ(fold("Camera NOT found 42"), "camera not found 42");
  EXPECT_EQ(fold("ÅNGSTRÖM"), fold("ångström"));
  EXPECT_EQ(fold("ЖЁЛТЫЙ"), fold("жёлтый"));
  EXPECT_EQ(fold("ＦＵＬＬ"), fold("ｆｕｌｌ"));
  EXPECT_EQ(fold("𐐀"), "𐐨");  // four bytes
  EXPECT_EQ(fold(""), "");
}

TEST(Fold, ReadsEveryTurkishIAsI) {
  EXPECT_EQ(fold("İSTANBUL"), "istanbul");
  EXPECT_EQ(fold("ıstanbul"), "istanbul");
  EXPECT_EQ(fold("Istanbul"), "istanbul");
}

TEST(Fold, LeavesSharpSAsItIs) {
  EXPECT_EQ(fold("Straße"), "straße");
  EXPECT_EQ(fold("STRAẞE"), "straße");
  EXPECT_NE(fold("STRASSE"), fold("Straße"));
}

TEST(Fold, MakesOneOfTheGreekSigmas) {
  EXPECT_EQ(fold("ΟΔΥΣΣΕΥΣ"), fold("οδυσσευς"));
  EXPECT_EQ(fold("ς"), "σ");
}

TEST(Fold, KeepsAccentsApart) {
  EXPECT_NE(fold("e"), fold("é"));
  EXPECT_NE(fold("E"), fold("É"));
  EXPECT_EQ(fold("É"), fold("é"));
  EXPECT_NE(fold("A"), fold("Å"));
}

TEST(Fold, LeavesScriptsWithoutCaseAlone) {
  EXPECT_EQ(fold("会议室 회의실 غرفة"), "会议室 회의실 غرفة");
}

TEST(Fold, MayChangeTheLengthInBytes) {
  EXPECT_EQ(fold("Ⱥ").size(), std::string("Ⱥ").size() + 1);
  EXPECT_EQ(fold("K"), "k");  // the sign of kelvin
}

TEST(Fold, IsDoneOnce) {
  for (const char* text : {"İSTANBUL", "STRAẞE", "ΟΔΥΣΣΕΥΣ", "ǅ ǈ ǋ", "Ⱥ", "\xFF\xC3"}) {
    EXPECT_EQ(fold(fold(text)), fold(text)) << text;
  }
}

// Parsers refuse such texts; should one come through, nothing is read into it.
TEST(Fold, CopiesWhatIsNotUtf8) {
  for (const char* text : {
           "\xFF",              // no such byte
           "a\x80z",            // a continuation that continues nothing
           "\xC3",              // an end in the middle
           "\xE2\x82",          //
           "\xC3(",             // a lead without its continuation
           "\xC1\x81",          // a long spelling of A
           "\xE0\x81\x81",      //
           "\xF0\x80\x81\x81",  //
           "\xF8\x90\x80\x80",  // a lead that there is not
           "\xED\xA0\x80",      // half a surrogate pair
           "\xF4\x90\x80\x80",  // beyond the last code point
       }) {
    EXPECT_EQ(fold(text), text);
  }
  EXPECT_EQ(fold("A\xFF"
                 "A"),
            "a\xFF"
            "a");
}

// Most bytes are folded eight at once: those beside the letters must stay what they are.
TEST(Fold, PutsTextsInOneOrderEightBytesAtATime) {
  const std::string bytes("@AZ[`az{ \x7f\0Mm", 13);
  std::mt19937 random(7);
  const auto text_like = [&](std::string text) {
    for (char& c : text) {
      if (random() % 12 == 0) c = bytes[random() % bytes.size()];
      if (random() % 3 == 0 && c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    }
    return text.substr(0, random() % (text.size() + 1));
  };
  // By the first eight bytes in which they differ: behind the end of a text there are NULs.
  const auto order_of = [](const std::string& a, const std::string& b) {
    for (std::size_t at = 0; at < std::max(a.size(), b.size()); at += 8) {
      const FoldedBytes of_a = folded_bytes(a, at), of_b = folded_bytes(b, at);
      EXPECT_TRUE(of_a.ascii && of_b.ascii);
      if (of_a.bytes != of_b.bytes) return of_a.bytes < of_b.bytes ? -1 : 1;
    }
    return 0;
  };
  const auto padded = [](std::string text) {
    text.resize(64, '\0');
    return text;
  };
  std::size_t less = 0, equal = 0, more = 0;
  for (int i = 0; i < 20'000; ++i) {
    const std::string base =
        random() % 2 == 0 ? "the camera of the large room is dark" : "zzzz@@@@z";
    const std::string a = text_like(base), b = random() % 4 == 0 ? a : text_like(base);
    const int order = order_of(a, b), expected = padded(fold(a)).compare(padded(fold(b)));
    ASSERT_EQ(order < 0, expected < 0) << a << " and " << b;
    ASSERT_EQ(order > 0, expected > 0) << a << " and " << b;
    ++(order < 0 ? less : order > 0 ? more : equal);
  }
  EXPECT_GT(std::min({less, equal, more}), 1'000u);
}

TEST(Fold, SaysWhichEightBytesAreNotAscii) {
  const std::string text = "12345678É2345678";
  EXPECT_TRUE(folded_bytes(text, 0).ascii);
  EXPECT_FALSE(folded_bytes(text, 8).ascii);
  EXPECT_TRUE(folded_bytes(text, 16).ascii);
  EXPECT_TRUE(folded_bytes(text, 99).ascii);
}

TEST(Fold, AppendsToWhatIsThere) {
  std::string text = "Kept ";
  fold_into(text, "ADDED");
  EXPECT_EQ(text, "Kept added");
}

}  // namespace
}  // namespace enfilade
