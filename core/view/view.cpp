#include "core/view/view.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "core/view/ahead.h"
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
    std::vector<Part> parts;
    take(query.where, parts);
    words_.reserve(query.words.size());
    for (const std::string& word : query.words) {
      words_.push_back(filter_of_word(table_, word));
      parts.push_back({Sieve(words_.back(), table_), std::nullopt});
    }
    std::stable_sort(parts.begin(), parts.end(),
                     [](const Part& a, const Part& b) { return a.sieve.cost() < b.sieve.cost(); });
    for (Part& part : parts) {
      sieves_.push_back(std::move(part.sieve));
      own_.push_back(part.own);
      if (part.own) ahead_.read(*part.own);
    }
    for (ColumnRef column : query.facets) {
      facets_.push_back({FacetCounter(table_, column)});
      ahead_.read(column);
      Facet& facet = facets_.back();
      facet.without_own =
          query.facets_without_own && std::find(own_.begin(), own_.end(), column) != own_.end();
      if (facet.without_own) some_without_own_ = true;
    }
  }

  /// Of what it reads.
  const Ahead& ahead() const { return ahead_; }

  /// Keeps of `rows`, all visible, those that are in the view, and counts them.
  void add(const Sight& sight, Bitmap& rows) {
    find(sight, rows);
    for (Facet& facet : facets_) facet.counter.add(sight, facet.without_own ? facet.rows : rows);
  }
  /// The same, where they are counted no more.
  ///
  /// in_view  of all rows of the sight
  void remove(const Sight& sight, const Bitmap& in_view, Bitmap& rows) {
    if (some_without_own_) {
      find_also_without_own(sight, rows);
    } else {
      rows &= in_view;
    }
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

  void take(const Filter& filter, std::vector<Part>& parts) const {
    if (filter.kind == Filter::Kind::all_of) {
      for (const Filter& part : filter.parts) take(part, parts);
    } else {
      parts.push_back({Sieve(filter, table_), only_column(filter)});
    }
  }

  void find(const Sight& sight, Bitmap& rows) {
    if (some_without_own_) return find_also_without_own(sight, rows);
    Sieve::keep_all(sieves_, sight, rows);
  }

  void find_also_without_own(const Sight& sight, Bitmap& rows) {
    each_without_own([&](Facet& facet) { facet.rows = rows; });
    // Each is asked once, of the rows that anybody needs.
    for (std::size_t part = 0; part < sieves_.size(); ++part) {
      met_ = rows;
      each_without_own([&](const Facet& facet) { met_ |= facet.rows; });
      sieves_[part].keep(sight, met_);
      rows &= met_;
      each_without_own([&](Facet& facet) {
        if (facet.counter.column() != own_[part]) facet.rows &= met_;
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
  std::vector<Sieve> sieves_;                  // of the parts
  std::vector<std::optional<ColumnRef>> own_;  // of each, see Part
  std::vector<Facet> facets_;
  Ahead ahead_;
  bool some_without_own_ = false;
  Bitmap met_;
};

Answer::Answer(const Query& query) : plan_(std::make_unique<Plan>(query)) {}
Answer::~Answer() = default;

void Answer::add(std::span<const Sight* const> sights) {
  rows_.reserve(rows_.size() + sights.size());
  plan_->ahead().for_each(sights, [this](const Sight& sight) { add(sight, rows_.emplace_back()); });
}

void Answer::add(const Sight& sight, Bitmap& rows) {
  rows = sight.visible();
  if (!rows.any()) return;
  plan_->add(sight, rows);
  total_ += rows.count();
}

void Answer::take_out(std::size_t s, const Sight& sight, const Bitmap& rows) {
  Bitmap found = sight.visible() & rows;
  if (!found.any()) return;
  plan_->remove(sight, rows_[s], found);
  rows_[s] -= found;
  total_ -= found.count();
}

void Answer::put_in(std::size_t s, const Sight& sight, const Bitmap& rows) {
  rows_[s].grow_to(sight.visible().size());
  Bitmap found = sight.visible() & rows;
  if (!found.any()) return;
  plan_->add(sight, found);
  rows_[s] |= found;
  total_ += found.count();
  plan_->forget_absent();
}

void Answer::take_out(std::size_t s, const Sight& sight) {
  take_out(s, sight, sight.visible());
  rows_[s] = {};
  plan_->forget_absent();
}

void Answer::put_in(std::size_t s, const Sight& sight) {
  add(sight, rows_[s]);
}

std::vector<std::vector<FacetCount>> Answer::facets() const {
  return plan_->counts();
}

Found find(const Query& query, std::span<const Sight* const> sights) {
  Answer answer(query);
  answer.add(sights);
  return {answer.total(), {answer.rows().begin(), answer.rows().end()}, answer.facets()};
}

}  // namespace enfilade
