// Whatever a policy document says, whatever is commanded, and by whom:
//
//   - every call answers with one JSON object, { ok } or { error };
//   - what was refused, and a dry run, has changed no answer to anybody;
//   - a dry run says what the command then does;
//   - a command leaves a record of its eight columns, by who is signed in;
//   - the same command twice is applied once, and answered alike;
//   - of a customer that is not in somebody's list, a command tells no more than of one that is not
//     there;
//   - commands on one customer change no answer about another;
//   - the partner's people are allowed nothing beyond what a customer opened;
//   - what was asked before, and how often, changes no answer.
//
// The first line of an input is a document, each line after it a call: tests/fuzz/conversation.h.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "bindings/session.h"
#include "tests/fuzz/bounds.h"
#include "tests/fuzz/conversation.h"
#include "tests/fuzz/hold.h"

namespace {

using namespace enfilade;
using fuzz::Bounds;
using fuzz::Conversation;
using fuzz::hold;
using fuzz::hold_same;
using fuzz::Json;
using fuzz::Opened;
using fuzz::Step;

Json parsed(const std::string& text) {
  return Json::parse(text, nullptr, /*allow_exceptions=*/false);
}

std::string in_quotes(std::string_view text) {
  return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// What an answer says, if it is one.
struct Answer {
  std::string text;
  Json ok, error;  // one of them is null

  explicit Answer(std::string answer) : text(std::move(answer)) {
    const Json json = parsed(text);
    hold(json.is_object() && json.size() == 1, "every answer is one JSON object", text);
    hold(json.contains("ok") != json.contains("error"), "every answer is { ok } or { error }",
         text);
    if (json.contains("ok")) {
      ok = json["ok"];
    } else {
      error = json["error"];
      hold(error.contains("code") && error.contains("message"), "an error says what is wrong",
           text);
    }
  }
  bool refused() const { return ok.is_null(); }
};

/// At most so many of a kind are asked about.
constexpr std::size_t kMost = 3;

template <typename Items>
std::size_t some(const Items& items) {
  return std::min<std::size_t>(items.size(), kMost);
}

// What a view does not tell of a room or a customer, by `can` or by being there, is asked for.
constexpr std::array<std::string_view, 2> kOfCustomers{"update_rings.view", "roles.modify"};
constexpr std::array<std::string_view, 3> kOfRooms{"rooms.modify", "roles.view", "tickets.view"};

/// A session, and the views that are open in it from sign-in on if its viewer watches.
class Watcher {
 public:
  explicit Watcher(bool watches) : watches_(watches) {}

  Answer play(const Step& step) {
    const auto call = kCalls.find(step.call);
    if (step.call == "put") stage(step.rows);
    Answer answer((session_.*call->second)(step.with));
    if (step.call == "signIn" && !answer.refused() && watches_) watch();
    return answer;
  }

  static bool plays(const Step& step) { return kCalls.contains(step.call); }

  /// All that the viewer sees with what is open, down to the versions.
  std::string shown(const Bounds& bounds) {
    std::string said = session_.customers("{}");
    for (const std::string& view : views_) {
      said += session_.updateView(R"({"view":)" + view + '}') + window(view);
    }
    for (std::size_t i = 0; i < some(bounds.customers()); ++i) {
      const Opened& opened = bounds.customers()[i];
      said += decide("roles.view", opened.customer, "");
      if (opened.rooms.empty()) continue;
      said += decide("rooms.modify", opened.customer, opened.rooms.begin().key());
    }
    return said;
  }

  /// All that the viewer is answered about one customer to new questions.
  std::string about(const Opened& opened) {
    std::string said = listed(opened.customer).dump(-1, ' ', false, Json::error_handler_t::replace);
    for (const char* table : {"rooms", "tickets"}) {
      const std::string answer = session_.openView(std::string(R"({"table":")") + table +
                                                   R"(","facets":["customer"],"customers":[)" +
                                                   in_quotes(opened.customer) + "]}");
      const Json opening = Answer(answer).ok;
      if (opening.is_null()) continue;
      const Json& view = opening["view"];
      // The number of a view says how many there were.
      said += answer.substr(answer.find(R"(,"version")")) + window(view.dump());
      session_.closeView(R"({"view":)" + view.dump() + '}');
    }
    for (std::string_view permission : kOfCustomers)
      said += decide(permission, opened.customer, "");
    for (const std::string& room : rooms_of(opened)) {
      said += decide("roles.view", opened.customer, room);
    }
    return said;
  }

  std::string decide(std::string_view permission, const std::string& customer,
                     const std::string& room) {
    std::string question = R"({"permission":)" + in_quotes(permission) + R"(,"customer":)";
    question += in_quotes(customer);
    if (!room.empty()) question += R"(,"room":)" + in_quotes(room);
    return session_.decide(question + '}');
  }

  /// The customer in the viewer's list; null if it is not there.
  Json listed(const std::string& customer) {
    for (const Json& known : Answer(session_.customers("{}")).ok) {
      if (known["customer"] == customer) return known;
    }
    return nullptr;
  }

  static std::vector<std::string> rooms_of(const Opened& opened) {
    std::vector<std::string> rooms{"r0"};
    for (const auto& room : opened.rooms.items()) {
      if (rooms.size() <= kMost && !room.key().empty() && room.key() != "r0")
        rooms.push_back(room.key());
    }
    return rooms;
  }

 private:
  using Call = std::string (Session::*)(const std::string&);
  static const std::map<std::string, Call, std::less<>> kCalls;

  void stage(const std::string& rows) {
    std::copy(rows.begin(), rows.end(), session_.stage(rows.size()).begin());
  }

  std::string window(const std::string& view) {
    return session_.window(R"({"view":)" + view + R"(,"offset":0,"count":20})");
  }

  void watch() {
    views_.clear();
    session_.setAllTicketsView(R"({"on":true})");
    for (const char* query : {R"({"table":"rooms","facets":["country"]})",
                              R"({"table":"tickets","facets":["room.country","severity"]})"}) {
      views_.push_back(Answer(session_.openView(query)).ok.at("view").dump());
    }
  }

  bool watches_;
  Session session_;
  std::vector<std::string> views_;
};

const std::map<std::string, Watcher::Call, std::less<>> Watcher::kCalls{
    {"advance", &Session::advance},     {"loadPolicy", &Session::loadPolicy},
    {"signIn", &Session::signIn},       {"put", &Session::put},
    {"remove", &Session::remove},       {"wipe", &Session::wipe},
    {"setSource", &Session::setSource}, {"execute", &Session::execute},
};

using Viewer = std::pair<std::string, std::string>;  // user and tenant

/// Plays a conversation three times at once: as it is, with questions everywhere; only what was
/// done, without a question; and that without the commands on one customer.
class Trial {
 public:
  explicit Trial(const Conversation& conversation) : apart_(first_commanded(conversation)) {
    shown_ = all_.shown(bounds_);
    play({"loadPolicy", conversation.document, {}});
    for (const Step& step : conversation.steps) {
      if (!Watcher::plays(step)) continue;
      if (step.call == "execute") {
        command(step);
      } else {
        play(step);
      }
    }
    compare(all_, "what is answered does not hang on what was asked before");
    for (const Viewer& viewer : viewers()) look_as(viewer);
  }

 private:
  struct Applied {
    std::string question, answer;
  };

  static std::string customer_of(const Json& question) {
    if (!question.is_object() || !question.contains("customer")) return {};
    const Json& customer = question["customer"];
    return customer.is_string() ? customer.get<std::string>() : std::string();
  }

  static std::string first_commanded(const Conversation& conversation) {
    for (const Step& step : conversation.steps) {
      const std::string customer = step.call == "execute" ? customer_of(parsed(step.with)) : "";
      if (!customer.empty()) return customer;
    }
    return {};
  }

  void hold_unchanged(const char* sentence) { hold_same(all_.shown(bounds_), shown_, sentence); }

  void play(const Step& step) {
    const Answer answer = all_.play(step);
    if (answer.refused()) {
      hold_unchanged("a call that is refused has changed nothing");
      return;
    }
    repeat(step, answer, done_);
    if (!apart_.empty()) repeat(step, answer, without_);
    note(step, answer.ok);
    shown_ = all_.shown(bounds_);
  }

  /// Does the same where nothing was asked.
  void repeat(const Step& step, const Answer& answer, Watcher& elsewhere) {
    const Answer again = elsewhere.play(step);
    hold(!again.refused() || &elsewhere == &without_, "what is done once is done again",
         again.text);
    // Whether time or rows change anything depends on the commands, and on what was asked.
    const bool same = step.call == "loadPolicy" || step.call == "signIn";
    if (same) hold_same(again.text, answer.text, "the same calls give the same answers");
  }

  void note(const Step& step, const Json& ok) {
    const Json question = parsed(step.with);
    if (step.call == "loadPolicy") {
      document_ = question;
      bounds_.load(document_);
      if (!ok["signedIn"].get<bool>()) viewer_.reset();
    } else if (step.call == "signIn") {
      viewer_ = Viewer{ok["user"], ok["tenant"]};
    } else if (step.call == "put") {
      bounds_.put(question, parsed(step.rows), ok);
    }
  }

  void command(const Step& step) {
    const Json command = parsed(step.with);
    const std::string id = id_of(command);
    const auto known = viewer_ ? applied_.find({*viewer_, id}) : applied_.end();
    const bool first = known == applied_.end();
    const std::optional<Answer> rehearsed = first ? rehearse(command) : std::nullopt;
    const bool listed = viewer_ && !all_.listed(customer_of(command)).is_null();
    if (rehearsed && !listed) hold_hidden(command, *rehearsed);

    const Answer answer = all_.play(step);
    if (rehearsed) hold_rehearsed(*rehearsed, answer);
    if (answer.refused()) {
      const std::string message = answer.error["message"];
      const bool forgotten = message.starts_with("a command of this id");
      hold(first || forgotten || known->second.question != step.with,
           "what was applied is answered again", answer.text);
      hold(!first || !(forgotten || message.starts_with("another command")),
           "an id is taken by a command of one's own", answer.text);
      hold_unchanged("a call that is refused has changed nothing");
      return;
    }
    const bool applied = hold_records(answer.ok, command);
    if (!first) hold_same(answer.text, known->second.answer, "the same command is answered alike");
    if (!first || !applied) {
      hold_unchanged("what is not applied has changed nothing");
      return;
    }
    hold(!command.value("dryRun", false), "a dry run is not applied", answer.text);
    applied_.insert({{*viewer_, id}, {step.with, answer.text}});
    hold_once(step, answer);
    hold_same(done_.play(step).text, answer.text, "the same calls give the same answers");
    if (!apart_.empty() && customer_of(command) != apart_) {
      const Answer apart = without_.play(step);
      if (!answer.ok.contains("reports")) {
        hold_same(apart.text, answer.text,
                  "commands on one customer change no answer about another");
      }
    }
    bounds_.apply(command);
  }

  static std::string id_of(const Json& command) {
    const bool told = command.is_object() && command.contains("id") && command["id"].is_string();
    return told ? command["id"].get<std::string>() : std::string();
  }

  /// The command as a dry run.
  std::optional<Answer> rehearse(Json command) {
    if (!command.is_object() || !command.value("dryRun", Json(false)).is_boolean())
      return std::nullopt;
    command["dryRun"] = true;
    const Answer answer = all_.play({"execute", command.dump(), {}});
    hold_unchanged("a dry run has changed nothing");
    return answer;
  }

  static void hold_rehearsed(const Answer& rehearsed, const Answer& answer) {
    const char* sentence = "a dry run says what is then done";
    hold(rehearsed.refused() == answer.refused(), sentence, answer.text, rehearsed.text);
    if (answer.refused() || answer.ok.contains("reports")) return;
    hold(!rehearsed.ok["applied"].get<bool>(), "a dry run is not applied", rehearsed.text);
    for (const char* member : {"refusal", "revision", "audit"}) {
      hold(rehearsed.ok.value(member, Json()) == answer.ok.value(member, Json()), sentence,
           answer.text, rehearsed.text);
    }
  }

  /// `rehearsed` is of a customer that the viewer does not know of.
  void hold_hidden(Json command, const Answer& rehearsed) {
    if (rehearsed.refused() || customer_of(command).empty()) return;
    const char* sentence = "a customer that is not listed is as one that is not there";
    hold(rehearsed.ok.contains("refusal"), sentence, rehearsed.text);
    hold(rehearsed.ok["refusal"]["reason"] == "not_found", sentence, rehearsed.text);
    Json expected = rehearsed.ok;
    command["customer"] = expected["audit"]["activity.tenantId"] = "nowhere";
    command["dryRun"] = true;
    const Answer absent = all_.play({"execute", command.dump(), {}});
    hold(absent.ok == expected, sentence, rehearsed.text, absent.text);
  }

  /// Of one outcome, or of one for each customer.
  ///
  /// returns  whether something was applied
  bool hold_records(const Json& ok, const Json& command) {
    if (!ok.contains("reports")) return hold_record(ok, command);
    bool applied = false;
    for (const Json& report : ok["reports"]) applied = hold_record(report, command) || applied;
    return applied;
  }

  bool hold_record(const Json& outcome, const Json& command) {
    const bool refused = outcome.contains("refusal");
    hold(outcome["applied"] == (!refused && !command.value("dryRun", false)),
         "what is not refused is applied", outcome.dump());
    hold(!refused || !outcome.contains("revision"), "a refusal tells no revision", outcome.dump());
    const Json& record = outcome["audit"];
    hold(record.size() == kAuditColumns.size(), "a record has eight columns", record.dump());
    for (std::string_view column : kAuditColumns) {
      const auto value = record.find(column);
      hold(value != record.end() && value->is_string(), "a record has its columns", record.dump());
    }
    hold(record["activity.resultStatus"] == (refused ? "Failed" : "Successful"),
         "a record tells whether it was done", record.dump());
    hold(record["user.userId"] == viewer_->first && record["user.userTenantId"] == viewer_->second,
         "a record is of who is signed in", record.dump());
    return outcome["applied"];
  }

  void hold_once(const Step& step, const Answer& answer) {
    shown_ = all_.shown(bounds_);
    hold_same(all_.play(step).text, answer.text, "the same command is answered alike");
    hold(all_.play({"execute", step.with + ' ', {}}).refused(), "an id is taken once", step.with);
    hold_unchanged("the same command is applied once");
  }

  /// People of the partner first, then of customers.
  std::vector<Viewer> viewers() const {
    std::vector<Viewer> viewers;
    const auto add = [&](const Json& tenant, std::size_t most) {
      const Json users = tenant.value("users", Json::array());
      for (std::size_t i = 0; i < std::min(users.size(), most); ++i) {
        viewers.emplace_back(users[i]["id"], tenant["tenantId"]);
      }
    };
    if (document_.is_null()) return viewers;
    add(document_["partner"], kMost);
    for (std::size_t i = 0; i < some(bounds_.customers()); ++i) add(document_["customers"][i], 2);
    return viewers;
  }

  void look_as(const Viewer& viewer) {
    const Step sign_in{
        "signIn",
        R"({"user":)" + in_quotes(viewer.first) + R"(,"tenant":)" + in_quotes(viewer.second) + '}',
        {}};
    const Answer answer = all_.play(sign_in);
    hold(!answer.refused(), "who is in the document signs in", answer.text);
    done_.play(sign_in);
    if (!apart_.empty()) without_.play(sign_in);
    compare(all_, "what was refused, or a dry run, changes no answer to anybody");
    if (viewer.second == document_["partner"]["tenantId"]) hold_bounds();
  }

  /// Compares what two or three sessions answer about every customer.
  void compare(Watcher& all, const char* sentence) {
    for (std::size_t i = 0; i < some(bounds_.customers()); ++i) {
      const Opened& opened = bounds_.customers()[i];
      const std::string said = all.about(opened);
      hold_same(done_.about(opened), said, sentence);
      if (!apart_.empty() && opened.customer != apart_) {
        hold_same(without_.about(opened), said,
                  "commands on one customer change no answer about another");
      }
    }
  }

  void hold_bounds() {
    for (std::size_t i = 0; i < some(bounds_.customers()); ++i) {
      const Opened& opened = bounds_.customers()[i];
      for (std::string_view permission : kOfCustomers) hold_bound(opened, permission, "");
      for (const std::string& room : Watcher::rooms_of(opened)) {
        for (std::string_view permission : kOfRooms) hold_bound(opened, permission, room);
      }
    }
  }

  void hold_bound(const Opened& opened, std::string_view permission, const std::string& room) {
    const Answer answer(all_.decide(permission, opened.customer, room));
    if (!answer.ok["allowed"].get<bool>()) return;
    hold(fuzz::may_be_allowed(opened, permission, room),
         "nothing is allowed beyond what a customer opened",
         opened.customer + ' ' + room + ' ' + std::string(permission),
         opened.delegation.dump(-1, ' ', false, Json::error_handler_t::replace));
  }

  Watcher all_{true}, done_{false}, without_{false};
  std::string apart_;  // the customer whose commands `without_` does without; empty: none
  Bounds bounds_;
  Json document_;
  std::optional<Viewer> viewer_;
  std::string shown_;  // what the viewer sees, as long as nothing is done
  std::map<std::pair<Viewer, std::string>, Applied> applied_;  // by command id
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Trial(Conversation::of({reinterpret_cast<const char*>(data), size}));
  return 0;
}
