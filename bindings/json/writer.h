#pragma once

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/decimal.h"

namespace enfilade {

/// Writes one JSON text, member by member, in the order of the calls: the same bytes on every
/// build.
class JsonWriter {
 public:
  JsonWriter() : writer_(buffer_) {}

  void begin_object() { writer_.StartObject(); }
  void end_object() { writer_.EndObject(); }
  void begin_array() { writer_.StartArray(); }
  void end_array() { writer_.EndArray(); }

  void key(std::string_view name) { writer_.Key(name.data(), size(name)); }
  void text(std::string_view value) { writer_.String(value.data(), size(value)); }
  void integer(std::int64_t value) { writer_.Int64(value); }
  void number(double value) {
    const std::string text = format_decimal(value);
    writer_.RawValue(text.data(), text.size(), rapidjson::kNumberType);
  }
  void count(std::size_t value) { writer_.Uint64(value); }
  void flag(bool value) { writer_.Bool(value); }
  void null() { writer_.Null(); }
  /// An array that another writer wrote.
  void array_as_it_is(std::string_view text) {
    writer_.RawValue(text.data(), text.size(), rapidjson::kArrayType);
  }

  void text(std::string_view name, std::string_view value) {
    key(name);
    text(value);
  }
  /// Of what may be left empty: null, then.
  void text_or_null(std::string_view name, std::string_view value) {
    key(name);
    value.empty() ? null() : text(value);
  }
  void count(std::string_view name, std::size_t value) {
    key(name);
    count(value);
  }
  void flag(std::string_view name, bool value) {
    key(name);
    flag(value);
  }

  /// An object or an array of what `write()` writes.
  template <typename Write>
  void object(Write write) {
    begin_object();
    write();
    end_object();
  }
  template <typename Items, typename Write>
  void array(std::string_view name, const Items& items, Write write) {
    key(name);
    begin_array();
    for (const auto& item : items) write(item);
    end_array();
  }

  std::string take() const { return {buffer_.GetString(), buffer_.GetSize()}; }

 private:
  static rapidjson::SizeType size(std::string_view text) {
    return static_cast<rapidjson::SizeType>(text.size());
  }

  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> writer_;
};

}  // namespace enfilade
