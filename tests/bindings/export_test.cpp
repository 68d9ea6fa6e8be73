// Rows on their way out: all of a view's, in its order, and only those that the viewer sees; on
// record with each customer, and not at all where one does not let them go. Tor of Fjord leads
// Norden but for its vault, and Sud; Ada and Eva are administrators there.

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "bindings/service.h"
#include "bindings/session.h"

namespace enfilade {
namespace {

using Json = nlohmann::json;

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
        "roles": [{ "id": "desk", "side": "partner", "name": "Desk",
                    "permissions": ["rooms.view", "tickets.view", "roles.view"] }],
        "assignments": [
          { "id": "desk", "name": "Desk", "side": "partner", "role": "desk", "members": ["tor"], "rooms": "all" },
          { "id": "own", "name": "Own", "side": "customer", "role": "mmr_administrator",
            "members": ["ada"], "rooms": "all" }
        ]
      },
      {
        "tenantId": "sud", "name": "Sud SA", "users": [{ "id": "eva" }],
        "relationship": { "status": "active" }, "delegation": { "rooms": "all" },
        "assignments": [
          { "id": "admins", "name": "Assigned admins", "side": "partner", "role": "primary_admin",
            "members": ["tor"], "rooms": "all" },
          { "id": "own", "name": "Own", "side": "customer", "role": "mmr_administrator",
            "members": ["eva"], "rooms": "all" }
        ]
      }
    ]
  })");
}

class Exports : public testing::Test {
 protected:
  Exports() {
    session_.advance(Json{{"now", kNow}}.dump());
    session_.loadPolicy(policy_.dump());
    sign_in("tor", "fjord");
  }

  void sign_in(const char* user, const char* tenant) {
    session_.signIn(Json{{"user", user}, {"tenant", tenant}}.dump());
    session_.setAllTicketsView(R"({"on":true})");
  }
  void put(const char* customer, const char* table, const Json& rows) {
    const std::string text = rows.dump();
    std::copy(text.begin(), text.end(), session_.stage(text.size()).begin());
    const Json question{{"customer", customer}, {"table", table}, {"mode", "upsert"}};
    ASSERT_EQ(ok(session_.put(question.dump()))["failed"], 0);
  }
  static Json ok(const std::string& answer) { return Json::parse(answer)["ok"]; }
  static std::string code(const std::string& answer) {
    return Json::parse(answer)["error"].value("code", "");
  }

  Json open_view(const char* query) { return ok(session_.openView(query))["view"]; }
  std::string open_export(const Json& view, const char* format = "csv") {
    return session_.openExport(Json{{"view", view}, {"format", format}}.dump());
  }
  std::string read(const Json& number, int rows) {
    return session_.readExport(Json{{"export", number}, {"rows", rows}}.dump());
  }
  /// All of an export, in pieces of so many rows.
  std::string whole(const Json& view, const char* format, int rows = 10'000) {
    const Json number = ok(open_export(view, format))["export"];
    std::string text;
    for (;;) {
      const Json piece = ok(read(number, rows));
      text += piece["text"].get<std::string>();
      if (piece["done"]) return text;
    }
  }
  /// Lines of columns as lines of rows.
  static std::string in_rows(const std::string& lines) {
    std::string text;
    std::istringstream in(lines);
    for (std::string line; std::getline(in, line);) {
      const auto columns = nlohmann::ordered_json::parse(line);
      for (std::size_t row = 0; row < columns["id"].size(); ++row) {
        nlohmann::ordered_json one;
        for (const auto& [name, values] : columns.items()) one[name] = values.at(row);
        text += one.dump() + '\n';
      }
    }
    return text;
  }
  std::string csv_of(const char* query) { return whole(open_view(query), "csv"); }
  Json records(const char* user, const char* tenant) {
    sign_in(user, tenant);
    return ok(session_.audit(Json{{"tenant", tenant}}.dump()))["records"];
  }

  Json policy_ = policy_document();
  Session session_;
};

