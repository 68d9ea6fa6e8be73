#include "tests/core/policy/every_world.h"

#include <gtest/gtest.h>

#include "core/policy/matrix.h"

namespace enfilade::test {
namespace {

using Texts = std::vector<std::string>;

constexpr Principal kNobody{}, kU0{Principal::Kind::user, 0}, kU1{Principal::Kind::user, 1},
    kG0{Principal::Kind::group, 0}, kG1{Principal::Kind::group, 1};

RoomScope rooms(Texts ids) {
  RoomScope scope;
  scope.rooms = std::move(ids);
  return scope;
}
RoomScope groups(Texts names) {
  RoomScope scope;
  scope.room_groups = std::move(names);
  return scope;
}
RoomScope where(const std::vector<std::pair<const char*, Texts>>& rules) {
  RoomScope scope;
  for (const auto& [column, values] : rules) {
    scope.where.push_back({*schema_of(TableId::rooms).find(column), values});
  }
  return scope;
}

Assignment made(const Assigned& assigned) {
  Assignment assignment;
  assignment.side = assigned.side;
  assignment.role = assigned.role;
  assignment.members = assigned.members->value;
  assignment.rooms = assigned.scope->value;
  assignment.from = assigned.dates->value.from;
  assignment.until = assigned.dates->value.until;
  return assignment;
}

void add_customer(Policy& policy, CustomerPolicy customer) {
  policy.customers.push_back(std::move(customer));
}

}  // namespace

// Rooms.

Rooms::Rooms(std::string named, std::vector<Row> rows)
    : name(std::move(named)),
      written(std::move(rows)),
      loaded(partition_of(TableId::rooms, written)),
      asked{loaded, written} {
  for (const Texts& of_ticket : {Texts{}, Texts{"a"}, Texts{"a", "b"}, Texts{"b", "gone"}}) {
    asked.tickets.push_back(ticket_over(of_ticket, loaded));
  }
}

const std::deque<Rooms>& all_rooms() {
  static const auto all = [] {
    const Domain<std::optional<Row>> states{
        {"north", Row{{"country", "NO"},
                      {"health", "Healthy"},
                      {"licensed", true},
                      {"roomGroups", Texts{"north"}}}},
        {"south", Row{{"country", "SE"},
                      {"health", "Unhealthy"},
                      {"licensed", false},
                      {"roomGroups", Texts{"south", "large"}}}},
        {"half known", Row{{"country", "NO"}, {"roomGroups", Texts{}}}},
        {"unknown", Row{}},
        {"not loaded", std::nullopt},
    };
    std::deque<Rooms> tables;
    for (const auto& a : states) {
      for (const auto& b : states) {
        std::vector<Row> rows;
        for (const auto& [id, state] : {std::pair("a", a.value), std::pair("b", b.value)}) {
          if (!state) continue;
          rows.push_back(*state);
          rows.back()["id"] = std::string(id);
        }
        tables.emplace_back("a " + a.name + ", b " + b.name, std::move(rows));
      }
    }
    return tables;
  }();
  return all;
}
const Rooms& north_and_south() {
  return all_rooms()[1];
}
const Rooms& north_and_unknown() {
  return all_rooms()[3];
}

// Scopes.

RoomScope without(RoomScope scope, RoomScope except) {
  scope.except = {std::move(except)};
  return scope;
}
RoomScope joined(RoomScope a, const RoomScope& b) {
  for (std::string_view id : b.rooms) a.rooms.push_back(id);
  a.room_groups.insert(a.room_groups.end(), b.room_groups.begin(), b.room_groups.end());
  a.where.insert(a.where.end(), b.where.begin(), b.where.end());
  return a;
}

const Domain<RoomScope>& all_scopes() {
  static const Domain<RoomScope> all = [] {
    const RoomScope everything = RoomScope::everything(), nothing;
    const RoomScope norway = where({{"country", {"NO"}}});
    return Domain<RoomScope>{
        {"all", everything},
        {"{}", nothing},
        {"a", rooms({"a"})},
        {"b", rooms({"b"})},
        {"a and b", rooms({"a", "b"})},
        {"gone", rooms({"gone"})},
        {"north", groups({"north"})},
        {"south or none", groups({"south", "none"})},
        {"NO", norway},
        {"NO or SE", where({{"country", {"NO", "SE"}}})},
        {"no", where({{"country", {"no"}}})},
        {"NO, Healthy", where({{"country", {"NO"}}, {"health", {"Healthy"}}})},
        {"licensed", where({{"licensed", {"true"}}})},
        {"b or NO", joined(rooms({"b"}), norway)},
        {"north or licensed", joined(groups({"north"}), where({{"licensed", {"true"}}}))},
        {"all but a", without(everything, rooms({"a"}))},
        {"all but south", without(everything, groups({"south"}))},
        {"all but NO", without(everything, norway)},
        {"all but {}", without(everything, nothing)},
        {"all but all", without(everything, everything)},
        {"all but all but NO", without(everything, without(everything, norway))},
        {"NO but licensed", without(norway, where({{"licensed", {"true"}}}))},
    };
  }();
  return all;
}

const Domain<RoomScope>& scopes_of_each_kind() {
  static const Domain<RoomScope> some = some_of(
      all_scopes(), {"all", "{}", "a", "a and b", "north", "NO", "all but a", "all but {}"});
  return some;
}

// Ceilings and roles.

PermissionSet one(std::size_t permission) {
  return {static_cast<Permission>(permission)};
}

const Domain<PermissionSet>& all_ceilings() {
  static const Domain<PermissionSet> all{
      {"everything", PermissionSet::all()},
      {"as primary admin", permissions_of(BuiltInRole::primary_admin)},
      {"views", {Permission::rooms_view, Permission::tickets_view, Permission::settings_view}},
      {"all but rooms.view", PermissionSet::all() - PermissionSet{Permission::rooms_view}},
      {"nothing", {}},
  };
  return all;
}

const Texts& all_roles() {
  static const Texts all{
      "manager",   "watcher",         "own", "primary_admin", "mmr_administrator",
      "site_lead", "site_technician", "gone"};
  return all;
}

// People.

Directory People::directory() const {
  Directory people;
  for (const char* user : {"u0", "u1"}) people.add(User{user, "", ""});
  for (const char* group : {"g0", "g1"}) people.add(Group{group, ""});
  people.set_members({0}, g0);
  people.set_members({1}, g1);
  return people;
}

const Domain<People>& all_people() {
  static const Domain<People> all{
      {"flat", {{kU0}, {kU1}}},
      {"nested", {{kG1}, {kU1, kU0}}},
      {"circle", {{kG1, kU0}, {kG0}}},
      {"circle of nobody", {{kG1}, {kG0, kNobody}}},
      {"in itself", {{kG0}, {kG1, kG0, kU0}}},
  };
  return all;
}

const Domain<std::vector<Principal>>& all_members() {
  static const Domain<std::vector<Principal>> all{
      {"nobody", {}},
      {"a name", {kNobody}},
      {"u0", {kU0}},
      {"u1", {kU1}},
      {"g0", {kG0}},
      {"g1", {kG1}},
      {"u1, name, g0", {kU1, kNobody, kG0}},
  };
  return all;
}

// Dates.

const Domain<Dates>& all_dates() {
  static const Domain<Dates> all{
      {"always", {}},
      {"from now", {kNow, {}}},
      {"from later", {kNow + 1, {}}},
      {"until now", {{}, kNow}},
      {"until later", {{}, kNow + 1}},
      {"around now", {kNow - 1, kNow + 1}},
      {"before", {kNow - 2, kNow - 1}},
  };
  return all;
}

const std::vector<Side>& both_sides() {
  static const std::vector<Side> sides{Side::partner, Side::customer};
  return sides;
}

const std::vector<RelationshipStatus>& all_statuses() {
  using enum RelationshipStatus;
  static const std::vector<RelationshipStatus> all{active,   pending, ended,
                                                   declined, expired, withdrawn};
  return all;
}

std::string greatest_role(Side side) {
  return side == Side::partner ? "manager" : "mmr_administrator";
}

std::vector<Assigned> assignments_of(Side side) {
  static const Domain<RoomScope> scopes = some_of(all_scopes(), {"all", "{}", "a", "b", "NO"});
  static const Domain<Dates> dates = some_of(all_dates(), {"always", "until now"});
  static const Domain<std::vector<Principal>> members = some_of(all_members(), {"u0", "g0"});
  const Texts roles = side == Side::partner ? Texts{"watcher", "primary_admin", "gone"}
                                            : Texts{"site_technician", "mmr_administrator", "own"};
  std::vector<Assigned> all;
  for (const std::string& role : roles) {
    for (const auto& scope : scopes) {
      for (const auto& date : dates) {
        for (const auto& member : members) all.push_back({side, role, &scope, &member, &date});
      }
    }
  }
  return all;
}

// Worlds.

std::string told(const Choice& choice) {
  std::string all(kRelationshipStatusNames[static_cast<std::size_t>(choice.status)]);
  all += ", opened: " + choice.delegation->name + " for " + choice.ceiling->name;
  all += "; people: " + choice.people->name + "; rooms: " + choice.rooms->name;
  for (const Assigned& a : choice.assignments) {
    all += "; " + std::string(a.side == Side::partner ? "partner's " : "customer's ") +
           a.members->name + " as " + a.role + " over " + a.scope->name + ", " + a.dates->name;
  }
  return all;
}

Viewer partner_user(std::uint32_t user) {
  return {Side::partner, {}, {user}};
}
Viewer customer_user(CustomerId customer, std::uint32_t user) {
  return {Side::customer, customer, {user}};
}
const std::vector<Viewer>& one_of_either_side() {
  static const std::vector<Viewer> viewers{partner_user(0), customer_user(kA, 0)};
  return viewers;
}
const std::vector<Viewer>& everybody() {
  static const std::vector<Viewer> viewers{partner_user(0), partner_user(1), customer_user(kA, 0),
                                           customer_user(kA, 1), customer_user(kB, 0)};
  return viewers;
}

CustomerPolicy& edit(Policy& policy, CustomerId customer) {
  return policy.customers[customer.row].edit();
}
Partner& edit_partner(Policy& policy) {
  return policy.partner.edit();
}

Worlds::Worlds() {
  for (CustomerId customer : {kA, kB}) {
    CustomerPolicy policy;
    policy.customer.tenant_id = customer == kA ? "A" : "B";
    policy.customer.relationship.status = RelationshipStatus::active;
    policy.delegation = {RoomScope::everything(), PermissionSet::all()};
    policy.roles = {
        {"manager", "", "", Side::partner, PermissionSet::all()},
        {"watcher",
         "",
         "",
         Side::partner,
         {Permission::rooms_view, Permission::tickets_view, Permission::roles_view}},
        {"own",
         "",
         "",
         Side::customer,
         {Permission::tickets_view, Permission::tickets_update, Permission::settings_view}}};
    for (Side side : both_sides()) {
      Assignment everyone;
      everyone.side = side;
      everyone.role = side == Side::partner ? "manager" : "mmr_administrator";
      everyone.members = {kU0, kU1, kG0, kG1};
      everyone.rooms = RoomScope::everything();
      policy.assignments.push_back(std::move(everyone));
    }
    add_customer(policy_, std::move(policy));
  }
  set_people(all_people()[0]);
}

void Worlds::choose(const Choice& choice) {
  if (people_ != choice.people->name) set_people(*choice.people);
  CustomerPolicy& customer = edit(policy_, kA);
  customer.customer.relationship.status = choice.status;
  customer.delegation.rooms = choice.delegation->value;
  customer.delegation.ceiling = choice.ceiling->value;
  customer.assignments.clear();
  for (const Assigned& assigned : choice.assignments) {
    customer.assignments.push_back(made(assigned));
  }
}

bool Worlds::agrees(const Choice& choice, const std::vector<Viewer>& viewers) {
  choose(choice);
  ++count_;
  for (const Viewer& viewer : viewers) {
    Agreement agreement(policy_, kA, choice.rooms->asked, viewer, kNow);
    std::optional<std::string> said = agreement.differs_in_access();
    if (!said) said = agreement.differs_in_decisions();
    if (!said && tells_) said = agreement.differs_in_what_is_told();
    if (!said) continue;
    ADD_FAILURE() << *said << "\nuser " << viewer.user.row
                  << (viewer.side == Side::partner ? " of the partner" : " of a customer")
                  << "\nin the world: " << told(choice);
    return false;
  }
  return true;
}

Access Worlds::access(const Choice& choice, const Viewer& viewer) {
  choose(choice);
  return enfilade::access({policy_[kA], choice.rooms->loaded, kNow}, subject_of(policy_, viewer));
}

void Worlds::set_people(const Named<People>& people) {
  people_ = people.name;
  edit_partner(policy_).people = people.value.directory();
  for (CustomerId customer : {kA, kB}) {
    edit(policy_, customer).customer.people = people.value.directory();
  }
}

}  // namespace enfilade::test
