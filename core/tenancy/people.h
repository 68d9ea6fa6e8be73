#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/id.h"

namespace enfilade {

struct User {
  std::string id, upn, name;
};

/// Somebody who can be given a role: a user, a group, or a name that stands for nobody (yet).
struct Principal {
  enum class Kind : std::uint8_t { nobody, user, group };

  Kind kind = Kind::nobody;
  std::uint32_t row = 0;  // of the directory's users or groups

  friend constexpr bool operator==(Principal, Principal) = default;
};

struct Group {
  std::string id, name;
  std::vector<Principal> members = {};
};

/// The groups that a user is in, directly or through other groups, and the way from each to the
/// user.
class Membership {
 public:
  Membership(UserId user, std::size_t groups) : user_(user), next_(groups, kOutside) {}

  UserId user() const { return user_; }
  bool includes(Principal principal) const {
    return principal.kind == Principal::Kind::user    ? principal.row == user_.row
           : principal.kind == Principal::Kind::group ? next_[principal.row] != kOutside
                                                      : false;
  }

  /// The groups from `principal` down to the user, the outermost first; none for the user itself.
  /// The shortest way; among equals the one whose groups the directory names first.
  std::vector<GroupId> path_from(Principal principal) const;

  /// Of these, the first with the shortest way to the user; `nobody` if none leads there.
  Principal nearest(const std::vector<Principal>& principals) const;

 private:
  friend class Directory;
  static constexpr std::uint32_t kOutside = 0xFFFF'FFFF, kDirect = 0xFFFF'FFFE;

  UserId user_;
  std::vector<std::uint32_t> next_;  // the next group towards the user, kDirect or kOutside
};

/// Lets a map of strings be asked for a view of one.
struct HashOfText {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};

/// The people of one tenant. Ids are unique over users and groups together.
class Directory {
 public:
  /// False, and nothing added, if the id is taken. A group's members are there before it.
  bool add(User user);
  bool add(Group group);

  /// Whom the id stands for; `nobody` if it stands for none.
  Principal find(std::string_view id) const;
  std::optional<UserId> find_user(std::string_view id) const;

  void set_members(GroupId group, std::vector<Principal> members);

  const std::vector<User>& users() const { return users_; }
  const std::vector<Group>& groups() const { return groups_; }
  const User& user(UserId id) const { return users_[id.row]; }
  const Group& group(GroupId id) const { return groups_[id.row]; }

  /// O(groups + the user's ways). A cycle of groups is harmless.
  Membership membership_of(UserId user) const;

 private:
  /// The groups that a user or group is directly in, ascending, each once; null: nobody's.
  std::vector<std::uint32_t>* containers_of(Principal member);

  std::vector<User> users_;
  std::vector<Group> groups_;
  std::vector<std::vector<std::uint32_t>> groups_of_users_, groups_of_groups_;
  std::unordered_map<std::string, Principal, HashOfText, std::equal_to<>> by_id_;
};

}  // namespace enfilade
