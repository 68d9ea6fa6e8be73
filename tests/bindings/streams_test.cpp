// Rows that come piece by piece: nothing of them shows before all have come, and nothing ever does
// of those that are called off. Tor of Fjord looks after Norden and Sud.

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "bindings/session.h"

namespace enfilade {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kRooms =
    "{\"id\":\"oslo\",\"name\":\"Oslo "
    "会議室\"}\n\n7\r\n{\"id\":\"bergen\",\"town\":1}\n{\"id\":\"oslo\"}";

Json customer(const char* id) {
  return {{"tenantId", id},
          {"name", id},
          {"relationship", {{"status", "active"}}},
          {"delegation", {{"rooms", "all"}}},
          {"assignments",
           {{{"id", "admins"},
             {"name", "Assigned admins"},
             {"side", "partner"},
             {"role", "primary_admin"},
             {"members", {"tor"}},
             {"rooms", "all"}}}}};
}

class Streams : public testing::Test {
 protected:
  Streams() {
    session_.loadPolicy(policy_.dump());
    session_.signIn(R"({"user":"tor"})");
    put("norden", R"([{"id":"old"}])");
  }

  void stage(std::string_view rows) {
    std::copy(rows.begin(), rows.end(), session_.stage(rows.size()).begin());
  }
  std::string put(const char* customer, std::string_view rows, const char* format = "json") {
    stage(rows);
    const Json question{{"customer", customer}, {"table", "rooms"}, {"format", format}};
    return session_.put(question.dump());
  }
  std::string begin(const char* customer = "norden", const char* mode = "replace",
                    const char* format = "ndjson") {
    const Json question{
        {"customer", customer}, {"table", "rooms"}, {"mode", mode}, {"format", format}};
    const std::string answer = session_.beginPut(question.dump());
    return Json::parse(answer).value("ok", Json::object()).dump();
  }
  std::string go_on(const std::string& begun, std::string_view rows) {
    stage(rows);
    return session_.continuePut(begun);
  }
  static std::string code(const std::string& answer) {
    return Json::parse(answer).value("error", Json::object()).value("code", "");
  }
  /// The ids and names of all rooms that are shown.
  std::string shown() {
    const Json view = Json::parse(session_.openView(R"({"table":"rooms"})"))["ok"]["view"];
    const Json window =
        Json::parse(session_.window(Json{{"view", view}, {"offset", 0}, {"count", 100}}.dump()));
    std::string text;
    for (const Json& row : window["ok"]["rows"])
      text += row["customer"].get<std::string>() + '/' + row["id"].get<std::string>() + ' ';
    return text;
  }

