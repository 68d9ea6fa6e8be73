#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/base/bitmap.h"
#include "core/view/query.h"
#include "core/view/sight.h"

namespace enfilade {

/// A row of a view: which customer's, by its place among the view's sights, and which row.
struct ViewRow {
  std::uint32_t sight = 0;
  RowId row = {};

  friend bool operator==(const ViewRow&, const ViewRow&) = default;
};

/// The rows of a view, ready to be read in order at any place, without ever sorting all of them.
///
/// Each row carries the first eight bytes of its first order term as one number, so that most
/// comparisons are of numbers; only equal ones look at the rows again.
class Ranking {
 public:
  /// matches  for each sight the rows that are in the view
  Ranking(std::span<const Sight* const> sights, std::vector<OrderTerm> order,
          std::span<const Bitmap> matches);

  std::size_t size() const { return entries_.size(); }

  /// The rows offset .. offset + count - 1 in order, fewer at the end.
  ///
  /// First pages cost one pass and a small heap, others a selection: O(size) either way. Not const:
  /// entries are moved about.
  std::vector<ViewRow> window(std::size_t offset, std::size_t count);

 private:
  struct Entry {
    std::uint64_t key;
    ViewRow at;
  };

  bool before(const Entry& a, const Entry& b) const;

  std::vector<const Sight*> sights_;
  std::vector<OrderTerm> order_;
  std::vector<Entry> entries_;
};

}  // namespace enfilade
