#include "tests/core/agreement.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

namespace enfilade::test {
namespace {

using Kind = Target::Kind;

constexpr std::array<std::string_view, 3> kKnowsNames{"nothing", "name", "data"};

/// `may_be_asked`, looked up.
bool is_asked(std::size_t permission, Kind kind) {
  static const auto table = [] {
    std::array<std::array<bool, 3>, kPermissionCount> all{};
    for (std::size_t p = 0; p < kPermissionCount; ++p) {
      for (std::size_t k = 0; k < 3; ++k) {
        all[p][k] = may_be_asked(kPermissionNames[p], static_cast<Kind>(k));
      }
    }
    return all;
  }();
  return table[permission][static_cast<std::size_t>(kind)];
}

std::string_view name_of(Reason reason) {
  return kReasonNames[static_cast<std::size_t>(reason)];
}

std::optional<std::string> unless_same(bool core, bool oracle, const auto& what) {
  if (core == oracle) return std::nullopt;
  return std::string(what()) + (core ? ": only the core says yes" : ": only the oracle says yes");
}

/// Whether the groups of a grant lead from a member that the assignment names down to the person.
bool leads_to_person(const Grant& grant, const Assignment& assignment, const Oracle& oracle,
                     const Directory& people) {
  const std::vector<Principal>* members = &assignment.members;
  for (GroupId group : grant.path) {
    const Principal named{Principal::Kind::group, group.row};
    if (std::find(members->begin(), members->end(), named) == members->end()) return false;
    members = &people.group(group).members;
  }
  return std::any_of(members->begin(), members->end(), [&](Principal member) {
    return member.kind == Principal::Kind::user && oracle.is(people.users()[member.row].id);
  });
}

}  // namespace

/// A permission about a room asks for a room or a ticket, one about the customer for neither; but
/// three of these also apply within a narrower assignment, and so on a room.
bool may_be_asked(std::string_view permission, Kind kind) {
  if (permission == "groups.view" || permission == "roles.view" || permission == "roles.modify") {
    return kind != Kind::ticket;
  }
  return oracle_matrix().about_a_room.contains(permission) == (kind != Kind::customer);
}

TicketRooms ticket_over(Oracle::Texts rooms, const Partition& loaded) {
  TicketRooms ticket{std::move(rooms)};
  for (const std::string& room : ticket.names) ticket.rows.push_back(loaded.find(room));
  return ticket;
}

Agreement::Agreement(const Policy& policy, CustomerId customer, const Asked& asked,
                     const Viewer& viewer, Instant now)
    : asked_(asked),
      situation_{policy[customer], asked.rooms, now},
      people_(people_of(policy, viewer)),
      subject_{viewer.side},
      oracle_(policy, customer, asked.written, viewer, now) {
  if (viewer.side == Side::partner || viewer.tenant == customer) {
    subject_ = subject_of(policy, viewer);
  }
  access_ = enfilade::access(situation_, subject_);
  knows_ = enfilade::knows(access_, !partner_wide_roles(policy, viewer).empty(),
                           situation_.customer.customer, now);
}

template <typename Visit>
Agreement::Difference Agreement::first_said(Visit visit) {
  const auto all_permissions = [&](const Target& target, const Oracle::Texts& rooms) -> Difference {
    for (std::size_t p = 0; p < kPermissionCount; ++p) {
      if (!is_asked(p, target.kind)) continue;
      if (auto said = visit(p, target, rooms)) return said;
    }
    return std::nullopt;
  };
  if (auto said = all_permissions(Target::of_customer(), {})) return said;
  for (std::uint32_t row = 0; row < asked_.rooms.size(); ++row) {
    const std::string room(asked_.rooms.id({row}));
    if (auto said = all_permissions(Target::of_room({row}), {room})) return said;
  }
  for (const TicketRooms& ticket : asked_.tickets) {
    if (auto said = all_permissions(Target::of_ticket(ticket.rows), ticket.names)) return said;
  }
  return std::nullopt;
}

Agreement::Difference Agreement::differs(std::size_t permission, const Target& target, Reason core,
                                         std::string_view oracle) {
  ++compared_;
  if (name_of(core) == oracle) return std::nullopt;
  std::string all(kPermissionNames[permission]);
  if (target.kind == Kind::customer) all += " on the customer";
  if (target.kind == Kind::room) all += " on room " + std::string(asked_.rooms.id(target.room));
  if (target.kind == Kind::ticket) {
    all += " on a ticket over [";
    for (const auto& row : target.ticket_rooms) {
      all += ' ' + (row ? std::string(asked_.rooms.id(*row)) : "(not loaded)");
    }
    all += " ]";
  }
  return all + ": the core says " + std::string(name_of(core)) + ", the oracle " +
         std::string(oracle);
}

Agreement::Difference Agreement::differs_in_grants(const Decision& decision,
                                                   const std::set<std::size_t>& allowing) {
  std::set<std::size_t> by;
  for (const Grant& grant : decision.grants) {
    by.insert(grant.assignment);
    const Assignment& assignment = situation_.customer.assignments[grant.assignment];
    if (!leads_to_person(grant, assignment, oracle_, people_)) {
      return "a path through groups that does not lead to the person";
    }
  }
  if (by == allowing) return std::nullopt;
  return "a yes by other assignments";
}

Agreement::Difference Agreement::differs_in_access() {
  for (std::size_t p = 0; p < kPermissionCount; ++p) {
    const auto permission = static_cast<Permission>(p);
    const std::string_view named = kPermissionNames[p];
    const auto differs = [&](Kind kind, PermissionSet core, std::string_view oracle,
                             std::string_view where) -> Difference {
      if (!is_asked(p, kind)) return std::nullopt;
      ++compared_;
      return unless_same(core.has(permission), oracle == "allowed", [&] {
        return "access to " + std::string(where) + ", " + std::string(named);
      });
    };
    if (auto said = differs(Kind::customer, access_.of_customer, oracle_.on_customer(named),
                            "the customer")) {
      return said;
    }
    if (auto said = differs(Kind::ticket, access_.without_rooms, oracle_.on_ticket(named, {}),
                            "tickets without rooms")) {
      return said;
    }
    if (auto said = differs(Kind::ticket, access_.over_all, oracle_.over_all(named),
                            "rows without rooms")) {
      return said;
    }
    for (std::uint32_t row = 0; row < asked_.rooms.size(); ++row) {
      const std::string_view room = asked_.rooms.id({row});
      if (auto said = differs(Kind::room, access_.rooms[row], oracle_.on_room(named, room), room)) {
        return said;
      }
    }
  }
  for (std::uint32_t row = 0; row < asked_.rooms.size(); ++row) {
    const std::string_view room = asked_.rooms.id({row});
    ++compared_;
    if (auto said = unless_same(knows_room(access_, {row}), oracle_.knows_room(room),
                                [&] { return "knowing of room " + std::string(room); })) {
      return said;
    }
  }
  ++compared_;
  const std::string_view core = kKnowsNames[static_cast<std::size_t>(knows_)];
  if (core == oracle_.knows()) return std::nullopt;
  return "the core knows " + std::string(core) + " of the customer, the oracle " +
         std::string(oracle_.knows());
}

Agreement::Difference Agreement::differs_in_decisions() {
  return first_said([&](std::size_t p, const Target& target,
                        const Oracle::Texts& rooms) -> Difference {
    const std::string_view permission = kPermissionNames[p];
    const Decision decision = decide(situation_, subject_, static_cast<Permission>(p), target);
    const std::string_view oracle = target.kind == Kind::customer ? oracle_.on_customer(permission)
                                    : target.kind == Kind::room
                                        ? oracle_.on_room(permission, rooms.front())
                                        : oracle_.on_ticket(permission, rooms);
    if (auto said = differs(p, target, decision.reason, oracle)) return said;
    if (!decision.allowed() && decision.grants.empty()) return std::nullopt;
    return differs_in_grants(
        decision, target.kind == Kind::customer ? oracle_.allowing_on_customer(permission)
                  : target.kind == Kind::room ? oracle_.allowing_on_room(permission, rooms.front())
                                              : oracle_.allowing_on_ticket(permission, rooms));
  });
}

Agreement::Difference Agreement::differs_in_what_is_told() {
  const Asker asker{subject_, access_, knows_};
  return first_said([&](std::size_t p, const Target& target, const Oracle::Texts& rooms) {
    const std::string_view permission = kPermissionNames[p];
    const Decision decision = disclose(situation_, asker, static_cast<Permission>(p), target);
    return differs(p, target, decision.reason,
                   target.kind == Kind::customer ? oracle_.told_of_customer(permission)
                   : target.kind == Kind::room   ? oracle_.told_of_room(permission, rooms.front())
                                                 : oracle_.told_of_ticket(permission, rooms));
  });
}

Agreement::Difference Agreement::differs_in_what_is_told_of(const Agreement& other) {
  const Asker asker{subject_, access_, knows_};
  return first_said([&](std::size_t p, const Target& target, const Oracle::Texts& rooms) {
    const std::string_view permission = kPermissionNames[p];
    const Decision decision =
        disclose_about(situation_, asker, other.subject_, static_cast<Permission>(p), target);
    return differs(
        p, target, decision.reason,
        target.kind == Kind::customer ? oracle_.told_of_customer(other.oracle_, permission)
        : target.kind == Kind::room ? oracle_.told_of_room(other.oracle_, permission, rooms.front())
                                    : oracle_.told_of_ticket(other.oracle_, permission, rooms));
  });
}

}  // namespace enfilade::test
