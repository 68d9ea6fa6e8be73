#include "tests/core/naive_view.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <set>
#include <tuple>

#include "core/base/fold.h"
#include "core/policy/decide.h"

namespace enfilade::test {
namespace {

using Texts = std::vector<std::string>;

const std::vector<std::string>& columns_of(TableId table) {
  static const std::vector<std::string> of_rooms{
      "id",      "name", "country",  "health",        "roomGroups",     "licensed",     "capacity",
      "updated", "key",  "customer", "customer.name", "customer.alias", "customer.tags"};
  static const std::vector<std::string> of_tickets{"id",
                                                   "rooms",
                                                   "title",
                                                   "description",
                                                   "severity",
                                                   "assignee",
                                                   "highImpact",
                                                   "notes",
                                                   "updated",
                                                   "room.id",
                                                   "room.name",
                                                   "room.country",
                                                   "room.health",
                                                   "room.roomGroups",
                                                   "room.licensed",
                                                   "room.capacity",
                                                   "room.updated",
                                                   "room.key",
                                                   "customer",
                                                   "customer.name",
                                                   "customer.alias",
                                                   "customer.tags"};
  return table == TableId::rooms ? of_rooms : of_tickets;
}

ColumnType type_named(TableId table, const std::string& column) {
  if (column == "customer") return ColumnType::id;
  if (column == "customer.tags") return ColumnType::set;
  if (column.starts_with("customer.")) return ColumnType::name;
  const bool of_room = column.starts_with("room.");
  const TableSchema& schema = schema_of(of_room ? TableId::rooms : table);
  return schema.columns[*schema.find(of_room ? column.substr(5) : column)].type;
}

Texts declared(TableId table, const std::string& column) {
  if (column == "customer" || column.starts_with("customer.")) return {};
  const bool of_room = column.starts_with("room.");
  const TableSchema& schema = schema_of(of_room ? TableId::rooms : table);
  const auto values = schema.columns[*schema.find(of_room ? column.substr(5) : column)].values;
  return Texts(values.begin(), values.end());
}

bool is_list(ColumnType type) {
  return type == ColumnType::set || type == ColumnType::rooms;
}
bool is_number(ColumnType type) {
  return type == ColumnType::integer || type == ColumnType::time;
}

// What to ask for: values that occur, in other cases, in parts, and some that do not occur.

Texts texts_for(const std::string& column) {
  const std::string own = column.substr(column.rfind('.') + 1);
  if (column == "customer") return {"T-1", "t-1", "T-", "10", "t-10"};
  if (column == "customer.name") return {"contoso", "CONTOSO", "Fab", "so", ""};
  if (own == "tags") return {"gold", "NEW", "none"};
  if (own == "id" || own == "rooms") return {"r1", "R1", "I1", "i1", "1", "r10", "I10", "ghost"};
  if (own == "country") return {"no", "NO", "us", "å", "Åland", "aland", "l"};
  if (own == "roomGroups") return {"emea", "vip", "VIP", "none"};
  if (own == "health") return {"healthy", "Odd", "un", "Suppressed", "disconnected"};
  if (own == "severity") return {"critical", "Warning", "Invented", "in", "recommendation"};
  if (own == "assignee") return {"ann", "ANN", "b", ""};
  if (own == "key") return {"key1", "KEY2", "key", "2"};
  return {"camera", "CAM", "hall", "izmir", "straße", "İ", "not found", "t f", "a", "camera hall"};
}

Value random_value(Random& random, TableId table, const std::string& column) {
  const ColumnType type = type_named(table, column);
  if (random.chance(4)) return {};
  if (type == ColumnType::flag) return random.chance(50);
  if (is_number(type)) return static_cast<std::int64_t>(random.below(5)) - 1;
  return random.one_of(texts_for(column));
}

Condition random_leaf(Random& random, TableId table) {
  Condition condition{.kind = Filter::Kind::leaf};
  condition.column = random.one_of(columns_of(table));
  const ColumnType type = type_named(table, condition.column);
  const auto value = [&] { return random_value(random, table, condition.column); };
  const auto compare = [&](Operator op, std::vector<Value> values) {
    condition.comparisons.push_back({op, std::move(values)});
  };

  if (random.chance(20)) {
    compare(Operator::is_null, {Value{random.chance(60)}});
  } else if (is_list(type)) {
    compare(Operator::has_any, random.some_of<Value>({value(), value()}, 80));
  } else if (type == ColumnType::flag || random.chance(30)) {
    compare(Operator::in, random.some_of<Value>({value(), value(), value()}, 70));
  } else if (!is_number(type) && random.chance(60)) {
    const Value text = random.one_of(texts_for(condition.column));
    compare(random.chance(60) ? Operator::contains : Operator::starts_with, {text});
  } else if (random.chance(30)) {
    compare(Operator::equals, {value()});
  } else {
    const auto bound = [&]() -> Value {
      if (type != ColumnType::enumeration) return value();
      return fold(random.one_of(declared(table, condition.column)));
    };
    const bool low = random.chance(60);
    if (low) compare(random.chance(50) ? Operator::at_least : Operator::above, {bound()});
    if (!low || random.chance(40)) {
      compare(random.chance(50) ? Operator::at_most : Operator::below, {bound()});
    }
  }
  return condition;
}

Condition random_condition(Random& random, TableId table, int depth) {
  if (depth == 0 || random.chance(50)) return random_leaf(random, table);
  Condition condition;
  condition.kind = random.one_of<Filter::Kind>(
      {Filter::Kind::all_of, Filter::Kind::any_of, Filter::Kind::none_of});
  for (std::size_t i = random.below(3) + 1; i > 0; --i) {
    condition.parts.push_back(random_condition(random, table, depth - 1));
  }
  return condition;
}

// One value, one comparison.

bool text_meets(Operator op, bool exact, const std::string& text, const std::string& asked) {
  const std::string a = exact ? text : fold(text), b = exact ? asked : fold(asked);
  switch (op) {
    case Operator::equals:
    case Operator::in:
    case Operator::has_any:
      return a == b;
    case Operator::contains:
      return fold(text).find(fold(asked)) != std::string::npos;
    case Operator::starts_with:
      return fold(text).starts_with(fold(asked));
    case Operator::at_least:
      return a >= b;
    case Operator::above:
      return a > b;
    case Operator::at_most:
      return a <= b;
    case Operator::below:
      return a < b;
    default:
      return false;
  }
}

bool number_meets(Operator op, std::int64_t number, std::int64_t asked) {
  switch (op) {
    case Operator::equals:
    case Operator::in:
      return number == asked;
    case Operator::at_least:
      return number >= asked;
    case Operator::above:
      return number > asked;
    case Operator::at_most:
      return number <= asked;
    case Operator::below:
      return number < asked;
    default:
      return false;
  }
}

bool is_range(Operator op) {
  return op == Operator::at_least || op == Operator::above || op == Operator::at_most ||
         op == Operator::below;
}

/// The place of a value among the declared ones, in any case; behind them if it is not one.
std::int64_t rank_of(const Texts& values, const std::string& text, bool any_case) {
  const auto same = [&](const std::string& value) {
    return any_case ? fold(value) == fold(text) : value == text;
  };
  return std::find_if(values.begin(), values.end(), same) - values.begin();
}

class Meets {
 public:
  Meets(TableId table, const Condition& leaf)
      : leaf_(leaf),
        type_(type_named(table, leaf.column)),
        declared_(declared(table, leaf.column)) {}

