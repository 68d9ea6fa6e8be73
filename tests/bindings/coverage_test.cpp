// Whose rows an answer is made of is told once: who says which coverages they have is told of those
// by their digest alone, and of any other whole.

#include "bindings/coverage.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "bindings/session.h"

namespace enfilade {
namespace {

using Json = nlohmann::json;

class Coverages : public testing::Test {
 protected:
  Coverages() {
    session_.loadPolicy(policy("Norden Bank"));
    session_.signIn(R"({"user":"ada","tenant":"norden"})");
    put(R"([{"id":"hall"}])");
  }

  static std::string policy(const std::string& name, const std::string& more = "") {
    return R"({
      "version": 1, "partner": { "tenantId": "fjord", "name": "Fjord IT" },
      "customers": [{
        "tenantId": "norden", "name": ")" +
           name + R"(", "users": [{ "id": "ada" }],
        "relationship": { "status": "active" }, "delegation": { "rooms": "all" },
        "assignments": [
          { "id": "own", "name": "Own", "side": "customer", "role": "mmr_administrator",
            "members": ["ada"], "rooms": "all" }
        ]
      })" + more +
           R"(]
    })";
  }

  void put(const std::string& rows, const Json& with = {{"table", "rooms"}}) {
    Json put = with;
    put["customer"] = "norden";
    std::copy(rows.begin(), rows.end(), session_.stage(rows.size()).begin());
    session_.put(put.dump());
  }
  void set_source(const Json& source) { session_.setSource(source.dump()); }
  /// The coverage that the answer tells whoever knows these.
  Json opened(const Json& known) {
    const Json query{{"table", "rooms"}, {"knownCoverage", known}};
    return Json::parse(session_.openView(query.dump()))["ok"]["coverage"];
  }
  Json opened_of_tickets(const Json& known) {
    const Json query{{"table", "tickets"}, {"customers", {"norden"}}, {"knownCoverage", known}};
    return Json::parse(session_.openView(query.dump()))["ok"]["coverage"];
  }
  Json updated(std::uint32_t view, const Json& known) {
    const Json question{{"view", view}, {"knownCoverage", known}};
    return Json::parse(session_.updateView(question.dump()))["ok"]["coverage"];
  }

  Session session_;
};

TEST_F(Coverages, AreToldWholeToWhoDoesNotKnowThem) {
  const Json coverage = opened(Json::array());
  EXPECT_EQ(coverage["complete"], true);
  EXPECT_EQ(coverage["customers"][0]["customer"], "norden");
  EXPECT_EQ(coverage["customers"][0]["rows"], 1);
  EXPECT_EQ(coverage["digest"].get<std::string>().size(), 16u);
  EXPECT_EQ(opened(Json::array({"another"})), coverage);
}

TEST_F(Coverages, AreToldByTheirDigestToWhoKnowsThem) {
  const Json digest = opened(Json::array())["digest"];
  EXPECT_EQ(opened(Json::array({"another", digest})), Json({{"digest", digest}}));
  EXPECT_EQ(updated(1, Json::array({digest})), Json({{"digest", digest}}));
}

TEST_F(Coverages, AreToldWithoutADigestToWhoSaysNothing) {
  const Json coverage = Json::parse(session_.openView(R"({"table":"rooms"})"))["ok"]["coverage"];
  EXPECT_EQ(coverage.size(), 2u) << coverage;
}

TEST_F(Coverages, HaveAnotherDigestForEverythingThatTheySay) {
  Json known = Json::array();
  const auto expect_another = [&](const char* what) {
    const Json coverage = opened(known);
    EXPECT_TRUE(coverage.contains("customers")) << what;
    known.push_back(coverage["digest"]);
  };
  expect_another("at first");
  put(R"([{"id":"hall"},{"id":"vault"}])");
  expect_another("a row more");
  set_source({{"customer", "norden"}, {"state", "stale"}});
  expect_another("another state");
  set_source({{"customer", "norden"}, {"state", "stale"}, {"asOf", 0}});
  expect_another("a time");
  set_source({{"customer", "norden"}, {"state", "stale"}, {"asOf", 1}});
  expect_another("another time");
  set_source({{"customer", "norden"}, {"state", "stale"}, {"asOf", 1}, {"message", "soon"}});
  expect_another("a message");

  session_.openView(R"({"table":"tickets","customers":["norden"],"knownCoverage":[]})");
  EXPECT_FALSE(opened(known).contains("customers")) << "after a question about another table";
  session_.loadPolicy(policy("Norden"));
  session_.signIn(R"({"user":"ada","tenant":"norden"})");
  expect_another("another name");
  put(R"([{"id":"hall"},{"id":"vault"}])");
  expect_another("rows that came after it");

  session_.loadPolicy(policy("Norden Bank"));
  session_.signIn(R"({"user":"ada","tenant":"norden"})");
  put(R"([{"id":"lobby"}])");
  EXPECT_FALSE(opened(known).contains("customers")) << "as it was at first";
}

