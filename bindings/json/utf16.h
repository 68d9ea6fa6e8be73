#pragma once

#include <cstddef>
#include <string_view>

#include "core/box/notice.h"

namespace enfilade {

/// How many UTF-16 code units a text in UTF-8 has: its length to those who speak JavaScript.
constexpr std::size_t utf16_length(std::string_view text) {
  std::size_t length = 0;
  for (char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0) != 0x80) length += byte >= 0xF0 ? 2 : 1;
  }
  return length;
}

/// The same notices of `text`, by their places, as UTF-16 counts them.
inline BoxNotices in_utf16(std::string_view text, BoxNotices notices) {
  std::size_t bytes = 0, units = 0;
  for (BoxNotice& notice : notices) {
    units += utf16_length(text.substr(bytes, notice.place.at - bytes));
    bytes = notice.place.at;
    notice.place = {units, utf16_length(text.substr(bytes, notice.place.length))};
  }
  return notices;
}

}  // namespace enfilade
