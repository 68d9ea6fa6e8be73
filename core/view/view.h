#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "core/base/bitmap.h"
#include "core/view/facets.h"
#include "core/view/query.h"
#include "core/view/sight.h"

namespace enfilade {

/// What a query finds in the rows of some customers: View = Query ∘ Sight ∘ Partitions.
///
/// Pure: the same query and sights, the same answer, however it came about. Rows that are about to
/// change are taken out, and put in again when they have; that costs these rows, and not the
/// others:
///
///     answer.take_out(s, sight, rows);
///     …other values in `rows`, which stay visible or hidden as they were, and more rows
///     answer.put_in(s, sight, rows and the added ones);
class Answer {
 public:
  /// Of no customer yet. The query is borrowed.
  explicit Answer(const Query& query);
  ~Answer();

  /// Answers for more customers, within what the viewer may see: they come in the policy's order,
  /// the sights are of the query's table, and their customers are borrowed.
  void add(std::span<const Sight* const> sights);

  /// The rows, whichever of them are in it, of the customer that was added as number `s`.
  void take_out(std::size_t s, const Sight& sight, const Bitmap& rows);
  void put_in(std::size_t s, const Sight& sight, const Bitmap& rows);

  /// The same of all rows of that customer: what comes in may be others, differently seen, and of
  /// another policy. Until then the customer has none.
  void take_out(std::size_t s, const Sight& sight);
  void put_in(std::size_t s, const Sight& sight);

  std::size_t total() const { return total_; }
  /// For each customer that was added, the rows in the view.
  std::span<const Bitmap> rows() const { return rows_; }
  /// One for each of the query's facets.
  std::vector<std::vector<FacetCount>> facets() const;

 private:
  class Plan;

  /// Answers for a customer, whose rows are made `rows`.
  void add(const Sight& sight, Bitmap& rows);

  std::unique_ptr<Plan> plan_;
  std::size_t total_ = 0;
  std::vector<Bitmap> rows_;
};

/// What there is to an answer, at once.
struct Found {
  std::size_t total = 0;
  std::vector<Bitmap> rows;  // for each sight
  std::vector<std::vector<FacetCount>> facets;
};

/// The answer over some customers, in the policy's order.
Found find(const Query& query, std::span<const Sight* const> sights);

}  // namespace enfilade
