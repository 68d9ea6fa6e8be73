#include "tests/bindings/json_once.h"

NLOHMANN_JSON_NAMESPACE_BEGIN
namespace detail {
ENFILADE_JSON_ONCE(, json);
ENFILADE_JSON_ONCE(, ordered_json);
}  // namespace detail
NLOHMANN_JSON_NAMESPACE_END
