// Tables that a portal declares: seen by their own permission, asked like tickets. Health has a row
// for a room and a day; updates are the customer's, and notes are about several rooms.
//
// Of Norden, delegated without the vault, Tor may see reports in oslo and bergen, read notes in
// oslo only, and see tickets in lima; Ada is its administrator. Gro sees everything that is opened.

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "bindings/session.h"

namespace enfilade {
namespace {

using Json = nlohmann::json;
using Call = std::string (Session::*)(const std::string&);

constexpr Instant kNow = 1'767'607'200'000;

Json policy_document() {
  return Json::parse(R"({
    "version": 1,
    "partner": {
      "tenantId": "fjord", "name": "Fjord IT", "users": [{ "id": "tor" }, { "id": "gro" }]
    },
    "customers": [
      {
        "tenantId": "norden", "name": "Norden Bank", "users": [{ "id": "ada" }],
        "relationship": { "status": "active" },
        "delegation": { "rooms": { "all": true, "except": { "rooms": ["vault"] } } },
        "roles": [
          { "id": "reports", "side": "partner", "name": "Reports", "permissions": ["reports.view"] },
          { "id": "oslo", "side": "partner", "name": "Oslo",
            "permissions": ["reports.view", "rooms.view", "rooms.modify"] },
          { "id": "desk", "side": "partner", "name": "Desk", "permissions": ["tickets.view"] }
        ],
        "assignments": [
          { "id": "a1", "name": "A1", "side": "partner", "role": "reports", "members": ["tor"],
            "rooms": { "rooms": ["bergen"] } },
          { "id": "a2", "name": "A2", "side": "partner", "role": "oslo", "members": ["tor"],
            "rooms": { "rooms": ["oslo"] } },
          { "id": "a3", "name": "A3", "side": "partner", "role": "desk", "members": ["tor"],
            "rooms": { "rooms": ["lima"] } },
          { "id": "admins", "name": "Assigned admins", "side": "partner", "role": "primary_admin",
            "members": ["gro"], "rooms": "all" },
          { "id": "own", "name": "Own", "side": "customer", "role": "mmr_administrator",
            "members": ["ada"], "rooms": "all" }
        ]
      },
      {
        "tenantId": "sud", "name": "Sud SA", "relationship": { "status": "active" },
        "delegation": { "rooms": "all" },
        "assignments": [
          { "id": "admins", "name": "Assigned admins", "side": "partner", "role": "primary_admin",
            "members": ["gro"], "rooms": "all" }
        ]
      }
    ]
  })");
}

const Json kHealth = Json::parse(R"({
  "name": "health", "permission": "reports.view",
  "columns": [
    { "name": "room", "type": "room" },
    { "name": "day", "type": "time" },
    { "name": "health", "type": "enumeration", "values": ["Healthy", "Unhealthy"] },
    { "name": "minutesUnhealthy", "type": "integer" },
    { "name": "callQuality", "type": "number" }
  ]
})");
const Json kUpdates = Json::parse(R"({
  "name": "updates", "permission": "update_rings.view",
  "columns": [{ "name": "id", "searched": true }, { "name": "status", "type": "name" }]
})");
const Json kNotes = Json::parse(R"({
  "name": "notes", "permission": "reports.view",
  "columns": [
    { "name": "rooms", "type": "rooms" },
    { "name": "text", "type": "text", "searched": true, "permission": "rooms.modify" },
    { "name": "internal", "type": "name", "permission": "settings.view" },
    { "name": "labels", "type": "set", "permission": "rooms.modify" }
  ]
})");

