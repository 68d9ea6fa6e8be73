#include "tests/fuzz/mutations.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

namespace enfilade::fuzz {
namespace {

Json parsed(const std::string& text) {
  return Json::parse(text, nullptr, /*allow_exceptions=*/false);
}

/// A value somewhere in a document, the member whose it is, and whether it is one of several there.
struct Node {
  Json* value;
  std::string member;
  bool item;
};

void collect(Json& value, const std::string& member, bool item, std::vector<Node>& nodes) {
  nodes.push_back({&value, member, item});
  if (value.is_object()) {
    for (auto& [key, inner] : value.items()) collect(inner, key, false, nodes);
  } else if (value.is_array()) {
    for (Json& inner : value) collect(inner, member, true, nodes);
  }
}

/// Another value for that place.
Json another(Random& random, const Node& node, MakeValue make) {
  Json value = make(random, node.member);
  if (!node.item || !value.is_array() || value.empty()) return value;
  return value[random.below(static_cast<std::uint32_t>(value.size()))];
}

void erase_one(Random& random, Json& from) {
  const auto at =
      static_cast<std::ptrdiff_t>(random.below(static_cast<std::uint32_t>(from.size())));
  from.erase(std::next(from.begin(), at));
}

/// One more item, or the members of another value that this one lacks.
void grow(Random& random, const Node& node, MakeValue make) {
  Json& value = *node.value;
  if (value.is_array()) {
    value.push_back(another(random, {&value, node.member, true}, make));
  } else if (value.is_object()) {
    const Json more = another(random, node, make);
    if (more.is_object()) value.insert(more.begin(), more.end());
  }
}

/// Changes one place of a document or a question.
void mutate(Random& random, Json& json, MakeValue make) {
  std::vector<Node> nodes;
  collect(json, "", false, nodes);
  const Node& node = nodes[random.below(static_cast<std::uint32_t>(nodes.size()))];
  Json& value = *node.value;
  const std::uint32_t way = random.below(10);
  if (way < 2 && value.is_structured() && !value.empty()) {
    erase_one(random, value);
  } else if (way < 5 && value.is_structured()) {
    grow(random, node, make);
  } else if (way < 6 && value.is_array() && !value.empty()) {
    value.push_back(value[random.below(static_cast<std::uint32_t>(value.size()))]);
  } else if (!node.member.empty()) {
    value = another(random, node, make);
  }
}

std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// Puts a text where libFuzzer wants it; one that is too long is cut, which is a mutation as well.
std::size_t give(const std::string& text, std::uint8_t* data, std::size_t most) {
  const std::size_t size = std::min(text.size(), most);
  std::copy_n(text.begin(), size, data);
  return size;
}

}  // namespace

std::string written(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string mutated(Random& random, const std::string& text, MakeValue make) {
  Json json = parsed(text);
  if (json.is_discarded()) return text;
  mutate(random, json, make);
  return written(json);
}

/// Bytes as they come.
std::string garbled(Random& random, std::string text) {
  const std::size_t size = text.size();
  text.resize(size + 1 + random.below(16));
  text.resize(LLVMFuzzerMutate(reinterpret_cast<std::uint8_t*>(text.data()), size, text.size()));
  return text;
}

}  // namespace enfilade::fuzz

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t most, unsigned seed) {
  using namespace enfilade::fuzz;
  Random random(seed);
  if (random.chance(5)) return LLVMFuzzerMutate(data, size, most);
  Conversation conversation = Conversation::of(text_of(data, size));
  for (std::uint32_t i = 1 + random.below(3); i > 0; --i) mutate(random, conversation);
  return give(conversation.text(), data, most);
}

/// The document of one, and steps of both.
extern "C" std::size_t LLVMFuzzerCustomCrossOver(const std::uint8_t* first, std::size_t first_size,
                                                 const std::uint8_t* second,
                                                 std::size_t second_size, std::uint8_t* out,
                                                 std::size_t most, unsigned seed) {
  using namespace enfilade::fuzz;
  Random random(seed);
  Conversation one = Conversation::of(text_of(first, first_size));
  const Conversation other = Conversation::of(text_of(second, second_size));
  for (const Step& step : other.steps) {
    if (random.chance(50)) one.steps.push_back(step);
  }
  return give(one.text(), out, most);
}
