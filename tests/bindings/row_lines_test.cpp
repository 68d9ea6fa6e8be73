// Rows one on each line, whole or in pieces: wherever they are cut, what comes of them is the same.

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bindings/json/read_rows.h"

namespace enfilade {
namespace {

const TableSchema& kTickets = schema_of(TableId::tickets);

std::vector<std::uint8_t> bytes_of(std::string_view text) {
  std::vector<std::uint8_t> bytes(text.begin(), text.end());
  bytes.resize(bytes.size() + kBehindRows);
  return bytes;
}

/// All that came of it, as text.
std::string told(const Result<ReadRows>& read) {
  if (!read) return read.error().message;
  const Partition& partition = read->partition;
  const RowsReport& report = read->report;
  std::string text = "taken " + std::to_string(report.taken);
  for (const RowError& error : report.errors) {
    text += ", row " + std::to_string(error.row) + ' ' +
            std::string(kRowReasonNames[static_cast<std::size_t>(error.problem.reason)]);
  }
  if (report.duplicates > 0) text += ", duplicates " + std::to_string(report.duplicates);
  for (const RowsReport::IgnoredColumn& column : report.ignored)
    text += ", ignored " + column.name + ' ' + std::to_string(column.rows);
  const auto& titles = partition.column_as<TextColumn>(*kTickets.find("title"));
  std::string scratch;
  for (std::uint32_t row = 0; row < partition.size(); ++row) {
    text += " | " + std::string(partition.id({row}));
    if (!titles.is_null(row)) text += ' ' + std::string(titles.written(row, scratch));
  }
  return text;
}

std::string whole(std::string_view text) {
  std::vector<std::uint8_t> bytes = bytes_of(text);
  return told(read_rows(kTickets, "norden", bytes, RowsFormat::ndjson));
}

std::string in_pieces(const std::vector<std::string_view>& pieces) {
  RowStream stream(kTickets, "norden");
  for (std::string_view piece : pieces) {
    std::vector<std::uint8_t> bytes = bytes_of(piece);
    if (const std::optional<Error> refused = stream.append(bytes)) return refused->message;
  }
  return told(std::move(stream).finish());
}

TEST(RowLines, HoldARowEachAndBlankOnesNone) {
  EXPECT_EQ(whole("{\"id\":\"a\"}\n\n \t\r\n{\"id\":\"b\",\"title\":\"B\"}\r\n"),
            "taken 2 | a | b B");
  EXPECT_EQ(whole("{\"id\":\"a\"}"), "taken 1 | a") << "the last one needs no line feed";
  EXPECT_EQ(whole(""), "taken 0");
  EXPECT_EQ(whole("\n\n"), "taken 0");
}

TEST(RowLines, ReportWhatIsNoRowAndTakeTheOthers) {
  EXPECT_EQ(
      whole("{\"id\":\"a\"}\n7\n[{\"id\":\"x\"}]\n\nnull\n{\"title\":\"b\"}\n{\"id\":\"c\"}\n"),
      "taken 2, row 1 not_an_object, row 2 not_an_object, row 3 not_an_object, row 4 "
      "missing_id | a | c");
}

TEST(RowLines, RefuseTheWholeTextWithTheLineAndTheByteInIt) {
  EXPECT_EQ(whole("{\"id\":\"a\"}\n\n{\"id\":}\n"), "invalid value, at byte 6 of line 3");
  EXPECT_EQ(whole("{\"id\":\"a\"}\n{\"id\":\"b\""),
            "missing a comma or '}' after an object member, at byte 9 of line 2")
      << "a text that broke off";
  EXPECT_EQ(whole("{\"id\":\"a\"} {\"id\":\"b\"}\n"),
            "the document root must not be followed by other values, at byte 11 of line 1");
  EXPECT_EQ(whole("{\"id\":\n\"a\"}\n"), "invalid value, at byte 6 of line 1")
      << "a row on two lines is none";
  EXPECT_EQ(whole("{\"id\":\"\xFF\"}\n"), "not UTF-8, at byte 7 of line 1");
  EXPECT_EQ(whole("{\"id\":\"\\ud800\"}\n"),
            "the surrogate pair in string is invalid, at byte 7 of line 1");
  EXPECT_EQ(whole(std::string_view("{\"id\":\"a\"}\0{}\n", 14)),
            "a NUL byte in the text, at byte 10 of line 1");
  EXPECT_EQ(whole("{\"id\":\"a\"}\n" + std::string(200, '[')),
            "nested too deep, at byte 99 of line 2");
}

TEST(RowLines, AreRefusedWhereOneIsTooLongToBeHeld) {
  const std::string line = "{\"id\":\"a\",\"title\":\"" + std::string(kLongestLine, 'x') + "\"}";
  EXPECT_EQ(whole("\n" + line), "line 2 is longer than 16 MiB");
  EXPECT_EQ(in_pieces({"\n", line.substr(0, 9), "x", line}), "line 2 is longer than 16 MiB");
  EXPECT_EQ(in_pieces({"\n", line + "\n{}"}), "line 2 is longer than 16 MiB");
  EXPECT_EQ(whole(std::string(kLongestLine, ' ')), "taken 0");
}

TEST(RowLines, AreNotHeldBeyondWhatALineMayBe) {
  RowStream stream(kTickets, "norden");
  std::vector<std::uint8_t> begun = bytes_of(std::string(kLongestLine, 'x')), more = bytes_of("x");
  EXPECT_FALSE(stream.append(begun)) << "it may end here";
  EXPECT_TRUE(stream.append(more)) << "before it has ended";
}

TEST(RowLines, GiveTheSameInWhateverPiecesTheyCome) {
  for (const std::string_view text :
       {std::string_view("{\"id\":\"a\",\"title\":\"é会議室\"}\n\n[]\r\n{\"id\":\"a\",\"x\":[1]}\n{"
                         "\"id\":\"b\"}"),
        std::string_view("{\"id\":\"a\"}\n{\"id\":\"\xE4\xBC\"}\n"),
        std::string_view("{\"id\":\"a\"}\n{\"id\":\"b\"} x\n{\"id\":\"c\"}"),
        std::string_view("{\"id\":\"a\"}\n{\"id\":\"b\0\"}", 22),
        std::string_view("{\"id\":\"a\"}\n{\"id\":\"b")}) {
    const std::string once = whole(text);
    EXPECT_EQ(in_pieces({text}), once);
    for (std::size_t i = 0; i <= text.size(); ++i) {
      for (std::size_t j = i; j <= text.size(); ++j) {
        ASSERT_EQ(in_pieces({text.substr(0, i), text.substr(i, j - i), text.substr(j)}), once)
            << i << ' ' << j;
      }
    }
  }
}

}  // namespace
}  // namespace enfilade
