#include "core/view/filter.h"

#include <algorithm>
#include <range/v3/algorithm/any_of.hpp>
#include <range/v3/algorithm/find.hpp>
#include <range/v3/algorithm/sort.hpp>
#include <string_view>
#include <variant>

#include "core/base/find_text.h"
#include "core/base/fold.h"
#include "core/view/kernels.h"

namespace enfilade {
namespace {

bool starts_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

/// Parts of ids are looked for folded, as those of all texts; else ids are compared as they are.
bool looks_for_part(const Leaf& leaf) {
  return leaf.test == Leaf::Test::contains || leaf.test == Leaf::Test::starts_with;
}

/// Whether a text, folded (an id: as it is), meets a leaf that tests texts.
bool text_meets(const Leaf& leaf, std::string_view text) {
  switch (leaf.test) {
    case Leaf::Test::any_of_texts:
      return ranges::find(leaf.texts, text) != leaf.texts.end();
    case Leaf::Test::contains:
      return contains(text, leaf.texts.front());
    case Leaf::Test::starts_with:
      return starts_with(text, leaf.texts.front());
    case Leaf::Test::text_range: {
      const auto& low = leaf.low;
      const auto& high = leaf.high;
      return (!low || text > low->text || (low->inclusive && text == low->text)) &&
             (!high || text < high->text || (high->inclusive && text == high->text));
    }
    case Leaf::Test::is_not_null:
      return true;
    default:
      return false;
  }
}

bool number_meets(const Leaf& leaf, std::int64_t value) {
  switch (leaf.test) {
    case Leaf::Test::any_of_numbers:
      return ranges::find(leaf.numbers, value) != leaf.numbers.end();
    case Leaf::Test::number_range:
      return leaf.numbers[0] <= value && value <= leaf.numbers[1];
    default:
      return leaf.test == Leaf::Test::is_not_null;
  }
}

/// For each code of a dictionary column, whether its value meets the leaf: a value is tested once,
/// however many rows have it.
std::vector<char> codes_that_meet(const Leaf& leaf, const NameColumn& column) {
  std::vector<char> meets(column.names.size() + 1);
  meets[NameColumn::kNull] = holds_of_null(leaf);
  for (std::uint32_t code = 1; code < meets.size(); ++code) {
    const bool by_rank = leaf.test == Leaf::Test::number_range;
    meets[code] = by_rank ? number_meets(leaf, std::min(code - 1, column.declared))
                          : text_meets(leaf, column.folded[code - 1]);
  }
  return meets;
}

std::vector<char> names_that_meet(const Leaf& leaf, const Names& names, bool exact) {
  std::vector<char> meets(names.size());
  for (std::uint32_t name = 0; name < meets.size(); ++name) {
    meets[name] = text_meets(leaf, exact ? std::string(names[name]) : fold(names[name]));
  }
  return meets;
}

/// Evaluates a leaf over one column of one partition.
struct Scan {
  const Leaf& leaf;
  const Bitmap& among;
  bool exact = false;  // the column holds ids

