#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bindings/cli/trouble.h"
#include "core/base/instant.h"

namespace enfilade::cli {

/// A command as it is typed: what it takes, and what its help says. All of them: forms().
struct Form {
  std::string_view name;
  std::string_view words;  // as its usage has them: PERMISSION CUSTOMER
  std::size_t least = 0, most = 0;
  std::vector<std::string_view> options;  // beside --help: --data, --as
  std::string_view tells;                 // one clause, for the list of commands
  std::string_view help;                  // paragraphs, one a line
  std::vector<std::string_view> examples;
  bool about_somebody = false;  // about whom it is, --for says or, of themselves, --as
};

std::span<const Form> forms();

/// USER or USER@TENANT. The last @ divides them, so that a sign-in name does as well.
struct Person {
  std::string user;
  std::string tenant;  // empty: the partner's own
};

OrTrouble<Person> person_of(const std::string& typed);

/// What was typed, understood.
struct Arguments {
  const Form* form = nullptr;  // of --help: the command that was named, if any
  bool help = false, version = false, json = false, csv = false;
  std::string data;
  std::optional<Person> as = std::nullopt;    // nobody: with service authority
  std::optional<Person> whom = std::nullopt;  // --for
  std::optional<std::string> room = std::nullopt, ticket = std::nullopt;
  std::optional<Instant> at = std::nullopt, from = std::nullopt, until = std::nullopt;
  std::vector<std::string> words = {};
  std::string table = "tickets";
  std::optional<std::string> facets = std::nullopt;  // columns, with commas between them
  std::optional<std::size_t> rows = std::nullopt;
};

/// Reads a command line without the program's name. Everything that a command needs is there
/// afterwards, and nothing that it does not take; whether it exists is not looked at.
OrTrouble<Arguments> parse_arguments(const std::vector<std::string>& typed);

/// The page of a command, or of all of them.
///
/// form   nullptr: of all
/// width  how many columns it may take
std::string help_page(const Form* form, std::size_t width);

}  // namespace enfilade::cli
