#include "core/view/sieve.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <range/v3/algorithm/any_of.hpp>
#include <string_view>
#include <utility>
#include <variant>

#include "core/base/fold.h"
#include "core/view/kernels.h"
#include "core/view/meets.h"

namespace enfilade {
namespace {

Cost cost_of(const Leaf& leaf, const TableSchema& table) {
  if (leaf.column.of == ColumnRef::Of::customer) return Cost::customer;
  if (leaf.column.of == ColumnRef::Of::room) return Cost::sets;
  switch (type_of(table, leaf.column)) {
    case ColumnType::id:
    case ColumnType::text:
      return Cost::text;
    case ColumnType::set:
    case ColumnType::rooms:
      return Cost::sets;
    default:
      return Cost::codes;
  }
}

/// Whether a name meets a leaf.
///
/// rank  of a declared value its own, of another the number of declared ones
bool name_meets(const Leaf& leaf, std::string_view folded, std::size_t rank) {
  if (leaf.test == Leaf::Test::number_range) {
    return number_meets(leaf, static_cast<std::int64_t>(rank));
  }
  return text_meets(leaf, folded);
}

/// Of null and of each declared value of a column of the row: whether it meets the leaf.
std::vector<char> declared_that_meet(const Leaf& leaf, const TableSchema& table) {
  std::vector<char> meets{holds_of_null(leaf)};
  for (std::string_view value : declared_values(table, leaf.column)) {
    meets.push_back(name_meets(leaf, fold(value), meets.size() - 1));
  }
  return meets;
}

std::vector<char> names_that_meet(const Leaf& leaf, const Names& names) {
  std::vector<char> meets(names.size());
  for (std::uint32_t name = 0; name < meets.size(); ++name) {
    meets[name] = text_meets(leaf, fold(names[name]));
  }
  return meets;
}

/// Takes away the rows of one partition that do not meet a leaf on one of its columns.
struct Scan {
  const Leaf& leaf;
  Bitmap& rows;
  bool exact = false;  // the column holds ids

