#include "core/table/same_value.h"

#include <range/v3/algorithm/equal.hpp>
#include <variant>

namespace enfilade {
namespace {

/// Compares the values of one column, of whatever kind, in two places.
struct SameValue {
  const Column& other;
  std::size_t row, other_row;

  bool operator()(const TextColumn& column) const {
    const auto& texts = std::get<TextColumn>(other);
    return column.is_null(row) == texts.is_null(other_row) &&
           column.written(row) == texts.written(other_row);
  }
  bool operator()(const NameColumn& column) const {
    const auto& names = std::get<NameColumn>(other);
    const std::uint32_t code = column.codes[row];
    const std::uint32_t other_code = names.codes[other_row];
    if (code == NameColumn::kNull || other_code == NameColumn::kNull) return code == other_code;
    return column.text(code) == names.text(other_code);
  }
  bool operator()(const SetColumn& column) const {
    const auto& sets = std::get<SetColumn>(other);
    const auto same = [&](std::uint32_t a, std::uint32_t b) {
      return column.names[a] == sets.names[b];
    };
    return column.null.test(row) == sets.null.test(other_row) &&
           ranges::equal(column[row], sets[other_row], same);
  }
  bool operator()(const NumberColumn& column) const {
    return column[row] == std::get<NumberColumn>(other)[other_row];
  }
  bool operator()(const RoomsColumn& column) const {
    const auto& rooms = std::get<RoomsColumn>(other);
    return ranges::equal(column[row], rooms[other_row], [&](RoomRef a, RoomRef b) {
      return column.ids[a.row] == rooms.ids[b.row];
    });
  }
};

}  // namespace

bool same_value(const Column& a, std::size_t row_of_a, const Column& b, std::size_t row_of_b) {
  return std::visit(SameValue{b, row_of_a, row_of_b}, a);
}

}  // namespace enfilade
