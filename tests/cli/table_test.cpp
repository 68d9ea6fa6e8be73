#include "bindings/cli/table.h"

#include <gtest/gtest.h>

namespace enfilade::cli {
namespace {

using Kind = Table::Kind;

TEST(DisplayWidth, CountsTwoForWideCharactersAndNoneForMarks) {
  EXPECT_EQ(display_width("Fjord"), 5u);
  EXPECT_EQ(display_width("Bjørvika"), 8u);
  EXPECT_EQ(display_width("桜井精機"), 8u);
  EXPECT_EQ(display_width("ＡＢ"), 4u);
  EXPECT_EQ(display_width("회의실"), 6u);
  EXPECT_EQ(display_width("e\u0301te\u0301"), 3u);
  EXPECT_EQ(display_width("🏢"), 2u);
  EXPECT_EQ(display_width("\xFF"), 1u);
}

TEST(Printable, LeavesNothingThatMovesTheCursorOrTurnsTheWriting) {
  EXPECT_EQ(printable("Fjord"), "Fjord");
  EXPECT_EQ(printable("a\x1B[2Jb"), "a\uFFFD[2Jb");
  EXPECT_EQ(printable("a\nb\tc"), "a\uFFFDb\uFFFDc");
  EXPECT_EQ(printable("a\u202Eb"), "a\uFFFDb");
  EXPECT_EQ(printable("a\xC3"), "a\uFFFD");
}

TEST(Cut, KeepsWhatFitsAndSaysThatThereWasMore) {
  EXPECT_EQ(cut("Fjord", 5), "Fjord");
  EXPECT_EQ(cut("Fjordbank", 5), "Fjor…");
  EXPECT_EQ(cut("Fjord bank", 7), "Fjord…");
  EXPECT_EQ(cut("桜井精機", 8), "桜井精機");
  EXPECT_EQ(cut("桜井精機", 6), "桜井…");
  EXPECT_EQ(cut("桜井精機", 1), "…");
  EXPECT_EQ(cut("Fjord", 0), "");
}

TEST(Wrapped, BreaksBetweenWordsAndNeverWithinOne) {
  EXPECT_EQ(wrapped("one two three", 8), "one two\nthree\n");
  EXPECT_EQ(wrapped("one two three", 9, "- ", "  "), "- one two\n  three\n");
  EXPECT_EQ(wrapped("incomprehensible it is", 8), "incomprehensible\nit is\n");
  EXPECT_EQ(wrapped("", 8), "\n");
}

TEST(Draw, SetsColumnsByTheWidthThatIsSeenAndNumbersToTheRight) {
  const Table table{{{"ROOMS", Kind::number}, {"CUSTOMER"}, {"ID", Kind::id}},
                    {{"4", "Fjordbank", "fjord"}, {"120", "桜井精機株式会社", "sakurai"}}};
  EXPECT_EQ(draw(table, 80),
            "  ROOMS  CUSTOMER          ID\n"
            "      4  Fjordbank         fjord\n"
            "    120  桜井精機株式会社  sakurai\n");
}

TEST(Draw, CutsTextsBeforeIdsAndNeverNumbers) {
  const Table table{{{"ID", Kind::id}, {"NAME"}, {"ROOMS", Kind::number}},
                    {{"a-long-id-of-20-chars", "A name that is long as well", "1000000"}}};
  EXPECT_EQ(draw(table, 46),
            "  ID                     NAME            ROOMS\n"
            "  a-long-id-of-20-chars  A name that…  1000000\n");
  EXPECT_EQ(draw(table, 30),
            "  ID           NAME      ROOMS\n"
            "  a-long-id-…  A nam…  1000000\n");
}

TEST(Draw, LetsNoCellReachBeyondItsOwn) {
  const Table table{{{"ID", Kind::id}, {"NAME"}}, {{"a\x1B[8m", "b\nc"}}};
  EXPECT_EQ(draw(table, 80),
            "  ID     NAME\n"
            "  a\uFFFD[8m  b\uFFFDc\n");
}

}  // namespace
}  // namespace enfilade::cli
