#pragma once

// RapidJSON's parser, the same for all who include it.
#if defined(__SSE2__)
#define RAPIDJSON_SSE2
#endif
#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>

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

}  // namespace enfilade
