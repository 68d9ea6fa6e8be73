#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/base/instant.h"

namespace enfilade::cli {

/// What a command is told about where it runs.
struct Surroundings {
  std::size_t width = 80;  // columns of the terminal
  Instant now = 0;
};

/// What a command leaves behind.
struct Ended {
  int status = 0;   // 0: allowed, or answered; 1: denied, or findings; 2: command or data not right
  std::string out;  // standard output
  std::string err;  // standard error
};

/// Runs a command line, without the program's name: opens the data, signs in who asks, puts one
/// question to a session and lays out its answer. Like every door it decides nothing itself, and
/// shows no more than that session tells this viewer.
Ended run(const std::vector<std::string>& typed, const Surroundings& surroundings);

}  // namespace enfilade::cli
