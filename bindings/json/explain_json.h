#pragma once

#include <string_view>

#include "core/base/result.h"

namespace enfilade {

/// Why `parse_json` takes no tree of this text, and where: the first thing wrong, in reading order.
///
/// Slow and exact, by a parser of its own, so that the one that reads what is right carries no
/// paths and counts no lines. A test holds the two to the same texts.
Error explain_json(std::string_view text);

}  // namespace enfilade
