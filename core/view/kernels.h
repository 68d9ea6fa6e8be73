#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "core/base/bitmap.h"
#include "core/base/simd.h"

namespace enfilade {

/// Takes away the rows whose code is not one of those kept.
///
/// codes  one for each row
/// kept   for each code that occurs, whether it is kept
///
/// A word of 64 rows of which none is left is not read; bytes with at most sixteen codes, as
/// enumerations have, are tested sixteen rows at once.
template <typename Code>
void keep_codes(Bitmap& rows, std::span<const Code> codes, std::span<const char> kept) {
  const bool small = sizeof(Code) == 1 && kept.size() <= 16;
  std::uint8_t table[16] = {};
  for (std::size_t code = 0; code < kept.size() && small; ++code) {
    table[code] = kept[code] ? 255 : 0;
  }
  const Bytes16 picked = Bytes16::load(table);

  for (std::size_t w = 0; w < rows.word_count(); ++w) {
    const std::uint64_t asked = rows.word(w);
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
        yes |= std::uint64_t{kept[codes[w * 64 + bit]] ? 1u : 0u} << bit;
      }
    }
    rows.set_word(w, yes & asked);
  }
}

}  // namespace enfilade
