#pragma once

#include <optional>
#include <vector>

#include "bindings/json/writer.h"
#include "core/command/execute.h"
#include "core/policy/diff.h"

namespace enfilade {

/// A record by its eight columns.
void write_audit(JsonWriter& out, const AuditRecord& record);

/// What came of a command, or would come of it.
///
/// effects  of a dry run: who would gain and lose what; nothing: they are not told
void write_outcome(JsonWriter& out, const Policy& policy, const Command& command,
                   const Outcome& outcome, const std::optional<Effects>& effects);

/// The members { gained: [ … ], lost: [ … ] }.
void write_effects(JsonWriter& out, const Policy& policy, const Customer& customer,
                   const Effects& effects);
/// { reason, of?, pairs? }
void write_refusal(JsonWriter& out, const Refusal& refusal);

/// The same for each of the command's customers, one after another.
void write_reports(JsonWriter& out, const Command& command, const std::vector<Outcome>& outcomes);

}  // namespace enfilade
