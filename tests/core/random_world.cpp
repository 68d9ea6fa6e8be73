#include "tests/core/random_world.h"

#include <utility>

#include "core/policy/matrix.h"

namespace enfilade::test {
namespace {

constexpr std::size_t kUsers = 3, kGroups = 4;

const std::vector<std::string> kCountries{"NO", "no", "US", "Åland", "ALAND"};
const std::vector<std::string> kRoomGroups{"emea", "EMEA", "apac", "vip"};
const std::vector<std::string> kWords{"Camera", "camera", "hall", "İzmir", "Straße", "not found"};

std::string numbered(const char* letter, std::size_t number) {
  return letter + std::to_string(number);
}

/// Users and groups in groups, also in themselves, and a name that stands for nobody.
Principal random_member(Random& random) {
  if (random.chance(8)) return {};
  if (random.chance(55)) {
    return {Principal::Kind::user, static_cast<std::uint32_t>(random.below(kUsers))};
  }
  return {Principal::Kind::group, static_cast<std::uint32_t>(random.below(kGroups))};
}

std::vector<Principal> random_members(Random& random, std::size_t most) {
  std::vector<Principal> members;
  for (std::size_t i = random.below(most + 1); i > 0; --i) members.push_back(random_member(random));
  return members;
}

Directory random_people(Random& random) {
  Directory people;
  for (std::size_t u = 0; u < kUsers; ++u) {
    people.add(User{numbered("u", u), numbered("u", u) + "@x", numbered("User ", u)});
  }
  for (std::size_t g = 0; g < kGroups; ++g) {
    people.add(Group{numbered("g", g), numbered("Group ", g)});
  }
  for (std::uint32_t g = 0; g < kGroups; ++g) people.set_members({g}, random_members(random, 3));
  return people;
}

void maybe(Random& random, Row& row, const char* column, Value value) {
  if (random.chance(75)) row[column] = std::move(value);
}

AttributeRule random_rule(Random& random) {
  const TableSchema& rooms = schema_of(TableId::rooms);
  if (random.chance(60)) {
    return {*rooms.find("country"), {random.one_of(kCountries), random.one_of(kCountries)}};
  }
  if (random.chance(50)) return {*rooms.find("health"), {"Healthy", "healthy"}};
  return {*rooms.find("licensed"), {random.chance(50) ? "true" : "false"}};
}

/// Mostly a role of that side, now and then one of the other, or none.
std::string random_role(Random& random, Side side) {
  if (random.chance(4)) return "gone";
  const bool partner = (side == Side::partner) != random.chance(6);
  return partner ? random.one_of<std::string>({"primary_admin", "r0", "r0", "r1"})
                 : random.one_of<std::string>(
                       {"mmr_administrator", "site_lead", "site_technician", "r2", "r2"});
}

CustomerPolicy random_customer(Random& random, std::size_t number) {
  const std::vector<std::string> ids{"T-2", "t-10", "T-1"};
  const std::vector<std::string> names{"Contoso", "contoso", "Fabrikam"};
  CustomerPolicy customer;
  customer.customer.tenant_id = ids[number];
  customer.customer.name = random.one_of(names);
  if (random.chance(50)) customer.customer.alias = random.one_of(kWords);
  customer.customer.tags = random.some_of<std::string>({"gold", "Gold", "new"}, 40);
  customer.customer.people = random_people(random);
  customer.customer.relationship.status = random.chance(80)
                                              ? RelationshipStatus::active
                                              : static_cast<RelationshipStatus>(random.below(6));
  customer.delegation.rooms = random.chance(50) ? RoomScope::everything() : random_scope(random);
  customer.delegation.ceiling = random_permissions(random, random.chance(50) ? 100 : 80);
  for (std::size_t role = 0; role < 3; ++role) {
    const Side side = role < 2 ? Side::partner : Side::customer;
    customer.roles.push_back(
        {numbered("r", role), numbered("Role ", role), "", side, random_permissions(random, 45)});
  }
  for (std::size_t a = random.below(8) + 1; a > 0; --a) {
    const Side side = random.chance(65) ? Side::partner : Side::customer;
    customer.assignments.push_back(random_assignment(random, side, customer.assignments.size()));
  }
  return customer;
}

}  // namespace

void World::settle() {
  policy.by_tenant_id.edit().clear();
  holdings.clear();
  for (std::uint32_t c = 0; c < policy.customers.size(); ++c) {
    policy.by_tenant_id.edit().emplace(policy.customers[c]->customer.tenant_id, CustomerId{c});
    holdings.emplace_back();
    holdings.back().replace(partition_of(TableId::tickets, tickets[c]));
    holdings.back().replace(partition_of(TableId::rooms, rooms[c]));
  }
}

World random_world(Random& random) {
  World world;
  world.policy.partner.edit().tenant_id = "partner";
  world.policy.partner.edit().people = random_people(random);
  for (auto& holders : world.policy.partner.edit().partner_wide)
    holders = random_members(random, 1);
  for (std::size_t c = 0; c < 3; ++c) {
    world.policy.customers.push_back(random_customer(random, c));
    world.rooms.push_back(random_rooms(random));
    world.tickets.push_back(random_tickets(random));
  }
  world.settle();
  return world;
}

RoomScope random_scope(Random& random, int depth) {
  RoomScope scope;
  scope.all = random.chance(30);
  if (random.chance(40)) scope.rooms = random.some_of(room_ids(), 35);
  if (random.chance(40)) scope.room_groups = random.some_of(kRoomGroups, 40);
  for (std::size_t rules = random.below(3); rules > 0; --rules) {
    scope.where.push_back(random_rule(random));
  }
  if (depth > 0 && random.chance(40)) scope.except.push_back(random_scope(random, depth - 1));
  return scope;
}

Assignment random_assignment(Random& random, Side side, std::size_t number) {
  Assignment assignment;
  assignment.id = numbered("a", number);
  assignment.side = side;
  assignment.role = random_role(random, side);
  assignment.members = random_members(random, 3);
  assignment.members.push_back(random_member(random));
  assignment.rooms = random.chance(35) ? RoomScope::everything() : random_scope(random);
  const auto around_now = [&] { return static_cast<Instant>(98 + random.below(5)); };
  if (random.chance(25)) assignment.from = around_now();
  if (random.chance(25)) assignment.until = around_now();
  return assignment;
}

PermissionSet random_permissions(Random& random, std::size_t percent) {
  PermissionSet set;
  for (std::size_t p = 0; p < kPermissionCount; ++p) {
    if (random.chance(percent)) set.insert(static_cast<Permission>(p));
  }
  return set;
}

Row random_room(Random& random, const std::string& id) {
  Row room{{"id", id}};
  maybe(random, room, "name", random.one_of(kWords));
  maybe(random, room, "country", random.one_of(kCountries));
  maybe(random, room, "health",
        random.one_of<std::string>({"Healthy", "Unhealthy", "Suppressed", "healthy", "Odd"}));
  maybe(random, room, "roomGroups", random.some_of(kRoomGroups, 35));
  maybe(random, room, "licensed", random.chance(50));
  maybe(random, room, "capacity", static_cast<std::int64_t>(random.below(4)) - 1);
  maybe(random, room, "updated", static_cast<std::int64_t>(random.below(4)));
  maybe(random, room, "key", random.one_of<std::string>({"key1", "KEY1", "key2"}));
  return room;
}

Row random_ticket(Random& random, const std::string& id) {
  Row ticket{{"id", id}};
  std::vector<std::string> rooms;
  for (std::size_t i = random.below(4); i > 0; --i) rooms.push_back(random.one_of(room_ids()));
  maybe(random, ticket, "rooms", rooms);
  maybe(random, ticket, "title", random.one_of(kWords) + ' ' + random.one_of(kWords));
  maybe(random, ticket, "description", random.one_of(kWords));
  maybe(
      random, ticket, "severity",
      random.one_of<std::string>({"Critical", "Warning", "warning", "Invented", "Recommendation"}));
  maybe(random, ticket, "assignee", random.one_of<std::string>({"Ann", "ann", "Bo", ""}));
  maybe(random, ticket, "highImpact", random.chance(50));
  maybe(random, ticket, "notes", static_cast<std::int64_t>(random.below(3)));
  maybe(random, ticket, "updated", static_cast<std::int64_t>(random.below(4)) - 1);
  return ticket;
}

std::vector<Row> random_rooms(Random& random) {
  std::vector<Row> rooms;
  for (const std::string& id : random.some_of(room_ids(), 70)) {
    rooms.push_back(random_room(random, id));
  }
  random.shuffle(rooms);
  return rooms;
}

std::vector<Row> random_tickets(Random& random) {
  std::vector<Row> tickets;
  for (const std::string& id : random.some_of(ticket_ids(), 70)) {
    tickets.push_back(random_ticket(random, id));
  }
  random.shuffle(tickets);
  return tickets;
}

const std::vector<std::string>& room_ids() {
  static const std::vector<std::string> ids{"r1", "R1", "r2", "r3", "r4", "r5", "r10"};
  return ids;
}

const std::vector<std::string>& ticket_ids() {
  static const std::vector<std::string> ids{"I1", "i1", "I2", "I3", "I4", "I5", "I6", "I7", "I10"};
  return ids;
}

std::vector<Viewer> viewers_of(const World& world) {
  std::vector<Viewer> viewers;
  for (std::uint32_t u = 0; u < kUsers; ++u) viewers.push_back({Side::partner, {}, {u}});
  for (std::uint32_t c = 0; c < world.policy.customers.size(); ++c) {
    for (std::uint32_t u = 0; u < kUsers; ++u) viewers.push_back({Side::customer, {c}, {u}});
  }
  return viewers;
}

Eyes::Eyes(const World& world, Viewer viewer) : world_(world) {
  const bool partner_wide = !partner_wide_roles(world.policy, viewer).empty();
  for (std::uint32_t c = 0; c < world.policy.customers.size(); ++c) {
    const bool here = viewer.side == Side::partner || viewer.tenant == CustomerId{c};
    subjects_.push_back(here ? subject_of(world.policy, viewer) : Subject{viewer.side, {}});
    accesses_.push_back(enfilade::access(world.situation(c), subjects_.back()));
    knows_.push_back(enfilade::knows(accesses_.back(), partner_wide,
                                     world.policy.customers[c]->customer, world.now));
  }
}

std::vector<Sight> Eyes::sights(TableId table) const {
  std::vector<Sight> sights;
  for (std::uint32_t c = 0; c < accesses_.size(); ++c) {
    if (knows_[c] != Knows::data) continue;
    sights.emplace_back(CustomerId{c}, *world_.policy.customers[c], world_.holdings[c],
                        accesses_[c], table);
  }
  return sights;
}

}  // namespace enfilade::test
