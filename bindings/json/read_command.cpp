#include "bindings/json/read_command.h"

#include "bindings/json/read_delegation.h"
#include "bindings/json/read_scope.h"

namespace enfilade {
namespace {

std::vector<std::string> read_ids(const Reader& in) {
  std::vector<std::string> ids;
  in.needed().each([&](const Reader& id) { ids.push_back(id.id()); });
  return ids;
}

void read_invitation(const Reader& in, Command& command) {
  in.needed().only({"domain", "expiresInDays", "changeControl", "delegation"});
  command.domain = in["domain"].id();
  command.expires_in_days = in["expiresInDays"].integer(1, 30);
  in["changeControl"].members([](const std::string&, const Reader& choice) {
    if (choice.text() != "auto") choice.fail("only \"auto\" is available");
  });
  if (in["delegation"].present()) command.delegation = read_delegation(in["delegation"]);
}

Role read_role(const Reader& in) {
  in.needed().only({"id", "name", "description", "permissions"});
  Role role;
  role.id = in["id"].id();
  role.name = in["name"].id();
  role.description = in["description"].text_or("");
  role.permissions = read_permissions(in["permissions"].needed());
  return role;
}

void read_assignment(const Reader& in, Command& command) {
  in.needed().only(
      {"id", "name", "description", "role", "members", "rooms", "notify", "from", "until"});
  Assignment& assignment = command.assignment;
  assignment.id = in["id"].id();
  assignment.name = in["name"].id();
  assignment.description = in["description"].text_or("");
  assignment.role = in["role"].id();
  command.members = read_ids(in["members"]);
  assignment.rooms = read_scope(in["rooms"]);
  assignment.notify = in["notify"].flag_or(false);
  if (in["from"].present()) assignment.from = in["from"].instant();
  if (in["until"].present()) assignment.until = in["until"].instant();
  if (assignment.from && assignment.until && *assignment.until <= *assignment.from) {
    in["until"].fail("ends before it begins");
  }
}

/// Reads the members that this kind of command has beside those that all have.
void read_payload(const Reader& in, Command& command) {
  switch (command.kind) {
    case CommandKind::configure_tenant_managers:
      in.only({"id", "command", "expects", "dryRun", "tenantManagers"});
      command.members = read_ids(in["tenantManagers"]);
      return;
    case CommandKind::send_invitation:
      in.only({"id", "command", "customer", "expects", "dryRun", "invitation"});
      return read_invitation(in["invitation"], command);
    case CommandKind::accept_invitation:
    case CommandKind::add_primary_admins:
    case CommandKind::remove_primary_admins:
      in.only({"id", "command", "customer", "expects", "dryRun", "primaryAdmins"});
      command.members = read_ids(in["primaryAdmins"]);
      return;
    case CommandKind::change_delegation:
      in.only({"id", "command", "customer", "expects", "dryRun", "delegation"});
      command.delegation = read_delegation(in["delegation"].needed());
      return;
    case CommandKind::create_role:
    case CommandKind::edit_role:
      in.only({"id", "command", "customer", "expects", "dryRun", "role"});
      command.role = read_role(in["role"]);
      return;
    case CommandKind::delete_role:
      in.only({"id", "command", "customer", "expects", "dryRun", "role"});
      command.role.id = in["role"].id();
      return;
    case CommandKind::create_assignment:
    case CommandKind::edit_assignment:
      in.only({"id", "command", "customer", "expects", "dryRun", "assignment"});
      return read_assignment(in["assignment"], command);
    case CommandKind::delete_assignment:
      in.only({"id", "command", "customer", "expects", "dryRun", "assignment"});
      command.assignment.id = in["assignment"].id();
      return;
    case CommandKind::withdraw_invitation:
    case CommandKind::decline_invitation:
    case CommandKind::remove_customer:
    case CommandKind::remove_partner:
      in.only({"id", "command", "customer", "expects", "dryRun"});
  }
}

}  // namespace

Command read_command(const Reader& in) {
  in.needed();
  Command command;
  command.id = in["id"].id();
  command.kind = static_cast<CommandKind>(in["command"].one_of(kCommandNames, "command"));
  if (!in.ok()) return command;
  if (command.kind != CommandKind::configure_tenant_managers)
    command.customer = in["customer"].id();
  const Reader expects = in["expects"];
  if (expects.present()) {
    expects.only({"revision"});
    command.expected_revision = expects["revision"].integer(0);
  }
  command.dry_run = in["dryRun"].flag_or(false);
  read_payload(in, command);
  return command;
}

}  // namespace enfilade
