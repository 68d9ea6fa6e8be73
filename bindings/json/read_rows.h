#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/instant.h"
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
  std::optional<Instant> as_of = std::nullopt;  // when they were right, if they say so themselves
};

/// How a text holds rows: in an array, or one on each line.
enum class RowsFormat : std::uint8_t { json, ndjson };
inline constexpr std::array<std::string_view, 2> kRowsFormatNames{"json", "ndjson"};

/// So many bytes a line of NDJSON has at most: it is held whole until it ends.
inline constexpr std::size_t kLongestLine = std::size_t{16} << 20;

/// The bytes of NUL behind a text of rows: one ends it, and the parser looks at sixteen at once.
inline constexpr std::size_t kBehindRows = 16;

/// Reads a text of rows, straight from bytes into columns.
///
/// schema    of the table they are for
/// customer  the tenant id they are put for; a row whose `customer` is another is foreign_customer
/// bytes     the text and, behind it, kBehindRows of NUL; it is overwritten while it is read
///
/// A row that is wrong is reported and the others are taken. Refused whole (`bad_rows`, with the
/// byte, and of NDJSON the line): what is not a JSON array, or a line that is not JSON or too long;
/// invalid UTF-8, half a surrogate pair, nesting beyond kMaxJsonDepth. Blank lines are no rows.
Result<ReadRows> read_rows(const TableSchema& schema, std::string_view customer,
                           std::span<std::uint8_t> bytes, RowsFormat format = RowsFormat::json);

/// Reads a text that comes in pieces, wherever they are cut, to what `read_rows` makes of the
/// whole. It holds the columns so far and the row that is not over yet, and none of the text
/// before. What is wrong in several ways may be refused for another of them.
class RowStream {
 public:
  RowStream(const TableSchema& schema, std::string customer, RowsFormat format);
  ~RowStream();

  /// The next bytes, with kBehindRows behind them; they are overwritten. Once it refused, it is
  /// over.
  std::optional<Error> append(std::span<std::uint8_t> bytes);
  Result<ReadRows> finish() &&;

 private:
  struct Reading;
  std::unique_ptr<Reading> reading_;
};

}  // namespace enfilade
