#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/bitmap.h"
#include "core/base/instant.h"
#include "core/base/permission.h"
#include "core/policy/policy.h"
#include "core/table/partition.h"

namespace enfilade {

/// What is odd in a customer's policy, though nothing wrong is granted by it. Spelled as it
/// travels.
enum class Oddity : std::uint8_t {
  no_primary_admin,   // the relationship is active and no user is primary admin
  one_primary_admin,  // one user alone is
  not_active,         // there are assignments of the partner's, which grant nothing
  unknown_role,       // there is no such role, so the assignment is none
  unknown_member,     // one of the members is nobody
  reaches_nobody,     // no user is among the members
  reaches_nothing,    // it covers none of the rooms that are known and open to its side
  above_ceiling,      // the role permits what the customer did not open
  ends_soon,          // within kSoon
  never_used,         // no assignment has the role
};

inline constexpr std::array<std::string_view, 10> kOddityNames{
    "no_primary_admin", "one_primary_admin", "not_active",    "unknown_role", "unknown_member",
    "reaches_nobody",   "reaches_nothing",   "above_ceiling", "ends_soon",    "never_used"};

inline constexpr Instant kSoon = 14 * kDay;

struct LintFinding {
  Oddity oddity = Oddity::not_active;
  std::optional<std::size_t> assignment = std::nullopt, role = std::nullopt;  // of the customer's
  PermissionSet permissions = {};  // of above_ceiling: those that are not opened

  friend bool operator==(const LintFinding&, const LintFinding&) = default;
};

/// What is odd in one customer: the customer first, then its assignments and its roles, each in
/// their order.
///
/// known  of the loaded rooms, those that whoever asks may know; where there are none, nothing is
///        said about what is reached
///
/// For who may know all of the customer's policy. O(assignments × (members + rooms named) + roles).
std::vector<LintFinding> lint(const CustomerPolicy& customer, const Directory& partners_people,
                              const Partition& rooms, const Bitmap& known, Instant now);

}  // namespace enfilade
