#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/id.h"
#include "core/base/instant.h"
#include "core/policy/access.h"
#include "core/policy/decide.h"
#include "core/policy/disclose.h"
#include "core/policy/policy.h"
#include "core/policy/reach.h"
#include "core/table/holding.h"
#include "core/view/sight.h"

namespace enfilade {

/// Whom a viewer sees as: a user of a tenant, whether or not there is one.
struct SeenAs {
  std::string user, tenant;
};

/// The digest of a coverage, and what it covers: rows of a table of these customers.
struct CoverageDigest {
  TableId table{};
  std::vector<CustomerId> customers;
  std::string text;
};

/// Everything that is held for one viewer, or with service authority, customer by customer, and how
/// that viewer sees it now.
///
/// Reach, access and sights are worked out when first asked and kept until what they were made of
/// changes.
/// All that is asked about a customer is answered from that customer's entry alone.
class Outlook {
 public:
  /// viewer   nobody: a program with service authority, that may know everything
  /// no_rows  the tables that there are, empty
  Outlook(std::shared_ptr<const Policy> policy, std::optional<Viewer> viewer, Instant now,
          std::shared_ptr<const Holding> no_rows);

  /// A holding of nothing: one for all customers of whom no row has come.
  const std::shared_ptr<const Holding>& no_rows() const { return no_rows_; }
  /// There is one more table, without rows: the last of `no_rows`.
  void add(const TableSchema& table, std::shared_ptr<const Holding> no_rows);

  const Policy& policy() const { return *policy_; }
  /// Whether it is held for a program with service authority. Else there is a viewer.
  bool whole() const { return !viewer_; }
  const Viewer& viewer() const { return *viewer_; }
  const User& user() const { return people_of(*policy_, *viewer_).user(viewer_->user); }
  /// Whom the viewer sees as, if not as themselves: access and sights are what both may then.
  const std::optional<SeenAs>& seen_as() const { return seen_as_; }
  void see_as(SeenAs other);
  const std::vector<PartnerWideRole>& partner_wide_roles() const { return partner_wide_; }

  /// The viewer, as seen from that customer: a member of nothing where it is another tenant's. With
  /// service authority: nobody, of the customer's own side.
  const Subject& subject(CustomerId customer) const;
  const Access& access(CustomerId customer);
  /// The same for whoever is signed in: it is kept as long as policy and rooms stand.
  const Reach& reach(CustomerId customer) { return *kept_reach(customer); }
  const std::shared_ptr<const Reach>& kept_reach(CustomerId customer);
  Knows knows(CustomerId customer);
  const Sight& sight(CustomerId customer, TableId table);
  const Holding& holding(CustomerId customer) const { return *held(customer); }
  const std::shared_ptr<const Holding>& held(CustomerId customer) const {
    return entries_[customer.row].holding;
  }
  Situation situation(CustomerId customer) const;

  /// Whether rows of the customer may be held: while the relationship is active, and by the
  /// customer's own.
  bool may_hold(CustomerId customer) const;

  /// The customer's rows, if they can be changed where they lie: if nobody else holds them.
  Holding* own(CustomerId customer);
  /// Rows were added to a table of it where it lies.
  void look_at_added(CustomerId customer, TableId table);
  /// Other values stand in rows of a table of it now, which are visible or hidden as before, or
  /// rows were added.
  ///
  /// noticed  whether the viewer can tell
  void changed_in_place(CustomerId customer, bool noticed);
  /// What is told of a coverage is something else now: a source, or how many rows there are.
  void changed_coverage() { last_coverage_.reset(); }
  /// The sight, if anybody asked for it.
  const Sight* sight_if_any(CustomerId customer, TableId table) const {
    return entries_[customer.row].sights[static_cast<std::size_t>(table)].get();
  }

  /// A customer's rows are others now. With `watched`, it is looked up whether the viewer can tell.
  void replace(CustomerId customer, std::shared_ptr<const Holding> holding, bool watched);

  /// The customer's policy, or rows, or both, are others now, and nothing else is. Rows that may
  /// not be held any more are dropped.
  void change(CustomerId customer, std::shared_ptr<const Policy> policy,
              std::shared_ptr<const Holding> holding, bool watched);

  /// Takes over the rows that `old` held, of customers of whom they may still be held, and, for
  /// each that looks the same to the viewer, its stamp.
  void continue_from(Outlook& old, bool watched);

  /// The same policy and rows for somebody else, or at another time.
  Outlook for_viewer(Viewer viewer, Instant now) const;

  /// When time alone next changes what was answered so far.
  bool holds_at(Instant now) const { return made_at_ <= now && now < changes_at_; }
  /// It is later, and what was answered so far holds. What was not asked yet is answered as of
  /// then.
  void move_on_to(Instant now) { made_at_ = now; }

  /// Another number after every change, seen or not.
  std::uint64_t generation() const { return generation_; }
  /// The digest that was asked for last, by coverage.h, which keeps it here: it goes with the
  /// viewer, and with everything that it may be of.
  std::optional<CoverageDigest>& last_coverage() { return last_coverage_; }
  /// Another number, never used before, after every change of the customer's that the viewer can
  /// tell.
  std::uint64_t stamp(CustomerId customer) const { return entries_[customer.row].stamp; }

 private:
  struct Entry {
    std::shared_ptr<const Holding> holding;
    std::shared_ptr<const Reach> reach = nullptr;
    std::unique_ptr<Access> access = nullptr;
    std::vector<std::unique_ptr<Sight>> sights;  // by TableId
    std::uint64_t stamp = 0;
  };

  /// Of a customer of whom nothing is held or was asked.
  Entry blank() const;
  /// Something else did than values in rows that stay visible or hidden, and rows that are added.
  void changed();
  void stamp_like(CustomerId customer, const Entry& old, bool watched);

  std::shared_ptr<const Holding> no_rows_;
  std::shared_ptr<const Policy> policy_;
  std::optional<Viewer> viewer_;
  std::optional<SeenAs> seen_as_;
  Subject subject_, stranger_;
  std::vector<PartnerWideRole> partner_wide_;
  Instant made_at_, changes_at_ = kNever;
  std::vector<Entry> entries_;  // by CustomerId
  std::uint64_t generation_ = 0, next_stamp_ = 1;
  std::optional<CoverageDigest> last_coverage_;
};

}  // namespace enfilade
