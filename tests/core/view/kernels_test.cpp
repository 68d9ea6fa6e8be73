// Rows tested many at once are those that are found one by one.

#include "core/view/kernels.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <vector>

#include "tests/core/random.h"

namespace enfilade {
namespace {

constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

std::vector<std::int64_t> random_numbers(test::Random& random, std::size_t count) {
  const std::vector<std::int64_t> ends{kLeast, kLeast + 1, -1, 0, 1, kMost - 1, kMost};
  std::vector<std::int64_t> numbers;
  while (numbers.size() < count) {
    numbers.push_back(random.chance(30) ? random.one_of(ends)
                                        : static_cast<std::int64_t>(random.below(9)) - 4);
  }
  return numbers;
}

TEST(Kernels, KeepNumbersBetweenTwo) {
  for (unsigned seed = 0; seed < 400; ++seed) {
    test::Random random(seed);
    const std::size_t size = random.below(300);
    // Of the last rows, maybe, there are none.
    const std::vector<std::int64_t> numbers =
        random_numbers(random, size - random.below(size / 2 + 1));
    const std::vector<std::int64_t> bounds = random_numbers(random, 2);
    const std::size_t percent = random.one_of(std::vector<std::size_t>{2, 50, 100});
    const Bitmap before = Bitmap::of(size, [&](std::size_t) { return random.chance(percent); });

    Bitmap rows = before;
    keep_between(rows, numbers, bounds[0], bounds[1]);
    EXPECT_EQ(rows, before.where([&](std::size_t row) {
      return row < numbers.size() && bounds[0] <= numbers[row] && numbers[row] <= bounds[1];
    })) << "seed "
        << seed;
  }
}

TEST(Kernels, FindNumbersBetweenTwoAmong64) {
  for (unsigned seed = 0; seed < 400; ++seed) {
    test::Random random(seed);
    const std::vector<std::int64_t> numbers = random_numbers(random, 64);
    const std::vector<std::int64_t> bounds = random_numbers(random, 2);
    const std::uint64_t found = between(std::span(numbers).first<64>(), bounds[0], bounds[1]);
    for (std::size_t i = 0; i < 64; ++i) {
      ASSERT_EQ((found >> i & 1) != 0, bounds[0] <= numbers[i] && numbers[i] <= bounds[1])
          << "seed " << seed << ", number " << i;
    }
  }
}

}  // namespace
}  // namespace enfilade
