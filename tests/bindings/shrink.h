#pragma once

#include <functional>
#include <nlohmann/json.hpp>

namespace enfilade::test {

/// The smallest value found for which `fails` holds, as it does for `value`: of arrays and objects
/// parts are taken away, large ones first, for as long as what is left still fails.
///
/// fails  must not hold of what makes no sense without a part
/// tries  at most so many values are tried
nlohmann::json shrunk(nlohmann::json value, const std::function<bool(const nlohmann::json&)>& fails,
                      int tries = 4'000);

}  // namespace enfilade::test
