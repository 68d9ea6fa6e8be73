// Rows that change where they are: of many customers at once, whole or by some members. Norden and
// Sud are looked after by Fjord, whose Tor sees Norden's rooms in Oslo and all of Sud's.

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "bindings/session.h"
#include "tests/bindings/expect_same.h"
#include "tests/bindings/random_changes.h"
#include "tests/bindings/random_documents.h"

namespace enfilade {
namespace {

using Json = nlohmann::json;

constexpr const char* kPolicy = R"({
  "version": 1,
  "partner": { "tenantId": "fjord", "name": "Fjord IT", "users": [{ "id": "tor" }] },
  "customers": [
    { "tenantId": "norden", "name": "Norden", "relationship": { "status": "active" },
      "delegation": { "rooms": "all" },
      "roles": [{ "id": "desk", "side": "partner", "name": "Desk",
        "permissions": ["rooms.view", "tickets.view"] }],
      "assignments": [{ "id": "a", "name": "A", "side": "partner", "role": "desk",
        "members": ["tor"], "rooms": { "where": { "city": ["Oslo"] } } }] },
    { "tenantId": "sud", "name": "Sud", "relationship": { "status": "active" },
      "delegation": { "rooms": "all" },
      "assignments": [{ "id": "a", "name": "A", "side": "partner", "role": "primary_admin",
        "members": ["tor"], "rooms": "all" }] },
    { "tenantId": "gone", "name": "Gone", "relationship": { "status": "ended" } }
  ]
})";

class Changes : public testing::Test {
 protected:
  Changes() { begin(); }
  void begin() {
    session_ = Session();
    session_.advance(R"({"now":1767607200000})");
    session_.loadPolicy(kPolicy);
    session_.signIn(R"({"user":"tor"})");
    session_.setAllTicketsView(R"({"on":true})");
    put("norden", "rooms", R"([{"id":"r1","city":"Oslo"},{"id":"r2","city":"Bergen"}])");
    put("sud", "rooms", R"([{"id":"r1","city":"Roma"}])");
    put("norden", "tickets", R"([{"id":"T1","rooms":["r1"],"severity":"Warning","notes":1},
                                 {"id":"T2","rooms":["r2"],"severity":"Warning"}])");
    put("sud", "tickets", R"([{"id":"T1","rooms":["r1"],"title":"Camera","assignee":"Bo"}])");
    all_ = open(R"({"table":"tickets","facets":["severity"],"facetMode":"same"})");
  }

  Json put(const Json& question, std::string rows) {
    std::copy(rows.begin(), rows.end(), session_.stage(rows.size()).begin());
    const Json answer = Json::parse(session_.put(question.dump()));
    return answer.contains("ok") ? answer["ok"] : answer["error"];
  }
  Json put(const char* customer, const char* table, const char* rows) {
    return put(Json{{"customer", customer}, {"table", table}}, rows);
  }
  Json patch(const char* rows) { return put(Json{{"table", "tickets"}, {"mode", "patch"}}, rows); }
  Json upsert(const char* rows) {
    return put(Json{{"table", "tickets"}, {"mode", "upsert"}}, rows);
  }

  Json open(const char* query) { return Json::parse(session_.openView(query))["ok"]; }
  Json updated(const Json& view) {
    return Json::parse(session_.updateView(Json{{"view", view["view"]}}.dump()))["ok"];
  }
  Json rows(const Json& view) {
    const Json asked{{"view", view["view"]}, {"offset", 0}, {"count", 9}};
    return Json::parse(session_.window(asked.dump()))["ok"]["rows"];
  }

  Session session_;
  Json all_;
};

TEST_F(Changes, AreOfTheCustomersThatTheirRowsName) {
  const Json report = patch(R"([{"customer":"sud","id":"T1","severity":"Critical"},
                                {"customer":"norden","id":"T1","severity":"Important"}])");
  EXPECT_EQ(report["taken"], 2);
  EXPECT_EQ(report["failed"], 0);
  const Json all = rows(all_);
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0]["severity"], "Important");
  EXPECT_EQ(all[1]["severity"], "Critical");
}

