#pragma once

#include "core/policy/access.h"

namespace enfilade {

/// What somebody sees as somebody else: what both may, in the rooms that the first knows and holds
/// roles.view on; about the customer and on tickets without rooms, if the first holds it over all.
/// Where nothing is left, the customer is none of theirs.
Access seen_as(const Access& own, const Access& other);

}  // namespace enfilade
