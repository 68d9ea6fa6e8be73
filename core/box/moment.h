#pragma once

#include <optional>
#include <string_view>

#include "core/base/instant.h"

namespace enfilade {

/// When and where the box is read.
struct BoxClock {
  Instant now = 0;
  std::int64_t utc_offset_minutes = 0;  // how far the viewer's time is ahead of UTC
};

/// What a time in the box means: all from the first instant to the last. A day is the viewer's.
struct Moment {
  Instant first = 0, last = 0;
};

/// Reads `2025-01-03`, `@today`, `@now`, these two plus or minus `15m 3h 7d 2w`, RFC 3339, or
/// milliseconds since 1970. Days and weeks lead from a day to a day; minutes and hours to an
/// instant, from where the day begins.
std::optional<Moment> parse_moment(std::string_view text, const BoxClock& clock);

}  // namespace enfilade
