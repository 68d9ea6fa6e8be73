#include "bindings/json/write_policy.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "bindings/json/writer.h"
#include "core/table/schema.h"

namespace enfilade {
namespace {

void write_text(JsonWriter& out, std::string_view name, std::string_view text) {
  if (!text.empty()) out.text(name, text);
}

void write_instant(JsonWriter& out, std::string_view name, std::optional<Instant> instant) {
  if (instant) out.text(name, format_instant(*instant));
}

void write_number(JsonWriter& out, std::string_view name, std::int64_t number) {
  if (number == 0) return;
  out.key(name);
  out.integer(number);
}

void write_permissions(JsonWriter& out, PermissionSet permissions) {
  out.key("permissions");
  out.begin_array();
  permissions.for_each([&](Permission permission) { out.text(name(permission)); });
  out.end_array();
}

template <typename Texts>
void write_texts(JsonWriter& out, std::string_view name, const Texts& texts) {
  if (texts.empty()) return;
  out.array(name, texts, [&](std::string_view text) { out.text(text); });
}

void write_where(JsonWriter& out, const std::vector<AttributeRule>& rules) {
  const std::span<const ColumnSchema> columns = schema_of(TableId::rooms).columns;
  if (rules.empty()) return;
  out.key("where");
  out.object([&] {
    for (const AttributeRule& rule : rules) {
      const bool flag = columns[rule.column].type == ColumnType::flag;
      out.array(columns[rule.column].name, rule.values, [&](const std::string& value) {
        flag ? out.flag(value == "true") : out.text(value);
      });
    }
  });
}

void write_scope(JsonWriter& out, const RoomScope& scope) {
  if (scope.is_all()) return out.text("all");
  out.object([&] {
    if (scope.all) {
      out.flag("all", true);
    } else {
      write_texts(out, "rooms", scope.rooms);
      write_texts(out, "roomGroups", scope.room_groups);
      write_where(out, scope.where);
    }
    for (const RoomScope& except : scope.except) {
      out.key("except");
      write_scope(out, except);
    }
  });
}

void write_members(JsonWriter& out, std::string_view name, const std::vector<Principal>& members,
                   const Directory& people) {
  std::vector<Principal> written;
  out.key(name);
  out.begin_array();
  for (Principal member : members) {
    const bool twice = std::find(written.begin(), written.end(), member) != written.end();
    if (member.kind == Principal::Kind::nobody || twice) continue;
    written.push_back(member);
    const bool user = member.kind == Principal::Kind::user;
    out.text(user ? people.user({member.row}).id : people.group({member.row}).id);
  }
  out.end_array();
}

void write_name(JsonWriter& out, const std::string& id, const std::string& name) {
  if (name != id) out.text("name", name);
}

void write_people(JsonWriter& out, const Directory& people) {
  out.array("users", people.users(), [&](const User& user) {
    out.object([&] {
      out.text("id", user.id);
      write_text(out, "upn", user.upn);
      write_name(out, user.id, user.name);
    });
  });
  out.array("groups", people.groups(), [&](const Group& group) {
    out.object([&] {
      out.text("id", group.id);
      write_name(out, group.id, group.name);
      write_members(out, "members", group.members, people);
    });
  });
}

void write_partner(JsonWriter& out, const Partner& partner) {
  constexpr std::array<std::string_view, 3> kHolders{
      "globalAdministrators", "managedServiceAdministrators", "tenantManagers"};
  out.object([&] {
    out.text("tenantId", partner.tenant_id);
    out.text("name", partner.name);
    write_text(out, "domain", partner.domain);
    write_people(out, partner.people);
    for (std::size_t role = 0; role < kHolders.size(); ++role) {
      write_members(out, kHolders[role], partner.partner_wide[role], partner.people);
    }
    write_number(out, "revision", partner.revision);
  });
}

void write_relationship(JsonWriter& out, const Relationship& relationship) {
  out.key("relationship");
  out.object([&] {
    out.text("status", kRelationshipStatusNames[static_cast<std::size_t>(relationship.status)]);
    if (!relationship.invitation) return;
    out.key("invitation");
    out.object([&] {
      write_instant(out, "sentAt", relationship.invitation->sent_at);
      write_number(out, "expiresInDays", relationship.invitation->expires_in_days);
    });
  });
}

void write_delegation(JsonWriter& out, const Delegation& delegation) {
  out.key("delegation");
  out.object([&] {
    out.key("rooms");
    write_scope(out, delegation.rooms);
    write_permissions(out, delegation.ceiling);
  });
}

void write_role(JsonWriter& out, const Role& role) {
  out.object([&] {
    out.text("id", role.id);
    out.text("side", kSideNames[static_cast<std::size_t>(role.side)]);
    out.text("name", role.name);
    write_text(out, "description", role.description);
    write_permissions(out, role.permissions);
    write_number(out, "revision", role.revision);
  });
}

void write_assignment(JsonWriter& out, const Assignment& assignment, const Directory& people) {
  out.object([&] {
    out.text("id", assignment.id);
    out.text("name", assignment.name);
    write_text(out, "description", assignment.description);
    out.text("side", kSideNames[static_cast<std::size_t>(assignment.side)]);
    out.text("role", assignment.role);
    write_members(out, "members", assignment.members, people);
    out.key("rooms");
    write_scope(out, assignment.rooms);
    if (assignment.notify) out.flag("notify", true);
    write_instant(out, "from", assignment.from);
    write_instant(out, "until", assignment.until);
    write_number(out, "revision", assignment.revision);
  });
}

void write_offline(JsonWriter& out, const Customer& customer) {
  if (!customer.may_keep_offline && customer.lease_hours == 0) return;
  out.key("offline");
  out.object([&] {
    out.flag("allowed", customer.may_keep_offline);
    write_number(out, "leaseHours", customer.lease_hours);
  });
}

void write_rings(JsonWriter& out, const std::vector<UpdateRing>& rings) {
  if (rings.empty()) return;
  out.array("rings", rings, [&](const UpdateRing& ring) {
    out.object([&] {
      out.text("name", ring.name);
      write_text(out, "description", ring.description);
      write_number(out, "order", ring.order);
      write_number(out, "deferralDays", ring.deferral_days);
      write_number(out, "rolloutDays", ring.rollout_days);
      write_number(out, "testDays", ring.test_days);
    });
  });
}

void write_settings(JsonWriter& out, const std::map<std::string, std::string>& settings) {
  if (settings.empty()) return;
  out.key("settings");
  out.object([&] {
    for (const auto& [name, value] : settings) out.text(name, value);
  });
}

void write_customer(JsonWriter& out, const CustomerPolicy& policy, const Directory& partner) {
  const Customer& customer = policy.customer;
  out.object([&] {
    out.text("tenantId", customer.tenant_id);
    out.text("name", customer.name);
    write_text(out, "alias", customer.alias);
    write_text(out, "domain", customer.domain);
    write_texts(out, "tags", customer.tags);
    write_people(out, *customer.people);
    write_relationship(out, customer.relationship);
    write_delegation(out, policy.delegation);
    out.array("roles", policy.roles, [&](const Role& role) { write_role(out, role); });
    out.array("assignments", policy.assignments, [&](const Assignment& assignment) {
      write_assignment(out, assignment,
                       assignment.side == Side::partner ? partner : *customer.people);
    });
    write_rings(out, customer.rings);
    write_settings(out, customer.settings);
    write_offline(out, customer);
    if (!customer.may_export) out.flag("export", false);
    write_number(out, "revision", customer.revision);
  });
}

}  // namespace

void write_policy(JsonWriter& out, const Policy& policy) {
  out.object([&] {
    out.key("version");
    out.integer(1);
    out.key("partner");
    write_partner(out, *policy.partner);
    out.array("customers", policy.customers, [&](const Shared<CustomerPolicy>& customer) {
      write_customer(out, *customer, policy.partner->people);
    });
    out.array("templates", *policy.templates, [&](const RoleTemplate& item) {
      out.object([&] {
        out.text("id", item.id);
        out.text("name", item.name);
        write_permissions(out, item.permissions);
      });
    });
  });
}

std::string document_of(const Policy& policy) {
  JsonWriter out;
  write_policy(out, policy);
  return out.take();
}

}  // namespace enfilade