class DeclaredTable : public testing::Test {
 protected:
  DeclaredTable() {
    session_.advance(Json{{"now", kNow}}.dump());
    session_.loadPolicy(policy_.dump());
    for (const Json& table : {kHealth, kUpdates, kNotes}) ok(&Session::declareTable, table);
    sign_in("tor");
    put("norden", "rooms", Json::parse(R"([{ "id": "oslo", "name": "Oslo", "country": "NO" },
                        { "id": "bergen", "name": "Bergen", "country": "NO" },
                        { "id": "lima", "name": "Lima" }, { "id": "vault", "name": "Vault" }])"));
    put("norden", "health",
        Json::parse(R"([{ "id": "h1", "room": "oslo", "day": "2026-01-01T00:00:00Z",
                          "health": "Healthy", "minutesUnhealthy": 0, "callQuality": 4.75 },
                        { "id": "h2", "room": "bergen", "health": "Unhealthy",
                          "minutesUnhealthy": 45, "callQuality": 3.5 },
                        { "id": "h3", "room": "vault", "callQuality": 1 },
                        { "id": "h4", "room": "lima", "callQuality": 2 },
                        { "id": "h5", "room": "oslo", "health": "Healthy", "callQuality": -0.5 },
                        { "id": "h6", "room": "not loaded" }, { "id": "h7" }])"));
    put("norden", "updates", Json::parse(R"([{ "id": "2026-01", "status": "Paused" }])"));
    put("norden", "notes",
        Json::parse(
            R"([{ "id": "n1", "rooms": ["oslo"], "text": "Tap it", "internal": "i", "labels": ["open"] },
                        { "id": "n2", "rooms": ["bergen", "oslo"], "text": "Tap two", "labels": ["secret"] },
                        { "id": "n3", "rooms": ["vault", "oslo"], "text": "Tap three" },
                        { "id": "n4", "text": "Tap none", "internal": "i" }])"));
  }

  void sign_in(const char* user, const char* tenant = "fjord") {
    ok(&Session::signIn, {{"user", user}, {"tenant", tenant}});
  }
  Json ok(Call call, const Json& with) {
    const Json answer = Json::parse((session_.*call)(with.dump()));
    EXPECT_TRUE(answer.contains("ok")) << answer;
    return answer.value("ok", Json());
  }
  /// path: message of a refusal.
  std::string refusal(Call call, const Json& with) {
    const Json answer = Json::parse((session_.*call)(with.dump()));
    EXPECT_TRUE(answer.contains("error")) << answer;
    const Json error = answer.value("error", Json::object());
    return error.value("path", "") + ": " + error.value("message", "");
  }
  Json put(const char* customer, const char* table, const Json& rows,
           const char* mode = "replace") {
    const std::string text = rows.dump();
    std::copy(text.begin(), text.end(), session_.stage(text.size()).begin());
    return ok(&Session::put, {{"customer", customer}, {"table", table}, {"mode", mode}});
  }

  Json open(Json query) { return ok(&Session::openView, query); }
  Json rows(const Json& query) {
    return ok(&Session::window,
              {{"view", open(query)["view"]}, {"offset", 0}, {"count", 50}})["rows"];
  }
  /// The ids of all rows, in their order.
  std::string ids(const Json& query) {
    std::string all;
    for (const Json& row : rows(query))
      all += (all.empty() ? "" : " ") + row["id"].get<std::string>();
    return all;
  }
  std::string found(const char* table, const char* box) {
    return ids({{"table", table}, {"box", box}});
  }
  std::string reprinted(const char* table, const char* box, const char* as = "box") {
    const Json query = ok(&Session::parse, {{"table", table}, {"box", box}})["query"];
    return ok(&Session::print, {{"query", query}, {"as", as}})["text"];
  }

  Json policy_ = policy_document();
  Session session_;
};

TEST_F(DeclaredTable, ShowsTheRowsOfRoomsInWhichItsPermissionHolds) {
  EXPECT_EQ(ids({{"table", "health"}}), "h1 h2 h5");
  sign_in("gro");
  EXPECT_EQ(ids({{"table", "health"}}), "h1 h2 h4 h5");  // not the vault's, nor one about no room
  sign_in("ada", "norden");
  EXPECT_EQ(ids({{"table", "health"}}), "h1 h2 h3 h4 h5 h7");
}

