#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bitmap.h"
#include "core/base/id.h"
#include "core/view/query.h"
#include "core/view/sight.h"

namespace enfilade {

/// One value of a column and in how many visible rows it occurs.
struct FacetCount {
  std::optional<std::string> value;  // as written; nothing: null
  std::size_t count = 0;
  std::optional<CustomerId> customer = std::nullopt;  // of the column of customers: which one it is

  friend bool operator==(const FacetCount&, const FacetCount&) = default;
};

/// Whether rows can be counted by such a column: by names, enumerations, flags, sets and the
/// customer, not by free text, numbers or times.
bool countable(const TableSchema& table, ColumnRef column);

/// How often each value of a column occurs in the rows, over all customers.
///
/// A row counts once for each value it has: each of a set, each distinct one of its visible rooms;
/// what the viewer may not read counts as null. Declared values come in their order, others by
/// count, then by value, null last among equals.
class FacetCounter {
 public:
  FacetCounter(const TableSchema& table, ColumnRef column);

  ColumnRef column() const { return column_; }

  /// Counts `rows`, all visible, of one customer's table, and borrows the customer.
  void add(const Sight& sight, const Bitmap& rows) { count(sight, rows, 1); }
  /// Counts rows no more that were added, and that say what they said then.
  void remove(const Sight& sight, const Bitmap& rows) { count(sight, rows, -1); }

  /// Forgets the values that no row has any more, of which nothing may be left.
  void forget_absent();

  std::vector<FacetCount> counts() const;

 private:
  using Count = std::int64_t;

  /// each  what a row counts: 1, or -1
  void count(const Sight& sight, const Bitmap& rows, Count each);
  void count_customer(const Sight& sight, Count rows);
  void count_text_of_customer(const Customer& customer, Count rows);
  void count_own(const Sight& sight, const Bitmap& rows, Count each);
  void count_of_rooms(const Sight& sight, const Bitmap& rows, Count each);
  /// Counts each row once by each code of its rooms, 0 for null.
  ///
  /// each_code(room, visit)  calls visit(code) for each code of a room that may be read
  template <typename EachCode>
  void count_by_room(const Sight& sight, const Bitmap& rows, Count each, const Names& names,
                     EachCode each_code);
  void tally(const Names& names, std::span<const Count> count_of_name);
  void tally(std::string_view value, Count count);

  ColumnRef column_;
  std::uint32_t declared_ = 0;
  Names values_;
  std::vector<Count> count_of_;  // of each of values_
  Count null_ = 0;
  struct OfCustomer {
    CustomerId id;
    const Customer* customer = nullptr;
    Count count = 0;
  };
  std::vector<OfCustomer> customers_;  // of the column of customers, instead, in the order of ids
  std::size_t absent_ = 0;             // so many values no row has, of those that are not declared
};

}  // namespace enfilade
