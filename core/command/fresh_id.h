#pragma once

#include <string>
#include <string_view>

#include "core/command/command.h"

namespace enfilade {

/// An id for what a command makes: role-4f2b… It is worked out from who sent which command to whom
/// and from nothing else, so it is the same wherever the command is executed, and tells nobody what
/// else there is: an id that one chooses could be taken by something that one may not know of. If
/// it is taken, the same command was applied before.
///
/// kind  what is made: role, assignment, ticket, room
std::string fresh_id(std::string_view kind, const Policy& policy, const Viewer& actor,
                     const Command& command);

}  // namespace enfilade
