#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace enfilade::cli {

/// How many columns of a terminal a text takes: two for each wide character of Chinese, Japanese
/// and Korean and each pictogram, none for a mark that stands on the character before it.
std::size_t display_width(std::string_view text);

/// A text that moves no cursor: control characters and those that turn the direction of writing
/// are replaced, so that a name cannot draw over what stands beside it.
std::string printable(std::string_view text);

/// As much of a printable text as fits, with … at the end if that is not all.
std::string cut(std::string_view text, std::size_t width);

/// A paragraph, made printable, in lines of at most `width` columns, each ended. A word that is
/// longer stands alone.
///
/// first, others  what the first line begins with, and those that follow
std::string wrapped(std::string_view paragraph, std::size_t width, std::string_view first = "",
                    std::string_view others = "");

/// Rows under headings, for people.
struct Table {
  enum class Kind {
    text,
    id,      // what people copy: cut after all texts are
    number,  // to the right, and never cut
  };
  struct Column {
    std::string heading;
    Kind kind = Kind::text;
  };
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows;  // as many cells each as there are columns
};

/// The table, made printable, in lines of at most `width` columns, indented by two, without blanks
/// at their ends. If it is too wide, the widest columns give way first.
std::string draw(const Table& table, std::size_t width);

}  // namespace enfilade::cli
