#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/id.h"
#include "core/table/partition.h"
#include "core/table/row.h"
#include "core/table/schema.h"

namespace enfilade::test {

/// A value as a test writes it; nothing at all is null.
using Value =
    std::variant<std::monostate, bool, std::int64_t, std::string, std::vector<std::string>>;

/// A row as a test writes it. A column that is not named is null.
using Row = std::map<std::string, Value>;

std::optional<RowProblem> append(PartitionBuilder& builder, TableId table, const Row& row);

/// A partition of those rows, all of which are right.
Partition partition_of(TableId table, const std::vector<Row>& rows);

/// A value as it stands in a partition.
Value value_in(const Partition& partition, std::size_t column, RowId row);

/// A row as it stands in a partition: what is null is not named.
Row row_in(const Partition& partition, RowId row);
std::vector<Row> rows_in(const Partition& partition);

/// For messages: Oslo, 4, true, [a b], null.
std::string text_of(const Value& value);

}  // namespace enfilade::test
