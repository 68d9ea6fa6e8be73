#pragma once

#include "core/base/instant.h"
#include "core/command/authority.h"
#include "core/command/command.h"
#include "core/policy/decide.h"
#include "core/policy/policy.h"
#include "core/table/holding.h"

namespace enfilade {

/// A command on a customer of whom the actor may know, and all that it is held to.
struct Attempt {
  const Policy& policy;
  const Viewer& actor;
  const Command& command;
  const CustomerPolicy& customer;  // as it is
  const Holding& held;             // the customer's rows
  const Subject& subject;          // the actor, as seen from the customer
  const Authority& by;             // the actor's, over the customer
  Instant now = 0;

  Situation situation() const { return {customer, held.rooms(), now}; }

  /// Whether the revision is the one that the actor expects, if any. One that the actor is not told
  /// cannot be expected: else it could be found by trying.
  bool expects(bool told, std::int64_t revision) const {
    return !command.expected_revision || (told && *command.expected_revision == revision);
  }
};

}  // namespace enfilade
