#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace enfilade {

/// How many bytes of white space, of any script, stand at `at`: those of one character, or 0.
std::size_t white_space_at(std::string_view text, std::size_t at);

/// Reads what stands in quotes from the `"` at `at` on, and moves `at` behind it. Inside, `\"` and
/// `\\` are a quote and a backslash.
struct Quoted {
  std::string text;
  bool closed = false;  // else the quote ended with the text
};
Quoted read_quoted(std::string_view text, std::size_t& at);

/// The free words of a search, folded: what white space separates; in quotes, a phrase.
std::vector<std::string> words_of(std::string_view search);

/// `text` in quotes, as read_quoted reads it.
std::string in_quotes(std::string_view text);

/// The search of which these are the words.
std::string search_of(const std::vector<std::string>& words);

}  // namespace enfilade
