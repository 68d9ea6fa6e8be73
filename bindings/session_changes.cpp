#include <algorithm>
#include <memory>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "bindings/converse.h"
#include "bindings/json/read_changes.h"
#include "bindings/json/writer.h"
#include "bindings/put.h"
#include "bindings/session.h"
#include "core/base/bring_near.h"
#include "core/table/changes.h"
#include "core/table/near.h"

// Rows that change where they are: whole ones of many customers, and parts of them.

namespace enfilade {

/// What changes in one customer's table, sorted out.
struct TableChanges {
  std::vector<CellChange> cells;  // that differ, of rows that are there
  std::vector<std::span<const GivenCell>> added;
  std::size_t duplicates = 0;
};

namespace {

/// What becomes of rows that change.
struct Reported {
  RowsReport rows;
  std::size_t unplaced = 0;
};

/// Rows that change, one customer's after another's.
using ChangedRows = std::span<const ChangedRow>;

/// How many of one customer's rows name a room that is not loaded: of several of one id, the last
/// that says its rooms.
///
/// found  for each of them its row in the table; without one, a patch is of no row
std::size_t count_unplaced(const Holding& holding, const TableSchema& schema,
                           const ReadChanges& read, ChangedRows group,
                           std::span<const std::optional<RowId>> found, PutMode mode) {
  const std::optional<std::size_t> rooms = schema.rooms_column();
  if (!rooms) return 0;
  const auto is_missing = [&](std::string_view room) { return !holding.rooms().find(room); };
  std::unordered_set<std::string_view> said;  // ids
  std::size_t unplaced = 0;
  for (std::size_t i = group.size(); i-- > 0;) {
    if (!found[i] && mode == PutMode::patch) continue;
    const std::span<const GivenCell> cells = read.of(group[i]);
    const auto cell = std::find_if(cells.begin(), cells.end(),
                                   [&](const GivenCell& one) { return one.column == *rooms; });
    if (cell == cells.end() && mode == PutMode::patch) continue;
    if (!said.insert(cells.front().value.text).second || cell == cells.end()) continue;
    const auto& named = cell->value.list;
    unplaced += std::any_of(named.begin(), named.end(), is_missing);
  }
  return unplaced;
}

std::size_t undeclared(const TableSchema& schema, std::span<const GivenCell> cells) {
  return static_cast<std::size_t>(
      std::count_if(cells.begin(), cells.end(), [&](const GivenCell& cell) {
        const auto values = schema.columns[cell.column].values;
        return !values.empty() && cell.value.kind == Cell::Kind::text &&
               std::find(values.begin(), values.end(), cell.value.text) == values.end();
      }));
}

/// What changes of a row that is there: of a whole row every cell but the id.
void change_row(RowId row, std::span<const GivenCell> cells, PutMode mode, std::size_t columns,
                std::vector<CellChange>& changes) {
  static const Cell null;
  std::size_t next = 1;
  for (std::size_t column = 1; column < columns; ++column) {
    const bool given = next < cells.size() && cells[next].column == column;
    if (given || mode == PutMode::upsert) {
      changes.push_back({row, column, given ? &cells[next].value : &null});
    }
    if (given) ++next;
  }
}

// What is read of so many rows is still near when it is read again.
constexpr std::size_t kFew = 64;

/// The first few of some rows, and the others of the last one's customer.
ChangedRows some_of(ChangedRows rows) {
  std::size_t many = std::min(kFew, rows.size());
  while (many < rows.size() && rows[many].customer == rows[many - 1].customer) ++many;
  return rows.first(many);
}

/// Adds to `found` the row that each of a few is about, if it is there; and brings near what is
/// changed of it.
void find_few(ChangedRows few, TableId id, const ReadChanges& read, const Outlook& outlook,
              std::vector<std::optional<RowId>>& found) {
  const auto holding = [&](const ChangedRow& row) -> const Holding& {
    return outlook.holding(row.customer);
  };
  for (const ChangedRow& row : few) bring_near(&holding(row));
  std::vector<const Partition*> tables;
  for (const ChangedRow& row : few) tables.push_back(&holding(row).table(id));
  for (const Partition* table : tables) bring_near(table);
  for (const Partition* table : tables) bring_index_near(*table);
  const auto id_of = [&](std::size_t i) { return read.of(few[i]).front().value.text; };
  for (std::size_t i = 0; i < few.size(); ++i) bring_find_near(*tables[i], id_of(i));

  const std::size_t first = found.size();
  for (std::size_t i = 0; i < few.size(); ++i) found.push_back(tables[i]->find(id_of(i)));
  const auto each_cell = [&](auto visit) {
    for (std::size_t i = 0; i < few.size(); ++i) {
      const std::optional<RowId> row = found[first + i];
      if (!row) continue;
      for (const GivenCell& cell : read.of(few[i]).subspan(1)) {
        visit(tables[i]->column(cell.column), row->row);
      }
    }
  };
  each_cell([](const Column& column, std::uint32_t) { bring_near(&column); });
  each_cell([](const Column& column, std::uint32_t row) { bring_near(column, row); });
}

/// The row that each of them is about, if it is there.
std::vector<std::optional<RowId>> find_rows(ChangedRows rows, TableId id, const ReadChanges& read,
                                            const Outlook& outlook) {
  std::vector<std::optional<RowId>> found;
  for (; !rows.empty(); rows = rows.subspan(std::min(kFew, rows.size()))) {
    find_few(rows.first(std::min(kFew, rows.size())), id, read, outlook, found);
  }
  return found;
}

/// Sorts out the rows of one customer, and counts in `report` what became of them.
///
/// found  for each of them its row in the table
TableChanges sort_out(const Holding& holding, TableId id, const ReadChanges& read,
                      ChangedRows group, std::span<const std::optional<RowId>> found, PutMode mode,
                      Reported& report) {
  const Partition& table = holding.table(id);
  TableChanges changes;
  std::vector<std::uint32_t> rows;
  for (std::size_t i = 0; i < group.size(); ++i) {
    const ChangedRow& row = group[i];
    const std::span<const GivenCell> cells = read.of(row);
    const std::optional<RowId> known = found[i];
    if (!known && mode == PutMode::patch) {
      report.rows.refuse(row.place, {RowReason::no_such_row});
      --report.rows.taken;
      continue;
    }
    report.rows.undeclared += undeclared(table.schema(), cells);
    if (known) {
      rows.push_back(known->row);
      change_row(*known, cells, mode, table.schema().columns.size(), changes.cells);
    } else {
      changes.added.push_back(cells);
    }
  }
  report.unplaced += count_unplaced(holding, table.schema(), read, group, found, mode);
  std::sort(rows.begin(), rows.end());
  const auto distinct = std::unique(rows.begin(), rows.end());
  changes.duplicates = static_cast<std::size_t>(rows.end() - distinct);
  keep_differing(table, changes.cells);
  return changes;
}

/// Adds the rows that are added to a table of so many columns.
void append_added(const TableChanges& changes, std::size_t columns, PartitionBuilder& builder) {
  std::vector<Cell> cells;
  for (std::span<const GivenCell> row : changes.added) {
    cells.assign(columns, Cell{});
    for (const GivenCell& cell : row) cells[cell.column] = cell.value;
    builder.append(cells);
  }
}

/// The table with the changes in it, as another one.
Partition with(Partition table, TableChanges& changes) {
  table = patched(std::move(table), changes.cells);
  if (changes.added.empty()) return table;
  const std::size_t columns = table.schema().columns.size();
  PartitionBuilder builder(std::move(table));
  append_added(changes, columns, builder);
  changes.duplicates += builder.duplicates();
  return std::move(builder).finish();
}

/// Whether the changes leave it as it was who sees which of the rows that are there, and leave
/// these where they are, so that they can be made where the rows lie. Of rooms everything else
/// depends.
bool can_be_made_in_place(const TableSchema& schema, const TableChanges& changes) {
  if (schema.id == TableId::rooms) return false;
  const std::optional<std::size_t> rooms = schema.rooms_column();
  std::vector<std::string_view> ids;
  for (std::span<const GivenCell> row : changes.added) ids.push_back(row.front().value.text);
  std::sort(ids.begin(), ids.end());
  return std::adjacent_find(ids.begin(), ids.end()) == ids.end() &&
         std::none_of(changes.cells.begin(), changes.cells.end(),
                      [&](const CellChange& cell) { return cell.column == rooms; });
}

/// Whether a viewer can tell that such cells changed, and that the rows from `first_added` on came.
bool notices(const Sight& sight, std::span<const CellChange> cells, std::size_t first_added) {
  for (std::size_t row = first_added; row < sight.visible().size(); ++row) {
    if (sight.visible().test(row)) return true;
  }
  return std::any_of(cells.begin(), cells.end(), [&](const CellChange& cell) {
    return sight.visible().test(cell.row.row) && sight.may_read(cell.row.row, cell.column);
  });
}

}  // namespace

std::optional<Error> Session::change(const Put& put, std::span<std::uint8_t> bytes,
                                     JsonWriter& out) {
  const TableSchema& schema = *put.table;
  ChangesWanted wanted;
  wanted.whole = put.mode == PutMode::upsert;
  wanted.format = put.format;
  wanted.find = [&](std::string_view tenant_id) { return held_customer(std::string(tenant_id)); };
  if (put.customer) {
    wanted.customer = held_customer(*put.customer);
    if (!wanted.customer) return no_customer();
  }
  Result<ReadChanges> read = read_changes(schema, wanted, bytes);
  if (!read) return read.error();
  std::vector<ChangedRow>& rows = (*read).rows;
  Reported report{std::move((*read).report)};

  std::stable_sort(rows.begin(), rows.end(), [](const ChangedRow& a, const ChangedRow& b) {
    return a.customer < b.customer;
  });
  if (put.customer && rows.empty()) {
    TableChanges none;
    make_changes(put, *wanted.customer, none);
  }
  for (ChangedRows left = rows; !left.empty();) {
    const ChangedRows some = some_of(left);
    left = left.subspan(some.size());
    const std::vector<std::optional<RowId>> found = find_rows(some, schema.id, *read, *outlook_);
    for (std::size_t begin = 0, end = 0; begin < some.size(); begin = end) {
      const CustomerId customer = some[begin].customer;
      while (end < some.size() && some[end].customer == customer) ++end;
      const std::size_t count = end - begin;
      TableChanges changes =
          sort_out(outlook_->holding(customer), schema.id, *read, some.subspan(begin, count),
                   std::span(found).subspan(begin, count), put.mode, report);
      make_changes(put, customer, changes);
      report.rows.duplicates += changes.duplicates;
      report.rows.taken -= changes.duplicates;
    }
  }
  std::stable_sort(report.rows.errors.begin(), report.rows.errors.end(),
                   [](const RowError& a, const RowError& b) { return a.row < b.row; });
  write_report(out, schema, report.rows, report.unplaced);
  return std::nullopt;
}

void Session::make_changes(const Put& put, CustomerId customer, TableChanges& changes) {
  // A source that brings rows of its own is there; of a stream of changes that is not said.
  const bool of_source = put.customer || put.as_of;
  if (changes.cells.empty() && changes.added.empty() && !of_source) return;
  const Source source{SourceState::ready, put.as_of, {}};
  Holding* own = outlook_->own(customer);
  if (own != nullptr && own->owns(put.table->id) && can_be_made_in_place(*put.table, changes)) {
    change_in_place(customer, *own, put.table->id, changes);
    if (of_source) {
      own->source(put.table->id) = source;
      outlook_->changed_coverage();
    }
    return;
  }
  auto next = std::make_shared<Holding>(outlook_->holding(customer));
  next->replace(with(next->table(put.table->id), changes));
  if (of_source) next->source(put.table->id) = source;
  hold(customer, std::move(next));
}

void Session::change_in_place(CustomerId customer, Holding& holding, TableId table,
                              const TableChanges& changes) {
  if (changes.cells.empty() && changes.added.empty()) return;
  const std::size_t first_added = holding.table(table).size();
  Bitmap rows(first_added);
  for (const CellChange& cell : changes.cells) rows.set(cell.row.row);
  for (auto& [id, view] : views_) view.before_change(customer, table, rows, *outlook_);
  holding.patch(table, changes.cells);
  if (!changes.added.empty()) {
    const std::size_t columns = holding.table(table).schema().columns.size();
    holding.append(table, [&](PartitionBuilder& to) { append_added(changes, columns, to); });
    outlook_->look_at_added(customer, table);
    rows.grow_to(holding.table(table).size(), true);
  }
  const Sight* sight = outlook_->sight_if_any(customer, table);
  const bool noticed = sight != nullptr && notices(*sight, changes.cells, first_added);
  outlook_->changed_in_place(customer, noticed || !watched());
  for (auto& [id, view] : views_) view.after_change(rows, *outlook_);
}

}  // namespace enfilade
