#include "core/command/relationship_commands.h"

#include <algorithm>
#include <cassert>
#include <range/v3/algorithm/contains.hpp>
#include <range/v3/algorithm/find_if.hpp>
#include <utility>

#include "core/base/fold.h"
#include "core/command/fresh_id.h"
#include "core/command/principals.h"
#include "core/policy/matrix.h"
#include "core/tenancy/members.h"

namespace enfilade {
namespace {

/// The partner's roles and assignments go with a relationship, and none waits for the next one.
void forget_partner_roles(CustomerPolicy& customer) {
  std::erase_if(customer.roles, [](const Role& role) { return role.side == Side::partner; });
  std::erase_if(customer.assignments, [](const Assignment& a) { return a.side == Side::partner; });
}

/// One command on one customer, step by step; the first thing wrong ends it.
class RelationshipChange {
 public:
  RelationshipChange(const Attempt& attempt, CustomerPolicy& customer)
      : attempt_(attempt),
        policy_(attempt.policy),
        customer_(customer),
        command_(attempt.command),
        now_(attempt.now) {}

  std::optional<Refusal> make() {
    switch (command_.kind) {
      case CommandKind::send_invitation:
        return send();
      case CommandKind::withdraw_invitation:
        return status() == RelationshipStatus::pending ? end_as(RelationshipStatus::withdrawn)
                                                       : RefusalReason::not_pending;
      case CommandKind::accept_invitation:
        return accept();
      case CommandKind::decline_invitation:
        return decline();
      case CommandKind::add_primary_admins:
        return change_admins(&RelationshipChange::with);
      case CommandKind::remove_primary_admins:
        return change_admins(&RelationshipChange::without);
      case CommandKind::remove_customer:
      case CommandKind::remove_partner:
        return status() == RelationshipStatus::active ? end_as(RelationshipStatus::ended)
                                                      : RefusalReason::no_relationship;
      case CommandKind::change_delegation:
        return delegate();
      default:
        return RefusalReason::not_permitted;
    }
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
    if (fold(command_.domain) != fold(policy_.partner->domain))
      return RefusalReason::no_such_partner;
    if (status() == RelationshipStatus::active) return RefusalReason::already_active;
    forget_partner_roles(customer_);
    customer_.customer.relationship = {RelationshipStatus::pending,
                                       Invitation{now_, command_.expires_in_days}};
    customer_.delegation = command_.delegation.value_or(Delegation{});
    return std::nullopt;
  }

  std::optional<Refusal> accept() {
    if (status() == RelationshipStatus::expired) return RefusalReason::invitation_expired;
    if (status() != RelationshipStatus::pending || !customer_.customer.relationship.invitation) {
      return RefusalReason::not_pending;
    }
    const auto admins = principals(policy_.partner->people, command_.members);
    if (!admins) return RefusalReason::unknown_member;
    if (!resolves_to_a_user(policy_.partner->people, *admins))
      return RefusalReason::last_primary_admin;
    forget_partner_roles(customer_);
    customer_.customer.relationship.status = RelationshipStatus::active;
    Assignment assigned;
    assigned.id = fresh_id("assignment", policy_, attempt_.actor, command_);
    assigned.name = "Assigned admins";
    assigned.role = name(BuiltInRole::primary_admin);
    assigned.members = *admins;
    assigned.rooms = RoomScope::everything();
    customer_.assignments.push_back(std::move(assigned));
    return std::nullopt;
  }

  std::optional<Refusal> decline() {
    const bool there =
        status() == RelationshipStatus::pending || status() == RelationshipStatus::expired;
    return there ? end_as(RelationshipStatus::declined) : RefusalReason::not_pending;
  }

  std::optional<Refusal> change_admins(Members (*changed)(const Members&, const Members&)) {
    const auto named = principals(policy_.partner->people, command_.members);
    if (!named) return RefusalReason::unknown_member;
    const auto is_admins = [](const Assignment& assignment) {
      return assignment.role == name(BuiltInRole::primary_admin);
    };
    const auto admins = ranges::find_if(customer_.assignments, is_admins);
    assert(admins != customer_.assignments.end() && "a primary admin is one by that assignment");
    const Members members = changed(admins->members, *named);
    if (!resolves_to_a_user(policy_.partner->people, members))
      return RefusalReason::last_primary_admin;
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
    if (!open) return RefusalReason::no_relationship;
    customer_.delegation = command_.delegation.value_or(Delegation{});
    return std::nullopt;
  }

  const Attempt& attempt_;
  const Policy& policy_;
  CustomerPolicy& customer_;
  const Command& command_;
  Instant now_;
};

}  // namespace

std::optional<Refusal> change_relationship(const Attempt& attempt, CustomerPolicy& customer) {
  return RelationshipChange(attempt, customer).make();
}

}  // namespace enfilade
