#include "bindings/json/read_declaration.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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
    const std::string type = in.text_or("id");
    if (in.ok() && type != "id" && type != "name" && type != "text") in.fail("an id is a text");
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

void fail(const Reader& in, const DeclarationProblem& problem) {
  switch (problem.about) {
    case DeclarationProblem::About::name:
      return in["name"].fail(problem.what);
    case DeclarationProblem::About::permission:
      return in["permission"].fail(problem.what);
    case DeclarationProblem::About::columns:
      return in["columns"].fail(problem.what);
    case DeclarationProblem::About::column:
      break;
  }
  // The id, which stands first there, stands anywhere here, or nowhere.
  const Reader columns = in["columns"];
  std::optional<std::size_t> id;
  std::vector<std::size_t> places{0};
  std::size_t at = 0;
  columns.each([&](const Reader& column) {
    if (!id && column["name"].text_view() == kId) {
      id = places.front() = at;
    } else {
      places.push_back(at);
    }
    ++at;
  });
  at = 0;
  columns.each([&](const Reader& column) {
    if (at++ == places[problem.column]) column.fail(problem.what);
  });
}

}  // namespace enfilade
