// What comes of what people and programs get wrong, one by one: each has an outcome with a name and
// a place, and stands beside what is taken. Documents load, with a finding, where nothing wrong is
// granted by it, and are refused where a reading could grant too much.
//
// Fjord looks after Norden and Sud. Tor and Gro are primary admins of both; the desk, which Ola and
// Per are in, views Norden's rooms in Oslo; Ada is Norden's administrator.

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "bindings/session.h"

namespace enfilade {
namespace {

using Json = nlohmann::json;
using Texts = std::vector<std::string>;

Json world() {
  return Json::parse(R"({
    "version": 1,
    "partner": {
      "tenantId": "fjord", "name": "Fjord IT", "domain": "fjord.example",
      "users": [{ "id": "tor" }, { "id": "gro" }, { "id": "ola" }, { "id": "per" }],
      "groups": [{ "id": "desk", "members": ["ola", "per"] }],
      "globalAdministrators": ["gro"]
    },
    "customers": [
      {
        "tenantId": "norden", "name": "Norden Bank", "users": [{ "id": "ada" }],
        "relationship": { "status": "active" }, "delegation": { "rooms": "all" },
        "roles": [{ "id": "watch", "side": "partner", "name": "Watch", "revision": 3,
                    "permissions": ["rooms.view", "roles.view", "roles.modify"] }],
        "assignments": [
          { "id": "admins", "name": "Assigned admins", "side": "partner", "role": "primary_admin",
            "members": ["tor", "gro"], "rooms": "all" },
          { "id": "oslo", "name": "Oslo", "side": "partner", "role": "watch",
            "members": ["desk"], "rooms": { "rooms": ["o1", "o2"] } },
          { "id": "own", "name": "Own", "side": "customer", "role": "mmr_administrator",
            "members": ["ada"], "rooms": "all" }
        ]
      },
      {
        "tenantId": "sud", "name": "Sud SA",
        "relationship": { "status": "active" }, "delegation": { "rooms": "all" },
        "assignments": [
          { "id": "admins", "name": "Assigned admins", "side": "partner", "role": "primary_admin",
            "members": ["tor", "gro"], "rooms": "all" }
        ]
      }
    ]
  })");
}

Json& partner(Json& document) {
  return document["partner"];
}
Json& norden(Json& document) {
  return document["customers"][0];
}
/// The one over Oslo.
Json& assignment(Json& document) {
  return norden(document)["assignments"][1];
}

class BadInput : public testing::Test {
 protected:
  BadInput() { session_.advance(R"({"now":1767607200000})"); }  // 5 January 2026

  /// What a document comes to: its findings, or the one thing for which it is refused.
  Texts loaded(const Json& document) {
    const Json answer = Json::parse(session_.loadPolicy(document.dump()));
    if (answer.contains("error")) return {"refused: " + place_and_message(answer["error"])};
    Texts findings;
    for (const Json& finding : answer["ok"]["findings"]) {
      findings.push_back(text(finding["path"]) + ": " + text(finding["finding"]));
    }
    return findings;
  }

  /// Signs somebody in, and brings the rows.
  void sign_in(const char* user, const char* tenant = "fjord") {
    ASSERT_TRUE(Json::parse(session_.signIn(Json{{"user", user}, {"tenant", tenant}}.dump()))
                    .contains("ok"))
        << user;
    put("norden", {{{"id", "o1"}, {"name", "Oslo 1"}}, {{"id", "o2"}, {"name", "Oslo 2"}}});
    put("sud", {{{"id", "s1"}, {"name", "Nice 1"}}});
  }
  void put(const char* customer, const Json& rooms) {
    const std::string bytes = rooms.dump();
    std::copy(bytes.begin(), bytes.end(), session_.stage(bytes.size()).begin());
    session_.put(Json{{"customer", customer}, {"table", "rooms"}}.dump());
  }

  std::string may_view(const char* room, const char* customer = "norden") {
    const Json question{{"permission", "rooms.view"}, {"customer", customer}, {"room", room}};
    return Json::parse(session_.decide(question.dump()))["ok"]["reason"];
  }
  /// How many customers the viewer knows of.
  std::size_t known() { return Json::parse(session_.customers("{}"))["ok"].size(); }

