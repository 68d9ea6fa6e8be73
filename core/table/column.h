#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/bitmap.h"
#include "core/base/fold.h"
#include "core/base/id.h"
#include "core/table/codes.h"
#include "core/table/names.h"
#include "core/table/postings.h"
#include "core/table/string_heap.h"
#include "core/table/text_index.h"

namespace enfilade {

/// Free text: as written, and, for search and order, folded. Ids are kept so, too.
///
/// The folded texts of many rows are not kept, only an index of them: whoever needs one folds it
/// again.
class TextColumn {
 public:
  StringHeap written;
  Bitmap null;

  void push_back(std::string_view text) {
    written.push_back(text);
    fold_into(folded_.open(), text);
    folded_.close();
    null.push_back(false);
  }
  void push_null() {
    written.push_back({});
    folded_.push_back({});
    null.push_back(true);
  }

  /// Whether so many folded texts are kept that an index of all would be better.
  bool wants_index() const;
  /// Puts the folded texts into an index. Rows may come after.
  void index();

  /// A row's text, folded. `scratch` keeps it, if it has to be made.
  std::string_view folded(std::size_t row, std::string& scratch) const {
    if (row >= index_.rows()) return folded_[row - index_.rows()];
    scratch.clear();
    fold_into(scratch, written[row]);
    return scratch;
  }

  /// The first eight bytes of a row's text, folded, as a number, NULs behind its end: of texts that
  /// differ there, the smaller number comes first.
  std::uint64_t prefix(std::size_t row) const {
    return row < prefixes_.size() ? prefixes_[row] : prefix_of(folded_[row - index_.rows()]);
  }
  static std::uint64_t prefix_of(std::string_view text);

  /// The rows of `among` whose text, folded, contains `needle`. Null contains nothing.
  Bitmap containing(std::string_view needle, const Bitmap& among) const;

  void shrink_to_fit();
  std::size_t bytes() const;

 private:
  TextIndex index_;
  std::vector<std::uint64_t> prefixes_;  // of the rows in the index
  StringHeap folded_;                    // of the rows that are not in the index
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

  std::size_t size() const { return ends.size(); }
  bool holders_are_right() const { return holders.size() == codes.size(); }

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
  void set(std::size_t row, std::int64_t value) {
    values[row] = value;
    Range& range = ranges[row / 64] = {};
    const std::size_t begin = row / 64 * 64, end = std::min(begin + 64, values.size());
    for (std::size_t i = begin; i < end; ++i) {
      if (values[i] == kNull) continue;
      range.least = std::min(range.least, values[i]);
      range.most = std::max(range.most, values[i]);
    }
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
