#include "core/command/execute.h"

#include <algorithm>
#include <range/v3/algorithm/contains.hpp>
#include <range/v3/algorithm/find_if.hpp>
#include <utility>

#include "core/base/fold.h"
#include "core/command/authority.h"
#include "core/policy/matrix.h"

namespace enfilade {
namespace {

constexpr std::string_view kPrimaryAdmin =
    kBuiltInRoleNames[static_cast<std::size_t>(BuiltInRole::primary_admin)];

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
    case CommandKind::change_delegation:
      break;
  }
  return {AuditCategory::tenant, AuditOperation::update};
}

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
      break;
  }
  return by.mmr_administrator;
}

/// Whether the actor may know of the customer at all.
bool known(const Authority& by, const Customer& customer, Instant now) {
  return by.assigned || (by.partner_wide && listed(status_at(customer.relationship, now)));
}

/// The partner's roles and assignments go with a relationship, and none waits for the next one.
void forget_partner_roles(CustomerPolicy& customer) {
  std::erase_if(customer.roles, [](const Role& role) { return role.side == Side::partner; });
  std::erase_if(customer.assignments, [](const Assignment& a) { return a.side == Side::partner; });
}

/// The principals of these ids; nothing if one of them is nobody.
std::optional<std::vector<Principal>> principals(const Directory& people,
                                                 const std::vector<std::string>& ids) {
  std::vector<Principal> found;
  for (const std::string& id : ids) {
    const Principal principal = people.find(id);
    if (principal.kind == Principal::Kind::nobody) return std::nullopt;
    if (!ranges::contains(found, principal)) found.push_back(principal);
  }
  return found;
}

/// An id that no assignment of the customer has.
std::string free_id(const CustomerPolicy& customer, std::string id) {
  const auto taken = [&](const Assignment& assignment) { return assignment.id == id; };
  while (ranges::find_if(customer.assignments, taken) != customer.assignments.end()) id += "-1";
  return id;
}

/// One command on one customer, step by step; the first thing wrong ends it.
class Change {
 public:
  Change(const Policy& policy, CustomerPolicy& customer, const Command& command, Instant now)
      : policy_(policy), customer_(customer), command_(command), now_(now) {}

  std::optional<Refusal> make() {
    switch (command_.kind) {
      case CommandKind::send_invitation:
        return send();
      case CommandKind::withdraw_invitation:
        return status() == RelationshipStatus::pending ? end_as(RelationshipStatus::withdrawn)
                                                       : Refusal::not_pending;
      case CommandKind::accept_invitation:
        return accept();
      case CommandKind::decline_invitation:
        return decline();
      case CommandKind::add_primary_admins:
        return change_admins(&Change::with);
      case CommandKind::remove_primary_admins:
        return change_admins(&Change::without);
      case CommandKind::remove_customer:
      case CommandKind::remove_partner:
        return status() == RelationshipStatus::active ? end_as(RelationshipStatus::ended)
                                                      : Refusal::no_relationship;
      case CommandKind::change_delegation:
        return delegate();
      case CommandKind::configure_tenant_managers:
        break;
    }
    return Refusal::not_permitted;
  }

 private:
  using Members = std::vector<Principal>;

  RelationshipStatus status() const { return status_at(customer_.customer.relationship, now_); }

  std::optional<Refusal> end_as(RelationshipStatus status) {
    forget_partner_roles(customer_);
    customer_.delegation = {};
    customer_.customer.relationship.status = status;
    return std::nullopt;
  }

  std::optional<Refusal> send() {
    if (fold(command_.domain) != fold(policy_.partner.domain)) return Refusal::no_such_partner;
    if (status() == RelationshipStatus::active) return Refusal::already_active;
    forget_partner_roles(customer_);
    customer_.customer.relationship = {RelationshipStatus::pending,
                                       Invitation{now_, command_.expires_in_days}};
    customer_.delegation = command_.delegation.value_or(Delegation{});
    return std::nullopt;
  }

  std::optional<Refusal> accept() {
    if (status() == RelationshipStatus::expired) return Refusal::invitation_expired;
    if (status() != RelationshipStatus::pending) return Refusal::not_pending;
    const auto admins = principals(policy_.partner.people, command_.members);
    if (!admins) return Refusal::unknown_member;
    if (!resolves_to_a_user(policy_.partner.people, *admins)) return Refusal::last_primary_admin;
    forget_partner_roles(customer_);
    customer_.customer.relationship.status = RelationshipStatus::active;
    Assignment assigned;
    assigned.id = free_id(customer_, "assigned-admins");
    assigned.name = "Assigned admins";
    assigned.role = kPrimaryAdmin;
    assigned.members = *admins;
    assigned.rooms = RoomScope::everything();
    customer_.assignments.push_back(std::move(assigned));
    return std::nullopt;
  }

