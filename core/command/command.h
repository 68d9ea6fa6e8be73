#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/policy/policy.h"

namespace enfilade {

/// What somebody can have done to the tie between partner and customer, and to roles in it. Spelled
/// as it travels.
enum class CommandKind : std::uint8_t {
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
  create_role,
  edit_role,
  delete_role,
  create_assignment,
  edit_assignment,
  delete_assignment,
};

inline constexpr std::array<std::string_view, 16> kCommandNames{"configure_tenant_managers",
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
                                                                "edit_role",
                                                                "delete_role",
                                                                "create_assignment",
                                                                "edit_assignment",
                                                                "delete_assignment"};

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

  /// create_role, edit_role: as it is to be, of the actor's side; delete_role: its id alone.
  Role role = {};
  /// The same of assignments.
  Assignment assignment = {};
};

/// Why a command was not applied. Spelled as it travels.
enum class Refusal : std::uint8_t {
  not_found,           // no such customer, or none that the actor may know of
  not_permitted,       // the actor's roles do not include it
  stale,               // the revision is another than expected
  no_such_partner,     // the invitation is to another domain
  already_active,      // an active relationship takes no second invitation
  not_pending,         // there is no invitation to accept, decline or withdraw
  invitation_expired,  // there was one
  no_relationship,     // it is not active
  unknown_member,      // somebody named is nobody
  last_primary_admin,  // no user would be primary admin any more
  built_in,            // it is there once and for all
  id_taken,            // there is one of that id
  no_such_role,        // or no such assignment, among those of the actor's side
  exceeds_ceiling,     // the customer did not open a permission that is added
  exceeds_author,      // the author could not hand that out
};

inline constexpr std::array<std::string_view, 15> kRefusalNames{
    "not_found",   "not_permitted",      "stale",           "no_such_partner", "already_active",
    "not_pending", "invitation_expired", "no_relationship", "unknown_member",  "last_primary_admin",
    "built_in",    "id_taken",           "no_such_role",    "exceeds_ceiling", "exceeds_author"};

}  // namespace enfilade
