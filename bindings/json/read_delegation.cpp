#include "bindings/json/read_delegation.h"

#include "bindings/json/read_scope.h"
#include "core/policy/matrix.h"

namespace enfilade {

PermissionSet read_permissions(const Reader& in) {
  PermissionSet set;
  in.each([&](const Reader& item) {
    set.insert(static_cast<Permission>(item.one_of(kPermissionNames, "permission")));
  });
  return set;
}

Delegation read_delegation(const Reader& in) {
  if (!in.present()) return {};
  in.only({"rooms", "permissions"});
  Delegation delegation{read_scope(in["rooms"]), permissions_of(BuiltInRole::primary_admin)};
  if (in["permissions"].present()) delegation.ceiling = read_permissions(in["permissions"]);
  return delegation;
}

}  // namespace enfilade
