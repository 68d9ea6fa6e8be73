#include "core/view/view.h"

#include <algorithm>
#include <optional>

#include "core/view/sieve.h"

namespace enfilade {
namespace {

/// One top-level *and* part of a query, a free word among them.
struct Part {
  Sieve sieve;
  std::optional<ColumnRef> own;  // the column of all its leaves, if they are on one
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

/// A query taken apart: its parts, the cheap ones first, and who counts what.
class Plan {
 public:
  explicit Plan(const Query& query) : table_(schema_of(query.table)) {
    take(query.where);
    words_.reserve(query.words.size());
    for (const std::string& word : query.words) {
      words_.push_back(filter_of_word(table_, word));
      parts.push_back({Sieve(words_.back(), table_), std::nullopt});
    }
    std::stable_sort(parts.begin(), parts.end(),
                     [](const Part& a, const Part& b) { return a.sieve.cost() < b.sieve.cost(); });
    for (ColumnRef column : query.facets) {
      counters.emplace_back(table_, column);
      const auto is_own = [&](const Part& part) { return part.own == column; };
      without_own.push_back(query.facets_without_own &&
                            std::any_of(parts.begin(), parts.end(), is_own));
    }
  }

  std::vector<Part> parts;
  std::vector<FacetCounter> counters;
  std::vector<bool> without_own;  // for each facet, whether it drops some part

 private:
  void take(const Filter& filter) {
    if (filter.kind == Filter::Kind::all_of) {
      for (const Filter& part : filter.parts) take(part);
    } else {
      parts.push_back({Sieve(filter, table_), only_column(filter)});
    }
  }

  const TableSchema& table_;
  std::vector<Filter> words_;
};

/// Counts the facets that drop some part of the query, each over the rows that meet the others.
///
/// Its bitmaps are kept from one customer to the next for their memory only.
class CountingWithoutOwn {
 public:
  explicit CountingWithoutOwn(Plan& plan) : plan_(plan), counted_(plan.counters.size()) {}

  /// rows  the visible ones; becomes those in the view
  void count(const Sight& sight, Bitmap& rows) {
    each_facet([&](std::size_t f) { counted_[f] = rows; });
    for (const Part& part : plan_.parts) {  // each is asked once, of the rows that anybody needs
      met_ = rows;
      each_facet([&](std::size_t f) { met_ |= counted_[f]; });
      part.sieve.keep(sight, met_);
      rows &= met_;
      each_facet([&](std::size_t f) {
        if (plan_.counters[f].column() != part.own) counted_[f] &= met_;
      });
    }
    each_facet([&](std::size_t f) { plan_.counters[f].add(sight, counted_[f]); });
  }

 private:
  template <typename Visit>
  void each_facet(Visit visit) {
    for (std::size_t f = 0; f < counted_.size(); ++f) {
      if (plan_.without_own[f]) visit(f);
    }
  }

  Plan& plan_;
  std::vector<Bitmap> counted_;
  Bitmap met_;
};

}  // namespace

Found find(const Query& query, std::span<const Sight* const> sights) {
  Plan plan(query);
  CountingWithoutOwn without_own(plan);
  const bool all_alike =
      std::find(plan.without_own.begin(), plan.without_own.end(), true) == plan.without_own.end();

  Found found;
  found.rows.reserve(sights.size());
  for (const Sight* sight : sights) {
    Bitmap& rows = found.rows.emplace_back(sight->visible());
    if (!rows.any()) continue;
    if (all_alike) {
      for (const Part& part : plan.parts) {
        part.sieve.keep(*sight, rows);
        if (!rows.any()) break;
      }
    } else {
      without_own.count(*sight, rows);
    }
    const std::size_t count = rows.count();
    if (count == 0) continue;
    found.total += count;
    for (std::size_t f = 0; f < plan.counters.size(); ++f) {
      if (!plan.without_own[f]) plan.counters[f].add(*sight, rows);
    }
  }
  for (const FacetCounter& counter : plan.counters) found.facets.push_back(counter.counts());
  return found;
}

}  // namespace enfilade
