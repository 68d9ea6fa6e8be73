// The AuthZEN Authorization API 1.0 at the doors: its shapes, its errors, its pages, and the same
// answers as the engine's own questions give, to a viewer and to a service.

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "bindings/service.h"
#include "tests/bindings/random_documents.h"

namespace enfilade {
namespace {

using test::Documents;
using test::Json;
using test::Random;

Json ok(const std::string& answer) {
  const Json json = Json::parse(answer);
  EXPECT_TRUE(json.contains("ok")) << answer;
  return json.value("ok", Json());
}

std::string refused_at(const std::string& answer) {
  const Json json = Json::parse(answer);
  return json.contains("error") ? json["error"].value("path", "") : "it is not refused: " + answer;
}

void put(Session& session, const std::string& customer, const char* table, const Json& rows) {
  const std::string text = rows.dump();
  std::copy(text.begin(), text.end(), session.stage(text.size()).begin());
  session.put(Json{{"customer", customer}, {"table", table}}.dump());
}

void load(Session& session, const Documents& world) {
  ok(session.loadPolicy(world.policy.dump()));
  for (const auto& [customer, rows] : world.rooms) put(session, customer, "rooms", rows);
  for (const auto& [customer, rows] : world.tickets) put(session, customer, "tickets", rows);
}

const Json kPolicy = Json::parse(R"({
  "version": 1,
  "partner": { "tenantId": "fjord", "name": "Fjord IT", "users": [{ "id": "tor" }, { "id": "gro" }] },
  "customers": [{
    "tenantId": "norden", "name": "Norden Bank", "users": [{ "id": "ada" }],
    "relationship": { "status": "active" },
    "delegation": { "rooms": "all", "permissions": ["rooms.view", "rooms.modify", "tickets.view"] },
    "roles": [
      { "id": "reader", "side": "partner", "name": "R", "permissions": ["rooms.view", "tickets.view"] }
    ],
    "assignments": [
      { "id": "readers", "name": "Readers", "side": "partner", "role": "reader",
        "members": ["tor"], "rooms": { "rooms": ["r0", "r1", "r2"] } },
      { "id": "own", "name": "Own", "side": "customer", "role": "mmr_administrator",
        "members": ["ada"], "rooms": "all" }
    ]
  }]
})");

class Authzen : public testing::Test {
 protected:
  Authzen() {
    ok(service_.loadPolicy(kPolicy.dump()));
    put(service_, "norden", "rooms",
        Json::parse(R"([{"id":"r0"},{"id":"r1"},{"id":"r2"},{"id":"r3"}])"));
    put(service_, "norden", "tickets",
        Json::parse(
            R"([{"id":"t0","title":"T","rooms":["r0"]},{"id":"t1","title":"T","rooms":["r3"]}])"));
  }

  static Json user(const char* id) { return {{"type", "user"}, {"id", id}}; }
  static Json action(const char* name) { return {{"name", name}}; }
  static Json room(const char* id) {
    return {{"type", "room"}, {"id", id}, {"properties", {{"customer", "norden"}}}};
  }
  static Json asked(const Json& subject, const Json& action, const Json& resource) {
    return {{"subject", subject}, {"action", action}, {"resource", resource}};
  }
  Json evaluated(const Json& request) { return ok(service_.evaluate(request.dump())); }
  Json evaluated(const char* who, const char* permission, const Json& resource) {
    return evaluated(asked(user(who), action(permission), resource));
  }

