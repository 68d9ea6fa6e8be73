#include "core/base/instant.h"

#include <cstddef>

namespace enfilade {
namespace {

/// Takes fixed-width pieces off the front of a text; one failure spoils the whole.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  int digits(std::size_t count) {
    if (rest_.size() < count) return fail();
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (rest_[i] < '0' || rest_[i] > '9') return fail();
      value = value * 10 + (rest_[i] - '0');
    }
    rest_.remove_prefix(count);
    return value;
  }
  bool take(char wanted) {
    if (rest_.empty() || rest_.front() != wanted) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void expect(char wanted) {
    if (!take(wanted)) fail();
  }
  bool next_is_digit() const { return !rest_.empty() && rest_[0] >= '0' && rest_[0] <= '9'; }
  int fail() {
    failed_ = true;
    return 0;
  }
  bool finished() const { return !failed_ && rest_.empty(); }

 private:
  std::string_view rest_;
  bool failed_ = false;
};

constexpr bool leap(int year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

constexpr int days_in(int year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && leap(year) ? 29 : kDays[month - 1];
}

/// Days from 1970-01-01 to a date, counting in years that begin in March, so that the leap day
/// comes last.
constexpr std::int64_t days_from_epoch(int year, int month, int day) {
  const std::int64_t y = month <= 2 ? year - 1 : year;
  const std::int64_t months_since_march = (month + 9) % 12;
  const std::int64_t day_of_year = (153 * months_since_march + 2) / 5 + day - 1;
  return y * 365 + y / 4 - y / 100 + y / 400 + day_of_year - 719'468;
}
static_assert(days_from_epoch(1970, 1, 1) == 0 && days_from_epoch(2000, 2, 29) == 11'016);

}  // namespace

std::optional<Instant> parse_instant(std::string_view text) {
  Scanner in(text);
  const int year = in.digits(4);
  in.expect('-');
  const int month = in.digits(2);
  in.expect('-');
  const int day = in.digits(2);
  if (!in.take('T') && !in.take('t')) in.fail();
  const int hour = in.digits(2);
  in.expect(':');
  const int minute = in.digits(2);
  in.expect(':');
  const int second = in.digits(2);

  int millisecond = 0;
  if (in.take('.')) {
    int weight = 100;
    if (!in.next_is_digit()) in.fail();
    for (; in.next_is_digit(); weight /= 10) millisecond += weight * in.digits(1);
  }

  int offset_minutes = 0;
  if (!in.take('Z') && !in.take('z')) {
    const int sign = in.take('-') ? -1 : 1;
    if (sign == 1) in.expect('+');
    const int offset_hour = in.digits(2);
    in.expect(':');
    const int offset_minute = in.digits(2);
    if (offset_hour > 23 || offset_minute > 59) in.fail();
    offset_minutes = sign * (offset_hour * 60 + offset_minute);
  }

  if (!in.finished() || year < 1 || month < 1 || month > 12 || day < 1 ||
      day > days_in(year, month) || hour > 23 || minute > 59 || second > 59) {
    return std::nullopt;
  }
  const std::int64_t minutes =
      days_from_epoch(year, month, day) * 1440 + hour * 60 + minute - offset_minutes;
  return minutes * 60'000 + second * 1000 + millisecond;
}

std::string format_instant(Instant instant) {
  constexpr Instant kFirst = days_from_epoch(1, 1, 1) * kDay,
                    kLast = days_from_epoch(10'000, 1, 1) * kDay - 1;
  instant = instant < kFirst ? kFirst : instant > kLast ? kLast : instant;
  const std::int64_t days = (instant - (instant < 0 ? kDay - 1 : 0)) / kDay;

  // The year whose first day is the last not after ours: a year is at most a day off its average
  // length.
  int year = static_cast<int>(1970 + days * 400 / 146'097);
  while (days_from_epoch(year, 1, 1) > days) --year;
  while (days_from_epoch(year + 1, 1, 1) <= days) ++year;
  int month = 12;
  while (days_from_epoch(year, month, 1) > days) --month;

  std::string text;
  const auto put = [&text](std::int64_t value, std::size_t width, char after) {
    const std::string digits = std::to_string(value);
    text.append(width - digits.size(), '0').append(digits).push_back(after);
  };
  const std::int64_t of_day = instant - days * kDay;
  put(year, 4, '-');
  put(month, 2, '-');
  put(days - days_from_epoch(year, month, 1) + 1, 2, 'T');
  put(of_day / 3'600'000, 2, ':');
  put(of_day / 60'000 % 60, 2, ':');
  put(of_day / 1000 % 60, 2, '.');
  put(of_day % 1000, 3, 'Z');
  return text;
}

}  // namespace enfilade