  bool operator()(const Value& value) const {
    return std::all_of(leaf_.comparisons.begin(), leaf_.comparisons.end(),
                       [&](const Condition::Part& part) { return meets(part, value); });
  }

 private:
  bool meets(const Condition::Part& part, const Value& value) const {
    const bool null = std::holds_alternative<std::monostate>(value);
    if (part.op == Operator::is_null) return std::get<bool>(part.values[0]) == null;
    if (null) return false;
    return std::any_of(part.values.begin(), part.values.end(),
                       [&](const Value& asked) { return compare(part.op, value, asked); });
  }
  bool compare(Operator op, const Value& value, const Value& asked) const {
    if (std::holds_alternative<std::monostate>(asked)) return false;
    if (const auto* list = std::get_if<Texts>(&value)) {
      return std::any_of(list->begin(), list->end(),
                         [&](const std::string& item) { return compare(op, Value{item}, asked); });
    }
    if (const auto* flag = std::get_if<bool>(&value)) return *flag == std::get<bool>(asked);
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      return number_meets(op, *number, std::get<std::int64_t>(asked));
    }
    const auto& text = std::get<std::string>(value);
    const auto& wanted = std::get<std::string>(asked);
    if (type_ == ColumnType::enumeration && is_range(op)) {
      return number_meets(op, rank_of(declared_, text, false), rank_of(declared_, wanted, true));
    }
    return text_meets(op, type_ == ColumnType::id || type_ == ColumnType::rooms, text, wanted);
  }

