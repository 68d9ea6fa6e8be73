#include "core/table/string_heap.h"

#include "core/base/fold.h"
#include "core/base/utf8.h"

namespace enfilade {

std::optional<StringHeap> StringHeap::of(std::string text, std::vector<std::uint32_t> ends) {
  if (!ascend_to(ends, text.size())) return std::nullopt;
  StringHeap strings;
  strings.text_ = std::move(text);
  strings.ends_ = std::move(ends);
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
    const std::span<const std::uint32_t> ends = strings.ends();
    return *StringHeap::of(fold(strings.text()), {ends.begin(), ends.end()});
  }
  StringHeap folded;
  for (std::size_t i = 0; i < strings.size(); ++i) {
    fold_into(folded.open(), strings[i]);
    folded.close();
  }
  return folded;
}

}  // namespace enfilade
