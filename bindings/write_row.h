#pragma once

#include <string>
#include <vector>

#include "core/table/row.h"
#include "core/view/query.h"
#include "core/view/sight.h"

namespace enfilade {

/// Writes one row as the viewer may see it, as an object: what may not be read is null, and named
/// in `withheld`. Who writes it is a JsonWriter; a CsvWriter, which makes a line of it; a
/// ColumnsWriter, which puts each member behind those of the rows before; or a RowsPacker.
template <typename Writer>
void write_row(Writer& out, const Query& query, const Sight& sight, RowId row);

/// A member of such an object.
struct RowMember {
  std::string name;
  ColumnType type = ColumnType::name;
};

/// Those of every row that the query shows, in their order.
std::vector<RowMember> members_of(const Query& query);

}  // namespace enfilade
