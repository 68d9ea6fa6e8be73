#include "tests/fuzz/bounds.h"

#include <algorithm>

#include "core/policy/matrix.h"

namespace enfilade::fuzz {
namespace {

enum Cover { no, unknown, yes };

bool lists(const Json& texts, const Json& text) {
  return texts.is_array() && std::find(texts.begin(), texts.end(), text) != texts.end();
}

Cover in_groups(const Json& groups, const Json& room) {
  if (groups.empty()) return no;
  const Json of_room = room.value("roomGroups", Json());
  if (!of_room.is_array()) return unknown;
  return std::any_of(of_room.begin(), of_room.end(),
                     [&](const Json& g) { return lists(groups, g); })
             ? yes
             : no;
}

Cover meets(const Json& rules, const Json& room) {
  Cover all = yes;
  for (const auto& [attribute, values] : rules.items()) {
    const Json value = room.value(attribute, Json());
    const bool told = value.is_string() && value != "";
    all = std::min(all, !told ? unknown : lists(values, value) ? yes : no);
  }
  return all;
}

Cover covers(const Json& scope, const Json& room) {
  if (scope == "all") return yes;
  Cover cover = scope.contains("all") ? yes : no;
  if (scope.contains("rooms") && lists(scope["rooms"], room["id"])) cover = yes;
  if (scope.contains("roomGroups")) cover = std::max(cover, in_groups(scope["roomGroups"], room));
  if (scope.contains("where")) cover = std::max(cover, meets(scope["where"], room));
  if (scope.contains("except")) {
    cover = std::min(cover, static_cast<Cover>(yes - covers(scope["except"], room)));
  }
  return cover;
}

/// Whether the scope asks for nothing but what is known here.
bool can_tell(const Json& scope) {
  if (!scope.is_object()) return true;
  const Json rules = scope.value("where", Json::object());
  for (const auto& rule : rules.items()) {
    if (rule.key() != "country") return false;
  }
  return !scope.contains("except") || can_tell(scope["except"]);
}

}  // namespace

Opened* Bounds::find(const std::string& customer) {
  const auto found = std::find_if(customers_.begin(), customers_.end(),
                                  [&](const Opened& one) { return one.customer == customer; });
  return found == customers_.end() ? nullptr : &*found;
}

void Bounds::load(const Json& document) {
  std::vector<Opened> next;
  for (const Json& customer : document["customers"]) {
    Opened opened;
    opened.customer = customer["tenantId"];
    opened.active = customer["relationship"]["status"] == "active";
    opened.delegation = customer.value("delegation", Json());
    if (const Opened* before = find(opened.customer)) {
      opened.rooms = before->rooms;
      opened.rooms_known = before->rooms_known;
    }
    next.push_back(std::move(opened));
  }
  customers_ = std::move(next);
}

void Bounds::put(const Json& question, const Json& rows, const Json& report) {
  Opened* opened = find(question["customer"]);
  if (opened == nullptr || question["table"] != "rooms") return;
  opened->rooms = Json::object();
  opened->rooms_known = rows.is_array() && question.value("mode", "replace") == "replace" &&
                        report["failed"] == 0 && report["duplicates"] == 0;
  if (!opened->rooms_known) return;
  for (const Json& room : rows) opened->rooms[room["id"].get<std::string>()] = room;
}

void Bounds::apply(const Json& command) {
  Opened* opened = find(command.value("customer", ""));
  if (opened == nullptr) return;
  switch (effect_of(command["command"].get<std::string>())) {
    case Effect::none:
      return;
    case Effect::invites:
      opened->active = false;
      opened->delegation = command["invitation"].value("delegation", Json());
      return;
    case Effect::activates:
      opened->active = true;
      return;
    case Effect::delegates:
      opened->delegation = command["delegation"];
      return;
    case Effect::closes:
      opened->active = false;
      opened->delegation = nullptr;
      return;
    case Effect::moves_rooms:
      opened->rooms_known = false;
      return;
    case Effect::unknown:
      opened->known = false;
  }
}

bool may_be_allowed(const Opened& opened, std::string_view permission, const std::string& room) {
  if (!opened.known) return true;
  if (!opened.active || opened.delegation.is_null()) return false;
  const std::optional<Permission> asked = parse_permission(permission);
  const bool within = opened.delegation.contains("permissions")
                          ? lists(opened.delegation["permissions"], permission)
                          : permissions_of(BuiltInRole::primary_admin).has(*asked);
  if (!within) return false;
  const Json& scope = opened.delegation["rooms"];
  if (room.empty() || !opened.rooms_known || !can_tell(scope)) return true;
  return opened.rooms.contains(room) && covers(scope, opened.rooms[room]) == yes;
}

}  // namespace enfilade::fuzz
