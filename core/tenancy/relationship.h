#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/instant.h"

namespace enfilade {

/// How a customer stands to the partner.
///
///   pending ──► active ──► ended
///      └──► declined | expired | withdrawn
enum class RelationshipStatus : std::uint8_t {
  pending,
  active,
  ended,
  declined,
  expired,
  withdrawn,
};

inline constexpr std::array<std::string_view, 6> kRelationshipStatusNames{
    "pending", "active", "ended", "declined", "expired", "withdrawn"};

/// What the customer sent to the partner's domain.
struct Invitation {
  Instant sent_at = 0;
  std::int64_t expires_in_days = 1;  // 1 to 30
};

struct Relationship {
  RelationshipStatus status = RelationshipStatus::pending;
  std::optional<Invitation> invitation = std::nullopt;
};

/// From when it cannot be accepted any more.
constexpr Instant expires_at(const Invitation& invitation) {
  return invitation.sent_at + invitation.expires_in_days * kDay;
}

/// From when a pending invitation is expired; `kNever` for every other relationship.
constexpr Instant expires_at(const Relationship& relationship) {
  if (relationship.status != RelationshipStatus::pending || !relationship.invitation) return kNever;
  return expires_at(*relationship.invitation);
}

/// The status at `now`: a pending invitation is expired from that moment on, said or not.
constexpr RelationshipStatus status_at(const Relationship& relationship, Instant now) {
  return now >= expires_at(relationship) ? RelationshipStatus::expired : relationship.status;
}

/// Whether there is an invitation, to be answered or too late to be.
constexpr bool is_invited(RelationshipStatus status) {
  return status == RelationshipStatus::pending || status == RelationshipStatus::expired;
}

/// Whether the partner's list still shows it. Declined and withdrawn invitations leave it.
constexpr bool listed(RelationshipStatus status) {
  return status != RelationshipStatus::declined && status != RelationshipStatus::withdrawn;
}

}  // namespace enfilade
