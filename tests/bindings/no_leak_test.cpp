// No leak: whatever happens to rows, rooms, people and customers that the viewer may not know of,
// every answer stays the same, byte for byte. Random worlds, changed where `u0` cannot see, through
// the doors.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "bindings/session.h"
#include "core/base/instant.h"
#include "tests/bindings/expect_same.h"
#include "tests/bindings/random_documents.h"

namespace enfilade {
namespace {

using test::Documents;
using test::Json;
using test::Random;

/// More worlds: ENFILADE_SEEDS=1000.
unsigned seeds() {
  const char* more = std::getenv("ENFILADE_SEEDS");
  return more != nullptr ? static_cast<unsigned>(std::atoi(more)) : 32;
}

void send(Session& session, const Json& question, const Json& rows) {
  const std::string text = rows.dump();
  std::copy(text.begin(), text.end(), session.stage(text.size()).begin());
  session.put(question.dump());
}

void put(Session& session, const std::string& customer, const char* table, const Json& rows) {
  send(session, {{"customer", customer}, {"table", table}}, rows);
}

/// The same rows, as a stream of changes brings them, which says of each whose it is.
void upsert(Session& session, const std::string& customer, const char* table, Json rows) {
  for (Json& row : rows) row["customer"] = customer;
  send(session, {{"table", table}, {"mode", "upsert"}}, rows);
}

/// A table of the page's own, with tickets in it: seen as they are, but for what it withholds.
constexpr const char* kIncidents = R"({"name":"incidents","permission":"tickets.view","columns":[
    {"name":"rooms","type":"rooms"},
    {"name":"title","type":"text","searched":true,"permission":"rooms.modify"},
    {"name":"severity","type":"enumeration","values":["Critical","Warning"]},
    {"name":"assignee","type":"name","permission":"reports.view"},
    {"name":"notes","type":"number"},{"name":"type","type":"set","permission":"rooms.modify"},{"name":"updated","type":"time","permission":"roles.view"}]})";

template <typename Put>
void bring_all(Session& session, const Documents& world, Put put) {
  for (const auto& [customer, rows] : world.rooms) put(session, customer, "rooms", rows);
  for (const auto& [customer, rows] : world.tickets) {
    put(session, customer, "tickets", rows);
    Json labelled = rows;
    for (Json& row : labelled) row["type"] = {row["id"], "label"};
    put(session, customer, "incidents", labelled);
  }
}
void put_all(Session& session, const Documents& world) {
  bring_all(session, world, put);
}

/// A moment before anything turns, one between, or one behind.
const char* moment(unsigned seed) {
  static const std::vector<const char*> all{"2026-01-03", "2026-01-10", "2026-01-25"};
  return all[seed % all.size()];
}

void open(Session& session, const Documents& world, unsigned seed) {
  session.advance(Json{{"now", *parse_instant(std::string(moment(seed)) + "T00:00:00Z")}}.dump());
  ASSERT_EQ(session.declareTable(kIncidents), R"({"ok":{}})");
  ASSERT_EQ(session.loadPolicy(world.policy.dump()).substr(0, 6), R"({"ok":)");
  session.signIn(R"({"user":"u0"})");
  session.setAllTicketsView(R"({"on":true})");
  put_all(session, world);
}

