#include "core/view/order.h"

#include <algorithm>
#include <compare>
#include <string>
#include <string_view>
#include <variant>

#include "core/base/fold.h"

namespace enfilade {
namespace {

/// What a row is ordered by: a number or a folded text, or null, which comes last either way. An
/// enumeration is its rank; values it does not declare share one rank and are told apart by text.
struct SortValue {
  bool null = true;
  std::int64_t number = 0;
  std::string_view text = {};
};

constexpr std::uint64_t kLast = ~std::uint64_t{0};

std::uint64_t prefix_of(std::string_view text) {
  std::uint64_t prefix = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    prefix = prefix << 8 | (i < text.size() ? static_cast<std::uint8_t>(text[i]) : 0u);
  }
  return prefix;
}

std::uint64_t number_key(std::int64_t number) {
  return static_cast<std::uint64_t>(number) ^ (std::uint64_t{1} << 63);
}

/// Equal keys say nothing; of different ones the smaller comes first.
std::uint64_t directed(std::uint64_t key, bool descending) {
  return descending ? ~key : key;
}

/// The folded values of a dictionary column, by code, and their ranks.
class Ranks {
 public:
  explicit Ranks(const NameColumn& column) : declared_(column.declared) {
    for (std::uint32_t name = 0; name < column.names.size(); ++name) {
      folded_.push_back(fold(column.names[name]));
    }
  }

  SortValue operator[](std::uint32_t code) const {
    if (code == NameColumn::kNull) return {};
    const std::uint32_t rank = std::min(code - 1, declared_);
    const bool by_text = rank == declared_;
    return {false, rank, by_text ? std::string_view(folded_[code - 1]) : std::string_view{}};
  }
  std::uint64_t key(std::uint32_t code, bool descending) const {
    if (code == NameColumn::kNull) return kLast;
    const SortValue value = (*this)[code];
    // Without declared values the text has all eight bytes, else the rank takes the first.
    const std::uint64_t key = declared_ == 0 ? prefix_of(value.text)
                                             : static_cast<std::uint64_t>(value.number) << 56 |
                                                   prefix_of(value.text) >> 8;
    return directed(key, descending);
  }

 private:
  std::uint32_t declared_;
  std::vector<std::string> folded_;
};

int sign(std::strong_ordering order) {
  return order < 0 ? -1 : order > 0 ? 1 : 0;
}

int compared(std::string_view a, std::string_view b) {
  const int order = a.compare(b);
  return order < 0 ? -1 : order > 0 ? 1 : 0;
}

/// The value of one row's column, looked up anew: for the few rows whose keys are equal. `scratch`
/// keeps a text that has to be folded for it.
SortValue value_at(const Partition& partition, std::size_t column, std::size_t row,
                   std::string& scratch) {
  const Column& values = partition.column(column);
  if (const auto* numbers = std::get_if<NumberColumn>(&values)) {
    const std::int64_t value = numbers->values[row];
    return {value == NumberColumn::kNull, value, {}};
  }
  if (const auto* texts = std::get_if<TextColumn>(&values)) {
    const bool exact = partition.schema().columns[column].type == ColumnType::id;
    return {texts->null.test(row), 0, exact ? texts->written[row] : texts->folded[row]};
  }
  if (const auto* names = std::get_if<NameColumn>(&values)) {
    const std::uint32_t code = names->codes[row];
    if (code == NameColumn::kNull) return {};
    const std::uint32_t rank = std::min(code - 1, names->declared);
    if (rank < names->declared) return {false, rank, {}};
    scratch = fold(names->text(code));
    return {false, rank, scratch};
  }
  return {};
}

std::optional<RowId> first_visible_room(const Sight& sight, std::size_t row) {
  std::optional<RowId> first;
  sight.for_each_visible_room(row, [&](RowId room) {
    if (!first) first = room;
  });
  return first;
}

SortValue value_of(const Sight& sight, ColumnRef column, std::size_t row, std::string& scratch) {
  switch (column.of) {
    case ColumnRef::Of::row:
      if (!sight.may_read(row, column.column)) return {};
      return value_at(sight.table(), column.column, row, scratch);
    case ColumnRef::Of::room: {
      const std::optional<RowId> room = first_visible_room(sight, row);
      if (!room || !sight.may_read_room(*room, column.column)) return {};
      return value_at(sight.rooms(), column.column, room->row, scratch);
    }
    case ColumnRef::Of::customer:
      break;
  }
  const Customer& customer = sight.customer();
  if (column.column == customer_column::id) return {false, 0, customer.tenant_id};
  const std::string& text =
      column.column == customer_column::alias ? customer.alias : customer.name;
  scratch = fold(text);
  return {text.empty(), 0, scratch};
}

int compared(const SortValue& a, const SortValue& b, bool descending) {
  if (a.null || b.null) return a.null == b.null ? 0 : a.null ? 1 : -1;
  const int by_number = sign(a.number <=> b.number);
  const int order = by_number != 0 ? by_number : compared(a.text, b.text);
  return descending ? -order : order;
}

/// Ordered by number first: of an enumeration that is its rank.
bool is_numeric(ColumnType type) {
  return type == ColumnType::integer || type == ColumnType::time ||
         type == ColumnType::enumeration || type == ColumnType::flag;
}

std::uint64_t key_of(const SortValue& value, bool numeric, bool descending) {
  if (value.null) return kLast;
  return directed(numeric ? number_key(value.number) : prefix_of(value.text), descending);
}

/// Calls `emit(row, key)` for each row: the switch on the kind of column stands outside the loop.
template <typename Emit>
void for_each_key(const Sight& sight, const OrderTerm& term, const Bitmap& rows, Emit emit) {
  const bool own = term.column.of == ColumnRef::Of::row;
  const bool guarded = own && sight.table().schema().columns[term.column.column].permission;
  const bool descending = term.descending;
  if (own && !guarded) {
    const Column& column = sight.table().column(term.column.column);
    if (const auto* numbers = std::get_if<NumberColumn>(&column)) {
      return rows.for_each([&](std::size_t row) {
        const std::int64_t value = numbers->values[row];
        emit(row, value == NumberColumn::kNull ? kLast : directed(number_key(value), descending));
      });
    }
    if (const auto* names = std::get_if<NameColumn>(&column)) {
      const Ranks ranks(*names);
      std::vector<std::uint64_t> keys;
      for (std::uint32_t code = 0; code <= names->names.size(); ++code) {
        keys.push_back(ranks.key(code, descending));
      }
      return names->codes.visit([&](auto codes) {
        rows.for_each([&](std::size_t row) { emit(row, keys[codes[row]]); });
      });
    }
  }
  const bool numeric = is_numeric(type_of(sight.table().schema(), term.column));
  std::string scratch;
  rows.for_each([&](std::size_t row) {
    emit(row, key_of(value_of(sight, term.column, row, scratch), numeric, descending));
  });
}

}  // namespace

