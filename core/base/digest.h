#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
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
    std::size_t at = 0;
    for (; at + 8 <= text.size(); at += 8) {
      std::uint64_t eight = 0;
      std::memcpy(&eight, text.data() + at, sizeof(eight));
      if constexpr (std::endian::native == std::endian::little) eight = __builtin_bswap64(eight);
      add(eight);
    }
    if (at == text.size()) return;
    std::uint64_t rest = 0;
    for (char c : text.substr(at)) rest = rest << 8 | static_cast<std::uint8_t>(c);
    add(rest);
  }

  std::uint64_t value() const { return value_; }
  /// The same as sixteen hexadecimal digits.
  std::string text() const {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string digits;
    for (int shift = 60; shift >= 0; shift -= 4) digits += kDigits[value_ >> shift & 15];
    return digits;
  }

 private:
  std::uint64_t value_ = 0;
};

/// The digest of many bytes. A change within one word, which are
/// the eights from the beginning on, always makes another; any other change all but once in 2^64.
inline Digest digest_of(std::span<const std::uint8_t> bytes) {
  constexpr std::size_t kLanes = 4;  // side by side: one would wait for each of its products
  constexpr std::size_t kStride = kLanes * sizeof(std::uint64_t);
  Digest lanes[kLanes];
  const auto add = [&](const std::uint8_t* from) {
    std::uint64_t words[kLanes];
    std::memcpy(words, from, kStride);
    for (std::size_t i = 0; i < kLanes; ++i) lanes[i].add(words[i]);
  };
  std::size_t at = 0;
  for (; at + kStride <= bytes.size(); at += kStride) add(bytes.data() + at);
  std::uint8_t rest[kStride] = {};
  if (at < bytes.size()) std::memcpy(rest, bytes.data() + at, bytes.size() - at);
  add(rest);

  Digest digest;
  digest.add(bytes.size());
  for (const Digest& lane : lanes) digest.add(lane.value());
  return digest;
}

}  // namespace enfilade
