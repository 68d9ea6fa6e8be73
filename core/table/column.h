#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/bitmap.h"
#include "core/base/fold.h"
#include "core/base/folded_bytes.h"
#include "core/base/id.h"
#include "core/table/codes.h"
#include "core/table/names.h"
#include "core/table/postings.h"
#include "core/table/searches.h"
#include "core/table/spelled_texts.h"
#include "core/table/string_heap.h"
#include "core/table/text_index.h"

namespace enfilade {

/// Free text: as written, and, for search and order, folded. Ids are kept so, too.
///
///     rows      0 .. n - 1                        n .. the last that is not null    and behind it
///     written   spelled, token by token           one after another                 nothing
///     search    an index of the tokens            the same, folded                  nothing
///
/// n is 0 as long as rows are few, and of ids, which are too different: theirs are not kept folded
/// either. A text that is not kept as it is asked for is put together.
class TextColumn {
 public:
  TextColumn() = default;
  /// For ids, which are not searched or ordered often enough to hold them twice.
  static TextColumn of_ids();
  /// Of what is kept of so many rows: those in an index, and the texts behind it; nothing if it
  /// does not fit together. What is not given is made of it, as `empty` would have made it.
  static std::optional<TextColumn> of(std::size_t size, SpelledTexts spelled, TextIndex index,
                                      StringHeap written, Bitmap null, TextColumn empty);

  std::size_t size() const { return size_; }
  bool is_null(std::size_t row) const { return row >= null_.size() || null_.test(row); }
  /// Of null: nothing. `scratch` keeps it, if it has to be put together.
  std::string_view written(std::size_t row, std::string& scratch) const;
  std::string_view folded(std::size_t row, std::string& scratch) const;
  /// How a row's text, folded, and one that is folded are ordered: below 0 if the row's comes
  /// first.
  int compare(std::size_t row, std::string_view folded) const;
  /// The first eight bytes of a row's text, folded, as a number, NULs behind its end: of texts that
  /// differ there, the smaller number comes first. Of null: 0, as of no text.
  std::uint64_t prefix(std::size_t row) const {
    return row < prefixes_.size() ? prefixes_[row] : made_prefix(row);
  }
  static std::uint64_t prefix_of(std::string_view text) { return first_eight(text); }

  /// The first bytes of a text, folded, eight to a number and NULs behind its end: of two texts the
  /// one that comes first has no greater ones.
  using Begin = std::array<std::uint64_t, 4>;
  static Begin begin_of(std::string_view text);

  /// Of 64 rows the first and the last text, folded, nulls aside: how they begin, and which rows of
  /// these they are. Of nulls alone nothing is first or last, and the two begins are the other way
  /// round. A reader in search of the first passes by most rows without reading them.
  struct Range {
    static constexpr std::uint64_t kLast = ~std::uint64_t{0};

    Begin least{kLast, kLast, kLast, kLast};
    Begin most{};
    std::uint8_t first = 0, last = 0;
  };
  /// Of rows 64 i .. 64 i + 63; nothing if it is not known.
  const Range* range(std::size_t i) const {
    const bool known = (i + 1) * 64 <= index_.rows() || written_.size() == 0;
    return known && i < ranges_.size() ? &ranges_[i] : nullptr;
  }

  /// Takes away the rows whose text, folded, does not contain `needle`. Null contains nothing. What
  /// is found is kept for the next who asks.
  void keep_containing(std::string_view needle, Bitmap& rows) const;

  void push_back(std::string_view text);
  /// Nulls at the end, until there are so many rows.
  void push_nulls(std::size_t rows) {
    searches_.forget();
    size_ = rows;
  }
  void push_null() { push_nulls(size_ + 1); }

  /// The rows in the index.
  const SpelledTexts& spelled() const { return spelled_; }
  const TextIndex& text_index() const { return index_; }
  /// The texts behind it, as they were written: of ids all.
  const StringHeap& heap() const { return written_; }
  const Bitmap& nulls() const { return null_; }

  /// Whether rows have come of which nothing is kept for a search yet.
  bool wants_folding() const { return keeps_folded_ && folded_.size() < written_.size(); }
  /// Keeps them folded. Until then whoever searches folds them.
  void fold_rest();
  /// Whether there are so many that an index of all would be better.
  bool wants_index() const;
  /// Puts all texts into an index. Rows may come after.
  void index();

  void shrink_to_fit();
  std::size_t bytes() const;

 private:
  /// How many rows something is kept of.
  std::size_t kept() const { return index_.rows() + written_.size(); }
  /// Keeps how the texts of the rows in the index begin.
  void keep_begins();
  std::uint64_t made_prefix(std::size_t row) const;
  /// How a row of the index begins.
  Begin begin_at(std::size_t row) const;
  Range range_of(std::size_t i) const;
  /// Asks the rows that were not asked yet.
  void ask(Bitmap rows, Searches::Search& search) const;
  /// Takes away the rows whose text does not contain `needle`, where there is no index.
  void keep_holders(Bitmap& rows, std::string_view needle) const;
  /// Which rows of 64 w .. 64 w + 63 have a text that contains it.
  std::uint64_t holders_among(std::size_t w, std::string_view needle, std::string& scratch) const;

