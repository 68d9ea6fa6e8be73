#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/view/query.h"

namespace enfilade {

/// What stands before a colon in the box.
struct BoxField {
  enum class Kind : std::uint8_t {
    column,    // one column
    customer,  // `customer:` looks at a customer's name, alias and tenant id
    sort,      // `sort:` orders
  };

  Kind kind = Kind::column;
  ColumnRef column = {};
};

/// The field of that name, in any case. Beside the names of columns: `customer`, `customer.id` for
/// the tenant id alone, `room` for the rooms' names, `rooms` for their ids, `sort`.
std::optional<BoxField> find_field(const TableSchema& table, std::string_view name);

/// The column that `sort:` orders by for a field: the customers' names for `customer`. Nothing
/// where there is no order: of lists.
std::optional<ColumnRef> column_to_order_by(const TableSchema& table,
                                            const std::optional<BoxField>& field);

/// The field that looks at one column alone.
std::string field_of(const TableSchema& table, ColumnRef column);

/// All fields of a table, as they are offered: its own columns first.
std::vector<std::string> fields_of(const TableSchema& table);

/// The columns in which `customer:` looks.
std::vector<ColumnRef> columns_of_customer();

}  // namespace enfilade
