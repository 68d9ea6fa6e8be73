#pragma once

#include <vector>

#include "bindings/json/read_policy.h"
#include "bindings/json/reader.h"
#include "core/tenancy/people.h"

namespace enfilade {

/// Reads `users` and `groups` of a tenant. A group's member that is nobody is a finding.
Directory read_people(const Reader& tenant, std::vector<Finding>& findings);

/// Reads a list of ids as principals of a directory; who is nobody is a finding.
std::vector<Principal> read_principals(const Reader& in, const Directory& people,
                                       std::vector<Finding>& findings);

}  // namespace enfilade
