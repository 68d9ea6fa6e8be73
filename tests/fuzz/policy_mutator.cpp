// How libFuzzer gets from one conversation of the topic `policy` to the next: by members and steps
// of the domain rather than by bytes, so that most of them are read to the end.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/fuzz/conversation.h"
#include "tests/fuzz/policy_domain.h"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

namespace enfilade::fuzz {
namespace {

std::string written(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

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
Json another(Random& random, const Node& node) {
  Json value = random_value(random, node.member);
  if (!node.item || !value.is_array() || value.empty()) return value;
  return value[random.below(static_cast<std::uint32_t>(value.size()))];
}

void erase_one(Random& random, Json& from) {
  const auto at =
      static_cast<std::ptrdiff_t>(random.below(static_cast<std::uint32_t>(from.size())));
  from.erase(std::next(from.begin(), at));
}

/// One more item, or the members of another value that this one lacks.
void grow(Random& random, const Node& node) {
  Json& value = *node.value;
  if (value.is_array()) {
    value.push_back(another(random, {&value, node.member, true}));
  } else if (value.is_object()) {
    const Json more = another(random, node);
    if (more.is_object()) value.insert(more.begin(), more.end());
  }
}

/// Changes one place of a document or a question.
void mutate(Random& random, Json& json) {
  std::vector<Node> nodes;
  collect(json, "", false, nodes);
  const Node& node = nodes[random.below(static_cast<std::uint32_t>(nodes.size()))];
  Json& value = *node.value;
  const std::uint32_t way = random.below(10);
  if (way < 2 && value.is_structured() && !value.empty()) {
    erase_one(random, value);
  } else if (way < 5 && value.is_structured()) {
    grow(random, node);
  } else if (way < 6 && value.is_array() && !value.empty()) {
    value.push_back(value[random.below(static_cast<std::uint32_t>(value.size()))]);
  } else if (!node.member.empty()) {
    value = another(random, node);
  }
}

std::string mutated(Random& random, const std::string& text) {
  Json json = parsed(text);
  if (json.is_discarded()) return text;
  mutate(random, json);
  return written(json);
}

/// Bytes as they come.
std::string garbled(Random& random, std::string text) {
  const std::size_t size = text.size();
  text.resize(size + 1 + random.below(16));
  text.resize(LLVMFuzzerMutate(reinterpret_cast<std::uint8_t*>(text.data()), size, text.size()));
  return text;
}

Json random_viewer(Random& random) {
  if (random.chance(60)) return {{"user", random.numbered("u", 3)}};
  return {{"user", random.numbered("m", 2)}, {"tenant", random.numbered("c", 2)}};
}

Step random_step(Random& random, const Conversation& conversation) {
  const std::string customer = random.numbered("c", 2);
  const std::string table = random.chance(70) ? "rooms" : "tickets";
  const std::uint32_t which = random.below(100);
  if (which < 55) return {"execute", written(random_command(random)), {}};
  if (which < 75) return {"signIn", written(random_viewer(random)), {}};
  if (which < 88) {
    Json question{{"customer", customer}, {"table", table}};
    if (random.chance(20)) question["mode"] = "upsert";
    return {"put", written(question), written(random_rows(random, table))};
  }
  if (which < 93) return {"advance", written({{"now", random_value(random, "now")}}), {}};
  if (which < 96) return {"loadPolicy", mutated(random, conversation.document), {}};
  if (which < 98) {
    const Json ids = Json::array({random.numbered("r", 3)});
    return {"remove", written({{"customer", customer}, {"table", table}, {"ids", ids}}), {}};
  }
  if (which < 99) return {"wipe", written({{"customer", customer}}), {}};
  return {"setSource", written({{"customer", customer}, {"state", "stale"}}), {}};
}

/// A command, and before it the sign-in of somebody who mostly may.
void add_scene(Random& random, std::vector<Step>& steps) {
  const Json command = random_command(random);
  Json viewer{{"user", "u0"}};
  if (command.contains("customer") && random.chance(50)) {
    viewer = {{"user", "m0"}, {"tenant", command["customer"]}};
  }
  steps.push_back({"signIn", written(viewer), {}});
  steps.push_back({"execute", written(command), {}});
}

Conversation random_conversation(Random& random) {
  Conversation conversation{written(random_policy(random)), {}};
  conversation.steps.push_back({"signIn", R"({"user":"u0"})", {}});
  for (const char* customer : {"c0", "c1"}) {
    conversation.steps.push_back({"put", written({{"customer", customer}, {"table", "rooms"}}),
                                  written(random_rows(random, "rooms"))});
  }
  for (std::uint32_t i = random.below(3); i > 0; --i) {
    conversation.steps.push_back(random_step(random, conversation));
  }
  for (std::uint32_t i = 1 + random.below(3); i > 0; --i) add_scene(random, conversation.steps);
  return conversation;
}

void mutate_steps(Random& random, Conversation& conversation) {
  std::vector<Step>& steps = conversation.steps;
  const auto any = [&] { return random.below(static_cast<std::uint32_t>(steps.size())); };
  const std::uint32_t way = random.below(10);
  if (steps.empty() || way < 2) {
    add_scene(random, steps);
  } else if (way < 4) {
    const auto at = static_cast<std::ptrdiff_t>(
        random.chance(70) ? steps.size()
                          : random.below(static_cast<std::uint32_t>(steps.size()) + 1));
    steps.insert(steps.begin() + at, random_step(random, conversation));
  } else if (way < 5) {
    steps.erase(steps.begin() + static_cast<std::ptrdiff_t>(any()));
  } else if (way < 6) {
    std::swap(steps[any()], steps[any()]);
  } else if (way < 7 && random.chance(50)) {
    const Step again = steps[any()];
    steps.push_back(again);
  } else {
    Step& step = steps[any()];
    std::string& text = !step.rows.empty() && random.chance(50) ? step.rows : step.with;
    text = random.chance(95) ? mutated(random, text) : garbled(random, text);
  }
}

void mutate(Random& random, Conversation& conversation) {
  const std::uint32_t way = random.below(100);
  if (conversation.document.empty() || way < 4) {
    conversation = random_conversation(random);
  } else if (way < 40) {
    conversation.document = mutated(random, conversation.document);
  } else if (way < 42) {
    conversation.document = garbled(random, conversation.document);
  } else {
    mutate_steps(random, conversation);
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
