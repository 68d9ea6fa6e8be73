// Every small world: the core's answers are the oracle's (tests/core/oracle.h), and the rule's two
// promises hold: what one customer does is nothing to another, and what is added never takes away.
//
// A world is two customers, two rooms, two users and two groups on either side, and three roles.
// One customer varies; the other is open to everybody, so that any leak would show.
//
// The dimensions, and how many values they have here:
//
//   status       6  all of them
//   delegation  22  all, {}, rooms, one that is not loaded, groups, attributes, unions, `except`s
//   ceiling      5  everything, the primary admin's row, views, all but rooms.view, nothing
//   scope       22  of an assignment: as of the delegation
//   people       5  groups: flat, nested, in a circle, in a circle of nobody, in themselves
//   members      7  none, a name that stands for nobody, each user and group, several
//   role         8  two of the partner's, one of the customer's, the built in, one not there
//   dates        7  none; from and until, before, at and after now
//   side         2
//   rooms       25  each of two in five states: known, half known, unknown, not loaded
//
// All at once make 1.4 billion worlds, which is too many. These are enumerated in full:
//
//   Gates      status × delegation × ceiling × side × 8 scopes × 2 tables of rooms
//   Ladder     people × members × dates × role × side × 5 scopes × 2 delegations
//   Scopes     delegation × scope × rooms × side
//   Pairs      two assignments: (role 3 × scope 5 × dates 2 × user or group)² × 2 delegations
//              × both of the partner's, both of the customer's, one of each
//   Cross      all at once, each cut to its classes: status 6 × delegation 6 × ceiling 3
//              × people and members 5 × role 4 × scope 8 × dates 3 × side 2
//   One each   a role of one permission × a ceiling that lacks one × side × 2 scopes
//              × 2 delegations
//   Knowledge  status × people × members × partner-wide role × 4 assignments: none, a live one,
//              a later one, one whose role is not there
//
// That is 215 360 worlds. In each family what is not named is fixed to what lets most through.
//
// Asked of every world is each permission on the customer, on each room, on tickets over no room,
// one, both, and one that is not loaded. By whom: a user of either side; in Scopes of the
// assignment's side; in Ladder and Knowledge all four, and one of the other customer. In Pairs and
// Knowledge what they hear is compared as well.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/policy/access.h"
#include "core/policy/matrix.h"
#include "tests/core/agreement.h"
#include "tests/core/oracle.h"
#include "tests/core/random_world.h"

namespace enfilade {
namespace {

using test::Agreement;
using test::Asked;
using test::Row;
using Texts = std::vector<std::string>;

constexpr Instant kNow = 100;
constexpr CustomerId kA{0}, kB{1};  // the one that varies, and the other

constexpr Principal kNobody{}, kU0{Principal::Kind::user, 0}, kU1{Principal::Kind::user, 1},
    kG0{Principal::Kind::group, 0}, kG1{Principal::Kind::group, 1};

// Whoever changes a policy here changes it through these.
CustomerPolicy& edit(Policy& policy, CustomerId customer) {
  return policy.customers[customer.row];
}
Partner& edit_partner(Policy& policy) {
  return policy.partner;
}
void add_customer(Policy& policy, CustomerPolicy customer) {
  policy.customers.push_back(std::move(customer));
}

template <typename T>
struct Named {
  std::string name;
  T value;
};
template <typename T>
using Domain = std::vector<Named<T>>;

template <typename T>
Domain<T> some_of(const Domain<T>& all, const Texts& names) {
  Domain<T> some;
  for (const std::string& name : names) {
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Named<T>& one) { return one.name == name; });
    EXPECT_NE(found, all.end()) << name;
    if (found != all.end()) some.push_back(*found);
  }
  return some;
}

// Rooms.

struct Rooms {
  Rooms(std::string named, std::vector<Row> rows)
      : name(std::move(named)),
        written(std::move(rows)),
        loaded(test::partition_of(TableId::rooms, written)),
        asked{loaded, written} {
    for (const Texts& rooms : {Texts{}, Texts{"a"}, Texts{"a", "b"}, Texts{"b", "gone"}}) {
      asked.tickets.push_back(test::ticket_over(rooms, loaded));
    }
  }
  Rooms(const Rooms&) = delete;
  Rooms& operator=(const Rooms&) = delete;

