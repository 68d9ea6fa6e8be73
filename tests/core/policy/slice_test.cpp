// A slice says to its viewer what the whole says, and holds nothing else. Random worlds: what both
// say, now, later and after the rooms changed; and what becomes of the slice when something changes
// that the viewer may not know of.

#include "core/policy/slice.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "bindings/json/write_policy.h"
#include "core/policy/disclose.h"
#include "core/policy/matrix.h"
#include "tests/core/naive_view.h"
#include "tests/core/random_world.h"
#include "tests/core/rendered.h"

namespace enfilade {
namespace {

using test::World;
using Texts = std::vector<std::string>;

constexpr unsigned kWorlds = 300;

Policy slice_of(const World& world, const Viewer& viewer) {
  std::vector<const Partition*> rooms;
  for (const Holding& holding : world.holdings) rooms.push_back(&holding.rooms());
  return slice(world.policy, viewer, rooms, world.now);
}

std::string written(const World& world, const Viewer& viewer) {
  return document_of(slice_of(world, viewer));
}

TextList and_before(std::initializer_list<std::string_view> first, const TextList& rest) {
  TextList all(first);
  for (std::string_view text : rest) all.push_back(text);
  return all;
}

/// A world under another policy, with the rows of those customers that are in it.
World world_under(const Policy& policy, const World& whole) {
  World world;
  world.policy = policy;
  world.now = whole.now;
  for (const auto& customer : policy.customers) {
    const std::uint32_t row = whole.policy.find(customer->customer.tenant_id)->row;
    world.rooms.push_back(whole.rooms[row]);
    world.tickets.push_back(whole.tickets[row]);
  }
  world.settle();
  return world;
}

/// The same viewer in a slice.
Viewer viewer_in(const Policy& slice, const Policy& whole, const Viewer& viewer) {
  const auto found =
      find_viewer(slice, people_of(whole, viewer).user(viewer.user).id, tenant_of(whole, viewer));
  EXPECT_TRUE(found);
  return found.value_or(Viewer{});
}

std::vector<std::pair<std::string, Target>> targets(const Holding& holding) {
  std::vector<std::pair<std::string, Target>> all{{"customer", Target::of_customer()}};
  const Partition& rooms = holding.rooms();
  for (std::uint32_t row = 0; row < rooms.size(); ++row) {
    all.emplace_back("room " + std::string(rooms.id({row})), Target::of_room({row}));
  }
  const Partition& tickets = holding.table(TableId::tickets);
  const auto& named = tickets.column_as<RoomsColumn>(1);
  for (std::uint32_t row = 0; row < tickets.size(); ++row) {
    std::vector<std::optional<RowId>> rows;
    for (RoomRef room : named[row]) rows.push_back(holding.placed(TableId::tickets, room));
    all.emplace_back("ticket " + std::string(tickets.id({row})), Target::of_ticket(rows));
  }
  return all;
}

/// How much of a customer is asked about.
enum class Asked { nothing, oneself, others_too };

/// One viewer who asks everything there is to ask of one policy.
class Interview {
 public:
  Interview(const World& world, const Viewer& viewer)
      : world_(world), viewer_(viewer), eyes_(world, viewer) {}

  bool knows_data(const std::string& tenant) const {
    const auto id = world_.policy.find(tenant);
    return id && eyes_.knows(id->row) == Knows::data;
  }
  const Access& access(const std::string& tenant) const {
    return eyes_.access(world_.policy.find(tenant)->row);
  }

  /// What is told of the customer itself, as a list of customers tells it.
  std::string of_customer(const std::string& tenant) const {
    const auto id = world_.policy.find(tenant);
    if (!id || eyes_.knows(id->row) == Knows::nothing) return "nothing";
    const Customer& customer = world_.policy[*id].customer;
    std::string all = customer.name + " is " +
                      std::string(kRelationshipStatusNames[static_cast<std::size_t>(
                          status_at(customer.relationship, world_.now))]);
    if (eyes_.knows(id->row) == Knows::name) return all;
    all += ", alias " + customer.alias + (customer.may_export ? ", exported" : "");
    for (const std::string& tag : customer.tags) all += ", tag " + tag;
    return all;
  }

  std::string answers(const std::string& tenant, Asked asked) const {
    const auto id = world_.policy.find(tenant);
    if (asked == Asked::nothing || !id || eyes_.knows(id->row) == Knows::nothing) return "nothing";
    const Situation situation = world_.situation(id->row);
    std::string all;
    for (const auto& [what, target] : targets(world_.holdings[id->row])) {
      for (std::size_t p = 0; p < kPermissionCount; ++p) {
        const auto permission = static_cast<Permission>(p);
        if (!well_asked(permission, target.kind)) continue;
        all += what + ' ' + std::string(name(permission)) + ':';
        told(all, *id, viewer_.side, disclose(situation, eyes_.asker(id->row), permission, target));
        if (asked == Asked::others_too) others(all, *id, situation, permission, target);
      }
    }
    return all;
  }

