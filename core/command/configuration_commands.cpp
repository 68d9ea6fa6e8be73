#include "core/command/configuration_commands.h"

#include <range/v3/algorithm/find.hpp>

namespace enfilade {
namespace {

std::optional<Refusal> edit_ring(const UpdateRing& ring, Customer& customer) {
  const auto known = ranges::find(customer.rings, ring.name, &UpdateRing::name);
  if (known != customer.rings.end()) {
    *known = ring;
  } else {
    customer.rings.push_back(ring);
  }
  std::int64_t days = 0;
  for (const UpdateRing& one : customer.rings) days += one.days();
  if (days > kLongestRings) return RefusalReason::rings_too_long;
  return std::nullopt;
}

void edit_settings(const Command& command, Customer& customer) {
  for (const auto& [name, value] : command.settings) {
    if (value) {
      customer.settings[name] = *value;
    } else {
      customer.settings.erase(name);
    }
  }
}

}  // namespace

std::optional<Refusal> change_configuration(const Attempt& attempt, const Access& own,
                                            CustomerPolicy& customer, Outcome& outcome) {
  const bool ring = attempt.command.kind == CommandKind::edit_ring;
  const Permission needed = ring ? Permission::update_rings_modify : Permission::settings_modify;
  if (!own.of_customer.has(needed)) return RefusalReason::not_permitted;
  outcome.revision = customer.customer.revision;
  if (attempt.command.expected_revision.value_or(outcome.revision) != outcome.revision) {
    return RefusalReason::stale;
  }
  if (ring) {
    if (const auto refused = edit_ring(attempt.command.ring, customer.customer)) return refused;
  } else {
    edit_settings(attempt.command, customer.customer);
  }
  outcome.revision = ++customer.customer.revision;
  return std::nullopt;
}

}  // namespace enfilade
