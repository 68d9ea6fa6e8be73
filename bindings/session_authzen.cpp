#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bindings/asking.h"
#include "bindings/converse.h"
#include "bindings/json/read_authzen.h"
#include "bindings/session.h"

// The AuthZEN Authorization API 1.0 over the same answers as decide, whoMay and roomsWhere give.
// What stands for what: json/AUTHZEN.md.

namespace enfilade {
namespace {

constexpr std::string_view kUser = "user", kRoom = "room", kTicket = "ticket",
                           kCustomer = "customer";
constexpr int kBadRequest = 400;  // as HTTP has it

std::optional<Target::Kind> kind_of(const std::string& type) {
  if (type == kRoom) return Target::Kind::room;
  if (type == kTicket) return Target::Kind::ticket;
  if (type == kCustomer) return Target::Kind::customer;
  return std::nullopt;
}

/// The tenant of the customer that a resource is, or is of.
const std::string& customer_of(const AuthzenEntity& resource) {
  return resource.type == kCustomer ? resource.id : *resource.of;
}

About about_subject(const Outlook& outlook, const AuthzenEntity& subject) {
  return about_user(outlook, subject.id,
                    subject.of ? std::optional<std::string_view>(*subject.of) : std::nullopt);
}

/// The permission of that name, if it may be asked on such a thing.
std::optional<Permission> permission_on(Target::Kind kind, const std::string& action) {
  const std::optional<Permission> permission = parse_permission(action);
  return permission && well_asked(*permission, kind) ? permission : std::nullopt;
}

/// Writes the members of an answer; gives the decision. What is unknown is denied as not found.
bool write_evaluation(JsonWriter& out, const AuthzenEvaluation& asked, Outlook& outlook) {
  const Policy& policy = outlook.policy();
  Decided decided;
  std::optional<CustomerId> customer;
  const std::optional<Target::Kind> kind = kind_of(asked.resource.type);
  const auto permission = kind ? permission_on(*kind, asked.action) : std::nullopt;
  if (permission && asked.subject.type == kUser) {
    customer = policy.find(customer_of(asked.resource));
    const auto target =
        customer ? find_target(outlook.holding(*customer), *kind, asked.resource.id) : std::nullopt;
    if (target) {
      decided = decide_on(*target, about_subject(outlook, asked.subject), *permission, outlook,
                          *customer);
    }
  }
  const bool yes = decided.decision.allowed();
  out.flag("decision", yes);
  out.key("context");
  out.object([&] {
    if (yes) {
      write_why(out, decided.decision, policy[*customer],
                people_of_side(policy, *customer, decided.side));
    } else {
      write_why(out, decided.decision, {}, {});
    }
  });
  return yes;
}

/// Of one among many that was not asked rightly: no, and what is wrong with it.
void write_bad_evaluation(JsonWriter& out, const Error& error) {
  out.flag("decision", false);
  out.key("context");
  out.object([&] {
    out.key("error");
    out.object([&] {
      out.count("status", kBadRequest);
      out.text("message", error.path.empty() ? error.message : error.path + ": " + error.message);
    });
  });
}

bool write_one(JsonWriter& out, const Result<AuthzenEvaluation>& one, Outlook& outlook) {
  if (one) return write_evaluation(out, *one, outlook);
  write_bad_evaluation(out, one.error());
  return false;
}

/// Whether the answer so far settles all.
bool settles(AuthzenSemantic semantic, bool decision) {
  return (semantic == AuthzenSemantic::deny_on_first_deny && !decision) ||
         (semantic == AuthzenSemantic::permit_on_first_permit && decision);
}

/// The results of a search, of which one page is kept.
class Results {
 public:
  explicit Results(const AuthzenPage& page) : page_(page) {}

