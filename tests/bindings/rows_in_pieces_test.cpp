// Rows one on each line or in an array, whole or in pieces: wherever they are cut, what comes of
// them is the same.

#include <gtest/gtest.h>

#include <optional>
#include <random>
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

std::string whole(std::string_view text, RowsFormat format = RowsFormat::ndjson) {
  std::vector<std::uint8_t> bytes = bytes_of(text);
  return told(read_rows(kTickets, "norden", bytes, format));
}

std::string in_pieces(const std::vector<std::string_view>& pieces,
                      RowsFormat format = RowsFormat::ndjson) {
  RowStream stream(kTickets, "norden", format);
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
  RowStream stream(kTickets, "norden", RowsFormat::ndjson);
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

constexpr std::string_view kElements =
    " [ {\"id\":\"a,]\\\\\",\"title\":\"é会議室\"},[1,[2]], 7 "
    ",{\"id\":\"b\\\"]\",\"x\":[{\"y\":[2,3]}]} ,\"t,\","
    "{\"id\":\"a,]\\\\\"} ]\n";

TEST(RowsOfAnArray, GiveTheSameInWhateverThreePiecesTheyCome) {
  EXPECT_EQ(whole(kElements, RowsFormat::json),
            "taken 2, row 1 not_an_object, row 2 not_an_object, row 4 not_an_object, duplicates 1, "
            "ignored x 1 | b\"] | a,]\\");
  for (const std::string_view text : {kElements,
                                      std::string_view("[]"),
                                      std::string_view(" [\n] "),
                                      std::string_view(""),
                                      std::string_view(" "),
                                      std::string_view("[{\"id\":\"a\"},]"),
                                      std::string_view("[{\"id\":\"a\"}, ] "),
                                      std::string_view("[ ,{\"id\":\"a\"}]"),
                                      std::string_view("[,]"),
                                      std::string_view("[1,,2]"),
                                      std::string_view("[1, , ,2]"),
                                      std::string_view("[{\"id\":\"a\"} {\"id\":\"b\"}]"),
                                      std::string_view("[{\"id\":\"a\"},{\"id\":\"b\"}"),
                                      std::string_view("[{\"id\":\"a\"},"),
                                      std::string_view("[{\"id\":\"a\"},{\"id"),
                                      std::string_view("[{\"id\":\"a\"}},1]"),
                                      std::string_view("[{\"id\":\"a\"],1]"),
                                      std::string_view("[1],[2,3]"),
                                      std::string_view("[1] [2,3,4]"),
                                      std::string_view("[1],"),
                                      std::string_view("[1,2] ,"),
                                      std::string_view("]1,2"),
                                      std::string_view("{\"id\":\"a\",\"x\":1}"),
                                      std::string_view("7,8"),
                                      std::string_view("[1,\"a\nb\",2]"),
                                      std::string_view("[{\"id\":\"\xE4\xBC\"},{}]"),
                                      std::string_view("[{\"id\":\"\\ud800\"},{}]"),
                                      std::string_view("[{\"id\":\"a\"},\0{}]", 15),
                                      std::string_view("[{\"id\":\"a\"},{}]\0,", 17)}) {
    const std::string once = whole(text, RowsFormat::json);
    EXPECT_EQ(in_pieces({text}, RowsFormat::json), once) << text;
    for (std::size_t i = 0; i <= text.size(); ++i) {
      for (std::size_t j = i; j <= text.size(); ++j) {
        ASSERT_EQ(
            in_pieces({text.substr(0, i), text.substr(i, j - i), text.substr(j)}, RowsFormat::json),
            once)
            << text << ' ' << i << ' ' << j;
      }
    }
  }
}

TEST(RowsOfAnArray, AreRefusedInPiecesWhereTheyAreRefusedWhole) {
  std::mt19937 random(11);
  const auto below = [&](std::size_t limit) { return random() % limit; };
  constexpr std::string_view kSigns = "[]{},:\"\\ 1a\n";
  int refused = 0, taken = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string text(kElements);
    for (std::size_t faults = below(3); faults > 0; --faults) {
      const std::size_t at = below(text.size());
      const std::string sign(1, kSigns[below(kSigns.size())]);
      text.replace(at, below(2), below(3) == 0 ? "" : sign);
    }
    std::vector<std::string_view> pieces;
    for (std::string_view rest = text; !rest.empty();) {
      pieces.push_back(rest.substr(0, 1 + below(rest.size())));
      rest.remove_prefix(pieces.back().size());
    }
    // Of several faults the one that is told may be another.
    const std::string once = whole(text, RowsFormat::json),
                      often = in_pieces(pieces, RowsFormat::json);
    const bool is_taken = once.starts_with("taken");
    ++(is_taken ? taken : refused);
    ASSERT_EQ(often.starts_with("taken"), is_taken) << text << '\n' << once << '\n' << often;
    if (is_taken) {
      ASSERT_EQ(often, once) << text;
    }
  }
  EXPECT_GT(refused, 5'000);
  EXPECT_GT(taken, 5'000);
}

TEST(RowsOfAnArray, AreNotWaitedForWhereThereIsNoArray) {
  for (const std::string_view text : {"{\"value\":[", " \n7", "]", "\"[", "x"}) {
    RowStream stream(kTickets, "norden", RowsFormat::json);
    std::vector<std::uint8_t> blank = bytes_of(" "), piece = bytes_of(text);
    EXPECT_FALSE(stream.append(blank)) << "one may follow";
    EXPECT_TRUE(stream.append(piece)) << text;
  }
}

TEST(RowsOfAnArray, AreNotHeldOnceTheyAreWhole) {
  RowStream stream(kTickets, "norden", RowsFormat::json);
  std::vector<std::uint8_t> piece = bytes_of("[{\"id\":\"a\"},{\"id\" \"b\"},{");
  const std::optional<Error> refused = stream.append(piece);
  ASSERT_TRUE(refused) << "what is wrong is told before the end has come";
  EXPECT_EQ(refused->message, "missing a colon after a name of object member, at byte 18");
}

}  // namespace
}  // namespace enfilade
