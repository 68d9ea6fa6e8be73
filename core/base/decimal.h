#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace enfilade {

/// The number that a text writes as JSON does ("3", "-0.5", "1e-3"), to the nearest double; nothing
/// if it writes none, or one beyond all doubles.
std::optional<double> parse_decimal(std::string_view text);

/// A finite number as JSON writes it, with no more digits than tell it from its neighbours: "3",
/// "99.5", "1e+21", "1e-7". What parse_decimal takes back, and the same in every build.
std::string format_decimal(double number);

}  // namespace enfilade
