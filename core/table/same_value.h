#pragma once

#include <cstddef>

#include "core/table/column.h"
#include "core/table/row.h"
#include "core/table/schema.h"

namespace enfilade {

/// Whether two columns of one kind, of whatever partitions, say the same in these rows.
bool same_value(const Column& a, std::size_t row_of_a, const Column& b, std::size_t row_of_b);

/// Whether a column of that type says in that row what the cell, which it would take, says.
bool same_value(ColumnType type, const Column& column, std::size_t row, const Cell& cell);

}  // namespace enfilade
