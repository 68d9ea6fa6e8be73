#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "bindings/json/read_policy.h"
#include "bindings/json/read_rows.h"
#include "bindings/json/writer.h"
#include "core/base/result.h"
#include "core/policy/decide.h"
#include "core/policy/disclose.h"
#include "core/policy/explain.h"
#include "core/policy/inquire.h"
#include "core/policy/lint.h"
#include "core/policy/policy.h"
#include "core/view/facets.h"
#include "core/view/query.h"
#include "core/view/sight.h"

namespace enfilade {

// The answers as they leave: their shapes are written down once, in embind/enfilade.d.mts.

void write_error(JsonWriter& out, const Error& error);

/// signed_in  whether the viewer is in this policy, too
void write_summary(JsonWriter& out, const Policy& policy, const std::vector<Finding>& findings,
                   bool signed_in);

void write_viewer(JsonWriter& out, const Policy& policy, const Viewer& viewer,
                  const std::vector<PartnerWideRole>& roles);

void write_known_customer(JsonWriter& out, const Customer& customer, Knows knows, Instant now);

/// A customer's invitation, pending or expired; null for dates that nobody wrote down.
void write_invitation(JsonWriter& out, const Customer& customer, Instant now);

/// unplaced  rows that name a room which is not loaded
void write_report(JsonWriter& out, const TableSchema& schema, const RowsReport& report,
                  std::size_t unplaced);

/// Of the facet `customer`, each value is labelled with the customer's name.
void write_facets(JsonWriter& out, const Query& query,
                  const std::vector<std::vector<FacetCount>>& facets, const Policy& policy);

/// How one customer's rows of a view's table are. All of it is borrowed.
struct Covered {
  const Customer& customer;
  const Source& source;
  std::size_t rows = 0;  // visible ones
};
void write_covered(JsonWriter& out, const Covered& covered);

/// How many rooms of a customer a question was answered with.
struct RoomCount {
  const Customer& customer;
  std::size_t rooms = 0;
};
/// Their total, and each by its customer.
void write_room_counts(JsonWriter& out, const std::vector<RoomCount>& counts);
/// The ids of the rooms in these rows.
void write_rooms(JsonWriter& out, std::string_view customer, const Partition& rooms,
                 const Bitmap& rows);

/// people  those that the decision's paths lead through
void write_decision(JsonWriter& out, const Decision& decision, const CustomerPolicy& customer,
                    const Directory& people);

/// What stands in such an object beside the answer: { reason, assignments? }
void write_why(JsonWriter& out, const Decision& decision, const CustomerPolicy& customer,
               const Directory& people);

/// { people: [{ user, tenant, assignments }] }
void write_people(JsonWriter& out, const Policy& policy, CustomerId customer,
                  const std::vector<Permitted>& people);

/// { customer, permissions: [{ permission, rooms, customer? }] }
void write_powers(JsonWriter& out, const Customer& customer, const Powers& powers);

/// { customer, permissions: [{ permission, both, first, second, customer? }] }
void write_side_by_side(JsonWriter& out, const Customer& customer, const SideBySide& pair);

/// { kind, customer, assignment?, role?, permissions? }
void write_lint_finding(JsonWriter& out, const CustomerPolicy& customer,
                        const LintFinding& finding);

/// people  of the side of who is explained
void write_explanation(JsonWriter& out, const Explanation& why, const CustomerPolicy& customer,
                       const Directory& people);

}  // namespace enfilade
