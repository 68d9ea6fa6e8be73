// Rows as bytes for a page: the same as in the JSON text of the same window, of every type of
// column and any text.
//
// Of Norden, Gro sees everything; Tor sees notes in oslo and bergen, and reads their text in oslo.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "bindings/session.h"
#include "tests/bindings/random_documents.h"
#include "tests/bindings/unpacked_rows.h"

namespace enfilade {
namespace {

using test::Json;
using Call = std::string (Session::*)(const std::string&);

constexpr const char* kPolicy = R"({
  "version": 1,
  "partner": {
    "tenantId": "fjord", "name": "Fjord IT", "users": [{ "id": "tor" }, { "id": "gro" }]
  },
  "customers": [{
    "tenantId": "norden", "name": "Nörden 会议 𐐀", "alias": "N", "tags": ["emea", "big"],
    "relationship": { "status": "active" }, "delegation": { "rooms": "all" },
    "roles": [
      { "id": "seer", "side": "partner", "name": "S", "permissions": ["reports.view", "rooms.view"] },
      { "id": "reader", "side": "partner", "name": "R", "permissions": ["rooms.modify"] }
    ],
    "assignments": [
      { "id": "admins", "name": "Assigned admins", "side": "partner", "role": "primary_admin",
        "members": ["gro"], "rooms": "all" },
      { "id": "a1", "name": "A1", "side": "partner", "role": "seer", "members": ["tor"],
        "rooms": { "rooms": ["oslo", "bergen"] } },
      { "id": "a2", "name": "A2", "side": "partner", "role": "reader", "members": ["tor"],
        "rooms": { "rooms": ["oslo"] } }
    ]
  }]
})";

/// A column of each type.
constexpr const char* kNotes = R"({
  "name": "notes", "permission": "reports.view",
  "columns": [
    { "name": "about", "type": "rooms" },
    { "name": "text", "type": "text", "permission": "rooms.modify" },
    { "name": "author", "type": "name" },
    { "name": "kind", "type": "enumeration", "values": ["z", "a", "b"] },
    { "name": "labels", "type": "set" },
    { "name": "done", "type": "flag" },
    { "name": "count", "type": "integer" },
    { "name": "share", "type": "number" },
    { "name": "at", "type": "time" }
  ]
})";

constexpr const char* kRooms = R"([
  { "id": "oslo", "name": "Oslo", "country": "NO", "capacity": 4, "roomGroups": ["a", "b"] },
  { "id": "bergen", "country": "NO" },
  { "id": "lima", "name": "Lima 🏔️", "capacity": 0, "licensed": true }
])";

constexpr const char* kRows = R"([
  { "id": "nothing" },
  { "id": "all", "about": ["oslo", "lima"], "text": "Tap it", "author": "Åse", "kind": "z",
    "labels": ["x", "y"], "done": true, "count": -9007199254740991, "share": 0.1, "at": 0 },
  { "id": "odd", "about": ["bergen"], "text": "", "author": "", "kind": "a", "labels": [],
    "done": false, "count": 0, "share": -1.7976931348623157e308, "at": -1 },
  { "id": "𐐀", "about": ["oslo"], "text": "\uFEFF\"会议室\\\u0000\n🏔️", "author": "𐐀", "labels": ["𐐀", "会"],
    "count": 9007199254740991, "share": 5e-324 },
  { "id": "again", "about": ["oslo", "bergen"], "text": "Tap it", "author": "Tap it", "kind": "b",
    "labels": ["again", "id", "x"], "count": 7, "share": 7, "at": 1767607200000 }
])";

class PackedRows : public testing::Test {
 protected:
  PackedRows() {
    ok(&Session::declareTable, Json::parse(kNotes));
    ok(&Session::loadPolicy, Json::parse(kPolicy));
    sign_in("gro");
    put("rooms", kRooms);
    put("notes", kRows);
  }

  Json ok(Call call, const Json& with) {
    const Json answer = Json::parse((session_.*call)(with.dump()));
    EXPECT_TRUE(answer.contains("ok")) << answer;
    return answer.value("ok", Json());
  }
  void sign_in(const char* user) { ok(&Session::signIn, {{"user", user}}); }
  void put(const char* table, std::string_view rows) {
    std::copy(rows.begin(), rows.end(), session_.stage(rows.size()).begin());
    const Json report = ok(&Session::put, {{"customer", "norden"}, {"table", table}});
    EXPECT_EQ(report["failed"], 0) << report;
  }

