#include "core/table/holding.h"

#include <cassert>
#include <range/v3/algorithm/any_of.hpp>
#include <utility>

namespace enfilade {
namespace {

const RoomsColumn* rooms_column(const Partition& partition) {
  const std::optional<std::size_t> column = partition.schema().rooms_column();
  return column ? &partition.column_as<RoomsColumn>(*column) : nullptr;
}

}  // namespace

Holding::Holding() {
  tables_.reserve(kBuiltInTables);
  for (TableId id : {TableId::rooms, TableId::tickets}) add(schema_of(id));
}

void Holding::add(const TableSchema& schema) {
  assert(static_cast<std::size_t>(schema.id) == tables_.size());
  tables_.push_back({std::make_shared<Partition>(schema), source_});
}

void Holding::set_sources(const Source& source) {
  source_ = source;
  for (Table& table : tables_) table.source = source;
}

void Holding::replace(Partition partition) {
  const TableSchema& schema = partition.schema();
  const std::optional<std::size_t> column = schema.rooms_column();
  Table& table = at(schema.id);
  const bool same_places = column && partition.shares(*table.rows, *column);
  table.rows = std::make_shared<Partition>(std::move(partition));
  if (schema.id == TableId::rooms) {
    for (Table& each : tables_) place_rooms_of(each);
  } else if (!same_places) {
    place_rooms_of(table);
  }
}

void Holding::patch(TableId id, std::span<const CellChange> changes) {
  assert(owns(id));
  Partition& table = *at(id).rows;
  table = patched(std::move(table), changes);
}

Partition Holding::take(TableId id) {
  assert(owns(id) && id != TableId::rooms);
  return std::move(*at(id).rows);
}

void Holding::give_back(TableId id, Partition grown) {
  Table& table = at(id);
  *table.rows = std::move(grown);
  place_added_rooms_of(table);
}

void Holding::place_rooms_of(Table& table) const {
  table.row_of_room.clear();
  place_added_rooms_of(table);
}

void Holding::place_added_rooms_of(Table& table) const {
  const RoomsColumn* named = rooms_column(*table.rows);
  if (named == nullptr) return;
  auto room = static_cast<std::uint32_t>(table.row_of_room.size());
  table.row_of_room.resize(named->ids.size(), kUnplaced);
  for (; room < named->ids.size(); ++room) {
    if (const std::optional<RowId> row = rooms().find(named->ids[room])) {
      table.row_of_room[room] = row->row;
    }
  }
}

std::size_t Holding::unplaced(const Partition& partition) const {
  const RoomsColumn* named = rooms_column(partition);
  if (named == nullptr) return 0;
  std::vector<bool> missing(named->ids.size());
  for (std::uint32_t room = 0; room < missing.size(); ++room) {
    missing[room] = !rooms().find(named->ids[room]);
  }
  const auto is_missing = [&](RoomRef room) { return missing[room.row]; };
  std::size_t rows = 0;
  for (std::size_t row = 0; row < partition.size(); ++row) {
    if (ranges::any_of((*named)[row], is_missing)) ++rows;
  }
  return rows;
}

}  // namespace enfilade
