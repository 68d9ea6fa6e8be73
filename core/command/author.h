#pragma once

#include <vector>

#include "core/base/instant.h"
#include "core/command/authority.h"
#include "core/policy/access.h"
#include "core/policy/policy.h"

namespace enfilade {

/// What one person may hand on in one customer: nobody hands out what they could not.
///
/// A primary admin may hand out anything within delegation and ceiling, the customer's MMR
/// administrator anything among the customer's own. Everybody else hands out a permission only over
/// a scope within which they surely hold it, today and when rooms change:
///
///   any scope                                      if they hold it by an assignment over all rooms
///   the very scope of an assignment of theirs      by which they hold it, narrowed by more
///   `except` or not a list of rooms                                on each of which they hold it
///   now
///
/// and not for longer than they hold it themselves.
class Author {
 public:
  Author(const Situation& situation, const Subject& subject, const Authority& authority);

  /// Whether the author may know of an assignment: by roles.view within its scope.
  bool sees(const Assignment& assignment) const;

  /// Whether the author may have to do with roles here at all.
  bool manages_roles() const;

  /// Whether a role of these permissions may be written: each within the ceiling, and one that the
  /// author could hand out somewhere.
  bool may_list(PermissionSet permissions) const;

  /// Whether the author could hand out these permissions, and the handling of roles with them, over
  /// that scope for that long. Permissions about the customer that a narrower scope does not grant
  /// are not looked at.
  bool may_hand_out(PermissionSet permissions, const Assignment& assignment) const;

 private:
  struct Held {
    const Assignment* assignment;
    PermissionSet permissions;  // under the ceiling
  };

  bool holds_within(Permission permission, const Assignment& wanted) const;
  bool holds_in_each_room(Permission permission, const Assignment& wanted) const;

  Situation situation_;
  Subject subject_;
  bool unbounded_ = false;  // within delegation and ceiling
  Access own_;
  std::vector<Held> held_;  // the author's own live assignments
};

}  // namespace enfilade