  /// "applied"; why not, and of what; or what is wrong with the command, and where.
  std::string tried(Json command) {
    if (!command.contains("id")) command["id"] = "c" + std::to_string(++commands_);
    if (!command.contains("customer")) command["customer"] = "norden";
    const Json answer = Json::parse(session_.execute(command.dump()));
    if (answer.contains("error")) return place_and_message(answer["error"]);
    const Json& outcome = answer["ok"];
    if (outcome["applied"] == true) return "applied";
    const Json& refusal = outcome["refusal"];
    const std::string of = refusal.contains("of") ? ' ' + text(refusal["of"]) : "";
    return text(refusal["reason"]) + of;
  }
  std::string tried(const char* command, const char* member, const Json& value) {
    return tried({{"command", command}, {member, value}});
  }

  static std::string text(const Json& json) { return json.get<std::string>(); }
  static std::string place_and_message(const Json& error) {
    return text(error["path"]) + ": " + text(error["message"]);
  }

  Session session_;
  int commands_ = 0;
};

const Texts kNoFindings;

/// An assignment of that role, for a command.
Json wanted(const char* role) {
  return {{"name", "New"}, {"role", role}, {"members", {"per"}}, {"rooms", "all"}};
}

TEST_F(BadInput, GroupsInACircleGiveTheirMembersWhatTheyGiveAndNobodyElse) {
  Json document = world();
  partner(document)["groups"] = Json::parse(R"([
    { "id": "desk", "members": ["night", "desk"] }, { "id": "night", "members": ["shift"] },
    { "id": "shift", "members": ["desk", "ola"] }
  ])");
  EXPECT_EQ(loaded(document), kNoFindings);
  sign_in("ola");
  const Json question{{"permission", "rooms.view"}, {"customer", "norden"}, {"room", "o1"}};
  const Json grants = Json::parse(session_.decide(question.dump()))["ok"]["assignments"];
  ASSERT_EQ(grants.size(), 1u);
  EXPECT_EQ(grants[0]["path"], Json({"desk", "night", "shift"}));
  sign_in("per");
  EXPECT_EQ(may_view("o1"), "not_found");
}

TEST_F(BadInput, AMemberWhoIsNobodyIsAFindingAndIsGivenNothing) {
  Json document = world();
  assignment(document)["members"] = {"ghost", "ola"};
  partner(document)["groups"][0]["members"].push_back("shade");
  partner(document)["globalAdministrators"].push_back("phantom");
  EXPECT_EQ(loaded(document),
            (Texts{"partner.groups[0].members[2]: \"shade\" is nobody",
                   "partner.globalAdministrators[1]: \"phantom\" is nobody",
                   "customers[0].assignments[1].members[0]: \"ghost\" is nobody"}));
  sign_in("ola");
  EXPECT_EQ(may_view("o1"), "allowed") << "the others are given what they were";
  for (const char* nobody : {"ghost", "shade", "phantom"}) {
    const Json who{{"user", nobody}};
    EXPECT_EQ(Json::parse(session_.signIn(who.dump()))["error"]["code"], "not_found");
  }
  sign_in("tor");
  Json command = wanted("watch");
  EXPECT_EQ(tried("create_assignment", "assignment", command), "applied");
  command["members"].push_back("ghost");
  EXPECT_EQ(tried("create_assignment", "assignment", command), "unknown_member");
}

TEST_F(BadInput, ARoleThatIsNotThereIsAFindingAndItsAssignmentIsNone) {
  Json document = world();
  assignment(document)["role"] = "gone";
  EXPECT_EQ(loaded(document), Texts{"customers[0].assignments[1].role: there is no role \"gone\""});
  sign_in("ola");
  EXPECT_EQ(known(), 0u);
  EXPECT_EQ(may_view("o1"), "not_found");
  sign_in("tor");
  const Json question{
      {"permission", "rooms.view"}, {"customer", "norden"}, {"room", "o1"}, {"user", "ola"}};
  EXPECT_EQ(Json::parse(session_.decide(question.dump()))["ok"]["reason"], "not_assigned");
  EXPECT_EQ(tried("create_assignment", "assignment", wanted("gone")), "not_found role");
  EXPECT_EQ(loaded(world()), kNoFindings);
  sign_in("ola");
  EXPECT_EQ(known(), 1u);
}

TEST_F(BadInput, ACustomerWithoutAPrimaryAdminIsAFinding) {
  Json document = world();
  norden(document)["assignments"][0]["members"] = {"desk"};
  EXPECT_EQ(loaded(document), kNoFindings) << "a group with somebody in it will do";
  partner(document)["groups"][0]["members"] = Json::array();
  EXPECT_EQ(loaded(document), Texts{"customers[0]: nobody is primary admin"});
  EXPECT_EQ(loaded(world()), kNoFindings);
  sign_in("tor");
  EXPECT_EQ(tried("remove_primary_admins", "primaryAdmins", {"gro"}), "applied");
  EXPECT_EQ(tried("remove_primary_admins", "primaryAdmins", {"tor"}), "last_primary_admin");
}

