#pragma once

#include "core/base/instant.h"
#include "core/policy/policy.h"

namespace enfilade {

/// By what a viewer can have authority over one customer, now.
struct Authority {
  bool partner_administrator = false;  // global or managed service administrator of the partner
  bool partner_wide = false;           // any of the three partner-wide roles
  bool primary_admin = false;          // of this customer, while the relationship is active
  bool mmr_administrator = false;      // of this customer, by an assignment over all rooms
  bool assigned = false;               // some live assignment there grants something
};

Authority authority(const Policy& policy, CustomerId customer, const Viewer& viewer, Instant now);

/// Of the partner alone.
Authority authority_over_partner(const Policy& policy, const Viewer& viewer);

}  // namespace enfilade
