#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/id.h"
#include "core/base/instant.h"
#include "core/base/permission.h"
#include "core/policy/policy.h"
#include "core/table/partition.h"

namespace enfilade {

/// Why a decision is what it is. Of a no: the first wall met, in this order. Spelled as it travels.
enum class Reason : std::uint8_t {
  allowed,
  not_found,                 // it does not exist, or the viewer may not know of it
  no_relationship,           // the customer and the partner are not (or no longer) connected
  room_not_delegated,        // the customer did not open this room
  permission_not_delegated,  // the customer did not open this permission
  not_assigned,              // no assignment whose role is there has this person as a member
  not_in_force,              // those that have are not live now
  outside_scope,             // those that are live do not cover this room
  role_forbids,              // those that cover it have roles without this permission
  ticket_exceeds_scope,      // the ticket also has rooms beyond this person's reach
};

inline constexpr std::array<std::string_view, 10> kReasonNames{"allowed",
                                                               "not_found",
                                                               "no_relationship",
                                                               "room_not_delegated",
                                                               "permission_not_delegated",
                                                               "not_assigned",
                                                               "not_in_force",
                                                               "outside_scope",
                                                               "role_forbids",
                                                               "ticket_exceeds_scope"};

/// An assignment that allows what was asked, and how the person comes to be a member.
struct Grant {
  std::size_t assignment = 0;  // of the customer's assignments
  std::vector<GroupId> path;   // the groups from the member named there down to the person

  friend bool operator==(const Grant&, const Grant&) = default;
};

struct Decision {
  Reason reason = Reason::not_found;
  std::vector<Grant> grants = {};  // of a yes, in the order of the assignments

  bool allowed() const { return reason == Reason::allowed; }
};

/// The person a decision is about, seen from one customer. Nobody's membership: a person who is
/// not in the directory is a member of nothing.
struct Subject {
  Side side = Side::partner;
  std::optional<Membership> membership = std::nullopt;

  bool is_member_of(const Assignment& assignment) const;
  /// Whether both are one person, who is in the directory.
  bool is(const Subject& other) const;
};

Subject subject_of(const Policy& policy, const Viewer& viewer);

/// What the permission is asked on.
struct Target {
  enum class Kind : std::uint8_t { customer, room, ticket };

  Kind kind = Kind::customer;
  RowId room = {};                                      // of a room: its row
  std::vector<std::optional<RowId>> ticket_rooms = {};  // of a ticket: nothing where not loaded

  static Target of_customer() { return {}; }
  static Target of_room(RowId row) { return {Kind::room, row, {}}; }
  static Target of_ticket(std::vector<std::optional<RowId>> rooms) {
    return {Kind::ticket, {}, std::move(rooms)};
  }
};

/// Everything within one customer that a decision looks at.
struct Situation {
  const CustomerPolicy& customer;
  const Partition& rooms;  // the customer's loaded rooms
  Instant now = 0;
};

/// Whether such a question makes sense: a permission about a room asks for a room or a ticket, one
/// about the customer takes neither, except those that a narrower assignment grants within its
/// rooms.
bool well_asked(Permission permission, Target::Kind kind);

/// THE RULE, plainly: may `subject` do `permission` to `target`, and if not, which wall comes
/// first?
///
/// A partner's person may iff the relationship is active, the delegation covers the room and its
/// ceiling holds the permission, and some one assignment that is live now has the person among its
/// members, covers the room and has a role with the permission. A person of the customer's own
/// side: the same without relationship, delegation and ceiling. Everything else is denied.
///
/// A ticket is seen if tickets.view holds in any of its rooms; anything else on it must hold in
/// all. What is not seen is not acted on either. A ticket without rooms, and a permission about the
/// customer, need an assignment over all rooms.
///
/// This is the whole truth. What an asker may hear of it: core/policy/disclose.h.
Decision decide(const Situation& situation, const Subject& subject, Permission permission,
                const Target& target);

}  // namespace enfilade
