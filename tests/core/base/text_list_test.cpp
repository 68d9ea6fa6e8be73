// Many texts in one piece: what went in is what is there.

#include "core/base/text_list.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace enfilade {
namespace {

std::vector<std::string> as_strings(const TextList& list) {
  return {list.begin(), list.end()};
}

TEST(TextList, KeepsTextsInTheirOrder) {
  TextList list{"oslo", "", "a text longer than any that a string keeps by itself", "oslo"};
  list.push_back("会议室");
  EXPECT_EQ(list.size(), 5u);
  EXPECT_EQ(list[0], "oslo");
  EXPECT_EQ(list[1], "");
  EXPECT_EQ(list[4], "会议室");
  EXPECT_EQ(
      as_strings(list),
      (std::vector<std::string>{"oslo", "", "a text longer than any that a string keeps by itself",
                                "oslo", "会议室"}));
}

TEST(TextList, OfNothingHasNothing) {
  EXPECT_TRUE(TextList{}.empty());
  EXPECT_EQ(TextList{}.begin(), TextList{}.end());
  EXPECT_FALSE(TextList{""}.empty());
}

TEST(TextList, IsAnotherWhereTheSameLettersAreCutElsewhere) {
  EXPECT_EQ(TextList({"ab", "c"}), TextList(std::vector<std::string>{"ab", "c"}));
  EXPECT_NE(TextList({"ab", "c"}), TextList({"a", "bc"}));
  EXPECT_NE(TextList({"ab", "c"}), TextList({"c", "ab"}));
}

TEST(TextList, IsSearchedAsAnyRange) {
  const TextList list{"oslo", "bergen"};
  EXPECT_NE(std::find(list.begin(), list.end(), "bergen"), list.end());
  EXPECT_EQ(std::find(list.begin(), list.end(), "berge"), list.end());
}

}  // namespace
}  // namespace enfilade
