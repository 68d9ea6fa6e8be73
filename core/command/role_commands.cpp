#include "core/command/role_commands.h"

#include <range/v3/algorithm/any_of.hpp>
#include <range/v3/algorithm/find.hpp>
#include <utility>
#include <variant>

#include "core/command/fresh_id.h"
#include "core/command/principals.h"
#include "core/policy/matrix.h"
#include "core/tenancy/members.h"

namespace enfilade {
namespace {

/// Permissions and the handling of roles with them, of no room.
std::vector<BeyondAuthor> permissions_as_pairs(PermissionSet permissions) {
  permissions.insert(Permission::roles_modify);
  std::vector<BeyondAuthor> pairs;
  permissions.for_each([&](Permission permission) { pairs.push_back({permission, {}}); });
  return pairs;
}

bool same_but_members(const Assignment& a, const Assignment& b) {
  return a.name == b.name && a.description == b.description && a.role == b.role &&
         a.rooms.is_all() == b.rooms.is_all() && a.notify == b.notify && a.from == b.from &&
         a.until == b.until;
}

/// One command on roles or assignments, step by step; the first thing wrong ends it.
class RoleChange {
 public:
  RoleChange(const Attempt& attempt, CustomerPolicy& customer, const Author& author,
             Outcome& outcome)
      : attempt_(attempt),
        command_(attempt.command),
        customer_(customer),
        author_(author),
        outcome_(outcome),
        side_(attempt.actor.side),
        people_(people_of(attempt.policy, attempt.actor)) {}

  std::optional<Refusal> make() {
    switch (command_.kind) {
      case CommandKind::create_role:
        return create(command_.role);
      case CommandKind::clone_role:
        return clone_role();
      case CommandKind::apply_role_template:
        return apply_template();
      case CommandKind::edit_role:
        return edit_role();
      case CommandKind::delete_role:
        return delete_role();
      case CommandKind::create_assignment:
        return create_assignment();
      case CommandKind::edit_assignment:
        return edit_assignment();
      case CommandKind::delete_assignment:
        return delete_assignment();
      default:
        return RefusalReason::not_permitted;
    }
  }

 private:
  Role* find_role(const std::string& id) {
    const auto role = ranges::find(customer_.roles, id, &Role::id);
    return role == customer_.roles.end() ? nullptr : &*role;
  }
  Assignment* find_assignment(const std::string& id) {
    const auto assignment = ranges::find(customer_.assignments, id, &Assignment::id);
    return assignment == customer_.assignments.end() ? nullptr : &*assignment;
  }

  bool is_own(Side side) const { return side == side_; }
  /// Of the other side's things the customer's MMR administrator may delete, and nothing else.
  bool by_mmr_administrator(Side side) const {
    return side == Side::partner && side_ == Side::customer && attempt_.by.mmr_administrator;
  }
  /// Of what is not the author's to write.
  Refusal foreign(Side side, std::string_view kind) const {
    return by_mmr_administrator(side) ? Refusal(RefusalReason::not_permitted)
                                      : Refusal::not_found(kind);
  }

  bool is_stale(std::int64_t revision) {
    outcome_.revision = revision;
    return command_.expected_revision.value_or(revision) != revision;
  }

  std::optional<Refusal> bounded(PermissionSet added) const {
    if (side_ == Side::partner && (added & customer_.delegation.ceiling) != added) {
      return RefusalReason::exceeds_ceiling;
    }
    return unless_beyond(author_.beyond_listing(added));
  }

  static std::optional<Refusal> unless_beyond(std::vector<BeyondAuthor> pairs) {
    if (pairs.empty()) return std::nullopt;
    return Refusal::exceeds_author(std::move(pairs));
  }

  /// What of a role's permissions can be in force: a lowered ceiling may have left it too wide.
  PermissionSet within_ceiling(PermissionSet permissions) const {
    return side_ == Side::partner ? permissions & customer_.delegation.ceiling : permissions;
  }

  /// Whether the author could hand out `permissions` by every assignment that uses the role. Of one
  /// that they may not know of no more is told than that it is there: not even which of the
  /// permissions are beyond them.
  std::optional<Refusal> reaches_all_uses(const std::string& role,
                                          PermissionSet permissions) const {
    for (const Assignment& assignment : customer_.assignments) {
      if (assignment.role != role) continue;
      std::vector<BeyondAuthor> pairs = author_.beyond(permissions, assignment);
      if (!pairs.empty() && !author_.sees(assignment)) {
        return Refusal::exceeds_author(permissions_as_pairs(permissions));
      }
      if (auto refused = unless_beyond(std::move(pairs))) return refused;
    }
    return std::nullopt;
  }

