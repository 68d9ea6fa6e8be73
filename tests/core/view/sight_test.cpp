// One table as one viewer sees it. In oslo the viewer may do everything, in bergen see and update
// tickets, in lima see rooms, in paris update tickets without seeing them; in tokyo nothing.
//
//   t1  oslo                t4  bergen and paris      t7  bergen and one that is not loaded
//   t2  bergen and oslo     t5  lima                  t8  no room
//   t3  tokyo and bergen    t6  paris

#include "core/view/sight.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/core/small_world.h"

namespace enfilade {
namespace {

using Texts = std::vector<std::string>;

class Seeing : public testing::Test {
 protected:
  Seeing() {
    world_.add_customer("T-1", "Contoso",
                        {{{"id", "oslo"}},
                         {{"id", "bergen"}},
                         {{"id", "lima"}},
                         {{"id", "paris"}},
                         {{"id", "tokyo"}}},
                        {{{"id", "t1"}, {"rooms", Texts{"oslo"}}},
                         {{"id", "t2"}, {"rooms", Texts{"bergen", "oslo"}}},
                         {{"id", "t3"}, {"rooms", Texts{"tokyo", "bergen"}}},
                         {{"id", "t4"}, {"rooms", Texts{"bergen", "paris"}}},
                         {{"id", "t5"}, {"rooms", Texts{"lima"}}},
                         {{"id", "t6"}, {"rooms", Texts{"paris"}}},
                         {{"id", "t7"}, {"rooms", Texts{"bergen", "not loaded"}}},
                         {{"id", "t8"}}});
    world_.permit(PermissionSet::all(), {"oslo"});
    world_.permit({Permission::tickets_view, Permission::tickets_update}, {"bergen"});
    world_.permit({Permission::rooms_view}, {"lima"});
    world_.permit({Permission::tickets_update}, {"paris"});
  }

  /// What `say` says of each visible row, after the row's id.
  template <typename Say>
  std::string told(TableId table, Say say) const {
    const test::Eyes eyes(world_.world(), world_.viewer());
    const std::vector<Sight> sights = eyes.sights(table);
    std::string all;
    sights[0].visible().for_each([&](std::size_t row) {
      const RowId id{static_cast<std::uint32_t>(row)};
      all +=
          (all.empty() ? "" : ", ") + std::string(sights[0].table().id(id)) + say(sights[0], row);
    });
    return all;
  }
  static std::string rooms_of(const Sight& sight, std::size_t row) {
    std::string all;
    sight.for_each_visible_room(
        row, [&](RowId room) { all += ' ' + std::string(sight.rooms().id(room)); });
    return all;
  }
  static std::string can(const Sight& sight, std::size_t row) {
    std::string all;
    for (std::size_t p = 0; p < kPermissionCount; ++p) {
      const auto permission = static_cast<Permission>(p);
      if (sight.can(row).has(permission)) all += ' ' + std::string(name(permission));
    }
    return all;
  }

