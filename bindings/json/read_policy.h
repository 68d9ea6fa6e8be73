#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "bindings/json/reader.h"
#include "core/base/result.h"
#include "core/policy/policy.h"

namespace enfilade {

/// Something odd in a document that grants nothing wrong, so it loads all the same.
struct Finding {
  std::string path, finding;
};

struct ReadPolicy {
  Policy policy;
  std::vector<Finding> findings;
};

/// Reads a policy document, version 1; its shape is `PolicyDocument` in embind/enfilade.d.mts.
///
/// Refused, with the path of the first thing wrong, is whatever a reading could grant too much by:
/// an unknown member or permission, a duplicate key or id, one id for a user and a group, a wrong
/// type, an empty rule, a reserved role id, a role of the other side, dates that end before they
/// begin, a customer that is the partner itself. A member that is nobody, a role that is not there
/// and an active customer without primary admin load, with a finding: they grant nothing.
Result<ReadPolicy> read_policy(std::string_view text);
/// The same of one that stands in something else.
ReadPolicy read_policy(const Reader& in);

}  // namespace enfilade
