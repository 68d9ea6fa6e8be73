#pragma once

#include <cstdint>

namespace enfilade {

/// Whose people, whose role, whose assignment. The two sides never mix.
enum class Side : std::uint8_t { partner, customer };

}  // namespace enfilade
