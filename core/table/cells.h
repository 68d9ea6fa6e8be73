#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/table/partition.h"
#include "core/table/row.h"
#include "core/table/schema.h"

namespace enfilade {

/// A value for a cell. Text is borrowed.
Cell text_cell(std::string_view text);
Cell integer_cell(std::int64_t number);
Cell fraction_cell(double number);

/// What a cell that is not null stands for in a column of names or flags, or in one of numbers or
/// times that takes it, as that column keeps it.
std::string_view name_of(const Cell& cell);
std::int64_t number_of(const Cell& cell, ColumnType type);

/// The ids in a cell of rooms that takes it: a list, or the one room.
std::span<const std::string_view> rooms_of(const Cell& cell);

/// Why the value may not stand in a column of that type; nothing if it may. Null may, everywhere
/// but in the id.
std::optional<RowReason> refuse(const ColumnSchema& schema, const Cell& cell);

/// Texts that stay where they are while others come.
using MadeTexts = std::deque<std::string>;

/// A row as the cells that it could have come from, in the schema's order. They borrow the
/// partition's texts, and those that had to be put together, which come to `made`.
std::vector<Cell> cells_of(const Partition& partition, RowId row, MadeTexts& made);

}  // namespace enfilade