TEST_F(BadInput, ARoleOfTheOtherSideIsRefused) {
  Json document = world();
  norden(document)["roles"].push_back({{"id", "theirs"},
                                       {"side", "customer"},
                                       {"name", "Theirs"},
                                       {"permissions", {"rooms.view"}}});
  for (const char* role : {"theirs", "site_lead", "mmr_administrator"}) {
    assignment(document)["role"] = role;
    EXPECT_EQ(loaded(document), Texts{std::string("refused: customers[0].assignments[1].role: \"") +
                                      role + "\" is a role of the other side"});
  }
  assignment(document)["role"] = "watch";
  EXPECT_EQ(loaded(document), kNoFindings);
  sign_in("tor");
  EXPECT_EQ(tried("create_assignment", "assignment", wanted("theirs")), "not_found role");
  EXPECT_EQ(tried("create_assignment", "assignment", wanted("site_lead")), "not_found role");
  EXPECT_EQ(tried("create_assignment", "assignment", wanted("watch")), "applied");
}

TEST_F(BadInput, AReservedIdIsRefused) {
  Json document = world();
  Json& role = norden(document)["roles"][0];
  Json& used = assignment(document)["role"];
  for (const char* id : {"primary_admin", "mmr_administrator", "site_lead", "site_technician"}) {
    role["id"] = id;
    EXPECT_EQ(loaded(document), Texts{std::string("refused: customers[0].roles[0].id: \"") + id +
                                      "\" is a built-in role"});
  }
  role["id"] = used = "primary_admins";
  EXPECT_EQ(loaded(document), kNoFindings);
  sign_in("tor");
  Json command{{"id", "primary_admin"}, {"name", "Mine"}, {"permissions", {"rooms.view"}}};
  EXPECT_EQ(tried("edit_role", "role", command), "built_in");
  EXPECT_EQ(tried("delete_role", "role", "primary_admin"), "built_in");
  EXPECT_EQ(tried("create_role", "role", command), "role.id: unknown member \"id\"");
  command["id"] = "primary_admins";
  EXPECT_EQ(tried("edit_role", "role", command), "applied");
}

TEST_F(BadInput, AnEmptyRuleIsRefusedAndAnEmptyScopeCoversNothing) {
  Json document = world();
  Json& rooms = assignment(document)["rooms"];
  rooms = Json::parse(R"({ "where": { "country": ["NO"] } })");
  EXPECT_EQ(loaded(document), kNoFindings);
  rooms["where"]["country"] = Json::array();
  EXPECT_EQ(loaded(document), Texts{"refused: customers[0].assignments[1].rooms.where.country: "
                                    "a rule needs at least one value"});
  rooms["where"] = Json::object();
  EXPECT_EQ(loaded(document), Texts{"refused: customers[0].assignments[1].rooms.where: "
                                    "a rule needs an attribute"});
  rooms = Json::parse(R"({ "all": true, "except": { "where": {} } })");
  EXPECT_EQ(loaded(document), Texts{"refused: customers[0].assignments[1].rooms.except.where: "
                                    "a rule needs an attribute"});
  rooms = Json::object();
  EXPECT_EQ(loaded(document), kNoFindings);
  sign_in("ola");
  EXPECT_EQ(may_view("o1"), "not_found");
  sign_in("tor");
  Json command = wanted("watch");
  command["rooms"] = Json::parse(R"({ "where": {} })");
  EXPECT_EQ(tried("create_assignment", "assignment", command),
            "assignment.rooms.where: a rule needs an attribute");
}

TEST_F(BadInput, OneIdForAUserAndAGroupOfATenantIsRefused) {
  Json document = world();
  norden(document)["groups"] = {{{"id", "tor"}}};
  EXPECT_EQ(loaded(document), kNoFindings) << "another tenant's ids are its own";
  norden(document)["groups"][0]["id"] = "ada";
  EXPECT_EQ(loaded(document), Texts{"refused: customers[0].groups[0].id: duplicate id \"ada\": "
                                    "users and groups share one space of ids"});
  document = world();
  partner(document)["groups"][0]["id"] = "tor";
  EXPECT_EQ(loaded(document), Texts{"refused: partner.groups[0].id: duplicate id \"tor\": "
                                    "users and groups share one space of ids"});
}

