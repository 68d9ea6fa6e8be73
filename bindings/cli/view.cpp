#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bindings/cli/run.h"
#include "bindings/session.h"
#include "core/base/csv.h"
#include "core/base/instant.h"
#include "core/table/schema.h"

namespace enfilade::cli {
namespace {

using nlohmann::json;

constexpr std::size_t kRowsOnScreen = 20, kValuesOnScreen = 8, kWidestLabel = 32, kWidestBar = 32;

/// What of a box was taken otherwise than it may have been meant.
constexpr std::array<std::pair<std::string_view, std::string_view>, 11> kNotices{{
    {"unknown_field", "there is no such field, so it is a word to look for"},
    {"empty_field", "nothing stands behind the field, so it is left out"},
    {"unreadable_value", "the field has no such values, so it is left out"},
    {"undeclared_value", "no such value is known; it is looked for all the same"},
    {"unclosed_quote", "the quote is closed at the end"},
    {"unclosed_group", "the parenthesis is closed at the end"},
    {"stray_close", "it closes nothing, and is left out"},
    {"empty_group", "nothing stands in it, so it is left out"},
    {"or_is_word", "nothing stands on one side, so OR is a word to look for"},
    {"too_deep", "it stands in too many parentheses, which are left out"},
    {"too_long", "from here on the box is too long, and is left out"},
}};

/// A piece of a text, by UTF-16 code units.
std::string piece(std::string_view text, std::size_t at, std::size_t length) {
  std::string out;
  std::size_t units = 0;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    if (units >= at && units < at + length) out += text.substr(i, end - i);
    units += static_cast<unsigned char>(text[i]) >= 0xF0 ? 2 : 1;
    i = end;
  }
  return out;
}

/// A value of a row as text: of times those of UTC, of sets and rooms all of them.
///
/// whole  for a file: times to the millisecond, and rooms by id, where a screen has their names
std::string cell(const TableSchema& schema, const std::string& column, const json& row,
                 bool whole) {
  const auto found = row.find(column);
  if (found == row.end() || found->is_null()) return "";
  const json& value = *found;
  if (value.is_string()) return value.get<std::string>();
  if (value.is_boolean()) return value.get<bool>() ? "true" : "false";
  if (value.is_object()) {
    const std::string name = whole ? "" : text_of(value, "name");
    return name.empty() ? text_of(value, "id") : name;
  }
  if (value.is_array()) {
    std::string all;
    for (const json& one : value)
      add_to(all, one.is_string() ? one.get<std::string>() : text_of(one, "id"));
    return all;
  }
  const auto at = schema.find(column);
  if (at && schema.columns[*at].type == ColumnType::time && value.is_number_integer()) {
    const auto instant = value.get<Instant>();
    return whole ? format_instant(instant) : time_in_words(instant, kMinute);
  }
  return value.dump();
}

std::vector<std::string> split(std::string_view list) {
  std::vector<std::string> parts;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(','), list.size());
    if (end > 0) parts.emplace_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return parts;
}