  Service service_;
};

TEST_F(Authzen, DecidesWithTheReasonInTheContext) {
  const Json yes = evaluated("tor", "rooms.view", room("r0"));
  EXPECT_EQ(yes["decision"], true);
  EXPECT_EQ(yes["context"]["reason"], "allowed");
  EXPECT_EQ(yes["context"]["assignments"][0]["id"], "readers");
  EXPECT_EQ(evaluated("tor", "rooms.view", room("r3")),
            Json::parse(R"({"decision":false,"context":{"reason":"outside_scope"}})"));
  EXPECT_EQ(evaluated("gro", "rooms.view", room("r0"))["context"]["reason"], "not_assigned");
  EXPECT_EQ(evaluated("tor", "rooms.unenroll", room("r0"))["context"]["reason"],
            "permission_not_delegated");
}

TEST_F(Authzen, DeniesWhatItDoesNotKnow) {
  const Json not_found = Json::parse(R"({"decision":false,"context":{"reason":"not_found"}})");
  EXPECT_EQ(evaluated("tor", "rooms.view", room("none")), not_found);
  EXPECT_EQ(evaluated("tor", "can_fly", room("r0")), not_found);
  EXPECT_EQ(evaluated("tor", "rooms.view", {{"type", "customer"}, {"id", "norden"}}), not_found)
      << "it is about a room";
  EXPECT_EQ(evaluated("tor", "rooms.view", {{"type", "spaceship"}, {"id", "r0"}}), not_found);
  EXPECT_EQ(evaluated("tor", "settings.view", {{"type", "customer"}, {"id", "nobody"}}), not_found);
  EXPECT_EQ(evaluated(asked({{"type", "robot"}, {"id", "tor"}}, action("rooms.view"), room("r0"))),
            not_found);
  EXPECT_EQ(evaluated("nobody", "rooms.view", room("r0"))["context"]["reason"], "not_assigned");
}

TEST_F(Authzen, IgnoresWhatMeansNothingHere) {
  Json request = asked(user("tor"), action("rooms.view"), room("r0"));
  request["context"] = {{"time", "2026-01-01T00:00:00Z"}};
  request["subject"]["properties"] = {{"department", "IT"}};
  request["action"]["properties"] = {{"method", "GET"}};
  request["resource"]["properties"]["color"] = 7;
  request["other"] = Json::array();
  EXPECT_EQ(evaluated(request)["decision"], true);
}

TEST_F(Authzen, AsksAboutTheCustomersOwnByTheirTenant) {
  Json ada = user("ada");
  EXPECT_EQ(evaluated(asked(ada, action("rooms.view"), room("r0")))["decision"], false);
  ada["properties"] = {{"tenant", "norden"}};
  EXPECT_EQ(evaluated(asked(ada, action("rooms.view"), room("r0")))["decision"], true);
}

TEST_F(Authzen, RefusesARequestThatLacksAPart) {
  const Json whole = asked(user("tor"), action("rooms.view"), room("r0"));
  for (const char* part : {"subject", "action", "resource"}) {
    Json request = whole;
    request.erase(part);
    EXPECT_EQ(refused_at(service_.evaluate(request.dump())), "") << part;
    request[part] = 7;
    EXPECT_EQ(refused_at(service_.evaluate(request.dump())), part);
  }
  Json request = whole;
  request["subject"].erase("id");
  EXPECT_EQ(refused_at(service_.evaluate(request.dump())), "subject");
  request = whole;
  request["action"]["name"] = 7;
  EXPECT_EQ(refused_at(service_.evaluate(request.dump())), "action.name");
  request = whole;
  request["resource"].erase("properties");
  EXPECT_EQ(refused_at(service_.evaluate(request.dump())), "resource.properties.customer");
  EXPECT_EQ(Json::parse(service_.evaluate("{"))["error"]["code"], "bad_json");
}

TEST_F(Authzen, EvaluatesManyWithWhatTheyHaveInCommon) {
  Json request = asked(user("tor"), action("rooms.view"), room("r3"));
  request["evaluations"] = {Json::object(),
                            {{"resource", room("r0")}},
                            {{"resource", room("r0")}, {"subject", user("gro")}}};
  const Json all = ok(service_.evaluations(request.dump()))["evaluations"];
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0]["context"]["reason"], "outside_scope");
  EXPECT_EQ(all[1]["decision"], true);
  EXPECT_EQ(all[2]["context"]["reason"], "not_assigned");
}

TEST_F(Authzen, TakesAPartWholeFromWhereItStands) {
  Json request = asked(user("tor"), action("rooms.view"), room("r0"));
  request["evaluations"] = {{{"resource", {{"type", "room"}, {"id", "r0"}}}}};
  const Json all = ok(service_.evaluations(request.dump()))["evaluations"];
  EXPECT_EQ(all[0]["decision"], false) << "the common customer does not fill it up";
  EXPECT_EQ(all[0]["context"]["error"]["status"], 400);
}

TEST_F(Authzen, IsOneEvaluationWithoutAny) {
  Json request = asked(user("tor"), action("rooms.view"), room("r0"));
  EXPECT_EQ(ok(service_.evaluations(request.dump())), evaluated(request));
  const Json once = evaluated(request);
  request["evaluations"] = Json::array();
  EXPECT_EQ(ok(service_.evaluations(request.dump())), once);
  request["evaluations"] = 7;
  EXPECT_EQ(refused_at(service_.evaluations(request.dump())), "evaluations");
}

