#pragma once

#include <bit>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace enfilade {

/// A set of rows: bit i says whether row i is in it.
///
/// The one noun of every view: what a viewer may see, what a filter keeps and what a facet counts
/// are bitmaps over the rows of a partition. Bits at and beyond `size()` are always 0.
class Bitmap {
 public:
  Bitmap() = default;
  explicit Bitmap(std::size_t size, bool value = false)
      : size_(size), words_((size + 63) / 64, value ? ~std::uint64_t{0} : 0) {
    trim();
  }

  /// Of such words; nothing if they are too many or too few, or hold rows beyond the last.
  static std::optional<Bitmap> of(std::size_t size, std::vector<std::uint64_t> words) {
    const bool fits = words.size() == (size + 63) / 64;
    if (!fits || (size % 64 != 0 && words.back() >> size % 64 != 0)) return std::nullopt;
    Bitmap rows;
    rows.size_ = size;
    rows.words_ = std::move(words);
    return rows;
  }

  /// The rows of 0 .. size - 1 for which `test(row)` holds.
  template <typename Test>
  static Bitmap of(std::size_t size, Test test) {
    Bitmap rows(size);
    for (std::size_t row = 0; row < size;) {
      std::uint64_t word = 0;
      const std::size_t begin = row, end = begin + 64 < size ? begin + 64 : size;
      for (; row < end; ++row) word |= std::uint64_t{test(row) ? 1u : 0u} << (row - begin);
      rows.words_[begin / 64] = word;
    }
    return rows;
  }

  std::size_t size() const { return size_; }
  std::size_t word_count() const { return words_.size(); }
  std::uint64_t word(std::size_t w) const { return words_[w]; }
  std::span<const std::uint64_t> words() const { return words_; }
  void set_word(std::size_t w, std::uint64_t bits) { words_[w] = bits; }

  bool test(std::size_t i) const { return words_[i / 64] >> (i % 64) & 1; }
  void set(std::size_t i) { words_[i / 64] |= std::uint64_t{1} << (i % 64); }

  /// One row more, at the end.
  void push_back(bool value) {
    if (size_ % 64 == 0) words_.push_back(0);
    if (value) words_.back() |= std::uint64_t{1} << (size_ % 64);
    ++size_;
  }

  /// Rows at the end, until there are so many.
  void grow_to(std::size_t size, bool value = false) {
    while (size_ < size) push_back(value);
  }

  std::size_t count() const {
    std::size_t total = 0;
    for (std::uint64_t word : words_) total += static_cast<std::size_t>(std::popcount(word));
    return total;
  }
  bool any() const {
    for (std::uint64_t word : words_) {
      if (word != 0) return true;
    }
    return false;
  }

  Bitmap& operator&=(const Bitmap& other) {
    assert(size_ == other.size_);
    for (std::size_t w = 0; w < words_.size(); ++w) words_[w] &= other.words_[w];
    return *this;
  }
  Bitmap& operator|=(const Bitmap& other) {
    assert(size_ == other.size_);
    for (std::size_t w = 0; w < words_.size(); ++w) words_[w] |= other.words_[w];
    return *this;
  }
  /// Takes the rows of `other` away.
  Bitmap& operator-=(const Bitmap& other) {
    assert(size_ == other.size_);
    for (std::size_t w = 0; w < words_.size(); ++w) words_[w] &= ~other.words_[w];
    return *this;
  }
  /// Adds the rows of `other`, which may be shorter.
  void add(const Bitmap& other) {
    assert(other.size_ <= size_);
    for (std::size_t w = 0; w < other.words_.size(); ++w) words_[w] |= other.words_[w];
  }
  /// Whether `other` holds all of its rows.
  bool within(const Bitmap& other) const {
    assert(size_ == other.size_);
    for (std::size_t w = 0; w < words_.size(); ++w) {
      if ((words_[w] & ~other.words_[w]) != 0) return false;
    }
    return true;
  }
  /// Takes the rows away that `other`, which may be shorter, could hold and does not.
  void keep_below(const Bitmap& other) {
    assert(other.size_ <= size_);
    for (std::size_t w = 0; w < other.words_.size(); ++w) {
      const std::size_t known = other.size_ - w * 64;
      words_[w] &= other.words_[w] | (known < 64 ? ~std::uint64_t{0} << known : 0);
    }
  }
  friend Bitmap operator&(Bitmap a, const Bitmap& b) { return a &= b; }
  friend Bitmap operator|(Bitmap a, const Bitmap& b) { return a |= b; }
  friend Bitmap operator-(Bitmap a, const Bitmap& b) { return a -= b; }
  friend bool operator==(const Bitmap&, const Bitmap&) = default;

  /// Calls `visit(row)` for each row in the set, in ascending order.
  template <typename Visit>
  void for_each(Visit visit) const {
    for (std::size_t w = 0; w < words_.size(); ++w) {
      for (std::uint64_t bits = words_[w]; bits != 0; bits &= bits - 1) {
        visit(w * 64 + static_cast<std::size_t>(std::countr_zero(bits)));
      }
    }
  }

  /// The rows of this set for which `test(row)` holds.
  template <typename Test>
  Bitmap where(Test test) const {
    Bitmap kept = *this;
    kept.keep(test);
    return kept;
  }

  /// Takes away the rows for which `test(row)` does not hold.
  template <typename Test>
  void keep(Test test) {
    for (std::size_t w = 0; w < words_.size(); ++w) {
      std::uint64_t yes = 0;
      for (std::uint64_t bits = words_[w]; bits != 0; bits &= bits - 1) {
        const std::size_t row = w * 64 + static_cast<std::size_t>(std::countr_zero(bits));
        yes |= std::uint64_t{test(row) ? 1u : 0u} << (row % 64);
      }
      words_[w] = yes;
    }
  }

  /// Takes all rows away.
  void clear() { words_.assign(words_.size(), 0); }

  void shrink_to_fit() { words_.shrink_to_fit(); }
  std::size_t bytes() const { return words_.capacity() * sizeof(std::uint64_t); }

 private:
  void trim() {
    if (size_ % 64 != 0) words_.back() &= (std::uint64_t{1} << (size_ % 64)) - 1;
  }

  std::size_t size_ = 0;
  std::vector<std::uint64_t> words_;
};

}  // namespace enfilade
