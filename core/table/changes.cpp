#include "core/table/changes.h"

#include <algorithm>
#include <utility>

#include "core/table/same_value.h"

namespace enfilade {
namespace {

std::pair<std::size_t, std::uint32_t> cell_of(const CellChange& change) {
  return {change.column, change.row.row};
}

}  // namespace

void keep_differing(const Partition& partition, std::vector<CellChange>& changes) {
  std::stable_sort(changes.begin(), changes.end(), [](const CellChange& a, const CellChange& b) {
    return cell_of(a) < cell_of(b);
  });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const CellChange& change = changes[i];
    if (i + 1 < changes.size() && cell_of(changes[i + 1]) == cell_of(change)) continue;
    if (same_value(partition.schema().columns[change.column].type, partition.column(change.column),
                   change.row.row, *change.value))
      continue;
    changes[kept++] = change;
  }
  changes.resize(kept);
}

}  // namespace enfilade
