#include "core/table/column.h"

#include <utility>

#include "core/base/find_text.h"

namespace enfilade {
namespace {

template <typename T>
std::size_t bytes_of(const std::vector<T>& values) {
  return values.capacity() * sizeof(T);
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

void TextColumn::push_back(std::string_view text) {
  for (; written_.size() < size_; written_.push_back({}), folded_.push_back({})) {
    null_.push_back(true);
  }
  written_.push_back(text);
  fold_into(folded_.open(), text);
  folded_.close();
  null_.push_back(false);
  ++size_;
}

std::string_view TextColumn::folded(std::size_t row, std::string& scratch) const {
  if (row >= written_.size()) return {};
  if (row >= index_.rows()) return folded_[row - index_.rows()];
  scratch.clear();
  fold_into(scratch, written_[row]);
  return scratch;
}

// Under so many rows, reading the texts costs less than reading an index of them.
constexpr std::size_t kIndexedRows = 512;
// And rows behind an index are taken into it when they are this part of all.
constexpr std::size_t kTail = 8;

bool TextColumn::wants_index() const {
  return folded_.size() >= kIndexedRows && folded_.size() * kTail >= written_.size();
}

void TextColumn::index() {
  if (index_.rows() > 0) {
    folded_ = {};
    for (std::size_t row = 0; row < written_.size(); ++row) {
      fold_into(folded_.open(), written_[row]);
      folded_.close();
    }
  }
  index_ = TextIndex(folded_);
  prefixes_.clear();
  prefixes_.reserve(folded_.size());
  for (std::size_t row = 0; row < folded_.size(); ++row) {
    prefixes_.push_back(prefix_of(folded_[row]));
  }
  folded_ = {};
}

std::uint64_t TextColumn::prefix_of(std::string_view text) {
  std::uint8_t bytes[8] = {};
  text.copy(reinterpret_cast<char*>(bytes), sizeof(bytes));
  std::uint64_t prefix = 0;
  for (std::uint8_t byte : bytes) prefix = prefix << 8 | byte;
  return prefix;
}

void TextColumn::keep_containing(std::string_view needle, Bitmap& rows) const {
  if (needle.empty()) return rows.keep([&](std::size_t row) { return !is_null(row); });
  std::string scratch;
  const auto holds = [&](std::size_t row) { return contains(folded(row, scratch), needle); };
  if (index_.rows() == 0) return rows.keep(holds);

  const TextIndex::Candidates candidates = index_.find(needle);
  rows.keep_below(candidates.rows);
  if (candidates.sure && index_.rows() >= rows.size()) return;
  rows.keep(
      [&](std::size_t row) { return (candidates.sure && row < index_.rows()) || holds(row); });
}

void TextColumn::shrink_to_fit() {
  written_.shrink_to_fit();
  null_.shrink_to_fit();
  folded_.shrink_to_fit();
}

std::size_t TextColumn::bytes() const {
  return written_.bytes() + null_.bytes() + index_.bytes() + folded_.bytes() + bytes_of(prefixes_);
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
  range = {};
  const std::size_t begin = row / 64 * 64, end = std::min(begin + 64, values_.size());
  for (std::size_t i = begin; i < end; ++i) {
    if (values_[i] == kNull) continue;
    range.least = std::min(range.least, values_[i]);
    range.most = std::max(range.most, values_[i]);
  }
}

void NumberColumn::shrink_to_fit() {
  values_.shrink_to_fit();
  ranges_.shrink_to_fit();
}

std::size_t NumberColumn::bytes() const {
  return bytes_of(values_) + bytes_of(ranges_);
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

std::size_t bytes(const Column& column) {
  return std::visit(Weigh{}, column);
}

}  // namespace enfilade
