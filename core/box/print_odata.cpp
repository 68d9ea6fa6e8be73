#include "core/box/print_odata.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "core/box/comparison.h"
#include "core/box/leaf_range.h"
#include "core/box/print_box.h"

namespace enfilade {
namespace {

using Texts = std::vector<std::string>;

constexpr std::string_view kTrue = "true", kFalse = "false";

std::string literal(std::string_view text) {
  std::string quoted = "'";
  for (char c : text) {
    if (c == '\'') quoted.push_back('\'');
    quoted.push_back(c);
  }
  return quoted + '\'';
}

/// How strongly an expression holds together.
enum class Strength : std::uint8_t { or_, and_, not_ };

struct Expression {
  std::string text;
  Strength strength = Strength::not_;
};

std::string within(Expression expression, Strength around) {
  return expression.strength < around ? '(' + expression.text + ')' : std::move(expression.text);
}

Expression joined(const std::vector<Expression>& parts, Strength by) {
  const bool all = by == Strength::and_;
  if (parts.empty()) return {std::string(all ? kTrue : kFalse)};
  if (parts.size() == 1) return parts.front();
  std::string text;
  for (const Expression& part : parts) {
    if (!text.empty()) text += all ? " and " : " or ";
    text += within(part, by);
  }
  return {std::move(text), by};
}

Expression negated(const Expression& expression) {
  if (expression.text == kTrue) return {std::string(kFalse)};
  if (expression.text == kFalse) return {std::string(kTrue)};
  return {"not (" + expression.text + ')'};
}

class Printer {
 public:
  explicit Printer(const TableSchema& table) : table_(table) {}

  Expression print(const Filter& filter) const {
    if (filter.kind == Filter::Kind::leaf) return print(filter.leaf);
    std::vector<Expression> parts;
    for (const Filter& part : filter.parts) parts.push_back(print(part));
    if (filter.kind == Filter::Kind::all_of) return joined(parts, Strength::and_);
    const Expression any = joined(parts, Strength::or_);
    return filter.kind == Filter::Kind::any_of ? any : negated(any);
  }

 private:
  Expression print(const Leaf& leaf) const {
    const bool of_rooms = leaf.column.of == ColumnRef::Of::room;
    const bool own_rooms = type_of(table_, leaf.column) == ColumnType::rooms;
    if (!of_rooms && !own_rooms) return of_path(leaf, path_of(leaf.column));
    if (own_rooms && leaf.test == Leaf::Test::is_null) return {"not (rooms/any())"};
    if (own_rooms && leaf.test == Leaf::Test::is_not_null) return {"rooms/any()"};
    const std::string path = own_rooms ? "r/id" : "r/" + name_within(leaf.column);
    const Expression of_room = of_path(leaf, path);
    if (of_room.text == kFalse) return of_room;
    return {"rooms/any(r: " + of_room.text + ')'};
  }

  /// customer.name: customer/name; room.country: country, of a room.
  std::string name_within(ColumnRef column) const {
    const std::string name = name_of(table_, column);
    return name.substr(name.find('.') + 1);
  }
  std::string path_of(ColumnRef column) const {
    if (column.of != ColumnRef::Of::customer) return name_of(table_, column);
    return "customer/" + (column.column == customer_column::id ? "id" : name_within(column));
  }

  /// A leaf on a value, or on each of a set.
  Expression of_path(const Leaf& leaf, const std::string& path) const {
    if (type_of(table_, leaf.column) != ColumnType::set) return of_value(leaf, path);
    if (leaf.test == Leaf::Test::is_null) return {"not (" + path + "/any())"};
    if (leaf.test == Leaf::Test::is_not_null) return {path + "/any()"};
    const Expression of_item = of_value(leaf, "v");
    if (of_item.text == kFalse) return of_item;
    return {path + "/any(v: " + of_item.text + ')'};
  }

  Expression of_value(const Leaf& leaf, const std::string& path) const {
    switch (leaf.test) {
      case Leaf::Test::any_of_texts:
        return equal_to_any(leaf, path);
      case Leaf::Test::contains:
        return part(leaf, path, "contains");
      case Leaf::Test::starts_with:
        return part(leaf, path, "startswith");
      case Leaf::Test::text_range:
        return text_range(leaf, path);
      case Leaf::Test::any_of_numbers: {
        Texts values;
        for (std::int64_t number : leaf.numbers) values.push_back(number_of(leaf, number));
        return one_of(path, values);
      }
      case Leaf::Test::number_range:
        return number_range(leaf, path);
      case Leaf::Test::is_null:
        return {path + " eq null"};
      case Leaf::Test::is_not_null:
        break;
    }
    return {path + " ne null"};
  }

  static Expression one_of(const std::string& path, const Texts& values) {
    if (values.empty()) return {std::string(kFalse)};
    if (values.size() == 1) return {path + " eq " + values.front()};
    std::string list;
    for (const std::string& value : values) list += (list.empty() ? "" : ", ") + value;
    return {path + " in (" + list + ')'};
  }

