#include "core/policy/policy.h"

#include <range/v3/algorithm/any_of.hpp>
#include <range/v3/algorithm/find.hpp>

#include "core/policy/matrix.h"

namespace enfilade {

std::optional<PermissionSet> CustomerPolicy::permissions_of(Side side,
                                                            std::string_view role) const {
  if (const std::optional<BuiltInRole> built_in = parse_built_in_role(role)) {
    if (side_of(*built_in) != side) return std::nullopt;
    return enfilade::permissions_of(*built_in);
  }
  const auto own = ranges::find(roles, role, &Role::id);
  if (own == roles.end() || own->side != side) return std::nullopt;
  return own->permissions;
}

std::optional<CustomerId> Policy::find(std::string_view tenant_id) const {
  const auto found = by_tenant_id->find(tenant_id);
  if (found == by_tenant_id->end()) return std::nullopt;
  return found->second;
}

std::optional<Viewer> find_viewer(const Policy& policy, std::string_view user_id,
                                  std::string_view tenant_id) {
  Viewer viewer;
  if (!tenant_id.empty() && tenant_id != policy.partner->tenant_id) {
    const std::optional<CustomerId> customer = policy.find(tenant_id);
    if (!customer) return std::nullopt;
    viewer = {Side::customer, *customer, {}};
  }
  const std::optional<UserId> user = people_of(policy, viewer).find_user(user_id);
  if (!user) return std::nullopt;
  viewer.user = *user;
  return viewer;
}

const std::string& tenant_of(const Policy& policy, const Viewer& viewer) {
  return viewer.side == Side::partner ? policy.partner->tenant_id
                                      : policy[viewer.tenant].customer.tenant_id;
}

const Directory& people_of(const Policy& policy, const Viewer& viewer) {
  return viewer.side == Side::partner ? policy.partner->people
                                      : *policy[viewer.tenant].customer.people;
}

std::vector<PartnerWideRole> partner_wide_roles(const Policy& policy, const Viewer& viewer) {
  std::vector<PartnerWideRole> held;
  if (viewer.side != Side::partner) return held;
  const Membership membership = policy.partner->people.membership_of(viewer.user);
  for (std::size_t role = 0; role < policy.partner->partner_wide.size(); ++role) {
    const auto is_viewer = [&](Principal holder) { return membership.includes(holder); };
    if (ranges::any_of(policy.partner->partner_wide[role], is_viewer)) {
      held.push_back(static_cast<PartnerWideRole>(role));
    }
  }
  return held;
}

}  // namespace enfilade
