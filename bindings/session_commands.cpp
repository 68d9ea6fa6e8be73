#include <algorithm>
#include <utility>

#include "bindings/converse.h"
#include "bindings/json/read_command.h"
#include "bindings/json/write_outcome.h"
#include "bindings/session.h"

// What a viewer has done, and the record of it.

namespace enfilade {
namespace {

/// So many commands are remembered of each viewer.
constexpr std::size_t kRemembered = 1'000;

struct AuditAsked {
  std::string tenant;
  Instant from = -kLatestInstant, until = kLatestInstant;
  bool csv = false;
};

AuditAsked read_audit_asked(const Reader& in) {
  in.needed().only({"tenant", "from", "until", "format"});
  AuditAsked asked;
  asked.tenant = in["tenant"].id();
  if (in["from"].present()) asked.from = in["from"].instant();
  if (in["until"].present()) asked.until = in["until"].instant();
  constexpr std::array<std::string_view, 2> kFormats{"json", "csv"};
  if (in["format"].present()) asked.csv = in["format"].one_of(kFormats, "format") == 1;
  return asked;
}

}  // namespace

std::string Session::execute(const std::string& question) {
  std::optional<std::string> known;
  std::optional<Executed> applied;
  std::optional<std::string> without_key;
  std::string answer = converse(
      ErrorCode::bad_question, question, read_command,
      [&](const Command& command, JsonWriter& out) -> Refused {
        if (const Refused refused = not_oneself()) return refused;
        if (outlook_->whole()) return nobody_acts();
        if (const Executed* const same = find_executed(command.id)) {
          if (!same->told) {
            return Error{ErrorCode::bad_question,
                         "a command of this id was applied, and what came of it is forgotten",
                         "id"};
          }
          if (same->told->question != question) {
            return Error{ErrorCode::bad_question, "another command had this id", "id"};
          }
          known = same->told->answer;
          write_nothing(out);
          return std::nullopt;
        }
        bool changed = false;
        std::vector<std::string> customers = command.customers;
        if (command.kind == CommandKind::apply_role_template) {
          std::vector<Outcome> outcomes;
          for (const std::string& customer : command.customers) {
            Command one = command;
            one.customer = customer;
            outcomes.push_back(carry_out(one));
            changed = changed || !outcomes.back().refusal;
          }
          write_reports(out, command, outcomes);
        } else {
          Outcome outcome = carry_out(command);
          changed = !outcome.refusal;
          customers.push_back(command.customer);
          write_outcome(out, *policy_, command, outcome, effects_of(command, outcome));
          // A key is given once: it is not kept for who asks again.
          if (!std::exchange(outcome.key, {}).empty()) {
            without_key = enfilade::answer([&](JsonWriter& again) -> Refused {
              write_outcome(again, *policy_, command, outcome, std::nullopt);
              return std::nullopt;
            });
          }
        }
        if (changed && !command.dry_run) applied = Executed{command.id, std::move(customers)};
        return std::nullopt;
      });
  if (known) return *std::move(known);
  if (applied) {
    applied->told = {question, without_key.value_or(answer)};
    remember(*std::move(applied));
  }
  return answer;
}

Session::Who Session::who() const {
  return {tenant_of(*policy_, outlook_->viewer()), outlook_->user().id};
}

const Session::Executed* Session::find_executed(const std::string& id) const {
  const auto all = executed_.find(who());
  if (all == executed_.end()) return nullptr;
  const auto same = std::find_if(all->second.begin(), all->second.end(),
                                 [&](const Executed& one) { return one.id == id; });
  return same == all->second.end() ? nullptr : &*same;
}

void Session::remember(Executed executed) {
  std::deque<Executed>& all = executed_[who()];
  if (all.size() == kRemembered) all.pop_front();
  all.push_back(std::move(executed));
}

std::optional<Effects> Session::effects_of(const Command& command, const Outcome& outcome) {
  if (!command.dry_run || !outcome.customer) return std::nullopt;
  const CustomerId customer = *policy_->find(command.customer);
  const Directory& people = policy_->partner->people;
  const Reach reach(*outcome.customer, outlook_->holding(customer).rooms());
  return enfilade::diff({people, (*policy_)[customer], outlook_->reach(customer)},
                        {people, *outcome.customer, reach}, &outlook_->subject(customer), now_);
}

Outcome Session::carry_out(const Command& command) {
  const std::optional<CustomerId> customer = policy_->find(command.customer);
  const std::shared_ptr<const Holding>& held =
      customer ? outlook_->held(*customer) : outlook_->no_rows();
  Outcome outcome = enfilade::execute(*policy_, outlook_->viewer(), command, *held, now_);
  if (command.dry_run) return outcome;
  if (!outcome.refusal) put_into_effect(customer, outcome);
  // The end of a relationship is on record, when all before it is forgotten.
  record(outcome.audit);
  return outcome;
}

void Session::put_into_effect(std::optional<CustomerId> customer, Outcome& outcome) {
  std::shared_ptr<const Policy> policy = policy_;
  if (outcome.customer || outcome.tenant_managers) {
    auto changed = std::make_shared<Policy>(*policy_);
    apply(*changed, std::move(outcome));
    policy = std::move(changed);
  }
  if (!customer) return renew(std::move(policy));

  std::shared_ptr<const Holding> holding = outlook_->held(*customer);
  if (outcome.rooms || outcome.tickets) {
    auto changed = std::make_shared<Holding>(*holding);
    if (outcome.rooms) changed->replace(*std::move(outcome.rooms));
    if (outcome.tickets) changed->replace(*std::move(outcome.tickets));
    holding = std::move(changed);
  }
  const bool held = outlook_->may_hold(*customer);
  drop_packed();
  exchange(*customer, [&] { outlook_->change(*customer, policy, std::move(holding), watched()); });
  policy_ = std::move(policy);
  const bool over = held && !outlook_->may_hold(*customer);
  if (over) {
    forget((*policy_)[*customer].customer.tenant_id);
    end_streams();
  }
}

void Session::record(const AuditRecord& record) {
  std::erase_if(records_,
                [&](const AuditRecord& old) { return old.created < now_ - kAuditDays * kDay; });
  records_.push_back(record);
}

void Session::forget(const std::string& tenant_id) {
  std::erase_if(records_, [&](const AuditRecord& old) { return old.kept_by == tenant_id; });
  for (auto& [who, all] : executed_) {
    for (Executed& one : all) {
      const auto named = std::find(one.customers.begin(), one.customers.end(), tenant_id);
      if (named != one.customers.end()) one.told.reset();
    }
  }
}

std::string Session::audit(const std::string& question) {
  return converse(
      ErrorCode::bad_question, question, read_audit_asked,
      [&](const AuditAsked& asked, JsonWriter& out) -> Refused {
        if (const Refused refused = not_oneself()) return refused;
        if (!outlook_->whole() &&
            !may_read_audit(*policy_, outlook_->viewer(), asked.tenant, now_)) {
          return Error{ErrorCode::not_found, "no records that you may read", "tenant"};
        }
        std::vector<AuditRecord> due;
        for (const AuditRecord& record : records_) {
          const bool kept = record.created >= now_ - kAuditDays * kDay;
          const bool wanted = asked.from <= record.created && record.created < asked.until;
          if (kept && wanted && record.kept_by == asked.tenant) due.push_back(record);
        }
        out.object([&] {
          if (asked.csv) {
            out.text("csv", audit_csv(due));
          } else {
            out.array("records", due, [&](const AuditRecord& one) { write_audit(out, one); });
          }
        });
        return std::nullopt;
      });
}

}  // namespace enfilade
