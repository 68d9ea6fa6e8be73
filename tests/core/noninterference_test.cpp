// No leak: whatever happens to rows, rooms, people and customers that a viewer may not know of,
// every answer to that viewer stays the same, byte for byte. Random worlds, changed where the
// viewer cannot see.

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "tests/core/naive_view.h"
#include "tests/core/random_world.h"
#include "tests/core/rendered.h"

namespace enfilade {
namespace {

using test::Row;
using test::World;
using Texts = std::vector<std::string>;

const std::string& id_of(const Row& row) {
  return std::get<std::string>(row.at("id"));
}

/// Changes what one viewer cannot see in one customer. A change of a room may bring it into
/// somebody's scope; such changes are undone.
class Beyond {
 public:
  Beyond(World& world, const Viewer& viewer, std::size_t customer, test::Random& random)
      : world_(world), viewer_(viewer), c_(customer), random_(random) {}

  void change() {
    const test::Eyes eyes(world_, viewer_);
    if (eyes.knows(c_) != Knows::data) {
      change_data_whole(eyes.knows(c_) == Knows::nothing);
      world_.settle();
      return;
    }
    change_other_people();
    for (const std::string& id : test::room_ids()) change_room(id);
    change_tickets();
    random_.shuffle(world_.rooms[c_]);
    random_.shuffle(world_.tickets[c_]);
    world_.settle();
  }

 private:
  /// Of such a customer at most the name is known.
  void change_data_whole(bool name_too) {
    CustomerPolicy& customer = world_.policy.customers[c_].edit();
    world_.rooms[c_] = test::random_rooms(random_);
    world_.tickets[c_] = test::random_tickets(random_);
    customer.delegation = {test::random_scope(random_), test::random_permissions(random_, 50)};
    if (name_too) {
      customer.customer.name = "hidden";
      customer.customer.alias = "camera";
      customer.customer.tags = {"gold"};
    }
    change_other_people();
  }

  bool is_viewers(const Assignment& assignment) const {
    const Subject subject = test::Eyes(world_, viewer_).subject(c_);
    return assignment.side == subject.side && subject.membership &&
           std::any_of(assignment.members.begin(), assignment.members.end(),
                       [&](Principal member) { return subject.membership->includes(member); });
  }

  void change_other_people() {
    CustomerPolicy& customer = world_.policy.customers[c_].edit();
    for (Assignment& assignment : customer.assignments) {
      if (is_viewers(assignment)) continue;
      assignment = test::random_assignment(random_, assignment.side, 77);
      if (is_viewers(assignment)) assignment.members.clear();
    }
    customer.assignments.push_back(test::random_assignment(random_, Side::partner, 88));
    if (is_viewers(customer.assignments.back())) customer.assignments.pop_back();
    for (Role& role : customer.roles) {
      const bool used =
          std::any_of(customer.assignments.begin(), customer.assignments.end(),
                      [&](const Assignment& a) { return a.role == role.id && is_viewers(a); });
      if (!used) role.permissions = test::random_permissions(random_, 50);
    }
    customer.customer.people.edit().add(User{"stranger", "", "camera"});
  }

  std::optional<PermissionSet> held_in(const std::string& room) const {
    const test::Eyes eyes(world_, viewer_);
    const auto row = world_.holdings[c_].rooms().find(room);
    return row ? std::optional(eyes.access(c_).rooms[row->row]) : std::nullopt;
  }
  /// What covers a room is known with it: whoever knows a room may ask which assignments allow it.
  std::vector<bool> covers_of(const std::string& room) const {
    const Partition& rooms = world_.holdings[c_].rooms();
    const CustomerPolicy& customer = *world_.policy.customers[c_];
    const RowId row = *rooms.find(room);
    std::vector<bool> yes{covers(customer.delegation.rooms, rooms, row) == Cover::yes};
    for (const Assignment& assignment : customer.assignments) {
      const bool own = is_viewers(assignment);
      yes.push_back(own && covers(assignment.rooms, rooms, row) == Cover::yes);
    }
    return yes;
  }
  static bool hidden(std::optional<PermissionSet> held) {
    return !held || !held->intersects(kAboutARoom);
  }

  /// A room that is not known may change, come or go; of a known one only what is withheld changes.
  void change_room(const std::string& id) {
    const std::vector<Row> before = world_.rooms[c_];
    const std::optional<PermissionSet> held = held_in(id);
    const std::vector<bool> covering = hidden(held) ? std::vector<bool>{} : covers_of(id);
    auto room = std::find_if(world_.rooms[c_].begin(), world_.rooms[c_].end(),
                             [&](const Row& row) { return id_of(row) == id; });
    if (hidden(held)) {
      if (room != world_.rooms[c_].end()) world_.rooms[c_].erase(room);
      if (random_.chance(60)) world_.rooms[c_].push_back(test::random_room(random_, id));
    } else if (!held->has(Permission::rooms_view)) {
      Row other = test::random_room(random_, id);
      other.erase("name");
      if (room->contains("name")) other["name"] = room->at("name");
      *room = other;
    } else if (!held->has(Permission::rooms_download_key)) {
      (*room)["key"] = "canary";
    }
    world_.settle();
    const std::optional<PermissionSet> now = held_in(id);
    const bool same = hidden(held) ? hidden(now) : now == held && covers_of(id) == covering;
    if (!same) world_.rooms[c_] = before;
    world_.settle();
  }

