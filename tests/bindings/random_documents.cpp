#include "tests/bindings/random_documents.h"

#include <array>

#include "core/base/permission.h"

namespace enfilade::test {
namespace {

constexpr std::array<const char*, 3> kCountries{"NO", "SE", "IT"};
constexpr std::array<const char*, 4> kWords{"Camera", "ÉCRAN", "écran", "会議室"};

template <std::size_t Count>
std::string one_of(Random& random, const std::array<const char*, Count>& words) {
  return words[random.below(Count)];
}

std::vector<std::string> some(Random& random, const char* letter, std::uint32_t bound,
                              std::uint32_t percent) {
  std::vector<std::string> ids;
  for (std::uint32_t i = 0; i < bound; ++i) {
    if (random.chance(percent)) ids.push_back(letter + std::to_string(i));
  }
  return ids;
}

Json random_scope(Random& random, int depth = 0) {
  if (random.chance(30)) return "all";
  Json scope = Json::object();
  if (random.chance(15)) {
    scope["all"] = true;
  } else {
    if (random.chance(50)) scope["rooms"] = some(random, "r", 6, 40);
    if (random.chance(40)) scope["roomGroups"] = some(random, "g", 3, 50);
    if (random.chance(40)) scope["where"] = {{"country", {one_of(random, kCountries)}}};
  }
  if (depth < 2 && random.chance(30)) scope["except"] = random_scope(random, depth + 1);
  return scope;
}

Json random_permissions(Random& random, std::uint32_t percent) {
  Json permissions = Json::array();
  for (std::string_view name : kPermissionNames) {
    if (random.chance(percent)) permissions.push_back(name);
  }
  return permissions;
}

Json random_assignment(Random& random, const std::string& id) {
  return {{"id", id},
          {"name", id},
          {"side", "partner"},
          {"role", random.numbered("role", 3)},
          {"members", random.chance(60) ? some(random, "u", 4, 40) : some(random, "group", 3, 40)},
          {"rooms", random_scope(random)}};
}

Json random_ring(Random& random, const std::string& name) {
  Json ring{{"name", name}, {"order", 1 + random.below(9)}};
  if (random.chance(50)) ring["description"] = one_of(random, kWords);
  for (const char* days : {"deferralDays", "rolloutDays", "testDays"}) {
    if (random.chance(40)) ring[days] = random.below(7);
  }
  return ring;
}

}  // namespace

Json random_room(Random& random, const std::string& id) {
  Json room{{"id", id}, {"name", one_of(random, kWords) + " " + id}};
  if (random.chance(80)) room["country"] = one_of(random, kCountries);
  if (random.chance(80)) room["roomGroups"] = some(random, "g", 3, 40);
  if (random.chance(60)) room["health"] = random.chance(50) ? "Healthy" : "Odd";
  if (random.chance(50)) room["key"] = random.numbered("key", 3);
  if (random.chance(50)) room["capacity"] = random.below(20);
  return room;
}

Json random_ticket(Random& random, const std::string& id) {
  Json ticket{{"id", id}, {"title", one_of(random, kWords) + " " + one_of(random, kWords)}};
  if (random.chance(85)) ticket["rooms"] = some(random, "r", 6, 30);
  if (random.chance(80)) ticket["severity"] = random.chance(50) ? "Critical" : "Warning";
  if (random.chance(50)) ticket["assignee"] = random.numbered("u", 4);
  if (random.chance(80)) ticket["updated"] = random.below(5);
  return ticket;
}

Json random_customer(Random& random, const std::string& id) {
  Json customer{{"tenantId", id}, {"name", one_of(random, kWords) + " " + id}};
  customer["relationship"] = {{"status", random.chance(85) ? "active" : "ended"}};
  if (random.chance(90)) {
    customer["delegation"] = {{"rooms", random_scope(random)}};
    if (random.chance(40)) customer["delegation"]["permissions"] = random_permissions(random, 70);
  }
  for (int role = 0; role < 3; ++role) {
    const std::string role_id = "role" + std::to_string(role);
    customer["roles"].push_back({{"id", role_id},
                                 {"side", "partner"},
                                 {"name", role_id},
                                 {"permissions", random_permissions(random, 45)}});
  }
  customer["assignments"] = Json::array();
  for (std::uint32_t i = random.below(5); i > 0; --i) {
    customer["assignments"].push_back(random_assignment(random, "a" + std::to_string(i)));
  }
  for (const std::string& ring : some(random, "ring", 3, 40)) {
    customer["rings"].push_back(random_ring(random, ring));
  }
  for (const std::string& setting : some(random, "setting", 3, 40)) {
    customer["settings"][setting] = random.chance(80) ? one_of(random, kWords) : "";
  }
  return customer;
}

Documents random_documents(std::uint32_t seed) {
  Random random(seed);
  Documents documents;
  Json& partner = documents.policy["partner"];
  documents.policy["version"] = 1;
  partner = {{"tenantId", "p"}, {"name", "P"}};
  for (int user = 0; user < 4; ++user)
    partner["users"].push_back({{"id", "u" + std::to_string(user)}});
  for (int group = 0; group < 3; ++group) {
    Json members = some(random, "u", 4, 35);
    for (const std::string& inner : some(random, "group", 3, 25)) members.push_back(inner);
    partner["groups"].push_back({{"id", "group" + std::to_string(group)}, {"members", members}});
  }
  if (random.chance(30)) partner["tenantManagers"] = some(random, "u", 4, 40);

  for (int customer = 0; customer < 3; ++customer) {
    const std::string id = "c" + std::to_string(customer);
    documents.policy["customers"].push_back(random_customer(random, id));
    documents.rooms[id] = documents.tickets[id] = Json::array();
    for (const std::string& room : some(random, "r", 6, 75)) {
      documents.rooms[id].push_back(random_room(random, room));
    }
    for (const std::string& ticket : some(random, "t", 10, 70)) {
      documents.tickets[id].push_back(random_ticket(random, ticket));
    }
  }
  return documents;
}

std::vector<Who> everybody() {
  std::vector<Who> all;
  for (int user = 0; user < 4; ++user) all.push_back({"u" + std::to_string(user), "p"});
  for (int customer = 0; customer < 3; ++customer) {
    for (const char* user : {"own0", "own1"}) all.push_back({user, "c" + std::to_string(customer)});
  }
  return all;
}

Documents rich_documents(std::uint32_t seed) {
  Documents world = random_documents(seed);
  Random random(seed + 7);
  Json& partner = world.policy["partner"];
  partner["domain"] = "p.example";
  partner["revision"] = random.below(3);
  partner["globalAdministrators"] = {"u3", "ghost"};
  partner["groups"][0]["members"].push_back("u1");
  partner["groups"][0]["members"].push_back("u1");
  world.policy["templates"] = {
      {{"id", "template"}, {"name", "Template"}, {"permissions", {"rooms.view"}}}};
  for (Json& customer : world.policy["customers"]) {
    customer["domain"] = "c.example";
    customer["tags"] = {"tag", "Tag"};
    customer["revision"] = random.below(3);
    customer["export"] = random.chance(50);
    customer["offline"] = {{"allowed", random.chance(50)}, {"leaseHours", 8}};
    customer["users"] = {{{"id", "own0"}, {"name", "Own"}}, {{"id", "own1"}, {"upn", "own@c"}}};
    customer["groups"] = {{{"id", "owners"}, {"members", {"own1", "own0"}}}};
    customer["relationship"]["invitation"] = {{"sentAt", "2026-01-01T00:00:00Z"},
                                              {"expiresInDays", 1 + random.below(30)}};
    if (random.chance(30)) customer["relationship"]["status"] = "pending";
    Json& assignments = customer["assignments"];
    for (Json& assignment : assignments) {
      if (random.chance(30)) assignment["from"] = "2026-01-05T00:00:00Z";
      if (random.chance(30)) assignment["until"] = "2026-01-20T00:00:00Z";
      assignment["notify"] = random.chance(50);
      assignment["revision"] = random.below(3);
      assignment["members"].push_back("ghost");
    }
    for (const char* role : {"mmr_administrator", "site_lead"}) {
      if (random.chance(40)) continue;
      assignments.push_back({{"id", role},
                             {"name", role},
                             {"side", "customer"},
                             {"role", role},
                             {"members", {random.chance(50) ? "owners" : "own1"}},
                             {"rooms", "all"}});
    }
  }
  return world;
}

}  // namespace enfilade::test
