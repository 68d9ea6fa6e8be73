#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/base/bitmap.h"
#include "core/view/order_value.h"
#include "core/view/query.h"
#include "core/view/sight.h"

namespace enfilade {

/// A row of a view: which customer's, by its place among the view's sights, and which row.
struct ViewRow {
  std::uint32_t sight = 0;
  RowId row = {};

  friend bool operator==(const ViewRow&, const ViewRow&) = default;
};

/// The rows of a view, to be read in order at any place, without ever sorting all of them, and
/// without keeping anything between two readings.
///
/// A row is told from another mostly by its key: the value of the first order term as one number,
/// or the first eight bytes of it. Only equal keys look at the rows again.
class Ranking {
 public:
  /// All three are borrowed.
  ///
  /// matches  for each sight the rows that are in the view
  Ranking(std::span<const Sight* const> sights, std::span<const OrderTerm> order,
          std::span<const Bitmap> matches)
      : sights_(sights), order_(order), matches_(matches) {}

  /// The rows offset .. offset + count - 1 in order, fewer at the end.
  ///
  /// A first page costs a small heap and a look at some rows; of a number, time or text, most are
  /// passed by, 64 at once. For any other window a few rows tell between which keys it lies, one
  /// pass takes the rows with such keys, and a few more narrow these down.
  std::vector<ViewRow> window(std::size_t offset, std::size_t count) const;

 private:
  struct Entry {
    SortKey key;
    ViewRow at;
  };

  struct Bracket {
    SortKey least = 0, most = kLastKey;
  };

  std::vector<Entry> first(std::size_t count) const;
  /// Between which keys a window of many rows lies, by a few of them; it may be wrong.
  Bracket guess(std::size_t total, std::size_t first, std::size_t count) const;
  std::vector<Entry> near(std::size_t total, std::size_t& first, std::size_t count) const;
  void narrow(std::vector<Entry>& entries, std::size_t& first, std::size_t count) const;
  bool alike_by(const OrderTerm& term, const std::vector<Entry>& entries) const;
  bool before(const Entry& a, const Entry& b) const;
  /// How two rows are ordered by one term: below 0, 0 or above 0.
  int compared_by(const OrderTerm& term, ViewRow a, ViewRow b) const;

  /// Calls `use(keys)` with what gives the keys of one customer's rows.
  template <typename Use>
  void with_keys(const Sight& sight, Use use) const;

  std::span<const Sight* const> sights_;
  std::span<const OrderTerm> order_;
  std::span<const Bitmap> matches_;
};

}  // namespace enfilade
