#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bindings/asking.h"
#include "bindings/converse.h"
#include "bindings/json/read_command.h"
#include "bindings/json/read_policy.h"
#include "bindings/json/write_outcome.h"
#include "bindings/session.h"
#include "core/policy/diff.h"

// Who gains and who loses what, before it is done.

namespace enfilade {
namespace {

/// So many rooms are named of those in which somebody gains or loses something.
constexpr std::size_t kNamedRooms = 100;

/// Of whom the rooms are to be named, and where.
struct Sample {
  std::string customer, user;
  std::optional<std::string> tenant;
  Permission permission = Permission::rooms_view;
};

struct DiffAsked {
  std::optional<Command> command;
  std::optional<Policy> policy;
  std::optional<Sample> sample;
};

DiffAsked read_diff_asked(const Reader& in) {
  in.needed().only({"command", "policy", "sample"});
  const Reader command = in["command"], policy = in["policy"], sample = in["sample"];
  DiffAsked asked;
  if (command.present() == policy.present())
    in.fail("a \"command\" or a \"policy\": one of the two");
  if (!in.ok()) return asked;
  if (command.present()) {
    asked.command = read_command(command);
    asked.command->dry_run = true;
    if (asked.command->kind == CommandKind::apply_role_template)
      command["command"].fail("one customer at a time: try the role there by \"create_role\"");
  }
  if (policy.present()) asked.policy = read_policy(policy).policy;
  if (sample.present()) {
    sample.only({"customer", "user", "tenant", "permission"});
    asked.sample = Sample{
        sample["customer"].id(), sample["user"].id(), std::nullopt,
        static_cast<Permission>(sample["permission"].one_of(kPermissionNames, "permission"))};
    if (sample["tenant"].present()) asked.sample->tenant = sample["tenant"].id();
  }
  return asked;
}

/// Writes what two states of a customer differ in, as whoever asks may hear it.
class DiffWriter {
 public:
  DiffWriter(JsonWriter& out, Outlook& outlook, Instant now, const std::optional<Sample>& sample)
      : out_(out), outlook_(outlook), now_(now), sample_(sample) {}

  /// Of a customer of today's policy. Where nothing is heard, nothing is written.
  void write(CustomerId customer, const Policy& other, const CustomerPolicy& then) {
    const Partition& rooms = outlook_.holding(customer).rooms();
    const Reach reach(then, rooms);
    const Policy& policy = outlook_.policy();
    write(policy[customer].customer,
          {policy.partner->people, policy[customer], outlook_.reach(customer)},
          {other.partner->people, then, reach}, about_others(outlook_, customer), rooms);
  }

  /// Of a customer that only the other policy has, and no rooms of whom are held. Nobody but a
  /// program with service authority hears of it: no viewer knows anything there as things stand.
  void write_new(CustomerId there, const Policy& other) {
    if (!outlook_.whole()) return;
    const CustomerPolicy none;
    const Partition& rooms = outlook_.no_rows()->rooms();
    const Reach before(none, rooms), after(other[there], rooms);
    write(other[there].customer, {outlook_.policy().partner->people, none, before},
          {other.partner->people, other[there], after}, nullptr, rooms);
  }

 private:
  void write(const Customer& here, const State& before, const State& after, AboutOthers asker,
             const Partition& rooms) {
    const Effects effects = diff(before, after, asker, now_);
    if (effects.gained.empty() && effects.lost.empty()) return;
    const Policy& policy = outlook_.policy();
    out_.object([&] {
      out_.text("customer", here.tenant_id);
      write_effects(out_, policy, here, effects);
      if (!sample_ || sample_->customer != here.tenant_id) return;
      const std::string tenant = sample_->tenant.value_or(usual_tenant());
      out_.key("sample");
      out_.object([&] {
        const bool partners = tenant == policy.partner->tenant_id;
        std::pair<Bitmap, Bitmap> named{Bitmap(rooms.size()), Bitmap(rooms.size())};
        if (partners || tenant == here.tenant_id) {
          named = diff_rooms(before, after, asker, partners ? Side::partner : Side::customer,
                             sample_->user, sample_->permission, now_);
        }
        name_rooms("gained", rooms, named.first);
        name_rooms("lost", rooms, named.second);
      });
    });
  }

  const std::string& usual_tenant() const {
    return outlook_.whole() ? outlook_.policy().partner->tenant_id
                            : tenant_of(outlook_.policy(), outlook_.viewer());
  }
  void name_rooms(std::string_view name, const Partition& rooms, const Bitmap& rows) {
    out_.key(name);
    out_.begin_array();
    std::size_t named = 0;
    rows.for_each([&](std::size_t row) {
      if (named++ < kNamedRooms) out_.text(rooms.id({static_cast<std::uint32_t>(row)}));
    });
    out_.end_array();
  }

  JsonWriter& out_;
  Outlook& outlook_;
  Instant now_;
  const std::optional<Sample>& sample_;
};

}  // namespace

std::string Session::diff(const std::string& question) {
  return converse(
      ErrorCode::bad_question, question, read_diff_asked,
      [&](const DiffAsked& asked, JsonWriter& out) -> Refused {
        if (const Refused refused = not_oneself()) return refused;
        if (asked.command && outlook_->whole()) return nobody_acts();
        std::optional<Outcome> outcome;
        if (asked.command) outcome = carry_out(*asked.command);
        DiffWriter diffs(out, *outlook_, now_, asked.sample);
        out.object([&] {
          if (outcome && outcome->refusal) {
            out.key("refusal");
            write_refusal(out, *outcome->refusal);
          }
          out.key("customers");
          out.begin_array();
          if (outcome && outcome->customer) {
            diffs.write(*policy_->find(asked.command->customer), *policy_, *outcome->customer);
          }
          if (asked.policy) {
            const CustomerPolicy gone;  // of a customer that is not in the other policy
            for (std::uint32_t row = 0; row < policy_->customers.size(); ++row) {
              const auto other = asked.policy->find(policy_->customers[row]->customer.tenant_id);
              diffs.write({row}, *asked.policy, other ? (*asked.policy)[*other] : gone);
            }
            for (std::uint32_t row = 0; row < asked.policy->customers.size(); ++row) {
              const std::string& tenant = asked.policy->customers[row]->customer.tenant_id;
              if (!policy_->find(tenant)) diffs.write_new({row}, *asked.policy);
            }
          }
          out.end_array();
        });
        return std::nullopt;
      });
}

}  // namespace enfilade
