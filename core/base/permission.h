#pragma once

#include <array>
#include <bit>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace enfilade {

/// The nineteen things somebody may be permitted to do. Who holds which: core/policy/matrix.h.
enum class Permission : std::uint8_t {
  rooms_view,
  rooms_modify,
  rooms_reset_key,
  rooms_download_key,
  rooms_unenroll,
  rooms_create,
  groups_view,
  groups_modify,
  groups_create,
  update_rings_view,
  update_rings_modify,
  reports_view,
  reports_create_customer_incident,
  tickets_view,
  tickets_update,
  settings_view,
  settings_modify,
  roles_view,
  roles_modify,
};

inline constexpr std::size_t kPermissionCount = 19;

/// The one spelling of each permission, in the order of the enumeration: feature.permission.
inline constexpr std::array<std::string_view, kPermissionCount> kPermissionNames{
    "rooms.view",
    "rooms.modify",
    "rooms.reset_key",
    "rooms.download_key",
    "rooms.unenroll",
    "rooms.create",
    "groups.view",
    "groups.modify",
    "groups.create",
    "update_rings.view",
    "update_rings.modify",
    "reports.view",
    "reports.create_customer_incident",
    "tickets.view",
    "tickets.update",
    "settings.view",
    "settings.modify",
    "roles.view",
    "roles.modify",
};

constexpr std::string_view name(Permission permission) {
  return kPermissionNames[static_cast<std::size_t>(permission)];
}

/// The permission of that name; nothing if there is none.
constexpr std::optional<Permission> parse_permission(std::string_view text) {
  for (std::size_t i = 0; i < kPermissionCount; ++i) {
    if (kPermissionNames[i] == text) return static_cast<Permission>(i);
  }
  return std::nullopt;
}

/// A set of permissions, in four bytes.
class PermissionSet {
 public:
  constexpr PermissionSet() = default;
  constexpr PermissionSet(std::initializer_list<Permission> permissions) {
    for (Permission p : permissions) insert(p);
  }
  static constexpr PermissionSet all() { return from_bits((1u << kPermissionCount) - 1); }

  constexpr void insert(Permission p) { bits_ |= bit(p); }
  constexpr bool has(Permission p) const { return (bits_ & bit(p)) != 0; }
  constexpr bool empty() const { return bits_ == 0; }
  constexpr bool intersects(PermissionSet other) const { return (bits_ & other.bits_) != 0; }
  /// Calls `visit(permission)` for each, in the order of the enumeration.
  template <typename Visit>
  constexpr void for_each(Visit visit) const {
    for (std::uint32_t left = bits_; left != 0; left &= left - 1) {
      visit(static_cast<Permission>(std::countr_zero(left)));
    }
  }

  friend constexpr PermissionSet operator|(PermissionSet a, PermissionSet b) {
    return from_bits(a.bits_ | b.bits_);
  }
  friend constexpr PermissionSet operator&(PermissionSet a, PermissionSet b) {
    return from_bits(a.bits_ & b.bits_);
  }
  /// Those of `a` that are not in `b`.
  friend constexpr PermissionSet operator-(PermissionSet a, PermissionSet b) {
    return from_bits(a.bits_ & ~b.bits_);
  }
  constexpr PermissionSet& operator|=(PermissionSet other) { return *this = *this | other; }
  constexpr PermissionSet& operator&=(PermissionSet other) { return *this = *this & other; }
  friend constexpr bool operator==(PermissionSet, PermissionSet) = default;
  friend constexpr auto operator<=>(PermissionSet, PermissionSet) = default;  // for keys of a map

 private:
  static constexpr std::uint32_t bit(Permission p) { return 1u << static_cast<unsigned>(p); }
  static constexpr PermissionSet from_bits(std::uint32_t bits) {
    PermissionSet set;
    set.bits_ = bits;
    return set;
  }

  std::uint32_t bits_ = 0;
};

/// Permissions about a room: they are held, or not, room by room. All others are about the
/// customer.
inline constexpr PermissionSet kAboutARoom{
    Permission::rooms_view,         Permission::rooms_modify,
    Permission::rooms_download_key, Permission::rooms_unenroll,
    Permission::reports_view,       Permission::reports_create_customer_incident,
    Permission::tickets_view,       Permission::tickets_update,
};

/// Permissions about the customer that an assignment over some rooms grants within those rooms.
inline constexpr PermissionSet kNarrowable{Permission::groups_view, Permission::roles_view,
                                           Permission::roles_modify};

}  // namespace enfilade
