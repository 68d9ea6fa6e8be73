#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/result.h"
#include "core/table/schema.h"

namespace enfilade {

/// A column that a query can name: of the row itself (`severity`), of the rooms that the row is
/// about (`room.country`), or of its customer (`customer`, `customer.name`).
struct ColumnRef {
  enum class Of : std::uint8_t { row, room, customer };

  Of of = Of::row;
  std::size_t column = 0;  // of the table's schema, of the rooms' schema, or below

  friend bool operator==(const ColumnRef&, const ColumnRef&) = default;
};

/// Columns of a customer. The tenant id, plain `customer`, is exact.
namespace customer_column {
inline constexpr std::size_t id = 0, name = 1, alias = 2, tags = 3;
}
inline constexpr std::array<std::string_view, 4> kCustomerColumnNames{
    "customer", "customer.name", "customer.alias", "customer.tags"};

/// The column that `text` names in a query on `table`; or a refusal that says so.
Result<ColumnRef> parse_column(const TableSchema& table, std::string_view text);

/// The name of a column: what parse_column takes.
std::string name_of(const TableSchema& table, ColumnRef column);

ColumnType type_of(const TableSchema& table, ColumnRef column);

/// Whether the column holds lists: sets, and rooms, where a row may be about several.
bool is_list(const TableSchema& table, ColumnRef column);

/// The columns in which free words are looked for: the row's own searched ones, the names of its
/// rooms, the customer's name and alias.
std::vector<ColumnRef> searched_columns(const TableSchema& table);

/// How an enumeration or a flag spells a declared value; nothing if none of that spelling, folded,
/// is declared.
std::optional<std::string_view> declared_spelling(const TableSchema& table, ColumnRef column,
                                                  std::string_view folded);

/// The declared values of a column, in order; none of what declares none.
std::span<const std::string_view> declared_values(const TableSchema& table, ColumnRef column);

/// A value as a query gives it. A comparison with null is false.
using Value = std::variant<std::monostate, bool, std::int64_t, double, std::string>;

enum class Operator : std::uint8_t {
  equals,
  in,
  contains,
  starts_with,
  at_least,
  above,
  at_most,
  below,
  is_null,
  has_any,
};

inline constexpr std::array<std::string_view, 10> kOperatorNames{
    "equals", "in",     "contains", "startsWith", "atLeast",
    "above",  "atMost", "below",    "isNull",     "hasAny"};

/// What the numbers of a `number_range` are where it is open.
inline constexpr std::int64_t kLowestNumber = std::numeric_limits<std::int64_t>::min() + 1;
inline constexpr std::int64_t kHighestNumber = std::numeric_limits<std::int64_t>::max();

/// One comparison, made ready: texts are folded (ids are as they are), enumerations are ranks.
struct Leaf {
  enum class Test : std::uint8_t {
    any_of_texts,    // equals one of `texts`; of a set: has one of them
    contains,        // texts[0]
    starts_with,     // texts[0]
    text_range,      // low and high, in `texts`
    any_of_numbers,  // equals one of `numbers`
    number_range,    // numbers[0] ≤ value ≤ numbers[1]; of an enumeration: its rank
    is_null,
    is_not_null,
  };

  ColumnRef column;
  Test test = Test::is_null;
  std::vector<std::string> texts = {};
  std::vector<std::int64_t> numbers = {};  // of a column of type number: their ranks
  struct TextBound {
    std::string text;
    bool inclusive = true;
  };
  std::optional<TextBound> low = std::nullopt, high = std::nullopt;
};

/// Whether a leaf holds of null: two-valued logic, so only `isNull` does.
constexpr bool holds_of_null(const Leaf& leaf) {
  return leaf.test == Leaf::Test::is_null;
}

struct Comparison {
  Operator op = Operator::equals;
  std::vector<Value> values;
};

/// A leaf of `column` that meets all `comparisons` (several only where they make up one range), or
/// why there is none: `contains` on a number, an undeclared bound of an enumeration.
Result<Leaf> make_leaf(const TableSchema& table, ColumnRef column,
                       const std::vector<Comparison>& comparisons);

/// A tree of leaves. `all_of` without parts holds of every row, `any_of` without parts of none.
struct Filter {
  enum class Kind : std::uint8_t { all_of, any_of, none_of, leaf };

  Kind kind = Kind::all_of;
  std::vector<Filter> parts = {};
  Leaf leaf = {};
};

/// What a free word asks, folded: that it occurs in some searched text.
Filter filter_of_word(const TableSchema& table, const std::string& word);

struct OrderTerm {
  ColumnRef column;
  bool descending = false;
};

/// What a view shows. Ties in the order fall to the tenant id and then the row's id, by bytes.
struct Query {
  const TableSchema* table = &schema_of(TableId::tickets);
  std::optional<std::vector<std::string>> customers = std::nullopt;  // tenant ids; nothing: all
  std::optional<std::string> tag = std::nullopt;                     // or those with this tag
  Filter where = {};                                                 // over `table`
  std::vector<std::string> words = {};  // folded; each occurs in some searched text of the row
  std::vector<OrderTerm> order = {};
  std::vector<ColumnRef> facets = {};
  bool facets_without_own = true;  // a facet drops the top-level parts that are all on its column
  /// Of the window, beside the id; nothing: all of the table.
  std::optional<std::vector<ColumnRef>> columns = std::nullopt;
};

}  // namespace enfilade
