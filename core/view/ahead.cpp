#include "core/view/ahead.h"

#include <algorithm>
#include <array>

#include "core/base/bring_near.h"
#include "core/table/near.h"

namespace enfilade {
namespace {

void bring_columns_near(std::span<const Partition* const> tables,
                        std::span<const std::size_t> columns) {
  for (const Partition* table : tables) bring_near(table);
  for (std::size_t column : columns) {
    for (const Partition* table : tables) bring_near(&table->column(column));
  }
  for (std::size_t column : columns) {
    for (const Partition* table : tables) bring_near(table->column(column), 0);
  }
}

}  // namespace

void Ahead::read(ColumnRef column) {
  if (column.of == ColumnRef::Of::customer) return;
  std::vector<std::size_t>& columns = column.of == ColumnRef::Of::row ? own_ : of_rooms_;
  if (std::find(columns.begin(), columns.end(), column.column) == columns.end()) {
    columns.push_back(column.column);
  }
}

void Ahead::bring_near(std::span<const Sight* const> few) const {
  using enfilade::bring_near;
  if (few.size() < 2) return;  // nothing to wait for at the same time
  std::array<const Partition*, kFew> tables;
  const auto these = std::span(tables).first(few.size());
  for (const Sight* sight : few) bring_near(sight);
  for (const Sight* sight : few) sight->bring_near();
  std::transform(few.begin(), few.end(), these.begin(),
                 [](const Sight* sight) { return &sight->table(); });
  bring_columns_near(these, own_);
  if (of_rooms_.empty()) return;
  for (const Sight* sight : few) sight->bring_rooms_near();
  std::transform(few.begin(), few.end(), these.begin(),
                 [](const Sight* sight) { return &sight->rooms(); });
  bring_columns_near(these, of_rooms_);
}

}  // namespace enfilade
