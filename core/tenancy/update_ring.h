#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace enfilade {

/// Rooms that get an update together. Lower orders come first.
struct UpdateRing {
  std::string name, description;
  std::int64_t order = 1;          // 1 to 9
  std::int64_t deferral_days = 0;  // waited before it begins
  std::int64_t rollout_days = 0, test_days = 0;

  std::int64_t days() const { return deferral_days + rollout_days + test_days; }

  friend bool operator==(const UpdateRing&, const UpdateRing&) = default;
};

inline constexpr std::int64_t kLastRingOrder = 9;
/// All rings of a customer together take no longer.
inline constexpr std::int64_t kLongestRings = 60;

/// The rings that every customer has, said or not.
inline constexpr std::array<std::string_view, 3> kDefaultRings{"Staging", "General", "Executive"};

}  // namespace enfilade
