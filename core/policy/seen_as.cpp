#include "core/policy/seen_as.h"

#include <algorithm>

#include "core/policy/disclose.h"

namespace enfilade {

Access seen_as(const Access& own, const Access& other) {
  Access seen;
  seen.changes_at = std::min(own.changes_at, other.changes_at);
  seen.rooms.resize(own.rooms.size());
  for (std::size_t room = 0; room < own.rooms.size(); ++room) {
    const bool asks =
        own.rooms[room].has(Permission::roles_view) && own.rooms[room].intersects(kAboutARoom);
    if (asks) seen.rooms[room] = own.rooms[room] & other.rooms[room];
    seen.somewhere |= seen.rooms[room];
  }
  if (own.of_customer.has(Permission::roles_view)) {
    seen.of_customer = own.of_customer & other.of_customer;
    seen.over_all = own.over_all & other.over_all;
    seen.without_rooms = own.without_rooms & other.without_rooms;
    seen.somewhere |= seen.of_customer | seen.over_all;
  }
  seen.assigned = !seen.somewhere.empty();
  return seen;
}

}  // namespace enfilade
