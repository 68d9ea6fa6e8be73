#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "core/policy/access.h"
#include "core/policy/policy.h"
#include "core/table/holding.h"
#include "core/view/sight.h"

namespace enfilade::bench {

inline constexpr std::size_t kRooms = 2'000, kTickets = 100'000;

/// A customer of kRooms rooms and kTickets tickets, each of one room, and of whom everything may be
/// seen. The same on every machine.
class World {
 public:
  World();

  const Sight& tickets() const { return *sight_; }
  /// The tickets as their source sends them.
  const std::string& ticket_rows() const { return ticket_rows_; }

 private:
  std::string ticket_rows_;
  CustomerPolicy policy_;
  Holding holding_;
  Access access_;
  std::optional<Sight> sight_;
};

/// Made when it is first asked for.
const World& world();

}  // namespace enfilade::bench
