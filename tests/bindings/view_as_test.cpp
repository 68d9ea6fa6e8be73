// Seeing as somebody else: what both may see, in the rooms where the viewer holds roles.view;
// nothing is done or asked meanwhile, it is on record, and it ends. Tor of Fjord leads Norden; Gro
// reads half of it, and all of Sud, where Tor has no part.

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "bindings/service.h"
#include "bindings/session.h"

namespace enfilade {
namespace {

using Json = nlohmann::json;

constexpr Instant kNow = 1'767'607'200'000;

const Json kPolicy = Json::parse(R"({
  "version": 1,
  "partner": {
    "tenantId": "fjord", "name": "Fjord IT",
    "users": [{ "id": "tor" }, { "id": "gro" }, { "id": "boss" }], "globalAdministrators": ["boss", "tor"]
  },
  "customers": [
    {
      "tenantId": "norden", "name": "Norden Bank", "users": [{ "id": "ada" }],
      "relationship": { "status": "active" }, "delegation": { "rooms": "all" },
      "roles": [
        { "id": "lead", "side": "partner", "name": "Lead", "permissions": ["rooms.view", "roles.view"] },
        { "id": "desk", "side": "partner", "name": "Desk", "permissions": ["rooms.view", "tickets.view"] }
      ],
      "assignments": [
        { "id": "leads", "name": "Leads", "side": "partner", "role": "lead", "members": ["tor"],
          "rooms": { "rooms": ["oslo", "bergen"] } },
        { "id": "desk", "name": "Desk", "side": "partner", "role": "desk", "members": ["gro"],
          "rooms": { "rooms": ["oslo", "vault"] } },
        { "id": "own", "name": "Own", "side": "customer", "role": "mmr_administrator",
          "members": ["ada"], "rooms": "all" }
      ]
    },
    {
      "tenantId": "sud", "name": "Sud SA",
      "relationship": { "status": "active" }, "delegation": { "rooms": "all" },
      "roles": [{ "id": "desk", "side": "partner", "name": "Desk", "permissions": ["rooms.view"] }],
      "assignments": [
        { "id": "desk", "name": "Desk", "side": "partner", "role": "desk", "members": ["gro"], "rooms": "all" }
      ]
    }
  ]
})");

class ViewAs : public testing::Test {
 protected:
  ViewAs() {
    session_.advance(Json{{"now", kNow}}.dump());
    session_.loadPolicy(kPolicy.dump());
    sign_in("tor");
    put("norden", R"([{"id":"oslo"},{"id":"bergen"},{"id":"vault"}])");
    put("sud", R"([{"id":"nice"}])");
  }

  void sign_in(const char* user, const char* tenant = "fjord") {
    session_.signIn(Json{{"user", user}, {"tenant", tenant}}.dump());
  }
  void put(const char* customer, const std::string& rows) {
    std::copy(rows.begin(), rows.end(), session_.stage(rows.size()).begin());
    session_.put(Json{{"customer", customer}, {"table", "rooms"}}.dump());
  }
  Json see_as(const char* user) {
    return Json::parse(session_.viewAs(Json{{"user", user}}.dump()));
  }
  Json as_oneself() { return Json::parse(session_.viewAs("{}")); }
  std::string shown() {
    const Json view = Json::parse(session_.openView(R"({"table":"rooms","columns":["id"]})"));
    const Json window = Json::parse(
        session_.window(Json{{"view", view["ok"]["view"]}, {"offset", 0}, {"count", 10}}.dump()));
    std::string ids;
    for (const Json& row : window["ok"]["rows"]) ids += row["id"].get<std::string>() + ' ';
    return ids;
  }

