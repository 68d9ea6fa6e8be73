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
};

}  // namespace enfilade
