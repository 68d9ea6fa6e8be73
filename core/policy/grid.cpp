#include "core/policy/grid.h"

#include <algorithm>
#include <span>
#include <utility>

#include "core/policy/decide.h"

namespace enfilade {

Grid::Grid(const CustomerPolicy& customer, const Directory& partners_people, const Reach& reach,
           Instant now, std::size_t& held)
    : customer_(customer),
      partners_people_(partners_people),
      reach_(reach),
      now_(now),
      changes_at_(reach.changes_after(now)),
      kinds_(reach.kinds()),
      known_(16),
      held_(held) {
  for (std::uint32_t row = 0; row < kinds_.size(); ++row) {
    if (kinds_[row] == samples_.size()) samples_.push_back({row});
  }
  masks_.resize(nowhere() + 1);
  count();
}

Grid::~Grid() {
  held_ -= counted_;
}

void Grid::count() {
  held_ -= counted_;
  counted_ = bytes();
  held_ += counted_;
}

std::size_t Grid::add(std::uint32_t who) {
  const Side side = who % 2 == 0 ? Side::partner : Side::customer;
  const Directory& people = side == Side::partner ? partners_people_ : *customer_.customer.people;
  const Subject subject{side, people.membership_of({who / 2})};
  const std::size_t row = masks_.size();
  masks_.resize(row + nowhere() + 1);
  const std::span<PermissionSet> mine = std::span(masks_).subspan(row);
  reach_.permissions_in(subject, samples_, now_, mine.first(samples_.size()));
  mine[customer()] = reach_.of_customer(subject, now_) - kAboutARoom;

  const auto is_empty = [](PermissionSet permissions) { return permissions.empty(); };
  const bool nothing = std::all_of(mine.begin(), mine.end(), is_empty);
  if (nothing) masks_.resize(row);
  if (++people_ * 2 > known_.size()) {
    const std::vector<Known> old = std::exchange(known_, std::vector<Known>(known_.size() * 2));
    for (const Known& one : old) {
      if (one.who != kNobody) put(one);
    }
  }
  const Known one{who, nothing ? kNothing : static_cast<std::uint32_t>(row)};
  put(one);
  count();
  return one.row;
}

void Grid::put(Known known) {
  std::size_t at = known.who * kSpread & mask();
  while (known_[at].who != kNobody) at = (at + 1) & mask();
  known_[at] = known;
}

std::size_t Grid::bytes() const {
  return sizeof(*this) + kinds_.capacity() * sizeof(std::uint32_t) +
         samples_.capacity() * sizeof(RowId) + masks_.capacity() * sizeof(PermissionSet) +
         known_.capacity() * sizeof(Known);
}

}  // namespace enfilade
