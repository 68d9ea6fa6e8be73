#pragma once

#include <string>
#include <utility>
#include <variant>

namespace enfilade::cli {

/// Why a command has no answer, and what whoever gave it can do next.
struct Trouble {
  std::string says;  // a clause: the file "data/policy.json" cannot be read
  std::string next;  // a sentence; empty where there is nothing to do
};

/// A value, or why there is none.
template <typename T>
using OrTrouble = std::variant<T, Trouble>;

template <typename T>
const Trouble* trouble_of(const OrTrouble<T>& either) {
  return std::get_if<Trouble>(&either);
}

}  // namespace enfilade::cli
