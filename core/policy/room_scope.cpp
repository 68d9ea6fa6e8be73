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

bool lists(const std::vector<std::string>& texts, std::string_view text) {
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

/// The rows where the answer is yes, and those where it is not no: three values in two bitmaps.
struct Verdict {
  Bitmap surely, possibly;
};

Verdict rows_of_groups(const RoomScope& scope, const Partition& rooms) {
  const auto& groups = rooms.column_as<SetColumn>(room_column::room_groups);
  std::vector<bool> named(groups.names.size());
  for (std::uint32_t code = 0; code < named.size(); ++code) {
    named[code] = lists(scope.room_groups, groups.names[code]);
  }
  Verdict verdict{Bitmap(rooms.size()), groups.null};
  for (std::size_t row = 0; row < rooms.size(); ++row) {
    for (std::uint32_t code : groups[row]) {
      if (named[code]) verdict.surely.set(row);
    }
  }
  verdict.possibly |= verdict.surely;
  return verdict;
}

Verdict rows_of_rule(const AttributeRule& rule, const Partition& rooms) {
  const auto& column = rooms.column_as<NameColumn>(rule.column);
  std::vector<Cover> of_code(column.names.size() + 1, Cover::no);
  of_code[NameColumn::kNull] = Cover::unknown;
  for (const std::string& value : rule.values) {
    const std::uint32_t number = column.names.find(value);
    if (number != StringIndex::kNone) of_code[number + 1] = Cover::yes;
  }
  Verdict verdict{Bitmap(rooms.size()), Bitmap(rooms.size())};
  column.codes.visit([&](auto codes) {
    for (std::size_t row = 0; row < codes.size(); ++row) {
      if (of_code[codes[row]] == Cover::yes) verdict.surely.set(row);
      if (of_code[codes[row]] != Cover::no) verdict.possibly.set(row);
    }
  });
  return verdict;
}

Verdict verdict_of(const RoomScope& scope, const Partition& rooms) {
  Verdict verdict{Bitmap(rooms.size(), scope.all), Bitmap(rooms.size(), scope.all)};
  const auto add = [&](const Verdict& more) {
    verdict.surely |= more.surely;
    verdict.possibly |= more.possibly;
  };
  for (const std::string& id : scope.rooms) {
    if (const std::optional<RowId> row = rooms.find(id)) {
      verdict.surely.set(row->row);
      verdict.possibly.set(row->row);
    }
  }
  if (!scope.room_groups.empty()) add(rows_of_groups(scope, rooms));
  if (!scope.where.empty()) {
    Verdict all_rules{Bitmap(rooms.size(), true), Bitmap(rooms.size(), true)};
    for (const AttributeRule& rule : scope.where) {
      const Verdict one = rows_of_rule(rule, rooms);
      all_rules.surely &= one.surely;
      all_rules.possibly &= one.possibly;
    }
    add(all_rules);
  }
  for (const RoomScope& except : scope.except) {
    const Verdict taken = verdict_of(except, rooms);
    verdict.surely -= taken.possibly;
    verdict.possibly -= taken.surely;
  }
  return verdict;
}

}  // namespace

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
  return verdict_of(scope, rooms).surely;
}

}  // namespace enfilade
