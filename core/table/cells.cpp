#include "core/table/cells.h"

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

  Cell operator()(const TextColumn& column) const {
    return column.is_null(row) ? Cell{} : text_cell(column.written(row));
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
    return column[row] == NumberColumn::kNull ? Cell{} : integer_cell(column[row]);
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

std::vector<Cell> cells_of(const Partition& partition, RowId row) {
  std::vector<Cell> cells;
  for (std::size_t i = 0; i < partition.schema().columns.size(); ++i) {
    cells.push_back(
        std::visit(Read{partition.schema().columns[i].type, row.row}, partition.column(i)));
  }
  return cells;
}

}  // namespace enfilade
