#pragma once

#include <string>

#include "core/view/query.h"

namespace enfilade {

/// A query's filter, words and order as a text of the search box: read back, it asks the same. Its
/// texts are folded, as the query has them; its times are instants.
///
/// Everything that a query can ask can be said; what is read of one text is bounded, by
/// `kMostBoxItems` and `kDeepestBoxGroup`. Customers, facets and columns are no part of the box.
std::string print_box(const Query& query);

/// A time as RFC 3339 where that can say it, else as milliseconds since 1970.
std::string print_instant(std::int64_t instant);

/// A value as it is written behind a field so that it is taken as text: in quotes where it must be.
std::string print_value(std::string_view text);

}  // namespace enfilade
