// Sets of rows, at the sizes where a word of 64 begins or ends.

#include "core/base/bitmap.h"

#include <gtest/gtest.h>

#include <set>
#include <vector>

#include "tests/core/random.h"

namespace enfilade {
namespace {

Bitmap bitmap_of(std::size_t size, const std::set<std::size_t>& rows) {
  Bitmap bitmap(size);
  for (std::size_t row : rows) bitmap.set(row);
  return bitmap;
}

std::set<std::size_t> rows_of(const Bitmap& bitmap) {
  std::set<std::size_t> rows;
  bitmap.for_each([&](std::size_t row) { rows.insert(row); });
  return rows;
}

TEST(Bitmap, HoldsNothingBeyondItsSize) {
  for (std::size_t size : {0u, 1u, 63u, 64u, 65u, 128u}) {
    EXPECT_EQ(Bitmap(size, true).count(), size);
    EXPECT_EQ(Bitmap(size, false).count(), 0u);
    EXPECT_EQ(Bitmap(size, true).any(), size > 0);
    EXPECT_FALSE(Bitmap(size).any());
  }
}

TEST(Bitmap, VisitsItsRowsInAscendingOrder) {
  std::vector<std::size_t> visited;
  bitmap_of(130, {129, 0, 64, 63}).for_each([&](std::size_t row) { visited.push_back(row); });
  EXPECT_EQ(visited, (std::vector<std::size_t>{0, 63, 64, 129}));
}

TEST(Bitmap, GrowsByOneRowAtATime) {
  Bitmap bitmap;
  for (std::size_t row = 0; row < 130; ++row) bitmap.push_back(row % 3 == 0);
  EXPECT_EQ(bitmap.size(), 130u);
  for (std::size_t row = 0; row < 130; ++row) EXPECT_EQ(bitmap.test(row), row % 3 == 0) << row;
}

TEST(Bitmap, KeepsTheRowsThatPassATest) {
  const Bitmap even =
      bitmap_of(130, {2, 64, 65, 129}).where([](std::size_t r) { return r % 2 == 0; });
  EXPECT_EQ(rows_of(even), (std::set<std::size_t>{2, 64}));
}

TEST(Bitmap, AsksOnlyAboutItsOwnRows) {
  std::set<std::size_t> asked;
  bitmap_of(130, {5, 127}).where([&](std::size_t row) { return asked.insert(row).second; });
  EXPECT_EQ(asked, (std::set<std::size_t>{5, 127}));
}

TEST(Bitmap, IsASet) {
  for (unsigned seed = 0; seed < 100; ++seed) {
    test::Random random(seed);
    const std::size_t size = random.below(200) + 1;
    std::set<std::size_t> a, b, both, either, only_a;
    for (std::size_t row = 0; row < size; ++row) {
      const bool in_a = random.chance(50), in_b = random.chance(50);
      if (in_a) a.insert(row);
      if (in_b) b.insert(row);
      if (in_a && in_b) both.insert(row);
      if (in_a || in_b) either.insert(row);
      if (in_a && !in_b) only_a.insert(row);
    }
    const Bitmap of_a = bitmap_of(size, a), of_b = bitmap_of(size, b);
    EXPECT_EQ(rows_of(of_a & of_b), both);
    EXPECT_EQ(rows_of(of_a | of_b), either);
    EXPECT_EQ(rows_of(of_a - of_b), only_a);
    EXPECT_EQ(of_a.count(), a.size());
    EXPECT_EQ(of_a == of_b, a == b);
  }
}

}  // namespace
}  // namespace enfilade
