#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/table/string_heap.h"

namespace enfilade {

/// The texts of many rows, each as the tokens (core/table/tokens.h) that it is put together of. A
/// token that many texts have is kept once: of titles about the same few things less than half is
/// kept.
///
///     number  token                     row  text            its numbers
///       0     "is "                      0   "Camera is on"    4 0 2
///       1     "camera "                  1   "camera is off"   1 0 3
///       2     "on"
///       3     "off"                      what most texts have comes first: a number takes a byte
///       4     "Camera ", folded: 1       for each seven bits
///
/// Folding cuts no token and joins none, so the tokens of a text, folded, are those of the folded
/// text.
class SpelledTexts {
 public:
  /// What it is made of.
  struct Parts {
    StringHeap tokens;                  // folded, each once
    StringHeap others;                  // that stand in some text and are not folded, each once
    std::vector<std::uint32_t> folds;   // of each of these, the token that it is when folded
    std::vector<std::uint8_t> numbers;  // of all texts, one after another (LEB128)
    std::vector<std::uint32_t> ends;    // of each text, where it ends in `numbers`
  };

  SpelledTexts() = default;
  explicit SpelledTexts(const StringHeap& texts);
  const Parts& parts() const { return parts_; }
  /// Of parts that somebody kept, the strings UTF-8; nothing if some text cannot be read from them.
  static std::optional<SpelledTexts> of(Parts parts);

  std::size_t size() const { return parts_.ends.size(); }
  bool is_empty(std::size_t i) const { return begin(i) == parts_.ends[i]; }
  /// The tokens, folded, by number.
  const StringHeap& tokens() const { return parts_.tokens; }

  /// Appends a text, as it was written or folded.
  void append_written(std::size_t i, std::string& out) const;
  void append_folded(std::size_t i, std::string& out) const;
  /// Copies the first bytes of a text, folded: as many as there are and fit. Says how many.
  std::size_t copy_folded(std::size_t i, std::span<char> to) const;
  /// Of each text the first eight bytes, folded, as a number (core/base/folded_bytes.h).
  std::vector<std::uint64_t> prefixes() const;
  /// How a text, folded, and another that is folded are ordered: below 0 if this one comes first.
  int compare_folded(std::size_t i, std::string_view folded) const;

  /// Calls `visit(number)` for each token of a text, folded, in their order.
  template <typename Visit>
  void for_each_token(std::size_t i, Visit visit) const {
    for_each_number(i, [&](std::uint32_t number) {
      visit(folded_number(number));
      return true;
    });
  }

  void shrink_to_fit();
  std::size_t bytes() const;

 private:
  std::uint32_t begin(std::size_t i) const { return i == 0 ? 0 : parts_.ends[i - 1]; }
  std::uint32_t folded_number(std::uint32_t number) const {
    const std::size_t tokens = parts_.tokens.size();
    return number < tokens ? number : parts_.folds[number - tokens];
  }

  /// Calls `visit(number)` for each token of a text as it is written, until that says no.
  template <typename Visit>
  void for_each_number(std::size_t i, Visit visit) const {
    const std::uint8_t* at = parts_.numbers.data() + begin(i);
    const std::uint8_t* const end = parts_.numbers.data() + parts_.ends[i];
    while (at < end) {
      std::uint32_t number = *at & 0x7F;
      for (int shift = 7; *at++ & 0x80; shift += 7) number |= std::uint32_t{*at & 0x7Fu} << shift;
      if (!visit(number)) return;
    }
  }

  Parts parts_;
};

}  // namespace enfilade
