#include "core/table/column.h"

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
  std::size_t operator()(const NumberColumn& column) const {
    return bytes_of(column.values) + bytes_of(column.ranges);
  }
  std::size_t operator()(const RoomsColumn& column) const { return column.bytes(); }
};

}  // namespace

// Under so many rows, reading the texts costs less than reading an index of them.
constexpr std::size_t kIndexedRows = 512;

// And rows behind an index are taken into it when they are this part of all.
constexpr std::size_t kTail = 8;

bool TextColumn::wants_index() const {
  return folded_.size() >= kIndexedRows && folded_.size() * kTail >= written.size();
}

void TextColumn::index() {
  if (index_.rows() > 0) {
    folded_ = {};
    for (std::size_t row = 0; row < written.size(); ++row) {
      fold_into(folded_.open(), written[row]);
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

Bitmap TextColumn::containing(std::string_view needle, const Bitmap& among) const {
  if (index_.rows() == 0) {  // of every row: kept free of all else
    return among.where(
        [&](std::size_t row) { return contains(folded_[row], needle) && !null.test(row); });
  }
  TextIndex::Candidates candidates = index_.find(needle);
  Bitmap found = std::move(candidates.rows).resized(among.size());
  found &= among;
  found -= null;
  std::string scratch;
  if (!candidates.sure) {
    found = found.where([&](std::size_t row) { return contains(folded(row, scratch), needle); });
  }
  for (std::size_t row = index_.rows(); row < among.size(); ++row) {
    if (!among.test(row) || null.test(row)) continue;
    if (contains(folded(row, scratch), needle)) found.set(row);
  }
  return found;
}

void TextColumn::shrink_to_fit() {
  written.shrink_to_fit();
  folded_.shrink_to_fit();
}

std::size_t TextColumn::bytes() const {
  return written.bytes() + null.bytes() + index_.bytes() + folded_.bytes() + bytes_of(prefixes_);
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

std::size_t bytes(const Column& column) {
  return std::visit(Weigh{}, column);
}

}  // namespace enfilade
