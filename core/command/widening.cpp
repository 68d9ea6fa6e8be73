#include "core/command/widening.h"

#include <range/v3/algorithm/any_of.hpp>
#include <range/v3/algorithm/contains.hpp>

#include "core/table/cells.h"

namespace enfilade {
namespace {

bool reads(const RoomScope& scope, std::size_t column) {
  const auto rule_reads = [&](const AttributeRule& rule) { return rule.column == column; };
  const auto nested = [&](const RoomScope& except) { return reads(except, column); };
  return (column == room_column::room_groups && !scope.room_groups.empty()) ||
         ranges::any_of(scope.where, rule_reads) || ranges::any_of(scope.except, nested);
}

bool names(const RoomScope& scope, std::string_view id) {
  const auto nested = [&](const RoomScope& except) { return names(except, id); };
  return ranges::contains(scope.rooms, id) || ranges::any_of(scope.except, nested);
}

bool same(const Cell& a, const Cell& b) {
  return a.kind == b.kind && a.flag == b.flag && a.integer == b.integer && a.text == b.text &&
         a.list == b.list;
}

/// One room as it is, if it is there yet, and as it is to be.
class RoomChange {
 public:
  RoomChange(const Attempt& attempt, const Access& own, const Partition& changed, RowId row,
             const std::vector<std::size_t>& written)
      : attempt_(attempt),
        before_(attempt.held.rooms()),
        changed_(changed),
        row_(row),
        written_(written),
        old_(before_.find(changed.id(row))),
        blind_(old_ && !own.rooms[old_->row].has(Permission::rooms_view)) {}

  bool is_new() const { return !old_; }

  bool touches(const RoomScope& scope) const {
    if (blind_) return reads_written(scope);
    MadeTexts made;
    const std::vector<Cell> next = cells_of(changed_, row_, made);
    const std::vector<Cell> last =
        old_ ? cells_of(before_, *old_, made) : std::vector<Cell>(next.size());
    for (std::size_t column = 1; column < next.size(); ++column) {
      if (reads(scope, column) && !same(last[column], next[column])) return true;
    }
    return is_new() && names(scope, changed_.id(row_));
  }

  bool covered_by(const RoomScope& scope) const {
    return covers(scope, changed_, row_) == Cover::yes;
  }
  bool was_covered_by(const RoomScope& scope) const {
    return old_ && covers(scope, before_, *old_) == Cover::yes;
  }

  /// What the members of an assignment get over the room by the change.
  PermissionSet gained(const Assignment& assignment) const {
    const CustomerPolicy& customer = attempt_.customer;
    const bool over = assignment.until && *assignment.until <= attempt_.now;
    if (over || assignment.rooms.is_all()) return {};
    const bool gains = blind_ ? reads_written(assignment.rooms)
                              : !was_covered_by(assignment.rooms) && covered_by(assignment.rooms);
    if (!gains) return {};
    PermissionSet permissions = customer.permissions_of(assignment).value_or(PermissionSet{});
    if (assignment.side == Side::partner) permissions &= customer.delegation.ceiling;
    return permissions & (kAboutARoom | kNarrowable);
  }

  /// Of a new room, the author holds what they will hold.
  std::vector<BeyondAuthor> beyond(const Author& before, const Author& after,
                                   PermissionSet permissions, std::optional<Instant> until) const {
    return is_new() ? after.beyond(permissions, row_, until)
                    : before.beyond(permissions, *old_, until);
  }

 private:
  bool reads_written(const RoomScope& scope) const {
    return ranges::any_of(written_, [&](std::size_t column) { return reads(scope, column); });
  }

  const Attempt& attempt_;
  const Partition& before_;
  const Partition& changed_;
  RowId row_;
  const std::vector<std::size_t>& written_;
  std::optional<RowId> old_;
  /// What stands in the row is withheld from the actor: that it is changed at all, and what by it,
  /// must not be found out by trying, so it is taken that all is gained that could be.
  bool blind_;
};

}  // namespace

std::optional<Refusal> widening(const Attempt& attempt, const Access& own, const Partition& changed,
                                const std::vector<std::size_t>& written) {
  if (attempt.actor.side == Side::customer) return std::nullopt;
  const RoomScope& delegated = attempt.customer.delegation.rooms;
  const Author before({attempt.customer, attempt.held.rooms(), attempt.now}, attempt.subject,
                      attempt.by),
      after({attempt.customer, changed, attempt.now}, attempt.subject, attempt.by);
  std::vector<BeyondAuthor> pairs;
  for (std::uint32_t row = 0; row < changed.size(); ++row) {
    const RoomChange room(attempt, own, changed, {row}, written);
    if (room.touches(delegated)) return RefusalReason::exceeds_delegation;
    if (room.is_new() && !room.covered_by(delegated)) return RefusalReason::exceeds_delegation;
    for (const Assignment& assignment : attempt.customer.assignments) {
      const PermissionSet gained = room.gained(assignment);
      if (gained.empty()) continue;
      const std::vector<BeyondAuthor> beyond = room.beyond(before, after, gained, assignment.until);
      if (!beyond.empty() && !before.sees(assignment)) {
        return Refusal::exceeds_author({{Permission::roles_modify, beyond.front().room}});
      }
      for (const BeyondAuthor& pair : beyond) {
        if (pairs.size() < kNamedPairs && !ranges::contains(pairs, pair)) pairs.push_back(pair);
      }
    }
  }
  if (!pairs.empty()) return Refusal::exceeds_author(std::move(pairs));
  return std::nullopt;
}

}  // namespace enfilade