Ranking::Ranking(std::span<const Sight* const> sights, std::vector<OrderTerm> order,
                 std::span<const Bitmap> matches)
    : sights_(sights.begin(), sights.end()), order_(std::move(order)) {
  std::size_t total = 0;
  for (const Bitmap& rows : matches) total += rows.count();
  entries_.reserve(total);
  for (std::uint32_t s = 0; s < sights_.size(); ++s) {
    const auto add = [&](std::size_t row, std::uint64_t key) {
      entries_.push_back({key, {s, {static_cast<std::uint32_t>(row)}}});
    };
    if (order_.empty()) {
      matches[s].for_each([&](std::size_t row) { add(row, 0); });
    } else {
      for_each_key(*sights_[s], order_.front(), matches[s], add);
    }
  }
}

bool Ranking::before(const Entry& a, const Entry& b) const {
  if (a.key != b.key) return a.key < b.key;
  const Sight& sight_a = *sights_[a.at.sight];
  const Sight& sight_b = *sights_[b.at.sight];
  std::string scratch_a, scratch_b;
  for (const OrderTerm& term : order_) {
    const int order =
        compared(value_of(sight_a, term.column, a.at.row.row, scratch_a),
                 value_of(sight_b, term.column, b.at.row.row, scratch_b), term.descending);
    if (order != 0) return order < 0;
  }
  if (a.at.sight != b.at.sight) return sight_a.customer().tenant_id < sight_b.customer().tenant_id;
  return sight_a.table().id(a.at.row) < sight_b.table().id(b.at.row);
}

std::vector<ViewRow> Ranking::window(std::size_t offset, std::size_t count) {
  const std::size_t first = std::min(offset, entries_.size());
  const std::size_t last = first + std::min(count, entries_.size() - first);
  const auto at = [&](std::size_t i) { return entries_.begin() + static_cast<std::ptrdiff_t>(i); };
  const auto earlier = [this](const Entry& a, const Entry& b) { return before(a, b); };

  constexpr std::size_t kFirstPages =
      1000;  // beyond, a heap of that size costs more than selecting
  if (last <= kFirstPages) {
    std::partial_sort(at(0), at(last), entries_.end(), earlier);
  } else {
    std::nth_element(at(0), at(first), entries_.end(), earlier);
    std::partial_sort(at(first), at(last), entries_.end(), earlier);
  }

  std::vector<ViewRow> rows;
  for (std::size_t i = first; i < last; ++i) rows.push_back(entries_[i].at);
  return rows;
}

}  // namespace enfilade
