#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "bindings/cli/run.h"
#include "bindings/session.h"
#include "core/base/permission.h"

namespace enfilade::cli {
namespace {

using nlohmann::json;

/// "2 rooms, customer": of one effect, where it is.
std::string where(const json& effect) {
  std::string text;
  const auto rooms = effect.value("rooms", std::size_t{0});
  if (rooms > 0) add_to(text, counted(rooms, "room", "rooms"));
  if (effect.value("customer", false)) add_to(text, "customer");
  return text;
}

std::string table_of(const Run& run, const json& customer) {
  struct Change {
    std::string gains, loses;
  };
  // The partner's people first, then by user and by permission.
  std::map<std::tuple<bool, std::string, Permission>, Change> changes;
  const auto collect = [&](const char* key, std::string Change::*side) {
    for (const json& effect : customer[key]) {
      const auto permission = parse_permission(text_of(effect, "permission"));
      if (!permission) continue;
      const std::string tenant = text_of(effect, "tenant");
      const bool partners = tenant == run.talk.data().partner();
      const std::string user = text_of(effect, "user") + (partners ? "" : '@' + tenant);
      changes[{!partners, user, *permission}].*side = where(effect);
    }
  };
  collect("gained", &Change::gains);
  collect("lost", &Change::loses);

  Table table{{{"USER", Table::Kind::id},
               {"PERMISSION", Table::Kind::id},
               {"GAINS", Table::Kind::id},
               {"LOSES", Table::Kind::id}},
              {}};
  std::string last;
  for (const auto& [key, change] : changes) {
    const auto& [side, user, permission] = key;
    table.rows.push_back(
        {user == last ? "" : user, std::string(name(permission)), change.gains, change.loses});
    last = user;
  }
  return draw(table, run.width);
}

/// How many people gain, or lose, something anywhere.
std::size_t people(const json& customers, const char* key) {
  std::set<std::pair<std::string, std::string>> people;
  for (const json& customer : customers) {
    for (const json& effect : customer[key])
      people.emplace(text_of(effect, "tenant"), text_of(effect, "user"));
  }
  return people.size();
}

/// Customers that stand in one policy and not in another. Who asks as a viewer may not hear of it.
std::string only_in(const Run& run, const Data& one, const Data& another) {
  std::string list;
  if (run.asked.as) return list;
  const std::vector<std::string> others = another.customers();
  const std::set<std::string> known(others.begin(), others.end());
  for (const std::string& id : one.customers()) {
    if (!known.contains(id)) add_to(list, name_and_id(one.name_of(id), id));
  }
  return list;
}

Ended everybody(const Run& run, const Data& other, const json& customers) {
  const std::string added = only_in(run, other, run.talk.data());
  const bool changes = !customers.empty() || !added.empty();
  std::string out;
  if (customers.empty()) {
    out = run.lines((added.empty() ? "Nobody gains" : "Where there are rooms, nobody gains") +
                    std::string(" or loses anything") + run.as_far_as());
  } else {
    const std::size_t gain = people(customers, "gained"), lose = people(customers, "lost");
    out =
        run.lines((gain == 1 ? "1 person gains" : std::to_string(gain) + " people gain") + " and " +
                  std::to_string(lose) + (lose == 1 ? " loses" : " lose") + " something in " +
                  counted(customers.size(), "customer", "customers") + run.as_far_as());
  }
  for (const json& customer : customers) {
    const std::string id = text_of(customer, "customer");
    const std::string name = run.talk.customer_name(id);
    out += '\n' + run.lines(name_and_id(name.empty() ? other.name_of(id) : name, id)) +
           table_of(run, customer);
  }
  if (!added.empty()) {
    out += '\n' + run.lines("Only in \"" + other.policy_path() +
                            "\", so that nothing is said of "
                            "their rooms: " +
                            added + '.');
  }
  return {changes ? kDenied : kAnswered, out, ""};
}

/// Of the one asked about: in 2 rooms and about the customer; empty if there is no such effect.
std::string clause(const Run& run, const json& effects) {
  for (const json& effect : effects) {
    const bool meant = text_of(effect, "user") == run.subject().user &&
                       text_of(effect, "tenant") == run.talk.tenant_of(run.subject()) &&
                       text_of(effect, "permission") == run.asked.words[1];
    if (!meant) continue;
    const auto rooms = effect.value("rooms", std::size_t{0});
    std::string text = rooms > 0 ? "in " + counted(rooms, "room", "rooms") : "";
    if (effect.value("customer", false))
      text += (rooms > 0 ? " and " : "") + std::string("about the customer");
    return text;
  }
  return "";
}

/// The rooms in which one person gains or loses one permission.
Ended one_person(Run& run, const std::string& customer, const json& customers) {
  json here = json::object();
  for (const json& one : customers) {
    if (text_of(one, "customer") == customer) here = one;
  }
  const json none = json::array();
  const std::string gains = clause(run, here.value("gained", none)),
                    loses = clause(run, here.value("lost", none));
  const std::string who = run.subject_in_words(), what = run.asked.words[1];
  const bool changes = !gains.empty() || !loses.empty();
  std::string says = who + (gains.empty() ? "" : " gains " + what + ' ' + gains);
  if (!loses.empty())
    says += gains.empty() ? " loses " + what + ' ' + loses : ", and loses it " + loses;
  if (!changes) says += " neither gains nor loses " + what;
  const std::string name = run.talk.customer_name(customer);
  std::string out =
      run.lines(says + run.as_far_as()) + '\n' +
      labelled("Customer", name.empty() ? run.asked.words[2] : name_and_id(name, customer),
               run.width);

  const auto rows = run.talk.visible(customer, "rooms", {"id", "name", "building", "city"}, {});
  Table table{
      {{"CHANGE", Table::Kind::id}, {"ROOM", Table::Kind::id}, {"NAME"}, {"BUILDING"}, {"CITY"}},
      {}};
  const json sample = here.value("sample", json::object());
  for (const auto& [key, change] : {std::pair{"gained", "gains"}, {"lost", "loses"}}) {
    for (const json& one : sample.value(key, none)) {
      const std::string id = one.get<std::string>();
      const auto row = rows.find(id);
      const json shown = row == rows.end() ? json::object() : row->second;
      table.rows.push_back(
          {change, id, text_of(shown, "name"), text_of(shown, "building"), text_of(shown, "city")});
    }
  }
  if (!table.rows.empty()) out += '\n' + draw(table, run.width);
  return {changes ? kDenied : kAnswered, out, ""};
}

}  // namespace

Ended diff(Run& run) {
  const auto opened = Data::open_policy(run.asked.words[0]);
  if (const Trouble* trouble = trouble_of(opened)) return run.end(*trouble);
  const Data& other = std::get<Data>(opened);
  // On its own first: so its places are those of the document, and it is one that may be copied.
  Session probe;
  const auto read = load_policy(probe, other);
  if (const Trouble* trouble = trouble_of(read)) return run.end(*trouble);

  json question{{"policy", json::parse(other.policy())}};
  const bool of_one = run.asked.words.size() == 3;
  const std::string customer = of_one ? run.talk.data().tenant_id(run.asked.words[2]) : "";
  if (of_one) {
    question["sample"] = run.person(run.subject());
    question["sample"].update({{"permission", run.asked.words[1]}, {"customer", customer}});
  }
  const auto asked = run.talk.ask(&Session::diff, question);
  if (const Trouble* trouble = trouble_of(asked)) return run.end(*trouble);
  const auto& [text, ok] = std::get<Answer>(asked);
  Ended over =
      of_one ? one_person(run, customer, ok["customers"]) : everybody(run, other, ok["customers"]);
  if (run.asked.json) over.out = text + '\n';
  return over;
}

}  // namespace enfilade::cli
