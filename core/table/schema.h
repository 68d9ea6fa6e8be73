#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "core/base/permission.h"

namespace enfilade {

/// What a column holds. Every column but the id may be null.
enum class ColumnType : std::uint8_t {
  id,           // text, exact, never null, unique in its partition
  text,         // free text
  name,         // text that repeats: few distinct values
  enumeration,  // declared values in order; others are taken, ordered after them by text
  flag,         // true or false
  set,          // of names
  integer,      // whole, within ±(2^53 - 1)
  time,         // an Instant
  number,       // any finite one, kept by its rank: core/base/ranked_number.h
  rooms,        // the rooms of the same customer that a row is about, or the one room
};

/// The largest integer that a column takes, either way: the largest that JavaScript has.
inline constexpr std::int64_t kLargestInteger = (std::int64_t{1} << 53) - 1;

struct ColumnSchema {
  std::string_view name;
  ColumnType type = ColumnType::name;
  std::span<const std::string_view> values = {};        // an enumeration's, in order
  bool searched = false;                                // free words look here
  std::optional<Permission> permission = std::nullopt;  // without it the value is withheld
  bool one = false;                                     // of rooms: a row is about one at most
};

/// How a flag is spelled, by its value.
inline constexpr std::string_view kFlagValues[] = {"false", "true"};

/// The place of a table among those that a session knows. The tables of every customer come first;
/// those that are declared follow, as they come: core/table/tables.h.
enum class TableId : std::uint8_t { rooms, tickets };

/// The columns of a table and the permission without which no row of it is seen. Column 0 is the
/// id.
struct TableSchema {
  TableId id = TableId::rooms;
  std::string_view name = {};
  Permission view = Permission::rooms_view;
  std::span<const ColumnSchema> columns = {};

  /// The column of that name; nothing if there is none.
  std::optional<std::size_t> find(std::string_view column) const;
  /// The column that says which rooms a row is about; nothing in the table of rooms itself.
  std::optional<std::size_t> rooms_column() const;
};

inline constexpr std::size_t kBuiltInTables = 2;
/// Of a table that every customer has. Their columns: core/table/schema.cpp.
const TableSchema& schema_of(TableId built_in);

/// Columns of the table of rooms that code names. A test holds them to the schema.
namespace room_column {
inline constexpr std::size_t id = 0, name = 1, room_groups = 4;
}

}  // namespace enfilade
