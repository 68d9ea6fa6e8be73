#include "tests/fuzz/policy_domain.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/base/instant.h"
#include "core/base/permission.h"
#include "core/command/command.h"
#include "core/policy/matrix.h"
#include "core/tenancy/relationship.h"

namespace enfilade::fuzz {
namespace {

using Make = Json (*)(Random&);

template <typename Words>
Json any_of(Random& random, const Words& words) {
  return words[random.below(static_cast<std::uint32_t>(std::size(words)))];
}

/// Some of the words, each by chance.
template <typename Words>
Json some_of(Random& random, const Words& words, std::uint32_t percent) {
  Json some = Json::array();
  for (const auto& word : words) {
    if (random.chance(percent)) some.push_back(word);
  }
  return some;
}

constexpr std::array<const char*, 3> kUsers{"u0", "u1", "u2"};
constexpr std::array<const char*, 3> kOwnPeople{"m0", "m1", "u0"};
constexpr std::array<const char*, 8> kPrincipals{"u0", "u1", "u2", "g0", "g1", "m0", "m1", "x"};
constexpr std::array<const char*, 3> kRooms{"r0", "r1", "r2"};
constexpr std::array<const char*, 2> kRoomGroups{"north", "south"};
constexpr std::array<const char*, 2> kCountries{"NO", "SE"};
constexpr std::array<const char*, 3> kRoles{"role0", "role1", "role2"};
constexpr std::array<const char*, 2> kSides{"partner", "customer"};
constexpr std::array<const char*, 5> kInstants{"1970-01-01T00:00:00Z", "1970-01-01T00:00:01Z",
                                               "1970-01-02T00:00:00+01:00", "1970-01-12T00:00:00Z",
                                               "1969-12-31T23:59:59.999Z"};
constexpr std::array<std::int64_t, 6> kTimes{0, 1'000, kDay, 2 * kDay, 11 * kDay, -kDay};
constexpr std::array<const char*, 2> kNames{"R", "É"};
constexpr std::array<const char*, 6> kOdd{"", "r9", "É", "assigned-admins", "a0", "role0"};

Json user(Random& random) {
  return any_of(random, kUsers);
}
Json tenant(Random& random) {
  return random.chance(80) ? random.numbered("c", 2) : "p";
}
Json instant(Random& random) {
  return any_of(random, kInstants);
}
Json time(Random& random) {
  return any_of(random, kTimes);
}
Json flag(Random& random) {
  return random.chance(50);
}
Json revision(Random& random) {
  return random.below(4);
}
Json days(Random& random) {
  return 1 + random.below(12);
}
Json role_id(Random& random) {
  return random.chance(60) ? any_of(random, kRoles) : any_of(random, kBuiltInRoleNames);
}
Json assignment_id(Random& random) {
  return random.numbered("a", 3);
}
Json principals(Random& random) {
  return random.chance(50) ? Json::array({user(random)}) : some_of(random, kPrincipals, 25);
}

Json permissions(Random& random) {
  if (random.chance(20)) return kPermissionNames;
  return some_of(random, kPermissionNames, random.chance(50) ? 15 : 60);
}

Json rule(Random& random) {
  return {{"country", some_of(random, kCountries, 60)}};
}

Json scope(Random& random) {
  if (random.chance(40)) return "all";
  Json scope = Json::object();
  if (random.chance(20)) {
    scope["all"] = true;
  } else {
    if (random.chance(50)) scope["rooms"] = some_of(random, kRooms, 40);
    if (random.chance(40)) scope["roomGroups"] = some_of(random, kRoomGroups, 50);
    if (random.chance(40)) scope["where"] = rule(random);
  }
  if (random.chance(25)) scope["except"] = fuzz::random_value(random, "rooms");
  return scope;
}

Json scope_or_ids(Random& random) {
  return random.chance(75) ? scope(random) : some_of(random, kRooms, 50);
}

Json delegation(Random& random) {
  Json delegation{{"rooms", scope(random)}};
  if (random.chance(50)) delegation["permissions"] = permissions(random);
  return delegation;
}

Json invitation(Random& random) {
  Json invitation{{"domain", random.chance(90) ? "p.example" : "other"},
                  {"expiresInDays", days(random)}};
  if (random.chance(70)) invitation["delegation"] = delegation(random);
  if (random.chance(10)) invitation["changeControl"] = {{"updates", "auto"}};
  return invitation;
}

Json relationship(Random& random) {
  if (random.chance(70)) return {{"status", "active"}};
  Json relationship{{"status", any_of(random, kRelationshipStatusNames)}};
  if (random.chance(70)) {
    relationship["invitation"] = {{"sentAt", instant(random)}, {"expiresInDays", days(random)}};
  }
  return relationship;
}

Json role(Random& random) {
  Json role{{"id", any_of(random, kRoles)}, {"name", "R"}, {"permissions", permissions(random)}};
  if (random.chance(10)) role["description"] = "D";
  return role;
}

Json assignment(Random& random) {
  Json assignment{{"id", assignment_id(random)},
                  {"name", "A"},
                  {"role", role_id(random)},
                  {"members", principals(random)},
                  {"rooms", scope(random)}};
  if (random.chance(10)) assignment["notify"] = flag(random);
  if (random.chance(20)) assignment["from"] = instant(random);
  if (random.chance(20)) assignment["until"] = instant(random);
  return assignment;
}

Json roles(Random& random) {
  Json roles = Json::array();
  for (const char* id : {"role0", "role1"}) {
    if (random.chance(40)) continue;
    Json one = role(random);
    one["id"] = id;
    one["side"] = any_of(random, kSides);
    if (random.chance(20)) one["revision"] = revision(random);
    roles.push_back(std::move(one));
  }
  return roles;
}

/// Those that make authors of `u0` and `m0`, and others.
Json assignments(Random& random) {
  Json assignments = Json::array();
  const auto add = [&](const char* id, const char* side, Json role, Json members, Json rooms) {
    assignments.push_back({{"id", id},
                           {"name", "A"},
                           {"side", side},
                           {"role", std::move(role)},
                           {"members", std::move(members)},
                           {"rooms", std::move(rooms)}});
    if (random.chance(10)) assignments.back()["until"] = instant(random);
    if (random.chance(10)) assignments.back()["revision"] = revision(random);
  };
  if (random.chance(70)) {
    add("admins", "partner", "primary_admin", Json::array({"u0"}), "all");
    assignments.back().erase("until");
  }
  if (random.chance(70)) {
    add("mmr", "customer", "mmr_administrator", Json::array({"m0"}), "all");
  }
  if (random.chance(60)) {
    add("a0", "partner", any_of(random, kRoles), principals(random), scope(random));
  }
  if (random.chance(30)) {
    add("a1", "customer", random.chance(50) ? "site_lead" : "role1", Json::array({"m1"}),
        scope(random));
  }
  return assignments;
}

Json users(Random& random) {
  Json users = Json::array();
  for (const char* id : kUsers) {
    if (random.chance(90)) users.push_back({{"id", id}});
  }
  return users;
}

Json groups(Random& random) {
  Json groups = Json::array();
  for (const char* id : {"g0", "g1"}) {
    if (random.chance(60)) groups.push_back({{"id", id}, {"members", principals(random)}});
  }
  return groups;
}

Json customer(Random& random) {
  Json customer{{"tenantId", tenant(random)},
                {"name", "C"},
                {"users", Json::array()},
                {"relationship", relationship(random)}};
  for (const char* id : kOwnPeople) {
    if (random.chance(70)) customer["users"].push_back({{"id", id}});
  }
  if (random.chance(90)) customer["delegation"] = delegation(random);
  if (random.chance(80)) customer["roles"] = roles(random);
  customer["assignments"] = assignments(random);
  if (random.chance(20)) customer["groups"] = groups(random);
  if (random.chance(10)) customer["tags"] = Json::array({"T"});
  if (random.chance(10)) customer["revision"] = revision(random);
  if (random.chance(10)) customer["settings"] = {{"R", "on"}};
  if (random.chance(5)) customer["offline"] = {{"allowed", true}, {"leaseHours", days(random)}};
  return customer;
}

Json customers(Random& random) {
  Json customers = Json::array();
  const std::uint32_t count = 1 + random.below(3);
  for (std::uint32_t i = 0; i < count; ++i) {
    customers.push_back(customer(random));
    customers.back()["tenantId"] = "c" + std::to_string(i);
  }
  return customers;
}

Json partner(Random& random) {
  Json partner{{"tenantId", "p"}, {"name", "P"}, {"domain", "p.example"}, {"users", users(random)}};
  if (random.chance(60)) partner["groups"] = groups(random);
  if (random.chance(70)) partner["globalAdministrators"] = Json::array({"u0"});
  if (random.chance(15)) partner["managedServiceAdministrators"] = principals(random);
  if (random.chance(30)) partner["tenantManagers"] = principals(random);
  if (random.chance(10)) partner["revision"] = revision(random);
  return partner;
}

Json room(Random& random) {
  Json room{{"id", any_of(random, kRooms)}, {"name", "R"}};
  if (random.chance(80)) room["country"] = any_of(random, kCountries);
  if (random.chance(60)) room["roomGroups"] = some_of(random, kRoomGroups, 50);
  return room;
}

Json ticket(Random& random) {
  Json ticket{{"id", random.numbered("t", 3)}, {"title", "T"}};
  if (random.chance(85)) ticket["rooms"] = some_of(random, kRooms, 40);
  return ticket;
}

Json role_or_id(Random& random) {
  return random.chance(50) ? role(random) : role_id(random);
}
Json assignment_or_id(Random& random) {
  return random.chance(50) ? assignment(random) : assignment_id(random);
}

Json name_of(Random& random) {
  return any_of(random, kNames);
}
Json ticket_id(Random& random) {
  return random.numbered("t", 3);
}
Json room_id(Random& random) {
  return any_of(random, kRooms);
}
Json room_ids(Random& random) {
  return some_of(random, kRooms, 50);
}
Json room_group(Random& random) {
  return any_of(random, kRoomGroups);
}

Json room_changes(Random& random) {
  Json changes = Json::object();
  if (random.chance(50)) changes["name"] = name_of(random);
  if (random.chance(50)) changes["country"] = any_of(random, kCountries);
  if (random.chance(20)) changes["capacity"] = random.below(20);
  if (random.chance(20)) changes["licensed"] = flag(random);
  if (random.chance(20)) changes["city"] = nullptr;
  return changes;
}

Json ticket_changes(Random& random) {
  Json changes = Json::object();
  if (random.chance(50)) changes["severity"] = random.chance(50) ? "Critical" : "Warning";
  if (random.chance(30)) changes["highImpact"] = flag(random);
  if (random.chance(30)) changes["assignee"] = user(random);
  return changes;
}

Json changes(Random& random) {
  return random.chance(50) ? room_changes(random) : ticket_changes(random);
}

Json ring(Random& random) {
  return {{"name", random.chance(50) ? "General" : "R"},
          {"order", 1 + random.below(9)},
          {"deferralDays", random.below(25)},
          {"rolloutDays", random.below(10)}};
}

Json settings(Random& random) {
  Json settings = Json::object();
  for (const char* name : kNames) {
    if (random.chance(40)) settings[name] = random.chance(30) ? Json() : Json("on");
  }
  return settings;
}

Json without_id(Json json) {
  json.erase("id");
  return json;
}

/// The members of a command beside those that all have, and its effect. A row for each.
struct Form {
  std::string_view command;
  Make members;
  Effect effect;
};

Json none(Random&) {
  return Json::object();
}
Json managers(Random& random) {
  return {{"tenantManagers", principals(random)}};
}
Json invites(Random& random) {
  return {{"invitation", invitation(random)}};
}
Json admins(Random& random) {
  return {{"primaryAdmins", principals(random)}};
}
Json delegates(Random& random) {
  return {{"delegation", delegation(random)}};
}
Json new_role(Random& random) {
  return {{"role", without_id(role(random))}};
}
Json clone(Random& random) {
  return {{"role", role_id(random)}, {"name", name_of(random)}};
}
Json edited_role(Random& random) {
  return {{"role", role(random)}};
}
Json old_role(Random& random) {
  return {{"role", role_id(random)}};
}
Json templates(Random& random) {
  return {{"template", "t"}, {"customers", Json::array({tenant(random), tenant(random)})}};
}
Json new_assignment(Random& random) {
  return {{"assignment", without_id(assignment(random))}};
}
Json edited_assignment(Random& random) {
  return {{"assignment", assignment(random)}};
}
Json old_assignment(Random& random) {
  return {{"assignment", assignment_id(random)}};
}
Json new_ticket(Random& random) {
  Json ticket = ticket_changes(random);
  ticket["title"] = "T";
  if (random.chance(80)) ticket["rooms"] = room_ids(random);
  return {{"ticket", std::move(ticket)}};
}
Json changed_ticket(Random& random) {
  Json members{{"ticket", ticket_id(random)}, {"changes", ticket_changes(random)}};
  if (random.chance(30)) members["note"] = "N";
  return members;
}
Json closed_ticket(Random& random) {
  return {{"ticket", ticket_id(random)}, {"reason", "Done"}};
}
Json changed_room(Random& random) {
  return {{"room", room_id(random)}, {"changes", room_changes(random)}};
}
Json old_room(Random& random) {
  return {{"room", room_id(random)}};
}
Json new_room(Random& random) {
  Json room = room_changes(random);
  room["name"] = name_of(random);
  return {{"room", std::move(room)}};
}
Json rooms_and_group(Random& random) {
  return {{"rooms", room_ids(random)}, {"group", room_group(random)}};
}
Json rooms_and_ring(Random& random) {
  return {{"rooms", room_ids(random)}, {"ring", random.chance(70) ? "General" : "R"}};
}
Json edited_ring(Random& random) {
  return {{"ring", ring(random)}};
}
Json edited_settings(Random& random) {
  return {{"settings", settings(random)}};
}

constexpr Form kForms[]{
    {"configure_tenant_managers", managers, Effect::none},
    {"send_invitation", invites, Effect::invites},
    {"withdraw_invitation", none, Effect::closes},
    {"accept_invitation", admins, Effect::activates},
    {"decline_invitation", none, Effect::closes},
    {"add_primary_admins", admins, Effect::none},
    {"remove_primary_admins", admins, Effect::none},
    {"remove_customer", none, Effect::closes},
    {"remove_partner", none, Effect::closes},
    {"change_delegation", delegates, Effect::delegates},
    {"create_role", new_role, Effect::none},
    {"clone_role", clone, Effect::none},
    {"edit_role", edited_role, Effect::none},
    {"apply_role_template", templates, Effect::none},
    {"delete_role", old_role, Effect::none},
    {"create_assignment", new_assignment, Effect::none},
    {"edit_assignment", edited_assignment, Effect::none},
    {"delete_assignment", old_assignment, Effect::none},
    {"create_ticket", new_ticket, Effect::none},
    {"update_ticket", changed_ticket, Effect::none},
    {"close_ticket", closed_ticket, Effect::none},
    {"modify_room", changed_room, Effect::moves_rooms},
    {"add_rooms_to_group", rooms_and_group, Effect::moves_rooms},
    {"remove_rooms_from_group", rooms_and_group, Effect::moves_rooms},
    {"unenroll_room", old_room, Effect::moves_rooms},
    {"create_room", new_room, Effect::moves_rooms},
    {"create_room_group", rooms_and_group, Effect::moves_rooms},
    {"move_rooms_to_ring", rooms_and_ring, Effect::moves_rooms},
    {"reset_key", none, Effect::none},
    {"download_key", old_room, Effect::none},
    {"edit_ring", edited_ring, Effect::none},
    {"edit_settings", edited_settings, Effect::none},
};

const Form* form_of(std::string_view command) {
  const auto form = std::find_if(std::begin(kForms), std::end(kForms),
                                 [&](const Form& one) { return one.command == command; });
  return form == std::end(kForms) ? nullptr : &*form;
}

/// What members of these names hold.
struct Member {
  std::string_view name;
  Make make;
};

Json command_name(Random& random) {
  return any_of(random, kCommandNames);
}
Json status(Random& random) {
  return any_of(random, kRelationshipStatusNames);
}
Json side(Random& random) {
  return any_of(random, kSides);
}
Json any_id(Random& random) {
  return random.chance(50) ? any_of(random, kPrincipals) : any_of(random, kOdd);
}
Json expects(Random& random) {
  return {{"revision", revision(random)}};
}
Json domain(Random& random) {
  return random.chance(70) ? "p.example" : "P.EXAMPLE";
}
Json country(Random& random) {
  return random.chance(50) ? any_of(random, kCountries) : some_of(random, kCountries, 50);
}
Json room_groups(Random& random) {
  return some_of(random, kRoomGroups, 50);
}
Json command_id(Random& random) {
  return random.numbered("k", 4);
}

constexpr Member kMembers[]{
    {"all", flag},
    {"assignment", assignment_or_id},
    {"assignments", assignments},
    {"changes", changes},
    {"command", command_name},
    {"country", country},
    {"customer", tenant},
    {"customers", customers},
    {"delegation", delegation},
    {"domain", domain},
    {"dryRun", flag},
    {"except", scope},
    {"expects", expects},
    {"expiresInDays", days},
    {"export", flag},
    {"from", instant},
    {"globalAdministrators", principals},
    {"group", room_group},
    {"groups", groups},
    {"id", any_id},
    {"invitation", invitation},
    {"managedServiceAdministrators", principals},
    {"members", principals},
    {"name", name_of},
    {"notify", flag},
    {"now", time},
    {"partner", partner},
    {"permissions", permissions},
    {"primaryAdmins", principals},
    {"relationship", relationship},
    {"revision", revision},
    {"ring", ring},
    {"role", role_or_id},
    {"roles", roles},
    {"room", room_id},
    {"roomGroups", room_groups},
    {"rooms", scope_or_ids},
    {"sentAt", instant},
    {"settings", settings},
    {"side", side},
    {"status", status},
    {"tenant", tenant},
    {"tenantId", tenant},
    {"tenantManagers", principals},
    {"ticket", ticket_id},
    {"until", instant},
    {"user", any_id},
    {"users", users},
    {"where", rule},
};

}  // namespace

Effect effect_of(std::string_view command) {
  const Form* form = form_of(command);
  return form == nullptr ? Effect::unknown : form->effect;
}

Json random_policy(Random& random) {
  Json policy{{"version", 1}, {"partner", partner(random)}, {"customers", customers(random)}};
  if (random.chance(30)) {
    policy["templates"] = {{{"id", "t"}, {"name", "T"}, {"permissions", permissions(random)}}};
  }
  return policy;
}

Json random_command(Random& random) {
  const std::string name = command_name(random);
  Json command{{"id", command_id(random)}, {"command", name}};
  if (name != "configure_tenant_managers" && name != "apply_role_template") {
    command["customer"] = random.numbered("c", 2);
  }
  if (random.chance(15)) command["expects"] = expects(random);
  if (random.chance(15)) command["dryRun"] = true;
  const Form* form = form_of(name);
  if (form == nullptr) form = &kForms[random.below(static_cast<std::uint32_t>(std::size(kForms)))];
  command.update(form->members(random));
  return command;
}

Json random_rows(Random& random, std::string_view table) {
  Json rows = Json::array();
  for (std::uint32_t i = random.below(4); i > 0; --i) {
    rows.push_back(table == "rooms" ? room(random) : ticket(random));
  }
  return rows;
}

Json random_value(Random& random, std::string_view member) {
  const auto known = std::find_if(std::begin(kMembers), std::end(kMembers),
                                  [&](const Member& one) { return one.name == member; });
  if (known != std::end(kMembers) && random.chance(95)) return known->make(random);
  switch (random.below(6)) {
    case 0:
      return nullptr;
    case 1:
      return Json::array();
    case 2:
      return Json::object();
    case 3:
      return static_cast<int>(random.below(5)) - 1;
    case 4:
      return flag(random);
    default:
      return any_of(random, kOdd);
  }
}

}  // namespace enfilade::fuzz
