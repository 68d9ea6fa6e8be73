#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace enfilade {

/// Whose people, whose role, whose assignment. The two sides never mix.
enum class Side : std::uint8_t { partner, customer };

inline constexpr std::array<std::string_view, 2> kSideNames{"partner", "customer"};

}  // namespace enfilade
