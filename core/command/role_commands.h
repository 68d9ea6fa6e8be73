#pragma once

#include <optional>

#include "core/command/attempt.h"
#include "core/command/author.h"
#include "core/command/outcome.h"

namespace enfilade {

/// Makes a command on roles or assignments, on a copy of the customer's policy; or says why not.
///
/// The customer's roles and the partner's are separate: an author writes those of their own side.
/// The customer's MMR administrator deletes the partner's, and does not write them. Editing needs
/// authority over all of the old and all of the new; deleting over all of the old. A role that a
/// lowered ceiling left too wide may be edited so long as nothing is added beyond. Of "Assigned
/// admins" a primary admin changes the members, and nobody anything else.
///
/// What is new gets its id here. An author knows the roles of their side by name; of an assignment
/// that they may not know of, the answer is that of one that is not there. One thing is told: that
/// a role is used where its author could not hand it out.
std::optional<Refusal> change_roles(const Attempt& attempt, CustomerPolicy& customer,
                                    const Author& author, Outcome& outcome);

}  // namespace enfilade
