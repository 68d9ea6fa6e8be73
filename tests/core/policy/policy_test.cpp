// Who is who: a partner with a tenant manager in a group, and Contoso, which has a user of the same
// id.

#include "core/policy/policy.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/policy/matrix.h"

namespace enfilade {
namespace {

class Viewers : public testing::Test {
 protected:
  Viewers() {
    Directory& people = policy_.partner.edit().people;
    policy_.partner.edit().tenant_id = "partner";
    for (const char* id : {"u1", "u2"}) people.add(User{id, id, id});
    people.add(Group{"managers", "", {people.find("u2")}});
    holders(PartnerWideRole::tenant_manager) = {people.find("managers")};
    holders(PartnerWideRole::global_administrator) = {people.find("nobody")};
    policy_.customers.emplace_back();
    policy_.customers[0].edit().customer.tenant_id = "contoso";
    policy_.customers[0].edit().customer.people.edit().add(User{"u1", "", ""});
    policy_.customers[0].edit().customer.people.edit().add(User{"own", "", ""});
    policy_.by_tenant_id.edit().emplace("contoso", CustomerId{0});
  }
  std::vector<Principal>& holders(PartnerWideRole role) {
    return policy_.partner.edit().partner_wide[static_cast<std::size_t>(role)];
  }

  Policy policy_;
};

TEST_F(Viewers, AreFoundInTheirOwnTenant) {
  for (const char* tenant : {"", "partner"}) {
    const auto viewer = find_viewer(policy_, "u1", tenant);
    ASSERT_TRUE(viewer) << tenant;
    EXPECT_EQ(viewer->side, Side::partner);
    EXPECT_EQ(tenant_of(policy_, *viewer), "partner");
  }
  const auto own = find_viewer(policy_, "u1", "contoso");
  ASSERT_TRUE(own);
  EXPECT_EQ(own->side, Side::customer);
  EXPECT_EQ(tenant_of(policy_, *own), "contoso");
  EXPECT_EQ(people_of(policy_, *own).users().size(), 2u);
}

TEST_F(Viewers, AreNotFoundElsewhere) {
  EXPECT_FALSE(find_viewer(policy_, "own", ""));
  EXPECT_FALSE(find_viewer(policy_, "u2", "contoso"));
  EXPECT_FALSE(find_viewer(policy_, "u1", "fabrikam"));
  EXPECT_FALSE(find_viewer(policy_, "managers", ""));
  EXPECT_FALSE(find_viewer(policy_, "", ""));
}

TEST_F(Viewers, HoldPartnerWideRolesThroughGroups) {
  const auto roles = [&](const char* user, const char* tenant) {
    return partner_wide_roles(policy_, *find_viewer(policy_, user, tenant));
  };
  EXPECT_EQ(roles("u2", ""), std::vector{PartnerWideRole::tenant_manager});
  EXPECT_TRUE(roles("u1", "").empty());
  // The second user of Contoso has the number of u2, and nothing of theirs.
  EXPECT_TRUE(roles("own", "contoso").empty());
}

TEST(Roles, AreFoundOnTheirOwnSideOnly) {
  CustomerPolicy customer;
  customer.roles = {{"desk", "", "", Side::partner, {Permission::tickets_view}},
                    {"hall", "", "", Side::customer, {Permission::rooms_view}}};
  const auto permissions = [&](const char* role, Side side) {
    Assignment assignment;
    assignment.role = role;
    assignment.side = side;
    return customer.permissions_of(assignment);
  };
  EXPECT_EQ(permissions("desk", Side::partner), PermissionSet{Permission::tickets_view});
  EXPECT_FALSE(permissions("desk", Side::customer));
  EXPECT_EQ(permissions("hall", Side::customer), PermissionSet{Permission::rooms_view});
  EXPECT_FALSE(permissions("hall", Side::partner));
  EXPECT_FALSE(permissions("none", Side::partner));
  EXPECT_EQ(permissions("primary_admin", Side::partner),
            permissions_of(BuiltInRole::primary_admin));
  EXPECT_FALSE(permissions("primary_admin", Side::customer));
  EXPECT_EQ(permissions("site_lead", Side::customer), permissions_of(BuiltInRole::site_lead));
  EXPECT_FALSE(permissions("site_lead", Side::partner));
}

}  // namespace
}  // namespace enfilade
