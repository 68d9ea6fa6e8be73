#include "core/box/print_box.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/instant.h"
#include "core/box/comparison.h"
#include "core/box/field.h"
#include "core/box/leaf_range.h"
#include "core/box/words.h"

namespace enfilade {
namespace {

/// Where a filter stands: alone, or among what `OR` separates; beside others; behind a dash.
enum class Among : std::uint8_t { alternatives, terms, one };

bool is_bare(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '(' || text[at] == ')' || text[at] == '"' || white_space_at(text, at) > 0) {
      return false;
    }
  }
  return !text.empty();
}

std::string print_word(std::string_view word) {
  constexpr std::string_view kBegins = "-@";
  const bool bare = is_bare(word) && kBegins.find(word.front()) == std::string_view::npos &&
                    word.find(':') == std::string_view::npos && word != "OR";
  return bare ? std::string(word) : in_quotes(word);
}

std::string in_group(std::string text) {
  return '(' + std::move(text) + ')';
}

class Printer {
 public:
  explicit Printer(const TableSchema& table) : table_(table) {}

  std::string print(const Filter& filter, Among among) const {
    switch (filter.kind) {
      case Filter::Kind::leaf:
        return print_any({&filter.leaf});
      case Filter::Kind::all_of:
        return joined(filter.parts, " ", Among::terms, among);
      case Filter::Kind::none_of:
        return negated(print_any_of(filter.parts, Among::one));
      case Filter::Kind::any_of:
        break;
    }
    if (const auto word = word_of(table_, filter)) return print_word(*word);
    if (const auto customer = customer_of(filter)) return "customer:" + *customer;
    return print_any_of(filter.parts, among);
  }

 private:
  static std::string everything() { return std::string(kBoxAll); }
  static std::string nothing() { return negated(everything()); }
  static std::string negated(const std::string& term) {
    return term.front() == '-' ? term.substr(1) : '-' + term;
  }

  std::string joined(const std::vector<Filter>& parts, std::string_view between, Among inside,
                     Among among) const {
    if (parts.size() == 1) return print(parts.front(), among);
    std::string text;
    for (const Filter& part : parts) {
      if (!text.empty()) text += between;
      text += print(part, inside);
    }
    if (text.empty()) return everything();
    return among > inside ? in_group(std::move(text)) : text;
  }

  std::string print_any_of(const std::vector<Filter>& parts, Among among) const {
    if (parts.empty()) return nothing();
    if (const auto list = leaves_of_one_column(parts)) return print_any(*list);
    return joined(parts, " OR ", Among::alternatives, among);
  }

  /// The leaves of filters that are nothing else, all on one column.
  static std::optional<std::vector<const Leaf*>> leaves_of_one_column(
      const std::vector<Filter>& parts) {
    std::vector<const Leaf*> leaves;
    for (const Filter& part : parts) {
      if (part.kind != Filter::Kind::leaf || part.leaf.column != parts.front().leaf.column) {
        return std::nullopt;
      }
      leaves.push_back(&part.leaf);
    }
    return leaves;
  }

  /// Leaves on one column, any of which is to hold.
  std::string print_any(const std::vector<const Leaf*>& leaves) const {
    const std::string field = field_of(table_, leaves.front()->column) + ':';
    std::string values;
    for (const Leaf* leaf : leaves) {
      for (const std::string& item : items_of(*leaf)) {
        if (!values.empty()) values += ',';
        values += item;
      }
    }
    return values.empty() ? nothing() : field + values;
  }

  std::vector<std::string> items_of(const Leaf& leaf) const {
    const ColumnType type = type_of(table_, leaf.column);
    std::vector<std::string> items;
    switch (leaf.test) {
      case Leaf::Test::any_of_texts:
        for (const std::string& text : leaf.texts) items.push_back(equal_to(leaf, text));
        break;
      case Leaf::Test::any_of_numbers:
        for (std::int64_t number : leaf.numbers) items.push_back(number_of(type, number));
        break;
      case Leaf::Test::contains:
        items.push_back(containing(type, leaf.texts.front()));
        break;
      case Leaf::Test::starts_with:
        items.push_back('^' + print_value(leaf.texts.front()));
        break;
      case Leaf::Test::text_range:
        items.push_back(between(leaf));
        break;
      case Leaf::Test::number_range:
        if (auto range = between_numbers(leaf, type)) items.push_back(*std::move(range));
        break;
      case Leaf::Test::is_null:
        items.emplace_back(kBoxEmpty);
        break;
      case Leaf::Test::is_not_null:
        items.emplace_back(kBoxAny);
        break;
    }
    return items;
  }

