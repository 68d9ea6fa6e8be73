#include "core/command/role_commands.h"

#include <algorithm>
#include <range/v3/algorithm/find.hpp>
#include <utility>
#include <variant>

#include "core/command/principals.h"
#include "core/policy/matrix.h"

namespace enfilade {
namespace {

/// One command on roles or assignments, step by step.
class RoleChange {
 public:
  RoleChange(CustomerPolicy& customer, const Command& command, const Author& author,
             const Authority& authority, Side side, const Directory& people)
      : customer_(customer),
        command_(command),
        author_(author),
        authority_(authority),
        side_(side),
        people_(people) {}

  std::optional<Refusal> make() {
    switch (command_.kind) {
      case CommandKind::create_role:
        return create_role();
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
        return Refusal::not_permitted;
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
  bool may_delete_of(Side side) const {
    return is_own(side) || (side == Side::partner && authority_.mmr_administrator);
  }
  bool by_mmr_administrator(Side side) const { return !is_own(side) && may_delete_of(side); }

  std::optional<Refusal> bounded(PermissionSet added) const {
    if (side_ == Side::partner && (added & customer_.delegation.ceiling) != added)
      return Refusal::exceeds_ceiling;
    if (!author_.may_list(added)) return Refusal::exceeds_author;
    return std::nullopt;
  }

  /// Whether the author could hand out `permissions` by every assignment that uses the role.
  bool reaches_all_uses(const Role& role, PermissionSet permissions) const {
    return std::all_of(customer_.assignments.begin(), customer_.assignments.end(),
                       [&](const Assignment& a) {
                         return a.role != role.id || author_.may_hand_out(permissions, a);
                       });
  }

  std::optional<Refusal> create_role() {
    Role role = command_.role;
    if (parse_built_in_role(role.id)) return Refusal::built_in;
    if (find_role(role.id) != nullptr) return Refusal::id_taken;
    if (const auto refused = bounded(role.permissions)) return refused;
    // An assignment may have waited for a role of this id.
    if (!reaches_all_uses(role, role.permissions)) return Refusal::exceeds_author;
    role.side = side_;
    role.revision = 1;
    customer_.roles.push_back(std::move(role));
    return std::nullopt;
  }

  std::optional<Refusal> edit_role() {
    if (parse_built_in_role(command_.role.id)) return Refusal::built_in;
    Role* role = find_role(command_.role.id);
    if (role == nullptr || !is_own(role->side)) return Refusal::no_such_role;
    const PermissionSet old = role->permissions, next = command_.role.permissions;
    if (const auto refused = bounded(next - old)) return refused;
    if (!reaches_all_uses(*role, old | next)) return Refusal::exceeds_author;
    role->name = command_.role.name;
    role->description = command_.role.description;
    role->permissions = next;
    ++role->revision;
    return std::nullopt;
  }

  std::optional<Refusal> delete_role() {
    const std::string& id = command_.role.id;
    if (parse_built_in_role(id)) return Refusal::built_in;
    const Role* role = find_role(id);
    if (role == nullptr || !may_delete_of(role->side)) return Refusal::no_such_role;
    if (!by_mmr_administrator(role->side) && !reaches_all_uses(*role, role->permissions)) {
      return Refusal::exceeds_author;
    }
    std::erase_if(customer_.assignments,
                  [&](const Assignment& a) { return a.role == id && a.side == role->side; });
    std::erase_if(customer_.roles, [&](const Role& r) { return r.id == id; });
    return std::nullopt;
  }

  /// The assignment as the command wants it, if the author may make it so.
  std::variant<Assignment, Refusal> wanted() const {
    Assignment made = command_.assignment;
    made.side = side_;
    if (made.role == name(BuiltInRole::primary_admin)) return Refusal::built_in;
    const std::optional<PermissionSet> permissions = customer_.permissions_of(made);
    if (!permissions) return Refusal::no_such_role;
    const auto members = principals(people_, command_.members);
    if (!members) return Refusal::unknown_member;
    if (!author_.may_hand_out(*permissions, made)) return Refusal::exceeds_author;
    made.members = *members;
    return made;
  }

  std::optional<Refusal> create_assignment() {
    if (find_assignment(command_.assignment.id) != nullptr) return Refusal::id_taken;
    auto made = wanted();
    if (const Refusal* refused = std::get_if<Refusal>(&made)) return *refused;
    customer_.assignments.push_back(std::get<Assignment>(std::move(made)));
    customer_.assignments.back().revision = 1;
    return std::nullopt;
  }

  std::optional<Refusal> edit_assignment() {
    Assignment* old = find_assignment(command_.assignment.id);
    if (old == nullptr || !is_own(old->side)) return Refusal::no_such_role;
    if (parse_built_in_role(old->role) == BuiltInRole::primary_admin) return Refusal::built_in;
    if (!reaches(*old)) return out_of_reach(*old);
    auto made = wanted();
    if (const Refusal* refused = std::get_if<Refusal>(&made)) return *refused;
    const std::int64_t revision = old->revision + 1;
    *old = std::get<Assignment>(std::move(made));
    old->revision = revision;
    return std::nullopt;
  }

  std::optional<Refusal> delete_assignment() {
    const Assignment* old = find_assignment(command_.assignment.id);
    if (old == nullptr || !may_delete_of(old->side)) return Refusal::no_such_role;
    if (parse_built_in_role(old->role) == BuiltInRole::primary_admin) return Refusal::built_in;
    if (!by_mmr_administrator(old->side) && !reaches(*old)) return out_of_reach(*old);
    const std::string id = old->id;
    std::erase_if(customer_.assignments, [&](const Assignment& a) { return a.id == id; });
    return std::nullopt;
  }

  /// Of an assignment that the author may not know of the answer is that of one that is not there.
  Refusal out_of_reach(const Assignment& assignment) const {
    return author_.sees(assignment) ? Refusal::exceeds_author : Refusal::no_such_role;
  }

  bool reaches(const Assignment& assignment) const {
    return author_.may_hand_out(customer_.permissions_of(assignment).value_or(PermissionSet{}),
                                assignment);
  }

  CustomerPolicy& customer_;
  const Command& command_;
  const Author& author_;
  const Authority& authority_;
  Side side_;
  const Directory& people_;
};

}  // namespace

std::optional<Refusal> change_roles(CustomerPolicy& customer, const Command& command,
                                    const Author& author, const Authority& authority, Side side,
                                    const Directory& people) {
  return RoleChange(customer, command, author, authority, side, people).make();
}

}  // namespace enfilade
