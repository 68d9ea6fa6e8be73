#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

// Text eight bytes at a time, for loops over many of them. What folds them is right for ASCII
// alone.

namespace enfilade {

/// Eight bytes as they lie. There are as many.
inline std::uint64_t eight_at(const char* bytes) {
  std::uint64_t eight = 0;
  std::memcpy(&eight, bytes, sizeof(eight));
  return eight;
}

/// The first eight bytes of a text as one number, NULs behind its end, the first one highest.
inline std::uint64_t first_eight(std::string_view text) {
  std::uint64_t bytes = 0;
  if (text.size() >= sizeof(bytes)) {
    bytes = eight_at(text.data());
    if constexpr (std::endian::native == std::endian::little) bytes = __builtin_bswap64(bytes);
    return bytes;
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    bytes |= std::uint64_t{static_cast<std::uint8_t>(text[i])} << (56 - 8 * i);
  }
  return bytes;
}

inline bool is_ascii(std::uint64_t eight) {
  return (eight & 0x8080'8080'8080'8080) == 0;
}

/// Folds eight ASCII bytes: a byte's highest bit says whether it is in 'A' .. 'Z', and, as 32,
/// makes it small. No sum runs over into the next byte.
inline std::uint64_t fold_eight(std::uint64_t eight) {
  constexpr std::uint64_t kEveryByte = 0x0101'0101'0101'0101, kHighBits = 0x80 * kEveryByte;
  const std::uint64_t from_a = eight + (0x80 - 'A') * kEveryByte,
                      beyond_z = eight + (0x80 - 'Z' - 1) * kEveryByte;
  return eight | ((from_a & ~beyond_z & kHighBits) >> 2);
}

/// Eight bytes of a text, from some place on, as one number, NULs behind its end. Of two texts that
/// are ASCII and the same before these bytes, when folded, the one with the smaller number comes
/// first.
struct FoldedBytes {
  std::uint64_t bytes = 0;  // the first one highest
  bool ascii = true;        // else the number says nothing
};

inline FoldedBytes folded_bytes(std::string_view text, std::size_t at) {
  std::uint64_t bytes = 0;
  if (at + sizeof(bytes) <= text.size()) {
    bytes = eight_at(text.data() + at);
  } else if (at < text.size()) {
    std::memcpy(&bytes, text.data() + at, text.size() - at);
  }
  std::uint64_t folded = fold_eight(bytes);
  if constexpr (std::endian::native == std::endian::little) folded = __builtin_bswap64(folded);
  return {folded, is_ascii(bytes)};
}

}  // namespace enfilade
