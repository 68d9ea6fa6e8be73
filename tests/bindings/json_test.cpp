// What the doors make of text that nobody can be trusted to have written.

#include "bindings/json/json.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "bindings/json/explain_json.h"
#include "bindings/json/read_policy.h"
#include "bindings/session.h"
#include "core/policy/matrix.h"
#include "tests/core/random.h"

namespace enfilade {
namespace {

using Document = nlohmann::json;

std::string nested(std::size_t depth) {
  return std::string(depth, '[') + std::string(depth, ']');
}

std::string message(const std::string& text) {
  const Result<JsonTree> json = parse_json(text);
  return json ? "no error" : json.error().message;
}

TEST(ParseJson, NamesLineAndColumnOfWhatIsNotJson) {
  EXPECT_EQ(message("{\n  \"a\": tru\n}"), "not JSON: line 2, column 11");
  EXPECT_EQ(message(""), "not JSON: line 1, column 1");
}

TEST(ParseJson, RefusesANulWhereverItStands) {
  using namespace std::string_literals;
  EXPECT_EQ(message("{}\0{}"s), "not JSON: line 1, column 3");
  EXPECT_EQ(message("{}\0"s), "not JSON: line 1, column 3");
  EXPECT_EQ(message("\0{}"s), "not JSON: line 1, column 1");
  EXPECT_EQ(message("{} \n"s), "no error");
}

// Sixteen bytes are looked at at once, and 256: each place among them, and before and behind them.
TEST(ParseJson, RefusesAControlCharacterWhereverItStands) {
  for (std::size_t before = 0; before < 280; before += before < 40 || before > 220 ? 1 : 40) {
    for (char control = 1; control < 0x20; ++control) {
      const std::string text =
          '"' + std::string(before, 'x') + control + std::string(40, 'x') + '"';
      EXPECT_EQ(message(text).substr(0, 8), "not JSON") << before << ", " << int{control};
    }
    EXPECT_EQ(message('"' + std::string(before, 'x') + "\x7F \\u001f" + std::string(40, 'x') + '"'),
              "no error");
  }
  EXPECT_EQ(message("{\"a\": \"0123456789012345678901234567890\x1F\"}"),
            "not JSON: line 1, column 39");
  EXPECT_EQ(message("{\"a\":\x1A 1}"), "not JSON: line 1, column 6");
}

TEST(ParseJson, TakesWhatIsNestedAsDeepAsAllowedAndNoDeeper) {
  EXPECT_EQ(message(nested(kMaxJsonDepth)), "no error");
  EXPECT_EQ(message(nested(kMaxJsonDepth + 1)), "nested too deep");
  EXPECT_EQ(message(std::string(1'000'000, '[')), "nested too deep");
}

TEST(ParseJson, RefusesAKeyThatStandsTwiceInOneObject) {
  EXPECT_EQ(message(R"({"a":{"b":1},"c":{"b":2}})"), "no error");
  const Result<JsonTree> json = parse_json(R"({"x":[0,{"a":{"b":1,"b":2}}]})");
  ASSERT_FALSE(json);
  EXPECT_EQ(json.error().message, "duplicate key \"b\"");
  EXPECT_EQ(json.error().path, "x[1].a");
}

TEST(ParseJson, RefusesWhatIsNotUtf8) {
  EXPECT_EQ(message("\"Troms\xC3\xB8\""), "no error");
  EXPECT_NE(message("\"Troms\xC3\""), "no error");
  EXPECT_NE(message("\"\xED\xA0\x80\""), "no error");
}

TEST(ParseJson, KeepsWhatIsWritten) {
  const Result<JsonTree> json = parse_json(
      "\xEF\xBB\xBF{\"b\":[1,-2,{},\"\\u00f8\\n\"],\"a\":{\"x\":null,\"y\":true},\"\":1e3}");
  ASSERT_TRUE(json);
  const Json& root = json->root();
  ASSERT_TRUE(root.is(Json::Kind::object));
  EXPECT_EQ(root.size(), 3u);
  EXPECT_TRUE(root.find("")->is(Json::Kind::fraction));
  EXPECT_EQ(root.find("c"), nullptr);
  EXPECT_TRUE(root.find("a")->find("y")->flag());
  EXPECT_TRUE(root.find("a")->find("x")->is(Json::Kind::null));
  std::vector<Json::Kind> kinds;
  root.find("b")->items([&](const Json& item) {
    kinds.push_back(item.kind());
    return true;
  });
  EXPECT_EQ(root.find("b")->size(), 4u);
  EXPECT_EQ(parse_json("\"\\u00f8\\n\"")->root().text(), "\xC3\xB8\n");
  using Kind = Json::Kind;
  EXPECT_EQ(kinds, (std::vector<Kind>{Kind::integer, Kind::integer, Kind::object, Kind::text}));
}

TEST(ParseJson, TellsNumbersApart) {
  const auto kind = [](const char* text) { return parse_json(text)->root().kind(); };
  EXPECT_EQ(parse_json("-9223372036854775808")->root().integer(), INT64_MIN);
  EXPECT_EQ(kind("9223372036854775807"), Json::Kind::integer);
  EXPECT_EQ(kind("9223372036854775808"), Json::Kind::large_integer);
  EXPECT_EQ(kind("18446744073709551616"), Json::Kind::fraction);
  EXPECT_EQ(kind("-9223372036854775809"), Json::Kind::fraction);
  EXPECT_EQ(kind("-0"), Json::Kind::integer);
  EXPECT_EQ(kind("1e-999"), Json::Kind::fraction);
  EXPECT_EQ(message("1e999"), "not JSON: line 1, column 5");
}

/// A document with some of its bytes replaced by what parsers could differ on.
std::string mangled(test::Random& random, std::string text) {
  static const std::vector<std::string> pieces{"",
                                               " ",
                                               "\n",
                                               "\t",
                                               "\v",
                                               "\x1F",
                                               "0",
                                               "-",
                                               "01",
                                               "1.",
                                               "1e5",
                                               "1e999",
                                               "-0",
                                               "\"",
                                               "\"\"",
                                               "\\",
                                               "\\u0000",
                                               "\\ud800",
                                               "\\udc00",
                                               "\\ud83d\\ude00",
                                               "\\x",
                                               "\xEF\xBB\xBF",
                                               "\xED\xA0\x80",
                                               "\xC0\x80",
                                               "\xF4\x90\x80\x80",
                                               "\xC3\xB8",
                                               "\xC3",
                                               "{",
                                               "}",
                                               "[",
                                               "]",
                                               ",",
                                               ":",
                                               "true",
                                               "null",
                                               "nul",
                                               "NaN",
                                               "/**/",
                                               "\x7F",
                                               "\x01",
                                               "\"a\":",
                                               "\"a\":1,"};
  for (std::size_t i = random.below(3); i <= 2; ++i) {
    const std::size_t at = random.below(text.size() + 1);
    text.replace(at, random.below(3), random.one_of(pieces));
  }
  if (random.chance(5)) text.insert(random.below(text.size() + 1), 1, '\0');
  return text;
}

// Whatever the one takes the other has nothing against, and whatever it refuses the other explains.
TEST(ParseJson, TakesWhatTheExplanationHasNothingAgainst) {
  const std::string document =
      R"({"a":[1,-2.5e3,"x\u00e9",true,null,[]],"b":{"c":"d","e":{}}, "f" : 0,)"
      R"("g":"sixteen bytes and sixteen more"})";
  std::size_t taken = 0, refused = 0;
  for (unsigned seed = 0; seed < 20'000; ++seed) {
    test::Random random(seed);
    const std::string text = mangled(random, document);
    const Result<JsonTree> json = parse_json(text);
    const Error explained = explain_json(text);
    if (json) {
      ++taken;
      ASSERT_EQ(explained.message, "not JSON") << text;
    } else {
      ++refused;
      ASSERT_NE(explained.message, "not JSON") << text;
      ASSERT_EQ(json.error().message, explained.message) << text;
    }
  }
  EXPECT_GT(taken, 500u);
  EXPECT_GT(refused, 1'000u);
}

TEST(ParseJson, RefusesAKeyThatStandsTwiceAmongMany) {
  std::string members;
  for (int i = 0; i < 100; ++i) members += "\"k" + std::to_string(i) + "\":0,";
  EXPECT_EQ(message('{' + members + "\"x\":0}"), "no error");
  EXPECT_EQ(message('{' + members + "\"k42\":0}"), "duplicate key \"k42\"");
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
  const auto document = Document::parse(
      R"({"version":1,"partner":{"tenantId":"p","name":"P","domain":"d","users":[{"id":"u","upn":"","name":""}],"groups":)"
      R"([{"id":"g","name":"","members":["u"]}],"globalAdministrators":["g"]},"customers":[{"tenantId":"c","name":"C",)"
      R"("alias":"","tags":["t"],"relationship":{"status":"pending","invitation":{"sentAt":"2026-01-01T00:00:00Z",)"
      R"("expiresInDays":3,"changeControl":{"x":"auto"}}},"delegation":{"rooms":{"rooms":["r"],"roomGroups":["g"],)"
      R"("where":{"country":["US"]},"except":{"rooms":[]}}},"offline":{"allowed":true,"leaseHours":1},"export":false}]})");
  const auto others = Document::parse(
      R"([null,true,0,-1,1e99,"","all","x",[],[[]],[null],{},{"x":1},{"all":true}])");
  const Document flat = document.flatten();
  std::size_t refused = 0;
  for (const auto& [pointer, old] : flat.items()) {
    for (const Document& other : others) {
      Document changed = document;
      changed[Document::json_pointer(pointer)] = other;
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

/// A document of one customer, to be spoilt.
Document one_customer() {
  return Document::parse(
      R"({"version":1,"partner":{"tenantId":"p","name":"P","users":[{"id":"u"}]},"customers":[{"tenantId":"c","name":"C",)"
      R"("relationship":{"status":"active"},"assignments":[{"id":"a","name":"A","side":"partner","role":"primary_admin",)"
      R"("members":["u"],"rooms":"all"}]}]})");
}

std::string refusal_of(const Document& document) {
  const Result<ReadPolicy> read = read_policy(document.dump());
  return read ? "no error" : read.error().path + ": " + read.error().message;
}

TEST(ReadPolicy, RefusesARuleThatAsksNothing) {
  Document document = one_customer();
  Document& rooms = document["customers"][0]["delegation"]["rooms"];
  rooms = Document::parse(R"({"where":{"country":["NO"]}})");
  EXPECT_EQ(refusal_of(document), "no error");
  rooms["where"] = Document::object();
  EXPECT_EQ(refusal_of(document), "customers[0].delegation.rooms.where: a rule needs an attribute");
  rooms["where"]["country"] = Document::array();
  EXPECT_EQ(refusal_of(document),
            "customers[0].delegation.rooms.where.country: a rule needs at least one value");
}

TEST(ReadPolicy, RefusesTwoUsersOfOneId) {
  Document document = one_customer();
  document["customers"][0]["users"] =
      Document::parse(R"([{"id":"v"},{"id":"v","name":"Another"}])");
  EXPECT_EQ(refusal_of(document), "customers[0].users[1].id: duplicate id \"v\"");
}

TEST(ReadPolicy, RefusesOtherAssignedAdminsThanOneOverAllWithoutDates) {
  const Document good = one_customer();
  EXPECT_EQ(refusal_of(good), "no error");
  Document narrow = good, ends = good, two = good;
  narrow["customers"][0]["assignments"][0]["rooms"] = Document::parse(R"({"rooms":["r1"]})");
  EXPECT_EQ(refusal_of(narrow),
            "customers[0].assignments[0].rooms: the primary admins' rooms are \"all\"");
  ends["customers"][0]["assignments"][0]["until"] = "2026-01-01T00:00:00Z";
  EXPECT_EQ(refusal_of(ends),
            "customers[0].assignments[0]: the primary admins' assignment has no dates");
  Document& assignments = two["customers"][0]["assignments"];
  assignments.push_back(Document(assignments[0]));
  assignments[1]["id"] = "b";
  EXPECT_EQ(refusal_of(two),
            "customers[0].assignments[1].role: a second assignment of \"primary_admin\"");
}

TEST(ReadPolicy, FindsAssignmentsOfACustomerThatIsNotActive) {
  Document document = one_customer();
  document["customers"][0]["relationship"]["status"] = "ended";
  const Result<ReadPolicy> read = read_policy(document.dump());
  ASSERT_TRUE(read);
  ASSERT_EQ((*read).findings.size(), 1u);
  EXPECT_EQ((*read).findings[0].finding,
            "the relationship is not active: the partner's assignments grant nothing");
}

TEST(ReadPolicy, OpensNothingThatIsNotSaid) {
  Document document = one_customer();
  const auto opened = [&] {
    return (*read_policy(document.dump())).policy.customers[0]->delegation;
  };
  EXPECT_TRUE(opened().ceiling.empty());
  EXPECT_FALSE(opened().rooms.all);
  Document& delegation = document["customers"][0]["delegation"];
  delegation["rooms"] = "all";
  EXPECT_TRUE(opened().rooms.is_all());
  EXPECT_EQ(opened().ceiling, permissions_of(BuiltInRole::primary_admin));
  delegation["permissions"] = Document::array();
  EXPECT_TRUE(opened().ceiling.empty());
  delegation["permissions"] = {"rooms.view"};
  EXPECT_EQ(opened().ceiling, PermissionSet{Permission::rooms_view});
}

}  // namespace
}  // namespace enfilade
