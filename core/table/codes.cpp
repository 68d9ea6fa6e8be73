#include "core/table/codes.h"

#include <algorithm>
#include <type_traits>

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

std::uint32_t Codes::largest() const {
  return visit([](auto codes) {
    std::remove_const_t<typename decltype(codes)::element_type> largest = 0;
    for (const auto code : codes) largest = std::max(largest, code);
    return std::uint32_t{largest};
  });
}

void Codes::push_back(std::uint32_t code) {
  make_room_for(code);
  std::visit(
      [code](auto& codes) {
        using Code = typename std::decay_t<decltype(codes)>::value_type;
        codes.push_back(static_cast<Code>(code));
      },
      codes_);
}

void Codes::push_zeros(std::size_t size) {
  std::visit([size](auto& codes) { codes.resize(size); }, codes_);
}

void Codes::set(std::size_t i, std::uint32_t code) {
  make_room_for(code);
  std::visit(
      [i, code](auto& codes) {
        using Code = typename std::decay_t<decltype(codes)>::value_type;
        codes[i] = static_cast<Code>(code);
      },
      codes_);
}

void Codes::make_room_for(std::uint32_t code) {
  const auto widened = [](const auto& narrow, auto wide) {
    wide.reserve(narrow.capacity());
    wide.assign(narrow.begin(), narrow.end());
    return wide;
  };
  if (const auto* bytes = std::get_if<std::vector<std::uint8_t>>(&codes_); bytes && code > 0xFF) {
    codes_ = widened(*bytes, std::vector<std::uint16_t>{});
  }
  const auto* shorts = std::get_if<std::vector<std::uint16_t>>(&codes_);
  if (shorts != nullptr && code > 0xFFFF) codes_ = widened(*shorts, std::vector<std::uint32_t>{});
}

void Codes::shrink_to_fit() {
  std::visit([](auto& codes) { codes.shrink_to_fit(); }, codes_);
}

std::size_t Codes::bytes() const {
  return std::visit([](const auto& codes) { return codes.capacity() * sizeof(codes[0]); }, codes_);
}

}  // namespace enfilade
