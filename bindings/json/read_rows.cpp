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

ReadRows finished(WholeRows&& whole, RowEvents<WholeRows>&& events) {
  RowsReport report = std::move(events).report();
  report.undeclared = whole.rows.undeclared();
  report.duplicates = whole.rows.duplicates();
  report.taken -= report.duplicates;
  return {std::move(whole.rows).finish(), std::move(report)};
}

}  // namespace

Cell number_cell(std::string_view text) {
  Cell cell;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), cell.integer);
  if (end == text.data() + text.size()) {
    cell.kind = error == std::errc{} ? Cell::Kind::integer : Cell::Kind::too_large;
    if (error == std::errc{}) return cell;
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
  cell.fraction = value;
  return cell;
}

Error too_long(std::size_t line) {
  return {ErrorCode::bad_rows, "line " + std::to_string(line) + " is longer than " +
                                   std::to_string(kLongestLine >> 20) + " MiB"};
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
                           std::span<std::uint8_t> bytes, RowsFormat format) {
  WholeRows whole{customer, PartitionBuilder(schema)};
  RowEvents<WholeRows> events(schema, whole);
  if (const std::optional<Error> refused = read_row_events(bytes, events, format)) return *refused;
  return finished(std::move(whole), std::move(events));
}

struct RowStream::Reading {
  Reading(const TableSchema& schema, std::string tenant_id)
      : customer(std::move(tenant_id)),
        whole{customer, PartitionBuilder(schema)},
        events(schema, whole) {
    events.come_alone();
  }

  /// Parses the line that is held, whose end has come.
  std::optional<Error> end_line() {
    const std::size_t length = begun.size();
    begun.resize(length + kBehindRows);
    std::optional<Error> refused = parse_line(std::span(begun).first(length), line++, events);
    begun.clear();
    return refused;
  }

  const std::string customer;
  WholeRows whole;
  RowEvents<WholeRows> events;
  std::vector<std::uint8_t> begun;  // the line that is not over yet, as far as it has come
  std::size_t line = 1;             // its number
};

RowStream::RowStream(const TableSchema& schema, std::string customer)
    : reading_(std::make_unique<Reading>(schema, std::move(customer))) {}
RowStream::~RowStream() = default;

std::optional<Error> RowStream::append(std::span<std::uint8_t> bytes) {
  std::span<std::uint8_t> text = bytes.first(bytes.size() - kBehindRows);
  while (!text.empty()) {
    const auto end = std::find(text.begin(), text.end(), '\n');
    const std::span<std::uint8_t> line(text.begin(), end);
    std::vector<std::uint8_t>& begun = reading_->begun;
    if (begun.size() + line.size() > kLongestLine) return too_long(reading_->line);
    const bool over = end != text.end();
    if (!over || !begun.empty()) begun.insert(begun.end(), line.begin(), line.end());
    if (over) {
      std::optional<Error> refused = begun.empty()
                                         ? parse_line(line, reading_->line++, reading_->events)
                                         : reading_->end_line();
      if (refused) return refused;
    }
    text = text.subspan(line.size() + over);
  }
  return std::nullopt;
}

Result<ReadRows> RowStream::finish() && {
  if (std::optional<Error> refused = reading_->end_line()) return *std::move(refused);
  return finished(std::move(reading_->whole), std::move(reading_->events));
}

}  // namespace enfilade
