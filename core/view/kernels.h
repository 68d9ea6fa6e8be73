#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

#include "core/base/bitmap.h"
#include "core/base/simd.h"

namespace enfilade {

/// Which codes are kept in a column that has at most sixteen, of a byte each, as enumerations have:
/// sixteen rows are tested at once.
class FewCodes {
 public:
  static constexpr std::size_t kMost = 16;

  /// codes  one for each row; borrowed
  /// kept   for each code that occurs, whether it is kept
  FewCodes(std::span<const std::uint8_t> codes, std::span<const char> kept) : codes_(codes) {
    for (std::size_t code = 0; code < kept.size(); ++code) table_[code] = kept[code] ? 255 : 0;
    picked_ = Bytes16::load(table_.data());
  }

  std::size_t size() const { return codes_.size(); }
  bool keeps(std::size_t row) const { return table_[codes_[row]] != 0; }
  /// Of 16 rows from `row` on, 255 where it is kept, else 0.
  Bytes16 keeps_of_16(std::size_t row) const {
    return Bytes16::load(codes_.data() + row).picked_from(picked_);
  }

 private:
  std::span<const std::uint8_t> codes_;
  std::array<std::uint8_t, kMost> table_{};
  Bytes16 picked_ = Bytes16::fill(0);
};

/// Takes away the rows that one of the columns does not keep, in one pass. A word of 64 rows of
/// which none is left is not read.
template <typename... Columns>
void keep_few(Bitmap& rows, const FewCodes& first, const Columns&... more) {
  for (std::size_t w = 0; w < rows.word_count(); ++w) {
    const std::uint64_t asked = rows.word(w);
    if (asked == 0) continue;
    std::uint64_t yes = 0;
    if ((w + 1) * 64 <= first.size()) {
      for (std::size_t part = 0; part < 64; part += 16) {
        const std::size_t row = w * 64 + part;
        const Bytes16 kept = (first.keeps_of_16(row) & ... & more.keeps_of_16(row));
        yes |= std::uint64_t{kept.bits()} << part;
      }
    } else {
      for (std::uint64_t bits = asked; bits != 0; bits &= bits - 1) {
        const std::size_t row = w * 64 + static_cast<std::size_t>(std::countr_zero(bits));
        const bool kept = (first.keeps(row) && ... && more.keeps(row));
        yes |= std::uint64_t{kept ? 1u : 0u} << (row % 64);
      }
    }
    rows.set_word(w, yes & asked);
  }
}

/// So many rows of 64 are worth a look at all 64 at once.
inline constexpr int kManyOf64 = 16;

/// Bit i: whether number i is from `low` to `high`.
inline std::uint64_t between(std::span<const std::int64_t, 64> numbers, std::int64_t low,
                             std::int64_t high) {
  const Numbers2 least = Numbers2::fill(low), most = Numbers2::fill(high);
  std::uint64_t yes = 0;
  for (std::size_t i = 0; i < 64; i += 2) {
    const Numbers2 two = Numbers2::load(numbers.data() + i);
    yes |= std::uint64_t{two.at_least(least) & most.at_least(two)} << i;
  }
  return yes;
}

/// Takes away the rows whose number is not from `low` to `high`.
///
/// numbers  one for each row; of the rows behind them there is none. Null is one of them, and is
///          kept as such: let `low` be above it
inline void keep_between(Bitmap& rows, std::span<const std::int64_t> numbers, std::int64_t low,
                         std::int64_t high) {
  for (std::size_t w = 0; w < rows.word_count(); ++w) {
    const std::uint64_t asked = rows.word(w);
    if (asked == 0) continue;
    std::uint64_t yes = 0;
    if (std::popcount(asked) >= kManyOf64 && (w + 1) * 64 <= numbers.size()) {
      yes = between(numbers.subspan(w * 64).first<64>(), low, high);
    } else {
      for (std::uint64_t bits = asked; bits != 0; bits &= bits - 1) {
        const std::size_t row = w * 64 + static_cast<std::size_t>(std::countr_zero(bits));
        const bool kept = row < numbers.size() && low <= numbers[row] && numbers[row] <= high;
        yes |= std::uint64_t{kept ? 1u : 0u} << (row % 64);
      }
    }
    rows.set_word(w, yes & asked);
  }
}

/// Takes away the rows whose code is not one of those kept.
///
/// codes  one for each row
/// kept   for each code that occurs, whether it is kept
template <typename Code>
void keep_codes(Bitmap& rows, std::span<const Code> codes, std::span<const char> kept) {
  if constexpr (sizeof(Code) == 1) {
    if (kept.size() <= FewCodes::kMost) return keep_few(rows, FewCodes(codes, kept));
  }
  rows.keep([&](std::size_t row) { return kept[codes[row]] != 0; });
}

}  // namespace enfilade
