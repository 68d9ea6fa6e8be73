#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "core/base/bitmap.h"
#include "core/view/facets.h"
#include "core/view/query.h"
#include "core/view/sight.h"

namespace enfilade {

/// What a query finds: View = Query ∘ Sight ∘ Partitions.
struct Found {
  std::size_t total = 0;
  std::vector<Bitmap> rows;                     // for each sight, the rows in the view
  std::vector<std::vector<FacetCount>> facets;  // one for each of the query's facets
};

/// Answers a query over some customers, one after another, each within what the viewer may see.
///
/// sights  one for each customer asked, in the policy's order, all of the query's table
///
/// Pure: the same query and sights, the same answer. Cannot fail: a query that is there is right.
Found find(const Query& query, std::span<const Sight* const> sights);

}  // namespace enfilade
