#pragma once

#include <vector>

#include "core/table/partition.h"

namespace enfilade {

/// A value for a cell. Text is borrowed.
Cell text_cell(std::string_view text);
Cell integer_cell(std::int64_t number);

/// A row as the cells that it could have come from, in the schema's order. They borrow the
/// partition's text.
std::vector<Cell> cells_of(const Partition& partition, RowId row);

}  // namespace enfilade
