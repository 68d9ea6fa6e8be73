#include "bindings/json/write_answers.h"

#include <algorithm>
#include <array>
#include <optional>
#include <variant>

namespace enfilade {
namespace {

constexpr std::array<std::string_view, 3> kKnowsNames{"nothing", "name", "data"};

template <typename Enum, std::size_t Count>
std::string_view wire_name(const std::array<std::string_view, Count>& names, Enum value) {
  return names[static_cast<std::size_t>(value)];
}

void write_facet_value(JsonWriter& out, bool flag, const std::optional<std::string>& value) {
  out.key("value");
  if (!value) return out.null();
  if (flag) return out.flag(*value == "true");
  out.text(*value);
}

}  // namespace

void write_error(JsonWriter& out, const Error& error) {
  out.object([&] {
    out.text("code", wire_name(kErrorCodeNames, error.code));
    out.text("message", error.message);
    if (!error.path.empty()) out.text("path", error.path);
  });
}

void write_summary(JsonWriter& out, const Policy& policy, const std::vector<Finding>& findings,
                   bool signed_in) {
  std::size_t users = policy.partner->people.users().size(),
              groups = policy.partner->people.groups().size();
  std::size_t roles = 0, assignments = 0;
  for (const Shared<CustomerPolicy>& customer : policy.customers) {
    users += customer->customer.people->users().size();
    groups += customer->customer.people->groups().size();
    roles += customer->roles.size();
    assignments += customer->assignments.size();
  }
  out.object([&] {
    out.count("customers", policy.customers.size());
    out.count("users", users);
    out.count("groups", groups);
    out.count("roles", roles);
    out.count("assignments", assignments);
    out.flag("signedIn", signed_in);
    out.array("findings", findings, [&](const Finding& finding) {
      out.object([&] {
        out.text("path", finding.path);
        out.text("finding", finding.finding);
      });
    });
  });
}

void write_viewer(JsonWriter& out, const Policy& policy, const Viewer& viewer,
                  const std::vector<PartnerWideRole>& roles) {
  const User& user = people_of(policy, viewer).user(viewer.user);
  const bool partner = viewer.side == Side::partner;
  out.object([&] {
    out.text("user", user.id);
    out.text("name", user.name);
    out.text("upn", user.upn);
    out.text("tenant",
             partner ? policy.partner->tenant_id : policy[viewer.tenant].customer.tenant_id);
    out.text("tenantName", partner ? policy.partner->name : policy[viewer.tenant].customer.name);
    out.array("partnerWideRoles", roles,
              [&](PartnerWideRole role) { out.text(wire_name(kPartnerWideRoleNames, role)); });
  });
}

void write_known_customer(JsonWriter& out, const Customer& customer, Knows knows, Instant now) {
  out.object([&] {
    out.text("customer", customer.tenant_id);
    out.text("name", customer.name);
    const bool by_name_only = knows != Knows::data;
    out.text_or_null("alias", by_name_only ? std::string_view() : customer.alias);
    out.array("tags", by_name_only ? std::vector<std::string>() : customer.tags,
              [&](const std::string& tag) { out.text(tag); });
    out.text("relationship",
             wire_name(kRelationshipStatusNames, status_at(customer.relationship, now)));
    out.text("knows", wire_name(kKnowsNames, knows));
  });
}

void write_invitation(JsonWriter& out, const Customer& customer, Instant now) {
  const std::optional<Invitation>& invitation = customer.relationship.invitation;
  out.object([&] {
    out.text("customer", customer.tenant_id);
    out.text("name", customer.name);
    if (!customer.domain.empty()) out.text("domain", customer.domain);
    out.text("status", wire_name(kRelationshipStatusNames, status_at(customer.relationship, now)));
    out.key("sentAt");
    invitation ? out.integer(invitation->sent_at) : out.null();
    out.key("expiresAt");
    invitation ? out.integer(expires_at(*invitation)) : out.null();
  });
}

void write_report(JsonWriter& out, const TableSchema& schema, const RowsReport& report,
                  std::size_t unplaced) {
  out.object([&] {
    out.count("taken", report.taken);
    out.count("failed", report.failed);
    out.array("errors", report.errors, [&](const RowError& error) {
      out.object([&] {
        out.count("row", error.row);
        out.key("column");
        const bool named = error.problem.column != RowProblem::kNoColumn;
        named ? out.text(schema.columns[error.problem.column].name) : out.null();
        out.text("reason", wire_name(kRowReasonNames, error.problem.reason));
      });
    });
    out.count("unplaced", unplaced);
    out.count("undeclared", report.undeclared);
    out.count("duplicates", report.duplicates);
    out.array("ignoredColumns", report.ignored, [&](const RowsReport::IgnoredColumn& ignored) {
      out.object([&] {
        out.text("column", ignored.name);
        out.count("rows", ignored.rows);
      });
    });
  });
}

void write_facets(JsonWriter& out, const Query& query,
                  const std::vector<std::vector<FacetCount>>& facets, const Policy& policy) {
  const TableSchema& table = *query.table;
  out.begin_object();
  for (std::size_t f = 0; f < facets.size(); ++f) {
    const ColumnRef column = query.facets[f];
    const bool flag = type_of(table, column) == ColumnType::flag;
    out.array(name_of(table, column), facets[f], [&](const FacetCount& count) {
      out.object([&] {
        write_facet_value(out, flag, count.value);
        out.count("count", count.count);
        if (count.customer) out.text("label", policy[*count.customer].customer.name);
      });
    });
  }
  out.end_object();
}

void write_covered(JsonWriter& out, const Covered& covered) {
  out.object([&] {
    out.text("customer", covered.customer.tenant_id);
    out.text("name", covered.customer.name);
    out.text("state", wire_name(kSourceStateNames, covered.source.state));
    out.count("rows", covered.rows);
    out.key("asOf");
    covered.source.as_of ? out.integer(*covered.source.as_of) : out.null();
    out.text_or_null("message", covered.source.message);
  });
}

void write_room_counts(JsonWriter& out, const std::vector<RoomCount>& counts) {
  std::size_t total = 0;
  for (const RoomCount& count : counts) total += count.rooms;
  out.object([&] {
    out.count("total", total);
    out.array("customers", counts, [&](const RoomCount& count) {
      out.object([&] {
        out.text("customer", count.customer.tenant_id);
        out.count("rooms", count.rooms);
      });
    });
  });
}

void write_rooms(JsonWriter& out, std::string_view customer, const Partition& rooms,
                 const Bitmap& rows) {
  out.object([&] {
    out.text("customer", customer);
    out.key("rooms");
    out.begin_array();
    rows.for_each([&](std::size_t row) { out.text(rooms.id({static_cast<std::uint32_t>(row)})); });
    out.end_array();
  });
}

namespace {

/// The members that name an assignment, and how somebody comes to be in it.
void write_way(JsonWriter& out, const Assignment& assignment, const std::vector<GroupId>& path,
               const Directory& people) {
  out.text("id", assignment.id);
  out.text("name", assignment.name);
  out.text("role", assignment.role);
  out.array("path", path, [&](GroupId group) { out.text(people.group(group).id); });
}

void write_grants(JsonWriter& out, const std::vector<Grant>& grants, const CustomerPolicy& customer,
                  const Directory& people) {
  out.array("assignments", grants, [&](const Grant& grant) {
    out.object([&] { write_way(out, customer.assignments[grant.assignment], grant.path, people); });
  });
}

}  // namespace

void write_decision(JsonWriter& out, const Decision& decision, const CustomerPolicy& customer,
                    const Directory& people) {
  out.object([&] {
    out.flag("allowed", decision.allowed());
    write_why(out, decision, customer, people);
  });
}

void write_why(JsonWriter& out, const Decision& decision, const CustomerPolicy& customer,
               const Directory& people) {
  out.text("reason", wire_name(kReasonNames, decision.reason));
  if (decision.allowed()) write_grants(out, decision.grants, customer, people);
}

void write_people(JsonWriter& out, const Policy& policy, CustomerId id,
                  const std::vector<Permitted>& people) {
  const CustomerPolicy& customer = policy[id];
  out.object([&] {
    out.array("people", people, [&](const Permitted& one) {
      const bool partner = one.side == Side::partner;
      const Directory& all = partner ? policy.partner->people : *customer.customer.people;
      out.object([&] {
        out.text("user", all.user(one.user).id);
        out.text("tenant", partner ? policy.partner->tenant_id : customer.customer.tenant_id);
        write_grants(out, one.grants, customer, all);
      });
    });
  });
}

void write_powers(JsonWriter& out, const Customer& customer, const Powers& powers) {
  out.object([&] {
    out.text("customer", customer.tenant_id);
    out.key("permissions");
    out.begin_array();
    for (std::size_t p = 0; p < kPermissionCount; ++p) {
      const auto permission = static_cast<Permission>(p);
      const bool of_customer = powers.of_customer.has(permission);
      if (powers.rooms[p] == 0 && !of_customer) continue;
      out.object([&] {
        out.text("permission", kPermissionNames[p]);
        out.count("rooms", powers.rooms[p]);
        if (of_customer) out.flag("customer", true);
      });
    }
    out.end_array();
  });
}

void write_lint_finding(JsonWriter& out, const CustomerPolicy& customer,
                        const LintFinding& finding) {
  out.object([&] {
    out.text("kind", wire_name(kOddityNames, finding.oddity));
    out.text("customer", customer.customer.tenant_id);
    if (finding.assignment) out.text("assignment", customer.assignments[*finding.assignment].id);
    if (finding.role) out.text("role", customer.roles[*finding.role].id);
    if (finding.permissions.empty()) return;
    out.key("permissions");
    out.begin_array();
    finding.permissions.for_each([&](Permission permission) { out.text(name(permission)); });
    out.end_array();
  });
}

void write_side_by_side(JsonWriter& out, const Customer& customer, const SideBySide& pair) {
  out.object([&] {
    out.text("customer", customer.tenant_id);
    out.key("permissions");
    out.begin_array();
    for (std::size_t p = 0; p < kPermissionCount; ++p) {
      const auto permission = static_cast<Permission>(p);
      const SideBySide::Rooms& rooms = pair.rooms[p];
      const bool first = pair.first_of_customer.has(permission),
                 second = pair.second_of_customer.has(permission);
      if (rooms == SideBySide::Rooms{} && !first && !second) continue;
      out.object([&] {
        out.text("permission", kPermissionNames[p]);
        out.count("both", rooms.both);
        out.count("first", rooms.first_only);
        out.count("second", rooms.second_only);
        if (first || second) {
          out.text("customer", first && second ? "both" : first ? "first" : "second");
        }
      });
    }
    out.end_array();
  });
}

void write_explanation(JsonWriter& out, const Explanation& why, const CustomerPolicy& customer,
                       const Directory& people) {
  out.object([&] {
    out.flag("allowed", why.reason == Reason::allowed);
    out.text("reason", wire_name(kReasonNames, why.reason));
    if (!why.told) return;
    out.flag("connected", why.connected);
    out.flag("delegated", why.delegated);
    out.flag("underCeiling", why.under_ceiling);
    out.array("assignments", why.rungs, [&](const Rung& rung) {
      out.object([&] {
        write_way(out, customer.assignments[rung.assignment], rung.path, people);
        out.text("reason", wire_name(kReasonNames, rung.reason));
      });
    });
  });
}

}  // namespace enfilade
