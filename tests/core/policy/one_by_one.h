#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/policy/decide.h"
#include "core/policy/inquire.h"

/// What is asked of many at once, asked one by one.
namespace enfilade::test {

/// Everybody who could be asked about, seen from one customer.
struct Somebody {
  Side side;
  UserId user;
  Subject subject;
};

inline std::vector<Somebody> everybody(const Situation& situation,
                                       const Directory& partners_people) {
  std::vector<Somebody> all;
  for (const Side side : {Side::partner, Side::customer}) {
    const Directory& people =
        side == Side::partner ? partners_people : *situation.customer.customer.people;
    for (std::uint32_t user = 0; user < people.users().size(); ++user) {
      all.push_back({side, {user}, {side, people.membership_of({user})}});
    }
  }
  return all;
}

/// In how many rooms, and whether of the customer, by an answer to each question.
///
/// answer(permission, target)  a Decision
template <typename Answer>
Powers counted(const Situation& situation, Answer answer) {
  Powers powers;
  for (std::size_t p = 0; p < kPermissionCount; ++p) {
    const auto permission = static_cast<Permission>(p);
    if (well_asked(permission, Target::Kind::room)) {
      for (std::uint32_t row = 0; row < situation.rooms.size(); ++row) {
        powers.rooms[p] += answer(permission, Target::of_room({row})).allowed();
      }
    }
    if (well_asked(permission, Target::Kind::customer) &&
        answer(permission, Target::of_customer()).allowed()) {
      powers.of_customer.insert(permission);
    }
  }
  return powers;
}

}  // namespace enfilade::test