  Json policy_{{"version", 1},
               {"partner",
                {{"tenantId", "fjord"},
                 {"name", "Fjord IT"},
                 {"users", {{{"id", "tor"}}, {{"id", "gro"}}}}}},
               {"customers", {customer("norden"), customer("sud")}}};
  Session session_;
};

TEST_F(Streams, GiveTheReportOfAPutInWhateverTwoPiecesTheyCome) {
  const std::string report = put("norden", kRooms, "ndjson");
  EXPECT_EQ(
      report,
      R"({"ok":{"taken":2,"failed":1,"errors":[{"row":1,"column":null,"reason":"not_an_object"}],)"
      R"("unplaced":0,"undeclared":0,"duplicates":1,"ignoredColumns":[{"column":"town","rows":1}]}})");
  const std::string rows = shown();
  for (std::size_t cut = 0; cut <= kRooms.size(); ++cut) {
    session_.wipe("{}");
    const std::string begun = begin();
    EXPECT_EQ(go_on(begun, kRooms.substr(0, cut)), R"({"ok":{}})");
    EXPECT_EQ(go_on(begun, kRooms.substr(cut)), R"({"ok":{}})");
    EXPECT_EQ(session_.finishPut(begun), report) << cut;
    EXPECT_EQ(shown(), rows);
  }
}

TEST_F(Streams, MayBeOfAnArrayWhichIsTheSameRows) {
  put("norden", kRooms, "ndjson");
  const std::string rows = shown();
  const std::string_view array =
      R"([{"id":"oslo","name":"Oslo 会議室"},7,{"id":"bergen","town":1},{"id":"oslo"}])";
  const std::string report = put("norden", array);
  for (std::size_t cut = 0; cut <= array.size(); ++cut) {
    session_.wipe("{}");
    const std::string begun = begin("norden", "replace", "json");
    EXPECT_EQ(go_on(begun, array.substr(0, cut)), R"({"ok":{}})");
    EXPECT_EQ(go_on(begun, array.substr(cut)), R"({"ok":{}})");
    EXPECT_EQ(session_.finishPut(begun), report) << cut;
    EXPECT_EQ(shown(), rows);
  }
}

TEST_F(Streams, ShowNothingBeforeTheyAreFinishedAndNothingOnceCalledOff) {
  for (std::size_t cut = 0; cut <= kRooms.size(); ++cut) {
    const std::string begun = begin();
    go_on(begun, kRooms.substr(0, cut));
    EXPECT_EQ(shown(), "norden/old ");
    EXPECT_EQ(session_.abortPut(begun), R"({"ok":{}})");
    EXPECT_EQ(shown(), "norden/old ");
    EXPECT_EQ(code(session_.finishPut(begun)), "bad_question");
  }
  const std::string begun = begin();
  go_on(begun, kRooms);
  session_.finishPut(begun);
  EXPECT_EQ(shown(), "norden/bergen norden/oslo ");
}

TEST_F(Streams, ChangeNothingWhereAPieceIsWrongOrTheLastIsMissing) {
  std::string begun = begin();
  EXPECT_EQ(go_on(begun, "{\"id\":\"a\"}\n{\"id\" \"b\"}\n"),
            R"({"error":{"code":"bad_rows","message":)"
            R"("missing a colon after a name of object member, at byte 6 of line 2"}})");
  EXPECT_EQ(code(go_on(begun, "{\"id\":\"c\"}\n")), "bad_question") << "it is over";
  EXPECT_EQ(code(session_.finishPut(begun)), "bad_question");
  begun = begin();
  go_on(begun, "{\"id\":\"a\"}\n{\"id\":\"b\"");
  EXPECT_EQ(code(session_.finishPut(begun)), "bad_rows");
  EXPECT_EQ(shown(), "norden/old ");
}

TEST_F(Streams, StayApartAndLeaveOtherPutsAlone) {
  const std::string first = begin(), second = begin("norden", "upsert"), other = begin("sud");
  go_on(first, "{\"id\":\"a");
  go_on(second, "{\"id\":\"b\"}\n");
  go_on(other, "{\"id\":\"c\"}\n");
  put("norden", R"([{"id":"between"}])");
  go_on(first, "\"}");
  session_.finishPut(second);
  EXPECT_EQ(shown(), "norden/b norden/between ") << "upserted into what is there when it ends";
  session_.finishPut(first);
  session_.finishPut(other);
  EXPECT_EQ(shown(), "norden/a sud/c ");
}

TEST_F(Streams, GoWithTheRowsOfTheirCustomer) {
  std::string norden = begin(), sud = begin("sud");
  session_.wipe(R"({"customer":"norden"})");
  EXPECT_EQ(code(go_on(norden, "{\"id\":\"a\"}")), "bad_question");
  EXPECT_EQ(code(go_on(sud, "{\"id\":\"a\"}")), "");
  session_.wipe("{}");
  EXPECT_EQ(code(session_.finishPut(sud)), "bad_question");
  norden = begin();
  policy_["customers"][0]["relationship"]["status"] = "ended";
  session_.loadPolicy(policy_.dump());
  EXPECT_EQ(code(session_.finishPut(norden)), "bad_question") << "nothing of them is held any more";
}

TEST_F(Streams, OutliveAnotherSignInAsRowsDo) {
  const std::string begun = begin();
  go_on(begun, "{\"id\":\"a\"}");
  session_.signIn(R"({"user":"gro"})");
  session_.signIn(R"({"user":"tor"})");
  session_.finishPut(begun);
  EXPECT_EQ(shown(), "norden/a ");
}

TEST_F(Streams, AreWholeRowsOfOneCustomerThatIsHeldHere) {
  const auto begun = [&](const char* question) { return code(session_.beginPut(question)); };
  EXPECT_EQ(begun(R"({"customer":"nobody","table":"rooms"})"), "not_found");
  EXPECT_EQ(begun(R"({"table":"rooms","mode":"upsert"})"), "bad_question");
  EXPECT_EQ(begun(R"({"customer":"norden","table":"rooms","mode":"patch"})"), "bad_question");
  EXPECT_EQ(begun(R"({"customer":"norden","table":"rooms","format":"segment"})"), "bad_question");
  EXPECT_EQ(begun(R"({"customer":"norden","table":"rooms"})"), "");
}

TEST_F(Streams, OrTextsOfLinesMayBePatches) {
  stage("{\"id\":\"old\",\"name\":\"New\"}\n\n{\"id\":\"none\",\"name\":\"N\"}");
  const Json report = Json::parse(
      session_.put(R"({"customer":"norden","table":"rooms","mode":"patch","format":"ndjson"})"));
  EXPECT_EQ(report["ok"]["taken"], 1);
  EXPECT_EQ(report["ok"]["errors"][0]["reason"], "no_such_row");
  stage("{\"id\":\"a\",\"customer\":\"sud\"}\n{\"id\":\"b\",\"customer\":\"norden\"}");
  session_.put(R"({"table":"rooms","mode":"upsert","format":"ndjson"})");
  EXPECT_EQ(shown(), "norden/b norden/old sud/a ");
}

}  // namespace
}  // namespace enfilade
