// Every screen, byte for byte, at 80 and at 120 columns: screens/NAME.80.txt is a command line and
// what it prints. The command's README shows those at 80.
//
// After a change that is meant, ENFILADE_RECORD=1 writes the screens and the README's blocks anew,
// from the first line of each.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>

#include "bindings/cli/arguments.h"
#include "bindings/cli/table.h"
#include "tests/cli/typed.h"

namespace enfilade::cli {
namespace {

constexpr std::string_view kPrompt = "$ ";
const std::filesystem::path kFolder = std::filesystem::path(ENFILADE_TESTS) / "cli/screens";
const std::filesystem::path kReadme =
    std::filesystem::path(ENFILADE_TESTS).parent_path() / "bindings/cli/README.md";

bool recording() {
  return std::getenv("ENFILADE_RECORD") != nullptr;
}

std::string read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write(const std::filesystem::path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

std::string first_line(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

/// The command lines by the names of their screens.
std::map<std::string, std::string> command_lines() {
  std::map<std::string, std::string> lines;
  for (const auto& entry : std::filesystem::directory_iterator(kFolder)) {
    const std::string name = entry.path().filename().string();
    const std::size_t end = name.find(".80.txt");
    if (end != name.npos) lines[name.substr(0, end)] = first_line(read(entry.path()));
  }
  return lines;
}

std::string screen_of(const std::string& line, std::size_t width) {
  const Ended ended = type(line.substr(kPrompt.size()), width);
  return line + '\n' + ended.out + ended.err;
}

TEST(Screens, AreAsTheyWereSeenAt80AndAt120Columns) {
  const auto lines = command_lines();
  ASSERT_FALSE(lines.empty());
  for (const auto& [name, line] : lines) {
    for (const std::size_t width : {80, 120}) {
      const auto path = kFolder / (name + '.' + std::to_string(width) + ".txt");
      const std::string screen = screen_of(line, width);
      if (recording()) write(path, screen);
      EXPECT_EQ(screen, read(path)) << path;
    }
  }
}

TEST(Screens, TakeNoMoreColumnsThanThereAreAndLeaveNoBlanksAtTheEnds) {
  for (const auto& [name, line] : command_lines()) {
    for (const std::size_t width : {60, 80, 120}) {
      std::string rest = screen_of(line, width).substr(line.size() + 1);
      for (; !rest.empty(); rest.erase(0, rest.find('\n') + 1)) {
        const std::string shown = first_line(rest);
        const bool is_to_be_copied = shown.starts_with("  enfilade ") || shown.starts_with("{") ||
                                     shown.starts_with("\"customer\",") ||
                                     shown.starts_with("\"fjordbank\",");
        EXPECT_TRUE(is_to_be_copied || display_width(shown) <= width) << name << ": " << shown;
        EXPECT_FALSE(shown.ends_with(' ')) << name << ": " << shown;
      }
    }
  }
}

TEST(Screens, ShowEveryCommand) {
  std::set<std::string> shown;
  for (const auto& [name, line] : command_lines()) {
    const auto words = words_of(line.substr(kPrompt.size()));
    if (!words.empty()) shown.insert(words.front());
  }
  for (const Form& form : forms()) EXPECT_TRUE(shown.contains(std::string(form.name))) << form.name;
}

/// The README with its blocks as the screens are; the lines of blocks that are no screen.
std::string with_screens(const std::string& readme, std::set<std::string>& unknown) {
  constexpr std::string_view kOpens = "```console\n", kCloses = "```\n";
  std::map<std::string, std::string> screens;
  for (const auto& [name, line] : command_lines()) screens[line] = screen_of(line, 80);
  std::string text;
  std::size_t at = 0;
  for (;;) {
    const std::size_t block = readme.find(kOpens, at);
    if (block == readme.npos) return text + readme.substr(at);
    const std::size_t begin = block + kOpens.size(), end = readme.find(kCloses, begin);
    const std::string line = first_line(readme.substr(begin));
    const auto screen = screens.find(line);
    if (screen == screens.end()) unknown.insert(line);
    text += readme.substr(at, begin - at);
    text += screen == screens.end() ? readme.substr(begin, end - begin) : screen->second;
    at = end;
  }
}

TEST(Readme, ShowsTheScreensAsTheyAre) {
  std::set<std::string> unknown;
  const std::string readme = with_screens(read(kReadme), unknown);
  EXPECT_EQ(unknown, std::set<std::string>{});
  if (recording()) write(kReadme, readme);
  EXPECT_EQ(readme, read(kReadme));
  for (const Form& form : forms())
    EXPECT_NE(readme.find("$ enfilade " + std::string(form.name)), readme.npos) << form.name;
}

}  // namespace
}  // namespace enfilade::cli