TEST_F(Changes, TurnTheOrderOfAViewThatWasRead) {
  const Json view = open(R"({"table":"tickets","orderBy":[{"column":"severity"}]})");
  EXPECT_EQ(rows(view)[0]["customer"], "norden");
  patch(R"([{"customer":"sud","id":"T1","severity":"Critical"}])");
  EXPECT_EQ(rows(view)[0]["customer"], "sud");
}

// Of a window so far from the beginning, others are known than the first.
TEST_F(Changes, TurnTheOrderFarDownInAViewThatWasRead) {
  Json tickets = Json::array();
  for (int i = 0; i < 1'500; ++i) {
    tickets.push_back({{"id", std::to_string(10'000 + i)}, {"rooms", {"r1"}}, {"notes", i}});
  }
  put(Json{{"customer", "sud"}, {"table", "tickets"}}, tickets.dump());
  const Json view =
      open(R"({"table":"tickets","customers":["sud"],"orderBy":[{"column":"notes"}]})");
  const auto far_down = [&] {
    const Json asked{{"view", view["view"]}, {"offset", 1'200}, {"count", 1}};
    return Json::parse(session_.window(asked.dump()))["ok"]["rows"][0]["notes"];
  };
  EXPECT_EQ(far_down(), 1'200);
  patch(R"([{"customer":"sud","id":"10003","notes":9999}])");
  EXPECT_EQ(far_down(), 1'201);
}

TEST_F(Changes, LeaveWhatIsNotGivenAndTakeNullForNothing) {
  patch(R"([{"customer":"norden","id":"T1","severity":null}])");
  const Json row = rows(all_)[0];
  EXPECT_EQ(row["severity"], nullptr);
  EXPECT_EQ(row["notes"], 1);
}

TEST_F(Changes, OfAWholeRowLeaveNothingOfTheOneBefore) {
  EXPECT_EQ(upsert(R"([{"customer":"norden","id":"T1","rooms":["r1"]}])")["taken"], 1);
  const Json row = rows(all_)[0];
  EXPECT_EQ(row["severity"], nullptr);
  EXPECT_EQ(row["notes"], nullptr);
}

TEST_F(Changes, AddWholeRowsThatAreNotThere) {
  const Json report = upsert(R"([{"customer":"sud","id":"T9","rooms":["r1"]},
                                 {"customer":"norden","id":"T1","rooms":["r1"],"notes":5},
                                 {"customer":"sud","id":"T9","rooms":["r1"],"notes":7}])");
  EXPECT_EQ(report["taken"], 2);
  EXPECT_EQ(report["duplicates"], 1);
  const Json all = rows(all_);
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0]["notes"], 5);
  EXPECT_EQ(all[2]["notes"], 7);
}

// A few dozen are looked for at a time, whole customers of them.
TEST_F(Changes, OfManyRowsAreTheSameAsOfFew) {
  for (const int first : {10, 64, 100, 170}) {
    // Every other row is there; one is changed twice.
    const auto is_of = [&](int i) { return i < first ? "norden" : "sud"; };
    Json there = Json::array(), changes = Json::array();
    for (int i = 0; i < 200; ++i) {
      const Json row{{"customer", is_of(i)},
                     {"id", "many" + std::to_string(i)},
                     {"rooms", {"r1"}},
                     {"notes", i}};
      if (i % 2 == 0) there.push_back(row);
      changes.push_back(row);
      changes.back()["notes"] = i + 1'000;
    }
    changes.push_back(changes[150]);
    changes.back()["notes"] = 5'000;

    upsert(there.dump().c_str());
    const Json patched = patch(changes.dump().c_str());
    EXPECT_EQ(patched["taken"], 100) << patched;
    EXPECT_EQ(patched["duplicates"], 1);
    ASSERT_EQ(patched["failed"], 100);
    for (std::size_t i = 0; i < patched["errors"].size(); ++i) {
      EXPECT_EQ(patched["errors"][i]["row"], 2 * i + 1);
    }
    EXPECT_EQ(upsert(changes.dump().c_str())["taken"], 200);
    const Json view = open(R"({"table":"tickets","orderBy":[{"column":"notes"}],
                               "where":{"column":"notes","atLeast":1000}})");
    const Json asked{{"view", view["view"]}, {"offset", 0}, {"count", 500}};
    const Json rows = Json::parse(session_.window(asked.dump()))["ok"]["rows"];
    ASSERT_EQ(rows.size(), 200u);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const int number = i == 199 ? 150 : static_cast<int>(i) + (i < 150 ? 0 : 1);
      EXPECT_EQ(rows[i]["id"], "many" + std::to_string(number));
      EXPECT_EQ(rows[i]["customer"], is_of(number));
    }
    for (const char* customer : {"norden", "sud"}) put(customer, "tickets", "[]");
  }
}

// Enough for an index of the titles, and for a first page that many rows push out at once.
TEST_F(Changes, AddRowsOneByOneAndManyAtOnceAsAWholePutHasThem) {
  constexpr int kRows = 1'500, kThere = 1'000, kOneByOne = 100;
  const char* const kQuery = R"({"table":"tickets","orderBy":[{"column":"notes","descending":true}],
      "customers":["sud"],"where":{"column":"title","contains":"camera"},"facets":["severity"]})";
  Json all = Json::array();
  for (int i = 0; i < kRows; ++i) {
    // Rooms come that no row before named; of the last two one is not loaded.
    all.push_back({{"id", "A" + std::to_string(i)},
                   {"rooms",
                    {i < kThere   ? "r1"
                     : i % 3 == 0 ? "r2"
                     : i % 3 == 1 ? "gone"
                                  : "r1"}},
                   {"title", i % 4 == 0 ? "A Camera, " + std::to_string(i) : "A cable"},
                   {"severity", i % 2 == 0 ? "Critical" : "Warning"},
                   {"notes", i * 7 % 1'000}});
  }
  const auto from_to = [&](int begin, int end) {
    Json part(all.begin() + begin, all.begin() + end);
    return part.dump();
  };
  const Json of_sud{{"customer", "sud"}, {"table", "tickets"}};
  put(Json{{"customer", "sud"}, {"table", "rooms"}}, R"([{"id":"r1"},{"id":"r2"}])");

  put(of_sud, from_to(0, kThere));
  const Json view = open(kQuery);
  rows(view);
  const auto add = [&](int begin, int end) {
    Json named = Json::parse(from_to(begin, end));
    for (Json& row : named) row["customer"] = "sud";
    EXPECT_EQ(upsert(named.dump().c_str())["taken"], end - begin);
    const Json now = updated(view);
    const Json anew = open(kQuery);
    EXPECT_EQ(now["total"], anew["total"]);
    EXPECT_EQ(now["facets"], anew["facets"]);
    EXPECT_EQ(rows(now), rows(anew));
  };
  for (int i = kThere; i < kThere + kOneByOne; ++i) add(i, i + 1);
  add(kThere + kOneByOne, kRows);
  const Json added = updated(view), first = rows(view);

  put(of_sud, from_to(0, kRows));
  const Json whole = updated(view);
  EXPECT_GT(whole["total"], kThere / 4);
  EXPECT_EQ(added["total"], whole["total"]);
  EXPECT_EQ(added["facets"], whole["facets"]);
  EXPECT_EQ(first, rows(view));
}

/// A row of one of ten ids, or what is none.
Json odd_row(test::Random& random) {
  Json row{{"id", random.numbered("T", 10)}};
  if (random.chance(5)) row["id"] = random.chance(50) ? Json("") : Json(7);
  if (random.chance(5)) row.erase("id");
  if (random.chance(5)) row["customer"] = random.chance(50) ? "sud" : "norden";
  if (random.chance(70)) row["rooms"] = {random.numbered("r", 4)};
  if (random.chance(20)) row["rooms"].push_back(random.numbered("s", 4));
  if (random.chance(50)) row["title"] = "Camera " + random.numbered("", 4);
  if (random.chance(50)) row["severity"] = random.chance(70) ? "Warning" : "Odd";
  if (random.chance(30)) row["notes"] = random.chance(80) ? Json(random.below(5)) : Json("many");
  if (random.chance(20)) row["updated"] = random.below(9);
  if (random.chance(10)) row["more"] = 1;
  if (random.chance(3)) row = 7;
  return row;
}

// Few rows of one customer change where they lie, of many another table is made. Blanks behind a
// text make many of few.
TEST_F(Changes, OfOneCustomersWholeRowsAreTheSameWhicheverWayTheyGo) {
  std::map<std::string, int> seen;
  const auto transcript = [&](const std::string& behind) {
    begin();
    session_.declareTable(std::string(test::kScored));
    std::vector<Json> views{all_};
    for (const char* table : {"rooms", "tickets", "scored"})
      views.push_back(open(Json{{"table", table}, {"customers", {"sud"}}}.dump().c_str()));
    std::vector<std::string> said;
    for (std::uint32_t seed = 0; seed < 120; ++seed) {
      test::Random random(seed);
      const char* const table = std::array{"tickets", "rooms", "scored", "tickets"}[seed % 4];
      const bool odd = seed % 4 == 0;
      Json sent = Json::array();
      for (std::uint32_t i = random.below(6); odd && i > 0; --i) sent.push_back(odd_row(random));
      if (!odd) sent = test::random_rows(random, *test::tables().find(table));
      const Json into{{"customer", odd ? "norden" : "sud"}, {"table", table}, {"mode", "upsert"}};
      const Json report = put(into, sent.dump() + behind);
      for (const char* count : {"taken", "failed", "duplicates", "unplaced", "undeclared"})
        seen[count] += report.at(count).get<int>();
      said.push_back(sent.dump() + " " + report.dump());
      if (seed % 3 != 0) continue;
      for (const Json& view : views) {
        const Json now = updated(view);
        said.push_back(Json{now["total"], now["facets"], now["coverage"], rows(view)}.dump());
      }
    }
    return said;
  };
  test::expect_same(transcript(""), transcript(std::string((1 << 20) + 1, ' ')));
  for (const auto& [count, times] : seen) EXPECT_GT(times, 10) << count;
}

TEST_F(Changes, OfARowThatIsNotThereAreSaidNotToBeTaken) {
  const Json report = patch(R"([{"customer":"norden","id":"T1","notes":2},
                                {"customer":"norden","id":"T9","notes":2}])");
  EXPECT_EQ(report["taken"], 1);
  EXPECT_EQ(report["errors"], Json::parse(R"([{"row":1,"column":null,"reason":"no_such_row"}])"));
  EXPECT_EQ(rows(all_)[0]["notes"], 2);
}

TEST_F(Changes, TellEachRowThatIsWrong) {
  const Json report = patch(R"([{"id":"T1","notes":2}, {"customer":"nobody","id":"T1"},
    {"customer":"gone","id":"T1"}, {"customer":7,"id":"T1"}, {"customer":"sud","notes":2}, 5,
    {"customer":"sud","id":"T1","notes":"two"}, {"customer":"sud","id":"T1","notes":1,"notes":2},
    {"customer":"sud","id":"T1","colour":"red"}])");
  std::string reasons;
  for (const Json& error : report["errors"]) reasons += error["reason"].get<std::string>() + ' ';
  EXPECT_EQ(reasons,
            "no_such_customer no_such_customer no_such_customer no_such_customer missing_id "
            "not_an_object wrong_type duplicate_key ");
  EXPECT_EQ(report["taken"], 1);
  EXPECT_EQ(report["ignoredColumns"][0]["column"], "colour");
}

TEST_F(Changes, OfOneCustomersPutAreOfNoOther) {
  const Json question{{"customer", "norden"}, {"table", "tickets"}, {"mode", "patch"}};
  const Json report = put(question, R"([{"customer":"sud","id":"T1","notes":3},
                                        {"customer":"norden","id":"T1","notes":3},
                                        {"id":"T2","notes":3}])");
  EXPECT_EQ(report["taken"], 2);
  EXPECT_EQ(report["errors"][0]["reason"], "foreign_customer");
  EXPECT_EQ(rows(all_)[1]["notes"], nullptr);
}

TEST_F(Changes, OfABrokenTextAreNone) {
  EXPECT_EQ(patch(R"([{"customer":"norden","id":"T1","notes":2},{"customer":)")["code"],
            "bad_rows");
  EXPECT_EQ(rows(all_)[0]["notes"], 1);
}

TEST_F(Changes, ReplaceNoTableOfWhoIsNotNamed) {
  const Json refusal = put(Json{{"table", "tickets"}}, "[]");
  EXPECT_EQ(refusal["code"], "bad_question");
  EXPECT_EQ(refusal["path"], "customer");
}

TEST_F(Changes, AreNoNewsWhereTheyAreNotSeen) {
  const Json before = updated(all_);
  patch(R"([{"customer":"norden","id":"T2","severity":"Critical"}])");
  EXPECT_EQ(updated(all_), before);
  patch(R"([{"customer":"norden","id":"T1","severity":"Warning"}])");  // as it is
  EXPECT_EQ(updated(all_), before);
  patch(R"([{"customer":"norden","id":"T1","severity":"Critical"}])");
  EXPECT_NE(updated(all_)["version"], before["version"]);
}

TEST_F(Changes, AreNoNewsWhereRowsAreAddedThatAreNotSeen) {
  const Json before = updated(all_);
  upsert(R"([{"customer":"norden","id":"T3","rooms":["r2"]},
             {"customer":"norden","id":"T4","rooms":["not loaded"]},
             {"customer":"norden","id":"T5"}])");
  EXPECT_EQ(updated(all_), before);
  upsert(R"([{"customer":"norden","id":"T6","rooms":["r1"]}])");
  EXPECT_NE(updated(all_)["version"], before["version"]);
  EXPECT_EQ(updated(all_)["total"], before["total"].get<int>() + 1);
}

