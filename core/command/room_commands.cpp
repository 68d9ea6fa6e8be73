#include "core/command/room_commands.h"

#include <array>
#include <range/v3/algorithm/any_of.hpp>
#include <range/v3/algorithm/contains.hpp>
#include <utility>

#include "core/command/fresh_id.h"
#include "core/command/rows_to_be.h"
#include "core/command/widening.h"
#include "core/policy/disclose.h"
#include "core/table/cells.h"

namespace enfilade {
namespace {

/// One command on rooms, step by step; the first thing wrong ends it.
class RoomsChange {
 public:
  RoomsChange(const Attempt& attempt, const Access& own, Outcome& outcome)
      : attempt_(attempt),
        command_(attempt.command),
        own_(own),
        outcome_(outcome),
        rooms_(attempt.held.rooms()),
        to_be_(rooms_) {}

  std::optional<Refusal> make() {
    switch (command_.kind) {
      case CommandKind::modify_room:
        return on_one(Permission::rooms_modify, &RoomsChange::modify);
      case CommandKind::unenroll_room:
        return on_one(Permission::rooms_unenroll, &RoomsChange::unenroll);
      case CommandKind::download_key:
        return on_one(Permission::rooms_download_key, &RoomsChange::download);
      case CommandKind::add_rooms_to_group:
        return on_several(Permission::groups_modify, &RoomsChange::add_to_group);
      case CommandKind::remove_rooms_from_group:
        return on_several(Permission::groups_modify, &RoomsChange::regroup);
      case CommandKind::create_room_group:
        return on_several(Permission::groups_create, &RoomsChange::group);
      case CommandKind::move_rooms_to_ring:
        return on_several(Permission::update_rings_modify, &RoomsChange::move);
      case CommandKind::create_room:
        return may(Permission::rooms_create) ? create() : RefusalReason::not_permitted;
      case CommandKind::reset_key:
        return may(Permission::rooms_reset_key) ? reset() : RefusalReason::not_permitted;
      default:
        return RefusalReason::not_permitted;
    }
  }

 private:
  using Rows = std::vector<RowId>;
  using OnOne = std::optional<Refusal> (RoomsChange::*)(RowId);
  using OnSeveral = std::optional<Refusal> (RoomsChange::*)(const Rows&);

  bool may(Permission permission) const { return own_.of_customer.has(permission); }

  /// Whether what stands in the room's columns is known to the actor, and not withheld.
  bool sees(RowId room) const { return own_.rooms[room.row].has(Permission::rooms_view); }

  std::string name_of(RowId room) const {
    const std::size_t column = *schema_of(TableId::rooms).find("name");
    MadeTexts made;
    return std::string(cells_of(rooms_, room, made)[column].text);
  }

  std::optional<RowId> known(const std::string& id) const {
    const std::optional<RowId> row = rooms_.find(id);
    return row && knows_room(own_, *row) ? row : std::nullopt;
  }

  std::optional<Refusal> on_one(Permission permission, OnOne change) {
    const std::optional<RowId> row = known(command_.row);
    if (!row) return Refusal::not_found("room");
    outcome_.audit.object_name = name_of(*row);
    if (!own_.rooms[row->row].has(permission)) return RefusalReason::not_permitted;
    const std::int64_t revision = revision_of(rooms_, *row);
    if (!attempt_.expects(sees(*row), revision)) return RefusalReason::stale;
    if (sees(*row)) outcome_.revision = revision;
    return (this->*change)(*row);
  }

  std::optional<Refusal> on_several(Permission permission, OnSeveral change) {
    if (!may(permission)) return RefusalReason::not_permitted;
    Rows rows;
    Bitmap named(rooms_.size());
    for (const std::string& id : command_.rooms) {
      const std::optional<RowId> row = known(id);
      if (!row) return Refusal::not_found("room");
      if (!named.test(row->row)) rows.push_back(*row);
      named.set(row->row);
    }
    return (this->*change)(rows);
  }

  std::optional<Refusal> modify(RowId row) {
    to_be_.open(row);
    to_be_.set(command_.values);
    return take();
  }

  std::optional<Refusal> unenroll(RowId row) {
    const std::array<std::string_view, 1> gone{rooms_.id(row)};
    outcome_.rooms = without(rooms_, gone);
    outcome_.revision = 0;
    return std::nullopt;
  }