const std::vector<std::string>& queries() {
  static const std::vector<std::string> all{
      R"({"table":"rooms","facets":["customer","customer.name","health","country","roomGroups","key"]})",
      R"({"table":"rooms","orderBy":[{"column":"key"},{"column":"capacity","descending":true}]})",
      R"({"table":"rooms","where":{"not":{"column":"key","equals":"key1"}},"search":"é"})",
      R"({"table":"tickets","facets":["customer","severity","assignee","room.country","room.roomGroups","room.key"],)"
      R"("columns":["title","room.country","room.key","room.health"]})",
      R"({"table":"tickets","where":{"column":"room.country","equals":"no"},"orderBy":[{"column":"room.country"}]})",
      R"({"table":"tickets","where":{"not":{"column":"room.roomGroups","hasAny":["g1"]}},"search":"camera"})",
      R"({"table":"tickets","where":{"column":"rooms","hasAny":["r1","r2"]},"orderBy":[{"column":"title"}]})",
      R"({"table":"tickets","where":{"column":"room.name","isNull":false},"facets":["room.health"],"facetMode":"same"})",
      R"({"table":"tickets","customers":["c0"]})",
      R"({"table":"rooms","where":{"column":"key","startsWith":"KEY"}})",
      R"({"table":"rooms","where":{"column":"key","isNull":true}})",
      R"({"table":"rooms","customers":["c0"]})",
      R"({"table":"rooms","customers":["c1"]})",
      R"({"table":"rooms","customers":["c4"]})",
      R"({"table":"tickets","customers":{"tag":"hidden"}})",
      R"({"table":"tickets","knownCoverage":[]})",
      R"({"table":"incidents","facets":["customer","severity","assignee","type","room.country"],"columns":["title","room.key"]})",
      R"({"table":"incidents","orderBy":[{"column":"assignee"},{"column":"updated","descending":true}]})",
      R"({"table":"incidents","where":{"not":{"column":"title","contains":"a"}},"search":"camera"})",
      R"({"table":"incidents","where":{"column":"notes","above":0.5},"orderBy":[{"column":"notes"}]})",
      R"({"table":"incidents","where":{"column":"updated","isNull":true}})",
  };
  return all;
}

/// Boxes whose end is completed: fields, and values of what some viewers do not see.
void ask_boxes(Session& session, std::vector<std::string>& said) {
  for (const char* table : {"rooms", "tickets", "incidents"}) {
    for (const char* box : {"",
                            "na",
                            "room:",
                            "room.country:",
                            "country:",
                            "key:",
                            "room.key:k",
                            "severity:",
                            "assignee:",
                            "customer:",
                            "customer:c",
                            "customer.tags:",
                            "customer.alias:",
                            "roomGroups:g",
                            "room.roomGroups:",
                            "camera severity:",
                            "customer:c1 severity:",
                            "country:no OR health:",
                            "-key:\"key1\" (country:",
                            "sort:na",
                            "name:",
                            "id:"}) {
      Json question{{"table", table}, {"box", box}};
      said.push_back(session.suggest(question.dump()));
      said.push_back(session.parse(question.dump()));
      said.push_back(session.openView(question.dump()));
      for (const char* customer : {"c0", "c1", "c4", "ghost"}) {
        question["customers"] = Json::array({customer});
        said.push_back(session.suggest(question.dump()));
      }
      question["customers"] = Json{{"tag", "hidden"}};
      said.push_back(session.suggest(question.dump()));
    }
  }
  for (const std::string& query : queries()) {
    for (const char* language : {"box", "odata", "json"}) {
      said.push_back(session.print(Json{{"query", Json::parse(query)}, {"as", language}}.dump()));
    }
  }
}

std::vector<std::string> numbered(const char* letter, int count) {
  std::vector<std::string> ids{"ghost"};
  for (int i = 0; i < count; ++i) ids.push_back(letter + std::to_string(i));
  return ids;
}

std::string decide(Session& session, const std::string& customer, std::string_view permission,
                   const char* on, const std::string& id, const char* user = "u0") {
  Json question{{"customer", customer}, {"permission", permission}, {"user", user}};
  if (on != nullptr) question[on] = id;
  return session.decide(question.dump());
}