TEST_F(DeclaredTable, AboutNoRoomIsSeenWhereItsPermissionHoldsOverAll) {
  EXPECT_EQ(ids({{"table", "updates"}}), "");
  sign_in("gro");
  EXPECT_EQ(ids({{"table", "updates"}}), "2026-01");  // of a delegation of any size
  sign_in("ada", "norden");
  EXPECT_EQ(ids({{"table", "updates"}}), "2026-01");
}

TEST_F(DeclaredTable, ShowsARoomAsItIsKnownAndNothingOfTheOthers) {
  const Json row = rows({{"table", "health"}, {"box", "minutesUnhealthy:0"}})[0];
  EXPECT_EQ(row["room"], Json::parse(R"({"id":"oslo","name":"Oslo"})"));
  EXPECT_EQ(row["partial"], false);
  EXPECT_EQ(row["can"], Json::array());
  EXPECT_EQ(row["callQuality"], 4.75);
  EXPECT_FALSE(row.contains("rooms"));
  const Json notes = rows({{"table", "notes"}, {"columns", {"room.country"}}});
  EXPECT_EQ(notes[1]["rooms"].size(), 2u);
  EXPECT_EQ(notes[1]["room.country"], Json::parse(R"([null,"NO"])"));  // rooms.view in oslo only
  EXPECT_EQ(notes[2]["rooms"].size(), 1u);
  EXPECT_EQ(notes[2]["partial"], true);
  sign_in("ada", "norden");
  EXPECT_EQ(rows({{"table", "health"}})[5]["room"], nullptr);
}

TEST_F(DeclaredTable, WithholdsAColumnUnlessItsPermissionHoldsInAllVisibleRooms) {
  const Json notes = rows({{"table", "notes"}, {"columns", {"text"}}});
  ASSERT_EQ(notes.size(), 3u);
  EXPECT_EQ(notes[0]["text"], "Tap it");
  EXPECT_EQ(notes[1]["text"], nullptr);
  EXPECT_EQ(notes[1]["withheld"], Json::array({"text"}));
  EXPECT_EQ(notes[2]["text"], "Tap three");  // of the vault he knows nothing
}

TEST_F(DeclaredTable, FindsNothingByAColumnThatIsWithheld) {
  EXPECT_EQ(found("notes", "tap"), "n1 n3");
  EXPECT_EQ(found("notes", "text:@empty"), "n2");
  EXPECT_EQ(found("notes", "-text:two"), "n1 n2 n3");
  EXPECT_EQ(found("notes", "sort:text"), "n1 n3 n2");
  sign_in("ada", "norden");
  EXPECT_EQ(found("notes", "tap"), "n1 n2 n3 n4");
}

TEST_F(DeclaredTable, CountsAndSuggestsNothingOfASetThatIsWithheld) {
  EXPECT_EQ(open({{"table", "notes"}, {"facets", {"labels"}}})["facets"]["labels"],
            Json::parse(R"([{"value":null,"count":2},{"value":"open","count":1}])"));
  const auto suggested = [&](const char* box) {
    return ok(&Session::suggest, {{"table", "notes"}, {"box", box}})["suggestions"].size();
  };
  EXPECT_EQ(suggested("labels:op"), 1u);
  EXPECT_EQ(suggested("labels:se"), 0u);
  const Json view = open({{"table", "notes"}, {"facets", {"labels"}}})["view"];
  const Json before = ok(&Session::updateView, {{"view", view}});
  put("norden", "notes", Json::parse(R"([{ "id": "n2", "labels": ["other"] }])"), "patch");
  EXPECT_EQ(ok(&Session::updateView, {{"view", view}}), before);
}

TEST_F(DeclaredTable, WithholdsWhatAsksForAPermissionAboutTheCustomer) {
  EXPECT_EQ(rows({{"table", "notes"}})[0]["internal"], nullptr);
  EXPECT_EQ(found("notes", "internal:i"), "");
  sign_in("ada", "norden");
  EXPECT_EQ(rows({{"table", "notes"}})[0]["internal"], "i");
  EXPECT_EQ(found("notes", "internal:i"), "n1 n4");
}

