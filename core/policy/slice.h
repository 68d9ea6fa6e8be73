#pragma once

#include <span>

#include "core/base/instant.h"
#include "core/policy/policy.h"
#include "core/table/partition.h"

namespace enfilade {

/// The least part of a policy with which one viewer is answered as with the whole: what a viewer's
/// own machine gets. Whatever is not listed here is not in it. `lint` and `nextChange` speak of the
/// policy that they are given: of a slice, of what is in it. `explain` and `diff` tell the
/// customer's own of the partner's assignments only while the relationship is active: till then
/// they grant nothing, and are not in it.
///
/// rooms  the loaded rooms of each customer, by CustomerId
///
/// **The people.** The viewer. Of everybody else the id alone, and of groups too:
///   own        the groups on the way from an assignment of the viewer's to the viewer, each with
///              that one member
///   seen       who is named in an assignment that the viewer may see, and the ways from there to
///              everybody in it, so that a path is told as it is
///   heard of   people of whom something is told where the viewer may ask (below)
/// The partner is a tenant id and a name. A role over the whole partner is the viewer's own,
/// without the groups by which they hold it, and the revision of those roles is for who may change
/// them.
///
/// **The customers**, in the policy's order:
///   nothing    not in it. A viewer's own tenant is, by id and name: signing in tells these; its
///              relationship is written as ended, whatever it is
///   name       tenant id, name and relationship; of a pending or expired invitation its dates and
///              the domain it came from
///   data       what follows. To the customer's own the relationship as well; the dates of a
///              pending invitation to their MMR administrator, to others only when it expires
///
/// A customer is known by a live assignment. Where the viewer's first one begins later, nothing of
/// it is in the slice: it comes with the slice that is made then, and until then the answer is
/// not_found as now.
///
/// **Of a customer with data**: name, alias, tags, what may be exported and kept; rings with
/// update_rings.view and settings with settings.view over all rooms; and
///   delegation   to the partner's people as it stands, scope and ceiling. Its letter may name
///                rooms that the viewer does not know, and so may the scopes of their own
///                assignments: no less decides the same when rooms come and change
///   assignments  the viewer's, with name, role, scope and dates, and with the one member that
///                leads to the viewer. Those to come are there; those that have ended decide
///                nothing any more while another is live, and are not
///   roles        those of these assignments, as far as the ceiling lets them matter
///   revisions    none
///
/// **With roles.view there**, over all rooms or some:
///   assignments  those that the viewer may see (`sees`), whole, of the viewer's side; and, of
///                those who are the customer's own, the partner's while the relationship is active
///   roles        those of these, and all of the viewer's side (as with roles.modify)
///   delegation   to the customer's own while the relationship is active: who hold it over all, as
///                it stands; who hold it over some, as far as their rooms show
///   revisions    those of what is whole here; the customer's to who hold it over all
///
/// Over some rooms, a viewer may hear about people by assignments that they may not see. In place
/// of those stands what is told: assignments without a name, one for each set of rooms, permissions
/// and time that differ, over a list of rooms in which the viewer may ask, with people and no
/// groups. How many assignments they come from, and what those say of other rooms, does not show.
///
/// **With roles.modify** anywhere: to the partner's people, the templates.
///
/// Questions are answered as with the whole
///   about oneself  now and later, and whatever becomes of the rooms
///   about others   now and later, as long as the viewer's reach does not grow; by assignments that
///                  they see whatever becomes of the rooms, by others for the rooms as they are
///
/// The slice of a slice is that slice. Pure.
Policy slice(const Policy& whole, const Viewer& viewer, std::span<const Partition* const> rooms,
             Instant now);

}  // namespace enfilade