  std::string equal_to(const Leaf& leaf, const std::string& text) const {
    switch (type_of(table_, leaf.column)) {
      case ColumnType::enumeration:
      case ColumnType::flag:
        return print_value(declared_spelling(table_, leaf.column, text).value_or(text));
      case ColumnType::set:
      case ColumnType::rooms:
        return print_value(text);
      case ColumnType::text:
        return '=' + in_quotes(text);
      default:
        return in_quotes(text);
    }
  }

  static std::string containing(ColumnType type, const std::string& text) {
    if (type == ColumnType::text) return print_value(text);
    const std::string value = print_value(text);
    const bool by_sign = type == ColumnType::enumeration || value.front() == '"';
    return by_sign ? '~' + value : value;
  }

  static std::string number_of(ColumnType type, std::int64_t number) {
    return type == ColumnType::time ? print_instant(number) : print_number(type, number);
  }

  std::optional<std::string> between_numbers(const Leaf& leaf, ColumnType type) const {
    const LeafRange range = range_of(table_, leaf);
    const auto values = declared_values(table_, leaf.column);
    const auto print_bound = [&](std::int64_t bound) {
      return range.kind == LeafRange::Kind::values
                 ? print_value(values[static_cast<std::size_t>(bound)])
                 : number_of(type, bound);
    };
    if (range.kind == LeafRange::Kind::nothing) return std::nullopt;
    if (range.kind == LeafRange::Kind::anything) return std::string(kBoxAny);
    if (range.kind == LeafRange::Kind::undeclared) return '>' + print_value(values.back());
    if (!range.high) return (range.above ? ">" : ">=") + print_bound(*range.low);
    if (!range.low) return (range.below ? "<" : "<=") + print_bound(*range.high);
    return (range.above ? ">" : "") + print_bound(*range.low) + (range.below ? "..<" : "..") +
           print_bound(*range.high);
  }

  static std::string between(const Leaf& leaf) {
    const auto& low = leaf.low;
    const auto& high = leaf.high;
    if (!high) return (low->inclusive ? ">=" : ">") + print_value(low->text);
    if (!low) return (high->inclusive ? "<=" : "<") + print_value(high->text);
    return (low->inclusive ? "" : ">") + print_value(low->text) + (high->inclusive ? ".." : "..<") +
           print_value(high->text);
  }

  /// The value of `customer:` where a filter asks just that.
  std::optional<std::string> customer_of(const Filter& filter) const {
    const std::vector<ColumnRef> columns = columns_of_customer();
    if (filter.parts.size() != columns.size()) return std::nullopt;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const Leaf& leaf = filter.parts[i].leaf;
      const Leaf& first = filter.parts.front().leaf;
      if (filter.parts[i].kind != Filter::Kind::leaf || leaf.column != columns[i] ||
          leaf.test != Leaf::Test::contains || leaf.texts != first.texts) {
        return std::nullopt;
      }
    }
    return containing(ColumnType::name, filter.parts.front().leaf.texts.front());
  }

  const TableSchema& table_;
};

}  // namespace

std::string print_instant(std::int64_t instant) {
  std::string text = format_instant(instant);
  if (parse_instant(text) != instant) return std::to_string(instant);
  constexpr std::string_view kNoFraction = ".000Z";
  if (text.ends_with(kNoFraction)) text.replace(text.size() - kNoFraction.size(), 5, "Z");
  return text;
}

std::string print_value(std::string_view text) {
  constexpr std::string_view kBegins = "=~^<>@";
  const bool bare = is_bare(text) && kBegins.find(text.front()) == std::string_view::npos &&
                    text.find(',') == std::string_view::npos &&
                    text.find("..") == std::string_view::npos && text.back() != '.';
  return bare ? std::string(text) : in_quotes(text);
}

std::string print_box(const Query& query) {
  const TableSchema& table = *query.table;
  std::vector<std::string> terms;
  const bool everything = query.where.kind == Filter::Kind::all_of && query.where.parts.empty();
  const bool alone = query.words.empty();
  if (!everything) {
    terms.push_back(Printer(table).print(query.where, alone ? Among::alternatives : Among::terms));
  }
  for (const std::string& word : query.words) {
    if (!word.empty()) terms.push_back(print_word(word));
  }
  std::string order;
  for (const OrderTerm& term : query.order) {
    order += (order.empty() ? "sort:" : ",") + field_of(table, term.column) +
             (term.descending ? "-desc" : "");
  }
  if (!order.empty()) terms.push_back(std::move(order));

  std::string text;
  for (const std::string& term : terms) {
    if (!text.empty()) text.push_back(' ');
    text += term;
  }
  return text;
}

}  // namespace enfilade
