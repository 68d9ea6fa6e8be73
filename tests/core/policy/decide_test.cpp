// Contoso opened its Norwegian rooms to the partner, and everything but the keys and the settings.
//
//   oslo     NO             chief   primary admin               all, no dates
//   bergen   NO, vip        ann     in `desk`: tickets          vip and dallas
//   dallas   US             ann     rooms.view, reports.view    oslo
//   (lost)   not loaded     bo      rooms.view                  Norway, from 100 until 200
//                           kari    MMR administrator           all            (Contoso's own)
//                           ola     site technician             oslo           (Contoso's own)
//
// Fabrikam opened everything, and has no assignment for anybody but chief, who may do less there.

#include "core/policy/decide.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/policy/access.h"
#include "core/policy/matrix.h"
#include "tests/core/rows.h"

namespace enfilade {
namespace {

using Texts = std::vector<std::string>;

class Decide : public testing::Test {
 protected:
  Decide()
      : rooms_(test::partition_of(
            TableId::rooms, {{{"id", "oslo"}, {"country", "NO"}, {"roomGroups", Texts{}}},
                             {{"id", "bergen"}, {"country", "NO"}, {"roomGroups", Texts{"vip"}}},
                             {{"id", "dallas"}, {"country", "US"}, {"roomGroups", Texts{}}}})) {
    for (const char* id : {"chief", "ann", "bo", "cy"}) partner_.add(User{id, id, id});
    partner_.add(Group{"around", "", {}});
    partner_.add(Group{"desk", "", {partner_.find("ann")}});
    partner_.set_members({0}, {partner_.find("desk")});
    for (const char* id : {"kari", "ola"}) contoso_.customer.people.edit().add(User{id, id, id});

    contoso_.customer.relationship.status = RelationshipStatus::active;
    contoso_.delegation.rooms = norway();
    contoso_.delegation.ceiling =
        without(PermissionSet::all(), {Permission::rooms_download_key, Permission::settings_view});
    contoso_.roles = {
        {"tickets", "", "", Side::partner, {Permission::tickets_view, Permission::tickets_update}},
        {"rooms",
         "",
         "",
         Side::partner,
         {Permission::rooms_view, Permission::reports_view, Permission::rooms_download_key}}};
    assign("primary_admin", "chief", RoomScope::everything());
    assign("tickets", "around", vip_and_dallas());
    assign("rooms", "ann", rooms_named({"oslo"}));
    Assignment& dated = assign("rooms", "bo", norway());
    dated.from = 100;
    dated.until = 200;
    assign("mmr_administrator", "kari", RoomScope::everything(), Side::customer);
    assign("site_technician", "ola", rooms_named({"oslo"}), Side::customer);

    fabrikam_.customer.relationship.status = RelationshipStatus::active;
    fabrikam_.delegation = {RoomScope::everything(), PermissionSet::all()};
    fabrikam_.roles = {{"tickets", "", "", Side::partner, {Permission::tickets_view}}};
  }

  static PermissionSet without(PermissionSet all, PermissionSet gone) {
    PermissionSet left;
    for (std::size_t p = 0; p < kPermissionCount; ++p) {
      const auto permission = static_cast<Permission>(p);
      if (all.has(permission) && !gone.has(permission)) left.insert(permission);
    }
    return left;
  }
  static RoomScope norway() {
    RoomScope scope;
    scope.where = {{*schema_of(TableId::rooms).find("country"), {"NO"}}};
    return scope;
  }
  static RoomScope rooms_named(Texts ids) {
    RoomScope scope;
    scope.rooms = std::move(ids);
    return scope;
  }
  static RoomScope vip_and_dallas() {
    RoomScope scope = rooms_named({"dallas"});
    scope.room_groups = {"vip"};
    return scope;
  }
  Assignment& assign(const char* role, const char* member, RoomScope scope,
                     Side side = Side::partner) {
    Assignment assignment;
    assignment.id = "a" + std::to_string(contoso_.assignments.size());
    assignment.side = side;
    assignment.role = role;
    assignment.members = {people(side).find(member)};
    assignment.rooms = std::move(scope);
    contoso_.assignments.push_back(std::move(assignment));
    return contoso_.assignments.back();
  }
  const Directory& people(Side side) const {
    return side == Side::partner ? partner_ : *contoso_.customer.people;
  }

