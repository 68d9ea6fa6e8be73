#include "bindings/rows_packer.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <span>

#include "bindings/write_row.h"
#include "core/base/utf8.h"

namespace enfilade {
namespace {

constexpr std::size_t kHead = 6;             // numbers
constexpr std::uint32_t kBlock = 16 * 1024;  // bytes of text: the one that reaches it is the last

/// How long a text of UTF-8 is in UTF-16.
std::size_t units_of_utf16(std::string_view text) {
  if (is_ascii(text)) return text.size();
  std::size_t units = 0;
  for (const char c : text) {
    const auto byte = static_cast<std::uint8_t>(c);
    const bool continues = (byte & 0xC0) == 0x80, pair = byte >= 0xF0;
    units += continues ? 0 : pair ? 2 : 1;
  }
  return units;
}

/// Of its length, and of where the texts of a column differ most.
std::size_t hash(std::string_view text) {
  std::uint32_t end = 0;
  for (const char c : text.substr(text.size() - std::min<std::size_t>(text.size(), 4)))
    end = end << 8 | static_cast<std::uint8_t>(c);
  constexpr std::uint32_t kOdd = 0x9E37'79B1;
  return (end ^ static_cast<std::uint32_t>(text.size())) * kOdd >> 16;
}

/// To the beginning of `bytes`, which then are the others.
template <typename Item>
void put(std::span<std::uint8_t>& bytes, std::span<const Item> items) {
  if (!items.empty()) std::memcpy(bytes.data(), items.data(), items.size_bytes());
  bytes = bytes.subspan(items.size_bytes());
}

}  // namespace

RowsPacker::RowsPacker(const Query& query) {
  for (const RowMember& member : members_of(query)) {
    add(member.name);
    ++members_;
  }
}

std::uint32_t RowsPacker::number_of(std::string_view text) {
  std::uint32_t& met = met_[hash(text) % met_.size()];
  if (texts_[met] != text) {
    met = static_cast<std::uint32_t>(texts_.size());
    add(text);
  }
  return met;
}

void RowsPacker::add(std::string_view text) {
  if (blocks_.empty() || blocks_.back().bytes >= kBlock) blocks_.emplace_back();
  Block& block = blocks_.back();
  const std::uint32_t begin = block.texts == 0 ? 0 : ends_.back();
  texts_.push_back(text);
  ends_.push_back(begin + static_cast<std::uint32_t>(units_of_utf16(text)));
  ++block.texts;
  block.bytes += static_cast<std::uint32_t>(text.size());
}

void RowsPacker::key(std::string_view name) {
  if (open_.empty()) {
    assert(next_ < members_ && texts_[next_] == name && "a row has other members than foreseen");
    ++next_;
  } else {
    values_[open_.back().place] += 1u << kKindBits;
    values_.push_back(number_of(name));
  }
}

std::size_t RowsPacker::bytes() const {
  return kHead * sizeof(std::uint32_t) + numbers_.size() * sizeof(double) +
         (values_.size() + ends_.size()) * sizeof(std::uint32_t) + blocks_.size() * sizeof(Block) +
         texts_.text().size();
}

void RowsPacker::write(std::span<std::uint8_t> bytes) const {
  assert(bytes.size() == this->bytes());
  const auto count = [](const auto& items) { return static_cast<std::uint32_t>(items.size()); };
  const std::array<std::uint32_t, kHead> head{rows_,          members_,     count(numbers_),
                                              count(values_), count(ends_), count(blocks_)};
  put<std::uint32_t>(bytes, head);
  put<double>(bytes, numbers_);
  put<std::uint32_t>(bytes, values_);
  put<std::uint32_t>(bytes, ends_);
  put<Block>(bytes, blocks_);
  put<char>(bytes, texts_.text());
}

}  // namespace enfilade
