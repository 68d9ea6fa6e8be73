#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/bitmap.h"
#include "core/base/id.h"
#include "core/base/instant.h"
#include "core/base/shared.h"
#include "core/table/column.h"
#include "core/table/row.h"
#include "core/table/schema.h"
#include "core/table/string_index.h"

namespace enfilade {

/// The rows of one table of one customer, column by column. A change makes another, which is
/// swapped in at once, so whoever reads one never sees half a change; or takes it over, and nobody
/// reads it meanwhile (see Holding).
///
///             id        rooms      title                  severity   updated
///   row 0     INC1      [0]        Camera not found       code 2     1735689600000
///   row 1     INC2      [0, 3]     Sign-in failed         code 1     null
///
/// Copies share their columns, so that the one after a change costs the columns that it is in.
/// Nothing in it is shared with another customer's partition: every dictionary is its own.
class Partition {
 public:
  explicit Partition(const TableSchema& schema);
  /// Of one column for each of the schema's, of its kind, and of an index of the ids; nothing if
  /// not all are as long as the first, or an id is missing.
  static std::optional<Partition> of(const TableSchema& schema, std::vector<Column> columns,
                                     StringIndex by_id);

  const TableSchema& schema() const { return *schema_; }
  std::size_t size() const { return ids().size(); }

  const Column& column(std::size_t i) const { return *columns_[i]; }
  template <typename Kind>
  const Kind& column_as(std::size_t i) const {
    return std::get<Kind>(*columns_[i]);
  }
  /// Whether the two have a column in common, so that no row differs there.
  bool shares(const Partition& other, std::size_t i) const {
    return &column(i) == &other.column(i);
  }

  const TextColumn& ids() const { return std::get<TextColumn>(*columns_[0]); }
  const StringIndex& by_id() const { return *by_id_; }
  std::string_view id(RowId row) const { return ids().heap()[row.row]; }
  /// The row of that id, by exact comparison.
  std::optional<RowId> find(std::string_view id) const;
  /// The same, after a look at `near`: a list of ids mostly goes the way of the rows.
  std::optional<RowId> find(std::string_view id, RowId near) const;

  /// Memory held, in bytes.
  std::size_t bytes() const;

 private:
  friend class PartitionBuilder;

  const TableSchema* schema_;
  std::vector<Shared<Column>> columns_;
  Shared<StringIndex> by_id_;
};

/// A column without rows.
Column empty_column(const ColumnSchema& schema);

/// Another value for a cell of a row that is there, which its column takes.
struct CellChange {
  RowId row;
  std::size_t column = 0;
  const Cell* value = nullptr;
};

/// Makes a partition row by row. A row that is refused leaves no trace.
class PartitionBuilder {
 public:
  explicit PartitionBuilder(const TableSchema& schema) : partition_(schema) {}
  /// Goes on from a partition. A copy of it stays as it is.
  explicit PartitionBuilder(Partition partition)
      : partition_(std::move(partition)), indexed_(partition_.size()), from_nothing_(false) {}

  /// Takes one row, its cells in the schema's order, or says why not. A row with the id of an
  /// earlier one stands in its place.
  std::optional<RowProblem> append(std::span<const Cell> cells);

  /// Takes rows that some partition of the same schema has already accepted.
  void append(const Partition& from, const Bitmap& rows);

  /// Puts rows of `newer` in the place of rows of this one with the same ids. Nothing that only the
  /// rows before had is left.
  struct Replacement {
    RowId row, by;
  };
  void replace(const Partition& newer, std::span<const Replacement> rows);

  /// Puts other values into cells, each once at most, in the order of their columns.
  void set(std::span<const CellChange> changes);

  /// How many rows stand in the place of an earlier one so far.
  std::size_t duplicates();
  std::size_t undeclared() const { return undeclared_; }

  Partition finish() &&;
  /// The same with every row where it came: of several of one id the last is found.
  Partition finish_in_place() &&;

 private:
  /// Gives each column the nulls that it does not have yet: a null alone costs nothing.
  void complete();
  /// Makes the ids of the rows that came found, all at once.
  void index_rows();
  /// Rows of one column by their `row`; a name that nobody has then is left away.
  template <typename Row, typename CodeOf>
  void set_names(std::size_t column, std::span<const Row> rows, CodeOf code_of);
  template <typename Row, typename Add>
  void make_anew(std::size_t column, std::span<const Row> rows, Add add);
  void make_indexes();

  Partition partition_;
  std::size_t indexed_ = 0;  // so many rows are found by their ids
  std::size_t duplicates_ = 0, undeclared_ = 0;
  bool from_nothing_ = true;  // so that it shares no column
  bool appended_ = false;     // cells: of the last rows columns may lack the nulls
  bool remade_ = false;       // some column of texts or sets, maybe: it may want an index
};

/// `old` with every row of `newer`, whole, in place of the row of the same id or added to it. Costs
/// the columns in which they differ: of numbers and declared values a copy, else a new one.
Partition upserted(const Partition& old, const Partition& newer);

/// `old` with other values in some cells, each once at most, in the order of their columns. Of
/// columns of numbers and names it costs these cells, where no copy shares the columns, else a copy
/// of them; any other column is made anew.
Partition patched(Partition old, std::span<const CellChange> changes);

/// `old` without the rows of those ids.
Partition without(const Partition& old, std::span<const std::string_view> ids);

}  // namespace enfilade
