#include "bindings/columns_writer.h"

#include <cassert>

#include "bindings/write_row.h"

namespace enfilade {

ColumnsWriter::ColumnsWriter(const Query& query) {
  for (RowMember& member : members_of(query)) {
    columns_.emplace_back().name = std::move(member.name);
    columns_.back().values.begin_array();
  }
}

void ColumnsWriter::key(std::string_view name) {
  constexpr std::size_t kOfAValue = 8;  // a number, a comma
  bytes_ += kOfAValue;
  if (depth_ > 1) return here().key(name);
  assert(columns_[next_].name == name && "a row has other members than were foreseen");
  ++next_;
}

void ColumnsWriter::finish(JsonWriter& out) {
  out.object([&] {
    for (Column& column : columns_) {
      column.values.end_array();
      out.key(column.name);
      out.array_as_it_is(column.values.take());
    }
  });
}

}  // namespace enfilade