  const Condition& leaf_;
  ColumnType type_;
  Texts declared_;
};

/// A visible row: the values of each column, one, or one for each visible room.
struct Seen {
  NaiveView::Row row;
  std::map<std::string, std::vector<Value>> values;
  Texts searched;
};

bool holds(TableId table, const Condition& condition, const Seen& seen) {
  const auto part_holds = [&](const Condition& part) { return holds(table, part, seen); };
  const auto& parts = condition.parts;
  switch (condition.kind) {
    case Filter::Kind::all_of:
      return std::all_of(parts.begin(), parts.end(), part_holds);
    case Filter::Kind::any_of:
      return std::any_of(parts.begin(), parts.end(), part_holds);
    case Filter::Kind::none_of:
      return std::none_of(parts.begin(), parts.end(), part_holds);
    case Filter::Kind::leaf:
      break;
  }
  const auto& values = seen.values.at(condition.column);
  return std::any_of(values.begin(), values.end(), Meets(table, condition));
}

bool has_words(const Texts& words, const Seen& seen) {
  return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
    return std::any_of(seen.searched.begin(), seen.searched.end(), [&](const std::string& text) {
      return fold(text).find(fold(word)) != std::string::npos;
    });
  });
}

/// Looks at one customer's rows with one viewer's eyes, by `decide` alone.
class Looker {
 public:
  Looker(const World& world, std::size_t customer, const Subject& subject)
      : world_(world), customer_(customer), subject_(subject) {}

  std::vector<Seen> rooms() const {
    std::vector<Seen> all;
    for (const Row& room : world_.rooms[customer_]) {
      if (!may_in(Permission::rooms_view, id_of(room))) continue;
      Seen seen = begin(room);
      for (const std::string& column : columns_of(TableId::rooms)) {
        if (!column.starts_with("customer")) seen.values[column] = {in_room(room, column)};
      }
      add_text(seen, room, "name");
      for (std::size_t p = 0; p < kPermissionCount; ++p) {
        const auto permission = static_cast<Permission>(p);
        if (!kAboutARoom.has(permission) || permission == Permission::rooms_view) continue;
        if (may_in(permission, id_of(room))) seen.row.can.insert(permission);
      }
      all.push_back(std::move(seen));
    }
    return all;
  }

  std::vector<Seen> tickets() const {
    std::vector<Seen> all;
    for (const Row& ticket : world_.tickets[customer_]) {
      const Texts named = rooms_of(ticket);
      if (!may_on(Permission::tickets_view, named)) continue;
      Seen seen = begin(ticket);
      add_own(seen, ticket);
      Texts visible;
      for (const std::string& id : named) {
        if (may_in(Permission::tickets_view, id)) visible.push_back(id);
      }
      seen.row.partial = visible.size() < named.size();
      seen.values["rooms"] = {visible.empty() ? Value{} : Value{visible}};
      add_rooms(seen, visible);
      if (may_on(Permission::tickets_update, named))
        seen.row.can.insert(Permission::tickets_update);
      all.push_back(std::move(seen));
    }
    return all;
  }

 private:
  static const std::string& id_of(const Row& row) { return std::get<std::string>(row.at("id")); }