  /// Whether anything at all is told about somebody else.
  bool hears_of_others(const std::string& tenant) const {
    const auto id = world_.policy.find(tenant);
    if (!id) return false;
    const Situation situation = world_.situation(id->row);
    for (const auto& [what, target] : targets(world_.holdings[id->row])) {
      for (Permission permission : {Permission::rooms_view, Permission::roles_view}) {
        if (!well_asked(permission, target.kind)) continue;
        const Subject other{viewer_.side, std::nullopt};
        const Decision told =
            disclose_about(situation, eyes_.asker(id->row), other, permission, target);
        if (told.reason != Reason::not_found) return true;
      }
    }
    return false;
  }

  /// The rooms, by id, in which the viewer may ask about others.
  Texts reach(const std::string& tenant) const {
    const auto id = world_.policy.find(tenant);
    const Partition& rooms = world_.holdings[id->row].rooms();
    const Access& own = eyes_.access(id->row);
    Texts reach;
    if (own.of_customer.has(Permission::roles_view)) reach.emplace_back("the customer");
    for (std::uint32_t row = 0; row < rooms.size(); ++row) {
      if (own.rooms[row].has(Permission::roles_view) && knows_room(own, {row}))
        reach.emplace_back(rooms.id({row}));
    }
    std::sort(reach.begin(), reach.end());
    return reach;
  }

 private:
  const Directory& people(CustomerId customer, Side side) const {
    return side == Side::partner ? world_.policy.partner->people
                                 : *world_.policy[customer].customer.people;
  }

  void told(std::string& all, CustomerId customer, Side side, const Decision& decision) const {
    all += ' ' + std::string(kReasonNames[static_cast<std::size_t>(decision.reason)]);
    for (const Grant& grant : decision.grants) {
      const Assignment& assignment = world_.policy[customer].assignments[grant.assignment];
      all += " by " + assignment.id + assignment.name + " as " + assignment.role;
      for (GroupId group : grant.path) all += " in " + people(customer, side).group(group).id;
    }
    all += '\n';
  }

  void others(std::string& all, CustomerId id, const Situation& situation, Permission permission,
              const Target& target) const {
    const std::string& self = people_of(world_.policy, viewer_).user(viewer_.user).id;
    for (Side side : {Side::partner, Side::customer}) {
      for (const char* other : {"u0", "u1", "u2", "ghost"}) {
        if (side == viewer_.side && other == self) continue;
        Subject subject{side, std::nullopt};
        if (const auto user = people(id, side).find_user(other))
          subject.membership = people(id, side).membership_of(*user);
        all += std::string(kSideNames[static_cast<std::size_t>(side)]) + ' ' + other;
        told(all, id, side,
             disclose_about(situation, eyes_.asker(id.row), subject, permission, target));
      }
    }
  }

