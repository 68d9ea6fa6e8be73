// The command `enfilade`: what the system gives, handed to run() and back.

#include <chrono>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include "bindings/cli/commands.h"

namespace {

constexpr std::size_t kNarrowest = 40, kWidest = 400, kUsual = 80;

/// COLUMNS, which shells export or not.
std::size_t terminal_width() {
  const char* columns = std::getenv("COLUMNS");
  const std::size_t width = columns ? std::strtoul(columns, nullptr, 10) : 0;
  if (width == 0) return kUsual;
  return width < kNarrowest ? kNarrowest : width > kWidest ? kWidest : width;
}

enfilade::Instant now() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

}  // namespace

int main(int count, char** arguments) {
  const std::vector<std::string> typed(arguments + 1, arguments + (count > 0 ? count : 1));
  const enfilade::cli::Ended ended = enfilade::cli::run(typed, {terminal_width(), now()});
  std::cout << ended.out << std::flush;
  std::cerr << ended.err;
  return std::cout ? ended.status : 2;
}
