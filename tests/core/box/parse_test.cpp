// What the search box's text asks: rule by rule, as the query in JSON. It is Friday, 2025-01-10
// 14:30 in UTC+2, and Ada Berg types.

#include "core/box/parse.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "bindings/json/write_query.h"
#include "core/base/instant.h"

namespace enfilade {
namespace {

using Kind = BoxNotice::Kind;

const BoxContext& ada() {
  static const BoxContext context{{*parse_instant("2025-01-10T12:30:00Z"), 120},
                                  {"ada", "ada@fjord.example", "Ada Berg"}};
  return context;
}

BoxQuery parsed(std::string_view text, TableId table = TableId::tickets) {
  return parse_box(schema_of(table), text, ada());
}

/// A query as JSON, without its table.
std::string asks(const Query& query) {
  JsonWriter out;
  write_query(out, query);
  const std::string whole = out.take(),
                    start = R"({"table":")" + std::string(query.table->name) + '"';
  return whole == start + '}' ? "{}" : '{' + whole.substr(start.size() + 1);
}
std::string asks(std::string_view text) {
  return asks(parsed(text).query);
}
std::string where(std::string_view filter) {
  return R"({"where":)" + std::string(filter) + '}';
}

/// kind@at+length, one after the other.
std::string notices(std::string_view text) {
  std::string all;
  for (const BoxNotice& notice : parsed(text).notices) {
    if (!all.empty()) all += ' ';
    all += std::string(kBoxNoticeNames[static_cast<std::size_t>(notice.kind)]) + '@' +
           std::to_string(notice.place.at) + '+' + std::to_string(notice.place.length);
  }
  return all;
}

std::string time(std::string_view instant) {
  return std::to_string(*parse_instant(instant));
}

// ------------------------------------------------------------------------------------ free words

TEST(Box, OfNothingAsksForEverything) {
  EXPECT_EQ(asks(""), "{}");
  EXPECT_EQ(asks("  \t\n\xE3\x80\x80 "), "{}");
  EXPECT_EQ(notices(" "), "");
}

TEST(Box, TakesWhatHasNoFieldForFreeWords) {
  EXPECT_EQ(asks("Camera  HALL"), R"({"search":"camera hall"})");
  EXPECT_EQ(asks("会議室 ÄRGER"), R"({"search":"会議室 ärger"})");
  EXPECT_EQ(asks("10:30 a,b c..d >5"), R"({"search":"10:30 a,b c..d >5"})");
}

TEST(Box, KeepsAPhraseInQuotesTogether) {
  EXPECT_EQ(parsed(R"("Camera hall")").query.words, std::vector<std::string>{"camera hall"});
  EXPECT_EQ(parsed(R"("say \"hi\" \\ \n")").query.words,
            std::vector<std::string>{R"(say "hi" \ \n)"});
  EXPECT_EQ(parsed(R"("severity:critical")").query.words,
            std::vector<std::string>{"severity:critical"});
  EXPECT_EQ(parsed(R"(5" screen)").query.words, (std::vector<std::string>{"5\"", "screen"}));
}

TEST(Box, LooksForAWordWithinOthersWhereAllWordsAreLookedFor) {
  const std::string word =
      R"({"or":[{"column":"id","contains":"x"},{"column":"title","contains":"x"},)"
      R"({"column":"description","contains":"x"},{"column":"room.name","contains":"x"},)"
      R"({"column":"customer.name","contains":"x"},{"column":"customer.alias","contains":"x"}]})";
  EXPECT_EQ(asks("-x"), where(R"({"not":)" + word + '}'));
  EXPECT_EQ(asks("x OR notes:1"),
            where(R"({"or":[)" + word + R"(,{"column":"notes","equals":1}]})"));
}

TEST(Box, LeavesALoneDashAWord) {
  EXPECT_EQ(asks("a - b"), R"({"search":"a - b"})");
  EXPECT_EQ(asks("--"), R"({"search":"--"})");
  EXPECT_EQ(asks("(-)"), R"({"search":"-"})");
  EXPECT_EQ(asks("e-mail"), R"({"search":"e-mail"})");
}

// ---------------------------------------------------------------------------------------- fields