  std::optional<Refusal> create(Role role) {
    if (auto refused = bounded(role.permissions)) return refused;
    role.id = outcome_.id = fresh_id("role", attempt_.policy, attempt_.actor, command_);
    if (find_role(role.id) != nullptr) return RefusalReason::already_there;
    // An assignment may have waited for a role of this id.
    if (auto refused = reaches_all_uses(role.id, role.permissions)) return refused;
    if (is_stale(0)) return RefusalReason::stale;
    role.side = side_;
    outcome_.revision = role.revision = 1;
    customer_.roles.push_back(std::move(role));
    return std::nullopt;
  }

  std::optional<Refusal> clone_role() {
    Role copy;
    if (const auto built_in = parse_built_in_role(command_.role.id)) {
      if (!is_own(side_of(*built_in))) return Refusal::not_found("role");
      copy.permissions = permissions_of(*built_in);
    } else {
      const Role* role = find_role(command_.role.id);
      if (role == nullptr || !is_own(role->side)) return Refusal::not_found("role");
      copy = *role;
    }
    copy.name = command_.role.name;
    return create(std::move(copy));
  }

  std::optional<Refusal> apply_template() {
    const auto& templates = *attempt_.policy.templates;
    const auto found = ranges::find(templates, command_.role_template, &RoleTemplate::id);
    if (side_ != Side::partner || found == templates.end()) return Refusal::not_found("template");
    outcome_.audit.object_name = found->name;
    const auto is_copy = [&](const Role& role) {
      return is_own(role.side) && role.name == found->name;
    };
    if (ranges::any_of(customer_.roles, is_copy)) return RefusalReason::already_there;
    Role copy;
    copy.name = found->name;
    copy.permissions = found->permissions;
    return create(std::move(copy));
  }

  std::optional<Refusal> edit_role() {
    if (parse_built_in_role(command_.role.id)) return RefusalReason::built_in;
    Role* role = find_role(command_.role.id);
    if (role == nullptr) return Refusal::not_found("role");
    if (!is_own(role->side)) return foreign(role->side, "role");
    const PermissionSet old = role->permissions, next = command_.role.permissions;
    if (auto refused = bounded(next - old)) return refused;
    if (auto refused = unless_beyond(author_.beyond_listing(within_ceiling(old)))) return refused;
    if (auto refused = reaches_all_uses(role->id, within_ceiling(old | next))) return refused;
    if (is_stale(role->revision)) return RefusalReason::stale;
    role->name = command_.role.name;
    role->description = command_.role.description;
    role->permissions = next;
    outcome_.revision = ++role->revision;
    return std::nullopt;
  }

  std::optional<Refusal> delete_role() {
    const std::string& id = command_.role.id;
    if (parse_built_in_role(id)) return RefusalReason::built_in;
    const Role* role = find_role(id);
    if (role == nullptr) return Refusal::not_found("role");
    if (!is_own(role->side) && !by_mmr_administrator(role->side)) {
      return Refusal::not_found("role");
    }
    outcome_.audit.object_name = role->name;
    if (is_own(role->side)) {
      const PermissionSet old = within_ceiling(role->permissions);
      if (auto refused = unless_beyond(author_.beyond_listing(old))) return refused;
      if (auto refused = reaches_all_uses(id, old)) return refused;
    }
    if (is_stale(role->revision)) return RefusalReason::stale;
    const Side side = role->side;
    std::erase_if(customer_.assignments,
                  [&](const Assignment& a) { return a.role == id && a.side == side; });
    std::erase_if(customer_.roles, [&](const Role& r) { return r.id == id; });
    outcome_.revision = 0;
    return std::nullopt;
  }

  /// The assignment as the command wants it, if the author may make it so.
  std::variant<Assignment, Refusal> wanted() const {
    const Assignment& wanted = command_.assignment;
    if (wanted.role == name(BuiltInRole::primary_admin)) return Refusal(RefusalReason::built_in);
    const std::optional<PermissionSet> permissions = customer_.permissions_of(side_, wanted.role);
    if (!permissions) return Refusal::not_found("role");
    auto members = principals(people_, command_.members);
    if (!members) return Refusal(RefusalReason::unknown_member);
    if (auto refused = unless_beyond(beyond(*permissions, wanted))) return *std::move(refused);
    Assignment made = wanted;
    made.side = side_;
    made.members = *std::move(members);
    return made;
  }

