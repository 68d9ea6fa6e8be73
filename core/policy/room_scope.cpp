#include "core/policy/room_scope.h"

#include <algorithm>
#include <string_view>

namespace enfilade {
namespace {

Cover both(Cover a, Cover b) {
  return std::min(a, b);
}
Cover either(Cover a, Cover b) {
  return std::max(a, b);
}
Cover negated(Cover a) {
  return a == Cover::yes ? Cover::no : a == Cover::no ? Cover::yes : Cover::unknown;
}

template <typename Texts>
bool lists(const Texts& texts, std::string_view text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

Cover names_room(const RoomScope& scope, const Partition& rooms, RowId row) {
  return lists(scope.rooms, rooms.id(row)) ? Cover::yes : Cover::no;
}

Cover names_group(const RoomScope& scope, const Partition& rooms, RowId row) {
  if (scope.room_groups.empty()) return Cover::no;
  const auto& groups = rooms.column_as<SetColumn>(room_column::room_groups);
  if (groups.null.test(row.row)) return Cover::unknown;
  const auto named = [&](std::uint32_t code) {
    return lists(scope.room_groups, groups.names[code]);
  };
  const std::span<const std::uint32_t> of_room = groups[row.row];
  return std::any_of(of_room.begin(), of_room.end(), named) ? Cover::yes : Cover::no;
}

Cover meets_rules(const RoomScope& scope, const Partition& rooms, RowId row) {
  if (scope.where.empty()) return Cover::no;
  Cover all_rules = Cover::yes;
  for (const AttributeRule& rule : scope.where) {
    const auto& column = rooms.column_as<NameColumn>(rule.column);
    const std::uint32_t code = column.codes[row.row];
    all_rules = both(all_rules, code == NameColumn::kNull               ? Cover::unknown
                                : lists(rule.values, column.text(code)) ? Cover::yes
                                                                        : Cover::no);
  }
  return all_rules;
}

/// Which rows are meant: those where the answer is yes, or those where it is not no.
enum class Certainty : std::uint8_t { surely, possibly };

Certainty opposite(Certainty certainty) {
  return certainty == Certainty::surely ? Certainty::possibly : Certainty::surely;
}

Bitmap rows_of_groups(Certainty certainty, const RoomScope& scope, const Partition& rooms) {
  const auto& groups = rooms.column_as<SetColumn>(room_column::room_groups);
  Bitmap rows(rooms.size());
  for (const std::string& name : scope.room_groups) {
    const std::uint32_t code = groups.names.find(name);
    if (code == StringIndex::kNone) continue;
    for (std::uint32_t row : groups.holders[code]) rows.set(row);
  }
  if (certainty == Certainty::possibly) rows |= groups.null;
  return rows;
}

Bitmap rows_of_rule(Certainty certainty, const AttributeRule& rule, const Partition& rooms) {
  const auto& column = rooms.column_as<NameColumn>(rule.column);
  std::vector<char> wanted(column.names.size() + 1);
  wanted[NameColumn::kNull] = certainty == Certainty::possibly;
  for (const std::string& value : rule.values) {
    const std::uint32_t number = column.names.find(value);
    if (number != StringIndex::kNone) wanted[number + 1] = 1;
  }
  return column.codes.visit([&](auto codes) {
    return Bitmap::of(codes.size(), [&](std::size_t row) { return wanted[codes[row]] != 0; });
  });
}

/// What is surely covered is what the rules surely name, without what is possibly excepted; and the
/// other way round.
Bitmap rows_of(Certainty certainty, const RoomScope& scope, const Partition& rooms) {
  Bitmap rows(rooms.size(), scope.all);
  RowId next{0};
  for (std::string_view id : scope.rooms) {
    const std::optional<RowId> row = rooms.find(id, next);
    if (!row) continue;
    rows.set(row->row);
    next = {row->row + 1};
  }
  if (!scope.room_groups.empty()) rows |= rows_of_groups(certainty, scope, rooms);
  if (!scope.where.empty()) {
    Bitmap all_rules = rows_of_rule(certainty, scope.where.front(), rooms);
    for (std::size_t i = 1; i < scope.where.size(); ++i) {
      all_rules &= rows_of_rule(certainty, scope.where[i], rooms);
    }
    rows |= all_rules;
  }
  for (const RoomScope& except : scope.except) rows -= rows_of(opposite(certainty), except, rooms);
  return rows;
}

}  // namespace

bool stands_in(const RoomScope& narrow, const RoomScope& wide) {
  return narrow.all == wide.all && narrow.rooms == wide.rooms &&
         narrow.room_groups == wide.room_groups && narrow.where == wide.where &&
         (wide.except.empty() || narrow.except == wide.except);
}

Cover covers(const RoomScope& scope, const Partition& rooms, RowId row) {
  Cover cover = scope.all ? Cover::yes : Cover::no;
  cover = either(cover, names_room(scope, rooms, row));
  cover = either(cover, names_group(scope, rooms, row));
  cover = either(cover, meets_rules(scope, rooms, row));
  for (const RoomScope& except : scope.except) {
    cover = both(cover, negated(covers(except, rooms, row)));
  }
  return cover;
}

Bitmap covered(const RoomScope& scope, const Partition& rooms) {
  return rows_of(Certainty::surely, scope, rooms);
}

}  // namespace enfilade
