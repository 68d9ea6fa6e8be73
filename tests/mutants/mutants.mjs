// The mutants: the rule of this engine, clause by clause, and beside each clause what the engine would look
// like without it. `scripts/mutants` builds each of them and sees the named tests fail. README.md says how
// to add one.

const core = (filter) => ({ target: "core_tests", filter });
const doors = (filter) => ({ target: "bindings_tests", filter });
const conversation = (name) => doors(`Conversation/Golden.IsAnsweredByteForByte/${name}`);

/** In `file`, `find` (which stands there once) becomes `replace`, and one of the killer's tests fails. */
const mutant = (file, find, replace, killer) => ({ file, find, replace, killer });
const clause = (words, ...mutants) => ({ words, mutants });
/** A clause of which there is nothing to break yet. */
const missing = (words, why) => ({ words, missing: why, mutants: [] });
const section = (title, ...clauses) => ({ title, clauses });

const scope = "core/policy/room_scope.cpp";
const decide = "core/policy/decide.cpp";
const access = "core/policy/access.cpp";
const reach = "core/policy/reach.cpp";
const inquire = "core/policy/inquire.cpp";
const heard = "core/policy/heard.h";
const policy = "core/policy/policy.cpp";
const disclose = "core/policy/disclose.cpp";
const people = "core/tenancy/people.cpp";
const sight = "core/view/sight.cpp";
const sieve = "core/view/sieve.cpp";
const order = "core/view/order_value.cpp";
const facets = "core/view/facets.cpp";
const execute = "core/command/execute.cpp";
const authority = "core/command/authority.cpp";
const author = "core/command/author.cpp";
const audit = "core/command/audit.cpp";
const principals = "core/command/principals.cpp";
const relationship = "core/command/relationship_commands.cpp";
const roles = "core/command/role_commands.cpp";
const rooms = "core/command/room_commands.cpp";
const tickets = "core/command/ticket_commands.cpp";
const widening = "core/command/widening.cpp";
const json = "bindings/json/json.cpp";
const reader = "bindings/json/reader.cpp";
const readScope = "bindings/json/read_scope.cpp";
const readPeople = "bindings/json/read_people.cpp";
const readPolicy = "bindings/json/read_policy.cpp";
const readDelegation = "bindings/json/read_delegation.cpp";
const readCommand = "bindings/json/read_command.cpp";
const readRows = "bindings/json/read_rows.cpp";
const rows = "bindings/write_row.cpp";
const outlook = "bindings/outlook.cpp";
const questions = "bindings/session_questions.cpp";
const inquiries = "bindings/session_inquiries.cpp";
const asking = "bindings/asking.cpp";
const authzen = "bindings/session_authzen.cpp";
const commands = "bindings/session_commands.cpp";

const signedTable = core("Authority.IsAsTheTableWasSigned");

