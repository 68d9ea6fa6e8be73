#include "core/policy/slice.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <range/v3/algorithm/any_of.hpp>
#include <range/v3/algorithm/contains.hpp>
#include <range/v3/algorithm/find.hpp>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "core/policy/access.h"
#include "core/policy/disclose.h"
#include "core/policy/matrix.h"

namespace enfilade {
namespace {

/// What can be asked on a room.
constexpr PermissionSet kInARoom = kAboutARoom | kNarrowable;

/// Those of a directory who are kept, and the ways between them.
class Kept {
 public:
  explicit Kept(const Directory& whole)
      : whole_(whole), users_(whole.users().size(), false), groups_(whole.groups().size(), false) {}

  const Directory& whole() const { return whole_; }

  void keep(Principal principal) {
    if (principal.kind == Principal::Kind::user) users_[principal.row] = true;
    if (principal.kind == Principal::Kind::group) groups_[principal.row] = true;
  }
  /// The way from `from` to a user whom it leads to.
  void keep_way(const Membership& membership, UserId user, Principal from) {
    keep({Principal::Kind::user, user.row});
    const std::vector<GroupId> path = membership.path_from(from);
    for (std::size_t i = 0; i < path.size(); ++i) {
      keep({Principal::Kind::group, path[i].row});
      const bool last = i + 1 == path.size();
      const Principal next = last ? Principal{Principal::Kind::user, user.row}
                                  : Principal{Principal::Kind::group, path[i + 1].row};
      ways_.emplace(path[i].row, next.kind, next.row);
    }
  }

  /// The directory of the kept.
  ///
  /// whom  the one of whom more than the id is kept
  Directory make(std::optional<UserId> whom) {
    Directory people;
    for (std::uint32_t row = 0; row < users_.size(); ++row) {
      if (!users_[row]) continue;
      const User& user = whole_.user({row});
      people.add(whom == UserId{row} ? user : User{user.id, "", user.id});
    }
    for (std::uint32_t row = 0; row < groups_.size(); ++row) {
      const std::string& id = whole_.group({row}).id;
      if (groups_[row]) people.add(Group{id, id});
    }
    for (std::uint32_t row = 0; row < groups_.size(); ++row) {
      if (!groups_[row]) continue;
      const auto is_on_a_way = [&](Principal member) {
        return ways_.contains({row, member.kind, member.row});
      };
      const Principal group = in(people, {Principal::Kind::group, row});
      people.set_members({group.row}, mapped(people, whole_.group({row}).members, is_on_a_way));
    }
    return people;
  }

  /// The same people in the directory of the kept, each once.
  std::vector<Principal> in(const Directory& people, const std::vector<Principal>& members) const {
    return mapped(people, members, [](Principal) { return true; });
  }

 private:
  Principal in(const Directory& people, Principal principal) const {
    switch (principal.kind) {
      case Principal::Kind::user:
        return people.find(whole_.user({principal.row}).id);
      case Principal::Kind::group:
        return people.find(whole_.group({principal.row}).id);
      case Principal::Kind::nobody:
        break;
    }
    return {};
  }
  template <typename Wanted>
  std::vector<Principal> mapped(const Directory& people, const std::vector<Principal>& members,
                                Wanted wanted) const {
    std::vector<Principal> kept;
    for (Principal member : members) {
      if (!wanted(member)) continue;
      const Principal principal = in(people, member);
      if (principal.kind == Principal::Kind::nobody || ranges::contains(kept, principal)) continue;
      kept.push_back(principal);
    }
    return kept;
  }

