#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

#include "bindings/json/writer.h"
#include "core/view/query.h"

namespace enfilade {

/// Turns rows that are written to it, as to a JsonWriter, into columns: one array for each member
/// of a row, all of one length.
///
///     { "id": ["INC1", "INC2"], "severity": ["Critical", null], … }
class ColumnsWriter {
 public:
  /// query  of the rows that will come
  explicit ColumnsWriter(const Query& query);

  /// The columns as an object. No row comes after.
  void finish(JsonWriter& out);

  /// How much text there is so far, about.
  std::size_t bytes() const { return bytes_; }

  void key(std::string_view name);
  void text(std::string_view value) {
    bytes_ += value.size();
    here().text(value);
  }
  void integer(std::int64_t value) { here().integer(value); }
  void number(double value) { here().number(value); }
  void flag(bool value) { here().flag(value); }
  void null() { here().null(); }
  void begin_array() { here().begin_array(); }
  void end_array() { here().end_array(); }

  template <typename Write>
  void object(Write write) {
    const bool row = depth_++ == 0;
    if (row) {
      next_ = 0;
      write();
    } else {
      here().object(write);
    }
    --depth_;
  }

 private:
  struct Column {
    std::string name;
    JsonWriter values;
  };

  JsonWriter& here() { return columns_[next_ - 1].values; }

  std::deque<Column> columns_;  // by the members of a row, in their order
  std::size_t depth_ = 0;       // of the objects that are open: 1 within a row
  std::size_t next_ = 0;        // the place of the next member
  std::size_t bytes_ = 0;
};

}  // namespace enfilade
