#include "core/command/principals.h"

#include <range/v3/algorithm/contains.hpp>
#include <range/v3/algorithm/find.hpp>

namespace enfilade {

std::optional<std::vector<Principal>> principals(const Directory& people,
                                                 const std::vector<std::string>& ids) {
  std::vector<Principal> found;
  for (const std::string& id : ids) {
    const Principal principal = people.find(id);
    if (principal.kind == Principal::Kind::nobody) return std::nullopt;
    if (!ranges::contains(found, principal)) found.push_back(principal);
  }
  return found;
}

bool resolves_to_a_user(const Directory& people, const std::vector<Principal>& members) {
  std::vector<Principal> reached = members;
  for (std::size_t i = 0; i < reached.size(); ++i) {
    if (reached[i].kind == Principal::Kind::user) return true;
    if (reached[i].kind != Principal::Kind::group) continue;
    for (Principal member : people.group({reached[i].row}).members) {
      if (ranges::find(reached, member) == reached.end()) reached.push_back(member);
    }
  }
  return false;
}

}  // namespace enfilade