  /// Whether there may be more that matter: one beyond the page says that there is another.
  bool open() const { return met_ <= page_.offset || met_ - page_.offset <= page_.limit; }
  void add(std::string_view type, std::string_view id, std::string_view of = {}) {
    if (!open()) return;
    ++met_;
    if (page_.offset < met_ && met_ - page_.offset <= page_.limit) {
      kept_.push_back({std::string(type), std::string(id), std::string(of)});
    }
  }

  /// of  the property that says where an id is one
  void write(JsonWriter& out, const char* of) const {
    out.object([&] {
      out.array("results", kept_, [&](const Result& one) {
        out.object([&] {
          if (one.type.empty()) return out.text("name", one.id);
          out.text("type", one.type);
          out.text("id", one.id);
          if (one.of.empty()) return;
          out.key("properties");
          out.object([&] { out.text(of, one.of); });
        });
      });
      const bool more = !open();
      if (!page_.asked && !more) return;
      out.key("page");
      out.object([&] {
        out.text("next_token", more ? authzen_next_token(page_, kept_.size()) : "");
        out.count("count", kept_.size());
      });
    });
  }

 private:
  struct Result {
    std::string type, id, of;  // of an action: no type, and its name
  };

  AuthzenPage page_;
  std::size_t met_ = 0;
  std::vector<Result> kept_;
};

void find_subjects(Results& results, const AuthzenEvaluation& given, Outlook& outlook) {
  const Policy& policy = outlook.policy();
  const std::optional<Target::Kind> kind = kind_of(given.resource.type);
  const auto permission = kind ? permission_on(*kind, given.action) : std::nullopt;
  if (!permission || given.subject.type != kUser) return;
  const std::optional<CustomerId> customer = policy.find(customer_of(given.resource));
  if (!customer) return;
  const auto target = find_target(outlook.holding(*customer), *kind, given.resource.id);
  if (!target) return;
  const auto people = who_may(outlook.situation(*customer), asker_in(outlook, *customer),
                              policy.partner->people, *permission, *target);
  if (!people) return;
  const std::string_view usual = about_user(outlook, {}, std::nullopt).tenant;
  for (const Permitted& one : *people) {
    const std::string& tenant = one.side == Side::partner ? policy.partner->tenant_id
                                                          : policy[*customer].customer.tenant_id;
    if (given.subject.of && *given.subject.of != tenant) continue;
    results.add(kUser, people_of_side(policy, *customer, one.side).user(one.user).id,
                tenant == usual ? std::string_view() : std::string_view(tenant));
  }
}

void find_resources(Results& results, const AuthzenEvaluation& given, Outlook& outlook,
                    Instant now) {
  const Policy& policy = outlook.policy();
  const std::optional<Target::Kind> kind = kind_of(given.resource.type);
  const auto permission = kind ? permission_on(*kind, given.action) : std::nullopt;
  if (!permission || given.subject.type != kUser) return;
  const About whom = about_subject(outlook, given.subject);
  for (std::uint32_t row = 0; row < policy.customers.size() && results.open(); ++row) {
    const CustomerId customer{row};
    const std::string& tenant = policy[customer].customer.tenant_id;
    if (given.resource.of && *given.resource.of != tenant) continue;
    const auto may = [&](const Target& target) {
      return decide_on(target, whom, *permission, outlook, customer).decision.allowed();
    };
    if (*kind == Target::Kind::customer) {
      if (may(Target::of_customer())) results.add(kCustomer, tenant);
    } else if (*kind == Target::Kind::room) {
      const Partition& rooms = outlook.holding(customer).rooms();
      rooms_of(whom, customer, *permission, outlook, now).for_each([&](std::size_t room) {
        results.add(kRoom, rooms.id({static_cast<std::uint32_t>(room)}), tenant);
      });
    } else {
      const Holding& holding = outlook.holding(customer);
      const Partition& tickets = holding.table(TableId::tickets);
      const Subject subject = whom.self ? outlook.subject(customer)
                                        : somebody(policy, customer, whom.tenant, whom.user);
      const TicketsWhere permitted(outlook.situation(customer), asker_in(outlook, customer),
                                   subject, whom.self, *permission);
      if (permitted.none()) continue;
      for (std::uint32_t ticket = 0; ticket < tickets.size() && results.open(); ++ticket) {
        if (permitted.allows(target_of_ticket(holding, {ticket}).ticket_rooms))
          results.add(kTicket, tickets.id({ticket}), tenant);
      }
    }
  }
}

void find_actions(Results& results, const AuthzenEvaluation& given, Outlook& outlook) {
  const std::optional<Target::Kind> kind = kind_of(given.resource.type);
  if (!kind || given.subject.type != kUser) return;
  const auto customer = outlook.policy().find(customer_of(given.resource));
  if (!customer) return;
  const auto target = find_target(outlook.holding(*customer), *kind, given.resource.id);
  if (!target) return;
  const About whom = about_subject(outlook, given.subject);
  PermissionSet::all().for_each([&](Permission permission) {
    if (!well_asked(permission, *kind)) return;
    if (decide_on(*target, whom, permission, outlook, *customer).decision.allowed())
      results.add({}, name(permission));
  });
}

}  // namespace

std::string Session::evaluate(const std::string& request) {
  return converse(ErrorCode::bad_question, request, read_authzen_evaluation,
                  [&](const AuthzenEvaluation& asked, JsonWriter& out) -> Refused {
                    if (const Refused refused = not_oneself()) return refused;
                    out.object([&] { write_evaluation(out, asked, *outlook_); });
                    return std::nullopt;
                  });
}

std::string Session::evaluations(const std::string& request) {
  return converse(ErrorCode::bad_question, request, read_authzen_evaluations,
                  [&](const AuthzenEvaluations& asked, JsonWriter& out) -> Refused {
                    if (const Refused refused = not_oneself()) return refused;
                    if (asked.single) {
                      out.object([&] { write_one(out, asked.evaluations.front(), *outlook_); });
                      return std::nullopt;
                    }
                    out.object([&] {
                      out.key("evaluations");
                      out.begin_array();
                      for (const Result<AuthzenEvaluation>& one : asked.evaluations) {
                        bool decision = false;
                        out.object([&] { decision = write_one(out, one, *outlook_); });
                        if (settles(asked.semantic, decision)) break;
                      }
                      out.end_array();
                    });
                    return std::nullopt;
                  });
}

std::string Session::searchSubject(const std::string& request) {
  const auto read = [](const Reader& in) {
    return read_authzen_search(in, AuthzenSearch::For::subjects);
  };
  return converse(ErrorCode::bad_question, request, read,
                  [&](const AuthzenSearch& search, JsonWriter& out) -> Refused {
                    if (const Refused refused = not_oneself()) return refused;
                    Results results(search.page);
                    find_subjects(results, search.given, *outlook_);
                    results.write(out, "tenant");
                    return std::nullopt;
                  });
}

std::string Session::searchResource(const std::string& request) {
  const auto read = [](const Reader& in) {
    return read_authzen_search(in, AuthzenSearch::For::resources);
  };
  return converse(ErrorCode::bad_question, request, read,
                  [&](const AuthzenSearch& search, JsonWriter& out) -> Refused {
                    if (const Refused refused = not_oneself()) return refused;
                    Results results(search.page);
                    find_resources(results, search.given, *outlook_, now_);
                    results.write(out, "customer");
                    return std::nullopt;
                  });
}

std::string Session::searchAction(const std::string& request) {
  const auto read = [](const Reader& in) {
    return read_authzen_search(in, AuthzenSearch::For::actions);
  };
  return converse(ErrorCode::bad_question, request, read,
                  [&](const AuthzenSearch& search, JsonWriter& out) -> Refused {
                    if (const Refused refused = not_oneself()) return refused;
                    Results results(search.page);
                    find_actions(results, search.given, *outlook_);
                    results.write(out, "");
                    return std::nullopt;
                  });
}

}  // namespace enfilade
