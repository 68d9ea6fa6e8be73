// Until the moment that `nextChange` names, time alone changes no answer: every moment at which
// anything in the policy turns is tried, for every viewer.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "bindings/session.h"
#include "core/base/instant.h"
#include "core/policy/lint.h"
#include "tests/bindings/random_documents.h"

namespace enfilade {
namespace {

using test::Documents;
using test::everybody;
using test::Json;
using test::Who;

void advance(Session& session, Instant now) {
  session.advance(Json{{"now", now}}.dump());
}

void open(Session& session, const Documents& world, const Who& who, Instant now) {
  advance(session, now);
  ASSERT_EQ(session.loadPolicy(world.policy.dump()).substr(0, 6), R"({"ok":)");
  session.signIn(Json{{"user", who.user}, {"tenant", who.tenant}}.dump());
  for (const auto& [customer, rows] : world.rooms) {
    const std::string text = rows.dump();
    std::copy(text.begin(), text.end(), session.stage(text.size()).begin());
    session.put(Json{{"customer", customer}, {"table", "rooms"}}.dump());
  }
}

/// What is told of access now: to the viewer about themselves, and about others of both sides.
std::vector<std::string> answers(Session& session) {
  std::vector<std::string> said{session.lint("{}"), session.whatMay("{}"), session.policy("{}")};
  for (const Who& who : everybody()) {
    const Json person{{"user", who.user}, {"tenant", who.tenant}};
    said.push_back(session.whatMay(person.dump()));
    for (const char* customer : {"c0", "c1", "c2"}) {
      for (const char* permission : {"rooms.view", "tickets.view", "roles.view"}) {
        Json question = person;
        question["customer"] = customer;
        question["permission"] = permission;
        if (permission != std::string("tickets.view")) {
          said.push_back(session.decide(question.dump()));
          said.push_back(session.explain(question.dump()));
        }
        for (const char* room : {"r0", "r3"}) {
          question["room"] = room;
          said.push_back(session.decide(question.dump()));
          said.push_back(session.explain(question.dump()));
        }
      }
    }
  }
  return said;
}

/// Every moment at which something could turn, in their order.
std::vector<Instant> turns_of(const Json& policy) {
  std::vector<Instant> turns;
  const auto add = [&](const Json& text, Instant later) {
    turns.push_back(*parse_instant(text.get<std::string>()) + later);
  };
  for (const Json& customer : policy.at("customers")) {
    const Json& invitation = customer.at("relationship").at("invitation");
    add(invitation.at("sentAt"), invitation.at("expiresInDays").get<Instant>() * kDay);
    for (const Json& assignment : customer.at("assignments")) {
      if (assignment.contains("from")) add(assignment.at("from"), 0);
      if (!assignment.contains("until")) continue;
      add(assignment.at("until"), -kSoon);
      add(assignment.at("until"), 0);
    }
  }
  std::sort(turns.begin(), turns.end());
  turns.erase(std::unique(turns.begin(), turns.end()), turns.end());
  return turns;
}

TEST(NextChange, PassesByNothingButWhatBringsACustomerIntoSight) {
  std::size_t same = 0, other = 0, named = 0, none = 0;
  for (unsigned seed = 0; seed < 16; ++seed) {
    const Documents world = test::rich_documents(seed);
    const std::vector<Instant> turns = turns_of(world.policy);
    for (const Who& who : everybody()) {
      const Instant now = *parse_instant("2026-01-04T00:00:00Z");
      Session session;
      open(session, world, who, now);
      const std::vector<std::string> before = answers(session);
      const std::string customers = session.customers("{}");
      const Json next = Json::parse(session.nextChange("{}"))["ok"];
      const Instant until = next.value("at", kNever);
      ++(until == kNever ? none : named);
      for (const Instant turn : turns) {
        if (turn <= now) continue;
        advance(session, turn);
        const bool as_before = answers(session) == before && session.customers("{}") == customers;
        if (turn >= until) {
          other += turn == until && !as_before;
          break;
        }
        if (session.customers("{}") != customers) break;  // of which nothing is told before
        ASSERT_TRUE(as_before) << "seed " << seed << ", " << who.user << ", " << turn;
        ++same;
      }
    }
  }
  EXPECT_GT(same, 40u);
  EXPECT_GT(other, 40u);
  EXPECT_GT(named, 50u);
  EXPECT_GT(none, 10u);
}

}  // namespace
}  // namespace enfilade