  test::SmallWorld world_;
};

TEST_F(Seeing, ShowsRoomsWithRoomsView) {
  EXPECT_EQ(told(TableId::rooms, rooms_of), "oslo, lima");
}

TEST_F(Seeing, ShowsTicketsWithTheRoomsThatShowTickets) {
  EXPECT_EQ(told(TableId::tickets, rooms_of),
            "t1 oslo, t2 bergen oslo, t3 bergen, t4 bergen, t7 bergen");
}

TEST_F(Seeing, SaysOfARowWithHiddenRoomsThatItIsPartial) {
  const auto partial = [](const Sight& sight, std::size_t row) {
    return std::string(sight.partial(row) ? " partial" : "");
  };
  EXPECT_EQ(told(TableId::tickets, partial), "t1, t2, t3 partial, t4 partial, t7 partial");
  EXPECT_EQ(told(TableId::rooms, partial), "oslo, lima");
}

TEST_F(Seeing, LooksAtAddedRowsAsAtThoseThatWereThere) {
  test::World world = world_.world();
  Holding& holding = world.holdings[0];
  holding.replace(Partition(holding.table(TableId::tickets)));  // that no copy shares
  const test::Eyes eyes(world, world_.viewer());
  Sight sight = eyes.sights(TableId::tickets)[0];
  const std::size_t before = sight.visible_count();

  const auto add = [&](const test::Row& row) {
    holding.append(TableId::tickets, [&](PartitionBuilder& builder) {
      test::append(builder, TableId::tickets, row);
    });
    sight.look_at_added();
    const Sight anew = eyes.sights(TableId::tickets)[0];
    EXPECT_EQ(sight.visible(), anew.visible());
    EXPECT_EQ(sight.visible_count(), anew.visible_count());
    const std::size_t last = sight.table().size() - 1;
    EXPECT_EQ(rooms_of(sight, last), rooms_of(anew, last));
    EXPECT_EQ(sight.partial(last), anew.partial(last));
    for (std::size_t p = 0; p < kPermissionCount; ++p) {
      const PermissionSet one{static_cast<Permission>(p)};
      EXPECT_EQ(sight.holds_in_all_visible_rooms(one), anew.holds_in_all_visible_rooms(one));
    }
  };
  add({{"id", "t9"}, {"rooms", Texts{"oslo", "tokyo"}}});
  add({{"id", "t10"}});
  add({{"id", "t11"}, {"rooms", Texts{"named by no other"}}});
  add({{"id", "t12"}, {"rooms", Texts{"tokyo"}}});
  EXPECT_EQ(sight.visible_count(), before + 1);
}

// Of a room that no row named so far less may hold than of those that were seen.
TEST_F(Seeing, HoldsInAllVisibleRoomsWhatItHoldsInAddedOnes) {
  test::SmallWorld small;
  small.add_customer("T-1", "Contoso", {{{"id", "oslo"}}, {{"id", "bergen"}}},
                     {{{"id", "t1"}, {"rooms", Texts{"oslo"}}}});
  small.permit(PermissionSet::all(), {"oslo"});
  small.permit({Permission::tickets_view}, {"bergen"});
  test::World world = small.world();
  world.holdings[0].replace(Partition(world.holdings[0].table(TableId::tickets)));
  const test::Eyes eyes(world, small.viewer());
  Sight sight = eyes.sights(TableId::tickets)[0];
  EXPECT_TRUE(sight.holds_in_all_visible_rooms({Permission::rooms_view}));
  const test::Row row{{"id", "t2"}, {"rooms", Texts{"bergen"}}};
  world.holdings[0].append(TableId::tickets, [&](PartitionBuilder& builder) {
    test::append(builder, TableId::tickets, row);
  });
  sight.look_at_added();
  EXPECT_FALSE(sight.holds_in_all_visible_rooms({Permission::rooms_view}));
}

TEST_F(Seeing, OffersAnUpdateOnlyWhereItHoldsInAllRooms) {
  EXPECT_EQ(told(TableId::tickets, can),
            "t1 tickets.update, t2 tickets.update, t3, t4 tickets.update, t7");
}

TEST_F(Seeing, OffersInARoomWhatIsAboutRooms) {
  EXPECT_EQ(told(TableId::rooms, can),
            "oslo rooms.modify rooms.download_key rooms.unenroll reports.view "
            "reports.create_customer_incident tickets.view tickets.update, lima");
}

TEST_F(Seeing, ShowsTicketsWithoutRoomsOverAllOnly) {
  world_.permit_everywhere({Permission::tickets_view});
  const std::string all = told(TableId::tickets, rooms_of);
  EXPECT_EQ(all.substr(all.size() - 2), "t8");
  EXPECT_EQ(told(TableId::tickets, can).find("t8 tickets.update"), std::string::npos);
  world_.permit_everywhere({Permission::tickets_update});
  EXPECT_NE(told(TableId::tickets, can).find("t8 tickets.update"), std::string::npos);
}

TEST_F(Seeing, ReadsAKeyOnlyWithDownloadKey) {
  const std::size_t key = *schema_of(TableId::rooms).find("key");
  const auto reads = [&](const Sight& sight, std::size_t row) {
    EXPECT_TRUE(sight.may_read(row, *schema_of(TableId::rooms).find("country")));
    return std::string(sight.may_read(row, key) ? " with its key" : "");
  };
  EXPECT_EQ(told(TableId::rooms, reads), "oslo with its key, lima");
}

TEST_F(Seeing, ReadsOfATicketsRoomMoreThanItsNameOnlyWithRoomsView) {
  const auto reads = [](const Sight& sight, std::size_t row) {
    std::string all;
    sight.for_each_visible_room(row, [&](RowId room) {
      EXPECT_TRUE(sight.may_read_room(room, room_column::id));
      EXPECT_TRUE(sight.may_read_room(room, room_column::name));
      const bool groups = sight.may_read_room(room, room_column::room_groups);
      EXPECT_EQ(sight.may_read_room(room, *schema_of(TableId::rooms).find("key")), groups);
      all += groups ? " all" : " name";
    });
    return all;
  };
  EXPECT_EQ(told(TableId::tickets, reads), "t1 all, t2 name all, t3 name, t4 name, t7 name");
}

}  // namespace
}  // namespace enfilade
