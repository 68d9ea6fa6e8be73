#include "tests/bindings/shrink.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace enfilade::test {
namespace {

using Json = nlohmann::json;

/// Looks for one part that the whole can do without.
class Shrinker {
 public:
  Shrinker(Json& whole, const std::function<bool(const Json&)>& fails, int& tries)
      : whole_(whole), fails_(fails), tries_(tries) {}

  /// Whether it took a part of `value` away, which lies within the whole.
  bool shrink(Json& value) {
    if (value.is_array() && shrink_array(value)) return true;
    if (value.is_object() && shrink_object(value)) return true;
    return value.is_structured() &&
           std::any_of(value.begin(), value.end(), [&](Json& part) { return shrink(part); });
  }

 private:
  bool shrink_array(Json& array) {
    for (auto length = static_cast<std::ptrdiff_t>(array.size()); length > 0; length /= 2) {
      const auto last = static_cast<std::ptrdiff_t>(array.size()) - length;
      for (std::ptrdiff_t at = 0; at <= last; at += length) {
        Json less = array;
        less.erase(less.begin() + at, less.begin() + at + length);
        if (becomes(array, std::move(less))) return true;
      }
    }
    return false;
  }

  bool shrink_object(Json& object) {
    std::vector<std::string> keys;
    for (const auto& member : object.items()) keys.push_back(member.key());
    return std::any_of(keys.begin(), keys.end(), [&](const std::string& key) {
      Json less = object;
      less.erase(key);
      return becomes(object, std::move(less));
    });
  }

  /// Puts another value in the place of one, and takes that back where the whole does not fail.
  bool becomes(Json& value, Json less) {
    if (tries_-- <= 0) return false;
    std::swap(value, less);
    if (fails_(whole_)) return true;
    std::swap(value, less);
    return false;
  }

  Json& whole_;
  const std::function<bool(const Json&)>& fails_;
  int& tries_;
};

}  // namespace

Json shrunk(Json value, const std::function<bool(const Json&)>& fails, int tries) {
  while (tries > 0 && Shrinker(value, fails, tries).shrink(value)) {
  }
  return value;
}

}  // namespace enfilade::test
