#include "core/box/tokens.h"

#include <utility>

#include "core/box/words.h"

namespace enfilade {

bool BoxTokens::at_break() const {
  return at_end() || text_[at_] == '(' || text_[at_] == ')' || white_space_at(text_, at_) > 0;
}

bool BoxTokens::takes(std::string_view wanted) {
  if (text_.substr(at_, wanted.size()) != wanted) return false;
  at_ += wanted.size();
  return true;
}

void BoxTokens::skip_space() {
  while (!at_end()) {
    const std::size_t space = white_space_at(text_, at_);
    if (space == 0) return;
    at_ += space;
  }
}

/// Where the colon of a field stands that begins here; `npos` if none does. A name that begins with
/// a digit is none: 10:30 is a word.
std::size_t BoxTokens::end_of_field() const {
  if (at_end() || (text_[at_] >= '0' && text_[at_] <= '9')) return std::string_view::npos;
  BoxTokens ahead = *this;
  while (!ahead.at_break() && text_[ahead.at_] != '"' && text_[ahead.at_] != ',') {
    if (text_[ahead.at_] == ':') return ahead.at_ > at_ ? ahead.at_ : std::string_view::npos;
    ++ahead.at_;
  }
  return std::string_view::npos;
}

BoxToken BoxTokens::next() {
  skip_space();
  BoxToken token{.place = {at_, 0}};
  if (at_end() || items_ >= kMostBoxItems) return token;
  ++items_;

  if (takes(")")) {
    token.kind = BoxToken::Kind::close;
  } else {
    while (takes("-")) token.negated = !token.negated;
    if (takes("(")) {
      token.kind = BoxToken::Kind::open;
    } else if (at_break()) {  // dashes alone are a word
      token.kind = BoxToken::Kind::term;
      token.negated = false;
      token.term.items.push_back(
          {.value = {std::string(text_.substr(token.place.at, at_ - token.place.at)), false}});
    } else {
      token.kind = BoxToken::Kind::term;
      token.term = read_term(token);
    }
  }
  token.place.length = at_ - token.place.at;
  if (text_.substr(token.place.at, token.place.length) == "OR") {
    token.kind = BoxToken::Kind::either;
  }
  return token;
}

BoxTerm BoxTokens::read_term(BoxToken& token) {
  BoxTerm term;
  const std::size_t colon = end_of_field();
  if (colon == std::string_view::npos) {
    BoxItem word{.place = {at_, 0}};
    word.value = read_value(token, false);
    word.place.length = at_ - word.place.at;
    term.items.push_back(std::move(word));
    return term;
  }
  term.field = text_.substr(at_, colon - at_);
  at_ = colon + 1;
  do {
    term.items.push_back(read_item(token));
  } while (++items_ < kMostBoxItems && takes(","));
  return term;
}

BoxItem BoxTokens::read_item(BoxToken& token) {
  BoxItem item{.place = {at_, 0}};
  item.sign = read_sign();
  item.value = read_value(token, true);
  item.range = takes("..");
  if (item.range) {
    item.upper_sign = read_sign();
    item.upper = read_value(token, true);
  }
  item.place.length = at_ - item.place.at;
  return item;
}

BoxItem::Sign BoxTokens::read_sign() {
  using Sign = BoxItem::Sign;
  if (takes(">=")) return Sign::at_least;
  if (takes("<=")) return Sign::at_most;
  if (takes(">")) return Sign::above;
  if (takes("<")) return Sign::below;
  if (takes("=")) return Sign::equals;
  if (takes("~")) return Sign::contains;
  if (takes("^")) return Sign::starts_with;
  return Sign::none;
}

BoxValue BoxTokens::read_value(BoxToken& token, bool in_list) {
  if (!at_end() && text_[at_] == '"') {
    Quoted quoted = read_quoted(text_, at_);
    token.unfinished = !quoted.closed;
    return {std::move(quoted.text), true};
  }
  const std::size_t begin = at_;
  while (!at_break()) {
    if (in_list && (text_[at_] == ',' || text_.substr(at_, 2) == "..")) break;
    ++at_;
  }
  return {std::string(text_.substr(begin, at_ - begin)), false};
}

}  // namespace enfilade
