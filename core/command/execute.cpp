#include "core/command/execute.h"

#include <utility>

#include "core/command/author.h"
#include "core/command/authority.h"
#include "core/command/configuration_commands.h"
#include "core/command/principals.h"
#include "core/command/relationship_commands.h"
#include "core/command/role_commands.h"
#include "core/command/room_commands.h"
#include "core/command/ticket_commands.h"

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
    case CommandKind::clone_role:
    case CommandKind::apply_role_template:
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
    case CommandKind::create_ticket:
      return {AuditCategory::ticket, AuditOperation::create};
    case CommandKind::update_ticket:
    case CommandKind::close_ticket:
      return {AuditCategory::ticket, AuditOperation::update};
    case CommandKind::create_room:
    case CommandKind::create_room_group:
      return {AuditCategory::room, AuditOperation::create};
    case CommandKind::unenroll_room:
      return {AuditCategory::room, AuditOperation::remove};
    case CommandKind::modify_room:
    case CommandKind::add_rooms_to_group:
    case CommandKind::remove_rooms_from_group:
    case CommandKind::move_rooms_to_ring:
    case CommandKind::reset_key:
    case CommandKind::download_key:
    case CommandKind::edit_ring:
      return {AuditCategory::room, AuditOperation::update};
    case CommandKind::change_delegation:
    case CommandKind::edit_settings:
      break;
  }
  return {AuditCategory::tenant, AuditOperation::update};
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

Outcome execute_on_partner(const Policy& policy, const Viewer& actor, const Command& command,
                           Outcome outcome) {
  const std::int64_t revision = policy.partner->revision;
  outcome.audit.tenant_id = policy.partner->tenant_id;
  outcome.audit.object_name = "Tenant managers";
  const auto managers = principals(policy.partner->people, command.members);
  if (!permitted(command.kind, authority_over_partner(policy, actor))) {
    outcome.refusal = RefusalReason::not_permitted;
  } else if (command.expected_revision.value_or(revision) != revision) {
    outcome.refusal = RefusalReason::stale;
  } else if (!managers) {
    outcome.refusal = RefusalReason::unknown_member;
  } else {
    outcome.tenant_managers = *managers;
    outcome.revision = revision + 1;
  }
  return outcome;
}

/// The name that a new ticket or room is given.
std::string_view written_name(const Command& command) {
  const bool ticket = is_about_tickets(command.kind);
  const TableSchema& schema = schema_of(ticket ? TableId::tickets : TableId::rooms);
  for (const Written& written : command.values) {
    if (schema.columns[written.column].name != (ticket ? "title" : "name")) continue;
    if (const auto* text = std::get_if<std::string>(&written.value)) return *text;
  }
  return {};
}

/// What the record calls the thing acted on: the actor's own words, or else what they call the
/// customer.
std::string object_name(const std::string& customer, const Command& command) {
  switch (command.kind) {
    case CommandKind::add_primary_admins:
    case CommandKind::remove_primary_admins:
      return "Assigned admins";
    case CommandKind::reset_key:
      return "Self-enrolment key";
    case CommandKind::edit_settings:
      return "Settings";
    default:
      break;
  }
  for (std::string_view name :
       {std::string_view(command.role.name), std::string_view(command.role.id),
        std::string_view(command.assignment.name), std::string_view(command.assignment.id),
        std::string_view(command.role_template), std::string_view(command.group),
        std::string_view(command.ring.name), std::string_view(command.row),
        written_name(command)}) {
    if (!name.empty()) return std::string(name);
  }
  return customer;
}

/// A command on a customer of whom the actor may know.
class Execution {
 public:
  Execution(const Attempt& attempt, Outcome& outcome)
      : attempt_(attempt), kind_(attempt.command.kind), outcome_(outcome) {}

