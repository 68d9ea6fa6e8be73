#include "core/box/suggest.h"

#include <algorithm>
#include <map>
#include <utility>

#include "core/base/find_text.h"
#include "core/base/fold.h"
#include "core/box/parse.h"
#include "core/box/print_box.h"
#include "core/box/words.h"
#include "core/view/view.h"

namespace enfilade {
namespace {

/// What is being typed at the end of a box.
struct Typed {
  std::string_view before;  // the box up to the term
  std::size_t at = 0;       // where what is typed begins: a field, or a value
  std::string field = {};   // whose value it is; empty: it is a field itself
  BoxItem item = {};        // the value so far
};

std::size_t length_of(BoxItem::Sign sign) {
  using Sign = BoxItem::Sign;
  const bool two = sign == Sign::at_least || sign == Sign::at_most;
  return sign == Sign::none ? 0 : two ? 2 : 1;
}

Typed typed_in(std::string_view box) {
  BoxTokens tokens(box);
  BoxToken last;
  for (BoxToken token = tokens.next(); token.kind != BoxToken::Kind::end; token = tokens.next()) {
    last = std::move(token);
  }
  const bool open = last.kind == BoxToken::Kind::term || last.kind == BoxToken::Kind::either;
  if (!open || last.place.end() != box.size()) return {box, box.size()};
  const std::string_view before = box.substr(0, last.place.at);
  BoxItem& item = last.term.items.back();
  const bool dashes = item.place.length == 0 && last.term.field.empty();
  if (dashes) return {before, box.size()};
  const std::size_t at = item.place.at + length_of(item.sign);  // the sign stays
  return {before, at, std::move(last.term.field), std::move(item)};
}

bool begins_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

/// Keeps the first ones that there is room for.
class Listed {
 public:
  void add(Suggestion suggestion) {
    if (list_.size() < kMostSuggestions) list_.push_back(std::move(suggestion));
  }
  std::vector<Suggestion> take() { return std::move(list_); }

 private:
  std::vector<Suggestion> list_;
};

std::vector<Suggestion> fields_like(const TableSchema& table, std::string_view typed) {
  Listed listed;
  for (const std::string& field : fields_of(table)) {
    if (begins_with(fold(field), typed)) {
      listed.add({.kind = Suggestion::Kind::field, .text = field, .insert = field + ':'});
    }
  }
  return listed.take();
}

std::vector<Suggestion> orders_like(const TableSchema& table, std::string_view typed) {
  Listed listed;
  for (const std::string& field : fields_of(table)) {
    if (!column_to_order_by(table, find_field(table, field))) continue;
    for (const char* direction : {"", "-desc"}) {
      const std::string order = field + direction;
      if (begins_with(fold(order), typed)) {
        listed.add({.kind = Suggestion::Kind::field, .text = order, .insert = order});
      }
    }
  }
  return listed.take();
}

/// The words of the language that a column can be compared with.
std::vector<Suggestion> words_like(ColumnType type, std::string_view typed) {
  std::vector<std::string_view> words;
  if (type == ColumnType::time) words = {"@today", "@today-1d", "@today-7d", "@today-4w", "@now"};
  if (type == ColumnType::name) words = {kBoxMe};
  words.insert(words.end(), {kBoxEmpty, kBoxAny});
  Listed listed;
  for (std::string_view word : words) {
    if (begins_with(word, typed)) {
      listed.add({.kind = Suggestion::Kind::value,
                  .text = std::string(word),
                  .insert = std::string(word)});
    }
  }
  return listed.take();
}

/// How often each value of a column occurs in what the rest of the box finds.
std::vector<FacetCount> values_of(const Query& about, const Typed& typed, ColumnRef column,
                                  const BoxContext& context, std::span<const Sight* const> sights) {
  // Where the term stands, anything may: so that an `OR` before it does not end there.
  const std::string rest = std::string(typed.before) + std::string(kBoxAll);
  Query query = parse_box(*about.table, rest, context).query;
  query.order.clear();
  query.facets = {column};
  query.facets_without_own = false;
  return std::move(find(query, sights).facets.front());
}

std::string inserted(const TableSchema& table, ColumnRef column, const std::string& value) {
  const ColumnType type = type_of(table, column);
  const bool by_name = type == ColumnType::name || type == ColumnType::id;
  return by_name ? in_quotes(value) : print_value(value);
}

void sort_by_count(std::vector<Suggestion>& list) {
  std::sort(list.begin(), list.end(), [](const Suggestion& a, const Suggestion& b) {
    if (a.count != b.count) return a.count > b.count;
    return a.text != b.text ? a.text < b.text : a.insert < b.insert;
  });
  if (list.size() > kMostSuggestions) list.resize(kMostSuggestions);
}

std::vector<Suggestion> customers_like(std::string_view typed, std::span<const KnownName> customers,
                                       const std::vector<FacetCount>& counts) {
  std::map<std::string_view, std::size_t> rows;
  for (const FacetCount& one : counts) rows.emplace(*one.value, one.count);
  std::vector<Suggestion> list;
  for (const KnownName& customer : customers) {
    if (!contains(fold(customer.name), typed) && !contains(fold(customer.tenant_id), typed))
      continue;
    const auto counted = rows.find(customer.tenant_id);
    const std::string_view name = customer.name.empty() ? customer.tenant_id : customer.name;
    list.push_back({.kind = Suggestion::Kind::customer,
                    .text = std::string(name),
                    .insert = in_quotes(name),
                    .count = counted == rows.end() ? 0 : counted->second});
  }
  return list;
}

std::vector<Suggestion> values_like(std::string_view typed, const TableSchema& table,
                                    ColumnRef column, const std::vector<FacetCount>& counts) {
  std::vector<Suggestion> list;
  for (const FacetCount& one : counts) {
    if (!one.value || !contains(fold(*one.value), typed)) continue;
    list.push_back({.kind = Suggestion::Kind::value,
                    .text = *one.value,
                    .insert = inserted(table, column, *one.value),
                    .count = one.count});
  }
  return list;
}

}  // namespace

Suggestions suggest(const Query& about, std::string_view box, const BoxContext& context,
                    std::span<const Sight* const> sights, std::span<const KnownName> customers) {
  const TableSchema& table = *about.table;
  const Typed typed = typed_in(box);
  Suggestions suggestions{typed.at, {}};
  const std::string so_far = fold(typed.item.value.text);
  if (typed.field.empty()) {
    if (!typed.item.value.quoted) suggestions.list = fields_like(table, so_far);
    return suggestions;
  }
  const std::optional<BoxField> field = find_field(table, typed.field);
  if (!field || typed.item.range) return suggestions;
  if (field->kind == BoxField::Kind::sort) {
    suggestions.list = orders_like(table, so_far);
    return suggestions;
  }

  const bool of_customer = field->kind == BoxField::Kind::customer;
  const ColumnRef column =
      of_customer ? ColumnRef{ColumnRef::Of::customer, customer_column::id} : field->column;
  const ColumnType type = type_of(table, column);
  const bool word = !typed.item.value.quoted && begins_with(so_far, "@");
  if (!of_customer && (word || (type == ColumnType::time && so_far.empty()))) {
    suggestions.list = words_like(type, so_far);
    return suggestions;
  }
  if (!countable(table, column)) return suggestions;

  const std::vector<FacetCount> counts = values_of(about, typed, column, context, sights);
  suggestions.list = of_customer ? customers_like(so_far, customers, counts)
                                 : values_like(so_far, table, column, counts);
  sort_by_count(suggestions.list);
  return suggestions;
}

}  // namespace enfilade
