#include "bindings/json/write_outcome.h"

namespace enfilade {

void write_audit(JsonWriter& out, const AuditRecord& record) {
  const auto columns = columns_of(record);
  out.object([&] {
    for (std::size_t i = 0; i < columns.size(); ++i) out.text(kAuditColumns[i], columns[i]);
  });
}

namespace {

void write_refusal(JsonWriter& out, const Refusal& refusal) {
  out.object([&] {
    out.text("reason", kRefusalNames[static_cast<std::size_t>(refusal.reason)]);
    if (!refusal.missing.empty()) out.text("of", refusal.missing);
    if (refusal.pairs.empty()) return;
    out.array("pairs", refusal.pairs, [&](const BeyondAuthor& pair) {
      out.object([&] {
        out.text("permission", name(pair.permission));
        if (!pair.room.empty()) out.text("room", pair.room);
      });
    });
  });
}

void write_members(JsonWriter& out, const Command& command, const Outcome& outcome) {
  out.flag("applied", !outcome.refusal && !command.dry_run);
  if (outcome.refusal) {
    out.key("refusal");
    write_refusal(out, *outcome.refusal);
  } else {
    if (command.dry_run) out.flag("dryRun", true);
    out.key("revision");
    out.integer(outcome.revision);
    if (!outcome.id.empty()) out.text("id", outcome.id);
    if (!outcome.key.empty() && !command.dry_run) out.text("key", outcome.key);
  }
  out.key("audit");
  write_audit(out, outcome.audit);
}

}  // namespace

void write_outcome(JsonWriter& out, const Command& command, const Outcome& outcome) {
  out.object([&] { write_members(out, command, outcome); });
}

void write_reports(JsonWriter& out, const Command& command, const std::vector<Outcome>& outcomes) {
  out.object([&] {
    out.key("reports");
    out.begin_array();
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
      out.object([&] {
        out.text("customer", command.customers[i]);
        write_members(out, command, outcomes[i]);
      });
    }
    out.end_array();
  });
}

}  // namespace enfilade
