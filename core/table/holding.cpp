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

Holding::Holding()
    : tables_{std::make_shared<Partition>(schema_of(TableId::rooms)),
              std::make_shared<Partition>(schema_of(TableId::tickets))} {}

void Holding::replace(Partition partition) {
  const auto id = static_cast<std::size_t>(partition.schema().id);
  const std::optional<std::size_t> column = partition.schema().rooms_column();
  const bool same_places = column && partition.shares(*tables_[id], *column);
  tables_[id] = std::make_shared<Partition>(std::move(partition));
  if (!same_places) place_rooms();
}

void Holding::patch(TableId id, std::span<const CellChange> changes) {
  assert(owns(id));
  Partition& table = *tables_[static_cast<std::size_t>(id)];
  table = patched(std::move(table), changes);
}

void Holding::place_rooms() {
  const RoomsColumn& named = *rooms_column(table(TableId::tickets));
  row_of_room_.assign(named.ids.size(), kUnplaced);
  for (std::uint32_t room = 0; room < named.ids.size(); ++room) {
    if (const std::optional<RowId> row = rooms().find(named.ids[room])) {
      row_of_room_[room] = row->row;
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