  static Texts rooms_of(const Row& ticket) {
    Texts once;
    if (!ticket.contains("rooms")) return once;
    for (const std::string& id : std::get<Texts>(ticket.at("rooms"))) {
      if (std::find(once.begin(), once.end(), id) == once.end()) once.push_back(id);
    }
    return once;
  }

  bool allows(Permission permission, const Target& target) const {
    return decide(world_.situation(customer_), subject_, permission, target).allowed();
  }
  std::optional<RowId> row_of(const std::string& room) const {
    return world_.holdings[customer_].rooms().find(room);
  }
  bool may_in(Permission permission, const std::string& room) const {
    return row_of(room) && allows(permission, Target::of_room(*row_of(room)));
  }
  bool may_on(Permission permission, const Texts& rooms) const {
    std::vector<std::optional<RowId>> rows;
    for (const std::string& room : rooms) rows.push_back(row_of(room));
    return allows(permission, Target::of_ticket(rows));
  }

  static Value value_of(const Row& row, const std::string& column) {
    return row.contains(column) ? row.at(column) : Value{};
  }
  Value in_room(const Row& room, const std::string& column) const {
    const std::string& id = id_of(room);
    const bool known = column == "id" || column == "name" || may_in(Permission::rooms_view, id);
    const bool asked = column == "key" && !may_in(Permission::rooms_download_key, id);
    return known && !asked ? value_of(room, column) : Value{};
  }

  void add_text(Seen& seen, const Row& row, const std::string& column) const {
    if (row.contains(column)) seen.searched.push_back(std::get<std::string>(row.at(column)));
  }
  void add_own(Seen& seen, const Row& ticket) const {
    for (const std::string& column : columns_of(TableId::tickets)) {
      const bool own = column.find('.') == std::string::npos && column != "customer";
      if (own) seen.values[column] = {value_of(ticket, column)};
    }
    for (const char* column : {"id", "title", "description"}) add_text(seen, ticket, column);
  }
  void add_rooms(Seen& seen, const Texts& visible) const {
    for (const std::string& column : columns_of(TableId::tickets)) {
      if (column.starts_with("room.")) seen.values[column];
    }
    for (const std::string& id : visible) {
      const Row& room =
          *std::find_if(world_.rooms[customer_].begin(), world_.rooms[customer_].end(),
                        [&](const Row& row) { return id_of(row) == id; });
      add_text(seen, room, "name");
      for (auto& [column, values] : seen.values) {
        if (column.starts_with("room.")) values.push_back(in_room(room, column.substr(5)));
      }
    }
  }
  Seen begin(const Row& row) const {
    const Customer& customer = world_.policy.customers[customer_]->customer;
    const auto text_or_null = [](const std::string& text) {
      return text.empty() ? Value{} : Value{text};
    };
    Seen seen{{customer.tenant_id, id_of(row), false, {}}, {}, {customer.name, customer.alias}};
    seen.values["customer"] = {customer.tenant_id};
    seen.values["customer.name"] = {text_or_null(customer.name)};
    seen.values["customer.alias"] = {text_or_null(customer.alias)};
    seen.values["customer.tags"] = {customer.tags.empty() ? Value{} : Value{customer.tags}};
    return seen;
  }

  const World& world_;
  std::size_t customer_;
  const Subject& subject_;
};

// Order: what a row is placed by. Null is last whichever way round.

struct Place {
  bool null = true;
  std::int64_t number = 0;
  std::string text = {};
};

Place place_of(TableId table, const std::string& column, const Seen& seen) {
  const auto& values = seen.values.at(column);
  if (values.empty() || std::holds_alternative<std::monostate>(values[0])) return {};
  if (const auto* flag = std::get_if<bool>(&values[0])) return {false, *flag ? 1 : 0, {}};
  if (const auto* number = std::get_if<std::int64_t>(&values[0])) return {false, *number, {}};
  const auto& text = std::get<std::string>(values[0]);
  const Texts ranks = declared(table, column);
  const std::int64_t rank = rank_of(ranks, text, false);
  if (rank < std::ssize(ranks)) return {false, rank, {}};
  const bool exact = type_named(table, column) == ColumnType::id;
  return {false, rank, exact ? text : fold(text)};
}

