#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/permission.h"
#include "core/table/schema.h"

namespace enfilade {

/// A table beside those that every customer has, as somebody declares it.
struct TableDeclaration {
  struct Column {
    std::string name;
    ColumnType type = ColumnType::name;
    std::vector<std::string> values = {};  // of an enumeration, in order
    bool searched = false;
    std::optional<Permission> permission = std::nullopt;
    bool one = false;  // of rooms

    friend bool operator==(const Column&, const Column&) = default;
  };

  std::string name;
  Permission view = Permission::rooms_view;
  std::vector<Column> columns;  // the id first

  friend bool operator==(const TableDeclaration&, const TableDeclaration&) = default;
};

/// Why a table cannot be declared so: a clause, and what it is about.
struct DeclarationProblem {
  enum class About : std::uint8_t { columns, column, name, permission };

  std::string what;
  About about = About::columns;
  std::size_t column = 0;  // if it is about one
};

/// The tables that a session knows: rooms and tickets, and those that were declared, as they came.
/// A schema stays where it is as long as they do.
///
/// A row of a declared table with a column of rooms is seen as a ticket is, by the table's own
/// permission: where that holds in one of the row's rooms. One of a table without is seen where the
/// permission holds over everything.
class Tables {
 public:
  /// So many, the built-in ones included.
  static constexpr std::size_t kMost = 32;
  static constexpr std::size_t kMostColumns = 64;

  Tables() = default;
  Tables(Tables&&) = default;
  Tables& operator=(Tables&&) = default;

  std::size_t size() const { return kBuiltInTables + declared_.size(); }
  /// O(1).
  const TableSchema& operator[](TableId table) const;
  /// The table of that name; nothing if there is none.
  const TableSchema* find(std::string_view name) const;

  /// Takes one more; the same again is the one that is there. Refused: a name that is none or is
  /// taken, a column twice, or named like what every row has, a type and what belongs to another
  /// (values, a search of numbers), more than one column of rooms, and a permission that is never
  /// held in a room for a table about rooms.
  std::optional<DeclarationProblem> declare(TableDeclaration declaration);

 private:
  /// A schema and what it views.
  struct Declared {
    TableDeclaration declaration;
    std::deque<std::vector<std::string_view>> values;
    std::vector<ColumnSchema> columns;
    TableSchema schema;
  };

  std::deque<Declared> declared_;
};

}  // namespace enfilade
