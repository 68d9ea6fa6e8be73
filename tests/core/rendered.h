#pragma once

#include <string>
#include <vector>

#include "tests/core/naive_view.h"
#include "tests/core/random_world.h"

namespace enfilade::test {

/// Everything that a viewer can get to see of a view, as text: total, facets, and all rows in order
/// with their readable values, visible rooms, and what may be done to them.
std::string rendered_view(const World& world, const Viewer& viewer, const Ask& ask);

/// Everything that a viewer hears who asks for themselves and about others: every permission, on
/// every customer, room and ticket that could be, by id.
std::string rendered_decisions(const World& world, const Viewer& viewer);

}  // namespace enfilade::test
