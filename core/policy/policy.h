#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/id.h"
#include "core/base/instant.h"
#include "core/base/permission.h"
#include "core/base/shared.h"
#include "core/policy/room_scope.h"
#include "core/tenancy/side.h"
#include "core/tenancy/tenants.h"

namespace enfilade {

/// What a customer opened to the partner: the upper bound of everything a partner's viewer may do.
struct Delegation {
  RoomScope rooms;
  PermissionSet ceiling;

  friend bool operator==(const Delegation&, const Delegation&) = default;
};

/// A named set of permissions that one customer's assignments can use.
struct Role {
  std::string id, name, description;
  Side side = Side::partner;
  PermissionSet permissions;
  std::int64_t revision = 0;
};

/// Members get a role over a scope of rooms, for as long as it is live.
struct Assignment {
  std::string id, name, description;
  Side side = Side::partner;
  /// Of a built-in or of a role of the same customer. If it is not there, the assignment is none.
  std::string role;
  std::vector<Principal> members;  // of the directory of its side
  RoomScope rooms;
  bool notify = false;
  std::optional<Instant> from = std::nullopt, until = std::nullopt;
  std::int64_t revision = 0;

  friend bool operator==(const Assignment&, const Assignment&) = default;

  bool live_at(Instant now) const { return (!from || *from <= now) && (!until || now < *until); }
};

/// All that is decided within one customer. Nothing here looks at another customer.
struct CustomerPolicy {
  Customer customer;
  Delegation delegation;
  std::vector<Role> roles;
  std::vector<Assignment> assignments;

  /// What a role permits to one side; nothing if that side has no such role.
  std::optional<PermissionSet> permissions_of(Side side, std::string_view role) const;
  /// What an assignment's role permits.
  std::optional<PermissionSet> permissions_of(const Assignment& assignment) const {
    return permissions_of(assignment.side, assignment.role);
  }
};

/// One definition of a role that a partner applies to many customers.
struct RoleTemplate {
  std::string id, name;
  PermissionSet permissions;
};

/// Copies share all that is not edited in one of them.
struct Policy {
  Shared<Partner> partner;
  std::vector<Shared<CustomerPolicy>> customers;
  Shared<std::vector<RoleTemplate>> templates;
  Shared<std::map<std::string, CustomerId, std::less<>>> by_tenant_id = {};  // of `customers`

  std::optional<CustomerId> find(std::string_view tenant_id) const;
  const CustomerPolicy& operator[](CustomerId id) const { return *customers[id.row]; }
};

/// Somebody who signed in: a user of the partner, or of one customer.
struct Viewer {
  Side side = Side::partner;
  CustomerId tenant = {};  // of a viewer on the customer's side
  UserId user = {};
};

/// The user of that id, of the partner (`tenant_id` empty or the partner's) or of a customer.
std::optional<Viewer> find_viewer(const Policy& policy, std::string_view user_id,
                                  std::string_view tenant_id);

/// The tenant that a viewer is of.
const std::string& tenant_of(const Policy& policy, const Viewer& viewer);

/// The people that a viewer is one of.
const Directory& people_of(const Policy& policy, const Viewer& viewer);

/// The partner-wide roles that the viewer holds, by themselves or through groups.
std::vector<PartnerWideRole> partner_wide_roles(const Policy& policy, const Viewer& viewer);

}  // namespace enfilade
