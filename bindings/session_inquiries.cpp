#include <optional>
#include <utility>
#include <vector>

#include "bindings/converse.h"
#include "bindings/json/read_question.h"
#include "bindings/session.h"
#include "core/policy/explain.h"
#include "core/policy/inquire.h"

// What a viewer asks about access: may I, where may I, who may, what may they, and why not.

namespace enfilade {
namespace {

/// What a question is asked on; nothing if there is no such room or ticket.
std::optional<Target> target_of(const Question& question, const Holding& holding) {
  if (question.room) {
    const std::optional<RowId> room = holding.rooms().find(*question.room);
    if (!room) return std::nullopt;
    return Target::of_room(*room);
  }
  if (!question.ticket) return Target::of_customer();
  const Partition& tickets = holding.table(TableId::tickets);
  const std::optional<RowId> ticket = tickets.find(*question.ticket);
  if (!ticket) return std::nullopt;
  const auto& named = tickets.column_as<RoomsColumn>(*tickets.schema().rooms_column());
  std::vector<std::optional<RowId>> rooms;
  for (RoomRef room : named[ticket->row]) rooms.push_back(holding.placed(room));
  return Target::of_ticket(std::move(rooms));
}

/// Somebody of `tenant`, seen from the customer: a member of nothing if the tenant is neither the
/// partner nor the customer, or has no such user.
Subject somebody(const Policy& policy, CustomerId customer, const std::string& tenant,
                 const std::string& user) {
  const Side side = tenant == policy.partner->tenant_id ? Side::partner : Side::customer;
  const auto person = find_viewer(policy, user, tenant);
  const bool here = person && (side == Side::partner || person->tenant == customer);
  return here ? subject_of(policy, *person) : Subject{side, std::nullopt};
}

/// By customer, without those in which there is none.
std::vector<RoomCount> room_counts(Permission permission, Outlook& outlook, Instant now) {
  std::vector<RoomCount> counts;
  RoomWords words, known;
  for (std::uint32_t row = 0; row < outlook.policy().customers.size(); ++row) {
    const std::size_t rooms = count_known_rooms_where(outlook.reach({row}), outlook.subject({row}),
                                                      permission, now, words, known);
    if (rooms > 0) counts.push_back({outlook.policy()[CustomerId{row}].customer, rooms});
  }
  return counts;
}

Asker asker_in(Outlook& outlook, CustomerId customer) {
  return {outlook.subject(customer), outlook.access(customer), outlook.knows(customer)};
}

/// The people of one side of a customer.
const Directory& people_of_side(const Policy& policy, CustomerId customer, Side side) {
  return side == Side::partner ? policy.partner->people : *policy[customer].customer.people;
}

/// Whom a question is about: the viewer, if nobody is named.
struct About {
  std::string user, tenant;
  bool self = false;
};

About about(const Outlook& outlook, const std::optional<std::string>& user,
            const std::optional<std::string>& tenant) {
  const std::string& own_tenant = tenant_of(outlook.policy(), outlook.viewer());
  About about{user.value_or(outlook.user().id), tenant.value_or(own_tenant)};
  about.self = about.user == outlook.user().id && about.tenant == own_tenant;
  return about;
}

/// A decision, and whose people the paths in it lead through.
struct Decided {
  Decision decision;
  Side side = Side::partner;
};

Decided decide_for(const Question& question, Outlook& outlook, CustomerId customer) {
  const std::optional<Target> target = target_of(question, outlook.holding(customer));
  if (!target) return {{Reason::not_found}};
  const Situation situation = outlook.situation(customer);
  const Asker asker = asker_in(outlook, customer);
  const About whom = about(outlook, question.user, question.tenant);
  if (whom.self)
    return {disclose(situation, asker, question.permission, *target), outlook.viewer().side};
  const Subject other = somebody(outlook.policy(), customer, whom.tenant, whom.user);
  return {disclose_about(situation, asker, other, question.permission, *target), other.side};
}

void answer_decision(JsonWriter& out, const Question& question, Outlook& outlook) {
  const Policy& policy = outlook.policy();
  const std::optional<CustomerId> customer = policy.find(question.customer);
  if (!customer) return write_decision(out, {Reason::not_found}, {}, {});
  const Decided decided = decide_for(question, outlook, *customer);
  write_decision(out, decided.decision, policy[*customer],
                 people_of_side(policy, *customer, decided.side));
}

Error nobody_to_ask_about() {
  return {ErrorCode::not_found, "there is nothing here that you may ask about others"};
}

}  // namespace

std::string Session::decide(const std::string& text) {
  return converse(ErrorCode::bad_question, text, read_question,
                  [&](const Question& question, JsonWriter& out) -> Refused {
                    if (!outlook_) return not_signed_in();
                    answer_decision(out, question, *outlook_);
                    return std::nullopt;
                  });
}

std::string Session::decideMany(const std::string& text) {
  return converse(ErrorCode::bad_question, text, read_questions,
                  [&](const std::vector<Question>& questions, JsonWriter& out) -> Refused {
                    if (!outlook_) return not_signed_in();
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
                    if (!outlook_) return not_signed_in();
                    if (!question.customer) {
                      write_room_counts(out, room_counts(question.permission, *outlook_, now_));
                      return std::nullopt;
                    }
                    const std::optional<CustomerId> customer = policy_->find(*question.customer);
                    if (!customer || outlook_->knows(*customer) == Knows::nothing)
                      return no_customer();
                    const Partition& rooms = outlook_->holding(*customer).rooms();
                    write_rooms(
                        out, *question.customer, rooms,
                        known_rooms_where(outlook_->reach(*customer), outlook_->subject(*customer),
                                          question.permission, now_));
                    return std::nullopt;
                  });
}

std::string Session::whoMay(const std::string& text) {
  return converse(ErrorCode::bad_question, text, read_who_question,
                  [&](const Question& question, JsonWriter& out) -> Refused {
                    if (!outlook_) return not_signed_in();
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
                    if (!outlook_) return not_signed_in();
                    const About whom = about(*outlook_, question.user, question.tenant);
                    const auto powers = [&](CustomerId customer) {
                      const Reach& reach = outlook_->reach(customer);
                      const Subject& asker = outlook_->subject(customer);
                      if (whom.self) return what_may(reach, asker, now_);
                      return what_may(reach, asker,
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
        if (!outlook_) return not_signed_in();
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
                enfilade::compare(outlook_->reach({row}), outlook_->subject({row}),
                                  in({row}, first), in({row}, second), now_);
            if (here.any()) write_side_by_side(out, policy_->customers[row]->customer, here);
          }
          out.end_array();
        });
        return std::nullopt;
      });
}

std::string Session::explain(const std::string& text) {
  return converse(ErrorCode::bad_question, text, read_explain_question,
                  [&](const Question& question, JsonWriter& out) -> Refused {
                    if (!outlook_) return not_signed_in();
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
