#pragma once

#include <string>
#include <vector>

#include "core/base/bitmap.h"
#include "core/base/id.h"
#include "core/base/text_list.h"
#include "core/table/partition.h"

namespace enfilade {

/// Rooms with one of `values` in this column.
struct AttributeRule {
  std::size_t column = 0;           // a name, enumeration or flag of the table of rooms
  std::vector<std::string> values;  // compared exactly; never empty

  friend bool operator==(const AttributeRule&, const AttributeRule&) = default;
};

/// Which rooms: all, or rooms ∪ room groups ∪ attribute rules, minus `except`.
///
/// It follows the rooms as they change: what it covers is asked of the rows of today. `{}` covers
/// nothing. All attribute rules must hold of a room; one of a rule's values is enough.
struct RoomScope {
  bool all = false;
  TextList rooms;                        // ids, perhaps all those of a customer one by one
  std::vector<std::string> room_groups;  // names
  std::vector<AttributeRule> where;
  std::vector<RoomScope> except;  // none or one

  static RoomScope everything() {
    return {.all = true, .rooms = {}, .room_groups = {}, .where = {}, .except = {}};
  }

  friend bool operator==(const RoomScope&, const RoomScope&) = default;

  /// Whether it *is* "all delegated rooms", which is never so because a list happens to cover them.
  bool is_all() const { return all && except.empty(); }

  /// Whether it is nothing but a list of rooms, perhaps with an `except`.
  bool is_list() const { return !all && room_groups.empty() && where.empty(); }
};

/// Whether `narrow` is `wide` by the letter, or `wide` with an `except` where it had none.
bool stands_in(const RoomScope& narrow, const RoomScope& wide);

/// What is known of a room in a scope. An absent attribute, or absent room groups, is no proof.
enum class Cover : std::uint8_t { no, unknown, yes };

/// Whether `scope` covers the room in `row`, plainly. A room is covered only if the answer is yes.
///
/// rooms  the loaded rooms of the customer; a room without a row is covered by nothing
Cover covers(const RoomScope& scope, const Partition& rooms, RowId row);

/// The rows of `rooms` that `scope` surely covers: row by row the same as covers(...) == yes.
///
/// O(rows named + rows × rules), by dictionary codes instead of strings.
Bitmap covered(const RoomScope& scope, const Partition& rooms);

}  // namespace enfilade
