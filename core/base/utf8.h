#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace enfilade {

/// A code point as it stands in a text, in so many bytes.
struct Decoded {
  std::uint32_t code_point = 0;
  std::size_t length = 0;  // 0: no UTF-8 stands there
};

/// What stands at `at`. Refused as Unicode has it: an unfinished sequence, one longer than its code
/// point needs, half a surrogate pair, anything beyond U+10FFFF.
Decoded decode_utf8(std::string_view text, std::size_t at);

/// Whether there is no byte but of ASCII, which is UTF-8, too.
bool is_ascii(std::string_view text);

/// Where the first byte is that is not UTF-8; `npos` if all of the text is. ASCII goes sixteen
/// bytes at a time.
std::size_t find_not_utf8(std::string_view text);

}  // namespace enfilade
