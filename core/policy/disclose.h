#pragma once

#include "core/policy/access.h"
#include "core/policy/decide.h"
#include "core/policy/policy.h"

namespace enfilade {

/// How much of a customer a viewer may know.
enum class Knows : std::uint8_t {
  nothing,
  name,  // name and relationship: what the three partner-wide roles see of every listed customer
  data,  // a live assignment of the viewer's is there
};

/// What the viewer may know of the customer.
///
/// own          the viewer's access in this customer
/// partner_wide whether the viewer holds any of the three partner-wide roles
Knows knows(const Access& own, bool partner_wide, const Customer& customer, Instant now);

/// Whether the viewer knows a room: its id and name, and that it exists.
inline bool knows_room(const Access& own, RowId room) {
  return own.rooms[room.row].intersects(kAboutARoom);
}

/// Who asks, within one customer.
struct Asker {
  const Subject& subject;
  const Access& own;
  Knows knows = Knows::nothing;
};

/// Whether the asker may know of an assignment: by roles.view over its scope, by the letter. That
/// is over all rooms; or by an assignment of the asker's in whose scope it stands; or in each of
/// the rooms that it lists, if the asker knows them. Of the customer's own assignments the
/// partner's people know none.
bool sees(const Situation& situation, const Asker& asker, const Assignment& assignment);

/// A decision about the asker, with no more in it than the asker may know.
///
/// Of what the asker may not know of, the answer is not_found, as for what does not exist. Of a
/// customer known by name only it is not_assigned, whatever the customer opened.
Decision disclose(const Situation& situation, const Asker& asker, Permission permission,
                  const Target& target);

/// A decision about somebody else. It needs roles.view over a room that the asker knows, over every
/// visible room of a ticket, or over the customer; else it is not_found, whether or not the person
/// exists. The reason of a no is the whole truth: it tells how far some assignment of that person's
/// leads, though not which. A ticket's rooms beyond the asker's reach count as beyond the other's.
/// Assignments are named to an asker who holds roles.view over all rooms.
Decision disclose_about(const Situation& situation, const Asker& asker, const Subject& other,
                        Permission permission, const Target& target);

}  // namespace enfilade
