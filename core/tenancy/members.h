#pragma once

#include <vector>

#include "core/tenancy/people.h"

namespace enfilade {

/// The users among the members, by themselves or through groups, each once, in the directory's
/// order.
std::vector<UserId> users_among(const Directory& people, const std::vector<Principal>& members);

/// Whether some user is among the members, by themselves or through groups.
bool resolves_to_a_user(const Directory& people, const std::vector<Principal>& members);

}  // namespace enfilade
