#include "core/command/principals.h"

#include <range/v3/algorithm/contains.hpp>

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

}  // namespace enfilade
