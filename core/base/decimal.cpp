#include "core/base/decimal.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace enfilade {
namespace {

/// Takes digits from the front; whether there was one.
bool take_digits(std::string_view& text) {
  const std::size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
  text.remove_prefix(end);
  return end > 0;
}

bool take_one_of(std::string_view& text, std::string_view characters) {
  if (text.empty() || characters.find(text.front()) == characters.npos) return false;
  text.remove_prefix(1);
  return true;
}

/// The grammar of JSON's numbers. What strtod reads beyond it, like "0x10", " 1" or "nan", is none.
bool is_decimal(std::string_view text) {
  take_one_of(text, "-");
  const bool leading_zero = !text.empty() && text.front() == '0';
  const std::size_t before = text.size();
  if (!take_digits(text) || (leading_zero && before - text.size() > 1)) return false;
  if (take_one_of(text, ".") && !take_digits(text)) return false;
  if (take_one_of(text, "eE")) {
    take_one_of(text, "+-");
    if (!take_digits(text)) return false;
  }
  return text.empty();
}

}  // namespace

std::optional<double> parse_decimal(std::string_view text) {
  if (!is_decimal(text)) return std::nullopt;
  const double number = std::strtod(std::string(text).c_str(), nullptr);
  if (!std::isfinite(number)) return std::nullopt;
  return number;
}

std::string format_decimal(double number) {
  if (number == 0) return "0";
  // 15 digits come back as they were, but from the least numbers, and 17 tell all doubles apart.
  std::array<char, 32> text{};
  for (int digits = std::isnormal(number) ? 15 : 1; digits <= 17; ++digits) {
    std::snprintf(text.data(), text.size(), "%.*g", digits, number);
    if (std::strtod(text.data(), nullptr) == number) break;
  }
  std::string written = text.data();
  // printf writes two digits of an exponent at least.
  const std::size_t exponent = written.find_first_of("e");
  if (exponent != written.npos && written[exponent + 2] == '0') written.erase(exponent + 2, 1);
  return written;
}

}  // namespace enfilade
