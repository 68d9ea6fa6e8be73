#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "bindings/json/reader.h"
#include "core/base/result.h"

namespace enfilade {

// The requests of the AuthZEN Authorization API 1.0, sections 5 to 8, as far as they mean something
// here; how they are mapped: bindings/json/AUTHZEN.md. Members that mean nothing here are ignored,
// as the specification has it.

/// A subject or a resource.
struct AuthzenEntity {
  std::string type, id;
  /// Where the id is one: of a subject the property "tenant", of a resource "customer".
  std::optional<std::string> of = std::nullopt;
};

struct AuthzenEvaluation {
  AuthzenEntity subject;
  std::string action;
  AuthzenEntity resource;
};

enum class AuthzenSemantic : std::uint8_t {
  execute_all,
  deny_on_first_deny,
  permit_on_first_permit
};

struct AuthzenEvaluations {
  /// Each as it is asked, or what is wrong with it.
  std::vector<Result<AuthzenEvaluation>> evaluations;
  AuthzenSemantic semantic = AuthzenSemantic::execute_all;
  bool single = false;  // none are listed: the request is one evaluation
};

/// Which part of an answer is wanted: the first, or what follows a token.
struct AuthzenPage {
  std::uint32_t offset = 0, limit = 0;
  std::uint32_t search = 0;  // what is searched, as a number: a token is good for one search
  bool asked = false;        // whether the request has a page
};

/// What is searched is the part that has no id.
struct AuthzenSearch {
  enum class For : std::uint8_t { subjects, resources, actions };

  AuthzenEvaluation given;
  AuthzenPage page;
};

inline constexpr std::uint32_t kMostAuthzenResults = 1'000;

AuthzenEvaluation read_authzen_evaluation(const Reader& in);
AuthzenEvaluations read_authzen_evaluations(const Reader& in);
AuthzenSearch read_authzen_search(const Reader& in, AuthzenSearch::For what);

/// The token of what follows this page, `found` results long.
std::string authzen_next_token(const AuthzenPage& page, std::size_t found);

}  // namespace enfilade