  /// People of the customer's own side are the ones that only Contoso knows.
  Subject subject(const char* user) const {
    const Side side = partner_.find_user(user) ? Side::partner : Side::customer;
    const auto found = people(side).find_user(user);
    if (!found) return {Side::partner, std::nullopt};
    return {side, people(side).membership_of(*found)};
  }
  Target ticket(const Texts& rooms) const {
    std::vector<std::optional<RowId>> rows;
    for (const std::string& room : rooms) rows.push_back(rooms_.find(room));
    return Target::of_ticket(rows);
  }
  Decision decide_on(const char* user, const char* permission, const Target& target) const {
    return decide({contoso_, rooms_, now_}, subject(user), *parse_permission(permission), target);
  }
  static std::string reason(const Decision& decision) {
    EXPECT_EQ(decision.grants.empty(), !decision.allowed());
    return std::string(kReasonNames[static_cast<std::size_t>(decision.reason)]);
  }
  std::string in_room(const char* user, const char* permission, const char* room) const {
    return reason(decide_on(user, permission, Target::of_room(*rooms_.find(room))));
  }
  std::string on_ticket(const char* user, const char* permission, const Texts& rooms) const {
    return reason(decide_on(user, permission, ticket(rooms)));
  }
  std::string in_customer(const char* user, const char* permission) const {
    return reason(decide_on(user, permission, Target::of_customer()));
  }
  std::vector<std::size_t> assignments(const Decision& decision) const {
    std::vector<std::size_t> indices;
    for (const Grant& grant : decision.grants) indices.push_back(grant.assignment);
    return indices;
  }