  std::optional<Refusal> make() {
    if (is_about_tickets(kind_)) return change_tickets(attempt_, own(), outcome_);
    if (is_about_rooms(kind_)) return change_rooms(attempt_, own(), outcome_);
    CustomerPolicy changed = attempt_.customer;
    std::optional<Refusal> refused = on_policy(changed);
    if (!refused) outcome_.customer = std::move(changed);
    return refused;
  }

 private:
  Access own() const { return access(attempt_.situation(), attempt_.subject); }

  std::optional<Refusal> on_policy(CustomerPolicy& changed) {
    if (is_about_roles(kind_)) return on_roles(changed);
    if (kind_ == CommandKind::edit_ring || kind_ == CommandKind::edit_settings) {
      return change_configuration(attempt_, own(), changed, outcome_);
    }
    return on_relationship(changed);
  }

  std::optional<Refusal> on_roles(CustomerPolicy& changed) {
    const Author author(attempt_.situation(), attempt_.subject, attempt_.by);
    const bool manages = attempt_.by.assigned && author.manages_roles();
    if (!manages && !permitted(kind_, attempt_.by)) return RefusalReason::not_permitted;
    return change_roles(attempt_, changed, author, outcome_);
  }

  std::optional<Refusal> on_relationship(CustomerPolicy& changed) {
    if (!permitted(kind_, attempt_.by)) return RefusalReason::not_permitted;
    std::int64_t& revision = changed.customer.revision;
    const bool told = own().of_customer.has(Permission::roles_view);
    if (!attempt_.expects(told, revision)) return RefusalReason::stale;
    auto refused = change_relationship(attempt_, changed);
    if (!refused) ++revision;
    if (!refused && told) outcome_.revision = revision;
    return refused;
  }

  const Attempt& attempt_;
  CommandKind kind_;
  Outcome& outcome_;
};

void execute_on_customer(const Policy& policy, const Viewer& actor, const Command& command,
                         const Holding& held, Instant now, Outcome& outcome) {
  const std::optional<CustomerId> id = policy.find(command.customer);
  const Authority by = id ? authority(policy, *id, actor, now) : Authority{};
  outcome.audit.tenant_id = command.customer;
  if (!id || !known(by, policy[*id].customer, now)) {
    outcome.audit.object_name = object_name("", command);
    outcome.refusal = Refusal::not_found("customer");
    return;
  }
  outcome.audit.object_name = object_name(policy[*id].customer.name, command);
  const bool on_invitation =
      outcome.audit.category == AuditCategory::partner_invitation && by.partner_wide;
  if (by.assigned || on_invitation) outcome.audit.kept_by = command.customer;

  const bool here = actor.side == Side::partner || actor.tenant == *id;
  const Subject subject = here ? subject_of(policy, actor) : Subject{actor.side, std::nullopt};
  const Attempt attempt{policy, actor, command, policy[*id], held, subject, by, now};
  outcome.refusal = Execution(attempt, outcome).make();
}

}  // namespace

Outcome execute(const Policy& policy, const Viewer& actor, const Command& command,
                const Holding& held, Instant now) {
  Outcome outcome;
  outcome.audit = record(policy, actor, command, now);
  if (command.kind == CommandKind::configure_tenant_managers) {
    outcome = execute_on_partner(policy, actor, command, std::move(outcome));
  } else {
    execute_on_customer(policy, actor, command, held, now, outcome);
  }
  outcome.audit.successful = !outcome.refusal;
  if (outcome.refusal) outcome.id.clear();
  return outcome;
}

void apply(Policy& policy, Outcome&& outcome) {
  if (outcome.tenant_managers) {
    Partner& partner = policy.partner.edit();
    partner.partner_wide[static_cast<std::size_t>(PartnerWideRole::tenant_manager)] =
        *std::move(outcome.tenant_managers);
    ++partner.revision;
  }
  if (outcome.customer) {
    const std::optional<CustomerId> id = policy.find(outcome.customer->customer.tenant_id);
    policy.customers[id->row] = *std::move(outcome.customer);
  }
}

}  // namespace enfilade
