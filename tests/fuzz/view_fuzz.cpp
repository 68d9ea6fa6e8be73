// Whatever rows come, whatever is asked of them, and whatever happens to views that stay open:
//
//   - a view that stays open shows what its query shows that is opened anew, nothing else under the
//     same version, and calls are answered alike whether or not it is open;
//   - windows are cut from one list of as many different rows as the total says;
//   - rows stand in the order that was asked for, nulls last, and without one by customer and id;
//   - where nothing is left out, the counts of a facet that gives each row one value add up to the
//     total; elsewhere to no less;
//   - a query that is printed, as JSON or as a box, asks for the same.
//
// The first line of an input is a policy document, each line after it a call: conversation.h.
// `openView` opens a view that stays, `updateView QUERY` asks another query of the last.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/view/query.h"
#include "tests/bindings/random_changes.h"
#include "tests/bindings/unpacked_rows.h"
#include "tests/bindings/watched.h"
#include "tests/fuzz/conversation.h"
#include "tests/fuzz/hold.h"

namespace {

using namespace enfilade;
using fuzz::Conversation;
using fuzz::hold;
using fuzz::hold_same;
using fuzz::Step;
using test::Fault;
using test::Json;
using test::Watched;

constexpr std::size_t kMostViews = 3, kMostRows = 200;

Json parsed(const std::string& text) {
  return Json::parse(text, nullptr, /*allow_exceptions=*/false);
}

std::string written(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json given(const std::string& answer) {
  const Json json = parsed(answer);
  hold(json.is_object() && json.size() == 1, "every answer is one JSON object", answer);
  return json.value("ok", Json());
}

/// Whether it says the same whenever it is asked, and with nothing beside it.
bool is_lasting(const std::string& query) {
  return query.find('@') == std::string::npos && query.find("knownCoverage") == std::string::npos;
}

/// A query in a session, opened for a look at what is in it.
class Look {
 public:
  Look(Session& session, std::string query) : session_(session), query_(std::move(query)) {
    view_ = given(session_.openView(query_));
    if (view_.is_null()) return;
    asked_ = parsed(query_);
    rows_ = window(0, kMostRows);
    hold_windows();
    hold_order();
    for (const auto& [column, counts] : view_["facets"].items()) hold_facet(column, counts);
    hold_printed();
    session_.closeView(written({{"view", view_["view"]}}));
  }

 private:
  const TableSchema& table() const {
    return *test::tables().find(asked_["table"].get<std::string>());
  }
  std::size_t total() const { return view_["total"].get<std::size_t>(); }

  Json window(std::size_t offset, std::size_t count) {
    const Json asked{{"view", view_["view"]}, {"offset", offset}, {"count", count}};
    const Json rows = given(session_.window(written(asked)))["rows"];
    session_.packedWindow(written(asked));
    const Json packed = test::unpacked_rows(session_.staged());
    hold(rows == packed, "packed rows are the same rows", written(packed), written(rows));
    return rows;
  }

  void hold_windows() {
    hold(rows_.size() == std::min(total(), kMostRows), "there are as many rows as the total says",
         query_, written(view_));
    std::set<std::pair<std::string, std::string>> ids;
    for (const Json& row : rows_) ids.emplace(row["customer"], row["id"]);
    hold(ids.size() == rows_.size(), "no row stands in a list twice", query_, written(rows_));
    for (std::size_t at = 0; at < rows_.size(); at += 3) {
      const Json part = window(at, 3);
      const auto begin = rows_.begin() + static_cast<std::ptrdiff_t>(at);
      hold(std::equal(part.begin(), part.end(), begin) &&
               part.size() == std::min<std::size_t>(3, total() - at),
           "windows are cut from one list", query_, written(part));
    }
  }

  void hold_order() {
    const Json order = asked_.value("orderBy", Json::array());
    if (asked_.contains("box") || !order.is_array()) return;
    if (order.empty()) return hold_sorted("customer", false);
    const std::string column = order[0]["column"];
    const ColumnRef ref = *parse_column(table(), column);
    const ColumnType type = type_of(table(), ref);
    const bool numbers =
        type == ColumnType::integer || type == ColumnType::time || type == ColumnType::number;
    const bool shown = !rows_.empty() && rows_[0].contains(column);
    if (ref.of == ColumnRef::Of::row && numbers && shown)
      hold_sorted(column, order[0].value("descending", false));
  }

  /// By a column of numbers, or of exact texts.
  void hold_sorted(const std::string& column, bool descending) {
    const auto out_of_order = [&](const Json& a, const Json& b) {
      const Json &before = a[column], &after = b[column];
      if (before.is_null() || after.is_null()) return before.is_null() && !after.is_null();
      return descending ? before < after : after < before;
    };
    const auto wrong = std::adjacent_find(rows_.begin(), rows_.end(), out_of_order);
    hold(wrong == rows_.end(), "rows stand in the order that was asked for", query_,
         written(rows_));
  }

  void hold_facet(const std::string& column, const Json& counts) {
    std::size_t sum = 0;
    std::set<std::string> values;
    for (const Json& count : counts) {
      hold(count["count"] > 0, "what does not occur is not counted", query_, written(counts));
      values.insert(written(count["value"]));
      sum += count["count"].get<std::size_t>();
    }
    hold(values.size() == counts.size(), "each value is counted once", query_, written(counts));
    const ColumnRef ref = *parse_column(table(), column);
    if (ref.of == ColumnRef::Of::room || type_of(table(), ref) == ColumnType::set) return;
    const bool all = !asked_.contains("where") && !asked_.contains("box");
    const bool same = all || asked_.value("facetMode", "") == "same";
    hold(same ? sum == total() : sum >= total(), "counts add up to the total", query_,
         written(view_));
  }

  std::string told() { return view_["total"].dump() + written(view_["facets"]) + written(rows_); }

  void hold_printed() {
    for (const char* language : {"json", "box"}) {
      if (asked_.contains("box")) continue;
      const Json print{{"query", asked_}, {"as", language}};
      const Json text = given(session_.print(written(print))).value("text", Json());
      if (!text.is_string()) continue;
      Json again = language == std::string("json") ? parsed(text) : asked_;
      if (language == std::string("box")) {
        for (const char* member : {"where", "search", "orderBy"}) again.erase(member);
        again["box"] = text;
        again["facetMode"] = "same";
      }
      hold_same_rows(again, language);
    }
  }

  /// Facets aside, of which a box may take other parts as their own.
  void hold_same_rows(const Json& query, const char* language) {
    const Json view = given(session_.openView(written(query)));
    hold(!view.is_null(), "a query that is printed can be asked", query_, written(query));
    if (view.contains("notices")) return;  // it was too long or too deep for a box
    const std::string rows = written(given(session_.window(
        written({{"view", view["view"]}, {"offset", 0}, {"count", kMostRows}})))["rows"]);
    hold(view["total"] == view_["total"] && rows == written(rows_),
         "a query that is printed asks for the same", query_ + " as " + language, written(query));
    session_.closeView(written({{"view", view["view"]}}));
  }

  Session& session_;
  std::string query_;
  Json asked_, view_, rows_;
};

void hold_none(const std::optional<Fault>& fault) {
  if (fault) hold(false, fault->sentence.c_str(), fault->seen, fault->wanted);
}

void play(Watched& watched, std::size_t& views, const Step& step) {
  if (Watched::changes(step.call)) {
    hold_none(watched.happens(step.call, step.with, step.rows));
    return hold_none(watched.look());
  }
  const bool lasting = is_lasting(step.with) && !parsed(step.with).is_discarded();
  if (step.call == "updateView" && lasting) return hold_none(watched.ask(step.with));
  if (step.call != "openView") return;
  Look(watched.session(), step.with);
  if (lasting && views++ < kMostViews) watched.keep(step.with);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Conversation conversation = Conversation::of({reinterpret_cast<const char*>(data), size});
  Watched watched;
  std::size_t views = 0;
  hold_none(watched.happens("declareTable", std::string(test::kScored), {}));
  hold_none(watched.happens("loadPolicy", conversation.document, {}));
  hold_none(watched.happens("signIn", R"({"user":"u0"})", {}));
  hold_none(watched.happens("setAllTicketsView", R"({"on":true})", {}));
  for (const Step& step : conversation.steps) play(watched, views, step);
  for (const Step& step : conversation.steps) {
    if (step.call == "openView") Look(watched.session(), step.with);
  }
  return 0;
}
