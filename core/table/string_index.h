#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>
#include <vector>

#include "core/table/string_heap.h"

namespace enfilade {

/// Finds strings by content when the strings themselves are kept elsewhere, by number.
///
/// Four bytes for each slot, at most two thirds full; the strings are asked back from the heap they
/// are in. Numbers are never taken out, only pointed elsewhere.
class StringIndex {
 public:
  static constexpr std::uint32_t kNone = 0xFFFF'FFFF;

  /// The number whose string equals `text`; kNone if there is none.
  std::uint32_t find(std::string_view text, const StringHeap& strings) const {
    return slots_.empty() ? kNone : slots_[slot_of(text, strings)];
  }

  /// Makes `text` lead to `number`, and says where it led before; kNone if nowhere.
  std::uint32_t assign(std::string_view text, std::uint32_t number, const StringHeap& strings) {
    if ((used_ + 1) * 3 > slots_.size() * 2) grow(strings);
    std::uint32_t& slot = slots_[slot_of(text, strings)];
    if (slot == kNone) ++used_;
    return std::exchange(slot, number);
  }

  std::size_t bytes() const { return slots_.capacity() * sizeof(std::uint32_t); }

 private:
  // Eight bytes at a time, the last ones twice if need be.
  static std::size_t hash(std::string_view text) {
    constexpr std::uint64_t kOdd = 0x9E37'79B9'7F4A'7C15;
    std::uint64_t h = text.size() * kOdd;
    const auto stir = [&](std::uint64_t bytes) {
      h = (h ^ bytes) * kOdd;
      h ^= h >> 32;
    };
    std::uint64_t bytes = 0;
    if (text.size() < sizeof(bytes)) {
      for (char c : text) bytes = bytes << 8 | static_cast<std::uint8_t>(c);
      stir(bytes);
    } else {
      for (std::size_t at = 0; at < text.size(); at += sizeof(bytes)) {
        const std::size_t last = text.size() - sizeof(bytes);
        std::memcpy(&bytes, text.data() + (at < last ? at : last), sizeof(bytes));
        stir(bytes);
      }
    }
    return static_cast<std::size_t>(h ^ h >> 29);
  }

  std::size_t slot_of(std::string_view text, const StringHeap& strings) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = hash(text) & mask;
    while (slots_[slot] != kNone && strings[slots_[slot]] != text) slot = (slot + 1) & mask;
    return slot;
  }

  void grow(const StringHeap& strings) {
    const std::vector<std::uint32_t> old = std::move(slots_);
    slots_.assign(old.empty() ? 8 : old.size() * 2, kNone);
    for (std::uint32_t number : old) {
      if (number != kNone) slots_[slot_of(strings[number], strings)] = number;
    }
  }

  std::size_t used_ = 0;
  std::vector<std::uint32_t> slots_;
};

}  // namespace enfilade
