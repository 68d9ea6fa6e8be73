#include "bindings/coverage.h"

#include "core/base/digest.h"

namespace enfilade {

Coverage coverage_of(const OpenView& view, Outlook& outlook) {
  const TableSchema& table = *view.query().table;
  Coverage coverage;
  for (CustomerId customer : view.customers()) {
    if (outlook.knows(customer) != Knows::data) continue;
    if (!outlook.access(customer).somewhere.has(table.view)) continue;
    const Sight& sight = outlook.sight(customer, table.id);
    coverage.customers.push_back({sight.customer(), sight.source(), sight.visible_count()});
    coverage.complete = coverage.complete && sight.source().state == SourceState::ready;
  }
  return coverage;
}

namespace {

std::string digest_of(const Coverage& coverage) {
  Digest digest;
  for (const Covered& one : coverage.customers) {
    digest.add(one.customer.tenant_id);
    digest.add(one.customer.name);
    digest.add(static_cast<std::uint64_t>(one.source.state));
    digest.add(one.rows);
    digest.add(one.source.as_of ? 1u : 0u);
    digest.add(static_cast<std::uint64_t>(one.source.as_of.value_or(0)));
    digest.add(one.source.message);
  }
  return digest.text();
}

}  // namespace

const std::string& coverage_digest(const OpenView& view, Outlook& outlook) {
  std::optional<CoverageDigest>& last = outlook.last_coverage();
  const TableId table = view.query().table->id;
  const bool same = last && last->table == table && last->customers == view.customers();
  if (!same) last = {table, view.customers(), digest_of(coverage_of(view, outlook))};
  return last->text;
}

}  // namespace enfilade