TEST_F(DeclaredTable, IsAskedForNumbersWithAFraction) {
  EXPECT_EQ(found("health", "callQuality:3.5"), "h2");
  EXPECT_EQ(found("health", "callQuality:>3.5"), "h1");
  EXPECT_EQ(found("health", "callQuality:-0.5..3.5"), "h2 h5");
  EXPECT_EQ(found("health", "callQuality:<0"), "h5");
  EXPECT_EQ(found("health", "sort:callQuality"), "h5 h2 h1");
  EXPECT_EQ(found("health", "sort:callQuality-desc"), "h1 h2 h5");
  EXPECT_EQ(ids({{"table", "health"},
                 {"where", {{"column", "callQuality"}, {"above", 3.25}, {"atMost", 4.75}}}}),
            "h1 h2");
  EXPECT_EQ(ids({{"table", "health"}, {"where", {{"column", "callQuality"}, {"in", {3.5, 4}}}}}),
            "h2");
}

TEST_F(DeclaredTable, PrintsNumbersAsTheyWereMeant) {
  for (const char* box :
       {"callQuality:3.5", "callQuality:>3.5", "callQuality:>=3.5", "callQuality:<1",
        "callQuality:>0.1..<4.5", "callQuality:0.1..4", "callQuality:1e+21"}) {
    EXPECT_EQ(reprinted("health", box), box);
  }
  EXPECT_EQ(reprinted("health", "callQuality:>3.5", "odata"), "callQuality gt 3.5");
  EXPECT_EQ(reprinted("health", "callQuality:0.5..4", "odata"),
            "callQuality ge 0.5 and callQuality le 4");
  const Json query =
      ok(&Session::parse, {{"table", "health"}, {"box", "callQuality:>3.5..4"}})["query"];
  EXPECT_EQ(query["where"]["above"], 3.5);
  EXPECT_EQ(query["where"]["atMost"], 4);
}

TEST_F(DeclaredTable, IsAskedForNumbersAsLargeAsThereAre) {
  put("norden", "health",
      Json::parse(R"([{ "id": "a", "room": "oslo", "callQuality": 10000000000000000000 },
                      { "id": "b", "room": "oslo", "callQuality": 1.7976931348623157e308 },
                      { "id": "c", "room": "oslo", "callQuality": -1.7976931348623157e308 }])"));
  EXPECT_EQ(ids({{"table", "health"}, {"where", {{"column", "callQuality"}, {"equals", 1e19}}}}),
            "a");
  EXPECT_EQ(ids({{"table", "health"},
                 {"where", {{"column", "callQuality"}, {"equals", 10'000'000'000'000'000'000u}}}}),
            "a");
  for (const auto& [box, rows] : {std::pair{"callQuality:..1.7976931348623157e308", "a b c"},
                                  {"callQuality:<1.7976931348623157e308", "a c"},
                                  {"callQuality:>1.7976931348623157e308", ""},
                                  {"callQuality:<-1.7976931348623157e308", ""},
                                  {"callQuality:>=-1.7976931348623157e308", "a b c"}}) {
    EXPECT_EQ(found("health", box), rows) << box;
    EXPECT_EQ(found("health", reprinted("health", box).c_str()), rows) << box;
    const Json query = ok(&Session::parse, {{"table", "health"}, {"box", box}})["query"];
    EXPECT_EQ(ids(query), rows) << query;
  }
}

TEST_F(DeclaredTable, RefusesOfARoomWhatAnIdIsNotAskedFor) {
  for (const char* op : {"contains", "startsWith", "atLeast", "below"}) {
    const Json where{{"column", "room"}, {op, "osl"}};
    EXPECT_EQ(refusal(&Session::openView, {{"table", "health"}, {"where", where}}),
              "where: a room is asked by its id, with \"equals\", \"in\" or \"isNull\"");
  }
  const Json parsed = ok(&Session::parse, {{"table", "health"}, {"box", "rooms:~osl"}});
  EXPECT_EQ(parsed["notices"][0]["kind"], "unreadable_value");
}

