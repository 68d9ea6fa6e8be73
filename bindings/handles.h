#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bindings/outlook.h"
#include "core/base/instant.h"
#include "core/policy/grid.h"

namespace enfilade {

/// A person or a place by a number: as long as the service lives the number stands for that id,
/// also where nobody and nothing has it yet, or any more.
using Handle = std::uint32_t;

/// People and places by number, and decisions about them: no text is read, and nothing is told but
/// yes and no. What is asked of a customer is answered from that customer's grid alone.
///
///     user("", "ben")          ─► 7  ─┐
///     place("fjord", "oslo-1") ─► 12 ─┴─► may(7, rooms.view, 12): the grid of fjord
class Handles {
 public:
  /// most_grid_bytes  beyond it the grids are dropped, and made anew as they are asked for
  explicit Handles(std::size_t most_grid_bytes = std::size_t{128} * 1024 * 1024)
      : most_grid_bytes_(most_grid_bytes) {}

  /// Who that is, of the partner's tenant or a customer's; the same for the same.
  Handle user(const Policy& policy, const std::string& tenant, const std::string& id);
  /// A room of a customer; without one, the customer.
  Handle place(const Outlook& outlook, const std::string& customer, const std::string& room = "");

  /// The same, but for ids that nobody and nothing has and that have no number yet: they get none,
  /// and take no memory.
  Handle user_if_any(const Policy& policy, const std::string& tenant, const std::string& id);
  Handle place_if_any(const Outlook& outlook, const std::string& customer,
                      const std::string& room = "");

  /// Whether `decide` allows it: the whole truth, not what some viewer may know. No, where a number
  /// is none, or the permission cannot be asked on such a place.
  ///
  /// Once the outlook is another, or time passed a turn, the first call looks up all that changed.
  bool may(Outlook& outlook, Instant now, Handle user, std::uint32_t permission, Handle place) {
    keep_up(outlook, now);
    return allows(outlook, user, permission, place);
  }
  /// The same of many: `answers[i]` is 1 for a yes. All four have as many items.
  void may(Outlook& outlook, Instant now, std::span<const Handle> users,
           std::span<const std::uint8_t> permissions, std::span<const Handle> places,
           std::span<std::uint8_t> answers);

  /// What is held for grids, in bytes.
  std::size_t grid_bytes() const { return grid_bytes_; }

  /// No number of anybody's.
  static constexpr Handle kNone = 0xFFFF'FFFF;

 private:
  struct Person {
    std::uint32_t who = kNone;       // kNone: there is nobody of that id
    std::uint32_t customer = kNone;  // of one on the customer's side; kNone of the partner's
  };
  struct Place {
    std::uint32_t customer = kNone;
    Grid::Kind kind = 0;  // of that customer's grid, if it is made
  };
  /// The room that a place is: its row, kNone where there is none, kWhole for the customer itself.
  using Room = std::uint32_t;
  static constexpr Room kWhole = 0xFFFF'FFFE;
  using Id = std::pair<std::string, std::string>;  // tenant, and what it is called there

  /// What a customer was when the numbers were looked up, so that it can be told from what it is
  /// now; and its grid, if it was asked about. Rows are not kept alive by it.
  struct Seen {
    std::optional<Shared<CustomerPolicy>> policy = std::nullopt;
    std::weak_ptr<const Holding> holding = {};
    std::shared_ptr<const Reach> reach = nullptr;  // of the grid
    std::unique_ptr<Grid> grid = nullptr;
  };

  void keep_up(const Outlook& outlook, Instant now) {
    if (outlook.generation() != generation_ || now != now_) follow(outlook, now);
    if (grid_bytes_ > most_grid_bytes_) drop_grids();
  }
  bool allows(Outlook& outlook, Handle user, std::uint32_t permission, Handle place) {
    if (user >= people_.size() || place >= places_.size() || permission >= kPermissionCount)
      return false;
    const Person person = people_[user];
    const Place at = places_[place];
    if (person.who == kNone || at.customer == kNone) return false;
    if (person.customer != kNone && person.customer != at.customer) return false;
    Grid* grid = grids_[at.customer];
    if (grid == nullptr) {
      grid = &make(outlook, at.customer);
      return grid->at(person.who, places_[place].kind).has(static_cast<Permission>(permission));
    }
    return grid->at(person.who, at.kind).has(static_cast<Permission>(permission));
  }

  static Person find_person(const Policy& policy, const Id& id);
  /// Looks up what a place is now, and writes it down.
  void look_up(const Outlook& outlook, Handle place);
  void keep_by_customer(Handle place);
  static Grid::Kind kind_in(const Grid& grid, Room room);
  Grid& make(Outlook& outlook, std::uint32_t customer);
  /// Drops the grids that are not right any more, and looks up what the numbers stand for now.
  void follow(const Outlook& outlook, Instant now);
  void drop_grids();

  std::vector<Person> people_;
  std::vector<Place> places_;
  std::vector<Room> rooms_;                     // of each place
  std::vector<std::vector<Handle>> places_in_;  // by CustomerId
  std::vector<Id> people_ids_, place_ids_;      // of a customer as a place: an empty second
  std::map<Id, Handle> people_by_id_, places_by_id_;
  std::size_t most_grid_bytes_, grid_bytes_ = 0;  // the grids below count in it
  std::vector<Seen> seen_;                        // by CustomerId
  std::vector<Grid*> grids_;                      // theirs, close together
  std::optional<Shared<Partner>> partner_;
  std::optional<std::uint64_t> generation_;
  Instant now_ = 0, changes_at_ = kNever;
};

}  // namespace enfilade
