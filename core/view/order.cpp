#include "core/view/order.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <string>
#include <utility>
#include <variant>

#include "core/view/ahead.h"
#include "core/view/kernels.h"

namespace enfilade {
namespace {

// To keep more rows than these costs more than narrowing.
constexpr std::size_t kFirstPages = 1000;
// So few rows are sorted as they are.
constexpr std::size_t kFew = 256;
constexpr std::size_t kBuckets = 4096;
// By so many rows at most it is guessed where a window lies.
constexpr std::size_t kSamples = 1024;

/// How many rows have their keys in which part of a range.
class Histogram {
 public:
  Histogram(SortKey least, SortKey most)
      : least_(least),
        most_(most),
        shift_(std::max(
            0, static_cast<int>(std::bit_width(most - least)) - std::countr_zero(kBuckets))) {}

  void add(SortKey key) { ++counts_[bucket_of(key)]; }

  /// The least and the most key that the rows first .. first + count - 1 can have. `first` becomes
  /// their place among the rows with such keys.
  std::pair<SortKey, SortKey> around(std::size_t& first, std::size_t count) const {
    std::size_t bucket = 0, rows = first;
    for (; rows >= counts_[bucket]; ++bucket) rows -= counts_[bucket];
    const SortKey least = least_ + (SortKey{bucket} << shift_);
    std::size_t held = counts_[bucket];
    while (held < rows + count) held += counts_[++bucket];
    first = rows;
    if (bucket == bucket_of(most_)) return {least, most_};
    return {least, least_ + (SortKey{bucket + 1} << shift_) - 1};
  }

 private:
  std::size_t bucket_of(SortKey key) const {
    return static_cast<std::size_t>((key - least_) >> shift_);
  }

  SortKey least_, most_;
  int shift_;
  std::array<std::uint32_t, kBuckets> counts_{};
};

}  // namespace

namespace {

/// The last of some rows: its key, and its text, where they are ordered by one.
struct Last {
  SortKey key = kLastKey;
  std::string text = {};  // folded
  TextColumn::Begin begin = {};
};

// What gives the keys of one customer's rows: keys(row), and least(w), which no key of the rows
// 64 w .. 64 w + 63 is below.

struct NoKeys {
  SortKey least(std::size_t) const { return 0; }
  SortKey operator()(std::size_t) const { return 0; }
};

struct NumberKeys {
  std::span<const std::int64_t> values;
  std::span<const NumberColumn::Range> ranges;
  bool descending;

  SortKey least(std::size_t w) const {
    if (w >= ranges.size()) return kLastKey;
    return number_key(descending ? ranges[w].most : ranges[w].least, descending);
  }
  SortKey operator()(std::size_t row) const {
    return number_key(row < values.size() ? values[row] : NumberColumn::kNull, descending);
  }
};

template <typename Code>
struct CodeKeys {
  std::span<const Code> codes;
  const std::vector<SortKey>& of_code;

  SortKey least(std::size_t) const { return 0; }
  SortKey operator()(std::size_t row) const { return of_code[codes[row]]; }
};

struct TextKeys {
  const TextColumn& column;
  bool descending;

  SortKey least(std::size_t w) const {
    const TextColumn::Range* range = column.range(w);
    if (range == nullptr) return 0;
    return descending ? ~range->most[0] : range->least[0];
  }
  SortKey operator()(std::size_t row) const {
    const SortKey prefix = column.prefix(row);
    if (prefix == 0 && column.is_null(row)) return kLastKey;
    return descending ? ~prefix : prefix;
  }
};

/// Of columns that not everybody may read, of rooms and of the customer.
struct AnyKeys {
  const Sight& sight;
  const OrderTerm& term;
  ColumnType type;
  mutable std::string scratch = {};

