#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/table/tables.h"
#include "tests/bindings/random_documents.h"

namespace enfilade::test {

// What can happen to a session in a world of random documents, and what can be asked of its views.

/// A call: its name, what it is asked, and the rows that are staged before it; null: none.
struct Change {
  std::string call;
  Json with, rows;
};

/// A table beside rooms and tickets, that changes and queries are about, too.
inline constexpr std::string_view kScored =
    R"({"name":"scored","permission":"tickets.view","columns":[
    {"name":"rooms","type":"rooms"},{"name":"title","type":"text","searched":true},
    {"name":"severity","type":"enumeration","values":["Critical","Warning"],"permission":"roles.view"},
    {"name":"assignee","type":"name","permission":"reports.view"},
    {"name":"updated","type":"time"},{"name":"score","type":"number"},
    {"name":"labels","type":"set","permission":"roles.view"}]})";

/// Rooms, tickets and that one.
const Tables& tables();

/// Rich documents in which `u0` sees most of most customers.
Documents open_documents(std::uint32_t seed);

/// A put, a removal, another policy, time, source or viewer, who is mostly `u0`.
Change random_change(Random& random);

/// A query of any shape, which is mostly taken: a filter or a box, words, order, facets.
Json random_query(Random& random);

Json random_filter(Random& random, const TableSchema& table, int depth);
/// The text of a search box, which says nothing of time and of who asks.
std::string random_box(Random& random);
/// Rows of a table, whole.
Json random_rows(Random& random, const TableSchema& table);

}  // namespace enfilade::test
