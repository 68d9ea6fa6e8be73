#pragma once

#include <cstddef>
#include <vector>

#include "core/base/instant.h"
#include "core/command/outcome.h"
#include "core/policy/access.h"
#include "core/policy/policy.h"
#include "core/table/partition.h"

namespace enfilade {

/// What one person gains, or loses, of one permission.
struct Effect {
  Side side = Side::partner;  // of the partner's people, or of the customer's own
  UserId user;
  Permission permission = Permission::rooms_view;
  std::size_t rooms = 0;        // in so many rooms
  bool about_customer = false;  // and about the customer

  friend bool operator==(const Effect&, const Effect&) = default;
};

/// By person, the partner's first, in the order of the directories; then by permission.
struct Effects {
  std::vector<Effect> gained, lost;
};

/// Who gains and who loses what, now, if a customer's policy becomes another; as far as somebody
/// with this access may know: in rooms where they hold roles.view, and about the customer where
/// they hold it over all.
///
/// O(people that an assignment is about which changes × rooms × assignments).
Effects effects(const Policy& policy, const CustomerPolicy& before, const CustomerPolicy& after,
                const Partition& rooms, const Access& own, Instant now);

}  // namespace enfilade
