#pragma once

#include "bindings/json/reader.h"
#include "core/policy/room_scope.h"

namespace enfilade {

/// Reads "all", { all, except } or { rooms, roomGroups, where, except }.
RoomScope read_scope(const Reader& in);

}  // namespace enfilade
