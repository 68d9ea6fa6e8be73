#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/view/query.h"

namespace enfilade {

/// Makes a line of CSV of each row that is written to it as to a JsonWriter: its columns, in the
/// same order, without what is about the viewer alone (`partial`, `can`, `withheld`).
///
/// Null is empty. Times are RFC 3339, in UTC; of a list all values, with a comma between them; of
/// rooms their ids.
class CsvWriter {
 public:
  /// csv    borrowed: lines are appended to it
  /// query  of the rows that will come
  CsvWriter(std::string& csv, const Query& query);

  /// The line with the columns' names.
  void heading();

  void key(std::string_view name);
  void text(std::string_view value);
  void integer(std::int64_t value);
  void number(double value);
  void flag(bool value) { text(value ? "true" : "false"); }
  void null() { text(""); }
  void begin_array() { ++depth_; }
  void end_array() { --depth_; }

  template <typename Write>
  void object(Write write) {
    if (depth_ == 0) next_ = 0;
    ++depth_;
    write();
    --depth_;
    if (depth_ == 0) end_line();
  }

 private:
  struct Member {
    std::string name;
    bool written = true, time = false;
  };

  void end_line();
  void end_field();

  std::string& csv_;
  std::vector<Member> members_;  // of a row, as they will come
  // The line that is open: how deep in its row, the place of the next member, whether a member of
  // an object in a list is passed by, and the field so far, of so many values.
  std::size_t depth_ = 0, next_ = 0;
  bool passed_by_ = false;
  std::size_t values_ = 0;
  std::string field_;
};

}  // namespace enfilade
