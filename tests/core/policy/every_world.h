#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/policy/access.h"
#include "core/policy/policy.h"
#include "tests/core/agreement.h"
#include "tests/core/rows.h"

/// The small worlds that tests/core/policy/small_worlds_test.cpp enumerates: what each dimension
/// can be, a choice of one of each, and the world that it makes.
namespace enfilade::test {

template <typename T>
struct Named {
  std::string name;
  T value;
};
template <typename T>
using Domain = std::vector<Named<T>>;

/// Those of `all` that have these names, in their order. Each name is one of `all`.
template <typename T>
Domain<T> some_of(const Domain<T>& all, const std::vector<std::string>& names) {
  Domain<T> some;
  for (const std::string& name : names) {
    for (const Named<T>& one : all) {
      if (one.name == name) some.push_back(one);
    }
  }
  assert(some.size() == names.size());
  return some;
}

// The dimensions.

/// The rooms of the first customer, "a" and "b" at most, and all tickets that are asked about.
struct Rooms {
  Rooms(std::string named, std::vector<Row> rows);
  Rooms(const Rooms&) = delete;
  Rooms& operator=(const Rooms&) = delete;

  std::string name;
  std::vector<Row> written;
  Partition loaded;
  Asked asked;
};

/// The groups of two users, u0 and u1.
struct People {
  std::vector<Principal> g0, g1;

  Directory directory() const;
};

struct Dates {
  std::optional<Instant> from = std::nullopt, until = std::nullopt;
};

const std::deque<Rooms>& all_rooms();
const Rooms& north_and_south();
const Rooms& north_and_unknown();
const Domain<RoomScope>& all_scopes();
/// One of each kind.
const Domain<RoomScope>& scopes_of_each_kind();
const Domain<PermissionSet>& all_ceilings();
const std::vector<std::string>& all_roles();
const Domain<People>& all_people();
const Domain<std::vector<Principal>>& all_members();
const Domain<Dates>& all_dates();
const std::vector<RelationshipStatus>& all_statuses();
const std::vector<Side>& both_sides();

RoomScope without(RoomScope scope, RoomScope except);
/// Whatever either of them names. Rules of both would be *and*: at most one of them has any.
RoomScope joined(RoomScope a, const RoomScope& b);
PermissionSet one(std::size_t permission);

// Worlds.

inline constexpr Instant kNow = 100;
/// The customer that varies, and the one that is open to everybody.
inline constexpr CustomerId kA{0}, kB{1};

struct Assigned {
  Side side = Side::partner;
  std::string role = "manager";
  const Named<RoomScope>* scope = &all_scopes()[0];
  const Named<std::vector<Principal>>* members = &all_members()[2];  // u0
  const Named<Dates>* dates = &all_dates()[0];
};

/// Of that side, the role that permits most.
std::string greatest_role(Side side);

/// Assignments of one side that differ where it matters to another beside them.
std::vector<Assigned> assignments_of(Side side);

/// What varies of a world. What is not said lets most through.
struct Choice {
  RelationshipStatus status = RelationshipStatus::active;
  const Named<RoomScope>* delegation = &all_scopes()[0];
  const Named<PermissionSet>* ceiling = &all_ceilings()[0];
  const Named<People>* people = &all_people()[0];
  const Rooms* rooms = &north_and_south();
  std::vector<Assigned> assignments = {Assigned{}};
};

/// A choice in words, for messages.
std::string told(const Choice& choice);

Viewer partner_user(std::uint32_t user);
Viewer customer_user(CustomerId customer, std::uint32_t user);
const std::vector<Viewer>& one_of_either_side();
/// Both users of either side, and one of the other customer.
const std::vector<Viewer>& everybody();

// Whoever changes such a policy changes it through these.
CustomerPolicy& edit(Policy& policy, CustomerId customer);
Partner& edit_partner(Policy& policy);

/// Two customers, of which the first is as chosen.
class Worlds {
 public:
  Worlds();

  const Policy& policy() const { return policy_; }
  Policy& policy() { return policy_; }
  /// How many worlds were compared.
  std::size_t count() const { return count_; }

  /// From now on also what each viewer hears is compared.
  void compare_what_is_told() { tells_ = true; }

  void choose(const Choice& choice);

  /// Whether in the chosen world the core says of each viewer what the oracle says; if not, adds a
  /// failure that says where.
  [[nodiscard]] bool agrees(const Choice& choice, const std::vector<Viewer>& viewers);

  /// What the core gives the viewer in the chosen world.
  Access access(const Choice& choice, const Viewer& viewer);

 private:
  void set_people(const Named<People>& people);

  Policy policy_;
  std::string people_;  // by name
  bool tells_ = false;
  std::size_t count_ = 0;
};

}  // namespace enfilade::test
