#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/base/utf8.h"

namespace enfilade {

namespace detail {

enum class TokenClass : std::uint8_t { letter, digit, separator, ideograph };

inline constexpr auto kAsciiClasses = [] {
  std::array<TokenClass, 128> classes{};
  for (std::size_t c = 0; c < classes.size(); ++c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool digit = c >= '0' && c <= '9';
    classes[c] = letter ? TokenClass::letter : digit ? TokenClass::digit : TokenClass::separator;
  }
  return classes;
}();

/// Of a code point beyond ASCII. Scripts that write no spaces are cut at every character.
constexpr TokenClass class_of(std::uint32_t c) {
  const bool ideograph = (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7AF) ||
                         (c >= 0xF900 && c <= 0xFAFF) || c >= 0x20000;
  return ideograph ? TokenClass::ideograph : TokenClass::letter;
}

}  // namespace detail

/// Calls `visit(token)` for each piece that a text is cut into: words, numbers and single
/// ideographs, each with the spaces and signs behind it. Put together they are the text.
///
///     "camera is offline (atlas-12)"  ──►  "camera " "is " "offline (" "atlas-" "12)"
///
/// Whether two characters are cut apart depends on the two alone. So a text that holds another is
/// cut, in there, at the very same places: within one token stands what is not cut at all, and of
/// what is, the first piece ends a token, the last begins one, and those between are tokens.
template <typename Visit>
void for_each_token(std::string_view text, Visit visit) {
  using detail::TokenClass;
  std::size_t begin = 0;
  TokenClass last = TokenClass::separator;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<std::uint8_t>(text[at]);
    std::size_t length = 1;
    TokenClass next = TokenClass::letter;
    if (byte < 128) {
      next = detail::kAsciiClasses[byte];
    } else if (const Decoded decoded = decode_utf8(text, at); decoded.length > 0) {
      length = decoded.length;
      next = detail::class_of(decoded.code_point);
    }
    const bool cut =
        next == TokenClass::ideograph || (next != TokenClass::separator && next != last);
    if (cut && at > begin) {
      visit(text.substr(begin, at - begin));
      begin = at;
    }
    last = next;
    at += length;
  }
  if (begin < text.size()) visit(text.substr(begin));
}

}  // namespace enfilade
