#pragma once

#include <string_view>

#include "bindings/json/reader.h"
#include "core/view/query.h"

namespace enfilade {

/// Reads a query; its shape is `Query` in embind/enfilade.d.mts.
///
/// What is wrong with it is kept as the reader's failure, with its path: an unknown member or
/// column, a comparison that its column does not take, a facet or an order of a column that has
/// none.
///
/// beside  a member that may stand in the same object and is somebody else's
Query read_query(const Reader& in, std::string_view beside = "table");

}  // namespace enfilade
