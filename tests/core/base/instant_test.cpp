// Times as texts.

#include "core/base/instant.h"

#include <gtest/gtest.h>

#include <string>

namespace enfilade {
namespace {

TEST(Instant, CountsMillisecondsFrom1970) {
  EXPECT_EQ(parse_instant("1970-01-01T00:00:00Z"), 0);
  EXPECT_EQ(parse_instant("1970-01-01T00:00:00.001Z"), 1);
  EXPECT_EQ(parse_instant("1969-12-31T23:59:59.999Z"), -1);
  EXPECT_EQ(parse_instant("2025-01-01T00:00:00Z"), 1'735'689'600'000);
  EXPECT_EQ(parse_instant("9999-12-31T23:59:59.999Z"), 253'402'300'799'999);
  EXPECT_EQ(parse_instant("0001-01-01T00:00:00Z"), -62'135'596'800'000);
}

TEST(Instant, GoesOneDayOnEachMidnight) {
  Instant last = *parse_instant("1999-12-31T00:00:00Z");
  const char* days[] = {"31", "29", "31", "30", "31", "30", "31", "31", "30", "31", "30", "31"};
  for (int month = 1; month <= 12; ++month) {
    const std::string start = "2000-" + std::string(month < 10 ? "0" : "") + std::to_string(month);
    EXPECT_EQ(*parse_instant(start + "-01T00:00:00Z"), last + kDay) << start;
    last = *parse_instant(start + '-' + days[month - 1] + "T00:00:00Z");
  }
}

TEST(Instant, KnowsLeapYears) {
  EXPECT_TRUE(parse_instant("2024-02-29T00:00:00Z"));
  EXPECT_TRUE(parse_instant("2000-02-29T00:00:00Z"));
  EXPECT_FALSE(parse_instant("2023-02-29T00:00:00Z"));
  EXPECT_FALSE(parse_instant("1900-02-29T00:00:00Z"));
  EXPECT_EQ(*parse_instant("2024-03-01T00:00:00Z") - *parse_instant("2024-02-28T00:00:00Z"),
            2 * kDay);
  EXPECT_EQ(*parse_instant("2100-03-01T00:00:00Z") - *parse_instant("2100-02-28T00:00:00Z"), kDay);
}

TEST(Instant, IsTheSameWhereverItIsWritten) {
  const auto noon = parse_instant("2026-11-24T12:00:00Z");
  EXPECT_EQ(parse_instant("2026-11-24T13:00:00+01:00"), noon);
  EXPECT_EQ(parse_instant("2026-11-24T06:30:00-05:30"), noon);
  EXPECT_EQ(parse_instant("2026-11-25T02:00:00+14:00"), noon);
  EXPECT_EQ(parse_instant("2026-11-24t12:00:00z"), noon);
  EXPECT_EQ(parse_instant("2026-11-24T12:00:00-00:00"), noon);
}

TEST(Instant, CutsFractionsToMilliseconds) {
  const Instant second = *parse_instant("2026-11-24T12:00:00Z");
  EXPECT_EQ(parse_instant("2026-11-24T12:00:00.5Z"), second + 500);
  EXPECT_EQ(parse_instant("2026-11-24T12:00:00.25Z"), second + 250);
  EXPECT_EQ(parse_instant("2026-11-24T12:00:00.9999999Z"), second + 999);
}

TEST(Instant, IsNotWhatOnlyLooksLikeOne) {
  for (const char* text : {"",
                           "yesterday",
                           "2026",
                           "2026-11-24",
                           "2026-11-24T12:00:00",
                           "2026-11-24 12:00:00Z",
                           "2026-11-24T12:00Z",
                           "2026-11-24T24:00:00Z",
                           "2026-11-24T12:60:00Z",
                           "2026-11-24T12:00:60Z",
                           "2026-13-01T00:00:00Z",
                           "2026-00-01T00:00:00Z",
                           "2026-04-31T00:00:00Z",
                           "2026-01-00T00:00:00Z",
                           "0000-01-01T00:00:00Z",
                           "2026-11-24T12:00:00.Z",
                           "2026-11-24T12:00:00,5Z",
                           "2026-11-24T12:00:00+24:00",
                           "2026-11-24T12:00:00+01:60",
                           "2026-11-24T12:00:00+0100",
                           "2026-11-24T12:00:00+1:00",
                           "2026-11-24T12:00:00Zulu",
                           " 2026-11-24T12:00:00Z",
                           "2026-11-24T12:00:00Z ",
                           "-026-11-24T12:00:00Z",
                           "2026-1-24T12:00:00Z",
                           "2026-11-24T12:00:0xZ",
                           "12026-11-24T12:00:00Z",
                           "1735689600000"}) {
    EXPECT_FALSE(parse_instant(text)) << text;
  }
}

TEST(FormatInstant, IsTheInverseOfParsing) {
  for (const char* text :
       {"1970-01-01T00:00:00.000Z", "1969-12-31T23:59:59.999Z", "2024-02-29T12:30:05.250Z",
        "2000-12-31T23:59:59.999Z", "0001-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z"}) {
    ASSERT_TRUE(parse_instant(text)) << text;
    EXPECT_EQ(format_instant(*parse_instant(text)), text);
  }
  for (Instant day = -200'000; day < 200'000; day += 97) {
    const Instant instant = day * kDay + 12'345'678;
    EXPECT_EQ(parse_instant(format_instant(instant)), instant);
  }
}

TEST(FormatInstant, StaysWithinFourDigitsOfAYear) {
  EXPECT_EQ(format_instant(kLatestInstant), "9999-12-31T23:59:59.999Z");
  EXPECT_EQ(format_instant(-kLatestInstant), "0001-01-01T00:00:00.000Z");
}

}  // namespace
}  // namespace enfilade
