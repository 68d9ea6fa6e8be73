// How libFuzzer gets from one conversation of the topic `view` to the next: by parts of queries,
// rows and changes rather than by bytes, so that most of them are read to the end.

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/bindings/random_changes.h"
#include "tests/fuzz/mutations.h"
#include "tests/fuzz/policy_domain.h"

namespace enfilade::fuzz {
namespace {

/// Two customers of whom `u0` sees much: all of one, some rooms and not all about them of the
/// other.
constexpr const char* kPolicy =
    R"({"version":1,"partner":{"tenantId":"p","name":"P","users":[{"id":"u0"},{"id":"u1"}]},"customers":[)"
    R"({"tenantId":"c0","name":"C","alias":"É","tags":["tag"],"relationship":{"status":"active"},)"
    R"("delegation":{"rooms":"all","permissions":["rooms.view","tickets.view","rooms.download_key","roles.view"]},)"
    R"("roles":[{"id":"r","side":"partner","name":"R","permissions":["rooms.view","tickets.view","roles.view"]}],)"
    R"("assignments":[{"id":"a","name":"A","side":"partner","role":"r","members":["u0","u1"],"rooms":"all"}]},)"
    R"({"tenantId":"c1","name":"D","relationship":{"status":"active"},"delegation":{"rooms":"all"},)"
    R"("roles":[{"id":"r","side":"partner","name":"R","permissions":["tickets.view"]},)"
    R"({"id":"s","side":"partner","name":"S","permissions":["rooms.view"]}],)"
    R"("assignments":[{"id":"a","name":"A","side":"partner","role":"r","members":["u0"],"rooms":"all"},)"
    R"({"id":"b","name":"B","side":"partner","role":"s","members":["u0"],"rooms":{"where":{"country":["NO"]}}}]}]})";

const TableSchema& any_table(Random& random) {
  const Tables& tables = test::tables();
  return tables[static_cast<TableId>(random.below(static_cast<std::uint32_t>(tables.size())))];
}

/// What a member of a query, of a row or of a policy mostly holds.
Json value_of(Random& random, std::string_view member) {
  const TableSchema& table = any_table(random);
  if (member == "where" && random.chance(80)) return test::random_filter(random, table, 2);
  if (member == "and" || member == "or" || member == "not") {
    return test::random_filter(random, table, 1);
  }
  if (member == "box") return test::random_box(random);
  constexpr std::array<std::string_view, 4> kOfQueries{"orderBy", "facets", "search", "columns"};
  if (std::find(kOfQueries.begin(), kOfQueries.end(), member) != kOfQueries.end()) {
    return test::random_query(random).value(std::string(member), Json::array());
  }
  const Json row = table.id == TableId::rooms ? test::random_room(random, "r1")
                                              : test::random_ticket(random, "t1");
  return row.contains(member) && random.chance(80) ? row[std::string(member)]
                                                   : random_value(random, member);
}

Step random_step(Random& random) {
  if (random.chance(30)) return {"openView", written(test::random_query(random)), {}};
  if (random.chance(15)) return {"updateView", written(test::random_query(random)), {}};
  test::Change change = test::random_change(random);
  if (change.call == "loadPolicy") change.with = Json::parse(kPolicy);
  return {change.call, written(change.with), change.rows.is_null() ? "" : written(change.rows)};
}

Conversation random_conversation(Random& random) {
  Conversation conversation{kPolicy, {}};
  for (const char* customer : {"c0", "c1"}) {
    for (TableId table : {TableId::rooms, TableId::tickets}) {
      const Json put{{"customer", customer}, {"table", schema_of(table).name}};
      conversation.steps.push_back(
          {"put", written(put), written(test::random_rows(random, schema_of(table)))});
    }
  }
  for (std::uint32_t i = 2 + random.below(4); i > 0; --i) {
    conversation.steps.push_back(random_step(random));
  }
  return conversation;
}

void mutate_steps(Random& random, std::vector<Step>& steps) {
  const auto any = [&] { return random.below(static_cast<std::uint32_t>(steps.size())); };
  const std::uint32_t way = random.below(10);
  if (steps.empty() || way < 3) {
    const auto at =
        static_cast<std::ptrdiff_t>(random.below(static_cast<std::uint32_t>(steps.size()) + 1));
    steps.insert(steps.begin() + at, random_step(random));
  } else if (way < 4) {
    steps.erase(steps.begin() + static_cast<std::ptrdiff_t>(any()));
  } else if (way < 5) {
    std::swap(steps[any()], steps[any()]);
  } else {
    Step& step = steps[any()];
    std::string& text = !step.rows.empty() && random.chance(60) ? step.rows : step.with;
    text = random.chance(95) ? mutated(random, text, value_of) : garbled(random, text);
  }
}

}  // namespace

void mutate(Random& random, Conversation& conversation) {
  const std::uint32_t way = random.below(100);
  if (conversation.document.empty() || way < 3) {
    conversation = random_conversation(random);
  } else if (way < 12) {
    conversation.document = mutated(random, conversation.document, value_of);
  } else {
    mutate_steps(random, conversation.steps);
  }
}

}  // namespace enfilade::fuzz
