#include "bindings/handles.h"

#include <algorithm>
#include <cassert>

namespace enfilade {

Handles::Person Handles::find_person(const Policy& policy, const Id& id) {
  const std::optional<Viewer> found = find_viewer(policy, id.second, id.first);
  if (!found) return {};
  return {Grid::who(found->side, found->user),
          found->side == Side::customer ? found->tenant.row : kNone};
}

void Handles::look_up(const Outlook& outlook, Handle place) {
  const auto& [tenant, id] = place_ids_[place];
  const std::optional<CustomerId> customer = outlook.policy().find(tenant);
  places_[place] = {};
  if (!customer) return;
  const auto row = id.empty() ? std::nullopt : outlook.holding(*customer).rooms().find(id);
  rooms_[place] = id.empty() ? kWhole : row ? row->row : kNone;
  places_[place].customer = customer->row;
  // Whichever comes last writes down the kind: this, or the making of the grid.
  const std::size_t at = customer->row;
  if (at < grids_.size() && grids_[at] != nullptr)
    places_[place].kind = kind_in(*grids_[at], rooms_[place]);
}

void Handles::keep_by_customer(Handle place) {
  const std::uint32_t customer = places_[place].customer;
  if (customer == kNone) return;
  if (places_in_.size() <= customer) places_in_.resize(customer + 1);
  places_in_[customer].push_back(place);
}

Grid::Kind Handles::kind_in(const Grid& grid, Room room) {
  if (room == kWhole) return grid.customer();
  return room < grid.size() ? grid.kind_of({room}) : grid.nowhere();
}

Handle Handles::user(const Policy& policy, const std::string& tenant, const std::string& id) {
  const auto [known, added] =
      people_by_id_.try_emplace({tenant, id}, static_cast<Handle>(people_.size()));
  if (!added) return known->second;
  people_ids_.push_back(known->first);
  people_.push_back(find_person(policy, known->first));
  return known->second;
}

Handle Handles::place(const Outlook& outlook, const std::string& customer,
                      const std::string& room) {
  const auto [known, added] =
      places_by_id_.try_emplace({customer, room}, static_cast<Handle>(places_.size()));
  if (!added) return known->second;
  place_ids_.push_back(known->first);
  places_.emplace_back();
  rooms_.push_back(kNone);
  look_up(outlook, known->second);
  keep_by_customer(known->second);
  return known->second;
}

Handle Handles::user_if_any(const Policy& policy, const std::string& tenant,
                            const std::string& id) {
  const auto known = people_by_id_.find({tenant, id});
  if (known != people_by_id_.end()) return known->second;
  return find_viewer(policy, id, tenant) ? user(policy, tenant, id) : kNone;
}

Handle Handles::place_if_any(const Outlook& outlook, const std::string& customer,
                             const std::string& room) {
  const auto known = places_by_id_.find({customer, room});
  if (known != places_by_id_.end()) return known->second;
  const std::optional<CustomerId> found = outlook.policy().find(customer);
  const bool any = found && (room.empty() || outlook.holding(*found).rooms().find(room));
  return any ? place(outlook, customer, room) : kNone;
}

void Handles::may(Outlook& outlook, Instant now, std::span<const Handle> users,
                  std::span<const std::uint8_t> permissions, std::span<const Handle> places,
                  std::span<std::uint8_t> answers) {
  assert(users.size() == answers.size() && permissions.size() == answers.size() &&
         places.size() == answers.size());
  keep_up(outlook, now);
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (grid_bytes_ > most_grid_bytes_) drop_grids();
    answers[i] = allows(outlook, users[i], permissions[i], places[i]) ? 1 : 0;
  }
}

Grid& Handles::make(Outlook& outlook, std::uint32_t customer) {
  Seen& seen = seen_[customer];
  seen.reach = outlook.kept_reach({customer});
  seen.grid =
      std::make_unique<Grid>(**seen.policy, (*partner_)->people, *seen.reach, now_, grid_bytes_);
  grids_[customer] = seen.grid.get();
  if (customer < places_in_.size()) {
    for (const Handle place : places_in_[customer])
      places_[place].kind = kind_in(*seen.grid, rooms_[place]);
  }
  changes_at_ = std::min(changes_at_, seen.grid->changes_at());
  return *seen.grid;
}

void Handles::drop_grids() {
  for (Seen& seen : seen_) {
    seen.grid = nullptr;
    seen.reach = nullptr;
  }
  std::fill(grids_.begin(), grids_.end(), nullptr);
  changes_at_ = kNever;
}

void Handles::follow(const Outlook& outlook, Instant now) {
  if (now < now_ || now >= changes_at_) drop_grids();
  now_ = now;
  if (outlook.generation() == generation_) return;
  generation_ = outlook.generation();

  const Policy& policy = outlook.policy();
  const bool other_partner = !partner_ || &**partner_ != &*policy.partner;
  partner_ = policy.partner;
  // Which customers are others now: by their policy, by their rooms, or by standing elsewhere.
  bool moved = seen_.size() != policy.customers.size();
  seen_.resize(policy.customers.size());
  grids_.resize(seen_.size());
  std::vector<bool> other(seen_.size(), false);
  for (std::uint32_t row = 0; row < seen_.size(); ++row) {
    Seen& seen = seen_[row];
    const Shared<CustomerPolicy>& now_there = policy.customers[row];
    const bool same_policy = seen.policy && &**seen.policy == &*now_there;
    other[row] = !same_policy || seen.holding.lock() != outlook.held({row});
    if (!other[row] && !other_partner) continue;
    moved = moved || !seen.policy ||
            (*seen.policy)->customer.tenant_id != now_there->customer.tenant_id;
    seen = Seen{now_there, outlook.held({row})};
    grids_[row] = nullptr;
  }
  for (std::size_t i = 0; i < people_.size(); ++i) {
    const Person person = people_[i];
    // A number of a customer says nothing once they stand elsewhere.
    const bool others =
        moved || (person.customer == kNone ? other_partner : other[person.customer]);
    if (others || person.who == kNone) people_[i] = find_person(policy, people_ids_[i]);
  }
  if (moved) {
    places_in_.clear();
    for (Handle place = 0; place < places_.size(); ++place) {
      look_up(outlook, place);
      keep_by_customer(place);
    }
    return;
  }
  for (std::size_t row = 0; row < places_in_.size(); ++row) {
    if (!other[row]) continue;
    for (const Handle place : places_in_[row]) look_up(outlook, place);
  }
}

}  // namespace enfilade