  Bitmap operator()(const TextColumn& column) const {
    if (leaf.test == Leaf::Test::contains) return column.containing(leaf.texts.front(), among);
    const bool raw = exact && !looks_for_part(leaf);
    std::string scratch;
    return among.where([&](std::size_t row) {
      if (column.is_null(row)) return holds_of_null(leaf);
      return text_meets(leaf, raw ? column.written(row) : column.folded(row, scratch));
    });
  }
  Bitmap operator()(const NameColumn& column) const {
    const std::vector<char> meets = codes_that_meet(leaf, column);
    return column.codes.visit([&](auto codes) { return rows_with_code(among, codes, meets); });
  }
  Bitmap operator()(const SetColumn& column) const {
    const std::vector<char> meets = names_that_meet(leaf, column.names, false);
    return among.where([&](std::size_t row) {
      if (column.null.test(row)) return holds_of_null(leaf);
      if (leaf.test == Leaf::Test::is_not_null) return true;
      return ranges::any_of(column[row], [&](std::uint32_t code) { return meets[code] != 0; });
    });
  }
  Bitmap operator()(const NumberColumn& column) const {
    return among.where([&](std::size_t row) {
      const std::int64_t value = column[row];
      return value == NumberColumn::kNull ? holds_of_null(leaf) : number_meets(leaf, value);
    });
  }
  Bitmap operator()(const RoomsColumn&) const { return Bitmap(among.size()); }  // see of_own_rooms
};

/// The rows of which some visible room is in `rooms`.
Bitmap rows_with_room_in(const Bitmap& rooms, const Sight& sight, const Bitmap& among) {
  return among.where([&](std::size_t row) {
    bool found = false;
    sight.for_each_visible_room(row, [&](RowId room) { found = found || rooms.test(room.row); });
    return found;
  });
}

/// The rooms for which a leaf on a room's column holds; where it may not be read it is null.
Bitmap rooms_that_meet(const Leaf& leaf, const Sight& sight) {
  const Partition& rooms = sight.rooms();
  const Bitmap everywhere(rooms.size(), true);
  const bool exact = rooms.schema().columns[leaf.column.column].type == ColumnType::id;
  const Bitmap met = std::visit(Scan{leaf, everywhere, exact}, rooms.column(leaf.column.column));
  return everywhere.where([&](std::size_t room) {
    const bool readable =
        sight.may_read_room({static_cast<std::uint32_t>(room)}, leaf.column.column);
    return readable ? met.test(room) : holds_of_null(leaf);
  });
}

/// A leaf on the column that says which rooms a row is about: only the visible ones count.
Bitmap of_own_rooms(const Leaf& leaf, const Sight& sight, const Bitmap& among) {
  const Partition& rooms = sight.rooms();
  Bitmap named(rooms.size(),
               leaf.test == Leaf::Test::is_null || leaf.test == Leaf::Test::is_not_null);
  for (const std::string& id : leaf.texts) {
    if (const std::optional<RowId> row = rooms.find(id)) named.set(row->row);
  }
  const Bitmap with = rows_with_room_in(named, sight, among);
  return leaf.test == Leaf::Test::is_null ? among - with : with;
}

bool customer_meets(const Leaf& leaf, const Customer& customer) {
  const auto text_or_null = [&](const std::string& text) {
    return text.empty() ? holds_of_null(leaf) : text_meets(leaf, fold(text));
  };
  switch (leaf.column.column) {
    case customer_column::id:
      return text_meets(leaf, looks_for_part(leaf) ? fold(customer.tenant_id) : customer.tenant_id);
    case customer_column::name:
      return text_or_null(customer.name);
    case customer_column::alias:
      return text_or_null(customer.alias);
    default:
      break;
  }
  if (customer.tags.empty()) return holds_of_null(leaf);
  return ranges::any_of(customer.tags,
                        [&](const auto& tag) { return text_meets(leaf, fold(tag)); });
}

Bitmap matching_leaf(const Leaf& leaf, const Sight& sight, const Bitmap& among) {
  switch (leaf.column.of) {
    case ColumnRef::Of::customer:
      return customer_meets(leaf, sight.customer()) ? among : Bitmap(among.size());
    case ColumnRef::Of::room:
      return rows_with_room_in(rooms_that_meet(leaf, sight), sight, among);
    case ColumnRef::Of::row:
      break;
  }
  const ColumnSchema& schema = sight.table().schema().columns[leaf.column.column];
  if (schema.type == ColumnType::rooms) return of_own_rooms(leaf, sight, among);
  const Scan scan{leaf, among, schema.type == ColumnType::id};
  Bitmap met = std::visit(scan, sight.table().column(leaf.column.column));
  if (const std::optional<Bitmap> readable = sight.readable(leaf.column.column)) {
    met &= *readable;
    if (holds_of_null(leaf)) met |= among - *readable;
  }
  return met;
}

/// The parts of a filter, the cheap ones first.
std::vector<const Filter*> by_cost(const std::vector<Filter>& parts, const TableSchema& table) {
  std::vector<const Filter*> sorted;
  for (const Filter& part : parts) sorted.push_back(&part);
  std::stable_sort(sorted.begin(), sorted.end(), [&](const Filter* a, const Filter* b) {
    return cost_of(*a, table) < cost_of(*b, table);
  });
  return sorted;
}

Bitmap rows_with_word(const std::string& word, const Sight& sight, const Bitmap& among) {
  const Leaf in_customer{.column = {ColumnRef::Of::customer, customer_column::name},
                         .test = Leaf::Test::contains,
                         .texts = {word}};
  Leaf in_alias = in_customer;
  in_alias.column.column = customer_column::alias;
  if (customer_meets(in_customer, sight.customer()) || customer_meets(in_alias, sight.customer())) {
    return among;
  }
  Bitmap found(among.size());
  const TableSchema& schema = sight.table().schema();
  if (schema.rooms_column()) {
    const Leaf in_room{.column = {ColumnRef::Of::room, room_column::name},
                       .test = Leaf::Test::contains,
                       .texts = {word}};
    found = matching_leaf(in_room, sight, among);
  }
  for (std::size_t column = 0; column < schema.columns.size(); ++column) {
    if (!schema.columns[column].searched) continue;
    const Leaf in_column{
        .column = {ColumnRef::Of::row, column}, .test = Leaf::Test::contains, .texts = {word}};
    found |= matching_leaf(in_column, sight, among - found);
  }
  return found;
}

}  // namespace

Bitmap matching(const Filter& filter, const Sight& sight, const Bitmap& among) {
  switch (filter.kind) {
    case Filter::Kind::leaf:
      return matching_leaf(filter.leaf, sight, among);
    case Filter::Kind::all_of: {
      Bitmap left = among;
      for (const Filter* part : by_cost(filter.parts, sight.table().schema())) {
        if (!left.any()) break;
        left = matching(*part, sight, left);
      }
      return left;
    }
    case Filter::Kind::any_of:
    case Filter::Kind::none_of:
      break;
  }
  Bitmap found(among.size());
  for (const Filter* part : by_cost(filter.parts, sight.table().schema())) {
    found |= matching(*part, sight, among - found);
  }
  return filter.kind == Filter::Kind::any_of ? found : among - found;
}

Bitmap containing(const std::vector<std::string>& words, const Sight& sight, const Bitmap& among) {
  Bitmap left = among;
  for (const std::string& word : words) {
    if (!left.any()) break;
    left = rows_with_word(word, sight, left);
  }
  return left;
}

Cost cost_of(const Filter& filter, const TableSchema& table) {
  if (filter.kind != Filter::Kind::leaf) {
    Cost dearest = Cost::customer;
    for (const Filter& part : filter.parts) dearest = std::max(dearest, cost_of(part, table));
    return dearest;
  }
  if (filter.leaf.column.of == ColumnRef::Of::customer) return Cost::customer;
  if (filter.leaf.column.of == ColumnRef::Of::room) return Cost::sets;
  switch (type_of(table, filter.leaf.column)) {
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

}  // namespace enfilade
