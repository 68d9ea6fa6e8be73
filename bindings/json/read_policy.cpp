#include "bindings/json/read_policy.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "bindings/json/read_delegation.h"
#include "bindings/json/read_people.h"
#include "bindings/json/read_scope.h"
#include "bindings/json/read_update_ring.h"
#include "bindings/json/reader.h"
#include "core/policy/matrix.h"
#include "core/tenancy/members.h"

namespace enfilade {
namespace {

std::int64_t read_revision(const Reader& in) {
  return in["revision"].present() ? in["revision"].integer(0) : 0;
}

/// Refuses the second of two equal ids. It remembers them where they stand in the document's tree.
class UniqueIds {
 public:
  std::string read(const Reader& in) {
    const std::string_view seen = in.id_view();
    std::string id(seen);
    if (!seen_.insert(seen).second) in.fail("duplicate id \"" + id + '"');
    return id;
  }

 private:
  std::unordered_set<std::string_view> seen_;
};

Relationship read_relationship(const Reader& in) {
  in.needed().only({"status", "invitation"});
  Relationship relationship;
  relationship.status = static_cast<RelationshipStatus>(
      in["status"].one_of(kRelationshipStatusNames, "relationship status"));
  const Reader invitation = in["invitation"];
  if (!invitation.present()) return relationship;
  invitation.only({"sentAt", "expiresInDays", "changeControl"});
  relationship.invitation =
      Invitation{invitation["sentAt"].instant(), invitation["expiresInDays"].integer(1, 30)};
  invitation["changeControl"].members([](std::string_view, const Reader& choice) {
    if (choice.text() != "auto") choice.fail("only \"auto\" is available");
  });
  return relationship;
}

Role read_role(const Reader& in, UniqueIds& ids) {
  in.only({"id", "side", "name", "description", "permissions", "revision"});
  Role role;
  role.id = ids.read(in["id"]);
  if (parse_built_in_role(role.id)) in["id"].fail("\"" + role.id + "\" is a built-in role");
  role.side = static_cast<Side>(in["side"].one_of(kSideNames, "side"));
  role.name = in["name"].id();
  role.description = in["description"].text_or("");
  role.permissions = read_permissions(in["permissions"].needed());
  role.revision = read_revision(in);
  return role;
}

/// Whose role it is; nothing if it is not there.
std::optional<Side> side_of_role(const std::string& id, const std::vector<Role>& roles) {
  if (const std::optional<BuiltInRole> role = parse_built_in_role(id)) return side_of(*role);
  const auto role =
      std::find_if(roles.begin(), roles.end(), [&](const Role& r) { return r.id == id; });
  if (role == roles.end()) return std::nullopt;
  return role->side;
}

/// Reads one customer's assignments, which lean on its roles and on both sides' people.
class AssignmentReader {
 public:
  AssignmentReader(const Directory& partner, const CustomerPolicy& customer,
                   std::vector<Finding>& findings)
      : partner_(partner), customer_(customer), findings_(findings) {}

  Assignment read(const Reader& in) {
    in.only({"id", "name", "description", "side", "role", "members", "rooms", "notify", "from",
             "until", "revision"});
    Assignment assignment;
    assignment.id = ids_.read(in["id"]);
    assignment.name = in["name"].id();
    assignment.description = in["description"].text_or("");
    assignment.side = static_cast<Side>(in["side"].one_of(kSideNames, "side"));
    assignment.role = in["role"].id();
    check_role(in["role"], assignment);
    const Directory& people =
        assignment.side == Side::partner ? partner_ : *customer_.customer.people;
    assignment.members = read_principals(in["members"].needed(), people, findings_);
    assignment.rooms = read_scope(in["rooms"]);
    assignment.notify = in["notify"].flag_or(false);
    if (in["from"].present()) assignment.from = in["from"].instant();
    if (in["until"].present()) assignment.until = in["until"].instant();
    if (assignment.from && assignment.until && *assignment.until <= *assignment.from) {
      in["until"].fail("ends before it begins");
    }
    assignment.revision = read_revision(in);
    if (assignment.role == name(BuiltInRole::primary_admin)) check_assigned_admins(in, assignment);
    return assignment;
  }

  /// The members of "Assigned admins"; none if there is no such assignment.
  const std::vector<Principal>& assigned_admins() const { return admins_; }

 private:
  void check_role(const Reader& in, const Assignment& assignment) {
    const std::optional<Side> side = side_of_role(assignment.role, customer_.roles);
    if (!side && in.ok()) {
      findings_.push_back({in.path(), "there is no role \"" + assignment.role + '"'});
    } else if (side && *side != assignment.side) {
      in.fail("\"" + assignment.role + "\" is a role of the other side");
    }
  }

  void check_assigned_admins(const Reader& in, const Assignment& assignment) {
    if (assigned_admins_) in["role"].fail("a second assignment of \"primary_admin\"");
    if (!assignment.rooms.is_all()) in["rooms"].fail("the primary admins' rooms are \"all\"");
    if (assignment.from || assignment.until) in.fail("the primary admins' assignment has no dates");
    assigned_admins_ = true;
    admins_ = assignment.members;
  }

