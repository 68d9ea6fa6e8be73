// Views that stay open while anything happens: rows come, go and change, policies, time, people.
// Random worlds and changes; a failure tells the fewest changes found that lead there.

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>
#include <utility>

#include "tests/bindings/random_changes.h"
#include "tests/bindings/shrink.h"
#include "tests/bindings/watched.h"

namespace enfilade {
namespace {

using test::Json;
using test::Random;
using test::Watched;

constexpr int kQueries = 6, kSteps = 25;

/// More sequences: ENFILADE_SEEDS=1000.
unsigned seeds() {
  const char* more = std::getenv("ENFILADE_SEEDS");
  return more != nullptr ? static_cast<unsigned>(std::atoi(more)) : 24;
}

Json step(test::Change change) {
  return {{"call", change.call}, {"with", change.with}, {"rows", change.rows}};
}

/// What makes the session, what stays open in it, and what happens then.
Json random_case(unsigned seed) {
  Random random(seed + 1);
  const test::Documents world = test::open_documents(seed);
  Json begin{step({"advance", {{"now", 1'767'600'000'000}}, {}}),  // 5 January 2026
             step({"declareTable", Json::parse(test::kScored), {}}),
             step({"loadPolicy", world.policy, {}}), step({"signIn", {{"user", "u0"}}, {}}),
             step({"setAllTicketsView", {{"on", true}}, {}})};
  const auto put = [&](const auto& rows_of, const char* table) {
    for (const auto& [customer, rows] : rows_of) {
      begin.push_back(step({"put", {{"customer", customer}, {"table", table}}, rows}));
    }
  };
  put(world.rooms, "rooms");
  put(world.tickets, "tickets");
  put(world.tickets, "scored");

  Json all{{"begin", begin}, {"queries", Json::array()}, {"steps", Json::array()}};
  for (int i = 0; i < kQueries; ++i) all["queries"].push_back(test::random_query(random));
  for (int i = 0; i < kSteps; ++i) {
    all["steps"].push_back(step(test::random_change(random)));
    // Some views see several changes at once.
    all["steps"].back()["looked"] = i + 1 == kSteps || random.chance(70);
  }
  return all;
}

std::optional<test::Fault> happen(Watched& watched, const Json& step) {
  return watched.happens(step.value("call", ""), step.value("with", Json()).dump(),
                         step.value("rows", Json()).dump());
}

/// The first thing that does not hold; nothing, too, where a part is missing that it takes.
std::optional<test::Fault> first_fault(const Json& all, std::size_t& changed) {
  Watched watched;
  for (const char* part : {"begin", "queries", "steps"}) {
    for (const Json& item : all.value(part, Json::array())) {
      const bool query = part == std::string("queries");
      if (query) watched.keep(item.dump());
      if (query || !Watched::changes(item.value("call", ""))) continue;
      if (auto fault = happen(watched, item)) return fault;
      if (part != std::string("steps") || !item.value("looked", true)) continue;
      if (auto fault = watched.look()) return fault;
    }
  }
  changed += watched.changed();
  return std::nullopt;
}

TEST(OpenViews, ShowAfterManyChangesWhatNewOnesShow) {
  std::size_t changed = 0;
  for (unsigned seed = 0; seed < seeds(); ++seed) {
    const Json all = random_case(seed);
    if (!first_fault(all, changed)) continue;
    const Json least =
        test::shrunk(all, [&](const Json& less) { return first_fault(less, changed).has_value(); });
    const test::Fault fault = *first_fault(least, changed);
    FAIL() << "seed " << seed << ": it does not hold that " << fault.sentence << "\n  "
           << fault.seen << "\n  " << fault.wanted << '\n'
           << least.dump(1);
  }
  EXPECT_GT(changed, 4 * seeds());
}

}  // namespace
}  // namespace enfilade