TEST_F(Coverages, HaveAnotherDigestForAnotherTable) {
  const Json digest = opened(Json::array())["digest"];
  const Json coverage = opened_of_tickets(Json::array({digest}));
  ASSERT_TRUE(coverage.contains("customers")) << coverage;
  EXPECT_NE(coverage["digest"], digest);
}

// Where rows change as they lie, nothing else is made anew.
TEST_F(Coverages, HaveAnotherDigestWhenASourceSaysThatNothingChanged) {
  put(R"([{"id":"T1","rooms":["hall"]}])", {{"table", "tickets"}});
  const Json digest = opened_of_tickets(Json::array())["digest"];
  const Json patch{{"table", "tickets"}, {"mode", "patch"}, {"asOf", 5}};
  put(R"([{"id":"T1","status":null}])", patch);
  const Json coverage = opened_of_tickets(Json::array({digest}));
  ASSERT_TRUE(coverage.contains("customers")) << coverage;
  EXPECT_EQ(coverage["customers"][0]["asOf"], 5);
}

TEST_F(Coverages, HaveAnotherDigestWhenARowIsAddedWhereTheOthersLie) {
  put(R"([{"id":"T1","rooms":["hall"]}])", {{"table", "tickets"}});
  const Json digest = opened_of_tickets(Json::array())["digest"];
  const std::string more = R"([{"customer":"norden","id":"T2","rooms":["hall"]}])";
  std::copy(more.begin(), more.end(), session_.stage(more.size()).begin());
  session_.put(R"({"table":"tickets","mode":"upsert"})");
  const Json coverage = opened_of_tickets(Json::array({digest}));
  ASSERT_TRUE(coverage.contains("customers")) << coverage;
  EXPECT_EQ(coverage["customers"][0]["rows"], 2);
}

TEST_F(Coverages, HaveAnotherDigestForOtherCustomers) {
  session_.loadPolicy(policy("Norden Bank", R"(, { "tenantId": "sund", "name": "Sund" })"));
  session_.signIn(R"({"user":"ada","tenant":"norden"})");
  put(R"([{"id":"hall"}])");
  const auto of = [&](const Json& customers) {
    const Json query{
        {"table", "rooms"}, {"customers", customers}, {"knownCoverage", Json::array()}};
    return Json::parse(session_.openView(query.dump()))["ok"]["coverage"];
  };
  const Json one = of({"norden"}), none = of(Json::array());
  EXPECT_EQ(one["customers"].size(), 1u);
  EXPECT_EQ(none["customers"].size(), 0u) << none;
  EXPECT_NE(one["digest"], none["digest"]);
  EXPECT_EQ(of({"norden"}), one);
}

TEST_F(Coverages, AreKnownByListsOfTextsOnly) {
  const auto error = [&](const char* query) {
    return Json::parse(session_.openView(query))["error"]["path"];
  };
  EXPECT_EQ(error(R"({"table":"rooms","knownCoverage":"all"})"), "knownCoverage");
  EXPECT_EQ(error(R"({"table":"rooms","knownCoverage":[7]})"), "knownCoverage[0]");
  const Json nested{{"view", 1}, {"query", {{"table", "rooms"}, {"knownCoverage", {"x"}}}}};
  opened(Json::array());
  EXPECT_EQ(Json::parse(session_.updateView(nested.dump()))["error"]["path"],
            "query.knownCoverage");
}

}  // namespace
}  // namespace enfilade
