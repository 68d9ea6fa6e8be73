// What is told of a decision. Contoso opened three of its four rooms; the partner's people there:
//
//             oslo         bergen        dallas   (not opened: tokyo)
//   ann       rooms.view   tickets.*
//   lead      rooms.view   rooms.view             roles.view over oslo and dallas
//   chief     primary admin over all
//   global    no assignment, but a role over the whole partner
//   cy        nothing at all
//
// Kari is Contoso's own MMR administrator.

#include "core/policy/disclose.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/policy/matrix.h"
#include "tests/core/random_world.h"
#include "tests/core/rows.h"

namespace enfilade {
namespace {

using Texts = std::vector<std::string>;

class Disclose : public testing::Test {
 protected:
  Disclose()
      : rooms_(test::partition_of(
            TableId::rooms,
            {{{"id", "oslo"}}, {{"id", "bergen"}}, {{"id", "dallas"}}, {{"id", "tokyo"}}})) {
    for (const char* id : {"ann", "lead", "chief", "global", "cy"}) partner_.add(User{id, id, id});
    contoso_.customer.people.edit().add(User{"kari", "", ""});
    contoso_.customer.relationship.status = RelationshipStatus::active;
    contoso_.delegation = {rooms_named({"oslo", "bergen", "dallas"}), PermissionSet::all()};
    contoso_.roles = {
        {"rooms", "", "", Side::partner, {Permission::rooms_view}},
        {"tickets", "", "", Side::partner, {Permission::tickets_view, Permission::tickets_update}},
        {"roles", "", "", Side::partner, {Permission::roles_view}}};
    assign("rooms", "ann", rooms_named({"oslo"}));
    assign("tickets", "ann", rooms_named({"bergen"}));
    assign("rooms", "lead", rooms_named({"oslo", "bergen"}));
    assign("roles", "lead", rooms_named({"oslo", "dallas"}));
    assign("primary_admin", "chief", RoomScope::everything());
    assign("mmr_administrator", "kari", RoomScope::everything(), Side::customer);
  }

  static RoomScope rooms_named(Texts ids) {
    RoomScope scope;
    scope.rooms = std::move(ids);
    return scope;
  }
  void assign(const char* role, const char* member, RoomScope scope, Side side = Side::partner) {
    Assignment assignment;
    assignment.side = side;
    assignment.role = role;
    assignment.members = {people(side).find(member)};
    assignment.rooms = std::move(scope);
    contoso_.assignments.push_back(std::move(assignment));
  }
  const Directory& people(Side side) const {
    return side == Side::partner ? partner_ : *contoso_.customer.people;
  }
  Subject subject(const std::string& user) const {
    const Side side = user == "kari" ? Side::customer : Side::partner;
    const auto found = people(side).find_user(user);
    if (!found) return {side, std::nullopt};
    return {side, people(side).membership_of(*found)};
  }
  Target room(const char* id) const { return Target::of_room(*rooms_.find(id)); }
  Target ticket(const Texts& rooms) const {
    std::vector<std::optional<RowId>> rows;
    for (const std::string& id : rooms) rows.push_back(rooms_.find(id));
    return Target::of_ticket(rows);
  }
  Situation situation() const { return {contoso_, rooms_, 0}; }

  Decision ask(const char* asker, const char* permission, const Target& target) const {
    const Subject self = subject(asker);
    const Access own = access(situation(), self);
    const Knows known = knows(own, asker == std::string("global"), contoso_.customer, 0);
    return disclose(situation(), {self, own, known}, *parse_permission(permission), target);
  }
  Decision ask_about(const char* asker, const char* other, const char* permission,
                     const Target& target) const {
    const Subject self = subject(asker);
    const Access own = access(situation(), self);
    const Knows known = knows(own, asker == std::string("global"), contoso_.customer, 0);
    return disclose_about(situation(), {self, own, known}, subject(other),
                          *parse_permission(permission), target);
  }
  bool sees_assignment(const char* asker, const Assignment& assignment) const {
    const Subject self = subject(asker);
    const Access own = access(situation(), self);
    return sees(situation(), {self, own, Knows::data}, assignment);
  }
  static std::string reason(const Decision& decision) {
    return std::string(kReasonNames[static_cast<std::size_t>(decision.reason)]);
  }

