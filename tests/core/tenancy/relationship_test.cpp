// An invitation sent at the moment 1,000 that is good for two days.

#include "core/tenancy/relationship.h"

#include <gtest/gtest.h>

namespace enfilade {
namespace {

constexpr Relationship relationship(RelationshipStatus status) {
  return {status, Invitation{.sent_at = 1'000, .expires_in_days = 2}};
}
constexpr Instant kEnd = 1'000 + 2 * kDay;

TEST(Relationship, IsPendingUntilItExpires) {
  const Relationship pending = relationship(RelationshipStatus::pending);
  EXPECT_EQ(status_at(pending, 1'000), RelationshipStatus::pending);
  EXPECT_EQ(status_at(pending, kEnd - 1), RelationshipStatus::pending);
  EXPECT_EQ(status_at(pending, kEnd), RelationshipStatus::expired);
  EXPECT_EQ(status_at(pending, kEnd + 1), RelationshipStatus::expired);
}

TEST(Relationship, ExpiresOnlyWhilePending) {
  EXPECT_EQ(expires_at(relationship(RelationshipStatus::pending)), kEnd);
  for (RelationshipStatus status :
       {RelationshipStatus::active, RelationshipStatus::ended, RelationshipStatus::declined,
        RelationshipStatus::expired, RelationshipStatus::withdrawn}) {
    EXPECT_EQ(expires_at(relationship(status)), kNever);
    EXPECT_EQ(status_at(relationship(status), kEnd + kDay), status);
  }
}

TEST(Relationship, StaysPendingWithoutAnInvitation) {
  const Relationship bare{RelationshipStatus::pending, std::nullopt};
  EXPECT_EQ(expires_at(bare), kNever);
  EXPECT_EQ(status_at(bare, kNever - 1), RelationshipStatus::pending);
}

TEST(Relationship, LeavesTheListWhenDeclinedOrWithdrawn) {
  EXPECT_TRUE(listed(RelationshipStatus::pending));
  EXPECT_TRUE(listed(RelationshipStatus::active));
  EXPECT_TRUE(listed(RelationshipStatus::ended));
  EXPECT_TRUE(listed(RelationshipStatus::expired));
  EXPECT_FALSE(listed(RelationshipStatus::declined));
  EXPECT_FALSE(listed(RelationshipStatus::withdrawn));
}

}  // namespace
}  // namespace enfilade