// As where all rows of all customers are brought again; more of them than are followed one by one.
TEST_F(Changes, OfManyCustomersAtOnceAreFollowedToo) {
  Json policy = Json::parse(kPolicy);
  const Json sud = policy["customers"][1];
  const auto name_of = [](int i) { return "c" + std::to_string(i); };
  for (int i = 0; i < 200; ++i) {
    policy["customers"].push_back(sud);
    policy["customers"].back()["tenantId"] = policy["customers"].back()["name"] = name_of(i);
  }
  session_.loadPolicy(policy.dump());
  const char* const kQuery = R"({"table":"rooms","facets":["customer","city"]})";
  const Json view = open(kQuery);
  const auto bring = [&](int begin, int end, const char* city) {
    for (int i = begin; i < end; ++i) {
      const Json room{{"id", name_of(i)}, {"city", city + std::to_string(i)}};
      put(Json{{"customer", name_of(i)}, {"table", "rooms"}}, Json::array({room}).dump());
    }
    const Json now = updated(view);
    EXPECT_EQ(now["total"], open(kQuery)["total"]);
    EXPECT_EQ(now["facets"], open(kQuery)["facets"]);
    EXPECT_EQ(rows(view), rows(open(kQuery)));
  };
  bring(0, 200, "Oslo ");
  bring(20, 30, "Bergen ");
  bring(0, 200, "Lima ");
  session_.wipe("{}");
  EXPECT_EQ(updated(view)["total"], 0);
}

