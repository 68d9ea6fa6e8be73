#pragma once

#include "core/base/bitmap.h"
#include "core/base/permission.h"
#include "core/policy/decide.h"

namespace enfilade {

/// The rule, asked for one permission in all rooms of a customer at once.
///
/// permission  one that may be asked on a room
/// returns     row r is in it iff decide(situation, subject, permission, room r) allows
///
/// O(assignments + those that count × what their scopes name). Pure. A test holds it to `decide`
/// over random worlds.
Bitmap rooms_where(const Situation& situation, const Subject& subject, Permission permission);

/// The same as the subject may hear of it: of the rooms that they know, as `disclose` answers.
Bitmap known_rooms_where(const Situation& situation, const Subject& subject, Permission permission);

}  // namespace enfilade