  const World& world_;
  const Viewer& viewer_;
  test::Eyes eyes_;
};

Texts tenants_of(const World& world) {
  Texts tenants;
  for (const auto& customer : world.policy.customers)
    tenants.push_back(customer->customer.tenant_id);
  return tenants;
}

bool is_within(const Texts& few, const Texts& many) {
  return std::includes(many.begin(), many.end(), few.begin(), few.end());
}

void expect_same_access(const Access& slice, const Access& whole) {
  EXPECT_EQ(slice.somewhere, whole.somewhere);
  EXPECT_EQ(slice.assigned, whole.assigned);
  EXPECT_EQ(slice.of_customer, whole.of_customer);
  EXPECT_EQ(slice.over_all, whole.over_all);
  EXPECT_EQ(slice.without_rooms, whole.without_rooms);
  EXPECT_EQ(slice.rooms, whole.rooms);
  EXPECT_EQ(slice.changes_at, whole.changes_at);
}

/// What decides nothing, here and there: invitations, descriptions, revisions, templates.
void dress(test::Random& random, World& world) {
  Partner& partner = world.policy.partner.edit();
  partner.name = "Fjord";
  partner.domain = "fjord.example";
  partner.revision = 4;
  world.policy.templates.edit() = {{"template", "Template", {Permission::rooms_view}}};
  for (auto& shared : world.policy.customers) {
    CustomerPolicy& customer = shared.edit();
    customer.customer.domain = customer.customer.tenant_id + ".example";
    customer.customer.revision = 5;
    customer.customer.may_export = random.chance(50);
    if (random.chance(30)) customer.customer.relationship.status = RelationshipStatus::pending;
    if (random.chance(70)) {
      const auto expires = world.now - 2 + static_cast<Instant>(random.below(6));
      customer.customer.relationship.invitation = Invitation{expires - 3 * kDay, 3};
    }
    for (Assignment& assignment : customer.assignments) {
      if (assignment.from && assignment.until && *assignment.until <= *assignment.from)
        assignment.from.reset();  // no document has such an assignment
      assignment.name = "Assignment " + assignment.id;
      assignment.description = "for some";
      assignment.revision = 6;
    }
    for (Role& role : customer.roles) role.revision = 7;
  }
}

/// Calls `visit(world, viewer, slice, viewer in the slice, random)` for everybody in many worlds.
template <typename Visit>
void for_each_viewer(unsigned worlds, Visit visit) {
  for (unsigned seed = 0; seed < worlds; ++seed) {
    test::Random random(seed);
    World world = test::random_world(random);
    dress(random, world);
    for (const Viewer& viewer : test::viewers_of(world)) {
      SCOPED_TRACE("seed " + std::to_string(seed) + ", " +
                   std::string(kSideNames[static_cast<std::size_t>(viewer.side)]) + ' ' +
                   std::to_string(viewer.tenant.row) + " u" + std::to_string(viewer.user.row));
      const World slice = world_under(slice_of(world, viewer), world);
      visit(world, viewer, slice, viewer_in(slice.policy, world.policy, viewer), random);
      if (testing::Test::HasFailure()) return;
    }
  }
}

TEST(Slice, SaysNowWhatTheWholeSays) {
  std::size_t told = 0, told_of_others = 0;
  for_each_viewer(kWorlds, [&](const World& world, const Viewer& viewer, const World& slice,
                               const Viewer& in_slice, test::Random&) {
    const Interview whole(world, viewer), part(slice, in_slice);
    EXPECT_EQ(partner_wide_roles(slice.policy, in_slice), partner_wide_roles(world.policy, viewer));
    for (const std::string& tenant : tenants_of(world)) {
      ASSERT_EQ(part.of_customer(tenant), whole.of_customer(tenant)) << tenant;
      const bool hears = whole.hears_of_others(tenant);
      ASSERT_EQ(part.hears_of_others(tenant), hears) << tenant;
      const Asked asked = hears ? Asked::others_too : Asked::oneself;
      const std::string answers = whole.answers(tenant, asked);
      ASSERT_EQ(part.answers(tenant, asked), answers) << tenant;
      (hears ? told_of_others : told) += answers.size();
      if (whole.knows_data(tenant)) expect_same_access(part.access(tenant), whole.access(tenant));
    }
  });
  EXPECT_GT(told, 1'000'000u);
  EXPECT_GT(told_of_others, 1'000'000u);
}

TEST(Slice, ShowsTheRowsThatTheWholeShows) {
  for_each_viewer(kWorlds, [&](const World& world, const Viewer& viewer, const World& slice,
                               const Viewer& in_slice, test::Random& random) {
    const test::Ask ask = test::random_ask(random);
    ASSERT_EQ(test::rendered_view(slice, in_slice, ask), test::rendered_view(world, viewer, ask));
  });
}

// A customer that becomes known later comes with a later slice; so does a wider reach.
TEST(Slice, SaysLaterWhatTheWholeSaysOfWhatWasKnown) {
  std::size_t compared = 0, of_others = 0;
  for_each_viewer(kWorlds, [&](World world, const Viewer& viewer, World slice,
                               const Viewer& in_slice, test::Random& random) {
    const World first = world;
    const Interview before(first, viewer);
    world.now = slice.now = first.now + 1 + static_cast<Instant>(random.below(3));
    if (random.chance(20)) world.now = slice.now = first.now + 2 * kDay;
    const Interview whole(world, viewer), part(slice, in_slice);
    for (const std::string& tenant : tenants_of(world)) {
      if (!before.knows_data(tenant)) {
        if (!whole.knows_data(tenant)) {
          ASSERT_EQ(part.of_customer(tenant), whole.of_customer(tenant));
        }
        continue;
      }
      ASSERT_EQ(part.of_customer(tenant), whole.of_customer(tenant));
      expect_same_access(part.access(tenant), whole.access(tenant));
      const bool no_wider = is_within(whole.reach(tenant), before.reach(tenant));
      const bool others = no_wider && !whole.reach(tenant).empty();
      const Asked asked = others ? Asked::others_too : Asked::oneself;
      ASSERT_EQ(part.answers(tenant, asked), whole.answers(tenant, asked)) << tenant;
      ++compared;
      of_others += others ? 1 : 0;
    }
  });
  EXPECT_GT(compared, 3 * kWorlds);
  EXPECT_GT(of_others, kWorlds / 2);
}

// About others it does, too, where roles.view is held over all rooms.
TEST(Slice, SaysWhatTheWholeSaysAfterTheRoomsChanged) {
  for_each_viewer(kWorlds, [&](World world, const Viewer& viewer, const World& slice,
                               const Viewer& in_slice, test::Random& random) {
    for (auto& rooms : world.rooms) rooms = test::random_rooms(random);
    world.settle();
    const World changed = world_under(slice.policy, world);
    const Interview whole(world, viewer), part(changed, in_slice);
    for (const std::string& tenant : tenants_of(world)) {
      if (!whole.knows_data(tenant)) continue;
      expect_same_access(part.access(tenant), whole.access(tenant));
      const bool everywhere = whole.access(tenant).of_customer.has(Permission::roles_view);
      const Asked asked = everywhere ? Asked::others_too : Asked::oneself;
      ASSERT_EQ(part.answers(tenant, asked), whole.answers(tenant, asked)) << tenant;
    }
    const test::Ask ask = test::random_ask(random);
    ASSERT_EQ(test::rendered_view(changed, in_slice, ask), test::rendered_view(world, viewer, ask));
  });
}

TEST(Slice, OfASliceIsThatSlice) {
  for_each_viewer(kWorlds, [&](const World& world, const Viewer& viewer, const World& slice,
                               const Viewer& in_slice, test::Random&) {
    ASSERT_EQ(written(slice, in_slice), written(world, viewer));
  });
}

/// Changes what one viewer may not know of, everywhere.
class Beyond {
 public:
  Beyond(const World& world, const Viewer& viewer, test::Random& random)
      : before_(world),
        world_(world),
        viewer_(viewer),
        eyes_(before_, viewer),
        random_(random),
        another_(test::random_world(random)) {}