// However often somebody looks, or does not, what is out of sight has no part in a version.
TEST_F(Changes, GrowAVersionAtALookAndNotByWhatElseHappens) {
  Json rooms = open(R"({"table":"rooms"})");
  const auto versions = [&](bool hidden) {
    for (const char* notes : {"2", "3", "4"}) {
      if (hidden) {
        put(Json{{"customer", "norden"}, {"table", "tickets"}, {"mode", "upsert"}},
            R"([{"id":"T8","rooms":["r2"]}])");
        put(Json{{"customer", "norden"}, {"table", "tickets"}, {"mode", "upsert"}},
            R"([{"id":"T8","rooms":["r2"],"notes":1}])");
      }
      patch((R"([{"customer":"norden","id":"T1","notes":)" + std::string(notes) + "}]").c_str());
    }
    const Json before{updated(all_)["version"], updated(rooms)["version"]};
    if (hidden) session_.setSource(R"({"customer":"gone","state":"ready"})");
    const Json after{updated(all_)["version"], updated(rooms)["version"]};
    EXPECT_EQ(before, after);
    return before;
  };
  const Json first = versions(false), second = versions(true);
  EXPECT_EQ(first, Json({2, 2}));
  EXPECT_EQ(second, Json({3, 3}));
}

TEST_F(Changes, AreCountedInOpenViews) {
  patch(R"([{"customer":"norden","id":"T1","severity":"Critical"}])");
  EXPECT_EQ(updated(all_)["facets"]["severity"],
            Json::parse(R"([{"value":"Critical","count":1},{"value":null,"count":1}])"));
}