// They would grant nothing as they stand. But whoever wrote them meant something, and turned round
// they grant.
TEST_F(BadInput, DatesThatEndBeforeTheyBeginAreRefused) {
  Json document = world();
  Json& dated = assignment(document);
  dated["from"] = "2026-01-05T00:00:00Z";
  dated["until"] = "2026-01-05T00:00:00.001Z";
  EXPECT_EQ(loaded(document), kNoFindings);
  for (const char* until : {"2026-01-05T00:00:00Z", "2026-01-04T00:00:00Z"}) {
    dated["until"] = until;
    EXPECT_EQ(loaded(document),
              Texts{"refused: customers[0].assignments[1].until: ends before it begins"});
  }
  loaded(world());
  sign_in("tor");
  Json command = wanted("watch");
  command["from"] = "2026-02-01T00:00:00Z";
  command["until"] = "2026-02-01T00:00:00.001Z";
  EXPECT_EQ(tried("create_assignment", "assignment", command), "applied");
  for (const char* until : {"2026-02-01T00:00:00Z", "2026-01-31T00:00:00Z"}) {
    command["until"] = until;
    EXPECT_EQ(tried("create_assignment", "assignment", command),
              "assignment.until: ends before it begins");
  }
}

TEST_F(BadInput, AForeignRoomInAScopeIsNoRoomOfItsCustomer) {
  Json document = world();
  assignment(document)["rooms"]["rooms"].push_back("s1");
  EXPECT_EQ(loaded(document), kNoFindings) << "rooms come and go: which there are is not known yet";
  sign_in("ola");
  EXPECT_EQ(may_view("o1"), "allowed");
  EXPECT_EQ(may_view("s1"), "not_found");
  EXPECT_EQ(may_view("s1", "sud"), "not_found");

  const auto handed_on = [&](const char* room) {
    Json command = wanted("watch");
    command["rooms"] = {{"rooms", {"o1", room}}};
    return tried("create_assignment", "assignment", command);
  };
  EXPECT_EQ(handed_on("o2"), "applied");
  EXPECT_EQ(handed_on("s1"), "exceeds_author");
  EXPECT_EQ(handed_on("nowhere"), "exceeds_author");
  sign_in("tor");
  EXPECT_EQ(handed_on("s1"), "applied") << "a primary admin may name a room before it comes";
  sign_in("per");
  EXPECT_EQ(may_view("o1"), "allowed");
  EXPECT_EQ(may_view("s1"), "not_found");
}

TEST_F(BadInput, ACommandOnAForeignRoomFindsNone) {
  loaded(world());
  sign_in("tor");
  const auto recorded = [&](const char* room) {
    return tried("create_ticket", "ticket", {{"title", "No sound"}, {"rooms", {room}}});
  };
  EXPECT_EQ(recorded("o1"), "applied");
  EXPECT_EQ(recorded("s1"), "not_found room");
  EXPECT_EQ(recorded("nowhere"), "not_found room");
  const auto renamed = [&](const char* room) {
    return tried(
        {{"command", "modify_room"}, {"room", room}, {"changes", {{"name", "Main hall"}}}});
  };
  EXPECT_EQ(renamed("o1"), "applied");
  EXPECT_EQ(renamed("s1"), "not_found room");
}

TEST_F(BadInput, CommandsOutOfOrderChangeNothing) {
  Json document = world();
  norden(document)["relationship"]["status"] = "ended";
  norden(document)["assignments"].erase(1);
  norden(document)["assignments"].erase(0);
  EXPECT_EQ(loaded(document), kNoFindings);
  const Json accept{{"command", "accept_invitation"}, {"primaryAdmins", {"gro"}}};
  const Json decline{{"command", "decline_invitation"}};
  const Json withdraw{{"command", "withdraw_invitation"}};
  const Json invite{{"command", "send_invitation"},
                    {"invitation", {{"domain", "fjord.example"}, {"expiresInDays", 7}}}};
  sign_in("gro");
  EXPECT_EQ(tried(accept), "not_pending") << "before it was sent";
  EXPECT_EQ(tried(decline), "not_pending");
  EXPECT_EQ(tried({{"command", "remove_customer"}}), "not_permitted");
  sign_in("ada", "norden");
  EXPECT_EQ(tried(withdraw), "not_pending");
  EXPECT_EQ(tried({{"command", "remove_partner"}}), "no_relationship");
  EXPECT_EQ(tried(invite), "applied");
  sign_in("gro");
  EXPECT_EQ(tried(accept), "applied");
  EXPECT_EQ(tried(accept), "not_pending") << "another time";
  EXPECT_EQ(tried(decline), "not_pending") << "after all";
  sign_in("ada", "norden");
  EXPECT_EQ(tried(withdraw), "not_pending");
  EXPECT_EQ(tried(invite), "already_active");
}

