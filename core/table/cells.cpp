#include "core/table/cells.h"

#include <cmath>

#include "core/base/ranked_number.h"

namespace enfilade {
namespace {

Cell of_list(std::vector<std::string_view> list) {
  Cell cell;
  cell.kind = Cell::Kind::list;
  cell.list = std::move(list);
  return cell;
}

struct Read {
  ColumnType type;
  std::size_t row;
  MadeTexts& made;

  Cell operator()(const TextColumn& column) const {
    if (column.is_null(row)) return {};
    std::string scratch;
    const std::string_view text = column.written(row, scratch);
    return text_cell(text.data() == scratch.data() ? made.emplace_back(text) : text);
  }
  Cell operator()(const NameColumn& column) const {
    const std::uint32_t code = column.codes[row];
    if (code == NameColumn::kNull) return {};
    if (type != ColumnType::flag) return text_cell(column.text(code));
    Cell cell;
    cell.kind = Cell::Kind::flag;
    cell.flag = column.text(code) == "true";
    return cell;
  }
  Cell operator()(const SetColumn& column) const {
    if (column.null.test(row)) return {};
    std::vector<std::string_view> names;
    for (std::uint32_t code : column[row]) names.push_back(column.names[code]);
    return of_list(std::move(names));
  }
  Cell operator()(const NumberColumn& column) const {
    if (column[row] == NumberColumn::kNull) return {};
    return type == ColumnType::number ? fraction_cell(number_of_rank(column[row]))
                                      : integer_cell(column[row]);
  }
  Cell operator()(const RoomsColumn& column) const {
    std::vector<std::string_view> ids;
    for (RoomRef room : column[row]) ids.push_back(column.ids[room.row]);
    return of_list(std::move(ids));
  }
};

}  // namespace

Cell text_cell(std::string_view text) {
  Cell cell;
  cell.kind = Cell::Kind::text;
  cell.text = text;
  return cell;
}

Cell integer_cell(std::int64_t number) {
  Cell cell;
  cell.kind = Cell::Kind::integer;
  cell.integer = number;
  return cell;
}

Cell fraction_cell(double number) {
  Cell cell;
  cell.kind = Cell::Kind::fraction;
  cell.fraction = number;
  return cell;
}

std::string_view name_of(const Cell& cell) {
  if (cell.kind != Cell::Kind::flag) return cell.text;
  return cell.flag ? "true" : "false";
}

std::int64_t number_of(const Cell& cell, ColumnType type) {
  if (type == ColumnType::number) {
    return rank_of(cell.kind == Cell::Kind::integer ? static_cast<double>(cell.integer)
                                                    : cell.fraction);
  }
  return cell.kind == Cell::Kind::text ? *parse_instant(cell.text) : cell.integer;
}

std::span<const std::string_view> rooms_of(const Cell& cell) {
  if (cell.kind == Cell::Kind::text) return {&cell.text, 1};
  return cell.list;
}

std::optional<RowReason> refuse(const ColumnSchema& schema, const Cell& cell) {
  using Kind = Cell::Kind;
  const auto only = [&](Kind wanted) -> std::optional<RowReason> {
    if (cell.kind == wanted) return std::nullopt;
    return RowReason::wrong_type;
  };
  if (schema.type == ColumnType::id) {
    if (cell.kind == Kind::null || (cell.kind == Kind::text && cell.text.empty())) {
      return RowReason::missing_id;
    }
    return only(Kind::text);
  }
  if (cell.kind == Kind::null) return std::nullopt;
  switch (schema.type) {
    case ColumnType::flag:
      return only(Kind::flag);
    case ColumnType::rooms:
      if (schema.one && cell.kind == Kind::text && !cell.text.empty()) return std::nullopt;
      if (schema.one && cell.list.size() > 1) return RowReason::wrong_type;
      return only(Kind::list);
    case ColumnType::set:
      return only(Kind::list);
    case ColumnType::number:
      if (cell.kind == Kind::integer || cell.kind == Kind::fraction) return std::nullopt;
      if (cell.kind != Kind::too_large) return RowReason::wrong_type;
      if (std::isfinite(cell.fraction)) return std::nullopt;
      return RowReason::out_of_range;
    case ColumnType::integer:
      if (cell.kind == Kind::too_large) return RowReason::out_of_range;
      if (cell.kind != Kind::integer) return RowReason::wrong_type;
      if (cell.integer > kLargestInteger || cell.integer < -kLargestInteger) {
        return RowReason::out_of_range;
      }
      return std::nullopt;
    case ColumnType::time:
      if (cell.kind == Kind::too_large) return RowReason::out_of_range;
      if (cell.kind == Kind::text) {
        if (!parse_instant(cell.text)) return RowReason::wrong_type;
        return std::nullopt;
      }
      if (cell.kind != Kind::integer) return RowReason::wrong_type;
      if (cell.integer > kLatestInstant || cell.integer < -kLatestInstant) {
        return RowReason::out_of_range;
      }
      return std::nullopt;
    case ColumnType::id:
    case ColumnType::text:
    case ColumnType::name:
    case ColumnType::enumeration:
      break;
  }
  return only(Kind::text);
}

std::vector<Cell> cells_of(const Partition& partition, RowId row, MadeTexts& made) {
  std::vector<Cell> cells;
  for (std::size_t i = 0; i < partition.schema().columns.size(); ++i) {
    cells.push_back(
        std::visit(Read{partition.schema().columns[i].type, row.row, made}, partition.column(i)));
  }
  return cells;
}

}  // namespace enfilade
