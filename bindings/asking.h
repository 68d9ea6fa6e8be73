#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "bindings/json/read_question.h"
#include "bindings/outlook.h"
#include "core/base/bitmap.h"
#include "core/policy/decide.h"
#include "core/policy/disclose.h"
#include "core/policy/inquire.h"

namespace enfilade {

// What the words of a question stand for here: whom it is about, on what, and who asks.

/// Whom a question is about. Views the question, or the outlook.
struct About {
  std::string_view user, tenant;
  bool self = false;
};

/// A tenant that is not named is the viewer's own; of a service, the partner's.
About about_user(const Outlook& outlook, std::string_view user,
                 std::optional<std::string_view> tenant);
/// The viewer, if nobody is named. A service names somebody.
About about(const Outlook& outlook, const std::optional<std::string>& user,
            const std::optional<std::string>& tenant);

/// Whether nobody is named, by a service, that is nobody itself.
bool names_nobody(const Outlook& outlook, const std::optional<std::string>& user);

/// Somebody of `tenant`, seen from the customer: a member of nothing if the tenant is neither the
/// partner nor the customer, or has no such user.
Subject somebody(const Policy& policy, CustomerId customer, std::string_view tenant,
                 std::string_view user);

/// The people of one side of a customer.
const Directory& people_of_side(const Policy& policy, CustomerId customer, Side side);

/// Who asks, in a customer: the viewer, or the service.
Asker asker_in(Outlook& outlook, CustomerId customer);
AboutOthers about_others(const Outlook& outlook, CustomerId customer);

/// What is asked on; nothing if there is no such room or ticket. Of a customer the id is ignored.
std::optional<Target> find_target(const Holding& holding, Target::Kind kind, std::string_view id);
std::optional<Target> target_of(const Question& question, const Holding& holding);
/// A ticket, as something to ask on.
Target target_of_ticket(const Holding& holding, RowId ticket);

/// A decision, and whose people the paths in it lead through.
struct Decided {
  Decision decision;
  Side side = Side::partner;
};

/// The answer to a question as whoever asks may hear it.
Decided decide_for(const Question& question, Outlook& outlook, CustomerId customer);
Decided decide_on(const Target& target, const About& whom, Permission permission, Outlook& outlook,
                  CustomerId customer);

/// The rooms of a customer in which they may, as it is told.
Bitmap rooms_of(const About& whom, CustomerId customer, Permission permission, Outlook& outlook,
                Instant now);

}  // namespace enfilade
