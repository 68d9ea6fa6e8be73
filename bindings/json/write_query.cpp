#include "bindings/json/write_query.h"

#include <string>
#include <string_view>

#include "core/base/ranked_number.h"
#include "core/box/leaf_range.h"
#include "core/box/words.h"

namespace enfilade {
namespace {

class FilterWriter {
 public:
  FilterWriter(JsonWriter& out, const TableSchema& table) : out_(out), table_(table) {}

  void write(const Filter& filter) {
    switch (filter.kind) {
      case Filter::Kind::leaf:
        return out_.object([&] { write(filter.leaf); });
      case Filter::Kind::all_of:
        return write_parts("and", filter);
      case Filter::Kind::any_of:
        return write_parts("or", filter);
      case Filter::Kind::none_of:
        break;
    }
    out_.object([&] {
      out_.key("not");
      if (filter.parts.size() == 1) return write(filter.parts.front());
      write_parts("or", filter);
    });
  }

 private:
  void write_parts(std::string_view name, const Filter& filter) {
    out_.object([&] { out_.array(name, filter.parts, [&](const Filter& part) { write(part); }); });
  }

  void write(const Leaf& leaf) {
    out_.text("column", name_of(table_, leaf.column));
    switch (leaf.test) {
      case Leaf::Test::any_of_texts:
        return write_equal(leaf, leaf.texts,
                           [&](const std::string& text) { write_text(leaf, text); });
      case Leaf::Test::any_of_numbers:
        return write_equal(leaf, leaf.numbers,
                           [&](std::int64_t number) { write_number(leaf, number); });
      case Leaf::Test::contains:
        return out_.text("contains", leaf.texts.front());
      case Leaf::Test::starts_with:
        return out_.text("startsWith", leaf.texts.front());
      case Leaf::Test::text_range:
        if (leaf.low) out_.text(leaf.low->inclusive ? "atLeast" : "above", leaf.low->text);
        if (leaf.high) out_.text(leaf.high->inclusive ? "atMost" : "below", leaf.high->text);
        return;
      case Leaf::Test::number_range:
        return write_range(leaf);
      case Leaf::Test::is_null:
        return out_.flag("isNull", true);
      case Leaf::Test::is_not_null:
        return out_.flag("isNull", false);
    }
  }

  bool is_list(const Leaf& leaf) const {
    const ColumnType type = type_of(table_, leaf.column);
    return type == ColumnType::set || type == ColumnType::rooms;
  }

  template <typename Items, typename Write>
  void write_equal(const Leaf& leaf, const Items& items, Write write_item) {
    if (is_list(leaf)) return out_.array("hasAny", items, write_item);
    if (items.size() != 1) return out_.array("in", items, write_item);
    out_.key("equals");
    write_item(items.front());
  }

  void write_text(const Leaf& leaf, const std::string& text) {
    if (type_of(table_, leaf.column) == ColumnType::flag) return out_.flag(text == "true");
    out_.text(declared_spelling(table_, leaf.column, text).value_or(text));
  }

  void write_number(const Leaf& leaf, std::int64_t number) {
    if (type_of(table_, leaf.column) != ColumnType::number) return out_.integer(number);
    out_.number(number_of_rank(number));
  }

  void write_range(const Leaf& leaf) {
    const LeafRange range = range_of(table_, leaf);
    const auto values = declared_values(table_, leaf.column);
    const auto bound = [&](std::string_view name, std::int64_t at) {
      out_.key(name);
      if (range.kind == LeafRange::Kind::values) {
        out_.text(values[static_cast<std::size_t>(at)]);
      } else {
        write_number(leaf, at);
      }
    };
    switch (range.kind) {
      case LeafRange::Kind::nothing:
        return out_.array("in", std::string_view(), [](char) {});
      case LeafRange::Kind::anything:
        return out_.flag("isNull", false);
      case LeafRange::Kind::undeclared:
        return out_.text("above", values.back());
      case LeafRange::Kind::numbers:
      case LeafRange::Kind::values:
        break;
    }
    if (range.low) bound(range.above ? "above" : "atLeast", *range.low);
    if (range.high) bound(range.below ? "below" : "atMost", *range.high);
  }

  JsonWriter& out_;
  const TableSchema& table_;
};

}  // namespace

void write_query(JsonWriter& out, const Query& query) {
  const TableSchema& table = *query.table;
  const auto write_column = [&](ColumnRef column) { out.text(name_of(table, column)); };
  out.object([&] {
    out.text("table", table.name);
    if (query.customers) {
      out.array("customers", *query.customers, [&](const std::string& id) { out.text(id); });
    } else if (query.tag) {
      out.key("customers");
      out.object([&] { out.text("tag", *query.tag); });
    }
    if (query.where.kind != Filter::Kind::all_of || !query.where.parts.empty()) {
      out.key("where");
      FilterWriter(out, table).write(query.where);
    }
    if (!query.words.empty()) out.text("search", search_of(query.words));
    if (!query.order.empty()) {
      out.array("orderBy", query.order, [&](const OrderTerm& term) {
        out.object([&] {
          out.text("column", name_of(table, term.column));
          if (term.descending) out.flag("descending", true);
        });
      });
    }
    if (!query.facets.empty()) out.array("facets", query.facets, write_column);
    if (!query.facets_without_own) out.text("facetMode", "same");
    if (query.columns) out.array("columns", *query.columns, write_column);
  });
}

}  // namespace enfilade