  World changed() {
    for (std::uint32_t c = 0; c < before_.policy.customers.size(); ++c) {
      const bool own = viewer_.side == Side::customer && viewer_.tenant.row == c;
      if (eyes_.knows(c) == Knows::data) {
        change_data(c, world_.policy.customers[c].edit());
      } else {
        change_whole(c, world_.policy.customers[c].edit(), own);
      }
    }
    change_partner();
    world_.settle();
    return world_;
  }

 private:
  bool holds_somewhere(Permission permission) const {
    for (std::size_t c = 0; c < before_.rooms.size(); ++c) {
      if (eyes_.access(c).somewhere.has(permission)) return true;
    }
    return false;
  }
  bool is_viewers(std::size_t c, const Assignment& assignment) const {
    const Subject& subject = eyes_.subject(c);
    return assignment.side == subject.side && subject.membership &&
           subject.membership->nearest(assignment.members).kind != Principal::Kind::nobody;
  }
  Assignment of_others(std::size_t c, Side side) {
    Assignment assignment = test::random_assignment(random_, side, random_.below(100) + 100);
    if (is_viewers(c, assignment)) assignment.members = {};
    return assignment;
  }

  /// The groups lead to the viewer as before. Who else is in them is told to those who may ask.
  void change_people(Directory& people, bool is_viewers_own, bool may_ask) {
    Directory changed;
    for (std::uint32_t row = 0; row < people.users().size(); ++row) {
      User user = people.user({row});
      if (!is_viewers_own || viewer_.user.row != row) user.name = user.upn = "somebody";
      changed.add(user);
    }
    for (const Group& group : people.groups()) changed.add(Group{group.id, "some group"});
    for (std::uint32_t row = 0; row < people.groups().size(); ++row) {
      changed.set_members({row}, people.group({row}).members);
    }
    changed.add(User{"stranger", "", "Stranger"});
    changed.add(Group{"strangers", "Strangers", {changed.find("stranger")}});
    for (std::uint32_t row = 0; row < people.groups().size() && !may_ask; ++row) {
      std::vector<Principal> members = people.group({row}).members;
      const auto is_other_user = [&](Principal member) {
        return member.kind == Principal::Kind::user &&
               !(is_viewers_own && member.row == viewer_.user.row);
      };
      std::erase_if(members, is_other_user);
      members.push_back(changed.find("stranger"));
      changed.set_members({row}, members);
    }
    people = changed;
  }

