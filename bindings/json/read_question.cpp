#include "bindings/json/read_question.h"

#include "core/policy/decide.h"

namespace enfilade {
namespace {

std::optional<std::string> id_if_present(const Reader& in) {
  if (!in.present()) return std::nullopt;
  return in.id();
}

Permission read_permission(const Reader& in) {
  return static_cast<Permission>(in.one_of(kPermissionNames, "permission"));
}

constexpr const char* kAboutTheCustomer =
    "this permission is about the customer: it takes no room and no ticket";
constexpr const char* kWhoseTenant = "whose tenant? a \"user\" is missing";

/// Those of its members that are there.
Question read_members(const Reader& in) {
  Question question;
  question.permission = read_permission(in["permission"]);
  question.customer = in["customer"].id();
  question.room = id_if_present(in["room"]);
  question.ticket = id_if_present(in["ticket"]);
  question.user = id_if_present(in["user"]);
  question.tenant = id_if_present(in["tenant"]);
  if (!in.ok()) return question;

  if (question.room && question.ticket) in["ticket"].fail("a room or a ticket, not both");
  if (question.tenant && !question.user) in["tenant"].fail(kWhoseTenant);
  const Target::Kind kind = question.room     ? Target::Kind::room
                            : question.ticket ? Target::Kind::ticket
                                              : Target::Kind::customer;
  if (!well_asked(question.permission, kind)) {
    const bool about_room = PermissionSet{question.permission}.intersects(kAboutARoom);
    in["permission"].fail(about_room
                              ? "this permission is about a room: name a \"room\" or a \"ticket\""
                              : kAboutTheCustomer);
  }
  return question;
}

}  // namespace

Question read_question(const Reader& in) {
  in.needed().only({"permission", "customer", "room", "ticket", "user", "tenant"});
  return read_members(in);
}

Question read_who_question(const Reader& in) {
  in.needed().only({"permission", "customer", "room", "ticket"});
  return read_members(in);
}

Question read_explain_question(const Reader& in) {
  in.needed().only({"permission", "customer", "room", "user", "tenant"});
  return read_members(in);
}

PersonQuestion read_person_question(const Reader& in) {
  in.needed().only({"user", "tenant"});
  PersonQuestion question{id_if_present(in["user"]), id_if_present(in["tenant"])};
  if (question.tenant && !question.user) in["tenant"].fail(kWhoseTenant);
  return question;
}

std::vector<Question> read_questions(const Reader& in) {
  in.needed().only({"questions"});
  std::vector<Question> questions;
  const Reader list = in["questions"].needed();
  if (list.size() > kMostQuestions) {
    list.fail("at most " + std::to_string(kMostQuestions) + " questions at once");
    return questions;
  }
  questions.reserve(list.size());
  list.each([&](const Reader& item) { questions.push_back(read_question(item)); });
  return questions;
}

CompareQuestion read_compare_question(const Reader& in) {
  in.needed().only({"first", "second"});
  const auto person = [](const Reader& named) {
    PersonQuestion one = read_person_question(named);
    if (!one.user) named["user"].id();  // says that it is missing
    return one;
  };
  return {person(in["first"]), person(in["second"])};
}

RoomsQuestion read_rooms_question(const Reader& in) {
  in.needed().only({"permission", "customer", "user", "tenant"});
  const RoomsQuestion question{read_permission(in["permission"]), id_if_present(in["customer"]),
                               id_if_present(in["user"]), id_if_present(in["tenant"])};
  if (question.tenant && !question.user) in["tenant"].fail(kWhoseTenant);
  if (in.ok() && !well_asked(question.permission, Target::Kind::room)) {
    in["permission"].fail(kAboutTheCustomer);
  }
  return question;
}

}  // namespace enfilade
