#include "core/table/string_heap.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "core/base/fold.h"
#include "core/base/utf8.h"

namespace enfilade {

std::optional<StringHeap> StringHeap::of(std::string text, std::size_t size,
                                         std::vector<std::uint32_t> ends) {
  if (text.size() > std::numeric_limits<std::uint32_t>::max()) return std::nullopt;
  StringHeap strings;
  if (ends.empty() && size > 0) {
    if (text.empty() || text.size() % size != 0) return std::nullopt;
    strings.length_ = static_cast<std::uint32_t>(text.size() / size);
  } else if (ends.size() != size || !ascend_to(ends, text.size())) {
    return std::nullopt;
  }
  strings.text_ = std::move(text);
  strings.ends_ = std::move(ends);
  strings.size_ = size;
  return strings;
}

void StringHeap::close() {
  const auto end = static_cast<std::uint32_t>(text_.size());
  if (ends_.empty()) {
    const std::uint32_t length = end - begin(size_);
    if (size_ == 0) length_ = length;
    if (length == length_ && length > 0) {
      ++size_;
      return;
    }
    for (std::size_t i = 1; i <= size_; ++i) {
      ends_.push_back(static_cast<std::uint32_t>(i) * length_);
    }
  }
  ends_.push_back(end);
  ++size_;
}

std::uint32_t StringHeap::holder(std::size_t place, std::uint32_t from) const {
  if (ends_.empty()) return static_cast<std::uint32_t>(place / length_);
  std::size_t step = 1, low = from;
  while (low + step < size_ && ends_[low + step] <= place) {
    low += step;
    step *= 2;
  }
  const auto begin = ends_.begin() + static_cast<std::ptrdiff_t>(low);
  const auto end = ends_.begin() + static_cast<std::ptrdiff_t>(std::min(low + step + 1, size_));
  return static_cast<std::uint32_t>(
      std::upper_bound(begin, end, static_cast<std::uint32_t>(place)) - ends_.begin());
}

StringHeap StringHeap::with_text(std::string text) const {
  StringHeap strings;
  strings.text_ = std::move(text);
  strings.ends_ = ends_;
  strings.size_ = size_;
  strings.length_ = length_;
  return strings;
}

bool ascend_to(std::span<const std::uint32_t> ends, std::size_t last) {
  bool ascend = true;  // without a way out, so that compilers take several at a time
  for (std::size_t i = 1; i < ends.size(); ++i) ascend &= ends[i - 1] <= ends[i];
  return ascend && (ends.empty() ? 0 : ends.back()) == last;
}

bool is_utf8(const StringHeap& strings) {
  const std::string_view text = strings.text();
  if (is_ascii(text)) return true;
  if (find_not_utf8(text) != text.npos) return false;
  for (std::size_t i = 0; i < strings.size(); ++i) {
    const bool inside = !strings[i].empty() && (strings[i].front() & 0xC0) == 0x80;
    if (inside) return false;
  }
  return true;
}

StringHeap folded(const StringHeap& strings) {
  if (is_ascii(strings.text())) {  // each is as long as it was
    return strings.with_text(fold(strings.text()));
  }
  StringHeap folded;
  for (std::size_t i = 0; i < strings.size(); ++i) {
    fold_into(folded.open(), strings[i]);
    folded.close();
  }
  return folded;
}

}  // namespace enfilade
