#pragma once

#include "core/table/row.h"
#include "core/view/query.h"
#include "core/view/sight.h"

namespace enfilade {

/// Writes one row as the viewer may see it, as an object: what may not be read is null, and named
/// in `withheld`. Who writes it is a JsonWriter, or a CsvWriter, which makes a line of it.
template <typename Writer>
void write_row(Writer& out, const Query& query, const Sight& sight, RowId row);

/// Whether a column is in every row, whatever the query names: the row's id, its rooms, and the
/// tenant id of its customer.
bool always_there(const TableSchema& table, ColumnRef column);

}  // namespace enfilade
