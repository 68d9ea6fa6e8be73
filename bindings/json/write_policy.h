#pragma once

#include <string>

#include "core/policy/policy.h"

namespace enfilade {

class JsonWriter;

/// The policy as a document of version 1, as read_policy reads it: the same bytes for the same
/// policy. What is as it would be read if it were absent may be left out; whoever is twice in a
/// list is written once, and nobody is not written.
void write_policy(JsonWriter& out, const Policy& policy);
std::string document_of(const Policy& policy);

}  // namespace enfilade
