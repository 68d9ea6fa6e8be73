#include "core/command/audit.h"

#include <algorithm>
#include <array>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "bindings/cli/run.h"
#include "bindings/json/json.h"
#include "bindings/json/reader.h"
#include "bindings/json/write_outcome.h"
#include "bindings/json/writer.h"
#include "bindings/session.h"

namespace enfilade::cli {
namespace {

using nlohmann::json;

AuditRecord read_record(const Reader& in) {
  in.needed().only({kAuditColumns[0], kAuditColumns[1], kAuditColumns[2], kAuditColumns[3],
                    kAuditColumns[4], kAuditColumns[5], kAuditColumns[6], kAuditColumns[7]});
  constexpr std::array<std::string_view, 2> kResults{"Successful", "Failed"};
  AuditRecord record;
  record.category =
      static_cast<AuditCategory>(in["activity.category"].one_of(kAuditCategoryNames, "category"));
  record.object_name = in["activity.objectName"].text();
  record.operation = static_cast<AuditOperation>(
      in["activity.operation"].one_of(kAuditOperationNames, "operation"));
  record.successful = in["activity.resultStatus"].one_of(kResults, "result") == 0;
  record.tenant_id = in["activity.tenantId"].id();
  record.created = in["creationTime"].instant();
  record.user_id = in["user.userId"].id();
  record.user_tenant_id = in["user.userTenantId"].id();
  return record;
}

/// The records of a file, by time.
OrTrouble<std::vector<AuditRecord>> read_records(const std::string& path, const std::string& text) {
  const auto trouble = [&](const Error& error) {
    return Trouble{'"' + path + "\" cannot be read: " + error.message +
                       (error.path.empty() ? "" : ", at " + error.path),
                   "It holds an array of records, such as the engine gives them."};
  };
  const Result<JsonTree> tree = parse_json(text);
  if (!tree) return trouble(tree.error());
  Reader::Failure failure;
  std::vector<AuditRecord> records;
  Reader(tree->root(), failure).each([&](const Reader& one) {
    records.push_back(read_record(one));
  });
  if (failure.error) return trouble(*failure.error);
  std::stable_sort(records.begin(), records.end(), [](const AuditRecord& a, const AuditRecord& b) {
    return a.created < b.created;
  });
  return records;
}

/// 2026-03-01 09:12:05, of UTC.
std::string as_json(const std::vector<AuditRecord>& records) {
  JsonWriter out;
  out.object([&] {
    out.key("ok");
    out.object([&] {
      out.array("records", records, [&](const AuditRecord& one) { write_audit(out, one); });
    });
  });
  return out.take() + '\n';
}

std::string table_of(const Run& run, const std::vector<AuditRecord>& records) {
  constexpr auto id = Table::Kind::id;
  Table table{{{"TIME", id}, {"WHO"}, {"WHAT", id}, {"ON"}, {"RESULT", id}}, {}};
  for (const AuditRecord& one : records) {
    const auto columns = columns_of(one);
    const bool partners = one.user_tenant_id == run.talk.data().partner();
    table.rows.push_back({time_in_words(one.created, kSecond),
                          one.user_id + (partners ? "" : '@' + one.user_tenant_id),
                          columns[0] + ' ' + columns[2], one.object_name, columns[3]});
  }
  return draw(table, run.width);
}

}  // namespace

Ended audit(Run& run) {
  const Data& data = run.talk.data();
  const std::string tenant = !run.asked.words.empty() ? data.tenant_id(run.asked.words[0])
                             : run.asked.as           ? run.talk.tenant_of(*run.asked.as)
                                                      : data.partner();
  // The session has no records yet; whether its viewer may read those of this tenant, it knows.
  const auto may = run.talk.ask(&Session::audit, {{"tenant", tenant}});
  if (const Trouble* trouble = trouble_of(may)) {
    return run.end({"there are " + trouble->says,
                    "A customer's are for its administrators over all rooms, the partner's for "
                    "its global and managed service administrators."},
                   kDenied);
  }
  const auto file = data.audit(tenant);
  if (const Trouble* trouble = trouble_of(file)) return run.end(*trouble);
  const auto& [path, text] = std::get<Data::File>(file);
  auto read = read_records(path, text);
  if (const Trouble* trouble = trouble_of(read)) return run.end(*trouble);
  auto& records = std::get<std::vector<AuditRecord>>(read);
  std::erase_if(records, [&](const AuditRecord& one) {
    return one.created < run.asked.from.value_or(std::numeric_limits<Instant>::min()) ||
           one.created >= run.asked.until.value_or(kNever);
  });

  if (run.asked.csv) return {kAnswered, audit_csv(records), ""};
  if (run.asked.json) return {kAnswered, as_json(records), ""};
  const std::string of = " of " + name_and_id(data.name_of(tenant), tenant);
  if (records.empty()) return {kAnswered, run.lines("No records" + of + '.'), ""};
  return {kAnswered,
          run.lines(counted(records.size(), "record", "records") + of +
                    ", the newest last; times are UTC.") +
              '\n' + table_of(run, records),
          ""};
}

}  // namespace enfilade::cli
