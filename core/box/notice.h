#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace enfilade {

/// A piece of a text, in bytes.
struct Place {
  std::size_t at = 0, length = 0;

  std::size_t end() const { return at + length; }
  friend bool operator==(const Place&, const Place&) = default;
};

/// Something in the box that was taken otherwise than it may have been meant. Nothing in the box
/// is an error: it is read in the most useful way, and said.
struct BoxNotice {
  enum class Kind : std::uint8_t {
    unknown_field,     // no such field: the term is a free word
    empty_field,       // `severity:` and nothing behind it: ignored
    unreadable_value,  // a value that its field cannot have, `updated:banana`: ignored
    undeclared_value,  // a value that its enumeration does not declare: looked for all the same
    unclosed_quote,    // closed at the end
    unclosed_group,    // closed at the end
    stray_close,       // a `)` that closes nothing: ignored
    empty_group,       // `()`, `""`: ignored
    or_is_word,        // an `OR` with nothing on one side: a free word
    too_deep,          // a group within too many others: its parentheses are ignored
    too_long,          // more terms and values than are read: the rest is ignored
  };

  Kind kind = Kind::unknown_field;
  Place place = {};

  friend bool operator==(const BoxNotice&, const BoxNotice&) = default;
};

inline constexpr std::array<std::string_view, 11> kBoxNoticeNames{
    "unknown_field",  "empty_field",    "unreadable_value", "undeclared_value",
    "unclosed_quote", "unclosed_group", "stray_close",      "empty_group",
    "or_is_word",     "too_deep",       "too_long"};

using BoxNotices = std::vector<BoxNotice>;

}  // namespace enfilade
