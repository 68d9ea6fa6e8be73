#pragma once

#include <optional>

#include "core/command/attempt.h"
#include "core/command/outcome.h"
#include "core/policy/access.h"

namespace enfilade {

/// Makes edit_ring (by update_rings.modify) or edit_settings (by settings.modify) on a copy of the
/// customer's policy; or says why not. A ring of a new name is a new ring.
std::optional<Refusal> change_configuration(const Attempt& attempt, const Access& own,
                                            CustomerPolicy& customer, Outcome& outcome);

}  // namespace enfilade