/// A bar of at most so many columns, in eighths of one.
std::string bar(std::size_t count, std::size_t most, std::size_t width) {
  static constexpr std::array<std::string_view, 8> kParts{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const std::size_t eighths = std::max<std::size_t>(1, count * width * 8 / most);
  std::string text;
  for (std::size_t i = 0; i < eighths / 8; ++i) text += "█";
  return text + std::string(kParts[eighths % 8]);
}

std::string padded(const std::string& text, std::size_t width) {
  return text + std::string(width - std::min(width, display_width(text)), ' ');
}

/// The values of a facet with a bar each, the longest for the most.
std::string bars(const json& counts, std::size_t width) {
  struct Line {
    std::string label;
    std::size_t count = 0;
  };
  std::vector<Line> lines;
  std::size_t label_width = 0, number_width = 0, most = 1;
  for (const json& one : counts) {
    if (lines.size() == kValuesOnScreen) break;
    const json& value = one["value"];
    const std::string label = text_of(one, "label");
    const std::string text = !label.empty()      ? label
                             : value.is_string() ? value.get<std::string>()
                             : value.is_null()   ? "(none)"
                                                 : value.dump();
    lines.push_back({cut(printable(text), kWidestLabel), one.value("count", std::size_t{0})});
    label_width = std::max(label_width, display_width(lines.back().label));
    number_width = std::max(number_width, std::to_string(lines.back().count).size());
    most = std::max(most, lines.back().count);
  }
  const std::size_t taken = 2 + label_width + 2 + number_width + 2;
  const std::size_t bar_width =
      std::clamp<std::size_t>(width > taken ? width - taken : 0, std::size_t{4}, kWidestBar);
  std::string text;
  for (const Line& line : lines) {
    const std::string number = std::to_string(line.count);
    text += "  " + padded(line.label, label_width) + "  " +
            std::string(number_width - number.size(), ' ') + number + "  " +
            bar(line.count, most, bar_width) + '\n';
  }
  if (counts.size() > lines.size())
    text += "  and " + std::to_string(counts.size() - lines.size()) + " more\n";
  return text;
}

/// The rows of an open view from the first on.
OrTrouble<json> rows_of(Run& run, const json& view, std::size_t count) {
  constexpr std::size_t kWindow = 10'000;
  json rows = json::array();
  while (rows.size() < count) {
    const auto window =
        run.talk.ask(&Session::window, {{"view", view},
                                        {"offset", rows.size()},
                                        {"count", std::min(kWindow, count - rows.size())}});
    if (const Trouble* trouble = trouble_of(window)) return *trouble;
    const json& part = std::get<Answer>(window).ok["rows"];
    if (part.empty()) break;
    rows.insert(rows.end(), part.begin(), part.end());
  }
  return rows;
}

std::string csv_of(const TableSchema& schema, const json& rows) {
  std::vector<std::string> fields{"customer", "customerName"};
  for (const ColumnSchema& column : schema.columns) fields.emplace_back(column.name);
  const std::vector<std::string> columns = fields;
  std::string csv;
  append_csv_line(csv, fields);
  for (const json& row : rows) {
    for (std::size_t i = 0; i < columns.size(); ++i)
      fields[i] = cell(schema, columns[i], row, true);
    append_csv_line(csv, fields);
  }
  return csv;
}

/// What a screen shows of a table, unless it is asked otherwise.
struct Shown {
  std::vector<std::string> columns;  // of a row
  std::vector<Table::Column> headings;
  std::string facets;
};

std::string in_capitals(std::string_view name) {
  std::string capitals;
  char before = ' ';
  for (const char c : name) {
    // A heading is words: callQuality is CALL QUALITY.
    const bool lower_before = !capitals.empty() && before >= 'a' && before <= 'z';
    if (c >= 'A' && c <= 'Z' && lower_before) capitals += ' ';
    before = c;
    capitals += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c == '_' ? ' ' : c;
  }
  return capitals;
}

Table::Kind kind_of(ColumnType type) {
  switch (type) {
    case ColumnType::integer:
    case ColumnType::number:
      return Table::Kind::number;
    case ColumnType::id:
    case ColumnType::enumeration:
    case ColumnType::flag:
    case ColumnType::time:
      return Table::Kind::id;
    default:
      return Table::Kind::text;
  }
}

/// Of a table that is declared: its first columns, and how many there are of each declared value.
Shown shown_of_declared(const TableSchema& schema) {
  constexpr std::size_t kColumns = 6, kFacets = 2;
  Shown shown{{"id", "customerName"}, {{"ID"}, {"CUSTOMER"}}, {}};
  std::size_t facets = 0;
  for (const ColumnSchema& column : schema.columns.subspan(1)) {
    const bool declared = !column.values.empty();
    if (declared && facets++ < kFacets) shown.facets += std::string(column.name) + ',';
    if (shown.columns.size() == kColumns) continue;
    shown.columns.emplace_back(column.name);
    shown.headings.push_back({in_capitals(column.name), kind_of(column.type)});
  }
  shown.facets += "customer";
  return shown;
}

Shown shown_of(const TableSchema& schema) {
  constexpr auto id = Table::Kind::id;
  switch (schema.id) {
    case TableId::tickets:
      return {
          {"id", "customerName", "title", "severity", "status", "updated"},
          {{"TICKET", id}, {"CUSTOMER"}, {"TITLE"}, {"SEVERITY", id}, {"STATUS"}, {"UPDATED", id}},
          "severity,status,customer"};
    case TableId::rooms:
      return {{"id", "customerName", "name", "building", "city", "health"},
              {{"ROOM", id}, {"CUSTOMER"}, {"NAME"}, {"BUILDING"}, {"CITY"}, {"HEALTH", id}},
              "health,customer"};
  }
  return shown_of_declared(schema);
}

std::string table_of(const Run& run, const TableSchema& schema, const json& rows) {
  const Shown shown = shown_of(schema);
  Table table{shown.headings, {}};
  for (const json& row : rows) {
    std::vector<std::string> cells;
    for (const std::string& column : shown.columns)
      cells.push_back(cell(schema, column, row, false));
    table.rows.push_back(std::move(cells));
  }
  return draw(table, run.width);
}

/// 3 tickets; of what is declared, rows: 3 rows of health.
std::string counted_rows(const TableSchema& schema, std::size_t count) {
  switch (schema.id) {
    case TableId::tickets:
      return counted(count, "ticket", "tickets");
    case TableId::rooms:
      return counted(count, "room", "rooms");
  }
  return counted(count, "row", "rows") + " of " + std::string(schema.name);
}

std::string notes_of(const Run& run, const json& notices, const std::string& box) {
  std::string text;
  for (const json& notice : notices) {
    const std::string kind = text_of(notice, "kind");
    for (const auto& [name, says] : kNotices) {
      if (name != kind) continue;
      text += run.lines(
          "\"" +
          piece(box, notice.value("at", std::size_t{0}), notice.value("length", std::size_t{0})) +
          "\": " + std::string(says) + '.');
    }
  }
  return text;
}

}  // namespace

