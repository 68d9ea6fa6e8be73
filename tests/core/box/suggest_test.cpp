// What the box offers while one types. Of Contoso the viewer sees the tickets of oslo, but for
// tokyo's; of Fabrikam everything; Hidden is a customer that may be named and has no data.

#include "core/box/suggest.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/base/instant.h"
#include "tests/core/small_world.h"

namespace enfilade {
namespace {

using Texts = std::vector<std::string>;

class Suggesting : public testing::Test {
 protected:
  Suggesting() {
    world_.add_customer(
        "t-1", "Contoso",
        {{{"id", "oslo"}, {"name", "Hall"}, {"country", "NO"}, {"key", "K1"}},
         {{"id", "tokyo"}, {"name", "Tower"}, {"country", "JP"}}},
        {{{"id", "a"}, {"rooms", Texts{"oslo"}}, {"severity", "Warning"}, {"assignee", "Bo"}},
         {{"id", "b"},
          {"rooms", Texts{"oslo"}},
          {"severity", "Critical"},
          {"status", "Needs action"},
          {"assignee", "Ann Berg"}},
         {{"id", "c"}, {"rooms", Texts{"oslo", "tokyo"}}, {"severity", "Warning"}},
         {{"id", "d"}, {"rooms", Texts{"tokyo"}}, {"severity", "Secret"}, {"assignee", "Spy"}}});
    world_.permit({Permission::rooms_view, Permission::tickets_view}, {"oslo"});
    world_.add_customer("t-2", "Fabrikam Ltd", {{{"id", "one"}, {"name", "One"}, {"key", "K2"}}},
                        {{{"id", "a"},
                          {"rooms", Texts{"one"}},
                          {"severity", "Critical"},
                          {"assignee", "Ann Berg"}}});
    world_.permit_everywhere({Permission::rooms_view, Permission::tickets_view});
  }

  Suggestions of(std::string_view box, TableId table = TableId::tickets) const {
    const test::Eyes eyes(world_.world(), world_.viewer());
    const std::vector<Sight> owned = eyes.sights(table);
    std::vector<const Sight*> sights;
    for (const Sight& sight : owned) sights.push_back(&sight);
    const std::vector<KnownName> known{
        {"t-1", "Contoso"}, {"t-2", "Fabrikam Ltd"}, {"t-3", "Hidden"}};
    return suggest({.table = &schema_of(table)}, box, {}, sights, known);
  }
  /// What could be inserted, with its count: "NO"=2 "SE"=1
  std::string offered(std::string_view box, TableId table = TableId::tickets) const {
    std::string all;
    for (const Suggestion& one : of(box, table).list) {
      if (!all.empty()) all += ' ';
      all += one.insert + (one.count ? '=' + std::to_string(*one.count) : "");
    }
    return all;
  }