TEST_F(Changes, OfRoomsBringACustomerIntoAnOpenViewAndOutOfIt) {
  for (const bool knows_the_name : {false, true}) {
    Json policy = Json::parse(kPolicy);
    if (knows_the_name) policy["partner"]["tenantManagers"] = {"tor"};
    session_.loadPolicy(policy.dump());
    const char* const kQuery = R"({"table":"tickets","facets":["customer"],"knownCoverage":[]})";
    const Json view = open(kQuery);
    const auto expect_rows = [&](std::size_t wanted) {
      const Json now = updated(view);
      EXPECT_EQ(now["total"], wanted);
      EXPECT_EQ(now["facets"], open(kQuery)["facets"]);
      EXPECT_EQ(rows(view).size(), wanted);
    };
    expect_rows(2);
    put("norden", "rooms", R"([{"id":"r1","city":"Bergen"}])");
    expect_rows(1);
    put("norden", "rooms", R"([{"id":"r1","city":"Oslo"}])");
    expect_rows(2);
  }
}

TEST_F(Changes, ThatEndARelationshipEndAViewThatNamesTheCustomerAndLeaveTheOthersWithoutIt) {
  const Json named = open(R"({"table":"rooms","customers":["sud"]})");
  EXPECT_EQ(named["total"], 1);
  EXPECT_EQ(updated(all_)["total"], 2);
  const Json removed =
      Json::parse(session_.execute(R"({"id":"1","command":"remove_customer","customer":"sud"})"));
  ASSERT_EQ(removed["ok"]["applied"], true) << removed;
  const Json update{{"view", named["view"]}};
  EXPECT_EQ(Json::parse(session_.updateView(update.dump()))["error"]["code"], "not_found");
  EXPECT_EQ(updated(all_)["total"], 1);
  EXPECT_EQ(rows(all_)[0]["customer"], "norden");
}

