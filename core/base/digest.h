#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace enfilade {

/// Sixty-four bits that stand for what was added, in that order: the same on every build.
///
/// Enough to see by that something is as it was before. It keeps nobody out who means to find
/// another text of the same digest.
class Digest {
 public:
  void add(std::uint64_t number) {
    constexpr std::uint64_t kOdd = 0x9E37'79B9'7F4A'7C15;
    value_ = (value_ ^ number) * kOdd;
    value_ ^= value_ >> 32;
  }
  /// Its length as well, so that where one text ends and the next begins makes a difference.
  void add(std::string_view text) {
    add(text.size());
    for (std::size_t at = 0; at < text.size(); at += 8) {
      std::uint64_t eight = 0;
      for (char c : text.substr(at, 8)) eight = eight << 8 | static_cast<std::uint8_t>(c);
      add(eight);
    }
  }

  /// Sixteen hexadecimal digits.
  std::string text() const {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string digits;
    for (int shift = 60; shift >= 0; shift -= 4) digits += kDigits[value_ >> shift & 15];
    return digits;
  }

 private:
  std::uint64_t value_ = 0;
};

}  // namespace enfilade
