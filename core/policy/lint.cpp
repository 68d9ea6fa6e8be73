#include "core/policy/lint.h"

#include <range/v3/algorithm/any_of.hpp>
#include <range/v3/algorithm/none_of.hpp>
#include <utility>

#include "core/policy/matrix.h"
#include "core/policy/room_scope.h"
#include "core/tenancy/members.h"

namespace enfilade {
namespace {

/// One customer on its way through all that may be odd.
class Linter {
 public:
  Linter(const CustomerPolicy& customer, const Directory& partners_people, const Partition& rooms,
         const Bitmap& known, Instant now)
      : customer_(customer),
        partners_people_(partners_people),
        rooms_(rooms),
        known_(known),
        now_(now) {}

  std::vector<LintFinding> take() && {
    look_at_customer();
    for (std::size_t i = 0; i < customer_.assignments.size(); ++i) look_at_assignment(i);
    for (std::size_t i = 0; i < customer_.roles.size(); ++i) look_at_role(i);
    return std::move(findings_);
  }

 private:
  bool active() const {
    return customer_.customer.relationship.status == RelationshipStatus::active;
  }
  void say(LintFinding finding) { findings_.push_back(finding); }

  void look_at_customer() {
    const auto is_partners = [](const Assignment& one) { return one.side == Side::partner; };
    if (!active()) {
      if (ranges::any_of(customer_.assignments, is_partners)) say({Oddity::not_active});
      return;
    }
    std::vector<Principal> admins;
    for (const Assignment& one : customer_.assignments) {
      if (one.role == name(BuiltInRole::primary_admin))
        admins.insert(admins.end(), one.members.begin(), one.members.end());
    }
    const std::size_t users = users_among(partners_people_, admins).size();
    if (users == 0) say({Oddity::no_primary_admin});
    if (users == 1) say({Oddity::one_primary_admin});
  }

  void look_at_assignment(std::size_t i) {
    const Assignment& one = customer_.assignments[i];
    const Directory& people =
        one.side == Side::partner ? partners_people_ : *customer_.customer.people;
    const auto say_of_it = [&](Oddity oddity) { say({oddity, i}); };

    const std::optional<PermissionSet> permissions = customer_.permissions_of(one);
    if (!permissions) say_of_it(Oddity::unknown_role);
    const auto is_nobody = [](Principal member) { return member.kind == Principal::Kind::nobody; };
    if (ranges::any_of(one.members, is_nobody)) say_of_it(Oddity::unknown_member);
    if (!resolves_to_a_user(people, one.members)) say_of_it(Oddity::reaches_nobody);

    Bitmap reached = covered(one.rooms, rooms_);
    if (one.side == Side::partner) reached &= covered(customer_.delegation.rooms, rooms_);
    if (known_.any() && !(reached & known_).any()) say_of_it(Oddity::reaches_nothing);

    // Primary admins get all that was opened, by the meaning of the word.
    const bool bounded =
        one.side == Side::partner && one.role != name(BuiltInRole::primary_admin) && active();
    if (bounded && permissions) {
      const PermissionSet above = *permissions - customer_.delegation.ceiling;
      if (!above.empty()) say({Oddity::above_ceiling, i, std::nullopt, above});
    }
    const bool near_its_end = one.until && now_ < *one.until && *one.until - now_ <= kSoon;
    if (near_its_end && permissions) say_of_it(Oddity::ends_soon);
  }

  void look_at_role(std::size_t i) {
    const Role& role = customer_.roles[i];
    const bool unused = ranges::none_of(customer_.assignments, [&](const Assignment& one) {
      return one.role == role.id && one.side == role.side;
    });
    if (unused) say({Oddity::never_used, std::nullopt, i});
  }

  const CustomerPolicy& customer_;
  const Directory& partners_people_;
  const Partition& rooms_;
  const Bitmap& known_;
  Instant now_;
  std::vector<LintFinding> findings_;
};

}  // namespace

std::vector<LintFinding> lint(const CustomerPolicy& customer, const Directory& partners_people,
                              const Partition& rooms, const Bitmap& known, Instant now) {
  return Linter(customer, partners_people, rooms, known, now).take();
}

}  // namespace enfilade
