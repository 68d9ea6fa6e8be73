#pragma once

#include <cstdint>
#include <string_view>

#include "core/tenancy/tenants.h"
#include "core/view/query.h"

namespace enfilade {

/// Parts of ids are looked for folded, as those of all texts; else ids are compared as they are.
inline bool looks_for_part(const Leaf& leaf) {
  return leaf.test == Leaf::Test::contains || leaf.test == Leaf::Test::starts_with;
}

/// Whether a text meets a leaf that tests texts.
///
/// text  folded, or an id as it is
bool text_meets(const Leaf& leaf, std::string_view text);

/// Whether a number meets a leaf that tests numbers.
bool number_meets(const Leaf& leaf, std::int64_t value);

/// Whether a customer meets a leaf on one of its columns.
bool customer_meets(const Leaf& leaf, const Customer& customer);

}  // namespace enfilade
