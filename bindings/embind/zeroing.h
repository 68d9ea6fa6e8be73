#pragma once

namespace enfilade {

/// Zeroes what earlier calls left on the stack behind the caller's own. It clears most
/// of a megabyte, so it is for calls after which something has to be gone.
void zero_stack();

}  // namespace enfilade
