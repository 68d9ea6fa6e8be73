#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/base/bitmap.h"
#include "core/base/simd.h"

namespace enfilade {

/// The rows of `among` whose code is one of those wanted.
///
/// codes   one for each row
/// wanted  for each code that occurs, whether it is wanted
///
/// A word of 64 rows in which no row is asked about is not read; bytes with at most sixteen codes,
/// as enumerations have, are tested sixteen rows at once.
template <typename Code>
Bitmap rows_with_code(const Bitmap& among, std::span<const Code> codes,
                      const std::vector<char>& wanted) {
  const bool small = sizeof(Code) == 1 && wanted.size() <= 16;
  std::uint8_t table[16] = {};
  for (std::size_t code = 0; code < wanted.size() && small; ++code)
    table[code] = wanted[code] ? 255 : 0;
  const Bytes16 picked = Bytes16::load(table);

  Bitmap found(among.size());
  for (std::size_t w = 0; w < among.word_count(); ++w) {
    const std::uint64_t asked = among.word(w);
    if (asked == 0) continue;
    std::uint64_t yes = 0;
    if (small && (w + 1) * 64 <= codes.size()) {
      for (std::size_t part = 0; part < 4; ++part) {
        const Bytes16 sixteen = Bytes16::load(codes.data() + w * 64 + part * 16);
        yes |= std::uint64_t{sixteen.picked_from(picked).bits()} << (part * 16);
      }
    } else {
      for (std::uint64_t bits = asked; bits != 0; bits &= bits - 1) {
        const auto bit = static_cast<std::size_t>(std::countr_zero(bits));
        yes |= std::uint64_t{wanted[codes[w * 64 + bit]] ? 1u : 0u} << bit;
      }
    }
    found.set_word(w, yes & asked);
  }
  return found;
}

}  // namespace enfilade
