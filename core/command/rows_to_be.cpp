#include "core/command/rows_to_be.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "core/table/cells.h"

namespace enfilade {
namespace {

Cell cell_of(const ColumnValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return text_cell(*text);
  if (const auto* number = std::get_if<std::int64_t>(&value)) return integer_cell(*number);
  Cell cell;
  if (const auto* flag = std::get_if<bool>(&value)) {
    cell.kind = Cell::Kind::flag;
    cell.flag = *flag;
  }
  return cell;
}

}  // namespace

void RowsToBe::open(RowId row) {
  texts_.clear();
  cells_ = cells_of(old_, row, texts_);
}

void RowsToBe::open(std::string_view id) {
  cells_.assign(schema_.columns.size(), Cell{});
  cells_[0] = text_cell(id);
}

void RowsToBe::set(std::span<const Written> values) {
  for (const Written& written : values) cells_[written.column] = cell_of(written.value);
}

void RowsToBe::set_text(std::string_view column, std::string_view text) {
  cells_[place(column)] = text_cell(text);
}

void RowsToBe::set_number(std::string_view column, std::int64_t number) {
  cells_[place(column)] = integer_cell(number);
}

void RowsToBe::set_list(std::string_view column, std::vector<std::string_view> list) {
  Cell& cell = cells_[place(column)];
  cell.kind = Cell::Kind::list;
  cell.list = std::move(list);
}

const Cell& RowsToBe::value(std::string_view column) const {
  return cells_[place(column)];
}

void RowsToBe::close(Instant now) {
  const Cell& updated = value("updated");
  const Instant last = updated.kind == Cell::Kind::integer ? updated.integer : now - 1;
  set_number("updated", std::min(kLatestInstant, std::max(now, last + 1)));
  [[maybe_unused]] const std::optional<RowProblem> problem = builder_.append(cells_);
  assert(!problem && "a command's values are of their columns' types");
}

std::int64_t revision_of(const Partition& partition, RowId row) {
  const auto& updated = partition.column_as<NumberColumn>(*partition.schema().find("updated"));
  const std::int64_t value = updated[row.row];
  return value == NumberColumn::kNull ? 0 : value;
}

}  // namespace enfilade
