#include "bindings/cli/conversation.h"

#include <string_view>
#include <utility>

#include "bindings/json/read_declaration.h"
#include "bindings/service.h"
#include "core/base/permission.h"

namespace enfilade::cli {
namespace {

using nlohmann::json;

/// What to do about a permission that a question cannot be asked with.
std::string next_about(std::string_view permission) {
  const auto known = parse_permission(permission);
  if (known) {
    return PermissionSet{*known}.intersects(kAboutARoom)
               ? "Add --room ID, or --ticket ID where the command takes it."
               : "Leave --room and --ticket out; \"rooms\" takes no such permission.";
  }
  std::string names;
  for (std::string_view name : kPermissionNames)
    names += (names.empty() ? "" : ", ") + std::string(name);
  return "The permissions are " + names + '.';
}

}  // namespace

std::string text_of(const json& object, const char* key) {
  if (!object.is_object()) return "";
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

Conversation::Conversation(Data data, bool whole) : data_(std::move(data)) {
  if (whole) {
    session_ = std::make_shared<Service>();
  } else {
    session_ = std::make_shared<Session>();
  }
}

OrTrouble<Conversation::Answer> Conversation::ask(Call call, const json& question) {
  std::string text =
      ((*session_).*call)(question.dump(-1, ' ', false, json::error_handler_t::replace));
  json answer = json::parse(text);
  if (answer.contains("ok")) return Answer{std::move(text), std::move(answer["ok"])};
  const json& error = answer["error"];
  if (!text_of(error, "path").ends_with("permission"))
    return Trouble{text_of(error, "message"), ""};
  const json& named = question.contains("sample") ? question["sample"] : question;
  return Trouble{text_of(error, "message"), next_about(text_of(named, "permission"))};
}

Trouble no_user(const Person& person, const std::string& next) {
  return {"there is no user \"" + person.user + "\" of " +
              (person.tenant.empty() ? "the partner" : '"' + person.tenant + '"'),
          next + ", as policy.json has them."};
}

OrTrouble<Conversation::Answer> load_policy(Session& session, const Data& data) {
  std::string text = session.loadPolicy(data.policy());
  json answer = json::parse(text);
  if (answer.contains("ok")) return Conversation::Answer{std::move(text), std::move(answer["ok"])};
  const json& error = answer["error"];
  const std::string place = text_of(error, "path");
  return Trouble{'"' + data.policy_path() + "\" is no policy: " + text_of(error, "message") +
                     (place.empty() ? "" : ", at " + place),
                 "Mend that place and ask again."};
}

OrTrouble<Conversation::Answer> Conversation::begin(const std::optional<Person>& person,
                                                    Instant now) {
  auto loaded = load_policy(*session_, data_);
  if (trouble_of(loaded)) return loaded;
  if (const auto trouble = declare()) return *trouble;
  const auto advanced = ask(&Session::advance, {{"now", now}});
  if (const Trouble* trouble = trouble_of(advanced)) return *trouble;
  if (person) {
    if (const auto trouble = sign_in(*person)) return *trouble;
  }
  const auto known = ask(&Session::customers, json::object());
  if (const Trouble* trouble = trouble_of(known)) return *trouble;
  for (const json& one : std::get<Answer>(known).ok)
    customer_names_[text_of(one, "customer")] = text_of(one, "name");
  return loaded;
}

std::optional<Trouble> Conversation::sign_in(const Person& person) {
  const json who{{"user", person.user}, {"tenant", tenant_of(person)}};
  if (!trouble_of(ask(&Session::signIn, who))) return std::nullopt;
  return no_user(person, "--as takes USER of the partner, or USER@TENANT of a customer");
}

std::optional<Trouble> Conversation::declare() {
  const std::optional<Data::File> file = data_.tables();
  if (!file) return std::nullopt;
  const auto trouble = [&](const std::string& says, const std::string& place) {
    return Trouble{'"' + file->path + "\" declares no tables: " + says +
                       (place.empty() ? "" : ", at " + place),
                   "Mend that place and ask again."};
  };
  const Result<JsonTree> tree = parse_json(file->text);
  if (!tree) return trouble(tree.error().message, tree.error().path);
  Reader::Failure failure;
  Reader(tree->root(), failure).needed().each([&](const Reader& in) {
    TableDeclaration declaration = read_declaration(in);
    if (!in.ok()) return;
    if (const auto problem = tables_->declare(std::move(declaration))) fail(in, *problem);
  });
  if (failure.error) return trouble(failure.error->message, failure.error->path);
  // What was read is known to be right.
  for (const json& declaration : json::parse(file->text)) {
    const auto declared = ask(&Session::declareTable, declaration);
    if (const Trouble* refused = trouble_of(declared)) return *refused;
  }
  return std::nullopt;
}

std::optional<Trouble> Conversation::load(const std::string& customer, const std::string& table) {
  if (auto trouble = data_.load(*session_, customer, "rooms")) return trouble;
  return table == "rooms" ? std::nullopt : data_.load(*session_, customer, table);
}

std::optional<Trouble> Conversation::load_all(const std::string& table) {
  for (const std::string& customer : data_.customers()) {
    if (auto trouble = load(customer, table)) return trouble;
  }
  return std::nullopt;
}

std::string Conversation::customer_name(const std::string& id) const {
  const auto name = customer_names_.find(id);
  return name == customer_names_.end() ? "" : name->second;
}

std::map<std::string, json> Conversation::visible(const std::string& customer,
                                                  const std::string& table, const json& columns,
                                                  const std::optional<std::string>& id) {
  constexpr std::size_t kWindow = 10'000;
  json query{{"table", table}, {"customers", {customer}}, {"columns", columns}};
  if (id) query["where"] = {{"column", "id"}, {"equals", *id}};
  std::map<std::string, json> rows;
  const auto opened = ask(&Session::openView, query);
  const Answer* view = std::get_if<Answer>(&opened);
  if (!view) return rows;
  const std::size_t total = view->ok.value("total", std::size_t{0});
  for (std::size_t offset = 0; offset < total; offset += kWindow) {
    const auto window =
        ask(&Session::window, {{"view", view->ok["view"]}, {"offset", offset}, {"count", kWindow}});
    const Answer* part = std::get_if<Answer>(&window);
    if (!part) break;
    for (const json& row : part->ok["rows"]) rows.emplace(text_of(row, "id"), row);
  }
  return rows;
}

}  // namespace enfilade::cli
