#pragma once

#include <vector>

#include "core/policy/decide.h"
#include "core/policy/disclose.h"

namespace enfilade {

/// One assignment, and how far up the ladder it leads a person: members → live → cover → permit.
struct Rung {
  std::size_t assignment = 0;  // of the customer's
  /// The step that it fails, as a reason: not_assigned, not_in_force, outside_scope, role_forbids.
  /// One that fails none is `allowed`, whatever wall stands before it.
  Reason reason = Reason::not_assigned;
  std::vector<GroupId> path;  // from the member named there down to the person, where they are one

  friend bool operator==(const Rung&, const Rung&) = default;
};

/// Why a decision is what it is, with all that it looked at.
struct Explanation {
  Reason reason = Reason::not_found;  // as `decide` names it
  bool told = false;  // whether the asker may know what follows, which is empty if not
  /// The walls before any assignment, of a partner's person; of the customer's own: all true.
  bool connected = false, delegated = false, under_ceiling = false;
  /// To an asker who holds roles.view over all rooms: the assignments of the person's side, the
  /// nearest miss first, and among equals as the customer has them. To all others: none.
  std::vector<Rung> rungs;
};

/// The whole ladder of a decision, to an asker who may know it: roles.view over that room, which
/// they know, or over the customer; also where they ask about themselves. Else not_found, with
/// nothing else in it, whether or not the person exists; of oneself, the bare reason.
///
/// self    whether the asker asks about themselves
/// target  a room or the customer
///
/// The reason is the one that `disclose_about` or `disclose` gives, and the ladder agrees with it:
/// tests hold it to that over random worlds. O(assignments). Pure.
Explanation explain(const Situation& situation, const Asker& asker, const Subject& somebody,
                    bool self, Permission permission, const Target& target);

}  // namespace enfilade
