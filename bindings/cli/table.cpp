#include "bindings/cli/table.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

#include "core/base/utf8.h"

namespace enfilade::cli {
namespace {

constexpr std::string_view kEllipsis = "…";
constexpr std::string_view kReplacement = "\uFFFD";
constexpr std::size_t kIndent = 2, kGap = 2, kNarrowest = 6;

struct Interval {
  std::uint32_t first, last;
};

/// Wide by Unicode's East Asian Width, in blocks: what is unassigned in between does not matter.
constexpr std::array<Interval, 12> kWide{{{0x1100, 0x115F},
                                          {0x2E80, 0x303E},
                                          {0x3041, 0xA4CF},
                                          {0xA960, 0xA97C},
                                          {0xAC00, 0xD7A3},
                                          {0xF900, 0xFAFF},
                                          {0xFE30, 0xFE6F},
                                          {0xFF01, 0xFF60},
                                          {0xFFE0, 0xFFE6},
                                          {0x1F300, 0x1F64F},
                                          {0x1F680, 0x1F9FF},
                                          {0x20000, 0x3FFFD}}};

/// Marks upon the character before them, and joiners.
constexpr std::array<Interval, 17> kNoWidth{{{0x0300, 0x036F},
                                             {0x0483, 0x0489},
                                             {0x0591, 0x05BD},
                                             {0x0610, 0x061A},
                                             {0x064B, 0x065F},
                                             {0x0900, 0x0902},
                                             {0x093C, 0x093C},
                                             {0x0941, 0x0948},
                                             {0x094D, 0x094D},
                                             {0x0E31, 0x0E31},
                                             {0x0E34, 0x0E3A},
                                             {0x0E47, 0x0E4E},
                                             {0x1AB0, 0x1AFF},
                                             {0x200B, 0x200D},
                                             {0x20D0, 0x20FF},
                                             {0xFE00, 0xFE0F},
                                             {0xE0100, 0xE01EF}}};

constexpr std::array<Interval, 6> kMoving{{{0x0000, 0x001F},
                                           {0x007F, 0x009F},
                                           {0x200E, 0x200F},
                                           {0x2028, 0x202E},
                                           {0x2066, 0x2069},
                                           {0xFEFF, 0xFEFF}}};

bool is_in(std::span<const Interval> intervals, std::uint32_t code_point) {
  return std::any_of(intervals.begin(), intervals.end(), [&](const Interval& one) {
    return one.first <= code_point && code_point <= one.last;
  });
}

std::size_t width_of(std::uint32_t code_point) {
  if (is_in(kNoWidth, code_point)) return 0;
  return is_in(kWide, code_point) ? 2 : 1;
}

/// Calls `visit(code point, its bytes)` for each character; what is no UTF-8 is a replacement.
template <typename Visit>
void each_character(std::string_view text, Visit visit) {
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode_utf8(text, at);
    if (decoded.length == 0) {
      visit(0xFFFDu, kReplacement);
      ++at;
    } else {
      visit(decoded.code_point, text.substr(at, decoded.length));
      at += decoded.length;
    }
  }
}

/// Takes a column from the widest of a kind; false where all are as narrow as may be.
bool narrow(const Table& table, Table::Kind kind, std::vector<std::size_t>& widths) {
  std::size_t widest = widths.size();
  for (std::size_t i = 0; i < widths.size(); ++i) {
    if (table.columns[i].kind != kind || widths[i] <= kNarrowest) continue;
    if (widest == widths.size() || widths[i] >= widths[widest]) widest = i;
  }
  if (widest == widths.size()) return false;
  --widths[widest];
  return true;
}

/// How wide each column is, so that all fit.
std::vector<std::size_t> widths_of(const Table& table, std::size_t width) {
  std::vector<std::size_t> widths;
  for (const Table::Column& column : table.columns) widths.push_back(display_width(column.heading));
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i)
      widths[i] = std::max(widths[i], display_width(row[i]));
  }
  std::size_t total = kIndent + kGap * (widths.size() - 1);
  for (std::size_t one : widths) total += one;
  for (const Table::Kind kind : {Table::Kind::text, Table::Kind::id}) {
    while (total > width && narrow(table, kind, widths)) --total;
  }
  return widths;
}

std::string line_of(const Table& table, const std::vector<std::size_t>& widths,
                    const std::vector<std::string>& cells) {
  std::string line(kIndent, ' ');
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) line.append(kGap, ' ');
    const std::string cell = cut(cells[i], widths[i]);
    const std::string blanks(widths[i] - std::min(widths[i], display_width(cell)), ' ');
    line += table.columns[i].kind == Table::Kind::number ? blanks + cell : cell + blanks;
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return line + '\n';
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  each_character(text,
                 [&](std::uint32_t character, std::string_view) { width += width_of(character); });
  return width;
}

std::string printable(std::string_view text) {
  std::string clean;
  each_character(text, [&](std::uint32_t character, std::string_view bytes) {
    clean += is_in(kMoving, character) ? kReplacement : bytes;
  });
  return clean;
}

std::string cut(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return std::string(text);
  std::string kept;
  std::size_t used = display_width(kEllipsis);
  bool full = width < used;
  each_character(text, [&](std::uint32_t character, std::string_view bytes) {
    full = full || used + width_of(character) > width;
    if (full) return;
    used += width_of(character);
    kept += bytes;
  });
  kept.erase(kept.find_last_not_of(' ') + 1);
  return width == 0 ? "" : kept + std::string(kEllipsis);
}

std::string wrapped(std::string_view paragraph, std::size_t width, std::string_view first,
                    std::string_view others) {
  const std::string text = printable(paragraph);
  std::string lines, line(first);
  bool begun = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view word = std::string_view(text).substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    if (begun && display_width(line) + 1 + display_width(word) > width) {
      lines += line + '\n';
      line = others;
      begun = false;
    }
    if (begun) line += ' ';
    line += word;
    begun = true;
  }
  return lines + line + '\n';
}

std::string draw(const Table& table, std::size_t width) {
  std::vector<std::string> headings;
  for (const Table::Column& column : table.columns) headings.push_back(column.heading);
  Table clean = table;
  for (auto& row : clean.rows) {
    for (std::string& cell : row) cell = printable(cell);
  }
  const std::vector<std::size_t> widths = widths_of(clean, width);
  std::string lines = line_of(clean, widths, headings);
  for (const auto& row : clean.rows) lines += line_of(clean, widths, row);
  return lines;
}

}  // namespace enfilade::cli