  const Directory& whole_;
  std::vector<bool> users_, groups_;
  std::set<std::tuple<std::uint32_t, Principal::Kind, std::uint32_t>> ways_;  // group to member
};

/// One customer on its way into the slice. Members are those of the whole until the end.
class Part {
 public:
  Part(const Policy& policy, CustomerId id, const Viewer& viewer, const Partition& rooms,
       const std::vector<PartnerWideRole>& partner_wide, Instant now)
      : whole_(policy[id]),
        at_{policy[id], rooms, now},
        is_own_tenant_(viewer.side == Side::customer && viewer.tenant == id) {
    const bool here = viewer.side == Side::partner || is_own_tenant_;
    subject_ = here ? subject_of(policy, viewer) : Subject{viewer.side, std::nullopt};
    own_ = access(at_, subject_);
    knows_ = enfilade::knows(own_, !partner_wide.empty(), whole_.customer, now);
    asks_ = own_.somewhere.has(Permission::roles_view);
    asks_everywhere_ = own_.of_customer.has(Permission::roles_view);
    hears_of_invitations_ = knows_ == Knows::name || is_mmr_administrator();
  }

  bool is_in() const { return knows_ != Knows::nothing || is_own_tenant_; }
  bool manages_roles() const { return own_.somewhere.has(Permission::roles_modify); }
  /// Whether somebody of that side can be asked about, or seen in an assignment.
  bool asks_about(Side side) const { return asks_ && has_to_do_with(side); }

  void choose() {
    kept_.customer = of_customer();
    if (knows_ != Knows::data) return;
    kept_.delegation = delegation();
    for (const Assignment& assignment : whole_.assignments) {
      if (has_to_do_with(assignment.side) && sees(at_, asker(), assignment)) {
        seen_.push_back(&assignment);
        kept_.assignments.push_back(assignment);
      } else if (is_own(assignment) && counts(assignment)) {
        kept_.assignments.push_back(own(assignment));
      }
    }
    for (const Role& role : whole_.roles) {
      if (const std::optional<Role> some = part_of(role)) kept_.roles.push_back(*some);
    }
    if (!asks_ || asks_everywhere_) return;
    for (Side side : {Side::partner, Side::customer}) find_given(side);
  }

  /// Keeps whom the chosen assignments of that side name, and the viewer's ways.
  void name_people(Side side, Kept& kept, const Viewer& viewer) const {
    for (const Assignment& assignment : kept_.assignments) {
      if (assignment.side != side) continue;
      for (Principal member : assignment.members) kept.keep(member);
      if (side != subject_.side || !subject_.membership) continue;
      const Principal member = subject_.membership->nearest(assignment.members);
      if (member.kind != Principal::Kind::nobody)
        kept.keep_way(*subject_.membership, viewer.user, member);
    }
  }

  /// Keeps the ways to somebody in the assignments that are seen, and what is heard of them by
  /// those that are not.
  void keep_somebody(Side side, Kept& kept, UserId user, const Membership& membership,
                     bool is_viewer) {
    for (const Assignment* assignment : seen_) {
      if (assignment->side != side) continue;
      const Principal member = membership.nearest(assignment->members);
      if (member.kind != Principal::Kind::nobody) kept.keep_way(membership, user, member);
    }
    if (is_viewer || !hear_of(side, user, membership)) return;
    kept.keep({Principal::Kind::user, user.row});
  }

  CustomerPolicy make(const Kept& partner, const Directory& partners, const Kept* customer,
                      const Directory& customers) {
    speak();
    kept_.customer.people = customers;
    for (Assignment& assignment : kept_.assignments) {
      const bool of_partner = assignment.side == Side::partner;
      assignment.members = of_partner ? partner.in(partners, assignment.members)
                                      : customer->in(customers, assignment.members);
    }
    return std::move(kept_);
  }

 private:
  /// What an assignment gives in the rooms in which the viewer may ask.
  struct Given {
    const Assignment* assignment;
    PermissionSet permissions;
    std::vector<std::string> rooms;
    bool seen;
  };
  /// What is told of one person at a time.
  struct Standing {
    bool live = false;
    std::map<std::string, PermissionSet> rooms = {};

    friend bool operator==(const Standing&, const Standing&) = default;
  };
  /// The side, since when, until when, what and where.
  using Told = std::tuple<Side, std::optional<Instant>, std::optional<Instant>, PermissionSet,
                          std::vector<std::string>>;