TEST_F(DeclaredTable, IsFromASourceThatWasToldOfBefore) {
  ok(&Session::setSource, {{"customer", "norden"}, {"state", "failed"}, {"message", "no answer"}});
  ok(&Session::declareTable,
     {{"name", "late"}, {"permission", "reports.view"}, {"columns", Json::array()}});
  const Json covered = open({{"table", "late"}})["coverage"]["customers"][0];
  EXPECT_EQ(covered["state"], "failed");
  EXPECT_EQ(covered["message"], "no answer");
}

TEST_F(DeclaredTable, IsReadColumnByColumn) {
  const auto columns = [&](const Json& query, int offset) {
    const Json asked{{"view", open(query)["view"]}, {"offset", offset}, {"count", 2}};
    return ok(&Session::columns, asked);
  };
  const Json all = columns({{"table", "health"}, {"box", "sort:callQuality"}}, 1);
  EXPECT_EQ(all["total"], 3);
  EXPECT_EQ(all["rows"], 2);
  EXPECT_EQ(all["columns"]["id"], Json::parse(R"(["h2","h1"])"));
  EXPECT_EQ(all["columns"]["callQuality"], Json::parse("[3.5,4.75]"));
  EXPECT_EQ(all["columns"]["day"], Json::parse("[null,1767225600000]"));
  EXPECT_EQ(all["columns"]["room"],
            Json::parse(R"([{"id":"bergen","name":"Bergen"},{"id":"oslo","name":"Oslo"}])"));
  EXPECT_EQ(all["columns"]["can"], Json::parse("[[],[]]"));
  const Json notes = columns({{"table", "notes"}, {"columns", {"text", "room.country"}}}, 0);
  EXPECT_EQ(notes["columns"]["text"], Json::parse(R"(["Tap it",null])"));
  EXPECT_EQ(notes["columns"]["withheld"][1], Json::parse(R"(["text","room.country"])"));
  EXPECT_EQ(notes["columns"]["room.country"], Json::parse(R"([["NO"],[null,"NO"]])"));
  EXPECT_EQ(columns({{"table", "updates"}}, 0)["columns"]["id"], Json::array());
}

TEST_F(DeclaredTable, IsCountedAndSearchedLikeAnyOther) {
  const Json opened =
      open({{"table", "health"}, {"facets", {"health", "customer", "room.country"}}});
  EXPECT_EQ(opened["facets"]["health"],
            Json::parse(R"([{"value":"Healthy","count":2},{"value":"Unhealthy","count":1}])"));
  EXPECT_EQ(opened["facets"]["customer"][0]["count"], 3);
  EXPECT_EQ(opened["facets"]["room.country"],
            Json::parse(R"([{"value":"NO","count":2},{"value":null,"count":1}])"));
  EXPECT_EQ(found("health", "oslo"), "h1 h5");
  EXPECT_EQ(found("health", "room:berg"), "h2");
  EXPECT_EQ(found("health", "health:unhealthy"), "h2");
  EXPECT_EQ(found("health", "day:2026-01-01"), "h1");
  const Json suggested = ok(&Session::suggest, {{"table", "health"}, {"box", "health:"}});
  EXPECT_EQ(suggested["suggestions"][0]["text"], "Healthy");
}

