// No leak: whatever happens to rows, rooms, people and customers that the viewer may not know of,
// every answer stays the same, byte for byte. Random worlds, changed where `u0` cannot see, through
// the doors.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <string>
#include <vector>

#include "bindings/session.h"
#include "tests/bindings/random_documents.h"

namespace enfilade {
namespace {

using test::Documents;
using test::Json;
using test::Random;

/// More worlds: ENFILADE_SEEDS=1000.
unsigned seeds() {
  const char* more = std::getenv("ENFILADE_SEEDS");
  return more != nullptr ? static_cast<unsigned>(std::atoi(more)) : 40;
}

void put(Session& session, const std::string& customer, const char* table, const Json& rows) {
  const std::string text = rows.dump();
  std::copy(text.begin(), text.end(), session.stage(text.size()).begin());
  session.put(Json{{"customer", customer}, {"table", table}}.dump());
}

void put_all(Session& session, const Documents& world) {
  for (const auto& [customer, rows] : world.rooms) put(session, customer, "rooms", rows);
  for (const auto& [customer, rows] : world.tickets) put(session, customer, "tickets", rows);
}

void open(Session& session, const Documents& world) {
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
      R"({"table":"rooms","customers":["c9"]})",
  };
  return all;
}

std::vector<std::string> numbered(const char* letter, int count) {
  std::vector<std::string> ids{"ghost"};
  for (int i = 0; i < count; ++i) ids.push_back(letter + std::to_string(i));
  return ids;
}

std::string decide(Session& session, const std::string& customer, std::string_view permission,
                   const char* on, const std::string& id) {
  Json question{{"customer", customer}, {"permission", permission}};
  if (on != nullptr) question[on] = id;
  return session.decide(question.dump());
}

std::vector<std::string> open_views(Session& session) {
  std::vector<std::string> said;
  for (const std::string& query : queries()) said.push_back(session.openView(query));
  return said;
}

/// Everything that the viewer can ask, and what is answered.
std::vector<std::string> transcript(Session& session) {
  std::vector<std::string> said = open_views(session);
  said.push_back(session.customers("{}"));
  for (std::size_t view = 1; view <= queries().size(); ++view) {
    said.push_back(session.window(Json{{"view", view}, {"offset", 0}, {"count", 100}}.dump()));
  }
  for (const std::string& customer : numbered("c", 5)) {
    for (std::string_view permission : kPermissionNames) {
      said.push_back(decide(session, customer, permission, nullptr, ""));
      for (const std::string& room : numbered("r", 8)) {
        said.push_back(decide(session, customer, permission, "room", room));
      }
      for (const std::string& ticket : numbered("t", 12)) {
        said.push_back(decide(session, customer, permission, "ticket", ticket));
      }
    }
  }
  return said;
}

/// What the open views say now, versions included.
std::vector<std::string> watched(Session& session) {
  std::vector<std::string> said;
  for (std::size_t view = 1; view <= queries().size(); ++view) {
    said.push_back(session.updateView(Json{{"view", view}}.dump()));
    said.push_back(session.window(Json{{"view", view}, {"offset", 0}, {"count", 100}}.dump()));
  }
  return said;
}

bool not_found(const std::string& decision) {
  return decision.find("\"not_found\"") != std::string::npos;
}

/// Whether the viewer may not know of the room, or of the ticket.
bool hidden(Session& session, const std::string& customer, const char* on, const std::string& id) {
  return not_found(
      decide(session, customer, on == std::string("room") ? "rooms.view" : "tickets.view", on, id));
}

bool hidden_customer(Session& session, const std::string& customer) {
  return not_found(decide(session, customer, "roles.view", nullptr, ""));
}

/// Changes a world where the viewer cannot see; what it touched stays hidden, or the change is
/// taken back.
class Elsewhere {
 public:
  Elsewhere(const Documents& world, Session& session, std::uint32_t seed)
      : world_(world), session_(session), random_(seed) {}

  Documents changed() {
    change_rows(world_.rooms, "room",
                [&](const std::string& id) { return test::random_room(random_, id); });
    change_rows(world_.tickets, "ticket",
                [&](const std::string& id) { return test::random_ticket(random_, id); });
    change_people();
    change_customers();
    return world_;
  }
  std::size_t changes() const { return changes_; }