  SortKey least(std::size_t) const { return 0; }
  SortKey operator()(std::size_t row) const {
    return key_of(value_of(sight, term.column, row, scratch), type, term.descending, 0);
  }
};

/// The column that a term orders by, if it is of free text of the rows that is not withheld.
const TextColumn* texts_of(const Sight& sight, const OrderTerm& term) {
  if (term.column.of != ColumnRef::Of::row) return nullptr;
  const ColumnSchema& schema = sight.table().schema().columns[term.column.column];
  if (schema.type != ColumnType::text || schema.permission) return nullptr;
  return &sight.table().column_as<TextColumn>(term.column.column);
}

/// Whether the rows 64 w .. 64 w + 63 all come after the last of some others.
template <typename Keys>
bool all_behind(const Keys& keys, std::size_t w, const Last& last) {
  return keys.least(w) > last.key;
}
bool all_behind(const TextKeys& keys, std::size_t w, const Last& last) {
  const TextColumn::Range* range = keys.column.range(w);
  if (range == nullptr || last.key == kLastKey) return false;
  const bool descending = keys.descending;
  const TextColumn::Begin& begin = descending ? range->most : range->least;
  if (begin != last.begin) return descending ? begin < last.begin : last.begin < begin;
  const std::size_t row = w * 64 + (descending ? range->last : range->first);
  const int order = keys.column.compare(row, last.text);
  return descending ? order < 0 : order > 0;
}

/// Calls `use(row, keys(row))` for each row of a word.
template <typename Keys, typename Use>
void each_key(const Keys& keys, std::size_t w, std::uint64_t bits, Use use) {
  for (; bits != 0; bits &= bits - 1) {
    const std::size_t row = w * 64 + static_cast<std::size_t>(std::countr_zero(bits));
    use(row, keys(row));
  }
}
/// What is the same for all numbers of a word is asked once.
template <typename Use>
void each_key(const NumberKeys& keys, std::size_t w, std::uint64_t bits, Use use) {
  const std::int64_t* const values = keys.values.data();
  if ((w + 1) * 64 > keys.values.size()) {
    each_key([&](std::size_t row) { return keys(row); }, w, bits, use);
  } else if (keys.descending) {
    each_key([=](std::size_t row) { return number_key(values[row], true); }, w, bits, use);
  } else {
    each_key([=](std::size_t row) { return number_key(values[row], false); }, w, bits, use);
  }
}

/// Takes away the rows, of 64 w .. 64 w + 63, whose key is not from `first` to `last`, if that
/// takes no look at each of them; and says whether it did.
template <typename Keys>
bool keep_among(const Keys&, std::size_t, std::uint64_t&, SortKey, SortKey) {
  return false;
}
bool keep_among(const NumberKeys& keys, std::size_t w, std::uint64_t& bits, SortKey first,
                SortKey last) {
  constexpr std::int64_t kNull = NumberColumn::kNull;
  const bool many = std::popcount(bits) >= kManyOf64 && (w + 1) * 64 <= keys.values.size();
  if (!many) return false;
  const auto numbers = keys.values.subspan(w * 64).first<64>();
  if (keys.descending) {
    bits &= between(numbers, number_of_key(last, true), number_of_key(first, true));
    return true;
  }
  // Null, whose key is the last one, is the least number.
  std::uint64_t among = first == kLastKey
                            ? 0
                            : between(numbers, number_of_key(first, false),
                                      number_of_key(std::min(last, kLastKey - 1), false));
  if (last == kLastKey) among |= between(numbers, kNull, kNull);
  bits &= among;
  return true;
}

/// Adds a row's text, folded, if it is ordered by that.
template <typename Keys>
void add_text(const Keys&, std::size_t, std::vector<std::string>&) {}
void add_text(const TextKeys& keys, std::size_t row, std::vector<std::string>& texts) {
  std::string scratch;
  const std::string_view text = keys.column.folded(row, scratch);
  if (text.data() != scratch.data()) scratch = text;
  texts.push_back(std::move(scratch));
}

/// How a row's text and the last one's are ordered: 0 if other things tell them apart.
template <typename Keys>
int against_last(const Keys&, std::size_t, const Last&) {
  return 0;
}
int against_last(const TextKeys& keys, std::size_t row, const Last& last) {
  if (last.key == kLastKey) return 0;
  const int order = keys.column.compare(row, last.text);
  return keys.descending ? -order : order;
}

}  // namespace

template <typename Use>
void Ranking::with_keys(const Sight& sight, Use use) const {
  if (order_.empty()) return use(NoKeys{});
  const OrderTerm& term = order_.front();
  const ColumnType type = type_of(sight.table().schema(), term.column);
  const bool own = term.column.of == ColumnRef::Of::row;
  if (own && !sight.table().schema().columns[term.column.column].permission) {
    const Column& column = sight.table().column(term.column.column);
    if (const auto* numbers = std::get_if<NumberColumn>(&column))
      return use(NumberKeys{numbers->values(), numbers->ranges(), term.descending});
    if (const auto* names = std::get_if<NameColumn>(&column)) {
      const std::vector<SortKey> keys = keys_of_codes(*names, type, term.descending);
      return names->codes.visit([&]<typename Code>(std::span<const Code> codes) {
        use(CodeKeys<Code>{codes, keys});
      });
    }
  }
  if (const TextColumn* texts = texts_of(sight, term))
    return use(TextKeys{*texts, term.descending});
  use(AnyKeys{sight, term, type});
}

template <typename Use>
void Ranking::each_with_keys(Use use) const {
  std::vector<std::uint32_t> with_rows;
  std::vector<const Sight*> sights;
  for (std::uint32_t s = 0; s < sights_.size(); ++s) {
    if (!matches_[s].any()) continue;
    with_rows.push_back(s);
    sights.push_back(sights_[s]);
  }
  Ahead ahead;
  if (!order_.empty()) ahead.read(order_.front().column);
  auto next = with_rows.begin();
  ahead.for_each(sights, [&](const Sight& sight) {
    const std::uint32_t s = *next++;
    with_keys(sight, [&](const auto& keys) { use(s, matches_[s], keys); });
  });
}

bool Ranking::before(const Entry& a, const Entry& b) const {
  if (a.key != b.key) return a.key < b.key;
  for (const OrderTerm& term : order_) {
    if (const int order = compared_by(term, a.at, b.at); order != 0) return order < 0;
  }
  const Sight& sight_a = *sights_[a.at.sight];
  const Sight& sight_b = *sights_[b.at.sight];
  if (a.at.sight != b.at.sight) return sight_a.customer().tenant_id < sight_b.customer().tenant_id;
  return sight_a.table().id(a.at.row) < sight_b.table().id(b.at.row);
}

int Ranking::compared_by(const OrderTerm& term, ViewRow a, ViewRow b) const {
  const Sight& sight_a = *sights_[a.sight];
  const Sight& sight_b = *sights_[b.sight];
  const TextColumn* texts_a = texts_of(sight_a, term);
  const TextColumn* texts_b = texts_of(sight_b, term);
  if (texts_a && texts_b && !texts_a->is_null(a.row.row) && !texts_b->is_null(b.row.row)) {
    const int order = texts_b->compare(b.row.row, texts_a->folded(a.row.row, scratch_));
    return term.descending ? order : -order;
  }
  return compared(value_of(sight_a, term.column, a.row.row, scratch_),
                  value_of(sight_b, term.column, b.row.row, other_scratch_), term.descending);
}

std::vector<ViewRow> Ranking::first(std::size_t count) const {
  // A row among the first ones, and the place of its text, if they are ordered by one: whoever is
  // compared with many is put together once.
  struct Kept {
    Entry entry;
    std::uint32_t text = 0;
  };
  std::vector<Kept> kept;
  std::vector<std::string> texts;  // folded
  Last last;                       // of the first `count` of them: who comes after it is not wanted
  bool known = false;
  const auto in_order = [&](const Kept& a, const Kept& b) {
    const bool by_text = a.entry.key == b.entry.key && a.entry.key != kLastKey && !texts.empty();
    if (const int order = by_text ? texts[a.text].compare(texts[b.text]) : 0; order != 0) {
      return order_.front().descending ? order > 0 : order < 0;
    }
    return before(a.entry, b.entry);
  };
  const auto leave_first = [&] {
    if (kept.size() <= count) return;
    const auto end = kept.begin() + static_cast<std::ptrdiff_t>(count);
    std::nth_element(kept.begin(), end - 1, kept.end(), in_order);
    kept.erase(end, kept.end());
    known = true;
    last.key = kept.back().entry.key;
    if (texts.empty()) return;
    std::vector<std::string> left;
    for (Kept& one : kept) {
      left.push_back(std::move(texts[one.text]));
      one.text = static_cast<std::uint32_t>(left.size() - 1);
    }
    texts = std::move(left);
    last.text = texts.back();
    last.begin = TextColumn::begin_of(last.text);
  };
  kept.reserve(2 * count);
  each_with_keys([&](std::uint32_t s, const Bitmap& rows, const auto& keys) {
    for (std::size_t w = 0; w < rows.word_count(); ++w) {
      std::uint64_t bits = rows.word(w);
      if (bits == 0 || all_behind(keys, w, last)) continue;
      keep_among(keys, w, bits, 0, last.key);
      each_key(keys, w, bits, [&](std::size_t row, SortKey key) {
        if (key > last.key) return;
        const Entry entry{key, {s, {static_cast<std::uint32_t>(row)}}};
        if (key == last.key && known) {
          const int order = against_last(keys, row, last);
          if (order > 0 || (order == 0 && !before(entry, kept[count - 1].entry))) return;
        }
        kept.push_back({entry, static_cast<std::uint32_t>(texts.size())});
        add_text(keys, row, texts);
        if (kept.size() == 2 * count) leave_first();
      });
    }
  });
  leave_first();
  std::sort(kept.begin(), kept.end(), in_order);
  std::vector<ViewRow> in_turn;
  in_turn.reserve(kept.size());
  for (const Kept& one : kept) in_turn.push_back(one.entry.at);
  return in_turn;
}

Ranking::Bracket Ranking::guess(std::size_t total, std::size_t first, std::size_t count) const {
  if (total < kSamples) return {};
  std::size_t words = 0;
  for (const Bitmap& rows : matches_) {
    for (std::size_t w = 0; w < rows.word_count(); ++w) words += rows.word(w) != 0;
  }

  // One row of a word stands for all that the word has.
  struct Sample {
    SortKey key;
    std::size_t rows;
  };
  std::vector<Sample> samples;
  const std::size_t stride = words / kSamples + 1;
  std::size_t word = 0, stands_for = 0;
  each_with_keys([&](std::uint32_t, const Bitmap& rows, const auto& keys) {
    for (std::size_t w = 0; w < rows.word_count(); ++w) {
      const std::uint64_t bits = rows.word(w);
      if (bits == 0 || word++ % stride != 0) continue;
      const auto many = static_cast<std::size_t>(std::popcount(bits));
      samples.push_back({keys(w * 64 + static_cast<std::size_t>(std::countr_zero(bits))), many});
      stands_for += many;
    }
  });
  std::sort(samples.begin(), samples.end(),
            [](const Sample& a, const Sample& b) { return a.key < b.key; });

  // Four deviations to either side, and two samples for where there are few.
  const auto n = static_cast<double>(samples.size()), all = static_cast<double>(total);
  const double share = static_cast<double>(first) / all;
  const double margin = 4 * std::sqrt(share * (1 - share) / n) + 2 / n;
  const double from = share - margin, to = static_cast<double>(first + count) / all + margin;
  Bracket bracket;
  double passed = 0;
  for (const Sample& sample : samples) {
    if (passed <= from) bracket.least = sample.key;
    passed += static_cast<double>(sample.rows) / static_cast<double>(stands_for);
    if (passed >= to) {
      bracket.most = sample.key;
      break;
    }
  }
  return bracket;
}

/// Of all rows those with a key near the window's; `first` becomes its place among them.
std::vector<Ranking::Entry> Ranking::near(std::size_t total, std::size_t& first,
                                          std::size_t count) const {
  Bracket bracket = guess(total, first, count);
  std::vector<Entry> entries;
  for (;;) {
    std::size_t before = 0;
    const SortKey least = bracket.least, breadth = bracket.most - bracket.least;
    entries.clear();
    each_with_keys([&](std::uint32_t s, const Bitmap& rows, const auto& keys) {
      for (std::size_t w = 0; w < rows.word_count(); ++w) {
        std::uint64_t bits = rows.word(w);
        if (bits == 0 || keys.least(w) > bracket.most) continue;
        std::uint64_t within = bits, ahead = bits;
        if (keep_among(keys, w, within, least, bracket.most)) {
          bits = within;
          if (least > 0 && keep_among(keys, w, ahead, 0, least - 1)) {
            before += static_cast<std::size_t>(std::popcount(ahead));
          }
        }
        std::size_t ahead_here = 0;
        each_key(keys, w, bits, [&](std::size_t row, SortKey key) {
          ahead_here += key < least;
          if (key - least <= breadth) {
            entries.push_back({key, {s, {static_cast<std::uint32_t>(row)}}});
          }
        });
        before += ahead_here;
      }
    });
    const bool begins_within = before <= first,
               ends_within = first + count <= before + entries.size();
    if (begins_within && ends_within) {
      first -= before;
      return entries;
    }
    // The samples stood for other rows than there are.
    if (!begins_within) bracket.least = 0;
    if (!ends_within) bracket.most = kLastKey;
  }
}

bool Ranking::alike_by(const OrderTerm& term, const std::vector<Entry>& entries) const {
  std::string scratch, other;
  const ViewRow at = entries.front().at;
  const SortValue value = value_of(*sights_[at.sight], term.column, at.row.row, scratch);
  return std::all_of(entries.begin() + 1, entries.end(), [&](const Entry& entry) {
    const Sight& sight = *sights_[entry.at.sight];
    return compared(value, value_of(sight, term.column, entry.at.row.row, other), false) == 0;
  });
}

/// Leaves away rows that are surely not in the window, as long as there are many.
void Ranking::narrow(std::vector<Entry>& entries, std::size_t& first, std::size_t count) const {
  const std::size_t few = std::max(kFew, count * 2);
  std::size_t term = 0, chunk = 0;
  while (entries.size() > few && term < order_.size()) {
    const auto [low, high] =
        std::minmax_element(entries.begin(), entries.end(),
                            [](const Entry& a, const Entry& b) { return a.key < b.key; });
    const SortKey least = low->key, most = high->key;
    if (least == most) {
      // They tie so far: what tells them apart is the next bytes, or the next term.
      if (alike_by(order_[term], entries)) {
        if (++term == order_.size()) return;
        chunk = 0;
      } else {
        // Past the ends of all texts nothing is left but NULs that one has and another has not.
        if (chunk++ > 0 && least == (order_[term].descending ? kLastKey : 0)) return;
      }
      std::string scratch;
      for (Entry& entry : entries) {
        const Sight& sight = *sights_[entry.at.sight];
        const OrderTerm& by = order_[term];
        entry.key = key_of(value_of(sight, by.column, entry.at.row.row, scratch),
                           type_of(sight.table().schema(), by.column), by.descending, chunk);
      }
      continue;
    }
    Histogram histogram(least, most);
    for (const Entry& entry : entries) histogram.add(entry.key);
    const std::pair<SortKey, SortKey> wanted = histogram.around(first, count);
    const std::size_t before = entries.size();
    std::erase_if(entries, [&](const Entry& entry) {
      return entry.key < wanted.first || entry.key > wanted.second;
    });
    if (entries.size() == before) return;
  }
}

std::vector<ViewRow> Ranking::window(std::size_t offset, std::size_t count) const {
  const std::size_t total = this->total();
  offset = std::min(offset, total);
  count = std::min(count, total - offset);
  return around(offset, count).part(offset, count);
}

Stretch Ranking::around(std::size_t offset, std::size_t count) const {
  if (count == 0) return {offset, {}};
  if (offset + count <= kFirstPages) return {0, this->first(offset + count)};
  std::size_t first = offset;  // its place among the entries
  std::vector<Entry> entries = near(total(), first, count);
  narrow(entries, first, count);
  const auto in_order = [this](const Entry& a, const Entry& b) { return before(a, b); };
  const std::size_t wanted = first + count;
  if (entries.size() <= kFew || wanted > entries.size() / 2) {
    // To sort most of them costs more than to sort them all.
    std::sort(entries.begin(), entries.end(), in_order);
  } else {
    std::partial_sort(entries.begin(), entries.begin() + static_cast<std::ptrdiff_t>(wanted),
                      entries.end(), in_order);
    entries.resize(wanted);
  }
  Stretch stretch{offset - first};
  stretch.rows.reserve(entries.size());
  for (const Entry& entry : entries) stretch.rows.push_back(entry.at);
  return stretch;
}

void Ranking::put_in(std::span<const ViewRow> rows, std::vector<ViewRow>& first) const {
  // Of the same key, all terms of the order are compared.
  const auto in_order = [this](ViewRow a, ViewRow b) { return before(Entry{0, a}, Entry{0, b}); };
  for (const ViewRow row : rows) {
    const auto at = std::lower_bound(first.begin(), first.end(), row, in_order);
    if (at != first.end()) first.insert(at, row);
  }
}

std::size_t Ranking::total() const {
  std::size_t total = 0;
  for (const Bitmap& rows : matches_) total += rows.count();
  return total;
}

}  // namespace enfilade
