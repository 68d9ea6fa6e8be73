#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>

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
  Reader operator[](const char* key) const;
  bool present() const { return json_ != nullptr; }
  bool is_text() const { return present() && json_->is_string(); }
  bool is_null() const { return present() && json_->is_null(); }
  bool is_object() const { return present() && json_->is_object(); }

  /// Refuses members beyond these. Call it once for each object.
  void only(std::initializer_list<const char*> keys) const;

  /// Refuses the absence of an object or an array, which the others take for an empty one.
  const Reader& needed() const {
    required();
    return *this;
  }

  std::string text() const;
  std::string text_or(std::string_view otherwise) const;
  /// A text with at least one character.
  std::string id() const;
  bool flag() const;
  bool flag_or(bool otherwise) const { return present() ? flag() : otherwise; }
  std::int64_t integer(std::int64_t low = std::numeric_limits<std::int64_t>::min(),
                       std::int64_t high = std::numeric_limits<std::int64_t>::max()) const;
  /// RFC 3339.
  Instant instant() const;
  /// The place of a text among `names`; refused as an unknown `what` if it is none of them.
  std::size_t one_of(std::span<const std::string_view> names, std::string_view what) const;

  /// Calls `visit(Reader)` for each item of an array. A missing array has none.
  template <typename Visit>
  void each(Visit visit) const {
    if (!expect(Json::value_t::array, "an array")) return;
    for (std::size_t i = 0; i < json_->size() && ok(); ++i) visit(Reader((*json_)[i], *this, i));
  }
  /// Calls `visit(key, Reader)` for each member of an object. A missing object has none.
  template <typename Visit>
  void members(Visit visit) const {
    if (!expect(Json::value_t::object, "an object")) return;
    for (const auto& [key, value] : json_->items()) {
      if (ok()) visit(key, Reader(value, *this, key.c_str()));
    }
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
  Reader(const Json& json, const Reader& parent, const char* key)
      : json_(&json), parent_(&parent), key_(key), failure_(parent.failure_) {}
  Reader(const Reader& parent, const char* key)
      : parent_(&parent), key_(key), failure_(parent.failure_) {}

  /// Whether the value is there and of that type; if it is there and is not, that is the error.
  bool expect(Json::value_t type, std::string_view wanted) const;
  bool required() const;

  const Json* json_ = nullptr;
  const Reader* parent_ = nullptr;
  const char* key_ = nullptr;
  std::size_t index_ = 0;
  Failure* failure_;
};

}  // namespace enfilade
