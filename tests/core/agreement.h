#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/policy/access.h"
#include "core/policy/decide.h"
#include "core/policy/disclose.h"
#include "tests/core/oracle.h"

namespace enfilade::test {

/// A ticket by its rooms: their names for the oracle, their rows for the core.
struct TicketRooms {
  Oracle::Texts names = {};
  std::vector<std::optional<RowId>> rows = {};
};

TicketRooms ticket_over(Oracle::Texts rooms, const Partition& loaded);

/// Everything that is asked of one customer in a test.
struct Asked {
  const Partition& rooms;           // as the core has them
  const std::vector<Row>& written;  // the same, as written
  std::vector<TicketRooms> tickets = {};
};

/// Whether such a question makes sense, by the contract's words: `well_asked`, independently.
bool may_be_asked(std::string_view permission, Target::Kind kind);

/// One person in one customer by the core and by the oracle, and whether the two say the same.
/// Every `differs…` says in words where they first do not, and nothing if they agree.
class Agreement {
 public:
  Agreement(const Policy& policy, CustomerId customer, const Asked& asked, const Viewer& viewer,
            Instant now);

  const Access& access() const { return access_; }
  const Oracle& oracle() const { return oracle_; }
  /// How many answers were compared.
  std::size_t compared() const { return compared_; }

  /// `access` and `knows`: the customer, each loaded room, tickets without rooms; what is known.
  std::optional<std::string> differs_in_access();
  /// `decide`: every permission on the customer, each loaded room and the tickets, as far as it may
  /// be asked there; which assignments allow it, and that their paths lead to the person.
  std::optional<std::string> differs_in_decisions();
  /// `disclose`: what the person hears about themselves.
  std::optional<std::string> differs_in_what_is_told();
  /// `disclose_about`: what the person hears about another, in the same customer.
  std::optional<std::string> differs_in_what_is_told_of(const Agreement& other);

 private:
  using Difference = std::optional<std::string>;

  /// Calls `visit(permission, target, rooms)` for all that may be asked, until it says something;
  /// `rooms` is of a ticket its rooms, of a room the one.
  template <typename Visit>
  Difference first_said(Visit visit);
  Difference differs(std::size_t permission, const Target& target, Reason core,
                     std::string_view oracle);
  Difference differs_in_grants(const Decision& decision, const std::set<std::size_t>& allowing);

  const Asked& asked_;
  Situation situation_;
  const Directory& people_;
  Subject subject_;
  Access access_;
  Knows knows_;
  Oracle oracle_;
  std::size_t compared_ = 0;
};

}  // namespace enfilade::test
