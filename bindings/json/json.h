#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "core/base/result.h"

namespace enfilade {

using Json = nlohmann::json;

/// Deeper than any document or question that means something; deeper ones are refused, so that no
/// reader of a tree can run out of stack.
inline constexpr std::size_t kMaxJsonDepth = 100;

/// Parses one JSON text that we did not write.
///
/// Refused, with its place: what is not JSON or not UTF-8 (`bad_json`, "line 3, column 14"),
/// nesting beyond kMaxJsonDepth, and an object that has a key twice, since readers would differ on
/// which of the two counts.
Result<Json> parse_json(std::string_view text);

}  // namespace enfilade