  /// A window of a query's rows, packed, which is held to what `window` gives.
  Json packed(const Json& query, int offset = 0, int count = 100) {
    const Json asked{
        {"view", ok(&Session::openView, query)["view"]}, {"offset", offset}, {"count", count}};
    Json window = ok(&Session::window, asked);
    const Json head = ok(&Session::packedWindow, asked);
    const Json rows = test::unpacked_rows(session_.staged());
    EXPECT_EQ(rows, window["rows"]);
    EXPECT_EQ(head["bytes"], session_.staged().size());
    EXPECT_EQ(head["total"], window["total"]);
    EXPECT_EQ(head["version"], window["version"]);
    return rows;
  }

  Session session_;
};

TEST_F(PackedRows, AreTheRowsOfTheWindowOfEveryTypeOfColumn) {
  EXPECT_EQ(packed({{"table", "notes"}}).size(), 5u);
  EXPECT_EQ(packed({{"table", "rooms"}}).size(), 3u);
  EXPECT_EQ(packed({{"table", "notes"}, {"orderBy", {{{"column", "id"}}}}}, 1, 2)[0]["id"], "all");
}

TEST_F(PackedRows, AreNoneWhereThereAreNone) {
  EXPECT_EQ(packed({{"table", "tickets"}, {"customers", {"norden"}}}), Json::array());
  EXPECT_EQ(packed({{"table", "notes"}}, 5), Json::array());
  EXPECT_EQ(packed({{"table", "notes"}}, 0, 0), Json::array());
}

TEST_F(PackedRows, AreOfTheColumnsThatTheQueryShows) {
  const Json columns{"text",          "customer.tags",   "customer.alias", "id",
                     "room.capacity", "room.roomGroups", "room.licensed",  "about"};
  const Json rows = packed({{"table", "notes"}, {"columns", columns}, {"box", "id:all"}});
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0]["room.capacity"], Json::parse("[4,0]"));
  EXPECT_EQ(rows[0]["room.roomGroups"], Json::parse(R"([["a","b"],null])"));
  EXPECT_EQ(rows[0]["customer.tags"], Json::parse(R"(["emea","big"])"));
  EXPECT_FALSE(rows[0].contains("author"));
}

TEST_F(PackedRows, SayWhatIsWithheldAndNotWhatItIs) {
  sign_in("tor");
  const Json rows = packed({{"table", "notes"}, {"box", "sort:id"}});
  ASSERT_EQ(rows.size(), 4u);  // not the one about no room
  for (const Json& row : rows) {
    const bool withheld = row["id"] == "odd" || row["id"] == "again";  // bergen's
    EXPECT_EQ(row["withheld"], withheld ? Json{"text"} : Json::array()) << row;
    EXPECT_EQ(row["text"].is_null(), withheld) << row;
  }
  sign_in("gro");
  EXPECT_EQ(packed({{"table", "notes"}}).size(), 5u);
}

TEST_F(PackedRows, HoldATextOnceHoweverManyRowsSayIt) {
  std::string many = "[";
  for (int i = 0; i < 300; ++i)
    many += (i == 0 ? "" : ",") + (R"({"id":"n)" + std::to_string(1000 + i)) +
            R"(","text":"the very same sentence"})";
  put("notes", many + "]");
  EXPECT_EQ(packed({{"table", "notes"}}, 0, 300).size(), 300u);
  const auto bytes = session_.staged();
  const std::string all(bytes.begin(), bytes.end());
  const std::size_t first = all.find("the very same sentence");
  ASSERT_NE(first, all.npos);
  EXPECT_EQ(all.find("the very same sentence", first + 1), all.npos);
}

