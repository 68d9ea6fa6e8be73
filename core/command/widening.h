#pragma once

#include <optional>

#include "core/command/attempt.h"
#include "core/command/author.h"
#include "core/command/command.h"

namespace enfilade {

/// Nobody widens anything through data: whether a change of rooms' rows may be, for what scopes
/// read in them.
///
/// The customer's own side may change anything. Of the partner's, nobody changes what the
/// delegation's scope reads, in either direction; and what another scope reads is changed only by
/// an author who could hand out every pair, a permission over one of these rooms, that anybody
/// gains by it, whenever they gain it. A new room that everybody over all rooms gets to see is no
/// widening; it must be one that the customer opened.
///
/// What stands in a room on which the actor has no rooms.view is withheld from them, so the answer
/// does not depend on it: whatever reads a column that they write counts as gained.
///
/// own      the actor's, before
/// changed  the rows as they are to be, and no others; ids that are not there yet are of new rooms
/// written  the columns that the command writes
///
/// An assignment that the actor may not know of is told by no more than that there is one.
std::optional<Refusal> widening(const Attempt& attempt, const Access& own, const Partition& changed,
                                const std::vector<std::size_t>& written);

}  // namespace enfilade
