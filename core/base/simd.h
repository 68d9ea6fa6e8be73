#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>
#elif defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace enfilade {

/// Sixteen bytes, compared at once: by the processor's own instructions in WebAssembly and on x86,
/// else one by one. The results are the same; a test holds the three to each other.
///
///     Bytes16::load(text).equal(Bytes16::fill('c')).bits()    bit i: text[i] == 'c'
class Bytes16 {
 public:
  /// bytes  at least 16 readable ones, at any address
  static Bytes16 load(const void* bytes);
  static Bytes16 fill(std::uint8_t byte);

  /// Byte by byte: 255 where the two are equal, else 0.
  Bytes16 equal(Bytes16 other) const;
  Bytes16 operator&(Bytes16 other) const;

  /// The byte of `table` at each of these, which are all below 16.
  Bytes16 picked_from(Bytes16 table) const;

  /// Bit i: the highest bit of byte i.
  std::uint32_t bits() const;

 private:
#if defined(__wasm_simd128__)
  using Vector = v128_t;
#elif defined(__SSE2__)
  using Vector = __m128i;
#else
  struct Vector {
    std::uint8_t bytes[16];
  };
#endif
  explicit Bytes16(Vector vector) : vector_(vector) {}

  Vector vector_;
};

/// Two whole numbers, compared at once in WebAssembly, one by one by what every x86 has. A test of
/// the WebAssembly build holds its answers to plain JavaScript's.
class Numbers2 {
 public:
  static Numbers2 load(const std::int64_t* numbers);
  static Numbers2 fill(std::int64_t number);

  /// Bit i: whether number i is at least the other one.
  std::uint32_t at_least(Numbers2 other) const;

 private:
#if defined(__wasm_simd128__)
  using Vector = v128_t;
#else
  struct Vector {
    std::int64_t numbers[2];
  };
#endif
  explicit Numbers2(Vector vector) : vector_(vector) {}

  Vector vector_;
};

#if defined(__wasm_simd128__)

inline Numbers2 Numbers2::load(const std::int64_t* numbers) {
  return Numbers2(wasm_v128_load(numbers));
}
inline Numbers2 Numbers2::fill(std::int64_t number) {
  return Numbers2(wasm_i64x2_splat(number));
}
inline std::uint32_t Numbers2::at_least(Numbers2 other) const {
  return static_cast<std::uint32_t>(wasm_i64x2_bitmask(wasm_i64x2_ge(vector_, other.vector_)));
}

#else

inline Numbers2 Numbers2::load(const std::int64_t* numbers) {
  return Numbers2(Vector{{numbers[0], numbers[1]}});
}
inline Numbers2 Numbers2::fill(std::int64_t number) {
  return Numbers2(Vector{{number, number}});
}
inline std::uint32_t Numbers2::at_least(Numbers2 other) const {
  return (vector_.numbers[0] >= other.vector_.numbers[0] ? 1u : 0u) |
         (vector_.numbers[1] >= other.vector_.numbers[1] ? 2u : 0u);
}

#endif

#if defined(__wasm_simd128__)

inline Bytes16 Bytes16::load(const void* bytes) {
  return Bytes16(wasm_v128_load(bytes));
}
inline Bytes16 Bytes16::fill(std::uint8_t byte) {
  return Bytes16(wasm_i8x16_splat(static_cast<std::int8_t>(byte)));
}
inline Bytes16 Bytes16::equal(Bytes16 other) const {
  return Bytes16(wasm_i8x16_eq(vector_, other.vector_));
}
inline Bytes16 Bytes16::operator&(Bytes16 other) const {
  return Bytes16(wasm_v128_and(vector_, other.vector_));
}
inline Bytes16 Bytes16::picked_from(Bytes16 table) const {
  return Bytes16(wasm_i8x16_swizzle(table.vector_, vector_));
}
inline std::uint32_t Bytes16::bits() const {
  return static_cast<std::uint32_t>(wasm_i8x16_bitmask(vector_)) & 0xFFFFu;
}

#elif defined(__SSE2__)

inline Bytes16 Bytes16::load(const void* bytes) {
  return Bytes16(_mm_loadu_si128(static_cast<const __m128i*>(bytes)));
}
inline Bytes16 Bytes16::fill(std::uint8_t byte) {
  return Bytes16(_mm_set1_epi8(static_cast<char>(byte)));
}
inline Bytes16 Bytes16::equal(Bytes16 other) const {
  return Bytes16(_mm_cmpeq_epi8(vector_, other.vector_));
}
inline Bytes16 Bytes16::operator&(Bytes16 other) const {
  return Bytes16(_mm_and_si128(vector_, other.vector_));
}
inline Bytes16 Bytes16::picked_from(
    Bytes16 table) const {  // the instruction for it came after SSE2
  std::uint8_t from[16], at[16], picked[16];
  std::memcpy(from, &table.vector_, 16);
  std::memcpy(at, &vector_, 16);
  for (std::size_t i = 0; i < 16; ++i) picked[i] = from[at[i] & 15];
  return load(picked);
}
inline std::uint32_t Bytes16::bits() const {
  return static_cast<std::uint32_t>(_mm_movemask_epi8(vector_));
}

#else

inline Bytes16 Bytes16::load(const void* bytes) {
  Vector vector;
  std::memcpy(vector.bytes, bytes, 16);
  return Bytes16(vector);
}
inline Bytes16 Bytes16::fill(std::uint8_t byte) {
  Vector vector;
  std::memset(vector.bytes, byte, 16);
  return Bytes16(vector);
}
inline Bytes16 Bytes16::equal(Bytes16 other) const {
  Vector vector;
  for (std::size_t i = 0; i < 16; ++i) {
    vector.bytes[i] = vector_.bytes[i] == other.vector_.bytes[i] ? 255 : 0;
  }
  return Bytes16(vector);
}
inline Bytes16 Bytes16::operator&(Bytes16 other) const {
  Vector vector;
  for (std::size_t i = 0; i < 16; ++i) {
    vector.bytes[i] = static_cast<std::uint8_t>(vector_.bytes[i] & other.vector_.bytes[i]);
  }
  return Bytes16(vector);
}
inline Bytes16 Bytes16::picked_from(Bytes16 table) const {
  Vector vector;
  for (std::size_t i = 0; i < 16; ++i) vector.bytes[i] = table.vector_.bytes[vector_.bytes[i] & 15];
  return Bytes16(vector);
}
inline std::uint32_t Bytes16::bits() const {
  std::uint32_t bits = 0;
  for (std::size_t i = 0; i < 16; ++i)
    bits |= static_cast<std::uint32_t>(vector_.bytes[i] >> 7) << i;
  return bits;
}

#endif

}  // namespace enfilade
