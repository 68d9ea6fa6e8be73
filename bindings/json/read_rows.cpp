#include "bindings/json/read_rows.h"

#include <charconv>
#include <cstdlib>
#include <utility>

#include "bindings/json/element_commas.h"
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

bool is_blank(std::uint8_t byte) {
  return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

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
  Reading(const TableSchema& schema, std::string tenant_id, RowsFormat how)
      : customer(std::move(tenant_id)),
        whole{customer, PartitionBuilder(schema)},
        events(schema, whole),
        format(how) {
    if (format == RowsFormat::ndjson) events.come_alone();
  }

  std::optional<Error> append_lines(std::span<std::uint8_t> text);
  std::optional<Error> end_line();
  std::optional<Error> append_elements(std::span<std::uint8_t> text);
  std::optional<Error> parse_elements(std::span<std::uint8_t> text, bool ends);

  /// All that is held, and behind it what a parser looks at; it is held no more after that.
  std::span<std::uint8_t> held() {
    const std::size_t length = begun.size();
    begun.resize(length + kBehindRows);
    return std::span(begun).first(length);
  }

  const std::string customer;
  WholeRows whole;
  RowEvents<WholeRows> events;
  const RowsFormat format;
  // What is not over yet, as far as it has come: the line; or, from its `[` or the comma before it
  // on, the element.
  std::vector<std::uint8_t> begun;
  std::size_t line = 1;    // its number
  std::size_t parsed = 0;  // of an array: so many bytes are before `begun`
  bool blank = true;       // nothing else has come of it
  ElementCommas commas;
};

std::optional<Error> RowStream::Reading::append_lines(std::span<std::uint8_t> text) {
  while (!text.empty()) {
    const auto end = std::find(text.begin(), text.end(), '\n');
    const std::span<std::uint8_t> part(text.begin(), end);
    if (begun.size() + part.size() > kLongestLine) return too_long(line);
    const bool over = end != text.end();
    if (!over || !begun.empty()) begun.insert(begun.end(), part.begin(), part.end());
    if (over) {
      std::optional<Error> refused = begun.empty() ? parse_line(part, line++, events) : end_line();
      if (refused) return refused;
    }
    text = text.subspan(part.size() + over);
  }
  return std::nullopt;
}

/// Parses the line that is held, whose end has come.
std::optional<Error> RowStream::Reading::end_line() {
  std::optional<Error> refused = parse_line(held(), line++, events);
  begun.clear();
  return refused;
}

/// Parses what is whole of an array, as arrays of their own: each comma that it is cut at ends the
/// one and begins the other.
///
///     [ {"id":"a"} , {"id" | :"b"} , {"id":"c"} , {"i     two pieces
///     [            ]
///                  [               ]                      held until its end came
///                                  [            ]         where it lies
///                                               [         held
std::optional<Error> RowStream::Reading::append_elements(std::span<std::uint8_t> text) {
  const auto [first, last] = commas.in(text);
  const std::size_t until = first == ElementCommas::kNone ? text.size() : first + 1;
  begun.insert(begun.end(), text.begin(), text.begin() + static_cast<std::ptrdiff_t>(until));
  if (blank) {
    const auto begin = std::find_if_not(text.begin(), text.end(), is_blank);
    blank = begin == text.end();
    // What is no array has no end to be waited for.
    if (!blank && *begin != '[') return parse_elements(held(), true);
  }
  if (first == ElementCommas::kNone) return std::nullopt;

  if (auto refused = parse_elements(held(), false)) return refused;
  if (last > first) {
    if (auto refused = parse_elements(text.subspan(first, last - first + 1), false)) return refused;
  }
  begun.assign(text.begin() + static_cast<std::ptrdiff_t>(last), text.end());
  return std::nullopt;
}

/// text  some elements, with the comma before them or the beginning of the array, and the comma
///       behind them or, if it `ends` there, all the rest; and a byte more, which stays as it is
std::optional<Error> RowStream::Reading::parse_elements(std::span<std::uint8_t> text, bool ends) {
  const bool begins = parsed == 0;
  std::uint8_t& behind = text.data()[text.size()];
  const std::uint8_t kept = std::exchange(behind, 0);
  if (!begins) text.front() = '[';
  if (!ends) text.back() = ']';
  const std::size_t rows = events.rows();
  std::optional<Error> refused = parse_rows(text, events, parsed);
  if (!refused && events.rows() == rows && !(begins && ends)) {
    // It is an array, but where it came from a comma has nothing on one side.
    const auto nothing = std::find(text.begin(), text.end(), ']') - text.begin();
    refused = refused_rows(clause(rapidjson::GetParseError_En(rapidjson::kParseErrorValueInvalid)),
                           parsed + static_cast<std::size_t>(nothing));
  }
  behind = kept;
  if (!ends) parsed += text.size() - 1;
  return refused;
}

RowStream::RowStream(const TableSchema& schema, std::string customer, RowsFormat format)
    : reading_(std::make_unique<Reading>(schema, std::move(customer), format)) {}
RowStream::~RowStream() = default;

std::optional<Error> RowStream::append(std::span<std::uint8_t> bytes) {
  const std::span<std::uint8_t> text = bytes.first(bytes.size() - kBehindRows);
  return reading_->format == RowsFormat::json ? reading_->append_elements(text)
                                              : reading_->append_lines(text);
}

Result<ReadRows> RowStream::finish() && {
  Reading& reading = *reading_;
  std::optional<Error> refused;
  if (reading.format == RowsFormat::json) {
    refused = reading.parse_elements(reading.held(), true);
  } else {
    refused = reading.end_line();
  }
  if (refused) return *std::move(refused);
  return finished(std::move(reading.whole), std::move(reading.events));
}

}  // namespace enfilade
