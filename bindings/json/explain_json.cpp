#include "bindings/json/explain_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "bindings/json/json.h"

namespace enfilade {
namespace {

std::string place_of(std::string_view text, std::size_t position) {
  const std::string_view before = text.substr(0, position == 0 ? 0 : position - 1);
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const std::size_t start = before.rfind('\n') == before.npos ? 0 : before.rfind('\n') + 1;
  return "line " + std::to_string(line) + ", column " + std::to_string(before.size() - start + 1);
}

/// Follows the parser's events with the path in mind, and stops at the first thing that is refused.
class Follower : public nlohmann::json_sax<nlohmann::json> {
 public:
  explicit Follower(std::string_view text) : text_(text) {}

  bool null() override { return pass(); }
  bool boolean(bool) override { return pass(); }
  bool number_integer(number_integer_t) override { return pass(); }
  bool number_unsigned(number_unsigned_t) override { return pass(); }
  bool number_float(number_float_t, const string_t&) override { return pass(); }
  bool string(string_t&) override { return pass(); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(true); }
  bool start_array(std::size_t) override { return open(false); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool key(string_t& name) override {
    if (!open_.back().keys.insert(name).second) {
      return refuse({ErrorCode::bad_json, "duplicate key \"" + name + '"', path()});
    }
    open_.back().key = name;
    return true;
  }
  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::detail::exception&) override {
    return refuse({ErrorCode::bad_json, "not JSON: " + place_of(text_, position)});
  }

  std::optional<Error> error() && { return std::move(error_); }

 private:
  struct Container {
    bool object = false;
    std::set<std::string> keys = {};
    std::string key = {};   // of an object's member that is read
    std::size_t items = 0;  // of an array, before the one that is read
  };

  bool pass() {
    if (!open_.empty()) ++open_.back().items;
    return true;
  }
  bool open(bool object) {
    if (open_.size() == kMaxJsonDepth) {
      return refuse({ErrorCode::bad_json, "nested too deep", path()});
    }
    open_.push_back({object});
    return true;
  }
  bool close() {
    open_.pop_back();
    return pass();
  }

  /// Of the innermost container that is open.
  std::string path() const {
    std::string path;
    for (std::size_t i = 0; i + 1 < open_.size(); ++i) {
      const Container& outer = open_[i];
      path += outer.object ? '.' + outer.key : '[' + std::to_string(outer.items) + ']';
    }
    return path.substr(!path.empty() && path.front() == '.' ? 1 : 0);
  }

  bool refuse(Error error) {
    if (!error_) error_ = std::move(error);
    return false;
  }

  std::string_view text_;
  std::vector<Container> open_;
  std::optional<Error> error_;
};

}  // namespace

Error explain_json(std::string_view text) {
  Follower follower(text);
  nlohmann::json::sax_parse(text.begin(), text.end(), &follower);
  if (std::optional<Error> error = std::move(follower).error()) return *std::move(error);
  // The follower takes a NUL for the end of the text.
  const std::size_t nul = text.find('\0');
  return {ErrorCode::bad_json,
          nul == text.npos ? "not JSON" : "not JSON: " + place_of(text, nul + 1)};
}

}  // namespace enfilade
