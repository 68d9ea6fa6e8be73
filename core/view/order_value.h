#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/view/query.h"
#include "core/view/sight.h"

namespace enfilade {

/// What a row is ordered by: a number or a folded text, or null, which comes last either way. An
/// enumeration is its rank; values it does not declare share one rank and are told apart by text.
struct SortValue {
  bool null = true;
  std::int64_t number = 0;
  std::string_view text = {};
};

/// The value of one row in a column. `scratch` keeps a text that has to be made for it.
SortValue value_of(const Sight& sight, ColumnRef column, std::size_t row, std::string& scratch);

/// Below 0 if `a` comes first, above 0 if `b` does, 0 if nothing tells them apart.
int compared(const SortValue& a, const SortValue& b, bool descending);

/// A part of an order as a number: of different keys the smaller comes first, equal ones say
/// nothing. A number is a key by itself; of a text, `chunk` says which eight of its bytes.
using SortKey = std::uint64_t;
inline constexpr SortKey kLastKey = ~SortKey{0};

SortKey key_of(const SortValue& value, ColumnType type, bool descending, std::size_t chunk);

/// The key of a number. That of null, which is the least of them, is the last one either way.
inline SortKey number_key(std::int64_t number, bool descending) {
  const SortKey key = static_cast<SortKey>(number) ^ (SortKey{1} << 63);
  return descending ? ~key : key - 1;
}

/// The number that has such a key.
inline std::int64_t number_of_key(SortKey key, bool descending) {
  return static_cast<std::int64_t>((descending ? ~key : key + 1) ^ (SortKey{1} << 63));
}

/// The first key of each code of a dictionary column.
std::vector<SortKey> keys_of_codes(const NameColumn& column, ColumnType type, bool descending);

}  // namespace enfilade
