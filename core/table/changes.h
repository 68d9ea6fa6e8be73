#pragma once

#include <vector>

#include "core/table/partition.h"

namespace enfilade {

/// Brings changes of cells, in the order in which they came, into the order of their columns and
/// rows. Of several for one cell the last is kept; one that says what the partition says is not.
void keep_differing(const Partition& partition, std::vector<CellChange>& changes);

}  // namespace enfilade