  /// Ids are exact; all else is compared folded, but for declared values.
  std::string without_case(const Leaf& leaf, const std::string& path) const {
    const ColumnType type = type_of(table_, leaf.column);
    const bool part = leaf.test == Leaf::Test::contains || leaf.test == Leaf::Test::starts_with;
    const bool exact = type == ColumnType::id || type == ColumnType::rooms;
    return exact && !part ? path : "tolower(" + path + ')';
  }

  Expression equal_to_any(const Leaf& leaf, const std::string& path) const {
    Texts declared, others;
    const bool flag = type_of(table_, leaf.column) == ColumnType::flag;
    for (const std::string& text : leaf.texts) {
      const auto spelling = declared_spelling(table_, leaf.column, text);
      if (spelling) {
        declared.push_back(flag ? text : literal(*spelling));
      } else {
        others.push_back(literal(text));
      }
    }
    std::vector<Expression> parts;
    if (!declared.empty()) parts.push_back(one_of(path, declared));
    if (!others.empty()) parts.push_back(one_of(without_case(leaf, path), others));
    return joined(parts, Strength::or_);
  }

  /// Of null it is null, and so would its complement be: it is asked before.
  Expression part(const Leaf& leaf, const std::string& path, std::string_view function) const {
    const std::string holds = std::string(function) + '(' + without_case(leaf, path) + ',' +
                              literal(leaf.texts.front()) + ')';
    const bool never_null = path == "id" || path == "customer/id" || path == "v" || path == "r/id";
    if (never_null) return {holds};
    return {path + " ne null and " + holds, Strength::and_};
  }

  Expression text_range(const Leaf& leaf, const std::string& path) const {
    const std::string value = without_case(leaf, path);
    std::vector<Expression> bounds;
    const auto bound = [&](const Leaf::TextBound& at, std::string_view with,
                           std::string_view without) {
      bounds.push_back(
          {value + ' ' + std::string(at.inclusive ? with : without) + ' ' + literal(at.text)});
    };
    if (leaf.low) bound(*leaf.low, "ge", "gt");
    if (leaf.high) bound(*leaf.high, "le", "lt");
    return joined(bounds, Strength::and_);
  }

  std::string number_of(const Leaf& leaf, std::int64_t number) const {
    const ColumnType type = type_of(table_, leaf.column);
    return type == ColumnType::time ? format_instant(number) : print_number(type, number);
  }

  Expression number_range(const Leaf& leaf, const std::string& path) const {
    const LeafRange range = range_of(table_, leaf);
    switch (range.kind) {
      case LeafRange::Kind::nothing:
        return {std::string(kFalse)};
      case LeafRange::Kind::anything:
        return {path + " ne null"};
      case LeafRange::Kind::numbers:
        break;
      case LeafRange::Kind::values:
      case LeafRange::Kind::undeclared:
        return values_between(leaf, range, path);
    }
    std::vector<Expression> bounds;
    const auto bound = [&](std::string_view sign, std::int64_t number) {
      bounds.push_back({path + ' ' + std::string(sign) + ' ' + number_of(leaf, number)});
    };
    if (range.low) bound(range.above ? "gt" : "ge", *range.low);
    if (range.high) bound(range.below ? "lt" : "le", *range.high);
    return joined(bounds, Strength::and_);
  }

  /// An upper bound leaves the undeclared out; without one, all but the lower ones are in.
  Expression values_between(const Leaf& leaf, const LeafRange& range,
                            const std::string& path) const {
    const auto values = declared_values(table_, leaf.column);
    const auto list = [&](std::size_t from, std::size_t to) {
      Texts names;
      for (std::size_t i = from; i < to; ++i) names.push_back(literal(values[i]));
      return one_of(path, names);
    };
    const auto low = static_cast<std::size_t>(range.low.value_or(0));
    if (range.high) return list(low, static_cast<std::size_t>(*range.high) + 1);
    const bool undeclared = range.kind == LeafRange::Kind::undeclared;
    return joined({{path + " ne null"}, negated(list(0, undeclared ? values.size() : low))},
                  Strength::and_);
  }

  const TableSchema& table_;
};

}  // namespace

std::string print_odata(const Query& query) {
  const TableSchema& table = *query.table;
  const Printer printer(table);
  const bool all = query.where.kind == Filter::Kind::all_of;
  std::vector<Expression> parts;
  if (!all) parts.push_back(printer.print(query.where));
  for (const Filter& part : query.where.parts) {
    if (all) parts.push_back(printer.print(part));
  }
  for (const std::string& word : query.words) {
    parts.push_back(printer.print(filter_of_word(table, word)));
  }
  return parts.empty() ? std::string() : joined(parts, Strength::and_).text;
}

}  // namespace enfilade
