#include "core/table/tables.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

#include "core/base/fold.h"

namespace enfilade {
namespace {

using About = DeclarationProblem::About;
using Column = TableDeclaration::Column;

constexpr std::size_t kLongestName = 64;
constexpr std::size_t kMostValues = 1000;

/// What every row has beside its columns, and what the search box orders by. Fields are found in
/// any case.
constexpr std::array<std::string_view, 6> kReserved{"customer", "customername", "can",
                                                    "partial",  "withheld",     "sort"};

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Whether it can stand in a query, in the search box and at the head of a column as it is.
bool is_name(std::string_view text) {
  return !text.empty() && text.size() <= kLongestName && is_letter(text.front()) &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return is_letter(c) || is_digit(c) || c == '_'; });
}

std::string in_quotes(std::string_view text) {
  return '"' + std::string(text) + '"';
}

bool is_text(ColumnType type) {
  return type == ColumnType::id || type == ColumnType::text || type == ColumnType::name ||
         type == ColumnType::enumeration;
}

std::optional<std::string> problem_of_values(const Column& column) {
  if (column.type != ColumnType::enumeration) {
    if (column.values.empty()) return std::nullopt;
    return "only an enumeration declares values";
  }
  if (column.values.empty()) return "an enumeration declares its values";
  if (column.values.size() > kMostValues) {
    return "an enumeration declares at most " + std::to_string(kMostValues) + " values";
  }
  std::vector<std::string> folded;
  for (const std::string& value : column.values) {
    if (value.empty()) return "a declared value has at least one character";
    folded.push_back(fold(value));
  }
  std::sort(folded.begin(), folded.end());
  if (std::adjacent_find(folded.begin(), folded.end()) == folded.end()) return std::nullopt;
  return "a value is declared twice, whatever its case";
}

/// What is wrong with a column by itself.
std::optional<std::string> problem_of(const Column& column, bool first) {
  const std::string name = fold(column.name);
  if (!is_name(column.name)) {
    return "a column's name is a letter, then letters, digits or _, " +
           std::to_string(kLongestName) + " at most";
  }
  if (std::find(kReserved.begin(), kReserved.end(), name) != kReserved.end()) {
    return "the name " + in_quotes(column.name) + " is reserved";
  }
  const bool of_rooms = column.type == ColumnType::rooms;
  if ((name == "room" || name == "rooms") && !of_rooms) {
    return "a column named " + in_quotes(column.name) + " holds rooms";
  }
  if (name == "rooms" && column.one) return "a column named \"rooms\" holds several";
  if (first != (column.type == ColumnType::id) || first != (name == "id")) {
    return "the first column, and no other, is the id";
  }
  if (column.one && !of_rooms) return "only a column of rooms holds one of them";
  if (column.permission && (first || of_rooms)) {
    return "who sees a row knows its id and the rooms of it that they see: neither asks for a "
           "permission";
  }
  if (column.searched && !is_text(column.type)) return "free words look into texts only";
  return problem_of_values(column);
}

std::optional<DeclarationProblem> problem_in(const TableDeclaration& table) {
  if (!is_name(table.name)) {
    return DeclarationProblem{"a table's name is a letter, then letters, digits or _, " +
                                  std::to_string(kLongestName) + " at most",
                              About::name};
  }
  if (table.columns.size() > Tables::kMostColumns) {
    return DeclarationProblem{"a table has at most " + std::to_string(Tables::kMostColumns) +
                              " columns"};
  }
  bool about_rooms = false;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const Column& column = table.columns[i];
    if (auto what = problem_of(column, i == 0)) {
      return DeclarationProblem{*std::move(what), About::column, i};
    }
    if (std::find(names.begin(), names.end(), fold(column.name)) != names.end()) {
      return DeclarationProblem{
          "a column " + in_quotes(column.name) + " is there already, whatever its case",
          About::column, i};
    }
    names.push_back(fold(column.name));
    if (column.type != ColumnType::rooms) continue;
    if (about_rooms) {
      return DeclarationProblem{"a table has one column of rooms at most", About::column, i};
    }
    about_rooms = true;
  }
  if (about_rooms && !kAboutARoom.has(table.view)) {
    return DeclarationProblem{
        in_quotes(name(table.view)) + " is about the customer, and no room of a row holds it",
        About::permission};
  }
  return std::nullopt;
}

}  // namespace

const TableSchema& Tables::operator[](TableId table) const {
  const auto number = static_cast<std::size_t>(table);
  if (number < kBuiltInTables) return schema_of(table);
  return declared_[number - kBuiltInTables].schema;
}

const TableSchema* Tables::find(std::string_view name) const {
  for (std::size_t i = 0; i < size(); ++i) {
    const TableSchema& schema = (*this)[static_cast<TableId>(i)];
    if (schema.name == name) return &schema;
  }
  return nullptr;
}

std::optional<DeclarationProblem> Tables::declare(TableDeclaration declaration) {
  assert(!declaration.columns.empty() && "every table has an id");
  if (std::optional<DeclarationProblem> problem = problem_in(declaration)) return problem;
  if (const TableSchema* known = find(declaration.name)) {
    const auto number = static_cast<std::size_t>(known->id);
    const bool same =
        number >= kBuiltInTables && declared_[number - kBuiltInTables].declaration == declaration;
    if (same) return std::nullopt;
    return DeclarationProblem{"there is another table " + in_quotes(declaration.name), About::name};
  }
  if (size() == kMost) {
    return DeclarationProblem{
        "there are " + std::to_string(kMost) + " tables, and no more are kept", About::name};
  }

  const auto id = static_cast<TableId>(size());
  Declared& declared = declared_.emplace_back();
  declared.declaration = std::move(declaration);
  for (const Column& column : declared.declaration.columns) {
    const auto& values = declared.values.emplace_back(column.values.begin(), column.values.end());
    ColumnSchema& schema = declared.columns.emplace_back();
    schema = {.name = column.name,
              .type = column.type,
              .values = values,
              .searched = column.searched,
              .permission = column.permission,
              .one = column.one};
    if (column.type == ColumnType::flag) schema.values = kFlagValues;
  }
  declared.schema = {.id = id,
                     .name = declared.declaration.name,
                     .view = declared.declaration.view,
                     .columns = declared.columns};
  return std::nullopt;
}

}  // namespace enfilade
