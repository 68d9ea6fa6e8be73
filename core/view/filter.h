#pragma once

#include <string>
#include <vector>

#include "core/base/bitmap.h"
#include "core/view/query.h"
#include "core/view/sight.h"

namespace enfilade {

/// The rows of `among` for which the filter holds.
///
/// among  rows of sight.table(), all of them visible
///
/// What the viewer may not read is null to the filter. Cost follows `among`, not the table.
Bitmap matching(const Filter& filter, const Sight& sight, const Bitmap& among);

/// The rows of `among` in which every word occurs in some searched text: the row's own searched
/// columns, the names of its visible rooms, the customer's name or alias.
///
/// words  folded
Bitmap containing(const std::vector<std::string>& words, const Sight& sight, const Bitmap& among);

/// How dear a filter is to evaluate, so that the cheap ones come first and leave fewer rows.
enum class Cost : std::uint8_t { customer, codes, sets, text };
Cost cost_of(const Filter& filter, const TableSchema& table);

}  // namespace enfilade