  std::size_t size_ = 0;
  Bitmap null_;  // of all rows that something is kept of
  SpelledTexts spelled_;
  TextIndex index_;                      // of the same rows
  std::vector<std::uint64_t> prefixes_;  // of the same
  std::vector<Range> ranges_;            // of the same, 64 at a time
  StringHeap written_;                   // of the rows behind them
  StringHeap folded_;                    // of the first of these, mostly all
  bool keeps_folded_ = true;
  mutable Searches searches_;
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

  /// Nulls at the end, until there are so many rows.
  void push_nulls(std::size_t rows) { codes.push_zeros(rows); }

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

  /// With its holders; nothing if the ends do not ascend, a code is none or twice in a row, or a
  /// null holds any.
  static std::optional<SetColumn> of(Names names, std::vector<std::uint32_t> codes,
                                     std::vector<std::uint32_t> ends, Bitmap null);

  std::size_t size() const { return ends.size(); }
  /// Nulls at the end, until there are so many rows.
  void push_nulls(std::size_t rows) {
    while (null.size() < rows) null.push_back(true);
    ends.resize(rows, static_cast<std::uint32_t>(codes.size()));
  }

  bool holders_are_right() const { return holders.size() == codes.size(); }
  void make_holders();

  std::span<const std::uint32_t> operator[](std::size_t row) const {
    const std::uint32_t begin = row == 0 ? 0 : ends[row - 1];
    return std::span(codes).subspan(begin, ends[row] - begin);
  }
};

/// Integers and times. Nothing is kept of the rows behind the last that is not null.
class NumberColumn {
 public:
  static constexpr std::int64_t kNull = std::numeric_limits<std::int64_t>::min();

  /// The least and the most of 64 rows, nulls aside; the other way round where all are null. A
  /// reader in search of the greatest passes by most rows without reading them.
  struct Range {
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    std::int64_t most = kNull;

    friend bool operator==(const Range&, const Range&) = default;
  };

  NumberColumn() = default;
  /// Of what is kept of so many rows; nothing if they are fewer, or a value is beyond ±`largest`.
  static std::optional<NumberColumn> of(std::size_t size, std::vector<std::int64_t> values,
                                        std::int64_t largest);

  std::size_t size() const { return size_; }
  std::int64_t operator[](std::size_t row) const {
    return row < values_.size() ? values_[row] : kNull;
  }
  /// Of rows 64 i .. 64 i + 63.
  Range range(std::size_t i) const { return i < ranges_.size() ? ranges_[i] : Range{}; }

  /// What is kept: all behind it is null.
  std::span<const std::int64_t> values() const { return values_; }
  std::span<const Range> ranges() const { return ranges_; }

  void push_back(std::int64_t value) {
    if (value != kNull) keep(size_, value);
    ++size_;
  }
  /// Nulls at the end, until there are so many rows.
  void push_nulls(std::size_t rows) { size_ = rows; }
  void set(std::size_t row, std::int64_t value);

  void shrink_to_fit();
  std::size_t bytes() const;

 private:
  /// Keeps the value of a row behind all that are kept, and the nulls before it.
  void keep(std::size_t row, std::int64_t value);
  /// What range(i) is to be.
  Range range_of(std::size_t i) const;

  std::size_t size_ = 0;
  std::vector<std::int64_t> values_;
  std::vector<Range> ranges_;
};

/// The rooms of each row, in the row's own order, each once. Most rows have one, and pay four
/// bytes.
///
/// A `RoomRef` numbers the room ids of this column alone: whether such a room is loaded, and where,
/// is another table's business.
class RoomsColumn {
 public:
  Names ids;

  RoomsColumn() = default;
  /// Of `ids` and of what `kept` and `lists` said; nothing if these name what is not there, or a
  /// room twice in a row, or if the lists are not those of the rows, one after another.
  static std::optional<RoomsColumn> of(Names ids, std::vector<RoomRef> rows,
                                       std::vector<RoomRef> lists);

  std::size_t size() const { return rows_.size(); }
  std::span<const RoomRef> operator[](std::size_t row) const {
    const std::uint32_t at = rows_[row].row;
    if (at == kNone) return {};
    if (at < kMany) return {&rows_[row], 1};
    return {&many_[at - kMany + 1], many_[at - kMany].row};
  }
  void push_back(std::span<const RoomRef> rooms);
  /// Rows without rooms at the end, until there are so many.
  void push_nulls(std::size_t rows) { rows_.resize(rows, {kNone}); }

  /// What is kept of each row, and the rooms of those that have several.
  std::span<const RoomRef> kept() const { return rows_; }
  std::span<const RoomRef> lists() const { return many_; }

  void shrink_to_fit();
  std::size_t bytes() const;

 private:
  static constexpr std::uint32_t kMany = 0x8000'0000, kNone = 0xFFFF'FFFF;

  std::vector<RoomRef> rows_;  // a room; or kMany + where its list begins; or kNone
  std::vector<RoomRef> many_;  // lists: their length, then their rooms
};

using Column = std::variant<TextColumn, NameColumn, SetColumn, NumberColumn, RoomsColumn>;

/// How many rows a column has.
std::size_t row_count(const Column& column);

/// Adds nulls to the end of a column, until it has so many rows.
void push_nulls(Column& column, std::size_t rows);

/// Memory held by a column, in bytes.
std::size_t bytes(const Column& column);

/// Gives back the memory that a column reserved for rows to come.
void shrink_to_fit(Column& column);

}  // namespace enfilade
