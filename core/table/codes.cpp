#include "core/table/codes.h"

#include <algorithm>

namespace enfilade {

Codes::Codes(std::span<const std::uint32_t> codes) {
  const std::uint32_t most = codes.empty() ? 0 : *std::max_element(codes.begin(), codes.end());
  const auto narrowed = [&](auto narrow) {
    using Code = typename decltype(narrow)::value_type;
    narrow.reserve(codes.size());
    for (std::uint32_t code : codes) narrow.push_back(static_cast<Code>(code));
    return narrow;
  };
  if (most <= 0xFF) {
    codes_ = narrowed(std::vector<std::uint8_t>{});
  } else if (most <= 0xFFFF) {
    codes_ = narrowed(std::vector<std::uint16_t>{});
  } else {
    codes_ = narrowed(std::vector<std::uint32_t>{});
  }
}

void Codes::push_back(std::uint32_t code) {
  const auto widened = [](const auto& narrow, auto wide) {
    wide.reserve(narrow.capacity());
    wide.assign(narrow.begin(), narrow.end());
    return wide;
  };
  if (auto* bytes = std::get_if<std::vector<std::uint8_t>>(&codes_)) {
    if (code <= 0xFF) return bytes->push_back(static_cast<std::uint8_t>(code));
    codes_ = widened(*bytes, std::vector<std::uint16_t>{});
  }
  if (auto* shorts = std::get_if<std::vector<std::uint16_t>>(&codes_)) {
    if (code <= 0xFFFF) return shorts->push_back(static_cast<std::uint16_t>(code));
    codes_ = widened(*shorts, std::vector<std::uint32_t>{});
  }
  std::get<std::vector<std::uint32_t>>(codes_).push_back(code);
}

void Codes::shrink_to_fit() {
  std::visit([](auto& codes) { codes.shrink_to_fit(); }, codes_);
}

std::size_t Codes::bytes() const {
  return std::visit([](const auto& codes) { return codes.capacity() * sizeof(codes[0]); }, codes_);
}

}  // namespace enfilade
