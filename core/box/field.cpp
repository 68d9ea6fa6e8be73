#include "core/box/field.h"

#include "core/base/fold.h"

namespace enfilade {
namespace {

constexpr std::string_view kSort = "sort", kCustomer = "customer", kCustomerId = "customer.id",
                           kRoom = "room", kRooms = "rooms";
constexpr ColumnRef kTenantId{ColumnRef::Of::customer, customer_column::id};

bool same(std::string_view a, std::string_view b) {
  return fold(a) == fold(b);
}

/// The rooms' names: of the rooms that a row is about, or, in their own table, of the row itself.
ColumnRef rooms_name(const TableSchema& table) {
  return {table.rooms_column() ? ColumnRef::Of::room : ColumnRef::Of::row, room_column::name};
}

bool has_rooms(const TableSchema& table) {
  return table.rooms_column() || table.id == TableId::rooms;
}

std::vector<ColumnRef> columns_of(const TableSchema& table) {
  std::vector<ColumnRef> columns;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    columns.push_back({ColumnRef::Of::row, i});
  }
  const std::size_t of_rooms = table.rooms_column() ? schema_of(TableId::rooms).columns.size() : 0;
  for (std::size_t i = 0; i < of_rooms; ++i) columns.push_back({ColumnRef::Of::room, i});
  for (std::size_t i = 0; i < kCustomerColumnNames.size(); ++i) {
    columns.push_back({ColumnRef::Of::customer, i});
  }
  return columns;
}

}  // namespace

std::optional<BoxField> find_field(const TableSchema& table, std::string_view name) {
  if (same(name, kSort)) return BoxField{BoxField::Kind::sort, {}};
  if (same(name, kCustomer)) return BoxField{BoxField::Kind::customer, {}};
  if (same(name, kRoom) && has_rooms(table)) {
    return BoxField{BoxField::Kind::column, rooms_name(table)};
  }
  if (same(name, kRooms) && table.rooms_column()) {
    return BoxField{BoxField::Kind::column, {ColumnRef::Of::row, *table.rooms_column()}};
  }
  for (ColumnRef column : columns_of(table)) {
    const bool tenant_id = column == kTenantId;
    if (same(name, tenant_id ? std::string(kCustomerId) : name_of(table, column))) {
      return BoxField{BoxField::Kind::column, column};
    }
  }
  return std::nullopt;
}

std::optional<ColumnRef> column_to_order_by(const TableSchema& table,
                                            const std::optional<BoxField>& field) {
  if (!field || field->kind == BoxField::Kind::sort) return std::nullopt;
  if (field->kind == BoxField::Kind::customer) return columns_of_customer().front();
  const ColumnType type = type_of(table, field->column);
  if (type == ColumnType::set || type == ColumnType::rooms) return std::nullopt;
  return field->column;
}

std::string field_of(const TableSchema& table, ColumnRef column) {
  if (column == kTenantId) return std::string(kCustomerId);
  const bool own_rooms = column.of == ColumnRef::Of::row && table.rooms_column() == column.column;
  if (own_rooms) return std::string(kRooms);
  const bool of_room = column == ColumnRef{ColumnRef::Of::room, room_column::name};
  return of_room ? std::string(kRoom) : name_of(table, column);
}

std::vector<std::string> fields_of(const TableSchema& table) {
  std::vector<std::string> fields;
  for (ColumnRef column : columns_of(table)) {
    if (column.of == ColumnRef::Of::customer && column.column == 0) {
      fields.emplace_back(kCustomer);
    }
    fields.push_back(field_of(table, column));
  }
  fields.emplace_back(kSort);
  return fields;
}

std::vector<ColumnRef> columns_of_customer() {
  return {{ColumnRef::Of::customer, customer_column::name},
          {ColumnRef::Of::customer, customer_column::alias},
          {ColumnRef::Of::customer, customer_column::id}};
}

}  // namespace enfilade
