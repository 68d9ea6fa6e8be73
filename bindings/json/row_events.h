#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bindings/json/json.h"
#include "bindings/json/rapid.h"
#include "bindings/json/read_rows.h"
#include "core/base/result.h"
#include "core/base/utf8.h"
#include "core/table/row.h"
#include "core/table/schema.h"

namespace enfilade {

/// A number as it is written: whole, broken or beyond what any column holds.
Cell number_cell(std::string_view text);

/// Why a text of rows is refused, at which byte; and the parser's sentence as a clause of it:
/// "Invalid value." is "invalid value".
Error refused_rows(const std::string& what, std::size_t byte);
Error too_long(std::size_t line);
std::string clause(std::string sentence);
inline constexpr const char* kControlCharacter = "a control character";

/// Takes the parser's events: an array of objects whose members are scalars or lists of texts.
///
///     [            { "id":       "INC1", "rooms":  [            "room-1"
///     depth 0      1  2                            2            3
///
/// Rows are handed on one by one to a sink:
///
///     sink.begin(place)         a row begins, at that place in the array
///     sink.of_customer(cell)    it names its customer: the reason if it may not be that one
///     sink.take(cells, given)   it is whole: a cell for each column, and which of them were given;
///                               the problem, if it is not taken
template <typename Sink>
class RowEvents {
 public:
  RowEvents(const TableSchema& schema, Sink& sink)
      : schema_(schema),
        sink_(sink),
        cells_(schema.columns.size()),
        given_(schema.columns.size()) {}

  bool Null() { return scalar({}); }
  bool Bool(bool value) {
    Cell cell;
    cell.kind = Cell::Kind::flag;
    cell.flag = value;
    return scalar(cell);
  }
  bool RawNumber(const char* text, rapidjson::SizeType length, bool) {
    return scalar(number_cell({text, length}));
  }
  bool String(const char* text, rapidjson::SizeType length, bool) {
    if (has_surrogate({text, length})) return stop("half a surrogate pair");
    Cell cell;
    cell.kind = Cell::Kind::text;
    cell.text = {text, length};
    return scalar(cell);
  }
  // Numbers come as they are written, to RawNumber.
  bool Int(int) { return false; }
  bool Uint(unsigned) { return false; }
  bool Int64(std::int64_t) { return false; }
  bool Uint64(std::uint64_t) { return false; }
  bool Double(double) { return false; }

  bool StartArray() {
    if (depth_ == 1) refuse_row({RowReason::not_an_object});
    if (depth_ == 2) set_kind(Cell::Kind::list);
    return open();
  }
  bool EndArray(rapidjson::SizeType) { return close(); }

  bool StartObject() {
    if (depth_ == 0) return stop(kNoArray);
    if (depth_ == 1) begin_row();
    if (depth_ == 2) set_kind(Cell::Kind::other);
    return open();
  }
  bool Key(const char* text, rapidjson::SizeType length, bool) {
    if (has_surrogate({text, length})) return stop("half a surrogate pair");
    if (depth_ == 2 && in_row_) choose({text, length});
    return true;
  }
  bool EndObject(rapidjson::SizeType) {
    if (depth_ == 2) end_row();
    return close();
  }

  /// The rows come one by one, and not in an array.
  void come_alone() { depth_ = 1; }

  /// Why the events were not taken any more.
  const char* objection() const { return objection_; }

  /// How many rows came, taken or not.
  std::size_t rows() const { return row_; }

  /// What became of the rows, as far as it is known here: how many were taken and which were not.
  RowsReport report() && { return std::move(report_); }

 private:
  static constexpr std::size_t kIgnored = static_cast<std::size_t>(-1), kCustomer = kIgnored - 1;
  static constexpr const char* kNoArray = "expected an array of rows";

  bool stop(const char* why) {
    objection_ = why;
    return false;
  }

