#include "bindings/json/read_update_ring.h"

namespace enfilade {

UpdateRing read_update_ring(const Reader& in) {
  in.needed().only({"name", "description", "order", "deferralDays", "rolloutDays", "testDays"});
  const auto days = [&](const char* name) {
    return in[name].present() ? in[name].integer(0, kLongestRings) : 0;
  };
  UpdateRing ring;
  ring.name = in["name"].id();
  ring.description = in["description"].text_or("");
  ring.order = in["order"].integer(1, kLastRingOrder);
  ring.deferral_days = days("deferralDays");
  ring.rollout_days = days("rolloutDays");
  ring.test_days = days("testDays");
  return ring;
}

}  // namespace enfilade
