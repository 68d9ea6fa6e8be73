#include "core/box/comparison.h"

#include <charconv>
#include <optional>
#include <utility>

#include "core/base/decimal.h"
#include "core/base/fold.h"

namespace enfilade {
namespace {

using Sign = BoxItem::Sign;

Operator operator_of(Sign sign) {
  switch (sign) {
    case Sign::contains:
      return Operator::contains;
    case Sign::starts_with:
      return Operator::starts_with;
    case Sign::at_least:
      return Operator::at_least;
    case Sign::above:
      return Operator::above;
    case Sign::at_most:
      return Operator::at_most;
    case Sign::below:
      return Operator::below;
    default:
      return Operator::equals;
  }
}

std::optional<std::int64_t> whole_number(const std::string& text) {
  std::int64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || stopped != end) return std::nullopt;
  return number;
}

std::optional<bool> yes_or_no(const std::string& text) {
  const std::string word = fold(text);
  if (word == "true" || word == "yes") return true;
  if (word == "false" || word == "no") return false;
  return std::nullopt;
}

/// One item of one column, made a leaf of.
class Reading {
 public:
  Reading(const TableSchema& table, ColumnRef column, const BoxContext& context)
      : table_(table), column_(column), type_(type_of(table, column)), context_(context) {}

  /// Nothing: the column cannot be asked that.
  std::optional<Leaf> leaf(const BoxItem& item) const {
    if (!item.range && !item.value.quoted && item.value.text.substr(0, 1) == "@") {
      if (const std::optional<Leaf> known = leaf_of_word(item)) return known;
    }
    std::vector<Comparison> comparisons;
    if (item.range ? !add_range(item, comparisons)
                   : !add(operator_for(item), item.value, comparisons)) {
      return std::nullopt;
    }
    Result<Leaf> leaf = make_leaf(table_, column_, comparisons);
    if (!leaf) return std::nullopt;
    return *std::move(leaf);
  }

 private:
  /// `@empty`, `@any` and `@me`.
  std::optional<Leaf> leaf_of_word(const BoxItem& item) const {
    if (item.sign != Sign::none && item.sign != Sign::equals) return std::nullopt;
    const std::string word = fold(item.value.text);
    if (word == kBoxEmpty || word == kBoxAny) {
      return *make_leaf(table_, column_, {{Operator::is_null, {word == kBoxEmpty}}});
    }
    const bool of_names = type_ == ColumnType::name || type_ == ColumnType::text ||
                          type_ == ColumnType::set || type_ == ColumnType::id;
    if (word != kBoxMe || !of_names) return std::nullopt;
    Comparison me{type_ == ColumnType::set ? Operator::has_any : Operator::in, {}};
    for (const std::string& name : context_.me) me.values.emplace_back(name);
    return *make_leaf(table_, column_, {me});
  }

  Operator operator_for(const BoxItem& item) const {
    if (item.sign != Sign::none && item.sign != Sign::equals) return operator_of(item.sign);
    if (type_ == ColumnType::set || type_ == ColumnType::rooms) return Operator::has_any;
    if (item.sign == Sign::equals) return Operator::equals;
    const bool by_name = type_ == ColumnType::name || type_ == ColumnType::id;
    if (type_ == ColumnType::text || (by_name && !item.value.quoted)) return Operator::contains;
    return Operator::equals;
  }

  bool add_range(const BoxItem& item, std::vector<Comparison>& comparisons) const {
    const bool lower =
        item.sign == Sign::none || item.sign == Sign::above || item.sign == Sign::at_least;
    const bool upper = item.upper_sign == Sign::none || item.upper_sign == Sign::below ||
                       item.upper_sign == Sign::at_most;
    if (!lower || !upper || (item.value.missing() && item.upper.missing())) return false;
    const Operator from = item.sign == Sign::above ? Operator::above : Operator::at_least;
    const Operator to = item.upper_sign == Sign::below ? Operator::below : Operator::at_most;
    return (item.value.missing() || add(from, item.value, comparisons)) &&
           (item.upper.missing() || add(to, item.upper, comparisons));
  }

