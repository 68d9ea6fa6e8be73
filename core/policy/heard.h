#pragma once

#include <cstddef>

#include "core/base/bitmap.h"
#include "core/policy/inquire.h"

namespace enfilade {

/// What one asker may hear of others in one customer: in the rooms that they know and hold
/// roles.view on, and about the customer if they hold it over all; and, as somebody of the
/// partner's, nothing about the customer's own people.
class Hearing {
 public:
  Hearing(const Reach& reach, AboutOthers asker, Instant now) : everything_(asker == nullptr) {
    if (everything_) return;
    partners_ = asker->side == Side::partner;
    rooms_ = known_rooms_where(reach, *asker, Permission::roles_view, now);
    over_all_ = reach.of_customer(*asker, now).has(Permission::roles_view);
  }

  /// Whether there is nothing to hear about people of that side.
  bool none(Side side) const {
    if (everything_) return false;
    return (partners_ && side == Side::customer) || (!rooms_.any() && !over_all_);
  }
  /// From now on only of these rooms.
  void only_in(const Bitmap& rooms) {
    if (!everything_) rooms_ &= rooms;
  }
  /// Leaves the rooms about which it is heard.
  void limit(RoomWords& words) const {
    if (everything_) return;
    for (std::size_t w = 0; w < words.size(); ++w) words[w] &= rooms_.word(w);
  }
  bool about_customer() const { return everything_ || over_all_; }

 private:
  bool everything_, partners_ = false, over_all_ = false;
  Bitmap rooms_ = Bitmap(0);
};

}  // namespace enfilade
