// What is printed and read again asks the same: random queries over random worlds, by the box, by
// JSON, and by tree. And what an OData `$filter` says, by example.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "bindings/json/read_query.h"
#include "bindings/json/write_query.h"
#include "core/box/parse.h"
#include "core/box/print_box.h"
#include "core/box/print_odata.h"
#include "core/view/order.h"
#include "core/view/sieve.h"
#include "core/view/view.h"
#include "tests/core/naive_view.h"
#include "tests/core/random_world.h"

namespace enfilade {
namespace {

std::string json_of(const Query& query) {
  JsonWriter out;
  write_query(out, query);
  return out.take();
}

Query read_back(const std::string& json) {
  const Result<JsonTree> tree = parse_json(json);
  EXPECT_TRUE(tree) << json;
  Reader::Failure failure{ErrorCode::bad_query};
  Query query = read_query(Reader(tree->root(), failure), Tables(), {}).query;
  EXPECT_FALSE(failure.error) << json << failure.error->message << failure.error->path;
  return query;
}

/// All rows that a query finds, in its order.
std::vector<ViewRow> rows_of(const Query& query, const std::vector<const Sight*>& sights) {
  const Found found = find(query, sights);
  return Ranking(sights, query.order, found.rows).window(0, found.total);
}

bool same_rows(const std::vector<ViewRow>& a, const std::vector<ViewRow>& b) {
  const auto same = [](ViewRow x, ViewRow y) { return x.sight == y.sight && x.row == y.row; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), same);
}

TEST(Print, IsReadAsTheSameQuery) {
  std::size_t shown = 0;
  for (unsigned seed = 0; seed < 400; ++seed) {
    test::Random random(seed);
    const test::World world = test::random_world(random);
    const std::vector<Viewer> viewers = test::viewers_of(world);
    const test::Eyes eyes(world, random.one_of(viewers));
    for (int queries = 0; queries < 12; ++queries) {
      const Query query = test::query_of(test::random_ask(random));
      const std::vector<Sight> owned = eyes.sights(query.table->id);
      std::vector<const Sight*> sights;
      for (const Sight& sight : owned) sights.push_back(&sight);

      const std::string box = print_box(query);
      const BoxQuery again = parse_box(*query.table, box, {});
      for (const BoxNotice& notice : again.notices) {
        ASSERT_EQ(notice.kind, BoxNotice::Kind::undeclared_value) << box;
      }
      ASSERT_EQ(print_box(again.query),
                print_box(parse_box(*query.table, print_box(again.query), {}).query));
      const std::string json = json_of(query);
      ASSERT_EQ(json_of(read_back(json)), json);

      const std::vector<ViewRow> rows = rows_of(query, sights);
      ASSERT_TRUE(same_rows(rows_of(again.query, sights), rows)) << box << '\n' << json;
      ASSERT_TRUE(same_rows(rows_of(read_back(json), sights), rows)) << json;
      ASSERT_TRUE(same_rows(rows_of(read_back(json_of(again.query)), sights), rows)) << box;
      shown += rows.size();
    }
  }
  EXPECT_GT(shown, 2'000u);
}

std::string box_again(const std::string& text) {
  return print_box(parse_box(schema_of(TableId::tickets), text, {}).query);
}

TEST(Print, SaysInTheBoxWhatWasTyped) {
  for (const char* text : {"",
                           "camera hall",
                           "\"camera hall\"",
                           "severity:Critical,Important",
                           "status:\"Needs action\"",
                           "-status:Resolved",
                           "customer:contoso",
                           "customer:~\"contoso ltd\"",
                           "customer.id:\"t-1\"",
                           "room:oslo",
                           "assignee:\"ann\",bo",
                           "assignee:@empty",
                           "-assignee:@empty",
                           "room.updated:@any",
                           "title:\"a b\"",
                           "title:=\"a b\",^cam",
                           "notes:3..5",
                           "notes:>=3",
                           "updated:>=2025-01-03T10:00:00Z",
                           "severity:>Recommendation",
                           "severity:<=Important",
                           "assignee:>a..<c",
                           "highImpact:true",
                           "camera OR notes:1",
                           "(camera OR notes:1) severity:Critical",
                           "-(camera severity:Critical)",
                           "-camera",
                           "notes:1 OR @all",
                           "-@all",
                           "notes:1 sort:updated-desc,title,customer.id",
                           "\"-x\" \"a:b\" \"(\" \"\\\"\\\\\" \"@all\""}) {
    const std::string said = box_again(text);
    EXPECT_EQ(box_again(said), said);
    const bool words_last = std::string_view(text).substr(0, 6) == "camera";
    if (!words_last) {
      EXPECT_EQ(said, text);
    }
  }
}

std::string odata(const std::string& text) {
  return print_odata(parse_box(schema_of(TableId::tickets), text, {}).query);
}

TEST(Print, SaysAFilterAsOData) {
  EXPECT_EQ(odata(""), "");
  EXPECT_EQ(odata("severity:critical"), "severity eq 'Critical'");
  EXPECT_EQ(odata("severity:critical,blocker"),
            "severity eq 'Critical' or tolower(severity) eq 'blocker'");
  EXPECT_EQ(odata("severity:>=important"), "severity ne null and not (severity eq 'Critical')");
  EXPECT_EQ(odata("severity:<=important"), "severity in ('Critical', 'Important')");
  EXPECT_EQ(odata("highImpact:true"), "highImpact eq true");
  EXPECT_EQ(odata("notes:3..5"), "notes ge 3 and notes le 5");
  EXPECT_EQ(odata("updated:>=2025-01-03T10:00:00Z"), "updated ge 2025-01-03T10:00:00.000Z");
  EXPECT_EQ(odata("assignee:\"O'Neill\""), "tolower(assignee) eq 'o''neill'");
  EXPECT_EQ(odata("assignee:ann"), "assignee ne null and contains(tolower(assignee),'ann')");
  EXPECT_EQ(odata("id:\"INC1\""), "id eq 'INC1'");
  EXPECT_EQ(odata("assignee:@empty"), "assignee eq null");
  EXPECT_EQ(odata("-@all"), "false");
}

TEST(Print, AsksRoomsAndSetsOfODataByAny) {
  EXPECT_EQ(odata("room.country:\"no\""), "rooms/any(r: tolower(r/country) eq 'no')");
  EXPECT_EQ(odata("room.roomGroups:emea"),
            "rooms/any(r: r/roomGroups/any(v: tolower(v) eq 'emea'))");
  EXPECT_EQ(odata("rooms:r1,r2"), "rooms/any(r: r/id in ('r1', 'r2'))");
  EXPECT_EQ(odata("rooms:@empty"), "not (rooms/any())");
  EXPECT_EQ(odata("customer.id:\"t-1\""), "customer/id eq 't-1'");
  EXPECT_EQ(odata("customer.tags:gold"), "customer/tags/any(v: tolower(v) eq 'gold')");
}

TEST(Print, KeepsPrecedenceInOData) {
  EXPECT_EQ(odata("(notes:1 OR notes:2) -severity:critical"),
            "(notes eq 1 or notes eq 2) and not (severity eq 'Critical')");
  EXPECT_EQ(odata("notes:1 OR notes:2 highImpact:true"),
            "notes eq 1 or notes eq 2 and highImpact eq true");
}

}  // namespace
}  // namespace enfilade