  Session session_;
};

TEST_F(ViewAs, ShowsWhatBothMaySeeWhereTheViewerMayAsk) {
  EXPECT_EQ(shown(), "bergen oslo ");
  EXPECT_EQ(see_as("gro"), Json::parse(R"({"ok":{"user":"gro","tenant":"fjord"}})"));
  EXPECT_EQ(shown(), "oslo ") << "the vault is Gro's alone, and so is Sud";
  const Json known = Json::parse(session_.customers("{}"))["ok"];
  ASSERT_EQ(known.size(), 1u) << known;
  EXPECT_EQ(known[0]["customer"], "norden");
}

TEST_F(ViewAs, ShowsNothingAsSomebodyWhoSeesNothingOrIsNobody) {
  EXPECT_EQ(see_as("boss")["ok"]["user"], "boss");
  EXPECT_EQ(shown(), "");
  as_oneself();
  EXPECT_EQ(see_as("nobody")["ok"]["user"], "nobody");
  EXPECT_EQ(shown(), "");
}

TEST_F(ViewAs, ShowsThePartnersPeopleNothingOfTheCustomersOwn) {
  session_.viewAs(R"({"user":"ada","tenant":"norden"})");
  EXPECT_EQ(shown(), "");
}

TEST_F(ViewAs, LetsTheCustomersOwnSeeAsThePartnersPeople) {
  sign_in("ada", "norden");
  session_.viewAs(R"({"user":"gro","tenant":"fjord"})");
  EXPECT_EQ(shown(), "oslo vault ");
}

TEST_F(ViewAs, IsForWhoHoldsRolesViewSomewhere) {
  sign_in("gro");
  EXPECT_EQ(see_as("tor")["error"]["code"], "not_found");
  EXPECT_EQ(shown(), "oslo vault nice ");
}

TEST_F(ViewAs, KeepsTheNamesThatBothMaySeeByTheirRoles) {
  const auto customers = [&] { return Json::parse(session_.customers("{}"))["ok"].size(); };
  EXPECT_EQ(customers(), 2u) << "a global administrator sees Sud's name";
  see_as("boss");
  EXPECT_EQ(customers(), 2u);
  as_oneself();
  see_as("gro");
  EXPECT_EQ(customers(), 1u);
}

TEST_F(ViewAs, LetsNothingBeDoneOrAskedMeanwhile) {
  const std::vector<std::pair<std::string (Session::*)(const std::string&), std::string>> calls{
      {&Session::execute, R"({"id":"c","command":"remove_customer","customer":"norden"})"},
      {&Session::decide, R"({"permission":"rooms.view","customer":"norden","room":"oslo"})"},
      {&Session::decideMany, R"({"questions":[]})"},
      {&Session::roomsWhere, R"({"permission":"rooms.view"})"},
      {&Session::whoMay, R"({"permission":"rooms.view","customer":"norden","room":"oslo"})"},
      {&Session::whatMay, "{}"},
      {&Session::compare, R"({"first":{"user":"tor"},"second":{"user":"gro"}})"},
      {&Session::explain, R"({"permission":"rooms.view","customer":"norden","room":"oslo"})"},
      {&Session::diff, R"({"command":{"id":"c","command":"remove_customer","customer":"norden"}})"},
      {&Session::lint, "{}"},
      {&Session::nextChange, "{}"},
      {&Session::policy, "{}"},
      {&Session::invitations, "{}"},
      {&Session::audit, R"({"tenant":"fjord"})"},
      {&Session::viewAs, R"({"user":"boss"})"}};
  see_as("gro");
  for (const auto& [call, question] : calls) {
    EXPECT_EQ(Json::parse((session_.*call)(question))["error"]["code"], "bad_question") << question;
  }
}

TEST_F(ViewAs, EndsWhenItIsToldToAndWithAnotherSignIn) {
  see_as("gro");
  EXPECT_EQ(as_oneself(), Json::parse(R"({"ok":{}})"));
  EXPECT_EQ(shown(), "bergen oslo ");
  see_as("gro");
  sign_in("tor");
  EXPECT_EQ(shown(), "bergen oslo ");
  EXPECT_EQ(as_oneself(), Json::parse(R"({"ok":{}})")) << "as oneself already";
}

TEST_F(ViewAs, EndsTheViewsThatWereOpen) {
  const Json open = Json::parse(session_.openView(R"({"table":"rooms"})"))["ok"]["view"];
  const std::string ask = Json{{"view", open}}.dump();
  see_as("gro");
  EXPECT_TRUE(Json::parse(session_.updateView(ask)).contains("error"));
  const Json other = Json::parse(session_.openView(R"({"table":"rooms"})"))["ok"]["view"];
  as_oneself();
  EXPECT_TRUE(Json::parse(session_.updateView(Json{{"view", other}}.dump())).contains("error"));
}

TEST_F(ViewAs, GoesOnUnderAnotherPolicyAndOtherRooms) {
  see_as("gro");
  put("norden", R"([{"id":"oslo"},{"id":"bergen"},{"id":"alta"}])");
  EXPECT_EQ(shown(), "oslo ");
  Json policy = kPolicy;
  policy["customers"][0]["assignments"][1]["rooms"] = "all";
  session_.loadPolicy(policy.dump());
  EXPECT_EQ(shown(), "bergen oslo ");
}

TEST_F(ViewAs, IsOnRecord) {
  see_as("gro");
  as_oneself();
  const Json records = Json::parse(session_.audit(R"({"tenant":"fjord"})"))["ok"]["records"];
  ASSERT_EQ(records.size(), 1u);
  EXPECT_EQ(records[0]["activity.operation"], "ViewAs");
  EXPECT_EQ(records[0]["activity.objectName"], "gro");
  EXPECT_EQ(records[0]["user.userId"], "tor");
}

TEST_F(ViewAs, IsNothingForAService) {
  Service service;
  service.loadPolicy(kPolicy.dump());
  EXPECT_EQ(Json::parse(service.viewAs(R"({"user":"gro"})"))["error"]["code"], "not_signed_in");
}

}  // namespace
}  // namespace enfilade
