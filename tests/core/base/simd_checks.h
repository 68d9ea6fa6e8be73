#pragma once

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <limits>

#include "tests/core/random.h"

namespace enfilade::test {

/// Holds one implementation of sixteen bytes at once to what is meant, byte by byte.
template <typename Bytes16>
void expect_each_byte_by_itself() {
  for (unsigned seed = 0; seed < 500; ++seed) {
    Random random(seed);
    std::uint8_t a[17], b[16], table[16], places[16];
    for (std::uint8_t& byte : a) byte = static_cast<std::uint8_t>(random.below(3) * 127);
    for (std::uint8_t& byte : b) byte = static_cast<std::uint8_t>(random.below(3) * 127);
    for (std::uint8_t& byte : table) byte = random.chance(50) ? 255 : 0;
    for (std::uint8_t& place : places) place = static_cast<std::uint8_t>(random.below(16));

    const Bytes16 of_a = Bytes16::load(a + 1), of_b = Bytes16::load(b);  // at an odd address
    const Bytes16 wanted = Bytes16::fill(127);
    const std::uint32_t equal = of_a.equal(of_b).bits();
    const std::uint32_t both = (of_a.equal(wanted) & of_b.equal(wanted)).bits();
    const std::uint32_t high = of_a.bits();
    const std::uint32_t picked = Bytes16::load(places).picked_from(Bytes16::load(table)).bits();
    for (std::size_t i = 0; i < 16; ++i) {
      ASSERT_EQ((equal >> i & 1) != 0, a[i + 1] == b[i]) << "seed " << seed << ", byte " << i;
      ASSERT_EQ((both >> i & 1) != 0, a[i + 1] == 127 && b[i] == 127) << "seed " << seed;
      ASSERT_EQ((high >> i & 1) != 0, a[i + 1] >= 128) << "seed " << seed << ", byte " << i;
      ASSERT_EQ((picked >> i & 1) != 0, table[places[i]] == 255) << "seed " << seed;
    }
    ASSERT_EQ((equal | both | high | picked) >> 16, 0u);
  }
}

/// The same of two numbers at once.
template <typename Numbers2>
void expect_each_number_by_itself() {
  constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min(),
                         kMost = std::numeric_limits<std::int64_t>::max();
  constexpr std::int64_t kNumbers[]{kLeast, kLeast + 1, -1, 0, 1, kMost - 1, kMost};
  for (const std::int64_t first : kNumbers) {
    for (const std::int64_t second : kNumbers) {
      for (const std::int64_t bound : kNumbers) {
        const std::int64_t numbers[2]{first, second};
        ASSERT_EQ(Numbers2::load(numbers).at_least(Numbers2::fill(bound)),
                  (first >= bound ? 1u : 0u) | (second >= bound ? 2u : 0u));
      }
    }
  }
}

}  // namespace enfilade::test
