#include "bindings/json/json.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <utility>

#include "bindings/json/explain_json.h"
#include "bindings/json/rapid.h"
#include "core/base/decimal.h"
#include "core/base/utf8.h"

namespace enfilade {
namespace {

/// Whether one of the keys stands among them twice. Their order is lost.
bool any_twice(std::vector<std::string_view>& keys) {
  constexpr std::size_t kFew = 24;
  if (keys.size() <= kFew) {
    for (std::size_t i = 1; i < keys.size(); ++i) {
      const auto end = keys.begin() + static_cast<std::ptrdiff_t>(i);
      if (std::find(keys.begin(), end, keys[i]) != end) return true;
    }
    return false;
  }
  std::sort(keys.begin(), keys.end());
  return std::adjacent_find(keys.begin(), keys.end()) != keys.end();
}

}  // namespace

/// Takes the parser's events and gives false at the first thing that is to be refused.
class TreeBuilder {
 public:
  explicit TreeBuilder(std::string_view text) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark) {
      text.remove_prefix(kByteOrderMark.size());
    }
    tree_.text_.reserve(text.size() + kReadAtOnce);
    tree_.text_.assign(text.begin(), text.end());
    tree_.text_.resize(text.size() + kReadAtOnce, '\0');
    tree_.values_.reserve(text.size() / kBytesOfAValue + 1);
    has_escapes_ = text.find('\\') != text.npos;
  }

  /// Whether it is a tree.
  bool parse() {
    // In situ: texts stay where they are. Numbers as they are written: a whole one stays exact.
    constexpr unsigned kFlags = rapidjson::kParseInsituFlag | rapidjson::kParseNumbersAsStringsFlag;
    rapidjson::InsituStringStream stream(tree_.text_.data());
    if (rapidjson::Reader().Parse<kFlags>(stream, *this).IsError()) return false;
    return stream.Tell() + kReadAtOnce >= tree_.text_.size();  // a NUL in the text ends it too soon
  }
  JsonTree tree() && { return std::move(tree_); }

  bool Null() { return add(Json(Json::Kind::null)); }
  bool Bool(bool flag) {
    Json value(Json::Kind::flag);
    value.value_.flag = flag;
    return add(value);
  }
  bool RawNumber(const char* digits, rapidjson::SizeType length, bool) {
    Json value(Json::Kind::integer);
    const char* const end = digits + length;
    const auto read = std::from_chars(digits, end, value.value_.integer);
    if (read.ptr == end && read.ec == std::errc{}) return add(value);
    const std::optional<Json> rare = rare_number({digits, length});
    return rare && add(*rare);
  }
  bool String(const char* text, rapidjson::SizeType length, bool) {
    return add_text({text, length});
  }
  bool Key(const char* text, rapidjson::SizeType length, bool) { return add_text({text, length}); }

  bool StartArray() { return open(Json::Kind::array); }
  bool EndArray(rapidjson::SizeType items) { return close(items); }
  bool StartObject() { return open(Json::Kind::object); }
  bool EndObject(rapidjson::SizeType members) {
    const Json& object = tree_.values_[open_.back()];
    return close(members) && !has_key_twice(object);
  }

  // Numbers come as they are written, to RawNumber.
  bool Int(int) { return false; }
  bool Uint(unsigned) { return false; }
  bool Int64(std::int64_t) { return false; }
  bool Uint64(std::uint64_t) { return false; }
  bool Double(double) { return false; }

 private:
  /// The parser looks for the end of white space by so many bytes, also past the end of the text.
  static constexpr std::size_t kReadAtOnce = 16;
  /// Of text for each value, about: less is reserved again.
  static constexpr std::size_t kBytesOfAValue = 6;

  /// Of a number that is no std::int64_t; nothing if it is beyond all numbers there are.
  static std::optional<Json> rare_number(std::string_view digits) {
    std::uint64_t whole = 0;
    const char* const end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, whole);
    const bool large = read.ptr == end && read.ec == std::errc{};
    const std::optional<double> number = parse_decimal(digits);
    if (!number) return std::nullopt;
    Json value(large ? Json::Kind::large_integer : Json::Kind::fraction);
    value.value_.number = *number;
    return value;
  }

  bool add(Json value) {
    tree_.values_.push_back(value);
    return true;
  }
  bool add_text(std::string_view text) {
    Json value(Json::Kind::text);
    value.value_.text = text.data();
    value.size_ = static_cast<std::uint32_t>(text.size());
    return !(has_escapes_ && has_surrogate(text)) && add(value);
  }
  bool open(Json::Kind kind) {
    if (open_.size() == kMaxJsonDepth) return false;
    open_.push_back(tree_.values_.size());
    return add(Json(kind));
  }
  bool close(std::size_t size) {
    Json& container = tree_.values_[open_.back()];
    container.size_ = static_cast<std::uint32_t>(size);
    container.value_.span = static_cast<std::uint32_t>(tree_.values_.size() - open_.back());
    open_.pop_back();
    return true;
  }
  bool has_key_twice(const Json& object) {
    keys_.clear();
    object.members([&](std::string_view key, const Json&) {
      keys_.push_back(key);
      return true;
    });
    return any_twice(keys_);
  }

  JsonTree tree_;
  bool has_escapes_ = false;
  std::vector<std::size_t> open_;       // places of the arrays and objects that are open
  std::vector<std::string_view> keys_;  // of the object that is closed
};

const Json* Json::find(std::string_view name) const {
  const Json* found = nullptr;
  members([&](std::string_view key, const Json& value) {
    if (key == name) found = &value;
    return found == nullptr;
  });
  return found;
}

Result<JsonTree> parse_json(std::string_view text) {
  TreeBuilder builder(text);
  // The parser would look at UTF-8 a character at a time.
  const bool text_of_json =
      find_not_utf8(text) == text.npos && find_passed_control(text) == text.npos;
  if (text_of_json && builder.parse()) return std::move(builder).tree();
  return explain_json(text);
}

}  // namespace enfilade
