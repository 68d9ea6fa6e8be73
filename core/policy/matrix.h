#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/permission.h"
#include "core/tenancy/side.h"

namespace enfilade {

/// The roles that nobody can change. Their ids are reserved.
enum class BuiltInRole : std::uint8_t {
  mmr_administrator,
  site_lead,
  site_technician,
  primary_admin
};

inline constexpr std::array<std::string_view, 4> kBuiltInRoleNames{
    "mmr_administrator", "site_lead", "site_technician", "primary_admin"};

constexpr std::string_view name(BuiltInRole role) {
  return kBuiltInRoleNames[static_cast<std::size_t>(role)];
}

namespace detail {

inline constexpr bool Y = true, _ = false;

// The permission matrix. Whatever is not marked is denied.
// Source: the published table of the service, "Table 1" of its partner guide: nineteen rows, and
// 19, 14, 7 and 11 marks. tests/core/matrix_test.cpp holds an independent copy, signed.
// clang-format off
inline constexpr bool kMatrix[kPermissionCount][kBuiltInRoleNames.size()] = {
    //                                     MMR admin  site lead  site tech  primary admin
    /* rooms.view                       */ {   Y,         Y,         Y,         Y      },
    /* rooms.modify                     */ {   Y,         Y,         Y,         Y      },
    /* rooms.reset_key                  */ {   Y,         _,         _,         _      },
    /* rooms.download_key               */ {   Y,         Y,         Y,         _      },
    /* rooms.unenroll                   */ {   Y,         Y,         Y,         _      },
    /* rooms.create                     */ {   Y,         Y,         _,         _      },
    /* groups.view                      */ {   Y,         Y,         _,         Y      },
    /* groups.modify                    */ {   Y,         Y,         _,         _      },
    /* groups.create                    */ {   Y,         Y,         _,         _      },
    /* update_rings.view                */ {   Y,         Y,         _,         Y      },
    /* update_rings.modify              */ {   Y,         Y,         _,         Y      },
    /* reports.view                     */ {   Y,         Y,         _,         Y      },
    /* reports.create_customer_incident */ {   Y,         Y,         Y,         Y      },
    /* tickets.view                     */ {   Y,         Y,         Y,         Y      },
    /* tickets.update                   */ {   Y,         Y,         Y,         Y      },
    /* settings.view                    */ {   Y,         _,         _,         _      },
    /* settings.modify                  */ {   Y,         _,         _,         _      },
    /* roles.view                       */ {   Y,         _,         _,         Y      },
    /* roles.modify                     */ {   Y,         _,         _,         Y      },
};
// clang-format on

}  // namespace detail

/// What a built-in role permits. Where it applies is the assignment's business.
constexpr PermissionSet permissions_of(BuiltInRole role) {
  PermissionSet set;
  for (std::size_t p = 0; p < kPermissionCount; ++p) {
    if (detail::kMatrix[p][static_cast<std::size_t>(role)]) set.insert(static_cast<Permission>(p));
  }
  return set;
}

/// The side whose people a built-in role is for.
constexpr Side side_of(BuiltInRole role) {
  return role == BuiltInRole::primary_admin ? Side::partner : Side::customer;
}

/// The built-in role of that id; nothing if the id is free for custom roles.
constexpr std::optional<BuiltInRole> parse_built_in_role(std::string_view id) {
  for (std::size_t i = 0; i < kBuiltInRoleNames.size(); ++i) {
    if (kBuiltInRoleNames[i] == id) return static_cast<BuiltInRole>(i);
  }
  return std::nullopt;
}

/// Nobody may change what they cannot see.
constexpr bool every_role_sees_what_it_changes() {
  for (std::size_t r = 0; r < kBuiltInRoleNames.size(); ++r) {
    const PermissionSet set = permissions_of(static_cast<BuiltInRole>(r));
    const auto needs = [&](Permission change, Permission view) {
      return !set.has(change) || set.has(view);
    };
    if (!needs(Permission::rooms_modify, Permission::rooms_view) ||
        !needs(Permission::groups_modify, Permission::groups_view) ||
        !needs(Permission::update_rings_modify, Permission::update_rings_view) ||
        !needs(Permission::tickets_update, Permission::tickets_view) ||
        !needs(Permission::settings_modify, Permission::settings_view) ||
        !needs(Permission::roles_modify, Permission::roles_view)) {
      return false;
    }
  }
  return true;
}
static_assert(every_role_sees_what_it_changes());

}  // namespace enfilade
