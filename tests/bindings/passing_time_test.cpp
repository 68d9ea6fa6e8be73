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

}  // namespace
}  // namespace enfilade
