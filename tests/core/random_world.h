#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/policy/access.h"
#include "core/policy/disclose.h"
#include "core/policy/policy.h"
#include "core/policy/room_scope.h"
#include "core/table/holding.h"
#include "core/view/sight.h"
#include "tests/core/random.h"
#include "tests/core/rows.h"

namespace enfilade::test {

/// A partner, three customers, their people, rooms and tickets, all from small domains, so that
/// names, scopes and moments collide. The clock stands still at `now`.
struct World {
  Policy policy;
  std::vector<std::vector<Row>> rooms, tickets;  // of each customer, as written
  std::vector<Holding> holdings;                 // of each customer, made of these
  Instant now = 100;

  const CustomerPolicy& customer(CustomerId id) const { return policy[id]; }
  Situation situation(std::size_t customer) const {
    return {*policy.customers[customer], holdings[customer].rooms(), now};
  }
  /// Makes the holdings and the policy's index anew, after a change of anything above.
  void settle();
};

World random_world(Random& random);

/// Pieces of such a world, for tests that change one.
RoomScope random_scope(Random& random, int depth = 2);
Assignment random_assignment(Random& random, Side side, std::size_t number);
PermissionSet random_permissions(Random& random, std::size_t percent);
std::vector<Row> random_rooms(Random& random);
std::vector<Row> random_tickets(Random& random);
Row random_room(Random& random, const std::string& id);
Row random_ticket(Random& random, const std::string& id);

/// Ids that rooms and tickets have, some that they could have, and some that none has.
const std::vector<std::string>& room_ids();
const std::vector<std::string>& ticket_ids();

/// Users of the partner and of every customer.
std::vector<Viewer> viewers_of(const World& world);

/// One viewer in a world: what they may do in each customer, and what they see of it.
class Eyes {
 public:
  Eyes(const World& world, Viewer viewer);

  const Subject& subject(std::size_t customer) const { return subjects_[customer]; }
  const Access& access(std::size_t customer) const { return accesses_[customer]; }
  Asker asker(std::size_t customer) const {
    return {subjects_[customer], accesses_[customer], knows_[customer]};
  }
  Knows knows(std::size_t customer) const { return knows_[customer]; }

  /// The table in each customer in which the viewer holds a live assignment, in the policy's order.
  std::vector<Sight> sights(TableId table) const;

 private:
  const World& world_;
  std::vector<Subject> subjects_;
  std::vector<Access> accesses_;
  std::vector<Knows> knows_;
};

}  // namespace enfilade::test
