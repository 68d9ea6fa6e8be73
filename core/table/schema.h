#pragma once

#include <array>
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
  rooms,        // the rooms of the same customer that a row is about
};

/// The largest integer that a column takes, either way: the largest that JavaScript has.
inline constexpr std::int64_t kLargestInteger = (std::int64_t{1} << 53) - 1;

struct ColumnSchema {
  std::string_view name;
  ColumnType type = ColumnType::name;
  std::span<const std::string_view> values = {};        // an enumeration's, in order
  bool searched = false;                                // free words look here
  std::optional<Permission> permission = std::nullopt;  // without it the value is withheld
};

/// The tables that every customer has. Their columns: core/table/schema.cpp.
enum class TableId : std::uint8_t { rooms, tickets };
inline constexpr std::size_t kTableCount = 2;
inline constexpr std::array<std::string_view, kTableCount> kTableNames{"rooms", "tickets"};

/// The columns of a table and the permission without which no row of it is seen. Column 0 is the
/// id.
struct TableSchema {
  TableId id = TableId::rooms;
  Permission view = Permission::rooms_view;
  std::span<const ColumnSchema> columns = {};

  std::string_view name() const { return kTableNames[static_cast<std::size_t>(id)]; }
  /// The column of that name; nothing if there is none.
  std::optional<std::size_t> find(std::string_view column) const;
  /// The column that says which rooms a row is about; nothing in the table of rooms itself.
  std::optional<std::size_t> rooms_column() const;
};

const TableSchema& schema_of(TableId table);

/// Columns of the table of rooms that code names. A test holds them to the schema.
namespace room_column {
inline constexpr std::size_t id = 0, name = 1, room_groups = 4;
}

}  // namespace enfilade
