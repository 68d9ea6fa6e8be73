#include "bindings/json/read_scope.h"

#include "core/table/schema.h"

namespace enfilade {
namespace {

bool can_be_ruled(ColumnType type) {
  return type == ColumnType::name || type == ColumnType::enumeration || type == ColumnType::flag;
}

template <typename Texts>
Texts read_ids(const Reader& in) {
  Texts ids;
  ids.reserve(in.size());
  in.each([&](const Reader& item) { ids.push_back(typename Texts::value_type(item.id_view())); });
  return ids;
}

AttributeRule read_rule(std::string_view attribute, const Reader& in) {
  const TableSchema& rooms = schema_of(TableId::rooms);
  const std::optional<std::size_t> column = rooms.find(attribute);
  // A column that not everybody may read must not show through what a scope covers.
  if (!column || !can_be_ruled(rooms.columns[*column].type) || rooms.columns[*column].permission) {
    in.fail("no rule can be made of \"" + std::string(attribute) +
            "\": it takes names, enumerations and flags of a room");
    return {};
  }
  AttributeRule rule{*column, {}};
  const bool flag = rooms.columns[*column].type == ColumnType::flag;
  in.each([&](const Reader& item) {
    rule.values.push_back(flag ? (item.flag() ? "true" : "false") : item.text());
  });
  if (rule.values.empty()) in.fail("a rule needs at least one value");
  return rule;
}

}  // namespace

RoomScope read_scope(const Reader& in) {
  RoomScope scope;
  if (in.is_text()) {
    if (in.text() != "all") in.fail("expected \"all\" or an object");
    return RoomScope::everything();
  }
  in.needed().only({"all", "rooms", "roomGroups", "where", "except"});
  if (in["all"].present()) {
    scope.all = in["all"].flag();
    if (!scope.all) in["all"].fail("\"all\" is true or absent");
    for (const char* other : {"rooms", "roomGroups", "where"}) {
      if (in[other].present()) in[other].fail("nothing can be added to all rooms");
    }
  }
  scope.rooms = read_ids<TextList>(in["rooms"]);
  scope.room_groups = read_ids<std::vector<std::string>>(in["roomGroups"]);
  in["where"].members([&](std::string_view attribute, const Reader& rule) {
    scope.where.push_back(read_rule(attribute, rule));
  });
  if (in["where"].present() && scope.where.empty()) in["where"].fail("a rule needs an attribute");
  if (in["except"].present()) scope.except.push_back(read_scope(in["except"]));
  return scope;
}

}  // namespace enfilade
