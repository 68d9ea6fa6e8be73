#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "bindings/cli/arguments.h"
#include "bindings/cli/commands.h"
#include "bindings/cli/conversation.h"
#include "bindings/cli/data.h"
#include "bindings/cli/table.h"
#include "bindings/cli/trouble.h"
#include "core/base/instant.h"

namespace enfilade::cli {

using Answer = Conversation::Answer;

inline constexpr int kAnswered = 0, kDenied = 1, kNotRight = 2;

/// 1 room, 2 rooms.
std::string counted(std::size_t count, const std::string& one, const std::string& many);
/// A name with its id, once where they are the same.
std::string name_and_id(const std::string& name, const std::string& id);
/// A line with a label before it: Customer  Fjordbank ASA (fjordbank)
std::string labelled(std::string_view label, std::string_view text, std::size_t width);
/// The groups that lead to a person, from the one that is assigned.
std::string through(const nlohmann::json& path);
/// Permissions with commas between them, by one more.
void add_to(std::string& list, std::string_view one);

/// A time of UTC as far as its minute or its second: 2026-03-02 09:00.
inline constexpr std::size_t kMinute = 16, kSecond = 19;
std::string time_in_words(Instant instant, std::size_t as_far_as);

Ended ended(const Trouble& trouble, std::size_t width);

/// One command on its way from the data to the screen: what was asked, of whom, and in which words
/// the answers speak of it. One function below answers each command.
class Run {
 public:
  Run(Arguments arguments, Data data, const Surroundings& around);

  /// Loads the policy and signs in who asks, then puts the rows that the command is about.
  OrTrouble<Answer> begin();

  /// Of a person who is nobody: said to who may know everything, and to nobody else.
  std::optional<Trouble> unknown(const Person& person) const;
  Trouble no_table(const std::string& name) const;
  Ended end(const Trouble& trouble, int status = kNotRight) const;
  std::string lines(std::string_view paragraph) const { return wrapped(paragraph, width); }

  const Person& subject() const { return asked.whom ? *asked.whom : *asked.as; }
  std::string in_words(const Person& person) const;
  std::string subject_in_words() const { return in_words(subject()); }
  std::string customer_in_words(const std::string& id) const;
  /// ", as far as mia may ask." where an answer about others may not be all; else a full stop.
  std::string as_far_as() const;
  /// The same where somebody else is asked about: of themselves, who asks hears all.
  std::string as_far_as_of_others() const;
  /// Lines that say which room or ticket and which customer is asked about.
  std::string target();

  std::string customer_id() const { return talk.data().tenant_id(asked.words[1]); }
  nlohmann::json person(const Person& person) const;
  /// With permission and customer, and with room, ticket and person where they are given.
  nlohmann::json question() const;

  Arguments asked;
  Conversation talk;
  std::size_t width;
  Instant now;
};

Ended check(Run& run);
Ended explain(Run& run);
Ended who(Run& run);
Ended what(Run& run);
Ended rooms(Run& run);
Ended view(Run& run);
Ended compare(Run& run);
Ended diff(Run& run);
Ended audit(Run& run);
Ended lint(Run& run, const Answer& loaded);

}  // namespace enfilade::cli