/// All rows of the open views as they leave, and the records of it, as far as the viewer reads
/// them.
void ask_exports(Session& session, std::vector<std::string>& said) {
  for (std::size_t view = 1; view <= queries().size(); ++view) {
    for (const char* format : {"csv", "ndjson", "columns"}) {
      said.push_back(session.openExport(Json{{"view", view}, {"format", format}}.dump()));
      const Json opened = Json::parse(said.back());
      if (!opened.contains("ok")) continue;
      const Json& number = opened["ok"]["export"];
      said.push_back(session.readExport(Json{{"export", number}, {"rows", 1000}}.dump()));
      session.closeExport(Json{{"export", number}}.dump());
    }
  }
  for (const char* tenant : {"p", "c0", "c1"})
    said.push_back(session.audit(Json{{"tenant", tenant}}.dump()));
}

std::vector<std::string> open_views(Session& session) {
  std::vector<std::string> said;
  for (const std::string& query : queries()) said.push_back(session.openView(query));
  return said;
}

/// The same questions in the words of AuthZEN, of a viewer and somebody else.
void ask_authzen(Session& session, std::vector<std::string>& said) {
  for (const char* user : {"u0", "u1"}) {
    const Json subject{{"type", "user"}, {"id", user}};
    for (std::string_view permission : kPermissionNames) {
      const Json action{{"name", permission}};
      for (const char* type : {"room", "ticket", "customer"}) {
        said.push_back(session.searchResource(
            Json{{"subject", subject}, {"action", action}, {"resource", {{"type", type}}}}.dump()));
      }
      const Json room{{"type", "room"}, {"id", "r1"}, {"properties", {{"customer", "c1"}}}};
      const Json asked{{"subject", subject}, {"action", action}, {"resource", room}};
      said.push_back(session.evaluate(asked.dump()));
      said.push_back(session.searchSubject(asked.dump()));
    }
    for (const std::string& customer : numbered("c", 4)) {
      for (const std::string& id : numbered("r", 4)) {
        const Json room{{"type", "room"}, {"id", id}, {"properties", {{"customer", customer}}}};
        said.push_back(session.searchAction(Json{{"subject", subject}, {"resource", room}}.dump()));
      }
    }
  }
}

/// Everything is u1's in each customer, in the rooms that are so.
Json made_up_policy(const std::string& where) {
  Json policy = Json::parse(
      R"({"version":1,"partner":{"tenantId":"p","name":"P","users":[{"id":"u1"}]},"customers":[]})");
  for (const std::string& id : numbered("c", 4)) {
    policy["customers"].push_back(
        {{"tenantId", id},
         {"name", id},
         {"relationship", {{"status", "active"}}},
         {"delegation", {{"rooms", "all"}, {"permissions", kPermissionNames}}},
         {"roles",
          {{{"id", "role"},
            {"side", "partner"},
            {"name", "R"},
            {"permissions", kPermissionNames}}}},
         {"assignments",
          {{{"id", "a"},
            {"name", "A"},
            {"side", "partner"},
            {"role", "role"},
            {"members", {"u1"}},
            {"rooms", {{"where", Json::parse(where)}}}}}}});
  }
  return policy;
}

/// The first rows of an open view, in each of the ways in which they are given.
void ask_rows(Session& session, std::size_t view, std::vector<std::string>& said) {
  const std::string question = Json{{"view", view}, {"offset", 0}, {"count", 100}}.dump();
  said.push_back(session.window(question));
  said.push_back(session.columns(question));
  said.push_back(session.packedWindow(question));
  const auto bytes = session.staged();
  said.emplace_back(bytes.begin(), bytes.end());
}

