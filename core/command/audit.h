#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/base/instant.h"
#include "core/policy/policy.h"

namespace enfilade {

/// What kind of thing a command acted on. Spelled as it travels, in the service's own words and
/// ours.
enum class AuditCategory : std::uint8_t {
  user,
  assignment,
  partner_invitation,
  role,
  ticket,
  room,
  tenant,
};
inline constexpr std::array<std::string_view, 7> kAuditCategoryNames{
    "User", "Assignment", "PartnerInvitation", "Role", "Ticket", "Room", "Tenant"};

enum class AuditOperation : std::uint8_t { create, update, remove, view_as, export_rows };
inline constexpr std::array<std::string_view, 5> kAuditOperationNames{"Create", "Update", "Delete",
                                                                      "ViewAs", "Export"};

/// The names of a record's eight columns, in their order.
inline constexpr std::array<std::string_view, 8> kAuditColumns{
    "activity.category", "activity.objectName", "activity.operation", "activity.resultStatus",
    "activity.tenantId", "creationTime",        "user.userId",        "user.userTenantId"};

/// Who did what to what, when, and whether it was done. Every command leaves one, a refused one
/// too.
struct AuditRecord {
  AuditCategory category = AuditCategory::tenant;
  std::string object_name;
  AuditOperation operation = AuditOperation::update;
  bool successful = false;
  std::string tenant_id;  // acted on
  Instant created = 0;
  std::string user_id, user_tenant_id;
  /// The tenant whose record it is: the one acted on, if the actor holds a live assignment there or
  /// acts by a partner-wide role on its invitation; else the actor's own.
  std::string kept_by;
};

/// So long a record is kept, in days.
inline constexpr std::int64_t kAuditDays = 180;

/// A record as text, column by column.
std::array<std::string, kAuditColumns.size()> columns_of(const AuditRecord& record);

/// Records with a heading, as RFC 4180 has it, every field in quotes. A field that a spreadsheet
/// would take for a formula begins with an apostrophe.
std::string audit_csv(std::span<const AuditRecord> records);

/// Whether the viewer may read the records that a tenant keeps: of a customer its MMR
/// administrators, by an assignment over all rooms; of the partner its global and managed service
/// administrators; and nobody those of another tenant.
bool may_read_audit(const Policy& policy, const Viewer& viewer, std::string_view tenant_id,
                    Instant now);

}  // namespace enfilade
