#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace enfilade {

/// Milliseconds since 1970-01-01T00:00:00 UTC. The core has no clock: now is an argument.
using Instant = std::int64_t;

/// The farthest instant that a JavaScript Date can hold, in either direction.
inline constexpr Instant kLatestInstant = 8'640'000'000'000'000;
inline constexpr Instant kDay = 86'400'000;

/// Later than everything: "never changes by time alone".
inline constexpr Instant kNever = std::numeric_limits<Instant>::max();

/// Reads RFC 3339, with offset or `Z`, fractions of a second cut to milliseconds:
/// "2026-11-24T09:30:00Z", "2026-11-24T10:30:00.250+01:00". Nothing if it is not a real instant.
std::optional<Instant> parse_instant(std::string_view text);

/// Writes RFC 3339 in UTC, to the millisecond: "2026-11-24T09:30:00.000Z". The inverse of
/// parse_instant for the years 1 to 9999; an instant beyond them is written as the nearest one
/// within.
std::string format_instant(Instant instant);

}  // namespace enfilade
