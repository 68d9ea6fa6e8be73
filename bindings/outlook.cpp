#include "bindings/outlook.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "bindings/asking.h"
#include "core/policy/seen_as.h"
#include "core/view/alike.h"

namespace enfilade {

Outlook::Outlook(std::shared_ptr<const Policy> policy, std::optional<Viewer> viewer, Instant now,
                 std::shared_ptr<const Holding> no_rows)
    : no_rows_(std::move(no_rows)),
      policy_(std::move(policy)),
      viewer_(viewer),
      stranger_{viewer ? viewer->side : Side::customer, std::nullopt},
      made_at_(now) {
  if (viewer_) {
    subject_ = subject_of(*policy_, *viewer_);
    partner_wide_ = enfilade::partner_wide_roles(*policy_, *viewer_);
  }
  entries_.reserve(policy_->customers.size());
  for (std::size_t i = 0; i < policy_->customers.size(); ++i) {
    entries_.push_back(blank());
    entries_.back().stamp = next_stamp_++;
  }
}

Outlook::Entry Outlook::blank() const {
  Entry entry;
  entry.holding = no_rows_;
  entry.sights.resize(no_rows_->tables());
  return entry;
}

void Outlook::add(const TableSchema& table, std::shared_ptr<const Holding> no_rows) {
  const auto none = std::exchange(no_rows_, std::move(no_rows));
  for (Entry& entry : entries_) {
    entry.sights.emplace_back();
    const std::shared_ptr<const Holding> before = entry.holding;
    if (before == none) {
      entry.holding = no_rows_;
    } else {
      auto holding = std::make_shared<Holding>(*before);
      holding->add(table);
      entry.holding = std::move(holding);
    }
    // They look at the holding before.
    for (std::unique_ptr<Sight>& sight : entry.sights) {
      if (sight) sight = std::make_unique<Sight>(*sight, *entry.holding);
    }
  }
  changed();
}

const Subject& Outlook::subject(CustomerId customer) const {
  const bool own = viewer_ && (viewer_->side == Side::partner || viewer_->tenant == customer);
  return own ? subject_ : stranger_;
}

Situation Outlook::situation(CustomerId customer) const {
  return {(*policy_)[customer], holding(customer).rooms(), made_at_};
}

void Outlook::see_as(SeenAs other) {
  assert(!whole() && "a service is nobody who could see as somebody else");
  seen_as_ = std::move(other);
  const auto person = find_viewer(*policy_, seen_as_->user, seen_as_->tenant);
  if (!person || enfilade::partner_wide_roles(*policy_, *person).empty()) partner_wide_.clear();
  changes_at_ = kNever;
  for (Entry& entry : entries_) {
    entry.access = nullptr;
    for (std::unique_ptr<Sight>& sight : entry.sights) sight = nullptr;
    entry.stamp = next_stamp_++;
  }
  changed();
}

const Access& Outlook::access(CustomerId customer) {
  Entry& entry = entries_[customer.row];
  if (!entry.access) {
    entry.access = std::make_unique<Access>(
        whole() ? Access::everything(holding(customer).rooms().size())
                : enfilade::access(situation(customer), subject(customer)));
    if (seen_as_) {
      // The customer's own people are the customer's own affair.
      Subject other = somebody(*policy_, customer, seen_as_->tenant, seen_as_->user);
      if (viewer_->side == Side::partner && other.side == Side::customer) other.membership.reset();
      *entry.access =
          enfilade::seen_as(*entry.access, enfilade::access(situation(customer), other));
    }
    changes_at_ = std::min(changes_at_, entry.access->changes_at);
    const Instant expiry = expires_at((*policy_)[customer].customer.relationship);
    if (expiry > made_at_) changes_at_ = std::min(changes_at_, expiry);
  }
  return *entry.access;
}

const std::shared_ptr<const Reach>& Outlook::kept_reach(CustomerId customer) {
  std::shared_ptr<const Reach>& reach = entries_[customer.row].reach;
  if (!reach) {
    reach = std::make_shared<const Reach>((*policy_)[customer], holding(customer).rooms());
  }
  return reach;
}

Knows Outlook::knows(CustomerId customer) {
  return enfilade::knows(access(customer), !partner_wide_.empty(), (*policy_)[customer].customer,
                         made_at_);
}

const Sight& Outlook::sight(CustomerId customer, TableId table) {
  Entry& entry = entries_[customer.row];
  std::unique_ptr<Sight>& sight = entry.sights[static_cast<std::size_t>(table)];
  if (!sight) {
    sight = std::make_unique<Sight>(customer, (*policy_)[customer], *entry.holding,
                                    access(customer), table);
  }
  return *sight;
}

bool Outlook::may_hold(CustomerId customer) const {
  const bool active =
      (*policy_)[customer].customer.relationship.status == RelationshipStatus::active;
  const bool own = whole() || (viewer_->side == Side::customer && viewer_->tenant == customer);
  return active || own;
}

Holding* Outlook::own(CustomerId customer) {
  const std::shared_ptr<const Holding>& holding = entries_[customer.row].holding;
  // What is held by nobody else was made by this session, and not as a constant.
  return holding.use_count() == 1 ? const_cast<Holding*>(holding.get()) : nullptr;
}

void Outlook::look_at_added(CustomerId customer, TableId table) {
  Sight* sight = entries_[customer.row].sights[static_cast<std::size_t>(table)].get();
  if (sight != nullptr) sight->look_at_added();
  changed_coverage();
}

void Outlook::changed_in_place(CustomerId customer, bool noticed) {
  if (noticed) entries_[customer.row].stamp = next_stamp_++;
  ++generation_;
}

void Outlook::changed() {
  ++generation_;
  last_coverage_.reset();
}

void Outlook::replace(CustomerId customer, std::shared_ptr<const Holding> holding, bool watched) {
  change(customer, policy_, std::move(holding), watched);
}

void Outlook::change(CustomerId customer, std::shared_ptr<const Policy> policy,
                     std::shared_ptr<const Holding> holding, bool watched) {
  Entry old = std::exchange(entries_[customer.row], blank());
  const std::shared_ptr<const Policy> before = std::exchange(policy_, std::move(policy));
  Entry& next = entries_[customer.row];
  if (may_hold(customer)) next.holding = std::move(holding);
  const bool same_rooms = &(*policy_)[customer] == &(*before)[customer] &&
                          &next.holding->rooms() == &old.holding->rooms();
  if (same_rooms) {
    next.reach = old.reach;
    next.access = std::move(old.access);
    for (std::size_t table = 0; table < old.sights.size(); ++table) {
      if (!old.sights[table]) continue;
      next.sights[table] = std::make_unique<Sight>(*old.sights[table], *next.holding);
    }
  }
  stamp_like(customer, old, watched);
  changed();
}

void Outlook::continue_from(Outlook& old, bool watched) {
  generation_ = old.generation_ + 1;
  next_stamp_ = std::max(next_stamp_, old.next_stamp_);
  for (std::uint32_t row = 0; row < entries_.size(); ++row) {
    const CustomerId customer{row};
    const auto before = old.policy_->find((*policy_)[customer].customer.tenant_id);
    const Entry& known = before ? old.entries_[before->row] : entries_[row];
    if (before && may_hold(customer)) entries_[row].holding = known.holding;
    const bool same = before && &(*policy_)[customer] == &(*old.policy_)[*before] &&
                      entries_[row].holding == known.holding;
    if (same) entries_[row].reach = known.reach;
    stamp_like(customer, known, watched && before);
  }
}

Outlook Outlook::for_viewer(Viewer viewer, Instant now) const {
  Outlook other(policy_, viewer, now, no_rows_);
  for (std::size_t row = 0; row < entries_.size(); ++row) {
    const bool held = other.may_hold({static_cast<std::uint32_t>(row)});
    if (!held) continue;
    other.entries_[row].holding = entries_[row].holding;
    other.entries_[row].reach = entries_[row].reach;
  }
  return other;
}

void Outlook::stamp_like(CustomerId customer, const Entry& old, bool watched) {
  bool same = watched;
  for (std::size_t table = 0; table < old.sights.size() && same; ++table) {
    // A sight that nobody took yet is in no open view.
    if (!old.sights[table]) continue;
    same = knows(customer) == Knows::data &&
           alike(*old.sights[table], sight(customer, static_cast<TableId>(table)));
  }
  entries_[customer.row].stamp = same ? old.stamp : next_stamp_++;
}

}  // namespace enfilade