TEST_F(DeclaredTable, IsAskedByTheIdsOfItsRooms) {
  EXPECT_EQ(found("health", "rooms:oslo"), "h1 h5");
  EXPECT_EQ(found("health", "rooms:vault,bergen"), "h2");
  EXPECT_EQ(reprinted("health", "rooms:oslo"), "rooms:oslo");
  EXPECT_EQ(reprinted("notes", "rooms:oslo,bergen"), "rooms:oslo,bergen");
  EXPECT_EQ(ids({{"table", "health"}, {"where", {{"column", "room"}, {"equals", "oslo"}}}}),
            "h1 h5");
  EXPECT_EQ(ids({{"table", "health"}, {"where", {{"column", "room"}, {"hasAny", {"oslo"}}}}}),
            "h1 h5");
  EXPECT_EQ(refusal(&Session::openView,
                    {{"table", "notes"}, {"where", {{"column", "rooms"}, {"equals", "oslo"}}}}),
            "where: a set is asked with \"hasAny\" or \"isNull\"");
}

TEST_F(DeclaredTable, IsAListOfAllCustomersWithoutTheSwitchOfTickets) {
  sign_in("gro");
  put("sud", "updates", Json::parse(R"([{ "id": "s1" }])"));
  EXPECT_EQ(ids({{"table", "updates"}}), "2026-01 s1");
  EXPECT_EQ(ids({{"table", "updates"}, {"customers", {"sud"}}}), "s1");
}

TEST_F(DeclaredTable, CoversTheCustomersInWhichItsPermissionIsHeld) {
  const Json coverage = open({{"table", "health"}})["coverage"];
  ASSERT_EQ(coverage["customers"].size(), 1u);
  EXPECT_EQ(coverage["customers"][0]["rows"], 3);
  EXPECT_EQ(coverage["complete"], true);
  sign_in("gro");
  const Json both = open({{"table", "health"}})["coverage"];
  EXPECT_EQ(both["customers"][1]["state"], "loading");
  ok(&Session::setSource, {{"customer", "sud"}, {"state", "failed"}});
  EXPECT_EQ(open({{"table", "health"}})["coverage"]["customers"][1]["state"], "failed");
}

TEST_F(DeclaredTable, CountsTheRowsThatItDoesNotTake) {
  const Json report = put("norden", "health", Json::parse(R"([
      { "id": "a", "room": ["oslo"] }, { "id": "b", "room": ["oslo", "bergen"] },
      { "id": "c", "room": 5 }, { "id": "d", "callQuality": "3" }, { "id": "e", "callQuality": 1e3 },
      { "id": "f", "health": "Odd", "colour": 1 }, { "id": "g", "room": "" }])"));
  EXPECT_EQ(report["taken"], 3);
  EXPECT_EQ(report["undeclared"], 1);
  EXPECT_EQ(report["ignoredColumns"][0]["column"], "colour");
  Json errors;
  for (const Json& error : report["errors"]) {
    errors.push_back(error["column"].get<std::string>() + ' ' + error["reason"].get<std::string>());
  }
  EXPECT_EQ(errors, Json({"room wrong_type", "room wrong_type", "callQuality wrong_type",
                          "room wrong_type"}));
}

TEST_F(DeclaredTable, TakesNumbersAsLargeAsTheyAre) {
  const auto put_text = [&](const std::string& text) {
    std::copy(text.begin(), text.end(), session_.stage(text.size()).begin());
    return Json::parse(session_.put(R"({"customer":"norden","table":"health"})"));
  };
  const Json report =
      put_text(R"([{"id":"a","room":"oslo","callQuality":1e308},{"id":"b","minutesUnhealthy":0.5},)"
               R"({"id":"c","room":"oslo","callQuality":12345678901234567890},)"
               R"({"id":"d","room":"oslo","callQuality":-1e-320}])")["ok"];
  EXPECT_EQ(report["taken"], 3);
  EXPECT_EQ(report["errors"][0]["reason"], "wrong_type");
  EXPECT_EQ(found("health", "sort:callQuality"), "d c a");
  EXPECT_EQ(put_text(R"([{"id":"a","callQuality":1e309}])")["error"]["code"], "bad_rows");
  EXPECT_EQ(found("health", "sort:callQuality"), "d c a");
}

