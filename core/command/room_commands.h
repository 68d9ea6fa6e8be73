#pragma once

#include <optional>

#include "core/command/attempt.h"
#include "core/command/outcome.h"
#include "core/policy/access.h"

namespace enfilade {

/// Makes a command on rooms: the customer's rooms as they are afterwards, or why not.
///
/// modify_room, unenroll_room, download_key        by the permission on that room
/// add_rooms_to_group, remove_rooms_from_group,
/// create_room_group, move_rooms_to_ring,
/// create_room, reset_key                          by the permission about the customer
///
/// Rooms are those that the actor knows; any other is not_found. What scopes read is changed as
/// core/command/widening.h says. A key that is reset is gone from every room at once, of the
/// partner's actor from every room that the customer opened: the service issues others, and brings
/// them.
std::optional<Refusal> change_rooms(const Attempt& attempt, const Access& own, Outcome& outcome);

}  // namespace enfilade
