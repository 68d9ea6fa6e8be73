#pragma once

#include <string_view>

#include "bindings/json/writer.h"
#include "core/box/notice.h"
#include "core/box/suggest.h"

namespace enfilade {

/// notices: [{ kind, at, length }], counted as the notices are
void write_notices(JsonWriter& out, const BoxNotices& notices);

/// { at, suggestions: [{ kind, text, insert, count? }] }
///
/// at  in UTF-16 code units of `box`
void write_suggestions(JsonWriter& out, std::string_view box, const Suggestions& suggestions);

}  // namespace enfilade
