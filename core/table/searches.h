#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/bitmap.h"

namespace enfilade {

/// What a column of texts was searched for of late, and where that was found: who asks again, with
/// another filter or in another view, pays nothing for it.
class Searches {
 public:
  /// A needle, which rows were asked for it, and which of these hold it.
  struct Search {
    std::string needle;
    Bitmap asked, holding;
  };

  /// What is known of a needle in a column of so many rows, of which nobody was asked at first. It
  /// stays until another is asked for.
  Search& of(std::string_view needle, std::size_t rows) {
    const auto known = std::find_if(latest_.begin(), latest_.end(),
                                    [&](const Search& one) { return one.needle == needle; });
    if (known != latest_.end()) {
      std::rotate(known, known + 1, latest_.end());
    } else {
      if (latest_.size() == kKept) latest_.erase(latest_.begin());
      latest_.push_back({std::string(needle), Bitmap(rows), Bitmap(rows)});
    }
    return latest_.back();
  }

  /// The rows are others.
  void forget() { latest_.clear(); }

  std::size_t bytes() const {
    std::size_t total = latest_.capacity() * sizeof(Search);
    for (const Search& one : latest_) total += one.asked.bytes() + one.holding.bytes();
    return total;
  }

 private:
  // As many as a word that is typed has letters, mostly.
  static constexpr std::size_t kKept = 8;

  std::vector<Search> latest_;  // the latest one last
};

}  // namespace enfilade