  std::optional<Refusal> decline() {
    const bool there =
        status() == RelationshipStatus::pending || status() == RelationshipStatus::expired;
    return there ? end_as(RelationshipStatus::declined) : Refusal::not_pending;
  }

  std::optional<Refusal> change_admins(Members (*changed)(const Members&, const Members&)) {
    const auto named = principals(policy_.partner.people, command_.members);
    if (!named) return Refusal::unknown_member;
    const auto is_admins = [](const Assignment& assignment) {
      return assignment.role == kPrimaryAdmin;
    };
    const auto admins = ranges::find_if(customer_.assignments, is_admins);
    const Members members = changed(admins->members, *named);
    if (!resolves_to_a_user(policy_.partner.people, members)) return Refusal::last_primary_admin;
    admins->members = members;
    ++admins->revision;
    return std::nullopt;
  }
  static Members with(const Members& members, const Members& more) {
    Members all = members;
    for (Principal member : more) {
      if (!ranges::contains(all, member)) all.push_back(member);
    }
    return all;
  }
  static Members without(const Members& members, const Members& gone) {
    Members left = members;
    std::erase_if(left, [&](Principal member) { return ranges::contains(gone, member); });
    return left;
  }

  std::optional<Refusal> delegate() {
    const bool open =
        status() == RelationshipStatus::active || status() == RelationshipStatus::pending;
    if (!open) return Refusal::no_relationship;
    customer_.delegation = command_.delegation.value_or(Delegation{});
    return std::nullopt;
  }

  const Policy& policy_;
  CustomerPolicy& customer_;
  const Command& command_;
  Instant now_;
};

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
  outcome.revision = policy.partner.revision;
  outcome.audit.tenant_id = policy.partner.tenant_id;
  outcome.audit.object_name = "Tenant managers";
  const auto managers = principals(policy.partner.people, command.members);
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

Outcome execute_on_customer(const Policy& policy, const Viewer& actor, const Command& command,
                            Instant now, Outcome outcome) {
  const std::optional<CustomerId> id = policy.find(command.customer);
  const Authority by = id ? authority(policy, *id, actor, now) : Authority{};
  outcome.audit.tenant_id = command.customer;
  if (!id || !known(by, policy[*id].customer, now)) {
    outcome.refusal = Refusal::not_found;
    return outcome;
  }
  CustomerPolicy changed = policy[*id];
  outcome.audit.object_name = changed.customer.name;
  if (outcome.audit.category == AuditCategory::assignment)
    outcome.audit.object_name = "Assigned admins";
  outcome.revision = changed.customer.revision;
  const bool on_invitation =
      outcome.audit.category == AuditCategory::partner_invitation && by.partner_wide;
  if (by.assigned || on_invitation) outcome.audit.kept_by = command.customer;

  if (!permitted(command.kind, by)) {
    outcome.refusal = Refusal::not_permitted;
  } else if (is_stale(command, outcome.revision)) {
    outcome.refusal = Refusal::stale;
  } else {
    outcome.refusal = Change(policy, changed, command, now).make();
  }
  if (outcome.refusal) return outcome;
  outcome.revision = ++changed.customer.revision;
  outcome.data_gone = changed.customer.relationship.status != RelationshipStatus::active;
  outcome.customer = std::move(changed);
  return outcome;
}

}  // namespace

Outcome execute(const Policy& policy, const Viewer& actor, const Command& command, Instant now) {
  Outcome outcome;
  outcome.audit = record(policy, actor, command, now);
  outcome = command.kind == CommandKind::configure_tenant_managers
                ? execute_on_partner(policy, actor, command, std::move(outcome))
                : execute_on_customer(policy, actor, command, now, std::move(outcome));
  outcome.audit.successful = !outcome.refusal;
  return outcome;
}

void apply(Policy& policy, const Outcome& outcome) {
  if (outcome.tenant_managers) {
    policy.partner.partner_wide[static_cast<std::size_t>(PartnerWideRole::tenant_manager)] =
        *outcome.tenant_managers;
    policy.partner.revision = outcome.revision;
  }
  if (outcome.customer) {
    const std::optional<CustomerId> id = policy.find(outcome.customer->customer.tenant_id);
    policy.customers[id->row] = *outcome.customer;
  }
}

}  // namespace enfilade