TEST(Box, ComparesEnumerationsAndFlagsForEquality) {
  EXPECT_EQ(asks("severity:critical"), where(R"({"column":"severity","equals":"Critical"})"));
  EXPECT_EQ(asks("status:\"needs action\""),
            where(R"({"column":"status","equals":"Needs action"})"));
  EXPECT_EQ(asks("highImpact:true"), where(R"({"column":"highImpact","equals":true})"));
  EXPECT_EQ(asks("highimpact:No"), where(R"({"column":"highImpact","equals":false})"));
}

TEST(Box, LooksForPartsOfNamesAndForWholeOnesInQuotes) {
  EXPECT_EQ(asks("assignee:Ann"), where(R"({"column":"assignee","contains":"ann"})"));
  EXPECT_EQ(asks("assignee:\"Ann\""), where(R"({"column":"assignee","equals":"ann"})"));
  EXPECT_EQ(asks("id:INC"), where(R"({"column":"id","contains":"inc"})"));
  EXPECT_EQ(asks("id:\"INC1\""), where(R"({"column":"id","equals":"INC1"})"));
}

TEST(Box, LooksForPartsOfTexts) {
  EXPECT_EQ(asks("title:Camera"), where(R"({"column":"title","contains":"camera"})"));
  EXPECT_EQ(asks("title:\"Camera in\""), where(R"({"column":"title","contains":"camera in"})"));
}

TEST(Box, AsksSetsAndRoomsWhatTheyHave) {
  EXPECT_EQ(asks("room.roomGroups:EMEA,vip"),
            where(R"({"column":"room.roomGroups","hasAny":["emea","vip"]})"));
  EXPECT_EQ(asks("rooms:room-1"), where(R"({"column":"rooms","hasAny":["room-1"]})"));
  EXPECT_EQ(asks("customer.tags:gold"), where(R"({"column":"customer.tags","hasAny":["gold"]})"));
}

TEST(Box, LooksForACustomerByNameAliasAndTenantId) {
  EXPECT_EQ(asks("customer:Con"), where(R"({"or":[{"column":"customer.name","contains":"con"},)"
                                        R"({"column":"customer.alias","contains":"con"},)"
                                        R"({"column":"customer","contains":"con"}]})"));
  EXPECT_EQ(asks("customer:\"T-1\""), where(R"({"or":[{"column":"customer.name","equals":"t-1"},)"
                                            R"({"column":"customer.alias","equals":"t-1"},)"
                                            R"({"column":"customer","equals":"T-1"}]})"));
  EXPECT_EQ(asks("customer.id:\"T-1\""), where(R"({"column":"customer","equals":"T-1"})"));
}

TEST(Box, LooksForARoomByItsName) {
  EXPECT_EQ(asks("room:Oslo"), where(R"({"column":"room.name","contains":"oslo"})"));
  EXPECT_EQ(asks(parsed("room:Oslo", TableId::rooms).query),
            where(R"({"column":"name","contains":"oslo"})"));
}

TEST(Box, TakesFieldsInAnyCase) {
  EXPECT_EQ(asks("SEVERITY:critical"), asks("severity:critical"));
  EXPECT_EQ(asks("Room.Country:no"), asks("room.country:no"));
}

TEST(Box, TakesSeveralValuesOfAFieldForAnyOfThem) {
  EXPECT_EQ(asks("severity:critical,Important"),
            where(R"({"column":"severity","in":["Critical","Important"]})"));
  EXPECT_EQ(asks("assignee:ann,\"bo\""), where(R"({"or":[{"column":"assignee","contains":"ann"},)"
                                               R"({"column":"assignee","equals":"bo"}]})"));
  EXPECT_EQ(asks("severity:critical,"), asks("severity:critical")) << "while it is typed";
  EXPECT_EQ(notices("severity:critical,"), "");
}

