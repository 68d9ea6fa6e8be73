#pragma once

#include "bindings/json/reader.h"
#include "core/policy/policy.h"

namespace enfilade {

/// Reads a list of permissions by name.
PermissionSet read_permissions(const Reader& in);

/// Reads { rooms, permissions }. None is nothing opened; without `permissions` the ceiling is the
/// primary admin's row of the matrix.
Delegation read_delegation(const Reader& in);

}  // namespace enfilade