TEST_F(DeclaredTable, ShowsRowsWhenTheirRoomComes) {
  EXPECT_EQ(put("norden", "health", Json::parse(R"([{"id":"h9","room":"oslo"},
                                                    {"id":"h8","room":"not loaded"}])"))
                ["unplaced"],
            1);
  sign_in("gro");
  EXPECT_EQ(ids({{"table", "health"}}), "h9");
  put("norden", "rooms", Json::parse(R"([{ "id": "not loaded" }])"), "upsert");
  EXPECT_EQ(ids({{"table", "health"}}), "h8 h9");
}

TEST_F(DeclaredTable, FollowsChangesOfItsRows) {
  const Json view = open({{"table", "health"}, {"box", "callQuality:>3"}})["view"];
  const auto total = [&] { return ok(&Session::updateView, {{"view", view}})["total"]; };
  EXPECT_EQ(total(), 2);
  put("norden", "health", Json::parse(R"([{ "id": "h5", "callQuality": 3.25 }])"), "patch");
  EXPECT_EQ(total(), 3);
  put("norden", "health", Json::parse(R"([{ "id": "h5", "room": "vault" }])"), "patch");
  EXPECT_EQ(total(), 2);
  ok(&Session::remove, {{"customer", "norden"}, {"table", "health"}, {"ids", {"h1"}}});
  EXPECT_EQ(total(), 1);
  ok(&Session::wipe, {{"customer", "norden"}});
  EXPECT_EQ(total(), 0);
}

TEST_F(DeclaredTable, ComesBackFromItsSegmentWhateverWasDeclaredBefore) {
  ok(&Session::segment, {{"customer", "norden"}, {"table", "health"}});
  const std::vector<std::uint8_t> bytes(session_.staged().begin(), session_.staged().end());
  Session other;
  const auto ask = [&](Call call, const Json& with) {
    return Json::parse((other.*call)(with.dump()));
  };
  ask(&Session::loadPolicy, policy_);
  ask(&Session::declareTable, kUpdates);
  ask(&Session::declareTable, kHealth);
  ask(&Session::signIn, {{"user", "ada"}, {"tenant", "norden"}});
  const std::string rooms = R"([{"id":"oslo"},{"id":"bergen"}])";
  std::copy(rooms.begin(), rooms.end(), other.stage(rooms.size()).begin());
  ask(&Session::put, {{"customer", "norden"}, {"table", "rooms"}});
  std::copy(bytes.begin(), bytes.end(), other.stage(bytes.size()).begin());
  const Json put{{"customer", "norden"}, {"table", "health"}, {"format", "segment"}};
  EXPECT_EQ(ask(&Session::put, put)["ok"]["taken"], 7);
  EXPECT_EQ(
      ask(&Session::openView, {{"table", "health"}, {"box", "callQuality:>3"}})["ok"]["total"], 2);

  std::copy(bytes.begin(), bytes.end(), other.stage(bytes.size()).begin());
  const Json wrong{{"customer", "norden"}, {"table", "updates"}, {"format", "segment"}};
  EXPECT_EQ(ask(&Session::put, wrong)["error"]["code"], "bad_segment");
}

TEST_F(DeclaredTable, StaysWhoeverSignsInAndWhateverPolicyComes) {
  ok(&Session::loadPolicy, policy_);
  EXPECT_EQ(ids({{"table", "health"}}), "h1 h2 h5");
  Json narrower = policy_;
  narrower["customers"][0]["assignments"].erase(0);
  ok(&Session::loadPolicy, narrower);
  EXPECT_EQ(ids({{"table", "health"}}), "h1 h5");
}

