#include "tests/core/small_world.h"

#include <utility>

#include "core/view/order.h"
#include "core/view/view.h"

namespace enfilade::test {
namespace {

std::vector<const Sight*> pointers(const std::vector<Sight>& sights) {
  std::vector<const Sight*> all;
  for (const Sight& sight : sights) all.push_back(&sight);
  return all;
}

}  // namespace

SmallWorld::SmallWorld() {
  world_.policy.partner.edit().people.add(User{"viewer", "", ""});
}

void SmallWorld::add_customer(const std::string& tenant_id, const std::string& name,
                              std::vector<Row> rooms, std::vector<Row> tickets) {
  CustomerPolicy customer;
  customer.customer.tenant_id = tenant_id;
  customer.customer.name = name;
  customer.customer.relationship.status = RelationshipStatus::active;
  customer.delegation = {RoomScope::everything(), PermissionSet::all()};
  world_.policy.customers.push_back(std::move(customer));
  world_.rooms.push_back(std::move(rooms));
  world_.tickets.push_back(std::move(tickets));
  world_.settle();
}

void SmallWorld::permit(PermissionSet permissions, const std::vector<std::string>& rooms) {
  permit_everywhere(permissions);
  world_.policy.customers.back().edit().assignments.back().rooms = rooms_named(rooms);
}

void SmallWorld::permit_everywhere(PermissionSet permissions) {
  CustomerPolicy& customer = world_.policy.customers.back().edit();
  const std::string role = "r" + std::to_string(customer.roles.size());
  customer.roles.push_back({role, "", "", Side::partner, permissions});
  Assignment assignment;
  assignment.role = role;
  assignment.members = {{Principal::Kind::user, 0}};
  assignment.rooms = RoomScope::everything();
  customer.assignments.push_back(std::move(assignment));
}

std::string SmallWorld::rows(const Ask& ask) const {
  return window(ask, 0, 1'000'000);
}

std::string SmallWorld::window(const Ask& ask, std::size_t offset, std::size_t count) const {
  const Eyes eyes(world_, viewer());
  const std::vector<Sight> sights = eyes.sights(ask.table);
  const std::vector<const Sight*> looked_at = pointers(sights);
  const Query query = query_of(ask);
  const Found found = find(query, looked_at);
  std::string ids;
  for (const ViewRow& at : Ranking(looked_at, query.order, found.rows).window(offset, count)) {
    ids += (ids.empty() ? "" : " ") + std::string(sights[at.sight].table().id(at.row));
  }
  return ids;
}

std::string SmallWorld::tickets(const Condition& where) const {
  return rows({.table = TableId::tickets, .where = where});
}
std::string SmallWorld::rooms(const Condition& where) const {
  return rows({.table = TableId::rooms, .where = where});
}

std::string SmallWorld::facet(const Ask& ask) const {
  const Eyes eyes(world_, viewer());
  const std::vector<Sight> sights = eyes.sights(ask.table);
  const Found found = find(query_of(ask), pointers(sights));
  std::string all;
  for (const FacetCount& count : found.facets.front()) {
    all += (all.empty() ? "" : ", ") + count.value.value_or("null") + ' ' +
           std::to_string(count.count);
  }
  return all;
}

RoomScope rooms_named(std::vector<std::string> ids) {
  RoomScope scope;
  scope.rooms = std::move(ids);
  return scope;
}

}  // namespace enfilade::test
