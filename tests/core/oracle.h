#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/instant.h"
#include "core/policy/policy.h"
#include "tests/core/rows.h"

namespace enfilade::test {

/// Who may do what, written from the words of the contract alone (its nouns, its matrix, its rule)
/// and in another style than the core's: relations between names, kept in sets, asked one at a
/// time. It takes the policy's nouns and the rows as they were written, and shares no step with
/// core/policy, the directory's memberships or the tables. Slow, and meant to be plain.
///
/// One person in one customer at one moment. Borrows nothing after it is made. Permissions, rooms
/// and reasons are spelled as on the wire; a room that has no row may be named like any other.
class Oracle {
 public:
  using Names = std::set<std::string, std::less<>>;
  using Texts = std::vector<std::string>;

  /// viewer  anybody: somebody of another customer is a member of nothing here
  /// rooms   the customer's loaded rooms, as written
  Oracle(const Policy& policy, CustomerId customer, const std::vector<Row>& rooms,
         const Viewer& viewer, Instant now);

  // The truth: "allowed", or the first wall met.

  std::string_view on_customer(std::string_view permission) const;
  std::string_view on_room(std::string_view permission, std::string_view room) const;
  /// Of a row that is about no room.
  std::string_view over_all(std::string_view permission) const;
  /// rooms  all that the ticket names, in its own order; of a ticket without rooms: none
  std::string_view on_ticket(std::string_view permission, const Texts& rooms) const;

  /// The assignments, by their place, that allow it; none where it is not allowed.
  std::set<std::size_t> allowing_on_customer(std::string_view permission) const;
  std::set<std::size_t> allowing_on_room(std::string_view permission, std::string_view room) const;
  std::set<std::size_t> allowing_on_ticket(std::string_view permission, const Texts& rooms) const;

  // What is seen.

  /// "nothing", "name" or "data": how much of the customer the person may know.
  std::string_view knows() const;
  bool knows_room(std::string_view room) const;
  /// Whether the person reads a column of a room: of any they know, alone or through a ticket.
  bool reads_room(std::string_view room, std::string_view column) const;
  bool sees_room_row(std::string_view room) const;
  bool sees_ticket(const Texts& rooms) const;
  /// Of a ticket's rooms, those that there are for this person.
  Texts visible_rooms(const Texts& rooms) const;
  /// Of a ticket that is seen: whether it has rooms beyond those.
  bool partial(const Texts& rooms) const;

  // What this person hears who asks about themselves, and about somebody else in this customer.

  std::string_view told_of_customer(std::string_view permission) const;
  std::string_view told_of_room(std::string_view permission, std::string_view room) const;
  std::string_view told_of_ticket(std::string_view permission, const Texts& rooms) const;
  std::string_view told_of_customer(const Oracle& other, std::string_view permission) const;
  std::string_view told_of_room(const Oracle& other, std::string_view permission,
                                std::string_view room) const;
  std::string_view told_of_ticket(const Oracle& other, std::string_view permission,
                                  const Texts& rooms) const;

  /// Whether the person is a member of that name: a user's or group's id of their own tenant.
  bool is(std::string_view member) const { return names_.contains(member); }

 private:
  std::set<std::size_t> permitting(const std::set<std::size_t>& assignments,
                                   std::string_view permission) const;
  /// The last four walls, for those assignments that cover.
  std::string_view by_assignments(const std::set<std::size_t>& covering,
                                  std::string_view permission) const;
  bool may_ask_about(const Oracle& other) const;
  bool may(std::string_view permission, std::string_view room) const {
    return on_room(permission, room) == "allowed";
  }

  bool of_partner_;
  bool related_;       // the relationship is active
  bool listed_;        // the partner's list shows the customer
  bool partner_wide_;  // one of the three roles over the whole partner
  Names names_;        // whom an assignment can name so that the person is a member

  Names loaded_;  // rooms
  Names ceiling_;
  Names delegated_;  // rooms
  bool delegated_whole_;

  std::set<std::size_t> members_, live_, over_all_;  // assignments; from the second on live ones
  std::map<std::string, std::set<std::size_t>, std::less<>> covering_;  // of each room, live ones
  std::map<std::size_t, Names> permits_;                                // of each that is live
};

/// The contract's matrix: of each built-in role its permissions; and of each permission whether it
/// is about a room.
struct OracleMatrix {
  std::vector<std::string> permissions;  // in the table's order
  std::map<std::string, Oracle::Names, std::less<>> roles;
  Oracle::Names about_a_room;
};
const OracleMatrix& oracle_matrix();

}  // namespace enfilade::test