  void operator()(const TextColumn& column) const {
    if (leaf.test == Leaf::Test::contains) return column.keep_containing(leaf.texts.front(), rows);
    const bool raw = exact && !looks_for_part(leaf);
    std::string scratch;
    rows.keep([&](std::size_t row) {
      if (column.is_null(row)) return holds_of_null(leaf);
      return text_meets(leaf, raw ? column.written(row, scratch) : column.folded(row, scratch));
    });
  }
  void operator()(const NameColumn& column) const {
    // A value is tested once, however many rows have it.
    std::vector<char> meets{holds_of_null(leaf)};
    while (meets.size() <= column.names.size()) {
      const std::size_t name = meets.size() - 1;
      meets.push_back(
          name_meets(leaf, column.folded[name], std::min<std::size_t>(name, column.declared)));
    }
    column.codes.visit([&](auto codes) { keep_codes(rows, codes, std::span<const char>(meets)); });
  }
  void operator()(const SetColumn& column) const {
    const std::vector<char> meets = names_that_meet(leaf, column.names);
    rows.keep([&](std::size_t row) {
      if (column.null.test(row)) return holds_of_null(leaf);
      if (leaf.test == Leaf::Test::is_not_null) return true;
      return ranges::any_of(column[row], [&](std::uint32_t code) { return meets[code] != 0; });
    });
  }
  void operator()(const NumberColumn& column) const {
    if (leaf.test == Leaf::Test::number_range) {
      // Null, the least there is, is below any bound.
      return keep_between(rows, column.values(), leaf.numbers[0], leaf.numbers[1]);
    }
    rows.keep([&](std::size_t row) {
      const std::int64_t value = column[row];
      return value == NumberColumn::kNull ? holds_of_null(leaf) : number_meets(leaf, value);
    });
  }
  void operator()(const RoomsColumn&) const { rows.clear(); }  // see keep_of_own_rooms
};

/// Keeps the rows of which some visible room is in `rooms`.
void keep_with_room_in(const Bitmap& rooms, const Sight& sight, Bitmap& rows) {
  rows.keep([&](std::size_t row) {
    bool found = false;
    sight.for_each_visible_room(row, [&](RowId room) { found = found || rooms.test(room.row); });
    return found;
  });
}

/// The rooms for which a leaf on a room's column holds; where it may not be read it is null.
Bitmap rooms_that_meet(const Leaf& leaf, const Sight& sight) {
  const Partition& rooms = sight.rooms();
  Bitmap met(rooms.size(), true);
  const bool exact = rooms.schema().columns[leaf.column.column].type == ColumnType::id;
  std::visit(Scan{leaf, met, exact}, rooms.column(leaf.column.column));
  return Bitmap::of(rooms.size(), [&](std::size_t room) {
    const bool readable =
        sight.may_read_room({static_cast<std::uint32_t>(room)}, leaf.column.column);
    return readable ? met.test(room) : holds_of_null(leaf);
  });
}

/// A leaf on the column that says which rooms a row is about: only the visible ones count.
void keep_of_own_rooms(const Leaf& leaf, const Sight& sight, Bitmap& rows) {
  const Partition& rooms = sight.rooms();
  Bitmap named(rooms.size(),
               leaf.test == Leaf::Test::is_null || leaf.test == Leaf::Test::is_not_null);
  for (const std::string& id : leaf.texts) {
    if (const std::optional<RowId> row = rooms.find(id)) named.set(row->row);
  }
  if (leaf.test != Leaf::Test::is_null) return keep_with_room_in(named, sight, rows);
  Bitmap with = rows;
  keep_with_room_in(named, sight, with);
  rows -= with;
}

void keep_by_column(const Leaf& leaf, const Sight& sight, Bitmap& rows) {
  const ColumnSchema& schema = sight.table().schema().columns[leaf.column.column];
  if (schema.type == ColumnType::rooms) return keep_of_own_rooms(leaf, sight, rows);
  const std::optional<Bitmap> readable = sight.readable(leaf.column.column);
  Bitmap unread;
  if (readable && holds_of_null(leaf)) unread = rows - *readable;
  if (readable) rows &= *readable;
  std::visit(Scan{leaf, rows, schema.type == ColumnType::id},
             sight.table().column(leaf.column.column));
  if (readable && holds_of_null(leaf)) rows |= unread;
}

}  // namespace

Sieve::Sieve(const Filter& filter, const TableSchema& table, bool wanted) : wanted_(wanted) {
  if (filter.kind == Filter::Kind::leaf) {
    kind_ = Kind::leaf;
    leaf_ = &filter.leaf;
    cost_ = enfilade::cost_of(filter.leaf, table);
    if (leaf_->column.of == ColumnRef::Of::row &&
        type_of(table, leaf_->column) == ColumnType::enumeration) {
      declared_ = declared_that_meet(*leaf_, table);
      for (char& kept : declared_) kept = (kept != 0) == wanted;
    }
    return;
  }
  const bool of_wanted = wanted == (filter.kind != Filter::Kind::none_of);
  const bool all = (filter.kind == Filter::Kind::all_of) == of_wanted;
  kind_ = all ? Kind::all_of : Kind::any_of;
  for (const Filter& part : filter.parts) {
    Sieve made(part, table, of_wanted);
    cost_ = std::max(cost_, made.cost_);
    if (made.kind_ == kind_) {
      std::move(made.parts_.begin(), made.parts_.end(), std::back_inserter(parts_));
    } else {
      parts_.push_back(std::move(made));
    }
  }
  std::stable_sort(parts_.begin(), parts_.end(),
                   [](const Sieve& a, const Sieve& b) { return a.cost_ < b.cost_; });
}

void Sieve::keep(const Sight& sight, Bitmap& rows) const {
  switch (kind_) {
    case Kind::leaf:
      return keep_leaf(sight, rows);
    case Kind::all_of:
      return keep_all(parts_, sight, rows);
    case Kind::any_of:
      break;
  }
  Bitmap left = rows, met;
  for (const Sieve& part : parts_) {
    if (!left.any()) return;
    met = left;
    part.keep(sight, met);
    left -= met;
  }
  rows -= left;
}

void Sieve::keep_leaf(const Sight& sight, Bitmap& rows) const {
  if (leaf_->column.of == ColumnRef::Of::customer) {
    if (customer_meets(*leaf_, sight.customer()) != wanted_) rows.clear();
    return;
  }
  if (const NameColumn* column = enumeration(sight)) return keep_named(*column, rows);
  Bitmap before;
  if (!wanted_) before = rows;
  if (leaf_->column.of == ColumnRef::Of::room) {
    keep_with_room_in(rooms_that_meet(*leaf_, sight), sight, rows);
  } else {
    keep_by_column(*leaf_, sight, rows);
  }
  if (!wanted_) rows = before -= rows;
}

void Sieve::keep_all(std::span<const Sieve> sieves, const Sight& sight, Bitmap& rows) {
  for (std::size_t i = 0; i < sieves.size() && rows.any(); ++i) {
    if (i + 1 < sieves.size() && keep_both(sieves[i], sieves[i + 1], sight, rows)) {
      ++i;
    } else {
      sieves[i].keep(sight, rows);
    }
  }
}

bool Sieve::keep_both(const Sieve& a, const Sieve& b, const Sight& sight, Bitmap& rows) {
  const NameColumn* column_a = a.enumeration(sight);
  const NameColumn* column_b = column_a != nullptr ? b.enumeration(sight) : nullptr;
  if (column_b == nullptr) return false;
  const auto few = [](const Sieve& sieve, const NameColumn& column) -> std::optional<FewCodes> {
    if (column.names.size() >= FewCodes::kMost) return std::nullopt;
    std::vector<char> scratch;
    const std::span<const char> kept = sieve.kept_codes(column, scratch);
    return column.codes.visit([&](auto codes) -> std::optional<FewCodes> {
      if constexpr (sizeof(codes[0]) == 1) return FewCodes(codes, kept);
      return std::nullopt;
    });
  };
  const std::optional<FewCodes> kept_by_a = few(a, *column_a), kept_by_b = few(b, *column_b);
  if (!kept_by_a || !kept_by_b) return false;
  keep_few(rows, *kept_by_a, *kept_by_b);
  return true;
}

void Sieve::keep_named(const NameColumn& column, Bitmap& rows) const {
  std::vector<char> scratch;
  const std::span<const char> kept = kept_codes(column, scratch);
  column.codes.visit([&](auto codes) { keep_codes(rows, codes, kept); });
}

const NameColumn* Sieve::enumeration(const Sight& sight) const {
  if (declared_.empty()) return nullptr;
  if (sight.table().schema().columns[leaf_->column.column].permission) return nullptr;
  return &sight.table().column_as<NameColumn>(leaf_->column.column);
}

std::span<const char> Sieve::kept_codes(const NameColumn& column,
                                        std::vector<char>& scratch) const {
  if (column.names.size() < declared_.size()) return declared_;
  scratch = declared_;
  for (std::size_t name = declared_.size() - 1; name < column.names.size(); ++name) {
    scratch.push_back(name_meets(*leaf_, column.folded[name], column.declared) == wanted_);
  }
  return scratch;
}

Bitmap matching(const Filter& filter, const Sight& sight, const Bitmap& among) {
  Bitmap rows = among;
  Sieve(filter, sight.table().schema()).keep(sight, rows);
  return rows;
}

}  // namespace enfilade