  Directory partner_;
  CustomerPolicy contoso_, fabrikam_;
  Partition rooms_;
  Instant now_ = 150;
};

TEST_F(Decide, AllowsWhatIsDelegatedAssignedCoveredAndPermitted) {
  EXPECT_EQ(in_room("ann", "rooms.view", "oslo"), "allowed");
  EXPECT_EQ(in_room("ann", "tickets.update", "bergen"), "allowed");
  EXPECT_EQ(in_room("chief", "rooms.modify", "bergen"), "allowed");
}

TEST_F(Decide, NamesTheFirstWall) {
  EXPECT_EQ(in_room("ann", "tickets.view", "dallas"), "room_not_delegated");
  EXPECT_EQ(in_room("ann", "rooms.download_key", "oslo"), "permission_not_delegated");
  EXPECT_EQ(in_room("cy", "rooms.view", "oslo"), "not_assigned");
  EXPECT_EQ(in_room("nobody", "rooms.view", "oslo"), "not_assigned");
  EXPECT_EQ(in_room("ann", "rooms.view", "bergen"), "role_forbids");
  EXPECT_EQ(in_room("ann", "rooms.modify", "oslo"), "role_forbids");
  EXPECT_EQ(in_room("ola", "rooms.view", "bergen"), "outside_scope");
  EXPECT_EQ(in_room("ola", "reports.view", "oslo"), "role_forbids");
  contoso_.customer.relationship.status = RelationshipStatus::ended;
  EXPECT_EQ(in_room("ann", "tickets.view", "dallas"), "no_relationship");
}

TEST_F(Decide, NamesAHigherWallBeforeALowerOne) {
  EXPECT_EQ(in_room("cy", "rooms.download_key", "dallas"), "room_not_delegated");
  EXPECT_EQ(in_room("cy", "rooms.download_key", "oslo"), "permission_not_delegated");
  now_ = 200;
  EXPECT_EQ(in_room("bo", "rooms.modify", "oslo"), "not_in_force");
}

TEST_F(Decide, NeedsAnActiveRelationship) {
  for (RelationshipStatus status :
       {RelationshipStatus::pending, RelationshipStatus::ended, RelationshipStatus::declined,
        RelationshipStatus::expired, RelationshipStatus::withdrawn}) {
    contoso_.customer.relationship.status = status;
    EXPECT_EQ(in_room("chief", "rooms.view", "oslo"), "no_relationship");
    EXPECT_EQ(in_customer("chief", "roles.view"), "no_relationship");
  }
}

TEST_F(Decide, AsksOfTheCustomersOwnPeopleNeitherRelationshipNorDelegation) {
  contoso_.customer.relationship.status = RelationshipStatus::ended;
  EXPECT_EQ(in_room("kari", "rooms.download_key", "dallas"), "allowed");
  EXPECT_EQ(in_customer("kari", "settings.modify"), "allowed");
  EXPECT_EQ(in_room("ola", "rooms.view", "oslo"), "allowed");
  EXPECT_EQ(in_room("ola", "rooms.view", "dallas"), "outside_scope");
}

TEST_F(Decide, DoesNotMixTheSides) {
  // The first users of both directories have the same number.
  contoso_.assignments.back().members = {partner_.find("chief")};
  contoso_.assignments.back().side = Side::partner;
  EXPECT_EQ(in_room("kari", "tickets.view", "oslo"), "allowed");  // by the other, over all
  contoso_.assignments[4].members.clear();
  EXPECT_EQ(in_room("kari", "tickets.view", "oslo"), "not_assigned");
}

TEST_F(Decide, TakesAnAssignmentWhoseRoleIsNotThereForNone) {
  contoso_.roles.push_back({"own", "", "", Side::customer, PermissionSet::all()});
  assign("rooms", "cy", RoomScope::everything());
  EXPECT_EQ(in_room("cy", "rooms.view", "oslo"), "allowed");
  for (const char* role : {"not there", "own", "mmr_administrator"}) {
    contoso_.assignments.back().role = role;
    EXPECT_EQ(in_room("cy", "rooms.view", "oslo"), "not_assigned") << role;
  }
}

TEST_F(Decide, TakesCoverAndPermissionFromOneAndTheSameAssignment) {
  // One covers oslo, another may see tickets: together they show no ticket of oslo.
  EXPECT_EQ(in_room("ann", "tickets.view", "oslo"), "role_forbids");
  assign("tickets", "ann", rooms_named({"oslo"}));
  EXPECT_EQ(in_room("ann", "tickets.view", "oslo"), "allowed");
}

TEST_F(Decide, AddsAssignmentsUp) {
  assign("rooms", "desk", norway());
  assign("tickets", "ann", norway());
  const Decision rooms = decide_on("ann", "rooms.view", Target::of_room(*rooms_.find("oslo")));
  EXPECT_EQ(assignments(rooms), (std::vector<std::size_t>{2, 6}));
  EXPECT_EQ(in_room("ann", "rooms.view", "bergen"), "allowed");
}

TEST_F(Decide, ShowsTheWayOfGroupsToThePerson) {
  const Decision decision =
      decide_on("ann", "tickets.view", Target::of_room(*rooms_.find("bergen")));
  ASSERT_EQ(decision.grants.size(), 1u);
  const GroupId around{partner_.find("around").row}, desk{partner_.find("desk").row};
  EXPECT_EQ(decision.grants[0].path, (std::vector<GroupId>{around, desk}));
  contoso_.assignments[1].members.push_back(partner_.find("desk"));
  EXPECT_EQ(
      decide_on("ann", "tickets.view", Target::of_room(*rooms_.find("bergen"))).grants[0].path,
      std::vector<GroupId>{desk});
  contoso_.assignments[1].members.push_back(partner_.find("ann"));
  EXPECT_TRUE(decide_on("ann", "tickets.view", Target::of_room(*rooms_.find("bergen")))
                  .grants[0]
                  .path.empty());
}

TEST_F(Decide, BeginsWithFromAndEndsBeforeUntil) {
  for (const auto& [now, answer] : {std::pair<Instant, const char*>{99, "not_in_force"},
                                    {100, "allowed"},
                                    {199, "allowed"},
                                    {200, "not_in_force"}}) {
    now_ = now;
    EXPECT_EQ(in_room("bo", "rooms.view", "oslo"), answer) << now;
  }
}

TEST_F(Decide, DoesNotReadAnotherCustomer) {
  EXPECT_EQ(reason(decide({fabrikam_, rooms_, now_}, subject("ann"), Permission::rooms_view,
                          Target::of_room({0}))),
            "not_assigned");
}

TEST_F(Decide, CountsAPermissionAboutTheCustomerOnlyFromAnAssignmentOverAll) {
  EXPECT_EQ(in_customer("chief", "roles.modify"),
            "allowed");  // the delegation is smaller: no matter
  EXPECT_EQ(in_customer("chief", "rooms.create"), "role_forbids");
  EXPECT_EQ(in_customer("kari", "settings.view"), "allowed");
  EXPECT_EQ(in_customer("ola", "groups.view"), "outside_scope");
  contoso_.roles.push_back({"rings", "", "", Side::partner, {Permission::update_rings_view}});
  Assignment& rings = assign("rings", "cy", norway());
  EXPECT_EQ(in_customer("cy", "update_rings.view"), "outside_scope");
  rings.rooms = rooms_named({"oslo", "bergen", "dallas"});  // all of them, but not by its letter
  EXPECT_EQ(in_customer("cy", "update_rings.view"), "outside_scope");
  rings.rooms = RoomScope::everything();
  EXPECT_EQ(in_customer("cy", "update_rings.view"), "allowed");
  rings.rooms.except.push_back({});
  EXPECT_EQ(in_customer("cy", "update_rings.view"), "outside_scope");
}

TEST_F(Decide, HoldsACustomersPermissionToTheCeiling) {
  contoso_.roles.push_back({"settings", "", "", Side::partner, {Permission::settings_view}});
  assign("settings", "cy", RoomScope::everything());
  EXPECT_EQ(in_customer("cy", "settings.view"), "permission_not_delegated");
}

TEST_F(Decide, NarrowsGroupsAndRolesToRooms) {
  contoso_.roles.push_back({"roles", "", "", Side::partner, {Permission::roles_view}});
  assign("roles", "cy", rooms_named({"oslo"}));
  EXPECT_EQ(in_room("cy", "roles.view", "oslo"), "allowed");
  EXPECT_EQ(in_room("cy", "roles.view", "bergen"), "outside_scope");
  EXPECT_EQ(in_customer("cy", "roles.view"), "outside_scope");
}

TEST_F(Decide, ShowsATicketOfAnyRoomThatShowsTickets) {
  EXPECT_EQ(on_ticket("ann", "tickets.view", {"bergen"}), "allowed");
  EXPECT_EQ(on_ticket("ann", "tickets.view", {"dallas", "lost", "bergen"}), "allowed");
  EXPECT_EQ(on_ticket("ann", "tickets.view", {"oslo"}), "role_forbids");
  EXPECT_EQ(on_ticket("ann", "tickets.view", {"dallas"}), "room_not_delegated");
  EXPECT_EQ(on_ticket("ann", "tickets.view", {"lost"}), "not_found");
}

TEST_F(Decide, UpdatesATicketOnlyInAllOfItsRooms) {
  EXPECT_EQ(on_ticket("ann", "tickets.update", {"bergen"}), "allowed");
  EXPECT_EQ(on_ticket("ann", "tickets.update", {"bergen", "dallas"}), "ticket_exceeds_scope");
  EXPECT_EQ(on_ticket("ann", "tickets.update", {"oslo", "bergen"}), "ticket_exceeds_scope");
  EXPECT_EQ(on_ticket("ann", "tickets.update", {"bergen", "lost"}), "ticket_exceeds_scope");
  EXPECT_EQ(on_ticket("chief", "tickets.update", {"oslo", "bergen"}), "allowed");
  EXPECT_EQ(on_ticket("ann", "tickets.update", {"oslo"}), "role_forbids");
}

TEST_F(Decide, NamesTheReasonOfAVisibleRoomBeforeHiddenOnes) {
  contoso_.roles[0].permissions = {Permission::tickets_view};
  for (const Texts& rooms : {Texts{"bergen", "dallas"}, Texts{"lost", "bergen"}}) {
    EXPECT_EQ(on_ticket("ann", "tickets.update", rooms), "role_forbids");
  }
  contoso_.roles.push_back({"update", "", "", Side::partner, {Permission::tickets_update}});
  assign("update", "ann", rooms_named({"oslo"}));
  assign("tickets", "ann", rooms_named({"oslo"}));
  // Two visible rooms: one permits, the other forbids, in either order.
  EXPECT_EQ(on_ticket("ann", "tickets.update", {"oslo", "bergen"}), "role_forbids");
  EXPECT_EQ(on_ticket("ann", "tickets.update", {"bergen", "oslo"}), "role_forbids");
}

TEST_F(Decide, NamesATicketsGrantsOnceInTheOrderOfTheAssignments) {
  assign("tickets", "ann", rooms_named({"oslo"}));
  for (const Texts& rooms : {Texts{"oslo", "bergen"}, Texts{"bergen", "oslo"}}) {
    const Decision view = decide_on("ann", "tickets.view", ticket(rooms));
    EXPECT_EQ(assignments(view), (std::vector<std::size_t>{1, 6}));
    const Decision update = decide_on("ann", "tickets.update", ticket(rooms));
    EXPECT_EQ(assignments(update), (std::vector<std::size_t>{1, 6}));
  }
  EXPECT_EQ(assignments(decide_on("chief", "tickets.update", ticket({"oslo", "bergen"}))),
            std::vector<std::size_t>{0});
}

TEST_F(Decide, GivesATicketWithoutRoomsOnlyToAssignmentsAndDelegationsOverAll) {
  EXPECT_EQ(on_ticket("chief", "tickets.view", {}), "room_not_delegated");
  EXPECT_EQ(on_ticket("kari", "tickets.view", {}), "allowed");
  EXPECT_EQ(on_ticket("kari", "tickets.update", {}), "allowed");
  EXPECT_EQ(on_ticket("ola", "tickets.view", {}), "outside_scope");
  contoso_.delegation.rooms = RoomScope::everything();
  EXPECT_EQ(on_ticket("chief", "tickets.view", {}), "allowed");
  EXPECT_EQ(on_ticket("ann", "tickets.view", {}), "outside_scope");
  contoso_.delegation.rooms.except.push_back({});
  EXPECT_EQ(on_ticket("chief", "tickets.view", {}), "room_not_delegated");
}

TEST_F(Decide, GivesNothingOnATicketWithoutRoomsThatIsNotSeen) {
  contoso_.delegation.rooms = RoomScope::everything();
  contoso_.delegation.ceiling = {Permission::tickets_update};
  EXPECT_EQ(on_ticket("chief", "tickets.view", {}), "permission_not_delegated");
  EXPECT_EQ(on_ticket("chief", "tickets.update", {}), "permission_not_delegated");
  contoso_.delegation.ceiling.insert(Permission::tickets_view);
  EXPECT_EQ(on_ticket("chief", "tickets.update", {}), "allowed");
}

TEST_F(Decide, AsksARoomWhatIsAboutARoomAndTheCustomerTheRest) {
  const auto asked = [](const char* permission) {
    std::string kinds;
    for (Target::Kind kind : {Target::Kind::customer, Target::Kind::room, Target::Kind::ticket}) {
      kinds += well_asked(*parse_permission(permission), kind) ? 'y' : 'n';
    }
    return kinds;
  };
  EXPECT_EQ(asked("rooms.view"), "nyy");
  EXPECT_EQ(asked("tickets.update"), "nyy");
  EXPECT_EQ(asked("settings.view"), "ynn");
  EXPECT_EQ(asked("rooms.create"), "ynn");
  EXPECT_EQ(asked("groups.view"), "yyn");
  EXPECT_EQ(asked("roles.modify"), "yyn");
  EXPECT_EQ(asked("groups.modify"), "ynn");
}

}  // namespace
}  // namespace enfilade
