#pragma once

#include <string>
#include <vector>

#include "bindings/json/write_answers.h"
#include "bindings/open_view.h"
#include "bindings/outlook.h"

namespace enfilade {

/// Whose rows an answer is made of: of the customers that its query asks about, those in which the
/// viewer, by policy, has the table's view permission somewhere.
struct Coverage {
  bool complete = true;  // all of them are ready
  std::vector<Covered> customers = {};
};

Coverage coverage_of(const OpenView& view, Outlook& outlook);

/// The same text for coverages that say the same: who has one need not be given it again.
///
/// O(customers), and of the coverage that was asked for last, until anything but values in rows
/// changes, no look at any.
const std::string& coverage_digest(const OpenView& view, Outlook& outlook);

}  // namespace enfilade