TEST_F(Exports, HoldEveryRowInTheViewsOrderHoweverTheyAreRead) {
  Json rooms = Json::array();
  for (int i = 0; i < 500; ++i) {
    rooms.push_back({{"id", "r" + std::to_string(i)}, {"name", "Room " + std::to_string(i % 7)}});
  }
  put("norden", "rooms", rooms);
  put("sud", "rooms", rooms);
  const Json view = open_view(
      R"({"table":"rooms","orderBy":[{"column":"name","descending":true},{"column":"id"}]})");
  std::string lines;
  const Json window{{"view", view}, {"offset", 0}, {"count", 10'000}};
  const auto shown = nlohmann::ordered_json::parse(session_.window(window.dump()));
  for (const auto& row : shown["ok"]["rows"]) lines += row.dump() + '\n';
  EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), 1000);
  for (int rows : {1, 7, 999, 1000, 10'000}) EXPECT_EQ(whole(view, "ndjson", rows), lines);
  const std::string csv = whole(view, "csv");
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 1001);
  for (int rows : {1, 7, 999, 1000}) EXPECT_EQ(whole(view, "csv", rows), csv);
  for (int rows : {7, 1000}) EXPECT_EQ(in_rows(whole(view, "columns", rows)), lines);
}

TEST_F(Exports, AreCsvThatASpreadsheetTakesForText) {
  put("norden", "rooms", {{{"id", "oslo"}, {"name", "=1+1"}}, {{"id", "bergen"}}});
  put("norden", "tickets",
      {{{"id", "INC1"},
        {"rooms", {"oslo", "bergen"}},
        {"title", "-2, \"quoted\"\r\nand 会議室"},
        {"highImpact", true},
        {"notes", -3},
        {"updated", kNow}}});
  EXPECT_EQ(
      csv_of(R"({"table":"tickets"})"),
      "\"customer\",\"customerName\",\"id\",\"rooms\",\"title\",\"description\",\"type\","
      "\"origin\","
      "\"severity\",\"status\",\"highImpact\",\"assignee\",\"notes\",\"created\",\"updated\","
      "\"closed\",\"closedBy\",\"reason\"\r\n"
      "\"norden\",\"Norden Bank\",\"INC1\",\"oslo, bergen\",\"'-2, \"\"quoted\"\"\r\nand 会議室\","
      "\"\",\"\",\"\",\"\",\"\",\"true\",\"\",\"'-3\",\"\",\"2026-01-05T10:00:00.000Z\",\"\",\"\","
      "\"\"\r\n");
}

TEST_F(Exports, HaveTheColumnsOfTheQuery) {
  put("norden", "rooms",
      {{{"id", "oslo"}, {"country", "NO"}, {"updated", kNow}, {"roomGroups", {"a", "b"}}},
       {{"id", "nowhere"}}});
  put("norden", "tickets", {{{"id", "INC1"}, {"rooms", {"oslo", "nowhere"}}, {"title", "T"}}});
  EXPECT_EQ(csv_of(R"({"table":"tickets","columns":["title","room.country","room.updated","id",)"
                   R"("customer","rooms","customer.name"]})"),
            "\"customer\",\"customerName\",\"id\",\"rooms\",\"title\",\"room.country\","
            "\"room.updated\",\"customer.name\"\r\n"
            "\"norden\",\"Norden Bank\",\"INC1\",\"oslo, nowhere\",\"T\",\"NO, \","
            "\"2026-01-05T10:00:00.000Z, \",\"Norden Bank\"\r\n");
  EXPECT_EQ(csv_of(R"({"table":"rooms","columns":["roomGroups"],"search":"oslo"})").find("oslo"),
            std::string::npos)
      << "the id of a room is not searched";
  EXPECT_NE(csv_of(R"({"table":"rooms","columns":["roomGroups"]})").find("\"oslo\",\"a, b\"\r\n"),
            std::string::npos);
}

TEST_F(Exports, OfNothingAreTheNamesOfTheColumnsOrNothing) {
  const Json view = open_view(R"({"table":"rooms","columns":["name"]})");
  EXPECT_EQ(whole(view, "csv"), "\"customer\",\"customerName\",\"id\",\"name\"\r\n");
  EXPECT_EQ(whole(view, "ndjson"), "");
}

TEST_F(Exports, HoldNothingThatTheViewerDoesNotSee) {
  put("norden", "rooms",
      {{{"id", "oslo"}, {"key", "K-OSLO"}}, {{"id", "vault"}, {"name", "Vault"}}});
  put("norden", "tickets",
      {{{"id", "INC1"}, {"rooms", {"oslo", "vault"}}}, {{"id", "INC2"}, {"rooms", {"vault"}}}});
  for (const char* format : {"csv", "ndjson"}) {
    const std::string rooms = whole(open_view(R"({"table":"rooms"})"), format);
    EXPECT_NE(rooms.find("oslo"), rooms.npos);
    EXPECT_EQ(rooms.find("vault"), rooms.npos) << "not delegated";
    EXPECT_EQ(rooms.find("K-OSLO"), rooms.npos) << "asks for rooms.download_key";
    const std::string tickets = whole(open_view(R"({"table":"tickets"})"), format);
    EXPECT_NE(tickets.find("INC1"), tickets.npos);
    EXPECT_EQ(tickets.find("vault"), tickets.npos);
    EXPECT_EQ(tickets.find("INC2"), tickets.npos);
  }
}

TEST_F(Exports, GoOnWhateverHappensOutOfSight) {
  put("norden", "rooms", {{{"id", "a"}}, {{"id", "b"}}, {{"id", "vault"}}});
  const Json view = open_view(R"({"table":"rooms","columns":["name"]})");
  const Json number = ok(open_export(view))["export"];
  std::string text = ok(read(number, 1))["text"];
  // Rows come to stand at other places by it, and the policy is another.
  put("norden", "rooms", {{{"id", "vault"}, {"name", "other"}}});
  session_.remove(R"({"customer":"norden","table":"rooms","ids":["vault"]})");
  policy_["partner"]["users"].push_back({{"id", "new"}});
  session_.loadPolicy(policy_.dump());
  text += ok(read(number, 9))["text"].get<std::string>();
  EXPECT_EQ(
      text,
      "\"customer\",\"customerName\",\"id\",\"name\"\r\n\"norden\",\"Norden Bank\",\"a\",\"\"\r\n"
      "\"norden\",\"Norden Bank\",\"b\",\"\"\r\n");
}

TEST_F(Exports, GoOnWhateverTheirViewIsAskedNext) {
  put("norden", "rooms", {{{"id", "a"}}, {{"id", "b"}}});
  const Json view = open_view(R"({"table":"rooms","columns":["name"]})");
  const Json number = ok(open_export(view))["export"];
  read(number, 1);
  session_.updateView(
      Json{{"view", view}, {"query", {{"table", "rooms"}, {"search", "nothing"}}}}.dump());
  session_.closeView(Json{{"view", view}}.dump());
  EXPECT_EQ(ok(read(number, 9))["text"], "\"norden\",\"Norden Bank\",\"b\",\"\"\r\n");
}

TEST_F(Exports, EndAsChangedWhenTheViewerCouldTell) {
  put("norden", "rooms", {{{"id", "a"}}, {{"id", "b"}}});
  const Json view = open_view(R"({"table":"rooms"})");
  const Json number = ok(open_export(view))["export"];
  read(number, 1);
  put("norden", "rooms", {{{"id", "b"}, {"name", "other"}}});
  EXPECT_EQ(code(read(number, 1)), "changed");
  EXPECT_EQ(code(read(number, 1)), "changed") << "and stay so";
  EXPECT_NE(whole(view, "csv").find("other"), std::string::npos) << "begun again, they are right";
}

TEST_F(Exports, EndWithTheirViewer) {
  put("norden", "rooms", {{{"id", "a"}}});
  const Json number = ok(open_export(open_view(R"({"table":"rooms"})")))["export"];
  sign_in("tor", "fjord");
  EXPECT_EQ(code(read(number, 1)), "bad_question");
  session_.signIn(R"({"user":"ada","tenant":"norden"})");
  EXPECT_EQ(code(read(number, 1)), "bad_question");
}

TEST_F(Exports, EndWhenTheyAreClosedOrNeverBegan) {
  put("norden", "rooms", {{{"id", "a"}}});
  const Json view = open_view(R"({"table":"rooms"})");
  EXPECT_EQ(code(read(view, 1)), "bad_question") << "a view is no export";
  const Json number = ok(open_export(view))["export"];
  EXPECT_EQ(session_.closeExport(Json{{"export", number}}.dump()), R"({"ok":{}})");
  EXPECT_EQ(code(read(number, 1)), "bad_question");
  EXPECT_EQ(code(session_.closeExport(Json{{"export", number}}.dump())), "bad_question");
  EXPECT_EQ(code(open_export(number)), "bad_question") << "nor is it a view any more";
}

TEST_F(Exports, AreRefusedWholeWhereACustomerDoesNotLetItsRowsGo) {
  policy_["customers"][1]["export"] = false;
  session_.loadPolicy(policy_.dump());
  put("norden", "rooms", {{{"id", "a"}}});
  const Json view = open_view(R"({"table":"rooms"})");
  EXPECT_EQ(Json::parse(open_export(view)).contains("ok"), true) << "Sud has no rows in it";
  put("sud", "rooms", {{{"id", "nice"}}});
  EXPECT_EQ(open_export(view),
            R"({"error":{"code":"export_off","message":"rows of \"Sud SA\" may not be exported: )"
            R"(ask for the other customers only","path":"customers"}})");
  EXPECT_NE(csv_of(R"({"table":"rooms","customers":["norden"]})").find("norden"),
            std::string::npos);
  const Json kept = records("eva", "sud");
  ASSERT_EQ(kept.size(), 1u) << kept;
  EXPECT_EQ(kept[0]["activity.resultStatus"], "Failed");
  EXPECT_EQ(records("ada", "norden").size(), 2u)
      << "those that ran; of the refused one nothing left";
}