 private:
  test::SmallWorld world_;
};

TEST_F(Suggesting, CompletesAFieldByHowItBegins) {
  EXPECT_EQ(offered("sev"), "severity:");
  EXPECT_EQ(offered("camera CLOS"), "closed: closedBy:");
  EXPECT_EQ(offered("everity"), "");
  EXPECT_EQ(of("camera sev").at, 7u);
  EXPECT_EQ(of("-sev").at, 1u) << "the dash stays";
  EXPECT_EQ(of("(sev").at, 1u);
}

TEST_F(Suggesting, OffersTheFirstFieldsWhereNothingIsTyped) {
  EXPECT_EQ(of("").list.size(), kMostSuggestions);
  EXPECT_EQ(of("camera ").list.front().insert, "id:");
  EXPECT_EQ(of("camera ").at, 7u);
}

TEST_F(Suggesting, OffersNothingForWhatIsNoField) {
  EXPECT_EQ(offered("\"sev"), "");
  EXPECT_EQ(offered("banana:"), "");
  EXPECT_EQ(offered("title:"), "");
  EXPECT_EQ(offered("notes:"), "");
}

TEST_F(Suggesting, CountsTheValuesOfAFieldInWhatTheViewerSees) {
  EXPECT_EQ(offered("severity:"), "Critical=2 Warning=2");
  EXPECT_EQ(offered("assignee:"), "\"Ann Berg\"=2 \"Bo\"=1") << "and never the ticket out of sight";
  EXPECT_EQ(offered("room.country:"), "\"NO\"=3");
  EXPECT_EQ(offered("room:"), "\"Hall\"=3 \"One\"=1");
  EXPECT_EQ(offered("status:"), "\"Needs action\"=1");
}

TEST_F(Suggesting, OffersNoValueThatTheViewerMayNotRead) {
  EXPECT_EQ(offered("key:", TableId::rooms), "");
  EXPECT_EQ(offered("room.key:"), "");
  EXPECT_EQ(offered("country:", TableId::rooms), "\"NO\"=1");
}

TEST_F(Suggesting, KeepsTheValuesThatContainWhatIsTyped) {
  EXPECT_EQ(offered("severity:crit"), "Critical=2");
  EXPECT_EQ(offered("assignee:BERG"), "\"Ann Berg\"=2");
  EXPECT_EQ(offered("assignee:\"ann b"), "\"Ann Berg\"=2");
  EXPECT_EQ(offered("severity:critical,w"), "Warning=2");
  EXPECT_EQ(of("severity:critical,w").at, 18u);
  EXPECT_EQ(offered("severity:banana"), "");
}

TEST_F(Suggesting, KeepsTheSignBeforeAValue) {
  EXPECT_EQ(of("severity:>=crit").at, 11u);
  EXPECT_EQ(of("severity:>crit").at, 10u);
  EXPECT_EQ(offered("severity:>crit"), "Critical=2");
}

TEST_F(Suggesting, CountsInWhatTheRestOfTheBoxFinds) {
  EXPECT_EQ(offered("assignee:bo severity:"), "Warning=1");
  EXPECT_EQ(offered("assignee:nobody severity:"), "");
  EXPECT_EQ(offered("assignee:nobody OR severity:"), "Critical=2 Warning=2");
  EXPECT_EQ(offered("customer:fab (severity:"), "Critical=1");
}

TEST_F(Suggesting, NamesTheCustomersOneMayKnowOf) {
  EXPECT_EQ(offered("customer:"), "\"Contoso\"=3 \"Fabrikam Ltd\"=1 \"Hidden\"=0");
  EXPECT_EQ(offered("customer:LTD"), "\"Fabrikam Ltd\"=1");
  EXPECT_EQ(of("customer:").list.front().kind, Suggestion::Kind::customer);
}

TEST_F(Suggesting, KnowsTheWordsOfTheLanguage) {
  EXPECT_EQ(offered("updated:"), "@today @today-1d @today-7d @today-4w @now @empty @any");
  EXPECT_EQ(offered("updated:>@n"), "@now");
  EXPECT_EQ(offered("assignee:@"), "@me @empty @any");
  EXPECT_EQ(offered("notes:@"), "@empty @any");
}

TEST_F(Suggesting, CompletesAnOrder) {
  EXPECT_EQ(offered("sort:upd"), "updated updated-desc");
  EXPECT_EQ(offered("sort:title,upd"), "updated updated-desc");
  EXPECT_EQ(offered("sort:rooms"), "") << "a list has no order";
}

TEST_F(Suggesting, StaysSmallForAMegabyte) {
  std::string long_box;
  while (long_box.size() < 1'000'000) long_box += "severity:";
  EXPECT_LE(of(long_box).list.size(), kMostSuggestions);
  std::string many;
  for (int i = 0; i < 300'000; ++i) many += "a b";
  EXPECT_LE(of(many).list.size(), kMostSuggestions);
}

}  // namespace
}  // namespace enfilade