  void change_partner() {
    Partner& partner = world_.policy.partner.edit();
    const std::vector<PartnerWideRole> held = partner_wide_roles(before_.policy, viewer_);
    const bool own = viewer_.side == Side::partner;
    change_people(partner.people, own, holds_somewhere(Permission::roles_view));
    partner.domain = "elsewhere.example";
    if (held.empty() || held == std::vector{PartnerWideRole::tenant_manager}) partner.revision = 40;
    for (std::size_t role = 0; role < partner.partner_wide.size(); ++role) {
      partner.partner_wide[role] = {partner.people.find("stranger")};
      if (std::find(held.begin(), held.end(), static_cast<PartnerWideRole>(role)) != held.end())
        partner.partner_wide[role].push_back({Principal::Kind::user, viewer_.user.row});
    }
    if (!own || !holds_somewhere(Permission::roles_modify)) {
      world_.policy.templates.edit().push_back({"another", "Another", {}});
    }
  }

  /// Of such a customer at most the name is known.
  void change_whole(std::uint32_t c, CustomerPolicy& customer, bool own_tenant) {
    const CustomerPolicy old = customer;
    const bool named = eyes_.knows(c) == Knows::name;
    customer = *another_.policy.customers[c];
    customer.customer.people = old.customer.people;
    change_people(customer.customer.people.edit(), own_tenant, false);
    for (Assignment& assignment : customer.assignments) {
      if (is_viewers(c, assignment)) assignment.members = {};
    }
    if (named || own_tenant) {
      customer.customer.name = old.customer.name;
    } else {
      customer.customer.tenant_id += " elsewhere";
      customer.customer.name = "hidden";
    }
    if (named) {
      const Relationship& before = old.customer.relationship;
      const RelationshipStatus status = status_at(before, before_.now);
      customer.customer.relationship = before;
      if (status == RelationshipStatus::pending || status == RelationshipStatus::expired) {
        customer.customer.domain = old.customer.domain;
      } else {
        customer.customer.relationship.invitation = Invitation{77, 7};
      }
    } else if (viewer_.side == Side::partner &&
               !partner_wide_roles(before_.policy, viewer_).empty()) {
      customer.customer.relationship = {RelationshipStatus::withdrawn};
    }
  }

  void change_data(std::uint32_t c, CustomerPolicy& customer) {
    const Access& own = eyes_.access(c);
    const bool asks = own.somewhere.has(Permission::roles_view);
    const bool asks_everywhere = own.of_customer.has(Permission::roles_view);
    const bool manages = asks || own.somewhere.has(Permission::roles_modify);
    if (!asks_everywhere) customer.customer.revision = 50;
    if (!asks_everywhere) change_invitation(customer.customer);
    if (viewer_.side == Side::partner) change_people(customer.customer.people.edit(), false, false);
    if (viewer_.side == Side::customer) {
      change_people(customer.customer.people.edit(), true, asks);
      change_delegation(c, customer.delegation);
    }
    change_roles(c, customer, manages);
    std::vector<Assignment> assignments;
    for (Assignment& assignment : customer.assignments) {
      change_assignment(c, assignment, assignments);
    }
    const bool unheard = viewer_.side == Side::partner;
    if (unheard) assignments.push_back(of_others(c, Side::customer));
    if (!asks) assignments.push_back(of_others(c, Side::partner));
    customer.assignments = assignments;
  }

  bool is_active(std::uint32_t c) const {
    return before_.policy.customers[c]->customer.relationship.status == RelationshipStatus::active;
  }

  /// It shows in the rooms in which the customer's own may ask about the partner's people.
  void change_delegation(std::uint32_t c, Delegation& delegation) {
    const Access& own = eyes_.access(c);
    const Partition& rooms = before_.holdings[c].rooms();
    if (is_active(c) && own.of_customer.has(Permission::roles_view)) return;
    RoomScope shown;
    for (std::uint32_t row = 0; row < rooms.size() && is_active(c); ++row) {
      const bool asked = own.rooms[row].has(Permission::roles_view) && knows_room(own, {row});
      if (asked && covers(delegation.rooms, rooms, {row}) == Cover::yes)
        shown.rooms.push_back(rooms.id({row}));
    }
    const PermissionSet in_a_room = kAboutARoom | kNarrowable;
    const PermissionSet another = test::random_permissions(random_, 50);
    delegation.ceiling =
        shown.rooms.empty() ? another : (delegation.ceiling & in_a_room) | (another - in_a_room);
    shown.rooms.push_back("nowhere");
    delegation.rooms = shown;
  }

  /// Whoever is not told of invitations hears of one when it expires.
  void change_invitation(Customer& customer) {
    Relationship& relationship = customer.relationship;
    customer.domain = "elsewhere.example";
    const RelationshipStatus status = status_at(relationship, before_.now);
    if (status != RelationshipStatus::pending) {
      relationship = {status, Invitation{77 - 9 * kDay, 9}};
    } else if (relationship.invitation) {
      relationship.invitation = Invitation{expires_at(relationship) - 8 * kDay, 8};
    }
  }

