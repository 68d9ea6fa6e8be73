#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/policy/policy.h"
#include "core/tenancy/update_ring.h"

namespace enfilade {

/// What somebody can have done. Spelled as it travels.
enum class CommandKind : std::uint8_t {
  // The tie between partner and customer.
  configure_tenant_managers,
  send_invitation,
  withdraw_invitation,
  accept_invitation,
  decline_invitation,
  add_primary_admins,
  remove_primary_admins,
  remove_customer,
  remove_partner,
  change_delegation,
  // Roles and assignments.
  create_role,
  clone_role,
  edit_role,
  apply_role_template,
  delete_role,
  create_assignment,
  edit_assignment,
  delete_assignment,
  // Rows: tickets, rooms.
  create_ticket,
  update_ticket,
  close_ticket,
  modify_room,
  add_rooms_to_group,
  remove_rooms_from_group,
  unenroll_room,
  create_room,
  create_room_group,
  move_rooms_to_ring,
  reset_key,
  download_key,
  // How the customer's rooms are looked after.
  edit_ring,
  edit_settings,
};

inline constexpr std::array<std::string_view, 32> kCommandNames{"configure_tenant_managers",
                                                                "send_invitation",
                                                                "withdraw_invitation",
                                                                "accept_invitation",
                                                                "decline_invitation",
                                                                "add_primary_admins",
                                                                "remove_primary_admins",
                                                                "remove_customer",
                                                                "remove_partner",
                                                                "change_delegation",
                                                                "create_role",
                                                                "clone_role",
                                                                "edit_role",
                                                                "apply_role_template",
                                                                "delete_role",
                                                                "create_assignment",
                                                                "edit_assignment",
                                                                "delete_assignment",
                                                                "create_ticket",
                                                                "update_ticket",
                                                                "close_ticket",
                                                                "modify_room",
                                                                "add_rooms_to_group",
                                                                "remove_rooms_from_group",
                                                                "unenroll_room",
                                                                "create_room",
                                                                "create_room_group",
                                                                "move_rooms_to_ring",
                                                                "reset_key",
                                                                "download_key",
                                                                "edit_ring",
                                                                "edit_settings"};

constexpr bool is_about_roles(CommandKind kind) {
  return kind >= CommandKind::create_role && kind <= CommandKind::delete_assignment;
}
constexpr bool is_about_tickets(CommandKind kind) {
  return kind >= CommandKind::create_ticket && kind <= CommandKind::close_ticket;
}
constexpr bool is_about_rooms(CommandKind kind) {
  return kind >= CommandKind::modify_room && kind <= CommandKind::download_key;
}

/// What a column of a row is to hold; nothing at all is null.
using ColumnValue = std::variant<std::monostate, bool, std::int64_t, std::string>;

/// A value for a column of the table that the command is about.
struct Written {
  std::size_t column = 0;
  ColumnValue value;
};

/// A wish to change something. What it does not need is empty.
struct Command {
  std::string id;  // the same id twice is applied once
  CommandKind kind = CommandKind::configure_tenant_managers;
  std::string customer;  // tenant id; of configure_tenant_managers: none
  std::optional<std::int64_t> expected_revision = std::nullopt;  // of what it acts on
  bool dry_run = false;

  std::string domain;                                   // send_invitation: the partner's
  std::int64_t expires_in_days = 1;                     // send_invitation: 1 to 30
  std::optional<Delegation> delegation = std::nullopt;  // send_invitation, change_delegation
  /// Ids of users and groups: who becomes or ceases to be one, or who is assigned.
  std::vector<std::string> members = {};

  /// As it is to be, without an id where it is new; clone_role: the id of the one to copy and the
  /// name of the copy; delete_role: its id alone.
  Role role = {};
  /// The same of assignments.
  Assignment assignment = {};
  std::string role_template;  // apply_role_template: its id
  /// apply_role_template: where, one after another, each as the `customer` of a command of its own.
  std::vector<std::string> customers = {};

  std::string row;                      // the ticket or room acted on
  std::vector<std::string> rooms = {};  // those of a new ticket; those acted on
  std::vector<Written> values = {};     // what is written to the row
  std::string note;                     // update_ticket: one more of its notes
  std::string reason;                   // close_ticket
  std::string group;                    // of rooms
  UpdateRing ring = {};                 // move_rooms_to_ring: its name alone
  std::vector<std::pair<std::string, std::optional<std::string>>> settings = {};  // nothing: none
};

/// Why a command was not applied. Spelled as it travels.
enum class RefusalReason : std::uint8_t {
  not_found,             // it is not there, or the actor may not know of it
  not_permitted,         // the actor's roles do not include it
  stale,                 // the revision is another than expected
  no_such_partner,       // the invitation is to another domain
  already_active,        // an active relationship takes no second invitation
  not_pending,           // there is no invitation to accept, decline or withdraw
  invitation_expired,    // there was one
  no_relationship,       // it is not active
  unknown_member,        // somebody named is nobody
  last_primary_admin,    // no user would be primary admin any more
  built_in,              // it is there once and for all
  exceeds_ceiling,       // the customer did not open a permission that is added
  exceeds_author,        // the author could not hand that out
  exceeds_delegation,    // it would change, or be beyond, what the customer opened
  ticket_exceeds_scope,  // the ticket also has rooms beyond the actor's reach
  not_recorded,          // the service closes what the service found
  already_closed,        // the ticket is resolved
  already_there,         // there is one of that name, or this command was applied before
  rings_too_long,        // all rings together take longer than they may
};

inline constexpr std::array<std::string_view, 19> kRefusalNames{
    "not_found",          "not_permitted",      "stale",
    "no_such_partner",    "already_active",     "not_pending",
    "invitation_expired", "no_relationship",    "unknown_member",
    "last_primary_admin", "built_in",           "exceeds_ceiling",
    "exceeds_author",     "exceeds_delegation", "ticket_exceeds_scope",
    "not_recorded",       "already_closed",     "already_there",
    "rings_too_long"};

/// A permission over a room that somebody could not hand out; without a room: over all that was
/// wanted.
struct BeyondAuthor {
  Permission permission = Permission::rooms_view;
  std::string room = {};

  friend bool operator==(const BeyondAuthor&, const BeyondAuthor&) = default;
};

/// So many are named of those that one could not hand out.
inline constexpr std::size_t kNamedPairs = 20;

/// A command that is not applied: why, and what it was about.
struct Refusal {
  RefusalReason reason = RefusalReason::not_found;
  std::string_view missing = {};         // of not_found: the kind of thing, as "role"
  std::vector<BeyondAuthor> pairs = {};  // of exceeds_author: the first kNamedPairs

  Refusal(RefusalReason why) : reason(why) {}
  static Refusal not_found(std::string_view kind) {
    Refusal refusal(RefusalReason::not_found);
    refusal.missing = kind;
    return refusal;
  }
  static Refusal exceeds_author(std::vector<BeyondAuthor> pairs) {
    Refusal refusal(RefusalReason::exceeds_author);
    refusal.pairs = std::move(pairs);
    return refusal;
  }
};

}  // namespace enfilade
