#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string_view>

#include "tests/bindings/random_documents.h"

namespace enfilade::fuzz {

using test::Json;
using test::Random;

// Documents, questions and commands of few words, so that what one names is often there: a partner
// `p` with users `u0` to `u2` and groups `g0` and `g1`, customers `c0` to `c2` with people `m0` and
// `m1` of their own and rooms `r0` to `r2`, roles `role0` and `role1`, assignments `a0` to `a2`.

/// What a command that was applied does to the tie and to what is opened, by its own words.
enum class Effect : std::uint8_t {
  none,
  invites,      // pending, and opens what the invitation does
  activates,    // active
  delegates,    // opens what it says
  closes,       // nothing is opened any more
  moves_rooms,  // rooms come, go, or are others
  unknown,      // no row here says: nothing is held against the customer from then on
};

Effect effect_of(std::string_view command);

/// A policy document that is mostly taken.
Json random_policy(Random& random);
/// A command of any name in kCommandNames. One that is new is asked with members of the others
/// until it has a row in policy_domain.cpp.
Json random_command(Random& random);
/// Rows of a table, `rooms` or `tickets`.
Json random_rows(Random& random, std::string_view table);
/// What a member of that name mostly holds, wherever it stands; of other names: anything.
Json random_value(Random& random, std::string_view member);

}  // namespace enfilade::fuzz
