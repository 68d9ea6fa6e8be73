#pragma once

#include <string>

#include "core/view/query.h"

namespace enfilade {

/// A query's filter and words as an OData 4.01 `$filter`, for a service whose entities are named as
/// the columns are: `rooms` the rooms of a row, `customer` its customer, each with an `id`. Not
/// encoded for an address. Empty: every row.
///
/// Without case, by `tolower`; declared values as they are declared. Null is as in the engine: no
/// comparison holds of it, and `not` is the plain complement. A range of an enumeration names its
/// values. Order, customers, facets and columns are no filter, and not said.
std::string print_odata(const Query& query);

}  // namespace enfilade
