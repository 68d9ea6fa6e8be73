#include "bindings/cli/data.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string_view>
#include <system_error>
#include <utility>

namespace enfilade::cli {
namespace {

using nlohmann::json;

std::optional<std::string> read_file(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return std::nullopt;
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(in), {});
}

std::string text_of(const json& object, const char* key) {
  if (!object.is_object()) return "";
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

/// Of the first rows that were not taken: row 3 (column "name"): wrong_type.
std::string told(const json& errors) {
  constexpr std::size_t kTold = 3;
  std::string text;
  for (std::size_t i = 0; i < std::min(kTold, errors.size()); ++i) {
    const json& error = errors[i];
    const std::string column = text_of(error, "column");
    text += (i > 0 ? "; row " : "row ") + std::to_string(error.value("row", 0) + 1);
    if (!column.empty()) text += ", column \"" + column + '"';
    text += ": " + text_of(error, "reason");
  }
  return text;
}

}  // namespace

OrTrouble<Data> Data::open(const std::string& directory) {
  const std::string path = directory + "/policy.json";
  std::optional<std::string> policy = read_file(path);
  if (!policy) {
    return Trouble{'"' + path + "\" cannot be read",
                   "--data names a directory with a policy.json and a folder customers, such as "
                   "scripts/demo-data makes."};
  }
  return Data(directory, path, std::move(*policy));
}

OrTrouble<Data> Data::open_policy(const std::string& path) {
  for (const std::string& file : {path, path + "/policy.json"}) {
    if (auto policy = read_file(file)) return Data(path, file, std::move(*policy));
  }
  return Trouble{'"' + path + "\" cannot be read",
                 "It is a policy document, or a directory with a policy.json."};
}

Data::Data(std::string directory, std::string policy_path, std::string policy)
    : directory_(std::move(directory)),
      policy_path_(std::move(policy_path)),
      policy_(std::move(policy)) {
  const auto tenant = [](const json& of) {
    Tenant read{text_of(of, "tenantId"), text_of(of, "domain"), text_of(of, "alias"),
                text_of(of, "name")};
    if (!of.is_object() || !of.contains("users")) return read;
    for (const json& user : of["users"]) read.users.insert(text_of(user, "id"));
    return read;
  };
  const json document = json::parse(policy_, nullptr, false);
  const json none = json::object();
  const bool is_object = document.is_object();
  tenants_.push_back(tenant(is_object ? document.value("partner", none) : none));
  if (!is_object || !document.contains("customers")) return;
  for (const json& customer : document["customers"]) tenants_.push_back(tenant(customer));
}

std::string Data::tenant_id(const std::string& called) const {
  const auto is_called = [&](std::string Tenant::*by) {
    return [&, by](const Tenant& tenant) { return tenant.*by == called; };
  };
  for (std::string Tenant::*by : {&Tenant::id, &Tenant::domain, &Tenant::alias, &Tenant::name}) {
    const auto found = std::find_if(tenants_.begin(), tenants_.end(), is_called(by));
    if (found == tenants_.end()) continue;
    const bool only = std::find_if(found + 1, tenants_.end(), is_called(by)) == tenants_.end();
    return only ? found->id : called;
  }
  return called;
}

std::vector<std::string> Data::customers() const {
  std::vector<std::string> ids;
  for (auto tenant = tenants_.begin() + 1; tenant != tenants_.end(); ++tenant)
    ids.push_back(tenant->id);
  return ids;
}

bool Data::has_user(const std::string& user, const std::string& tenant) const {
  return std::any_of(tenants_.begin(), tenants_.end(), [&](const Tenant& one) {
    return one.id == tenant && one.users.contains(user);
  });
}

std::string Data::name_of(const std::string& tenant) const {
  const auto found = std::find_if(tenants_.begin(), tenants_.end(),
                                  [&](const Tenant& one) { return one.id == tenant; });
  return found == tenants_.end() ? "" : found->name;
}

const std::string& Data::tenant_at(const std::string& path) const {
  constexpr std::string_view kCustomer = "customers[";
  std::size_t at = 0;
  if (path.starts_with(kCustomer)) {
    std::from_chars(path.data() + kCustomer.size(), path.data() + path.size(), at);
    ++at;
  }
  return tenants_[std::min(at, tenants_.size() - 1)].id;
}

OrTrouble<Data::File> Data::audit(const std::string& tenant) const {
  const auto known = [&](const Tenant& one) { return one.id == tenant; };
  if (std::none_of(tenants_.begin(), tenants_.end(), known))
    return Trouble{"there is no tenant \"" + tenant + '"', "Check the id."};
  const std::string folder = tenant == partner() ? "" : "/customers/" + tenant;
  const std::string path = directory_ + folder + "/audit.json";
  if (auto text = read_file(path)) return File{path, std::move(*text)};
  return Trouble{'"' + path + "\" cannot be read",
                 "A tenant without records has a file with an empty list: []"};
}

std::optional<Data::File> Data::tables() const {
  const std::string path = directory_ + "/tables.json";
  if (auto text = read_file(path)) return File{path, std::move(*text)};
  return std::nullopt;
}

std::optional<Trouble> Data::load(Session& session, const std::string& customer,
                                  const std::string& table) const {
  const auto known = [&](const Tenant& tenant) { return tenant.id == customer; };
  if (std::none_of(tenants_.begin() + 1, tenants_.end(), known)) return std::nullopt;
  const std::string path = directory_ + "/customers/" + customer + "/" + table + ".json";
  const std::optional<std::string> rows = read_file(path);
  if (!rows && table != "rooms" && table != "tickets") return std::nullopt;
  if (!rows) {
    return Trouble{"\"" + path + "\" cannot be read",
                   "A customer without " + table + " has a file with an empty list: []"};
  }
  const auto staged = session.stage(rows->size());
  std::copy(rows->begin(), rows->end(), staged.begin());
  const json answer =
      json::parse(session.put(json{{"customer", customer}, {"table", table}}.dump()));
  if (answer.contains("error")) {
    const json& error = answer["error"];
    if (text_of(error, "code") == "not_found") return std::nullopt;
    return Trouble{"\"" + path + "\" cannot be read: " + text_of(error, "message"),
                   "It holds an array of rows, such as scripts/demo-data makes."};
  }
  const json& report = answer["ok"];
  const auto failed = report.value("failed", std::size_t{0});
  if (failed == 0) return std::nullopt;
  return Trouble{"\"" + path + "\": " + std::to_string(failed) + " of " +
                     std::to_string(failed + report.value("taken", std::size_t{0})) +
                     " rows cannot be taken (" + told(report["errors"]) + ")",
                 "Mend them and ask again: nothing is answered about less than is there."};
}

}  // namespace enfilade::cli
