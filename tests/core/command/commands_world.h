#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/command/execute.h"
#include "core/policy/policy.h"

namespace enfilade::test {

/// The thirteen who may try anything, in the order of every table.
inline constexpr std::array<std::string_view, 13> kActors{
    "global_administrator",   "managed_service_administrator",
    "tenant_manager",         "primary_admin_of_a",
    "primary_admin_of_b",     "role_manager_of_some_of_a",
    "help_desk_of_a",         "partners_nobody",
    "mmr_administrator_of_a", "site_lead_of_a",
    "site_technician_of_a",   "nobody_of_a",
    "mmr_administrator_of_b"};

inline constexpr Instant kNow = 1'767'607'200'000;

/// Partner `p` looks after customers `a` and `b`; each actor is a user of the same id in their own
/// tenant.
///
/// a  as `status` says; if it is active, with its primary admin, role manager and help desk
Policy policy_of_actors(RelationshipStatus status);

Viewer actor(const Policy& policy, std::string_view id);

/// A command on `a` of that kind which nothing but authority and the relationship can stand
/// against.
Command command_on_a(CommandKind kind);

/// The rooms r1 and r2 of `a`, a ticket recorded in r1 and one found in both.
const Holding& rows_of_a();

/// What comes of a command, with those rows.
Outcome try_command(const Policy& policy, std::string_view actor_id, const Command& command,
                    Instant now = kNow);

/// "applied", or the refusal's name.
std::string outcome(const Policy& policy, std::string_view actor_id, const Command& command,
                    Instant now = kNow);

}  // namespace enfilade::test
