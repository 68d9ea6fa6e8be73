#include <range/v3/algorithm/any_of.hpp>
#include <string>
#include <utility>
#include <variant>

#include "core/table/cells.h"
#include "core/table/partition.h"
#include "core/table/same_value.h"

namespace enfilade {
namespace {

/// The numbers of the names in a list, each once, in the order they first come.
std::vector<std::uint32_t> distinct(Names& names, std::span<const std::string_view> list) {
  std::vector<std::uint32_t> numbers;
  for (std::string_view text : list) numbers.push_back(names.number(text));
  if (numbers.size() < 2) return numbers;

  Bitmap seen(names.size());
  std::erase_if(numbers, [&](std::uint32_t number) {
    const bool again = seen.test(number);
    seen.set(number);
    return again;
  });
  return numbers;
}

/// Adds an accepted cell to the end of its column.
struct Store {
  const Cell& cell;
  ColumnType type;
  std::size_t& undeclared;

  bool null() const { return cell.kind == Cell::Kind::null; }

  void operator()(TextColumn& column) const {
    if (null()) return column.push_null();
    column.push_back(cell.text);
  }
  void operator()(NameColumn& column) const {
    if (null()) return column.codes.push_back(NameColumn::kNull);
    const std::uint32_t code = column.code(name_of(cell));
    if (column.declared > 0 && code > column.declared) ++undeclared;
    column.codes.push_back(code);
  }
  void operator()(SetColumn& column) const {
    const std::vector<std::uint32_t> codes = distinct(column.names, cell.list);
    column.codes.insert(column.codes.end(), codes.begin(), codes.end());
    column.ends.push_back(static_cast<std::uint32_t>(column.codes.size()));
    column.null.push_back(null());
  }
  void operator()(NumberColumn& column) const {
    if (null()) return column.push_back(NumberColumn::kNull);
    column.push_back(number_of(cell, type));
  }
  void operator()(RoomsColumn& column) const {
    const std::span<const std::string_view> named = rooms_of(cell);
    if (named.size() == 1) {
      const RoomRef room{column.ids.number(named.front())};
      return column.push_back({&room, 1});
    }
    std::vector<RoomRef> rooms;
    for (std::uint32_t number : distinct(column.ids, named)) rooms.push_back({number});
    column.push_back(rooms);
  }
};

/// The numbers that names of one column have in another, as far as they were asked for: one that
/// many rows have is looked up once.
class NumbersThere {
 public:
  /// ask  looks a name up, or adds it
  template <typename Ask>
  std::uint32_t of(std::uint32_t name, const Names& names, Ask ask) {
    if (known_.empty()) known_.assign(names.size(), kUnknown);
    std::uint32_t& number = known_[name];
    if (number == kUnknown) number = ask(names[name]);
    return number;
  }

 private:
  static constexpr std::uint32_t kUnknown = 0xFFFF'FFFF;

  std::vector<std::uint32_t> known_;
};

/// Adds the value that `from` has in `row` to the end of a column of the same kind.
struct Copy {
  const Column& from;
  std::size_t row;
  NumbersThere& there;  // for all rows of the two columns

