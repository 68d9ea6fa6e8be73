#include "core/box/parse.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/fold.h"
#include "core/box/tokens.h"

namespace enfilade {
namespace {

using Kind = BoxNotice::Kind;

/// A term or a group, read. A free word stays one for as long as it can: at the top it is looked
/// for as a word, and only within others as a filter.
struct Part {
  Filter filter = {};
  std::optional<std::string> word = std::nullopt;  // folded, instead of a filter
};
using Parts = std::vector<Part>;

Filter all_of(const TableSchema& table, Parts parts) {
  std::vector<Filter> filters;
  for (Part& part : parts) {
    filters.push_back(part.word ? filter_of_word(table, *part.word) : std::move(part.filter));
  }
  if (filters.size() == 1) return std::move(filters.front());
  return {.kind = Filter::Kind::all_of, .parts = std::move(filters), .leaf = {}};
}

/// What stands between two parentheses, or in the whole text, as far as it is read.
struct Group {
  Place place = {};  // of the `(`
  bool negated = false;
  std::vector<Parts> before = {};              // what stands before each `OR`
  Parts now = {};                              // what stands behind the last
  bool begun = false;                          // something stands behind it, even if it was ignored
  std::optional<Place> either = std::nullopt;  // an `OR` with nothing behind it yet
  bool excused = false;                        // but for what was ignored

  void add(Part part) {
    if (either) {
      before.push_back(std::exchange(now, {}));
      either.reset();
      excused = false;
    }
    now.push_back(std::move(part));
    begun = true;
  }
  void ignore() {
    begun = true;
    excused = either.has_value();
  }
};

class Parser {
 public:
  Parser(const TableSchema& table, std::string_view text, const BoxContext& context)
      : table_(table), text_(text), tokens_(text), context_(context) {
    groups_.emplace_back();
  }

  BoxQuery read() {
    for (BoxToken token = tokens_.next(); token.kind != BoxToken::Kind::end;
         token = tokens_.next()) {
      take(token);
    }
    if (tokens_.rest().length > 0) notice(Kind::too_long, tokens_.rest());
    while (groups_.size() > 1) {
      notice(Kind::unclosed_group, innermost().place);
      close();
    }
    end_group(innermost());
    read_whole();
    std::stable_sort(
        result_.notices.begin(), result_.notices.end(),
        [](const BoxNotice& a, const BoxNotice& b) { return a.place.at < b.place.at; });
    result_.query.table = &table_;
    return std::move(result_);
  }

 private:
  Group& innermost() { return groups_.back(); }
  void notice(Kind kind, Place place) { result_.notices.push_back({kind, place}); }

  void take(const BoxToken& token) {
    switch (token.kind) {
      case BoxToken::Kind::open:
        return open(token);
      case BoxToken::Kind::close:
        return take_close(token.place);
      case BoxToken::Kind::either:
        return take_either(token.place);
      case BoxToken::Kind::term:
        return take_term(token);
      case BoxToken::Kind::end:
        return;
    }
  }

  void open(const BoxToken& token) {
    if (groups_.size() > kDeepestBoxGroup) {
      notice(Kind::too_deep, token.place);
      ++ignored_opens_;
      return;
    }
    groups_.push_back({.place = token.place, .negated = token.negated});
  }

  void take_close(Place place) {
    if (ignored_opens_ > 0) {
      --ignored_opens_;
    } else if (groups_.size() == 1) {
      notice(Kind::stray_close, place);
    } else {
      close();
    }
  }

  /// Ends the innermost group, and makes a part of the one around it.
  void close() {
    Group group = std::move(innermost());
    groups_.pop_back();
    end_group(group);
    Group& around = innermost();
    if (group.before.empty() && group.now.empty()) {
      if (!group.begun) notice(Kind::empty_group, group.place);
      return around.ignore();
    }
    if (group.before.empty() && !group.negated) {
      for (Part& part : group.now) around.add(std::move(part));
    } else if (group.before.empty() && group.now.size() == 1) {
      around.add(negated(std::move(group.now.front())));
    } else {
      Part part{any_of(std::move(group))};
      around.add(group.negated ? negated(std::move(part)) : std::move(part));
    }
  }

  /// An `OR` at the end is a word, unless what stood behind it was ignored.
  void end_group(Group& group) {
    if (!group.either) return;
    const Place place = *std::exchange(group.either, std::nullopt);
    if (!std::exchange(group.excused, false)) add_or_as_word(group, place);
  }

  void take_either(Place place) {
    Group& group = innermost();
    const bool follows_another = group.either && !group.excused;
    if (follows_another || !group.begun) return add_or_as_word(group, place);
    group.excused = false;
    if (!group.now.empty()) {
      group.either = place;
    } else {
      group.begun = false;  // only what was ignored stands before it
    }
  }

  void add_or_as_word(Group& group, Place place) {
    notice(Kind::or_is_word, place);
    group.add({.filter = {}, .word = "or"});
  }

