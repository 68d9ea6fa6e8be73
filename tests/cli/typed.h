#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "bindings/cli/commands.h"

namespace enfilade::cli {

/// The words of a command line, without the program's name. Quotes hold blanks together.
inline std::vector<std::string> words_of(std::string_view line) {
  std::vector<std::string> words;
  bool quoted = false, begun = false;
  for (char c : line) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ' ' && !quoted) {
      begun = false;
      continue;
    } else {
      if (!begun) words.emplace_back();
      begun = true;
      words.back() += c;
    }
  }
  if (!words.empty()) words.erase(words.begin());
  return words;
}

/// Runs a line as it is typed in tests/cli, where the folder `data` is, on 2 March 2026.
inline Ended type(std::string_view line, std::size_t width = 80) {
  std::filesystem::current_path(std::filesystem::path(ENFILADE_TESTS) / "cli");
  return run(words_of(line), {width, 1'772'409'600'000});
}

}  // namespace enfilade::cli
