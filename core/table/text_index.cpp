#include "core/table/text_index.h"

#include <algorithm>

#include "core/base/find_text.h"
#include "core/table/names.h"
#include "core/table/tokens.h"

namespace enfilade {

TextIndex::TextIndex(const StringHeap& texts) : rows_(texts.size()) {
  // The tokens of each row, each once, and how many rows hold each token.
  Names tokens;
  std::vector<std::uint32_t> of_rows, ends_of_rows, last_row, counts;
  for (std::uint32_t row = 0; row < rows_; ++row) {
    for_each_token(texts[row], [&](std::string_view text) {
      const std::uint32_t token = tokens.number(text);
      if (token == counts.size()) {
        counts.push_back(0);
        last_row.push_back(~row);
      }
      if (last_row[token] == row) return;
      last_row[token] = row;
      ++counts[token];
      of_rows.push_back(token);
    });
    ends_of_rows.push_back(static_cast<std::uint32_t>(of_rows.size()));
  }

  // A bit for each row, against two bytes, mostly, for each that holds it.
  constexpr std::uint32_t kListed = 0xFFFF'FFFF;
  std::vector<std::uint32_t> bitmap_of(counts.size(), kListed);
  std::uint32_t total = 0;
  ends_.resize(counts.size());
  for (std::uint32_t token = 0; token < counts.size(); ++token) {
    ends_[token] = total;  // its list's beginning first: it goes on to the end as it is filled
    if (std::size_t{counts[token]} * 16 > rows_) {
      bitmap_of[token] = static_cast<std::uint32_t>(common_.size());
      common_.push_back(token);
      common_rows_.emplace_back(rows_);
    } else {
      total += counts[token];
    }
  }
  std::vector<std::uint32_t> lists(total);
  for (std::uint32_t row = 0, at = 0; row < rows_; ++row) {
    for (; at < ends_of_rows[row]; ++at) {
      const std::uint32_t token = of_rows[at];
      if (bitmap_of[token] != kListed) {
        common_rows_[bitmap_of[token]].set(row);
      } else {
        lists[ends_[token]++] = row;
      }
    }
  }
  lists_ = Codes(lists);
  tokens_ = std::move(tokens).strings();
  tokens_.shrink_to_fit();
}

TextIndex::Candidates TextIndex::find(std::string_view needle) const {
  std::vector<std::string_view> pieces;
  for_each_token(needle, [&](std::string_view piece) { pieces.push_back(piece); });
  if (pieces.empty()) return {Bitmap(rows_, true), true};
  Bitmap rows = rows_with(pieces[0], {.at_end = pieces.size() > 1});
  for (std::size_t i = 1; i < pieces.size() && rows.any(); ++i) {
    rows &= rows_with(pieces[i], {.at_begin = true, .at_end = i + 1 < pieces.size()});
  }
  return {std::move(rows), pieces.size() == 1};
}

Bitmap TextIndex::rows_with(std::string_view piece, Place place) const {
  Bitmap rows(rows_);
  const std::string_view text = tokens_.text();
  std::uint32_t token = 0;
  for (std::size_t at = find_text(text, piece); at != text.npos;) {
    token = tokens_.holder(at, token);
    const std::size_t begin = tokens_.begin(token), end = tokens_.begin(token + 1);
    const bool fits = at + piece.size() <= end && (!place.at_begin || at == begin) &&
                      (!place.at_end || at + piece.size() == end);
    if (fits) add_rows_of(token, rows);
    // A piece that has to end the token may stand in it more than once.
    at = find_text(text, piece, fits ? end : at + 1);
  }
  return rows;
}

void TextIndex::add_rows_of(std::uint32_t token, Bitmap& rows) const {
  const std::uint32_t begin = token == 0 ? 0 : ends_[token - 1];
  if (begin == ends_[token]) {
    const auto common = std::lower_bound(common_.begin(), common_.end(), token);
    rows |= common_rows_[static_cast<std::size_t>(common - common_.begin())];
    return;
  }
  lists_.visit([&](auto lists) {
    for (const auto row : lists.subspan(begin, ends_[token] - begin)) rows.set(row);
  });
}

std::size_t TextIndex::bytes() const {
  std::size_t total = tokens_.bytes() + lists_.bytes() +
                      (ends_.capacity() + common_.capacity()) * sizeof(std::uint32_t);
  for (const Bitmap& rows : common_rows_) total += rows.bytes() + sizeof(Bitmap);
  return total;
}

}  // namespace enfilade