/// Everything that the viewer can ask, and what is answered.
std::vector<std::string> transcript(Session& session) {
  std::vector<std::string> said = open_views(session);
  said.push_back(session.customers("{}"));
  said.push_back(session.policy("{}"));
  said.push_back(session.invitations("{}"));
  for (std::size_t view = 1; view <= queries().size(); ++view) {
    ask_rows(session, view, said);
  }
  for (std::string_view permission : kPermissionNames) {
    said.push_back(session.roomsWhere(Json{{"permission", permission}}.dump()));
    said.push_back(session.roomsWhere(Json{{"permission", permission}, {"user", "u1"}}.dump()));
  }
  ask_exports(session, said);
  ask_boxes(session, said);
  ask_authzen(session, said);
  said.push_back(session.lint("{}"));
  said.push_back(session.nextChange("{}"));
  for (const std::string& customer : numbered("c", 5)) {
    const Json command{{"id", "try"},
                       {"command", "delete_assignment"},
                       {"customer", customer},
                       {"assignment", "a1"}};
    said.push_back(session.diff(Json{{"command", command}}.dump()));
  }
  said.push_back(session.diff(
      R"({"policy":{"version":1,"partner":{"tenantId":"p","name":"P"},"customers":[]}})"));
  for (const char* where : {R"({"country":["NO"]})", R"({"health":["Healthy"]})"}) {
    for (const std::string& customer : numbered("c", 3)) {
      const Json question{
          {"policy", made_up_policy(where)},
          {"sample", {{"customer", customer}, {"user", "u1"}, {"permission", "rooms.unenroll"}}}};
      said.push_back(session.diff(question.dump()));
    }
  }
  said.push_back(session.whatMay("{}"));
  for (const std::string& user : numbered("u", 4)) {
    said.push_back(session.whatMay(Json{{"user", user}}.dump()));
    said.push_back(
        session.compare(Json{{"first", {{"user", "u0"}}}, {"second", {{"user", user}}}}.dump()));
  }
  for (const std::string& customer : numbered("c", 5)) {
    for (std::string_view permission : kPermissionNames) {
      const Json rooms{{"permission", permission}, {"customer", customer}};
      said.push_back(session.roomsWhere(rooms.dump()));
      said.push_back(decide(session, customer, permission, nullptr, ""));
      for (const std::string& room : numbered("r", 3)) {
        Json question{{"permission", permission}, {"customer", customer}, {"room", room}};
        said.push_back(session.whoMay(question.dump()));
        question["user"] = "u1";
        said.push_back(session.explain(question.dump()));
      }
      said.push_back(session.whoMay(rooms.dump()));
      said.push_back(session.explain(rooms.dump()));
      for (const std::string& room : numbered("r", 8)) {
        said.push_back(decide(session, customer, permission, "room", room));
      }
      for (const std::string& ticket : numbered("t", 12)) {
        said.push_back(decide(session, customer, permission, "ticket", ticket));
      }
    }
  }
  // Last of all, as somebody else.
  said.push_back(session.viewAs(R"({"user":"u1"})"));
  said.push_back(session.customers("{}"));
  for (const std::string& query : queries()) said.push_back(session.openView(query));
  ask_boxes(session, said);
  said.push_back(session.viewAs("{}"));
  return said;
}

/// What the open views say now, versions included.
std::vector<std::string> watched(Session& session) {
  std::vector<std::string> said;
  for (std::size_t view = 1; view <= queries().size(); ++view) {
    said.push_back(session.updateView(Json{{"view", view}}.dump()));
    ask_rows(session, view, said);
  }
  return said;
}

bool allowed(const std::string& decision) {
  return decision.find("\"allowed\":true") != std::string::npos;
}

/// Whether the viewer holds nothing on a room: that is what makes it unknown, whatever is answered
/// about it.
bool hidden_room(Session& session, const std::string& customer, const std::string& id) {
  return std::none_of(kPermissionNames.begin(), kPermissionNames.end(),
                      [&](std::string_view permission) {
                        return allowed(decide(session, customer, permission, "room", id));
                      });
}

bool hidden_ticket(Session& session, const std::string& customer, const std::string& id) {
  return !allowed(decide(session, customer, "tickets.view", "ticket", id));
}

bool names(const Json& ids, const std::vector<std::string>& any) {
  return std::any_of(ids.begin(), ids.end(), [&](const Json& id) {
    return std::find(any.begin(), any.end(), id.get<std::string>()) != any.end();
  });
}