Ended view(Run& run) {
  const TableSchema& schema = *run.talk.tables().find(run.asked.table);
  const bool tickets = schema.id == TableId::tickets;
  const std::vector<std::string> facets = split(run.asked.facets.value_or(shown_of(schema).facets));
  std::string box = run.asked.words.empty() ? "" : run.asked.words[0];
  if (tickets && box.find("sort:") == box.npos) box.insert(0, "sort:updated-desc ");

  const auto on = run.talk.ask(&Session::setAllTicketsView, {{"on", true}});
  if (const Trouble* trouble = trouble_of(on)) return run.end(*trouble);
  const auto opened = run.talk.ask(
      &Session::openView,
      {{"table", run.asked.table}, {"box", box}, {"facets", facets}, {"facetMode", "same"}});
  if (const Trouble* trouble = trouble_of(opened)) {
    std::string names;
    for (const ColumnSchema& column : schema.columns) add_to(names, column.name);
    return run.end(
        {trouble->says, "The columns of " + run.asked.table + " are " + names +
                            ", and customer. Text, numbers, times and rooms are not counted."});
  }
  json found = std::get<Answer>(opened).ok;
  const auto total = found.value("total", std::size_t{0});
  const bool on_screen = !run.asked.csv && !run.asked.json;
  const std::size_t wanted = run.asked.rows.value_or(on_screen ? kRowsOnScreen : total);
  auto read = rows_of(run, found["view"], std::min(wanted, total));
  if (const Trouble* trouble = trouble_of(read)) return run.end(*trouble);
  json& rows = std::get<json>(read);

  if (run.asked.csv) return {kAnswered, csv_of(schema, rows), ""};
  if (run.asked.json) {
    found.erase("view");
    found.erase("version");
    found["rows"] = std::move(rows);
    return {kAnswered, json{{"ok", std::move(found)}}.dump() + '\n', ""};
  }

  std::string title = counted_rows(schema, total);
  if (run.asked.as) title += " that " + run.in_words(*run.asked.as) + " may see";
  if (rows.size() < total && !rows.empty())
    title += ", of which the first " + std::to_string(rows.size()) + " are below";
  std::string out = run.lines(title + '.');
  out += notes_of(run, found.value("notices", json::array()), box);
  for (const std::string& facet : facets) {
    const json& counts = found["facets"][facet];
    if (!counts.empty()) out += '\n' + run.lines("By " + facet) + bars(counts, run.width);
  }
  if (!rows.empty()) out += '\n' + table_of(run, schema, rows);
  return {kAnswered, out, ""};
}

}  // namespace enfilade::cli