export const sections = [
  section(
    "Room scope",
    clause(
      "all, or rooms ∪ room groups ∪ attribute rules",
      mutant(scope, "Bitmap rows(rooms.size(), scope.all);", "Bitmap rows(rooms.size());", core("RoomScope.OfAll*")),
      mutant(
        scope,
        "cover = either(cover, names_group(scope, rooms, row));",
        "cover = both(cover, names_group(scope, rooms, row));",
        core("RoomScope.KnowsOfTwoWaysWhenOneSaysYes"),
      ),
      mutant(scope, "rows |= all_rules;", "rows &= all_rules;", core("RoomScope.UnitesItsWaysOfNaming")),
    ),
    clause(
      "where: keys are and",
      mutant(scope, "all_rules &= rows_of_rule(", "all_rules |= rows_of_rule(", core("RoomScope.AsksAllOfItsRules")),
      mutant(scope, "all_rules = both(all_rules,", "all_rules = either(all_rules,", core("RoomScope.KnowsOfTwoRules*")),
    ),
    clause(
      "where: values are or",
      mutant(
        scope,
        "for (const std::string& value : rule.values) {",
        "for (const std::string& value : std::vector<std::string>{rule.values.front()}) {",
        core("RoomScope.TakesAnyOfARulesValuesExactly:RoomScope.IsTheSame*"),
      ),
    ),
    clause(
      "where: exact comparison",
      mutant(
        scope,
        "return std::find(texts.begin(), texts.end(), text) != texts.end();",
        `return std::any_of(texts.begin(), texts.end(), [&](std::string_view one) {
    return std::equal(one.begin(), one.end(), text.begin(), text.end(),
                      [](char a, char b) { return (a | 32) == (b | 32); });
  });`,
        core("RoomScope.ComparesOneRoomExactlyToo"),
      ),
    ),
    clause(
      "minus except",
      mutant(scope, "rows -= rows_of(", "rows |= rows_of(", core("RoomScope.LeavesOutWhatItExcepts")),
      mutant(scope, "both(cover, negated(", "both(cover, (", core("RoomScope.LeavesOutWhatItMightExcept")),
    ),
    clause(
      "it follows the rooms as they change",
      mutant(
        outlook,
        "  Entry& next = entries_[customer.row];",
        `  Entry& next = entries_[customer.row];
  if (old.access) next.access = std::make_unique<Access>(*old.access);`,
        conversation("a_view_that_stays_open"),
      ),
    ),
    clause(
      "unknown fails closed: an absent or null attribute",
      mutant(
        scope,
        "wanted[NameColumn::kNull] = certainty == Certainty::possibly;",
        "wanted[NameColumn::kNull] = 1;",
        core("RoomScope.TakesAnyOfARulesValuesExactly"),
      ),
      mutant(
        scope,
        "certainty == Certainty::possibly;",
        "false;",
        core("RoomScope.LeavesOutWhatItMightExcept"),
      ),
    ),
    clause(
      "unknown fails closed: absent room groups",
      mutant(
        scope,
        "if (groups.null.test(row.row)) return Cover::unknown;",
        "if (groups.null.test(row.row)) return Cover::no;",
        core("RoomScope.DoesNotKnowWhatIsNull"),
      ),
      mutant(
        scope,
        "if (certainty == Certainty::possibly) rows |= groups.null;",
        "rows |= groups.null;",
        core("RoomScope.NamesGroupsExactly"),
      ),
      mutant(
        scope,
        "if (certainty == Certainty::possibly) rows |=",
        "if (false) rows |=",
        core("RoomScope.LeavesOutWhatItMightExcept"),
      ),
    ),
    clause(
      "except and nesting included",
      mutant(scope, "rows_of(opposite(certainty), except", "rows_of(certainty, except", core("RoomScope.LeavesOut*")),
      mutant(scope, "Cover::yes : Cover::unknown;", "Cover::yes : Cover::yes;", core("RoomScope.LeavesOut*")),
      mutant(
        scope,
        "return certainty == Certainty::surely ?",
        "return true ?",
        core("RoomScope.TakesBackAnExceptionsException"),
      ),
    ),
    clause(
      "a room is covered only if it surely is",
      mutant(scope, "rows_of(Certainty::surely, scope", "rows_of(Certainty::possibly, scope", core("RoomScope.Takes*")),
      mutant(
        decide,
        "covers(scope, rooms, room) == Cover::yes",
        "covers(scope, rooms, room) != Cover::no",
        core("Access.IsDecideForEveryPermissionAndRoom"),
      ),
    ),
    clause(
      "a room without a loaded row is covered by nothing",
      mutant(
        decide,
        "{Place::Kind::room, *room}) : Decision{};",
        "{Place::Kind::room, *room}) : Decision{Reason::allowed};",
        core("Decide.ShowsATicketOfAnyRoomThatShowsTickets"),
      ),
      mutant(
        author,
        "named.add(known ? left - held[room->row] : left, id);",
        "named.add(known ? left - held[room->row] : PermissionSet{}, id);",
        core("HandlingRoles.NameThePairsThatTheirAuthorCouldNotHandOut"),
      ),
    ),
    clause(
      "{} covers nothing",
      mutant(
        scope,
        "if (scope.where.empty()) return Cover::no;",
        "if (scope.where.empty()) return Cover::yes;",
        core("RoomScope.OfNothingCoversNothing"),
      ),
    ),
    clause(
      "an empty where or an empty list of values is refused at load",
      mutant(readScope, "if (rule.values.empty())", "if (false)", conversation("refusals")),
      mutant(
        readScope,
        'in["where"].present() && scope.where.empty()',
        "false",
        doors("ReadPolicy.RefusesARuleThatAsksNothing"),
      ),
    ),
    clause(
      "all delegated rooms means that the scope is `all` without `except`",
      mutant(decide, ": scope.is_all();", ": scope.all;", core("Decide.CountsAPermissionAboutTheCustomerOnly*")),
      mutant(
        access,
        "if (assignment.rooms.is_all()) {",
        "if (assignment.rooms.all) {",
        core("Access.IsDecideForEveryPermissionAndRoom"),
      ),
    ),
    clause(
      "never that a list happens to cover them",
      mutant(
        decide,
        ": scope.is_all();",
        ": covered(scope, rooms).count() == rooms.size();",
        core("Decide.CountsAPermissionAboutTheCustomerOnly*"),
      ),
      mutant(
        access,
        "if (assignment.rooms.is_all()) {",
        "if (covered(assignment.rooms, situation.rooms).count() == situation.rooms.size()) {",
        core("Access.IsDecideForEveryPermissionAndRoom"),
      ),
    ),
  ),

  section(
    "The rule",
    clause(
      "iff the relationship is active",
      mutant(
        decide,
        "if (customer.customer.relationship.status != RelationshipStatus::active) {",
        "if (customer.customer.relationship.status == RelationshipStatus::ended) {",
        core("Decide.NeedsAnActiveRelationship"),
      ),
      mutant(
        access,
        "if (partner && customer.customer.relationship.status",
        "if (false && customer.customer.relationship.status",
        core("Disclose.KnowsACustomerByDataByNameOrNotAtAll"),
      ),
      mutant(
        reach,
        "active_(customer.customer.relationship.status == RelationshipStatus::active)",
        "active_(true)",
        core("RoomsWhere.AreThoseInWhichDecideAllows"),
      ),
    ),
    clause(
      "the customer's delegation covers the room",
      mutant(
        decide,
        "if (!place.delegated_by(customer.delegation, at.rooms)) return {Reason::room_not_delegated};",
        "",
        core("Decide.NamesTheFirstWall"),
      ),
      mutant(
        access,
        "delegated.test(row) ? delegation.ceiling : PermissionSet{};",
        "delegation.ceiling;",
        core("Access.IsDecideForEveryPermissionAndRoom"),
      ),
      mutant(reach, "if (subject.side == Side::partner && !all_delegated_) {", "if (false) {", core("RoomsWhere.AreThose*")),
    ),
    clause(
      "its ceiling holds the permission",
      mutant(
        decide,
        "if (!customer.delegation.ceiling.has(permission)) return {Reason::permission_not_delegated};",
        "",
        core("Decide.NamesTheFirstWall"),
      ),
      mutant(
        access,
        "for (PermissionSet& room : access.rooms) room &= delegation.ceiling;",
        "",
        core("Access.IsDecideForEveryPermissionAndRoom"),
      ),
      mutant(
        access,
        "access.of_customer &= delegation.ceiling;",
        "",
        core("Access.IsDecideForEveryPermissionAndRoom"),
      ),
      mutant(reach, "ceiling_(customer.delegation.ceiling)", "ceiling_(PermissionSet::all())", core("RoomsWhere.AreThoseInWhichDecideAllows")),
    ),
    clause(
      "some one assignment covers the room and permits",
      mutant(
        decide,
        "if (!permissions->has(permission)) return Reason::role_forbids;",
        "if (!ranges::any_of(at.customer.assignments, [&](const Assignment& other) {\n" +
          "return subject.is_member_of(other) && at.customer.permissions_of(other).value_or(PermissionSet{}).has(permission);" +
          "})) return Reason::role_forbids;",
        core("Decide.TakesCoverAndPermissionFromOneAndTheSameAssignment"),
      ),
      mutant(
        access,
        "*permissions & (kAboutARoom | kNarrowable)",
        "access.somewhere & (kAboutARoom | kNarrowable)",
        core("Access.IsDecideForEveryPermissionAndRoom"),
      ),
    ),
    clause(
      "that is live now: from ≤ now < until",
      mutant(decide, "if (!a.live_at(at.now)) return Reason::not_in_force;", "", core("Decide.BeginsWithFromAndEndsBeforeUntil")),
      mutant(decide, "a.live_at(at.now)", "a.live_at(at.now - 1)", core("Decide.BeginsWithFromAndEndsBeforeUntil")),
      mutant(
        access,
        "if (!assignment.live_at(situation.now)) continue;",
        "",
        core("Access.KnowsOfACustomerOnlyWhileAnAssignmentIsLive"),
      ),
      mutant(reach, "piece.from <= now && now < piece.until;", "piece.from <= now;", core("RoomsWhere.AreThoseInWhichDecideAllows")),
      mutant(reach, "piece.from <= now && now < piece.until;", "now < piece.until;", core("RoomsWhere.AreThoseInWhichDecideAllows")),
      mutant(reach, "if (piece.over_all) permissions", "permissions", core("WhatMay.CountsWhatOneWouldHearOneByOne")),
    ),
    clause(
      "has the viewer among its members",
      mutant(decide, "if (!subject.is_member_of(a)) return", "if (a.side != subject.side) return", core("Decide.NamesTheFirstWall")),
    ),
    clause(
      "directly or through groups",
      mutant(
        decide,
        "return membership->includes(member);",
        "return member.kind == Principal::Kind::user && membership->includes(member);",
        core("Decide.AllowsWhatIsDelegatedAssignedCoveredAndPermitted"),
      ),
      mutant(people, "reached.push_back(outer);", "", core("People.AreInTheGroupsAroundTheirGroups")),
    ),
    clause(
      "covers the room",
      mutant(decide, "if (!place.covered_by(a.rooms, at.rooms)) return Reason::outside_scope;", "", core("Decide.NamesThe*")),
      mutant(access, "if (scope.is_all()) {", "if (true) {", core("Access.IsDecideForEveryPermissionAndRoom")),
    ),
    clause(
      "has a role with the permission",
      mutant(
        decide,
        "if (!permissions->has(permission)) return Reason::role_forbids;",
        "",
        core("Decide.NamesTheFirstWall"),
      ),
    ),
    clause(
      "the role is of the assignment's own side",
      mutant(policy, " || own->side != side", "", core("Roles.AreFoundOnTheirOwnSideOnly")),
      mutant(
        policy,
        "if (side_of(*built_in) != side) return std::nullopt;",
        "",
        core("Roles.AreFoundOnTheirOwnSideOnly"),
      ),
    ),
    clause(
      "several assignments add up",
      mutant(access, "rooms[row] |= permissions;", "rooms[row] = permissions;", core("Access.IsDecideFor*")),
      mutant(
        decide,
        "if (rung == Reason::allowed) {",
        "if (rung == Reason::allowed && decision.grants.empty()) {",
        core("Decide.AddsAssignmentsUp"),
      ),
      mutant(reach, "words[w] |= rooms[w]", "words[w] = rooms[w]", core("RoomsWhere.AreThose*")),
    ),
    clause(
      "what happens in one customer never matters in another",
      mutant(
        outlook,
        "const bool own = viewer_ && (viewer_->side == Side::partner || viewer_->tenant == customer);",
        "const bool own = true;",
        doors("Sessions.KeepUsersOfOneCustomerStrangersToAnother"),
      ),
      mutant(authority, "viewer.tenant != id) return", "false) return", signedTable),
      mutant(
        asking,
        "(side == Side::partner || person->tenant == customer)",
        "true",
        doors("Sessions.KeepUsersOfOneCustomerStrangersToAnother"),
      ),
    ),
    clause(
      "a viewer of the customer's own side: without relationship, delegation and ceiling",
      mutant(
        decide,
        "if (subject.side == Side::partner) {",
        "if (true) {",
        core("Decide.AsksOfTheCustomersOwnPeopleNeitherRelationshipNorDelegation"),
      ),
      mutant(access, "if (partner) limit(", "limit(", core("Access.IsDecideForEveryPermissionAndRoom")),
      mutant(
        outlook,
        "return active || own;",
        "return active;",
        doors("Sessions.LeaveTheCustomersOwnPeopleTheirRows*"),
      ),
    ),
    clause(
      "everything else is denied: the sides do not mix",
      mutant(decide, "assignment.side == side && membership", "membership", core("Decide.DoesNotMixTheSides")),
    ),
  ),

  section(
    "What is seen",
    clause(
      "a customer is known to whoever holds a live assignment there",
      mutant(
        disclose,
        "if (own.assigned) return Knows::data;",
        "if (own.assigned || !own.rooms.empty()) return Knows::data;",
        core("Disclose.KnowsACustomerByDataByNameOrNotAtAll"),
      ),
      mutant(execute, "return by.assigned || (", "return true || (", signedTable),
      mutant(questions, "if (knows != Knows::nothing)", "if (true)", conversation("technician_in_the_north")),
    ),
    clause(
      "and by name and relationship only",
      mutant(disclose, "return Knows::name;", "return Knows::data;", core("Disclose.KnowsACustomerByDataByNameOrNotAtAll")),
    ),
    clause(
      "to the three partner-wide roles",
      mutant(disclose, "if (partner_wide && listed(", "if (listed(", core("Disclose.KnowsACustomerByDataByNameOrNotAtAll")),
      mutant(
        policy,
        "role < policy.partner->partner_wide.size();",
        "role + 1 < policy.partner->partner_wide.size();",
        core("Viewers.HoldPartnerWideRolesThroughGroups:Authority.IsAsTheTableWasSigned"),
      ),
      mutant(
        policy,
        "return membership.includes(holder);",
        "return holder.kind == Principal::Kind::user && membership.includes(holder);",
        core("Viewers.HoldPartnerWideRolesThroughGroups"),
      ),
    ),
    clause(
      "a table's rows need its view permission",
      mutant(
        sight,
        "return access_->rooms[room].has(view);",
        "return access_->rooms[room].intersects(kAboutARoom);",
        core("Seeing.ShowsRoomsWithRoomsView"),
      ),
      mutant(
        sight,
        "if (!row || !access_->rooms[row->row].has(view)) continue;",
        "if (!row || !access_->rooms[row->row].intersects(kAboutARoom)) continue;",
        core("Seeing.ShowsTicketsWithTheRoomsThatShowTickets"),
      ),
    ),
    clause(
      "with any permission about a room, on it, the viewer knows its id and name",
      mutant(
        disclose,
        "return knows_room(own, target.room);",
        "return own.rooms[target.room.row].has(Permission::rooms_view);",
        core("Disclose.NamesReasonsInRoomsThatTheAskerKnows"),
      ),
      mutant(
        sight,
        "if (column == room_column::id || column == room_column::name) return {};",
        "",
        core("Seeing.ReadsOfATicketsRoomMoreThanItsNameOnlyWithRoomsView"),
      ),
    ),
    clause(
      "and with none that is only granted within its rooms",
      mutant(
        disclose,
        "return knows_room(own, target.room);",
        "return !own.rooms[target.room.row].empty();",
        core("Disclose.FindsNoRoomByAPermissionThatIsNotAboutRooms"),
      ),
      mutant(inquire, "words[w] &= known[w]", "words[w] |= 0", core("RoomsWhere.AreToldAsDiscloseTellsThem")),
    ),
    clause(
      "every other column of it needs rooms.view there, also through a ticket",
      mutant(
        sight,
        "PermissionSet asked{Permission::rooms_view};",
        "PermissionSet asked;",
        core("Seeing.ReadsOfATicketsRoomMoreThanItsNameOnlyWithRoomsView"),
      ),
    ),
    clause(
      "withheld: null for display",
      mutant(rows, "if (sight_.may_read(row_, column)) {", "if (true) {", conversation("technician_in_the_north")),
      mutant(rows, "if (sight_.may_read_room(room, column)) {", "if (true) {", conversation("tickets_of_several_rooms")),
    ),
    clause(
      "withheld: null for filter and search",
      mutant(sieve, "if (readable) rows &= *readable;", "", core("Filtering.ReadsAWithheldKeyAsNull")),
      mutant(sieve, "return readable ? met.test(room)", "return true ? met.test(room)", core("Filtering.KnowsANameBy*")),
    ),
    clause(
      "withheld: null for order",
      mutant(
        order,
        "if (!sight.may_read(row, column.column)) return {};",
        "",
        core("Ordering.TreatsAWithheldKeyAsNull"),
      ),
      mutant(
        order,
        "if (!room || !sight.may_read_room(*room, column.column)) return {};",
        "if (!room) return {};",
        core("Ordering.GoesByTheFirstVisibleRoomOfATicket:View.IsTheNaiveView"),
      ),
    ),
    clause(
      "withheld: null for facets",
      mutant(
        facets,
        "readable->test(row) ? codes[row] : NameColumn::kNull",
        "codes[row]",
        core("Facets.CountAWithheld*"),
      ),
      mutant(
        facets,
        "if (everywhere || sight.holds_in_room(room, asked)) {",
        "if (true) {",
        core("Facets.CountARowOnceForEachValueOfItsVisibleRooms:View.IsTheNaiveView"),
      ),
      mutant(
        facets,
        "if (everywhere && sight.about_one_room_at_most()) {",
        "if (sight.about_one_room_at_most()) {",
        core("View.IsTheNaiveView"),
      ),
      mutant(
        facets,
        "if (everywhere && sight.about_one_room_at_most()) {",
        "if (everywhere) {",
        core("View.IsTheNaiveView"),
      ),
      mutant(
        sight,
        "in_all &= access_->rooms[row->row];",
        "",
        core("Facets.CountARowOnceForEachValueOfItsVisibleRooms:View.IsTheNaiveView"),
      ),
      mutant(
        facets,
        "const bool withheld = readable && !readable->test(row);",
        "const bool withheld = false;",
        doors("DeclaredTable.CountsAndSuggestsNothingOfASetThatIsWithheld"),
      ),
    ),
    clause(
      "an open view shows what it would show opened anew, and says whose rows these are",
      mutant(
        "core/view/order.cpp",
        "if (at != first.end()) first.insert(at, row);",
        "first.insert(at, row);",
        core("Ordering.PutsRowsToTheFirstOnesWhereNoOtherComesBetween"),
      ),
      mutant(
        "bindings/open_view.cpp",
        "row.sight == *changing_ && rows.test(row.row.row);",
        "false;",
        doors("OpenViews.ShowAfterManyChangesWhatNewOnesShow"),
      ),
      mutant(
        "bindings/open_view.cpp",
        "if (asked != may_be_asked || number.has_value() != with_data) return false;",
        "if (!number && with_data) return false;",
        doors("Changes.ThatEndARelationshipEndAViewThatNamesTheCustomerAndLeaveTheOthersWithoutIt"),
      ),
      mutant(
        "bindings/open_view.cpp",
        "generation_ = outlook.generation();\n  changed_since_ = true;\n}\n\nstd::vector<ViewRow>",
        "generation_ = outlook.generation();\n}\n\nstd::vector<ViewRow>",
        doors("OpenViews.ShowAfterManyChangesWhatNewOnesShow"),
      ),
      mutant(
        "bindings/session_changes.cpp",
        "if (sight.visible().test(row)) return true;",
        "return true;",
        doors("Changes.AreNoNewsWhereRowsAreAddedThatAreNotSeen"),
      ),
      mutant(
        "bindings/session_changes.cpp",
        "if (sight.visible().test(row)) return true;",
        "",
        doors("Changes.AreNoNewsWhereRowsAreAddedThatAreNotSeen"),
      ),
      mutant(
        sight,
        "visible_.push_back(rooms_ == nullptr ? without_rooms",
        "visible_.push_back(rooms_ != nullptr ? true",
        core("Seeing.LooksAtAddedRowsAsAtThoseThatWereThere"),
      ),
      mutant(
        outlook,
        "if (sight != nullptr) sight->look_at_added();\n  changed_coverage();",
        "if (sight != nullptr) sight->look_at_added();",
        doors("Coverages.HaveAnotherDigestWhenARowIsAddedWhereTheOthersLie"),
      ),
      mutant(
        "bindings/open_view.cpp",
        "read_.begin > 0 || ",
        "",
        doors("Changes.TurnTheOrderFarDownInAViewThatWasRead"),
      ),
      mutant(
        outlook,
        "last_coverage_.reset();",
        "",
        doors("Coverages.HaveAnotherDigestForEverythingThatTheySay"),
      ),
      mutant(
        "bindings/session_changes.cpp",
        "outlook_->changed_coverage();",
        "",
        doors("Coverages.HaveAnotherDigestWhenASourceSaysThatNothingChanged"),
      ),
    ),
    clause(
      "the rows of a window are the same, however they are given",
      mutant(
        "bindings/rows_packer.cpp",
        "pair ? 2 : 1",
        "1",
        doors("PackedRows.AreTheRowsOfTheWindowOfEveryTypeOfColumn"),
      ),
      mutant(
        "bindings/rows_packer.cpp",
        "if (texts_[met] != text) {",
        "if (texts_[met].size() != text.size()) {",
        doors("PackedRows.AreTheRowsOfTheWindowInRandomWorlds"),
      ),
      mutant(
        questions,
        "staged_ = {};\n  return some_rows(",
        "return some_rows(",
        doors("PackedRows.AreStagedInPlaceOfThoseBeforeAndNotOnceAWindowIsRefused"),
      ),
      mutant(
        "bindings/session.cpp",
        "  drop_packed();\n  exchange(customer,",
        "  exchange(customer,",
        doors("PackedRows.AreGoneWhereAnotherSeesOrTheRowsAre"),
      ),
    ),
    clause(
      "on a room or ticket that the viewer may not know of, every answer is not_found",
      mutant(
        disclose,
        "if (!knows_target(asker.own, target)) return {Reason::not_found};",
        "",
        core("Disclose.FindsNoRoomOnWhichTheAskerHoldsNothing"),
      ),
      mutant(rooms, "return row && knows_room(own_, *row) ? row", "return row ? row", signedTable),
      mutant(tickets, "if (!room || !knows_room(own_, *room)) return", "if (!room) return", signedTable),
      mutant(tickets, "if (!row || !sees(*row)) return", "if (!row) return", signedTable),
    ),
    clause(
      "on a customer that the viewer may not know of, as for one that does not exist",
      mutant(
        disclose,
        "if (asker.knows == Knows::nothing) return {Reason::not_found};",
        "",
        core("Disclose.FindsNoCustomerThatTheAskerMayNotKnowOf"),
      ),
      mutant(
        inquiries,
        "if (!customer || outlook_->knows(*customer) == Knows::nothing)",
        "if (!customer)",
        conversation("which_rooms"),
      ),
      mutant(
        execute,
        'outcome.audit.object_name = object_name("", command);',
        "outcome.audit.object_name = object_name(id ? policy[*id].customer.name : \"\", command);",
        core("Authority.OverWhatOneMayNotKnowOfIsRefusedAsOverWhatIsNotThere"),
      ),
    ),
    clause(
      "on a role or assignment that the viewer may not know of, as for one that does not exist",
      mutant(
        roles,
        'if (refused && !author_.sees(assignment)) return Refusal::not_found("assignment");',
        "",
        core("HandlingRoles.FindNoAssignmentThatOneMayNotKnowOf"),
      ),
      mutant(
        roles,
        "if (role == nullptr || !is_own(role->side)) return",
        "if (role == nullptr) return",
        core("HandlingRoles.OfTheTwoSidesAreSeparate:Authority.IsAsTheTableWasSigned"),
      ),
      mutant(
        roles,
        "if (!pairs.empty() && !author_.sees(assignment)) {",
        "if (false) {",
        core("HandlingRoles.AreNotToldInHowManyRoomsAHiddenAssignmentUsesThem"),
      ),
      mutant(
        roles,
        "return Refusal::exceeds_author(permissions_as_pairs(permissions));",
        "for (BeyondAuthor& pair : pairs) pair.room.clear();",
        core("HandlingRoles.AreNotToldInHowManyRoomsAHiddenAssignmentUsesThem"),
      ),
    ),
    clause(
      "a ticket is seen if tickets.view holds in any of its rooms",
      mutant(
        decide,
        "if (permission == Permission::tickets_view || !seen.allowed()) return seen;",
        "if (!seen.allowed()) return seen;",
        core("Decide.ShowsATicketOfAnyRoomThatShowsTickets"),
      ),
      mutant(
        sight,
        "for (RoomRef room : rooms) seen = seen || seen_room_",
        "for (RoomRef room : rooms) seen = seen_room_",
        core("Seeing.ShowsTicketsWithTheRoomsThatShowTickets:View.ShowsARowIfAndOnlyIfItsPermissionAllows"),
      ),
    ),
    clause(
      "for this viewer its rooms are the visible ones, everywhere",
      mutant(
        disclose,
        "if (!sees_ticket_in(own, room)) room = std::nullopt;",
        "",
        core("Disclose.CountsRoomsBeyondTheAskerAsBeyondTheOther"),
      ),
      mutant(
        sight,
        "if (!row || !access_->rooms[row->row].has(view)) continue;",
        "if (!row) continue;",
        core("Seeing.ShowsTicketsWithTheRoomsThatShowTickets"),
      ),
    ),
    clause(
      "partial: it has rooms that you do not see",
      mutant(
        sight,
        "return seen_room_[room.row] == kHidden;",
        "return seen_room_[room.row] == kHidden && holding_->placed(table_->schema().id, room);",
        core("Seeing.SaysOfARowWithHiddenRoomsThatItIsPartial"),
      ),
      mutant(sight, "if (rooms_ == nullptr) return false;", "return false;", core("Seeing.SaysOfARowWithHiddenRooms*")),
    ),
    clause(
      "it is updated only if tickets.update holds in all of them, else ticket_exceeds_scope",
      mutant(
        decide,
        "if (beyond) return {Reason::ticket_exceeds_scope};",
        "",
        core("Decide.UpdatesATicketOnlyInAllOfItsRooms"),
      ),
      mutant(
        decide,
        "if (!done.allowed()) return {done.reason};",
        "",
        core("Decide.NamesTheReasonOfAVisibleRoomBeforeHiddenOnes"),
      ),
      mutant(
        sight,
        "ranges::all_of(rooms, updates_in)",
        "ranges::any_of(rooms, updates_in)",
        core("Seeing.OffersAnUpdateOnlyWhereItHoldsInAllRooms"),
      ),
      mutant(
        tickets,
        "if (decision.allowed()) return std::nullopt;",
        "return std::nullopt;",
        core("Tickets.AreUpdatedByWhoMayInAllOfTheirRooms"),
      ),
    ),
    clause(
      "a row of a declared table about no room needs its permission over everything",
      mutant(
        sight,
        "if (rooms_ == nullptr) return Bitmap(table_->size(), without_rooms);",
        "if (rooms_ == nullptr) return Bitmap(table_->size(), true);",
        doors("DeclaredTable.AboutNoRoomIsSeenWhereItsPermissionHoldsOverAll"),
      ),
      mutant(
        sight,
        "about_a_room ? access_->over_all : access_->of_customer",
        "about_a_room ? access_->of_customer : access_->of_customer",
        doors("DeclaredTable.ShowsTheRowsOfRoomsInWhichItsPermissionHolds"),
      ),
    ),
    clause(
      "a column's own permission holds in all visible rooms",
      mutant(
        sight,
        "everywhere = everywhere && access_->rooms",
        "everywhere = access_->rooms",
        doors("DeclaredTable.WithholdsAColumnUnlessItsPermissionHoldsInAllVisibleRooms"),
      ),
      mutant(
        sight,
        "if (without_rooms || !kAboutARoom.has(permission)) return",
        "if (without_rooms) return",
        doors("DeclaredTable.WithholdsWhatAsksForAPermissionAboutTheCustomer"),
      ),
    ),
    clause(
      "a ticket without rooms needs an assignment over all",
      mutant(
        decide,
        "const Place place{Place::Kind::ticket_without_rooms};",
        "const Place place{Place::Kind::room};",
        core("Decide.GivesATicketWithoutRoomsOnlyToAssignmentsAndDelegationsOverAll"),
      ),
      mutant(
        sight,
        "bool seen = rooms.empty() && without_rooms;",
        "bool seen = rooms.empty();",
        core("Seeing.ShowsTicketsWithTheRoomsThatShowTickets"),
      ),
      mutant(
        tickets,
        "!command_.rooms.empty() || own_.without_rooms.has(needed);",
        "true;",
        core("Tickets.WithoutRoomsAreTheCustomersOwn"),
      ),
    ),
    clause(
      "and for a partner's viewer a delegation over all",
      mutant(
        decide,
        "return kind == Kind::whole_customer || covered_by(",
        "return kind != Kind::room || covered_by(",
        core("Decide.GivesATicketWithoutRoomsOnlyToAssignmentsAndDelegationsOverAll"),
      ),
      mutant(
        access,
        "access.over_all &= delegation.rooms.is_all() ? delegation.ceiling : PermissionSet{};",
        "access.over_all &= delegation.ceiling;",
        core("Disclose.FindsATicketWithoutRoomsForAssignmentsAndDelegationsOverAll"),
      ),
    ),
  ),

  section(
    "Reasons",
    clause(
      "for a no it is the first wall met",
      mutant(
        decide,
        "if (!place.delegated_by(customer.delegation, at.rooms)) return",
        "if (customer.delegation.ceiling.has(permission) && !place.delegated_by(customer.delegation, at.rooms)) return",
        core("Decide.NamesAHigherWallBeforeALowerOne"),
      ),
    ),
    clause(
      "the last four narrow one set of assignments: the step that leaves it empty",
      mutant(decide, "Decision decision{Reason::not_assigned};", "Decision decision{Reason::not_in_force};", core("Decide.N*")),
      mutant(
        decide,
        "return Reason::not_in_force;",
        "return Reason::not_assigned;",
        core("Decide.BeginsWithFromAndEndsBeforeUntil"),
      ),
      mutant(
        decide,
        "return Reason::outside_scope;",
        "return Reason::not_in_force;",
        core("Decide.NamesTheFirstWall"),
      ),
    ),
    clause(
      "for a yes: the assignments that allow it",
      mutant(
        decide,
        "if (!known) to.grants.insert(place, grant);",
        "if (!known) to.grants.push_back(grant);",
        core("Decide.NamesATicketsGrantsOnceInTheOrderOfTheAssignments"),
      ),
    ),
    clause(
      "with the path of groups to the viewer",
      mutant(people, "way >= groups", "way <= groups", core("Decide.ShowsTheWay*")),
      mutant(
        people,
        "path.push_back({group});",
        "path.insert(path.begin(), GroupId{group});",
        core("People.AreReachedByTheShortestWay:Decide.ShowsTheWayOfGroupsToThePerson"),
      ),
    ),
    clause(
      "asking for oneself, walls are named only for rooms one knows of",
      mutant(
        disclose,
        "return room && own.rooms[room->row].has(Permission::tickets_view);",
        "return room && own.rooms[room->row].intersects(kAboutARoom);",
        core("Disclose.FindsATicketThroughItsVisibleRoomsOnly"),
      ),
    ),
    clause(
      "asking about somebody else needs roles.view",
      mutant(
        disclose,
        "      !may_ask_about_others(asker.own, target)) {",
        "      false) {",
        core("Disclose.TellsNothingAboutOthersWithoutRolesView"),
      ),
      mutant(
        disclose,
        "if (sees_ticket_in(own, room) && !in_room(*room)) return false;",
        "",
        core("Disclose.NeedsRolesViewInEveryVisibleRoomOfATicket"),
      ),
    ),
    clause(
      "over a room that one knows",
      mutant(
        disclose,
        "asker.knows != Knows::data || !knows_target(asker.own, target) ||",
        "asker.knows != Knows::data ||",
        core("Disclose.TellsAboutOthersWhereTheAskerHoldsRolesViewInAKnownRoom"),
      ),
    ),
    clause(
      "whether or not that person exists",
      mutant(
        asking,
        "  const Subject other = somebody(",
        `  if (!find_viewer(outlook.policy(), whom.user, whom.tenant)) return {{Reason::not_found}};
  const Subject other = somebody(`,
        conversation("tickets_of_several_rooms"),
      ),
    ),
    clause(
      "the full ladder (explain) needs roles.view over a room that one knows",
      mutant("core/policy/explain.cpp", "if (!explanation.told) return explanation;", "", core("Explain.IsTheLadder*")),
      mutant(
        "core/policy/explain.cpp",
        "if (!asker.own.of_customer.has(Permission::roles_view)) return explanation;",
        "",
        core("Explain.IsTheLadder*"),
      ),
      mutant(
        "core/policy/explain.cpp",
        "ranges::stable_sort(explanation.rungs, std::greater<>{}, height);",
        "",
        core("Explain.IsTheLadder*"),
      ),
      mutant(
        inquire,
        "if (disclose_about(situation, asker, nobody, permission, target).reason == Reason::not_found) {",
        "if (false) {",
        core("WhoMay.Is*"),
      ),
      mutant(inquire, "asker.subject.is(one) ?", "false ?", core("WhoMay.Is*")),
      mutant(
        inquire,
        "if (room && sees(*room) && !own_.rooms[room->row].has(Permission::roles_view)) return false;",
        "",
        core("TicketsWhere.*"),
      ),
      mutant(
        inquire,
        "if (rooms.empty() && !own_.without_rooms.has(Permission::tickets_view)) return false;",
        "",
        core("TicketsWhere.*"),
      ),
      mutant(
        heard,
        "(partners_ && side == Side::customer) ||",
        "",
        core("WhatMay.CountsWhatOneWouldHearOneByOne"),
      ),
      mutant(heard, "words[w] &= rooms_.word(w)", "words[w] |= 0", core("WhatMay.CountsWhatOneWouldHearOneByOne")),
    ),
    clause(
      "what is kept of a customer is right as long as its policy and rooms stand",
      mutant(
        "bindings/outlook.cpp",
        "if (same) entries_[row].reach = known.reach;",
        "entries_[row].reach = known.reach;",
        doors("Sessions.SayWhichRoomsAsIfNothingHadBeenAskedBefore"),
      ),
    ),
    clause(
      "a customer's own holders of roles.view may ask about the partner's people in their tenant",
      mutant(
        disclose,
        "if (asker.subject.side == Side::partner && other.side == Side::customer)",
        "if (asker.subject.side != other.side)",
        core("Disclose.LetsTheCustomersOwnAskAboutThePartnersPeople"),
      ),
      mutant(
        disclose,
        "if (asker.subject.side == Side::partner && other.side == Side::customer)",
        "if (false)",
        core("Disclose.TellsThePartnersPeopleNothingAboutTheCustomersOwn"),
      ),
    ),
    clause(
      "assignments are named only as far as the asker may see them",
      mutant(
        disclose,
        "return room && knows_room(asker.own, *room) &&",
        "return room &&",
        core("Disclose.NamesAnAssignmentOverListedRoomsToWhoKnowsThemAll"),
      ),
      mutant(
        disclose,
        "if (!asker.own.of_customer.has(Permission::roles_view)) decision.grants.clear();",
        "",
        core("Disclose.NamesOthersAssignmentsToHoldersOfRolesViewOverAll"),
      ),
    ),
    clause(
      "of a customer known by name only, the reason is not_assigned, whatever its ceiling",
      mutant(
        disclose,
        "if (asker.knows == Knows::name) {",
        "if (false) {",
        core("Disclose.SaysOfACustomerKnownByNameThatNothingIsAssigned"),
      ),
    ),
  ),

  section(
    "Authority",
    clause(
      "before signIn every question is refused not_signed_in",
      mutant(
        questions,
        "if (!outlook_) return not_signed_in();\n                    all_tickets_view_ = on;",
        "all_tickets_view_ = on;",
        doors("Sessions.AnswerNothingBeforeSomebodySignsIn"),
      ),
      mutant(
        questions,
        "if (!outlook_) return not_signed_in();\n                    if (views_.erase(view) == 0)",
        "if (views_.erase(view) == 0)",
        doors("Sessions.AnswerNothingBeforeSomebodySignsIn"),
      ),
      mutant(
        commands,
        "if (const Refused refused = not_oneself()) return refused;\n        if (!outlook_->whole() &&\n            !may_read_audit(",
        "if (!outlook_ ||\n            !may_read_audit(",
        doors("Sessions.AnswerNothingBeforeSomebodySignsIn"),
      ),
    ),
    clause(
      "with service authority answers are whole, and about whom they name; nobody signs in, or acts",
      mutant(
        heard,
        "if (everything_) return false;",
        "",
        core("WhatMay.IsWholeWithServiceAuthority"),
      ),
      mutant(
        "bindings/session.cpp",
        "if (outlook_ && outlook_->whole()) {",
        "if (false) {",
        doors("ServiceOfTwo.IsNobodyAndDoesNothing"),
      ),
      mutant(
        asking,
        "return outlook.whole() && !user;",
        "return false;",
        doors("ServiceOfTwo.MustBeToldWhomItIsAskedAbout"),
      ),
    ),
    clause(
      "who gains and who loses what is what is heard of everybody before and after",
      mutant(
        "core/policy/diff.cpp",
        "old.delegation == next.delegation);",
        "true);",
        core("Diff.IsWhatEverybodyGainsAndLosesAsFarAsOneMayHear"),
      ),
      mutant(
        "core/policy/diff.cpp",
        "opened_alike && same_people(people_of(before, side), people_of(after, side));",
        "opened_alike;",
        core("Diff.TellsPeopleByTheirIdsWhereTwoPoliciesNumberThemDifferently"),
      ),
      mutant(
        "core/policy/diff.cpp",
        "if (hearing.none(side)) continue;",
        "",
        core("Diff.IsWhatEverybodyGainsAndLosesAsFarAsOneMayHear"),
      ),
    ),
    clause(
      "AuthZEN's questions are answered as the engine's own",
      mutant(
        authzen,
        "return permission && well_asked(*permission, kind) ? permission : std::nullopt;",
        "return permission;",
        doors("Authzen.DeniesWhatItDoesNotKnow"),
      ),
      mutant(
        authzen,
        "if (permission && asked.subject.type == kUser) {",
        "if (permission) {",
        doors("Authzen.DeniesWhatItDoesNotKnow"),
      ),
      mutant(
        authzen,
        "if (settles(asked.semantic, decision)) break;",
        "",
        doors("Authzen.StopsWhereItsSemanticSaysSo"),
      ),
      mutant(
        "bindings/json/read_authzen.cpp",
        "return token == token_of(page.offset, page.search);",
        "return true;",
        doors("Authzen.RefusesATokenOfAnotherSearch"),
      ),
      mutant(
        "bindings/json/read_authzen.cpp",
        "if (in.ok() && with_id && placed && !resource.of) {",
        "if (false) {",
        doors("Authzen.RefusesARequestThatLacksAPart"),
      ),
    ),
    clause(
      "decisions by number are those of `decide`",
      mutant(reach, "const bool open = !walled ||", "const bool open = true ||", core("Grid.AllowsWhatDecideAllows")),
      mutant(
        reach,
        "may[i] & (kAboutARoom | kNarrowable)",
        "may[i]",
        core("Grid.AllowsWhatDecideAllows"),
      ),
      mutant(
        "core/policy/grid.cpp",
        "reach_.of_customer(subject, now_) - kAboutARoom",
        "reach_.of_customer(subject, now_)",
        core("Grid.AllowsWhatDecideAllows"),
      ),
      mutant(
        "bindings/handles.h",
        "if (person.customer != kNone && person.customer != at.customer) return false;",
        "",
        doors("ServiceOfOwners.SaysNoToACustomersOwnPersonAtAnyOther"),
      ),
      mutant(
        "bindings/handles.cpp",
        "if (now < now_ || now >= changes_at_) drop_grids();",
        "",
        doors("ServiceOfOwners.DecidesByNumberAsOfTheTimeThatItIs"),
      ),
      mutant(
        "bindings/handles.cpp",
        "for (const Handle place : places_in_[row]) look_up(outlook, place);",
        "",
        doors("Service.KeepsItsNumbersThroughEveryChange"),
      ),
    ),
  ),

  section(
    "Commands",
    clause(
      "another revision than expected is stale, and nothing is applied",
      mutant(
        execute,
        "if (!attempt_.expects(told, revision)) return RefusalReason::stale;",
        "",
        core("Life.CountsItsRevisionsAndRefusesAStaleCommand"),
      ),
      mutant(
        execute,
        "const bool told = own().of_customer.has(Permission::roles_view);",
        "const bool told = true;",
        core("Life.TellsTheRevisionToWhoSeesTheRolesOfAll"),
      ),
      mutant(
        roles,
        "return command_.expected_revision.value_or(revision) != revision;",
        "return false;",
        core("HandlingRoles.HaveIdsOfTheirOwnAndRevisions"),
      ),
      mutant(
        rooms,
        "if (!attempt_.expects(sees(*row), revision)) return RefusalReason::stale;",
        "",
        core("Rooms.HaveTheTimeOfTheirLastChangeForARevision"),
      ),
      mutant(
        tickets,
        "if (!attempt_.expects(true, revision_of(tickets_, *row))) return RefusalReason::stale;",
        "",
        core("Tickets.HaveTheTimeOfTheirLastChangeForARevision"),
      ),
    ),
    clause(
      "the same id twice is applied once",
      mutant(
        commands,
        "= find_executed(command.id)) {",
        "= nullptr) {",
        conversation("the_life_of_a_relationship"),
      ),
      mutant(
        commands,
        "executed_.find(who());",
        "executed_.begin();",
        doors("Sessions.ApplyACommandOnceForEachViewer"),
      ),
      mutant(commands, "if (same->told->question != question) {", "if (false) {", conversation("the_life_of_a_relationship")),
      mutant(
        roles,
        "if (find_role(role.id) != nullptr) return RefusalReason::already_there;",
        "",
        core("HandlingRoles.AreWrittenOnceByOneCommand"),
      ),
    ),
    clause(
      "dryRun answers what would happen, by the same check, and does nothing",
      mutant(commands, "if (command.dry_run) return outcome;", "", conversation("the_life_of_a_relationship")),
      mutant(commands, "if (changed && !command.dry_run)", "if (changed)", conversation("the_life_of_a_relationship")),
    ),
    clause(
      "who may: as in the table",
      mutant(execute, "return by.partner_administrator;", "return by.partner_wide;", signedTable),
      mutant(execute, "return by.partner_wide;", "return by.partner_administrator;", signedTable),
      mutant(execute, "return by.primary_admin;", "return by.assigned;", signedTable),
      mutant(execute, "return by.mmr_administrator;", "return by.mmr_administrator || by.primary_admin;", signedTable),
      mutant(execute, "if (!manages && !permitted(", "if (!permitted(", signedTable),
      mutant(rooms, "return on_one(Permission::rooms_unenroll,", "return on_one(Permission::rooms_modify,", signedTable),
      mutant(rooms, "return may(Permission::rooms_create) ?", "return true ?", signedTable),
      mutant(rooms, "on_several(Permission::groups_modify, &RoomsChange::regroup)", "on_several(Permission::groups_view, &RoomsChange::regroup)", signedTable),
      mutant(
        "core/command/configuration_commands.cpp",
        "Permission::update_rings_modify : Permission::settings_modify",
        "Permission::update_rings_modify : Permission::update_rings_modify",
        signedTable,
      ),
    ),
    clause(
      "audited as: as in the table",
      mutant(
        execute,
        "return {AuditCategory::tenant, AuditOperation::remove};",
        "return {AuditCategory::assignment, AuditOperation::remove};",
        core("Audit.HasItsCategoryAndOperationAsTheTableWasSigned"),
      ),
      mutant(
        execute,
        "return {AuditCategory::room, AuditOperation::create};",
        "return {AuditCategory::room, AuditOperation::update};",
        core("Audit.HasItsCategoryAndOperationAsTheTableWasSigned"),
      ),
    ),
    clause(
      "close_ticket: recorded issues only, with a reason",
      mutant(
        tickets,
        'if (to_be_.value("origin").text != "Recorded issue") return RefusalReason::not_recorded;',
        "",
        core("Tickets.ThatTheServiceFoundAreClosedByIt"),
      ),
      mutant(
        tickets,
        'to_be_.set_text("reason", command_.reason);',
        "",
        core("Tickets.AreClosedWithAReasonIfSomebodyRecordedThem"),
      ),
    ),
  ),

  section(
    "Rule 1: invitations",
    clause(
      "a relationship starts only with an invitation from the customer",
      mutant(
        relationship,
        "if (status() != RelationshipStatus::pending || !customer_.customer.relationship.invitation) {",
        "if (!customer_.customer.relationship.invitation) {",
        core("Life.CannotBeAcceptedTwiceNorAfterItWasDeclined"),
      ),
      mutant(
        relationship,
        "if (status() != RelationshipStatus::pending || !customer_.customer.relationship.invitation) {",
        "if (status() != RelationshipStatus::pending) {",
        core("Life.BeginsWithAnInvitationAndNotWithoutOne"),
      ),
    ),
    clause(
      "to the partner's domain, compared case-folded",
      mutant(
        relationship,
        "if (fold(command_.domain) != fold(policy_.partner->domain))",
        "if (command_.domain != policy_.partner->domain)",
        core("Life.InvitesOnlyThePartnerOfThatDomain"),
      ),
      mutant(
        relationship,
        "if (fold(command_.domain) != fold(policy_.partner->domain))",
        "if (false)",
        core("Life.InvitesOnlyThePartnerOfThatDomain"),
      ),
    ),
    clause(
      "it expires at sentAt + n × 86,400 s, exclusive",
      mutant(
        relationship,
        "Invitation{now_, command_.expires_in_days}",
        "Invitation{now_, command_.expires_in_days + 1}",
        core("Life.ExpiresToTheMillisecond"),
      ),
      mutant(
        relationship,
        "return status_at(customer_.customer.relationship, now_);",
        "return status_at(customer_.customer.relationship, now_ - 1);",
        core("Life.ExpiresToTheMillisecond"),
      ),
    ),
    clause(
      "n a whole number 1 to 30",
      mutant(readCommand, ".integer(1, 30);", ".integer(1, 31);", doors("Sessions.TakeInvitationsOfOneToThirtyDays")),
      mutant(readCommand, ".integer(1, 30);", ".integer(0, 30);", doors("Sessions.TakeInvitationsOfOneToThirtyDays")),
      mutant(readPolicy, ".integer(1, 30)}", ".integer(1, 31)}", conversation("refusals")),
    ),
    clause(
      "a customer whose tenantId is the partner's is refused, in documents and rows",
      mutant(readPolicy, "if (tenant_id == partner.tenant_id)", "if (false)", conversation("refusals")),
      mutant(
        readRows,
        "if (own) return std::nullopt;",
        "return std::nullopt;",
        doors("ReadRows.RefusesADuplicateKeyAndAnotherCustomersRow"),
      ),
    ),
    clause(
      "change control: manual is refused as not available",
      mutant(readPolicy, 'if (choice.text() != "auto")', "if (false)", conversation("refusals")),
      mutant(readCommand, 'if (choice.text() != "auto")', "if (false)", doors("Sessions.TakeInvitationsWith*")),
    ),
  ),

  section(
    "Rule 2: accepting",
    clause(
      "accepting names at least one primary admin who resolves to a user",
      mutant(
        relationship,
        "if (!resolves_to_a_user(policy_.partner->people, *admins))",
        "if (admins->empty())",
        core("Life.AcceptsOnlyWithSomebodyWhoIsAUser"),
      ),
      mutant(
        principals,
        "if (principal.kind == Principal::Kind::nobody) return std::nullopt;",
        "if (principal.kind == Principal::Kind::nobody) continue;",
        core("Life.AcceptsOnlyWithSomebodyWhoIsAUser"),
      ),
    ),
    clause(
      "and creates Assigned admins: scope all, no dates",
      mutant(relationship, "assigned.rooms = RoomScope::everything();", "", core("Life.BeginsWithAnInvitation*")),
      mutant(
        relationship,
        "assigned.rooms = RoomScope::everything();",
        "assigned.rooms = RoomScope::everything(); assigned.until = now_ + kDay;",
        core("Life.BeginsWithAnInvitation*"),
      ),
    ),
    clause(
      "nobody is tied to the act of accepting",
      mutant(
        relationship,
        "assigned.members = *admins;",
        `assigned.members = *admins;
    for (const auto& holders : policy_.partner->partner_wide)
      assigned.members.insert(assigned.members.end(), holders.begin(), holders.end());`,
        core("Life.BeginsWithAnInvitation*:Life.TiesNobodyToTheActOfAccepting"),
      ),
    ),
    clause(
      "declined and withdrawn invitations leave the partner's list",
      mutant(
        disclose,
        "if (partner_wide && listed(status_at(customer.relationship, now)))",
        "if (partner_wide)",
        core("Disclose.KnowsACustomerByDataByNameOrNotAtAll"),
      ),
      mutant(
        execute,
        "(by.partner_wide && listed(status_at(customer.relationship, now)))",
        "by.partner_wide",
        core("Life.CannotBeAcceptedTwiceNorAfterItWasDeclined"),
      ),
      mutant(
        relationship,
        "end_as(RelationshipStatus::withdrawn)",
        "end_as(RelationshipStatus::ended)",
        core("Life.LeavesTheListWhenItIsWithdrawn"),
      ),
      mutant(
        relationship,
        "end_as(RelationshipStatus::declined)",
        "end_as(RelationshipStatus::ended)",
        core("Life.ExpiresToTheMillisecond"),
      ),
    ),
    clause(
      "an expired one stays listed, may be declined, not accepted",
      mutant(
        relationship,
        "if (status() == RelationshipStatus::expired) return RefusalReason::invitation_expired;",
        "",
        core("Life.ExpiresToTheMillisecond"),
      ),
      mutant(relationship, "|| status() == RelationshipStatus::expired;", ";", core("Life.ExpiresToTheMillisecond")),
      mutant(
        disclose,
        "if (partner_wide && listed(status_at(customer.relationship, now)))",
        `if (partner_wide && listed(status_at(customer.relationship, now)) &&
      status_at(customer.relationship, now) != RelationshipStatus::expired)`,
        conversation("a_passing_while"),
      ),
    ),
    clause(
      "an ended relationship stays listed by name",
      mutant(
        disclose,
        "if (partner_wide && listed(status_at(customer.relationship, now)))",
        `if (partner_wide && listed(status_at(customer.relationship, now)) &&
      customer.relationship.status != RelationshipStatus::ended)`,
        core("Disclose.KnowsACustomerByDataByNameOrNotAtAll"),
      ),
    ),
    clause(
      "a newer invitation replaces a pending one",
      mutant(
        relationship,
        "if (status() == RelationshipStatus::active) return RefusalReason::already_active;",
        `if (status() == RelationshipStatus::active || status() == RelationshipStatus::pending)
      return RefusalReason::already_active;`,
        core("Life.ReplacesAPendingInvitationAndRefusesASecondRelationship"),
      ),
    ),
    clause(
      "an active relationship refuses a second",
      mutant(
        relationship,
        "if (status() == RelationshipStatus::active) return RefusalReason::already_active;",
        "",
        core("Life.ReplacesAPendingInvitationAndRefusesASecondRelationship"),
      ),
    ),
  ),

  section(
    "Rule 3: primary admins, and documents",
    clause(
      "a change that leaves an active customer without a user as primary admin is refused",
      mutant(
        relationship,
        "if (!resolves_to_a_user(policy_.partner->people, members))",
        "if (members.empty())",
        core("Life.KeepsAtLeastOneUserAsPrimaryAdmin"),
      ),
      mutant(
        roles,
        "if (!resolves_to_a_user(people_, *members)) return RefusalReason::last_primary_admin;",
        "",
        core("HandlingRoles.OfTheAssignedAdminsChangeTheirMembersAloneByOneOfThem"),
      ),
    ),
    clause(
      "documents load, with a finding: no primary admin, unknown members, a role that is not there",
      mutant(
        readPolicy,
        'findings.push_back({in.path(), "nobody is primary admin"});',
        'in.fail("nobody is primary admin");',
        doors("ReadPolicy.LoadsWhatGrantsNothingWrongWithAFinding"),
      ),
      mutant(
        decide,
        "if (!permissions) return Reason::not_assigned;",
        "if (!permissions) return Reason::role_forbids;",
        core("Decide.TakesAnAssignmentWhoseRoleIsNotThereForNone"),
      ),
      mutant(
        readPeople,
        "if (principal.kind == Principal::Kind::nobody) {",
        `if (principal.kind == Principal::Kind::nobody) {
      item.fail("nobody");`,
        doors("ReadPolicy.LoadsWhatGrantsNothingWrongWithAFinding"),
      ),
      mutant(
        readPolicy,
        "if (!side && in.ok()) {",
        "if (false) {",
        doors("ReadPolicy.LoadsWhatGrantsNothingWrongWithAFinding"),
      ),
    ),
    clause(
      "assignments of a customer that is not active: with a finding",
      mutant(
        readPolicy,
        "if (in.ok() && !active && partners) {",
        "if (false) {",
        doors("ReadPolicy.FindsAssignmentsOfACustomerThatIsNotActive"),
      ),
    ),
    clause(
      "documents are refused: an unknown permission",
      mutant(
        readDelegation,
        'set.insert(static_cast<Permission>(item.one_of(kPermissionNames, "permission")));',
        "if (const auto known = parse_permission(item.text())) set.insert(*known);",
        conversation("refusals"),
      ),
    ),
    clause(
      "documents and rows are refused: a control character that is not escaped",
      mutant(
        "bindings/json/rapid.h",
        "kFirst = 0x1A",
        "kFirst = 0x1B",
        doors("ParseJson.RefusesAControlCharacterWhereverItStands"),
      ),
      mutant(
        "bindings/json/rapid.h",
        "for (std::size_t i = at; i < end; ++i) least =",
        "for (std::size_t i = at + 1; i < end; ++i) least =",
        doors("ReadRows.RefusesWholeAControlCharacterWhereverItStands:ParseJson.RefusesAControlCharacterWhereverItStands"),
      ),
    ),
    clause(
      "documents are refused: a duplicate key",
      mutant(
        json,
        "return close(members) && !has_key_twice(object);",
        "return close(members);",
        doors("ParseJson.RefusesAKeyThatStandsTwiceInOneObject"),
      ),
    ),
    clause(
      "documents are refused: a duplicate id",
      mutant(readPolicy, "if (!seen_.insert(seen).second)", "if (false)", conversation("refusals")),
      mutant(
        readPeople,
        'if (!people.add(User{id, in["upn"].text_or(""), in["name"].text_or(id)})) {',
        'if (!people.add(User{id, in["upn"].text_or(""), in["name"].text_or(id)}) && false) {',
        doors("ReadPolicy.RefusesTwoUsersOfOneId"),
      ),
    ),
    clause(
      "documents are refused: one id for a user and a group",
      mutant(
        readPeople,
        'if (!people.add(Group{id, in["name"].text_or(id)})) {',
        'if (!people.add(Group{id, in["name"].text_or(id)}) && false) {',
        conversation("refusals"),
      ),
    ),
    clause(
      "documents are refused: a wrong type",
      mutant(reader, 'fail("expected " + std::string(wanted));', "", conversation("refusals")),
    ),
    clause(
      "documents are refused: a reserved id, a role of the other side, an end before the beginning",
      mutant(readPolicy, "if (parse_built_in_role(role.id))", "if (false)", conversation("refusals")),
      mutant(readPolicy, "} else if (side && *side != assignment.side) {", "} else if (false) {", conversation("refusals")),
      mutant(readPolicy, "*assignment.until <= *assignment.from", "false", conversation("refusals")),
      mutant(readCommand, "*assignment.until <= *assignment.from", "false", doors("BadInput.DatesThatEndBefore*")),
    ),
    clause(
      "Assigned admins: one in each customer, over all, without dates",
      mutant(readPolicy, "if (assigned_admins_) in", "if (false) in", doors("ReadPolicy.RefusesOtherAssignedAdmins*")),
      mutant(readPolicy, "if (!assignment.rooms.is_all()) in", "if (false) in", doors("ReadPolicy.RefusesOtherAssignedAdmins*")),
      mutant(readPolicy, "if (assignment.from || assignment.until) in", "if (false) in", doors("ReadPolicy.RefusesOther*")),
    ),
    clause(
      "no delegation covers nothing",
      mutant(
        readDelegation,
        "if (!in.present()) return {};",
        "if (!in.present()) return {RoomScope::everything(), permissions_of(BuiltInRole::primary_admin)};",
        doors("ReadPolicy.OpensNothingThatIsNotSaid"),
      ),
    ),
    clause(
      "no permissions in it is the primary admin's row",
      mutant(
        readDelegation,
        "permissions_of(BuiltInRole::primary_admin)};",
        "PermissionSet::all()};",
        doors("ReadPolicy.OpensNothingThatIsNotSaid"),
      ),
    ),
    clause(
      "[] is nothing",
      mutant(
        readDelegation,
        'if (in["permissions"].present()) delegation',
        'if (in["permissions"].size() > 0) delegation',
        doors("ReadPolicy.OpensNothingThatIsNotSaid"),
      ),
    ),
    clause(
      "edit_assignment on Assigned admins changes members only",
      mutant(
        roles,
        "if (!same_but_members(admins, command_.assignment)) return RefusalReason::built_in;",
        "",
        core("HandlingRoles.OfTheAssignedAdminsChangeTheirMembersAloneByOneOfThem"),
      ),
    ),
    clause(
      "by a primary admin",
      mutant(
        roles,
        "if (!attempt_.by.primary_admin) {",
        "if (!attempt_.by.primary_admin && !author_.sees(admins)) {",
        core("HandlingRoles.OfTheAssignedAdminsAreNotForOthersToChange"),
      ),
    ),
    clause(
      "an MMR administrator acts for the tenant only by an assignment over all",
      mutant(
        authority,
        "assignment.role == name(BuiltInRole::mmr_administrator) && assignment.rooms.is_all();",
        "assignment.role == name(BuiltInRole::mmr_administrator);",
        core("Authority.OfAnMmrAdministratorNeedsAllRooms"),
      ),
    ),
  ),

  section(
    "Rule 4: the end",
    clause(
      "after an end partner roles, assignments and templates' copies of that customer are gone",
      mutant(
        relationship,
        "forget_partner_roles(customer_);\n    customer_.delegation = {};",
        "customer_.delegation = {};",
        core("Life.LeavesNothingThatTheNextOneCouldRevive"),
      ),
      mutant(
        relationship,
        "std::erase_if(customer.roles,",
        "if (false) std::erase_if(customer.roles,",
        core("Life.LeavesNothingThatTheNextOneCouldRevive"),
      ),
    ),
    clause(
      "and data of that customer",
      mutant(
        outlook,
        "if (may_hold(customer)) next.holding = std::move(holding);",
        "next.holding = std::move(holding);",
        doors("Sessions.HoldNoRowsAfterTheEndOfARelationship"),
      ),
      mutant(
        commands,
        "return old.kept_by == tenant_id;",
        "return old.tenant_id == tenant_id;",
        doors("Sessions.ForgetAtTheEndOfARelationshipTheRecordsThatTheCustomerKeeps"),
      ),
      mutant(
        commands,
        "if (named != one.customers.end()) one.told.reset();",
        "",
        doors("Sessions.ForgetWhatCameOfACommandWithItsCustomersData"),
      ),
    ),
    clause(
      "a new invitation starts empty: nothing revives",
      mutant(
        relationship,
        "forget_partner_roles(customer_);\n    customer_.customer.relationship.status = RelationshipStatus::active;",
        "customer_.customer.relationship.status = RelationshipStatus::active;",
        core("Life.DoesNotReviveWhatADocumentBroughtForAPendingCustomer"),
      ),
      mutant(
        relationship,
        `Invitation{now_, command_.expires_in_days}};
    customer_.delegation = command_.delegation.value_or(Delegation{});`,
        `Invitation{now_, command_.expires_in_days}};
    customer_.delegation = command_.delegation.value_or(customer_.delegation);`,
        core("Life.OpensByANewInvitationWhatThatOneSays"),
      ),
    ),
  ),

  section(
    "Rule 5: nobody hands out what they could not",
    clause(
      "a primary admin may hand out anything within delegation and ceiling",
      mutant(author, "? authority.primary_admin", "? false", core("Rooms.CountWhoGainsLaterAndOnTheCustomersSideToo")),
      mutant(
        author,
        "held = situation_.customer.delegation.ceiling;",
        "held = PermissionSet::all();",
        core("Rooms.CountWhoGainsLaterAndOnTheCustomersSideToo"),
      ),
      mutant(
        roles,
        "(added & customer_.delegation.ceiling) != added",
        "false",
        core("HandlingRoles.StayUnderTheCeilingThatOnlyTheCustomerCanRaise"),
      ),
    ),
    clause(
      "anybody else only pairs that they hold",
      mutant(
        author,
        "held[row] |= one.permissions;",
        "held[row] |= PermissionSet::all();",
        core("HandlingRoles.AreHandedOutPairByPair"),
      ),
      mutant(
        author,
        "return held.permissions.has(permission) &&",
        "return",
        core("HandlingRoles.AreHandledOnlyWithinTheScopeInWhichOneHandlesThem"),
      ),
      mutant(
        author,
        "if (side_ == Side::partner) permissions &= situation.customer.delegation.ceiling;",
        "",
        core("HandlingRoles.CountOnlyAsFarAsTheCustomerOpened"),
      ),
    ),
    clause(
      "handing out includes the handling of roles",
      mutant(
        author,
        "permissions.insert(Permission::roles_modify);\n  if (!wanted.rooms.is_all())",
        "if (!wanted.rooms.is_all())",
        core("HandlingRoles.AreHandledOnlyWithinTheScopeInWhichOneHandlesThem"),
      ),
      mutant(
        author,
        "permissions.insert(Permission::roles_modify);\n    for (const Held&",
        "for (const Held&",
        core("Rooms.MayBeMovedByAnAuthorWhoHoldsEveryPairAndHandlesRolesThere"),
      ),
    ),
    clause(
      "the customer's MMR administrator anything",
      mutant(author, ": authority.mmr_administrator) {", ": false) {", core("HandlingRoles.AreTheMmrAdministrators*")),
    ),
    clause(
      "checked before",
      mutant(
        roles,
        "return edit_admins(*old);\n    if (auto refused = out_of_reach(*old)) return refused;",
        "return edit_admins(*old);",
        core("HandlingRoles.FindNoAssignmentThatOneMayNotKnowOf"),
      ),
      mutant(
        roles,
        "if (is_own(old->side)) {\n      if (auto refused = out_of_reach(*old)) return refused;",
        "if (is_own(old->side)) {",
        core("HandlingRoles.FindNoAssignmentThatOneMayNotKnowOf"),
      ),
    ),
    clause(
      "and after, pair by pair",
      mutant(
        roles,
        "if (auto refused = unless_beyond(beyond(*permissions, wanted))) return *std::move(refused);",
        "",
        core("HandlingRoles.AreHandedOutPairByPair"),
      ),
    ),
    clause(
      "editing a role re-checks every assignment that uses it",
      mutant(
        roles,
        "if (auto refused = reaches_all_uses(role->id, within_ceiling(old | next))) return refused;",
        "",
        core("HandlingRoles.AreEditedOnlyByWhoCouldHandOutTheOldAndTheNew"),
      ),
    ),
    clause(
      "editing or deleting needs authority over all of the old and all of the new",
      mutant(
        roles,
        "reaches_all_uses(role->id, within_ceiling(old | next))",
        "reaches_all_uses(role->id, within_ceiling(next))",
        core("HandlingRoles.AreNotTakenFromWhoHoldsThemFurtherThanTheirEditorDoes"),
      ),
      mutant(
        roles,
        "if (auto refused = reaches_all_uses(id, old)) return refused;",
        "",
        core("HandlingRoles.AreNotTakenFromWhoHoldsThemFurtherThanTheirEditorDoes"),
      ),
      mutant(
        roles,
        "if (auto refused = unless_beyond(author_.beyond_listing(within_ceiling(old)))) return refused;",
        "",
        core("HandlingRoles.ThatNobodyUsesAreEditedAndDeletedByWhoCouldHandThemOut"),
      ),
      mutant(
        roles,
        "if (auto refused = reaches_all_uses(role.id, role.permissions)) return refused;",
        "",
        core("HandlingRoles.AreNotMadeForAnAssignmentThatWaitsForOne"),
      ),
    ),
    clause(
      "until may not pass the author's own",
      mutant(
        author,
        "return !own.until || (until && *until <= *own.until);",
        "return true;",
        core("HandlingRoles.AreNotGivenForLongerThanOneHoldsThem"),
      ),
      mutant(
        author,
        "return !own.until || (until && *until <= *own.until);",
        "return !own.until || !until || *until <= *own.until;",
        core("HandlingRoles.AreNotGivenForLongerThanOneHoldsThem"),
      ),
    ),
    clause(
      "an author whose own cover is not all may name only rooms that they cover now",
      mutant(
        author,
        "if (!wanted.rooms.is_list() || wanted.rooms.rooms.empty()) {",
        "if (wanted.rooms.rooms.empty() && wanted.rooms.is_list()) {",
        core("HandlingRoles.AreHandledOnlyWithinTheScopeInWhichOneHandlesThem"),
      ),
      mutant(
        author,
        "if (!wanted.rooms.is_list() || wanted.rooms.rooms.empty()) {",
        "if (!wanted.rooms.is_list()) {",
        core("HandlingRoles.AreNotGivenOverNoRoomsByWhoHoldsThemOverSome"),
      ),
      mutant(
        author,
        "const bool known = room && knows_room(own_, *room);",
        "const bool known = room.has_value();",
        core("HandlingRoles.AreNotGivenInRoomsThatTheirAuthorDoesNotKnow"),
      ),
      mutant(
        author,
        "(held.assignment->rooms.is_all() ||",
        "(held.assignment->rooms.all ||",
        core("HandlingRoles.AreNotGivenOverAllByWhoHoldsThemOverAllButSome"),
      ),
    ),
    clause(
      "what an MMR administrator may is more than pairs: one of them alone hands it out",
      mutant(
        roles,
        "if (acts_for_tenant && !attempt_.by.mmr_administrator)",
        "if (false)",
        core("HandlingRoles.OfTheMmrAdministratorAreHandedOutByOneOfThemAlone"),
      ),
    ),
    clause(
      "or the literal scope of one of their own assignments",
      mutant(
        scope,
        "narrow.where == wide.where &&",
        "",
        core("HandlingRoles.AreGivenByTheLetterOfOnesOwnScopeOrRoomByRoom"),
      ),
    ),
    clause(
      "narrowed by further except if they like",
      mutant(scope, "(wide.except.empty() ||", "(false ||", core("HandlingRoles.AreGivenByTheLetterOf*")),
      mutant(scope, "(wide.except.empty() ||", "(true ||", core("HandlingRoles.AreGivenByTheLetterOf*")),
    ),
    clause(
      "a role lists only permissions that its author could hand out somewhere",
      mutant(
        roles,
        "return unless_beyond(author_.beyond_listing(added));",
        "return std::nullopt;",
        core("HandlingRoles.ListOnlyWhatTheirAuthorCouldHandOutSomewhere"),
      ),
    ),
    clause(
      "a role that a lowered ceiling left too wide may be edited so long as nothing is added beyond",
      mutant(
        roles,
        "bounded(next - old)",
        "bounded(next)",
        core("HandlingRoles.StayUnderTheCeilingThatOnlyTheCustomerCanRaise"),
      ),
    ),
    clause(
      "the customer's MMR administrator deletes partner roles and assignments",
      mutant(
        roles,
        "side_ == Side::customer && attempt_.by.mmr_administrator;",
        "false;",
        core("HandlingRoles.GoWithTheirAssignments"),
      ),
      mutant(
        roles,
        "[&](const Assignment& a) { return a.role == id && a.side == side; });",
        "[&](const Assignment&) { return false; });",
        core("HandlingRoles.GoWithTheirAssignments"),
      ),
    ),
    clause(
      "and does not write them",
      mutant(roles, 'if (!is_own(role->side)) return foreign(role->side, "role");', "", signedTable),
      mutant(roles, 'if (!is_own(old->side)) return foreign(old->side, "assignment");', "", signedTable),
    ),
    clause(
      "the two sides' roles are separate",
      mutant(
        roles,
        'if (!is_own(side_of(*built_in))) return Refusal::not_found("role");',
        "",
        core("HandlingRoles.AreClonedWithinWhatTheirAuthorCouldHandOutSomewhere"),
      ),
      mutant(roles, "made.side = side_;", "made.side = Side::partner;", core("HandlingRoles.OfTheTwoSidesAreSeparate")),
    ),
    clause(
      "accepting an invitation stands outside this rule",
      mutant(execute, "return by.partner_wide;", "return by.partner_wide && by.assigned;", signedTable),
    ),
  ),

  section(
    "Rule 6: checked against its own row's customer",
    clause(
      "an action names its customer and its row",
      mutant(
        execute,
        "id ? authority(policy, *id, actor, now) : Authority{};",
        "id ? authority(policy, CustomerId{0}, actor, now) : Authority{};",
        core("Authority.IsOverTheCustomerThatIsNamed"),
      ),
      mutant(
        commands,
        "customer ? outlook_->held(*customer) : outlook_->no_rows();",
        "customer ? outlook_->held(CustomerId{0}) : outlook_->no_rows();",
        doors("Sessions.ActOnTheRowOfTheCustomerThatIsNamed"),
      ),
    ),
    clause(
      "and is checked against that row",
      mutant(
        rooms,
        "if (!own_.rooms[row->row].has(permission)) return RefusalReason::not_permitted;",
        "",
        signedTable,
      ),
      mutant(
        tickets,
        "may = may && own_.rooms[room->row].has(needed);",
        "",
        core("Tickets.AreRecordedOnlyWhereOneMayInEveryRoomNamed"),
      ),
    ),
  ),

  section(
    "Rule 7: no widening through data",
    clause(
      "what any scope reads is changed only by an author who could hand out every pair that anybody gains",
      mutant(
        widening,
        "if (!pairs.empty()) return",
        "if (false) return",
        core("Rooms.AreNotMovedIntoAScopeWhoseMembersWouldGainWhatTheirMoverCouldNotHandOut"),
      ),
      mutant(
        widening,
        "if (blind_) return reads_written(scope);",
        "",
        core("Rooms.WhoseColumnsAreWithheldDoNotTellThemByWhatMayBeWritten"),
      ),
      mutant(
        widening,
        ": !was_covered_by(assignment.rooms) && covered_by(assignment.rooms);",
        ": !was_covered_by(assignment.rooms);",
        core("Rooms.AreNotMovedIntoAScopeWhoseMembersWouldGainWhatTheirMoverCouldNotHandOut"),
      ),
      mutant(
        widening,
        "const bool over = assignment.until && *assignment.until <= attempt_.now;",
        "const bool over = !assignment.live_at(attempt_.now);",
        core("Rooms.CountWhoGainsLaterAndOnTheCustomersSideToo"),
      ),
      mutant(
        widening,
        "if (assignment.side == Side::partner) permissions &=",
        "permissions &=",
        core("Rooms.CountWhoGainsLaterAndOnTheCustomersSideToo"),
      ),
    ),
    clause(
      "or by the customer's side",
      mutant(
        widening,
        "if (attempt.actor.side == Side::customer) return std::nullopt;",
        "",
        core("Rooms.AreNotMovedForWhatADelegationReadsInEitherDirection"),
      ),
    ),
    clause(
      "no partner's command changes what a delegation's scope reads",
      mutant(
        widening,
        "if (room.touches(delegated)) return RefusalReason::exceeds_delegation;",
        "",
        core("Rooms.AreNotMovedForWhatADelegationReadsInEitherDirection"),
      ),
      mutant(
        widening,
        "(column == room_column::room_groups && !scope.room_groups.empty()) ||",
        "",
        core("Rooms.AreGroupedByWhoMayHandleTheCustomersGroups"),
      ),
      mutant(
        widening,
        "if (room.is_new() && !room.covered_by(delegated)) return RefusalReason::exceeds_delegation;",
        "",
        core("Rooms.AreMadeOnlyWhereTheCustomerOpenedThem"),
      ),
    ),
    clause(
      "in either direction",
      mutant(
        widening,
        "if (room.touches(delegated)) return",
        "if (room.touches(delegated) && room.covered_by(delegated)) return",
        core("Rooms.AreNotMovedForWhatADelegationReadsInEitherDirection"),
      ),
      mutant(
        widening,
        "ranges::any_of(scope.where, rule_reads) || ranges::any_of(scope.except, nested);",
        "ranges::any_of(scope.where, rule_reads);",
        core("Rooms.AreNotMovedForWhatADelegationReadsInEitherDirection"),
      ),
    ),
  ),

  section(
    "Rule 8: the audit",
    clause(
      "every command, refused ones too, yields a record",
      mutant(
        commands,
        "  record(outcome.audit);",
        "  if (!outcome.refusal) record(outcome.audit);",
        doors("Sessions.KeepRecordsOfRefusedCommandsToo"),
      ),
    ),
    clause(
      "with the eight columns",
      mutant(audit, "record.user_tenant_id};", "record.tenant_id};", core("Audit.IsExportedByItsEightColumns")),
    ),
    clause(
      "in its outcome",
      mutant(execute, "outcome.audit.successful = !outcome.refusal;", "", core("Life.LeavesARecordOfWhatWasDoneAndOf*")),
    ),
    clause(
      "kept 180 days",
      mutant(
        commands,
        "const bool kept = record.created >= now_ - kAuditDays * kDay;",
        "const bool kept = true;",
        doors("Sessions.KeepRecordsForAHundredAndEightyDays"),
      ),
      mutant(
        commands,
        "const bool kept = record.created >= now_ - kAuditDays * kDay;",
        "const bool kept = record.created > now_ - kAuditDays * kDay;",
        doors("Sessions.KeepRecordsForAHundredAndEightyDays"),
      ),
    ),
    clause(
      "it goes to the customer acted on if the actor holds a live assignment there",
      mutant(execute, "if (by.assigned || on_invitation)", "if (on_invitation)", core("Audit.GoesToWhomTheActorBelongs*")),
    ),
    clause(
      "or acts by a partner-wide role on its invitation",
      mutant(execute, "if (by.assigned || on_invitation)", "if (by.assigned)", core("Audit.GoesToWhomTheActorBelongs*")),
    ),
    clause(
      "else to the actor's own tenant",
      mutant(execute, "if (by.assigned || on_invitation)", "if (true)", core("Audit.GoesToWhomTheActorBelongs*")),
    ),
    clause(
      "a customer's records are read and exported by its MMR administrators only",
      mutant(audit, ", now).mmr_administrator;", ", now).assigned;", core("Audit.IsReadByTheAdministratorsOf*")),
      mutant(commands, "record.kept_by == asked.tenant", "true", doors("Sessions.TellEachTenantItsOwnRecords")),
    ),
    clause(
      "the partner's own by its global and managed service administrators",
      mutant(audit, ").partner_administrator", ").partner_wide", core("Audit.IsReadByTheAdministratorsOf*")),
      mutant(
        audit,
        "if (tenant_id != tenant_of(policy, viewer)) return false;",
        "",
        core("Audit.IsReadByTheAdministratorsOf*"),
      ),
    ),
    missing(
      "exports of rows are audited, and refused where the customer says \"export\": false",
      "the word is read and kept; there is no export of rows yet",
    ),
  ),
];
