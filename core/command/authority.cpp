#include "core/command/authority.h"

#include <range/v3/algorithm/any_of.hpp>

#include "core/policy/matrix.h"

namespace enfilade {

Authority authority_over_partner(const Policy& policy, const Viewer& viewer) {
  Authority authority;
  for (PartnerWideRole role : partner_wide_roles(policy, viewer)) {
    authority.partner_wide = true;
    authority.partner_administrator |= role != PartnerWideRole::tenant_manager;
  }
  return authority;
}

Authority authority(const Policy& policy, CustomerId id, const Viewer& viewer, Instant now) {
  Authority authority = authority_over_partner(policy, viewer);
  const CustomerPolicy& customer = policy[id];
  const bool partner = viewer.side == Side::partner;
  const bool active = customer.customer.relationship.status == RelationshipStatus::active;
  if (partner ? !active : viewer.tenant != id) return authority;

  const Membership membership = people_of(policy, viewer).membership_of(viewer.user);
  for (const Assignment& assignment : customer.assignments) {
    if (assignment.side != viewer.side || !assignment.live_at(now)) continue;
    const auto is_viewer = [&](Principal member) { return membership.includes(member); };
    if (!ranges::any_of(assignment.members, is_viewer)) continue;
    if (!customer.permissions_of(assignment)) continue;
    authority.assigned = true;
    authority.primary_admin |= assignment.role == name(BuiltInRole::primary_admin);
    authority.mmr_administrator |=
        assignment.role == name(BuiltInRole::mmr_administrator) && assignment.rooms.is_all();
  }
  return authority;
}

}  // namespace enfilade
