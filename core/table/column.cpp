#include "core/table/column.h"

#include <bit>
#include <cassert>
#include <utility>

#include "core/base/find_text.h"
#include "core/base/folded_bytes.h"
#include "core/base/utf8.h"

namespace enfilade {
namespace {

// What is longer may be a piece of some other customer's text, and stays nowhere when that is gone.
constexpr std::size_t kLongestKept = 15;

template <typename T>
std::size_t bytes_of(const std::vector<T>& values) {
  return values.capacity() * sizeof(T);
}

std::size_t size_of(const NameColumn& column) {
  return column.codes.size();
}
template <typename Other>
std::size_t size_of(const Other& column) {
  return column.size();
}

struct Weigh {
  std::size_t operator()(const TextColumn& column) const { return column.bytes(); }
  std::size_t operator()(const NameColumn& column) const {
    return column.names.bytes() + column.folded.bytes() + column.codes.bytes();
  }
  std::size_t operator()(const SetColumn& column) const {
    return column.names.bytes() + bytes_of(column.codes) + bytes_of(column.ends) +
           column.null.bytes() + column.holders.bytes();
  }
  std::size_t operator()(const NumberColumn& column) const { return column.bytes(); }
  std::size_t operator()(const RoomsColumn& column) const { return column.bytes(); }
};

struct Shrink {
  void operator()(NameColumn& column) const {
    column.names.shrink_to_fit();
    column.folded.shrink_to_fit();
    column.codes.shrink_to_fit();
  }
  void operator()(SetColumn& column) const {
    column.names.shrink_to_fit();
    column.codes.shrink_to_fit();
    column.ends.shrink_to_fit();
    column.null.shrink_to_fit();
  }
  template <typename Other>
  void operator()(Other& column) const {
    column.shrink_to_fit();
  }
};

}  // namespace

std::optional<TextColumn> TextColumn::of(std::size_t size, SpelledTexts spelled, TextIndex index,
                                         StringHeap written, Bitmap null, TextColumn empty) {
  const std::size_t kept = spelled.size() + written.size();
  if (kept > size || null.size() != kept || index.rows() != spelled.size()) return std::nullopt;
  bool texts_of_null = false;
  null.for_each([&](std::size_t row) {
    texts_of_null |=
        row < spelled.size() ? !spelled.is_empty(row) : !written[row - spelled.size()].empty();
  });
  if (texts_of_null) return std::nullopt;

  TextColumn column = std::move(empty);
  column.size_ = size;
  column.spelled_ = std::move(spelled);
  column.index_ = std::move(index);
  column.written_ = std::move(written);
  column.null_ = std::move(null);
  column.keep_begins();
  if (column.wants_folding()) column.fold_rest();
  return column;
}

TextColumn TextColumn::of_ids() {
  TextColumn column;
  column.keeps_folded_ = false;
  return column;
}

void TextColumn::push_back(std::string_view text) {
  for (; kept() < size_; written_.push_back({})) null_.push_back(true);
  written_.push_back(text);
  null_.push_back(false);
  searches_.forget();
  ++size_;
}

std::string_view TextColumn::written(std::size_t row, std::string& scratch) const {
  if (row >= kept()) return {};
  if (row >= index_.rows()) return written_[row - index_.rows()];
  scratch.clear();
  spelled_.append_written(row, scratch);
  return scratch;
}

std::string_view TextColumn::folded(std::size_t row, std::string& scratch) const {
  if (row >= kept()) return {};
  scratch.clear();
  if (row < index_.rows()) {
    spelled_.append_folded(row, scratch);
    return scratch;
  }
  const std::size_t behind = row - index_.rows();
  if (behind < folded_.size()) return folded_[behind];
  fold_into(scratch, written_[behind]);
  return scratch;
}

int TextColumn::compare(std::size_t row, std::string_view folded) const {
  if (row < index_.rows()) return spelled_.compare_folded(row, folded);
  std::string scratch;
  return this->folded(row, scratch).compare(folded);
}

// Under so many rows, reading the texts costs less than reading an index of them.
constexpr std::size_t kIndexedRows = 512;
// And rows behind an index are taken into it when they are this part of all.
constexpr std::size_t kTail = 8;

bool TextColumn::wants_index() const {
  return written_.size() >= kIndexedRows && written_.size() * kTail >= kept();
}

void TextColumn::fold_rest() {
  if (folded_.size() == 0) {
    folded_ = enfilade::folded(written_);
    return;
  }
  while (folded_.size() < written_.size()) {
    fold_into(folded_.open(), written_[folded_.size()]);
    folded_.close();
  }
}

void TextColumn::index() {
  StringHeap texts;
  for (std::size_t row = 0; row < index_.rows(); ++row) {
    spelled_.append_written(row, texts.open());
    texts.close();
  }
  if (texts.size() == 0) {
    texts = std::move(written_);
  } else {
    for (std::size_t i = 0; i < written_.size(); ++i) texts.push_back(written_[i]);
  }
  written_ = {};
  folded_ = {};
  spelled_ = SpelledTexts(texts);
  index_ = TextIndex(spelled_);
  keep_begins();
}

void TextColumn::keep_begins() {
  prefixes_ = spelled_.prefixes();
  ranges_.clear();
  ranges_.reserve((index_.rows() + 63) / 64);
  for (std::size_t i = 0; i * 64 < index_.rows(); ++i) ranges_.push_back(range_of(i));
}

std::uint64_t TextColumn::made_prefix(std::size_t row) const {
  assert(row >= index_.rows());
  if (row >= kept()) return 0;
  const std::string_view text = written_[row - index_.rows()];
  const FoldedBytes begin = folded_bytes(text, 0);
  return begin.ascii ? begin.bytes : prefix_of(fold(text));
}

TextColumn::Begin TextColumn::begin_at(std::size_t row) const {
  char bytes[sizeof(Begin)];
  return begin_of({bytes, spelled_.copy_folded(row, bytes)});
}

TextColumn::Range TextColumn::range_of(std::size_t i) const {
  Range range;
  std::string scratch;
  const std::size_t begin = i * 64, end = std::min(begin + 64, index_.rows());
  for (std::size_t row = begin; row < end; ++row) {
    const bool between = range.least[0] < prefixes_[row] && prefixes_[row] < range.most[0];
    if (between || null_.test(row)) continue;
    const Begin here = begin_at(row);
    const auto before = [&](const Begin& other, std::uint8_t other_row) {
      return here != other ? here < other : compare(row, folded(begin + other_row, scratch)) < 0;
    };
    if (before(range.least, range.first)) {
      range.least = here;
      range.first = static_cast<std::uint8_t>(row - begin);
    }
    if (!before(range.most, range.last)) {
      range.most = here;
      range.last = static_cast<std::uint8_t>(row - begin);
    }
  }
  return range;
}

TextColumn::Begin TextColumn::begin_of(std::string_view text) {
  Begin begin;
  bool ascii = true;
  for (std::size_t i = 0; i < begin.size(); ++i) {
    const FoldedBytes eight = folded_bytes(text, i * sizeof(std::uint64_t));
    begin[i] = eight.bytes;
    ascii = ascii && eight.ascii;
  }
  if (ascii) return begin;
  const std::string folded = fold(text);
  for (std::size_t i = 0; i < begin.size(); ++i) {
    begin[i] = prefix_of(
        std::string_view(folded).substr(std::min(i * sizeof(std::uint64_t), folded.size())));
  }
  return begin;
}

void TextColumn::keep_containing(std::string_view needle, Bitmap& rows) const {
  if (needle.empty()) return rows.keep([&](std::size_t row) { return !is_null(row); });
  if (needle.size() > kLongestKept) {
    Searches::Search search{std::string(needle), Bitmap(rows.size()), Bitmap(rows.size())};
    ask(rows, search);
    rows &= search.holding;
    return;
  }
  Searches::Search& search = searches_.of(needle, rows.size());
  if (!rows.within(search.asked)) ask(rows - search.asked, search);
  rows &= search.holding;
}

void TextColumn::ask(Bitmap rows, Searches::Search& search) const {
  search.asked |= rows;
  if (index_.rows() == 0) {
    keep_holders(rows, search.needle);
  } else {
    const TextIndex::Candidates candidates = index_.find(search.needle, spelled_.tokens());
    rows.keep_below(candidates.rows);
    if (candidates.sure) {
      search.asked.add(Bitmap(index_.rows(), true));
      search.holding.add(candidates.rows);
      rows.keep_below(Bitmap(index_.rows()));
    }
    std::string scratch;
    rows.keep([&](std::size_t row) { return contains(folded(row, scratch), search.needle); });
  }
  search.holding |= rows;
}

void TextColumn::keep_holders(Bitmap& rows, std::string_view needle) const {
  constexpr int kFew = 8;  // of 64 rows: each for itself costs less than all together
  std::string scratch;
  for (std::size_t w = 0; w < rows.word_count(); ++w) {
    std::uint64_t kept = rows.word(w);
    if (std::popcount(kept) >= kFew) {
      kept &= holders_among(w, needle, scratch);
    } else {
      for (std::uint64_t bits = kept; bits != 0; bits &= bits - 1) {
        const std::size_t row = w * 64 + static_cast<std::size_t>(std::countr_zero(bits));
        if (!contains(folded(row, scratch), needle)) kept &= ~(bits & (~bits + 1));
      }
    }
    rows.set_word(w, kept);
  }
}

std::uint64_t TextColumn::holders_among(std::size_t w, std::string_view needle,
                                        std::string& scratch) const {
  const std::size_t begin = w * 64, end = std::min(begin + 64, written_.size());
  if (begin >= end) return 0;
  const bool folded_too = folded_.size() == written_.size();
  const StringHeap& heap = folded_too ? folded_ : written_;
  const std::uint32_t from = heap.begin(begin);
  std::string_view text = heap.text().substr(from, heap.begin(end) - from);
  std::uint64_t holders = 0;
  if (!folded_too) {
    if (!is_ascii(text)) {  // folded, each may be of another length
      for (std::size_t row = begin; row < end; ++row) {
        if (contains(folded(row, scratch), needle)) holders |= std::uint64_t{1} << (row - begin);
      }
      return holders;
    }
    scratch.clear();
    fold_into(scratch, text);
    text = scratch;
  }
  std::size_t row = begin;
  for (std::size_t at = find_text(text, needle); at != text.npos;) {
    while (heap.begin(row + 1) - from <= at) ++row;
    const std::size_t row_end = heap.begin(row + 1) - from;
    const bool inside = at + needle.size() <= row_end;
    if (inside) holders |= std::uint64_t{1} << (row - begin);
    at = find_text(text, needle, inside ? row_end : at + 1);
  }
  return holders;
}

void TextColumn::shrink_to_fit() {
  spelled_.shrink_to_fit();
  written_.shrink_to_fit();
  null_.shrink_to_fit();
  folded_.shrink_to_fit();
}

std::size_t TextColumn::bytes() const {
  return null_.bytes() + spelled_.bytes() + index_.bytes() + bytes_of(prefixes_) +
         bytes_of(ranges_) + written_.bytes() + folded_.bytes() + searches_.bytes();
}

std::optional<SetColumn> SetColumn::of(Names names, std::vector<std::uint32_t> codes,
                                       std::vector<std::uint32_t> ends, Bitmap null) {
  if (null.size() != ends.size() || !ascend_to(ends, codes.size())) return std::nullopt;
  SetColumn column{std::move(names), std::move(codes), std::move(ends), std::move(null), {}};
  std::vector<std::size_t> last_row(column.names.size(), column.size());
  for (std::size_t row = 0; row < column.size(); ++row) {
    if (column.null.test(row) && !column[row].empty()) return std::nullopt;
    for (std::uint32_t code : column[row]) {
      if (code >= last_row.size() || last_row[code] == row) return std::nullopt;
      last_row[code] = row;
    }
  }
  column.make_holders();
  return column;
}

void SetColumn::make_holders() {
  holders = Postings(size(), names.size(), [&](std::size_t row) { return (*this)[row]; });
}

std::optional<NumberColumn> NumberColumn::of(std::size_t size, std::vector<std::int64_t> values,
                                             std::int64_t largest) {
  if (values.size() > size) return std::nullopt;
  NumberColumn column;
  column.size_ = size;
  column.values_ = std::move(values);
  column.ranges_.reserve((column.values_.size() + 63) / 64);
  for (std::size_t row = 0; row < column.values_.size(); row += 64) {
    const Range range = column.range_of(row / 64);
    const bool all_null = range.least > range.most;
    if (!all_null && (range.least < -largest || range.most > largest)) return std::nullopt;
    column.ranges_.push_back(range);
  }
  return column;
}

NumberColumn::Range NumberColumn::range_of(std::size_t i) const {
  Range range;
  const std::size_t begin = i * 64, end = std::min(begin + 64, values_.size());
  for (std::size_t row = begin; row < end; ++row) {
    const std::int64_t value = values_[row];
    range.most = std::max(range.most, value);  // null is the least there is
    range.least = std::min(range.least, value == kNull ? range.least : value);
  }
  return range;
}

void NumberColumn::keep(std::size_t row, std::int64_t value) {
  ranges_.resize(row / 64 + 1);
  values_.resize(row, kNull);
  values_.push_back(value);
  Range& range = ranges_.back();
  range.least = std::min(range.least, value);
  range.most = std::max(range.most, value);
}

void NumberColumn::set(std::size_t row, std::int64_t value) {
  if (row >= values_.size()) {
    if (value != kNull) keep(row, value);
    return;
  }
  Range& range = ranges_[row / 64];
  const std::int64_t old = std::exchange(values_[row], value);
  if (old != range.least && old != range.most) {  // neither of them becomes less than it is
    if (value == kNull) return;
    range.least = std::min(range.least, value);
    range.most = std::max(range.most, value);
    return;
  }
  range = range_of(row / 64);
}

void NumberColumn::shrink_to_fit() {
  values_.shrink_to_fit();
  ranges_.shrink_to_fit();
}

std::size_t NumberColumn::bytes() const {
  return bytes_of(values_) + bytes_of(ranges_);
}

std::optional<RoomsColumn> RoomsColumn::of(Names ids, std::vector<RoomRef> rows,
                                           std::vector<RoomRef> lists) {
  if (ids.size() >= kMany) return std::nullopt;
  RoomsColumn column;
  column.ids = std::move(ids);
  column.rows_ = std::move(rows);
  column.many_ = std::move(lists);
  std::vector<std::uint32_t> last_row(column.ids.size(), kNone);
  std::size_t behind = 0;  // the lists that were seen
  for (std::uint32_t row = 0; row < column.rows_.size(); ++row) {
    const std::uint32_t at = column.rows_[row].row;
    if (at < column.ids.size() || at == kNone) continue;
    if (at < kMany || at - kMany != behind || behind == column.many_.size()) return std::nullopt;
    const std::size_t length = column.many_[behind++].row;
    if (length < 2 || length > column.many_.size() - behind) return std::nullopt;
    for (RoomRef room : column[row]) {
      if (room.row >= last_row.size() || last_row[room.row] == row) return std::nullopt;
      last_row[room.row] = row;
    }
    behind += length;
  }
  if (behind != column.many_.size()) return std::nullopt;
  return column;
}

void RoomsColumn::push_back(std::span<const RoomRef> rooms) {
  if (rooms.empty()) return rows_.push_back({kNone});
  if (rooms.size() == 1) return rows_.push_back(rooms.front());
  rows_.push_back({static_cast<std::uint32_t>(kMany + many_.size())});
  many_.push_back({static_cast<std::uint32_t>(rooms.size())});
  many_.insert(many_.end(), rooms.begin(), rooms.end());
}

std::size_t RoomsColumn::bytes() const {
  return ids.bytes() + bytes_of(rows_) + bytes_of(many_);
}

void RoomsColumn::shrink_to_fit() {
  ids.shrink_to_fit();
  rows_.shrink_to_fit();
  many_.shrink_to_fit();
}

void shrink_to_fit(Column& column) {
  std::visit(Shrink{}, column);
}

void push_nulls(Column& column, std::size_t rows) {
  if (row_count(column) == rows) return;
  std::visit([rows](auto& kind) { kind.push_nulls(rows); }, column);
}

std::size_t row_count(const Column& column) {
  return std::visit([](const auto& kind) { return size_of(kind); }, column);
}

std::size_t bytes(const Column& column) {
  return std::visit(Weigh{}, column);
}

}  // namespace enfilade
