#include "core/table/spelled_texts.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "core/base/fold.h"
#include "core/base/folded_bytes.h"
#include "core/table/names.h"
#include "core/table/tokens.h"

namespace enfilade {
namespace {

// Four bytes of seven bits: no memory holds more tokens.
constexpr std::uint32_t kMostTokens = 1u << 28;
// A few numbers can stand for more than any memory holds: what a text may be long, and all of them.
constexpr std::uint64_t kLongestText = 1u << 28, kMostText = (1u << 31) - 1;

void append_number(std::vector<std::uint8_t>& numbers, std::uint32_t number) {
  for (; number >= 0x80; number >>= 7) numbers.push_back(static_cast<std::uint8_t>(number | 0x80));
  numbers.push_back(static_cast<std::uint8_t>(number));
}

/// Numbers of short tokens that came of late: of most tokens the next text has one, too.
class Latest {
 public:
  /// The number of a token, which `ask(token)` gives if it is not known here.
  template <typename Ask>
  std::uint32_t number(std::string_view token, Ask ask) {
    if (token.size() > sizeof(std::uint64_t)) return ask(token);
    const std::uint64_t bytes = first_eight(token);
    Known& known = known_[bytes * 0x9E37'79B9'7F4A'7C15 >> 54];
    if (known.bytes != bytes || known.length != token.size()) {
      known = {bytes, static_cast<std::uint32_t>(token.size()), ask(token)};
    }
    return known.number;
  }

 private:
  struct Known {
    std::uint64_t bytes = 0;
    std::uint32_t length = 0, number = 0;  // a token has a byte at least
  };

  std::vector<Known> known_ = std::vector<Known>(1024);  // zeroed when freed, as no stack is
};

/// The distinct tokens of some texts as they are written, and which each text has.
struct Words {
  Names names;
  std::vector<std::uint32_t> counts;   // how often each occurs
  std::vector<std::uint32_t> in_turn;  // of all texts, one after another
  std::vector<std::uint32_t> ends;     // of each text in `in_turn`

