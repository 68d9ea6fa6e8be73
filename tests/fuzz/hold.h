#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>

namespace enfilade::fuzz {

/// Ends the process where something does not hold, with the sentence and what was seen.
inline void hold(bool holds, const char* sentence, const std::string& seen = {},
                 const std::string& wanted = {}) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n  %s\n  %s\n", sentence, seen.c_str(), wanted.c_str());
  std::abort();
}

inline void hold_same(const std::string& seen, const std::string& wanted, const char* sentence) {
  hold(seen == wanted, sentence, seen, wanted);
}

}  // namespace enfilade::fuzz
