#include "bindings/asking.h"

#include <utility>
#include <vector>

namespace enfilade {

About about_user(const Outlook& outlook, std::string_view user,
                 std::optional<std::string_view> tenant) {
  if (outlook.whole()) return {user, tenant.value_or(outlook.policy().partner->tenant_id)};
  const std::string_view own = tenant_of(outlook.policy(), outlook.viewer());
  About about{user, tenant.value_or(own)};
  about.self = user == outlook.user().id && about.tenant == own;
  return about;
}

About about(const Outlook& outlook, const std::optional<std::string>& user,
            const std::optional<std::string>& tenant) {
  return about_user(outlook, user ? *user : outlook.user().id,
                    tenant ? std::optional<std::string_view>(*tenant) : std::nullopt);
}

bool names_nobody(const Outlook& outlook, const std::optional<std::string>& user) {
  return outlook.whole() && !user;
}

Subject somebody(const Policy& policy, CustomerId customer, std::string_view tenant,
                 std::string_view user) {
  const Side side = tenant == policy.partner->tenant_id ? Side::partner : Side::customer;
  const auto person = find_viewer(policy, user, tenant);
  const bool here = person && (side == Side::partner || person->tenant == customer);
  return here ? subject_of(policy, *person) : Subject{side, std::nullopt};
}

const Directory& people_of_side(const Policy& policy, CustomerId customer, Side side) {
  return side == Side::partner ? policy.partner->people : *policy[customer].customer.people;
}

Asker asker_in(Outlook& outlook, CustomerId customer) {
  return {outlook.subject(customer), outlook.access(customer), outlook.knows(customer)};
}

AboutOthers about_others(const Outlook& outlook, CustomerId customer) {
  return outlook.whole() ? nullptr : &outlook.subject(customer);
}

std::optional<Target> find_target(const Holding& holding, Target::Kind kind, std::string_view id) {
  if (kind == Target::Kind::customer) return Target::of_customer();
  const bool is_room = kind == Target::Kind::room;
  const Partition& table = holding.table(is_room ? TableId::rooms : TableId::tickets);
  const std::optional<RowId> row = table.find(id);
  if (!row) return std::nullopt;
  return is_room ? Target::of_room(*row) : target_of_ticket(holding, *row);
}

std::optional<Target> target_of(const Question& question, const Holding& holding) {
  if (question.room) return find_target(holding, Target::Kind::room, *question.room);
  if (question.ticket) return find_target(holding, Target::Kind::ticket, *question.ticket);
  return Target::of_customer();
}

Target target_of_ticket(const Holding& holding, RowId ticket) {
  const Partition& tickets = holding.table(TableId::tickets);
  const auto& named = tickets.column_as<RoomsColumn>(*tickets.schema().rooms_column());
  std::vector<std::optional<RowId>> rooms;
  for (RoomRef room : named[ticket.row]) rooms.push_back(holding.placed(TableId::tickets, room));
  return Target::of_ticket(std::move(rooms));
}

Decided decide_on(const Target& target, const About& whom, Permission permission, Outlook& outlook,
                  CustomerId customer) {
  const Situation situation = outlook.situation(customer);
  const Asker asker = asker_in(outlook, customer);
  if (whom.self) return {disclose(situation, asker, permission, target), outlook.viewer().side};
  const Subject other = somebody(outlook.policy(), customer, whom.tenant, whom.user);
  return {disclose_about(situation, asker, other, permission, target), other.side};
}

Decided decide_for(const Question& question, Outlook& outlook, CustomerId customer) {
  const std::optional<Target> target = target_of(question, outlook.holding(customer));
  if (!target) return {{Reason::not_found}};
  return decide_on(*target, about(outlook, question.user, question.tenant), question.permission,
                   outlook, customer);
}

Bitmap rooms_of(const About& whom, CustomerId customer, Permission permission, Outlook& outlook,
                Instant now) {
  const Reach& reach = outlook.reach(customer);
  if (whom.self) return known_rooms_where(reach, outlook.subject(customer), permission, now);
  return known_rooms_where(reach, about_others(outlook, customer),
                           somebody(outlook.policy(), customer, whom.tenant, whom.user), permission,
                           now);
}

}  // namespace enfilade
