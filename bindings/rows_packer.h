#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/table/string_heap.h"
#include "core/view/query.h"

namespace enfilade {

/// Turns rows that are written to it, as to a JsonWriter, into bytes that JavaScript makes objects
/// of sooner than of their JSON text: the members' names are there once, so is mostly a text that
/// many rows say, and nothing is spelled. web/engine/src/packed.ts reads them.
///
///     u32  rows, members, numbers, values, texts, blocks
///     f64  numbers[]     in the order in which they are met
///     u32  values[]      row by row, of each the values of its members
///     u32  ends[]        where each text ends in its block, as JavaScript counts: in UTF-16
///     u32  blocks[]      of each how many texts and how many bytes
///     u8   text[]        the texts one after another, in UTF-8; the first are the members' names
///
/// All numbers are little-endian. A block is some texts that are decoded at once: a page that keeps
/// one of them keeps them all. A value is a kind, and behind it, from bit 3 on, what it says:
///
///     kind       says                  and then come
///     null
///     no, yes
///     number                           the next of the numbers
///     text       which of the texts
///     list       how many items        these, one after another
///     object     how many members      of each the number of its name, without a kind, and a value
class RowsPacker {
 public:
  /// query  of the rows that will come
  explicit RowsPacker(const Query& query);

  /// How many bytes all rows so far are; and these.
  std::size_t bytes() const;
  void write(std::span<std::uint8_t> bytes) const;

  void key(std::string_view name);
  void text(std::string_view value) { say(Kind::text, number_of(value)); }
  void integer(std::int64_t value) { number(static_cast<double>(value)); }
  void number(double value) {
    numbers_.push_back(value);
    say(Kind::number);
  }
  void flag(bool value) { say(value ? Kind::yes : Kind::no); }
  void null() { say(Kind::null); }
  void begin_array() { open(Kind::list); }
  void end_array() { open_.pop_back(); }

  template <typename Write>
  void object(Write write) {
    if (in_row_) {
      open(Kind::object);
      write();
      open_.pop_back();
    } else {
      in_row_ = true;
      next_ = 0;
      write();
      in_row_ = false;
      ++rows_;
    }
  }

 private:
  enum class Kind : std::uint8_t { null, no, yes, number, text, list, object };
  static constexpr std::uint32_t kKindBits = 3;

  /// A list or an object that is written.
  struct Open {
    std::size_t place = 0;  // of its value
    bool object = false;
  };

  struct Block {
    std::uint32_t texts = 0, bytes = 0;
  };

  void say(Kind kind, std::uint32_t what = 0) {
    if (!open_.empty() && !open_.back().object) values_[open_.back().place] += 1u << kKindBits;
    values_.push_back(static_cast<std::uint32_t>(kind) | what << kKindBits);
  }
  void open(Kind kind) {
    say(kind);
    open_.push_back({values_.size() - 1, kind == Kind::object});
  }
  /// That of a text, which is kept if it is none of those lately met.
  std::uint32_t number_of(std::string_view text);
  void add(std::string_view text);

  StringHeap texts_;
  /// Of each hash the text last met. Half of the texts of a list, its ids and titles, are met once:
  /// to be sure of the others would cost more than they do.
  std::array<std::uint32_t, 512> met_{};
  std::vector<std::uint32_t> ends_;  // of each in its block, in UTF-16
  std::vector<Block> blocks_;
  std::vector<double> numbers_;
  std::vector<std::uint32_t> values_;
  std::vector<Open> open_;
  std::uint32_t members_ = 0, rows_ = 0;
  std::uint32_t next_ = 0;  // the place of the next member of the row
  bool in_row_ = false;
};

}  // namespace enfilade