  Directory partner_;
  CustomerPolicy contoso_;
  Partition rooms_;
};

TEST_F(Disclose, NamesReasonsInRoomsThatTheAskerKnows) {
  EXPECT_EQ(reason(ask("ann", "rooms.view", room("oslo"))), "allowed");
  EXPECT_EQ(reason(ask("ann", "rooms.modify", room("oslo"))), "role_forbids");
  EXPECT_EQ(reason(ask("ann", "rooms.view", room("bergen"))),
            "role_forbids");  // known by its tickets
}

TEST_F(Disclose, FindsNoRoomOnWhichTheAskerHoldsNothing) {
  for (const char* id : {"dallas", "tokyo"}) {
    for (std::string_view permission : kPermissionNames) {
      const Decision told = ask("ann", permission.data(), room(id));
      EXPECT_EQ(reason(told), "not_found");
      EXPECT_TRUE(told.grants.empty());
    }
  }
}

TEST_F(Disclose, FindsNoRoomByAPermissionThatIsNotAboutRooms) {
  EXPECT_TRUE(access(situation(), subject("lead")).rooms[2].has(Permission::roles_view));
  EXPECT_EQ(reason(ask("lead", "roles.view", room("dallas"))), "not_found");
  EXPECT_EQ(reason(ask("lead", "roles.view", room("oslo"))), "allowed");
}

TEST_F(Disclose, FindsATicketThroughItsVisibleRoomsOnly) {
  EXPECT_EQ(reason(ask("ann", "tickets.view", ticket({"bergen"}))), "allowed");
  EXPECT_EQ(reason(ask("ann", "tickets.view", ticket({"dallas", "bergen"}))), "allowed");
  EXPECT_EQ(reason(ask("ann", "tickets.view", ticket({"oslo"}))), "not_found");  // a known room
  EXPECT_EQ(reason(ask("ann", "tickets.update", ticket({"dallas", "tokyo"}))), "not_found");
  EXPECT_EQ(reason(ask("ann", "tickets.view", ticket({"not loaded"}))), "not_found");
  EXPECT_EQ(reason(ask("ann", "tickets.update", ticket({"bergen", "tokyo"}))),
            "ticket_exceeds_scope");
}

TEST_F(Disclose, TellsHiddenRoomsOfATicketNotApart) {
  for (const char* hidden : {"oslo", "dallas", "tokyo", "not loaded"}) {
    EXPECT_EQ(reason(ask("ann", "tickets.update", ticket({hidden, "bergen"}))),
              "ticket_exceeds_scope");
  }
}

TEST_F(Disclose, FindsATicketWithoutRoomsForAssignmentsAndDelegationsOverAll) {
  EXPECT_EQ(reason(ask("kari", "tickets.update", ticket({}))), "allowed");
  EXPECT_EQ(reason(ask("chief", "tickets.view", ticket({}))), "not_found");
  contoso_.delegation.rooms = RoomScope::everything();
  EXPECT_EQ(reason(ask("chief", "tickets.view", ticket({}))), "allowed");
  EXPECT_EQ(reason(ask("ann", "tickets.view", ticket({}))), "not_found");
}

TEST_F(Disclose, SaysOfACustomerKnownByNameThatNothingIsAssigned) {
  EXPECT_EQ(reason(ask("global", "settings.view", Target::of_customer())), "not_assigned");
  contoso_.delegation.ceiling = {};
  EXPECT_EQ(reason(ask("global", "settings.view", Target::of_customer())), "not_assigned");
  contoso_.customer.relationship.status = RelationshipStatus::ended;
  EXPECT_EQ(reason(ask("global", "settings.view", Target::of_customer())), "not_assigned");
  EXPECT_EQ(reason(ask("global", "rooms.view", room("oslo"))), "not_found");
  EXPECT_EQ(reason(ask("global", "tickets.view", ticket({"oslo"}))), "not_found");
}

TEST_F(Disclose, FindsNoCustomerThatTheAskerMayNotKnowOf) {
  EXPECT_EQ(reason(ask("cy", "settings.view", Target::of_customer())), "not_found");
  EXPECT_EQ(reason(ask("cy", "rooms.view", room("oslo"))), "not_found");
  contoso_.customer.relationship.status = RelationshipStatus::ended;
  EXPECT_EQ(reason(ask("chief", "settings.view", Target::of_customer())), "not_found");
}

TEST_F(Disclose, KnowsACustomerByDataByNameOrNotAtAll) {
  const auto known = [&](const char* user, bool partner_wide) {
    return knows(access(situation(), subject(user)), partner_wide, contoso_.customer, 0);
  };
  EXPECT_EQ(known("ann", false), Knows::data);
  EXPECT_EQ(known("ann", true), Knows::data);
  EXPECT_EQ(known("global", true), Knows::name);
  EXPECT_EQ(known("cy", false), Knows::nothing);
  contoso_.customer.relationship.status = RelationshipStatus::ended;
  EXPECT_EQ(known("ann", false), Knows::nothing);
  EXPECT_EQ(known("global", true), Knows::name);
  contoso_.customer.relationship.status = RelationshipStatus::withdrawn;
  EXPECT_EQ(known("global", true), Knows::nothing);
}

TEST_F(Disclose, TellsNothingAboutOthersWithoutRolesView) {
  for (const char* other : {"chief", "cy", "there is no such person"}) {
    EXPECT_EQ(reason(ask_about("ann", other, "rooms.view", room("oslo"))), "not_found");
    EXPECT_EQ(reason(ask_about("global", other, "settings.view", Target::of_customer())),
              "not_found");
    EXPECT_EQ(reason(ask_about("cy", other, "rooms.view", room("oslo"))), "not_found");
    EXPECT_EQ(reason(ask_about("lead", other, "rooms.view", room("bergen"))), "not_found");
    EXPECT_EQ(reason(ask_about("lead", other, "settings.view", Target::of_customer())),
              "not_found");
  }
}

TEST_F(Disclose, TellsAboutOthersWhereTheAskerHoldsRolesViewInAKnownRoom) {
  EXPECT_EQ(reason(ask_about("lead", "ann", "rooms.view", room("oslo"))), "allowed");
  EXPECT_EQ(reason(ask_about("lead", "ann", "rooms.modify", room("oslo"))), "role_forbids");
  EXPECT_EQ(reason(ask_about("lead", "cy", "rooms.view", room("oslo"))), "not_assigned");
  EXPECT_EQ(reason(ask_about("lead", "there is no such person", "rooms.view", room("oslo"))),
            "not_assigned");
  EXPECT_EQ(reason(ask_about("lead", "chief", "rooms.view", room("dallas"))), "not_found");
}

TEST_F(Disclose, TellsThePartnersPeopleNothingAboutTheCustomersOwn) {
  EXPECT_EQ(reason(ask_about("lead", "ann", "rooms.view", room("oslo"))), "allowed");
  EXPECT_EQ(reason(ask_about("lead", "kari", "rooms.view", room("oslo"))), "not_found");
  EXPECT_EQ(reason(ask_about("chief", "kari", "rooms.view", room("oslo"))), "not_found");
}

TEST_F(Disclose, NamesOthersAssignmentsToHoldersOfRolesViewOverAll) {
  EXPECT_TRUE(ask_about("lead", "ann", "rooms.view", room("oslo")).grants.empty());
  EXPECT_EQ(ask_about("chief", "ann", "rooms.view", room("oslo")).grants.size(), 1u);
  EXPECT_EQ(ask_about("kari", "ann", "rooms.view", room("oslo")).grants.size(), 1u);
}

// That it lists bergen would say that there is such a room.
TEST_F(Disclose, NamesAnAssignmentOverListedRoomsToWhoKnowsThemAll) {
  RoomScope but_oslo = RoomScope::everything();
  but_oslo.except.push_back(rooms_named({"oslo"}));
  assign("roles", "cy", but_oslo);
  const Assignment of_bergen = contoso_.assignments[1];
  ASSERT_EQ(of_bergen.rooms, rooms_named({"bergen"}));
  EXPECT_FALSE(sees_assignment("cy", of_bergen));
  assign("rooms", "cy", rooms_named({"bergen"}));
  EXPECT_TRUE(sees_assignment("cy", of_bergen));
}

TEST_F(Disclose, LetsTheCustomersOwnAskAboutThePartnersPeople) {
  EXPECT_EQ(reason(ask_about("kari", "ann", "tickets.view", room("bergen"))), "allowed");
  EXPECT_EQ(reason(ask_about("kari", "chief", "rooms.view", room("tokyo"))), "room_not_delegated");
  EXPECT_EQ(reason(ask_about("kari", "chief", "roles.view", Target::of_customer())), "allowed");
}

TEST_F(Disclose, CountsRoomsBeyondTheAskerAsBeyondTheOther) {
  contoso_.roles[2].permissions |= {Permission::tickets_view};  // lead now sees tickets there
  const Target of_both = ticket({"bergen", "oslo"});
  assign("tickets", "cy", rooms_named({"bergen"}));
  EXPECT_EQ(reason(decide(situation(), subject("cy"), Permission::tickets_view, of_both)),
            "allowed");
  EXPECT_EQ(reason(ask_about("lead", "cy", "tickets.view", of_both)), "outside_scope");
  EXPECT_EQ(reason(decide(situation(), subject("chief"), Permission::tickets_update, of_both)),
            "allowed");
  EXPECT_EQ(reason(ask_about("lead", "chief", "tickets.update", of_both)), "ticket_exceeds_scope");
  EXPECT_EQ(reason(ask_about("lead", "chief", "tickets.update", ticket({"oslo"}))), "allowed");
}

TEST_F(Disclose, NeedsRolesViewInEveryVisibleRoomOfATicket) {
  contoso_.roles[2].permissions |= {Permission::tickets_view};
  assign("tickets", "lead", rooms_named({"bergen"}));
  EXPECT_EQ(reason(ask_about("lead", "chief", "tickets.view", ticket({"oslo"}))), "allowed");
  EXPECT_EQ(reason(ask_about("lead", "chief", "tickets.view", ticket({"oslo", "bergen"}))),
            "not_found");
}

TEST(DiscloseAnywhere, IsDecideOrNotFound) {
  for (unsigned seed = 0; seed < 80; ++seed) {
    test::Random random(seed);
    const test::World world = test::random_world(random);
    for (const Viewer& viewer : test::viewers_of(world)) {
      const test::Eyes eyes(world, viewer);
      for (std::size_t c = 0; c < world.rooms.size(); ++c) {
        const Situation situation = world.situation(c);
        for (std::uint32_t row = 0; row < situation.rooms.size(); ++row) {
          bool holds_something = false;
          for (std::size_t p = 0; p < kPermissionCount; ++p) {
            const auto permission = static_cast<Permission>(p);
            if (!kAboutARoom.has(permission)) continue;
            const Decision truth =
                decide(situation, eyes.subject(c), permission, Target::of_room({row}));
            holds_something = holds_something || truth.allowed();
          }
          for (std::size_t p = 0; p < kPermissionCount; ++p) {
            const auto permission = static_cast<Permission>(p);
            const Target target = Target::of_room({row});
            if (!well_asked(permission, target.kind)) continue;
            const Decision truth = decide(situation, eyes.subject(c), permission, target);
            const Decision told = disclose(situation, eyes.asker(c), permission, target);
            ASSERT_EQ(told.reason, holds_something ? truth.reason : Reason::not_found)
                << "seed " << seed;
            ASSERT_EQ(told.grants, holds_something ? truth.grants : std::vector<Grant>{});
          }
        }
      }
    }
  }
}

}  // namespace
}  // namespace enfilade