  bool open() {
    if (depth_ == kMaxJsonDepth) return stop("nested too deep");
    if (depth_ > 2) set_kind(Cell::Kind::other);  // something in a list
    ++depth_;
    return true;
  }
  bool close() {
    --depth_;
    if (depth_ == 1) ++row_;
    return true;
  }

  bool scalar(const Cell& value) {
    if (depth_ == 0) return stop(kNoArray);
    if (depth_ == 1) {
      refuse_row({RowReason::not_an_object});
      ++row_;
    } else if (depth_ == 2 && in_row_) {
      take(value);
    } else if (depth_ == 3) {
      take_in_list(value);
    }
    return true;
  }

  void begin_row() {
    in_row_ = true;
    problem_.reset();
    for (Cell& cell : cells_) cell.clear();
    given_.assign(given_.size(), false);
    customer_given_ = false;
    sink_.begin(row_);
  }

  void choose(std::string_view name) {
    if (const std::optional<std::size_t> column = find(name)) {
      column_ = *column;
      if (given_[column_]) problem({RowReason::duplicate_key, column_});
      given_[column_] = true;
      cells_[column_].clear();
    } else if (name == "customer") {
      column_ = kCustomer;
      if (customer_given_) problem({RowReason::duplicate_key});
      customer_given_ = true;
    } else {
      column_ = kIgnored;
      ignore(name);
    }
  }

  /// Rows of one source name their columns in one order: the next one is tried first.
  std::optional<std::size_t> find(std::string_view name) {
    const std::size_t columns = schema_.columns.size();
    for (std::size_t tried = 0; tried < columns; ++tried) {
      if (schema_.columns[next_].name == name) {
        const std::size_t found = next_;
        next_ = (next_ + 1) % columns;
        return found;
      }
      next_ = (next_ + 1) % columns;
    }
    return std::nullopt;
  }

  void ignore(std::string_view name) {
    const auto same = [&](const RowsReport::IgnoredColumn& column) { return column.name == name; };
    const auto known = std::find_if(report_.ignored.begin(), report_.ignored.end(), same);
    if (known != report_.ignored.end()) {
      ++known->rows;
    } else if (report_.ignored.size() < RowsReport::kColumnsListed) {
      report_.ignored.push_back({std::string(name), 1});
    }
  }

  void take(const Cell& value) {
    if (column_ == kCustomer) {
      if (const std::optional<RowReason> reason = sink_.of_customer(value)) problem({*reason});
    } else if (column_ != kIgnored) {
      Cell& cell = cells_[column_];
      cell.kind = value.kind;
      cell.flag = value.flag;
      cell.integer = value.integer;
      cell.fraction = value.fraction;
      cell.text = value.text;
    }
  }
  void take_in_list(const Cell& value) {
    if (!in_row_ || column_ == kIgnored || column_ == kCustomer) return;
    Cell& cell = cells_[column_];
    if (cell.kind != Cell::Kind::list) return;
    if (value.kind == Cell::Kind::text) {
      cell.list.push_back(value.text);
    } else {
      cell.kind = Cell::Kind::other;
    }
  }
  void set_kind(Cell::Kind kind) {
    if (!in_row_ || column_ == kIgnored) return;
    if (column_ == kCustomer) {
      Cell other;
      other.kind = kind;
      if (const std::optional<RowReason> reason = sink_.of_customer(other)) problem({*reason});
    } else {
      cells_[column_].kind = kind;
    }
  }

  void end_row() {
    if (!in_row_) return;
    in_row_ = false;
    if (!problem_) problem_ = sink_.take(cells_, given_);
    if (problem_) {
      refuse_row(*problem_);
    } else {
      ++report_.taken;
    }
  }

  void problem(RowProblem problem) {
    if (!problem_) problem_ = problem;
  }
  void refuse_row(RowProblem problem) { report_.refuse(row_, problem); }

