#pragma once

#include <compare>
#include <cstdint>

namespace enfilade {

/// A row number that remembers what it counts.
///
/// Four bytes, trivially copyable, dense: 0 .. size - 1. A `RoomRef` does not convert to a
/// `CustomerId`, so the mistake that would mix two tenants' rows does not compile.
template <typename Of>
struct Id {
  std::uint32_t row = 0;

  friend constexpr auto operator<=>(Id, Id) = default;
};

using CustomerId = Id<struct CustomerOfPolicy>;  // a customer, in the policy's order
using UserId = Id<struct UserOfDirectory>;       // a user of one directory
using GroupId = Id<struct GroupOfDirectory>;     // a group of one directory
using RowId = Id<struct RowOfPartition>;         // a row of one partition
using RoomRef = Id<struct RoomOfCustomer>;       // a room of one customer, loaded or only named

}  // namespace enfilade
