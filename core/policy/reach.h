#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/base/instant.h"
#include "core/base/permission.h"
#include "core/policy/decide.h"
#include "core/policy/policy.h"
#include "core/table/partition.h"

namespace enfilade {

/// Rooms of one customer, 64 to a word: bit i of word w is row 64 w + i.
using RoomWords = std::vector<std::uint64_t>;

/// One customer's policy over its rooms of today, with no name left in it: what each assignment
/// permits, to whom, and where. Questions about many rooms or many people are asked here, once the
/// scopes have been looked up.
///
///     assignment  side     permits         members  rooms
///     0           partner  {tickets.view}  u3, g1   1 1 0 1
///     2           partner  {rooms.view}    g2       0 0 1 1
///     delegated            the ceiling              1 1 1 0
///
/// It is right as long as that policy and these rooms stand. All of it lies in four pieces of
/// memory, whatever the number of assignments.
class Reach {
 public:
  /// O(assignments × what their scopes name).
  Reach(const CustomerPolicy& customer, const Partition& rooms);

  /// How many rooms there are.
  std::size_t size() const { return size_; }

  /// The rooms in which the subject holds any of these permissions: row by row as `decide` says.
  ///
  /// words    set to them; where there is none it may be left empty
  /// returns  whether there may be any
  ///
  /// O(assignments + those that count × rooms / 64). No memory is taken if `words` has some.
  bool rooms_with(const Subject& subject, PermissionSet any, Instant now, RoomWords& words) const;

  /// What the subject may do to the customer as `decide` says: of assignments over all rooms.
  PermissionSet of_customer(const Subject& subject, Instant now) const;

  /// Of each room, its kind, counted from 0 as they are met: rooms of one kind lie in the scopes of
  /// the same assignments, and all of them in the delegation or none. So everybody may do the same
  /// in them.
  ///
  /// O(assignments × rooms).
  std::vector<std::uint32_t> kinds() const;

  /// What the subject may do in each of `rooms`, as `decide` says; `may` has as many places.
  ///
  /// O(assignments + those that count × `rooms`).
  void permissions_in(const Subject& subject, std::span<const RowId> rooms, Instant now,
                      std::span<PermissionSet> may) const;

  /// When time alone next begins or ends an assignment.
  ///
  /// of      of those of one side; else of both
  /// notice  how long before an end its nearing counts as a change
  Instant changes_after(Instant now, std::optional<Side> of = std::nullopt,
                        Instant notice = 0) const;

  /// Memory held, in bytes.
  std::size_t bytes() const;

 private:
  /// An assignment whose role is there. Its members and its words begin where those of the one
  /// before end.
  struct Piece {
    Instant from, until;
    PermissionSet permissions;
    std::uint32_t members_end;
    Side side;
    bool over_all;
  };

  /// Calls visit(piece, its words) for each by which the subject is granted something now.
  template <typename Visit>
  void each_that_counts(const Subject& subject, Instant now, Visit visit) const;
  PermissionSet bounded(const Subject& subject, PermissionSet permissions) const {
    if (subject.side == Side::customer) return permissions;
    return active_ ? permissions & ceiling_ : PermissionSet{};
  }

  const std::uint64_t* delegated() const { return words_.data() + pieces_.size() * words_each_; }
  static bool has(const std::uint64_t* words, std::size_t row) {
    return (words[row / 64] >> (row % 64) & 1) != 0;
  }
  void add(const Bitmap& rooms);

  std::size_t size_ = 0, words_each_ = 0;
  bool active_ = false, all_delegated_ = false;
  PermissionSet ceiling_;
  std::vector<Piece> pieces_;
  std::vector<Principal> members_;
  std::vector<std::uint64_t> words_;  // of each piece; those of the delegation at the end
};

}  // namespace enfilade
