#include "core/view/facets.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>
#include <variant>

namespace enfilade {

bool countable(const TableSchema& table, ColumnRef column) {
  switch (type_of(table, column)) {
    case ColumnType::name:
    case ColumnType::enumeration:
    case ColumnType::flag:
    case ColumnType::set:
      return true;
    case ColumnType::id:
      return column.of == ColumnRef::Of::customer;
    default:
      return false;
  }
}

FacetCounter::FacetCounter(const TableSchema& table, ColumnRef column) : column_(column) {
  if (column.of == ColumnRef::Of::customer) return;
  const TableSchema& schema = column.of == ColumnRef::Of::room ? schema_of(TableId::rooms) : table;
  for (std::string_view value : schema.columns[column.column].values) tally(value, 0);
  declared_ = values_.size();
  absent_ = 0;
}

void FacetCounter::count(const Sight& sight, const Bitmap& rows, Count each) {
  if (!rows.any()) return;
  switch (column_.of) {
    case ColumnRef::Of::customer:
      return count_customer(sight, each * static_cast<Count>(rows.count()));
    case ColumnRef::Of::row:
      return count_own(sight, rows, each);
    case ColumnRef::Of::room:
      return count_of_rooms(sight, rows, each);
  }
}

void FacetCounter::count_customer(const Sight& sight, Count rows) {
  if (column_.column != customer_column::id) return count_text_of_customer(sight.customer(), rows);
  auto at = std::lower_bound(customers_.begin(), customers_.end(), sight.id(),
                             [](const OfCustomer& one, CustomerId id) { return one.id < id; });
  if (at == customers_.end() || at->id != sight.id()) {
    at = customers_.insert(at, {sight.id(), nullptr, 0});
  }
  at->count += rows;
  at->customer = at->count != 0 ? &sight.customer() : nullptr;  // which another policy may replace
}

void FacetCounter::count_text_of_customer(const Customer& customer, Count rows) {
  const auto text_or_null = [&](const std::string& text) {
    if (text.empty()) {
      null_ += rows;
    } else {
      tally(text, rows);
    }
  };
  switch (column_.column) {
    case customer_column::name:
      return text_or_null(customer.name);
    case customer_column::alias:
      return text_or_null(customer.alias);
    default:
      break;
  }
  if (customer.tags.empty()) null_ += rows;
  for (const std::string& tag : customer.tags) tally(tag, rows);
}

void FacetCounter::count_own(const Sight& sight, const Bitmap& rows, Count each) {
  const Partition& table = sight.table();
  const std::optional<Bitmap> readable = sight.readable(column_.column);
  if (const auto* sets = std::get_if<SetColumn>(&table.column(column_.column))) {
    std::vector<Count> counts(sets->names.size());
    rows.for_each([&](std::size_t row) {
      const bool withheld = readable && !readable->test(row);
      if (withheld || sets->null.test(row)) {
        null_ += each;
      } else {
        for (std::uint32_t code : (*sets)[row]) counts[code] += each;
      }
    });
    return tally(sets->names, counts);
  }

  const auto& column = table.column_as<NameColumn>(column_.column);
  std::vector<Count> counts(column.names.size() + 1);
  column.codes.visit([&](auto codes) {
    if (!readable) return rows.for_each([&](std::size_t row) { counts[codes[row]] += each; });
    rows.for_each([&](std::size_t row) {
      counts[readable->test(row) ? codes[row] : NameColumn::kNull] += each;
    });
  });
  null_ += counts[NameColumn::kNull];
  tally(column.names, std::span(counts).subspan(1));
}

void FacetCounter::count_of_rooms(const Sight& sight, const Bitmap& rows, Count each) {
  const Partition& rooms = sight.rooms();
  if (const auto* sets = std::get_if<SetColumn>(&rooms.column(column_.column))) {
    return count_by_room(sight, rows, each, sets->names, [&](RowId room, auto visit) {
      if (sets->null.test(room.row)) visit(0);
      for (std::uint32_t code : (*sets)[room.row]) visit(code + 1);
    });
  }
  const auto& column = rooms.column_as<NameColumn>(column_.column);
  column.codes.visit([&](auto codes) {
    count_by_room(sight, rows, each, column.names,
                  [&](RowId room, auto visit) { visit(codes[room.row]); });
  });
}

template <typename EachCode>
void FacetCounter::count_by_room(const Sight& sight, const Bitmap& rows, Count each,
                                 const Names& names, EachCode each_code) {
  constexpr std::uint32_t kNone = 0xFFFF'FFFF;
  std::vector<Count> counts(names.size() + 1);
  std::vector<std::uint32_t> others;  // than the first code of a row: mostly none
  const PermissionSet asked = sight.asked_in_room(column_.column);
  const bool everywhere = sight.holds_in_all_visible_rooms(asked);
  if (everywhere && sight.about_one_room_at_most()) {
    const auto count = [&](std::uint32_t code) { counts[code] += each; };
    rows.for_each([&](std::size_t row) {
      sight.for_each_visible_room(row, [&](RowId room) { each_code(room, count); });
    });
    null_ += counts[0];
    return tally(names, std::span(counts).subspan(1));
  }
  rows.for_each([&](std::size_t row) {
    std::uint32_t first = kNone;
    const auto note = [&](std::uint32_t code) {
      if (first == kNone) {
        first = code;
      } else if (code != first) {
        others.push_back(code);
      }
    };
    sight.for_each_visible_room(row, [&](RowId room) {
      if (everywhere || sight.holds_in_room(room, asked)) {
        each_code(room, note);
      } else {
        note(0);
      }
    });
    if (first == kNone) return;
    counts[first] += each;
    if (others.empty()) return;
    std::sort(others.begin(), others.end());
    others.erase(std::unique(others.begin(), others.end()), others.end());
    for (std::uint32_t code : others) counts[code] += each;
    others.clear();
  });
  null_ += counts[0];
  tally(names, std::span(counts).subspan(1));
}

void FacetCounter::tally(const Names& names, std::span<const Count> count_of_name) {
  // Declared values have the same numbers everywhere.
  for (std::uint32_t name = 0; name < declared_; ++name) count_of_[name] += count_of_name[name];
  for (std::uint32_t name = declared_; name < names.size(); ++name) {
    if (count_of_name[name] != 0) tally(names[name], count_of_name[name]);
  }
}

void FacetCounter::tally(std::string_view value, Count count) {
  const std::uint32_t number = values_.number(value);
  if (number == count_of_.size()) {
    count_of_.push_back(0);
    if (number >= declared_) ++absent_;
  }
  const bool was_absent = count_of_[number] == 0;
  count_of_[number] += count;
  const bool is_absent = count_of_[number] == 0;
  if (number < declared_ || was_absent == is_absent) return;
  is_absent ? ++absent_ : --absent_;
}

void FacetCounter::forget_absent() {
  if (absent_ == 0) return;
  absent_ = 0;
  const Names values = std::exchange(values_, {});
  const std::vector<Count> count_of = std::exchange(count_of_, {});
  for (std::uint32_t value = 0; value < values.size(); ++value) {
    if (value < declared_ || count_of[value] != 0) tally(values[value], count_of[value]);
  }
}

std::vector<FacetCount> FacetCounter::counts() const {
  std::vector<FacetCount> counts;
  for (std::uint32_t value = 0; value < values_.size(); ++value) {
    const Count count = count_of_[value];
    if (count > 0) counts.push_back({std::string(values_[value]), static_cast<std::size_t>(count)});
  }
  for (const auto& [id, customer, count] : customers_) {
    if (count > 0) counts.push_back({customer->tenant_id, static_cast<std::size_t>(count), id});
  }
  if (null_ > 0) counts.push_back({std::nullopt, static_cast<std::size_t>(null_)});

  const auto rank = [this](const FacetCount& count) {
    if (!count.value || declared_ == 0) return declared_;
    return std::min(values_.find(*count.value), declared_);
  };
  const bool enumeration = declared_ > 0;
  std::sort(counts.begin(), counts.end(), [&](const FacetCount& a, const FacetCount& b) {
    if (rank(a) != rank(b)) return rank(a) < rank(b);
    if (!enumeration && a.count != b.count) return a.count > b.count;
    if (!a.value || !b.value) return a.value.has_value() && !b.value;
    return *a.value < *b.value;
  });
  return counts;
}

}  // namespace enfilade
