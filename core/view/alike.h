#pragma once

#include "core/view/sight.h"

namespace enfilade {

/// Whether the viewer cannot tell two sights of one table apart: the same visible rows in the same
/// order, with the same readable values, visible rooms and permitted actions, of a customer of the
/// same name.
///
/// So a change that only touches what the viewer may not see is no change. O(visible rows ×
/// columns); of the columns that differ, where one sight follows the other.
bool alike(const Sight& a, const Sight& b);

}  // namespace enfilade
