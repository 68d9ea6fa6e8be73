#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "bindings/json/read_query.h"
#include "bindings/outlook.h"
#include "core/base/result.h"
#include "core/view/order.h"
#include "core/view/query.h"
#include "core/view/view.h"

namespace enfilade {

/// The customers that a query asks about, in the policy's order, of those that the viewer may know
/// of.
///
/// Refused: one that the viewer may not know of, `not_found`, whether or not it exists; tickets of
/// anything but exactly one named customer while the viewer has not switched the list over all on.
Result<std::vector<CustomerId>> customers_of(const Query& query, Outlook& outlook,
                                             bool all_tickets_view);

/// A query that stays open, with the answer to it, which follows the outlook whenever it is looked
/// at.
class OpenView {
 public:
  explicit OpenView(AskedQuery asked)
      : query_(std::make_unique<const Query>(std::move(asked.query))),
        notices_(std::move(asked.notices)) {}

  /// Asks another query. Refused, the view stays with the one before.
  std::optional<Error> ask(AskedQuery asked, Outlook& outlook, bool all_tickets_view);

  /// Makes the answer right for what the outlook is now. Refused, the old answer is gone: there is
  /// none.
  std::optional<Error> refresh(Outlook& outlook, bool all_tickets_view);

  /// Before and after other values come to stand in some rows of a customer's table, which are
  /// visible or hidden as before, and rows are added behind its last: an answer that was right
  /// stays so, at the cost of these rows, and of a page of its first rows if they are few. Between
  /// the two nothing is asked.
  ///
  /// rows  those in which other values stand; after, the added ones, too
  void before_change(CustomerId customer, TableId table, const Bitmap& rows,
                     const Outlook& outlook);
  void after_change(const Bitmap& rows, const Outlook& outlook);

  /// Before and after other rows, or another policy, or both, come to be one customer's, and
  /// nothing else changes: the next look costs this customer's rows, unless the customer comes into
  /// the view or leaves it. Between the two nothing is asked.
  void before_exchange(CustomerId customer, const Outlook& outlook);
  void after_exchange(const Outlook& outlook);

  const Query& query() const { return *query_; }
  /// What was taken otherwise in its box.
  const BoxNotices& notices() const { return notices_; }
  /// Grows with every other query, and when it is looked at and the viewer could tell the rows from
  /// those of the last look: by one, whatever came between.
  std::uint32_t version() const { return version_; }
  std::size_t total() const { return answer_->total(); }
  std::vector<std::vector<FacetCount>> facets() const { return answer_->facets(); }
  const std::vector<CustomerId>& customers() const { return customers_; }
  const Sight& sight(ViewRow row) const { return *sights_[row.sight]; }

  /// The rows offset .. offset + count - 1 in order, fewer at the end. What is read near them next
  /// costs little, as long as the answer stands.
  std::vector<ViewRow> window(std::size_t offset, std::size_t count);

  /// Frees the answer, and with it what it was made of.
  void forget();

 private:
  std::optional<Error> answer_anew(Outlook& outlook);
  /// Makes an answer that is right but for the exchanged customers right for them, too; false if
  /// another one is needed, as one of them came into the view or left it.
  bool answer_for_exchanged(Outlook& outlook);
  /// The customer's number among those with data.
  std::optional<std::size_t> number_of(CustomerId customer) const;
  /// Counts a look at customers that are others than at the last.
  void look(const Outlook& outlook);

  std::unique_ptr<const Query> query_;  // where the answer finds it
  BoxNotices notices_;
  std::uint32_t version_ = 0;
  std::optional<std::uint64_t> generation_;  // of the outlook, when the answer was made
  bool all_tickets_view_ = false;            // as it was then
  std::vector<CustomerId> customers_;
  std::vector<CustomerId> with_data_;    // of these, in the same order
  std::vector<const Sight*> sights_;     // of these; none of one that was exchanged
  std::vector<std::uint64_t> stamps_;    // of these, when it was looked at
  std::vector<CustomerId> exchanged_;    // since then: no row of theirs is in the answer or `read_`
  std::unique_ptr<Answer> answer_;       // over them
  Stretch read_;                         // of it, last; its first rows stay while others change
  bool changed_since_ = false;           // something, since it was looked at
  std::optional<std::size_t> changing_;  // which of them is about to change
  std::size_t first_rows_ = 0;           // of `read_`, before it does
};

}  // namespace enfilade
