#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/instant.h"
#include "core/command/command.h"
#include "core/table/cells.h"
#include "core/table/partition.h"

namespace enfilade {

/// Rows as a command wants them, before they stand in their partition. Text that is set is borrowed
/// until the row is closed.
class RowsToBe {
 public:
  explicit RowsToBe(const Partition& old)
      : old_(old), schema_(old.schema()), builder_(old.schema()) {}

  /// A row of the old ones, to be changed; or a new one, empty.
  void open(RowId row);
  void open(std::string_view id);

  void set(std::span<const Written> values);
  void set_text(std::string_view column, std::string_view text);
  void set_number(std::string_view column, std::int64_t number);
  void set_list(std::string_view column, std::vector<std::string_view> list);
  void set_null(std::string_view column) { cells_[place(column)] = {}; }
  const Cell& value(std::string_view column) const;

  /// Takes it, as updated at `now`, or a moment after it was updated last.
  void close(Instant now);

  /// The rows so far, alone.
  Partition changed() && { return std::move(builder_).finish(); }

 private:
  std::size_t place(std::string_view column) const { return *schema_.find(column); }

  const Partition& old_;
  const TableSchema& schema_;
  PartitionBuilder builder_;
  std::vector<Cell> cells_;  // of the row that is open
  MadeTexts texts_;          // some of theirs
};

/// When the row was updated last; 0 if nobody says. What stands for its revision.
std::int64_t revision_of(const Partition& partition, RowId row);

}  // namespace enfilade
