// The permission matrix as its owner signed it. To change a permission, change this table first.
// It was copied from the published table by hand, apart from the code, on purpose: two people have
// to make the same mistake.

#include "core/policy/matrix.h"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "core/base/permission.h"

namespace enfilade {
namespace {

constexpr const char* kSigned = R"(
                                     mmr_administrator  site_lead  site_technician  primary_admin
  rooms.view                         yes                yes        yes              yes
  rooms.modify                       yes                yes        yes              yes
  rooms.reset_key                    yes                no         no               no
  rooms.download_key                 yes                yes        yes              no
  rooms.unenroll                     yes                yes        yes              no
  rooms.create                       yes                yes        no               no
  groups.view                        yes                yes        no               yes
  groups.modify                      yes                yes        no               no
  groups.create                      yes                yes        no               no
  update_rings.view                  yes                yes        no               yes
  update_rings.modify                yes                yes        no               yes
  reports.view                       yes                yes        no               yes
  reports.create_customer_incident   yes                yes        yes              yes
  tickets.view                       yes                yes        yes              yes
  tickets.update                     yes                yes        yes              yes
  settings.view                      yes                no         no               no
  settings.modify                    yes                no         no               no
  roles.view                         yes                no         no               yes
  roles.modify                       yes                no         no               yes
)";

struct Cell {
  std::string role, permission;
  bool allowed = false;
};

std::vector<Cell> cells_of(const std::string& table) {
  std::istringstream lines(table);
  std::string line, word;
  std::vector<std::string> roles;
  std::vector<Cell> cells;
  while (std::getline(lines, line)) {
    std::istringstream words(line);
    if (roles.empty()) {
      while (words >> word) roles.push_back(word);
    } else if (words >> word) {
      const std::string permission = word;
      for (const std::string& role : roles) {
        words >> word;
        EXPECT_TRUE(word == "yes" || word == "no") << permission << " of " << role << ": " << word;
        cells.push_back({role, permission, word == "yes"});
      }
    }
  }
  return cells;
}

/// site_technician_may_not_reset_key, site_lead_may_view_rooms.
std::string sentence(const Cell& cell) {
  const std::size_t dot = cell.permission.find('.');
  const std::string feature = cell.permission.substr(0, dot);
  const std::string verb = cell.permission.substr(dot + 1);
  const bool says_what = verb.find('_') != std::string::npos;
  return cell.role + (cell.allowed ? "_may_" : "_may_not_") + verb +
         (says_what ? "" : '_' + feature);
}

class Matrix : public testing::TestWithParam<Cell> {};

TEST_P(Matrix, SaysWhatWasSigned) {
  const auto role = parse_built_in_role(GetParam().role);
  const auto permission = parse_permission(GetParam().permission);
  ASSERT_TRUE(role && permission);
  EXPECT_EQ(permissions_of(*role).has(*permission), GetParam().allowed);
}

INSTANTIATE_TEST_SUITE_P(Permission, Matrix, testing::ValuesIn(cells_of(kSigned)),
                         [](const auto& cell) { return sentence(cell.param); });

TEST(PermissionMatrix, WasSignedCellByCell) {
  std::set<std::string> signed_cells;
  for (const Cell& cell : cells_of(kSigned)) signed_cells.insert(cell.role + ' ' + cell.permission);
  EXPECT_EQ(signed_cells.size(), 19u * 4u);
  for (std::string_view role : kBuiltInRoleNames) {
    for (std::string_view permission : kPermissionNames) {
      EXPECT_TRUE(signed_cells.contains(std::string(role) + ' ' + std::string(permission)));
    }
  }
}

TEST(PermissionMatrix, GrantsNineteenFourteenSevenAndEleven) {
  std::map<std::string, int> granted;
  for (std::string_view role : kBuiltInRoleNames) {
    for (std::size_t p = 0; p < kPermissionCount; ++p) {
      const bool has = permissions_of(*parse_built_in_role(role)).has(static_cast<Permission>(p));
      granted[std::string(role)] += has ? 1 : 0;
    }
  }
  EXPECT_EQ(granted["mmr_administrator"], 19);
  EXPECT_EQ(granted["site_lead"], 14);
  EXPECT_EQ(granted["site_technician"], 7);
  EXPECT_EQ(granted["primary_admin"], 11);
}

// What each permission is about, as it was signed beside the matrix.
TEST(PermissionMatrix, KnowsWhatIsAboutARoom) {
  const std::set<std::string_view> about_a_room{
      "rooms.view",     "rooms.modify",  "rooms.download_key",
      "rooms.unenroll", "reports.view",  "reports.create_customer_incident",
      "tickets.view",   "tickets.update"};
  const std::set<std::string_view> narrowable{"groups.view", "roles.view", "roles.modify"};
  for (std::string_view text : kPermissionNames) {
    const Permission permission = *parse_permission(text);
    EXPECT_EQ(kAboutARoom.has(permission), about_a_room.contains(text)) << text;
    EXPECT_EQ(kNarrowable.has(permission), narrowable.contains(text)) << text;
  }
}

TEST(PermissionMatrix, IsOfThePartnersSideForPrimaryAdminsOnly) {
  for (std::string_view role : kBuiltInRoleNames) {
    const Side side = role == "primary_admin" ? Side::partner : Side::customer;
    EXPECT_EQ(side_of(*parse_built_in_role(role)), side) << role;
  }
}

TEST(PermissionMatrix, LeavesOtherRoleIdsFree) {
  EXPECT_FALSE(parse_built_in_role("r1"));
  EXPECT_FALSE(parse_built_in_role("Primary_admin"));
  EXPECT_FALSE(parse_built_in_role(""));
}

TEST(PermissionMatrix, HasOneSpellingOfEachPermission) {
  for (std::size_t p = 0; p < kPermissionCount; ++p) {
    const auto permission = static_cast<Permission>(p);
    EXPECT_EQ(parse_permission(name(permission)), permission);
  }
  EXPECT_FALSE(parse_permission("rooms_view"));
  EXPECT_FALSE(parse_permission("Rooms.view"));
}

}  // namespace
}  // namespace enfilade
