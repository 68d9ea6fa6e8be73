// Rows of one table of one customer: taken or refused, changed and taken away.

#include "core/table/partition.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "tests/core/random_world.h"
#include "tests/core/rows.h"

namespace enfilade {
namespace {

using test::partition_of;
using test::Row;
using test::rows_in;
using Texts = std::vector<std::string>;

/// The cells of a ticket that is right but for the one in `column`.
std::vector<Cell> cells_with(std::string_view column, const Cell& cell) {
  std::vector<Cell> cells(schema_of(TableId::tickets).columns.size());
  cells[0].kind = Cell::Kind::text;
  cells[0].text = "INC1";
  cells[*schema_of(TableId::tickets).find(column)] = cell;
  return cells;
}
Cell text(std::string_view value) {
  return {.kind = Cell::Kind::text, .flag = false, .integer = 0, .text = value, .list = {}};
}
Cell integer(std::int64_t value) {
  return {.kind = Cell::Kind::integer, .flag = false, .integer = value, .text = {}, .list = {}};
}
Cell of_kind(Cell::Kind kind) {
  return {.kind = kind, .flag = false, .integer = 0, .text = {}, .list = {}};
}

std::string refusal(std::string_view column, const Cell& cell) {
  PartitionBuilder builder(schema_of(TableId::tickets));
  const auto problem = builder.append(cells_with(column, cell));
  if (!problem) return "taken";
  EXPECT_EQ(problem->column, schema_of(TableId::tickets).find(column));
  return std::string(kRowReasonNames[static_cast<std::size_t>(problem->reason)]);
}

TEST(Partition, NeedsAnId) {
  EXPECT_EQ(refusal("id", text("INC1")), "taken");
  EXPECT_EQ(refusal("id", text("")), "missing_id");
  EXPECT_EQ(refusal("id", {}), "missing_id");
  EXPECT_EQ(refusal("id", integer(7)), "wrong_type");
}

TEST(Partition, TakesNullEverywhereElse) {
  for (const ColumnSchema& column : schema_of(TableId::tickets).columns) {
    if (column.type == ColumnType::id) continue;
    EXPECT_EQ(refusal(column.name, {}), "taken") << column.name;
  }
}

TEST(Partition, RefusesValuesOfAnotherType) {
  EXPECT_EQ(refusal("title", integer(1)), "wrong_type");
  EXPECT_EQ(refusal("title", of_kind(Cell::Kind::other)), "wrong_type");
  EXPECT_EQ(refusal("severity", of_kind(Cell::Kind::flag)), "wrong_type");
  EXPECT_EQ(refusal("assignee", of_kind(Cell::Kind::list)), "wrong_type");
  EXPECT_EQ(refusal("highImpact", text("true")), "wrong_type");
  EXPECT_EQ(refusal("highImpact", of_kind(Cell::Kind::flag)), "taken");
  EXPECT_EQ(refusal("rooms", text("room-1")), "wrong_type");
  EXPECT_EQ(refusal("rooms", of_kind(Cell::Kind::list)), "taken");
  EXPECT_EQ(refusal("notes", text("7")), "wrong_type");
  EXPECT_EQ(refusal("notes", of_kind(Cell::Kind::fraction)), "wrong_type");
  EXPECT_EQ(refusal("updated", of_kind(Cell::Kind::fraction)), "wrong_type");
  EXPECT_EQ(refusal("updated", of_kind(Cell::Kind::flag)), "wrong_type");
}

TEST(Partition, RefusesNumbersThatNoOtherProgramCouldHold) {
  constexpr std::int64_t kLargest = 9'007'199'254'740'991;
  EXPECT_EQ(refusal("notes", integer(kLargest)), "taken");
  EXPECT_EQ(refusal("notes", integer(-kLargest)), "taken");
  EXPECT_EQ(refusal("notes", integer(kLargest + 1)), "out_of_range");
  EXPECT_EQ(refusal("notes", integer(-kLargest - 1)), "out_of_range");
  EXPECT_EQ(refusal("notes", of_kind(Cell::Kind::too_large)), "out_of_range");
}

TEST(Partition, TakesTimesAsNumbersOrTexts) {
  EXPECT_EQ(refusal("updated", integer(kLatestInstant)), "taken");
  EXPECT_EQ(refusal("updated", integer(-kLatestInstant)), "taken");
  EXPECT_EQ(refusal("updated", integer(kLatestInstant + 1)), "out_of_range");
  EXPECT_EQ(refusal("updated", integer(-kLatestInstant - 1)), "out_of_range");
  EXPECT_EQ(refusal("updated", of_kind(Cell::Kind::too_large)), "out_of_range");
  EXPECT_EQ(refusal("updated", text("2025-01-01T00:00:00Z")), "taken");
  EXPECT_EQ(refusal("updated", text("yesterday")), "wrong_type");
  const Partition times =
      partition_of(TableId::tickets, {{{"id", "a"}, {"updated", "2025-01-01T00:00:00Z"}}});
  EXPECT_EQ(rows_in(times)[0].at("updated"), test::Value{std::int64_t{1'735'689'600'000}});
}

TEST(Partition, ForgetsARefusedRow) {
  PartitionBuilder with(schema_of(TableId::tickets)), never(schema_of(TableId::tickets));
  const Row right{{"id", "a"}, {"assignee", "Ann"}, {"rooms", Texts{"r1"}}};
  // Wrong only in its last columns: all before it were right.
  const Row wrong{{"id", "b"},       {"assignee", "Bo"},         {"rooms", Texts{"r2", "r3"}},
                  {"title", "lost"}, {"severity", "Undeclared"}, {"reason", true}};
  test::append(never, TableId::tickets, right);
  EXPECT_TRUE(test::append(with, TableId::tickets, wrong));
  test::append(with, TableId::tickets, right);
  EXPECT_TRUE(test::append(with, TableId::tickets, wrong));
  EXPECT_EQ(with.undeclared(), 0u);
  EXPECT_EQ(with.duplicates(), 0u);
  const Partition a = std::move(with).finish(), b = std::move(never).finish();
  EXPECT_EQ(rows_in(a), rows_in(b));
  EXPECT_FALSE(a.find("b"));
  const auto names = [](const Partition& p) { return p.column_as<NameColumn>(9).names.size(); };
  EXPECT_EQ(names(a), names(b));
  EXPECT_EQ(a.column_as<RoomsColumn>(1).ids.size(), 1u);
  EXPECT_EQ(a.bytes(), b.bytes());
}

TEST(Partition, TakesTheLaterOfTwoRowsWithOneId) {
  PartitionBuilder builder(schema_of(TableId::tickets));
  for (const char* assignee : {"first", "second", "third"}) {
    test::append(builder, TableId::tickets, {{"id", "a"}, {"assignee", assignee}});
  }
  test::append(builder, TableId::tickets, {{"id", "A"}, {"assignee", "other"}});
  EXPECT_EQ(builder.duplicates(), 2u);
  const Partition rows = std::move(builder).finish();
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows_in(rows)[rows.find("a")->row].at("assignee"), test::Value{"third"});
  // Nothing is left of the others.
  EXPECT_EQ(rows.column_as<NameColumn>(9).names.find("first"), StringIndex::kNone);
}

TEST(Partition, TakesAndCountsUndeclaredValues) {
  PartitionBuilder builder(schema_of(TableId::tickets));
  test::append(builder, TableId::tickets, {{"id", "a"}, {"severity", "Critical"}});
  EXPECT_EQ(builder.undeclared(), 0u);
  test::append(builder, TableId::tickets,
               {{"id", "b"}, {"severity", "critical"}, {"status", "Odd"}});
  test::append(builder, TableId::tickets,
               {{"id", "c"}, {"severity", "critical"}, {"type", "Any"}, {"highImpact", true}});
  EXPECT_EQ(builder.undeclared(), 3u);
  EXPECT_EQ(rows_in(std::move(builder).finish())[1].at("severity"), test::Value{"critical"});
}

TEST(Partition, NamesEachRoomAndEachSetsNameOnce) {
  const Partition tickets =
      partition_of(TableId::tickets, {{{"id", "a"}, {"rooms", Texts{"r2", "r1", "r2"}}},
                                      {{"id", "b"}, {"rooms", Texts{}}},
                                      {{"id", "c"}, {"rooms", Texts{"r1", "r1"}}}});
  EXPECT_EQ(rows_in(tickets)[0].at("rooms"), (test::Value{Texts{"r2", "r1"}}));
  EXPECT_EQ(rows_in(tickets)[1].at("rooms"), test::Value{Texts{}});
  EXPECT_EQ(rows_in(tickets)[2].at("rooms"), test::Value{Texts{"r1"}});
  const Partition rooms =
      partition_of(TableId::rooms, {{{"id", "a"}, {"roomGroups", Texts{"y", "x", "y"}}},
                                    {{"id", "b"}},
                                    {{"id", "c"}, {"roomGroups", Texts{}}}});
  EXPECT_EQ(rows_in(rooms)[0].at("roomGroups"), (test::Value{Texts{"y", "x"}}));
  EXPECT_FALSE(rows_in(rooms)[1].contains("roomGroups"));
  EXPECT_EQ(rows_in(rooms)[2].at("roomGroups"), test::Value{Texts{}});
}

TEST(Partition, KeepsMoreNamesThanTwoBytesHold) {
  PartitionBuilder builder(schema_of(TableId::tickets));
  for (int i = 0; i < 66'000; ++i) {
    const std::string id = std::to_string(i);
    test::append(builder, TableId::tickets, {{"id", id}, {"assignee", "name " + id}});
  }
  const Partition rows = std::move(builder).finish();
  for (std::uint32_t row : {0u, 253u, 254u, 255u, 256u, 65'533u, 65'534u, 65'535u, 65'999u}) {
    const std::string id = std::to_string(row);
    ASSERT_EQ(rows.find(id), RowId{row});
    ASSERT_EQ(test::row_in(rows, {row}),
              (Row{{"id", id}, {"assignee", "name " + id}, {"rooms", Texts{}}}));
  }
}

TEST(Partition, ChangesLikeAMapOfRows) {
  for (unsigned seed = 0; seed < 150; ++seed) {
    test::Random random(seed);
    const auto some = [&] {
      std::vector<Row> rows;
      for (const std::string& id : random.some_of(test::ticket_ids(), 50)) {
        rows.push_back(test::random_ticket(random, id));
      }
      return rows;
    };
    Partition rows = partition_of(TableId::tickets, {});
    std::map<std::string, Row> model;
    const auto normal = [](const Row& row) {
      return rows_in(partition_of(TableId::tickets, {row}))[0];
    };
    for (int change = 0; change < 8; ++change) {
      if (random.chance(60)) {
        const std::vector<Row> newer = some();
        rows = upserted(rows, partition_of(TableId::tickets, newer));
        for (const Row& row : newer) model[std::get<std::string>(row.at("id"))] = normal(row);
      } else {
        const std::vector<std::string> gone = random.some_of(test::ticket_ids(), 30);
        const std::vector<std::string_view> ids(gone.begin(), gone.end());
        rows = without(rows, ids);
        for (const std::string& id : gone) model.erase(id);
      }
      ASSERT_EQ(rows.size(), model.size()) << "seed " << seed;
      for (const auto& [id, row] : model) {
        ASSERT_TRUE(rows.find(id)) << "seed " << seed;
        ASSERT_EQ(test::row_in(rows, *rows.find(id)), row) << "seed " << seed;
      }
    }
  }
}

TEST(Partition, KeepsNothingOfRowsThatAreGone) {
  const Partition old = partition_of(
      TableId::tickets, {{{"id", "a"}, {"assignee", "canary"}, {"rooms", Texts{"canary room"}}},
                         {{"id", "b"}, {"assignee", "Ann"}}});
  const std::vector<std::string_view> ids{"a", "not there"};
  const Partition left = without(old, ids);
  EXPECT_EQ(left.size(), 1u);
  EXPECT_EQ(left.column_as<NameColumn>(9).names.find("canary"), StringIndex::kNone);
  EXPECT_EQ(left.column_as<RoomsColumn>(1).ids.find("canary room"), StringIndex::kNone);
  EXPECT_EQ(old.size(), 2u);  // what was made does not change
}

TEST(Partition, SharesTheColumnsThatAChangeIsNotIn) {
  const Partition old = partition_of(
      TableId::tickets, {{{"id", "a"}, {"severity", "Critical"}}, {{"id", "b"}, {"title", "one"}}});
  const auto shared_with = [&](const Row& changed) {
    const Partition next = upserted(old, partition_of(TableId::tickets, {changed}));
    std::string other;
    for (std::size_t i = 0; i < old.schema().columns.size(); ++i) {
      if (!next.shares(old, i)) (other += old.schema().columns[i].name) += ' ';
    }
    return other;
  };
  EXPECT_EQ(shared_with({{"id", "a"}, {"severity", "Critical"}}), "");
  EXPECT_EQ(shared_with({{"id", "a"}, {"severity", "Warning"}}), "severity ");
  EXPECT_EQ(shared_with({{"id", "b"}, {"title", "two"}, {"notes", 1}}), "title notes ");
  EXPECT_EQ(test::rows_in(old)[0].at("severity"), test::Value{"Critical"});
}

TEST(Partition, KeepsNothingOfWhatWasReplaced) {
  const Partition old = partition_of(TableId::tickets, {{{"id", "a"},
                                                         {"assignee", "canary"},
                                                         {"title", "canary"},
                                                         {"severity", "canary"},
                                                         {"rooms", Texts{"canary"}}},
                                                        {{"id", "b"}, {"assignee", "Ann"}}});
  const Partition next =
      upserted(old, partition_of(TableId::tickets, {{{"id", "a"}, {"assignee", "Bo"}}}));
  EXPECT_EQ(next.column_as<NameColumn>(9).names.find("canary"), StringIndex::kNone);
  EXPECT_EQ(next.column_as<NameColumn>(6).names.find("canary"), StringIndex::kNone);
  EXPECT_EQ(next.column_as<RoomsColumn>(1).ids.find("canary"), StringIndex::kNone);
  EXPECT_EQ(next.column_as<TextColumn>(2).heap().text(), "");
}

TEST(Partition, KnowsTheHoldersOfEachGroupAfterAnyChange) {
  const auto expect_holders = [](const Partition& rooms) {
    const auto& groups = rooms.column_as<SetColumn>(room_column::room_groups);
    std::size_t held = 0;
    for (std::uint32_t code = 0; code < groups.names.size(); ++code) {
      for (std::uint32_t row : groups.holders[code]) {
        EXPECT_EQ(std::count(groups[row].begin(), groups[row].end(), code), 1);
        ++held;
      }
    }
    EXPECT_EQ(held, groups.codes.size());
  };
  for (unsigned seed = 0; seed < 100; ++seed) {
    test::Random random(seed);
    const Partition old = partition_of(TableId::rooms, test::random_rooms(random));
    const Partition newer = partition_of(TableId::rooms, test::random_rooms(random));
    expect_holders(old);
    expect_holders(upserted(old, newer));
    expect_holders(without(old, std::vector<std::string_view>{"r0", "r1"}));
  }
}

}  // namespace
}  // namespace enfilade
