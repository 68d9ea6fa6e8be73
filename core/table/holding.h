#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/id.h"
#include "core/base/instant.h"
#include "core/table/partition.h"
#include "core/table/schema.h"

namespace enfilade {

/// How a customer's data come along.
enum class SourceState : std::uint8_t { loading, ready, stale, failed };

inline constexpr std::array<std::string_view, 4> kSourceStateNames{"loading", "ready", "stale",
                                                                   "failed"};

/// Where the rows of one table of one customer come from, as far as it is known.
struct Source {
  SourceState state = SourceState::loading;
  std::optional<Instant> as_of = std::nullopt;
  std::string message = {};
};

/// All rows that are held of one customer, table by table, and nothing of any other. Dropping it
/// drops them.
///
/// Copies share their tables, which do not change then: a copy with one table replaced costs that
/// table. A table that no copy shares can be changed where it lies, and can grow there.
class Holding {
 public:
  /// No rows in the tables that every customer has.
  Holding();

  /// One more table, without rows, of the number that follows.
  void add(const TableSchema& schema);

  std::size_t tables() const { return tables_.size(); }
  const Partition& table(TableId id) const { return *at(id).rows; }
  const Partition& rooms() const { return table(TableId::rooms); }
  Source& source(TableId id) { return at(id).source; }
  /// Of all tables, those to come included.
  void set_sources(const Source& source);
  const Source& source(TableId id) const { return at(id).source; }

  /// Swaps a table's rows for others. Everything made of the old ones has to be made anew.
  void replace(Partition partition);

  /// Whether no copy shares the table, so that it may be changed where it lies.
  bool owns(TableId id) const { return at(id).rows.use_count() == 1; }

  /// Puts other values into cells of a table that it owns, where it lies: whoever reads the table
  /// reads them from now on. None of them in the column that says which rooms a row is about, and
  /// each once at most, in the order of their columns.
  void patch(TableId id, std::span<const CellChange> changes);

  /// Adds rows to a table that it owns, other than that of rooms, where it lies: behind the last,
  /// and the others stay where they are.
  ///
  /// append  is given a PartitionBuilder, to which it adds rows with ids that no row has yet
  template <typename Append>
  void append(TableId id, Append append) {
    PartitionBuilder builder(take(id));
    append(builder);
    give_back(id, std::move(builder).finish_in_place());
  }

  /// The row of a room that a row of a table names; nothing if that room is not loaded (yet).
  std::optional<RowId> placed(TableId id, RoomRef room) const {
    const std::uint32_t row = at(id).row_of_room[room.row];
    if (row == kUnplaced) return std::nullopt;
    return RowId{row};
  }

  /// The rows of `partition` that name a room which is not loaded.
  std::size_t unplaced(const Partition& partition) const;

 private:
  static constexpr std::uint32_t kUnplaced = 0xFFFF'FFFF;

  struct Table {
    std::shared_ptr<Partition> rows;
    Source source = {};
    std::vector<std::uint32_t> row_of_room = {};  // for each RoomRef of its rows
  };

  Table& at(TableId id) { return tables_[static_cast<std::size_t>(id)]; }
  const Table& at(TableId id) const { return tables_[static_cast<std::size_t>(id)]; }
  /// A table that it owns, to be changed and given back with more rows.
  Partition take(TableId id);
  void give_back(TableId id, Partition grown);
  void place_rooms_of(Table& table) const;
  /// Those that rows named since it was done last.
  void place_added_rooms_of(Table& table) const;

  std::vector<Table> tables_;  // by TableId
  Source source_;              // of a table that is added
};

}  // namespace enfilade
