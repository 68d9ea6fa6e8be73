// What the doors make of text that nobody can be trusted to have written.

#include "bindings/json/json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "bindings/json/read_policy.h"
#include "bindings/session.h"

namespace enfilade {
namespace {

std::string nested(std::size_t depth) {
  return std::string(depth, '[') + std::string(depth, ']');
}

std::string message(const std::string& text) {
  const Result<Json> json = parse_json(text);
  return json ? "no error" : json.error().message;
}

TEST(ParseJson, NamesLineAndColumnOfWhatIsNotJson) {
  EXPECT_EQ(message("{\n  \"a\": tru\n}"), "not JSON: line 2, column 11");
  EXPECT_EQ(message(""), "not JSON: line 1, column 1");
}

TEST(ParseJson, TakesWhatIsNestedAsDeepAsAllowedAndNoDeeper) {
  EXPECT_EQ(message(nested(kMaxJsonDepth)), "no error");
  EXPECT_EQ(message(nested(kMaxJsonDepth + 1)), "nested too deep");
  EXPECT_EQ(message(std::string(1'000'000, '[')), "nested too deep");
}

TEST(ParseJson, RefusesAKeyThatStandsTwiceInOneObject) {
  EXPECT_EQ(message(R"({"a":{"b":1},"c":{"b":2}})"), "no error");
  const Result<Json> json = parse_json(R"({"x":[0,{"a":{"b":1,"b":2}}]})");
  ASSERT_FALSE(json);
  EXPECT_EQ(json.error().message, "duplicate key \"b\"");
  EXPECT_EQ(json.error().path, "x[1].a");
}

TEST(ParseJson, RefusesWhatIsNotUtf8) {
  EXPECT_EQ(message("\"Troms\xC3\xB8\""), "no error");
  EXPECT_NE(message("\"Troms\xC3\""), "no error");
  EXPECT_NE(message("\"\xED\xA0\x80\""), "no error");
}

TEST(Doors, AnswerAnyPieceOfADocumentWithARefusalAndNoCrash) {
  const std::string document =
      R"({"version":1,"partner":{"tenantId":"p","name":"P","users":[{"id":"u"}],"groups":[{"id":"g","members":["u"]}]},)"
      R"("customers":[{"tenantId":"c","name":"C","relationship":{"status":"active"},"delegation":{"rooms":{"all":true,)"
      R"("except":{"where":{"country":["US"],"licensed":[true]}}},"permissions":["rooms.view"]},"roles":[{"id":"r",)"
      R"("side":"partner","name":"R","permissions":["rooms.view"]}],"assignments":[{"id":"a","name":"A","side":)"
      R"("partner","role":"r","members":["g"],"rooms":"all","from":"2026-01-01T00:00:00Z"}]}],"templates":[]})";
  ASSERT_TRUE(read_policy(document));
  Session session;
  for (std::size_t end = 0; end < document.size(); ++end) {
    EXPECT_EQ(session.loadPolicy(document.substr(0, end)).substr(0, 10), R"({"error":{)");
  }
}

// Each value of a document is swapped for one of every other kind: taken or refused, never a crash,
// and a refusal says where.
TEST(Doors, SurviveAnyValueInAnyPlaceOfADocument) {
  const Json document = *parse_json(
      R"({"version":1,"partner":{"tenantId":"p","name":"P","domain":"d","users":[{"id":"u","upn":"","name":""}],"groups":)"
      R"([{"id":"g","name":"","members":["u"]}],"globalAdministrators":["g"]},"customers":[{"tenantId":"c","name":"C",)"
      R"("alias":"","tags":["t"],"relationship":{"status":"pending","invitation":{"sentAt":"2026-01-01T00:00:00Z",)"
      R"("expiresInDays":3,"changeControl":{"x":"auto"}}},"delegation":{"rooms":{"rooms":["r"],"roomGroups":["g"],)"
      R"("where":{"country":["US"]},"except":{"rooms":[]}}},"offline":{"allowed":true,"leaseHours":1},"export":false}]})");
  const Json others =
      *parse_json(R"([null,true,0,-1,1e99,"","all","x",[],[[]],[null],{},{"x":1},{"all":true}])");
  const Json flat = document.flatten();
  std::size_t refused = 0;
  for (const auto& [pointer, old] : flat.items()) {
    for (const Json& other : others) {
      Json changed = document;
      changed[Json::json_pointer(pointer)] = other;
      const Result<ReadPolicy> read = read_policy(changed.dump());
      if (read) continue;
      ++refused;
      EXPECT_FALSE(read.error().path.empty())
          << pointer << " = " << other << ": " << read.error().message;
    }
  }
  EXPECT_GT(refused, 200u);
}

TEST(ReadPolicy, LoadsWhatGrantsNothingWrongWithAFinding) {
  const Result<ReadPolicy> read = read_policy(
      R"({"version":1,"partner":{"tenantId":"p","name":"P","users":[],"groups":[{"id":"g","members":["nobody"]}]},)"
      R"("customers":[{"tenantId":"c","name":"C","relationship":{"status":"active"},"assignments":[{"id":"a","name":"A",)"
      R"("side":"partner","role":"gone","members":["g"],"rooms":"all"}]}]})");
  ASSERT_TRUE(read);
  std::vector<std::string> said;
  for (const Finding& finding : (*read).findings)
    said.push_back(finding.path + ": " + finding.finding);
  EXPECT_EQ(said,
            (std::vector<std::string>{"partner.groups[0].members[0]: \"nobody\" is nobody",
                                      "customers[0].assignments[0].role: there is no role \"gone\"",
                                      "customers[0]: nobody is primary admin"}));
}

}  // namespace
}  // namespace enfilade
