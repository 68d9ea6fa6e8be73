#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bindings/json/reader.h"
#include "core/base/permission.h"

namespace enfilade {

/// May the viewer, or `user`, do this? On a room, on a ticket, or on the customer: neither is named
/// then.
struct Question {
  Permission permission = Permission::rooms_view;
  std::string customer;
  std::optional<std::string> room = std::nullopt, ticket = std::nullopt;
  std::optional<std::string> user = std::nullopt, tenant = std::nullopt;
};

/// On which rooms may the viewer, or `user`, do this: of one customer, or of all?
struct RoomsQuestion {
  Permission permission = Permission::rooms_view;
  std::optional<std::string> customer = std::nullopt;
  std::optional<std::string> user = std::nullopt, tenant = std::nullopt;
};

/// Reads a question; its shape is `Question` in embind/enfilade.d.mts. Refused, as the reader's
/// failure, is what makes no sense: a permission about a room asked on a customer, or the other way
/// round.
Question read_question(const Reader& in);
/// Likewise; refused is a permission that is asked on no room.
/// { permission, customer, room?, ticket? }
Question read_who_question(const Reader& in);

/// { permission, customer, room?, user?, tenant? }: a ticket is explained room by room.
Question read_explain_question(const Reader& in);

/// Of whom: the viewer, if nobody is named.
struct PersonQuestion {
  std::optional<std::string> user, tenant;
};
PersonQuestion read_person_question(const Reader& in);

/// { questions: [ … ] }, at most kMostQuestions.
inline constexpr std::size_t kMostQuestions = 100'000;
std::vector<Question> read_questions(const Reader& in);

/// { first: { user, tenant? }, second: { user, tenant? } }
struct CompareQuestion {
  PersonQuestion first, second;
};
CompareQuestion read_compare_question(const Reader& in);

RoomsQuestion read_rooms_question(const Reader& in);

}  // namespace enfilade
