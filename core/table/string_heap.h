#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace enfilade {

/// Strings, one after another in one piece of memory, by number. Four bytes each beside their text,
/// and none as long as all have the same length, as ids mostly do.
class StringHeap {
 public:
  StringHeap() = default;
  /// Of a text of so many strings and of what `ends` said; nothing if that is no such heap.
  static std::optional<StringHeap> of(std::string text, std::size_t size,
                                      std::vector<std::uint32_t> ends);

  std::size_t size() const { return size_; }
  std::string_view operator[](std::size_t i) const {
    const std::uint32_t from = begin(i);
    return {text_.data() + from, begin(i + 1) - from};
  }
  void push_back(std::string_view text) {
    text_.append(text);
    close();
  }

  /// For writers that build a string in place: append to `open()`, then `close()` it.
  std::string& open() { return text_; }
  void close();

  /// All of them as one text, where string i begins in it, and which holds the byte at `place`,
  /// looked for from `from` on.
  std::string_view text() const { return text_; }
  std::uint32_t begin(std::size_t i) const {
    if (ends_.empty()) return static_cast<std::uint32_t>(i) * length_;
    return i == 0 ? 0 : ends_[i - 1];
  }
  std::uint32_t holder(std::size_t place, std::uint32_t from) const;

  /// Where each string ends; nothing if all are of one length.
  std::span<const std::uint32_t> ends() const { return ends_; }
  /// Other strings, as long as these.
  StringHeap with_text(std::string text) const;

  void shrink_to_fit() {
    text_.shrink_to_fit();
    ends_.shrink_to_fit();
  }
  std::size_t bytes() const { return text_.capacity() + ends_.capacity() * sizeof(std::uint32_t); }

 private:
  std::string text_;
  std::vector<std::uint32_t> ends_;  // none as long as all are of one length, and none is empty
  std::size_t size_ = 0;
  std::uint32_t length_ = 0;  // of each, as long as there are no ends
};

/// Whether they ascend, equals allowed, to `last`; to 0 if there are none.
bool ascend_to(std::span<const std::uint32_t> ends, std::size_t last);

/// Whether each string is UTF-8.
bool is_utf8(const StringHeap& strings);

/// Each string with case folded away.
StringHeap folded(const StringHeap& strings);

}  // namespace enfilade