  Asker asker() const { return {subject_, own_, knows_}; }
  bool is_active() const {
    return whole_.customer.relationship.status == RelationshipStatus::active;
  }
  bool has_to_do_with(Side side) const {
    return side == Side::partner ? is_active() : subject_.side == Side::customer;
  }
  bool is_own(const Assignment& assignment) const { return subject_.is_member_of(assignment); }
  /// Whether it decides anything about its members, now or later.
  bool counts(const Assignment& assignment) const {
    const bool has_ended = assignment.until && *assignment.until <= at_.now;
    return !has_ended && whole_.permissions_of(assignment);
  }
  bool is_mmr_administrator() const {
    return is_own_tenant_ && ranges::any_of(whole_.assignments, [&](const Assignment& assignment) {
             return assignment.role == name(BuiltInRole::mmr_administrator) &&
                    assignment.rooms.is_all() && assignment.live_at(at_.now) && is_own(assignment);
           });
  }

  Customer of_customer() const {
    const Customer& whole = whole_.customer;
    Customer customer;
    customer.tenant_id = whole.tenant_id;
    customer.name = whole.name;
    customer.relationship = relationship();
    const bool invited = is_invited(status_at(whole.relationship, at_.now));
    if (invited && hears_of_invitations_) customer.domain = whole.domain;
    if (knows_ != Knows::data) return customer;
    customer.alias = whole.alias;
    customer.tags = whole.tags;
    customer.may_export = whole.may_export;
    customer.may_keep_offline = whole.may_keep_offline;
    customer.lease_hours = whole.lease_hours;
    if (own_.of_customer.has(Permission::update_rings_view)) customer.rings = whole.rings;
    if (own_.of_customer.has(Permission::settings_view)) customer.settings = whole.settings;
    if (asks_everywhere_) customer.revision = whole.revision;
    return customer;
  }

  Relationship relationship() const {
    const Relationship& whole = whole_.customer.relationship;
    if (knows_ == Knows::nothing) return {RelationshipStatus::ended};
    const RelationshipStatus status = status_at(whole, at_.now);
    if (is_invited(status) && hears_of_invitations_) return whole;
    if (status != RelationshipStatus::pending || !whole.invitation) return {status};
    // When it was sent is not told: as if on the day before it expires.
    return {status, Invitation{expires_at(whole) - kDay, 1}};
  }

  Delegation delegation() const {
    if (subject_.side == Side::partner) return whole_.delegation;
    if (!is_active()) return {};
    if (asks_everywhere_) return whole_.delegation;
    Delegation shown;
    shown.rooms.rooms = asked_rooms(Side::partner);
    if (!shown.rooms.rooms.empty()) shown.ceiling = whole_.delegation.ceiling & kInARoom;
    return shown;
  }

  /// As much of an assignment as its member may know.
  Assignment own(const Assignment& whole) const {
    Assignment own;
    own.id = whole.id;
    own.name = whole.name;
    own.side = whole.side;
    own.role = whole.role;
    own.members = {subject_.membership->nearest(whole.members)};
    own.rooms = whole.rooms;
    own.from = whole.from;
    own.until = whole.until;
    return own;
  }

  std::optional<Role> part_of(const Role& role) const {
    const auto uses = [&](const Assignment& assignment) {
      return assignment.side == role.side && assignment.role == role.id;
    };
    const bool managed = role.side == subject_.side && (asks_ || manages_roles());
    if (managed || ranges::any_of(seen_, [&](const Assignment* seen) { return uses(*seen); }))
      return role;
    if (!ranges::any_of(kept_.assignments, uses)) return std::nullopt;
    Role part{role.id, role.name, "", role.side, role.permissions};
    if (role.side == Side::partner) part.permissions &= whole_.delegation.ceiling;
    return part;
  }

  /// The rooms in which the viewer hears about people of that side, by id.
  std::vector<std::string> asked_rooms(Side side) const {
    std::vector<std::string> ids;
    for (std::uint32_t row = 0; row < at_.rooms.size(); ++row) {
      if (!own_.rooms[row].has(Permission::roles_view) || !knows_room(own_, {row})) continue;
      // What is not opened is the wall before anybody's assignments.
      const bool open =
          side == Side::customer || covers(whole_.delegation.rooms, at_.rooms, {row}) == Cover::yes;
      if (open) ids.emplace_back(at_.rooms.id({row}));
    }
    std::sort(ids.begin(), ids.end());
    return ids;
  }