  void operator()(TextColumn& to) const {
    const auto& column = std::get<TextColumn>(from);
    if (column.is_null(row)) return to.push_null();
    std::string scratch;
    to.push_back(column.written(row, scratch));
  }
  void operator()(NameColumn& to) const {
    const auto& column = std::get<NameColumn>(from);
    const std::uint32_t code = column.codes[row];
    if (code == NameColumn::kNull) return to.codes.push_back(code);
    const auto ask = [&](std::string_view text) { return to.code(text); };
    to.codes.push_back(there.of(code - 1, column.names, ask));
  }
  void operator()(SetColumn& to) const {
    const auto& column = std::get<SetColumn>(from);
    const auto ask = [&](std::string_view text) { return to.names.number(text); };
    for (std::uint32_t code : column[row]) to.codes.push_back(there.of(code, column.names, ask));
    to.ends.push_back(static_cast<std::uint32_t>(to.codes.size()));
    to.null.push_back(column.null.test(row));
  }
  void operator()(NumberColumn& to) const { to.push_back(std::get<NumberColumn>(from)[row]); }
  void operator()(RoomsColumn& to) const {
    const auto& column = std::get<RoomsColumn>(from);
    const auto ask = [&](std::string_view text) { return to.ids.number(text); };
    std::vector<RoomRef> rooms;
    for (RoomRef room : column[row]) rooms.push_back({there.of(room.row, column.ids, ask)});
    to.push_back(rooms);
  }
};

}  // namespace

std::optional<RowProblem> PartitionBuilder::append(std::span<const Cell> cells) {
  const std::span<const ColumnSchema> columns = partition_.schema().columns;
  const auto is_null = [&](std::size_t i) { return cells[i].kind == Cell::Kind::null; };
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (i > 0 && is_null(i)) continue;
    if (const std::optional<RowReason> reason = refuse(columns[i], cells[i])) {
      return RowProblem{*reason, i};
    }
  }
  const std::size_t row = partition_.size();
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (is_null(i)) continue;
    Column& column = partition_.columns_[i].edit();
    push_nulls(column, row);
    std::visit(Store{cells[i], columns[i].type, undeclared_}, column);
  }
  appended_ = true;
  remade_ = true;
  return std::nullopt;
}

void PartitionBuilder::complete() {
  if (!std::exchange(appended_, false)) return;
  for (Shared<Column>& column : partition_.columns_) {
    if (row_count(*column) < partition_.size()) push_nulls(column.edit(), partition_.size());
  }
}

void PartitionBuilder::append(const Partition& from, const Bitmap& rows) {
  if (!rows.any()) return;  // and share all columns
  complete();
  for (std::size_t i = 0; i < partition_.columns_.size(); ++i) {
    NumbersThere there;
    Column& column = partition_.columns_[i].edit();
    rows.for_each([&](std::size_t row) { std::visit(Copy{from.column(i), row, there}, column); });
  }
  remade_ = true;
}

void PartitionBuilder::index_rows() {
  if (indexed_ == partition_.size()) return;
  duplicates_ += partition_.by_id_.edit().assign_from(indexed_, partition_.ids().heap());
  indexed_ = partition_.size();
}

std::size_t PartitionBuilder::duplicates() {
  index_rows();
  return duplicates_;
}

void PartitionBuilder::replace(const Partition& newer, std::span<const Replacement> rows) {
  complete();
  std::vector<Replacement> differing;
  for (std::size_t i = 0; i < partition_.columns_.size(); ++i) {
    differing.clear();
    for (const Replacement& one : rows) {
      const bool same = same_value(partition_.column(i), one.row.row, newer.column(i), one.by.row);
      if (!same) differing.push_back(one);
    }
    if (differing.empty()) continue;

    if (std::holds_alternative<NumberColumn>(partition_.column(i))) {
      auto& numbers = std::get<NumberColumn>(partition_.columns_[i].edit());
      const auto& values = newer.column_as<NumberColumn>(i);
      for (const Replacement& one : differing) numbers.set(one.row.row, values[one.by.row]);
      continue;
    }
    if (std::holds_alternative<NameColumn>(partition_.column(i))) {
      const auto& names = newer.column_as<NameColumn>(i);
      set_names(i, std::span<const Replacement>(differing),
                [&](NameColumn& column, const Replacement& one) {
                  const std::uint32_t code = names.codes[one.by.row];
                  return code == NameColumn::kNull ? code : column.code(names.text(code));
                });
      continue;
    }
    NumbersThere there;
    make_anew(i, std::span<const Replacement>(differing),
              [&](Column& made, const Replacement& one) {
                std::visit(Copy{newer.column(i), one.by.row, there}, made);
              });
  }
}

