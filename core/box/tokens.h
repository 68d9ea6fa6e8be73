#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/box/notice.h"

namespace enfilade {

/// Where a value stands in the box, and what it says.
struct BoxValue {
  std::string text = {};  // without its quotes
  bool quoted = false;

  bool missing() const { return text.empty() && !quoted; }
};

/// One value of a field, with how it is compared: `critical`, `>=@today-7d`, `3..5`, `"a"..<"b"`.
struct BoxItem {
  enum class Sign : std::uint8_t {
    none,
    equals,       // =
    contains,     // ~
    starts_with,  // ^
    at_least,     // >=
    above,        // >
    at_most,      // <=
    below,        // <
  };

  Sign sign = Sign::none;
  BoxValue value = {};
  bool range = false;  // `..` stands behind the value
  Sign upper_sign = Sign::none;
  BoxValue upper = {};  // behind the `..`
  Place place = {};

  bool missing() const { return sign == Sign::none && !range && value.missing(); }
};

/// A free word or phrase, or a field with its values.
struct BoxTerm {
  std::string field = {};           // as written; empty: a free word, the value of the one item
  std::vector<BoxItem> items = {};  // what commas separate
};

struct BoxToken {
  enum class Kind : std::uint8_t { term, open, close, either, end };

  Kind kind = Kind::end;
  bool negated = false;     // a term or a group behind a `-`
  bool unfinished = false;  // a term whose quote ended with the text
  BoxTerm term = {};
  Place place = {};
};

/// How many terms, parentheses and values are read of one text.
inline constexpr std::size_t kMostBoxItems = 1000;

/// Takes the box's text apart, token by token. Beyond `kMostBoxItems` the text ends, and
/// `rest()` is what was not read.
class BoxTokens {
 public:
  explicit BoxTokens(std::string_view text) : text_(text) {}

  BoxToken next();
  Place rest() const { return {at_, text_.size() - at_}; }

 private:
  bool at_end() const { return at_ == text_.size(); }
  bool at_break() const;
  bool takes(std::string_view wanted);
  void skip_space();
  std::size_t end_of_field() const;
  BoxTerm read_term(BoxToken& token);
  BoxItem read_item(BoxToken& token);
  BoxItem::Sign read_sign();
  BoxValue read_value(BoxToken& token, bool in_list);

  std::string_view text_;
  std::size_t at_ = 0, items_ = 0;
};

}  // namespace enfilade
