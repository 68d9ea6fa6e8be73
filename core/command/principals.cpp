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

std::vector<UserId> users_among(const Directory& people, const std::vector<Principal>& members) {
  std::vector<char> users(people.users().size()), groups(people.groups().size());
  std::vector<Principal> reached = members;
  for (std::size_t i = 0; i < reached.size(); ++i) {
    const Principal one = reached[i];
    if (one.kind == Principal::Kind::user) users[one.row] = 1;
    if (one.kind != Principal::Kind::group || groups[one.row] != 0) continue;
    groups[one.row] = 1;
    const std::vector<Principal>& inner = people.group({one.row}).members;
    reached.insert(reached.end(), inner.begin(), inner.end());
  }
  std::vector<UserId> found;
  for (std::uint32_t user = 0; user < users.size(); ++user) {
    if (users[user] != 0) found.push_back({user});
  }
  return found;
}

bool resolves_to_a_user(const Directory& people, const std::vector<Principal>& members) {
  return !users_among(people, members).empty();
}

}  // namespace enfilade
