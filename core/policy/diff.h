#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/bitmap.h"
#include "core/base/instant.h"
#include "core/policy/inquire.h"
#include "core/policy/policy.h"
#include "core/policy/reach.h"

namespace enfilade {

/// What one person gains, or loses, of one permission.
struct Effect {
  Side side = Side::partner;  // of the partner's people, or of the customer's own
  std::string user;           // an id: of two policies, one may not know the other's people
  Permission permission = Permission::rooms_view;
  std::size_t rooms = 0;        // in so many rooms
  bool about_customer = false;  // and about the customer

  friend bool operator==(const Effect&, const Effect&) = default;
};

/// By person, the partner's first, in the order of the directories, and who is in the second
/// policy only behind them; then by permission.
struct Effects {
  std::vector<Effect> gained, lost;
};

/// One customer in one policy, with what it comes to over the rooms of today.
struct State {
  const Directory& partners_people;
  const CustomerPolicy& customer;
  const Reach& reach;
};

/// Who gains and who loses what, now, if a customer's policy becomes another, or is another; as far
/// as the asker may hear of it, as things stand before: who may know less afterwards hears of that.
/// Of rooms, those in which the asker holds rooms.view as well: a scope that somebody makes up must
/// not tell them what a room is like whose columns are withheld.
///
/// before, after  of one customer, both over the same rooms
///
/// The same as asking `known_rooms_where` of each person in both: a test holds it to that.
/// O(people whom an assignment is about that changes × permissions × (assignments + rooms / 64)).
Effects diff(const State& before, const State& after, AboutOthers asker, Instant now);

/// The rooms in which one person gains, and in which they lose, one permission.
std::pair<Bitmap, Bitmap> diff_rooms(const State& before, const State& after, AboutOthers asker,
                                     Side side, std::string_view user, Permission permission,
                                     Instant now);

}  // namespace enfilade
