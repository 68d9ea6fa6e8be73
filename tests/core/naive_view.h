#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/permission.h"
#include "core/view/query.h"
#include "tests/core/random.h"
#include "tests/core/random_world.h"
#include "tests/core/rows.h"

namespace enfilade::test {

/// A condition as a person writes it, before anything is made ready of it.
struct Condition {
  struct Part {
    Operator op = Operator::equals;
    std::vector<Value> values = {};
  };

  Filter::Kind kind = Filter::Kind::all_of;
  std::vector<Condition> parts = {};
  std::string column = {};             // of a leaf
  std::vector<Part> comparisons = {};  // of a leaf
};

/// A query as a person writes it.
struct Ask {
  TableId table = TableId::tickets;
  Condition where = {};
  std::vector<std::string> words = {};
  struct Term {
    std::string column;
    bool descending = false;
  };
  std::vector<Term> order = {};
  std::vector<std::string> facets = {};
  bool without_own = true;
};

/// `column op value`, and the same with several comparisons.
Condition leaf(std::string column, Operator op, Value value);
Condition leaf(std::string column, std::vector<Condition::Part> comparisons);
Condition all_of(std::vector<Condition> parts);
Condition any_of(std::vector<Condition> parts);
Condition none_of(std::vector<Condition> parts);

Ask random_ask(Random& random);

/// What the core makes of it. Nothing in `ask` may be wrong.
Query query_of(const Ask& ask);

/// What a view is, written again without columns, codes, bitmaps or accesses: rows as maps of
/// values, each asked of `decide`, filtered one by one, sorted by one term after the other.
struct NaiveView {
  using Count = std::pair<std::optional<std::string>, std::size_t>;
  struct Row {
    std::string tenant, id;
    bool partial = false;
    PermissionSet can;

    friend bool operator==(const Row&, const Row&) = default;
  };

  std::vector<Row> rows = {};  // all of them, in order
  std::vector<std::vector<Count>> facets = {};
};

NaiveView naive_view(const World& world, const Viewer& viewer, const Ask& ask);

}  // namespace enfilade::test