TEST_F(Changes, OfRoomsAndTextsAreFollowedToo) {
  put(Json{{"table", "rooms"}, {"mode", "patch"}},
      R"([{"customer":"norden","id":"r2","city":"Oslo"},{"customer":"norden","id":"r1","city":"X"}])");
  patch(R"([{"customer":"sud","id":"T1","title":"Screen"}])");
  const Json all = rows(all_);
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0]["id"], "T2");
  EXPECT_EQ(all[1]["title"], "Screen");
}

TEST_F(Changes, SayAsOfWhenTheRowsAreRight) {
  put(Json{{"table", "tickets"}, {"mode", "patch"}, {"asOf", 5}},
      R"([{"customer":"sud","id":"T1","notes":9}])");
  const Json customers = updated(all_)["coverage"]["customers"];
  EXPECT_EQ(customers[0]["asOf"], nullptr);
  EXPECT_EQ(customers[1]["asOf"], 5);
}

// A source that brings rows of its own is there, if only to say that nothing changed.
TEST_F(Changes, OfOneCustomersPutSayThatItsSourceIsThere) {
  session_.setSource(R"({"customer":"sud","state":"failed"})");
  patch(R"([{"customer":"sud","id":"T1","notes":9}])");
  EXPECT_EQ(updated(all_)["coverage"]["customers"][1]["state"], "failed");
  put(Json{{"customer", "sud"}, {"table", "tickets"}, {"mode", "patch"}}, "[]");
  EXPECT_EQ(updated(all_)["coverage"]["customers"][1]["state"], "ready");
}

TEST_F(Changes, CountRowsWhoseRoomsAreNotLoaded) {
  const Json report = patch(R"([{"customer":"sud","id":"T1","rooms":["r1","r9"]},
                                {"customer":"norden","id":"T1","rooms":["r1"]},
                                {"customer":"norden","id":"T9","rooms":["r9"]}])");
  EXPECT_EQ(report["unplaced"], 1);
  EXPECT_EQ(report["failed"], 1);
}

}  // namespace
}  // namespace enfilade
