#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bindings/json/json.h"
#include "core/base/instant.h"
#include "core/base/result.h"

namespace enfilade {

/// Reads a JSON value that we did not write. Never throws: the first thing wrong is kept with its
/// path, and from then on every read gives a harmless empty value. Ask `failure.error` once, at the
/// end. So a decoder is one expression for each object, and reads like the type it decodes.
///
/// A reader points to the one it came from: keep that one alive.
class Reader {
 public:
  /// Where a whole decoding keeps the first thing that went wrong.
  struct Failure {
    ErrorCode code = ErrorCode::bad_document;
    std::optional<Error> error = std::nullopt;
  };

  Reader(const Json& json, Failure& failure) : json_(&json), failure_(&failure) {}

  /// A member of an object, there or not.
  Reader operator[](std::string_view key) const;
  bool present() const { return json_ != nullptr; }
  bool is_text() const { return present() && json_->is(Json::Kind::text); }
  bool is_null() const { return present() && json_->is(Json::Kind::null); }
  bool is_object() const { return present() && json_->is(Json::Kind::object); }

  /// Refuses members beyond these: the first by its name. Call it once for each object.
  void only(std::initializer_list<std::string_view> keys) const;

  /// Refuses the absence of an object or an array, which the others take for an empty one.
  const Reader& needed() const {
    required();
    return *this;
  }

  std::string text() const;
  std::string text_or(std::string_view otherwise) const;
  /// A text with at least one character.
  std::string id() const;
  /// The same where they stand in the tree, for those who only look.
  std::string_view text_view() const;
  std::string_view id_view() const;
  bool flag() const;
  bool flag_or(bool otherwise) const { return present() ? flag() : otherwise; }
  std::int64_t integer(std::int64_t low = std::numeric_limits<std::int64_t>::min(),
                       std::int64_t high = std::numeric_limits<std::int64_t>::max()) const;
  /// RFC 3339.
  Instant instant() const;
  /// The place of a text among `names`; refused as an unknown `what` if it is none of them.
  std::size_t one_of(std::span<const std::string_view> names, std::string_view what) const;

  /// How many items an array has, for those who make room; 0 for anything else.
  std::size_t size() const { return present() && json_->is(Json::Kind::array) ? json_->size() : 0; }
  /// Calls `visit(Reader)` for each item of an array. A missing array has none.
  template <typename Visit>
  void each(Visit visit) const {
    if (!expect(Json::Kind::array, "an array")) return;
    std::size_t index = 0;
    json_->items([&](const Json& item) {
      visit(Reader(item, *this, index++));
      return ok();
    });
  }
  /// Calls `visit(key, Reader)` for each member of an object, by their names' order, so that it
  /// does not matter in which they came. A missing object has none.
  template <typename Visit>
  void members(Visit visit) const {
    for (const auto& [key, value] : sorted_members()) {
      if (ok()) visit(key, Reader(*value, *this, key));
    }
  }

  /// The same value, that fails on its own: what is wrong from here on is kept in `failure`.
  Reader with(Failure& failure) const {
    Reader alone = *this;
    alone.failure_ = &failure;
    return alone;
  }

  const Json& json() const { return *json_; }
  bool ok() const { return !failure_->error; }

  /// Keeps `message` as the error, here, unless there is one already.
  void fail(std::string message) const;
  void fail(Error error) const;
  /// customers[3].roles[0]; empty at the root.
  std::string path() const;

 private:
  Reader(const Json& json, const Reader& parent, std::size_t index)
      : json_(&json), parent_(&parent), index_(index), failure_(parent.failure_) {}
  Reader(const Json& json, const Reader& parent, std::string_view key)
      : json_(&json), parent_(&parent), key_(key), failure_(parent.failure_) {}
  Reader(const Reader& parent, std::string_view key)
      : parent_(&parent), key_(key), failure_(parent.failure_) {}

  /// Whether the value is there and of that kind; if it is there and is not, that is the error.
  bool expect(Json::Kind kind, std::string_view wanted) const;
  bool required() const;
  std::vector<std::pair<std::string_view, const Json*>> sorted_members() const;

  const Json* json_ = nullptr;
  const Reader* parent_ = nullptr;
  std::string_view key_ = {};  // of a member; of an item it views nothing
  std::size_t index_ = 0;
  Failure* failure_;
};

}  // namespace enfilade
