#include "bindings/json/write_outcome.h"

namespace enfilade {

void write_audit(JsonWriter& out, const AuditRecord& record) {
  const std::string_view result = record.successful ? "Successful" : "Failed";
  out.object([&] {
    out.text(kAuditColumns[0], kAuditCategoryNames[static_cast<std::size_t>(record.category)]);
    out.text(kAuditColumns[1], record.object_name);
    out.text(kAuditColumns[2], kAuditOperationNames[static_cast<std::size_t>(record.operation)]);
    out.text(kAuditColumns[3], result);
    out.text(kAuditColumns[4], record.tenant_id);
    out.text(kAuditColumns[5], format_instant(record.created));
    out.text(kAuditColumns[6], record.user_id);
    out.text(kAuditColumns[7], record.user_tenant_id);
  });
}

void write_outcome(JsonWriter& out, const Command& command, const Outcome& outcome) {
  out.object([&] {
    out.flag("applied", !outcome.refusal && !command.dry_run);
    if (outcome.refusal) {
      out.key("refusal");
      out.object(
          [&] { out.text("reason", kRefusalNames[static_cast<std::size_t>(*outcome.refusal)]); });
    } else {
      if (command.dry_run) out.flag("dryRun", true);
      out.key("revision");
      out.integer(outcome.revision);
    }
    out.key("audit");
    write_audit(out, outcome.audit);
  });
}

}  // namespace enfilade
