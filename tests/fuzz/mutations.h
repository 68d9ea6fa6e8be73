#pragma once

#include <string>
#include <string_view>

#include "tests/bindings/random_documents.h"
#include "tests/fuzz/conversation.h"

namespace enfilade::fuzz {

using test::Json;
using test::Random;

// What the mutators of all topics do alike, with libFuzzer's entries to them.

/// Another conversation: what each topic has to say itself.
void mutate(Random& random, Conversation& conversation);

std::string written(const Json& json);

/// Makes what a member of that name mostly holds.
using MakeValue = Json (*)(Random& random, std::string_view member);

/// A document or a question that is another in one place; as it is, if it is no JSON.
std::string mutated(Random& random, const std::string& text, MakeValue make);

/// Bytes as they come.
std::string garbled(Random& random, std::string text);

}  // namespace enfilade::fuzz
