#pragma once

#include <algorithm>
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
#include "core/base/bring_near.h"
#include "core/table/string_heap.h"

namespace enfilade {

/// Finds strings by content when the strings themselves are kept elsewhere, by number.
///
/// Four bytes for each slot, at most two thirds full: six for each of strings that are added at
/// once. The strings are asked back from the heap they are in. Numbers are never taken out, only
/// pointed elsewhere.
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
    const bool has_end = strings < slots.size() && strings * 3 <= slots.size() * 2;
    if (!none && !has_end) return std::nullopt;
    StringIndex index;
    index.used_ = strings;
    index.slots_ = std::move(slots);
    Bitmap seen(strings);
    std::size_t count = 0;
    const std::uint32_t mask = index.mask();
    for (const std::uint32_t slot : index.slots_) {
      if (slot == kNone) continue;
      const std::uint32_t number = slot & mask;
      if (number >= strings || seen.test(number)) return std::nullopt;
      seen.set(number);
      ++count;
    }
    if (count != strings) return std::nullopt;
    return index;
  }

  /// Brings near what is read of it to find a string.
  void bring_near(std::string_view text) const {
    if (!slots_.empty()) enfilade::bring_near(&slots_[first_slot(hash(text))]);
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
    if (!has_room_for(used_ + 1)) resize(std::max<std::size_t>(8, slots_.size() * 2), strings);
    const std::uint64_t hashed = hash(text);
    std::uint32_t& slot = slots_[slot_of(hashed, text, strings)];
    if (slot != kNone) return slot & mask();
    slot = tag_of(hashed) | fresh;
    ++used_;
    return fresh;
  }

  /// Makes each string of a heap from number `from` on lead to its number, and says how many led to
  /// another before: of equal ones the last one is found.
  std::size_t assign_from(std::size_t from, const StringHeap& strings) {
    make_room_for(strings);
    std::size_t known = 0;
    for (std::size_t number = from; number < strings.size(); ++number) {
      const std::string_view text = strings[number];
      const std::uint64_t hashed = hash(text);
      std::uint32_t& slot = slots_[slot_of(hashed, text, strings)];
      slot == kNone ? ++used_ : ++known;
      slot = tag_of(hashed) | static_cast<std::uint32_t>(number);
    }
    return known;
  }

  /// Makes each string of a heap lead to its number, in an index that is empty. Stops and says no
  /// at a string that was there before.
  bool add_all(const StringHeap& strings) {
    make_room_for(strings);
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

  /// The bits of a slot that are its number's: all numbers are below the last slot's, so that none
  /// of them, whatever its other bits, is taken for kNone.
  std::uint32_t mask() const {
    return static_cast<std::uint32_t>(std::bit_ceil(slots_.size()) - 1);
  }
  /// The slot that a hash is looked for from is said by its lower half: these are of the other.
  std::uint32_t tag_of(std::uint64_t hashed) const {
    return static_cast<std::uint32_t>(hashed >> 32) & ~mask();
  }
  std::size_t first_slot(std::uint64_t hashed) const {
    return static_cast<std::size_t>((hashed & 0xFFFF'FFFF) * slots_.size() >> 32);
  }
  std::size_t slot_after(std::size_t at) const { return at + 1 == slots_.size() ? 0 : at + 1; }

  std::size_t slot_of(std::uint64_t hashed, std::string_view text,
                      const StringHeap& strings) const {
    const std::uint32_t numbers = mask(), tag = tag_of(hashed);
    for (std::size_t at = first_slot(hashed);; at = slot_after(at)) {
      const std::uint32_t slot = slots_[at];
      if (slot == kNone) return at;
      if ((slot & ~numbers) == tag && same(strings[slot & numbers], text)) return at;
    }
  }

  /// Whether a third of the slots stays empty with so many strings.
  bool has_room_for(std::size_t strings) const { return strings * 3 <= slots_.size() * 2; }

  /// Makes room for all of them, no more; where there are some already, for a quarter more of
  /// those.
  void make_room_for(const StringHeap& strings) {
    if (has_room_for(strings.size())) return;
    const std::size_t wanted = strings.size() * 3 / 2 + 2;
    resize(std::max(wanted, slots_.size() + slots_.size() / 4), strings);
  }

  void resize(std::size_t size, const StringHeap& strings) {
    const std::uint32_t old_mask = mask();
    const std::vector<std::uint32_t> old = std::exchange(slots_, {});
    slots_.assign(size, kNone);
    for (const std::uint32_t slot : old) {
      if (slot == kNone) continue;
      const std::uint32_t known = slot & old_mask;
      const std::uint64_t hashed = hash(strings[known]);
      std::size_t at = first_slot(hashed);  // no two are equal: none is compared
      while (slots_[at] != kNone) at = slot_after(at);
      slots_[at] = tag_of(hashed) | known;
    }
  }

  std::size_t used_ = 0;
  std::vector<std::uint32_t> slots_;
};

}  // namespace enfilade
