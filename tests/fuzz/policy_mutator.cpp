// How libFuzzer gets from one conversation of the topic `policy` to the next: by members and steps
// of the domain rather than by bytes, so that most of them are read to the end.

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "tests/fuzz/mutations.h"
#include "tests/fuzz/policy_domain.h"

namespace enfilade::fuzz {
namespace {

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
  if (which < 96) return {"loadPolicy", mutated(random, conversation.document, random_value), {}};
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
    text = random.chance(95) ? mutated(random, text, random_value) : garbled(random, text);
  }
}

}  // namespace

void mutate(Random& random, Conversation& conversation) {
  const std::uint32_t way = random.below(100);
  if (conversation.document.empty() || way < 4) {
    conversation = random_conversation(random);
  } else if (way < 40) {
    conversation.document = mutated(random, conversation.document, random_value);
  } else if (way < 42) {
    conversation.document = garbled(random, conversation.document);
  } else {
    mutate_steps(random, conversation);
  }
}

}  // namespace enfilade::fuzz
