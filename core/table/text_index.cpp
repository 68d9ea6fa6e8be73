#include "core/table/text_index.h"

#include <algorithm>
#include <utility>

#include "core/base/find_text.h"
#include "core/table/tokens.h"

namespace enfilade {

TextIndex::TextIndex(const SpelledTexts& texts) {
  parts_.rows = texts.size();
  // The tokens of each row, each once, and how many rows hold each token.
  std::vector<std::uint32_t> of_rows, ends_of_rows;
  std::vector<std::uint32_t> counts(texts.tokens().size()), last_row(counts.size(), ~0u);
  ends_of_rows.reserve(parts_.rows);
  for (std::uint32_t row = 0; row < parts_.rows; ++row) {
    texts.for_each_token(row, [&](std::uint32_t token) {
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
  parts_.ends.resize(counts.size());
  for (std::uint32_t token = 0; token < counts.size(); ++token) {
    parts_.ends[token] =
        total;  // its list's beginning first: it goes on to the end as it is filled
    if (std::size_t{counts[token]} * 16 > parts_.rows) {
      bitmap_of[token] = static_cast<std::uint32_t>(parts_.common.size());
      parts_.common.push_back(token);
      parts_.common_rows.emplace_back(parts_.rows);
    } else {
      total += counts[token];
    }
  }
  std::vector<std::uint32_t> lists(total);
  for (std::uint32_t row = 0, at = 0; row < parts_.rows; ++row) {
    for (; at < ends_of_rows[row]; ++at) {
      const std::uint32_t token = of_rows[at];
      if (bitmap_of[token] != kListed) {
        parts_.common_rows[bitmap_of[token]].set(row);
      } else {
        lists[parts_.ends[token]++] = row;
      }
    }
  }
  parts_.lists = Codes(lists);
}

std::optional<TextIndex> TextIndex::of(Parts parts, std::size_t tokens) {
  const std::size_t lists = parts.lists.size();
  if (parts.ends.size() != tokens || !ascend_to(parts.ends, lists)) return std::nullopt;
  if (lists > 0 && parts.lists.largest() >= parts.rows) return std::nullopt;
  if (parts.common.size() != parts.common_rows.size()) return std::nullopt;
  for (const Bitmap& rows : parts.common_rows) {
    if (rows.size() != parts.rows) return std::nullopt;
  }
  // Those without a list are the common ones, one by one.
  std::size_t common = 0;
  for (std::uint32_t token = 0, begin = 0; token < tokens; begin = parts.ends[token++]) {
    if (begin != parts.ends[token]) continue;
    if (common == parts.common.size() || parts.common[common++] != token) return std::nullopt;
  }
  if (common != parts.common.size()) return std::nullopt;
  TextIndex index;
  index.parts_ = std::move(parts);
  return index;
}

TextIndex::Candidates TextIndex::find(std::string_view needle, const StringHeap& tokens) const {
  std::vector<std::string_view> pieces;
  for_each_token(needle, [&](std::string_view piece) { pieces.push_back(piece); });
  if (pieces.empty()) return {Bitmap(parts_.rows, true), true};
  Bitmap rows = rows_with(pieces[0], {.at_end = pieces.size() > 1}, tokens);
  for (std::size_t i = 1; i < pieces.size() && rows.any(); ++i) {
    rows &= rows_with(pieces[i], {.at_begin = true, .at_end = i + 1 < pieces.size()}, tokens);
  }
  return {std::move(rows), pieces.size() == 1};
}

Bitmap TextIndex::rows_with(std::string_view piece, Place place, const StringHeap& tokens) const {
  Bitmap rows(parts_.rows);
  const std::string_view text = tokens.text();
  std::uint32_t token = 0;
  for (std::size_t at = find_text(text, piece); at != text.npos;) {
    token = tokens.holder(at, token);
    const std::size_t begin = tokens.begin(token), end = tokens.begin(token + 1);
    const bool fits = at + piece.size() <= end && (!place.at_begin || at == begin) &&
                      (!place.at_end || at + piece.size() == end);
    if (fits) add_rows_of(token, rows);
    // A piece that has to end the token may stand in it more than once.
    at = find_text(text, piece, fits ? end : at + 1);
  }
  return rows;
}

void TextIndex::add_rows_of(std::uint32_t token, Bitmap& rows) const {
  const std::uint32_t begin = token == 0 ? 0 : parts_.ends[token - 1];
  if (begin == parts_.ends[token]) {
    const auto common = std::lower_bound(parts_.common.begin(), parts_.common.end(), token);
    rows |= parts_.common_rows[static_cast<std::size_t>(common - parts_.common.begin())];
    return;
  }
  parts_.lists.visit([&](auto lists) {
    for (const auto row : lists.subspan(begin, parts_.ends[token] - begin)) rows.set(row);
  });
}

std::size_t TextIndex::bytes() const {
  std::size_t total = parts_.lists.bytes() +
                      (parts_.ends.capacity() + parts_.common.capacity()) * sizeof(std::uint32_t);
  for (const Bitmap& rows : parts_.common_rows) total += rows.bytes() + sizeof(Bitmap);
  return total;
}

}  // namespace enfilade