TEST_F(Exports, AreOnRecordWithEachCustomerWhoseRowsAreInThem) {
  put("norden", "rooms", {{{"id", "a"}}});
  put("norden", "tickets", {{{"id", "INC1"}, {"rooms", {"a"}}}});
  put("sud", "tickets", {{{"id", "INC2"}}});
  csv_of(R"({"table":"tickets"})");
  csv_of(R"({"table":"rooms"})");
  const Json norden = records("ada", "norden");
  ASSERT_EQ(norden.size(), 2u) << norden;
  EXPECT_EQ(norden[0], Json::parse(R"({"activity.category":"Ticket","activity.objectName":"tickets",
    "activity.operation":"Export","activity.resultStatus":"Successful","activity.tenantId":"norden",
    "creationTime":"2026-01-05T10:00:00.000Z","user.userId":"tor","user.userTenantId":"fjord"})"));
  EXPECT_EQ(norden[1]["activity.category"], "Room");
  EXPECT_EQ(records("eva", "sud").size(), 1u) << "none of its rooms left";
}

TEST_F(Exports, AreNotForWhoSeesAsSomebodyElse) {
  put("norden", "rooms", {{{"id", "a"}}});
  session_.viewAs(R"({"user":"gro"})");
  EXPECT_EQ(code(open_export(open_view(R"({"table":"rooms"})"))), "bad_question");
}

TEST_F(Exports, AreNotForAServiceWhichIsNobodyThatCouldBeOnRecord) {
  Service service;
  service.loadPolicy(policy_.dump());
  const Json view = ok(service.openView(R"({"table":"rooms"})"))["view"];
  EXPECT_EQ(code(service.openExport(Json{{"view", view}, {"format", "csv"}}.dump())),
            "not_signed_in");
}

TEST_F(Exports, ComeInPiecesThatFit) {
  Json rooms = Json::array();
  for (int i = 0; i < 9; ++i) {
    rooms.push_back({{"id", "r" + std::to_string(i)}, {"name", std::string(400'000, 'x')}});
  }
  put("norden", "rooms", rooms);
  const Json number = ok(open_export(open_view(R"({"table":"rooms"})"), "ndjson"))["export"];
  for (bool last : {false, false, true}) {
    const Json piece = ok(read(number, 10'000));
    EXPECT_EQ(piece["rows"], 3);
    EXPECT_EQ(piece["done"], last);
  }
}

}  // namespace
}  // namespace enfilade
