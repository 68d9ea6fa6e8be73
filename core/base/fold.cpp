#include "core/base/fold.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <iterator>

#include "core/base/fold_table.h"
#include "core/base/folded_bytes.h"
#include "core/base/utf8.h"

namespace enfilade {
namespace {

std::uint32_t fold_by_range(std::uint32_t c) {
  const auto* after = std::upper_bound(
      std::begin(detail::kFoldRanges), std::end(detail::kFoldRanges), c,
      [](std::uint32_t value, const detail::FoldRange& range) { return value < range.first; });
  if (after == std::begin(detail::kFoldRanges)) return c;
  const detail::FoldRange& range = *(after - 1);
  if (c > range.last || (c - range.first) % range.stride != 0) return c;
  return static_cast<std::uint32_t>(static_cast<std::int64_t>(c) + range.delta);
}

constexpr std::array<char, 128> kAscii = [] {
  std::array<char, 128> table{};
  for (std::uint32_t c = 0; c < 128; ++c) {
    table[c] = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  }
  return table;
}();

void encode_into(std::string& out, std::uint32_t c) {
  const auto put = [&](std::uint32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6);
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12);
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | c >> 18);
    put(0x80 | (c >> 12 & 0x3F));
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

/// Appends `text` folded as ASCII is, and says whether that was right: whether all of it is ASCII.
bool fold_ascii_into(std::string& out, std::string_view text) {
  const std::size_t begin = out.size();
  out.append(text);
  char* const bytes = out.data() + begin;
  std::uint64_t all = 0;
  std::size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) {
    const std::uint64_t eight = eight_at(bytes + i), folded = fold_eight(eight);
    all |= eight;
    std::memcpy(bytes + i, &folded, sizeof(folded));
  }
  for (; i < text.size(); ++i) {
    const auto byte = static_cast<std::uint8_t>(bytes[i]);
    all |= byte;
    bytes[i] = kAscii[byte & 0x7F];
  }
  return is_ascii(all);
}

}  // namespace

void fold_into(std::string& out, std::string_view text) {
  const std::size_t begin = out.size();
  if (fold_ascii_into(out, text)) return;
  out.resize(begin);
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<std::uint8_t>(text[i]);
    if (byte < 0x80) {
      out.push_back(kAscii[byte]);
      ++i;
      continue;
    }
    const auto [code_point, length] = decode_utf8(text, i);
    if (length == 0) {
      out.push_back(text[i++]);
      continue;
    }
    encode_into(out, fold_by_range(code_point));
    i += length;
  }
}

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  fold_into(out, text);
  return out;
}

}  // namespace enfilade
