#pragma once

// RapidJSON's parser, the same for all who include it.
#if defined(__SSE2__)
#define RAPIDJSON_SSE2
#endif
#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/base/utf8.h"

namespace enfilade {

/// Whether a text that was valid UTF-8 but for its escapes holds half a surrogate pair: the parser
/// joins pairs and lets a lone second half through.
inline bool has_surrogate(std::string_view text) {
  if (is_ascii(text)) return false;  // as most are
  for (std::size_t at = text.find('\xED'); at != text.npos; at = text.find('\xED', at + 1)) {
    if (at + 1 < text.size() && static_cast<std::uint8_t>(text[at + 1]) >= 0xA0) return true;
  }
  return false;
}

/// Where the first control character is that JSON has nowhere and the parser lets pass: where it
/// compares sixteen bytes at once, RapidJSON 1.1.0 takes 0x1A to 0x1F for text. `npos`: nowhere.
inline std::size_t find_passed_control(std::string_view text) {
  constexpr std::uint8_t kFirst = 0x1A, kCount = 0x20 - kFirst;
  constexpr std::size_t kAtOnce = 256;  // without a branch, which is for the compiler to widen
  const auto behind_first = [&](std::size_t at) {
    return static_cast<std::uint8_t>(static_cast<std::uint8_t>(text[at]) - kFirst);
  };
  for (std::size_t at = 0; at < text.size(); at += kAtOnce) {
    const std::size_t end = text.size() - at < kAtOnce ? text.size() : at + kAtOnce;
    std::uint8_t least = kCount;
    for (std::size_t i = at; i < end; ++i) least = std::min(least, behind_first(i));
    for (std::size_t i = at; least < kCount && i < end; ++i) {
      if (behind_first(i) < kCount) return i;
    }
  }
  return text.npos;
}

}  // namespace enfilade
