// Tables as bytes: what is read is what was written, and bytes that say anything else are refused,
// or do no harm.

#include "core/table/segment.h"

#include <gtest/gtest.h>

#include <cstring>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/digest.h"
#include "core/table/segment_bytes.h"
#include "tests/core/naive_view.h"
#include "tests/core/random_world.h"
#include "tests/core/rendered.h"
#include "tests/core/rows.h"
#include "tests/core/table/probe.h"

namespace enfilade {
namespace {

using test::partition_of;
using test::Row;
using Bytes = std::vector<std::uint8_t>;
using Texts = std::vector<std::string>;

Bytes written(const Partition& partition, std::string_view tenant_id = "norden") {
  return write_segment(partition, {tenant_id, Instant{7}});
}

/// What comes of bytes that are put for Norden: "taken", or the message without what to do next.
std::string outcome(const Bytes& bytes, TableId table = TableId::tickets) {
  const Result<Segment> segment = read_segment(schema_of(table), "norden", bytes);
  if (segment) return "taken";
  EXPECT_EQ(segment.error().code, ErrorCode::bad_segment);
  const std::string& message = segment.error().message;
  EXPECT_TRUE(message.ends_with(": ask the source of the rows again")) << message;
  return message.substr(0, message.find(':'));
}

Partition reread(const Partition& partition) {
  Result<Segment> segment = read_segment(partition.schema(), "norden", written(partition));
  EXPECT_TRUE(segment) << segment.error().message;
  return std::move((*segment).partition);
}

/// The digest over what stands there now.
void sign(Bytes& bytes) {
  const std::size_t end = bytes.size() - sizeof(std::uint64_t);
  const std::uint64_t digest = digest_of(std::span(bytes).first(end)).value();
  std::memcpy(bytes.data() + end, &digest, sizeof(digest));
}

/// Texts of all lengths in UTF-8, some of them null, many enough for an index of them.
Partition many_tickets(std::size_t rows, unsigned seed) {
  test::Random random(seed);
  const Texts pieces{"Camera ", "is off", "line (", "atlas-", "12)", "é", "ÉCRAN", "投影",
                     "İ",       "\u212A", "𝕏",      "ß",      "a",   "-", " ",     "Z"};
  std::vector<Row> all;
  for (std::size_t i = 0; i < rows; ++i) {
    Row row{{"id", "INC" + std::to_string(i)}, {"updated", static_cast<std::int64_t>(i * 1000)}};
    std::string title;
    for (std::size_t n = random.below(6); n > 0; --n) title += random.one_of(pieces);
    if (random.chance(90)) row["title"] = title;
    if (random.chance(50)) row["rooms"] = random.some_of(Texts{"r1", "r2", "会議室", "r4"}, 40);
    if (random.chance(70)) row["severity"] = random.one_of(Texts{"Critical", "Warning", "Odd"});
    if (random.chance(70)) row["highImpact"] = random.chance(50);
    if (random.chance(70)) row["assignee"] = "Ann " + std::to_string(random.below(300));
    if (random.chance(50)) row["closed"] = -static_cast<std::int64_t>(random.below(1'000'000));
    all.push_back(std::move(row));
  }
  return partition_of(TableId::tickets, all);
}

Partition few_tickets() {
  return partition_of(TableId::tickets,
                      {{{"id", "a"},
                        {"rooms", Texts{"r2", "r1"}},
                        {"title", "Écran (1)"},
                        {"severity", "Odd"},
                        {"highImpact", true},
                        {"updated", std::int64_t{1'735'689'600'000}}},
                       {{"id", "b"}, {"rooms", Texts{"r1"}}, {"notes", std::int64_t{-3}}},
                       {{"id", "ab"}, {"title", ""}}});
}

Partition few_rooms() {
  return partition_of(TableId::rooms, {{{"id", "r1"},
                                        {"name", "Oslo"},
                                        {"health", "Healthy"},
                                        {"roomGroups", Texts{"emea", "hall"}}},
                                       {{"id", "r2"}, {"roomGroups", Texts{}}, {"licensed", true}},
                                       {{"id", "r3"}, {"capacity", std::int64_t{8}}}});
}

TEST(Segment, IsReadAsItWasWrittenCellByCell) {
  for (unsigned seed = 0; seed < 200; ++seed) {
    test::Random random(seed);
    for (const Partition& table : {partition_of(TableId::rooms, test::random_rooms(random)),
                                   partition_of(TableId::tickets, test::random_tickets(random))}) {
      const Partition back = reread(table);
      ASSERT_EQ(test::rows_in(back), test::rows_in(table)) << "seed " << seed;
      ASSERT_TRUE(test::probe(back)) << "seed " << seed;
      ASSERT_EQ(written(back), written(table)) << "seed " << seed;
    }
  }
  EXPECT_EQ(reread(partition_of(TableId::rooms, {})).size(), 0u);
}

TEST(Segment, OfManyTextsIsSearchedAndChangedLikeThese) {
  const Partition table = many_tickets(1'500, 1), back = reread(table);
  ASSERT_EQ(test::rows_in(back), test::rows_in(table));
  ASSERT_TRUE(test::probe(back));
  const auto& texts = table.column_as<TextColumn>(2);
  const auto& read = back.column_as<TextColumn>(2);
  EXPECT_GT(texts.text_index().rows(), 0u);
  for (const char* needle : {"a", "camera is", "line (atlas-", "投", "é", "k", "zz", ""}) {
    Bitmap rows(table.size(), true), same = rows;
    texts.keep_containing(needle, rows);
    read.keep_containing(needle, same);
    EXPECT_EQ(rows, same) << needle;
  }
  std::string scratch, other;
  for (std::size_t row = 0; row < table.size(); ++row) {
    ASSERT_EQ(read.prefix(row), texts.prefix(row));
    ASSERT_EQ(read.folded(row, scratch), texts.folded(row, other));
    ASSERT_EQ(read.written(row, scratch), texts.written(row, other));
  }
  const Partition newer = many_tickets(600, 2);
  EXPECT_EQ(test::rows_in(upserted(back, newer)), test::rows_in(upserted(table, newer)));
}

TEST(Segment, OfATableWithRowsBehindItsIndexKeepsBoth) {
  const Partition table =
      upserted(many_tickets(1'500, 1),
               partition_of(TableId::tickets,
                            {{{"id", "new"}, {"title", "A NEW camera"}}, {{"id", "newer"}}}));
  const Partition back = reread(table);
  const auto& read = back.column_as<TextColumn>(2);
  std::string scratch;
  EXPECT_EQ(read.text_index().rows(), 1'500u);
  EXPECT_EQ(read.heap().size(), 1u);
  EXPECT_EQ(read.written(1'500, scratch), "A NEW camera");
  EXPECT_EQ(read.folded(1'500, scratch), "a new camera");
  EXPECT_TRUE(read.is_null(1'501));
}

TEST(Segment, GivesEveryViewOfARandomWorldTheSameRows) {
  for (unsigned seed = 0; seed < 40; ++seed) {
    test::Random random(seed);
    const test::World world = test::random_world(random);
    test::World again = world;
    for (Holding& holding : again.holdings) {
      holding.replace(reread(holding.table(TableId::rooms)));
      holding.replace(reread(holding.table(TableId::tickets)));
    }
    for (const Viewer& viewer : test::viewers_of(world)) {
      const test::Ask ask = test::random_ask(random);
      ASSERT_EQ(test::rendered_view(again, viewer, ask), test::rendered_view(world, viewer, ask))
          << "seed " << seed;
    }
  }
}

TEST(Segment, SaysWhenItsRowsWereRightAndWhatIsUndeclaredInThem) {
  const auto read = [](std::optional<Instant> as_of) {
    const Bytes bytes = write_segment(few_tickets(), {"norden", as_of});
    return read_segment(schema_of(TableId::tickets), "norden", bytes);
  };
  EXPECT_EQ((*read(Instant{0})).as_of, Instant{0});
  EXPECT_EQ((*read(-kLatestInstant)).as_of, -kLatestInstant);
  EXPECT_EQ((*read(std::nullopt)).as_of, std::nullopt);
  EXPECT_FALSE(read(kLatestInstant + 1));
  EXPECT_EQ((*read(std::nullopt)).undeclared, 1u);
}

TEST(Segment, IsForItsOwnTableCustomerAndVersionAlone) {
  const Bytes bytes = written(few_tickets());
  EXPECT_EQ(outcome(bytes), "taken");
  EXPECT_EQ(outcome(bytes, TableId::rooms), "the segment is of another table, or of other columns");
  EXPECT_EQ(outcome(written(few_tickets(), "sud")), "the segment is of another customer");
  EXPECT_EQ(outcome(written(few_tickets(), "")), "the segment is of another customer");
  Bytes next = bytes;
  ++next[kSegmentStep];
  sign(next);
  EXPECT_EQ(outcome(next), "the segment is of another version");
  EXPECT_EQ(outcome({'[', ']'}), "the bytes are no segment");
  EXPECT_EQ(outcome({}), "the bytes are no segment");
}

TEST(Segment, IsRefusedWithAnyBitOfItTurned) {
  for (const Bytes& bytes : {written(few_tickets()), written(partition_of(TableId::tickets, {}))}) {
    ASSERT_EQ(outcome(bytes), "taken");
    for (std::size_t at = 0; at < bytes.size(); ++at) {
      for (int bit = 0; bit < 8; ++bit) {
        Bytes turned = bytes;
        turned[at] = static_cast<std::uint8_t>(turned[at] ^ 1 << bit);
        ASSERT_NE(outcome(turned), "taken") << at;
      }
    }
  }
}

TEST(Segment, IsRefusedWhereverItIsCutOffOrGoesOn) {
  const Bytes bytes = written(few_tickets());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    Bytes cut(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size));
    ASSERT_NE(outcome(cut), "taken") << size;
    if (size < sizeof(std::uint64_t)) continue;
    sign(cut);
    ASSERT_NE(outcome(cut), "taken") << size;
  }
  Bytes longer = bytes;
  longer.push_back(0);
  EXPECT_NE(outcome(longer), "taken");
  sign(longer);
  EXPECT_NE(outcome(longer), "taken");
}

/// Puts each of `values` at each of `places`, under a digest that is right, and reads what is
/// taken.
void lie(const Partition& table, const std::vector<std::size_t>& places) {
  const Bytes bytes = written(table);
  std::size_t taken = 0, refused = 0;
  for (const std::size_t at : places) {
    for (const int value : {0, 1, 0x7F, 0x80, 0xFF, bytes[at] + 1, bytes[at] - 1}) {
      Bytes lying = bytes;
      lying[at] = static_cast<std::uint8_t>(value);
      sign(lying);
      const Result<Segment> segment = read_segment(table.schema(), "norden", lying);
      segment ? ++taken : ++refused;
      if (segment) test::probe((*segment).partition);
    }
  }
  EXPECT_GT(taken, 0u);  // a letter is as good as another
  EXPECT_GT(refused, 0u);
}

/// The few tickets, their texts in an index as those of many are.
Partition few_in_an_index() {
  const Partition few = few_tickets();
  std::vector<Column> columns;
  for (std::size_t i = 0; i < few.schema().columns.size(); ++i) {
    columns.push_back(few.column(i));
    auto* texts = std::get_if<TextColumn>(&columns.back());
    if (texts != nullptr && i > 0) texts->index();
  }
  StringIndex by_id;
  EXPECT_TRUE(by_id.add_all(few.ids().heap()));
  return *Partition::of(few.schema(), std::move(columns), std::move(by_id));
}

TEST(Segment, ThatLiesUnderARightDigestLeadsNobodyAstray) {
  ASSERT_GT(few_in_an_index().column_as<TextColumn>(2).text_index().rows(), 0u);
  for (const Partition& table : {few_tickets(), few_rooms(), few_in_an_index()}) {
    std::vector<std::size_t> places(written(table).size() - sizeof(std::uint64_t));
    for (std::size_t at = 0; at < places.size(); ++at) places[at] = at;
    lie(table, places);
  }
  const Partition indexed = many_tickets(600, 3);
  test::Random random(4);
  std::vector<std::size_t> places;
  for (int i = 0; i < 250; ++i) places.push_back(random.below(written(indexed).size() - 8));
  lie(indexed, places);
}

TEST(Segment, HoldsNoRowThatNoSourceCouldHaveSent) {
  // What stands there once is put in place of what would make it wrong.
  const auto with = [](const Partition& table, std::string_view old, std::string_view next) {
    Bytes bytes = written(table);
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    const std::size_t at = text.find(old);
    EXPECT_NE(at, text.npos);
    std::memcpy(bytes.data() + at, next.data(), next.size());
    sign(bytes);
    return outcome(bytes, table.schema().id);
  };
  const Partition two = partition_of(TableId::tickets, {{{"id", "x1"}, {"title", "title"}},
                                                        {{"id", "x2"}, {"assignee", "Ann Bo"}},
                                                        {{"id", "x3"}, {"assignee", "Ann By"}}});
  EXPECT_EQ(with(two, "x1x2", "y1y2"), "taken");
  EXPECT_EQ(with(two, "title", "ti\xC3le"), "the segment's column \"title\" is broken");
  EXPECT_EQ(with(two, "title", "tiée"), "taken");
  EXPECT_EQ(with(two, "x1x2", "xé2"), "the segment's column \"id\" is broken");  // é is cut
  EXPECT_EQ(with(two, "Ann Bo", "Ann By"), "the segment's column \"assignee\" is broken");
  EXPECT_EQ(with(two, "false", "falsy"), "the segment's column \"highImpact\" is broken");
  EXPECT_EQ(with(two, "Critical", "Kritical"), "the segment's column \"severity\" is broken");

  std::vector<Column> columns;
  for (std::size_t i = 0; i < two.schema().columns.size(); ++i) columns.push_back(two.column(i));
  std::get<NameColumn>(columns[8]).code("maybe");  // a flag is true or false
  const auto maybe = Partition::of(two.schema(), std::move(columns), two.by_id());
  EXPECT_EQ(outcome(written(*maybe)), "the segment's column \"highImpact\" is broken");
}

}  // namespace
}  // namespace enfilade
