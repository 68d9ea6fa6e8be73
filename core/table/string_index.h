#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/bitmap.h"
#include "core/table/string_heap.h"

namespace enfilade {

/// Finds strings by content when the strings themselves are kept elsewhere, by number.
///
/// Four bytes for each slot, at most two thirds full; the strings are asked back from the heap they
/// are in. Numbers are never taken out, only pointed elsewhere.
///
///     slot    hash's bits | number        as many bits for the number as the table's size takes;
///             1011…0110   | 0…0101        the rest tells most strings apart without a look at them
class StringIndex {
 public:
  static constexpr std::uint32_t kNone = 0xFFFF'FFFF;

  StringIndex() = default;
  /// Of slots that somebody kept for so many strings; nothing unless each of their numbers is there
  /// once. Whether it is there where its string leads is not looked at: if not, it is not found.
  static std::optional<StringIndex> of(std::vector<std::uint32_t> slots, std::size_t strings) {
    const bool none = slots.empty() && strings == 0;
    if (!none && (!std::has_single_bit(slots.size()) || strings * 3 > slots.size() * 2)) {
      return std::nullopt;
    }
    StringIndex index;
    index.used_ = strings;
    index.slots_ = std::move(slots);
    Bitmap seen(strings);
    std::size_t count = 0;
    for (const std::uint32_t slot : index.slots_) {
      if (slot == kNone) continue;
      const std::uint32_t number = slot & index.mask();
      if (number >= strings || seen.test(number)) return std::nullopt;
      seen.set(number);
      ++count;
    }
    if (count != strings) return std::nullopt;
    return index;
  }

  /// The number whose string equals `text`; kNone if there is none.
  std::uint32_t find(std::string_view text, const StringHeap& strings) const {
    if (slots_.empty()) return kNone;
    const std::uint32_t slot = slots_[slot_of(hash(text), text, strings)];
    return slot == kNone ? kNone : slot & mask();
  }

  /// The same; if there is none, `text` leads to `fresh` from now on, which the heap is to have
  /// next.
  std::uint32_t find_or_add(std::string_view text, std::uint32_t fresh, const StringHeap& strings) {
    make_room_for(fresh, strings);
    const std::uint64_t hashed = hash(text);
    std::uint32_t& slot = slots_[slot_of(hashed, text, strings)];
    if (slot != kNone) return slot & mask();
    slot = tag_of(hashed) | fresh;
    ++used_;
    return fresh;
  }

  /// Makes `text` lead to `number`, and says where it led before; kNone if nowhere.
  std::uint32_t assign(std::string_view text, std::uint32_t number, const StringHeap& strings) {
    make_room_for(number, strings);
    const std::uint64_t hashed = hash(text);
    std::uint32_t& slot = slots_[slot_of(hashed, text, strings)];
    const std::uint32_t known = slot == kNone ? kNone : slot & mask();
    if (known == kNone) ++used_;
    slot = tag_of(hashed) | number;
    return known;
  }

  /// Makes each string of a heap lead to its number, in an index that is empty. Stops and says no
  /// at a string that was there before.
  bool add_all(const StringHeap& strings) {
    if (strings.size() == 0) return true;
    make_room_for(static_cast<std::uint32_t>(strings.size() - 1), strings, strings.size());
    for (; used_ < strings.size(); ++used_) {
      const std::string_view text = strings[used_];
      const std::uint64_t hashed = hash(text);
      std::uint32_t& slot = slots_[slot_of(hashed, text, strings)];
      if (slot != kNone) return false;
      slot = tag_of(hashed) | static_cast<std::uint32_t>(used_);
    }
    return true;
  }

  std::span<const std::uint32_t> slots() const { return slots_; }
  std::size_t bytes() const { return slots_.capacity() * sizeof(std::uint32_t); }

 private:
  // Eight bytes at a time, the last ones twice if need be.
  static std::uint64_t hash(std::string_view text) {
    constexpr std::uint64_t kOdd = 0x9E37'79B9'7F4A'7C15;
    std::uint64_t h = text.size() * kOdd;
    const auto stir = [&](std::uint64_t bytes) {
      h = (h ^ bytes) * kOdd;
      h ^= h >> 32;
    };
    if (text.size() < sizeof(std::uint64_t)) {
      std::uint64_t bytes = 0;
      for (char c : text) bytes = bytes << 8 | static_cast<std::uint8_t>(c);
      stir(bytes);
    } else {
      for (std::size_t at = 0; at < text.size(); at += sizeof(std::uint64_t))
        stir(eight_at(text, at));
    }
    return h ^ h >> 29;
  }

  /// The eight bytes from `at` on, or the last eight. There are as many.
  static std::uint64_t eight_at(std::string_view text, std::size_t at) {
    std::uint64_t bytes = 0;
    const std::size_t last = text.size() - sizeof(bytes);
    std::memcpy(&bytes, text.data() + (at < last ? at : last), sizeof(bytes));
    return bytes;
  }

  // Most strings are short, and a call of memcmp costs more than they do.
  static bool same(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    if (a.size() < sizeof(std::uint64_t)) {
      for (std::size_t i = 0; i < a.size(); ++i) {
        if (a[i] != b[i]) return false;
      }
      return true;
    }
    for (std::size_t at = 0; at < a.size(); at += sizeof(std::uint64_t)) {
      if (eight_at(a, at) != eight_at(b, at)) return false;
    }
    return true;
  }

  std::uint32_t mask() const { return static_cast<std::uint32_t>(slots_.size() - 1); }
  /// The slot that a hash is looked for from is said by its lowest bits: these are of the highest.
  std::uint32_t tag_of(std::uint64_t hashed) const {
    return static_cast<std::uint32_t>(hashed >> 32) & ~mask();
  }

  std::size_t slot_of(std::uint64_t hashed, std::string_view text,
                      const StringHeap& strings) const {
    const std::uint32_t tag = tag_of(hashed);
    auto at = static_cast<std::size_t>(hashed & mask());
    for (;; at = (at + 1) & mask()) {
      const std::uint32_t slot = slots_[at];
      if (slot == kNone) return at;
      if ((slot & ~mask()) == tag && same(strings[slot & mask()], text)) return at;
    }
  }

  /// Leaves a third of the slots empty, however many `fresh` strings come, and keeps all numbers
  /// below the last, so that none is taken for kNone.
  void make_room_for(std::uint32_t number, const StringHeap& strings, std::size_t fresh = 1) {
    const std::size_t old_size = slots_.size();
    std::size_t size = old_size == 0 ? 8 : old_size;
    while ((used_ + fresh) * 3 > size * 2 || number + std::size_t{1} >= size) size *= 2;
    if (size == old_size) return;

    const std::uint32_t old_mask = static_cast<std::uint32_t>(old_size - 1);
    const std::vector<std::uint32_t> old = std::exchange(slots_, {});
    slots_.assign(size, kNone);
    for (const std::uint32_t slot : old) {
      if (slot == kNone) continue;
      const std::uint32_t known = slot & old_mask;
      const std::uint64_t hashed = hash(strings[known]);
      auto at = static_cast<std::size_t>(hashed & mask());  // no two are equal: none is compared
      while (slots_[at] != kNone) at = (at + 1) & mask();
      slots_[at] = tag_of(hashed) | known;
    }
  }

  std::size_t used_ = 0;
  std::vector<std::uint32_t> slots_;
};

}  // namespace enfilade
