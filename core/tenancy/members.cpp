#include "core/tenancy/members.h"

#include <cstdint>
#include <range/v3/algorithm/any_of.hpp>

namespace enfilade {

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
  const auto is_user = [](Principal one) { return one.kind == Principal::Kind::user; };
  if (ranges::any_of(members, is_user)) return true;
  const auto is_group = [](Principal one) { return one.kind == Principal::Kind::group; };
  return ranges::any_of(members, is_group) && !users_among(people, members).empty();
}

}  // namespace enfilade
