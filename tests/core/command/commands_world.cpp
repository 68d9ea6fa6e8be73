#include "tests/core/command/commands_world.h"

#include "core/policy/matrix.h"
#include "tests/core/rows.h"

namespace enfilade::test {
namespace {

constexpr std::size_t kPartnersActors = 8;

Assignment assignment(std::string id, std::string role, Side side, Principal member,
                      RoomScope rooms) {
  Assignment made;
  made.id = std::move(id);
  made.name = made.id;
  made.role = std::move(role);
  made.side = side;
  made.members = {member};
  made.rooms = std::move(rooms);
  return made;
}

RoomScope some_rooms() {
  RoomScope scope;
  scope.rooms = {"r1"};
  return scope;
}

CustomerPolicy customer(const std::string& tenant_id, RelationshipStatus status) {
  CustomerPolicy made;
  made.customer.tenant_id = tenant_id;
  made.customer.name = "Customer " + tenant_id;
  made.customer.relationship = {status, Invitation{kNow - kDay, 14}};
  made.delegation = {RoomScope::everything(), permissions_of(BuiltInRole::primary_admin)};
  return made;
}

void add_partners(CustomerPolicy& a, const Directory& people) {
  a.roles = {
      {"manager", "Manager", "", Side::partner, {Permission::roles_view, Permission::roles_modify}},
      {"desk",
       "Help desk",
       "",
       Side::partner,
       {Permission::tickets_view, Permission::tickets_update}}};
  const auto add = [&](const char* id, const char* role, std::string_view who, RoomScope rooms) {
    a.assignments.push_back(
        assignment(id, role, Side::partner, people.find(who), std::move(rooms)));
  };
  add("admins", "primary_admin", "primary_admin_of_a", RoomScope::everything());
  add("managers", "manager", "role_manager_of_some_of_a", some_rooms());
  add("desks", "desk", "help_desk_of_a", RoomScope::everything());
}

void add_own(CustomerPolicy& a) {
  for (std::size_t i = kPartnersActors; i < kActors.size() - 1; ++i) {
    a.customer.people.edit().add(User{std::string(kActors[i]), "", ""});
  }
  const auto add = [&](const char* role, std::string_view who) {
    a.assignments.push_back(assignment(role, role, Side::customer, a.customer.people->find(who),
                                       RoomScope::everything()));
  };
  add("mmr_administrator", "mmr_administrator_of_a");
  add("site_lead", "site_lead_of_a");
  add("site_technician", "site_technician_of_a");
}

}  // namespace

Policy policy_of_actors(RelationshipStatus status) {
  Policy policy;
  Partner& partner = policy.partner.edit();
  partner.tenant_id = "p";
  partner.domain = "Partner.example";
  Directory& people = partner.people;
  for (std::size_t i = 0; i < kPartnersActors; ++i)
    people.add(User{std::string(kActors[i]), "", ""});
  people.add(Group{"empty", "Nobody in it"});
  people.add(Group{"admins", "Admins"});
  people.set_members({1}, {people.find("partners_nobody")});
  for (std::size_t role = 0; role < 3; ++role)
    partner.partner_wide[role] = {people.find(kActors[role])};

  CustomerPolicy a = customer("a", status), b = customer("b", RelationshipStatus::active);
  add_own(a);
  if (status == RelationshipStatus::active) add_partners(a, people);
  b.customer.people.edit().add(User{"mmr_administrator_of_b", "", ""});
  b.assignments = {
      assignment("admins", "primary_admin", Side::partner, people.find("primary_admin_of_b"),
                 RoomScope::everything()),
      assignment("mmr", "mmr_administrator", Side::customer,
                 b.customer.people->find("mmr_administrator_of_b"), RoomScope::everything())};
  policy.templates.edit() = {{"reader", "Reader", {Permission::roles_view}}};
  policy.customers = {a, b};
  policy.by_tenant_id.edit() = {{"a", {0}}, {"b", {1}}};
  return policy;
}

Viewer actor(const Policy& policy, std::string_view id) {
  for (std::string_view tenant : {"p", "a", "b"}) {
    if (const auto viewer = find_viewer(policy, id, tenant)) return *viewer;
  }
  return {};
}

Command command_on_a(CommandKind kind) {
  Command command;
  command.id = "c-1";
  command.kind = kind;
  command.customer = "a";
  command.domain = "PARTNER.EXAMPLE";
  command.expires_in_days = 7;
  command.delegation = Delegation{RoomScope::everything(), {Permission::rooms_view}};
  command.members = {"partners_nobody"};
  switch (kind) {
    case CommandKind::create_role:
      command.role = {"", "Fresh", "", Side::partner, {Permission::roles_view}};
      break;
    case CommandKind::clone_role:
      command.role.id = "manager";
      command.role.name = "Managers, too";
      break;
    case CommandKind::apply_role_template:
      command.role_template = "reader";
      break;
    case CommandKind::edit_role:
    case CommandKind::delete_role:
      command.role = {"desk", "Desk", "", Side::partner, {Permission::tickets_view}};
      break;
    case CommandKind::create_assignment:
    case CommandKind::edit_assignment:
    case CommandKind::delete_assignment:
      command.assignment.id = kind == CommandKind::create_assignment ? "" : "desks";
      command.assignment.name = "Desks";
      command.assignment.role = "desk";
      command.assignment.rooms = RoomScope::everything();
      break;
    case CommandKind::create_ticket:
      command.rooms = {"r1"};
      command.values = {{*schema_of(TableId::tickets).find("title"), std::string("No sound")}};
      break;
    case CommandKind::update_ticket:
    case CommandKind::close_ticket:
      command.row = "recorded";
      command.note = command.reason = "Seen to";
      break;
    case CommandKind::modify_room:
      command.values = {{*schema_of(TableId::rooms).find("country"), std::string("DK")}};
      [[fallthrough]];
    case CommandKind::unenroll_room:
    case CommandKind::download_key:
      command.row = "r1";
      break;
    case CommandKind::create_room:
      command.values = {{room_column::name, std::string("Bergen 3")}};
      break;
    case CommandKind::add_rooms_to_group:
    case CommandKind::remove_rooms_from_group:
    case CommandKind::create_room_group:
      command.rooms = {"r1"};
      command.group = kind == CommandKind::create_room_group ? "fjords" : "nordic";
      break;
    case CommandKind::move_rooms_to_ring:
      command.rooms = {"r1"};
      command.ring.name = "Staging";
      break;
    case CommandKind::edit_ring:
      command.ring = {"Staging", "First", 1, 0, 5, 5};
      break;
    case CommandKind::edit_settings:
      command.settings = {{"camera", "off"}};
      break;
    default:
      break;
  }
  return command;
}

const Holding& rows_of_a() {
  static const Holding rows = [] {
    Holding made;
    made.replace(partition_of(
        TableId::rooms,
        {{{"id", "r1"}, {"name", "Oslo 1"}, {"country", "NO"}, {"key", "K1"}, {"ring", "General"}},
         {{"id", "r2"},
          {"name", "Lund 2"},
          {"country", "SE"},
          {"roomGroups", std::vector<std::string>{"nordic"}}}}));
    made.replace(partition_of(TableId::tickets, {{{"id", "recorded"},
                                                  {"rooms", std::vector<std::string>{"r1"}},
                                                  {"title", "No picture"},
                                                  {"origin", "Recorded issue"},
                                                  {"status", "Needs action"},
                                                  {"updated", std::int64_t{7}}},
                                                 {{"id", "found"},
                                                  {"rooms", std::vector<std::string>{"r1", "r2"}},
                                                  {"title", "Camera lost"},
                                                  {"origin", "System"},
                                                  {"status", "Needs action"}}}));
    return made;
  }();
  return rows;
}

Outcome try_command(const Policy& policy, std::string_view actor_id, const Command& command,
                    Instant now) {
  return execute(policy, actor(policy, actor_id), command, rows_of_a(), now);
}

std::string outcome(const Policy& policy, std::string_view actor_id, const Command& command,
                    Instant now) {
  const Outcome outcome = try_command(policy, actor_id, command, now);
  if (!outcome.refusal) return "applied";
  return std::string(kRefusalNames[static_cast<std::size_t>(outcome.refusal->reason)]);
}

}  // namespace enfilade::test
