#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace enfilade {

/// One value as it came, before its column has accepted it. Text is borrowed.
struct Cell {
  enum class Kind : std::uint8_t { null, flag, integer, fraction, too_large, text, list, other };

  Kind kind = Kind::null;
  bool flag = false;
  std::int64_t integer = 0;
  double fraction = 0;  // of a number that is no `integer`, as near as a double comes
  std::string_view text = {};
  std::vector<std::string_view> list = {};

  void clear() {
    kind = Kind::null;
    list.clear();
  }
};

/// A value for one column of a row.
struct GivenCell {
  std::size_t column = 0;
  Cell value = {};
};

/// Why a row was not taken. Spelled as it travels.
enum class RowReason : std::uint8_t {
  not_an_object,
  missing_id,
  wrong_type,
  duplicate_key,
  out_of_range,
  foreign_customer,
  no_such_customer,
  no_such_row,
};

inline constexpr std::array<std::string_view, 8> kRowReasonNames{
    "not_an_object", "missing_id",       "wrong_type",       "duplicate_key",
    "out_of_range",  "foreign_customer", "no_such_customer", "no_such_row"};

struct RowProblem {
  static constexpr std::size_t kNoColumn = static_cast<std::size_t>(-1);

  RowReason reason = RowReason::wrong_type;
  std::size_t column = kNoColumn;
};

}  // namespace enfilade
