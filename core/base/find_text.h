#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "core/base/simd.h"

namespace enfilade {

/// Whether `text` contains `needle`, byte for byte: std::string_view::find, made for many short
/// texts.
///
/// Sixteen places at once are looked at for the needle's first and last byte; only where both stand
/// is the rest compared. Nothing outside `text` is read.
inline bool contains(std::string_view text, std::string_view needle) {
  if (needle.empty()) return true;
  if (text.size() < needle.size()) return false;
  const std::size_t places = text.size() - needle.size() + 1, last = needle.size() - 1;
  const auto is_at = [&](std::size_t place) {
    return std::memcmp(text.data() + place, needle.data(), needle.size()) == 0;
  };
  if (places < 16) {
    for (std::size_t place = 0; place < places; ++place) {
      if (text[place] == needle.front() && is_at(place)) return true;
    }
    return false;
  }

  const Bytes16 begins = Bytes16::fill(static_cast<std::uint8_t>(needle.front()));
  const Bytes16 ends = Bytes16::fill(static_cast<std::uint8_t>(needle.back()));
  for (std::size_t block = 0; block < places; block += 16) {
    const std::size_t at = block + 16 <= places ? block : places - 16;  // the last one overlaps
    const Bytes16 here = Bytes16::load(text.data() + at).equal(begins) &
                         Bytes16::load(text.data() + at + last).equal(ends);
    for (std::uint32_t found = here.bits(); found != 0; found &= found - 1) {
      if (is_at(at + static_cast<std::size_t>(std::countr_zero(found)))) return true;
    }
  }
  return false;
}

}  // namespace enfilade
