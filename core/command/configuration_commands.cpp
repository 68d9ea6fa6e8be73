#include "core/command/configuration_commands.h"

#include <range/v3/algorithm/find.hpp>

namespace enfilade {
namespace {

std::int64_t days_of(const std::vector<UpdateRing>& rings) {
  std::int64_t days = 0;
  for (const UpdateRing& one : rings) days += one.days();
  return days;
}

std::optional<Refusal> edit_ring(const UpdateRing& ring, Customer& customer) {
  const std::int64_t days_before = days_of(customer.rings);
  const auto known = ranges::find(customer.rings, ring.name, &UpdateRing::name);
  if (known != customer.rings.end()) {
    *known = ring;
  } else {
    customer.rings.push_back(ring);
  }
  const std::int64_t days = days_of(customer.rings);
  if (days > kLongestRings && days > days_before) return RefusalReason::rings_too_long;
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
  Customer& changed = customer.customer;
  const bool told = own.of_customer.has(Permission::roles_view);
  if (!attempt.expects(told, changed.revision)) return RefusalReason::stale;
  if (ring) {
    if (const auto refused = edit_ring(attempt.command.ring, changed)) return refused;
  } else {
    edit_settings(attempt.command, changed);
  }
  ++changed.revision;
  if (told) outcome.revision = changed.revision;
  return std::nullopt;
}

}  // namespace enfilade
