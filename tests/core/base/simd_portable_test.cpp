// Sixteen bytes and two numbers at once, as a processor without such instructions does it: the same
// header once more, under another name.

#include "tests/core/base/simd_checks.h"

#undef __SSE2__
#define enfilade enfilade_portable
#include "core/base/simd.h"
#undef enfilade

TEST(Bytes16, AreEachByItselfOneByOneToo) {
  enfilade::test::expect_each_byte_by_itself<enfilade_portable::Bytes16>();
}

TEST(Numbers2, AreEachByItselfOneByOneToo) {
  enfilade::test::expect_each_number_by_itself<enfilade_portable::Numbers2>();
}