  void find_given(Side side) {
    if (!has_to_do_with(side)) return;
    PermissionSet bound = kInARoom;
    if (side == Side::partner) bound &= whole_.delegation.ceiling;
    const std::vector<std::string> asked = asked_rooms(side);
    // Where nothing can be asked, nothing is heard.
    if (asked.empty() || bound.empty()) return;
    for (const Assignment& assignment : whole_.assignments) {
      const std::optional<PermissionSet> permissions = whole_.permissions_of(assignment);
      if (assignment.side != side || !permissions) continue;
      Given given{&assignment, *permissions & bound, {}, ranges::contains(seen_, &assignment)};
      for (const std::string& id : asked) {
        if (covers(assignment.rooms, at_.rooms, *at_.rooms.find(id)) == Cover::yes)
          given.rooms.push_back(id);
      }
      given_.push_back(std::move(given));
    }
  }

  static Standing standing(const std::vector<const Given*>& by, bool seen_only, Instant now) {
    Standing standing;
    for (const Given* given : by) {
      if ((seen_only && !given->seen) || !given->assignment->live_at(now)) continue;
      standing.live = true;
      for (const std::string& room : given->rooms) standing.rooms[room] |= given->permissions;
    }
    return standing;
  }

  /// Notes what is told of a person, if that is more than the assignments say that are seen.
  bool hear_of(Side side, UserId user, const Membership& membership) {
    std::vector<const Given*> by;
    std::set<Instant> moments{at_.now};
    bool any_seen = false;
    for (const Given& given : given_) {
      const Assignment& assignment = *given.assignment;
      if (assignment.side != side) continue;
      if (membership.nearest(assignment.members).kind == Principal::Kind::nobody) continue;
      by.push_back(&given);
      any_seen = any_seen || given.seen;
      for (const std::optional<Instant>& turn : {assignment.from, assignment.until}) {
        if (turn && *turn > at_.now) moments.insert(*turn);
      }
    }
    if (by.empty()) return false;

    std::vector<std::pair<Instant, Standing>> course;
    bool more = !any_seen;
    for (Instant moment : moments) {
      Standing now = standing(by, false, moment);
      more = more || now != standing(by, true, moment);
      if (course.empty() || course.back().second != now) course.emplace_back(moment, now);
    }
    if (more) note(side, user, course);
    return more;
  }

  void note(Side side, UserId user, const std::vector<std::pair<Instant, Standing>>& course) {
    const Principal person{Principal::Kind::user, user.row};
    bool ever = false;
    for (std::size_t i = 0; i < course.size(); ++i) {
      const auto& [since, standing] = course[i];
      if (!standing.live) continue;
      ever = true;
      const bool first = i == 0, last = i + 1 == course.size();
      const auto from = first ? std::nullopt : std::optional(since);
      const auto until = last ? std::nullopt : std::optional(course[i + 1].first);
      std::map<PermissionSet, std::vector<std::string>> by_permissions;
      if (standing.rooms.empty()) by_permissions[{}] = {};
      for (const auto& [room, permissions] : standing.rooms) {
        by_permissions[permissions].push_back(room);
      }
      for (const auto& [permissions, rooms] : by_permissions) {
        told_[{side, from, until, permissions, rooms}].push_back(person);
      }
    }
    if (!ever) told_[{side, std::nullopt, at_.now, {}, {}}].push_back(person);
  }

  /// Puts what is told into assignments, each with a role of its own.
  void speak() {
    std::size_t number = 0;
    for (const auto& [told, people] : told_) {
      const auto& [side, from, until, permissions, rooms] = told;
      const std::string id = free_id("told-" + std::to_string(++number));
      kept_.roles.push_back({id, id, "", side, permissions});
      Assignment assignment;
      assignment.id = assignment.name = assignment.role = id;
      assignment.side = side;
      assignment.members = people;
      assignment.rooms.rooms = rooms;
      assignment.from = from;
      assignment.until = until;
      kept_.assignments.push_back(std::move(assignment));
    }
  }