/// The viewer and the groups around, by the document alone.
std::vector<std::string> viewer_and_groups(const Json& partner) {
  std::vector<std::string> reached{"u0"};
  for (std::size_t before = 0; before != reached.size();) {
    before = reached.size();
    for (const Json& group : partner.at("groups")) {
      const std::string id = group.at("id");
      const bool known = std::find(reached.begin(), reached.end(), id) != reached.end();
      if (!known && names(group.at("members"), reached)) reached.push_back(id);
    }
  }
  return reached;
}

bool live(const Json& assignment, const std::string& day) {
  return assignment.value("from", day) <= day + "T" && day < assignment.value("until", day + "T");
}

bool hidden_customer(const Json& policy, const Json& customer, const std::string& day) {
  const std::vector<std::string> viewer = viewer_and_groups(policy.at("partner"));
  const Json managers = policy.at("partner").value("tenantManagers", Json::array());
  const Json& assignments = customer.at("assignments");
  const bool active = customer.at("relationship").at("status") == "active";
  const bool assigned =
      std::any_of(assignments.begin(), assignments.end(), [&](const Json& assignment) {
        return assignment.at("side") == "partner" && live(assignment, day) &&
               names(assignment.at("members"), viewer);
      });
  return !(active && assigned) && !names(managers, viewer);
}

/// Changes a world where the viewer cannot see. What would show itself by the change (a room that a
/// scope comes to cover, say) is left as it was.
class Elsewhere {
 public:
  Elsewhere(const Documents& world, Session& session, std::uint32_t seed)
      : world_(world), session_(session), seed_(seed), random_(seed) {}

  Documents changed() {
    for (auto& [customer, rooms] : world_.rooms) {
      change_rooms(customer, rooms);
      change_withheld(customer, rooms);
    }
    for (auto& [customer, tickets] : world_.tickets) change_tickets(customer, tickets);
    change_people();
    change_own_assignments();
    change_customers();
    return world_;
  }
  std::size_t changes() const { return changes_; }

 private:
  Session reopened() const {
    Session session;
    open(session, world_, seed_);
    return session;
  }

  /// Makes `change`; takes it back unless `unseen(session)` holds of what comes of it.
  template <typename Change, typename Unseen>
  void try_out(Json& rows, Change change, Unseen unseen) {
    const Json old = rows;
    change();
    Session session = reopened();
    if (unseen(session)) {
      ++changes_;
    } else {
      rows = old;
    }
  }

  void change_rooms(const std::string& customer, Json& rooms) {
    for (const std::string& id : numbered("r", 8)) {
      if (random_.chance(30) || !hidden_room(session_, customer, id)) continue;
      try_out(
          rooms, [&] { put_row(rooms, id, test::random_room(random_, id)); },
          [&](Session& session) {
            return hidden_room(session, customer, id) && same_tickets(session, customer);
          });
    }
  }
  /// A room that comes or goes must not show or hide a ticket.
  bool same_tickets(Session& session, const std::string& customer) {
    const std::vector<std::string> ids = numbered("t", 12);
    return std::all_of(ids.begin(), ids.end(), [&](const std::string& id) {
      return hidden_ticket(session, customer, id) == hidden_ticket(session_, customer, id);
    });
  }