  std::string name;
  std::vector<Row> written;
  Partition loaded;
  Asked asked;
};

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
RoomScope without(RoomScope scope, RoomScope except) {
  scope.except = {std::move(except)};
  return scope;
}
/// Both of two plain ones: rules would be of either, so only one of them has any.
RoomScope joined(RoomScope a, const RoomScope& b) {
  a.rooms.insert(a.rooms.end(), b.rooms.begin(), b.rooms.end());
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

struct People {
  std::vector<Principal> g0, g1;

  Directory directory() const {
    Directory people;
    for (const char* user : {"u0", "u1"}) people.add(User{user, "", ""});
    people.add(Group{"g0", "", g0});
    people.add(Group{"g1", "", g1});
    return people;
  }
};

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

struct Dates {
  std::optional<Instant> from = std::nullopt, until = std::nullopt;
};

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

const std::vector<Side> kSides{Side::partner, Side::customer};

const std::vector<RelationshipStatus>& all_statuses() {
  using enum RelationshipStatus;
  static const std::vector<RelationshipStatus> all{active,   pending, ended,
                                                   declined, expired, withdrawn};
  return all;
}

// Worlds.

struct Assigned {
  Side side = Side::partner;
  std::string role = "manager";
  const Named<RoomScope>* scope = &all_scopes()[0];
  const Named<std::vector<Principal>>* members = &all_members()[2];  // u0
  const Named<Dates>* dates = &all_dates()[0];

  Assignment made() const {
    Assignment assignment;
    assignment.side = side;
    assignment.role = role;
    assignment.members = members->value;
    assignment.rooms = scope->value;
    assignment.from = dates->value.from;
    assignment.until = dates->value.until;
    return assignment;
  }
};

/// What varies of a world. What is not said lets most through.
struct Choice {
  RelationshipStatus status = RelationshipStatus::active;
  const Named<RoomScope>* delegation = &all_scopes()[0];
  const Named<PermissionSet>* ceiling = &all_ceilings()[0];
  const Named<People>* people = &all_people()[0];
  const Rooms* rooms = &north_and_south();
  std::vector<Assigned> assignments = {Assigned{}};
};

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

/// Two customers, of which the first is as chosen and the second is open to everybody.
class Worlds {
 public:
  Worlds() {
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
      for (Side side : kSides) {
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

  const Policy& policy() const { return policy_; }
  Policy& policy() { return policy_; }
  std::size_t worlds() const { return worlds_; }
  std::size_t compared() const { return compared_; }

  void choose(const Choice& choice) {
    if (people_ != choice.people) set_people(*choice.people);
    CustomerPolicy& customer = edit(policy_, kA);
    customer.customer.relationship.status = choice.status;
    customer.delegation.rooms = choice.delegation->value;
    customer.delegation.ceiling = choice.ceiling->value;
    customer.assignments.clear();
    for (const Assigned& assigned : choice.assignments) {
      customer.assignments.push_back(assigned.made());
    }
  }

  /// What the core says of each viewer in the chosen world is what the oracle says.
  [[nodiscard]] bool agrees(const Choice& choice, const std::vector<Viewer>& viewers) {
    choose(choice);
    ++worlds_;
    for (const Viewer& viewer : viewers) {
      Agreement agreement(policy_, kA, choice.rooms->asked, viewer, kNow);
      std::optional<std::string> said = agreement.differs_in_access();
      if (!said) said = agreement.differs_in_decisions();
      if (!said && tells_) said = agreement.differs_in_what_is_told();
      compared_ += agreement.compared();
      if (!said) continue;
      ADD_FAILURE() << *said << "\nuser " << viewer.user.row
                    << (viewer.side == Side::partner ? " of the partner" : " of a customer")
                    << "\nin the world: " << told(choice);
      return false;
    }
    return true;
  }
  /// From now on also what each viewer hears is compared.
  void compare_what_is_told() { tells_ = true; }

  Access access(const Choice& choice, const Viewer& viewer) {
    choose(choice);
    return enfilade::access({policy_[kA], choice.rooms->loaded, kNow}, subject_of(policy_, viewer));
  }

 private:
  void set_people(const Named<People>& people) {
    people_ = &people;
    edit_partner(policy_).people = people.value.directory();
    for (CustomerId customer : {kA, kB}) {
      edit(policy_, customer).customer.people = people.value.directory();
    }
  }

  Policy policy_;
  const Named<People>* people_ = nullptr;
  bool tells_ = false;
  std::size_t worlds_ = 0, compared_ = 0;
};

/// Of the partner's or the customer's side, the role that permits most.
std::string greatest_role(Side side) {
  return side == Side::partner ? "manager" : "mmr_administrator";
}

/// Scopes that stand for their kinds.
const Domain<RoomScope>& scopes_of_each_kind() {
  static const Domain<RoomScope> some = some_of(
      all_scopes(), {"all", "{}", "a", "a and b", "north", "NO", "all but a", "all but {}"});
  return some;
}

void gates(const std::vector<RelationshipStatus>& statuses, std::size_t expected) {
  Worlds worlds;
  Choice choice;
  Assigned& assigned = choice.assignments[0];
  for (RelationshipStatus status : statuses) {
    choice.status = status;
    for (const Rooms* rooms : {&north_and_south(), &north_and_unknown()}) {
      choice.rooms = rooms;
      for (const auto& delegation : all_scopes()) {
        choice.delegation = &delegation;
        for (const auto& ceiling : all_ceilings()) {
          choice.ceiling = &ceiling;
          for (Side side : kSides) {
            assigned.side = side;
            assigned.role = greatest_role(side);
            for (const auto& scope : scopes_of_each_kind()) {
              assigned.scope = &scope;
              if (!worlds.agrees(choice, one_of_either_side())) return;
            }
          }
        }
      }
    }
  }
  EXPECT_EQ(worlds.worlds(), expected);
}

TEST(EverySmallWorld, AgreesOnWhatACustomerOpensWhileActive) {
  gates({RelationshipStatus::active}, 22u * 5 * 2 * 8 * 2);
}

TEST(EverySmallWorld, AgreesOnWhatACustomerOpensWhileNotActive) {
  using enum RelationshipStatus;
  gates({pending, ended, declined, expired, withdrawn}, 5u * 22 * 5 * 2 * 8 * 2);
}

void ladder(const Named<People>& people) {
  Worlds worlds;
  Choice choice;
  choice.people = &people;
  Assigned& assigned = choice.assignments[0];
  const Domain<RoomScope> scopes = some_of(all_scopes(), {"all", "{}", "a", "all but a", "NO"});
  const Domain<RoomScope> delegations = some_of(all_scopes(), {"all", "a"});
  for (const auto& delegation : delegations) {
    choice.delegation = &delegation;
    for (const auto& members : all_members()) {
      assigned.members = &members;
      for (const auto& dates : all_dates()) {
        assigned.dates = &dates;
        for (const std::string& role : all_roles()) {
          assigned.role = role;
          for (Side side : kSides) {
            assigned.side = side;
            for (const auto& scope : scopes) {
              assigned.scope = &scope;
              if (!worlds.agrees(choice, everybody())) return;
            }
          }
        }
      }
    }
  }
  EXPECT_EQ(worlds.worlds(), 7u * 7 * 8 * 2 * 5 * 2);
}

TEST(EverySmallWorld, AgreesOnTheLadderOfFlatGroups) {
  ladder(all_people()[0]);
}
TEST(EverySmallWorld, AgreesOnTheLadderOfNestedGroups) {
  ladder(all_people()[1]);
}
TEST(EverySmallWorld, AgreesOnTheLadderOfGroupsInACircle) {
  ladder(all_people()[2]);
}
TEST(EverySmallWorld, AgreesOnTheLadderOfACircleOfNobody) {
  ladder(all_people()[3]);
}
TEST(EverySmallWorld, AgreesOnTheLadderOfGroupsInThemselves) {
  ladder(all_people()[4]);
}

void scopes(Side side) {
  Worlds worlds;
  Choice choice;
  Assigned& assigned = choice.assignments[0];
  assigned.side = side;
  assigned.role = greatest_role(side);
  const Viewer viewer = side == Side::partner ? partner_user(0) : customer_user(kA, 0);
  for (const Rooms& rooms : all_rooms()) {
    choice.rooms = &rooms;
    for (const auto& delegation : all_scopes()) {
      choice.delegation = &delegation;
      for (const auto& scope : all_scopes()) {
        assigned.scope = &scope;
        if (!worlds.agrees(choice, {viewer})) return;
      }
    }
  }
  EXPECT_EQ(worlds.worlds(), 25u * 22 * 22);
}

TEST(EverySmallWorld, AgreesOnScopesOfThePartner) {
  scopes(Side::partner);
}
TEST(EverySmallWorld, AgreesOnScopesOfTheCustomer) {
  scopes(Side::customer);
}

/// Assignments of one side that differ where it matters to another beside them.
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

void pairs(Side first, Side second) {
  Worlds worlds;
  worlds.compare_what_is_told();
  Choice choice;
  const Domain<RoomScope> delegations = some_of(all_scopes(), {"all", "all but a"});
  for (const auto& delegation : delegations) {
    choice.delegation = &delegation;
    for (const Assigned& a : assignments_of(first)) {
      for (const Assigned& b : assignments_of(second)) {
        choice.assignments = {a, b};
        if (!worlds.agrees(choice, one_of_either_side())) return;
      }
    }
  }
  EXPECT_EQ(worlds.worlds(), 60u * 60 * 2);
}

TEST(EverySmallWorld, AgreesOnPairsOfThePartnersAssignments) {
  pairs(Side::partner, Side::partner);
}
TEST(EverySmallWorld, AgreesOnPairsOfTheCustomersAssignments) {
  pairs(Side::customer, Side::customer);
}
TEST(EverySmallWorld, AgreesOnPairsOfOneAssignmentEach) {
  pairs(Side::partner, Side::customer);
}

void cross(RelationshipStatus status) {
  Worlds worlds;
  Choice choice;
  choice.status = status;
  Assigned& assigned = choice.assignments[0];
  const Domain<RoomScope> delegations =
      some_of(all_scopes(), {"all", "{}", "a", "north", "NO", "all but south"});
  const Domain<PermissionSet> ceilings =
      some_of(all_ceilings(), {"everything", "as primary admin", "nothing"});
  const Domain<Dates> dates = some_of(all_dates(), {"always", "from later", "until now"});
  const std::vector<std::pair<const char*, const char*>> memberships{{"flat", "u0"},
                                                                     {"flat", "g0"},
                                                                     {"nested", "g0"},
                                                                     {"circle", "g1"},
                                                                     {"circle of nobody", "g0"}};
  choice.rooms = &north_and_unknown();
  for (const auto& [people, member] : memberships) {
    const Domain<People> lived = some_of(all_people(), {people});
    const auto members = some_of(all_members(), {member});
    choice.people = &lived[0];
    assigned.members = &members[0];
    for (const auto& delegation : delegations) {
      choice.delegation = &delegation;
      for (const auto& ceiling : ceilings) {
        choice.ceiling = &ceiling;
        for (const char* role : {"manager", "own", "primary_admin", "gone"}) {
          assigned.role = role;
          for (const auto& date : dates) {
            assigned.dates = &date;
            for (Side side : kSides) {
              assigned.side = side;
              for (const auto& scope : scopes_of_each_kind()) {
                assigned.scope = &scope;
                if (!worlds.agrees(choice, one_of_either_side())) return;
              }
            }
          }
        }
      }
    }
  }
  EXPECT_EQ(worlds.worlds(), 5u * 6 * 3 * 4 * 3 * 2 * 8);
}

TEST(EverySmallWorld, AgreesOnAllAtOnceWhileActive) {
  cross(RelationshipStatus::active);
}
TEST(EverySmallWorld, AgreesOnAllAtOnceWhilePending) {
  cross(RelationshipStatus::pending);
}
TEST(EverySmallWorld, AgreesOnAllAtOnceWhenEnded) {
  cross(RelationshipStatus::ended);
}
TEST(EverySmallWorld, AgreesOnAllAtOnceWhenDeclined) {
  cross(RelationshipStatus::declined);
}
TEST(EverySmallWorld, AgreesOnAllAtOnceWhenExpired) {
  cross(RelationshipStatus::expired);
}
TEST(EverySmallWorld, AgreesOnAllAtOnceWhenWithdrawn) {
  cross(RelationshipStatus::withdrawn);
}

TEST(EverySmallWorld, AgreesOnRolesOfOnePermissionAndCeilingsThatLackOne) {
  Worlds worlds;
  Choice choice;
  Assigned& assigned = choice.assignments[0];
  const Domain<RoomScope> wide_and_narrow = some_of(all_scopes(), {"all", "a"});
  for (std::size_t held = 0; held < kPermissionCount; ++held) {
    for (std::size_t lacking = 0; lacking <= kPermissionCount; ++lacking) {
      PermissionSet ceiling = PermissionSet::all();
      if (lacking < kPermissionCount) ceiling = ceiling - one(lacking);
      const Named<PermissionSet> opened{"all but one", ceiling};
      choice.ceiling = &opened;
      for (Side side : kSides) {
        assigned.side = side;
        assigned.role = side == Side::partner ? "watcher" : "own";
        edit(worlds.policy(), kA).roles[side == Side::partner ? 1 : 2].permissions = one(held);
        for (const auto& delegation : wide_and_narrow) {
          choice.delegation = &delegation;
          for (const auto& scope : wide_and_narrow) {
            assigned.scope = &scope;
            if (!worlds.agrees(choice, one_of_either_side())) return;
          }
        }
      }
    }
  }
  EXPECT_EQ(worlds.worlds(), 19u * 20 * 2 * 2 * 2);
}

TEST(EverySmallWorld, AgreesOnHowMuchIsKnownOfACustomer) {
  Worlds worlds;
  worlds.compare_what_is_told();
  Choice choice;
  const auto later = some_of(all_dates(), {"from later"});
  const std::vector<std::vector<Assigned>> held{
      {}, {Assigned{}}, {Assigned{.dates = &later[0]}}, {Assigned{.role = "gone"}}};
  for (std::size_t role = 0; role < kPartnerWideRoleNames.size(); ++role) {
    for (const auto& members : all_members()) {
      for (auto& holders : edit_partner(worlds.policy()).partner_wide) holders.clear();
      edit_partner(worlds.policy()).partner_wide[role] = members.value;
      for (const auto& people : all_people()) {
        choice.people = &people;
        for (RelationshipStatus status : all_statuses()) {
          choice.status = status;
          for (const auto& assignments : held) {
            choice.assignments = assignments;
            if (!worlds.agrees(choice, everybody())) return;
          }
        }
      }
    }
  }
  EXPECT_EQ(worlds.worlds(), 3u * 7 * 5 * 6 * 4);
}

// What is added never takes away.

bool within(PermissionSet small, PermissionSet large) {
  return (small - large).empty();
}

/// Whether all that `small` gives `large` gives, too.
bool within(const Access& small, const Access& large) {
  for (std::size_t room = 0; room < small.rooms.size(); ++room) {
    if (!within(small.rooms[room], large.rooms[room])) return false;
  }
  return within(small.of_customer, large.of_customer) &&
         within(small.without_rooms, large.without_rooms) &&
         within(small.somewhere, large.somewhere) && (!small.assigned || large.assigned);
}

bool gives_anything(const Access& access) {
  return std::any_of(access.rooms.begin(), access.rooms.end(),
                     [](PermissionSet room) { return !room.empty(); });
}

TEST(Monotony, LosesNothingByAnAssignmentMore) {
  Worlds worlds;
  std::size_t grown = 0;
  for (Side side : kSides) {
    const std::vector<Assigned> all = assignments_of(side);
    const Viewer viewer = side == Side::partner ? partner_user(0) : customer_user(kA, 0);
    for (const auto& delegation : scopes_of_each_kind()) {
      Choice choice;
      choice.delegation = &delegation;
      for (const Assigned& a : all) {
        choice.assignments = {a};
        const Access alone = worlds.access(choice, viewer);
        for (const Assigned& b : all) {
          choice.assignments = {a, b};
          const Access after = worlds.access(choice, viewer);
          choice.assignments = {b, a};
          const Access before = worlds.access(choice, viewer);
          ASSERT_TRUE(within(alone, after)) << told(choice);
          ASSERT_TRUE(within(alone, before)) << told(choice);
          grown += !within(after, alone);
        }
      }
    }
  }
  EXPECT_GT(grown, 1'000u);
}

TEST(Monotony, LosesNothingByAPermissionMore) {
  Worlds worlds;
  for (Side side : kSides) {
    const Viewer viewer = side == Side::partner ? partner_user(0) : customer_user(kA, 0);
    const std::size_t role = side == Side::partner ? 1 : 2;
    for (const auto& scope : all_scopes()) {
      Choice choice;
      choice.assignments[0] = {side, side == Side::partner ? "watcher" : "own", &scope};
      for (std::size_t p = 0; p < kPermissionCount; ++p) {
        for (std::size_t q = 0; q < kPermissionCount; ++q) {
          const Named<PermissionSet> narrow{"one", one(p)}, wide{"two", one(p) | one(q)};
          edit(worlds.policy(), kA).roles[role].permissions = narrow.value;
          const Access of_one = worlds.access(choice, viewer);
          edit(worlds.policy(), kA).roles[role].permissions = wide.value;
          const Access of_two = worlds.access(choice, viewer);
          choice.ceiling = &narrow;
          const Access under_one = worlds.access(choice, viewer);
          choice.ceiling = &wide;
          const Access under_two = worlds.access(choice, viewer);
          choice.ceiling = &all_ceilings()[0];
          ASSERT_TRUE(within(of_one, of_two)) << told(choice);
          ASSERT_TRUE(within(under_one, under_two)) << told(choice);
          ASSERT_TRUE(within(under_two, of_two)) << told(choice);
        }
      }
    }
  }
}

/// Ways to open less than `scope`: an exception more, a name less, a rule more.
std::vector<RoomScope> narrower_than(const RoomScope& scope) {
  std::vector<RoomScope> all;
  for (const auto& except : all_scopes()) {
    if (scope.except.empty()) all.push_back(without(scope, except.value));
    if (!scope.except.empty() && except.value.except.empty() && except.value.where.empty()) {
      all.push_back(scope);
      all.back().except[0] = joined(scope.except[0], except.value);
      all.back().except[0].all = scope.except[0].all || except.value.all;
    }
    const bool has_rules = !scope.where.empty() && !except.value.where.empty();
    if (has_rules) {
      all.push_back(scope);
      all.back().where.push_back(except.value.where[0]);
    }
  }
  for (std::size_t room = 0; room < scope.rooms.size(); ++room) {
    all.push_back(scope);
    all.back().rooms.erase(all.back().rooms.begin() + static_cast<std::ptrdiff_t>(room));
  }
  if (!scope.room_groups.empty()) {
    all.push_back(scope);
    all.back().room_groups.pop_back();
  }
  if (scope.all) {
    all.push_back(scope);
    all.back().all = false;
  }
  return all;
}

TEST(Monotony, GainsNothingByANarrowerDelegation) {
  Worlds worlds;
  std::size_t lost = 0, kept = 0;
  const Viewer viewer = partner_user(0);
  for (const auto& opened : all_scopes()) {
    for (const RoomScope& narrow : narrower_than(opened.value)) {
      const Named<RoomScope> narrower{"less than " + opened.name, narrow};
      for (const Rooms& rooms : all_rooms()) {
        for (const auto& scope : scopes_of_each_kind()) {
          Choice choice;
          choice.rooms = &rooms;
          choice.assignments[0].scope = &scope;
          choice.delegation = &opened;
          const Access before = worlds.access(choice, viewer);
          choice.delegation = &narrower;
          const Access after = worlds.access(choice, viewer);
          ASSERT_TRUE(within(after, before)) << told(choice);
          lost += !within(before, after);
          kept += gives_anything(after);
        }
      }
    }
  }
  EXPECT_GT(lost, 1'000u);
  EXPECT_GT(kept, 1'000u);
}

// What one customer does is nothing to another.

/// The other customer in all its states: each dimension by itself, and everything gone.
std::vector<Choice> states_of_the_other() {
  std::vector<Choice> all;
  for (RelationshipStatus status : all_statuses()) all.push_back({.status = status});
  for (const auto& scope : all_scopes()) {
    all.push_back({.delegation = &scope});
    all.push_back({});
    all.back().assignments[0].scope = &scope;
  }
  for (const auto& ceiling : all_ceilings()) all.push_back({.ceiling = &ceiling});
  for (const Rooms& rooms : all_rooms()) all.push_back({.rooms = &rooms});
  for (const auto& members : all_members()) {
    all.push_back({});
    all.back().assignments[0].members = &members;
  }
  for (const std::string& role : all_roles()) {
    for (Side side : kSides) {
      all.push_back({});
      all.back().assignments[0].side = side;
      all.back().assignments[0].role = role;
    }
  }
  for (const auto& dates : all_dates()) {
    all.push_back({});
    all.back().assignments[0].dates = &dates;
  }
  for (Choice& choice : all) choice.people = &all_people()[2];  // unlike those of the first
  all.push_back({});
  all.back().assignments.clear();
  return all;
}

/// All that is answered about the first customer, to everybody.
std::vector<std::string> answers(const test::World& world) {
  std::vector<std::string> all;
  for (const Viewer& viewer : everybody()) {
    const test::Eyes eyes(world, viewer);
    std::string said(1, static_cast<char>('0' + static_cast<int>(eyes.knows(kA.row))));
    const Situation situation = world.situation(kA.row);
    const Partition& loaded = situation.rooms;
    const auto ask = [&](const Target& target) {
      for (std::size_t p = 0; p < kPermissionCount; ++p) {
        const auto permission = static_cast<Permission>(p);
        if (!well_asked(permission, target.kind)) continue;
        const Decision truth = decide(situation, eyes.subject(kA.row), permission, target);
        const Decision heard = disclose(situation, eyes.asker(kA.row), permission, target);
        said += static_cast<char>('a' + static_cast<int>(truth.reason));
        said += static_cast<char>('A' + static_cast<int>(heard.reason));
      }
    };
    ask(Target::of_customer());
    for (std::uint32_t row = 0; row < loaded.size(); ++row) ask(Target::of_room({row}));
    ask(Target::of_ticket(test::ticket_over({"a", "b"}, loaded).rows));
    for (TableId table : {TableId::rooms, TableId::tickets}) {
      for (const Sight& sight : eyes.sights(table)) {
        if (sight.id() != kA) continue;
        sight.visible().for_each([&](std::size_t row) {
          said += ' ' + std::to_string(row) + (sight.partial(row) ? "?" : "");
        });
      }
    }
    all.push_back(std::move(said));
  }
  return all;
}

TEST(Isolation, ChangesNoAnswerWhateverTheOtherCustomerDoes) {
  std::vector<Choice> of_first;
  for (const auto& delegation : scopes_of_each_kind()) {
    for (const char* role : {"watcher", "primary_admin"}) {
      of_first.push_back({.delegation = &delegation});
      of_first.back().assignments[0].role = role;
    }
  }
  of_first.push_back({.status = RelationshipStatus::ended});
  of_first.push_back({});
  of_first.back().assignments.clear();

  const std::vector<Choice> of_other = states_of_the_other();
  Worlds worlds, others;
  std::size_t compared = 0;
  for (const Choice& choice : of_first) {
    worlds.choose(choice);
    test::World world;
    world.now = kNow;
    world.policy = worlds.policy();
    world.rooms = {choice.rooms->written, north_and_south().written};
    world.tickets.resize(2, {{{"id", "T1"}, {"rooms", Texts{"a", "b"}}}, {{"id", "T2"}}});
    world.settle();
    const std::vector<std::string> before = answers(world);
    for (const Choice& other : of_other) {
      others.choose(other);
      edit(world.policy, kB) = others.policy()[kA];
      world.rooms[kB.row] = other.rooms->written;
      world.settle();
      ASSERT_EQ(answers(world), before)
          << "the first: " << told(choice) << "\nthe other: " << told(other);
      ++compared;
    }
  }
  EXPECT_EQ(compared, of_first.size() * of_other.size());
}

}  // namespace
}  // namespace enfilade
