#include "bindings/write_row.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "bindings/columns_writer.h"
#include "bindings/csv_writer.h"
#include "bindings/json/writer.h"
#include "bindings/rows_packer.h"
#include "core/base/ranked_number.h"

namespace enfilade {
namespace {

/// Writes the value of a column, of whatever kind but rooms, in one row.
template <typename Writer>
struct WriteValue {
  Writer& out;
  const ColumnSchema& schema;
  std::size_t row;

  void operator()(const TextColumn& column) const {
    if (column.is_null(row)) return out.null();
    std::string scratch;
    out.text(column.written(row, scratch));
  }
  void operator()(const NameColumn& column) const {
    const std::uint32_t code = column.codes[row];
    if (code == NameColumn::kNull) return out.null();
    if (schema.type == ColumnType::flag) return out.flag(column.text(code) == "true");
    out.text(column.text(code));
  }
  void operator()(const SetColumn& column) const {
    if (column.null.test(row)) return out.null();
    out.begin_array();
    for (std::uint32_t code : column[row]) out.text(column.names[code]);
    out.end_array();
  }
  void operator()(const NumberColumn& column) const {
    const std::int64_t value = column[row];
    if (value == NumberColumn::kNull) return out.null();
    if (schema.type == ColumnType::number) return out.number(number_of_rank(value));
    out.integer(value);
  }
  void operator()(const RoomsColumn&) const { out.null(); }
};

template <typename Writer>
void write_value(Writer& out, const Partition& partition, std::size_t column, std::size_t row) {
  std::visit(WriteValue<Writer>{out, partition.schema().columns[column], row},
             partition.column(column));
}

/// Whether a column is in every row, whatever the query names: the row's id, its rooms, and the
/// tenant id of its customer.
bool always_there(const TableSchema& table, ColumnRef column) {
  if (column.of == ColumnRef::Of::customer) return column.column == customer_column::id;
  if (column.of == ColumnRef::Of::room) return false;
  return column.column == 0 || table.columns[column.column].type == ColumnType::rooms;
}

/// Writes one row's members; whatever is withheld is kept for the end.
template <typename Writer>
class RowWriter {
 public:
  RowWriter(Writer& out, const Sight& sight, RowId row) : out_(out), sight_(sight), row_(row.row) {}

  void begin() {
    const Customer& customer = sight_.customer();
    text("customer", customer.tenant_id);
    text("customerName", customer.name);
    text("id", sight_.table().id({static_cast<std::uint32_t>(row_)}));
    const std::optional<std::size_t> rooms = schema().rooms_column();
    if (!rooms) return;
    out_.key(schema().columns[*rooms].name);
    schema().columns[*rooms].one ? the_room() : visible_rooms();
    out_.key("partial");
    out_.flag(sight_.partial(row_));
  }

  void column(ColumnRef column) {
    if (always_there(schema(), column)) return;
    switch (column.of) {
      case ColumnRef::Of::row:
        return own(column.column);
      case ColumnRef::Of::room:
        return of_rooms(column.column);
      case ColumnRef::Of::customer:
        return of_customer(column.column);
    }
  }

  void end() {
    out_.key("can");
    out_.begin_array();
    sight_.can(row_).for_each([&](Permission permission) { out_.text(name(permission)); });
    out_.end_array();
    texts("withheld", withheld_);
  }

 private:
  const TableSchema& schema() const { return sight_.table().schema(); }

  void visible_rooms() {
    out_.begin_array();
    sight_.for_each_visible_room(row_, [&](RowId room) { write_room(room); });
    out_.end_array();
  }
  /// Of a row that is about one room at most: it is visible, since the row is.
  void the_room() {
    bool none = true;
    sight_.for_each_visible_room(row_, [&](RowId room) {
      write_room(room);
      none = false;
    });
    if (none) out_.null();
  }

  void write_room(RowId room) {
    out_.object([&] {
      text("id", sight_.rooms().id(room));
      out_.key("name");
      write_value(out_, sight_.rooms(), room_column::name, room.row);
    });
  }

  void own(std::size_t column) {
    const ColumnSchema& schema_of_column = schema().columns[column];
    out_.key(schema_of_column.name);
    if (sight_.may_read(row_, column)) {
      write_value(out_, sight_.table(), column, row_);
    } else {
      out_.null();
      withheld_.emplace_back(schema_of_column.name);
    }
  }

  /// A list, one value for each visible room in their order.
  void of_rooms(std::size_t column) {
    const std::string name = name_of(schema(), {ColumnRef::Of::room, column});
    bool readable = true;
    out_.key(name);
    out_.begin_array();
    sight_.for_each_visible_room(row_, [&](RowId room) {
      if (sight_.may_read_room(room, column)) {
        write_value(out_, sight_.rooms(), column, room.row);
      } else {
        out_.null();
        readable = false;
      }
    });
    out_.end_array();
    if (!readable) withheld_.push_back(name);
  }

  void of_customer(std::size_t column) {
    const Customer& customer = sight_.customer();
    const std::string_view name = kCustomerColumnNames[column];
    if (column == customer_column::tags) {
      texts(name, customer.tags);
    } else {
      const std::string& value = column == customer_column::alias ? customer.alias : customer.name;
      out_.key(name);
      value.empty() ? out_.null() : out_.text(value);
    }
  }

  void text(std::string_view name, std::string_view value) {
    out_.key(name);
    out_.text(value);
  }
  void texts(std::string_view name, const std::vector<std::string>& values) {
    out_.key(name);
    out_.begin_array();
    for (const std::string& value : values) out_.text(value);
    out_.end_array();
  }

  Writer& out_;
  const Sight& sight_;
  std::size_t row_;
  std::vector<std::string> withheld_;
};

}  // namespace

std::vector<RowMember> members_of(const Query& query) {
  const TableSchema& table = *query.table;
  std::vector<RowMember> members{{"customer"}, {"customerName"}, {"id"}};
  const auto add = [&](ColumnRef column) {
    if (always_there(table, column)) return;
    members.push_back({name_of(table, column), type_of(table, column)});
  };
  if (const auto rooms = table.rooms_column()) {
    members.push_back({std::string(table.columns[*rooms].name), ColumnType::rooms});
    members.push_back({"partial", ColumnType::flag});
  }
  if (query.columns) {
    for (ColumnRef column : *query.columns) add(column);
  } else {
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
      add({ColumnRef::Of::row, column});
    }
  }
  members.push_back({"can", ColumnType::set});
  members.push_back({"withheld", ColumnType::set});
  return members;
}

template <typename Writer>
void write_row(Writer& out, const Query& query, const Sight& sight, RowId row) {
  out.object([&] {
    RowWriter<Writer> writer(out, sight, row);
    writer.begin();
    if (query.columns) {
      for (ColumnRef column : *query.columns) writer.column(column);
    } else {
      const std::size_t columns = sight.table().schema().columns.size();
      for (std::size_t column = 1; column < columns; ++column)
        writer.column({ColumnRef::Of::row, column});
    }
    writer.end();
  });
}

template void write_row(JsonWriter&, const Query&, const Sight&, RowId);
template void write_row(CsvWriter&, const Query&, const Sight&, RowId);
template void write_row(ColumnsWriter&, const Query&, const Sight&, RowId);
template void write_row(RowsPacker&, const Query&, const Sight&, RowId);

}  // namespace enfilade
