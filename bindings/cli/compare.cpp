#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string>

#include "bindings/cli/run.h"
#include "bindings/session.h"

namespace enfilade::cli {
namespace {

using nlohmann::json;

/// In so many rooms: both of them may, and only the first, or the second.
struct Rooms {
  std::size_t both = 0, first = 0, second = 0;

  explicit Rooms(const json& one = json::object())
      : both(one.value("both", std::size_t{0})),
        first(one.value("first", std::size_t{0})),
        second(one.value("second", std::size_t{0})) {}
};

/// ben may see 6 rooms, mia 7; 4 they share
std::string gist(const json& customers, const std::string& first, const std::string& second) {
  Rooms seen;
  for (const json& customer : customers) {
    for (const json& one : customer["permissions"]) {
      if (text_of(one, "permission") != "rooms.view") continue;
      const Rooms here(one);
      seen.both += here.both;
      seen.first += here.first;
      seen.second += here.second;
    }
  }
  const std::string shared = seen.both == 0 ? "none" : std::to_string(seen.both);
  return first + " may see " + counted(seen.both + seen.first, "room", "rooms") + ", " + second +
         ' ' + std::to_string(seen.both + seen.second) + "; " + shared + " they share";
}

std::string table_of(const json& permissions, const std::string& first, const std::string& second,
                     std::size_t width) {
  constexpr std::size_t kHeading = 20;
  constexpr auto number = Table::Kind::number;
  Table table{{{"PERMISSION", Table::Kind::id},
               {"BOTH", number},
               {cut("ONLY " + first, kHeading), number},
               {cut("ONLY " + second, kHeading), number},
               {"CUSTOMER"}},
              {}};
  const auto shown = [](std::size_t rooms) { return rooms == 0 ? "" : std::to_string(rooms); };
  for (const json& one : permissions) {
    const Rooms rooms(one);
    const std::string who = text_of(one, "customer");
    table.rows.push_back({text_of(one, "permission"), shown(rooms.both), shown(rooms.first),
                          shown(rooms.second),
                          who == "first"    ? first
                          : who == "second" ? second
                                            : who});
  }
  return draw(table, width);
}

}  // namespace

Ended compare(Run& run) {
  std::array<Person, 2> people;
  for (std::size_t i = 0; i < people.size(); ++i) {
    const auto person = person_of(run.asked.words[i]);
    if (const Trouble* trouble = trouble_of(person)) return run.end(*trouble);
    people[i] = std::get<Person>(person);
    if (const auto trouble = run.unknown(people[i])) return run.end(*trouble);
  }
  const auto asked = run.talk.ask(
      &Session::compare, {{"first", run.person(people[0])}, {"second", run.person(people[1])}});
  if (const Trouble* trouble = trouble_of(asked)) return run.end(*trouble);
  const auto& [text, ok] = std::get<Answer>(asked);
  if (run.asked.json) return {kAnswered, text + '\n', ""};

  // As they were typed, so that two of one id are told apart by their tenants.
  const std::string first = printable(run.asked.words[0]), second = printable(run.asked.words[1]);
  const json& customers = ok["customers"];
  if (customers.empty()) {
    return {
        kAnswered,
        run.lines("There is nothing that " + first + " or " + second + " may do" + run.as_far_as()),
        ""};
  }
  std::string out = run.lines(gist(customers, first, second) + run.as_far_as());
  for (const json& customer : customers) {
    const std::string id = text_of(customer, "customer");
    out += '\n' + run.lines(name_and_id(run.talk.customer_name(id), id)) +
           table_of(customer["permissions"], first, second, run.width);
  }
  return {kAnswered, out, ""};
}

}  // namespace enfilade::cli