TEST(Box, ComparesBySignsAsJsonDoesByNames) {
  EXPECT_EQ(asks("title:=\"Camera in\""), where(R"({"column":"title","equals":"camera in"})"));
  EXPECT_EQ(asks("title:^cam"), where(R"({"column":"title","startsWith":"cam"})"));
  EXPECT_EQ(asks("assignee:~\"n b\""), where(R"({"column":"assignee","contains":"n b"})"));
  EXPECT_EQ(asks("assignee:@empty"), where(R"({"column":"assignee","isNull":true})"));
  EXPECT_EQ(asks("assignee:@any"), where(R"({"column":"assignee","isNull":false})"));
}

TEST(Box, TakesTheViewerForMe) {
  const std::string me = R"(["ada","ada@fjord.example","ada berg"])";
  EXPECT_EQ(asks("assignee:@me"), where(R"({"column":"assignee","in":)" + me + '}'));
  EXPECT_EQ(asks("assignee:@ME,bo"), where(R"({"or":[{"column":"assignee","in":)" + me +
                                           R"(},{"column":"assignee","contains":"bo"}]})"));
  EXPECT_EQ(asks("assignee:\"@me\""), where(R"({"column":"assignee","equals":"@me"})"));
  EXPECT_EQ(notices("notes:@me"), "unreadable_value@6+3");
}

// ---------------------------------------------------------------------------------------- ranges

TEST(Box, TakesRangesWithBothEndsIn) {
  EXPECT_EQ(asks("notes:3..5"), where(R"({"column":"notes","atLeast":3,"atMost":5})"));
  EXPECT_EQ(asks("notes:3.."), where(R"({"column":"notes","atLeast":3})"));
  EXPECT_EQ(asks("notes:..5"), where(R"({"column":"notes","atMost":5})"));
  EXPECT_EQ(asks("notes:-3..-1"), where(R"({"column":"notes","atLeast":-3,"atMost":-1})"));
  EXPECT_EQ(asks("assignee:a..c"), where(R"({"column":"assignee","atLeast":"a","atMost":"c"})"));
}

TEST(Box, TakesBoundsBySigns) {
  EXPECT_EQ(asks("notes:>3"), where(R"({"column":"notes","atLeast":4})"));
  EXPECT_EQ(asks("notes:<3"), where(R"({"column":"notes","atMost":2})"));
  EXPECT_EQ(asks("notes:>=3"), where(R"({"column":"notes","atLeast":3})"));
  EXPECT_EQ(asks("notes:<=3"), where(R"({"column":"notes","atMost":3})"));
  EXPECT_EQ(asks("assignee:>\"a b\"..<c"),
            where(R"({"column":"assignee","above":"a b","below":"c"})"));
}

TEST(Box, RangesOverAnEnumerationInItsOrder) {
  EXPECT_EQ(asks("severity:critical..important"),
            where(R"({"column":"severity","atMost":"Important"})"));
  EXPECT_EQ(asks("severity:>critical"), where(R"({"column":"severity","atLeast":"Important"})"));
  EXPECT_EQ(notices("severity:>banana"), "unreadable_value@9+7");
}

// ----------------------------------------------------------------------------------------- times

TEST(Box, TakesADateForTheDayWhereTheViewerIs) {
  const std::string first = time("2025-01-02T22:00:00Z"), last = time("2025-01-03T21:59:59.999Z");
  EXPECT_EQ(asks("updated:2025-01-03"),
            where(R"({"column":"updated","atLeast":)" + first + R"(,"atMost":)" + last + '}'));
  EXPECT_EQ(asks("updated:>=2025-01-03"), where(R"({"column":"updated","atLeast":)" + first + '}'));
  EXPECT_EQ(asks("updated:>2025-01-03"),
            where(R"({"column":"updated","atLeast":)" + time("2025-01-03T22:00:00Z") + '}'));
  EXPECT_EQ(asks("updated:<2025-01-03"),
            where(R"({"column":"updated","atMost":)" + time("2025-01-02T21:59:59.999Z") + '}'));
  EXPECT_EQ(asks("updated:<=2025-01-03"), where(R"({"column":"updated","atMost":)" + last + '}'));
  EXPECT_EQ(asks("updated:2025-01-03..2025-01-03"), asks("updated:2025-01-03"));
}

