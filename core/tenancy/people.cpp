#include "core/tenancy/people.h"

#include <utility>

namespace enfilade {

std::vector<GroupId> Membership::path_from(Principal principal) const {
  std::vector<GroupId> path;
  if (principal.kind != Principal::Kind::group || !includes(principal)) return path;
  for (std::uint32_t group = principal.row; group != kDirect; group = next_[group]) {
    path.push_back({group});
  }
  return path;
}

Principal Membership::nearest(const std::vector<Principal>& principals) const {
  Principal nearest;
  std::size_t groups = 0;
  for (Principal principal : principals) {
    if (!includes(principal)) continue;
    const std::size_t way = path_from(principal).size();
    if (nearest.kind != Principal::Kind::nobody && way >= groups) continue;
    nearest = principal;
    groups = way;
  }
  return nearest;
}

bool Directory::add(User user) {
  const Principal principal{Principal::Kind::user, static_cast<std::uint32_t>(users_.size())};
  if (!by_id_.emplace(user.id, principal).second) return false;
  users_.push_back(std::move(user));
  return true;
}

bool Directory::add(Group group) {
  const Principal principal{Principal::Kind::group, static_cast<std::uint32_t>(groups_.size())};
  if (!by_id_.emplace(group.id, principal).second) return false;
  groups_.push_back(std::move(group));
  return true;
}

Principal Directory::find(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? Principal{} : found->second;
}

std::optional<UserId> Directory::find_user(std::string_view id) const {
  const Principal principal = find(id);
  if (principal.kind != Principal::Kind::user) return std::nullopt;
  return UserId{principal.row};
}

void Directory::set_members(GroupId group, std::vector<Principal> members) {
  groups_[group.row].members = std::move(members);
}

Membership Directory::membership_of(UserId user) const {
  Membership membership(user, groups_.size());
  std::vector<std::vector<std::uint32_t>> containers(groups_.size());  // of each group
  std::vector<std::uint32_t> reached;
  for (std::uint32_t g = 0; g < groups_.size(); ++g) {
    for (Principal member : groups_[g].members) {
      if (member.kind == Principal::Kind::group) containers[member.row].push_back(g);
      const bool direct = member == Principal{Principal::Kind::user, user.row};
      if (direct && membership.next_[g] == Membership::kOutside) {
        membership.next_[g] = Membership::kDirect;
        reached.push_back(g);
      }
    }
  }
  // Breadth first, outwards from the user: the first way to a group is a shortest one.
  for (std::size_t i = 0; i < reached.size(); ++i) {
    for (std::uint32_t outer : containers[reached[i]]) {
      if (membership.next_[outer] != Membership::kOutside) continue;
      membership.next_[outer] = reached[i];
      reached.push_back(outer);
    }
  }
  return membership;
}

}  // namespace enfilade