void PartitionBuilder::set(std::span<const CellChange> changes) {
  complete();
  const auto is_null = [](const CellChange& one) { return one.value->kind == Cell::Kind::null; };
  while (!changes.empty()) {
    const std::size_t i = changes.front().column;
    std::size_t many = 1;
    while (many < changes.size() && changes[many].column == i) ++many;
    const std::span<const CellChange> here = changes.first(many);
    changes = changes.subspan(many);

    const ColumnType type = partition_.schema().columns[i].type;
    if (std::holds_alternative<NumberColumn>(partition_.column(i))) {
      auto& numbers = std::get<NumberColumn>(partition_.columns_[i].edit());
      for (const CellChange& one : here) {
        numbers.set(one.row.row, is_null(one) ? NumberColumn::kNull : number_of(*one.value, type));
      }
    } else if (std::holds_alternative<NameColumn>(partition_.column(i))) {
      set_names(i, here, [&](NameColumn& column, const CellChange& one) {
        return is_null(one) ? NameColumn::kNull : column.code(name_of(*one.value));
      });
    } else {
      make_anew(i, here, [&](Column& made, const CellChange& one) {
        std::visit(Store{*one.value, type, undeclared_}, made);
      });
    }
  }
}

template <typename Row, typename CodeOf>
void PartitionBuilder::set_names(std::size_t i, std::span<const Row> rows, CodeOf code_of) {
  auto& column = std::get<NameColumn>(partition_.columns_[i].edit());
  std::vector<std::uint32_t> undeclared;  // that were replaced
  for (const Row& one : rows) {
    const std::uint32_t old = column.codes[one.row.row];
    if (old > column.declared) undeclared.push_back(old);
    column.codes.set(one.row.row, code_of(column, one));
  }
  if (undeclared.empty()) return;
  Bitmap used(column.names.size() + 1);
  column.codes.visit([&](auto codes) {
    for (const auto code : codes) used.set(code);
  });
  const auto is_nobodys = [&](std::uint32_t code) { return !used.test(code); };
  if (ranges::any_of(undeclared, is_nobodys))
    make_anew(i, std::span<const Row>{}, [](Column&, const Row&) {});
}

template <typename Row, typename Add>
void PartitionBuilder::make_anew(std::size_t i, std::span<const Row> rows, Add add) {
  std::vector<const Row*> by(partition_.size(), nullptr);
  for (const Row& one : rows) by[one.row.row] = &one;
  Column made = empty_column(partition_.schema().columns[i]);
  NumbersThere there;
  for (std::size_t row = 0; row < by.size(); ++row) {
    if (by[row] != nullptr) {
      add(made, *by[row]);
    } else {
      std::visit(Copy{partition_.column(i), row, there}, made);
    }
  }
  partition_.columns_[i] = Shared<Column>(std::move(made));
  remade_ = true;
}

void PartitionBuilder::make_indexes() {
  if (!remade_) return;
  for (std::size_t i = 0; i < partition_.columns_.size(); ++i) {
    const Column& column = partition_.column(i);
    const bool id = partition_.schema().columns[i].type == ColumnType::id;
    if (const auto* sets = std::get_if<SetColumn>(&column)) {
      if (sets->holders_are_right()) continue;
      auto& edited = std::get<SetColumn>(partition_.columns_[i].edit());
      edited.holders = Postings(edited.size(), edited.names.size(),
                                [&](std::size_t row) { return edited[row]; });
    } else if (const auto* texts = std::get_if<TextColumn>(&column)) {
      // Ids are searched so seldom, and are so different, that an index of them would be waste.
      if (id || !texts->wants_folding()) continue;
      auto& edited = std::get<TextColumn>(partition_.columns_[i].edit());
      edited.wants_index() ? edited.index() : edited.fold_rest();
    }
  }
}

Partition PartitionBuilder::finish_in_place() && {
  complete();
  index_rows();
  make_indexes();
  for (Shared<Column>& column : partition_.columns_) {
    if (from_nothing_) shrink_to_fit(column.edit());
  }
  return std::move(partition_);
}

Partition PartitionBuilder::finish() && {
  complete();
  if (duplicates() == 0) return std::move(*this).finish_in_place();
  PartitionBuilder latest(partition_.schema());
  latest.append(partition_, Bitmap::of(partition_.size(), [&](std::size_t row) {
                  const RowId id{static_cast<std::uint32_t>(row)};
                  return partition_.find(partition_.id(id)) == id;
                }));
  return std::move(latest).finish();
}

}  // namespace enfilade