TEST(Box, CountsFromTodayAndFromNow) {
  EXPECT_EQ(asks("updated:@today"), asks("updated:2025-01-10"));
  EXPECT_EQ(asks("updated:@today-7d"), asks("updated:2025-01-03"));
  EXPECT_EQ(asks("updated:>@today-2w"), asks("updated:>2024-12-27"));
  EXPECT_EQ(asks("updated:>=@now-3h"),
            where(R"({"column":"updated","atLeast":)" + time("2025-01-10T09:30:00Z") + '}'));
  EXPECT_EQ(asks("updated:<=@now+15m"),
            where(R"({"column":"updated","atMost":)" + time("2025-01-10T12:45:00Z") + '}'));
  EXPECT_EQ(asks("updated:>=@today+3h"),
            where(R"({"column":"updated","atLeast":)" + time("2025-01-10T01:00:00Z") + '}'));
}

TEST(Box, BeginsTodayWhereTheViewerIs) {
  // 2025-01-10T12:30Z is the 11th in the far east and the 9th nowhere.
  const BoxContext east{{ada().clock.now, 14 * 60}, {}}, west{{ada().clock.now, -12 * 60}, {}};
  EXPECT_EQ(asks(parse_box(schema_of(TableId::tickets), "updated:@today", east).query),
            asks(parse_box(schema_of(TableId::tickets), "updated:2025-01-11", east).query));
  EXPECT_EQ(asks(parse_box(schema_of(TableId::tickets), "updated:@today", west).query),
            asks(parse_box(schema_of(TableId::tickets), "updated:2025-01-10", west).query));
}

TEST(Box, TakesInstantsAsTheyAre) {
  EXPECT_EQ(asks("updated:2025-01-03T10:00:00Z"),
            where(R"({"column":"updated","equals":)" + time("2025-01-03T10:00:00Z") + '}'));
  EXPECT_EQ(asks("updated:>=1735689600000"),
            where(R"({"column":"updated","atLeast":1735689600000})"));
}

// --------------------------------------------------------------------------- and, or, not, groups

TEST(Box, BindsOrWeakerThanAnd) {
  EXPECT_EQ(asks("notes:1 OR notes:2 severity:critical"),
            where(R"({"or":[{"column":"notes","equals":1},{"and":[{"column":"notes","equals":2},)"
                  R"({"column":"severity","equals":"Critical"}]}]})"));
  EXPECT_EQ(asks("(notes:1 OR notes:2) severity:critical"),
            where(R"({"and":[{"or":[{"column":"notes","equals":1},{"column":"notes","equals":2}]},)"
                  R"({"column":"severity","equals":"Critical"}]})"));
}

TEST(Box, TakesOrForOneInCapitalsOnly) {
  EXPECT_EQ(asks("a or b"), R"({"search":"a or b"})");
  EXPECT_EQ(asks("a Or \"OR\""), R"({"search":"a or or"})");
  EXPECT_EQ(notices("a or b"), "");
}

TEST(Box, NegatesByADashRightBefore) {
  EXPECT_EQ(asks("-status:resolved"), where(R"({"not":{"column":"status","equals":"Resolved"}})"));
  EXPECT_EQ(
      asks("-(notes:1 OR notes:2)"),
      where(R"({"not":{"or":[{"column":"notes","equals":1},{"column":"notes","equals":2}]}})"));
  EXPECT_EQ(
      asks("-(notes:1 status:resolved)"),
      where(
          R"({"not":{"and":[{"column":"notes","equals":1},{"column":"status","equals":"Resolved"}]}})"));
  EXPECT_EQ(asks("--notes:1"), where(R"({"column":"notes","equals":1})"));
}

TEST(Box, KeepsWordsOfAGroupThatNeedsNone) {
  EXPECT_EQ(asks("(camera (hall))"), R"({"search":"camera hall"})");
}

TEST(Box, HasAWordForEveryRow) {
  EXPECT_EQ(asks("@all"), "{}");
  EXPECT_EQ(asks("notes:1 OR @all"), where(R"({"or":[{"column":"notes","equals":1},{"and":[]}]})"));
  EXPECT_EQ(asks("-@all"), where(R"({"not":{"and":[]}})"));
}

// ----------------------------------------------------------------------------------------- order