TEST_F(DeclaredTable, MayComeWhileViewsAreOpen) {
  const Json view = open({{"table", "health"}})["view"];
  const Json before = ok(&Session::updateView, {{"view", view}});
  ok(&Session::declareTable,
     {{"name", "more"}, {"permission", "rooms.view"}, {"columns", Json::array()}});
  EXPECT_EQ(ok(&Session::updateView, {{"view", view}}), before);
  EXPECT_EQ(ok(&Session::window, {{"view", view}, {"offset", 0}, {"count", 9}})["rows"].size(), 3u);
  EXPECT_EQ(ids({{"table", "more"}}), "");
  put("norden", "more", Json::parse(R"([{ "id": "m" }])"));
  EXPECT_EQ(ids({{"table", "more"}}), "");
  sign_in("ada", "norden");
  EXPECT_EQ(ids({{"table", "more"}}), "m");
}

TEST_F(DeclaredTable, IsSeenAsSomebodyElseSeesIt) {
  sign_in("gro");
  ok(&Session::viewAs, {{"user", "tor"}});
  EXPECT_EQ(ids({{"table", "health"}}), "h1 h2 h5");
  EXPECT_EQ(ids({{"table", "updates"}}), "");
}

TEST_F(DeclaredTable, IsNotSomethingToDecideAbout) {
  EXPECT_EQ(refusal(&Session::openView, {{"table", "Health"}}), "table: unknown table \"Health\"");
  const Json about{{"permission", "tickets.view"}, {"customer", "norden"}, {"ticket", "h1"}};
  EXPECT_EQ(ok(&Session::decide, about)["reason"], "not_found");
}

TEST_F(DeclaredTable, IsRefusedWithThePlaceOfWhatIsWrong) {
  const auto refused = [&](const char* declaration) {
    return refusal(&Session::declareTable, Json::parse(declaration));
  };
  EXPECT_EQ(refused(R"({"name":"x","permission":"reports.view"})"), ": missing member \"columns\"");
  EXPECT_EQ(refused(R"({"name":"x","permission":"report.view","columns":[]})"),
            "permission: unknown permission \"report.view\"");
  EXPECT_EQ(refused(R"({"name":"x","permission":"reports.view","columns":[{"name":"a"}]})"),
            "columns[0]: missing member \"type\"");
  EXPECT_EQ(
      refused(
          R"({"name":"x","permission":"reports.view","columns":[{"name":"a","type":"float"}]})"),
      "columns[0].type: unknown type \"float\"");
  EXPECT_EQ(refused(R"({"name":"x","permission":"reports.view","columns":[
              {"name":"a","type":"name"},{"name":"sort","type":"name"}]})"),
            "columns[1]: the name \"sort\" is reserved");
  EXPECT_EQ(refused(R"({"name":"x","permission":"reports.view","columns":[
              {"name":"a","type":"name"},{"name":"id"},{"name":"a","type":"text"}]})"),
            "columns[2]: a column \"a\" is there already, whatever its case");
  EXPECT_EQ(refused(R"({"name":"x","permission":"reports.view","columns":[
              {"name":"a","type":"flag","values":["x"]},{"name":"a","type":"flag"}]})"),
            "columns[0]: only an enumeration declares values");
  EXPECT_EQ(refused(R"({"name":"x","permission":"reports.view","columns":[
              {"name":"a","type":"name"},{"name":"id","type":"number"}]})"),
            "columns[1].type: an id is a text");
  EXPECT_EQ(refused(R"({"name":"2x","permission":"reports.view","columns":[]})").substr(0, 5),
            "name:");
  EXPECT_EQ(
      refused(R"({"name":"x","permission":"roles.view","columns":[{"name":"room","type":"room"}]})")
          .substr(0, 11),
      "permission:");
  EXPECT_EQ(refused(R"({"name":"x","permission":"reports.view","rows":[],"columns":[]})"),
            "rows: unknown member \"rows\"");
  EXPECT_EQ(refused(R"({"name":"health","permission":"reports.view","columns":[]})"),
            "name: there is another table \"health\"");
  EXPECT_EQ(refusal(&Session::openView, {{"table", "x"}}), "table: unknown table \"x\"");
  ok(&Session::declareTable, kHealth);  // the same again
}

}  // namespace
}  // namespace enfilade
