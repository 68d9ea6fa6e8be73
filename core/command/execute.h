#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/instant.h"
#include "core/command/audit.h"
#include "core/command/command.h"
#include "core/policy/policy.h"

namespace enfilade {

/// What a command comes to: a change of one customer's policy or of the partner, or why there is
/// none; and the audit record, either way.
struct Outcome {
  std::optional<Refusal> refusal = std::nullopt;
  std::optional<CustomerPolicy> customer = std::nullopt;  // as it is afterwards
  std::optional<std::vector<Principal>> tenant_managers = std::nullopt;
  std::int64_t revision = 0;  // afterwards; of a refusal: as it is
  /// The relationship has ended: all that was held of the customer goes with it.
  bool data_gone = false;
  AuditRecord audit;
};

/// Checks a command and works out what it changes. Pure: nothing is changed yet, so a dry run is
/// the same call.
///
/// Who may do what:
///
///   configure_tenant_managers                 the partner's global or managed service
///   administrator send_, withdraw_invitation                the customer's MMR administrator, by
///   an assignment over all rooms accept_, decline_invitation               any of the partner's
///   three partner-wide roles add_, remove_primary_admins, remove_customer a primary admin of that
///   customer remove_partner, change_delegation         the customer's MMR administrator
///
/// The first thing wrong is the refusal, in the order of the enumeration: what the actor may not
/// know of is not_found, whatever else is wrong.
Outcome execute(const Policy& policy, const Viewer& actor, const Command& command, Instant now);

/// The policy with an outcome that was not refused in it.
void apply(Policy& policy, const Outcome& outcome);

}  // namespace enfilade
