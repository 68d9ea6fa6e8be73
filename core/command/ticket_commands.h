#pragma once

#include <optional>

#include "core/command/attempt.h"
#include "core/command/outcome.h"
#include "core/policy/access.h"

namespace enfilade {

/// Makes a command on a ticket: the customer's tickets as they are afterwards, or why not.
///
/// create_ticket  an issue recorded in rooms that the actor knows, in every one of which they hold
///                reports.create_customer_incident; one without rooms is the customer's own
/// update_ticket  as the rule has it: tickets.update in all rooms of a ticket that the actor sees
/// close_ticket   the same, of a recorded issue alone: what the service found, it closes
///
/// A ticket's rooms stay what they are: nobody moves a ticket into another's sight.
std::optional<Refusal> change_tickets(const Attempt& attempt, const Access& own, Outcome& outcome);

}  // namespace enfilade
