#include "bindings/json/write_outcome.h"

namespace enfilade {

void write_audit(JsonWriter& out, const AuditRecord& record) {
  const auto columns = columns_of(record);
  out.object([&] {
    for (std::size_t i = 0; i < columns.size(); ++i) out.text(kAuditColumns[i], columns[i]);
  });
}

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

namespace {

void write_members(JsonWriter& out, const Command& command, const Outcome& outcome) {
  out.flag("applied", !outcome.refusal && !command.dry_run);
  if (outcome.refusal) {
    out.key("refusal");
    write_refusal(out, *outcome.refusal);
  } else {
    if (command.dry_run) out.flag("dryRun", true);
    if (outcome.revision) {
      out.key("revision");
      out.integer(*outcome.revision);
    }
    if (!outcome.id.empty()) out.text("id", outcome.id);
    if (!outcome.key.empty() && !command.dry_run) out.text("key", outcome.key);
  }
  out.key("audit");
  write_audit(out, outcome.audit);
}

}  // namespace

void write_outcome(JsonWriter& out, const Policy& policy, const Command& command,
                   const Outcome& outcome, const std::optional<Effects>& effects) {
  out.object([&] {
    write_members(out, command, outcome);
    if (!effects) return;
    const Customer& customer = policy[*policy.find(command.customer)].customer;
    out.key("effects");
    out.object([&] { write_effects(out, policy, customer, *effects); });
  });
}

void write_effects(JsonWriter& out, const Policy& policy, const Customer& customer,
                   const Effects& effects) {
  const auto write = [&](std::string_view name, const std::vector<Effect>& some) {
    out.array(name, some, [&](const Effect& effect) {
      const bool partner = effect.side == Side::partner;
      out.object([&] {
        out.text("user", effect.user);
        out.text("tenant", partner ? policy.partner->tenant_id : customer.tenant_id);
        out.text("permission", enfilade::name(effect.permission));
        out.count("rooms", effect.rooms);
        if (effect.about_customer) out.flag("customer", true);
      });
    });
  };
  write("gained", effects.gained);
  write("lost", effects.lost);
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
