#pragma once

#include <string>
#include <vector>

#include "core/base/permission.h"
#include "tests/core/naive_view.h"
#include "tests/core/random_world.h"
#include "tests/core/rows.h"

namespace enfilade::test {

/// One viewer, of the partner, and customers whose rooms and tickets a test writes down.
class SmallWorld {
 public:
  SmallWorld();

  void add_customer(const std::string& tenant_id, const std::string& name, std::vector<Row> rooms,
                    std::vector<Row> tickets);
  /// What the viewer may do in some rooms of the customer that was added last.
  void permit(PermissionSet permissions, const std::vector<std::string>& rooms);
  void permit_everywhere(PermissionSet permissions);

  Customer& customer() { return world_.policy.customers.back().edit().customer; }
  const World& world() const { return world_; }
  Viewer viewer() const { return {}; }

  /// The ids of the rows that a query shows, in order, one space between.
  std::string rows(const Ask& ask) const;
  std::string window(const Ask& ask, std::size_t offset, std::size_t count) const;
  /// The tickets that meet a condition, by id; the same of rooms.
  std::string tickets(const Condition& where) const;
  std::string rooms(const Condition& where) const;
  /// The first facet of a query: Critical 2, null 1.
  std::string facet(const Ask& ask) const;

 private:
  World world_;
};

RoomScope rooms_named(std::vector<std::string> ids);

}  // namespace enfilade::test
