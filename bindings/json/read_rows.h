#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/table/partition.h"
#include "core/table/row.h"
#include "core/table/schema.h"

namespace enfilade {

/// A row that was not taken, by its place in the array.
struct RowError {
  std::size_t row = 0;
  RowProblem problem;
};

/// What became of the rows of one put.
struct RowsReport {
  static constexpr std::size_t kErrorsListed = 100, kColumnsListed = 100;

  struct IgnoredColumn {
    std::string name;
    std::size_t rows = 0;
  };

  std::size_t taken = 0, failed = 0;
  std::vector<RowError> errors;  // the first kErrorsListed
  std::size_t undeclared = 0,
              duplicates = 0;          // values beyond an enumeration; rows replaced by later ones
  std::vector<IgnoredColumn> ignored;  // the first kColumnsListed, in the order they came

  void refuse(std::size_t row, RowProblem problem) {
    ++failed;
    if (errors.size() < kErrorsListed) errors.push_back({row, problem});
  }
};

struct ReadRows {
  Partition partition;
  RowsReport report;
};

/// The bytes of NUL behind a text of rows: one ends it, and the parser looks at sixteen at once.
inline constexpr std::size_t kBehindRows = 16;

/// Reads a JSON array of rows, straight from bytes into columns.
///
/// schema    of the table they are for
/// customer  the tenant id they are put for; a row whose `customer` is another is foreign_customer
/// bytes     the text and, behind it, kBehindRows of NUL; it is overwritten while it is read
///
/// A row that is wrong is reported and the others are taken. Refused whole (`bad_rows`, with the
/// byte): what is not a JSON array, invalid UTF-8, half a surrogate pair, nesting beyond
/// kMaxJsonDepth.
Result<ReadRows> read_rows(const TableSchema& schema, std::string_view customer,
                           std::span<std::uint8_t> bytes);

}  // namespace enfilade
