#include "tests/bindings/random_changes.h"

#include <array>
#include <iterator>
#include <utility>
#include <vector>

#include "bindings/json/read_declaration.h"
#include "core/view/facets.h"
#include "core/view/query.h"

namespace enfilade::test {
namespace {

using Names = std::vector<std::string>;

template <typename Items>
auto one_of(Random& random, const Items& items) {
  return items[random.below(static_cast<std::uint32_t>(std::size(items)))];
}

constexpr std::array<const char*, 8> kTexts{"camera", "ÉCRAN", "c", "会議室", "r1", "T", "İ", ""};
constexpr std::array<const char*, 4> kCountries{"NO", "se", "IT", "N"};

Names columns_of(const TableSchema& table) {
  Names names;
  for (const ColumnSchema& column : table.columns) names.emplace_back(column.name);
  if (table.rooms_column()) {
    for (const ColumnSchema& column : schema_of(TableId::rooms).columns) {
      names.push_back("room." + std::string(column.name));
    }
  }
  names.insert(names.end(), kCustomerColumnNames.begin(), kCustomerColumnNames.end());
  return names;
}

Json random_score(Random& random) {
  return static_cast<double>(random.below(40)) / 4 - 5;
}

Json random_value(Random& random, const TableSchema& table, ColumnRef column) {
  const std::string name = name_of(table, column);
  switch (type_of(table, column)) {
    case ColumnType::flag:
      return random.chance(50);
    case ColumnType::integer:
    case ColumnType::time:
      return random.below(20);
    case ColumnType::number:
      return random_score(random);
    case ColumnType::enumeration:
      return random.chance(20) ? std::string("odd")
                               : std::string(one_of(random, declared_values(table, column)));
    case ColumnType::set:
      return random.numbered("G", 3);
    case ColumnType::rooms:
      return random.numbered("r", 6);
    case ColumnType::id:
      return random.numbered(name == "customer" ? "c" : name == "id" ? "t" : "r", 6);
    default:
      break;
  }
  if (name.ends_with("country")) return one_of(random, kCountries);
  if (name.ends_with("key")) return random.numbered("KEY", 3);
  return name == "assignee" ? random.numbered("U", 4) : std::string(one_of(random, kTexts));
}

Json random_leaf(Random& random, const TableSchema& table) {
  const std::string name = one_of(random, columns_of(table));
  const ColumnRef column = *parse_column(table, name);
  const ColumnType type = type_of(table, column);
  const auto value = [&] { return random_value(random, table, column); };
  const bool listed = type == ColumnType::set || type == ColumnType::rooms;
  const bool number =
      type == ColumnType::integer || type == ColumnType::time || type == ColumnType::number;
  const bool flag = type == ColumnType::flag;

  Json leaf{{"column", name}};
  const std::uint32_t which = random.below(100);
  if (which < 15) {
    leaf["isNull"] = random.chance(60);
  } else if (listed) {
    leaf["hasAny"] = Json::array({value(), value()});
  } else if (which < 40 || flag) {
    leaf["in"] = Json::array({value(), value()});
  } else if (which < 60 && !number) {
    leaf[random.chance(60) ? "contains" : "startsWith"] = one_of(random, kTexts);
  } else if (which < 75) {
    leaf["equals"] = random.chance(90) ? value() : Json();
  } else {
    const bool low = random.chance(60);
    if (low) leaf[random.chance(50) ? "atLeast" : "above"] = value();
    if (!low || random.chance(40)) leaf[random.chance(50) ? "atMost" : "below"] = value();
  }
  return leaf;
}

Json random_order(Random& random, const TableSchema& table) {
  Json order = Json::array();
  for (std::uint32_t i = random.below(3); i > 0; --i) {
    const std::string name = one_of(random, columns_of(table));
    const ColumnType type = type_of(table, *parse_column(table, name));
    if (type == ColumnType::set || type == ColumnType::rooms) continue;
    order.push_back({{"column", name}, {"descending", random.chance(50)}});
  }
  return order;
}

Json random_facets(Random& random, const TableSchema& table) {
  Json facets = Json::array();
  for (const std::string& name : columns_of(table)) {
    if (countable(table, *parse_column(table, name)) && random.chance(15)) facets.push_back(name);
  }
  return facets;
}

std::string random_id(Random& random, const TableSchema& table) {
  return table.id == TableId::rooms ? random.numbered("r", 6) : random.numbered("t", 10);
}

const TableSchema& random_table(Random& random) {
  if (random.chance(35)) return schema_of(TableId::rooms);
  return random.chance(60) ? schema_of(TableId::tickets) : *tables().find("scored");
}

Json of_table(Random& random, const TableSchema& table) {
  return {{"customer", random.numbered("c", 3)}, {"table", table.name}};
}

/// Leaves the id and some other members.
void leave_some(Random& random, Json& row) {
  for (auto member = row.begin(); member != row.end();) {
    const bool stays = member.key() == "id" || random.chance(40);
    member = stays ? std::next(member) : row.erase(member);
  }
}

Change random_put(Random& random) {
  constexpr std::array<const char*, 4> kModes{"replace", "upsert", "upsert", "patch"};
  const TableSchema& table = random_table(random);
  Change put{"put", of_table(random, table), random_rows(random, table)};
  put.with["mode"] = one_of(random, kModes);
  if (put.with["mode"] == "patch") {
    for (Json& row : put.rows) leave_some(random, row);
  }
  if (put.with["mode"] != "replace" && random.chance(50)) {
    put.with.erase("customer");
    for (Json& row : put.rows) row["customer"] = random.numbered("c", 4);
  }
  if (random.chance(15)) put.with["asOf"] = random.below(9);
  return put;
}

Change random_removal(Random& random) {
  const TableSchema& table = random_table(random);
  Change removal{"remove", of_table(random, table), {}};
  for (int i = 0; i < 3; ++i) removal.with["ids"].push_back(random_id(random, table));
  return removal;
}

/// One that the first user may often make, being a primary admin: of who sees what, and of rows.
Change random_command(Random& random) {
  Json command{{"id", random.numbered("do", 1'000'000)}, {"customer", random.numbered("c", 3)}};
  const auto is = [&](const char* name) { command["command"] = name; };
  const std::uint32_t which = random.below(100);
  if (which < 35) {
    is("edit_assignment");
    command["assignment"] = {
        {"id", "desk"}, {"name", "Desk"}, {"role", "desk"}, {"members", {"u0"}}, {"rooms", "all"}};
    if (random.chance(60)) {
      command["assignment"]["rooms"] = {{"where", {{"country", {one_of(random, kCountries)}}}}};
    }
  } else if (which < 50) {
    is("edit_role");
    command["role"] = {{"id", "desk"}, {"name", "Desk"}, {"permissions", {"rooms.view"}}};
    if (random.chance(70)) command["role"]["permissions"].push_back("tickets.view");
  } else if (which < 60) {
    is("delete_assignment");
    command["assignment"] = "desk";
  } else if (which < 65) {
    is("remove_customer");
  } else if (which < 75) {
    is("close_ticket");
    command["ticket"] = random_id(random, schema_of(TableId::tickets));
    command["reason"] = "Fixed";
  } else {
    is("create_ticket");
    command["ticket"] = {{"title", "A lost écran"}, {"rooms", {random.numbered("r", 6)}}};
  }
  return {"execute", command, {}};
}

}  // namespace

const Tables& tables() {
  static const Tables all = [] {
    Tables made;
    const Result<JsonTree> tree = parse_json(kScored);
    Reader::Failure failure;
    made.declare(read_declaration(Reader(tree->root(), failure)));
    return made;
  }();
  return all;
}

Documents open_documents(std::uint32_t seed) {
  Documents world = rich_documents(seed);
  Random random(seed + 11);
  for (Json& customer : world.policy["customers"]) {
    if (random.chance(20)) continue;
    Json permissions{"tickets.view"};
    for (const char* more : {"rooms.view", "rooms.download_key", "roles.view", "tickets.update",
                             "reports.view", "reports.create_customer_incident"}) {
      if (random.chance(70)) permissions.push_back(more);
    }
    customer["relationship"]["status"] = "active";
    customer["delegation"] = {{"rooms", "all"}, {"permissions", permissions}};
    customer["roles"].push_back(
        {{"id", "desk"}, {"side", "partner"}, {"name", "Desk"}, {"permissions", permissions}});
    customer["assignments"].push_back({{"id", "desk"},
                                       {"name", "Desk"},
                                       {"side", "partner"},
                                       {"role", "desk"},
                                       {"members", {"u0"}},
                                       {"rooms", "all"}});
    const bool administrated = random.chance(85);
    if (random.chance(30)) {
      customer["assignments"].back()["rooms"] = {{"where", {{"country", {"NO", "SE"}}}}};
    }
    if (random.chance(30)) customer["assignments"].back()["until"] = "2026-01-09T00:00:00Z";
    if (administrated) {
      customer["assignments"].push_back({{"id", "admins"},
                                         {"name", "Admins"},
                                         {"side", "partner"},
                                         {"role", "primary_admin"},
                                         {"members", {"u0"}},
                                         {"rooms", "all"}});
    }
  }
  return world;
}

Json random_rows(Random& random, const TableSchema& table) {
  Json rows = Json::array();
  for (std::uint32_t i = random.below(5); i > 0; --i) {
    const std::string id = random_id(random, table);
    rows.push_back(table.id == TableId::rooms ? random_room(random, id)
                                              : random_ticket(random, id));
    const bool scored = table.find("score").has_value();
    if (scored && random.chance(80)) rows.back()["score"] = random_score(random);
    if (scored && random.chance(60)) rows.back()["labels"] = {random.numbered("G", 3), "L"};
  }
  return rows;
}

Json random_filter(Random& random, const TableSchema& table, int depth) {
  if (depth == 0 || random.chance(45)) return random_leaf(random, table);
  if (random.chance(25)) return {{"not", random_filter(random, table, depth - 1)}};
  Json parts = Json::array();
  for (std::uint32_t i = 1 + random.below(3); i > 0; --i) {
    parts.push_back(random_filter(random, table, depth - 1));
  }
  return {{random.chance(50) ? "and" : "or", parts}};
}

std::string random_box(Random& random) {
  constexpr std::array<const char*, 20> kTerms{"camera",
                                               "écran",
                                               "severity:critical,warning",
                                               "-severity:critical",
                                               "assignee:u1",
                                               "room:r1",
                                               "country:no",
                                               "room.country:\"SE\"",
                                               "customer:c1",
                                               "updated:>2",
                                               "capacity:3..9",
                                               "sort:updated-desc",
                                               "sort:name",
                                               "(r1 OR r2)",
                                               "-(camera é)",
                                               "\"camera écran",
                                               "health:odd OR",
                                               "key:key1",
                                               "roomGroups:g1,g2",
                                               "nobody:knows"};
  std::string box;
  for (std::uint32_t i = random.below(5); i > 0; --i) {
    box += one_of(random, kTerms);
    box += ' ';
  }
  return box;
}

Json random_query(Random& random) {
  const TableSchema& table = random_table(random);
  Json query{{"table", table.name}};
  if (random.chance(25)) {
    query["box"] = random_box(random);
  } else {
    if (random.chance(75)) query["where"] = random_filter(random, table, 2);
    if (random.chance(25)) query["search"] = one_of(random, kTexts);
    if (random.chance(80)) query["orderBy"] = random_order(random, table);
  }
  if (random.chance(70)) query["facets"] = random_facets(random, table);
  if (random.chance(30)) query["facetMode"] = "same";
  if (random.chance(15)) query["customers"] = Json::array({random.numbered("c", 3)});
  if (random.chance(5)) query["customers"] = {{"tag", "tag"}};
  if (random.chance(15)) query["columns"] = Json::array({one_of(random, columns_of(table))});
  return query;
}

Change random_change(Random& random) {
  constexpr std::int64_t kFifth = 1'767'571'200'000, kDay = 86'400'000;  // of January 2026
  const std::uint32_t which = random.below(100);
  if (which < 44) return random_put(random);
  if (which < 52) return random_removal(random);
  if (which < 68) return random_command(random);
  if (which < 72) return {"loadPolicy", open_documents(random.below(500)).policy, {}};
  if (which < 76) return {"advance", {{"now", kFifth + (random.below(24) - 2) * kDay}}, {}};
  if (which < 80) return {"signIn", {{"user", random.numbered("u", 4)}}, {}};
  if (which < 86) {
    return {
        "viewAs", random.chance(50) ? Json::object() : Json{{"user", random.numbered("u", 4)}}, {}};
  }
  if (which < 90) return {"setAllTicketsView", {{"on", random.chance(70)}}, {}};
  const Json customer{{"customer", random.numbered("c", 3)}};
  if (which < 96) {
    Json source = customer;
    source["state"] = random.chance(50) ? "stale" : "loading";
    return {"setSource", source, {}};
  }
  return {"wipe", random.chance(80) ? customer : Json::object(), {}};
}

}  // namespace enfilade::test
