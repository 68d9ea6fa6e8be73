#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/box/field.h"
#include "core/box/moment.h"
#include "core/box/notice.h"
#include "core/box/tokens.h"
#include "core/view/query.h"

namespace enfilade {

/// What `@now`, `@today` and `@me` stand for.
struct BoxContext {
  BoxClock clock = {};
  std::vector<std::string> me = {};  // the viewer's id, UPN and name
};

/// Values that are words of the language, and the term that holds of every row.
inline constexpr std::string_view kBoxMe = "@me", kBoxEmpty = "@empty", kBoxAny = "@any",
                                  kBoxAll = "@all";

/// What a field with its values asks: any of them. Values that the field cannot have are left out,
/// with a notice of each; where none is left, the filter is `any_of` nothing.
///
/// field  of a column, or `customer`
Filter filter_of(const TableSchema& table, BoxField field, const std::vector<BoxItem>& items,
                 const BoxContext& context, BoxNotices& notices);

}  // namespace enfilade
