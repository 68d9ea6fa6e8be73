#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace enfilade::test {

/// Numbers that look random and are the same on every machine (SplitMix64).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    state_ += 0x9E37'79B9'7F4A'7C15u;
    std::uint64_t z = state_;
    z = (z ^ z >> 30) * 0xBF58'476D'1CE4'E5B9u;
    z = (z ^ z >> 27) * 0x94D0'49BB'1331'11EBu;
    return z ^ z >> 31;
  }
  /// 0 .. limit - 1.
  std::size_t below(std::size_t limit) { return static_cast<std::size_t>(next() % limit); }
  bool chance(std::size_t percent) { return below(100) < percent; }

  template <typename T>
  const T& one_of(const std::vector<T>& choices) {
    return choices[below(choices.size())];
  }
  /// Each of the choices with that chance, in their order.
  template <typename T>
  std::vector<T> some_of(const std::vector<T>& choices, std::size_t percent) {
    std::vector<T> some;
    for (const T& choice : choices) {
      if (chance(percent)) some.push_back(choice);
    }
    return some;
  }
  template <typename T>
  void shuffle(std::vector<T>& items) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(i)]);
  }

 private:
  std::uint64_t state_;
};

}  // namespace enfilade::test
