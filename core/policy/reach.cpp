#include "core/policy/reach.h"

#include <algorithm>
#include <optional>

#include "core/policy/room_scope.h"

namespace enfilade {

Reach::Reach(const CustomerPolicy& customer, const Partition& rooms)
    : size_(rooms.size()),
      words_each_((rooms.size() + 63) / 64),
      active_(customer.customer.relationship.status == RelationshipStatus::active),
      all_delegated_(customer.delegation.rooms.is_all()),
      ceiling_(customer.delegation.ceiling) {
  pieces_.reserve(customer.assignments.size());
  words_.reserve((customer.assignments.size() + 1) * words_each_);
  for (const Assignment& assignment : customer.assignments) {
    const std::optional<PermissionSet> permissions = customer.permissions_of(assignment);
    if (!permissions) continue;
    members_.insert(members_.end(), assignment.members.begin(), assignment.members.end());
    pieces_.push_back({assignment.from.value_or(-kNever), assignment.until.value_or(kNever),
                       *permissions, static_cast<std::uint32_t>(members_.size()), assignment.side,
                       assignment.rooms.is_all()});
    add(covered(assignment.rooms, rooms));
  }
  add(covered(customer.delegation.rooms, rooms));
  members_.shrink_to_fit();
}

void Reach::add(const Bitmap& rooms) {
  for (std::size_t w = 0; w < words_each_; ++w) words_.push_back(rooms.word(w));
}

template <typename Visit>
void Reach::each_that_counts(const Subject& subject, Instant now, Visit visit) const {
  if (!subject.membership) return;
  const auto is_subject = [&](Principal member) { return subject.membership->includes(member); };
  const Principal* member = members_.data();
  const std::uint64_t* rooms = words_.data();
  for (const Piece& piece : pieces_) {
    const Principal* const end = members_.data() + piece.members_end;
    const bool live = piece.from <= now && now < piece.until;
    if (piece.side == subject.side && live && std::any_of(member, end, is_subject)) {
      visit(piece, rooms);
    }
    member = end;
    rooms += words_each_;
  }
}

bool Reach::rooms_with(const Subject& subject, PermissionSet any, Instant now,
                       RoomWords& words) const {
  words.clear();
  any = bounded(subject, any);
  if (any.empty() || size_ == 0) return false;
  each_that_counts(subject, now, [&](const Piece& piece, const std::uint64_t* rooms) {
    if (!piece.permissions.intersects(any)) return;
    if (words.empty()) words.resize(words_each_);
    for (std::size_t w = 0; w < words_each_; ++w) words[w] |= rooms[w];
  });
  if (words.empty()) return false;
  if (subject.side == Side::partner && !all_delegated_) {
    const std::uint64_t* const delegated = words_.data() + pieces_.size() * words_each_;
    for (std::size_t w = 0; w < words_each_; ++w) words[w] &= delegated[w];
  }
  return true;
}

PermissionSet Reach::of_customer(const Subject& subject, Instant now) const {
  PermissionSet permissions;
  each_that_counts(subject, now, [&](const Piece& piece, const std::uint64_t*) {
    if (piece.over_all) permissions |= piece.permissions;
  });
  return bounded(subject, permissions);
}

std::size_t Reach::bytes() const {
  return sizeof(*this) + pieces_.capacity() * sizeof(Piece) +
         members_.capacity() * sizeof(Principal) + words_.capacity() * sizeof(std::uint64_t);
}

}  // namespace enfilade
