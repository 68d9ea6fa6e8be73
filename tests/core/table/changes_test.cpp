// Cells that change where they lie: which of them differ, what a table says then, and who else
// hears of it.

#include "core/table/changes.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "core/table/cells.h"
#include "core/table/holding.h"
#include "tests/core/random_world.h"
#include "tests/core/rows.h"

namespace enfilade {
namespace {

using test::partition_of;
using test::Row;
using test::rows_in;

std::size_t column(std::string_view name) {
  return *schema_of(TableId::tickets).find(name);
}

Partition tickets() {
  return partition_of(TableId::tickets, {Row{{"id", "a"}, {"severity", "Critical"}, {"notes", 1L}},
                                         Row{{"id", "b"}, {"assignee", "Ada"}},
                                         Row{{"id", "c"}, {"title", "Camera"}}});
}

std::vector<CellChange> differing(const Partition& table, std::vector<CellChange> changes) {
  keep_differing(table, changes);
  return changes;
}

TEST(Changes, AreTheCellsThatSaySomethingElse) {
  const Cell critical = text_cell("Critical"), one = integer_cell(1), two = integer_cell(2), null;
  const std::size_t severity = column("severity"), notes = column("notes");
  EXPECT_TRUE(differing(tickets(), {{{0}, severity, &critical},
                                    {{0}, notes, &one},
                                    {{1}, notes, &null},
                                    {{2}, column("assignee"), &null}})
                  .empty());
  const auto changes = differing(tickets(), {{{0}, notes, &two}, {{1}, severity, &critical}});
  ASSERT_EQ(changes.size(), 2u);
  EXPECT_EQ(changes[0].column, severity);  // in the order of their columns
  EXPECT_EQ(changes[1].column, notes);
}

TEST(Changes, KeepTheLastWordOnACell) {
  const Cell one = integer_cell(1), two = integer_cell(2);
  const std::size_t notes = column("notes");
  const auto changes = differing(tickets(), {{{1}, notes, &one}, {{1}, notes, &two}});
  ASSERT_EQ(changes.size(), 1u);
  EXPECT_EQ(changes[0].value, &two);
  // There and back again is no change.
  EXPECT_TRUE(differing(tickets(), {{{0}, notes, &two}, {{0}, notes, &one}}).empty());
}

TEST(Changes, LeaveNoNameThatNobodyHas) {
  const Cell bo = text_cell("Bo");
  const CellChange change{{1}, column("assignee"), &bo};
  const Partition after = patched(tickets(), {&change, 1});
  const auto& assignees = after.column_as<NameColumn>(column("assignee"));
  EXPECT_EQ(assignees.names.size(), 1u);
  EXPECT_EQ(assignees.text(assignees.codes[1]), "Bo");
}

TEST(Changes, AreSeenByWhoeverReadsTheTableAndByNoCopyOfIt) {
  const Cell two = integer_cell(2);
  const CellChange change{{0}, column("notes"), &two};
  Holding holding;
  holding.replace(tickets());
  const Partition copy = holding.table(TableId::tickets);
  const Partition& read = holding.table(TableId::tickets);
  ASSERT_TRUE(holding.owns(TableId::tickets));
  holding.patch(TableId::tickets, {&change, 1});

  EXPECT_EQ(rows_in(read)[0].at("notes"), test::Value(2L));
  EXPECT_EQ(rows_in(copy)[0].at("notes"), test::Value(1L));
}

TEST(Changes, AreNotMadeInATableThatACopyOfTheHoldingShares) {
  Holding holding;
  holding.replace(tickets());
  {
    const Holding copy = holding;
    EXPECT_FALSE(holding.owns(TableId::tickets));
  }
  EXPECT_TRUE(holding.owns(TableId::tickets));
}

// Every kind of column, values and nulls: random cells of random tickets become those of others.
TEST(Changes, MakeATableOfThemThatSaysWhatARowSaidThatHadThemFromTheBeginning) {
  for (unsigned seed = 0; seed < 300; ++seed) {
    test::Random random(seed);
    std::vector<Row> rows, others;
    for (int i = 0; i < 6; ++i) {
      const std::string id = "t" + std::to_string(i);
      rows.push_back(test::random_ticket(random, id));
      others.push_back(test::random_ticket(random, id));
    }
    const Partition before = partition_of(TableId::tickets, rows);
    const Partition other = partition_of(TableId::tickets, others);
    std::vector<std::vector<Cell>> cells;
    MadeTexts made;
    for (std::uint32_t row = 0; row < 6; ++row) cells.push_back(cells_of(other, {row}, made));

    std::vector<CellChange> changes;
    for (int i = 0; i < 12; ++i) {
      const RowId row{static_cast<std::uint32_t>(random.below(6))};
      const std::size_t column = 1 + random.below(before.schema().columns.size() - 1);
      changes.push_back({row, column, &cells[row.row][column]});
      const std::string name(before.schema().columns[column].name);
      rows[row.row].erase(name);
      if (others[row.row].contains(name)) rows[row.row][name] = others[row.row][name];
    }
    keep_differing(before, changes);
    const Partition after = patched(before, changes);
    ASSERT_EQ(rows_in(after), rows_in(partition_of(TableId::tickets, rows))) << "seed " << seed;
    for (std::uint32_t row = 0; row < 6; ++row) {
      ASSERT_EQ(after.find("t" + std::to_string(row)), RowId{row});
    }
  }
}

}  // namespace
}  // namespace enfilade
