// Whatever comes through the doors, each answers with one JSON object, { ok } or { error }, and
// what it refused has changed nothing.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "bindings/session.h"

namespace {

using enfilade::Session;
using Call = std::string (Session::*)(const std::string&);

constexpr std::array<Call, 44> kCalls{
    &Session::loadPolicy,    &Session::put,
    &Session::openView,      &Session::updateView,
    &Session::window,        &Session::decide,
    &Session::remove,        &Session::signIn,
    &Session::setSource,     &Session::closeView,
    &Session::wipe,          &Session::advance,
    &Session::execute,       &Session::audit,
    &Session::roomsWhere,    &Session::policy,
    &Session::invitations,   &Session::whoMay,
    &Session::whatMay,       &Session::explain,
    &Session::compare,       &Session::decideMany,
    &Session::evaluate,      &Session::evaluations,
    &Session::searchSubject, &Session::searchResource,
    &Session::searchAction,  &Session::diff,
    &Session::lint,          &Session::nextChange,
    &Session::viewAs,        &Session::parse,
    &Session::print,         &Session::suggest,
    &Session::openExport,    &Session::readExport,
    &Session::closeExport,   &Session::beginPut,
    &Session::continuePut,   &Session::finishPut,
    &Session::abortPut,      &Session::segment,
    &Session::declareTable,  &Session::columns,
};

/// A world in which most questions have an answer.
constexpr const char* kPolicy =
    R"({"version":1,"partner":{"tenantId":"p","name":"P","users":[{"id":"u"}],"groups":[{"id":"g","members":["u"]}]},)"
    R"("customers":[{"tenantId":"c","name":"C","relationship":{"status":"active"},"delegation":{"rooms":"all"},)"
    R"("roles":[{"id":"r","side":"partner","name":"R","permissions":["rooms.view","tickets.view"]}],"assignments":)"
    R"([{"id":"a","name":"A","side":"partner","role":"r","members":["g"],"rooms":{"where":{"country":["NO"]}}}]}]})";
constexpr const char* kRooms =
    R"([{"id":"x","name":"X","country":"NO","roomGroups":["g"]},{"id":"y","country":"SE"}])";
constexpr const char* kTickets =
    R"([{"id":"t","rooms":["x","y"],"title":"T","severity":"Critical"}])";

/// Two puts that have begun: of lines, and of an array.
constexpr const char *kLines = R"({"put":1})", *kArray = R"({"put":2})";

void stage(Session& session, std::string_view rows) {
  std::copy(rows.begin(), rows.end(), session.stage(rows.size()).begin());
}
std::string put(Session& session, const std::string& question, std::string_view rows) {
  stage(session, rows);
  return session.put(question);
}

/// What a viewer can see of the session.
std::string shown(Session& session) {
  std::string said = session.customers("{}");
  said += session.updateView(R"({"view":1})") + session.updateView(R"({"view":2})");
  return said + session.window(R"({"view":2,"offset":0,"count":10})");
}

bool refused(const std::string& answer) {
  const auto json = nlohmann::json::parse(answer, nullptr, /*allow_exceptions=*/false);
  if (!json.is_object() || json.contains("ok") == json.contains("error")) std::abort();
  return json.contains("error");
}

/// Both halves of a text, one after another; the answer of the end, or what was refused.
std::string put_in_halves(Session& session, const std::string& begun, std::string_view text) {
  const std::size_t half = text.size() / 2;
  for (std::string_view piece : {text.substr(0, half), text.substr(half)}) {
    stage(session, piece);
    std::string answer = session.continuePut(begun);
    if (refused(answer)) return answer;
  }
  return session.finishPut(begun);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  Session session;
  session.loadPolicy(kPolicy);
  session.signIn(R"({"user":"u"})");
  put(session, R"({"customer":"c","table":"rooms"})", kRooms);
  put(session, R"({"customer":"c","table":"tickets"})", kTickets);
  session.openView(R"({"table":"rooms","facets":["country"]})");
  session.openView(R"({"table":"tickets","customers":["c"],"facets":["room.country"]})");
  session.beginPut(R"({"customer":"c","table":"rooms","format":"ndjson"})");
  session.beginPut(R"({"customer":"c","table":"rooms"})");
  session.openExport(R"({"view":2,"format":"csv"})");

  // The first byte chooses the door; for rows, it is the bytes that are fuzzed and not the
  // question.
  const std::size_t door = data[0] % (kCalls.size() + 2);
  const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::string before = shown(session);
  std::string answer;
  if (door < kCalls.size()) {
    answer = (session.*kCalls[door])(text);
  } else if (door == kCalls.size() + 1) {
    answer = put_in_halves(session, kLines, text);
  } else {
    answer = put_in_halves(session, kArray, text);
    const bool taken = !refused(answer);
    if (refused(answer) && shown(session) != before) std::abort();
    answer = put(session, R"({"customer":"c","table":"rooms"})", text);
    if (refused(answer) == taken) std::abort();
    if (taken) return 0;
  }
  if (refused(answer) && shown(session) != before) std::abort();
  return 0;
}