TEST_F(BadInput, ACommandOnWhatIsGoneByThenFindsNothing) {
  loaded(world());
  sign_in("tor");
  Json edited = wanted("watch");
  edited["id"] = "oslo";
  EXPECT_EQ(tried("edit_assignment", "assignment", edited), "applied");
  EXPECT_EQ(tried("delete_role", "role", "watch"), "applied");
  EXPECT_EQ(tried("delete_role", "role", "watch"), "not_found role");
  EXPECT_EQ(tried("edit_assignment", "assignment", edited), "not_found assignment");
  EXPECT_EQ(tried("create_assignment", "assignment", wanted("watch")), "not_found role");
  sign_in("ada", "norden");
  EXPECT_EQ(tried("unenroll_room", "room", "o1"), "applied");
  EXPECT_EQ(tried("unenroll_room", "room", "o1"), "not_found room");
}

TEST_F(BadInput, TheSameCommandTwiceIsAppliedOnce) {
  loaded(world());
  sign_in("tor");
  const std::string command =
      R"({"id":"x","command":"clone_role","customer":"norden","role":"watch","name":"Watch 2"})";
  const std::string answer = session_.execute(command);
  EXPECT_EQ(Json::parse(answer)["ok"]["applied"], true);
  const auto roles = [&] {
    return Json::parse(session_.policy("{}"))["ok"]["customers"][0]["roles"].size();
  };
  EXPECT_EQ(roles(), 2u);
  EXPECT_EQ(session_.execute(command), answer);
  EXPECT_EQ(roles(), 2u);
  Json other = Json::parse(command);
  other["name"] = "Watch 3";
  EXPECT_EQ(tried(other), "id: another command had this id");
  other["id"] = "y";
  EXPECT_EQ(tried(other), "applied");
  EXPECT_EQ(roles(), 3u);
}

TEST_F(BadInput, OfTwoAdministratorsWhoEditTheSameRoleTheSecondLooksAgain) {
  loaded(world());
  const auto edited = [&](const char* name) {
    const Json role = Json::parse(session_.policy("{}"))["ok"]["customers"][0]["roles"][0];
    return Json{{"command", "edit_role"},
                {"role", {{"id", "watch"}, {"name", name}, {"permissions", role["permissions"]}}},
                {"expects", {{"revision", role["revision"]}}}};
  };
  sign_in("gro");
  const Json second = edited("Gro's");
  sign_in("tor");
  EXPECT_EQ(tried(edited("Tor's")), "applied");
  sign_in("gro");
  EXPECT_EQ(tried(second), "stale");
  EXPECT_EQ(Json::parse(session_.policy("{}"))["ok"]["customers"][0]["roles"][0]["name"], "Tor's");
  EXPECT_EQ(tried(edited("Gro's")), "applied");
}

TEST_F(BadInput, InASearchBoxNothingIsWrongAndBesideItAFilterIs) {
  loaded(world());
  sign_in("tor");
  const auto opened = [&](const Json& query) {
    const Json answer = Json::parse(session_.openView(query.dump()));
    if (answer.contains("error")) return place_and_message(answer["error"]);
    const Json& view = answer["ok"];
    return std::to_string(view["total"].get<int>()) + ' ' + view.value("notices", Json()).dump();
  };
  EXPECT_EQ(opened({{"table", "rooms"}, {"box", "oslo"}}), "2 null");
  EXPECT_EQ(opened({{"table", "rooms"}, {"box", "oslo capacity:many"}}),
            R"(2 [{"at":14,"kind":"unreadable_value","length":4}])");
  EXPECT_EQ(opened({{"table", "rooms"}, {"box", "(oslo"}}),
            R"(2 [{"at":0,"kind":"unclosed_group","length":1}])");
  for (const char* member : {"where", "search", "orderBy"}) {
    EXPECT_EQ(opened({{"table", "rooms"}, {"box", "oslo"}, {member, Json::object()}}),
              std::string(member) + ": the \"box\" stands instead of it");
  }
}

}  // namespace
}  // namespace enfilade