  std::string free_id(std::string id) const {
    const auto taken = [&](const auto& kept, auto member) {
      return ranges::find(kept, id, member) != kept.end();
    };
    // An assignment may wait for a role of this id.
    while (taken(kept_.assignments, &Assignment::id) ||
           taken(kept_.assignments, &Assignment::role) || taken(kept_.roles, &Role::id)) {
      id += "-1";
    }
    return id;
  }

  const CustomerPolicy& whole_;
  Situation at_;
  bool is_own_tenant_;
  Subject subject_;
  Access own_;
  Knows knows_ = Knows::nothing;
  bool asks_ = false, asks_everywhere_ = false;  // about others: by roles.view, over all
  bool hears_of_invitations_ = false;

  CustomerPolicy kept_;
  std::vector<const Assignment*> seen_;  // of the whole
  std::vector<Given> given_;             // to a viewer who asks about others, but not everywhere
  std::map<Told, std::vector<Principal>> told_;
};

bool may_change_tenant_managers(const std::vector<PartnerWideRole>& roles) {
  return ranges::any_of(
      roles, [](PartnerWideRole role) { return role != PartnerWideRole::tenant_manager; });
}

}  // namespace

Policy slice(const Policy& whole, const Viewer& viewer, std::span<const Partition* const> rooms,
             Instant now) {
  const bool of_partner = viewer.side == Side::partner;
  const std::vector<PartnerWideRole> partner_wide = partner_wide_roles(whole, viewer);
  std::vector<Part> parts;
  for (std::uint32_t row = 0; row < whole.customers.size(); ++row) {
    Part part(whole, {row}, viewer, *rooms[row], partner_wide, now);
    if (part.is_in()) parts.push_back(std::move(part));
  }
  for (Part& part : parts) part.choose();

  const auto keep_people = [&](Side side, Kept& kept) {
    const bool viewers = side == viewer.side;
    if (viewers) kept.keep({Principal::Kind::user, viewer.user.row});
    bool asked = false;
    for (const Part& part : parts) {
      part.name_people(side, kept, viewer);
      asked = asked || part.asks_about(side);
    }
    if (!asked) return;
    for (std::uint32_t row = 0; row < kept.whole().users().size(); ++row) {
      const Membership membership = kept.whole().membership_of({row});
      const bool is_viewer = viewers && viewer.user == UserId{row};
      for (Part& part : parts) part.keep_somebody(side, kept, {row}, membership, is_viewer);
    }
  };
  const auto whom = [&](Side side) {
    return side == viewer.side ? std::optional(viewer.user) : std::nullopt;
  };

  Policy part_of_whole;
  Partner& partner = part_of_whole.partner.edit();
  partner.tenant_id = whole.partner->tenant_id;
  partner.name = whole.partner->name;
  Kept partners(whole.partner->people);
  keep_people(Side::partner, partners);
  partner.people = partners.make(whom(Side::partner));
  for (PartnerWideRole role : partner_wide) {
    partner.partner_wide[static_cast<std::size_t>(role)] =
        partners.in(partner.people, {{Principal::Kind::user, viewer.user.row}});
  }
  if (may_change_tenant_managers(partner_wide)) partner.revision = whole.partner->revision;

  // The customer's own people are in nobody's slice but their own.
  std::optional<Kept> customers;
  Directory own_people;
  if (!of_partner) {
    customers.emplace(*whole[viewer.tenant].customer.people);
    keep_people(Side::customer, *customers);
    own_people = customers->make(whom(Side::customer));
  }
  bool manages_roles = false;
  for (Part& part : parts) {
    manages_roles = manages_roles || part.manages_roles();
    CustomerPolicy made =
        part.make(partners, partner.people, customers ? &*customers : nullptr, own_people);
    const CustomerId id{static_cast<std::uint32_t>(part_of_whole.customers.size())};
    part_of_whole.by_tenant_id.edit().emplace(made.customer.tenant_id, id);
    part_of_whole.customers.push_back(std::move(made));
  }
  if (of_partner && manages_roles) part_of_whole.templates = whole.templates;
  return part_of_whole;
}

}  // namespace enfilade
