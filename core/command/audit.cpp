#include "core/command/audit.h"

#include "core/base/csv.h"
#include "core/command/authority.h"

namespace enfilade {

std::array<std::string, kAuditColumns.size()> columns_of(const AuditRecord& record) {
  return {std::string(kAuditCategoryNames[static_cast<std::size_t>(record.category)]),
          record.object_name,
          std::string(kAuditOperationNames[static_cast<std::size_t>(record.operation)]),
          record.successful ? "Successful" : "Failed",
          record.tenant_id,
          format_instant(record.created),
          record.user_id,
          record.user_tenant_id};
}

std::string audit_csv(std::span<const AuditRecord> records) {
  std::string csv;
  std::array<std::string, kAuditColumns.size()> heading;
  for (std::size_t i = 0; i < heading.size(); ++i) heading[i] = kAuditColumns[i];
  append_csv_line(csv, heading);
  for (const AuditRecord& record : records) append_csv_line(csv, columns_of(record));
  return csv;
}

bool may_read_audit(const Policy& policy, const Viewer& viewer, std::string_view tenant_id,
                    Instant now) {
  if (tenant_id != tenant_of(policy, viewer)) return false;
  return viewer.side == Side::partner
             ? authority_over_partner(policy, viewer).partner_administrator
             : authority(policy, viewer.tenant, viewer, now).mmr_administrator;
}

}  // namespace enfilade