 private:
  void change_rows(std::map<std::string, Json>& tables, const char* on,
                   const std::function<Json(const std::string&)>& make) {
    for (auto& [customer, rows] : tables) {
      for (std::size_t i = 0; i < rows.size();) {
        const std::string id = rows[i].at("id");
        if (!hidden(session_, customer, on, id) || random_.chance(30)) {
          ++i;
          continue;
        }
        const Json old = rows[i];
        rows[i] = make(id);
        const bool gone = random_.chance(30);
        if (gone) rows.erase(i);
        if (still_hidden(customer, on, id)) {
          ++changes_;
          i += gone ? 0 : 1;
        } else {
          rows[i++] = old;
        }
      }
      const std::string added = on[0] == 'r' ? random_.numbered("r", 8) : random_.numbered("t", 12);
      const auto same = [&](const Json& row) { return row.at("id") == added; };
      if (std::any_of(rows.begin(), rows.end(), same)) continue;
      const auto place =
          static_cast<std::ptrdiff_t>(random_.below(static_cast<std::uint32_t>(rows.size()) + 1));
      rows.insert(rows.begin() + place, make(added));
      // A room that comes may place a ticket that was there: it counts as seen only if it is.
      if (still_hidden(customer, on, added)) {
        ++changes_;
      } else {
        rows.erase(rows.begin() + place);
      }
    }
  }

  bool still_hidden(const std::string& customer, const char* on, const std::string& id) {
    Session fresh;
    open(fresh, world_);
    return hidden(fresh, customer, on, id);
  }

  void change_people() {
    Json& partner = world_.policy["partner"];
    partner["users"].push_back({{"id", "stranger"}, {"name", "S"}});
    partner["groups"].push_back({{"id", "strangers"}, {"members", {"stranger", "u1"}}});
    for (Json& customer : world_.policy["customers"]) {
      if (random_.chance(50)) continue;
      customer["assignments"].push_back({{"id", "elsewhere"},
                                         {"name", "Elsewhere"},
                                         {"side", "partner"},
                                         {"role", "role0"},
                                         {"members", {"strangers"}},
                                         {"rooms", "all"}});
      ++changes_;
    }
  }

  void change_customers() {
    Json& customers = world_.policy["customers"];
    for (Json& customer : customers) {
      const std::string id = customer.at("tenantId");
      if (!hidden_customer(session_, id) || random_.chance(50)) continue;
      customer["name"] = "Renamed";
      customer["tags"] = {"hidden"};
      world_.rooms[id] = Json::array({test::random_room(random_, "r7")});
      ++changes_;
    }
    Json added = test::random_customer(random_, "c4");
    added["assignments"] = Json::array();
    added["relationship"] = {{"status", "declined"}};
    const auto place = static_cast<std::ptrdiff_t>(random_.below(4));
    customers.insert(customers.begin() + place, added);
    world_.rooms["c4"] = Json::array({test::random_room(random_, "r0")});
    world_.tickets["c4"] = Json::array({test::random_ticket(random_, "t0")});
  }

  Documents world_;
  Session& session_;
  Random random_;
  std::size_t changes_ = 0;
};

TEST(NoLeak, WhatOneMayNotKnowOfChangesNoAnswer) {
  std::size_t changes = 0;
  for (unsigned seed = 0; seed < seeds(); ++seed) {
    const Documents world = test::random_documents(seed);
    Session before, after;
    open(before, world);
    Elsewhere elsewhere(world, before, seed);
    const Documents changed = elsewhere.changed();
    changes += elsewhere.changes();
    open(after, changed);
    ASSERT_EQ(transcript(before), transcript(after)) << "seed " << seed;
  }
  EXPECT_GT(changes, 5u * seeds());
}

TEST(NoLeak, WhatOneMayNotKnowOfGivesNoOpenViewAnotherVersion) {
  for (unsigned seed = 0; seed < seeds(); ++seed) {
    const Documents world = test::random_documents(seed);
    Session session;
    open(session, world);
    open_views(session);
    const Documents changed = Elsewhere(world, session, seed).changed();
    const std::vector<std::string> before = watched(session);
    put_all(session, changed);
    EXPECT_EQ(before, watched(session)) << "rows, seed " << seed;
    session.loadPolicy(changed.policy.dump());
    put_all(session, changed);
    ASSERT_EQ(before, watched(session)) << "policy, seed " << seed;
  }
}

// A view kept open through any changes says what a new one says, except for its number and version.
TEST(OpenViews, SayAfterAnyChangesWhatNewOnesSay) {
  for (unsigned seed = 0; seed < seeds(); ++seed) {
    Session session;
    open(session, test::random_documents(seed));
    open_views(session);
    const Documents next = test::random_documents(seed + 1000);
    session.loadPolicy(next.policy.dump());
    put_all(session, next);

    Session fresh;
    open(fresh, next);
    open_views(fresh);
    const auto rows_of = [](Session& of, std::size_t view) {
      const Json answer =
          Json::parse(of.window(Json{{"view", view}, {"offset", 0}, {"count", 100}}.dump()));
      const Json update = Json::parse(of.updateView(Json{{"view", view}}.dump()));
      if (!answer.contains("ok")) return answer;
      return Json{answer["ok"]["rows"], answer["ok"]["total"], update["ok"]["facets"],
                  update["ok"]["coverage"]};
    };
    for (std::size_t view = 1; view <= 8; ++view) {
      ASSERT_EQ(rows_of(session, view), rows_of(fresh, view))
          << "seed " << seed << ", view " << view;
    }
  }
}

}  // namespace
}  // namespace enfilade