void sort_rows(const Ask& ask, std::vector<Seen>& rows) {
  std::sort(rows.begin(), rows.end(), [](const Seen& a, const Seen& b) {
    return std::tie(a.row.tenant, a.row.id) < std::tie(b.row.tenant, b.row.id);
  });
  for (auto term = ask.order.rbegin(); term != ask.order.rend(); ++term) {
    std::stable_sort(rows.begin(), rows.end(), [&](const Seen& one, const Seen& other) {
      const Place a = place_of(ask.table, term->column, one);
      const Place b = place_of(ask.table, term->column, other);
      if (a.null || b.null) return !a.null && b.null;
      const auto key_a = std::tie(a.number, a.text), key_b = std::tie(b.number, b.text);
      return term->descending ? key_b < key_a : key_a < key_b;
    });
  }
}

// Facets.

std::set<std::string> leaf_columns(const Condition& condition) {
  if (condition.kind == Filter::Kind::leaf) return {condition.column};
  std::set<std::string> columns;
  for (const Condition& part : condition.parts) columns.merge(leaf_columns(part));
  return columns;
}

bool holds_for_facet(const Ask& ask, const Condition& condition, const std::string& facet,
                     const Seen& seen) {
  if (condition.kind == Filter::Kind::all_of) {
    return std::all_of(condition.parts.begin(), condition.parts.end(), [&](const Condition& part) {
      return holds_for_facet(ask, part, facet, seen);
    });
  }
  if (ask.without_own && leaf_columns(condition) == std::set<std::string>{facet}) return true;
  return holds(ask.table, condition, seen);
}

std::set<std::optional<std::string>> facet_values(const Seen& seen, const std::string& facet) {
  std::set<std::optional<std::string>> values;
  for (const Value& value : seen.values.at(facet)) {
    if (const auto* list = std::get_if<Texts>(&value)) {
      values.insert(list->begin(), list->end());
    } else if (std::holds_alternative<std::monostate>(value)) {
      values.insert(std::nullopt);
    } else {
      values.insert(text_of(value));
    }
  }
  return values;
}

std::vector<NaiveView::Count> facet_of(const Ask& ask, const std::string& facet,
                                       const std::vector<Seen>& visible) {
  std::map<std::optional<std::string>, std::size_t> counts;
  for (const Seen& seen : visible) {
    if (!holds_for_facet(ask, ask.where, facet, seen) || !has_words(ask.words, seen)) continue;
    for (const auto& value : facet_values(seen, facet)) ++counts[value];
  }
  std::vector<NaiveView::Count> listed(counts.begin(), counts.end());
  const Texts ranks = declared(ask.table, facet);
  const auto place = [&](const NaiveView::Count& count) {
    const auto rank = count.first ? rank_of(ranks, *count.first, false) : std::ssize(ranks);
    const std::size_t by_count = ranks.empty() ? ~count.second : 0;
    return std::tuple(rank, by_count, !count.first, count.first.value_or(""));
  };
  std::sort(listed.begin(), listed.end(),
            [&](const auto& a, const auto& b) { return place(a) < place(b); });
  return listed;
}

}  // namespace

Condition leaf(std::string column, std::vector<Condition::Part> comparisons) {
  Condition condition{.kind = Filter::Kind::leaf};
  condition.column = std::move(column);
  condition.comparisons = std::move(comparisons);
  return condition;
}
Condition leaf(std::string column, Operator op, Value value) {
  Condition::Part part{op, {std::move(value)}};
  const auto* list = std::get_if<Texts>(&part.values[0]);
  if (list != nullptr) part.values = std::vector<Value>(list->begin(), list->end());
  return leaf(std::move(column), {std::move(part)});
}
Condition all_of(std::vector<Condition> parts) {
  return {.kind = Filter::Kind::all_of, .parts = std::move(parts)};
}
Condition any_of(std::vector<Condition> parts) {
  return {.kind = Filter::Kind::any_of, .parts = std::move(parts)};
}
Condition none_of(std::vector<Condition> parts) {
  return {.kind = Filter::Kind::none_of, .parts = std::move(parts)};
}

