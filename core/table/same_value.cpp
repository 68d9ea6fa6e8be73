#include "core/table/same_value.h"

#include <algorithm>
#include <range/v3/algorithm/equal.hpp>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "core/table/cells.h"

namespace enfilade {
namespace {

/// Compares the values of one column, of whatever kind, in two places.
struct SameValue {
  const Column& other;
  std::size_t row, other_row;

  bool operator()(const TextColumn& column) const {
    const auto& texts = std::get<TextColumn>(other);
    std::string scratch, other_scratch;
    return column.is_null(row) == texts.is_null(other_row) &&
           column.written(row, scratch) == texts.written(other_row, other_scratch);
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

template <typename Codes, typename Same>
bool same_list(const Codes& codes, std::span<const std::string_view> list, Same same) {
  return std::equal(codes.begin(), codes.end(), list.begin(), list.end(), same);
}

/// Compares the value of a column, of whatever kind, with a cell.
struct SameCell {
  const Cell& cell;
  ColumnType type;
  std::size_t row;

  bool null() const { return cell.kind == Cell::Kind::null; }

  bool operator()(const TextColumn& column) const {
    std::string scratch;
    return column.is_null(row) == null() && (null() || column.written(row, scratch) == cell.text);
  }
  bool operator()(const NameColumn& column) const {
    const std::uint32_t code = column.codes[row];
    if (code == NameColumn::kNull || null()) return code == NameColumn::kNull && null();
    return column.text(code) == name_of(cell);
  }
  bool operator()(const SetColumn& column) const {
    const auto same = [&](std::uint32_t code, std::string_view name) {
      return column.names[code] == name;
    };
    return column.null.test(row) == null() && same_list(column[row], cell.list, same);
  }
  bool operator()(const NumberColumn& column) const {
    return column[row] == (null() ? NumberColumn::kNull : number_of(cell, type));
  }
  bool operator()(const RoomsColumn& column) const {
    const auto same = [&](RoomRef room, std::string_view id) { return column.ids[room.row] == id; };
    return same_list(column[row], rooms_of(cell), same);
  }
};

}  // namespace

bool same_value(const Column& a, std::size_t row_of_a, const Column& b, std::size_t row_of_b) {
  return std::visit(SameValue{b, row_of_a, row_of_b}, a);
}

bool same_value(ColumnType type, const Column& column, std::size_t row, const Cell& cell) {
  return std::visit(SameCell{cell, type, row}, column);
}

}  // namespace enfilade
