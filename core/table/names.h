#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "core/table/string_heap.h"
#include "core/table/string_index.h"

namespace enfilade {

/// The distinct strings of one column of one customer, numbered from 0 as they come.
class Names {
 public:
  Names() = default;
  /// Of strings in the order of their numbers; nothing if two of them are equal.
  static std::optional<Names> of(StringHeap strings) {
    Names names;
    names.heap_ = std::move(strings);
    if (!names.index_.add_all(names.heap_)) return std::nullopt;
    return names;
  }

  std::uint32_t size() const { return static_cast<std::uint32_t>(heap_.size()); }
  std::string_view operator[](std::uint32_t number) const { return heap_[number]; }

  /// The number of `text`; StringIndex::kNone if it has none.
  std::uint32_t find(std::string_view text) const { return index_.find(text, heap_); }

  /// The number of `text`, a new one if it had none.
  std::uint32_t number(std::string_view text) {
    const std::uint32_t number = index_.find_or_add(text, size(), heap_);
    if (number == size()) heap_.push_back(text);
    return number;
  }

  const StringHeap& strings() const { return heap_; }

  void shrink_to_fit() { heap_.shrink_to_fit(); }
  std::size_t bytes() const { return heap_.bytes() + index_.bytes(); }

 private:
  StringHeap heap_;
  StringIndex index_;
};

}  // namespace enfilade
