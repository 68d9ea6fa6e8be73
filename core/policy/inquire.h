#pragma once

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "core/base/bitmap.h"
#include "core/base/permission.h"
#include "core/policy/decide.h"
#include "core/policy/disclose.h"
#include "core/policy/reach.h"

namespace enfilade {

// The reverse questions: where, who, what. Each answers what `disclose` and `disclose_about` would
// answer one by one, so nobody hears more here than there. All pure; tests hold them to those two
// over random worlds.

/// The rule, asked for one permission in all rooms of a customer at once.
///
/// permission  one that may be asked on a room
/// returns     row r is in it iff decide(situation, subject, permission, room r) allows, in the
///             situation that the reach was made of
Bitmap rooms_where(const Reach& reach, const Subject& subject, Permission permission, Instant now);

/// The same as the subject may hear of it: of the rooms that they know.
Bitmap known_rooms_where(const Reach& reach, const Subject& subject, Permission permission,
                         Instant now);

/// Who asks about others: somebody, or, as null, a program with service authority, which may hear
/// everything.
using AboutOthers = const Subject*;

/// The rooms in which somebody else may, as the asker may hear of it: of those that the asker knows
/// and holds roles.view on.
Bitmap known_rooms_where(const Reach& reach, AboutOthers asker, const Subject& other,
                         Permission permission, Instant now);

/// How many the asker's own are. For many customers: `words` and `known` are used again and again.
std::size_t count_known_rooms_where(const Reach& reach, const Subject& subject,
                                    Permission permission, Instant now, RoomWords& words,
                                    RoomWords& known);

/// On which tickets of one customer somebody may, as the asker may hear of it: what `disclose` or
/// `disclose_about` allow, for many tickets.
class TicketsWhere {
 public:
  /// self  whether the asker asks about themselves
  ///
  /// O(assignments × rooms). Borrows what the asker is made of.
  TicketsWhere(const Situation& situation, const Asker& asker, const Subject& subject, bool self,
               Permission permission);

  /// Whether there is no such ticket, whatever tickets there are.
  bool none() const { return none_; }
  /// rooms  of the ticket: nothing where not loaded
  bool allows(std::span<const std::optional<RowId>> rooms) const;

 private:
  const Access& own_;
  std::optional<Access> other_;  // of somebody else
  Permission permission_;
  bool none_ = false;
};

/// Somebody who may, and by which assignments, as far as the asker may know of them.
struct Permitted {
  Side side = Side::partner;
  UserId user;
  std::vector<Grant> grants;
};

/// Everybody who may do `permission` to the target: the partner's people, and, where somebody of
/// the customer's own side asks, the customer's too; each in their directory's order. Of the asker
/// it says what `disclose` says, of others what `disclose_about` says.
///
/// returns  nothing if the asker may not ask about others there, whoever there is
///
/// O(members of the assignments that permit it × assignments).
std::optional<std::vector<Permitted>> who_may(const Situation& situation, const Asker& asker,
                                              const Directory& partners_people,
                                              Permission permission, const Target& target);

/// What one person may do in one customer.
struct Powers {
  std::array<std::size_t, kPermissionCount> rooms{};  // of each permission: in how many
  PermissionSet of_customer;

  bool any() const;
};

/// What the asker may do, as they may hear of it.
Powers what_may(const Reach& reach, const Subject& asker, Instant now);

/// What somebody else may do, as the asker may hear of it: in the rooms that the asker knows and
/// holds roles.view on; and to the customer, if they hold it over all.
Powers what_may(const Reach& reach, AboutOthers asker, const Subject& other, Instant now);

/// What two people may do in one customer, permission by permission.
struct SideBySide {
  struct Rooms {
    std::size_t both = 0, first_only = 0, second_only = 0;

    friend bool operator==(const Rooms&, const Rooms&) = default;
  };
  std::array<Rooms, kPermissionCount> rooms{};
  PermissionSet first_of_customer, second_of_customer;

  bool any() const;
};

/// Two people beside each other, where the asker may ask about others; the asker may be one of
/// them. Where the asker may not ask, neither is looked at: else a room would look like one that
/// the other lacks.
SideBySide compare(const Reach& reach, AboutOthers asker, const Subject& first,
                   const Subject& second, Instant now);

}  // namespace enfilade
