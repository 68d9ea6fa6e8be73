// Sixteen bytes at once, by this processor's own instructions.

#include "core/base/simd.h"

#include "tests/core/base/simd_checks.h"

TEST(Bytes16, AreEachByItself) {
  enfilade::test::expect_each_byte_by_itself<enfilade::Bytes16>();
}

TEST(Numbers2, AreEachByItself) {
  enfilade::test::expect_each_number_by_itself<enfilade::Numbers2>();
}
