#pragma once

#include <cstddef>
#include <string_view>

#include "core/table/column.h"
#include "core/table/partition.h"

namespace enfilade {

// What lies far from what was read before, brought near: see bring_near.h.

/// What a column keeps of a row, and of those behind it. Texts are found by an index, mostly.
void bring_near(const Column& column, std::size_t row);

/// What leads to the rows of a table by their ids, and to that of an id.
void bring_index_near(const Partition& table);
void bring_find_near(const Partition& table, std::string_view id);

}  // namespace enfilade
