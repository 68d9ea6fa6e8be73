#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/tenancy/people.h"

namespace enfilade {

/// Whom these ids stand for, each once; nothing if one of them is nobody.
std::optional<std::vector<Principal>> principals(const Directory& people,
                                                 const std::vector<std::string>& ids);

}  // namespace enfilade