  void change_roles(std::uint32_t c, CustomerPolicy& customer, bool manages) {
    for (Role& role : customer.roles) {
      const bool partners = role.side == Side::partner && is_active(c);
      if (manages && (role.side == viewer_.side || partners)) continue;
      role.description = "another";
      role.revision = 70;
      const auto uses = [&](const Assignment& assignment) {
        return assignment.role == role.id && is_viewers(c, assignment);
      };
      const bool used = std::any_of(customer.assignments.begin(), customer.assignments.end(), uses);
      if (!used || role.side != viewer_.side) {
        role.permissions = test::random_permissions(random_, 50);
      } else if (viewer_.side == Side::partner) {
        const PermissionSet ceiling = customer.delegation.ceiling;
        role.permissions =
            (role.permissions & ceiling) | (test::random_permissions(random_, 50) - ceiling);
      }
    }
  }

  void change_assignment(std::uint32_t c, Assignment& assignment, std::vector<Assignment>& all) {
    const Access& own = eyes_.access(c);
    const bool seen = sees(before_.situation(c), eyes_.asker(c), assignment);
    const bool asks = own.somewhere.has(Permission::roles_view);
    const bool mine = is_viewers(c, assignment);
    const bool ended = assignment.until && *assignment.until <= before_.now;
    const bool asked_about =
        assignment.side == Side::partner ? is_active(c) : viewer_.side == Side::customer;
    if (mine && !seen && !ended) {
      assignment.description = "another";
      assignment.revision = 60;
      assignment.notify = !assignment.notify;
      if (!asks) assignment.members.push_back(stranger(assignment.side));
      all.push_back(assignment);
    } else if (!asked_about || !asks) {
      if (random_.chance(60)) all.push_back(of_others(c, assignment.side));
    } else if (seen) {
      all.push_back(assignment);
    } else if (assignment.members.size() > 0) {
      change_unseen(assignment, all);
    }
  }
  /// They come after the others.
  Principal stranger(Side side) const {
    const auto& people = side == Side::partner ? before_.policy.partner->people
                                               : *before_.policy[viewer_.tenant].customer.people;
    return {Principal::Kind::user, static_cast<std::uint32_t>(people.users().size())};
  }

  /// It says the same by other words: one for each member, elsewhere as well.
  void change_unseen(const Assignment& old, std::vector<Assignment>& all) {
    for (Principal member : old.members) {
      Assignment assignment = old;
      assignment.id = "other-" + std::to_string(all.size());
      assignment.name = "hidden";
      assignment.description = "hidden";
      assignment.revision = 99;
      assignment.members = {member, {}};
      if (assignment.from && *assignment.from <= before_.now) assignment.from.reset();
      if (!assignment.rooms.all)
        assignment.rooms.rooms = and_before({"nowhere", "hidden"}, assignment.rooms.rooms);
      all.insert(all.begin(), assignment);
    }
  }

