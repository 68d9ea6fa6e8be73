#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace enfilade {

/// Deeper than any document or question that means something; deeper ones are refused, so that no
/// reader of a tree can run out of stack.
inline constexpr std::size_t kMaxJsonDepth = 100;

/// A value of a tree that was parsed. Sixteen bytes; whatever is in it stands right behind it:
///
///     {"id":"r","list":[1,2]}     object  "id"  "r"  "list"  array  1  2
class Json {
 public:
  enum class Kind : std::uint8_t {
    null,
    flag,
    integer,        // whole, as it was written: 1e3 is not
    large_integer,  // whole, beyond std::int64_t
    fraction,
    text,
    array,
    object
  };

  Kind kind() const { return kind_; }
  bool is(Kind kind) const { return kind_ == kind; }

  bool flag() const { return value_.flag; }
  std::int64_t integer() const { return value_.integer; }
  /// Of a fraction or a large integer, as near as a double comes.
  double number() const { return value_.number; }
  std::string_view text() const { return {value_.text, size_}; }
  /// How many items an array has, or members an object.
  std::size_t size() const { return size_; }

  /// Calls `visit(value)` for each item of an array, in order, until it gives false.
  template <typename Visit>
  void items(Visit visit) const {
    const Json* item = this + 1;
    for (std::size_t i = 0; i < size_ && visit(*item); ++i) item = item->next();
  }
  /// Calls `visit(key, value)` for each member of an object, in order, until it gives false.
  template <typename Visit>
  void members(Visit visit) const {
    const Json* key = this + 1;
    for (std::size_t i = 0; i < size_ && visit(key->text(), key[1]); ++i) key = key[1].next();
  }
  /// The member of that name; null if there is none.
  const Json* find(std::string_view name) const;

 private:
  friend class TreeBuilder;

  explicit Json(Kind kind) : kind_(kind) {}
  const Json* next() const { return this + (kind_ < Kind::array ? 1 : value_.span); }

  union Value {
    bool flag;
    std::int64_t integer;
    double number;
    const char* text;
    std::uint32_t span;  // of an array or an object: its own place and those of all that is in it
  } value_ = {.integer = 0};
  std::uint32_t size_ = 0;
  Kind kind_;
};

/// A tree, and the text in it.
class JsonTree {
 public:
  const Json& root() const { return values_.front(); }

 private:
  friend class TreeBuilder;

  std::vector<char> text_;
  std::vector<Json> values_;
};

/// Parses one JSON text that we did not write.
///
/// Refused, with its place: what is not JSON or not UTF-8 (`bad_json`, "line 3, column 14"),
/// nesting beyond kMaxJsonDepth, and an object that has a key twice, since readers would differ on
/// which of the two counts.
Result<JsonTree> parse_json(std::string_view text);

}  // namespace enfilade
