// Numbers with a fraction: as text and back, and by their place among all others.

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "core/base/decimal.h"
#include "core/base/ranked_number.h"

namespace enfilade {
namespace {

double of_bits(std::uint64_t bits) {
  double number = 0;
  std::memcpy(&number, &bits, sizeof number);
  return number;
}

/// Finite numbers of every size.
std::vector<double> many_numbers() {
  std::vector<double> numbers{0.0,   1.0,     -1.0,  0.1,    -0.1,         3.5,
                              99.95, 1e21,    -1e-7, 5e-324, 1e308,        std::ldexp(1, 53),
                              0.3,   2.0 / 3, 1e15,  1e17,   123456789.125};
  std::mt19937_64 random(7);
  while (numbers.size() < 5'000) {
    const double number = of_bits(random());
    if (std::isfinite(number)) numbers.push_back(number);
  }
  return numbers;
}

TEST(RankedNumbers, AreInTheOrderOfTheNumbers) {
  const std::vector<double> numbers = many_numbers();
  for (std::size_t i = 1; i < numbers.size(); ++i) {
    const double a = numbers[i - 1], b = numbers[i];
    ASSERT_EQ(rank_of(a) < rank_of(b), a < b) << a << " and " << b;
    ASSERT_EQ(rank_of(a) == rank_of(b), a == b) << a << " and " << b;
  }
}

TEST(RankedNumbers, GiveTheNumbersBack) {
  for (double number : many_numbers()) ASSERT_EQ(number_of_rank(rank_of(number)), number);
}

TEST(RankedNumbers, HaveTheZerosAtZero) {
  EXPECT_EQ(rank_of(0.0), 0);
  EXPECT_EQ(rank_of(-0.0), 0);
  EXPECT_FALSE(std::signbit(number_of_rank(0)));
}

TEST(RankedNumbers, NeighbourEachOther) {
  const double inf = std::numeric_limits<double>::infinity();
  for (double number : {0.0, 1.0, -1.0, 3.5, 5e-324, -5e-324}) {
    EXPECT_EQ(number_of_rank(rank_of(number) + 1), std::nextafter(number, inf));
    EXPECT_EQ(number_of_rank(rank_of(number) - 1), std::nextafter(number, -inf));
  }
  EXPECT_EQ(number_of_rank(kLargestRank), std::numeric_limits<double>::max());
  EXPECT_EQ(number_of_rank(-kLargestRank), std::numeric_limits<double>::lowest());
}

TEST(Decimals, ComeBackAsTheyWere) {
  for (double number : many_numbers()) {
    ASSERT_EQ(parse_decimal(format_decimal(number)), number) << format_decimal(number);
  }
}

TEST(Decimals, AreAsShortAsPeopleWriteThem) {
  for (const char* text : {"0", "3", "-3", "0.1", "99.95", "-0.001", "1e+21", "1e-7", "-2.5e-10",
                           "0.3", "9007199254740992", "1.7976931348623157e+308", "5e-324"}) {
    EXPECT_EQ(format_decimal(*parse_decimal(text)), text);
  }
  EXPECT_EQ(format_decimal(-0.0), "0");
}

TEST(Decimals, AreReadAsJsonWritesThem) {
  EXPECT_EQ(parse_decimal("1e3"), 1000.0);
  EXPECT_EQ(parse_decimal("1E+3"), 1000.0);
  EXPECT_EQ(parse_decimal("-0.5e-1"), -0.05);
  EXPECT_EQ(parse_decimal("1e-400"), 0.0);
  for (const char* text : {"", "-", "+1", ".5", "1.", "01", "1e", "1e+", "0x10", " 1", "1 ", "nan",
                           "inf", "1,5", "1e400", "-1e400"}) {
    EXPECT_EQ(parse_decimal(text), std::nullopt) << '"' << text << '"';
  }
}

}  // namespace
}  // namespace enfilade