  World before_, world_;
  const Viewer& viewer_;
  test::Eyes eyes_;
  test::Random& random_;
  World another_;
};

TEST(Slice, IsTheSameByteForByteWhateverHappensOutOfSight) {
  std::size_t changes = 0;
  for_each_viewer(kWorlds, [&](const World& world, const Viewer& viewer, const World&,
                               const Viewer&, test::Random& random) {
    const World changed = Beyond(world, viewer, random).changed();
    ASSERT_EQ(written(changed, viewer), written(world, viewer));
    changes += document_of(changed.policy) != document_of(world.policy) ? 1 : 0;
  });
  EXPECT_GT(changes, 10 * kWorlds);
}

/// Contoso opened all of it but a vault, and its relationship is active; Fabrikam's invitation is
/// pending, Litware's was declined. The partner's people:
///
///   ann     technician in oslo, by `field` in `service`, with bo; from tomorrow in dallas, too,
///   and
///           yesterday in tokyo
///   chief   primary admin of Contoso
///   gro     global administrator, by `office`
///   lead    sees roles in oslo
///   eve     has an assignment that begins tomorrow
class SliceOf : public testing::Test {
 protected:
  SliceOf() {
    Policy& policy = world_.policy;
    Partner& partner = policy.partner.edit();
    partner.tenant_id = "fjord";
    partner.name = "Fjord IT";
    partner.domain = "fjord.example";
    Directory& people = partner.people;
    for (const char* id : {"ann", "bo", "chief", "gro", "lead", "eve"})
      people.add(User{id, id + std::string("@fjord"), std::string("Name of ") + id});
    people.add(Group{"service", "Service", {}});
    people.add(Group{"field", "Field", {}});
    people.add(Group{"office", "Office", {people.find("gro"), people.find("bo")}});
    people.set_members({0}, {people.find("bo"), people.find("field")});
    people.set_members({1}, {people.find("bo"), people.find("ann"), people.find("service")});
    partner.partner_wide[0] = {people.find("office")};
    partner.partner_wide[1] = {people.find("chief")};
    policy.templates.edit() = {{"night-shift", "Night shift", {Permission::rooms_view}}};

    add_customer("contoso", RelationshipStatus::active);
    add_customer("fabrikam", RelationshipStatus::pending);
    add_customer("litware", RelationshipStatus::declined);
    CustomerPolicy& contoso = policy.customers[0].edit();
    contoso.customer.people.edit().add(User{"kari", "", ""});
    contoso.customer.people.edit().add(User{"ola", "", ""});
    RoomScope vault;
    vault.rooms = {"vault"};
    contoso.delegation.rooms.all = true;
    contoso.delegation.rooms.except = {vault};
    contoso.delegation.ceiling = PermissionSet::all() - PermissionSet{Permission::rooms_unenroll};
    contoso.roles = {{"technician",
                      "Technician",
                      "of Contoso",
                      Side::partner,
                      {Permission::rooms_view, Permission::rooms_unenroll}},
                     {"role-seer",
                      "Sees roles",
                      "",
                      Side::partner,
                      {Permission::rooms_view, Permission::roles_view}}};
    assign("a-oslo", "technician", "service", {"oslo"});
    assign("a-dallas", "technician", "ann", {"dallas"}).from = world_.now + kDay;
    assign("a-tokyo", "technician", "ann", {"tokyo"}).until = world_.now;
    assign("a-lead", "role-seer", "lead", {"oslo"});
    assign("a-eve", "technician", "eve", {"oslo"}).from = world_.now + kDay;
    assign("a-admins", "primary_admin", "chief", {}).rooms = RoomScope::everything();
    Assignment& own = assign("c-admins", "mmr_administrator", "chief", {});
    own.side = Side::customer;
    own.rooms = RoomScope::everything();
    own.members = {contoso.customer.people->find("kari")};
    world_.settle();
  }

  void add_customer(const std::string& id, RelationshipStatus status) {
    CustomerPolicy customer;
    customer.customer.tenant_id = id;
    customer.customer.name = "Name of " + id;
    customer.customer.alias = "alias of " + id;
    customer.customer.domain = id + ".example";
    customer.customer.tags = {"tag of " + id};
    customer.customer.revision = 9;
    customer.customer.relationship = {status, Invitation{world_.now, 30}};
    world_.policy.customers.push_back(customer);
    world_.rooms.push_back({{{"id", "oslo"}}, {{"id", "dallas"}}, {{"id", "vault"}}});
    world_.tickets.emplace_back();
  }
  Assignment& assign(const char* id, const char* role, const char* member, Texts rooms) {
    CustomerPolicy& contoso = world_.policy.customers[0].edit();
    Assignment assignment;
    assignment.id = id;
    assignment.name = std::string("Name of ") + id;
    assignment.role = role;
    assignment.members = {world_.policy.partner->people.find(member)};
    assignment.rooms.rooms = std::move(rooms);
    assignment.revision = 3;
    contoso.assignments.push_back(assignment);
    return contoso.assignments.back();
  }
  Viewer viewer(const char* user, const char* tenant = "fjord") const {
    return *find_viewer(world_.policy, user, tenant);
  }
  std::string text(const char* user, const char* tenant = "fjord") const {
    return written(world_, viewer(user, tenant));
  }
  /// Which of these words the slice has.
  Texts found(const std::string& text, const Texts& words) const {
    Texts found;
    for (const std::string& word : words) {
      if (text.find('"' + word + '"') != std::string::npos) found.push_back(word);
    }
    return found;
  }

