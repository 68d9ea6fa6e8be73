#pragma once

#include <string_view>

#include "bindings/json/reader.h"
#include "core/box/comparison.h"
#include "core/box/notice.h"
#include "core/table/tables.h"
#include "core/view/query.h"

namespace enfilade {

/// A query as it was asked, and what was taken otherwise in its box; of that, places and lengths
/// count UTF-16 code units, as those who asked count them.
struct AskedQuery {
  Query query;
  BoxNotices notices = {};
};

/// Reads a query; its shape is `Query` in embind/enfilade.d.mts.
///
/// tables   that it may ask for
/// context  for what its `box` says
///
/// What is wrong with it is kept as the reader's failure, with its path: an unknown member or
/// column, a comparison that its column does not take, a facet or an order of a column that has
/// none. In a box nothing is wrong.
///
/// beside  a member that may stand in the same object and is somebody else's
AskedQuery read_query(const Reader& in, const Tables& tables, const BoxContext& context,
                      std::string_view beside = "table");

/// Parts of it, for who asks about the same rows otherwise.
/// The table of that name; of a name that is refused, any.
const TableSchema& read_table(const Reader& in, const Tables& tables);
void read_customers(const Reader& in, Query& query);

}  // namespace enfilade
