#include "tests/core/oracle.h"

#include <algorithm>
#include <array>
#include <optional>
#include <sstream>

#include "core/base/permission.h"
#include "core/table/schema.h"

namespace enfilade::test {
namespace {

using Names = Oracle::Names;
using Texts = Oracle::Texts;

// The contract's table, as it stands there.
constexpr const char* kMatrix = R"(
| permission | MMR administrator | site lead | site technician | primary admin | is about |
|---|---|---|---|---|---|
| rooms.view | ✓ | ✓ | ✓ | ✓ | a room |
| rooms.modify | ✓ | ✓ | ✓ | ✓ | a room |
| rooms.reset_key | ✓ | | | | the customer |
| rooms.download_key | ✓ | ✓ | ✓ | | a room |
| rooms.unenroll | ✓ | ✓ | ✓ | | a room |
| rooms.create | ✓ | ✓ | | | the customer |
| groups.view | ✓ | ✓ | | ✓ | the customer |
| groups.modify | ✓ | ✓ | | | the customer |
| groups.create | ✓ | ✓ | | | the customer |
| update_rings.view | ✓ | ✓ | | ✓ | the customer |
| update_rings.modify | ✓ | ✓ | | ✓ | the customer |
| reports.view | ✓ | ✓ | | ✓ | a room |
| reports.create_customer_incident | ✓ | ✓ | ✓ | ✓ | a room |
| tickets.view | ✓ | ✓ | ✓ | ✓ | a room |
| tickets.update | ✓ | ✓ | ✓ | ✓ | a room |
| settings.view | ✓ | | | | the customer |
| settings.modify | ✓ | | | | the customer |
| roles.view | ✓ | | | ✓ | the customer |
| roles.modify | ✓ | | | ✓ | the customer |
)";

OracleMatrix read_matrix() {
  const std::array<std::string, 4> roles{"mmr_administrator", "site_lead", "site_technician",
                                         "primary_admin"};
  OracleMatrix matrix;
  std::istringstream lines(kMatrix);
  std::string line;
  while (std::getline(lines, line)) {
    if (line.find('.') == std::string::npos) continue;
    std::vector<std::string> cells;
    std::istringstream parts(line.substr(1));
    for (std::string cell; std::getline(parts, cell, '|');) {
      cell.erase(0, cell.find_first_not_of(' '));
      cell.erase(cell.find_last_not_of(' ') + 1);
      cells.push_back(cell);
    }
    matrix.permissions.push_back(cells[0]);
    for (std::size_t role = 0; role < roles.size(); ++role) {
      if (cells[role + 1] == "✓") matrix.roles[roles[role]].insert(cells[0]);
    }
    if (cells[5] == "a room") matrix.about_a_room.insert(cells[0]);
  }
  return matrix;
}

// Truth in three values.

enum class Truth { no, unknown, yes };

Truth both(Truth a, Truth b) {
  return std::min(a, b);
}
Truth either(Truth a, Truth b) {
  return std::max(a, b);
}
Truth opposite(Truth a) {
  return a == Truth::yes ? Truth::no : a == Truth::no ? Truth::yes : Truth::unknown;
}
Truth known(bool fact) {
  return fact ? Truth::yes : Truth::no;
}

template <typename Texts>
bool is_among(const Texts& values, const std::string& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

/// A name, an enumeration's value or a flag, as scopes compare it.
std::optional<std::string> attribute(const Row& room, std::string_view column) {
  const auto value = room.find(std::string(column));
  if (value == room.end()) return std::nullopt;
  if (const auto* flag = std::get_if<bool>(&value->second)) return *flag ? "true" : "false";
  if (const auto* text = std::get_if<std::string>(&value->second)) return *text;
  return std::nullopt;
}

Truth in_room_groups(const Row& room, const std::vector<std::string>& groups) {
  if (groups.empty()) return Truth::no;
  const auto value = room.find("roomGroups");
  if (value == room.end()) return Truth::unknown;
  const auto* own = std::get_if<std::vector<std::string>>(&value->second);
  if (own == nullptr) return Truth::unknown;
  return known(std::any_of(own->begin(), own->end(),
                           [&](const std::string& group) { return is_among(groups, group); }));
}

/// "keys are *and*, their values *or*, exact comparison"
Truth meets(const Row& room, const std::vector<AttributeRule>& where) {
  if (where.empty()) return Truth::no;  // no rule brings any room in
  Truth all = Truth::yes;
  for (const AttributeRule& rule : where) {
    const auto value = attribute(room, schema_of(TableId::rooms).columns[rule.column].name);
    all = both(all, value ? known(is_among(rule.values, *value)) : Truth::unknown);
  }
  return all;
}

/// "`all`, or rooms ∪ room groups ∪ attribute rules (`where` …), minus `except`"
Truth within(const RoomScope& scope, const Row& room) {
  Truth in = known(scope.all);
  in = either(in, known(is_among(scope.rooms, std::get<std::string>(room.at("id")))));
  in = either(in, in_room_groups(room, scope.room_groups));
  in = either(in, meets(room, scope.where));
  for (const RoomScope& except : scope.except) in = both(in, opposite(within(except, room)));
  return in;
}

/// "the scope **is** `all` without `except`, never that a list happens to cover them"
bool is_all_delegated_rooms(const RoomScope& scope) {
  return scope.all && scope.except.empty();
}

// People.

std::string name_of(const Directory& people, Principal principal) {
  switch (principal.kind) {
    case Principal::Kind::user:
      return people.users()[principal.row].id;
    case Principal::Kind::group:
      return people.groups()[principal.row].id;
    case Principal::Kind::nobody:
      break;
  }
  return {};
}

/// The user and every group that they are in: what is in a group that is in there, is in there,
/// until nothing is added any more.
Names closure_of(const Directory& people, UserId user) {
  Names names{people.users()[user.row].id};
  for (std::size_t before = 0; before != names.size();) {
    before = names.size();
    for (const Group& group : people.groups()) {
      for (const Principal member : group.members) {
        if (names.contains(name_of(people, member))) names.insert(group.id);
      }
    }
  }
  return names;
}

bool any_named(const Directory& people, const std::vector<Principal>& members, const Names& names) {
  return std::any_of(members.begin(), members.end(),
                     [&](Principal member) { return names.contains(name_of(people, member)); });
}

const Partner& partner_of(const Policy& policy) {
  return *policy.partner;
}

// Roles.

Names names_of(PermissionSet set) {
  Names names;
  for (std::size_t p = 0; p < kPermissionCount; ++p) {
    if (set.has(static_cast<Permission>(p))) names.insert(std::string(kPermissionNames[p]));
  }
  return names;
}

/// "Built in and unchangeable: `primary_admin` (partner's side), `mmr_administrator`, `site_lead`,
/// `site_technician` (customer's side)"; "an assignment's role is of its own side"
/// Nothing if there is no such role.
std::optional<Names> permissions_of(const CustomerPolicy& customer, const std::string& role,
                                    Side side) {
  const auto built_in = oracle_matrix().roles.find(role);
  if (built_in != oracle_matrix().roles.end()) {
    const Side own = role == "primary_admin" ? Side::partner : Side::customer;
    return own == side ? std::optional(built_in->second) : std::nullopt;
  }
  for (const Role& custom : customer.roles) {
    if (custom.id == role && custom.side == side) return names_of(custom.permissions);
  }
  return std::nullopt;
}

}  // namespace

const OracleMatrix& oracle_matrix() {
  static const OracleMatrix matrix = read_matrix();
  return matrix;
}

Oracle::Oracle(const Policy& policy, CustomerId id, const std::vector<Row>& rooms,
               const Viewer& viewer, Instant now) {
  const CustomerPolicy& customer = policy[id];
  const Partner& partner = partner_of(policy);
  of_partner_ = viewer.side == Side::partner;
  const Directory& people = of_partner_ ? partner.people : *customer.customer.people;
  if (of_partner_ || viewer.tenant == id) names_ = closure_of(people, viewer.user);

  const Relationship& relationship = customer.customer.relationship;
  related_ = relationship.status == RelationshipStatus::active;
  listed_ = relationship.status != RelationshipStatus::declined &&
            relationship.status != RelationshipStatus::withdrawn;
  partner_wide_ =
      of_partner_ && std::any_of(partner.partner_wide.begin(), partner.partner_wide.end(),
                                 [&](const std::vector<Principal>& holders) {
                                   return any_named(people, holders, names_);
                                 });

  ceiling_ = names_of(customer.delegation.ceiling);
  delegated_whole_ = is_all_delegated_rooms(customer.delegation.rooms);
  for (const Row& room : rooms) {
    loaded_.insert(std::get<std::string>(room.at("id")));
    if (within(customer.delegation.rooms, room) != Truth::yes) continue;
    delegated_.insert(std::get<std::string>(room.at("id")));
  }

  for (std::size_t a = 0; a < customer.assignments.size(); ++a) {
    const Assignment& assignment = customer.assignments[a];
    if (assignment.side != viewer.side) continue;
    if (!any_named(people, assignment.members, names_)) continue;
    // "an assignment whose role is not there … grant[s] nothing and make[s] nothing known": it is
    // as good as none.
    const auto permissions = permissions_of(customer, assignment.role, assignment.side);
    if (!permissions) continue;
    members_.insert(a);
    // "`from ≤ now < until`"
    if (assignment.from && !(*assignment.from <= now)) continue;
    if (assignment.until && !(now < *assignment.until)) continue;
    live_.insert(a);
    permits_[a] = *permissions;
    if (is_all_delegated_rooms(assignment.rooms)) over_all_.insert(a);
    for (const Row& room : rooms) {
      if (within(assignment.rooms, room) != Truth::yes) continue;
      covering_[std::get<std::string>(room.at("id"))].insert(a);
    }
  }
}

std::set<std::size_t> Oracle::permitting(const std::set<std::size_t>& assignments,
                                         std::string_view permission) const {
  std::set<std::size_t> permitting;
  for (std::size_t a : assignments) {
    if (permits_.at(a).contains(permission)) permitting.insert(a);
  }
  return permitting;
}

std::string_view Oracle::by_assignments(const std::set<std::size_t>& covering,
                                        std::string_view permission) const {
  if (members_.empty()) return "not_assigned";
  if (live_.empty()) return "not_in_force";
  if (covering.empty()) return "outside_scope";
  if (permitting(covering, permission).empty()) return "role_forbids";
  return "allowed";
}

/// "A permission about the customer counts only from an assignment whose scope is `all` (of a
/// delegation of any size)"
std::string_view Oracle::on_customer(std::string_view permission) const {
  if (of_partner_) {
    if (!related_) return "no_relationship";
    if (!ceiling_.contains(permission)) return "permission_not_delegated";
  }
  return by_assignments(over_all_, permission);
}

std::string_view Oracle::on_room(std::string_view permission, std::string_view room) const {
  if (of_partner_) {
    if (!related_) return "no_relationship";
    if (!delegated_.contains(room)) return "room_not_delegated";
    if (!ceiling_.contains(permission)) return "permission_not_delegated";
  }
  const auto covering = covering_.find(room);
  return by_assignments(covering == covering_.end() ? std::set<std::size_t>{} : covering->second,
                        permission);
}

/// "needs an assignment over `all`, and for a partner's viewer a delegation over `all`"
std::string_view Oracle::over_all(std::string_view permission) const {
  if (of_partner_ && related_ && !delegated_whole_) return "room_not_delegated";
  return on_customer(permission);
}

/// "It is seen if `tickets.view` holds in any of them … It is updated only if `tickets.update`
/// holds in all of them, else `ticket_exceeds_scope`." Three things are read into that:
///
///   What is not seen is not updated either: of a ticket "that the viewer may not know of, every
///   answer is `not_found`", so the wall is the one before `tickets.view`.
///   "For this viewer its rooms *are* the visible ones, everywhere": a wall in one of those is
///   named as on any room, and `ticket_exceeds_scope` is of those beyond.
///   "the first wall met" is that of the first such room in the ticket's order; a room that is not
///   loaded has none but `not_found`.
std::string_view Oracle::on_ticket(std::string_view permission, const Texts& rooms) const {
  if (rooms.empty()) {
    const std::string_view seen = over_all("tickets.view");
    return seen == "allowed" ? over_all(permission) : seen;
  }
  const Texts visible = visible_rooms(rooms);
  if (visible.empty()) {
    const auto first = std::find_if(rooms.begin(), rooms.end(), [&](const std::string& room) {
      return loaded_.contains(room);
    });
    return first == rooms.end() ? "not_found" : on_room("tickets.view", *first);
  }
  if (permission == "tickets.view") return "allowed";
  for (const std::string& room : visible) {
    if (!may(permission, room)) return on_room(permission, room);
  }
  for (const std::string& room : rooms) {
    if (!may(permission, room)) return "ticket_exceeds_scope";
  }
  return "allowed";
}

std::set<std::size_t> Oracle::allowing_on_customer(std::string_view permission) const {
  if (on_customer(permission) != "allowed") return {};
  return permitting(over_all_, permission);
}

std::set<std::size_t> Oracle::allowing_on_room(std::string_view permission,
                                               std::string_view room) const {
  if (on_room(permission, room) != "allowed") return {};
  return permitting(covering_.find(room)->second, permission);
}

std::set<std::size_t> Oracle::allowing_on_ticket(std::string_view permission,
                                                 const Texts& rooms) const {
  if (on_ticket(permission, rooms) != "allowed") return {};
  if (rooms.empty()) return permitting(over_all_, permission);
  std::set<std::size_t> allowing;
  for (const std::string& room : rooms) allowing.merge(allowing_on_room(permission, room));
  return allowing;
}

/// "A customer is known to whoever holds a live assignment there, and, by name and relationship
/// only, to the three partner-wide roles": of the customers that the partner's list shows. One
/// thing is read into that, to the closed side: of the partner's assignments none is live without
/// the relationship.
std::string_view Oracle::knows() const {
  if (!live_.empty() && (related_ || !of_partner_)) return "data";
  return partner_wide_ && listed_ ? "name" : "nothing";
}

/// "With any permission that is *about a room*, on it, the viewer knows its id and name"
bool Oracle::knows_room(std::string_view room) const {
  const Names& about_a_room = oracle_matrix().about_a_room;
  return std::any_of(about_a_room.begin(), about_a_room.end(),
                     [&](const std::string& permission) { return may(permission, room); });
}

/// "every other column of it needs `rooms.view` there, else it is *withheld*"; the key is what
/// `rooms.download_key` is about.
bool Oracle::reads_room(std::string_view room, std::string_view column) const {
  if (column == "id" || column == "name") return knows_room(room);
  if (column == "key" && !may("rooms.download_key", room)) return false;
  return may("rooms.view", room);
}

bool Oracle::sees_room_row(std::string_view room) const {
  return may("rooms.view", room);
}

bool Oracle::sees_ticket(const Texts& rooms) const {
  return on_ticket("tickets.view", rooms) == "allowed";
}

Texts Oracle::visible_rooms(const Texts& rooms) const {
  Texts visible;
  for (const std::string& room : rooms) {
    if (may("tickets.view", room)) visible.push_back(room);
  }
  return visible;
}

bool Oracle::partial(const Texts& rooms) const {
  return visible_rooms(rooms) != rooms;
}

/// "Of a customer known by name only, the reason is `not_assigned`, whatever its ceiling."
std::string_view Oracle::told_of_customer(std::string_view permission) const {
  if (knows() == "nothing") return "not_found";
  return knows() == "name" ? "not_assigned" : on_customer(permission);
}

std::string_view Oracle::told_of_room(std::string_view permission, std::string_view room) const {
  return knows_room(room) ? on_room(permission, room) : "not_found";
}

std::string_view Oracle::told_of_ticket(std::string_view permission, const Texts& rooms) const {
  return sees_ticket(rooms) ? on_ticket(permission, rooms) : "not_found";
}

/// "a customer's own holders of `roles.view` may ask about the partner's people in their tenant",
/// and so the partner's may not ask about the customer's.
bool Oracle::may_ask_about(const Oracle& other) const {
  return !of_partner_ || other.of_partner_;
}

/// "Asking about somebody else … need[s] `roles.view` over a room that one knows …, else
/// `not_found`, whether or not that person exists"
std::string_view Oracle::told_of_customer(const Oracle& other, std::string_view permission) const {
  const bool may_ask = may_ask_about(other) && on_customer("roles.view") == "allowed";
  return may_ask ? other.on_customer(permission) : "not_found";
}

std::string_view Oracle::told_of_room(const Oracle& other, std::string_view permission,
                                      std::string_view room) const {
  const bool may_ask = may_ask_about(other) && knows_room(room) && may("roles.view", room);
  return may_ask ? other.on_room(permission, room) : "not_found";
}

/// What is beyond the asker is beyond the other, as if it were not loaded.
std::string_view Oracle::told_of_ticket(const Oracle& other, std::string_view permission,
                                        const Texts& rooms) const {
  if (!may_ask_about(other) || !sees_ticket(rooms)) return "not_found";
  if (rooms.empty()) {
    const bool may_ask = on_customer("roles.view") == "allowed";
    return may_ask ? other.on_ticket(permission, rooms) : "not_found";
  }
  Texts looked_at = visible_rooms(rooms);
  for (const std::string& room : looked_at) {
    if (!may("roles.view", room)) return "not_found";
  }
  if (partial(rooms)) looked_at.push_back("(beyond the asker)");
  return other.on_ticket(permission, looked_at);
}

}  // namespace enfilade::test