  World world_;
};

TEST_F(SliceOf, ATechnicianHoldsTheirOwnAssignmentsAndTheOneWayToThem) {
  const std::string ann = text("ann");
  EXPECT_EQ(found(ann, {"ann", "bo", "chief", "gro", "lead", "eve", "kari"}), Texts{"ann"});
  EXPECT_NE(ann.find(R"("groups":[{"id":"service","members":["field"]},)"
                     R"({"id":"field","members":["ann"]}])"),
            std::string::npos)
      << ann;
  EXPECT_EQ(found(ann, {"a-oslo", "a-dallas", "a-tokyo", "a-lead", "a-eve", "a-admins"}),
            (Texts{"a-oslo", "a-dallas"}));
  EXPECT_EQ(found(ann, {"technician", "role-seer", "rooms.unenroll", "of Contoso"}),
            Texts{"technician"});
  EXPECT_EQ(found(ann, {"Name of fabrikam", "Name of litware", "night-shift", "revision"}),
            Texts{});
}

TEST_F(SliceOf, ATechnicianHoldsTheScopesByWhichTheyAreDecidedAbout) {
  EXPECT_EQ(found(text("ann"), {"oslo", "dallas", "tokyo", "vault"}),
            (Texts{"oslo", "dallas", "vault"}));
}

TEST_F(SliceOf, WhoseAssignmentBeginsLaterHoldsNothingOfTheCustomerYet) {
  EXPECT_EQ(slice_of(world_, viewer("eve")).customers.size(), 0u);
  world_.now += kDay;
  EXPECT_EQ(slice_of(world_, viewer("eve")).customers.size(), 1u);
}

TEST_F(SliceOf, AGlobalAdministratorHoldsNamesAndInvitations) {
  const std::string gro = text("gro");
  EXPECT_EQ(found(gro, {"Name of contoso", "Name of fabrikam", "Name of litware"}),
            (Texts{"Name of contoso", "Name of fabrikam"}));
  EXPECT_EQ(found(gro, {"contoso.example", "fabrikam.example"}), Texts{"fabrikam.example"});
  EXPECT_EQ(found(gro, {"alias of contoso", "tag of contoso", "a-oslo", "technician", "vault",
                        "office", "bo", "ann", "night-shift"}),
            Texts{});
}

TEST_F(SliceOf, APrimaryAdminHoldsAllOfThePartnersAssignmentsThere) {
  const std::string chief = text("chief");
  EXPECT_EQ(found(chief, {"a-oslo", "a-dallas", "a-tokyo", "a-lead", "a-eve", "a-admins"}),
            (Texts{"a-oslo", "a-dallas", "a-tokyo", "a-lead", "a-eve", "a-admins"}));
  EXPECT_EQ(found(chief, {"c-admins", "kari", "ola", "Name of ann", "ann@fjord"}), Texts{});
  EXPECT_EQ(found(chief, {"ann", "bo", "eve", "gro", "lead"}), (Texts{"ann", "bo", "eve", "lead"}));
  EXPECT_EQ(found(chief, {"night-shift", "rooms.unenroll"}),
            (Texts{"night-shift", "rooms.unenroll"}));
}

TEST_F(SliceOf, WhoSeesRolesInARoomHearsOfPeopleThereWithoutTheAssignments) {
  const std::string lead = text("lead");
  EXPECT_EQ(found(lead, {"a-oslo", "a-lead", "a-eve"}), (Texts{"a-oslo", "a-lead", "a-eve"}));
  EXPECT_EQ(found(lead, {"a-admins", "a-dallas", "a-tokyo", "dallas", "tokyo", "night-shift"}),
            Texts{});
  EXPECT_EQ(found(lead, {"chief", "told-1"}), (Texts{"chief", "told-1"}));
}

TEST_F(SliceOf, WhatOneHearsOfIsNoMoreThanCanBeAskedInARoom) {
  const Policy lead = slice_of(world_, viewer("lead"));
  const Role& told = lead.customers[0]->roles.back();
  EXPECT_EQ(told.id, "told-1");
  EXPECT_EQ(told.permissions,
            permissions_of(BuiltInRole::primary_admin) & (kAboutARoom | kNarrowable));
}

TEST_F(SliceOf, TheCustomersAdministratorHoldsThePartnersAssignmentsToo) {
  const std::string kari = text("kari", "contoso");
  EXPECT_EQ(found(kari, {"a-admins", "a-oslo", "c-admins", "vault", "chief", "ann"}),
            (Texts{"a-admins", "a-oslo", "c-admins", "vault", "chief", "ann"}));
  EXPECT_EQ(found(kari, {"fabrikam", "ola", "night-shift", "fjord.example", "Name of ann"}),
            Texts{});
}

TEST_F(SliceOf, WhoHoldsNothingAtACustomerHoldsItsNameAlone) {
  const std::string ola = text("ola", "contoso");
  EXPECT_EQ(found(ola, {"Name of contoso", "ola"}), (Texts{"Name of contoso", "ola"}));
  EXPECT_EQ(found(ola, {"active", "alias of contoso", "tag of contoso", "kari", "a-admins",
                        "c-admins", "technician", "chief", "ann", "vault", "fabrikam"}),
            Texts{});
}

}  // namespace
}  // namespace enfilade
