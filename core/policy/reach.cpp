#include "core/policy/reach.h"

#include <algorithm>
#include <optional>

#include "core/policy/room_scope.h"

namespace enfilade {
namespace {

constexpr std::uint32_t kNoKind = 0xFFFF'FFFF;

}  // namespace

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
    for (std::size_t w = 0; w < words_each_; ++w) words[w] &= delegated()[w];
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

std::vector<std::uint32_t> Reach::kinds() const {
  std::vector<std::uint32_t> kinds(size_, 0);
  std::uint32_t count = size_ > 0 ? 1 : 0;
  // Each bitmap cuts every kind in two at most: those of its rooms that it has get another number.
  std::vector<std::uint32_t> cut;
  for (std::size_t piece = 0; piece <= pieces_.size(); ++piece) {
    const std::uint64_t* const words = words_.data() + piece * words_each_;
    cut.assign(std::size_t{2} * count, kNoKind);
    std::uint32_t next = 0;
    for (std::size_t row = 0; row < size_; ++row) {
      std::uint32_t& kind = cut[2 * kinds[row] + (has(words, row) ? 1 : 0)];
      if (kind == kNoKind) kind = next++;
      kinds[row] = kind;
    }
    count = next;
  }
  return kinds;
}

void Reach::permissions_in(const Subject& subject, std::span<const RowId> rooms, Instant now,
                           std::span<PermissionSet> may) const {
  std::fill(may.begin(), may.end(), PermissionSet{});
  each_that_counts(subject, now, [&](const Piece& piece, const std::uint64_t* words) {
    for (std::size_t i = 0; i < rooms.size(); ++i) {
      if (has(words, rooms[i].row)) may[i] |= piece.permissions;
    }
  });
  const bool walled = subject.side == Side::partner && !all_delegated_;
  for (std::size_t i = 0; i < rooms.size(); ++i) {
    const bool open = !walled || has(delegated(), rooms[i].row);
    may[i] = open ? bounded(subject, may[i] & (kAboutARoom | kNarrowable)) : PermissionSet{};
  }
}

Instant Reach::changes_after(Instant now, std::optional<Side> of, Instant notice) const {
  Instant next = kNever;
  for (const Piece& piece : pieces_) {
    if (of && piece.side != *of) continue;
    const Instant near_its_end = piece.until == kNever ? kNever : piece.until - notice;
    for (const Instant turn : {piece.from, near_its_end, piece.until}) {
      if (turn > now) next = std::min(next, turn);
    }
  }
  return next;
}

std::size_t Reach::bytes() const {
  return sizeof(*this) + pieces_.capacity() * sizeof(Piece) +
         members_.capacity() * sizeof(Principal) + words_.capacity() * sizeof(std::uint64_t);
}

}  // namespace enfilade
