#include "core/command/ticket_commands.h"

#include <range/v3/algorithm/any_of.hpp>
#include <utility>

#include "core/command/fresh_id.h"
#include "core/command/rows_to_be.h"
#include "core/policy/disclose.h"

namespace enfilade {
namespace {

/// One command on tickets, step by step; the first thing wrong ends it.
class TicketChange {
 public:
  TicketChange(const Attempt& attempt, const Access& own, Outcome& outcome)
      : attempt_(attempt),
        command_(attempt.command),
        own_(own),
        outcome_(outcome),
        tickets_(attempt.held.table(TableId::tickets)),
        to_be_(tickets_) {}

  std::optional<Refusal> make() {
    return command_.kind == CommandKind::create_ticket ? create() : change();
  }

 private:
  std::optional<Refusal> create() {
    if (const auto refused = may_record()) return refused;
    if (command_.expected_revision.value_or(0) != 0) return RefusalReason::stale;
    outcome_.id = fresh_id("ticket", attempt_.policy, attempt_.actor, command_);
    if (tickets_.find(outcome_.id)) return RefusalReason::already_there;
    to_be_.open(outcome_.id);
    to_be_.set(command_.values);
    to_be_.set_list("rooms", {command_.rooms.begin(), command_.rooms.end()});
    to_be_.set_text("origin", "Recorded issue");
    to_be_.set_text("status", "Needs action");
    to_be_.set_number("notes", 0);
    to_be_.set_number("created", attempt_.now);
    return done();
  }

  std::optional<Refusal> may_record() const {
    constexpr Permission needed = Permission::reports_create_customer_incident;
    bool may = !command_.rooms.empty() || own_.without_rooms.has(needed);
    for (const std::string& id : command_.rooms) {
      const std::optional<RowId> room = attempt_.held.rooms().find(id);
      if (!room || !knows_room(own_, *room)) return Refusal::not_found("room");
      may = may && own_.rooms[room->row].has(needed);
    }
    if (!may) return RefusalReason::not_permitted;
    return std::nullopt;
  }

  std::optional<Refusal> change() {
    const std::optional<RowId> row = tickets_.find(command_.row);
    if (!row || !sees(*row)) return Refusal::not_found("ticket");
    if (const auto refused = may_update(*row)) return refused;
    if (!attempt_.expects(true, revision_of(tickets_, *row))) return RefusalReason::stale;
    to_be_.open(*row);
    outcome_.audit.object_name = to_be_.value("title").text;
    if (to_be_.value("status").text == "Resolved") return RefusalReason::already_closed;
    if (command_.kind == CommandKind::update_ticket) return update();
    return close();
  }

  std::optional<Refusal> update() {
    to_be_.set(command_.values);
    if (!command_.note.empty()) to_be_.set_number("notes", to_be_.value("notes").integer + 1);
    return done();
  }

  std::optional<Refusal> close() {
    if (to_be_.value("origin").text != "Recorded issue") return RefusalReason::not_recorded;
    to_be_.set_text("status", "Resolved");
    to_be_.set_number("closed", attempt_.now);
    to_be_.set_text("closedBy", attempt_.actor.side == Side::partner
                                    ? attempt_.policy.partner->name
                                    : attempt_.customer.customer.name);
    to_be_.set_text("reason", command_.reason);
    return done();
  }

  std::optional<Refusal> done() {
    to_be_.close(attempt_.now);
    outcome_.tickets = upserted(tickets_, std::move(to_be_).changed());
    outcome_.revision = revision_of(*outcome_.tickets, *outcome_.tickets->find(id()));
    return std::nullopt;
  }
  const std::string& id() const {
    return command_.kind == CommandKind::create_ticket ? outcome_.id : command_.row;
  }

  std::vector<std::optional<RowId>> rooms_of(RowId ticket) const {
    const auto& rooms =
        tickets_.column_as<RoomsColumn>(*schema_of(TableId::tickets).rooms_column());
    std::vector<std::optional<RowId>> rows;
    for (RoomRef room : rooms[ticket.row])
      rows.push_back(attempt_.held.placed(TableId::tickets, room));
    return rows;
  }

  Decision asked(Permission permission, RowId ticket) const {
    return decide(attempt_.situation(), attempt_.subject, permission,
                  Target::of_ticket(rooms_of(ticket)));
  }
  bool sees(RowId ticket) const { return asked(Permission::tickets_view, ticket).allowed(); }

  std::optional<Refusal> may_update(RowId ticket) const {
    const Decision decision = asked(Permission::tickets_update, ticket);
    if (decision.allowed()) return std::nullopt;
    return decision.reason == Reason::ticket_exceeds_scope ? RefusalReason::ticket_exceeds_scope
                                                           : RefusalReason::not_permitted;
  }

  const Attempt& attempt_;
  const Command& command_;
  const Access& own_;
  Outcome& outcome_;
  const Partition& tickets_;
  RowsToBe to_be_;
};

}  // namespace

std::optional<Refusal> change_tickets(const Attempt& attempt, const Access& own, Outcome& outcome) {
  return TicketChange(attempt, own, outcome).make();
}

}  // namespace enfilade
