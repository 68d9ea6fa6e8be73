// Whether a viewer could tell: oslo is seen whole but for its key, bergen by its tickets, tokyo not
// at all.

#include "core/view/alike.h"

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "tests/core/random_world.h"
#include "tests/core/small_world.h"

namespace enfilade {
namespace {

using test::Row;
using Rows = std::vector<Row>;
using Texts = std::vector<std::string>;

struct Contents {
  Rows rooms, tickets;
  std::string name = "Contoso";
  PermissionSet in_oslo{Permission::rooms_view, Permission::tickets_view};
};

const Contents& contents() {
  static const Contents contents{
      {{{"id", "oslo"}, {"name", "Oslo"}, {"roomGroups", Texts{"a"}}, {"key", "K1"}},
       {{"id", "bergen"}, {"name", "Bergen"}, {"country", "NO"}},
       {{"id", "tokyo"}, {"name", "Tokyo"}}},
      {{{"id", "t1"}, {"rooms", Texts{"oslo", "tokyo"}}, {"title", "one"}, {"notes", 1}},
       {{"id", "t2"}, {"rooms", Texts{"bergen"}}},
       {{"id", "t3"}, {"rooms", Texts{"tokyo"}}, {"title", "three"}}}};
  return contents;
}

test::SmallWorld world_of(const Contents& contents) {
  test::SmallWorld world;
  world.add_customer("T-1", contents.name, contents.rooms, contents.tickets);
  world.permit(contents.in_oslo, {"oslo"});
  world.permit({Permission::tickets_view}, {"bergen"});
  return world;
}

bool alike_in(TableId table, const Contents& a, const Contents& b) {
  const test::SmallWorld world_a = world_of(a), world_b = world_of(b);
  const test::Eyes eyes_a(world_a.world(), {}), eyes_b(world_b.world(), {});
  return alike(eyes_a.sights(table)[0], eyes_b.sights(table)[0]);
}

/// Which tables look different after a change: neither, "rooms", "tickets", or both.
std::string differs(const std::function<void(Contents&)>& change) {
  Contents changed = contents();
  change(changed);
  std::string tables;
  if (!alike_in(TableId::rooms, contents(), changed)) tables += "rooms";
  if (!alike_in(TableId::tickets, contents(), changed)) tables += "tickets";
  return tables;
}

TEST(Alike, IsWhatDidNotChange) {
  EXPECT_EQ(differs([](Contents&) {}), "");
}

TEST(Alike, IsWhatChangedOutOfSight) {
  EXPECT_EQ(differs([](Contents& c) { c.rooms[2]["name"] = "Kyoto"; }), "");
  EXPECT_EQ(differs([](Contents& c) { c.rooms[1]["country"] = "SE"; }), "");
  EXPECT_EQ(differs([](Contents& c) { c.rooms[0]["key"] = "K2"; }), "");
  EXPECT_EQ(differs([](Contents& c) { c.tickets[2]["title"] = "3"; }), "");
  EXPECT_EQ(differs([](Contents& c) { c.tickets.pop_back(); }), "");
  EXPECT_EQ(differs([](Contents& c) { c.tickets[0]["rooms"] = Texts{"oslo", "not loaded"}; }), "");
  EXPECT_EQ(differs([](Contents& c) { c.rooms.insert(c.rooms.begin(), Row{{"id", "new"}}); }), "");
}

TEST(Alike, IsNotWhatChangedInSight) {
  EXPECT_EQ(differs([](Contents& c) { c.rooms[0]["roomGroups"] = Texts{"b"}; }), "roomstickets");
  EXPECT_EQ(differs([](Contents& c) { c.rooms[0].erase("roomGroups"); }), "roomstickets");
  EXPECT_EQ(differs([](Contents& c) { c.rooms[1]["name"] = "BERGEN"; }), "tickets");
  EXPECT_EQ(differs([](Contents& c) { c.tickets[0]["title"] = "One"; }), "tickets");
  EXPECT_EQ(differs([](Contents& c) { c.tickets[0]["notes"] = 2; }), "tickets");
  EXPECT_EQ(differs([](Contents& c) { c.tickets[0]["assignee"] = ""; }), "tickets");
  EXPECT_EQ(differs([](Contents& c) { c.tickets.erase(c.tickets.begin()); }), "tickets");
  EXPECT_EQ(differs([](Contents& c) { c.tickets[1]["id"] = "t4"; }), "tickets");
}

TEST(Alike, IsNotATicketThatGainsOrLosesItsHiddenRooms) {
  EXPECT_EQ(differs([](Contents& c) { c.tickets[0]["rooms"] = Texts{"oslo"}; }), "tickets");
  EXPECT_EQ(differs([](Contents& c) {
              c.tickets[1]["rooms"] = Texts{"bergen", "tokyo"};
            }),
            "tickets");
}

TEST(Alike, IsNotAnotherNameOrPermission) {
  EXPECT_EQ(differs([](Contents& c) { c.name = "contoso"; }), "roomstickets");
  EXPECT_EQ(differs([](Contents& c) { c.in_oslo.insert(Permission::rooms_modify); }), "rooms");
  EXPECT_EQ(differs([](Contents& c) { c.in_oslo.insert(Permission::tickets_update); }), "rooms");
  EXPECT_EQ(differs([](Contents& c) { c.in_oslo.insert(Permission::rooms_download_key); }),
            "roomstickets");
}

// A sight that follows another is as one made anew, and tells a change as well.
TEST(Alike, IsToldOfASightThatFollowsAsOfOneMadeAnew) {
  std::size_t same = 0, other = 0;
  for (unsigned seed = 0; seed < 200; ++seed) {
    test::Random random(seed);
    const test::World world = test::random_world(random);
    for (const Viewer& viewer : test::viewers_of(world)) {
      const test::Eyes eyes(world, viewer);
      for (const Sight& before : eyes.sights(TableId::tickets)) {
        const std::size_t customer = before.id().row;
        Holding holding = world.holdings[customer];
        const std::string id = test::ticket_ids()[random.below(test::ticket_ids().size())];
        Row changed = test::random_ticket(random, id);
        if (const auto known = before.table().find(id); known && random.below(3) > 0) {
          changed = test::row_in(before.table(), *known);
          changed["notes"] = static_cast<std::int64_t>(random.below(3));
        }
        holding.replace(upserted(holding.table(TableId::tickets),
                                 test::partition_of(TableId::tickets, {changed})));
        const Sight anew(before.id(), world.customer(before.id()), holding, eyes.access(customer),
                         TableId::tickets);
        const Sight follows(before, holding);
        ASSERT_EQ(follows.visible(), anew.visible()) << "seed " << seed;
        ASSERT_TRUE(alike(follows, anew)) << "seed " << seed;
        const Access copy = eyes.access(customer);  // of which none can say that it is the same
        const Sight stranger(before.id(), world.customer(before.id()), holding, copy,
                             TableId::tickets);
        ASSERT_EQ(alike(before, follows), alike(before, stranger)) << "seed " << seed;
        ++(alike(before, follows) ? same : other);
      }
    }
  }
  EXPECT_GT(same, 100u);
  EXPECT_GT(other, 100u);
}

}  // namespace
}  // namespace enfilade