TEST(Box, OrdersBySort) {
  EXPECT_EQ(asks("sort:updated-desc,title"),
            R"({"orderBy":[{"column":"updated","descending":true},{"column":"title"}]})");
  EXPECT_EQ(asks("sort:Updated-DESC sort:id-asc sort:customer,room"),
            R"({"orderBy":[{"column":"updated","descending":true},{"column":"id"},)"
            R"({"column":"customer.name"},{"column":"room.name"}]})");
  EXPECT_EQ(asks("notes:1 OR sort:title notes:2"),
            R"({"where":{"or":[{"column":"notes","equals":1},{"column":"notes","equals":2}]},)"
            R"("orderBy":[{"column":"title"}]})");
}

TEST(Box, SaysWhatHasNoOrder) {
  EXPECT_EQ(notices("sort:banana,title"), "unreadable_value@5+6");
  EXPECT_EQ(notices("sort:rooms"), "unreadable_value@5+5");
  EXPECT_EQ(notices("sort:sort"), "unreadable_value@5+4");
  EXPECT_EQ(notices("sort:"), "empty_field@0+5");
  EXPECT_EQ(asks("sort:banana,title"), R"({"orderBy":[{"column":"title"}]})");
}

// --------------------------------------------------------------------------------------- notices

TEST(Box, TakesAnUnknownFieldForAFreeWord) {
  EXPECT_EQ(asks("foo:Bar,baz"), R"({"search":"foo:bar,baz"})");
  EXPECT_EQ(notices("a foo:Bar"), "unknown_field@2+7");
  EXPECT_EQ(asks("https://x.example/a"), R"({"search":"https://x.example/a"})");
  EXPECT_EQ(parsed("foo:\"Bar baz\"").query.words, std::vector<std::string>{"foo:bar baz"});
  EXPECT_EQ(notices("room.room:x"), "unknown_field@0+11");
}

TEST(Box, IgnoresAFieldWithoutAValue) {
  EXPECT_EQ(asks("camera severity:"), R"({"search":"camera"})");
  EXPECT_EQ(notices("camera severity:"), "empty_field@7+9");
  EXPECT_EQ(asks("severity: critical"), R"({"search":"critical"})") << "white space ends values";
  EXPECT_EQ(asks("-severity:"), "{}");
}

TEST(Box, IgnoresAValueThatItsColumnCannotHave) {
  EXPECT_EQ(asks("camera updated:banana"), R"({"search":"camera"})");
  EXPECT_EQ(notices("camera updated:banana"), "unreadable_value@15+6");
  EXPECT_EQ(asks("notes:1,x,2"), where(R"({"column":"notes","in":[1,2]})"));
  EXPECT_EQ(notices("notes:1,x,2"), "unreadable_value@8+1");
  for (const char* text : {"updated:2025-02-30", "updated:@today-7y", "updated:@tomorrow",
                           "updated:@today-", "updated:@today--1d", "updated:@today-9999999w",
                           "notes:3.5", "notes:99999999999999999999", "highImpact:maybe",
                           "highImpact:>true", "rooms:>a", "notes:..", "notes:<3..5", "notes:~3"}) {
    EXPECT_EQ(asks(text), "{}") << text;
    EXPECT_EQ(parsed(text).notices.size(), 1u) << text;
    EXPECT_EQ(parsed(text).notices.front().kind, Kind::unreadable_value) << text;
  }
}

TEST(Box, LooksForAnUndeclaredValueAndSaysSo) {
  EXPECT_EQ(asks("severity:blocker"), where(R"({"column":"severity","equals":"blocker"})"));
  EXPECT_EQ(notices("severity:blocker,critical"), "undeclared_value@9+7");
}

TEST(Box, ClosesAtTheEndWhatWasLeftOpen) {
  EXPECT_EQ(parsed("\"Camera ha").query.words, std::vector<std::string>{"camera ha"});
  EXPECT_EQ(notices("x \"Camera ha"), "unclosed_quote@2+10");
  EXPECT_EQ(asks("-(notes:1"), asks("-(notes:1)"));
  EXPECT_EQ(notices("-(notes:1"), "unclosed_group@0+2");
  EXPECT_EQ(notices("(a (b"), "unclosed_group@0+1 unclosed_group@3+1");
}

TEST(Box, IgnoresParenthesesThatHoldNothing) {
  EXPECT_EQ(asks("a ) b"), R"({"search":"a b"})");
  EXPECT_EQ(notices("a ) b"), "stray_close@2+1");
  EXPECT_EQ(asks("a () -() \"\""), R"({"search":"a"})");
  EXPECT_EQ(notices("a () -() \"\""), "empty_group@2+1 empty_group@5+2 empty_group@9+2");
}

TEST(Box, TakesAnOrWithNothingOnOneSideForAWord) {
  EXPECT_EQ(asks("OR a"), R"({"search":"or a"})");
  EXPECT_EQ(asks("a OR"), R"({"search":"a or"})");
  EXPECT_EQ(asks("OR"), R"({"search":"or"})");
  EXPECT_EQ(notices("OR a OR"), "or_is_word@0+2 or_is_word@5+2");
  EXPECT_EQ(notices("(OR a) b"), "or_is_word@1+2");
  EXPECT_EQ(notices("notes:1 OR OR notes:2"), "or_is_word@11+2");
}

TEST(Box, DropsAnOrTogetherWithWhatIsIgnoredBesideIt) {
  EXPECT_EQ(asks("camera OR severity:"), R"({"search":"camera"})");
  EXPECT_EQ(asks("severity: OR camera"), R"({"search":"camera"})");
  EXPECT_EQ(asks("camera OR sort:title"), R"({"search":"camera","orderBy":[{"column":"title"}]})");
  EXPECT_EQ(asks("notes:1 OR severity: notes:2"), asks("notes:1 OR notes:2"));
  EXPECT_EQ(asks("notes:1 OR severity: OR notes:2"), asks("notes:1 OR notes:2"));
  EXPECT_EQ(notices("camera OR severity:"), "empty_field@10+9");
}

// ---------------------------------------------------------------------------------------- bounds

TEST(Box, NestsGroupsAsDeepAsItSays) {
  const std::string term = "notes:1";
  std::string deep = term;
  for (std::size_t i = 0; i < kDeepestBoxGroup; ++i) deep = "-(" + deep + " OR notes:2)";
  EXPECT_EQ(notices(deep), "");
  EXPECT_EQ(notices("(" + deep + ")").substr(0, 9), "too_deep@");
}

TEST(Box, TakesTenThousandParenthesesWithoutFalling) {
  const BoxQuery read = parsed(std::string(10'000, '(') + "camera" + std::string(10'000, ')'));
  EXPECT_TRUE(read.query.words.empty()) << "it is behind what is read";
  EXPECT_EQ(read.notices.back().kind, Kind::too_long);
  EXPECT_EQ(parsed(std::string(900, '(') + "camera").query.words.size(), 1u);
}

TEST(Box, ReadsSoMuchAndSaysThatThereIsMore) {
  std::string million;
  for (int i = 0; i < 1'000'000; ++i) million += "x ";
  const BoxQuery read = parsed(million);
  EXPECT_EQ(read.query.words.size(), kMostBoxItems);
  ASSERT_EQ(read.notices.size(), 1u);
  EXPECT_EQ(read.notices.front(),
            (BoxNotice{Kind::too_long, {2 * kMostBoxItems, 2'000'000 - 2 * kMostBoxItems}}));

  std::string values = "notes:";
  for (int i = 0; i < 1'000'000; ++i) values += "1,";
  EXPECT_LE(parsed(values).query.where.leaf.numbers.size(), kMostBoxItems);
  EXPECT_EQ(parsed(values).notices.back().kind, Kind::too_long);
}

TEST(Box, TakesAMegabyteOfAnything) {
  for (const char* piece : {"a", "-", "\"", "\\", ":", ",", "..", "(", ")",
                            "x:", "severity:", "OR ", "@", "\xE3\x80\x80", "\xFF"}) {
    std::string text;
    while (text.size() < 1'000'000) text += piece;
    EXPECT_LE(parsed(text).notices.size(), 2 * kMostBoxItems) << piece;
  }
}

}  // namespace
}  // namespace enfilade