  const TableSchema& schema_;
  Sink& sink_;
  RowsReport report_;
  std::vector<Cell> cells_;  // of the row that is open, by column
  std::vector<bool> given_;
  std::optional<RowProblem> problem_;  // the row's first
  const char* objection_ = kNoArray;
  bool in_row_ = false, customer_given_ = false;
  std::size_t depth_ = 0, row_ = 0, column_ = kIgnored, next_ = 0;
};

/// Parses a text and the NUL behind it, which is overwritten and borrowed by the cells; says why it
/// is refused, at which byte if so many are `before` it.
template <typename Sink>
std::optional<Error> parse_rows(std::span<std::uint8_t> bytes, RowEvents<Sink>& rows,
                                std::size_t before = 0) {
  // Iterative: the depth of a text costs memory, not stack. In situ: texts stay where they are.
  constexpr unsigned kFlags = rapidjson::kParseInsituFlag | rapidjson::kParseIterativeFlag |
                              rapidjson::kParseNumbersAsStringsFlag;
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  if (const std::size_t at = find_not_utf8(text); at != text.npos) {
    return refused_rows("not UTF-8", before + at);
  }
  if (const std::size_t at = find_passed_control(text); at != text.npos) {
    return refused_rows(kControlCharacter, before + at);
  }
  rapidjson::Reader reader;
  rapidjson::InsituStringStream stream(reinterpret_cast<char*>(bytes.data()));
  const rapidjson::ParseResult parsed = reader.Parse<kFlags>(stream, rows);
  if (parsed.Code() == rapidjson::kParseErrorTermination) {
    return refused_rows(rows.objection(), before + parsed.Offset());
  }
  // To the parser one in a string is an escape that there is not.
  const bool no_escape = parsed.Code() == rapidjson::kParseErrorStringEscapeInvalid;
  if (no_escape && bytes[parsed.Offset()] < ' ') {
    return refused_rows(kControlCharacter, before + parsed.Offset());
  }
  if (parsed.IsError()) {
    return refused_rows(clause(rapidjson::GetParseError_En(parsed.Code())),
                        before + parsed.Offset());
  }
  // A NUL ends the text for the parser; what is behind one would be ignored silently.
  if (stream.Tell() != bytes.size()) {
    return refused_rows("a NUL byte in the text", before + stream.Tell());
  }
  return std::nullopt;
}

/// Parses a line of NDJSON, the `number`-th from 1 on: a row, or nothing but blanks. The byte
/// behind it, its line feed, is overwritten, too.
template <typename Sink>
std::optional<Error> parse_line(std::span<std::uint8_t> line, std::size_t number,
                                RowEvents<Sink>& rows) {
  if (line.size() > kLongestLine) return too_long(number);
  const std::string_view text(reinterpret_cast<const char*>(line.data()), line.size());
  if (text.find_first_not_of(" \t\r") == text.npos) return std::nullopt;
  line.data()[line.size()] = 0;
  std::optional<Error> refused = parse_rows(line, rows);
  if (refused) refused->message += " of line " + std::to_string(number);
  return refused;
}

/// Parses a text of rows, in an array or one on each line; says why it is refused whole.
///
/// bytes  the text and, behind it, kBehindRows of NUL; overwritten, and borrowed by the cells
template <typename Sink>
std::optional<Error> read_row_events(std::span<std::uint8_t> bytes, RowEvents<Sink>& rows,
                                     RowsFormat format) {
  std::span<std::uint8_t> text = bytes.first(bytes.size() - kBehindRows);
  if (format == RowsFormat::json) return parse_rows(text, rows);
  rows.come_alone();
  for (std::size_t number = 1; !text.empty(); ++number) {
    const auto length =
        static_cast<std::size_t>(std::find(text.begin(), text.end(), '\n') - text.begin());
    if (std::optional<Error> refused = parse_line(text.first(length), number, rows)) return refused;
    text = text.subspan(std::min(length + 1, text.size()));
  }
  return std::nullopt;
}

}  // namespace enfilade