  std::optional<Refusal> download(RowId row) {
    to_be_.open(row);
    const Cell& key = to_be_.value("key");
    if (key.kind == Cell::Kind::null) return Refusal::not_found("key");
    outcome_.key = key.text;
    return std::nullopt;
  }

  std::optional<Refusal> create() {
    outcome_.id = fresh_id("room", attempt_.policy, attempt_.actor, command_);
    if (rooms_.find(outcome_.id)) return RefusalReason::already_there;
    to_be_.open(outcome_.id);
    to_be_.set(command_.values);
    to_be_.set_text("health", "Onboarding");
    return take();
  }

  std::optional<Refusal> regroup(const Rows& rows) {
    const bool add = command_.kind != CommandKind::remove_rooms_from_group;
    for (const RowId row : rows) {
      to_be_.open(row);
      std::vector<std::string_view> groups = to_be_.value("roomGroups").list;
      const bool as_it_is = ranges::contains(groups, command_.group) == add;
      // Whether a row that the actor cannot see changes by this must not show.
      if (as_it_is && sees(row)) continue;
      std::erase(groups, command_.group);
      if (add) groups.push_back(command_.group);
      to_be_.set_list("roomGroups", std::move(groups));
      to_be_.close(attempt_.now);
    }
    return finish();
  }

  /// Whether the group is there: some room is in it. One that the actor cannot see is none to them.
  bool there_is_group() {
    const auto& groups = rooms_.column_as<SetColumn>(room_column::room_groups);
    const std::uint32_t code = groups.names.find(command_.group);
    return code != StringIndex::kNone &&
           ranges::any_of(groups.holders[code], [&](std::uint32_t row) { return sees({row}); });
  }

  std::optional<Refusal> group(const Rows& rows) {
    if (there_is_group()) return RefusalReason::already_there;
    return regroup(rows);
  }

  /// What is not there yet is made by who may make it.
  std::optional<Refusal> add_to_group(const Rows& rows) {
    if (!there_is_group()) return Refusal::not_found("group");
    return regroup(rows);
  }

  std::optional<Refusal> move(const Rows& rows) {
    const auto is_ring = [&](const UpdateRing& ring) { return ring.name == command_.ring.name; };
    if (!ranges::contains(kDefaultRings, command_.ring.name) &&
        !ranges::any_of(attempt_.customer.customer.rings, is_ring)) {
      return Refusal::not_found("ring");
    }
    for (const RowId row : rows) {
      to_be_.open(row);
      to_be_.set_text("ring", command_.ring.name);
      to_be_.close(attempt_.now);
    }
    return finish();
  }

  std::optional<Refusal> reset() {
    const bool all = attempt_.actor.side == Side::customer;
    const Bitmap opened =
        all ? Bitmap(rooms_.size(), true) : covered(attempt_.customer.delegation.rooms, rooms_);
    opened.for_each([&](std::size_t row) {
      to_be_.open(RowId{static_cast<std::uint32_t>(row)});
      to_be_.set_null("key");
      to_be_.close(attempt_.now);
    });
    return finish();
  }

  std::optional<Refusal> take() {
    to_be_.close(attempt_.now);
    return finish();
  }

  std::optional<Refusal> finish() {
    const Partition changed = std::move(to_be_).changed();
    if (auto refused = widening(attempt_, own_, changed, written())) return refused;
    outcome_.rooms = upserted(rooms_, changed);
    const std::string& one = outcome_.id.empty() ? command_.row : outcome_.id;
    const std::optional<RowId> before = rooms_.find(one), after = outcome_.rooms->find(one);
    // The author of a new room wrote it.
    if (after && (!before || sees(*before))) {
      outcome_.revision = revision_of(*outcome_.rooms, *after);
    }
    return std::nullopt;
  }

  /// The columns that the command writes, whatever stood there.
  std::vector<std::size_t> written() const {
    std::vector<std::size_t> columns;
    for (const Written& value : command_.values) columns.push_back(value.column);
    if (!command_.group.empty()) columns.push_back(room_column::room_groups);
    if (!command_.ring.name.empty()) columns.push_back(*schema_of(TableId::rooms).find("ring"));
    return columns;
  }

  const Attempt& attempt_;
  const Command& command_;
  const Access& own_;
  Outcome& outcome_;
  const Partition& rooms_;
  RowsToBe to_be_;
};

}  // namespace

std::optional<Refusal> change_rooms(const Attempt& attempt, const Access& own, Outcome& outcome) {
  return RoomsChange(attempt, own, outcome).make();
}

}  // namespace enfilade
