#include "core/box/words.h"

#include <array>
#include <utility>

#include "core/base/fold.h"

namespace enfilade {
namespace {

constexpr std::array<std::string_view, 25> kSpaces{" ",
                                                   "\t",
                                                   "\n",
                                                   "\r",
                                                   "\v",
                                                   "\f",
                                                   "\xC2\x85",
                                                   "\xC2\xA0",
                                                   "\xE1\x9A\x80",
                                                   "\xE2\x80\x80",
                                                   "\xE2\x80\x81",
                                                   "\xE2\x80\x82",
                                                   "\xE2\x80\x83",
                                                   "\xE2\x80\x84",
                                                   "\xE2\x80\x85",
                                                   "\xE2\x80\x86",
                                                   "\xE2\x80\x87",
                                                   "\xE2\x80\x88",
                                                   "\xE2\x80\x89",
                                                   "\xE2\x80\x8A",
                                                   "\xE2\x80\xA8",
                                                   "\xE2\x80\xA9",
                                                   "\xE2\x80\xAF",
                                                   "\xE2\x81\x9F",
                                                   "\xE3\x80\x80"};

}  // namespace

std::size_t white_space_at(std::string_view text, std::size_t at) {
  if (text[at] > ' ' && text[at] < '\x7F') return 0;  // most of most texts
  const std::string_view rest = text.substr(at);
  for (std::string_view space : kSpaces) {
    if (rest.substr(0, space.size()) == space) return space.size();
  }
  return 0;
}

Quoted read_quoted(std::string_view text, std::size_t& at) {
  Quoted quoted;
  for (++at; at < text.size(); ++at) {
    if (text[at] == '"') {
      ++at;
      quoted.closed = true;
      break;
    }
    const bool escapes =
        text[at] == '\\' && at + 1 < text.size() && (text[at + 1] == '"' || text[at + 1] == '\\');
    if (escapes) ++at;
    quoted.text.push_back(text[at]);
  }
  return quoted;
}

std::vector<std::string> words_of(std::string_view search) {
  std::vector<std::string> words;
  std::string word;
  const auto end_word = [&] {
    if (!word.empty()) words.push_back(fold(word));
    word.clear();
  };
  for (std::size_t at = 0; at < search.size();) {
    if (const std::size_t space = white_space_at(search, at)) {
      end_word();
      at += space;
    } else if (search[at] == '"' && word.empty()) {
      word = read_quoted(search, at).text;
      end_word();
    } else {
      word.push_back(search[at++]);
    }
  }
  end_word();
  return words;
}

std::string in_quotes(std::string_view text) {
  std::string quoted = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') quoted.push_back('\\');
    quoted.push_back(c);
  }
  quoted.push_back('"');
  return quoted;
}

std::string search_of(const std::vector<std::string>& words) {
  std::string search;
  for (const std::string& word : words) {
    bool bare = word.front() != '"';
    for (std::size_t at = 0; at < word.size() && bare; ++at) bare = white_space_at(word, at) == 0;
    if (!search.empty()) search.push_back(' ');
    search += bare ? word : in_quotes(word);
  }
  return search;
}

}  // namespace enfilade
