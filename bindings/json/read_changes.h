#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "bindings/json/read_rows.h"
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/table/row.h"
#include "core/table/schema.h"

namespace enfilade {

/// A row of a text of changes: whose it is, and which of the cells are its own, the first its id.
struct ChangedRow {
  std::size_t place = 0;  // in the array
  CustomerId customer;
  std::size_t begin = 0, end = 0;
};

struct ReadChanges {
  std::vector<ChangedRow> rows;  // as they came
  /// Of each row by column; each may stand there. Of whole rows nulls are left away. They borrow
  /// the text.
  std::vector<GivenCell> cells;
  RowsReport report;

  std::span<const GivenCell> of(const ChangedRow& row) const {
    return std::span(cells).subspan(row.begin, row.end - row.begin);
  }
};

/// How rows that change are read.
struct ChangesWanted {
  /// Whether a row is whole, so that a member which it does not have is null. Else it has the cells
  /// that are given.
  bool whole = false;
  RowsFormat format = RowsFormat::json;
  /// Whose the rows are, if they are one customer's: whoever is named by a row has to be that one.
  std::optional<CustomerId> customer;
  /// The customer of that tenant id, if rows of it may come here.
  std::function<std::optional<CustomerId>(std::string_view)> find;
};

/// Reads a text of rows of one or of many customers, of rows that may be there already.
/// Refused, and written over, like `read_rows`.
Result<ReadChanges> read_changes(const TableSchema& schema, const ChangesWanted& wanted,
                                 std::span<std::uint8_t> bytes);

}  // namespace enfilade
