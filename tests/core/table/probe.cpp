#include "tests/core/table/probe.h"

#include <string>
#include <variant>

#include "core/table/cells.h"

namespace enfilade::test {
namespace {

/// Adds up what is read, so that it has to be read.
struct Probe {
  std::uint64_t sum = 0;

  void text(std::string_view text) {
    for (const char c : text) sum += static_cast<std::uint8_t>(c);
  }

  void operator()(const TextColumn& column) {
    std::string scratch;
    for (std::size_t row = 0; row < column.size(); ++row) {
      text(column.written(row, scratch));
      text(column.folded(row, scratch));
      sum += column.compare(row, "camera is") < 0;
      sum += column.prefix(row);
    }
    for (const char* needle : {"a", "e", "1", "-", "ca", "is o", "e (", "12", "\u00e9", "\u6295"}) {
      Bitmap rows(column.size(), true);
      column.keep_containing(needle, rows);
      sum += rows.count();
    }
  }
  void operator()(const NameColumn& column) {
    for (std::size_t i = 0; i < column.folded.size(); ++i) text(column.folded[i]);
    for (std::uint32_t i = 0; i < column.names.size(); ++i) {
      sum += column.names.find(column.names[i]);
    }
  }
  void operator()(const SetColumn& column) {
    for (std::uint32_t name = 0; name < column.names.size(); ++name) {
      for (std::uint32_t row : column.holders[name]) sum += column[row].size();
    }
  }
  void operator()(const NumberColumn& column) {
    for (std::size_t row = 0; row < column.size(); row += 64) {
      sum += static_cast<std::uint64_t>(column.range(row / 64).most);
    }
  }
  void operator()(const RoomsColumn& column) {
    for (std::uint32_t i = 0; i < column.ids.size(); ++i) sum += column.ids.find(column.ids[i]);
  }
};

}  // namespace

bool probe(const Partition& partition) {
  Probe probe;
  bool found = true;
  for (std::uint32_t row = 0; row < partition.size(); ++row) {
    MadeTexts made;
    for (const Cell& cell : cells_of(partition, {row}, made)) {
      probe.text(cell.text);
      for (std::string_view item : cell.list) probe.text(item);
    }
    found = found && partition.find(partition.id({row})) == RowId{row};
  }
  for (std::size_t i = 0; i < partition.schema().columns.size(); ++i) {
    std::visit([&](const auto& column) { probe(column); }, partition.column(i));
  }
  volatile std::uint64_t sum = probe.sum;
  static_cast<void>(sum);
  return found;
}

}  // namespace enfilade::test
