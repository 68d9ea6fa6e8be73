#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/shared.h"
#include "core/tenancy/people.h"
#include "core/tenancy/relationship.h"
#include "core/tenancy/update_ring.h"

namespace enfilade {

/// Roles over the whole partner. They see invitations and tenants' names, and no customer's data.
enum class PartnerWideRole : std::uint8_t {
  global_administrator,
  managed_service_administrator,
  tenant_manager,
};

inline constexpr std::array<std::string_view, 3> kPartnerWideRoleNames{
    "global_administrator", "managed_service_administrator", "tenant_manager"};

/// The organisation that looks after the customers' rooms, and signs in.
struct Partner {
  std::string tenant_id, name, domain;
  Directory people;
  std::array<std::vector<Principal>, kPartnerWideRoleNames.size()> partner_wide = {};
  std::int64_t revision = 0;  // grows with every change of the tenant managers
};

/// An organisation whose rooms they are.
struct Customer {
  std::string tenant_id, name, alias, domain;
  std::vector<std::string> tags;
  Shared<Directory> people;
  Relationship relationship;
  std::int64_t revision = 0;                    // grows with every change of what is written here
  std::vector<UpdateRing> rings = {};           // those that differ from their defaults
  std::map<std::string, std::string> settings;  // of the service, by name
  bool may_export = true;
  bool may_keep_offline = false;
  std::int64_t lease_hours = 0;
};

}  // namespace enfilade