  /// Of rooms that the viewer knows, the columns that are withheld.
  void change_withheld(const std::string& customer, Json& rooms) {
    for (std::size_t i = 0; i < rooms.size(); ++i) {
      const Json room = rooms[i];
      const std::string id = room.at("id");
      const bool known = !hidden_room(session_, customer, id);
      const bool views = allowed(decide(session_, customer, "rooms.view", "room", id));
      const bool keys = allowed(decide(session_, customer, "rooms.download_key", "room", id));
      if (!known || (views && keys)) continue;
      const std::string name = room.at("name");
      Json changed = views ? room : test::random_room(random_, id);
      changed["name"] = name;
      changed["key"] = "another";
      try_out(
          rooms, [&] { rooms[i] = changed; },
          [&](Session& session) { return same_decisions(session, customer); });
    }
  }
  /// About the viewer, and about others: what is withheld decides there, too.
  bool same_decisions(Session& session, const std::string& customer) {
    for (const std::string& room : numbered("r", 8)) {
      for (std::string_view permission : kPermissionNames) {
        for (const char* user : {"u0", "u1", "u2", "u3"}) {
          if (decide(session, customer, permission, "room", room, user) !=
              decide(session_, customer, permission, "room", room, user)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  void change_tickets(const std::string& customer, Json& tickets) {
    for (const std::string& id : numbered("t", 12)) {
      if (random_.chance(30) || !hidden_ticket(session_, customer, id)) continue;
      try_out(
          tickets, [&] { put_row(tickets, id, test::random_ticket(random_, id)); },
          [&](Session& session) { return hidden_ticket(session, customer, id); });
    }
  }

  /// The row of that id is another, or is gone, or is there.
  void put_row(Json& rows, const std::string& id, const Json& row) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (rows[i].at("id") != id) continue;
      if (random_.chance(30)) {
        rows.erase(i);
      } else {
        rows[i] = row;
      }
      return;
    }
    const auto place =
        static_cast<std::ptrdiff_t>(random_.below(static_cast<std::uint32_t>(rows.size()) + 1));
    rows.insert(rows.begin() + place, row);
  }

  void change_people() {
    Json& partner = world_.policy["partner"];
    partner["users"].push_back({{"id", "stranger"}, {"name", "S"}});
    partner["groups"].push_back({{"id", "strangers"}, {"members", {"stranger", "u1"}}});
    for (Json& customer : world_.policy["customers"]) {
      // Whoever sees roles there may hear of the assignment.
      if (random_.chance(50) || sees_roles(customer.at("tenantId"))) continue;
      customer["assignments"].push_back({{"id", "elsewhere"},
                                         {"name", "Elsewhere"},
                                         {"side", "partner"},
                                         {"role", "role0"},
                                         {"members", {"strangers"}},
                                         {"rooms", "all"}});
      ++changes_;
    }
  }

  /// Of the customer's own assignments the partner's people know none.
  void change_own_assignments() {
    for (Json& customer : world_.policy["customers"]) {
      Json& assignments = customer["assignments"];
      for (Json& assignment : assignments) {
        if (assignment.at("side") == "partner" || random_.chance(50)) continue;
        assignment["from"] = "2026-01-04T00:00:00Z";
        assignment["until"] = "2026-01-12T00:00:00Z";
        ++changes_;
      }
      if (random_.chance(50)) continue;
      assignments.push_back({{"id", "own"},
                             {"name", "Own"},
                             {"side", "customer"},
                             {"role", "site_lead"},
                             {"members", {"own0"}},
                             {"rooms", "all"}});
      ++changes_;
    }
  }

  bool sees_roles(const std::string& customer) {
    const std::vector<std::string> rooms = numbered("r", 8);
    return allowed(decide(session_, customer, "roles.view", nullptr, "")) ||
           std::any_of(rooms.begin(), rooms.end(), [&](const std::string& room) {
             return allowed(decide(session_, customer, "roles.view", "room", room));
           });
  }

  void change_customers() {
    Json& customers = world_.policy["customers"];
    for (Json& customer : customers) {
      const std::string id = customer.at("tenantId");
      if (!hidden_customer(world_.policy, customer, moment(seed_)) || random_.chance(30)) continue;
      customer["name"] = "Renamed";
      customer["tags"] = {"hidden"};
      world_.rooms[id] = Json::array({test::random_room(random_, "r7")});
      ++changes_;
    }
    Json added = test::random_customer(random_, "c4");
    added["assignments"] = Json::array();
    added["relationship"]["status"] = "declined";
    added["tags"] = {"hidden"};
    customers.insert(customers.begin() + static_cast<std::ptrdiff_t>(random_.below(4)), added);
    world_.rooms["c4"] = Json::array({test::random_room(random_, "r0")});
    world_.tickets["c4"] = Json::array({test::random_ticket(random_, "t0")});
  }

  Documents world_;
  Session& session_;
  unsigned seed_;
  Random random_;
  std::size_t changes_ = 0;
};

TEST(NoLeak, WhatOneMayNotKnowOfChangesNoAnswer) {
  std::size_t changes = 0;
  for (unsigned seed = 0; seed < seeds(); ++seed) {
    const Documents world = test::rich_documents(seed);
    Session before, after;
    open(before, world, seed);
    Elsewhere elsewhere(world, before, seed);
    const Documents changed = elsewhere.changed();
    changes += elsewhere.changes();
    open(after, changed, seed);
    SCOPED_TRACE("seed " + std::to_string(seed));
    ASSERT_NO_FATAL_FAILURE(test::expect_same(transcript(after), transcript(before)));
  }
  EXPECT_GT(changes, 5u * seeds());
}

TEST(NoLeak, WhatOneMayNotKnowOfGivesNoOpenViewAnotherVersion) {
  for (unsigned seed = 0; seed < seeds(); ++seed) {
    const Documents world = test::rich_documents(seed);
    Session session;
    open(session, world, seed);
    open_views(session);
    const Documents changed = Elsewhere(world, session, seed).changed();
    const std::vector<std::string> before = watched(session);
    bring_all(session, changed, upsert);
    EXPECT_EQ(before, watched(session)) << "rows one by one, seed " << seed;
    put_all(session, changed);
    EXPECT_EQ(before, watched(session)) << "rows, seed " << seed;
    session.loadPolicy(changed.policy.dump());
    put_all(session, changed);
    ASSERT_EQ(before, watched(session)) << "policy, seed " << seed;
  }
}

/// A query that was opened, and what it shows from then on, apart from number and version.
struct Opened {
  Session& session;
  Json id;  // null: it was refused

  Opened(Session& of, const std::string& query) : session(of) {
    const Json answer = Json::parse(of.openView(query));
    if (answer.contains("ok")) id = answer["ok"]["view"];
  }

  Json update() { return Json::parse(session.updateView(Json{{"view", id}}.dump())); }
  Json shows() {
    const Json updated = update();
    if (!updated.contains("ok")) return updated;
    const Json window =
        Json::parse(session.window(Json{{"view", id}, {"offset", 0}, {"count", 100}}.dump()));
    return {window["ok"]["rows"], updated["ok"]["total"], updated["ok"]["facets"],
            updated["ok"]["coverage"]};
  }
};

// A view kept open through any changes shows what a new one shows, under another version if that is
// another.
TEST(OpenViews, ShowAfterAnyChangesWhatNewOnesShow) {
  std::size_t compared = 0, different = 0;
  for (unsigned seed = 0; seed < seeds(); ++seed) {
    for (const std::string& query : queries()) {
      Session session, fresh;
      open(session, test::rich_documents(seed), seed);
      Opened kept(session, query);
      if (kept.id.is_null()) continue;
      const Json before = kept.shows(), version = kept.update()["ok"]["version"];

      const Documents next = test::rich_documents(seed + 1000);
      session.loadPolicy(next.policy.dump());
      put_all(session, next);
      open(fresh, next, seed);
      Opened anew(fresh, query);
      if (anew.id.is_null()) continue;
      ASSERT_EQ(kept.shows(), anew.shows()) << "seed " << seed << ", " << query;
      ++compared;
      if (anew.shows()[0] == before[0]) continue;
      ++different;
      EXPECT_NE(kept.update()["ok"]["version"], version) << "seed " << seed << ", " << query;
    }
  }
  EXPECT_GT(compared, 5 * seeds());
  EXPECT_GT(different, 2 * seeds());
}

}  // namespace
}  // namespace enfilade
