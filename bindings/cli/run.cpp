#include "bindings/cli/run.h"

#include <utility>

namespace enfilade::cli {

using nlohmann::json;

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
  return std::to_string(count) + ' ' + (count == 1 ? one : many);
}

std::string name_and_id(const std::string& name, const std::string& id) {
  return name.empty() || name == id ? id : name + " (" + id + ')';
}

std::string labelled(std::string_view label, std::string_view text, std::size_t width) {
  std::string first = "  " + std::string(label);
  first.resize(12, ' ');
  return wrapped(text, width, first, std::string(12, ' '));
}

std::string through(const json& path) {
  std::string text;
  for (const json& group : path)
    text += (text.empty() ? "" : " › ") + (group.is_string() ? group.get<std::string>() : "");
  return text.empty() ? "directly" : text;
}

void add_to(std::string& list, std::string_view one) {
  if (!list.empty()) list += ", ";
  list += one;
}

std::string time_in_words(Instant instant, std::size_t as_far_as) {
  std::string text = format_instant(instant).substr(0, as_far_as);
  text[std::string_view("2026-03-02").size()] = ' ';
  return text;
}

Ended ended(const Trouble& trouble, std::size_t width) {
  std::string err = wrapped("enfilade: " + trouble.says + '.', width);
  if (!trouble.next.empty()) err += wrapped(trouble.next, width);
  return {kNotRight, "", err};
}

Run::Run(Arguments arguments, Data data, const Surroundings& around)
    : asked(std::move(arguments)),
      talk(std::move(data), !asked.as),
      width(around.width),
      now(asked.at.value_or(around.now)) {}

OrTrouble<Answer> Run::begin() {
  auto loaded = talk.begin(asked.as, now);
  if (trouble_of(loaded)) return loaded;
  const std::string_view command = asked.form->name;
  if (asked.whom && command != "diff") {  // who may be in the other policy only
    if (const auto trouble = unknown(*asked.whom)) return *trouble;
  }
  if (command == "audit") return loaded;
  const bool of_one = command == "check" || command == "explain" || command == "who" ||
                      (command == "rooms" && asked.words.size() == 2);
  const std::string table = command == "view" ? asked.table : asked.ticket ? "tickets" : "rooms";
  if (talk.tables().find(table) == nullptr) return no_table(table);
  const auto trouble = of_one ? talk.load(customer_id(), table) : talk.load_all(table);
  if (trouble) return *trouble;
  return loaded;
}

Trouble Run::no_table(const std::string& name) const {
  std::string names;
  for (std::size_t i = 0; i < talk.tables().size(); ++i) {
    names += (i > 0 ? ", " : "") + std::string(talk.tables()[static_cast<TableId>(i)].name);
  }
  return {"there is no table \"" + name + '"',
          "--table takes " + names + ". More can be declared in the data's tables.json."};
}

std::optional<Trouble> Run::unknown(const Person& person) const {
  if (asked.as || talk.data().has_user(person.user, talk.tenant_of(person))) return std::nullopt;
  return no_user(person, "A person is USER of the partner, or USER@TENANT of a customer");
}

Ended Run::end(const Trouble& trouble, int status) const {
  Ended over = ended(trouble, width);
  over.status = status;
  return over;
}

std::string Run::in_words(const Person& person) const {
  const std::string tenant = talk.tenant_of(person);
  if (tenant == talk.data().partner()) return person.user;
  const std::string name = talk.customer_name(tenant);
  return name.empty() ? person.user + '@' + person.tenant : person.user + " of " + name;
}

std::string Run::customer_in_words(const std::string& id) const {
  const std::string name = talk.customer_name(id);
  return name.empty() ? asked.words[1] : name_and_id(name, id);
}

std::string Run::as_far_as() const {
  return asked.as ? ", as far as " + asked.as->user + " may ask." : ".";
}

std::string Run::as_far_as_of_others() const {
  return asked.whom ? as_far_as() : ".";
}

std::string Run::target() {
  const std::string customer = labelled("Customer", customer_in_words(customer_id()), width);
  if (!asked.room && !asked.ticket) return customer;
  const std::string table = asked.room ? "rooms" : "tickets";
  const std::string column = asked.room ? "name" : "title";
  const std::string& id = asked.room ? *asked.room : *asked.ticket;
  const auto rows = talk.visible(customer_id(), table, {"id", column}, id);
  const std::string name = rows.contains(id) ? text_of(rows.at(id), column.c_str()) : "";
  return labelled(asked.room ? "Room" : "Ticket", name_and_id(name, id), width) + customer;
}

json Run::person(const Person& person) const {
  return {{"user", person.user}, {"tenant", talk.tenant_of(person)}};
}

json Run::question() const {
  json question{{"permission", asked.words[0]}, {"customer", customer_id()}};
  if (asked.room) question["room"] = *asked.room;
  if (asked.ticket) question["ticket"] = *asked.ticket;
  if (asked.whom) question.update(person(*asked.whom));
  return question;
}

}  // namespace enfilade::cli
