#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "bindings/cli/run.h"
#include "bindings/session.h"

namespace enfilade::cli {
namespace {

using nlohmann::json;

/// A reason in words: of a decision, of what one assignment lacks, and what to do about it.
struct Words {
  std::string_view reason, says, lacks, next;
};
constexpr std::array<Words, 10> kWords{{
    {"allowed", "It is allowed.", "allows it", ""},
    {"not_found", "There is nothing by these ids that who asks may know of.", "",
     "Check the ids. If they are right, who asks lacks an assignment there, or roles.view to ask "
     "about somebody else."},
    {"no_relationship", "There is no active relationship with this customer.", "",
     "The customer invites the partner, or the invitation is accepted."},
    {"room_not_delegated", "The customer did not open this to the partner.", "",
     "The customer's administrator adds the room to what is opened."},
    {"permission_not_delegated", "The customer did not open this permission to the partner.", "",
     "The customer's administrator widens the permissions that are opened."},
    {"not_assigned", "No assignment of this customer includes this person.", "person not in it",
     "Add them, or a group they are in, to an assignment."},
    {"not_in_force", "There is an assignment, but it is not in force then.", "not in force",
     "Look at the first and the last day of the assignment."},
    {"outside_scope", "No assignment in force reaches this far.", "beyond its scope",
     "Widen the scope of the assignment, or assign another."},
    {"role_forbids", "The role that reaches this far does not hold this permission.",
     "role lacks it", "Assign a role that holds it."},
    {"ticket_exceeds_scope", "The ticket also has rooms in which this is not allowed.", "",
     "Ask who may act in all of its rooms, or widen the scope."},
}};

const Words& words_of(const std::string& reason) {
  const auto found = std::find_if(kWords.begin(), kWords.end(),
                                  [&](const Words& one) { return one.reason == reason; });
  return found == kWords.end() ? kWords.front() : *found;
}

/// Yes or no, what is asked about, and of a no why and what to do.
std::string verdict(Run& run, bool allowed, const std::string& reason) {
  const Words& words = words_of(reason);
  const bool unknown = reason == "not_found";
  const bool unheard = run.asked.as && run.asked.whom && unknown;
  std::string says = allowed ? "Yes: " : "No: ";
  if (unheard) says += run.asked.as->user + " may not know whether ";
  says += run.subject_in_words() + (allowed || unheard ? " holds " : " does not hold ");
  std::string out = wrapped(says + run.asked.words[0] + '.', run.width) + '\n' + run.target();
  if (allowed) return out;
  const bool answers_all = unknown && !run.asked.as;
  return out +
         labelled("Why", answers_all ? "There is nothing by these ids." : words.says, run.width) +
         labelled("Next", answers_all ? "Check the ids." : words.next, run.width);
}

}  // namespace

Ended check(Run& run) {
  const auto asked = run.talk.ask(&Session::decide, run.question());
  if (const Trouble* trouble = trouble_of(asked)) return run.end(*trouble);
  const auto& [text, ok] = std::get<Answer>(asked);
  const bool allowed = ok.value("allowed", false);
  const int status = allowed ? kAnswered : kDenied;
  if (run.asked.json) return {status, text + '\n', ""};

  std::string out = verdict(run, allowed, text_of(ok, "reason"));
  Table table{{{"ASSIGNMENT", Table::Kind::id}, {"NAME"}, {"ROLE"}, {"THROUGH", Table::Kind::id}},
              {}};
  for (const json& way : ok.value("assignments", json::array())) {
    table.rows.push_back(
        {text_of(way, "id"), text_of(way, "name"), text_of(way, "role"), through(way["path"])});
  }
  if (!table.rows.empty()) out += '\n' + draw(table, run.width);
  return {status, out, ""};
}

Ended explain(Run& run) {
  const auto asked = run.talk.ask(&Session::explain, run.question());
  if (const Trouble* trouble = trouble_of(asked)) return run.end(*trouble);
  const auto& [text, ok] = std::get<Answer>(asked);
  const bool allowed = ok.value("allowed", false);
  const int status = allowed ? kAnswered : kDenied;
  if (run.asked.json) return {status, text + '\n', ""};

  std::string out = verdict(run, allowed, text_of(ok, "reason"));
  if (!ok.contains("connected")) return {status, out, ""};

  const bool of_partner = run.talk.tenant_of(run.subject()) == run.talk.data().partner();
  const auto wall = [&](const char* key, std::string_view yes, std::string_view no) {
    const bool open = ok.value(key, false);
    out += labelled(open ? "yes" : "no", open ? yes : no, run.width);
  };
  if (of_partner) {
    out += "\nBefore any assignment\n";
    wall("connected", "The relationship is active.", "The relationship is not active.");
    wall("delegated", "The customer opened this to the partner.",
         "The customer did not open this to the partner.");
    wall("underCeiling", "The customer opened the permission.",
         "The customer did not open the permission.");
  }
  const json rungs = ok.value("assignments", json::array());
  if (rungs.empty()) return {status, out, ""};
  Table table{{{"OUTCOME", Table::Kind::id},
               {"ASSIGNMENT", Table::Kind::id},
               {"NAME"},
               {"ROLE"},
               {"THROUGH"}},
              {}};
  for (const json& rung : rungs) {
    const std::string reason = text_of(rung, "reason");
    table.rows.push_back({std::string(words_of(reason).lacks), text_of(rung, "id"),
                          text_of(rung, "name"), text_of(rung, "role"),
                          reason == "not_assigned" ? "" : through(rung["path"])});
  }
  out += allowed ? "\nAssignments, those that allow it first\n"
                 : "\nAssignments, the nearest miss first\n";
  return {status, out + draw(table, run.width), ""};
}

}  // namespace enfilade::cli
