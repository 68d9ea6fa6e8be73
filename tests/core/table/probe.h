#pragma once

#include "core/table/partition.h"

namespace enfilade::test {

/// Reads all there is to read in a partition, by every way that a view has into it: of one that
/// came from elsewhere, it shows a sanitizer where a reader would go astray. Says whether each row
/// is found by its id.
bool probe(const Partition& partition);

}  // namespace enfilade::test
