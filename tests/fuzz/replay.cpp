// Gives every file of a folder to a fuzz target, without a fuzzer: what was found once stays found.
// It fails where there is nothing to give.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

/// The files below `folder` in the order of their names; none if it is not there.
std::vector<std::filesystem::path> files_of(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code absent;
  for (const auto& entry : std::filesystem::directory_iterator(folder, absent)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::cerr << "which folder?\n";
    return 2;
  }
  const std::vector<std::filesystem::path> files = files_of(arguments[1]);
  for (const std::filesystem::path& path : files) {
    std::cout << path.filename().string() << std::endl;  // flushed: it may be the last word
    std::ifstream file(path, std::ios::binary);
    const std::vector<char> bytes{std::istreambuf_iterator<char>(file), {}};
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  }
  std::cout << files.size() << " inputs\n";
  if (files.empty()) std::cerr << "there is no input in " << arguments[1] << '\n';
  return files.empty() ? 1 : 0;
}