// A page that keeps a text keeps those that it was decoded with.
TEST_F(PackedRows, HoldLongTextsInSeveralBlocks) {
  Json many = Json::array();
  for (int i = 0; i < 40; ++i) {
    const std::string text =
        i == 7 ? std::string(100'000, 'x') : std::string(1'900, static_cast<char>('a' + i % 26));
    many.push_back({{"id", std::to_string(100 + i)}, {"text", text + "会议" + std::to_string(i)}});
  }
  put("notes", many.dump());
  EXPECT_EQ(packed({{"table", "notes"}}).size(), 40u);
  std::uint32_t blocks = 0;
  std::memcpy(&blocks, session_.staged().data() + 20, sizeof(blocks));
  EXPECT_GT(blocks, 4u);
  EXPECT_LT(blocks, 9u);
}

TEST_F(PackedRows, AreGoneWhereAnotherSeesOrTheRowsAre) {
  const auto expect_gone_by = [&](Call call, const Json& with) {
    sign_in("gro");
    put("notes", kRows);
    packed({{"table", "notes"}});
    ASSERT_FALSE(session_.staged().empty());
    ok(call, with);
    EXPECT_TRUE(session_.staged().empty()) << with;
  };
  expect_gone_by(&Session::signIn, {{"user", "tor"}});
  expect_gone_by(&Session::viewAs, {{"user", "tor"}});
  expect_gone_by(&Session::wipe, {{"customer", "norden"}});
  expect_gone_by(&Session::wipe, Json::object());
  expect_gone_by(&Session::remove, {{"customer", "norden"}, {"table", "notes"}, {"ids", {"all"}}});
  expect_gone_by(&Session::loadPolicy, Json::parse(kPolicy));
  expect_gone_by(&Session::execute,
                 {{"id", "1"}, {"command", "remove_customer"}, {"customer", "norden"}});
}

TEST_F(PackedRows, AreStagedInPlaceOfThoseBeforeAndNotOnceAWindowIsRefused) {
  packed({{"table", "notes"}});
  const Json refused = Json::parse(session_.packedWindow(R"({"view":99,"offset":0,"count":1})"));
  EXPECT_EQ(refused["error"]["code"], "bad_question");
  EXPECT_TRUE(session_.staged().empty());
}

TEST_F(PackedRows, AreTheRowsOfTheWindowInRandomWorlds) {
  std::size_t rows = 0;
  for (std::uint32_t seed = 0; seed < 100; ++seed) {
    const test::Documents world = test::random_documents(seed);
    session_ = Session();
    ok(&Session::loadPolicy, world.policy);
    sign_in("u0");
    ok(&Session::setAllTicketsView, {{"on", true}});
    for (const auto& [tables, name] :
         {std::pair{&world.rooms, "rooms"}, {&world.tickets, "tickets"}}) {
      for (const auto& [customer, sent] : *tables) {
        const std::string text = sent.dump();
        std::copy(text.begin(), text.end(), session_.stage(text.size()).begin());
        session_.put(Json{{"customer", customer}, {"table", name}}.dump());
      }
      rows += packed({{"table", name}}).size();
    }
    rows +=
        packed({{"table", "tickets"}, {"columns", {"title", "room.country", "room.key"}}}).size();
  }
  EXPECT_GT(rows, 300u);
}

// Else a test that reads packed rows could pass over what is wrong in them.
TEST(UnpackedRows, AreRefusedWhereTheBytesLie) {
  using Bytes = std::vector<std::uint8_t>;
  EXPECT_THROW(test::unpacked_rows(Bytes(23)), std::out_of_range);
  Bytes one_row_of_one_member(24);
  one_row_of_one_member[0] = one_row_of_one_member[4] = 1;
  EXPECT_THROW(test::unpacked_rows(one_row_of_one_member), std::out_of_range);
  Bytes text_behind(25, 0);
  EXPECT_THROW(test::unpacked_rows(text_behind), std::out_of_range);
  Bytes a_text_of_nothing(24 + 4 + 8);
  a_text_of_nothing[16] = a_text_of_nothing[20] = a_text_of_nothing[28] = 1;
  EXPECT_EQ(test::unpacked_rows(a_text_of_nothing), Json::array());
  a_text_of_nothing[24] = 5;
  EXPECT_THROW(test::unpacked_rows(a_text_of_nothing), std::out_of_range);
  EXPECT_EQ(test::unpacked_rows(Bytes(24)), Json::array());
}

}  // namespace
}  // namespace enfilade