TEST_F(Authzen, StopsWhereItsSemanticSaysSo) {
  Json request = asked(user("tor"), action("rooms.view"), room("r0"));
  const Json yes{{"resource", room("r0")}}, no{{"resource", room("r3")}};
  const auto decisions = [&](const char* semantic, const Json& evaluations) {
    request["options"] = {{"evaluations_semantic", semantic}, {"another", 7}};
    request["evaluations"] = evaluations;
    std::string said;
    const Json answer = ok(service_.evaluations(request.dump()));
    for (const Json& one : answer["evaluations"]) said += one["decision"] == true ? '1' : '0';
    return said;
  };
  EXPECT_EQ(decisions("execute_all", {yes, no, yes}), "101");
  EXPECT_EQ(decisions("deny_on_first_deny", {yes, no, yes}), "10");
  EXPECT_EQ(decisions("deny_on_first_deny", {yes, yes}), "11");
  EXPECT_EQ(decisions("permit_on_first_permit", {no, no, yes, no}), "001");
  request["options"]["evaluations_semantic"] = "whatever";
  EXPECT_EQ(refused_at(service_.evaluations(request.dump())), "options.evaluations_semantic");
}

TEST_F(Authzen, DeniesOneThatIsNotRightAndGoesOn) {
  Json request{{"subject", user("tor")}, {"action", action("rooms.view")}};
  request["evaluations"] = {
      {{"resource", room("r0")}}, Json::object(), {{"resource", 7}}, 7, {{"resource", room("r1")}}};
  const Json all = ok(service_.evaluations(request.dump()))["evaluations"];
  ASSERT_EQ(all.size(), 5u);
  EXPECT_EQ(all[0]["decision"], true);
  EXPECT_EQ(all[1]["context"]["error"]["message"], "evaluations[1]: missing member \"resource\"");
  EXPECT_EQ(all[2]["context"]["error"]["message"], "evaluations[2].resource: expected an object");
  EXPECT_EQ(all[3]["decision"], false);
  EXPECT_EQ(all[4]["decision"], true);
}

TEST_F(Authzen, FindsSubjects) {
  const Json request{{"subject", {{"type", "user"}, {"id", "ignored"}}},
                     {"action", action("rooms.view")},
                     {"resource", room("r0")}};
  EXPECT_EQ(ok(service_.searchSubject(request.dump())),
            Json::parse(R"({"results":[{"type":"user","id":"tor"},
              {"type":"user","id":"ada","properties":{"tenant":"norden"}}]})"));
  Json of = request;
  of["subject"]["properties"] = {{"tenant", "norden"}};
  EXPECT_EQ(ok(service_.searchSubject(of.dump()))["results"].size(), 1u);
  Json robots = request;
  robots["subject"]["type"] = "robot";
  EXPECT_EQ(ok(service_.searchSubject(robots.dump())), Json::parse(R"({"results":[]})"));
}

TEST_F(Authzen, FindsRoomsTicketsAndCustomers) {
  const auto found = [&](const char* who, const char* permission, const char* type) {
    std::string ids;
    const Json answer =
        ok(service_.searchResource(asked(user(who), action(permission), {{"type", type}}).dump()));
    for (const Json& one : answer["results"]) ids += one["id"].get<std::string>() + " ";
    return ids;
  };
  EXPECT_EQ(found("tor", "rooms.view", "room"), "r0 r1 r2 ");
  EXPECT_EQ(found("gro", "rooms.view", "room"), "");
  EXPECT_EQ(found("tor", "tickets.view", "ticket"), "t0 ");
  EXPECT_EQ(found("tor", "settings.view", "customer"), "");
  EXPECT_EQ(found("tor", "rooms.view", "spaceship"), "");
  EXPECT_EQ(found("tor", "can_fly", "room"), "");
}

TEST_F(Authzen, FindsActions) {
  const Json request{{"subject", user("tor")}, {"resource", room("r0")}};
  EXPECT_EQ(ok(service_.searchAction(request.dump())),
            Json::parse(R"({"results":[{"name":"rooms.view"},{"name":"tickets.view"}]})"));
}

TEST_F(Authzen, GivesResultsPageByPage) {
  Json request = asked(user("tor"), action("rooms.view"), {{"type", "room"}});
  request["page"] = {{"limit", 2}};
  const Json first = ok(service_.searchResource(request.dump()));
  EXPECT_EQ(first["results"].size(), 2u);
  EXPECT_EQ(first["page"]["count"], 2);
  request["page"]["token"] = first["page"]["next_token"];
  const Json second = ok(service_.searchResource(request.dump()));
  EXPECT_EQ(second["results"][0]["id"], "r2");
  EXPECT_EQ(second["page"]["next_token"], "");

  request["page"] = {{"limit", 3}};
  EXPECT_EQ(ok(service_.searchResource(request.dump()))["page"]["next_token"], "")
      << "a page that is full to the last";
  request["page"] = {{"token", ""}};
  EXPECT_EQ(ok(service_.searchResource(request.dump()))["results"].size(), 3u);
}

