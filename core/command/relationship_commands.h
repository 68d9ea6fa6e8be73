#pragma once

#include <optional>

#include "core/base/instant.h"
#include "core/command/command.h"

namespace enfilade {

/// Makes a command on the tie between partner and customer, on a copy of the customer's policy; or
/// says why not. Whether the actor may is another question: core/command/execute.h.
///
///   pending ──accept──► active ──remove──► ended
///      └──decline, withdraw, time──► declined | withdrawn | expired
std::optional<Refusal> change_relationship(const Policy& policy, CustomerPolicy& customer,
                                           const Command& command, Instant now);

}  // namespace enfilade
