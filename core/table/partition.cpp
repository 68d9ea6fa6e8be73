#include "core/table/partition.h"

#include "core/base/bitmap.h"

namespace enfilade {

Column empty_column(const ColumnSchema& schema) {
  switch (schema.type) {
    case ColumnType::id:
      return TextColumn::of_ids();
    case ColumnType::text:
      return TextColumn{};
    case ColumnType::set:
      return SetColumn{};
    case ColumnType::integer:
    case ColumnType::time:
    case ColumnType::number:
      return NumberColumn{};
    case ColumnType::rooms:
      return RoomsColumn{};
    case ColumnType::name:
    case ColumnType::enumeration:
    case ColumnType::flag:
      break;
  }
  NameColumn column;
  for (std::string_view value : schema.values) column.code(value);
  column.declared = column.names.size();
  return column;
}

Partition::Partition(const TableSchema& schema) : schema_(&schema) {
  columns_.reserve(schema.columns.size());
  for (const ColumnSchema& column : schema.columns) columns_.push_back(empty_column(column));
}

std::optional<Partition> Partition::of(const TableSchema& schema, std::vector<Column> columns,
                                       StringIndex by_id) {
  Partition partition(schema);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    partition.columns_[i] = Shared<Column>(std::move(columns[i]));
  }
  const StringHeap& ids = partition.ids().heap();
  for (const Shared<Column>& column : partition.columns_) {
    if (row_count(*column) != ids.size()) return std::nullopt;
  }
  for (std::size_t row = 0; row < ids.size(); ++row) {
    if (ids[row].empty()) return std::nullopt;
  }
  partition.by_id_ = Shared<StringIndex>(std::move(by_id));
  return partition;
}

std::optional<RowId> Partition::find(std::string_view id) const {
  const std::uint32_t row = by_id_->find(id, ids().heap());
  if (row == StringIndex::kNone) return std::nullopt;
  return RowId{row};
}

std::optional<RowId> Partition::find(std::string_view id, RowId near) const {
  if (near.row < size() && this->id(near) == id) return near;
  return find(id);
}

std::size_t Partition::bytes() const {
  std::size_t total = by_id_->bytes();
  for (const Shared<Column>& column : columns_) total += enfilade::bytes(*column);
  return total;
}

Partition upserted(const Partition& old, const Partition& newer) {
  std::vector<PartitionBuilder::Replacement> replaced;
  Bitmap added(newer.size());
  for (std::uint32_t row = 0; row < newer.size(); ++row) {
    if (const std::optional<RowId> known = old.find(newer.id({row}))) {
      replaced.push_back({*known, {row}});
    } else {
      added.set(row);
    }
  }
  PartitionBuilder merged(old);
  merged.replace(newer, replaced);
  merged.append(newer, added);
  return std::move(merged).finish();
}

Partition patched(Partition old, std::span<const CellChange> changes) {
  PartitionBuilder builder(std::move(old));
  builder.set(changes);
  return std::move(builder).finish();
}

Partition without(const Partition& old, std::span<const std::string_view> ids) {
  Bitmap gone(old.size());
  for (std::string_view id : ids) {
    if (const std::optional<RowId> row = old.find(id)) gone.set(row->row);
  }
  if (!gone.any()) return old;
  PartitionBuilder kept(old.schema());
  kept.append(old, Bitmap(old.size(), true) - gone);
  return std::move(kept).finish();
}

}  // namespace enfilade
