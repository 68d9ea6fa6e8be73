#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/base/bitmap.h"
#include "core/view/query.h"
#include "core/view/sight.h"

namespace enfilade {

/// How dear a sieve is, so that the cheap ones come first and leave fewer rows.
enum class Cost : std::uint8_t { customer, codes, sets, text };

/// A filter made ready to be asked of many customers' rows, one customer after another.
///
/// What depends on no customer is worked out once: nots are pushed down to the leaves, the cheap
/// parts of each *and* and *or* come before the dear ones, and each declared value of an
/// enumeration has its verdict.
///
///     not (severity in (Critical) or title contains "lab")
///       ──►  all of: severity is not Critical  ·  title does not contain "lab"
class Sieve {
 public:
  /// filter  over `table`; borrowed
  Sieve(const Filter& filter, const TableSchema& table) : Sieve(filter, table, true) {}

  /// Takes away the rows for which the filter does not hold.
  ///
  /// rows  of sight.table(), all of them visible
  ///
  /// What the viewer may not read is null to the filter. Cost follows `rows`, not the table.
  void keep(const Sight& sight, Bitmap& rows) const;
  /// The same by several sieves, one after another: the cheap ones are to come first.
  static void keep_all(std::span<const Sieve> sieves, const Sight& sight, Bitmap& rows);

  Cost cost() const { return cost_; }

 private:
  enum class Kind : std::uint8_t { leaf, all_of, any_of };

  Sieve(const Filter& filter, const TableSchema& table, bool wanted);

  void keep_leaf(const Sight& sight, Bitmap& rows) const;
  /// The column, if it is a leaf on an enumeration that everybody may read.
  const NameColumn* enumeration(const Sight& sight) const;
  /// Of such a leaf: for each code of the column, whether it keeps the rows that have it.
  std::span<const char> kept_codes(const NameColumn& column, std::vector<char>& scratch) const;
  void keep_named(const NameColumn& column, Bitmap& rows) const;
  /// Both at once, if both are leaves on enumerations of few values; else it does nothing.
  static bool keep_both(const Sieve& a, const Sieve& b, const Sight& sight, Bitmap& rows);

  Kind kind_;
  Cost cost_ = Cost::customer;
  std::vector<Sieve> parts_;
  // Of a leaf:
  const Leaf* leaf_ = nullptr;
  bool wanted_ = true;          // else the rows are kept for which it does not hold
  std::vector<char> declared_;  // of null and of each declared value: whether it is kept
};

/// The rows of `among` for which the filter holds: a sieve that is used once.
Bitmap matching(const Filter& filter, const Sight& sight, const Bitmap& among);

}  // namespace enfilade
