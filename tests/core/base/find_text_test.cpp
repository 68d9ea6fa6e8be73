// Texts within texts, sixteen places at a time: the same as looking at each place.

#include "core/base/find_text.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/core/random.h"

namespace enfilade {
namespace {

TEST(FindText, FindsWhatStringViewFinds) {
  test::Random random(1);
  for (int round = 0; round < 20'000; ++round) {
    std::string text, needle;
    for (std::size_t i = random.below(70); i > 0; --i)
      text.push_back(random.chance(80) ? 'a' : 'b');
    for (std::size_t i = random.below(7); i > 0; --i)
      needle.push_back(random.chance(80) ? 'a' : 'b');
    const bool is_there = std::string_view(text).find(needle) != std::string_view::npos;
    ASSERT_EQ(contains(text, needle), is_there) << needle << " in " << text;
  }
}

TEST(FindText, FindsTheLastPlaceAndNothingBeyond) {
  for (std::size_t size = 1; size < 50; ++size) {
    const std::string text = std::string(size - 1, 'a') + "b";
    const std::string_view short_of_the_end = std::string_view(text).substr(0, size - 1);
    EXPECT_TRUE(contains(text, "b")) << size;
    EXPECT_FALSE(contains(short_of_the_end, "b")) << size;
  }
}

TEST(FindText, FindsNothingEverywhere) {
  EXPECT_TRUE(contains("", ""));
  EXPECT_TRUE(contains("abc", ""));
  EXPECT_FALSE(contains("", "a"));
}

}  // namespace
}  // namespace enfilade
