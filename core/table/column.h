#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/bitmap.h"
#include "core/base/fold.h"
#include "core/base/id.h"
#include "core/table/names.h"
#include "core/table/postings.h"
#include "core/table/string_heap.h"

namespace enfilade {

/// Small numbers in as few bytes each as the largest of them needs: one, two or four.
class Codes {
 public:
  std::size_t size() const {
    return std::visit([](const auto& codes) { return codes.size(); }, codes_);
  }
  std::uint32_t operator[](std::size_t i) const {
    return std::visit([i](const auto& codes) { return std::uint32_t{codes[i]}; }, codes_);
  }
  void push_back(std::uint32_t code);

  /// Calls `kernel` with the codes as a span of what they are stored as: loops belong inside.
  template <typename Kernel>
  auto visit(Kernel kernel) const {
    return std::visit([&](const auto& codes) { return kernel(std::span(codes)); }, codes_);
  }

  std::size_t bytes() const;

 private:
  std::variant<std::vector<std::uint8_t>, std::vector<std::uint16_t>, std::vector<std::uint32_t>>
      codes_;
};

/// Free text: as written, and folded for search and order. Ids are kept so, too.
struct TextColumn {
  StringHeap written, folded;
  Bitmap null;

  void push_back(std::string_view text) {
    written.push_back(text);
    fold_into(folded.open(), text);
    folded.close();
    null.push_back(false);
  }
  void push_null() {
    written.push_back({});
    folded.push_back({});
    null.push_back(true);
  }
};

/// Names, enumerations and flags: a code for each row. 0 is null, code c is names[c - 1]. Declared
/// values come first, so a code below `declared + 1` is also its rank.
struct NameColumn {
  Names names;
  StringHeap folded;  // each of `names`
  Codes codes;
  std::uint32_t declared = 0;

  /// The code of `name`, a new one if it had none.
  std::uint32_t code(std::string_view name) {
    const std::uint32_t number = names.number(name);
    if (number == folded.size()) {
      fold_into(folded.open(), name);
      folded.close();
    }
    return number + 1;
  }

  static constexpr std::uint32_t kNull = 0;
  std::string_view text(std::uint32_t code) const { return names[code - 1]; }
};

/// Sets of names: row i holds codes[ends[i - 1]] .. codes[ends[i] - 1], in the order they came,
/// each once. Code c is names[c].
struct SetColumn {
  Names names;
  std::vector<std::uint32_t> codes, ends;
  Bitmap null;
  Postings holders;  // of each name, the rows that hold it; made with the partition

  std::span<const std::uint32_t> operator[](std::size_t row) const {
    const std::uint32_t begin = row == 0 ? 0 : ends[row - 1];
    return std::span(codes).subspan(begin, ends[row] - begin);
  }
};

/// Integers and times.
struct NumberColumn {
  static constexpr std::int64_t kNull = std::numeric_limits<std::int64_t>::min();

  /// The least and the most of 64 rows, nulls aside; the other way round where all are null. A
  /// reader in search of the greatest passes by most rows without reading them.
  struct Range {
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    std::int64_t most = kNull;
  };

  std::vector<std::int64_t> values;
  std::vector<Range> ranges;  // of rows 64 i .. 64 i + 63

  void push_back(std::int64_t value) {
    if (values.size() % 64 == 0) ranges.emplace_back();
    values.push_back(value);
    if (value == kNull) return;
    ranges.back().least = std::min(ranges.back().least, value);
    ranges.back().most = std::max(ranges.back().most, value);
  }
};

/// The rooms of each row, in the row's own order, each once. Most rows have one, and pay four
/// bytes.
///
/// A `RoomRef` numbers the room ids of this column alone: whether such a room is loaded, and where,
/// is another table's business.
class RoomsColumn {
 public:
  Names ids;

  std::size_t size() const { return rows_.size(); }
  std::span<const RoomRef> operator[](std::size_t row) const {
    const std::uint32_t at = rows_[row].row;
    if (at == kNone) return {};
    if (at < kMany) return {&rows_[row], 1};
    return {&many_[at - kMany + 1], many_[at - kMany].row};
  }
  void push_back(std::span<const RoomRef> rooms);
  std::size_t bytes() const;

 private:
  static constexpr std::uint32_t kMany = 0x8000'0000, kNone = 0xFFFF'FFFF;

  std::vector<RoomRef> rows_;  // a room; or kMany + where its list begins; or kNone
  std::vector<RoomRef> many_;  // lists: their length, then their rooms
};

using Column = std::variant<TextColumn, NameColumn, SetColumn, NumberColumn, RoomsColumn>;

/// Memory held by a column, in bytes.
std::size_t bytes(const Column& column);

}  // namespace enfilade
