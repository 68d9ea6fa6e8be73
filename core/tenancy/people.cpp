#include "core/tenancy/people.h"

#include <algorithm>
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
  groups_of_users_.emplace_back();
  return true;
}

bool Directory::add(Group group) {
  const Principal principal{Principal::Kind::group, static_cast<std::uint32_t>(groups_.size())};
  if (!by_id_.emplace(group.id, principal).second) return false;
  std::vector<Principal> members = std::exchange(group.members, {});
  groups_.push_back(std::move(group));
  groups_of_groups_.emplace_back();
  set_members({principal.row}, std::move(members));
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
  for (Principal member : groups_[group.row].members) {
    if (std::vector<std::uint32_t>* in = containers_of(member)) std::erase(*in, group.row);
  }
  for (Principal member : members) {
    std::vector<std::uint32_t>* in = containers_of(member);
    if (in == nullptr) continue;
    const auto place = std::lower_bound(in->begin(), in->end(), group.row);
    if (place == in->end() || *place != group.row) in->insert(place, group.row);
  }
  groups_[group.row].members = std::move(members);
}

std::vector<std::uint32_t>* Directory::containers_of(Principal member) {
  switch (member.kind) {
    case Principal::Kind::user:
      return &groups_of_users_[member.row];
    case Principal::Kind::group:
      return &groups_of_groups_[member.row];
    case Principal::Kind::nobody:
      break;
  }
  return nullptr;
}

Membership Directory::membership_of(UserId user) const {
  Membership membership(user, groups_.size());
  std::vector<std::uint32_t> reached = groups_of_users_[user.row];
  for (std::uint32_t direct : reached) membership.next_[direct] = Membership::kDirect;
  // Breadth first, outwards from the user: the first way to a group is a shortest one.
  for (std::size_t i = 0; i < reached.size(); ++i) {
    for (std::uint32_t outer : groups_of_groups_[reached[i]]) {
      if (membership.next_[outer] != Membership::kOutside) continue;
      membership.next_[outer] = reached[i];
      reached.push_back(outer);
    }
  }
  return membership;
}

}  // namespace enfilade
