#include "bindings/cli/commands.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <utility>

#include "bindings/cli/arguments.h"
#include "bindings/cli/conversation.h"
#include "bindings/cli/data.h"
#include "bindings/cli/table.h"
#include "bindings/cli/trouble.h"
#include "bindings/session.h"

namespace enfilade::cli {
namespace {

using nlohmann::json;
using Answer = Conversation::Answer;

constexpr int kAnswered = 0, kDenied = 1, kNotRight = 2;

/// A reason in words: of a decision, of what one assignment lacks, and what to do about it.
struct Words {
  std::string_view reason, says, lacks, next;
};
constexpr std::array<Words, 10> kWords{{
    {"allowed", "It is allowed.", "allows it", ""},
    {"not_found", "There is nothing by these ids that who asks may know of.", "",
     "Check the ids. If they are right, who asks lacks an assignment there, or roles.view to ask "
     "about somebody else."},
    {"no_relationship", "There is no active relationship with this customer.", "",
     "The customer invites the partner, or the invitation is accepted."},
    {"room_not_delegated", "The customer did not open this to the partner.", "",
     "The customer's administrator adds the room to what is opened."},
    {"permission_not_delegated", "The customer did not open this permission to the partner.", "",
     "The customer's administrator widens the permissions that are opened."},
    {"not_assigned", "No assignment of this customer includes this person.", "person not in it",
     "Add them, or a group they are in, to an assignment."},
    {"not_in_force", "There is an assignment, but it is not in force then.", "not in force",
     "Look at the first and the last day of the assignment."},
    {"outside_scope", "No assignment in force reaches this far.", "beyond its scope",
     "Widen the scope of the assignment, or assign another."},
    {"role_forbids", "The role that reaches this far does not hold this permission.",
     "role lacks it", "Assign a role that holds it."},
    {"ticket_exceeds_scope", "The ticket also has rooms in which this is not allowed.", "",
     "Ask who may act in all of its rooms, or widen the scope."},
}};

const Words& words_of(const std::string& reason) {
  const auto found = std::find_if(kWords.begin(), kWords.end(),
                                  [&](const Words& one) { return one.reason == reason; });
  return found == kWords.end() ? kWords.front() : *found;
}

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
  return std::to_string(count) + ' ' + (count == 1 ? one : many);
}

std::string paragraph(std::string_view label, std::string_view text, std::size_t width) {
  std::string first = "  " + std::string(label);
  first.resize(12, ' ');
  return wrapped(text, width, first, std::string(12, ' '));
}

/// A name with its id, once where they are the same.
std::string name_and_id(const std::string& name, const std::string& id) {
  return name.empty() || name == id ? id : name + " (" + id + ')';
}

/// The groups that lead to a person, from the one that is assigned.
std::string through(const json& path) {
  std::string text;
  for (const json& group : path)
    text += (text.empty() ? "" : " › ") + (group.is_string() ? group.get<std::string>() : "");
  return text.empty() ? "directly" : text;
}

Ended ended(const Trouble& trouble, int status, std::size_t width) {
  std::string err = wrapped("enfilade: " + trouble.says + '.', width);
  if (!trouble.next.empty()) err += wrapped(trouble.next, width);
  return {status, "", err};
}

/// One command on its way, from the data to the screen.
class Run {
 public:
  Run(Arguments arguments, Data data, const Surroundings& around)
      : asked_(std::move(arguments)),
        talk_(std::move(data)),
        width_(around.width),
        now_(asked_.at.value_or(around.now)) {}

  Ended lint();
  /// Signs in, and answers the command.
  Ended answer();

 private:
  Ended check();
  Ended explain();
  Ended who();
  Ended what();
  Ended rooms();
  Ended rooms_by_customer(const json& counts) const;
  Ended rooms_of_customer(const json& ids);

  Ended end(const Trouble& trouble, int status = kNotRight) const {
    return ended(trouble, status, width_);
  }
  const Person& subject() const { return asked_.whom ? *asked_.whom : asked_.as; }
  std::string subject_in_words() const;
  /// With permission and customer, and with room, ticket and person where they are given.
  json question() const;
  std::string customer_id() const { return talk_.data().tenant_id(asked_.words[1]); }
  std::string customer_in_words(const std::string& id) const;
  /// Lines that say which room or ticket and which customer is asked about.
  std::string target();
  /// Yes or no, what is asked about, and of a no why and what to do.
  std::string verdict(bool allowed, const std::string& reason);

