#include "core/command/execute.h"

#include <range/v3/algorithm/find.hpp>
#include <utility>

#include "core/command/author.h"
#include "core/command/authority.h"
#include "core/command/principals.h"
#include "core/command/relationship_commands.h"
#include "core/command/role_commands.h"

namespace enfilade {
namespace {

/// How a kind of command is written down.
struct Kept {
  AuditCategory category;
  AuditOperation operation;
};

Kept kept_as(CommandKind kind) {
  switch (kind) {
    case CommandKind::configure_tenant_managers:
      return {AuditCategory::role, AuditOperation::update};
    case CommandKind::send_invitation:
      return {AuditCategory::partner_invitation, AuditOperation::create};
    case CommandKind::withdraw_invitation:
    case CommandKind::decline_invitation:
      return {AuditCategory::partner_invitation, AuditOperation::remove};
    case CommandKind::accept_invitation:
      return {AuditCategory::partner_invitation, AuditOperation::update};
    case CommandKind::add_primary_admins:
    case CommandKind::remove_primary_admins:
      return {AuditCategory::assignment, AuditOperation::update};
    case CommandKind::remove_customer:
    case CommandKind::remove_partner:
      return {AuditCategory::tenant, AuditOperation::remove};
    case CommandKind::create_role:
      return {AuditCategory::role, AuditOperation::create};
    case CommandKind::edit_role:
      return {AuditCategory::role, AuditOperation::update};
    case CommandKind::delete_role:
      return {AuditCategory::role, AuditOperation::remove};
    case CommandKind::create_assignment:
      return {AuditCategory::assignment, AuditOperation::create};
    case CommandKind::edit_assignment:
      return {AuditCategory::assignment, AuditOperation::update};
    case CommandKind::delete_assignment:
      return {AuditCategory::assignment, AuditOperation::remove};
    case CommandKind::change_delegation:
      break;
  }
  return {AuditCategory::tenant, AuditOperation::update};
}

bool is_about_roles(CommandKind kind) {
  return kind >= CommandKind::create_role;
}

/// By the tie between the actor and the customer alone; roles are asked of the author.
bool permitted(CommandKind kind, const Authority& by) {
  switch (kind) {
    case CommandKind::configure_tenant_managers:
      return by.partner_administrator;
    case CommandKind::accept_invitation:
    case CommandKind::decline_invitation:
      return by.partner_wide;
    case CommandKind::add_primary_admins:
    case CommandKind::remove_primary_admins:
    case CommandKind::remove_customer:
      return by.primary_admin;
    case CommandKind::send_invitation:
    case CommandKind::withdraw_invitation:
    case CommandKind::remove_partner:
    case CommandKind::change_delegation:
    case CommandKind::delete_role:
    case CommandKind::delete_assignment:
      return by.mmr_administrator;
    default:
      return false;
  }
}

/// Whether the actor may know of the customer at all.
bool known(const Authority& by, const Customer& customer, Instant now) {
  return by.assigned || (by.partner_wide && listed(status_at(customer.relationship, now)));
}

AuditRecord record(const Policy& policy, const Viewer& actor, const Command& command, Instant now) {
  const auto [category, operation] = kept_as(command.kind);
  AuditRecord record;
  record.category = category;
  record.operation = operation;
  record.created = now;
  record.user_id = people_of(policy, actor).user(actor.user).id;
  record.user_tenant_id = tenant_of(policy, actor);
  record.kept_by = record.user_tenant_id;
  return record;
}

bool is_stale(const Command& command, std::int64_t revision) {
  return command.expected_revision && *command.expected_revision != revision;
}

Outcome execute_on_partner(const Policy& policy, const Viewer& actor, const Command& command,
                           Outcome outcome) {
  outcome.revision = policy.partner->revision;
  outcome.audit.tenant_id = policy.partner->tenant_id;
  outcome.audit.object_name = "Tenant managers";
  const auto managers = principals(policy.partner->people, command.members);
  if (!permitted(command.kind, authority_over_partner(policy, actor))) {
    outcome.refusal = Refusal::not_permitted;
  } else if (is_stale(command, outcome.revision)) {
    outcome.refusal = Refusal::stale;
  } else if (!managers) {
    outcome.refusal = Refusal::unknown_member;
  } else {
    outcome.tenant_managers = *managers;
    ++outcome.revision;
  }
  return outcome;
}

/// The revision of what a command acts on, as it is.
std::int64_t revision_of(const CustomerPolicy& customer, const Command& command) {
  if (!is_about_roles(command.kind)) return customer.customer.revision;
  const auto role = ranges::find(customer.roles, command.role.id, &Role::id);
  if (role != customer.roles.end()) return role->revision;
  const auto assignment =
      ranges::find(customer.assignments, command.assignment.id, &Assignment::id);
  return assignment != customer.assignments.end() ? assignment->revision : 0;
}

/// What the record calls the thing acted on: the actor's own words, or what every actor here knows.
std::string object_name(const CustomerPolicy& customer, const Command& command) {
  if (command.kind == CommandKind::add_primary_admins ||
      command.kind == CommandKind::remove_primary_admins) {
    return "Assigned admins";
  }
  if (!is_about_roles(command.kind)) return customer.customer.name;
  const auto either = [](const std::string& name, const std::string& id) {
    return name.empty() ? id : name;
  };
  return command.role.id.empty() ? either(command.assignment.name, command.assignment.id)
                                 : either(command.role.name, command.role.id);
}

Outcome execute_on_customer(const Policy& policy, const Viewer& actor, const Command& command,
                            const Partition& rooms, Instant now, Outcome outcome) {
  const std::optional<CustomerId> id = policy.find(command.customer);
  const Authority by = id ? authority(policy, *id, actor, now) : Authority{};
  outcome.audit.tenant_id = command.customer;
  if (!id || !known(by, policy[*id].customer, now)) {
    outcome.refusal = Refusal::not_found;
    return outcome;
  }
  CustomerPolicy changed = policy[*id];
  outcome.audit.object_name = object_name(changed, command);
  outcome.revision = revision_of(changed, command);
  const bool on_invitation =
      outcome.audit.category == AuditCategory::partner_invitation && by.partner_wide;
  if (by.assigned || on_invitation) outcome.audit.kept_by = command.customer;

  const Author author({policy[*id], rooms, now}, subject_of(policy, actor), by);
  const bool manages = is_about_roles(command.kind) && by.assigned && author.manages_roles();
  if (!manages && !permitted(command.kind, by)) {
    outcome.refusal = Refusal::not_permitted;
  } else if (is_about_roles(command.kind)) {
    // Its revision is told only of what the author may change: stale comes last.
    outcome.refusal =
        change_roles(changed, command, author, by, actor.side, people_of(policy, actor));
    if (!outcome.refusal && is_stale(command, outcome.revision)) outcome.refusal = Refusal::stale;
  } else if (is_stale(command, outcome.revision)) {
    outcome.refusal = Refusal::stale;
  } else {
    outcome.refusal = change_relationship(policy, changed, command, now);
    if (!outcome.refusal) ++changed.customer.revision;
  }
  if (outcome.refusal) return outcome;
  outcome.revision = revision_of(changed, command);
  outcome.customer = std::move(changed);
  return outcome;
}

}  // namespace

Outcome execute(const Policy& policy, const Viewer& actor, const Command& command,
                const Partition& rooms, Instant now) {
  Outcome outcome;
  outcome.audit = record(policy, actor, command, now);
  outcome = command.kind == CommandKind::configure_tenant_managers
                ? execute_on_partner(policy, actor, command, std::move(outcome))
                : execute_on_customer(policy, actor, command, rooms, now, std::move(outcome));
  outcome.audit.successful = !outcome.refusal;
  return outcome;
}

void apply(Policy& policy, const Outcome& outcome) {
  if (outcome.tenant_managers) {
    Partner& partner = policy.partner.edit();
    partner.partner_wide[static_cast<std::size_t>(PartnerWideRole::tenant_manager)] =
        *outcome.tenant_managers;
    partner.revision = outcome.revision;
  }
  if (outcome.customer) {
    const std::optional<CustomerId> id = policy.find(outcome.customer->customer.tenant_id);
    policy.customers[id->row] = *outcome.customer;
  }
}

}  // namespace enfilade
