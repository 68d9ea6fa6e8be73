#pragma once

#include <optional>

#include "core/command/author.h"
#include "core/command/command.h"

namespace enfilade {

/// Makes a command on roles or assignments, on a copy of the customer's policy; or says why not.
///
/// The customer's roles and the partner's are separate: an author writes those of their own side.
/// The customer's MMR administrator deletes the partner's, and does not write them. Editing needs
/// authority over all of the old and all of the new; deleting over all of the old. A role that a
/// lowered ceiling left too wide may be edited so long as nothing is added beyond.
///
/// people  of the author's side
std::optional<Refusal> change_roles(CustomerPolicy& customer, const Command& command,
                                    const Author& author, const Authority& authority, Side side,
                                    const Directory& people);

}  // namespace enfilade
