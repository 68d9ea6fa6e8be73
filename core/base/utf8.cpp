#include "core/base/utf8.h"

#include <algorithm>

#include "core/base/simd.h"

namespace enfilade {

Decoded decode_utf8(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  const std::uint8_t lead = byte(at);
  if (lead < 0x80) return {lead, 1};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 0;
  if (length == 0 || lead >= 0xF8 || at + length > text.size()) return {};
  std::uint32_t c = lead & (0x7Fu >> length);
  for (std::size_t k = 1; k < length; ++k) {
    if ((byte(at + k) & 0xC0) != 0x80) return {};
    c = c << 6 | (byte(at + k) & 0x3Fu);
  }
  constexpr std::uint32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = 0xD800 <= c && c <= 0xDFFF;
  if (c < kSmallest[length] || surrogate || c > 0x10FFFF) return {};
  return {c, length};
}

bool is_ascii(std::string_view text) {
  std::size_t at = 0;
  for (; text.size() - at >= 16; at += 16) {
    if (Bytes16::load(text.data() + at).bits() != 0) return false;
  }
  for (; at < text.size(); ++at) {
    if (static_cast<std::uint8_t>(text[at]) >= 0x80) return false;
  }
  return true;
}

std::size_t find_not_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (text.size() - at >= 16 && Bytes16::load(text.data() + at).bits() == 0) {
      at += 16;
      continue;
    }
    const std::size_t end = std::min(at + 16, text.size());
    while (at < end) {
      const Decoded decoded = decode_utf8(text, at);
      if (decoded.length == 0) return at;
      at += decoded.length;
    }
  }
  return text.npos;
}

}  // namespace enfilade
