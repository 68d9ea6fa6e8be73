// Nobody hands out what they could not: over random worlds, whatever a command on roles or
// assignments gives anybody, today, after the rooms changed, and later, its author held. And what
// it takes, they held, too.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "core/command/author.h"
#include "core/command/execute.h"
#include "tests/core/random.h"
#include "tests/core/random_world.h"

namespace enfilade {
namespace {

using test::Random;
using test::World;

std::vector<std::string> ids_of(const Directory& people, const std::vector<Principal>& members) {
  std::vector<std::string> ids;
  for (Principal member : members) {
    if (member.kind == Principal::Kind::user) ids.push_back(people.user({member.row}).id);
    if (member.kind == Principal::Kind::group) ids.push_back(people.group({member.row}).id);
  }
  return ids;
}

/// The assignments by which somebody holds what they hold.
std::vector<Assignment> own_assignments(const World& world, const Viewer& viewer,
                                        std::size_t customer) {
  const Membership membership = people_of(world.policy, viewer).membership_of(viewer.user);
  std::vector<Assignment> own;
  for (const Assignment& assignment : world.policy.customers[customer]->assignments) {
    const auto is_viewer = [&](Principal member) { return membership.includes(member); };
    const bool member =
        std::any_of(assignment.members.begin(), assignment.members.end(), is_viewer);
    if (assignment.side == viewer.side && member && assignment.live_at(world.now))
      own.push_back(assignment);
  }
  return own;
}

/// A command somebody might well try: what they hold themselves, a little changed, for others.
Command random_command(Random& random, const World& world, const Viewer& actor,
                       std::size_t customer) {
  const CustomerPolicy& policy = *world.policy.customers[customer];
  const std::vector<Assignment> own = own_assignments(world, actor, customer);
  Command command;
  command.id = "c";
  command.kind = static_cast<CommandKind>(static_cast<std::size_t>(CommandKind::create_role) +
                                          random.below(8));
  command.customer = policy.customer.tenant_id;
  Assignment wanted = test::random_assignment(random, actor.side, 90 + random.below(2));
  if (!own.empty() && random.chance(85)) {
    const Assignment& mine = random.one_of(own);
    wanted.role = random.chance(85) ? mine.role : wanted.role;
    wanted.until = random.chance(70) ? mine.until : wanted.until;
    if (random.chance(85)) wanted.rooms = mine.rooms;
    if (random.chance(20)) wanted.rooms.except = {test::random_scope(random, 0)};
    if (random.chance(10)) wanted.rooms = test::random_scope(random);
  }
  const bool known = command.kind != CommandKind::create_assignment && !policy.assignments.empty();
  if (known) wanted.id = random.one_of(policy.assignments).id;
  if (known && !own.empty() && random.chance(50)) wanted.id = random.one_of(own).id;
  command.members = ids_of(people_of(world.policy, actor), wanted.members);
  if (command.kind >= CommandKind::create_assignment) {
    command.assignment = wanted;
    return command;
  }
  command.role = {"", "Fresh", "", actor.side, test::random_permissions(random, 15)};
  if (!policy.roles.empty() && random.chance(70)) {
    const Role& role = random.one_of(policy.roles);
    command.role.id = role.id;
    const PermissionSet changed = test::random_permissions(random, 20);
    command.role.permissions =
        random.chance(50) ? role.permissions - changed : role.permissions | changed;
  }
  return command;
}

/// What somebody may do in one customer.
Access access_in(const World& world, std::size_t customer, const Viewer& viewer, Instant now) {
  const bool own = viewer.side == Side::partner || viewer.tenant.row == customer;
  const Subject subject =
      own ? subject_of(world.policy, viewer) : Subject{viewer.side, std::nullopt};
  return access({*world.policy.customers[customer], world.holdings[customer].rooms(), now},
                subject);
}

/// Whether all that is in `more` and not in `less` is in `bound`.
bool within(const Access& more, const Access& less, const Access& bound) {
  const auto fits = [](PermissionSet a, PermissionSet b, PermissionSet c) {
    return (a - b - c).empty();
  };
  // What else may be done to tickets without rooms comes and goes with seeing them; who holds it
  // over all can hand it out, whether or not they see any.
  const PermissionSet seeing{Permission::tickets_view};
  const PermissionSet without_rooms = less.without_rooms.has(Permission::tickets_view)
                                          ? more.without_rooms
                                          : more.without_rooms & seeing;
  bool all = (!more.assigned || less.assigned || bound.assigned) &&
             fits(more.somewhere, less.somewhere, bound.somewhere) &&
             fits(more.of_customer, less.of_customer, bound.of_customer) &&
             fits(more.over_all, less.over_all, bound.of_customer) &&
             fits(without_rooms, less.without_rooms, bound.of_customer);
  for (std::size_t room = 0; room < more.rooms.size(); ++room) {
    all = all && fits(more.rooms[room], less.rooms[room], bound.rooms[room]);
  }
  return all;
}

bool is_list(const RoomScope& scope) {
  return !scope.all && scope.room_groups.empty() && scope.where.empty();
}

struct Tried {
  std::size_t applied = 0, bounded = 0, gained = 0, lost = 0, refused = 0;
};

/// A world in which many may write roles, and most rooms are open: else few commands come to
/// anything.
World world_of_authors(Random& random) {
  World world = test::random_world(random);
  for (Shared<CustomerPolicy>& shared : world.policy.customers) {
    CustomerPolicy& customer = shared.edit();
    if (random.chance(80)) customer.customer.relationship.status = RelationshipStatus::active;
    if (random.chance(70)) customer.delegation = {RoomScope::everything(), PermissionSet::all()};
    for (Role& role : customer.roles) {
      if (random.chance(70)) role.permissions |= {Permission::roles_modify, Permission::roles_view};
    }
  }
  return world;
}

/// Holds what anybody gains or loses from `before` to `after`, at `now`, to what the author held
/// before.
void hold(const World& before, const World& after, std::size_t customer, const Viewer& author,
          Instant now, const std::string& where, Tried& tried) {
  const Access bound = access_in(before, customer, author, now);
  for (const Viewer& somebody : test::viewers_of(before)) {
    const Access old = access_in(before, customer, somebody, now),
                 next = access_in(after, customer, somebody, now);
    ASSERT_TRUE(within(next, old, bound)) << where << ": gained";
    ASSERT_TRUE(within(old, next, bound)) << where << ": lost";
    Access nothing;
    nothing.rooms.resize(next.rooms.size());
    tried.gained += !within(next, old, nothing);
    tried.lost += !within(old, next, nothing);
  }
}

void try_one(unsigned seed, Tried& tried) {
  Random random(seed);
  World before = world_of_authors(random);
  for (int step = 0; step < 12; ++step) {
    const std::vector<Viewer> viewers = test::viewers_of(before);
    const Viewer author = random.one_of(viewers);
    const std::size_t customer = author.side == Side::partner ? random.below(3) : author.tenant.row;
    const Command command = random_command(random, before, author, customer);
    Outcome outcome =
        execute(before.policy, author, command, before.holdings[customer], before.now);
    if (outcome.refusal) {
      ++tried.refused;
      continue;
    }
    ++tried.applied;
    World after = before;
    apply(after.policy, std::move(outcome));
    const std::string where = "seed " + std::to_string(seed) + ", step " + std::to_string(step) +
                              ", " +
                              std::string(kCommandNames[static_cast<std::size_t>(command.kind)]);
    const Authority by =
        authority(before.policy, {static_cast<std::uint32_t>(customer)}, author, before.now);
    if (!by.primary_admin && !by.mmr_administrator) {
      ++tried.bounded;
      hold(before, after, customer, author, before.now, where, tried);
      for (Instant later : {before.now + 1, before.now + 10, before.now + 1000}) {
        hold(before, after, customer, author, later, where + ", later", tried);
      }
      if (!is_list(command.assignment.rooms)) {
        World other_rooms = before, other_after = after;
        other_rooms.rooms[customer] = other_after.rooms[customer] = test::random_rooms(random);
        other_rooms.settle();
        other_after.settle();
        hold(other_rooms, other_after, customer, author, before.now, where + ", other rooms",
             tried);
      }
    }
    if (testing::Test::HasFatalFailure()) return;
    before = std::move(after);
  }
}

TEST(Escalation, NobodyHandsOutOrTakesAwayWhatTheyDidNotHold) {
  Tried tried;
  for (unsigned seed = 0; seed < 500 && !testing::Test::HasFatalFailure(); ++seed)
    try_one(seed, tried);
  EXPECT_GT(tried.bounded, 300u);
  EXPECT_GT(tried.gained, 150u);
  EXPECT_GT(tried.lost, 100u);
  EXPECT_GT(tried.refused, 1000u);
  std::printf(
      "%zu applied, %zu of them within bounds; %zu gained, %zu lost something; %zu refused\n",
      tried.applied, tried.bounded, tried.gained, tried.lost, tried.refused);
}

}  // namespace
}  // namespace enfilade
