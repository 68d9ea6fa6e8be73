#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/instant.h"
#include "core/command/authority.h"
#include "core/command/command.h"
#include "core/policy/access.h"
#include "core/policy/policy.h"

namespace enfilade {

/// What one person may hand on in one customer: nobody hands out what they could not.
///
/// A primary admin may hand out anything within delegation and ceiling, the customer's MMR
/// administrator anything among the customer's own. Everybody else hands out a permission only over
/// a scope within which they surely hold it, today and when rooms change:
///
///   any scope                    if they hold it by an assignment over all rooms
///   the very scope of an assignment of theirs by which they hold it, narrowed by more `except` or
///                                not
///   a list of rooms              on each of which they hold it now; a list of none is no list
///
/// and not for longer than they hold it themselves. Handing out includes the handling of roles: who
/// has no roles.modify there hands out nothing.
class Author {
 public:
  /// Keep what is given alive.
  Author(const Situation& situation, const Subject& subject, const Authority& authority);

  /// Whether the author may know of an assignment: by roles.view within its scope.
  bool sees(const Assignment& assignment) const;

  /// Whether no assignment of the author's side is hidden from them.
  bool sees_every_assignment() const;

  /// Whether the author may have to do with roles here at all, and so knows their names.
  bool manages_roles() const;

  /// The first of these permissions that the author could not hand out anywhere, by the letter of a
  /// scope or in a room as it is now; empty: a role of them may be written.
  std::vector<BeyondAuthor> beyond_listing(PermissionSet permissions) const;

  /// The first pairs of these permissions, and the handling of roles with them, over that scope for
  /// that long, that the author could not hand out; empty: they may. Permissions about the customer
  /// that a narrower scope does not grant are not looked at.
  ///
  /// Rooms are named as the scope names them, whether or not they are there. One that the author
  /// does not know is as one that is not.
  ///
  /// O(rooms of the scope + rooms of the customer × assignments of the author).
  std::vector<BeyondAuthor> beyond(PermissionSet permissions, const Assignment& wanted) const;

  /// The same over one room, as it is before it is changed.
  ///
  /// until  how long it lasts; nothing: for ever
  std::vector<BeyondAuthor> beyond(PermissionSet permissions, RowId room,
                                   std::optional<Instant> until) const;

 private:
  struct Held {
    const Assignment* assignment;
    PermissionSet permissions;  // under the ceiling
  };

  bool holds_within(Permission permission, const Assignment& wanted) const;
  /// Of rooms that the author knows: those that they do not may not even be opened.
  std::vector<PermissionSet> held_in_each_room(std::optional<Instant> until) const;

  Situation situation_;
  const Subject& subject_;
  Side side_;
  bool unbounded_ = false;  // within delegation and ceiling
  Access own_;              // of who is bounded
  std::vector<Held> held_;  // the author's own live assignments
};

}  // namespace enfilade
