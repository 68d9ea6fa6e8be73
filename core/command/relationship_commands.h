#pragma once

#include <optional>

#include "core/command/attempt.h"

namespace enfilade {

/// Makes a command on the tie between partner and customer, on a copy of the customer's policy; or
/// says why not. Whether the actor may is another question: core/command/execute.h.
///
///   pending ──accept──► active ──remove──► ended
///      └──decline, withdraw, time──► declined | withdrawn | expired
std::optional<Refusal> change_relationship(const Attempt& attempt, CustomerPolicy& customer);

}  // namespace enfilade
