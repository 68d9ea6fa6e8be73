#pragma once

#include <span>
#include <string>
#include <string_view>

namespace enfilade {

/// Appends a field as RFC 4180 has it, in quotes. What a spreadsheet would take for a formula
/// begins with an apostrophe, which makes it text.
inline void append_csv_field(std::string& csv, std::string_view text) {
  const bool formula = !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != text.npos;
  csv += '"';
  if (formula) csv += '\'';
  for (const char c : text) {
    if (c == '"') csv += '"';
    csv += c;
  }
  csv += '"';
}

/// Appends a line of them.
inline void append_csv_line(std::string& csv, std::span<const std::string> fields) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) csv += ',';
    append_csv_field(csv, fields[i]);
  }
  csv += "\r\n";
}

}  // namespace enfilade
