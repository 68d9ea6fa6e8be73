#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/instant.h"
#include "core/command/audit.h"
#include "core/command/command.h"
#include "core/policy/policy.h"
#include "core/table/partition.h"

namespace enfilade {

/// What a command comes to: a change of one customer's policy or of the partner, or why there is
/// none; and the audit record, either way.
struct Outcome {
  std::optional<Refusal> refusal = std::nullopt;
  std::optional<CustomerPolicy> customer = std::nullopt;  // as it is afterwards
  std::optional<std::vector<Principal>> tenant_managers = std::nullopt;
  /// Of the partner, the customer, the role or the assignment, afterwards; of a refusal: as it is.
  std::int64_t revision = 0;
  AuditRecord audit;
};

/// Checks a command and works out what it changes. Pure: nothing is changed yet, so a dry run is
/// the same call.
///
/// rooms  the loaded rooms of the command's customer
///
/// Who may do what:
///
///   configure_tenant_managers        the partner's global or managed service administrator
///   send_, withdraw_invitation       the customer's MMR administrator, by an assignment over all
///   rooms accept_, decline_invitation      any of the partner's three partner-wide roles add_,
///   remove_primary_admins, remove_customer                  a primary admin of that customer
///   remove_partner,
///   change_delegation                the customer's MMR administrator
///   create_, edit_, delete_role,
///   create_, edit_,
///   delete_assignment                who holds roles.modify, as far as core/command/author.h says;
///   the
///                                    customer's MMR administrator may delete any but the primary
///                                    admins'
///
/// What the actor may not know of is not_found, whatever else is wrong; then comes not_permitted,
/// then stale, then what the command itself finds. Of roles and assignments stale comes last, and
/// one that the author may not know of is no_such_role.
Outcome execute(const Policy& policy, const Viewer& actor, const Command& command,
                const Partition& rooms, Instant now);

/// The policy with an outcome that was not refused in it.
void apply(Policy& policy, const Outcome& outcome);

}  // namespace enfilade
