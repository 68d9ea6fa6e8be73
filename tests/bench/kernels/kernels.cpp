// The inner loops of a view, each alone: over the 100,000 tickets of one customer, all of them
// visible. Items are rows; what reads text counts its bytes.

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "bindings/json/read_rows.h"
#include "core/base/utf8.h"
#include "core/box/parse.h"
#include "core/table/text_index.h"
#include "core/view/facets.h"
#include "core/view/order.h"
#include "core/view/sieve.h"
#include "tests/bench/kernels/kernels_world.h"

namespace enfilade::bench {
namespace {

const TableSchema& tickets() {
  return schema_of(TableId::tickets);
}

void count_rows(benchmark::State& state) {
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kTickets));
}
void count_bytes(benchmark::State& state, std::size_t bytes) {
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
}

/// Which tickets a box finds.
void filter(benchmark::State& state, const char* box) {
  const Query query = parse_box(schema_of(TableId::tickets), box, {}).query;
  const Sieve sieve(query.where, tickets());
  const Sight& sight = world().tickets();
  for (auto _ : state) {
    Bitmap rows = sight.visible();
    sieve.keep(sight, rows);
    benchmark::DoNotOptimize(rows.any());
  }
  count_rows(state);
}
BENCHMARK_CAPTURE(filter, two_enumerations, "severity:critical,important -status:resolved");
BENCHMARK_CAPTURE(filter, part_of_a_name, "assignee:\"Person 7\"");
BENCHMARK_CAPTURE(filter, country_of_the_room, "room.country:\"NO\"");
BENCHMARK_CAPTURE(filter, range_of_times, "updated:>2025-06-01");

/// Which texts of a column hold a word, by its index.
void find_text(benchmark::State& state, const char* word) {
  const auto& titles = world().tickets().table().column_as<TextColumn>(*tickets().find("title"));
  for (auto _ : state) {
    benchmark::DoNotOptimize(titles.text_index().find(word, titles.spelled().tokens()).sure);
  }
}
BENCHMARK_CAPTURE(find_text, a_word_of_many, "camera");
BENCHMARK_CAPTURE(find_text, a_few_letters, "ra");
BENCHMARK_CAPTURE(find_text, a_rare_number, "499");

/// Fifty rows at `offset` of all, which are ordered by a column.
void window(benchmark::State& state, const char* column, bool descending, std::size_t offset) {
  const Sight* const sight = &world().tickets();
  const std::vector<OrderTerm> order{{*parse_column(tickets(), column), descending}};
  const std::vector<Bitmap> matches{sight->visible()};
  const Ranking ranking({&sight, 1}, order, matches);
  for (auto _ : state) benchmark::DoNotOptimize(ranking.window(offset, 50).size());
  count_rows(state);
}
BENCHMARK_CAPTURE(window, newest_first_page, "updated", true, 0);
BENCHMARK_CAPTURE(window, newest_at_90_percent, "updated", true, kTickets / 10 * 9);
BENCHMARK_CAPTURE(window, severity_first_page, "severity", false, 0);
BENCHMARK_CAPTURE(window, title_first_page, "title", false, 0);
BENCHMARK_CAPTURE(window, title_at_90_percent, "title", false, kTickets / 10 * 9);

/// How often each value of a column occurs in all rows.
void facet(benchmark::State& state, const char* column) {
  const Sight& sight = world().tickets();
  const ColumnRef counted = *parse_column(tickets(), column);
  for (auto _ : state) {
    FacetCounter counter(tickets(), counted);
    counter.add(sight, sight.visible());
    benchmark::DoNotOptimize(counter.counts().size());
  }
  count_rows(state);
}
BENCHMARK_CAPTURE(facet, enumeration, "severity");
BENCHMARK_CAPTURE(facet, three_hundred_names, "assignee");
BENCHMARK_CAPTURE(facet, country_of_the_room, "room.country");

/// Whether a megabyte of text is UTF-8.
void validate_utf8(benchmark::State& state, const char* piece) {
  std::string text;
  while (text.size() < 1'000'000) text += piece;
  for (auto _ : state) benchmark::DoNotOptimize(find_not_utf8(text));
  count_bytes(state, text.size());
}
BENCHMARK_CAPTURE(validate_utf8, ascii, "Front camera is offline ");
BENCHMARK_CAPTURE(validate_utf8, latin, "Kameraet på Ås er ødelagt, Größe ");
BENCHMARK_CAPTURE(validate_utf8, japanese, "会議室のカメラがオフラインです");

/// All tickets from JSON into columns, the copy of the bytes included.
void read_json(benchmark::State& state) {
  const std::string& rows = world().ticket_rows();
  std::vector<std::uint8_t> bytes(rows.size() + kBehindRows);
  for (auto _ : state) {
    std::copy(rows.begin(), rows.end(), bytes.begin());
    benchmark::DoNotOptimize((*read_rows(tickets(), "customer", bytes)).report.taken);
  }
  count_bytes(state, rows.size());
  count_rows(state);
}
BENCHMARK(read_json)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace enfilade::bench
