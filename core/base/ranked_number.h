#pragma once

#include <cstdint>
#include <cstring>
#include <limits>

namespace enfilade {

/// The place of a finite number among all doubles in their order, zero at 0: the one order of
/// whole numbers then serves those with a fraction, too, and equal ranks are equal numbers.
///
///     -1.5          -0.0, 0.0     5e-324 (the least above 0)      1.5
///     -rank(1.5)    0             1                               0x3FF8'0000'0000'0000
///
/// A rank is its number's bits, so that nothing is lost; the zeros are one.
inline std::int64_t rank_of(double number) {
  const double above = number < 0 ? -number : number;
  std::int64_t bits = 0;
  std::memcpy(&bits, &above, sizeof bits);
  return number < 0 ? -bits : number > 0 ? bits : 0;
}

inline double number_of_rank(std::int64_t rank) {
  const std::int64_t bits = rank < 0 ? -rank : rank;
  double above = 0;
  std::memcpy(&above, &bits, sizeof above);
  return rank < 0 ? -above : above;
}

/// The rank of the largest finite number; that of the least is its opposite.
inline const std::int64_t kLargestRank = rank_of(std::numeric_limits<double>::max());

}  // namespace enfilade
