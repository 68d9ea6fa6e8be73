#include "bindings/json/read_command.h"

#include "bindings/json/read_delegation.h"
#include "bindings/json/read_scope.h"
#include "bindings/json/read_update_ring.h"

namespace enfilade {
namespace {

std::vector<std::string> read_ids(const Reader& in) {
  std::vector<std::string> ids;
  in.needed().each([&](const Reader& id) { ids.push_back(id.id()); });
  return ids;
}

std::vector<std::string> read_rooms(const Reader& in) {
  std::vector<std::string> rooms = read_ids(in);
  if (rooms.empty()) in.fail("names no room");
  return rooms;
}

void read_invitation(const Reader& in, Command& command) {
  in.needed().only({"domain", "expiresInDays", "changeControl", "delegation"});
  command.domain = in["domain"].id();
  command.expires_in_days = in["expiresInDays"].integer(1, 30);
  in["changeControl"].members([](std::string_view, const Reader& choice) {
    if (choice.text() != "auto") choice.fail("only \"auto\" is available");
  });
  if (in["delegation"].present()) command.delegation = read_delegation(in["delegation"]);
}

/// As it is to be. What is new is given its id; what is edited, has one.
Role read_role(const Reader& in, bool is_new) {
  Role role;
  if (is_new) {
    in.needed().only({"name", "description", "permissions"});
  } else {
    in.needed().only({"id", "name", "description", "permissions"});
    role.id = in["id"].id();
  }
  role.name = in["name"].id();
  role.description = in["description"].text_or("");
  role.permissions = read_permissions(in["permissions"].needed());
  return role;
}

void read_assignment(const Reader& in, bool is_new, Command& command) {
  Assignment& assignment = command.assignment;
  if (is_new) {
    in.needed().only(
        {"name", "description", "role", "members", "rooms", "notify", "from", "until"});
  } else {
    in.needed().only(
        {"id", "name", "description", "role", "members", "rooms", "notify", "from", "until"});
    assignment.id = in["id"].id();
  }
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

/// A value that a person writes: of an enumeration one that is declared, of a text not "".
ColumnValue read_value(const ColumnSchema& column, const Reader& in) {
  if (in.is_null()) return {};
  switch (column.type) {
    case ColumnType::flag:
      return in.flag();
    case ColumnType::integer:
      return in.integer(-kLargestInteger, kLargestInteger);
    case ColumnType::enumeration:
      return std::string(column.values[in.one_of(column.values, column.name)]);
    default:
      return in.id();
  }
}

/// Reads values for these columns of a table, as far as they are given.
void read_values(const Reader& in, TableId table, std::initializer_list<std::string_view> writable,
                 Command& command) {
  for (std::string_view name : writable) {
    if (!in[name].present()) continue;
    const std::size_t column = *schema_of(table).find(name);
    command.values.push_back({column, read_value(schema_of(table).columns[column], in[name])});
  }
}

/// Refuses null for what a row always has.
void kept_filled(const Reader& in, std::initializer_list<std::string_view> columns) {
  for (std::string_view column : columns) {
    if (in[column].is_null()) in[column].fail("cannot be emptied");
  }
}

void read_new_ticket(const Reader& in, Command& command) {
  in.needed().only({"rooms", "title", "description", "type", "severity", "highImpact", "assignee"});
  if (in["rooms"].present()) command.rooms = read_ids(in["rooms"]);
  in["title"].id();
  read_values(in, TableId::tickets,
              {"title", "description", "type", "severity", "highImpact", "assignee"}, command);
}

void read_room_values(const Reader& in, Command& command) {
  const std::initializer_list<std::string_view> writable{
      "name",     "account", "country",  "state",      "city",     "campus",
      "building", "floor",   "roomType", "deviceType", "capacity", "licensed"};
  in.needed().only(writable);
  kept_filled(in, {"name"});
  read_values(in, TableId::rooms, writable, command);
}

/// The members that all have, and these.
template <typename... Names>
void only(const Reader& in, Names... names) {
  in.only({"id", "command", "customer", "expects", "dryRun", names...});
}

/// Reads the members that this kind of command has beside those that all have.
void read_payload(const Reader& in, Command& command) {
  switch (command.kind) {
    case CommandKind::configure_tenant_managers:
      in.only({"id", "command", "expects", "dryRun", "tenantManagers"});
      command.members = read_ids(in["tenantManagers"]);
      return;
    case CommandKind::send_invitation:
      only(in, "invitation");
      return read_invitation(in["invitation"], command);
    case CommandKind::accept_invitation:
    case CommandKind::add_primary_admins:
    case CommandKind::remove_primary_admins:
      only(in, "primaryAdmins");
      command.members = read_ids(in["primaryAdmins"]);
      return;
    case CommandKind::change_delegation:
      only(in, "delegation");
      command.delegation = read_delegation(in["delegation"].needed());
      return;
    case CommandKind::create_role:
    case CommandKind::edit_role:
      only(in, "role");
      command.role = read_role(in["role"], command.kind == CommandKind::create_role);
      return;
    case CommandKind::clone_role:
      only(in, "role", "name");
      command.role.id = in["role"].id();
      command.role.name = in["name"].id();
      return;
    case CommandKind::apply_role_template:
      in.only({"id", "command", "dryRun", "template", "customers"});
      command.role_template = in["template"].id();
      command.customers = read_ids(in["customers"]);
      if (command.customers.empty()) in["customers"].fail("names no customer");
      return;
    case CommandKind::delete_role:
      only(in, "role");
      command.role.id = in["role"].id();
      return;
    case CommandKind::create_assignment:
    case CommandKind::edit_assignment:
      only(in, "assignment");
      return read_assignment(in["assignment"], command.kind == CommandKind::create_assignment,
                             command);
    case CommandKind::delete_assignment:
      only(in, "assignment");
      command.assignment.id = in["assignment"].id();
      return;
    case CommandKind::create_ticket:
      only(in, "ticket");
      return read_new_ticket(in["ticket"], command);
    case CommandKind::update_ticket:
      only(in, "ticket", "changes", "note");
      command.row = in["ticket"].id();
      if (in["note"].present()) command.note = in["note"].id();
      if (!in["changes"].present() && command.note.empty()) in["changes"].needed();
      if (in["changes"].present()) {
        const std::initializer_list<std::string_view> writable{"status", "severity", "highImpact",
                                                               "assignee"};
        in["changes"].only(writable);
        kept_filled(in["changes"], {"status", "severity", "highImpact"});
        read_values(in["changes"], TableId::tickets, writable, command);
        if (in["changes"]["status"].present() && in["changes"]["status"].text() == "Resolved") {
          in["changes"]["status"].fail("close_ticket closes a ticket, with its reason");
        }
      }
      return;
    case CommandKind::close_ticket:
      only(in, "ticket", "reason");
      command.row = in["ticket"].id();
      command.reason = in["reason"].id();
      return;
    case CommandKind::modify_room:
      only(in, "room", "changes");
      command.row = in["room"].id();
      return read_room_values(in["changes"], command);
    case CommandKind::unenroll_room:
    case CommandKind::download_key:
      only(in, "room");
      command.row = in["room"].id();
      return;
    case CommandKind::create_room:
      only(in, "room");
      in["room"]["name"].id();
      return read_room_values(in["room"], command);
    case CommandKind::add_rooms_to_group:
    case CommandKind::remove_rooms_from_group:
    case CommandKind::create_room_group:
      only(in, "rooms", "group");
      command.rooms = read_rooms(in["rooms"]);
      command.group = in["group"].id();
      return;
    case CommandKind::move_rooms_to_ring:
      only(in, "rooms", "ring");
      command.rooms = read_rooms(in["rooms"]);
      command.ring.name = in["ring"].id();
      return;
    case CommandKind::edit_ring:
      only(in, "ring");
      command.ring = read_update_ring(in["ring"]);
      return;
    case CommandKind::edit_settings:
      only(in, "settings");
      in["settings"].needed().members([&](std::string_view name, const Reader& value) {
        command.settings.emplace_back(
            name, value.is_null() ? std::nullopt : std::optional<std::string>(value.text()));
      });
      return;
    case CommandKind::withdraw_invitation:
    case CommandKind::decline_invitation:
    case CommandKind::remove_customer:
    case CommandKind::remove_partner:
    case CommandKind::reset_key:
      only(in);
  }
}

/// Whether it acts on one thing, whose revision one can expect.
bool has_revision(CommandKind kind) {
  switch (kind) {
    case CommandKind::add_rooms_to_group:
    case CommandKind::remove_rooms_from_group:
    case CommandKind::create_room_group:
    case CommandKind::move_rooms_to_ring:
    case CommandKind::create_room:
    case CommandKind::reset_key:
    case CommandKind::apply_role_template:
      return false;
    default:
      return true;
  }
}

}  // namespace

Command read_command(const Reader& in) {
  in.needed();
  Command command;
  command.id = in["id"].id();
  command.kind = static_cast<CommandKind>(in["command"].one_of(kCommandNames, "command"));
  if (!in.ok()) return command;
  if (command.kind != CommandKind::configure_tenant_managers &&
      command.kind != CommandKind::apply_role_template) {
    command.customer = in["customer"].id();
  }
  const Reader expects = in["expects"];
  if (expects.present()) {
    expects.only({"revision"});
    command.expected_revision = expects["revision"].integer(0);
    if (!has_revision(command.kind)) expects.fail("several rooms have no revision in common");
  }
  command.dry_run = in["dryRun"].flag_or(false);
  read_payload(in, command);
  return command;
}

}  // namespace enfilade
