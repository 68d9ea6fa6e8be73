#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "bindings/asking.h"
#include "bindings/converse.h"
#include "bindings/json/read_question.h"
#include "bindings/session.h"
#include "core/policy/explain.h"
#include "core/policy/heard.h"
#include "core/policy/inquire.h"
#include "core/policy/lint.h"

// What a viewer asks about access: may I, where may I, who may, what may they, and why not.

namespace enfilade {
namespace {

/// By customer, without those in which there is none.
std::vector<RoomCount> room_counts(const About& whom, Permission permission, Outlook& outlook,
                                   Instant now) {
  std::vector<RoomCount> counts;
  RoomWords words, known;
  for (std::uint32_t row = 0; row < outlook.policy().customers.size(); ++row) {
    const CustomerId customer{row};
    const std::size_t rooms =
        whom.self ? count_known_rooms_where(outlook.reach(customer), outlook.subject(customer),
                                            permission, now, words, known)
                  : rooms_of(whom, customer, permission, outlook, now).count();
    if (rooms > 0) counts.push_back({outlook.policy()[customer].customer, rooms});
  }
  return counts;
}

void answer_decision(JsonWriter& out, const Question& question, Outlook& outlook) {
  const Policy& policy = outlook.policy();
  const std::optional<CustomerId> customer = policy.find(question.customer);
  if (!customer) return write_decision(out, {Reason::not_found}, {}, {});
  const Decided decided = decide_for(question, outlook, *customer);
  write_decision(out, decided.decision, policy[*customer],
                 people_of_side(policy, *customer, decided.side));
}

/// When time alone next changes what is told of a customer. Of one that the viewer knows nothing
/// of, or the name alone, no assignment is told of: not even the viewer's own that is to come.
Instant next_change_in(Outlook& outlook, CustomerId customer, Instant now) {
  const Knows knows = outlook.knows(customer);
  if (knows == Knows::nothing) return kNever;
  const Instant expiry = expires_at(outlook.policy()[customer].customer.relationship);
  const Instant expires = expiry > now ? expiry : kNever;
  if (knows == Knows::name) return expires;

  const Instant next = std::min(expires, outlook.access(customer).changes_at);
  const Reach& reach = outlook.reach(customer);
  const Hearing hearing(reach, about_others(outlook, customer), now);
  if (hearing.none(Side::partner)) return next;
  const bool partners = !outlook.whole() && outlook.viewer().side == Side::partner;
  const std::optional<Side> of = partners ? std::optional(Side::partner) : std::nullopt;
  const Instant notice = hearing.about_customer() ? kSoon : 0;  // `lint` says it from then on
  return std::min(next, reach.changes_after(now, of, notice));
}

Error nobody_to_ask_about() {
  return {ErrorCode::not_found, "there is nothing here that you may ask about others"};
}

}  // namespace

std::string Session::decide(const std::string& text) {
  return converse(ErrorCode::bad_question, text, read_question,
                  [&](const Question& question, JsonWriter& out) -> Refused {
                    if (const Refused refused = not_oneself()) return refused;
                    if (names_nobody(*outlook_, question.user)) return nobody_is_named();
                    answer_decision(out, question, *outlook_);
                    return std::nullopt;
                  });
}

std::string Session::decideMany(const std::string& text) {
  return converse(ErrorCode::bad_question, text, read_questions,
                  [&](const std::vector<Question>& questions, JsonWriter& out) -> Refused {
                    if (const Refused refused = not_oneself()) return refused;
                    const auto unnamed = std::find_if(
                        questions.begin(), questions.end(), [&](const Question& question) {
                          return names_nobody(*outlook_, question.user);
                        });
                    if (unnamed != questions.end()) {
                      Error error = nobody_is_named();
                      error.path = "questions[" + std::to_string(unnamed - questions.begin()) +
                                   "]." + error.path;
                      return error;
                    }
                    out.object([&] {
                      out.array("decisions", questions, [&](const Question& question) {
                        answer_decision(out, question, *outlook_);
                      });
                    });
                    return std::nullopt;
                  });
}

std::string Session::roomsWhere(const std::string& text) {
  return converse(ErrorCode::bad_question, text, read_rooms_question,
                  [&](const RoomsQuestion& question, JsonWriter& out) -> Refused {
                    if (const Refused refused = not_oneself()) return refused;
                    if (names_nobody(*outlook_, question.user)) return nobody_is_named();
                    const About whom = about(*outlook_, question.user, question.tenant);
                    if (!question.customer) {
                      write_room_counts(out,
                                        room_counts(whom, question.permission, *outlook_, now_));
                      return std::nullopt;
                    }
                    const std::optional<CustomerId> customer = policy_->find(*question.customer);
                    if (!customer || outlook_->knows(*customer) == Knows::nothing)
                      return no_customer();
                    const Partition& rooms = outlook_->holding(*customer).rooms();
                    write_rooms(out, *question.customer, rooms,
                                rooms_of(whom, *customer, question.permission, *outlook_, now_));
                    return std::nullopt;
                  });
}

std::string Session::whoMay(const std::string& text) {
  return converse(ErrorCode::bad_question, text, read_who_question,
                  [&](const Question& question, JsonWriter& out) -> Refused {
                    if (const Refused refused = not_oneself()) return refused;
                    const std::optional<CustomerId> customer = policy_->find(question.customer);
                    if (!customer) return nobody_to_ask_about();
                    const auto target = target_of(question, outlook_->holding(*customer));
                    if (!target) return nobody_to_ask_about();
                    const auto people =
                        who_may(outlook_->situation(*customer), asker_in(*outlook_, *customer),
                                policy_->partner->people, question.permission, *target);
                    if (!people) return nobody_to_ask_about();
                    write_people(out, *policy_, *customer, *people);
                    return std::nullopt;
                  });
}

std::string Session::whatMay(const std::string& text) {
  return converse(ErrorCode::bad_question, text, read_person_question,
                  [&](const PersonQuestion& question, JsonWriter& out) -> Refused {
                    if (const Refused refused = not_oneself()) return refused;
                    if (names_nobody(*outlook_, question.user)) return nobody_is_named();
                    const About whom = about(*outlook_, question.user, question.tenant);
                    const auto powers = [&](CustomerId customer) {
                      const Reach& reach = outlook_->reach(customer);
                      if (whom.self) return what_may(reach, outlook_->subject(customer), now_);
                      return what_may(reach, about_others(*outlook_, customer),
                                      somebody(*policy_, customer, whom.tenant, whom.user), now_);
                    };
                    out.object([&] {
                      out.text("user", whom.user);
                      out.text("tenant", whom.tenant);
                      out.key("customers");
                      out.begin_array();
                      for (std::uint32_t row = 0; row < policy_->customers.size(); ++row) {
                        const Powers here = powers({row});
                        if (here.any()) write_powers(out, policy_->customers[row]->customer, here);
                      }
                      out.end_array();
                    });
                    return std::nullopt;
                  });
}

std::string Session::compare(const std::string& text) {
  return converse(
      ErrorCode::bad_question, text, read_compare_question,
      [&](const CompareQuestion& question, JsonWriter& out) -> Refused {
        if (const Refused refused = not_oneself()) return refused;
        const About first = about(*outlook_, question.first.user, question.first.tenant),
                    second = about(*outlook_, question.second.user, question.second.tenant);
        const auto in = [&](CustomerId customer, const About& whom) {
          return somebody(*policy_, customer, whom.tenant, whom.user);
        };
        out.object([&] {
          out.key("customers");
          out.begin_array();
          for (std::uint32_t row = 0; row < policy_->customers.size(); ++row) {
            const SideBySide here =
                enfilade::compare(outlook_->reach({row}), about_others(*outlook_, {row}),
                                  in({row}, first), in({row}, second), now_);
            if (here.any()) write_side_by_side(out, policy_->customers[row]->customer, here);
          }
          out.end_array();
        });
        return std::nullopt;
      });
}

std::string Session::lint(const std::string& text) {
  return converse(
      ErrorCode::bad_question, text, read_nothing, [&](Nothing, JsonWriter& out) -> Refused {
        if (const Refused refused = not_oneself()) return refused;
        out.object([&] {
          out.key("findings");
          out.begin_array();
          for (std::uint32_t row = 0; row < policy_->customers.size(); ++row) {
            const CustomerId customer{row};
            if (!outlook_->access(customer).of_customer.has(Permission::roles_view)) continue;
            const Asker asker = asker_in(*outlook_, customer);
            const Situation situation = outlook_->situation(customer);
            const Bitmap known = Bitmap::of(situation.rooms.size(), [&](std::size_t room) {
              return knows_room(asker.own, {static_cast<std::uint32_t>(room)});
            });
            for (const LintFinding& one : enfilade::lint(
                     situation.customer, policy_->partner->people, situation.rooms, known, now_)) {
              const auto& assignments = situation.customer.assignments;
              const auto& roles = situation.customer.roles;
              // Of the customer's own side the partner's people hear nothing.
              if (one.assignment && !sees(situation, asker, assignments[*one.assignment])) continue;
              if (one.role && asker.subject.side == Side::partner &&
                  roles[*one.role].side == Side::customer)
                continue;
              write_lint_finding(out, situation.customer, one);
            }
          }
          out.end_array();
        });
        return std::nullopt;
      });
}

std::string Session::nextChange(const std::string& text) {
  return converse(ErrorCode::bad_question, text, read_nothing,
                  [&](Nothing, JsonWriter& out) -> Refused {
                    if (const Refused refused = not_oneself()) return refused;
                    Instant next = kNever;
                    for (std::uint32_t row = 0; row < policy_->customers.size(); ++row) {
                      next = std::min(next, next_change_in(*outlook_, {row}, now_));
                    }
                    out.object([&] {
                      if (next == kNever) return;
                      out.key("at");
                      out.integer(next);
                    });
                    return std::nullopt;
                  });
}

std::string Session::explain(const std::string& text) {
  return converse(ErrorCode::bad_question, text, read_explain_question,
                  [&](const Question& question, JsonWriter& out) -> Refused {
                    if (const Refused refused = not_oneself()) return refused;
                    if (names_nobody(*outlook_, question.user)) return nobody_is_named();
                    const std::optional<CustomerId> customer = policy_->find(question.customer);
                    const auto target =
                        customer ? target_of(question, outlook_->holding(*customer)) : std::nullopt;
                    if (!target) {
                      write_explanation(out, {}, {}, {});
                      return std::nullopt;
                    }
                    const About whom = about(*outlook_, question.user, question.tenant);
                    const Subject subject =
                        whom.self ? outlook_->subject(*customer)
                                  : somebody(*policy_, *customer, whom.tenant, whom.user);
                    const Explanation why = enfilade::explain(
                        outlook_->situation(*customer), asker_in(*outlook_, *customer), subject,
                        whom.self, question.permission, *target);
                    write_explanation(out, why, (*policy_)[*customer],
                                      people_of_side(*policy_, *customer, subject.side));
                    return std::nullopt;
                  });
}

}  // namespace enfilade
