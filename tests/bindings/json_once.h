#pragma once

// What nearly every test of the doors would compile for itself of nlohmann/json, a quarter of the
// time that it takes: to parse a text and to write one. json_once.cpp compiles it for all of them.
// Parts of it are the library's own affair: should another version have them otherwise, nothing is
// lost but time without the two files.

#include <nlohmann/json.hpp>
#include <string>

// clang-format off
#define ENFILADE_JSON_ONCE(EXTERN, Json)                                                                              \
  EXTERN template class lexer<Json, Letters>;                                                                         \
  EXTERN template class parser<Json, Letters>;                                                                        \
  EXTERN template class serializer<Json>;                                                                             \
  EXTERN template class json_sax_dom_parser<Json>;                                                                    \
  EXTERN template class json_sax_dom_callback_parser<Json>;                                                           \
  EXTERN template bool parser<Json, Letters>::sax_parse_internal(json_sax_dom_parser<Json>*);                         \
  EXTERN template bool parser<Json, Letters>::sax_parse_internal(json_sax_dom_callback_parser<Json>*)
// clang-format on

NLOHMANN_JSON_NAMESPACE_BEGIN
namespace detail {
using Letters = iterator_input_adapter<std::string::const_iterator>;
ENFILADE_JSON_ONCE(extern, json);
ENFILADE_JSON_ONCE(extern, ordered_json);
}  // namespace detail
NLOHMANN_JSON_NAMESPACE_END
