// What a session keeps to: nobody is answered before somebody signs in, customers stay apart, and
// what was done stays on record. Norden and Sud are looked after by Fjord; Ada of Norden and Eva of
// Sud are the first users of their own directories, and administrators there.

#include "bindings/session.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

namespace enfilade {
namespace {

using Json = nlohmann::json;

constexpr Instant kNow = 1'767'607'200'000;

Json document() {
  return Json::parse(R"({
    "version": 1,
    "partner": {
      "tenantId": "fjord", "name": "Fjord IT", "domain": "fjord.example",
      "users": [{ "id": "tor" }, { "id": "gro" }], "globalAdministrators": ["gro"]
    },
    "customers": [
      {
        "tenantId": "norden", "name": "Norden Bank", "users": [{ "id": "ada" }],
        "relationship": { "status": "active" }, "delegation": { "rooms": "all" },
        "assignments": [
          { "id": "admins", "name": "Assigned admins", "side": "partner", "role": "primary_admin",
            "members": ["tor"], "rooms": "all" },
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

class Sessions : public testing::Test {
 protected:
  Sessions() {
    session_.advance(Json{{"now", kNow}}.dump());
    load(document());
  }

  void load(const Json& policy) {
    ASSERT_EQ(session_.loadPolicy(policy.dump()).substr(0, 6), R"({"ok":)");
  }
  void sign_in(const char* user, const char* tenant) {
    session_.signIn(Json{{"user", user}, {"tenant", tenant}}.dump());
  }
  std::string put_rooms(const char* customer, const Json& rows) {
    const std::string text = rows.dump();
    std::copy(text.begin(), text.end(), session_.stage(text.size()).begin());
    return session_.put(Json{{"customer", customer}, {"table", "rooms"}}.dump());
  }
  std::string reason(Json question) {
    return Json::parse(session_.decide(question.dump()))["ok"]["reason"];
  }
  /// "applied", why it is refused, or what is wrong with the question.
  std::string tried(Json command) {
    if (!command.contains("id")) command["id"] = "c" + std::to_string(++commands_);
    const Json answer = Json::parse(session_.execute(command.dump()));
    if (answer.contains("error")) return answer["error"]["path"];
    const Json& outcome = answer["ok"];
    if (outcome.contains("refusal")) return outcome["refusal"]["reason"];
    return outcome["applied"] == true ? "applied" : "dry run";
  }
  Json records(const char* tenant) {
    return Json::parse(session_.audit(Json{{"tenant", tenant}}.dump()))["ok"]["records"];
  }

  Session session_;
  int commands_ = 0;
};

TEST_F(Sessions, AnswerNothingBeforeSomebodySignsIn) {
  using Call = std::string (Session::*)(const std::string&);
  const std::pair<Call, const char*> calls[]{
      {&Session::customers, "{}"},
      {&Session::put, R"({"customer":"norden","table":"rooms"})"},
      {&Session::beginPut, R"({"customer":"norden","table":"rooms"})"},
      {&Session::continuePut, R"({"put":1})"},
      {&Session::finishPut, R"({"put":1})"},
      {&Session::abortPut, R"({"put":1})"},
      {&Session::remove, R"({"customer":"norden","table":"rooms","ids":[]})"},
      {&Session::setSource, R"({"customer":"norden","state":"ready"})"},
      {&Session::wipe, "{}"},
      {&Session::setAllTicketsView, R"({"on":true})"},
      {&Session::openView, R"({"table":"rooms"})"},
      {&Session::updateView, R"({"view":1})"},
      {&Session::window, R"({"view":1,"offset":0,"count":1})"},
      {&Session::packedWindow, R"({"view":1,"offset":0,"count":1})"},
      {&Session::columns, R"({"view":1,"offset":0,"count":1})"},
      {&Session::closeView, R"({"view":1})"},
      {&Session::openExport, R"({"view":1,"format":"csv"})"},
      {&Session::readExport, R"({"export":1,"rows":1})"},
      {&Session::closeExport, R"({"export":1})"},
      {&Session::decide, R"({"permission":"roles.view","customer":"norden"})"},
      {&Session::roomsWhere, R"({"permission":"rooms.view"})"},
      {&Session::whoMay, R"({"permission":"roles.view","customer":"norden"})"},
      {&Session::whatMay, "{}"},
      {&Session::decideMany, R"({"questions":[]})"},
      {&Session::compare, R"({"first":{"user":"tor"},"second":{"user":"gro"}})"},
      {&Session::explain, R"({"permission":"roles.view","customer":"norden"})"},
      {&Session::roomsWhere, R"({"permission":"rooms.view","user":"tor"})"},
      {&Session::viewAs, R"({"user":"tor"})"},
      {&Session::lint, "{}"},
      {&Session::nextChange, "{}"},
      {&Session::diff, R"({"command":{"id":"c","command":"remove_partner","customer":"norden"}})"},
      {&Session::memory, "{}"},
      {&Session::segment, R"({"customer":"norden","table":"rooms"})"},
      {&Session::parse, R"({"table":"rooms","box":"oslo"})"},
      {&Session::print, R"({"query":{"table":"rooms"},"as":"box"})"},
      {&Session::suggest, R"({"table":"rooms","box":"na"})"},
      {&Session::execute, R"({"id":"c","command":"remove_partner","customer":"norden"})"},
      {&Session::audit, R"({"tenant":"norden"})"}};
  for (const auto& [call, question] : calls) {
    EXPECT_EQ(Json::parse((session_.*call)(question))["error"]["code"], "not_signed_in")
        << question;
  }
}

TEST_F(Sessions, KeepUsersOfOneCustomerStrangersToAnother) {
  sign_in("ada", "norden");
  EXPECT_EQ(Json::parse(session_.customers("{}"))["ok"].size(), 1u);
  put_rooms("sud", {{{"id", "s1"}, {"name", "Nice"}}});
  EXPECT_EQ(reason({{"permission", "rooms.view"}, {"customer", "sud"}, {"room", "s1"}}),
            "not_found");
  const Json own{{"permission", "settings.view"}, {"customer", "norden"}};
  EXPECT_EQ(reason(own), "allowed");
  Json about = own;
  about["permission"] = "roles.view";
  about["user"] = "eva";
  about["tenant"] = "sud";
  EXPECT_EQ(reason(about), "not_assigned") << "a user of another customer is nobody here";
}

TEST_F(Sessions, LeaveTheCustomersOwnPeopleTheirRowsWithoutARelationship) {
  Json policy = document();
  policy["customers"][0]["relationship"]["status"] = "ended";
  load(policy);
  sign_in("ada", "norden");
  EXPECT_EQ(Json::parse(put_rooms("norden", {{{"id", "n1"}}}))["ok"]["taken"], 1);
  EXPECT_EQ(reason({{"permission", "rooms.view"}, {"customer", "norden"}, {"room", "n1"}}),
            "allowed");
}

/// The same world and its helpers, as often as one likes.
struct World : Sessions {
  void TestBody() override {}
  using Sessions::load;
  using Sessions::put_rooms;
  using Sessions::session_;
  using Sessions::sign_in;
  using Sessions::tried;
};

TEST_F(Sessions, SayWhichRoomsAsIfNothingHadBeenAskedBefore) {
  using Step = std::function<void(World&)>;
  const auto put = [](const char* customer, Json rows) -> Step {
    return [=](World& in) { in.put_rooms(customer, rows); };
  };
  const auto sign = [](const char* user, const char* tenant) -> Step {
    return [=](World& in) { in.sign_in(user, tenant); };
  };
  const auto execute = [](Json command) -> Step {
    return [=](World& in) { EXPECT_EQ(in.tried(command), "applied") << command; };
  };
  Json ended = document();
  ended["customers"][1]["relationship"]["status"] = "ended";
  const Json narrow{{"command", "change_delegation"},
                    {"customer", "norden"},
                    {"delegation", {{"rooms", {{"where", {{"country", {"NO"}}}}}}}}};
  const Json moved{{"command", "modify_room"},
                   {"customer", "norden"},
                   {"room", "n2"},
                   {"changes", {{"country", "NO"}}}};
  const std::vector<Step> steps{
      sign("tor", "fjord"),
      put("norden", {{{"id", "n1"}, {"country", "NO"}}, {{"id", "n2"}, {"country", "SE"}}}),
      put("sud", {{{"id", "s1"}}}),
      sign("ada", "norden"),
      execute(narrow),
      sign("tor", "fjord"),
      sign("ada", "norden"),
      execute(moved),
      sign("tor", "fjord"),
      put("norden", {{{"id", "n3"}, {"country", "NO"}}}),
      [](World& in) { in.session_.advance(R"({"now":1767607300000})"); },
      sign("eva", "sud"),
      execute({{"command", "unenroll_room"}, {"customer", "sud"}, {"room", "s1"}}),
      sign("tor", "fjord"),
      [](World& in) { in.session_.wipe("{}"); },
      put("sud", {{{"id", "s1"}}, {{"id", "s2"}}}),
      [&](World& in) { in.load(ended); },
      [&](World& in) { in.load(document()); },
  };
  const auto said = [](Session& session) {
    std::string all;
    for (const char* permission : {"rooms.view", "roles.view"}) {
      all += session.roomsWhere(Json{{"permission", permission}}.dump());
    }
    return all;
  };
  World asked;
  std::set<std::string> answers;
  for (std::size_t last = 0; last < steps.size(); ++last) {
    steps[last](asked);
    World fresh;
    for (std::size_t step = 0; step <= last; ++step) steps[step](fresh);
    const std::string answer = said(asked.session_);
    ASSERT_EQ(answer, said(fresh.session_)) << "after step " << last;
    answers.insert(answer);
  }
  EXPECT_GE(answers.size(), 7u) << "the steps change what is said";
}

TEST_F(Sessions, HoldNoRowsAfterTheEndOfARelationship) {
  sign_in("tor", "fjord");
  put_rooms("norden", {{{"id", "n1"}, {"name", "Oslo"}}});
  const auto held = [&] { return Json::parse(session_.memory("{}"))["ok"]["customers"].size(); };
  EXPECT_EQ(held(), 1u);
  EXPECT_EQ(tried({{"command", "remove_customer"}, {"customer", "norden"}}), "applied");
  EXPECT_EQ(held(), 0u);
}

TEST_F(Sessions, ForgetAtTheEndOfARelationshipTheRecordsThatTheCustomerKeeps) {
  sign_in("gro", "fjord");
  tried({{"command", "remove_customer"}, {"customer", "norden"}});  // refused, and kept at home
  const auto kept = [&] {
    sign_in("ada", "norden");
    const std::size_t of_customer = records("norden").size();
    sign_in("gro", "fjord");
    return std::pair(of_customer, records("fjord").size());
  };
  sign_in("tor", "fjord");
  put_rooms("norden", {{{"id", "n1"}}});
  tried({{"command", "modify_room"},
         {"customer", "norden"},
         {"room", "n1"},
         {"changes", {{"name", "Oslo"}}}});
  EXPECT_EQ(kept(), std::pair(std::size_t{1}, std::size_t{1}));
  sign_in("tor", "fjord");
  EXPECT_EQ(tried({{"command", "remove_customer"}, {"customer", "norden"}}), "applied");
  EXPECT_EQ(kept(), std::pair(std::size_t{1}, std::size_t{1})) << "that it ended is kept";
}

TEST_F(Sessions, KeepTheRecordOfAnInvitationThatWasDeclined) {
  sign_in("ada", "norden");
  EXPECT_EQ(tried({{"command", "remove_partner"}, {"customer", "norden"}}), "applied");
  const std::size_t before = records("norden").size();
  EXPECT_EQ(tried({{"command", "send_invitation"},
                   {"customer", "norden"},
                   {"invitation", {{"domain", "fjord.example"}, {"expiresInDays", 7}}}}),
            "applied");
  sign_in("gro", "fjord");
  EXPECT_EQ(tried({{"command", "decline_invitation"}, {"customer", "norden"}}), "applied");
  sign_in("ada", "norden");
  EXPECT_EQ(records("norden").size(), before + 2) << "only the audit knows";
}

TEST_F(Sessions, GiveAKeyOnce) {
  sign_in("ada", "norden");
  put_rooms("norden", {{{"id", "n1"}, {"key", "SECRET"}}});
  const std::string download =
      R"({"id":"once","command":"download_key","customer":"norden","room":"n1"})";
  EXPECT_EQ(Json::parse(session_.execute(download))["ok"]["key"], "SECRET");
  session_.wipe("{}");
  const std::string again = session_.execute(download);
  EXPECT_EQ(again.find("SECRET"), std::string::npos) << again;
}

TEST_F(Sessions, ForgetTheSameWhenADocumentSaysThatItEnded) {
  sign_in("tor", "fjord");
  for (const char* customer : {"norden", "sud"}) {
    put_rooms(customer, {{{"id", "r"}}});
    tried({{"command", "modify_room"},
           {"customer", customer},
           {"room", "r"},
           {"changes", {{"name", "Oslo"}}}});
  }
  Json policy = document();
  policy["customers"][0]["relationship"]["status"] = "ended";
  load(policy);
  sign_in("ada", "norden");
  EXPECT_EQ(records("norden").size(), 0u);
  sign_in("eva", "sud");
  EXPECT_EQ(records("sud").size(), 1u);
}

Json setting(const char* customer, const char* value) {
  return {{"id", "once"},
          {"command", "edit_settings"},
          {"customer", customer},
          {"settings", {{"language", value}}}};
}

TEST_F(Sessions, ApplyACommandOnceForEachViewer) {
  sign_in("ada", "norden");
  const std::string answer = session_.execute(setting("norden", "nb").dump());
  EXPECT_EQ(Json::parse(answer)["ok"]["revision"], 1);
  sign_in("eva", "sud");
  EXPECT_EQ(tried(setting("norden", "nb")), "not_found") << "hers it is not";
  EXPECT_EQ(tried(setting("sud", "fr")), "applied") << "an id is one's own";
  sign_in("ada", "norden");
  EXPECT_EQ(session_.execute(setting("norden", "nb").dump()), answer);
  EXPECT_EQ(tried(setting("norden", "nn")), "id") << "another command under it is none";
  Json next = setting("norden", "nn");
  next["id"] = "next";
  EXPECT_EQ(Json::parse(session_.execute(next.dump()))["ok"]["revision"], 2);
}

TEST_F(Sessions, RememberAThousandCommandsOfEachViewer) {
  sign_in("ada", "norden");
  const auto revision = [&](int id) {
    Json command = setting("norden", "nb");
    command["id"] = std::to_string(id);
    return Json::parse(session_.execute(command.dump()))["ok"]["revision"];
  };
  for (int id = 1; id <= 1'001; ++id) ASSERT_EQ(revision(id), id);
  EXPECT_EQ(revision(2), 2) << "as before";
  EXPECT_EQ(revision(1), 1'002) << "anew";
}

TEST_F(Sessions, ForgetWhatCameOfACommandWithItsCustomersData) {
  sign_in("tor", "fjord");
  put_rooms("norden", {{{"id", "n1"}, {"name", "Oslo"}}});
  put_rooms("sud", {{{"id", "n1"}, {"name", "Nice"}}});
  const auto renamed = [&](const char* id, const char* customer) {
    return tried({{"id", id},
                  {"command", "modify_room"},
                  {"customer", customer},
                  {"room", "n1"},
                  {"changes", {{"name", "Other"}}}});
  };
  EXPECT_EQ(renamed("a", "norden"), "applied");
  EXPECT_EQ(renamed("b", "sud"), "applied");
  session_.wipe(R"({"customer":"norden"})");
  put_rooms("norden", {{{"id", "n1"}, {"name", "Oslo"}}});
  EXPECT_EQ(renamed("a", "norden"), "id") << "it is not applied again, and not told again";
  EXPECT_EQ(renamed("b", "sud"), "applied") << "as before";
  session_.wipe("{}");
  EXPECT_EQ(renamed("b", "sud"), "id");
}

TEST_F(Sessions, LeaveNoRoomWithoutItsName) {
  sign_in("tor", "fjord");
  put_rooms("norden", {{{"id", "n1"}, {"name", "Oslo"}, {"city", "Oslo"}}});
  Json command{{"command", "modify_room"},
               {"customer", "norden"},
               {"room", "n1"},
               {"changes", {{"city", nullptr}}}};
  EXPECT_EQ(tried(command), "applied");
  command["changes"]["name"] = nullptr;
  EXPECT_EQ(tried(command), "changes.name");
  command["changes"]["name"] = "";
  EXPECT_EQ(tried(command), "changes.name");
}

TEST_F(Sessions, LeaveNoTicketWithoutItsStatus) {
  sign_in("tor", "fjord");
  Json command{{"command", "update_ticket"},
               {"customer", "norden"},
               {"ticket", "none"},
               {"changes", {{"assignee", nullptr}}}};
  EXPECT_EQ(tried(command), "not_found");
  for (const char* column : {"status", "severity", "highImpact"}) {
    command["changes"] = {{column, nullptr}};
    EXPECT_EQ(tried(command), std::string("changes.") + column);
  }
}

TEST_F(Sessions, ActOnTheRowOfTheCustomerThatIsNamed) {
  sign_in("tor", "fjord");
  put_rooms("norden", {{{"id", "n1"}, {"name", "Oslo"}}});
  put_rooms("sud", {{{"id", "s1"}, {"name", "Nice"}}});
  const auto renamed = [&](const char* customer, const char* room) {
    return tried({{"command", "modify_room"},
                  {"customer", customer},
                  {"room", room},
                  {"changes", {{"name", "Other"}}}});
  };
  EXPECT_EQ(renamed("sud", "s1"), "applied");
  EXPECT_EQ(renamed("sud", "n1"), "not_found");
  EXPECT_EQ(renamed("norden", "n1"), "applied");
}

Json invitation(const Json& days) {
  return {{"command", "send_invitation"},
          {"customer", "norden"},
          {"dryRun", true},
          {"invitation", {{"domain", "fjord.example"}, {"expiresInDays", days}}}};
}

TEST_F(Sessions, TakeInvitationsOfOneToThirtyDays) {
  sign_in("ada", "norden");
  for (const Json& days : {Json(1), Json(30)})
    EXPECT_EQ(tried(invitation(days)), "already_active") << days;
  for (const Json& days : {Json(0), Json(31), Json(1.5), Json(-1)})
    EXPECT_EQ(tried(invitation(days)), "invitation.expiresInDays") << days;
}

TEST_F(Sessions, TakeInvitationsWithAutomaticChangeControlOnly) {
  sign_in("ada", "norden");
  Json command = invitation(7);
  Json& control = command["invitation"]["changeControl"]["updates"];
  control = "auto";
  EXPECT_EQ(tried(command), "already_active");
  control = "manual";
  EXPECT_EQ(tried(command), "invitation.changeControl.updates");
}

TEST_F(Sessions, KeepRecordsOfRefusedCommandsToo) {
  sign_in("ada", "norden");
  EXPECT_EQ(tried({{"command", "decline_invitation"}, {"customer", "norden"}}), "not_permitted");
  ASSERT_EQ(records("norden").size(), 1u);
  EXPECT_EQ(records("norden")[0]["activity.resultStatus"], "Failed");
}

TEST_F(Sessions, KeepRecordsForAHundredAndEightyDays) {
  sign_in("ada", "norden");
  tried({{"command", "decline_invitation"}, {"customer", "norden"}});
  const Instant last = kNow + 180 * kDay;
  session_.advance(Json{{"now", last}}.dump());
  EXPECT_EQ(records("norden").size(), 1u);
  session_.advance(Json{{"now", last + 1}}.dump());
  EXPECT_EQ(records("norden").size(), 0u);
}

TEST_F(Sessions, TellEachTenantItsOwnRecords) {
  sign_in("gro", "fjord");
  tried({{"command", "remove_customer"}, {"customer", "norden"}});
  EXPECT_EQ(records("fjord").size(), 1u) << "who holds no assignment there leaves it at home";
  sign_in("ada", "norden");
  EXPECT_EQ(records("norden").size(), 0u);
}

}  // namespace
}  // namespace enfilade