  Texts named_rooms(const Row& ticket) const {
    return ticket.contains("rooms") ? std::get<Texts>(ticket.at("rooms")) : Texts{};
  }
  bool sees(const Row& ticket) const {
    const Texts named = named_rooms(ticket);
    if (named.empty()) {
      return test::Eyes(world_, viewer_).access(c_).without_rooms.has(Permission::tickets_view);
    }
    return std::any_of(named.begin(), named.end(), [&](const std::string& room) {
      const auto held = held_in(room);
      return held && held->has(Permission::tickets_view);
    });
  }

  /// Hidden tickets change, come and go; of visible ones the hidden rooms become other hidden ones.
  void change_tickets() {
    Texts hidden_rooms{"nowhere"};
    for (const std::string& id : test::room_ids()) {
      if (hidden(held_in(id))) hidden_rooms.push_back(id);
    }
    std::vector<Row> tickets;
    Texts taken;
    for (Row ticket : world_.tickets[c_]) {
      if (!sees(ticket)) continue;
      Texts rooms = named_rooms(ticket);
      for (std::string& room : rooms) {
        if (hidden(held_in(room))) room = random_.one_of(hidden_rooms);
      }
      if (!rooms.empty()) ticket["rooms"] = rooms;
      taken.push_back(id_of(ticket));
      tickets.push_back(std::move(ticket));
    }
    for (const std::string& id : test::ticket_ids()) {
      if (std::find(taken.begin(), taken.end(), id) != taken.end()) continue;
      Row ticket = test::random_ticket(random_, id);
      if (!sees(ticket)) tickets.push_back(std::move(ticket));
    }
    world_.tickets[c_] = std::move(tickets);
  }

  World& world_;
  const Viewer& viewer_;
  std::size_t c_;
  test::Random& random_;
};

/// Other people's assignments are no secret from who holds roles.view somewhere.
bool sees_others(const World& world, const Viewer& viewer) {
  const test::Eyes eyes(world, viewer);
  for (std::size_t c = 0; c < world.rooms.size(); ++c) {
    if (eyes.access(c).somewhere.has(Permission::roles_view)) return true;
  }
  return false;
}

TEST(Noninterference, HoldsForViewsAndDecisions) {
  std::size_t told = 0;
  for (unsigned seed = 0; seed < 100; ++seed) {
    test::Random random(seed);
    const World world = test::random_world(random);
    for (const Viewer& viewer : test::viewers_of(world)) {
      if (sees_others(world, viewer)) continue;
      World changed = world;
      for (std::size_t c = 0; c < world.rooms.size(); ++c) {
        Beyond(changed, viewer, c, random).change();
      }
      ASSERT_EQ(test::rendered_decisions(changed, viewer), test::rendered_decisions(world, viewer))
          << "seed " << seed;
      for (int queries = 0; queries < 6; ++queries) {
        const test::Ask ask = test::random_ask(random);
        const std::string before = test::rendered_view(world, viewer, ask);
        ASSERT_EQ(test::rendered_view(changed, viewer, ask), before) << "seed " << seed;
        told += before.size();
      }
    }
  }
  EXPECT_GT(told, 50'000u);  // something was said at all
}

// What happens at one customer is nothing to another.
TEST(Isolation, KeepsEachCustomersAnswersToItself) {
  for (unsigned seed = 0; seed < 60; ++seed) {
    test::Random random(seed);
    const World world = test::random_world(random);
    World changed = world;
    changed.policy.customers[1] = test::random_world(random).policy.customers[1];
    changed.rooms[1] = test::random_rooms(random);
    changed.tickets[1] = test::random_tickets(random);
    changed.settle();
    for (const Viewer& viewer : test::viewers_of(world)) {
      if (viewer.side == Side::customer && viewer.tenant.row == 1) continue;
      test::Ask ask = test::random_ask(random);
      const auto of_others = [](const std::string& column) {
        return test::none_of({test::leaf(column, Operator::equals, "t-10")});
      };
      ask.where = test::all_of({of_others("customer"), std::move(ask.where)});
      ask.facets.clear();  // one of customers counts all of them
      ASSERT_EQ(test::rendered_view(changed, viewer, ask), test::rendered_view(world, viewer, ask))
          << "seed " << seed;
      const test::Eyes eyes(world, viewer), later(changed, viewer);
      for (std::size_t c : {0u, 2u}) {
        ASSERT_EQ(eyes.access(c).rooms, later.access(c).rooms) << "seed " << seed;
        ASSERT_EQ(eyes.access(c).of_customer, later.access(c).of_customer) << "seed " << seed;
      }
    }
  }
}

}  // namespace
}  // namespace enfilade
