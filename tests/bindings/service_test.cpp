// A service answers about everybody, whole, and makes decisions by number; the numbers stand for
// their ids through every change of policy, rooms and time.

#include "bindings/service.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "bindings/json/read_policy.h"
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

Json error(const std::string& answer) {
  return Json::parse(answer).value("error", Json());
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

/// Whether a permission may be asked on a room, or, without one, on the customer.
bool may_be_asked(Service& service, const Json& question) {
  return !Json::parse(service.decide(question.dump())).contains("error");
}

/// Everybody, everywhere, by number as by name; gives how many are allowed.
std::size_t expect_agreement(Service& service, const std::string& when) {
  std::size_t allowed = 0;
  for (const std::string tenant : {"", "c0", "c1", "c2", "c9"}) {
    for (const char* user : {"u0", "u1", "u2", "u3", "u9"}) {
      for (const char* customer : {"c0", "c1", "c2", "c9"}) {
        for (const std::string room : {"", "r0", "r1", "r2", "r3", "r4", "r5", "r9"}) {
          for (std::uint32_t p = 0; p < kPermissionCount; p += 3) {
            Json question{{"user", user},
                          {"tenant", tenant.empty() ? "partner" : tenant},
                          {"customer", customer},
                          {"permission", kPermissionNames[p]}};
            if (!room.empty()) question["room"] = room;
            const bool by_number =
                service.may(service.user(tenant, user), p, service.place(customer, room));
            const bool by_name = may_be_asked(service, question) &&
                                 ok(service.decide(question.dump()))["allowed"] == true;
            EXPECT_EQ(by_number, by_name) << when << ": " << question;
            allowed += by_number;
          }
        }
      }
    }
  }
  return allowed;
}

TEST(Service, DecidesByNumberAsByName) {
  std::size_t allowed = 0;
  for (unsigned seed = 0; seed < 8; ++seed) {
    Documents world = test::random_documents(seed);
    world.policy["partner"]["tenantId"] = "partner";
    Service service;
    load(service, world);
    allowed += expect_agreement(service, "seed " + std::to_string(seed));
  }
  EXPECT_GT(allowed, 100u);
}

TEST(Service, GivesNoNumberToWhatIsNotThereUnlessItIsAskedTo) {
  Service service;
  load(service, test::random_documents(1));
  EXPECT_EQ(service.user_if_any("", "u9"), Handles::kNone);
  EXPECT_EQ(service.user_if_any("nowhere", "u0"), Handles::kNone);
  EXPECT_EQ(service.place_if_any("c0", "r9"), Handles::kNone);
  EXPECT_EQ(service.place_if_any("nowhere", ""), Handles::kNone);
  EXPECT_FALSE(service.may(Handles::kNone, 0, Handles::kNone));

  EXPECT_EQ(service.user_if_any("", "u0"), service.user("", "u0"));
  EXPECT_EQ(service.place_if_any("c0", ""), service.place("c0", ""));
  const Handle later = service.user("", "u9");
  EXPECT_EQ(service.user_if_any("", "u9"), later);
}

TEST(Handles, AnswerAlikeHoweverLittleTheirGridsMayHold) {
  std::size_t allowed = 0, most_of_small = 0, most_of_roomy = 0;
  for (unsigned seed = 0; seed < 8; ++seed) {
    Policy policy = (*read_policy(test::random_documents(seed).policy.dump())).policy;
    Outlook outlook(std::make_shared<const Policy>(std::move(policy)), std::nullopt, 0,
                    std::make_shared<const Holding>());
    Handles small(500), roomy;
    for (const char* user : {"u0", "u1", "u2", "u3"}) {
      for (const char* customer : {"c0", "c1", "c2"}) {
        for (std::uint32_t p = 0; p < kPermissionCount; ++p) {
          const auto ask = [&](Handles& handles) {
            return handles.may(outlook, 0, handles.user(outlook.policy(), "", user), p,
                               handles.place(outlook, customer));
          };
          const bool may = ask(roomy);
          EXPECT_EQ(ask(small), may);
          allowed += may;
          most_of_small = std::max(most_of_small, small.grid_bytes());
          most_of_roomy = std::max(most_of_roomy, roomy.grid_bytes());
        }
      }
    }
  }
  EXPECT_GT(allowed, 10u);
  EXPECT_LT(most_of_small, 900u);
  EXPECT_GT(most_of_roomy, 900u);
}

TEST(Service, KeepsItsNumbersThroughEveryChange) {
  std::size_t allowed = 0;
  Service service;
  Random random(7);
  for (unsigned step = 0; step < 24; ++step) {
    const unsigned other = random.below(1'000);
    Documents world = test::random_documents(other);
    world.policy["partner"]["tenantId"] = "partner";
    const std::string customer = random.numbered("c", 3);
    switch (step == 0 ? 0 : random.below(5)) {
      case 0:
        load(service, world);
        break;
      case 1:  // customers in another order, or fewer
        std::reverse(world.policy["customers"].begin(), world.policy["customers"].end());
        if (random.chance(50) && !world.policy["customers"].empty())
          world.policy["customers"].erase(0);
        ok(service.loadPolicy(world.policy.dump()));
        break;
      case 2:
        put(service, customer, "rooms", world.rooms[customer]);
        break;
      case 3:
        service.remove(Json{{"customer", customer},
                            {"table", "rooms"},
                            {"ids", {random.numbered("r", 6), random.numbered("r", 6)}}}
                           .dump());
        break;
      default:
        ok(service.advance(
            Json{{"now", std::int64_t{random.below(4)} * 1'000'000'000'000}}.dump()));
    }
    allowed += expect_agreement(service, "step " + std::to_string(step));
  }
  EXPECT_GT(allowed, 100u);
}

TEST(Service, KeepsItsNumbersWhenMostCustomersAreGone) {
  const auto policy = [](int customers) {
    Json all = Json::array();
    for (int c = 0; c < customers; ++c) {
      all.push_back({{"tenantId", "c" + std::to_string(c)},
                     {"name", "C"},
                     {"relationship", {{"status", "active"}}},
                     {"users", {{{"id", "mia"}}}},
                     {"assignments",
                      {{{"id", "m"},
                        {"name", "M"},
                        {"side", "customer"},
                        {"role", "mmr_administrator"},
                        {"members", {"mia"}},
                        {"rooms", "all"}}}}});
    }
    return Json{{"version", 1},
                {"partner", {{"tenantId", "p"}, {"name", "P"}, {"users", Json::array()}}},
                {"customers", all}}
        .dump();
  };
  Service service;
  ok(service.loadPolicy(policy(300)));
  const auto p = static_cast<std::uint32_t>(Permission::roles_view);
  const Handle first = service.user("c0", "mia"), last = service.user("c299", "mia");
  EXPECT_TRUE(service.may(last, p, service.place("c299", "")));
  ok(service.loadPolicy(policy(1)));
  EXPECT_FALSE(service.may(last, p, service.place("c299", "")));
  EXPECT_FALSE(service.may(last, p, service.place("c0", "")));
  EXPECT_TRUE(service.may(first, p, service.place("c0", "")));
}

TEST(Service, SaysNoToNumbersThatAreNone) {
  Service service;
  load(service, test::random_documents(1));
  const Handle user = service.user("", "u0"), place = service.place("c0", "r0");
  EXPECT_FALSE(service.may(user + 100, 0, place));
  EXPECT_FALSE(service.may(user, 19, place));
  EXPECT_FALSE(service.may(user, 0xFFFF'FFFF, place));
  EXPECT_FALSE(service.may(user, 0, place + 100));
}

TEST(Service, GivesTheSameNumberForTheSame) {
  Service service;
  EXPECT_EQ(service.user("", "u0"), service.user("", "u0"));
  EXPECT_NE(service.user("", "u0"), service.user("c0", "u0"));
  EXPECT_NE(service.place("c0", "r0"), service.place("c1", "r0"));
  EXPECT_NE(service.place("c0", ""), service.place("c0", "r0"));
}

/// A document of customers in which each has one person of its own, who may everything there.
Json customers_with_an_owner_each() {
  Json customers = Json::array();
  for (const char* tenant : {"norden", "fjell"}) {
    customers.push_back({{"tenantId", tenant},
                         {"name", tenant},
                         {"users", {{{"id", "ada"}}}},
                         {"relationship", {{"status", "active"}}},
                         {"delegation", {{"rooms", "all"}}},
                         {"assignments",
                          {{{"id", "own"},
                            {"name", "Own"},
                            {"side", "customer"},
                            {"role", "mmr_administrator"},
                            {"members", {"ada"}},
                            {"from", "2026-03-01T00:00:00Z"},
                            {"until", "2026-04-01T00:00:00Z"},
                            {"rooms", "all"}}}}});
  }
  return {{"version", 1},
          {"partner", {{"tenantId", "fjord"}, {"name", "Fjord IT"}}},
          {"customers", customers}};
}

class ServiceOfOwners : public testing::Test {
 protected:
  ServiceOfOwners() {
    ok(service_.loadPolicy(customers_with_an_owner_each().dump()));
    for (const char* tenant : {"norden", "fjell"})
      put(service_, tenant, "rooms", Json::parse(R"([{"id":"hall"}])"));
    advance_to(kInForce);
  }
  void advance_to(std::int64_t now) { ok(service_.advance(Json{{"now", now}}.dump())); }
  bool may_view_the_hall_of(const char* customer) {
    return service_.may(service_.user("norden", "ada"),
                        static_cast<std::uint32_t>(Permission::rooms_view),
                        service_.place(customer, "hall"));
  }

  static constexpr std::int64_t kFrom = 1'772'323'200'000, kUntil = 1'775'001'600'000,
                                kInForce = kFrom + 1;
  Service service_;
};

// Their numbers are the same in both directories.
TEST_F(ServiceOfOwners, SaysNoToACustomersOwnPersonAtAnyOther) {
  EXPECT_TRUE(may_view_the_hall_of("norden"));
  EXPECT_FALSE(may_view_the_hall_of("fjell"));
}

TEST_F(ServiceOfOwners, DecidesByNumberAsOfTheTimeThatItIs) {
  EXPECT_TRUE(may_view_the_hall_of("norden"));
  advance_to(kUntil);
  EXPECT_FALSE(may_view_the_hall_of("norden"));
  advance_to(kInForce);
  EXPECT_TRUE(may_view_the_hall_of("norden"));
  advance_to(kFrom - 1);
  EXPECT_FALSE(may_view_the_hall_of("norden"));
}

class ServiceOfTwo : public testing::Test {
 protected:
  ServiceOfTwo() {
    service_.loadPolicy(R"({
      "version": 1,
      "partner": { "tenantId": "fjord", "name": "Fjord IT",
                   "users": [{ "id": "tor" }, { "id": "gro" }] },
      "customers": [{
        "tenantId": "norden", "name": "Norden Bank", "users": [{ "id": "ada" }],
        "relationship": { "status": "active" }, "delegation": { "rooms": "all" },
        "roles": [{ "id": "reader", "side": "partner", "name": "R", "permissions": ["rooms.view"] }],
        "assignments": [
          { "id": "readers", "name": "Readers", "side": "partner", "role": "reader",
            "members": ["tor"], "rooms": { "rooms": ["oslo"] } },
          { "id": "own", "name": "Own", "side": "customer", "role": "mmr_administrator",
            "members": ["ada"], "rooms": "all" }
        ]
      }]
    })");
    put(service_, "norden", "rooms", Json::parse(R"([{"id":"oslo"},{"id":"vault"}])"));
  }
  Service service_;
};

TEST_F(ServiceOfTwo, AnswersAboutEverybodyOfEitherSide) {
  const Json tor = ok(service_.decide(
      R"({"user":"tor","permission":"rooms.view","customer":"norden","room":"oslo"})"));
  EXPECT_EQ(tor["assignments"][0]["id"], "readers");
  EXPECT_EQ(ok(service_.decide(
                R"({"user":"tor","permission":"rooms.view","customer":"norden","room":"vault"})"))
                ["reason"],
            "outside_scope");
  const Json who =
      ok(service_.whoMay(R"({"permission":"rooms.view","customer":"norden","room":"oslo"})"));
  EXPECT_EQ(who["people"].size(), 2u) << who;
  EXPECT_EQ(ok(service_.whatMay(R"({"user":"ada","tenant":"norden"})"))["customers"].size(), 1u);
  EXPECT_EQ(ok(service_.roomsWhere(R"({"user":"tor","permission":"rooms.view"})"))["total"], 1);
  EXPECT_EQ(ok(service_.roomsWhere(
                R"({"user":"tor","permission":"rooms.view","customer":"norden"})"))["rooms"],
            Json::parse(R"(["oslo"])"));
  EXPECT_EQ(ok(service_.explain(
                R"({"user":"gro","permission":"rooms.view","customer":"norden","room":"oslo"})"))
                ["reason"],
            "not_assigned");
  EXPECT_EQ(ok(service_.customers("{}")).size(), 1u);
  EXPECT_EQ(ok(service_.policy("{}"))["customers"][0]["assignments"].size(), 2u);
  EXPECT_EQ(ok(service_.audit(R"({"tenant":"norden"})"))["records"].size(), 0u);
}

TEST_F(ServiceOfTwo, MustBeToldWhomItIsAskedAbout) {
  const std::string on = R"("permission":"rooms.view","customer":"norden","room":"oslo"})";
  EXPECT_EQ(error(service_.decide("{" + on))["path"], "user");
  EXPECT_EQ(error(service_.explain("{" + on))["path"], "user");
  EXPECT_EQ(error(service_.whatMay("{}"))["path"], "user");
  EXPECT_EQ(error(service_.roomsWhere(R"({"permission":"rooms.view"})"))["path"], "user");
  EXPECT_EQ(
      error(service_.decideMany(R"({"questions":[{"user":"tor",)" + on + ",{" + on + "]}"))["path"],
      "questions[1].user");
}

TEST_F(ServiceOfTwo, IsNobodyAndDoesNothing) {
  EXPECT_EQ(error(service_.signIn(R"({"user":"tor"})"))["code"], "bad_question");
  EXPECT_EQ(error(service_.execute(
                R"({"id":"1","command":"remove_customer","customer":"norden"})"))["code"],
            "not_signed_in");
  EXPECT_EQ(ok(service_.customers("{}")).size(), 1u);
}

constexpr const char* kDraft = R"({
  "version": 1,
  "partner": { "tenantId": "fjord", "name": "Fjord IT", "users": [{ "id": "tor" }, { "id": "gro" }] },
  "customers": [{
    "tenantId": "sund", "name": "Sund Rederi",
    "relationship": { "status": "active" }, "delegation": { "rooms": "all" },
    "assignments": [{ "id": "a", "name": "A", "side": "partner", "role": "primary_admin",
                      "members": ["gro"], "rooms": "all" }]
  }]
})";

TEST_F(ServiceOfTwo, TellsWhatADraftGivesInACustomerThatIsNew) {
  const Json diff = ok(service_.diff(Json{{"policy", Json::parse(kDraft)}}.dump()));
  ASSERT_EQ(diff["customers"].size(), 2u) << diff;
  EXPECT_EQ(diff["customers"][0]["customer"], "norden");
  EXPECT_EQ(diff["customers"][0]["gained"].size(), 0u);
  const Json& added = diff["customers"][1];
  EXPECT_EQ(added["customer"], "sund");
  EXPECT_EQ(added["lost"].size(), 0u);
  ASSERT_GT(added["gained"].size(), 0u);
  for (const Json& effect : added["gained"]) {
    EXPECT_EQ(effect["user"], "gro");
    EXPECT_EQ(effect["rooms"], 0);
    EXPECT_EQ(effect["customer"], true);
  }
}

TEST_F(ServiceOfTwo, TellsAViewerNothingOfACustomerThatIsNew) {
  Session session;
  ok(session.loadPolicy(kDraft));
  ok(session.signIn(R"({"user":"gro"})"));
  Json other = Json::parse(kDraft);
  other["customers"].push_back(other["customers"][0]);
  other["customers"][1]["tenantId"] = "vik";
  EXPECT_EQ(ok(session.diff(Json{{"policy", other}}.dump()))["customers"].size(), 0u);
}

TEST_F(ServiceOfTwo, NamesNoRoomsOfSomebodyOfATenantThatIsNeither) {
  const auto lost = [&](const char* tenant) {
    const Json sample{
        {"customer", "norden"}, {"user", "ada"}, {"tenant", tenant}, {"permission", "rooms.view"}};
    const Json question{{"policy", Json::parse(kDraft)}, {"sample", sample}};
    return ok(service_.diff(question.dump()))["customers"][0]["sample"]["lost"].size();
  };
  EXPECT_EQ(lost("norden"), 2u);
  EXPECT_EQ(lost("vik"), 0u);
}

TEST_F(ServiceOfTwo, GoesOnUnderAnotherPolicy) {
  ok(service_.loadPolicy(
      R"({"version":1,"partner":{"tenantId":"fjord","name":"F"},"customers":[]})"));
  EXPECT_EQ(ok(service_.customers("{}")).size(), 0u);
  EXPECT_EQ(ok(service_.decide(
                R"({"user":"tor","permission":"rooms.view","customer":"norden","room":"oslo"})"))
                ["reason"],
            "not_found");
}

}  // namespace
}  // namespace enfilade