  /// Compares with a value. Of a day: `>` is after its end, `>=` from its start.
  bool add(Operator op, const BoxValue& value, std::vector<Comparison>& comparisons) const {
    if (value.missing()) return false;
    if (type_ == ColumnType::time) {
      const std::optional<Moment> moment = parse_moment(value.text, context_.clock);
      if (!moment) return false;
      if (op == Operator::equals && moment->first != moment->last) {
        comparisons.push_back({Operator::at_least, {moment->first}});
        comparisons.push_back({Operator::at_most, {moment->last}});
      } else {
        const bool behind = op == Operator::above || op == Operator::at_most;
        comparisons.push_back({op, {behind ? moment->last : moment->first}});
      }
    } else if (type_ == ColumnType::integer) {
      const std::optional<std::int64_t> number = whole_number(value.text);
      if (!number) return false;
      comparisons.push_back({op, {*number}});
    } else if (type_ == ColumnType::number) {
      const std::optional<double> number = parse_decimal(value.text);
      if (!number) return false;
      comparisons.push_back({op, {*number}});
    } else if (type_ == ColumnType::flag) {
      const std::optional<bool> flag = yes_or_no(value.text);
      if (!flag) return false;
      comparisons.push_back({op, {*flag}});
    } else {
      comparisons.push_back({op, {value.text}});
    }
    return true;
  }

  const TableSchema& table_;
  ColumnRef column_;
  ColumnType type_;
  const BoxContext& context_;
};

bool is_declared(const TableSchema& table, const Leaf& leaf) {
  if (type_of(table, leaf.column) != ColumnType::enumeration) return true;
  if (leaf.test != Leaf::Test::any_of_texts) return true;
  for (const std::string& text : leaf.texts) {
    if (!declared_spelling(table, leaf.column, text)) return false;
  }
  return true;
}

/// Adds one more leaf that may hold; equal values of one column go into one.
void add_any(std::vector<Filter>& parts, Leaf leaf) {
  const bool lists =
      leaf.test == Leaf::Test::any_of_texts || leaf.test == Leaf::Test::any_of_numbers;
  if (lists && !parts.empty() && parts.back().leaf.test == leaf.test &&
      parts.back().leaf.column == leaf.column) {
    Leaf& before = parts.back().leaf;
    before.texts.insert(before.texts.end(), leaf.texts.begin(), leaf.texts.end());
    before.numbers.insert(before.numbers.end(), leaf.numbers.begin(), leaf.numbers.end());
    return;
  }
  parts.push_back({.kind = Filter::Kind::leaf, .parts = {}, .leaf = std::move(leaf)});
}

}  // namespace

Filter filter_of(const TableSchema& table, BoxField field, const std::vector<BoxItem>& items,
                 const BoxContext& context, BoxNotices& notices) {
  const bool of_customer = field.kind == BoxField::Kind::customer;
  const std::vector<ColumnRef> columns =
      of_customer ? columns_of_customer() : std::vector{field.column};
  Filter any{.kind = Filter::Kind::any_of, .parts = {}, .leaf = {}};
  for (const BoxItem& item : items) {
    if (item.missing()) continue;
    // Of three columns at once nothing is empty, and nobody is a customer.
    const bool word = of_customer && !item.value.quoted && item.value.text.substr(0, 1) == "@";
    bool readable = !word, declared = true;
    for (ColumnRef column : columns) {
      std::optional<Leaf> leaf =
          readable ? Reading(table, column, context).leaf(item) : std::nullopt;
      readable = leaf.has_value();
      if (!readable) break;
      declared = is_declared(table, *leaf);
      add_any(any.parts, *std::move(leaf));
    }
    if (!readable) notices.push_back({BoxNotice::Kind::unreadable_value, item.place});
    if (!declared) notices.push_back({BoxNotice::Kind::undeclared_value, item.place});
  }
  if (any.parts.size() == 1) return std::move(any.parts.front());
  return any;
}

}  // namespace enfilade
