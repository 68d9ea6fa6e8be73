#include "core/view/view.h"

#include <algorithm>
#include <optional>

#include "core/view/filter.h"

namespace enfilade {
namespace {

/// One top-level *and* part of a filter, with the column that all its leaves are on, if it is one.
struct Part {
  const Filter* filter;
  std::optional<ColumnRef> own;
  bool dear = false;  // reads texts: asked last, of as few rows as possible
};

/// The column of all leaves of a filter; nothing if they are on several, or if there are none.
std::optional<ColumnRef> only_column(const Filter& filter) {
  if (filter.kind == Filter::Kind::leaf) return filter.leaf.column;
  std::optional<ColumnRef> only;
  for (const Filter& part : filter.parts) {
    const std::optional<ColumnRef> column = only_column(part);
    if (!column || (only && only != column)) return std::nullopt;
    only = column;
  }
  return only;
}

void flatten(const Filter& filter, const TableSchema& table, std::vector<Part>& parts) {
  if (filter.kind == Filter::Kind::all_of) {
    for (const Filter& part : filter.parts) flatten(part, table, parts);
    return;
  }
  parts.push_back({&filter, only_column(filter), cost_of(filter, table) == Cost::text});
}

/// A query taken apart for one table: which facets drop which parts.
struct Plan {
  const Query& query;
  std::vector<Part> parts;
  std::vector<bool> drops_some;  // for each facet, whether it drops any part

  bool drops(std::size_t facet, const Part& part) const {
    return query.facets_without_own && part.own == query.facets[facet];
  }
};

Plan plan_of(const Query& query) {
  Plan plan{query, {}, {}};
  flatten(query.where, schema_of(query.table), plan.parts);
  std::stable_sort(plan.parts.begin(), plan.parts.end(), [&](const Part& a, const Part& b) {
    const TableSchema& table = schema_of(query.table);
    return cost_of(*a.filter, table) < cost_of(*b.filter, table);
  });
  for (std::size_t facet = 0; facet < query.facets.size(); ++facet) {
    plan.drops_some.push_back(
        std::any_of(plan.parts.begin(), plan.parts.end(),
                    [&](const Part& part) { return plan.drops(facet, part); }));
  }
  return plan;
}

/// The rows of one sight: those in the view, and for each facet those that it counts.
struct Rows {
  Bitmap in_view;
  std::vector<Bitmap> in_facet;  // of facets that drop some part; empty for the others
};

bool any_drops(const Plan& plan) {
  return std::find(plan.drops_some.begin(), plan.drops_some.end(), true) != plan.drops_some.end();
}

Rows rows_of(const Plan& plan, const Sight& sight) {
  Rows rows{sight.visible(), std::vector<Bitmap>(plan.query.facets.size())};
  if (!any_drops(plan)) {
    for (const Part& part : plan.parts) {
      if (rows.in_view.any()) rows.in_view = matching(*part.filter, sight, rows.in_view);
    }
    if (!plan.query.words.empty()) {
      rows.in_view = containing(plan.query.words, sight, rows.in_view);
    }
    return rows;
  }

  for (std::size_t f = 0; f < rows.in_facet.size(); ++f) {
    if (plan.drops_some[f]) rows.in_facet[f] = sight.visible();
  }
  const auto each_facet = [&](auto visit) {
    for (std::size_t f = 0; f < rows.in_facet.size(); ++f) {
      if (plan.drops_some[f]) visit(f, rows.in_facet[f]);
    }
  };

  // Each cheap part is asked once, of all visible rows, and ANDed wherever it is not dropped.
  for (const Part& part : plan.parts) {
    if (part.dear) continue;
    const Bitmap met = matching(*part.filter, sight, sight.visible());
    rows.in_view &= met;
    each_facet([&](std::size_t f, Bitmap& counted) {
      if (!plan.drops(f, part)) counted &= met;
    });
  }

  // Dear ones are asked once too, of the rows that anybody still needs.
  Bitmap needed = rows.in_view;
  each_facet([&](std::size_t, const Bitmap& counted) { needed |= counted; });
  for (const Part& part : plan.parts) {
    if (!part.dear) continue;
    const Bitmap met = matching(*part.filter, sight, needed);
    rows.in_view &= met;
    each_facet([&](std::size_t f, Bitmap& counted) {
      if (!plan.drops(f, part)) counted &= met;
    });
  }
  const Bitmap met = containing(plan.query.words, sight, needed);
  rows.in_view &= met;
  each_facet([&](std::size_t, Bitmap& counted) { counted &= met; });
  return rows;
}

}  // namespace

Found find(const Query& query, std::span<const Sight* const> sights) {
  const Plan plan = plan_of(query);
  std::vector<FacetCounter> counters;
  for (ColumnRef column : query.facets) counters.emplace_back(schema_of(query.table), column);

  Found found;
  found.rows.reserve(sights.size());
  for (const Sight* sight : sights) {
    if (!sight->visible().any()) {
      found.rows.push_back(sight->visible());
      continue;
    }
    Rows rows = rows_of(plan, *sight);
    for (std::size_t f = 0; f < counters.size(); ++f) {
      const Bitmap& counted = plan.drops_some[f] ? rows.in_facet[f] : rows.in_view;
      if (counted.any()) counters[f].add(*sight, counted);
    }
    found.total += rows.in_view.count();
    found.rows.push_back(std::move(rows.in_view));
  }
  for (const FacetCounter& counter : counters) found.facets.push_back(counter.counts());
  return found;
}

}  // namespace enfilade
