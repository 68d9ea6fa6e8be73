#pragma once

#include "core/base/instant.h"
#include "core/command/outcome.h"
#include "core/policy/policy.h"
#include "core/table/holding.h"

namespace enfilade {

/// Checks a command and works out what it changes. Pure: nothing is changed yet, so a dry run is
/// the same call.
///
/// held  the rows of the command's customer
///
/// Who may do what:
///
///   configure_tenant_managers               the partner's global or managed service administrator
///   send_, withdraw_invitation,
///   remove_partner, change_delegation       the customer's MMR administrator, by an assignment
///                                           over all rooms
///   accept_, decline_invitation             any of the partner's three partner-wide roles
///   add_, remove_primary_admins,
///   remove_customer                         a primary admin of that customer
///   roles and assignments                   core/command/role_commands.h; the customer's MMR
///                                           administrator may delete any but the primary admins'
///   tickets                                 core/command/ticket_commands.h
///   rooms                                   core/command/room_commands.h
///   rings and settings                      core/command/configuration_commands.h
///
/// A customer that the actor may not know of is not_found, whatever else is wrong; then come
/// not_permitted and what the command itself finds. Stale is told only of what the actor may
/// change.
Outcome execute(const Policy& policy, const Viewer& actor, const Command& command,
                const Holding& held, Instant now);

/// Puts an outcome that was not refused into the policy. O(1), but for a policy that is shared.
/// Rows are the caller's to put in their place.
void apply(Policy& policy, Outcome&& outcome);

}  // namespace enfilade