Ask random_ask(Random& random) {
  Ask ask{.table = random.chance(35) ? TableId::rooms : TableId::tickets};
  for (std::size_t i = random.below(3); i > 0; --i) {
    ask.where.parts.push_back(random_condition(random, ask.table, 2));
  }
  if (random.chance(20)) ask.where = none_of({std::move(ask.where)});
  if (random.chance(25)) {
    ask.words = random.some_of<std::string>({"CAMERA", "hall", "izmir", "contoso", "i1", "é"}, 25);
  }
  for (std::size_t i = random.below(4); i > 0; --i) {
    const std::string& column = random.one_of(columns_of(ask.table));
    if (!is_list(type_named(ask.table, column))) ask.order.push_back({column, random.chance(50)});
  }
  for (const std::string& column : random.some_of(columns_of(ask.table), 30)) {
    const ColumnType type = type_named(ask.table, column);
    const bool texts = type == ColumnType::id || type == ColumnType::text || is_number(type) ||
                       type == ColumnType::rooms;
    if (!texts || column == "customer") ask.facets.push_back(column);
  }
  ask.without_own = random.chance(70);
  // Parts on a column that is counted make the two modes differ.
  if (!ask.facets.empty() && ask.where.kind == Filter::Kind::all_of && random.chance(60)) {
    const std::string& facet = random.one_of(ask.facets);
    for (int tries = 0; tries < 40; ++tries) {
      Condition own = random_leaf(random, ask.table);
      if (own.column != facet) continue;
      ask.where.parts.push_back(random.chance(30) ? none_of({std::move(own)}) : std::move(own));
      break;
    }
  }
  return ask;
}

namespace {

Filter filter_of(const TableSchema& table, const Condition& condition) {
  Filter filter{.kind = condition.kind};
  for (const Condition& part : condition.parts) filter.parts.push_back(filter_of(table, part));
  if (condition.kind != Filter::Kind::leaf) return filter;
  std::vector<Comparison> comparisons;
  for (const Condition::Part& part : condition.comparisons) {
    Comparison comparison{part.op, {}};
    for (const Value& value : part.values) {
      enfilade::Value asked;
      if (const auto* flag = std::get_if<bool>(&value)) asked = *flag;
      if (const auto* number = std::get_if<std::int64_t>(&value)) asked = *number;
      if (const auto* text = std::get_if<std::string>(&value)) asked = *text;
      comparison.values.push_back(std::move(asked));
    }
    comparisons.push_back(std::move(comparison));
  }
  filter.leaf = *make_leaf(table, *parse_column(table, condition.column), comparisons);
  return filter;
}

}  // namespace

Query query_of(const Ask& ask) {
  const TableSchema& table = schema_of(ask.table);
  Query query;
  query.table = &schema_of(ask.table);
  query.where = filter_of(table, ask.where);
  for (const std::string& word : ask.words) query.words.push_back(fold(word));
  for (const Ask::Term& term : ask.order) {
    query.order.push_back({*parse_column(table, term.column), term.descending});
  }
  for (const std::string& facet : ask.facets) {
    query.facets.push_back(*parse_column(table, facet));
  }
  query.facets_without_own = ask.without_own;
  return query;
}

NaiveView naive_view(const World& world, const Viewer& viewer, const Ask& ask) {
  std::vector<Seen> visible;
  for (std::uint32_t c = 0; c < world.policy.customers.size(); ++c) {
    if (viewer.side == Side::customer && viewer.tenant != CustomerId{c}) continue;
    const Subject subject = subject_of(world.policy, viewer);
    const Looker looker(world, c, subject);
    for (Seen& seen : ask.table == TableId::rooms ? looker.rooms() : looker.tickets()) {
      visible.push_back(std::move(seen));
    }
  }
  NaiveView view;
  for (const std::string& facet : ask.facets) view.facets.push_back(facet_of(ask, facet, visible));
  std::erase_if(visible, [&](const Seen& seen) {
    return !holds(ask.table, ask.where, seen) || !has_words(ask.words, seen);
  });
  sort_rows(ask, visible);
  for (Seen& seen : visible) view.rows.push_back(std::move(seen.row));
  return view;
}

}  // namespace enfilade::test
