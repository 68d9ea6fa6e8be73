#include "tests/core/rows.h"

#include <cassert>
#include <utility>

namespace enfilade::test {
namespace {

Cell cell_of(const Value& value) {
  Cell cell;
  if (const auto* flag = std::get_if<bool>(&value)) {
    cell.kind = Cell::Kind::flag;
    cell.flag = *flag;
  } else if (const auto* integer = std::get_if<std::int64_t>(&value)) {
    cell.kind = Cell::Kind::integer;
    cell.integer = *integer;
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    cell.kind = Cell::Kind::text;
    cell.text = *text;
  } else if (const auto* list = std::get_if<std::vector<std::string>>(&value)) {
    cell.kind = Cell::Kind::list;
    cell.list.assign(list->begin(), list->end());
  }
  return cell;
}

}  // namespace

std::optional<RowProblem> append(PartitionBuilder& builder, TableId table, const Row& row) {
  std::vector<Cell> cells;
  for (const ColumnSchema& column : schema_of(table).columns) {
    const auto named = row.find(std::string(column.name));
    cells.push_back(named == row.end() ? Cell{} : cell_of(named->second));
  }
  return builder.append(cells);
}

Partition partition_of(TableId table, const std::vector<Row>& rows) {
  PartitionBuilder builder(schema_of(table));
  for (const Row& row : rows) {
    [[maybe_unused]] const auto problem = append(builder, table, row);
    assert(!problem);
  }
  return std::move(builder).finish();
}

Value value_in(const Partition& partition, std::size_t column, RowId at) {
  const std::size_t row = at.row;
  const Column& values = partition.column(column);
  if (const auto* texts = std::get_if<TextColumn>(&values)) {
    std::string scratch;
    return texts->is_null(row) ? Value{} : Value{std::string(texts->written(row, scratch))};
  }
  if (const auto* names = std::get_if<NameColumn>(&values)) {
    const std::uint32_t code = names->codes[row];
    if (code == NameColumn::kNull) return {};
    const std::string text(names->text(code));
    const bool flag = partition.schema().columns[column].type == ColumnType::flag;
    return flag ? Value{text == "true"} : Value{text};
  }
  if (const auto* numbers = std::get_if<NumberColumn>(&values)) {
    const std::int64_t number = (*numbers)[row];
    return number == NumberColumn::kNull ? Value{} : Value{number};
  }
  std::vector<std::string> list;
  if (const auto* sets = std::get_if<SetColumn>(&values)) {
    if (sets->null.test(row)) return {};
    for (std::uint32_t code : (*sets)[row]) list.emplace_back(sets->names[code]);
    return list;
  }
  const auto& rooms = std::get<RoomsColumn>(values);
  for (RoomRef room : rooms[row]) list.emplace_back(rooms.ids[room.row]);
  return list;
}

Row row_in(const Partition& partition, RowId row) {
  Row named;
  for (std::size_t column = 0; column < partition.schema().columns.size(); ++column) {
    Value value = value_in(partition, column, row);
    if (std::holds_alternative<std::monostate>(value)) continue;
    named.emplace(partition.schema().columns[column].name, std::move(value));
  }
  return named;
}

std::vector<Row> rows_in(const Partition& partition) {
  std::vector<Row> rows;
  for (std::uint32_t row = 0; row < partition.size(); ++row) {
    rows.push_back(row_in(partition, {row}));
  }
  return rows;
}

std::string text_of(const Value& value) {
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  const auto* list = std::get_if<std::vector<std::string>>(&value);
  if (list == nullptr) return "null";
  std::string all = "[";
  for (const std::string& item : *list) all += (all.size() > 1 ? " " : "") + item;
  return all + ']';
}

}  // namespace enfilade::test
