#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

namespace enfilade::test {

using Json = nlohmann::json;

/// A small random world as it comes through the doors: a policy document, and each customer's rows.
///
/// Few ids, values and permissions, so that scopes, roles and groups meet often. Rooms are `r0` to
/// `r5`, tickets `t0` to `t9`, users `u0` to `u3`, customers `c0` to `c2`; `u0` is who looks.
struct Documents {
  Json policy;
  std::map<std::string, Json> rooms, tickets;  // by tenant id
};

/// Numbers from a seed, the same on every build.
class Random {
 public:
  explicit Random(std::uint32_t seed) : engine_(seed) {}
  std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>(engine_() % bound); }
  bool chance(std::uint32_t percent) { return below(100) < percent; }
  std::string numbered(const char* letter, std::uint32_t bound) {
    return letter + std::to_string(below(bound));
  }

 private:
  std::mt19937 engine_;
};

Documents random_documents(std::uint32_t seed);

/// With the customers' own people, invitations, names that stand twice or for nobody, and
/// assignments that begin on 5 January 2026 or end on the 20th. A customer's own are `own0` and
/// `own1`.
Documents rich_documents(std::uint32_t seed);

struct Who {
  std::string user, tenant;
};

/// All users of rich documents.
std::vector<Who> everybody();

Json random_room(Random& random, const std::string& id);
Json random_ticket(Random& random, const std::string& id);
Json random_customer(Random& random, const std::string& id);

}  // namespace enfilade::test
