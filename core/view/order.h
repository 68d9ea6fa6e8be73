#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
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

/// Rows that follow one another in an order: what is read next mostly lies near what was read last.
struct Stretch {
  std::size_t begin = 0;  // the place of the first of them
  std::vector<ViewRow> rows = {};

  bool holds(std::size_t offset, std::size_t count) const {
    return begin <= offset && offset + count <= begin + rows.size();
  }
  /// Of those that it holds.
  std::vector<ViewRow> part(std::size_t offset, std::size_t count) const {
    const auto first = rows.begin() + static_cast<std::ptrdiff_t>(offset - begin);
    return {first, first + static_cast<std::ptrdiff_t>(count)};
  }
};

/// The rows of a view, to be read in order at any place, without ever sorting all of them.
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
  /// A first page costs twice as many rows as it has and a look at some; of a number, time or text,
  /// most are passed by, 64 at once. For any other window a few rows tell between which keys it
  /// lies, one pass takes the rows with such keys, and a few more narrow these down.
  std::vector<ViewRow> window(std::size_t offset, std::size_t count) const;
  /// The same window, all of which is there, with those around it that cost no more to find.
  Stretch around(std::size_t offset, std::size_t count) const;

  /// Puts rows that come into the view to its first ones, of which some are known: those behind the
  /// last of these are left away, since others may come before them. O(rows · first).
  void put_in(std::span<const ViewRow> rows, std::vector<ViewRow>& first) const;

 private:
  struct Entry {
    SortKey key;
    ViewRow at;
  };

  struct Bracket {
    SortKey least = 0, most = kLastKey;
  };

  std::size_t total() const;
  /// The first rows, in order.
  std::vector<ViewRow> first(std::size_t count) const;
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
  /// Calls `use(s, rows, keys)` for each customer with rows in the view.
  template <typename Use>
  void each_with_keys(Use use) const;

  std::span<const Sight* const> sights_;
  std::span<const OrderTerm> order_;
  std::span<const Bitmap> matches_;
  mutable std::string scratch_, other_scratch_;  // for texts that two rows are told apart by
};

}  // namespace enfilade
