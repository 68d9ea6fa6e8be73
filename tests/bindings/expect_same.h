#pragma once

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <vector>

namespace enfilade::test {

/// That two said the same, or the first answer in which they differ.
inline void expect_same(const std::vector<std::string>& said,
                        const std::vector<std::string>& expected) {
  ASSERT_EQ(said.size(), expected.size());
  for (std::size_t i = 0; i < said.size(); ++i) ASSERT_EQ(said[i], expected[i]) << "answer " << i;
}

}  // namespace enfilade::test
