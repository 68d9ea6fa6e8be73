#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/box/comparison.h"
#include "core/view/sight.h"

namespace enfilade {

/// What could stand where the box ends.
struct Suggestion {
  enum class Kind : std::uint8_t { field, value, customer };

  Kind kind = Kind::field;
  std::string text = {};                            // as people read it: Needs action
  std::string insert = {};                          // as it stands in the box: "Needs action"
  std::optional<std::size_t> count = std::nullopt;  // of a value: rows that have it
};

inline constexpr std::array<std::string_view, 3> kSuggestionKindNames{"field", "value", "customer"};
inline constexpr std::size_t kMostSuggestions = 10;

struct Suggestions {
  std::size_t at = 0;  // from here to the end, a suggestion's `insert` replaces the box
  std::vector<Suggestion> list = {};
};

/// A customer that the viewer may know of.
struct KnownName {
  std::string_view tenant_id, name;
};

/// What is being typed at the end of the box, completed: a field by how it begins; or, behind a
/// field, its values by what they contain, the frequent ones first, then by their text.
///
/// sights     of the query's table, of the customers it asks about: values are counted in the
/// visible
///            rows that the rest of the box finds, as far as the viewer may read them
/// customers  that `customer:` may name
///
/// At most `kMostSuggestions`. Nothing else that there is has a part in it.
Suggestions suggest(const Query& about, std::string_view box, const BoxContext& context,
                    std::span<const Sight* const> sights, std::span<const KnownName> customers);

}  // namespace enfilade
