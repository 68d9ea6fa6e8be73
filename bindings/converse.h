#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "bindings/json/json.h"
#include "bindings/json/reader.h"
#include "bindings/json/write_answers.h"
#include "bindings/json/writer.h"
#include "core/base/result.h"

namespace enfilade {

/// Nothing: the answer is written. An error: that is the answer.
using Refused = std::optional<Error>;

/// { "error": … }
inline std::string refusal(const Error& error) {
  JsonWriter out;
  out.object([&] {
    out.key("error");
    write_error(out, error);
  });
  return out.take();
}

/// { "ok": what `respond(out)` writes }, or the error that it gives.
template <typename Respond>
std::string answer(Respond respond) {
  JsonWriter out;
  out.begin_object();
  out.key("ok");
  if (const Refused refused = respond(out)) return refusal(*refused);
  out.end_object();
  return out.take();
}

/// Reads a question by `read(Reader)` and answers with what `respond(question, out)` writes. What
/// cannot be read is refused, with the place of the first thing wrong; `respond` is not called
/// then.
///
/// code  of such a refusal
template <typename Read, typename Respond>
std::string converse(ErrorCode code, const std::string& text, Read read, Respond respond) {
  const Result<JsonTree> json = parse_json(text);
  if (!json) return refusal(json.error());
  Reader::Failure failure{code};
  const auto question = read(Reader(json->root(), failure));
  if (failure.error) return refusal(*failure.error);
  return answer([&](JsonWriter& out) { return respond(question, out); });
}

/// The question that says nothing more: {}.
struct Nothing {};
inline Nothing read_nothing(const Reader& in) {
  in.needed().only({});
  return {};
}
inline void write_nothing(JsonWriter& out) {
  out.begin_object();
  out.end_object();
}

inline Error not_signed_in() {
  return {ErrorCode::not_signed_in, "nobody is signed in"};
}

/// Of what only a person can do, or be told of themselves, where a service asks.
inline Error nobody_is_named() {
  return {ErrorCode::bad_question, "a service asks about somebody: name the \"user\"", "user"};
}
inline Error nobody_acts() {
  return {ErrorCode::not_signed_in, "a service has no hands: somebody must be signed in"};
}

/// The number of what stays open between two questions: of a view, say.
inline std::uint32_t read_number(const Reader& in) {
  return static_cast<std::uint32_t>(in.integer(1, 0xFFFF'FFFF));
}
inline Error no_view() {
  return {ErrorCode::bad_question, "no such view: it was closed, or never opened", "view"};
}

/// Of a customer whose rows are not held here.
inline Error no_customer() {
  return {ErrorCode::not_found, "no such customer", "customer"};
}

}  // namespace enfilade
