// Whatever stands in a segment under a digest that is right: it is refused and nothing has changed,
// or it is taken, and then every question has an answer and the rows go out as they came.
//
// An input is a letter, r for rooms or t for tickets, and what a segment of that table holds behind
// its head: the number of rows, and the columns.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include "bindings/session.h"
#include "core/base/digest.h"
#include "core/table/segment.h"

namespace {

using enfilade::Session;
using Bytes = std::vector<std::uint8_t>;

constexpr const char* kPolicy =
    R"({"version":1,"partner":{"tenantId":"p","name":"P","users":[{"id":"u"}]},"customers":[)"
    R"({"tenantId":"c","name":"C","relationship":{"status":"active"},"delegation":{"rooms":"all"},)"
    R"("assignments":[{"id":"a","name":"A","side":"partner","role":"primary_admin","members":["u"],)"
    R"("rooms":"all"}]}]})";

/// Questions that read each kind of column of each table, in every way.
constexpr std::array<const char*, 8> kQueries{
    R"({"table":"rooms","facets":["health","roomGroups","country","licensed"],"orderBy":[{"column":"name"}]})",
    R"({"table":"rooms","where":{"column":"roomGroups","hasAny":["g"]},"orderBy":[{"column":"updated","descending":true}]})",
    R"({"table":"rooms","search":"oslo","orderBy":[{"column":"capacity"},{"column":"lastSeen"}]})",
    R"({"table":"tickets","customers":["c"],"search":"camera is","facets":["severity","room.country"]})",
    R"({"table":"tickets","customers":["c"],"search":"e","orderBy":[{"column":"title"}]})",
    R"({"table":"tickets","customers":["c"],"where":{"column":"title","contains":"(1"},"orderBy":[{"column":"updated","descending":true}]})",
    R"({"table":"tickets","customers":["c"],"where":{"column":"description","startsWith":"a"}})",
    R"({"table":"tickets","customers":["c"],"where":{"column":"id","contains":"1"},"orderBy":[{"column":"severity"}]})",
};

std::string named(const char* table, const char* more = "") {
  return std::string(R"({"customer":"c","table":")") + table + '"' + more + '}';
}

std::string put(Session& session, const char* table, const Bytes& segment) {
  std::copy(segment.begin(), segment.end(), session.stage(segment.size()).begin());
  return session.put(named(table, R"(,"format":"segment")"));
}

bool answered(const std::string& answer) {
  return answer.starts_with(R"({"ok":)");
}

/// What a segment begins with, and what is put into it here.
Bytes segment_of(enfilade::TableId table, const std::uint8_t* content, std::size_t size) {
  const enfilade::Partition empty(enfilade::schema_of(table));
  const Bytes head = write_segment(empty, {"c"}), other = write_segment(empty, {"c", 0});
  // They part in the last byte of the time that they say, behind which the rows are counted.
  const auto time = std::mismatch(head.begin(), head.end(), other.begin()).first;
  Bytes segment(head.begin(), time + 1);
  segment.insert(segment.end(), content, content + size);
  const std::uint64_t digest = enfilade::digest_of(segment).value();
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(&digest);
  segment.insert(segment.end(), bytes, bytes + sizeof(digest));
  return segment;
}

/// All that a viewer can see.
std::string shown(Session& session) {
  std::string said;
  for (const char* query : kQueries) {
    const std::string answer = session.openView(query);
    if (!answered(answer)) std::abort();
    const std::size_t at = answer.find(R"("view":)") + 7;
    const std::string view = answer.substr(at, answer.find_first_of(",}", at) - at);
    said += answer.substr(answer.find(',', at));
    said += session.window(R"({"view":)" + view + R"(,"offset":0,"count":50})");
    session.closeView(R"({"view":)" + view + "}");
  }
  return said + session.suggest(R"({"table":"rooms","box":"country:"})");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const bool rooms = data[0] == 'r';
  const char* table = rooms ? "rooms" : "tickets";
  Session session;
  session.loadPolicy(kPolicy);
  session.signIn(R"({"user":"u"})");
  const std::string before = shown(session);

  const auto id = rooms ? enfilade::TableId::rooms : enfilade::TableId::tickets;
  const std::string report = put(session, table, segment_of(id, data + 1, size - 1));
  const std::string after = shown(session);
  if (!answered(report)) {
    if (report.find("bad_segment") == report.npos || after != before) std::abort();
    return 0;
  }
  if (!answered(session.segment(named(table)))) std::abort();
  const Bytes out(session.staged().begin(), session.staged().end());
  if (!answered(put(session, table, out)) || shown(session) != after) std::abort();
  return 0;
}
