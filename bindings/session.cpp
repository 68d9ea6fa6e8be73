#include "bindings/session.h"

#include <utility>

#include "bindings/converse.h"
#include "bindings/json/read_policy.h"

// Time, the policy and the viewer. Rows: session_rows.cpp; questions: session_questions.cpp.

namespace enfilade {
namespace {

struct Clock {
  Instant now = 0;
  std::int64_t utc_offset_minutes = 0;
};

Clock read_clock(const Reader& in) {
  in.needed().only({"now", "utcOffsetMinutes"});
  Clock clock{in["now"].integer(-kLatestInstant, kLatestInstant)};
  const Reader offset = in["utcOffsetMinutes"];
  if (offset.present()) clock.utc_offset_minutes = offset.integer(-1440, 1440);
  return clock;
}

struct SignIn {
  std::string user, tenant;
};

SignIn read_sign_in(const Reader& in) {
  in.needed().only({"user", "tenant"});
  return {in["user"].id(), in["tenant"].present() ? in["tenant"].id() : std::string()};
}

}  // namespace

Session::Session()
    : no_rows_(std::make_shared<const Holding>()), policy_(std::make_shared<const Policy>()) {}

std::string Session::advance(const std::string& question) {
  return converse(ErrorCode::bad_question, question, read_clock,
                  [&](const Clock& clock, JsonWriter& out) -> Refused {
                    now_ = clock.now;
                    utc_offset_minutes_ = clock.utc_offset_minutes;
                    const bool changed = outlook_ && !outlook_->holds_at(now_);
                    if (changed) {
                      renew(policy_);
                    } else if (outlook_) {
                      outlook_->move_on_to(now_);
                    }
                    out.object([&] { out.flag("changed", changed); });
                    return std::nullopt;
                  });
}

std::string Session::loadPolicy(const std::string& document) {
  Result<ReadPolicy> read = read_policy(document);
  if (!read) return refusal(read.error());
  return answer([&](JsonWriter& out) -> Refused {
    renew(std::make_shared<const Policy>(std::move((*read).policy)));
    write_summary(out, *policy_, (*read).findings, outlook_.has_value());
    return std::nullopt;
  });
}

void Session::serve() {
  outlook_.emplace(policy_, std::nullopt, now_, no_rows_);
  all_tickets_view_ = true;
}

std::string Session::signIn(const std::string& question) {
  return converse(
      ErrorCode::bad_question, question, read_sign_in,
      [&](const SignIn& asked, JsonWriter& out) -> Refused {
        if (outlook_ && outlook_->whole()) {
          return Error{ErrorCode::bad_question, "nobody signs in where a service answers for all"};
        }
        const auto viewer = find_viewer(*policy_, asked.user, asked.tenant);
        if (!viewer) return Error{ErrorCode::not_found, "no such user"};
        end_views();
        all_tickets_view_ = false;
        outlook_ = outlook_ ? outlook_->for_viewer(*viewer, now_)
                            : Outlook(policy_, *viewer, now_, no_rows_);
        end_streams();
        write_viewer(out, *policy_, *viewer, outlook_->partner_wide_roles());
        return std::nullopt;
      });
}

std::string Session::viewAs(const std::string& question) {
  const auto read = [](const Reader& in) {
    in.needed().only({"user", "tenant"});
    SeenAs other;
    if (in["user"].present()) other.user = in["user"].id();
    if (in["tenant"].present()) other.tenant = in["tenant"].id();
    if (other.user.empty() && !other.tenant.empty())
      in["tenant"].fail("whose tenant? a \"user\" is missing");
    return other;
  };
  return converse(
      ErrorCode::bad_question, question, read, [&](SeenAs other, JsonWriter& out) -> Refused {
        if (!outlook_) return not_signed_in();
        if (outlook_->whole()) return nobody_acts();
        if (other.user.empty()) {
          if (outlook_->seen_as()) {
            end_views();
            outlook_ = outlook_->for_viewer(outlook_->viewer(), now_);
          }
          write_nothing(out);
          return std::nullopt;
        }
        if (const Refused refused = not_oneself()) return refused;
        bool asks = false;
        for (std::uint32_t row = 0; row < policy_->customers.size() && !asks; ++row) {
          asks = outlook_->access({row}).somewhere.has(Permission::roles_view);
        }
        if (!asks) {
          return Error{ErrorCode::not_found, "there is nobody here that you may see as", "user"};
        }
        if (other.tenant.empty()) other.tenant = tenant_of(*policy_, outlook_->viewer());
        AuditRecord seen;
        seen.category = AuditCategory::user;
        seen.object_name = other.user;
        seen.operation = AuditOperation::view_as;
        seen.successful = true;
        seen.tenant_id = other.tenant;
        seen.created = now_;
        seen.user_id = outlook_->user().id;
        seen.user_tenant_id = seen.kept_by = tenant_of(*policy_, outlook_->viewer());
        record(seen);
        end_views();
        out.object([&] {
          out.text("user", other.user);
          out.text("tenant", other.tenant);
        });
        outlook_->see_as(std::move(other));
        return std::nullopt;
      });
}

Refused Session::not_oneself() const {
  if (!outlook_) return not_signed_in();
  if (!outlook_->seen_as()) return std::nullopt;
  return Error{ErrorCode::bad_question,
               "you see as somebody else: only what is shown can be asked for, until that ends"};
}

void Session::renew(std::shared_ptr<const Policy> policy) {
  if (outlook_) {
    const std::optional<Viewer> viewer =
        outlook_->whole()
            ? std::nullopt
            : find_viewer(*policy, outlook_->user().id, tenant_of(*policy_, outlook_->viewer()));
    for (auto& [id, view] : views_) view.forget();
    if (viewer || outlook_->whole()) {
      Outlook next(policy, viewer, now_, no_rows_);
      if (outlook_->seen_as()) next.see_as(*outlook_->seen_as());
      next.continue_from(*outlook_, watched());
      for (std::uint32_t row = 0; row < policy_->customers.size(); ++row) {
        if (!outlook_->may_hold({row})) continue;
        const std::string& tenant_id = policy_->customers[row]->customer.tenant_id;
        const std::optional<CustomerId> customer = policy->find(tenant_id);
        if (!customer || !next.may_hold(*customer)) forget(tenant_id);
      }
      outlook_ = std::move(next);
    } else {
      views_.clear();
      outlook_.reset();
    }
  }
  policy_ = std::move(policy);
  end_streams();
  drop_packed();
}

void Session::end_views() {
  views_.clear();
  drop_packed();
}

void Session::drop_packed() {
  if (std::exchange(packed_staged_, false)) staged_ = {};
}

void Session::hold(CustomerId customer, std::shared_ptr<const Holding> holding) {
  drop_packed();
  exchange(customer, [&] { outlook_->replace(customer, std::move(holding), watched()); });
}

std::optional<CustomerId> Session::held_customer(const std::string& tenant_id) const {
  const std::optional<CustomerId> customer = policy_->find(tenant_id);
  if (!customer || !outlook_->may_hold(*customer)) return std::nullopt;
  return customer;
}

}  // namespace enfilade
