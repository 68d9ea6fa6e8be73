#pragma once

#include "bindings/json/reader.h"
#include "core/tenancy/update_ring.h"

namespace enfilade {

/// Reads a ring; its shape is `UpdateRing` in embind/enfilade.d.mts.
UpdateRing read_update_ring(const Reader& in);

}  // namespace enfilade
