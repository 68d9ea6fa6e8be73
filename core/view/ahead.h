#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

#include "core/view/query.h"
#include "core/view/sight.h"

namespace enfilade {

/// Brings near what a query reads of customers' rows, before it reads it.
///
/// Of each customer that is a little here and a little there. With thousands of them none of it is
/// in a cache any more, and each piece says where the next one is. Of several customers at once
/// they are fetched layer by layer, so that a layer is waited for as long as one piece of it:
///
///     customer 1   sight ──► table ──► column ──► its codes
///     customer 2   sight ──► table ──► column ──► its codes
///          …         │         │         │            │
///                 together  together  together     together
///
/// A hint: no answer depends on it.
class Ahead {
 public:
  /// The query reads a column; of a customer's own ones there is nothing to fetch.
  void read(ColumnRef column);

  /// Calls `use(sight)` with each of the sights, one after another.
  template <typename Use>
  void for_each(std::span<const Sight* const> sights, Use use) const {
    while (!sights.empty()) {
      const auto few = sights.first(std::min(kFew, sights.size()));
      sights = sights.subspan(few.size());
      bring_near(few);
      for (const Sight* sight : few) use(*sight);
    }
  }

 private:
  // What so many are read by fits well into the smallest cache.
  static constexpr std::size_t kFew = 16;

  void bring_near(std::span<const Sight* const> few) const;

  std::vector<std::size_t> own_, of_rooms_;
};

}  // namespace enfilade
