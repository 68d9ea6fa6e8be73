#pragma once

#include <vector>

#include "bindings/json/writer.h"
#include "core/command/execute.h"

namespace enfilade {

/// A record by its eight columns.
void write_audit(JsonWriter& out, const AuditRecord& record);

/// What came of a command, or would come of it.
void write_outcome(JsonWriter& out, const Command& command, const Outcome& outcome);

/// The same for each of the command's customers, one after another.
void write_reports(JsonWriter& out, const Command& command, const std::vector<Outcome>& outcomes);

}  // namespace enfilade