  explicit Words(const StringHeap& texts) {
    ends.reserve(texts.size());
    Latest latest;
    const auto ask = [&](std::string_view token) { return names.number(token); };
    for (std::size_t i = 0; i < texts.size(); ++i) {
      for_each_token(texts[i], [&](std::string_view token) {
        const std::uint32_t word = latest.number(token, ask);
        if (word == counts.size()) counts.push_back(0);
        ++counts[word];
        in_turn.push_back(word);
      });
      ends.push_back(static_cast<std::uint32_t>(in_turn.size()));
    }
  }
};

/// Numbers, the ones that count most first, those that count the same in their order.
std::vector<std::uint32_t> by_count(std::span<const std::uint32_t> counts) {
  std::vector<std::uint32_t> order(counts.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return counts[a] > counts[b]; });
  return order;
}

}  // namespace

SpelledTexts::SpelledTexts(const StringHeap& texts) {
  const Words words(texts);
  Names tokens;
  std::vector<std::uint32_t> token_of(words.names.size()), counts;
  std::vector<std::uint32_t> others, counts_of_others;
  for (std::uint32_t word = 0; word < words.names.size(); ++word) {
    const std::string folded = fold(words.names[word]);
    token_of[word] = tokens.number(folded);
    if (token_of[word] == counts.size()) counts.push_back(0);
    counts[token_of[word]] += words.counts[word];
    if (folded != words.names[word]) {
      others.push_back(word);
      counts_of_others.push_back(words.counts[word]);
    }
  }

  std::vector<std::uint32_t> number_of_token(counts.size());
  for (const std::uint32_t token : by_count(counts)) {
    number_of_token[token] = static_cast<std::uint32_t>(parts_.tokens.size());
    parts_.tokens.push_back(tokens[token]);
  }
  std::vector<std::uint32_t> number_of_word(words.names.size());
  for (std::uint32_t word = 0; word < number_of_word.size(); ++word) {
    number_of_word[word] = number_of_token[token_of[word]];
  }
  for (const std::uint32_t other : by_count(counts_of_others)) {
    const std::uint32_t word = others[other];
    parts_.folds.push_back(number_of_word[word]);
    number_of_word[word] = static_cast<std::uint32_t>(parts_.tokens.size() + parts_.others.size());
    parts_.others.push_back(words.names[word]);
  }

  parts_.numbers.reserve(words.in_turn.size() * 3 / 2);
  parts_.ends.reserve(texts.size());
  for (std::size_t i = 0, at = 0; i < texts.size(); ++i) {
    for (; at < words.ends[i]; ++at) {
      append_number(parts_.numbers, number_of_word[words.in_turn[at]]);
    }
    parts_.ends.push_back(static_cast<std::uint32_t>(parts_.numbers.size()));
  }
  shrink_to_fit();
}

std::optional<SpelledTexts> SpelledTexts::of(Parts parts) {
  const std::size_t tokens = parts.tokens.size(), all = tokens + parts.others.size();
  if (all > kMostTokens || parts.folds.size() != parts.others.size()) return std::nullopt;
  for (std::size_t i = 0; i < parts.folds.size(); ++i) {
    if (parts.folds[i] >= tokens) return std::nullopt;
    if (fold(parts.others[i]) != parts.tokens[parts.folds[i]]) return std::nullopt;
  }
  if (fold(parts.tokens.text()) != parts.tokens.text()) return std::nullopt;
  if (!ascend_to(parts.ends, parts.numbers.size())) return std::nullopt;
  // Folded or not, whichever is longer.
  const auto longest = [&](std::uint32_t number) {
    if (number < tokens) return parts.tokens[number].size();
    const std::size_t other = number - tokens;
    return std::max(parts.others[other].size(), parts.tokens[parts.folds[other]].size());
  };
  std::size_t at = 0;
  std::uint64_t total = 0;
  for (const std::uint32_t end : parts.ends) {
    const std::uint64_t before = total;
    while (at < end) {
      std::uint32_t number = 0;
      for (int shift = 0;; shift += 7) {
        if (at == end || shift > 21) return std::nullopt;
        const std::uint8_t byte = parts.numbers[at++];
        number |= std::uint32_t{byte & 0x7Fu} << shift;
        if (byte < 0x80) break;
      }
      if (number >= all) return std::nullopt;
      total += longest(number);
    }
    if (total - before > kLongestText || total > kMostText) return std::nullopt;
  }
  SpelledTexts texts;
  texts.parts_ = std::move(parts);
  return texts;
}

void SpelledTexts::append_written(std::size_t i, std::string& out) const {
  const std::size_t tokens = parts_.tokens.size();
  for_each_number(i, [&](std::uint32_t number) {
    out += number < tokens ? parts_.tokens[number] : parts_.others[number - tokens];
    return true;
  });
}

void SpelledTexts::append_folded(std::size_t i, std::string& out) const {
  for_each_token(i, [&](std::uint32_t token) { out += parts_.tokens[token]; });
}

std::size_t SpelledTexts::copy_folded(std::size_t i, std::span<char> to) const {
  std::size_t copied = 0;
  for_each_number(i, [&](std::uint32_t number) {
    const std::string_view token = parts_.tokens[folded_number(number)];
    copied += token.copy(to.data() + copied, to.size() - copied);
    return copied < to.size();
  });
  return copied;
}

std::vector<std::uint64_t> SpelledTexts::prefixes() const {
  struct Begin {
    std::uint64_t bytes;
    std::size_t length;
  };
  std::vector<Begin> begins;  // of each number's token
  begins.reserve(parts_.tokens.size() + parts_.folds.size());
  for (std::size_t token = 0; token < parts_.tokens.size(); ++token) {
    begins.push_back({first_eight(parts_.tokens[token]), parts_.tokens[token].size()});
  }
  for (const std::uint32_t token : parts_.folds) begins.push_back(begins[token]);

  std::vector<std::uint64_t> prefixes;
  prefixes.reserve(size());
  for (std::size_t i = 0; i < size(); ++i) {
    std::uint64_t prefix = 0;
    std::size_t length = 0;
    for_each_number(i, [&](std::uint32_t number) {
      prefix |= begins[number].bytes >> 8 * length;
      length += begins[number].length;
      return length < sizeof(prefix);
    });
    prefixes.push_back(prefix);
  }
  return prefixes;
}

int SpelledTexts::compare_folded(std::size_t i, std::string_view folded) const {
  int order = 0;
  for_each_number(i, [&](std::uint32_t number) {
    const std::string_view token = parts_.tokens[folded_number(number)];
    const std::size_t common = std::min(token.size(), folded.size());
    std::size_t same = 0;  // a token is so short that a call costs more than it does
    while (same < common && token[same] == folded[same]) ++same;
    if (same < common) {
      const auto byte = [same](std::string_view text) {
        return static_cast<unsigned char>(text[same]);
      };
      order = byte(token) < byte(folded) ? -1 : 1;
    } else if (common < token.size()) {
      order = 1;
    }
    folded.remove_prefix(common);
    return order == 0;
  });
  return order != 0 || folded.empty() ? order : -1;
}

void SpelledTexts::shrink_to_fit() {
  parts_.tokens.shrink_to_fit();
  parts_.others.shrink_to_fit();
  parts_.folds.shrink_to_fit();
  parts_.numbers.shrink_to_fit();
  parts_.ends.shrink_to_fit();
}

std::size_t SpelledTexts::bytes() const {
  return parts_.tokens.bytes() + parts_.others.bytes() + parts_.numbers.capacity() +
         (parts_.folds.capacity() + parts_.ends.capacity()) * sizeof(std::uint32_t);
}

}  // namespace enfilade