TEST_F(Authzen, RefusesATokenOfAnotherSearch) {
  Json request = asked(user("tor"), action("rooms.view"), {{"type", "room"}});
  request["page"] = {{"limit", 1}};
  const Json token = ok(service_.searchResource(request.dump()))["page"]["next_token"];
  request["page"]["token"] = token;
  request["subject"] = user("gro");
  EXPECT_EQ(refused_at(service_.searchResource(request.dump())), "page.token");
  const std::string search = std::string(token).substr(std::string(token).find('.'));
  for (const std::string& made_up : std::vector<std::string>{
           "1", "x.1", "1.", ".", "-1.0", "99999999999999999999.0", "01" + search, "+1" + search,
           " 1" + search, "1" + search + " ", "4294967296" + search, "1" + search + "0"}) {
    request["page"]["token"] = made_up;
    EXPECT_EQ(refused_at(service_.searchResource(request.dump())), "page.token") << made_up;
  }
}

// Beyond what a word of the machine counts to, a page would begin anew.
TEST_F(Authzen, FindsNothingBehindTheLastResult) {
  Json request = asked(user("tor"), action("rooms.view"), {{"type", "room"}});
  request["page"] = {{"limit", 1}};
  const std::string token = ok(service_.searchResource(request.dump()))["page"]["next_token"];
  const std::string search = token.substr(token.find('.'));
  for (const char* offset : {"3", "1000", "4294967295"}) {
    request["page"]["token"] = offset + search;
    const Json behind = ok(service_.searchResource(request.dump()));
    EXPECT_EQ(behind["results"].size(), 0u) << offset;
    EXPECT_EQ(behind["page"]["next_token"], "") << offset;
  }
}

TEST(AuthzenSession, AnswersNothingBeforeSomebodySignsIn) {
  Session session;
  const std::string request =
      R"({"subject":{"type":"user","id":"u"},"action":{"name":"rooms.view"},)"
      R"("resource":{"type":"customer","id":"c"}})";
  for (const auto call : {&Session::evaluate, &Session::evaluations, &Session::searchSubject,
                          &Session::searchResource, &Session::searchAction}) {
    EXPECT_EQ(Json::parse((session.*call)(request))["error"]["code"], "not_signed_in");
  }
}

/// What `decide` says to the same session, or "refused".
std::string decided(Session& session, const Json& question) {
  const Json answer = Json::parse(session.decide(question.dump()));
  return answer.contains("ok") ? answer["ok"]["reason"] : Json("refused");
}

TEST(AuthzenSession, SaysToAViewerWhatDecideAndTheSearchesSayOneByOne) {
  std::size_t yes = 0, no = 0;
  std::map<std::string, std::vector<std::string>> things;
  for (int room = 0; room < 6; ++room) things["room"].push_back("r" + std::to_string(room));
  for (int ticket = 0; ticket < 10; ++ticket)
    things["ticket"].push_back("t" + std::to_string(ticket));
  for (unsigned seed = 0; seed < 12; ++seed) {
    Documents world = test::random_documents(seed);
    Session session;
    ok(session.loadPolicy(world.policy.dump()));
    session.signIn(R"({"user":"u0"})");
    load(session, world);
    for (const char* user : {"u0", "u1", "u2"}) {
      for (std::uint32_t p = 0; p < kPermissionCount; ++p) {
        const std::string permission(kPermissionNames[p]);
        const Json subject{{"type", "user"}, {"id", user}};
        const Json action{{"name", permission}};
        for (const auto& [type, ids] : things) {
          std::set<std::pair<std::string, std::string>> allowed;
          for (const char* customer : {"c0", "c1", "c2"}) {
            for (const std::string& id : ids) {
              const std::string reason = decided(
                  session,
                  {{"user", user}, {"permission", permission}, {"customer", customer}, {type, id}});
              const Json resource{
                  {"type", type}, {"id", id}, {"properties", {{"customer", customer}}}};
              const Json answer = ok(session.evaluate(
                  Json{{"subject", subject}, {"action", action}, {"resource", resource}}.dump()));
              if (reason == "refused") {
                EXPECT_EQ(answer["context"]["reason"], "not_found");
              } else {
                EXPECT_EQ(answer["context"]["reason"], reason);
                EXPECT_EQ(answer["decision"], reason == "allowed");
              }
              if (reason == "allowed") allowed.emplace(customer, id);
              ++(reason == "allowed" ? yes : no);
            }
          }
          const Json found = ok(session.searchResource(Json{
              {"subject", subject},
              {"action", action},
              {"resource", {{"type", type}}}}.dump()));
          std::set<std::pair<std::string, std::string>> searched;
          for (const Json& one : found["results"])
            searched.emplace(one["properties"]["customer"], one["id"]);
          EXPECT_EQ(searched, allowed)
              << "seed " << seed << ", " << user << ", " << permission << ", " << type;
        }
      }
    }
  }
  EXPECT_GT(yes, 100u);
  EXPECT_GT(no, 1'000u);
}

}  // namespace
}  // namespace enfilade
