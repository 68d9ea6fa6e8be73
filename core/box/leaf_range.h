#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/view/query.h"

namespace enfilade {

/// A `number_range` as its column says it, for who prints it: an enumeration by its declared
/// values.
struct LeafRange {
  enum class Kind : std::uint8_t {
    nothing,     // holds of no row
    anything,    // of every value
    numbers,     // of numbers and times: between `low` and `high`, both in but where it says so
    values,      // of an enumeration: between the declared ones at `low` and `high`, both in
    undeclared,  // of an enumeration: what comes after the last declared one
  };

  Kind kind = Kind::nothing;
  std::optional<std::int64_t> low = std::nullopt, high = std::nullopt;
  /// Of a number: whether the bound itself is out, as it is where that says it with fewer digits.
  bool above = false, below = false;
};

LeafRange range_of(const TableSchema& table, const Leaf& leaf);

/// A number of a leaf on a column of whole numbers or of any, as text.
std::string print_number(ColumnType type, std::int64_t number);

/// Whether a filter asks what a free word asks; the word, folded.
std::optional<std::string_view> word_of(const TableSchema& table, const Filter& filter);

}  // namespace enfilade
