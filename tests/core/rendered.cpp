#include "tests/core/rendered.h"

#include <optional>

#include "core/policy/disclose.h"
#include "core/view/order.h"
#include "core/view/view.h"

namespace enfilade::test {
namespace {

std::string rendered_row(const Sight& sight, RowId row) {
  std::string all = sight.customer().tenant_id + ' ' + sight.customer().name + ':';
  const Partition& table = sight.table();
  for (std::size_t column = 0; column < table.schema().columns.size(); ++column) {
    if (table.schema().columns[column].type == ColumnType::rooms) continue;
    const bool readable = sight.may_read(row.row, column);
    all += readable ? ' ' + text_of(value_in(table, column, row)) : " withheld";
  }
  sight.for_each_visible_room(row.row, [&](RowId room) {
    all += " in";
    for (std::size_t column = 0; column < sight.rooms().schema().columns.size(); ++column) {
      const bool readable = sight.may_read_room(room, column);
      all += readable ? ' ' + text_of(value_in(sight.rooms(), column, room)) : " withheld";
    }
  });
  if (sight.partial(row.row)) all += " partial";
  for (std::size_t p = 0; p < kPermissionCount; ++p) {
    const auto permission = static_cast<Permission>(p);
    if (sight.can(row.row).has(permission)) all += ' ' + std::string(name(permission));
  }
  return all + '\n';
}

std::string rendered_decision(const World& world, std::size_t customer, const Decision& decision) {
  std::string all(kReasonNames[static_cast<std::size_t>(decision.reason)]);
  for (const Grant& grant : decision.grants) {
    const Assignment& assignment = world.policy.customers[customer]->assignments[grant.assignment];
    all += " by " + assignment.id + " as " + assignment.role;
    for (GroupId group : grant.path) all += " in " + std::to_string(group.row);
  }
  return all + '\n';
}

/// What a permission could be asked on in one customer, by name; nothing: there is no such thing.
std::vector<std::pair<std::string, std::optional<Target>>> targets(const World& world,
                                                                   std::size_t customer) {
  std::vector<std::pair<std::string, std::optional<Target>>> all{{"", Target::of_customer()}};
  const Partition& rooms = world.holdings[customer].rooms();
  for (const std::string& id : room_ids()) {
    const std::optional<RowId> row = rooms.find(id);
    all.emplace_back("room " + id, row ? std::optional(Target::of_room(*row)) : std::nullopt);
  }
  const Partition& tickets = world.holdings[customer].table(TableId::tickets);
  const auto& named = tickets.column_as<RoomsColumn>(1);
  for (const std::string& id : ticket_ids()) {
    all.emplace_back("ticket " + id, std::nullopt);
    const std::optional<RowId> row = tickets.find(id);
    if (!row) continue;
    std::vector<std::optional<RowId>> rows;
    for (RoomRef room : named[row->row]) rows.push_back(rooms.find(named.ids[room.row]));
    all.back().second = Target::of_ticket(rows);
  }
  return all;
}

Target::Kind kind_of(const std::string& target) {
  return target.empty()                ? Target::Kind::customer
         : target.starts_with("room ") ? Target::Kind::room
                                       : Target::Kind::ticket;
}

}  // namespace

std::string rendered_view(const World& world, const Viewer& viewer, const Ask& ask) {
  const Eyes eyes(world, viewer);
  const std::vector<Sight> sights = eyes.sights(ask.table);
  std::vector<const Sight*> looked_at;
  for (const Sight& sight : sights) looked_at.push_back(&sight);

  const Query query = query_of(ask);
  const Found found = find(query, looked_at);
  std::string all = std::to_string(found.total) + '\n';
  for (const std::vector<FacetCount>& facet : found.facets) {
    for (const FacetCount& count : facet) {
      all += count.value.value_or("(null)") + ' ' + std::to_string(count.count) + ", ";
    }
    all += '\n';
  }
  for (const ViewRow& at : Ranking(looked_at, query.order, found.rows).window(0, found.total)) {
    all += rendered_row(sights[at.sight], at.row);
  }
  return all;
}

std::string rendered_decisions(const World& world, const Viewer& viewer) {
  const Eyes eyes(world, viewer);
  const Subject other{viewer.side, people_of(world.policy, viewer).membership_of({1})};
  std::string all;
  for (const auto& [tenant, id] : *world.policy.by_tenant_id) {
    const std::size_t c = id.row;
    if (eyes.knows(c) == Knows::nothing) continue;
    const Situation situation = world.situation(c);
    for (const auto& [what, target] : targets(world, c)) {
      for (std::size_t p = 0; p < kPermissionCount; ++p) {
        const auto permission = static_cast<Permission>(p);
        if (!well_asked(permission, kind_of(what))) continue;
        const Decision own = target ? disclose(situation, eyes.asker(c), permission, *target)
                                    : Decision{Reason::not_found};
        const Decision about =
            target ? disclose_about(situation, eyes.asker(c), other, permission, *target)
                   : Decision{Reason::not_found};
        all += tenant + ' ' + what + ' ' + std::string(name(permission)) + ": " +
               rendered_decision(world, c, own) + rendered_decision(world, c, about);
      }
    }
  }
  return all;
}

}  // namespace enfilade::test
