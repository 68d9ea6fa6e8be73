// The policy as a document, and the slice of it at the doors: who loads theirs is answered as by
// the whole.

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "bindings/json/read_policy.h"
#include "bindings/json/write_policy.h"
#include "bindings/session.h"
#include "tests/bindings/expect_same.h"
#include "tests/bindings/random_documents.h"

namespace enfilade {
namespace {

using test::Documents;
using test::everybody;
using test::Json;
using test::Random;
using test::Who;

std::string rewritten(const std::string& document) {
  const Result<ReadPolicy> read = read_policy(document);
  EXPECT_TRUE(read) << document;
  return read ? document_of((*read).policy) : std::string();
}

void expect_each_once(const Json& ids, const char* key = nullptr) {
  std::set<std::string> seen;
  for (const Json& item : ids) {
    const std::string id = key != nullptr ? item.at(key) : item;
    EXPECT_TRUE(seen.insert(id).second) << id;
  }
}

TEST(WritePolicy, WritesWhatIsReadAsTheSameBytes) {
  for (unsigned seed = 0; seed < 200; ++seed) {
    const std::string once = rewritten(test::rich_documents(seed).policy.dump());
    ASSERT_EQ(rewritten(once), once) << "seed " << seed;
  }
}

TEST(WritePolicy, LosesNothingThatIsDecidedBy) {
  const Json document = Json::parse(R"({
    "version": 1,
    "partner": {"tenantId": "p", "name": "P", "domain": "p.example", "revision": 3,
      "users": [{"id": "u", "upn": "u@p", "name": "U"}],
      "groups": [{"id": "g", "name": "G", "members": ["u", "g"]}],
      "globalAdministrators": ["u"], "managedServiceAdministrators": ["g"], "tenantManagers": ["u", "g"]},
    "customers": [{"tenantId": "c", "name": "C", "alias": "see", "domain": "c.example", "tags": ["x"],
      "users": [{"id": "u", "name": "Own"}], "groups": [],
      "relationship": {"status": "active", "invitation": {"sentAt": "2026-01-01T00:00:00.250Z", "expiresInDays": 30}},
      "delegation": {"rooms": {"all": true, "except": {"rooms": ["r"], "roomGroups": ["g"],
        "where": {"country": ["NO"], "licensed": [true, false]}, "except": {}}}, "permissions": ["rooms.view"]},
      "roles": [{"id": "r", "side": "customer", "name": "R", "description": "d", "permissions": [], "revision": 2}],
      "assignments": [{"id": "a", "name": "A", "description": "d", "side": "customer", "role": "r", "members": ["u"],
        "rooms": "all", "notify": true, "from": "2026-01-01T00:00:00.000Z", "until": "2026-02-01T00:00:00.000Z",
        "revision": 4}],
      "rings": [{"name": "Early", "description": "d", "order": 1, "deferralDays": 2, "rolloutDays": 3, "testDays": 4},
        {"name": "Late", "order": 9}],
      "settings": {"language": "nb", "time zone": ""},
      "offline": {"allowed": true, "leaseHours": 8}, "export": false, "revision": 5}],
    "templates": [{"id": "t", "name": "T", "permissions": ["tickets.view"]}]
  })");
  EXPECT_EQ(Json::parse(rewritten(document.dump())), document);
}

TEST(WritePolicy, NamesNobodyTwiceAndNoGhosts) {
  for (unsigned seed = 0; seed < 50; ++seed) {
    const Json written = Json::parse(rewritten(test::rich_documents(seed).policy.dump()));
    EXPECT_EQ(written.dump().find("ghost"), std::string::npos);
    expect_each_once(written["partner"]["users"], "id");
    for (const Json& group : written["partner"]["groups"]) expect_each_once(group["members"]);
    expect_each_once(written["customers"], "tenantId");
    for (const Json& customer : written["customers"]) {
      expect_each_once(customer["assignments"], "id");
      for (const Json& assignment : customer["assignments"])
        expect_each_once(assignment["members"]);
    }
  }
}

void put(Session& session, const std::string& customer, const char* table, const Json& rows) {
  const std::string text = rows.dump();
  std::copy(text.begin(), text.end(), session.stage(text.size()).begin());
  session.put(Json{{"customer", customer}, {"table", table}}.dump());
}

void open(Session& session, const std::string& policy, const Documents& world, const Who& who) {
  session.advance(R"({"now":1768000000000})");  // 9 January 2026
  ASSERT_EQ(session.loadPolicy(policy).substr(0, 6), R"({"ok":)") << policy;
  session.signIn(Json{{"user", who.user}, {"tenant", who.tenant}}.dump());
  session.setAllTicketsView(R"({"on":true})");
  for (const auto& [customer, rows] : world.rooms) put(session, customer, "rooms", rows);
  for (const auto& [customer, rows] : world.tickets) put(session, customer, "tickets", rows);
}

std::string slice_in(Session& session) {
  const std::string answer = session.policy("{}");
  EXPECT_EQ(answer.substr(0, 6), R"({"ok":)");
  return answer.substr(6, answer.size() - 7);
}

/// Everything that the viewer may ask, and what is answered.
std::vector<std::string> transcript(Session& session) {
  std::vector<std::string> said{session.customers("{}"), session.invitations("{}")};
  for (
      const char* query :
      {R"({"table":"rooms","facets":["customer","customer.name","country","key"]})",
       R"({"table":"tickets","facets":["severity","room.country"],"orderBy":[{"column":"title"}]})",
       R"({"table":"rooms","customers":{"tag":"tag"}})",
       R"({"table":"tickets","customers":["c1"]})"}) {
    const std::string opened = session.openView(query);
    said.push_back(opened);
    const Json answer = Json::parse(opened);
    if (!answer.contains("ok")) continue;
    said.push_back(
        session.window(Json{{"view", answer["ok"]["view"]}, {"offset", 0}, {"count", 100}}.dump()));
  }
  const auto ask = [&](Json question) {
    for (std::string_view permission : kPermissionNames) {
      question["permission"] = permission;
      said.push_back(session.decide(question.dump()));
    }
  };
  const std::vector<Json> people{Json::object(),
                                 {{"user", "u1"}, {"tenant", "p"}},
                                 {{"user", "u3"}, {"tenant", "p"}},
                                 {{"user", "nobody"}, {"tenant", "p"}}};
  for (const char* customer : {"c0", "c1", "c2", "none"}) {
    for (Json question : people) {
      question["customer"] = customer;
      ask(question);
      for (const char* room : {"r0", "r1", "r2", "r3"}) {
        question["room"] = room;
        ask(question);
      }
      question.erase("room");
      for (const char* ticket : {"t0", "t1", "t2", "t3"}) {
        question["ticket"] = ticket;
        ask(question);
      }
    }
    Json own{{"customer", customer}, {"user", "own0"}, {"tenant", customer}};
    ask(own);
  }
  return said;
}

TEST(SliceAtTheDoors, AnswersItsViewerByteForByteAsTheWhole) {
  std::size_t allowed = 0;
  for (unsigned seed = 0; seed < 16; ++seed) {
    const Documents world = test::rich_documents(seed);
    for (const Who& who : everybody()) {
      Session whole, part;
      open(whole, world.policy.dump(), world, who);
      const std::string slice = slice_in(whole);
      open(part, slice, world, who);
      const std::vector<std::string> said = transcript(whole);
      SCOPED_TRACE("seed " + std::to_string(seed) + ", " + who.user + "\n" + slice);
      ASSERT_NO_FATAL_FAILURE(test::expect_same(transcript(part), said));
      ASSERT_EQ(slice_in(part), slice) << "seed " << seed << ", " << who.user;
      allowed += static_cast<std::size_t>(
          std::count_if(said.begin(), said.end(), [](const std::string& answer) {
            return answer.find("\"allowed\":true") != std::string::npos;
          }));
    }
  }
  EXPECT_GT(allowed, 4'000u);
}

TEST(SliceAtTheDoors, HoldsRingsAndSettingsForWhoMayViewThem) {
  const std::map<std::string, std::string> asked{{"rings", "update_rings.view"},
                                                 {"settings", "settings.view"}};
  std::map<std::string, std::size_t> shown, hidden;
  for (unsigned seed = 0; seed < 40; ++seed) {
    const Documents world = test::rich_documents(seed);
    std::map<std::string, Json> customers;
    const Json whole = Json::parse(rewritten(world.policy.dump()));
    for (const Json& customer : whole["customers"]) customers[customer["tenantId"]] = customer;
    for (const Who& who : everybody()) {
      Session session;
      open(session, world.policy.dump(), world, who);
      const Json slice = Json::parse(slice_in(session));
      for (const Json& customer : slice["customers"]) {
        for (const auto& [member, permission] : asked) {
          const Json question{{"permission", permission}, {"customer", customer["tenantId"]}};
          const bool may = Json::parse(session.decide(question.dump()))["ok"]["allowed"];
          const Json all = customers[customer["tenantId"]].value(member, Json());
          ASSERT_EQ(customer.value(member, Json()), may ? all : Json())
              << "seed " << seed << ", " << who.user << ", " << customer["tenantId"];
          if (!all.is_null()) ++(may ? shown : hidden)[member];
        }
      }
    }
  }
  for (const auto& [member, permission] : asked) {
    EXPECT_GT(shown[member], 20u) << member;
    EXPECT_GT(hidden[member], 20u) << member;
  }
}

}  // namespace
}  // namespace enfilade