  std::optional<Refusal> create_assignment() {
    auto made = wanted();
    if (Refusal* refused = std::get_if<Refusal>(&made)) return std::move(*refused);
    if (is_stale(0)) return RefusalReason::stale;
    Assignment& assignment = std::get<Assignment>(made);
    assignment.id = outcome_.id = fresh_id("assignment", attempt_.policy, attempt_.actor, command_);
    if (find_assignment(assignment.id) != nullptr) return RefusalReason::already_there;
    outcome_.revision = assignment.revision = 1;
    customer_.assignments.push_back(std::move(assignment));
    return std::nullopt;
  }

  std::optional<Refusal> edit_assignment() {
    Assignment* old = find_assignment(command_.assignment.id);
    if (old == nullptr) return Refusal::not_found("assignment");
    if (!is_own(old->side)) return foreign(old->side, "assignment");
    if (is_assigned_admins(*old)) return edit_admins(*old);
    if (auto refused = out_of_reach(*old)) return refused;
    auto made = wanted();
    if (Refusal* refused = std::get_if<Refusal>(&made)) return std::move(*refused);
    if (is_stale(old->revision)) return RefusalReason::stale;
    outcome_.revision = std::get<Assignment>(made).revision = old->revision + 1;
    *old = std::get<Assignment>(std::move(made));
    return std::nullopt;
  }

  /// Of "Assigned admins" the members alone, by one of them.
  std::optional<Refusal> edit_admins(Assignment& admins) {
    if (!attempt_.by.primary_admin) {
      return author_.sees(admins) ? Refusal(RefusalReason::built_in)
                                  : Refusal::not_found("assignment");
    }
    if (!same_but_members(admins, command_.assignment)) return RefusalReason::built_in;
    const auto members = principals(people_, command_.members);
    if (!members) return RefusalReason::unknown_member;
    if (!resolves_to_a_user(people_, *members)) return RefusalReason::last_primary_admin;
    if (is_stale(admins.revision)) return RefusalReason::stale;
    admins.members = *members;
    outcome_.revision = ++admins.revision;
    return std::nullopt;
  }

  std::optional<Refusal> delete_assignment() {
    const Assignment* old = find_assignment(command_.assignment.id);
    if (old == nullptr) return Refusal::not_found("assignment");
    if (!is_own(old->side) && !by_mmr_administrator(old->side)) {
      return Refusal::not_found("assignment");
    }
    if (is_assigned_admins(*old)) {
      return is_own(old->side) && !author_.sees(*old) ? Refusal::not_found("assignment")
                                                      : Refusal(RefusalReason::built_in);
    }
    if (is_own(old->side)) {
      if (auto refused = out_of_reach(*old)) return refused;
    }
    if (is_stale(old->revision)) return RefusalReason::stale;
    outcome_.audit.object_name = old->name;
    const std::string id = old->id;
    std::erase_if(customer_.assignments, [&](const Assignment& a) { return a.id == id; });
    outcome_.revision = 0;
    return std::nullopt;
  }

  static bool is_assigned_admins(const Assignment& assignment) {
    return assignment.role == name(BuiltInRole::primary_admin);
  }

  /// An MMR administrator over all rooms acts for the tenant: more than any pairs, so that only one
  /// of them hands it out.
  std::vector<BeyondAuthor> beyond(PermissionSet permissions, const Assignment& assignment) const {
    const bool acts_for_tenant =
        assignment.role == name(BuiltInRole::mmr_administrator) && assignment.rooms.is_all();
    if (acts_for_tenant && !attempt_.by.mmr_administrator) return permissions_as_pairs(permissions);
    return author_.beyond(permissions, assignment);
  }

  /// Of an assignment that the author may not know of the answer is that of one that is not there.
  std::optional<Refusal> out_of_reach(const Assignment& assignment) const {
    const PermissionSet permissions =
        customer_.permissions_of(assignment).value_or(PermissionSet{});
    auto refused = unless_beyond(beyond(within_ceiling(permissions), assignment));
    if (refused && !author_.sees(assignment)) return Refusal::not_found("assignment");
    return refused;
  }

  const Attempt& attempt_;
  const Command& command_;
  CustomerPolicy& customer_;
  const Author& author_;
  Outcome& outcome_;
  Side side_;
  const Directory& people_;
};

}  // namespace

std::optional<Refusal> change_roles(const Attempt& attempt, CustomerPolicy& customer,
                                    const Author& author, Outcome& outcome) {
  return RoleChange(attempt, customer, author, outcome).make();
}

}  // namespace enfilade
