#pragma once

#include <bit>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/base/digest.h"
#include "core/base/instant.h"
#include "core/table/schema.h"

namespace enfilade {

// What a segment begins with and how its pieces lie, for its writer and its reader.

static_assert(std::endian::native == std::endian::little, "a segment is memory as it lies");

inline constexpr std::uint64_t kSegmentMagic = 0x0A4D'4745'5346'4E45;  // "ENFSEGM\n"
inline constexpr Instant kNoInstant = std::numeric_limits<Instant>::min();

/// What two schemas have in common if rows of one may be read as rows of the other.
inline std::uint64_t fingerprint(const TableSchema& schema) {
  Digest digest;
  digest.add(schema.name);
  for (const ColumnSchema& column : schema.columns) {
    digest.add(column.name);
    digest.add(static_cast<std::uint64_t>(column.type));
    digest.add(column.one ? 1u : 0u);
    digest.add(column.values.size());
    for (std::string_view value : column.values) digest.add(value);
  }
  return digest.value();
}

/// Every piece begins at a multiple of so many bytes, behind bytes of zero if need be, so that it
/// can be copied as what it is.
inline constexpr std::size_t kSegmentStep = 8;
inline constexpr std::size_t whole_steps(std::size_t bytes) {
  return (bytes + kSegmentStep - 1) / kSegmentStep * kSegmentStep;
}

/// A number, or a number that remembers what it counts: its bytes are all there is to it.
template <typename T>
concept Plain = std::is_trivially_copyable_v<T> && std::has_unique_object_representations_v<T>;

/// Appends pieces to bytes. Each begins at a multiple of kSegmentStep.
class SegmentWriter {
 public:
  void number(std::uint64_t number) { append(&number, sizeof(number)); }
  template <Plain T>
  void list(std::span<const T> items) {
    number(items.size());
    append(items.data(), items.size_bytes());
  }
  void text(std::string_view text) { list(std::span<const char>(text)); }

  std::span<const std::uint8_t> written() const { return bytes_; }
  std::vector<std::uint8_t> take() && { return std::move(bytes_); }

 private:
  void append(const void* from, std::size_t size) {
    const auto* bytes = static_cast<const std::uint8_t*>(from);
    bytes_.insert(bytes_.end(), bytes, bytes + size);
    bytes_.resize(whole_steps(bytes_.size()));
  }

  std::vector<std::uint8_t> bytes_;
};

/// Takes pieces off bytes. Behind the first that is not there, all are zero or empty, and it says
/// so at the end: nothing has to be asked in between.
class SegmentReader {
 public:
  /// bytes  at an address that is a multiple of kSegmentStep
  explicit SegmentReader(std::span<const std::uint8_t> bytes) : left_(bytes) {
    assert(reinterpret_cast<std::uintptr_t>(bytes.data()) % kSegmentStep == 0);
  }

  std::uint64_t number() {
    std::uint64_t number = 0;
    const std::span<const std::uint8_t> bytes = next(sizeof(number));
    if (!failed_) std::memcpy(&number, bytes.data(), sizeof(number));
    return number;
  }
  /// A number of rows: of four bytes, as all that count them are.
  std::size_t rows() {
    const std::uint64_t rows = number();
    failed_ = failed_ || rows > std::numeric_limits<std::uint32_t>::max();
    return failed_ ? 0 : static_cast<std::size_t>(rows);
  }
  /// At most as long as the bytes that are left.
  template <Plain T>
  std::vector<T> list() {
    const std::span<const T> items = next_list<T>();
    return {items.data(), items.data() + items.size()};
  }
  std::string text() {
    const std::span<const char> text = next_list<char>();
    return {text.data(), text.size()};
  }

  bool failed() const { return failed_; }
  /// Whether all was there that was asked for, and no more.
  bool ended() const { return !failed_ && left_.empty(); }

 private:
  template <Plain T>
  std::span<const T> next_list() {
    const std::uint64_t length = number();
    failed_ = failed_ || length > left_.size() / sizeof(T);
    if (failed_) return {};
    const auto size = static_cast<std::size_t>(length);
    return {reinterpret_cast<const T*>(next(size * sizeof(T)).data()), size};
  }
  std::span<const std::uint8_t> next(std::size_t size) {
    const std::size_t steps = whole_steps(size);
    failed_ = failed_ || steps > left_.size();
    if (failed_) return {};
    const std::span<const std::uint8_t> bytes = left_.first(size);
    left_ = left_.subspan(steps);
    return bytes;
  }

  std::span<const std::uint8_t> left_;
  bool failed_ = false;
};

}  // namespace enfilade