  Filter any_of(Group group) {
    if (group.before.empty()) return all_of(table_, std::move(group.now));
    group.before.push_back(std::move(group.now));
    Filter any{.kind = Filter::Kind::any_of, .parts = {}, .leaf = {}};
    for (Parts& parts : group.before) any.parts.push_back(all_of(table_, std::move(parts)));
    return any;
  }

  Part negated(Part part) {
    Filter none{.kind = Filter::Kind::none_of, .parts = {}, .leaf = {}};
    none.parts.push_back(part.word ? filter_of_word(table_, *part.word) : std::move(part.filter));
    return {std::move(none)};
  }

  void take_term(const BoxToken& token) {
    if (token.unfinished) notice(Kind::unclosed_quote, token.place);
    std::optional<Part> part = part_of(token);
    if (!part) return innermost().ignore();
    innermost().add(token.negated ? negated(*std::move(part)) : *std::move(part));
  }

  /// What a term asks; nothing if it is ignored, or orders.
  std::optional<Part> part_of(const BoxToken& token) {
    const BoxTerm& term = token.term;
    if (term.field.empty()) return word_of(token);
    const std::optional<BoxField> field = find_field(table_, term.field);
    if (!field) {
      notice(Kind::unknown_field, token.place);
      return word_part(as_written(token));
    }
    const bool empty = std::all_of(term.items.begin(), term.items.end(),
                                   [](const BoxItem& item) { return item.missing(); });
    if (empty) {
      notice(Kind::empty_field, token.place);
      return std::nullopt;
    }
    if (field->kind == BoxField::Kind::sort) {
      for (const BoxItem& item : term.items) order_by(item);
      return std::nullopt;
    }
    Filter filter = filter_of(table_, *field, term.items, context_, result_.notices);
    if (filter.kind != Filter::Kind::leaf && filter.parts.empty()) return std::nullopt;
    return Part{std::move(filter)};
  }

  static Part word_part(std::string_view word) {
    Part part;
    part.word = fold(word);
    return part;
  }

  std::optional<Part> word_of(const BoxToken& token) {
    const BoxValue& word = token.term.items.front().value;
    if (word.text.empty()) {
      notice(Kind::empty_group, token.place);
      return std::nullopt;
    }
    if (!word.quoted && word.text == kBoxAll) return Part{};
    return word_part(word.text);
  }

  /// A term of an unknown field as free text: without its dash and its quotes.
  std::string as_written(const BoxToken& token) const {
    const BoxTerm& term = token.term;
    std::string written = term.field + ':';
    std::size_t at = term.items.front().place.at;
    for (const BoxItem& item : term.items) {
      written += text_.substr(at, item.place.at - at);
      const std::string_view whole = text_.substr(item.place.at, item.place.length);
      written += item.value.quoted && !item.range ? item.value.text : std::string(whole);
      at = item.place.end();
    }
    return written;
  }

  void order_by(const BoxItem& item) {
    constexpr std::string_view kDescending = "-desc", kAscending = "-asc";
    if (item.missing()) return;
    const std::string name = fold(item.value.text);
    const auto ends_with = [&](std::string_view end) {
      return name.size() > end.size() &&
             std::string_view(name).substr(name.size() - end.size()) == end;
    };
    const bool descending = ends_with(kDescending);
    const std::size_t end = descending              ? kDescending.size()
                            : ends_with(kAscending) ? kAscending.size()
                                                    : 0;
    const auto field = find_field(table_, std::string_view(name).substr(0, name.size() - end));
    const std::optional<ColumnRef> column = column_to_order_by(table_, field);
    if (!column || item.sign != BoxItem::Sign::none || item.range) {
      return notice(Kind::unreadable_value, item.place);
    }
    std::vector<OrderTerm>& order = result_.query.order;
    const bool again = std::any_of(order.begin(), order.end(),
                                   [&](const OrderTerm& term) { return term.column == *column; });
    if (!again) order.push_back({*column, descending});
  }

  /// The whole text: words and filters that all hold, or the one filter of an `OR`.
  void read_whole() {
    Group& whole = innermost();
    Query& query = result_.query;
    if (!whole.before.empty()) {
      query.where = any_of(std::move(whole));
      return;
    }
    for (Part& part : whole.now) {
      if (part.word) {
        query.words.push_back(*std::move(part.word));
      } else {
        query.where.parts.push_back(std::move(part.filter));
      }
    }
    if (query.where.parts.size() == 1) {
      Filter only = std::move(query.where.parts.front());
      query.where = std::move(only);
    }
  }

  const TableSchema& table_;
  std::string_view text_;
  BoxTokens tokens_;
  const BoxContext& context_;
  std::vector<Group> groups_;  // the innermost last
  std::size_t ignored_opens_ = 0;
  BoxQuery result_ = {};
};

}  // namespace

BoxQuery parse_box(const TableSchema& table, std::string_view text, const BoxContext& context) {
  return Parser(table, text, context).read();
}

}  // namespace enfilade
