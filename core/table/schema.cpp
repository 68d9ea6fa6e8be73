#include "core/table/schema.h"

#include <cassert>

namespace enfilade {
namespace {

constexpr std::string_view kHealth[] = {"Healthy", "Unhealthy", "Disconnected", "Onboarding",
                                        "Suppressed"};
constexpr ColumnSchema kRooms[] = {
    {.name = "id", .type = ColumnType::id},
    {.name = "name", .searched = true},
    {.name = "account"},
    {.name = "health", .type = ColumnType::enumeration, .values = kHealth},
    {.name = "roomGroups", .type = ColumnType::set},
    {.name = "ring"},
    {.name = "country"},
    {.name = "state"},
    {.name = "city"},
    {.name = "campus"},
    {.name = "building"},
    {.name = "floor"},
    {.name = "roomType"},
    {.name = "deviceType"},
    {.name = "capacity", .type = ColumnType::integer},
    {.name = "licensed", .type = ColumnType::flag, .values = kFlagValues},
    {.name = "lastSeen", .type = ColumnType::time},
    {.name = "updated", .type = ColumnType::time},
    {.name = "key", .permission = Permission::rooms_download_key},
};

constexpr std::string_view kOrigin[] = {"System", "Recorded issue"};
constexpr std::string_view kSeverity[] = {"Critical", "Important", "Warning", "Recommendation"};
constexpr std::string_view kStatus[] = {"Needs action", "System investigating", "Resolved"};
constexpr ColumnSchema kTickets[] = {
    {.name = "id", .type = ColumnType::id, .searched = true},
    {.name = "rooms", .type = ColumnType::rooms},
    {.name = "title", .type = ColumnType::text, .searched = true},
    {.name = "description", .type = ColumnType::text, .searched = true},
    {.name = "type"},
    {.name = "origin", .type = ColumnType::enumeration, .values = kOrigin},
    {.name = "severity", .type = ColumnType::enumeration, .values = kSeverity},
    {.name = "status", .type = ColumnType::enumeration, .values = kStatus},
    {.name = "highImpact", .type = ColumnType::flag, .values = kFlagValues},
    {.name = "assignee"},
    {.name = "notes", .type = ColumnType::integer},
    {.name = "created", .type = ColumnType::time},
    {.name = "updated", .type = ColumnType::time},
    {.name = "closed", .type = ColumnType::time},
    {.name = "closedBy"},
    {.name = "reason"},
};

constexpr TableSchema kSchemas[kBuiltInTables] = {
    {.id = TableId::rooms, .name = "rooms", .view = Permission::rooms_view, .columns = kRooms},
    {.id = TableId::tickets,
     .name = "tickets",
     .view = Permission::tickets_view,
     .columns = kTickets},
};

static_assert(kRooms[room_column::id].name == "id" && kRooms[room_column::name].name == "name" &&
              kRooms[room_column::room_groups].name == "roomGroups");

}  // namespace

const TableSchema& schema_of(TableId built_in) {
  assert(static_cast<std::size_t>(built_in) < kBuiltInTables);
  return kSchemas[static_cast<std::size_t>(built_in)];
}

std::optional<std::size_t> TableSchema::find(std::string_view column) const {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].name == column) return i;
  }
  return std::nullopt;
}

std::optional<std::size_t> TableSchema::rooms_column() const {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].type == ColumnType::rooms) return i;
  }
  return std::nullopt;
}

}  // namespace enfilade
