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

/// Whether all leaves of a filter are on `only`, which is the first one's column if it is nothing.
bool all_on(const Filter& filter, std::optional<ColumnRef>& only) {
  if (filter.kind != Filter::Kind::leaf) {
    return std::all_of(filter.parts.begin(), filter.parts.end(),
                       [&](const Filter& part) { return all_on(part, only); });
  }
  if (!only) only = filter.leaf.column;
  return only == filter.leaf.column;
}

/// The column of all leaves of a filter; nothing if they are on several, or if there are none.
std::optional<ColumnRef> only_column(const Filter& filter) {
  std::optional<ColumnRef> only;
  return all_on(filter, only) ? only : std::nullopt;
}

}  // namespace

/// A query taken apart: its parts, the cheap ones first, and who counts what.
class Answer::Plan {
 public:
  explicit Plan(const Query& query) : table_(*query.table) {
    take(query.where);
    words_.reserve(query.words.size());
    for (const std::string& word : query.words) {
      words_.push_back(filter_of_word(table_, word));
      parts_.push_back({Sieve(words_.back(), table_), std::nullopt});
    }
    std::stable_sort(parts_.begin(), parts_.end(),
                     [](const Part& a, const Part& b) { return a.sieve.cost() < b.sieve.cost(); });
    for (ColumnRef column : query.facets) {
      facets_.push_back({FacetCounter(table_, column)});
      Facet& facet = facets_.back();
      facet.without_own = query.facets_without_own &&
                          std::any_of(parts_.begin(), parts_.end(),
                                      [&](const Part& part) { return part.own == column; });
      if (facet.without_own) some_without_own_ = true;
    }
  }

  /// Keeps of `rows`, all visible, those that are in the view, and counts them.
  void add(const Sight& sight, Bitmap& rows) {
    find(sight, rows);
    for (Facet& facet : facets_) facet.counter.add(sight, facet.without_own ? facet.rows : rows);
  }
  /// The same, where they are counted no more.
  void remove(const Sight& sight, Bitmap& rows) {
    find(sight, rows);
    for (Facet& facet : facets_) facet.counter.remove(sight, facet.without_own ? facet.rows : rows);
  }

  void forget_absent() {
    for (Facet& facet : facets_) facet.counter.forget_absent();
  }

  std::vector<std::vector<FacetCount>> counts() const {
    std::vector<std::vector<FacetCount>> counts;
    for (const Facet& facet : facets_) counts.push_back(facet.counter.counts());
    return counts;
  }

 private:
  struct Facet {
    FacetCounter counter;
    bool without_own = false;  // whether it drops some part
    Bitmap rows = {};          // then: those that meet the others. Kept for its memory only
  };

  void take(const Filter& filter) {
    if (filter.kind == Filter::Kind::all_of) {
      for (const Filter& part : filter.parts) take(part);
    } else {
      parts_.push_back({Sieve(filter, table_), only_column(filter)});
    }
  }

  void find(const Sight& sight, Bitmap& rows) {
    if (some_without_own_) return find_also_without_own(sight, rows);
    for (const Part& part : parts_) {
      if (!rows.any()) return;
      part.sieve.keep(sight, rows);
    }
  }

  void find_also_without_own(const Sight& sight, Bitmap& rows) {
    each_without_own([&](Facet& facet) { facet.rows = rows; });
    for (const Part& part : parts_) {  // each is asked once, of the rows that anybody needs
      met_ = rows;
      each_without_own([&](const Facet& facet) { met_ |= facet.rows; });
      part.sieve.keep(sight, met_);
      rows &= met_;
      each_without_own([&](Facet& facet) {
        if (facet.counter.column() != part.own) facet.rows &= met_;
      });
    }
  }

  template <typename Visit>
  void each_without_own(Visit visit) {
    for (Facet& facet : facets_) {
      if (facet.without_own) visit(facet);
    }
  }

  const TableSchema& table_;
  std::vector<Filter> words_;
  std::vector<Part> parts_;
  std::vector<Facet> facets_;
  bool some_without_own_ = false;
  Bitmap met_;
};

Answer::Answer(const Query& query) : plan_(std::make_unique<Plan>(query)) {}
Answer::~Answer() = default;

void Answer::add(const Sight& sight) {
  Bitmap& rows = rows_.emplace_back(sight.visible());
  if (!rows.any()) return;
  plan_->add(sight, rows);
  total_ += rows.count();
}

void Answer::take_out(std::size_t s, const Sight& sight, const Bitmap& rows) {
  Bitmap found = sight.visible() & rows;
  if (!found.any()) return;
  plan_->remove(sight, found);
  rows_[s] -= found;
  total_ -= found.count();
}

void Answer::put_in(std::size_t s, const Sight& sight, const Bitmap& rows) {
  Bitmap found = sight.visible() & rows;
  if (!found.any()) return;
  plan_->add(sight, found);
  rows_[s] |= found;
  total_ += found.count();
  plan_->forget_absent();
}

std::vector<std::vector<FacetCount>> Answer::facets() const {
  return plan_->counts();
}

Found find(const Query& query, std::span<const Sight* const> sights) {
  Answer answer(query);
  for (const Sight* sight : sights) answer.add(*sight);
  return {answer.total(), {answer.rows().begin(), answer.rows().end()}, answer.facets()};
}

}  // namespace enfilade
