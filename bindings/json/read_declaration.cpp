#include "bindings/json/read_declaration.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace enfilade {
namespace {

using Column = TableDeclaration::Column;

/// In the order of ColumnType. An id is declared by its name alone.
constexpr std::array<std::string_view, 10> kTypeNames{
    "id", "text", "name", "enumeration", "flag", "set", "integer", "time", "number", "rooms"};
constexpr std::string_view kOneRoom = "room";
constexpr std::string_view kId = "id";

Permission read_permission(const Reader& in) {
  const std::string name = in.id();
  const std::optional<Permission> permission = parse_permission(name);
  if (in.ok() && !permission) in.fail("unknown permission \"" + name + '"');
  return permission.value_or(Permission::rooms_view);
}

void read_type(const Reader& in, Column& column) {
  if (column.name == kId) {
    column.type = ColumnType::id;
    if (in.present()) in.one_of(kTypeNames, "type");
    return;
  }
  // A column named so is about one room, as the word says.
  column.one = in.needed().is_text() && (in.text() == kOneRoom || column.name == kOneRoom);
  column.type = in.is_text() && in.text() == kOneRoom
                    ? ColumnType::rooms
                    : static_cast<ColumnType>(in.one_of(kTypeNames, "type"));
  if (column.type != ColumnType::rooms) column.one = false;
}

Column read_column(const Reader& in) {
  in.only({"name", "type", "values", "searched", "permission"});
  Column column{.name = in["name"].id()};
  if (in.ok()) read_type(in["type"], column);
  in["values"].each([&](const Reader& value) { column.values.push_back(value.id()); });
  column.searched = in["searched"].flag_or(false);
  if (in["permission"].present()) column.permission = read_permission(in["permission"]);
  return column;
}

}  // namespace

TableDeclaration read_declaration(const Reader& in) {
  in.needed().only({"name", "permission", "columns"});
  TableDeclaration declaration{in["name"].id(), read_permission(in["permission"]), {}};
  in["columns"].needed().each(
      [&](const Reader& column) { declaration.columns.push_back(read_column(column)); });
  std::vector<Column>& columns = declaration.columns;
  const auto id = std::find_if(columns.begin(), columns.end(),
                               [](const Column& column) { return column.name == kId; });
  if (id == columns.end()) {
    columns.insert(columns.begin(), {.name = std::string(kId), .type = ColumnType::id});
  } else {
    std::rotate(columns.begin(), id, id + 1);
  }
  return declaration;
}

void fail(const Reader& in, const TableDeclaration& declaration,
          const DeclarationProblem& problem) {
  if (!problem.column) return in.fail(problem.what);
  // By its name, and from behind: of two with one name the later is the one too many.
  const std::string& name = declaration.columns[*problem.column].name;
  const Reader columns = in["columns"];
  std::size_t wanted = 0, at = 0;
  columns.each([&](const Reader& column) {
    if (column["name"].text_view() == name) wanted = at;
    ++at;
  });
  at = 0;
  columns.each([&](const Reader& column) {
    if (at++ == wanted) column.fail(problem.what);
  });
}

}  // namespace enfilade
