#include "core/view/meets.h"

#include <range/v3/algorithm/any_of.hpp>
#include <range/v3/algorithm/find.hpp>
#include <string>

#include "core/base/find_text.h"
#include "core/base/fold.h"

namespace enfilade {

bool text_meets(const Leaf& leaf, std::string_view text) {
  switch (leaf.test) {
    case Leaf::Test::any_of_texts:
      return ranges::find(leaf.texts, text) != leaf.texts.end();
    case Leaf::Test::contains:
      return contains(text, leaf.texts.front());
    case Leaf::Test::starts_with:
      return text.substr(0, leaf.texts.front().size()) == leaf.texts.front();
    case Leaf::Test::text_range: {
      const auto& low = leaf.low;
      const auto& high = leaf.high;
      return (!low || text > low->text || (low->inclusive && text == low->text)) &&
             (!high || text < high->text || (high->inclusive && text == high->text));
    }
    case Leaf::Test::is_not_null:
      return true;
    default:
      return false;
  }
}

bool number_meets(const Leaf& leaf, std::int64_t value) {
  switch (leaf.test) {
    case Leaf::Test::any_of_numbers:
      return ranges::find(leaf.numbers, value) != leaf.numbers.end();
    case Leaf::Test::number_range:
      return leaf.numbers[0] <= value && value <= leaf.numbers[1];
    default:
      return leaf.test == Leaf::Test::is_not_null;
  }
}

bool customer_meets(const Leaf& leaf, const Customer& customer) {
  const auto text_or_null = [&](const std::string& text) {
    return text.empty() ? holds_of_null(leaf) : text_meets(leaf, fold(text));
  };
  switch (leaf.column.column) {
    case customer_column::id:
      return text_meets(leaf, looks_for_part(leaf) ? fold(customer.tenant_id) : customer.tenant_id);
    case customer_column::name:
      return text_or_null(customer.name);
    case customer_column::alias:
      return text_or_null(customer.alias);
    default:
      break;
  }
  if (customer.tags.empty()) return holds_of_null(leaf);
  return ranges::any_of(customer.tags,
                        [&](const auto& tag) { return text_meets(leaf, fold(tag)); });
}

}  // namespace enfilade