  Arguments asked_;
  Conversation talk_;
  std::size_t width_;
  Instant now_;
};

std::string Run::subject_in_words() const {
  const Person& person = subject();
  const std::string tenant = talk_.tenant_of(person);
  if (tenant == talk_.data().partner()) return person.user;
  const std::string name = talk_.customer_name(tenant);
  return name.empty() ? person.user + '@' + person.tenant : person.user + " of " + name;
}

json Run::question() const {
  json question{{"permission", asked_.words[0]}, {"customer", customer_id()}};
  if (asked_.room) question["room"] = *asked_.room;
  if (asked_.ticket) question["ticket"] = *asked_.ticket;
  if (asked_.whom) {
    question["user"] = asked_.whom->user;
    question["tenant"] = talk_.tenant_of(*asked_.whom);
  }
  return question;
}

std::string Run::customer_in_words(const std::string& id) const {
  const std::string name = talk_.customer_name(id);
  return name.empty() ? asked_.words[1] : name_and_id(name, id);
}

std::string Run::target() {
  const std::string customer = paragraph("Customer", customer_in_words(customer_id()), width_);
  if (!asked_.room && !asked_.ticket) return customer;
  const std::string table = asked_.room ? "rooms" : "tickets";
  const std::string column = asked_.room ? "name" : "title";
  const std::string& id = asked_.room ? *asked_.room : *asked_.ticket;
  const auto rows = talk_.visible(customer_id(), table, {"id", column}, id);
  const std::string name = rows.contains(id) ? text_of(rows.at(id), column.c_str()) : "";
  return paragraph(asked_.room ? "Room" : "Ticket", name_and_id(name, id), width_) + customer;
}

std::string Run::verdict(bool allowed, const std::string& reason) {
  const Words& words = words_of(reason);
  const bool unheard = asked_.whom && reason == "not_found";
  std::string says = allowed ? "Yes: " : "No: ";
  if (unheard) says += asked_.as.user + " may not know whether ";
  says += subject_in_words() + (allowed || unheard ? " holds " : " does not hold ");
  std::string out = wrapped(says + asked_.words[0] + '.', width_) + '\n' + target();
  if (!allowed) out += paragraph("Why", words.says, width_) + paragraph("Next", words.next, width_);
  return out;
}

Ended Run::lint() {
  const auto loaded = talk_.load_policy();
  if (const Trouble* trouble = trouble_of(loaded)) return end(*trouble);
  const auto& [text, ok] = std::get<Answer>(loaded);
  const json& findings = ok["findings"];
  const int status = findings.empty() ? kAnswered : kDenied;
  if (asked_.json) return {status, text + '\n', ""};

  std::string out = findings.empty() ? wrapped("No findings.", width_)
                                     : wrapped(counted(findings.size(), "finding", "findings") +
                                                   ". Nothing wrong is granted by any of them.",
                                               width_);
  std::string heading;
  for (const json& one : findings) {
    const std::string path = text_of(one, "path");
    const std::string where = talk_.data().tenant_at(path);
    if (heading != where) out += '\n' + wrapped(where, width_);
    heading = where;
    out += wrapped(path, width_, "  ") + wrapped(text_of(one, "finding"), width_, "    ", "    ");
  }
  const auto count = [&](const char* key, const std::string& one, const std::string& many) {
    return counted(ok.value(key, std::size_t{0}), one, many);
  };
  out += '\n' +
         wrapped('"' + talk_.data().policy_path() + "\" has " +
                     count("customers", "customer", "customers") + ", " +
                     count("users", "user", "users") + ", " + count("groups", "group", "groups") +
                     ", " + count("roles", "role", "roles") + " and " +
                     count("assignments", "assignment", "assignments") + '.',
                 width_);
  return {status, out, ""};
}

Ended Run::answer() {
  if (const auto trouble = talk_.sign_in(asked_.as, now_)) return end(*trouble);
  const std::string_view command = asked_.form->name;
  const bool everywhere = command == "what" || (command == "rooms" && asked_.words.size() == 1);
  const auto trouble =
      everywhere ? talk_.load_all_rooms() : talk_.load(customer_id(), asked_.ticket.has_value());
  if (trouble) return end(*trouble);
  if (command == "check") return check();
  if (command == "explain") return explain();
  if (command == "who") return who();
  return command == "what" ? what() : rooms();
}

Ended Run::check() {
  const auto asked = talk_.ask(&Session::decide, question());
  if (const Trouble* trouble = trouble_of(asked)) return end(*trouble);
  const auto& [text, ok] = std::get<Answer>(asked);
  const bool allowed = ok.value("allowed", false);
  const int status = allowed ? kAnswered : kDenied;
  if (asked_.json) return {status, text + '\n', ""};

  std::string out = verdict(allowed, text_of(ok, "reason"));
  Table table{{{"ASSIGNMENT", Table::Kind::id}, {"NAME"}, {"ROLE"}, {"THROUGH"}}, {}};
  for (const json& way : ok.value("assignments", json::array())) {
    table.rows.push_back(
        {text_of(way, "id"), text_of(way, "name"), text_of(way, "role"), through(way["path"])});
  }
  if (!table.rows.empty()) out += '\n' + draw(table, width_);
  return {status, out, ""};
}

Ended Run::explain() {
  const auto asked = talk_.ask(&Session::explain, question());
  if (const Trouble* trouble = trouble_of(asked)) return end(*trouble);
  const auto& [text, ok] = std::get<Answer>(asked);
  const bool allowed = ok.value("allowed", false);
  const int status = allowed ? kAnswered : kDenied;
  if (asked_.json) return {status, text + '\n', ""};

  std::string out = verdict(allowed, text_of(ok, "reason"));
  if (!ok.contains("connected")) return {status, out, ""};

  const bool of_partner = talk_.tenant_of(subject()) == talk_.data().partner();
  const auto wall = [&](const char* key, std::string_view yes, std::string_view no) {
    const bool open = ok.value(key, false);
    out += paragraph(open ? "yes" : "no", open ? yes : no, width_);
  };
  if (of_partner) {
    out += "\nBefore any assignment\n";
    wall("connected", "The relationship is active.", "The relationship is not active.");
    wall("delegated", "The customer opened this to the partner.",
         "The customer did not open this to the partner.");
    wall("underCeiling", "The customer opened the permission.",
         "The customer did not open the permission.");
  }
  const json rungs = ok.value("assignments", json::array());
  if (rungs.empty()) return {status, out, ""};
  Table table{{{"OUTCOME", Table::Kind::id},
               {"ASSIGNMENT", Table::Kind::id},
               {"NAME"},
               {"ROLE"},
               {"THROUGH"}},
              {}};
  for (const json& rung : rungs) {
    const std::string reason = text_of(rung, "reason");
    table.rows.push_back({std::string(words_of(reason).lacks), text_of(rung, "id"),
                          text_of(rung, "name"), text_of(rung, "role"),
                          reason == "not_assigned" ? "" : through(rung["path"])});
  }
  out += allowed ? "\nAssignments, those that allow it first\n"
                 : "\nAssignments, the nearest miss first\n";
  return {status, out + draw(table, width_), ""};
}

Ended Run::who() {
  const auto asked = talk_.ask(&Session::whoMay, question());
  if (const Trouble* trouble = trouble_of(asked)) {
    if (!trouble->next.empty()) return end(*trouble);
    return end(
        {trouble->says, "Check the ids. If they are right, who asks needs roles.view there."},
        kDenied);
  }
  const auto& [text, ok] = std::get<Answer>(asked);
  if (asked_.json) return {kAnswered, text + '\n', ""};

  const json& people = ok["people"];
  const std::string held =
      people.empty() ? "Nobody holds " : counted(people.size(), "person holds ", "people hold ");
  std::string out = wrapped(held + asked_.words[0] + '.', width_) + '\n' + target();
  for (const bool partner : {true, false}) {
    Table table{{{"USER", Table::Kind::id},
                 {"ASSIGNMENT", Table::Kind::id},
                 {"NAME"},
                 {"ROLE"},
                 {"THROUGH"}},
                {}};
    for (const json& person : people) {
      if ((text_of(person, "tenant") == talk_.data().partner()) != partner) continue;
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
    out += draw(table, width_);
  }
  return {kAnswered, out, ""};
}

Ended Run::what() {
  json question = json::object();
  if (asked_.whom)
    question = {{"user", asked_.whom->user}, {"tenant", talk_.tenant_of(*asked_.whom)}};
  const auto asked = talk_.ask(&Session::whatMay, question);
  if (const Trouble* trouble = trouble_of(asked)) return end(*trouble);
  const auto& [text, ok] = std::get<Answer>(asked);
  if (asked_.json) return {kAnswered, text + '\n', ""};

  const json& customers = ok["customers"];
  if (customers.empty()) {
    return {kAnswered,
            wrapped("There is nothing that " + subject_in_words() + " may do" +
                        (asked_.whom ? ", as far as " + asked_.as.user + " may ask." : "."),
                    width_),
            ""};
  }
  std::string out = wrapped(subject_in_words() + " may act in " +
                                counted(customers.size(), "customer", "customers") +
                                (asked_.whom ? ", as far as " + asked_.as.user + " may ask." : "."),
                            width_);
  for (const json& customer : customers) {
    // What is held in the same number of rooms stands together, the most rooms first.
    std::map<std::size_t, std::string, std::greater<>> in_rooms;
    std::string to_customer;
    const auto add = [](std::string& list, const std::string& permission) {
      list += (list.empty() ? "" : ", ") + permission;
    };
    for (const json& one : customer["permissions"]) {
      const std::string permission = text_of(one, "permission");
      if (const auto rooms = one.value("rooms", std::size_t{0})) add(in_rooms[rooms], permission);
      if (one.value("customer", false)) add(to_customer, permission);
    }
    const std::string id = text_of(customer, "customer");
    out += '\n' + wrapped(name_and_id(talk_.customer_name(id), id), width_);
    const auto line = [&](const std::string& where, const std::string& permissions) {
      constexpr std::size_t kWhere = 13;
      std::string first(kWhere - std::min(kWhere, where.size()), ' ');
      out += wrapped(permissions, width_, first + where + "  ", std::string(kWhere + 2, ' '));
    };
    for (const auto& [rooms, permissions] : in_rooms)
      line(counted(rooms, "room", "rooms"), permissions);
    if (!to_customer.empty()) line("customer", to_customer);
  }
  return {kAnswered, out, ""};
}

Ended Run::rooms() {
  json question{{"permission", asked_.words[0]}};
  const bool of_one = asked_.words.size() == 2;
  if (of_one) question["customer"] = customer_id();
  const auto asked = talk_.ask(&Session::roomsWhere, question);
  if (const Trouble* trouble = trouble_of(asked)) {
    if (!trouble->next.empty()) return end(*trouble);
    return end({trouble->says, "Check the id. If it is right, who asks may not know of it."},
               kDenied);
  }
  const auto& [text, ok] = std::get<Answer>(asked);
  if (asked_.json) return {kAnswered, text + '\n', ""};

  return of_one ? rooms_of_customer(ok["rooms"]) : rooms_by_customer(ok);
}

Ended Run::rooms_of_customer(const json& ids) {
  std::string out = wrapped(subject_in_words() + " holds " + asked_.words[0] + " on " +
                                counted(ids.size(), "room", "rooms") + '.',
                            width_) +
                    '\n' + paragraph("Customer", customer_in_words(customer_id()), width_);
  const auto rows = talk_.visible(customer_id(), "rooms", {"id", "name", "building", "city"}, {});
  Table table{{{"ROOM", Table::Kind::id}, {"NAME"}, {"BUILDING"}, {"CITY"}}, {}};
  for (const json& one : ids) {
    const std::string id = one.is_string() ? one.get<std::string>() : "";
    const auto row = rows.find(id);
    const json shown = row == rows.end() ? json::object() : row->second;
    table.rows.push_back(
        {id, text_of(shown, "name"), text_of(shown, "building"), text_of(shown, "city")});
  }
  if (!table.rows.empty()) out += '\n' + draw(table, width_);
  return {kAnswered, out, ""};
}

Ended Run::rooms_by_customer(const json& counts) const {
  const json& customers = counts["customers"];
  std::string title = subject_in_words() + " holds " + asked_.words[0] + " on " +
                      counted(counts.value("total", std::size_t{0}), "room", "rooms");
  if (!customers.empty()) title += " of " + counted(customers.size(), "customer", "customers");
  std::string out = wrapped(title + '.', width_);
  Table table{{{"ROOMS", Table::Kind::number}, {"CUSTOMER"}, {"ID", Table::Kind::id}}, {}};
  for (const json& one : customers) {
    const std::string id = text_of(one, "customer");
    table.rows.push_back(
        {std::to_string(one.value("rooms", std::size_t{0})), talk_.customer_name(id), id});
  }
  if (!table.rows.empty()) out += '\n' + draw(table, width_);
  return {kAnswered, out, ""};
}

}  // namespace

Ended run(const std::vector<std::string>& typed, const Surroundings& surroundings) {
  auto parsed = parse_arguments(typed);
  if (const Trouble* trouble = trouble_of(parsed))
    return ended(*trouble, kNotRight, surroundings.width);
  Arguments arguments = std::get<Arguments>(std::move(parsed));
  if (arguments.help) return {kAnswered, help_page(arguments.form, surroundings.width), ""};
  auto opened = Data::open(arguments.data);
  if (const Trouble* trouble = trouble_of(opened))
    return ended(*trouble, kNotRight, surroundings.width);
  const bool lints = arguments.form->name == "lint";
  Run one(std::move(arguments), std::get<Data>(std::move(opened)), surroundings);
  return lints ? one.lint() : one.answer();
}

}  // namespace enfilade::cli
