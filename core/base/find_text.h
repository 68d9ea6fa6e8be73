#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "core/base/simd.h"

namespace enfilade {

/// Where `needle` first stands in `text` at or after `from`, byte for byte; `npos` if nowhere:
/// std::string_view::find, made for many short texts and for heaps of them.
///
/// Sixteen places at once are looked at for the needle's first and last byte; only where both stand
/// is the rest compared. Nothing outside `text` is read.
inline std::size_t find_text(std::string_view text, std::string_view needle, std::size_t from = 0) {
  if (from > text.size() || text.size() - from < needle.size()) return std::string_view::npos;
  if (needle.empty()) return from;
  const std::size_t places = text.size() - needle.size() + 1, last = needle.size() - 1;
  const auto is_at = [&](std::size_t place) {
    return std::memcmp(text.data() + place, needle.data(), needle.size()) == 0;
  };
  if (places - from < 16) {
    for (std::size_t place = from; place < places; ++place) {
      if (text[place] == needle.front() && is_at(place)) return place;
    }
    return std::string_view::npos;
  }

  const Bytes16 begins = Bytes16::fill(static_cast<std::uint8_t>(needle.front()));
  const Bytes16 ends = Bytes16::fill(static_cast<std::uint8_t>(needle.back()));
  for (std::size_t block = from; block < places; block += 16) {
    const std::size_t at = block + 16 <= places ? block : places - 16;  // the last one overlaps
    const Bytes16 here = Bytes16::load(text.data() + at).equal(begins) &
                         Bytes16::load(text.data() + at + last).equal(ends);
    for (std::uint32_t found = here.bits(); found != 0; found &= found - 1) {
      const std::size_t place = at + static_cast<std::size_t>(std::countr_zero(found));
      if (is_at(place)) return place;
    }
  }
  return std::string_view::npos;
}

/// Whether `text` contains `needle`, byte for byte.
inline bool contains(std::string_view text, std::string_view needle) {
  return find_text(text, needle) != std::string_view::npos;
}

}  // namespace enfilade
