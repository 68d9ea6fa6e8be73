#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace enfilade::fuzz {

/// One call of a session: its name, what it is asked, and the rows that are staged before it.
struct Step {
  std::string call, with, rows;
};

/// An input of the topic `policy`: a policy document, and what is asked after it was loaded.
///
///     the document, on one line
///     CALL QUESTION               each further line; after a tab the rows of a `put`
///
/// Any bytes are one: what is no document, no question or no call goes to the doors as it is, and
/// is refused there.
struct Conversation {
  static constexpr std::size_t kMostSteps = 16;

  std::string document;
  std::vector<Step> steps;

  static Conversation of(std::string_view text);
  std::string text() const;
};

}  // namespace enfilade::fuzz
