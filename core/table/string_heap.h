#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace enfilade {

/// Strings, one after another in one piece of memory, by number. Four bytes each beside their text.
class StringHeap {
 public:
  StringHeap() = default;
  /// Of a text and where in it each string ends; nothing if these do not ascend to its own end.
  static std::optional<StringHeap> of(std::string text, std::vector<std::uint32_t> ends);

  std::size_t size() const { return ends_.size(); }
  std::string_view operator[](std::size_t i) const {
    const std::uint32_t begin = i == 0 ? 0 : ends_[i - 1];
    return {text_.data() + begin, ends_[i] - begin};
  }
  void push_back(std::string_view text) {
    text_.append(text);
    close();
  }

  /// For writers that build a string in place: append to `open()`, then `close()` it.
  std::string& open() { return text_; }
  void close() { ends_.push_back(static_cast<std::uint32_t>(text_.size())); }

  /// All of them as one text, where string i begins in it, and which holds the byte at `place`,
  /// looked for from `from` on.
  std::string_view text() const { return text_; }
  std::span<const std::uint32_t> ends() const { return ends_; }
  std::uint32_t begin(std::size_t i) const { return i == 0 ? 0 : ends_[i - 1]; }
  std::uint32_t holder(std::size_t place, std::uint32_t from) const {
    std::size_t step = 1, low = from;
    while (low + step < ends_.size() && ends_[low + step] <= place) {
      low += step;
      step *= 2;
    }
    const auto begin = ends_.begin() + static_cast<std::ptrdiff_t>(low);
    const auto end = ends_.begin() + static_cast<std::ptrdiff_t>(std::min(low + step + 1, size()));
    return static_cast<std::uint32_t>(
        std::upper_bound(begin, end, static_cast<std::uint32_t>(place)) - ends_.begin());
  }

  void shrink_to_fit() {
    text_.shrink_to_fit();
    ends_.shrink_to_fit();
  }
  std::size_t bytes() const { return text_.capacity() + ends_.capacity() * sizeof(std::uint32_t); }

 private:
  std::string text_;
  std::vector<std::uint32_t> ends_;
};

/// Whether they ascend, equals allowed, to `last`; to 0 if there are none.
bool ascend_to(std::span<const std::uint32_t> ends, std::size_t last);

/// Whether each string is UTF-8.
bool is_utf8(const StringHeap& strings);

/// Each string with case folded away.
StringHeap folded(const StringHeap& strings);

}  // namespace enfilade
