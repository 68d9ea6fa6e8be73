#pragma once

#include <cstddef>

#include "core/table/column.h"

namespace enfilade {

/// Whether two columns of one kind, of whatever partitions, say the same in these rows.
bool same_value(const Column& a, std::size_t row_of_a, const Column& b, std::size_t row_of_b);

}  // namespace enfilade
