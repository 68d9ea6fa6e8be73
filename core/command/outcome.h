#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/command/audit.h"
#include "core/command/command.h"
#include "core/policy/policy.h"
#include "core/table/partition.h"

namespace enfilade {

/// What a command comes to: a change of one customer's policy or rows or of the partner, or why
/// there is none; and the audit record, either way.
struct Outcome {
  std::optional<Refusal> refusal = std::nullopt;
  std::optional<CustomerPolicy> customer = std::nullopt;  // as it is afterwards
  std::optional<std::vector<Principal>> tenant_managers = std::nullopt;
  std::optional<Partition> rooms = std::nullopt, tickets = std::nullopt;  // as they are afterwards
  /// Of the partner, the customer, the role, the assignment or the row, afterwards; of a refusal:
  /// as it is. Nothing where the actor may not know it: the customer's is for who holds roles.view
  /// over all rooms, a room's for who holds rooms.view there. A row's is when it was updated.
  std::optional<std::int64_t> revision = std::nullopt;
  std::string id = {};   // of what was made
  std::string key = {};  // of download_key
  AuditRecord audit;
};

}  // namespace enfilade
