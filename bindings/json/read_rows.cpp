#include "bindings/json/read_rows.h"

#include <charconv>
#include <cstdlib>
#include <utility>

#include "bindings/json/row_events.h"
#include "core/base/fold.h"

namespace enfilade {
namespace {

constexpr double kLargestWhole = 9007199254740992.0;  // 2^53: beyond, a double is not exact

/// Whole rows of one customer.
struct WholeRows {
  std::string_view customer;
  PartitionBuilder rows;

  void begin(std::size_t) {}
  std::optional<RowReason> of_customer(const Cell& named) const {
    const bool own = named.kind == Cell::Kind::null ||
                     (named.kind == Cell::Kind::text && named.text == customer);
    if (own) return std::nullopt;
    return RowReason::foreign_customer;
  }
  std::optional<RowProblem> take(std::span<const Cell> cells, const std::vector<bool>&) {
    return rows.append(cells);
  }
};

}  // namespace

Cell number_cell(std::string_view text) {
  Cell cell;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), cell.integer);
  if (end == text.data() + text.size()) {
    cell.kind = error == std::errc{} ? Cell::Kind::integer : Cell::Kind::too_large;
    return cell;
  }
  // 1e3 and 2.0 are whole, too. Rare, so a copy does no harm.
  const double value = std::strtod(std::string(text).c_str(), nullptr);
  if (!(value < kLargestWhole && value > -kLargestWhole)) {
    cell.kind = Cell::Kind::too_large;
  } else if (value == static_cast<double>(static_cast<std::int64_t>(value))) {
    cell.kind = Cell::Kind::integer;
    cell.integer = static_cast<std::int64_t>(value);
  } else {
    cell.kind = Cell::Kind::fraction;
  }
  return cell;
}

Error refused_rows(const std::string& what, std::size_t byte) {
  return {ErrorCode::bad_rows, what + ", at byte " + std::to_string(byte)};
}

std::string clause(std::string sentence) {
  if (!sentence.empty() && sentence.back() == '.') sentence.pop_back();
  if (!sentence.empty()) sentence.front() = fold(sentence.substr(0, 1)).front();
  return sentence;
}

Result<ReadRows> read_rows(const TableSchema& schema, std::string_view customer,
                           std::span<std::uint8_t> bytes) {
  WholeRows whole{customer, PartitionBuilder(schema)};
  RowEvents<WholeRows> events(schema, whole);
  if (const std::optional<Error> refused = read_row_events(bytes, events)) return *refused;
  RowsReport report = std::move(events).report();
  report.undeclared = whole.rows.undeclared();
  report.duplicates = whole.rows.duplicates();
  report.taken -= report.duplicates;
  return ReadRows{std::move(whole.rows).finish(), std::move(report)};
}

}  // namespace enfilade
