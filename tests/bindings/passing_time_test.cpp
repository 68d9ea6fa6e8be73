// What passing time ends, whatever was asked before, and what one viewer leaves to the next.

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "bindings/session.h"

namespace enfilade {
namespace {

using Json = nlohmann::json;

constexpr const char* kPolicy =
    R"({"version":1,"partner":{"tenantId":"p","name":"P","users":[{"id":"ada"},{"id":"tor"}],)"
    R"("globalAdministrators":["ada","tor"]},"customers":[{"tenantId":"c","name":"C",)"
    R"("relationship":{"status":"active"},"delegation":{"rooms":"all"},"assignments":[)"
    R"({"id":"a","name":"A","side":"partner","role":"primary_admin","members":["ada"],"rooms":"all"},)"
    R"({"id":"t","name":"T","side":"partner","role":"role","members":["tor"],"rooms":"all",)"
    R"("until":"1970-01-02T00:00:00Z"}],"roles":[{"id":"role","name":"R","side":"partner",)"
    R"("permissions":["update_rings.view"]}]}]})";
constexpr const char* kQuestion = R"({"permission":"update_rings.view","customer":"c"})";
constexpr const char* kTomorrow = R"({"now":86400000})";

void sign_in(Session& session, const std::string& user) {
  Json answer = Json::parse(session.signIn(Json{{"user", user}}.dump()));
  ASSERT_TRUE(answer.contains("ok")) << answer;
}

bool allowed(Session& session) {
  return Json::parse(session.decide(kQuestion))["ok"]["allowed"];
}

TEST(Time, EndsAnAssignmentThatNothingWasAskedOf) {
  Session session;
  session.loadPolicy(kPolicy);
  sign_in(session, "tor");
  session.advance(kTomorrow);
  EXPECT_FALSE(allowed(session));
}

TEST(Time, EndsAnAssignmentThatAllowed) {
  Session session;
  session.loadPolicy(kPolicy);
  sign_in(session, "tor");
  EXPECT_TRUE(allowed(session));
  EXPECT_EQ(session.advance(kTomorrow), R"({"ok":{"changed":true}})");
  EXPECT_FALSE(allowed(session));
}

TEST(Time, GoesBackAsWell) {
  Session session;
  session.loadPolicy(kPolicy);
  sign_in(session, "tor");
  session.advance(kTomorrow);
  session.advance(R"({"now":0})");
  EXPECT_TRUE(allowed(session));
}

/// C's own admin and site lead, of whom the lead's assignment ends in thirty days, and a partner's,
/// which ends in forty.
constexpr const char* kOwnPeople =
    R"({"version":1,"partner":{"tenantId":"p","name":"P","users":[{"id":"ada"},{"id":"tor"}]},)"
    R"("customers":[{"tenantId":"c","name":"C","users":[{"id":"mia"},{"id":"kari"}],)"
    R"("roles":[{"id":"reader","name":"R","side":"partner","permissions":["rooms.view"]}],)"
    R"("relationship":{"status":"active"},"delegation":{"rooms":"all"},"assignments":[)"
    R"({"id":"a","name":"A","side":"partner","role":"primary_admin","members":["ada"],"rooms":"all"},)"
    R"({"id":"m","name":"M","side":"customer","role":"mmr_administrator","members":["mia"],)"
    R"("rooms":"all"},)"
    R"({"id":"k","name":"K","side":"customer","role":"site_lead","members":["kari"],"rooms":"all",)"
    R"("until":"1970-01-31T00:00:00Z"})"
    R"(%s]}]})";
constexpr const char* kOfThePartner =
    R"(,{"id":"t","name":"T","side":"partner","role":"reader","members":["tor"],)"
    R"("rooms":"all","until":"1970-02-10T00:00:00Z"})";
constexpr std::int64_t kDays = 86'400'000;

std::int64_t next_change(Session& session, std::int64_t now) {
  session.advance(Json{{"now", now}}.dump());
  return Json::parse(session.nextChange("{}"))["ok"].value("at", std::int64_t{-1});
}

std::string with(const std::string& assignments) {
  std::string policy = kOwnPeople;
  return policy.replace(policy.find("%s"), 2, assignments);
}

TEST(NextChange, TellsThePartnerNothingOfTheCustomersOwnAssignments) {
  Session session;
  ASSERT_TRUE(Json::parse(session.loadPolicy(with(""))).contains("ok"));
  sign_in(session, "ada");
  EXPECT_EQ(next_change(session, 0), -1);

  session.signIn(R"({"user":"mia","tenant":"c"})");
  EXPECT_EQ(next_change(session, 0), 16 * kDays);
}

// `lint` says so from then on.
TEST(NextChange, IsWhenAnEndIsNearAndThenTheEnd) {
  Session session;
  ASSERT_TRUE(Json::parse(session.loadPolicy(with(kOfThePartner))).contains("ok"));
  sign_in(session, "ada");
  EXPECT_EQ(next_change(session, 0), 26 * kDays);
  const std::string before = session.lint("{}");
  EXPECT_EQ(next_change(session, 26 * kDays - 1), 26 * kDays);
  EXPECT_EQ(session.lint("{}"), before);
  EXPECT_EQ(next_change(session, 26 * kDays), 40 * kDays);
  EXPECT_NE(session.lint("{}"), before);
  EXPECT_EQ(next_change(session, 40 * kDays), -1);
}

}  // namespace
}  // namespace enfilade
