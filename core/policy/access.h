#pragma once

#include <vector>

#include "core/base/instant.h"
#include "core/base/permission.h"
#include "core/policy/decide.h"
#include "core/table/partition.h"

namespace enfilade {

/// The rule, fast: everything that one person may do in one customer, worked out at once.
struct Access {
  /// What a live assignment of the person's gives in this customer, wherever it gives it.
  PermissionSet somewhere;
  /// Whether the person holds a live assignment here, and so may know of the customer.
  bool assigned = false;
  /// What assignments over all rooms give: permissions about the customer hold by it.
  PermissionSet of_customer;
  /// The same where, to a partner, all rooms are delegated: permissions about a room hold by it
  /// over everything, and so on rows without rooms.
  PermissionSet over_all;
  /// The same on tickets that have no rooms: nothing, if they may not be seen.
  PermissionSet without_rooms;
  /// On each room: one set for each row of the customer's loaded rooms.
  std::vector<PermissionSet> rooms;
  /// When time alone next changes any of this.
  Instant changes_at = kNever;

  /// Every permission, there and in so many rooms: what a program with service authority has.
  static Access everything(std::size_t rooms);
};

/// What `decide` answers for every permission and every room of the customer, as sets.
///
/// returns  rooms[r] has p   iff decide(situation, subject, p, room r) allows, for every p that may
/// be
///                           asked on a room
///          of_customer has p  iff decide(situation, subject, p, the customer) allows
///
/// O(assignments × (rooms + rules)). Pure. A test holds the two to each other over random worlds.
Access access(const Situation& situation, const Subject& subject);

}  // namespace enfilade
