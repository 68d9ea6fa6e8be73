#include "core/box/moment.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "core/base/fold.h"

namespace enfilade {
namespace {

constexpr Instant kMinute = 60'000, kHour = 60 * kMinute, kWeek = 7 * kDay;

Moment day_from(Instant first) {
  return {first, first + kDay - 1};
}

Instant begin_of_today(const BoxClock& clock) {
  const Instant offset = clock.utc_offset_minutes * kMinute, here = clock.now + offset;
  return here - (here % kDay + kDay) % kDay - offset;
}

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || stopped != end) return std::nullopt;
  return number;
}

struct Shift {
  Instant by = 0;
  bool whole_days = true;
};

/// Reads `-7d`, `+3h`, or nothing at all.
std::optional<Shift> parse_shift(std::string_view text) {
  constexpr std::size_t kMostDigits = 6;  // far beyond every date, and far from overflow
  if (text.empty()) return Shift{};
  if (text.size() < 3 || text.size() > kMostDigits + 2) return std::nullopt;
  const char sign = text.front(), unit = text.back();
  const std::string_view digits = text.substr(1, text.size() - 2);
  if ((sign != '+' && sign != '-') || digits.front() == '-') return std::nullopt;
  const std::optional<std::int64_t> count = whole_number(digits);
  const Instant one = unit == 'm'   ? kMinute
                      : unit == 'h' ? kHour
                      : unit == 'd' ? kDay
                      : unit == 'w' ? kWeek
                                    : 0;
  if (!count || one == 0) return std::nullopt;
  return Shift{(sign == '-' ? -1 : 1) * *count * one, one >= kDay};
}

}  // namespace

std::optional<Moment> parse_moment(std::string_view text, const BoxClock& clock) {
  constexpr std::string_view kToday = "@today", kNow = "@now";
  if (text.substr(0, 1) == "@") {
    const std::string word = fold(text);
    const bool today = word.substr(0, kToday.size()) == kToday;
    if (!today && word.substr(0, kNow.size()) != kNow) return std::nullopt;
    const auto shift =
        parse_shift(std::string_view(word).substr(today ? kToday.size() : kNow.size()));
    if (!shift) return std::nullopt;
    const Instant first = (today ? begin_of_today(clock) : clock.now) + shift->by;
    return today && shift->whole_days ? day_from(first) : Moment{first, first};
  }
  if (const auto midnight = parse_instant(std::string(text) + "T00:00:00Z")) {
    return day_from(*midnight - clock.utc_offset_minutes * kMinute);
  }
  const std::optional<std::int64_t> number = whole_number(text);
  const std::optional<Instant> instant = number ? number : parse_instant(text);
  if (!instant) return std::nullopt;
  return Moment{*instant, *instant};
}

}  // namespace enfilade
