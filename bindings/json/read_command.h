#pragma once

#include "bindings/json/reader.h"
#include "core/command/command.h"

namespace enfilade {

/// Reads a command; its shape is `Command` in embind/enfilade.d.mts. Each kind takes its own
/// members and no others.
Command read_command(const Reader& in);

}  // namespace enfilade
