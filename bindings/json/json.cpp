#include "bindings/json/json.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace enfilade {
namespace {

std::string place_of(std::string_view text, std::size_t position) {
  const std::string_view before = text.substr(0, position == 0 ? 0 : position - 1);
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const std::size_t start = before.rfind('\n') == before.npos ? 0 : before.rfind('\n') + 1;
  return "line " + std::to_string(line) + ", column " + std::to_string(before.size() - start + 1);
}

/// Builds the tree from the parser's events, and stops at the first thing that is refused.
class TreeBuilder : public nlohmann::json_sax<Json> {
 public:
  explicit TreeBuilder(std::string_view text) : text_(text) {}

  bool null() override { return add(nullptr); }
  bool boolean(bool value) override { return add(value); }
  bool number_integer(number_integer_t value) override { return add(value); }
  bool number_unsigned(number_unsigned_t value) override { return add(value); }
  bool number_float(number_float_t value, const string_t&) override { return add(value); }
  bool string(string_t& value) override { return add(std::move(value)); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(Json::object()); }
  bool start_array(std::size_t) override { return open(Json::array()); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool key(string_t& name) override {
    if (open_.back()->contains(name)) {
      return refuse({ErrorCode::bad_json, "duplicate key \"" + name + '"', path()});
    }
    key_ = std::move(name);
    return true;
  }
  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::detail::exception&) override {
    return refuse({ErrorCode::bad_json, "not JSON: " + place_of(text_, position)});
  }

  Result<Json> result() && {
    if (error_) return *std::move(error_);
    return std::move(root_);
  }

 private:
  Json* place(Json value) {
    if (open_.empty()) {
      root_ = std::move(value);
      return &root_;
    }
    Json& parent = *open_.back();
    if (parent.is_object()) return &(parent[key_] = std::move(value));
    parent.push_back(std::move(value));
    return &parent.back();
  }
  bool add(Json value) {
    place(std::move(value));
    return true;
  }
  bool open(Json container) {
    if (open_.size() == kMaxJsonDepth) {
      return refuse({ErrorCode::bad_json, "nested too deep", path()});
    }
    if (!open_.empty()) steps_.push_back(step());
    open_.push_back(place(std::move(container)));
    return true;
  }
  bool close() {
    open_.pop_back();
    if (!steps_.empty()) steps_.pop_back();
    return true;
  }

  std::string step() const {
    const Json& parent = *open_.back();
    return parent.is_object() ? '.' + key_ : '[' + std::to_string(parent.size()) + ']';
  }
  std::string path() const {
    std::string path;
    for (const std::string& step : steps_) path += step;
    return path.substr(!path.empty() && path.front() == '.' ? 1 : 0);
  }

  bool refuse(Error error) {
    if (!error_) error_ = std::move(error);
    return false;
  }

  std::string_view text_;
  Json root_;
  std::vector<Json*> open_;
  std::vector<std::string> steps_;  // from the root to the innermost open container
  std::string key_;
  std::optional<Error> error_;
};

}  // namespace

Result<Json> parse_json(std::string_view text) {
  TreeBuilder builder(text);
  Json::sax_parse(text.begin(), text.end(), &builder);
  return std::move(builder).result();
}

}  // namespace enfilade