  const Directory& partner_;
  const CustomerPolicy& customer_;
  std::vector<Finding>& findings_;
  UniqueIds ids_;
  bool assigned_admins_ = false;
  std::vector<Principal> admins_;
};

void read_ring(const Reader& in, std::vector<UpdateRing>& rings) {
  const UpdateRing ring = read_update_ring(in);
  for (const UpdateRing& other : rings) {
    if (other.name == ring.name) in["name"].fail("there is a ring of this name already");
  }
  rings.push_back(ring);
}

Customer read_customer(const Reader& in, std::vector<Finding>& findings) {
  Customer customer;
  customer.name = in["name"].id();
  customer.alias = in["alias"].text_or("");
  customer.domain = in["domain"].text_or("");
  in["tags"].each([&](const Reader& tag) { customer.tags.push_back(tag.id()); });
  customer.people = read_people(in, findings);
  customer.relationship = read_relationship(in["relationship"]);
  customer.revision = read_revision(in);
  in["rings"].each([&](const Reader& item) { read_ring(item, customer.rings); });
  in["settings"].members([&](std::string_view name, const Reader& value) {
    customer.settings.emplace(std::string(name), value.text());
  });
  customer.may_export = in["export"].flag_or(true);
  const Reader offline = in["offline"];
  if (offline.present()) {
    offline.only({"allowed", "leaseHours"});
    customer.may_keep_offline = offline["allowed"].flag();
    if (offline["leaseHours"].present())
      customer.lease_hours = offline["leaseHours"].integer(1, 8760);
  }
  return customer;
}

CustomerPolicy read_customer_policy(const Reader& in, const Partner& partner, UniqueIds& tenants,
                                    std::vector<Finding>& findings) {
  in.only({"tenantId", "name", "alias", "domain", "tags", "users", "groups", "relationship",
           "delegation", "roles", "assignments", "offline", "export", "revision", "rings",
           "settings"});
  CustomerPolicy customer;
  const std::string tenant_id = tenants.read(in["tenantId"]);
  if (tenant_id == partner.tenant_id) in["tenantId"].fail("the partner cannot be its own customer");
  customer.customer = read_customer(in, findings);
  customer.customer.tenant_id = tenant_id;
  customer.delegation = read_delegation(in["delegation"]);
  UniqueIds role_ids;
  customer.roles.reserve(in["roles"].size());
  in["roles"].each(
      [&](const Reader& role) { customer.roles.push_back(read_role(role, role_ids)); });
  AssignmentReader assignments(partner.people, customer, findings);
  customer.assignments.reserve(in["assignments"].size());
  in["assignments"].each([&](const Reader& assignment) {
    customer.assignments.push_back(assignments.read(assignment));
  });

  const bool active = customer.customer.relationship.status == RelationshipStatus::active;
  if (in.ok() && active && !resolves_to_a_user(partner.people, assignments.assigned_admins())) {
    findings.push_back({in.path(), "nobody is primary admin"});
  }
  const bool partners = std::any_of(customer.assignments.begin(), customer.assignments.end(),
                                    [](const Assignment& a) { return a.side == Side::partner; });
  if (in.ok() && !active && partners) {
    findings.push_back(
        {in.path(), "the relationship is not active: the partner's assignments grant nothing"});
  }
  return customer;
}

Partner read_partner(const Reader& in, std::vector<Finding>& findings) {
  in.needed().only({"tenantId", "name", "domain", "users", "groups", "globalAdministrators",
                    "managedServiceAdministrators", "tenantManagers", "revision"});
  Partner partner;
  partner.tenant_id = in["tenantId"].id();
  partner.name = in["name"].id();
  partner.domain = in["domain"].text_or("");
  partner.people = read_people(in, findings);
  partner.revision = read_revision(in);
  constexpr const char* kHolders[] = {"globalAdministrators", "managedServiceAdministrators",
                                      "tenantManagers"};
  for (std::size_t role = 0; role < partner.partner_wide.size(); ++role) {
    partner.partner_wide[role] = read_principals(in[kHolders[role]], partner.people, findings);
  }
  return partner;
}

}  // namespace

ReadPolicy read_policy(const Reader& in) {
  in.needed().only({"version", "partner", "customers", "templates"});
  if (in["version"].integer() != 1)
    in["version"].fail("this engine reads version 1 of policy documents");

  ReadPolicy read;
  Policy& policy = read.policy;
  policy.partner = read_partner(in["partner"], read.findings);
  UniqueIds tenants, templates;
  policy.customers.reserve(in["customers"].size());
  in["customers"].needed().each([&](const Reader& customer) {
    policy.customers.push_back(
        read_customer_policy(customer, *policy.partner, tenants, read.findings));
    const CustomerId id{static_cast<std::uint32_t>(policy.customers.size() - 1)};
    policy.by_tenant_id.edit().emplace(policy.customers.back()->customer.tenant_id, id);
  });
  in["templates"].each([&](const Reader& item) {
    item.only({"id", "name", "permissions"});
    policy.templates.edit().push_back({templates.read(item["id"]), item["name"].id(),
                                       read_permissions(item["permissions"].needed())});
  });
  return read;
}

Result<ReadPolicy> read_policy(std::string_view text) {
  const Result<JsonTree> json = parse_json(text);
  if (!json) return json.error();
  Reader::Failure failure{ErrorCode::bad_document};
  ReadPolicy read = read_policy(Reader(json->root(), failure));
  if (failure.error) return *std::move(failure.error);
  return read;
}

}  // namespace enfilade
