#include <algorithm>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "bindings/cli/run.h"
#include "bindings/session.h"

namespace enfilade::cli {

using nlohmann::json;

namespace {

Ended rooms_of_customer(Run& run, const json& ids) {
  std::string out = wrapped(run.subject_in_words() + " holds " + run.asked.words[0] + " on " +
                                counted(ids.size(), "room", "rooms") + run.as_far_as_of_others(),
                            run.width) +
                    '\n' +
                    labelled("Customer", run.customer_in_words(run.customer_id()), run.width);
  const auto rows =
      run.talk.visible(run.customer_id(), "rooms", {"id", "name", "building", "city"}, {});
  Table table{{{"ROOM", Table::Kind::id}, {"NAME"}, {"BUILDING"}, {"CITY"}}, {}};
  for (const json& one : ids) {
    const std::string id = one.is_string() ? one.get<std::string>() : "";
    const auto row = rows.find(id);
    const json shown = row == rows.end() ? json::object() : row->second;
    table.rows.push_back(
        {id, text_of(shown, "name"), text_of(shown, "building"), text_of(shown, "city")});
  }
  if (!table.rows.empty()) out += '\n' + draw(table, run.width);
  return {kAnswered, out, ""};
}

Ended rooms_by_customer(const Run& run, const json& counts) {
  const json& customers = counts["customers"];
  std::string title = run.subject_in_words() + " holds " + run.asked.words[0] + " on " +
                      counted(counts.value("total", std::size_t{0}), "room", "rooms");
  if (!customers.empty()) title += " of " + counted(customers.size(), "customer", "customers");
  std::string out = wrapped(title + run.as_far_as_of_others(), run.width);
  Table table{{{"ROOMS", Table::Kind::number}, {"CUSTOMER"}, {"ID", Table::Kind::id}}, {}};
  for (const json& one : customers) {
    const std::string id = text_of(one, "customer");
    table.rows.push_back(
        {std::to_string(one.value("rooms", std::size_t{0})), run.talk.customer_name(id), id});
  }
  if (!table.rows.empty()) out += '\n' + draw(table, run.width);
  return {kAnswered, out, ""};
}

}  // namespace

Ended who(Run& run) {
  const auto asked = run.talk.ask(&Session::whoMay, run.question());
  if (const Trouble* trouble = trouble_of(asked)) {
    if (!trouble->next.empty()) return run.end(*trouble);
    return run.end(
        run.asked.as ? Trouble{trouble->says,
                               "Check the ids. If they are right, who asks needs roles.view there."}
                     : Trouble{"there is nothing by these ids", "Check the ids."},
        kDenied);
  }
  const auto& [text, ok] = std::get<Answer>(asked);
  if (run.asked.json) return {kAnswered, text + '\n', ""};

  const json& people = ok["people"];
  const std::string held =
      people.empty() ? "Nobody holds " : counted(people.size(), "person holds ", "people hold ");
  std::string out =
      wrapped(held + run.asked.words[0] + run.as_far_as(), run.width) + '\n' + run.target();
  for (const bool partner : {true, false}) {
    Table table{{{"USER", Table::Kind::id},
                 {"ASSIGNMENT", Table::Kind::id},
                 {"NAME"},
                 {"ROLE"},
                 {"THROUGH", Table::Kind::id}},
                {}};
    for (const json& person : people) {
      if ((text_of(person, "tenant") == run.talk.data().partner()) != partner) continue;
      std::string user = text_of(person, "user");
      const json ways = person.value("assignments", json::array());
      if (ways.empty()) table.rows.push_back({user, "", "", "", ""});
      for (const json& way : ways) {
        table.rows.push_back({std::exchange(user, ""), text_of(way, "id"), text_of(way, "name"),
                              text_of(way, "role"), through(way["path"])});
      }
    }
    if (table.rows.empty()) continue;
    out += partner ? "\nThe partner's people\n" : "\nThe customer's people\n";
    out += draw(table, run.width);
  }
  return {kAnswered, out, ""};
}

Ended what(Run& run) {
  json question = json::object();
  if (run.asked.whom)
    question = {{"user", run.asked.whom->user}, {"tenant", run.talk.tenant_of(*run.asked.whom)}};
  const auto asked = run.talk.ask(&Session::whatMay, question);
  if (const Trouble* trouble = trouble_of(asked)) return run.end(*trouble);
  const auto& [text, ok] = std::get<Answer>(asked);
  if (run.asked.json) return {kAnswered, text + '\n', ""};

  const json& customers = ok["customers"];
  if (customers.empty()) {
    return {kAnswered,
            wrapped("There is nothing that " + run.subject_in_words() + " may do" +
                        run.as_far_as_of_others(),
                    run.width),
            ""};
  }
  std::string out =
      wrapped(run.subject_in_words() + " may act in " +
                  counted(customers.size(), "customer", "customers") + run.as_far_as_of_others(),
              run.width);
  for (const json& customer : customers) {
    // What is held in the same number of rooms stands together, the most rooms first.
    std::map<std::size_t, std::string, std::greater<>> in_rooms;
    std::string to_customer;
    for (const json& one : customer["permissions"]) {
      const std::string permission = text_of(one, "permission");
      if (const auto rooms = one.value("rooms", std::size_t{0}))
        add_to(in_rooms[rooms], permission);
      if (one.value("customer", false)) add_to(to_customer, permission);
    }
    const std::string id = text_of(customer, "customer");
    out += '\n' + wrapped(name_and_id(run.talk.customer_name(id), id), run.width);
    const auto line = [&](const std::string& where, const std::string& permissions) {
      constexpr std::size_t kWhere = 13;
      std::string first(kWhere - std::min(kWhere, where.size()), ' ');
      out += wrapped(permissions, run.width, first + where + "  ", std::string(kWhere + 2, ' '));
    };
    for (const auto& [rooms, permissions] : in_rooms)
      line(counted(rooms, "room", "rooms"), permissions);
    if (!to_customer.empty()) line("customer", to_customer);
  }
  return {kAnswered, out, ""};
}

Ended rooms(Run& run) {
  json question{{"permission", run.asked.words[0]}};
  const bool of_one = run.asked.words.size() == 2;
  if (of_one) question["customer"] = run.customer_id();
  if (run.asked.whom) question.update(run.person(*run.asked.whom));
  const auto asked = run.talk.ask(&Session::roomsWhere, question);
  if (const Trouble* trouble = trouble_of(asked)) {
    if (!trouble->next.empty()) return run.end(*trouble);
    const std::string next = run.asked.as ? " If it is right, who asks may not know of it." : "";
    return run.end({trouble->says, "Check the id." + next}, kDenied);
  }
  const auto& [text, ok] = std::get<Answer>(asked);
  if (run.asked.json) return {kAnswered, text + '\n', ""};

  return of_one ? rooms_of_customer(run, ok["rooms"]) : rooms_by_customer(run, ok);
}

}  // namespace enfilade::cli
