#pragma once

#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "bindings/cli/arguments.h"
#include "bindings/cli/data.h"
#include "bindings/cli/trouble.h"
#include "bindings/session.h"
#include "core/table/tables.h"

namespace enfilade::cli {

/// A member of an answer, if it is a text; else an empty one.
std::string text_of(const nlohmann::json& object, const char* key);

/// A session with a directory of data behind it: it is asked in JSON, and a refusal is trouble.
class Conversation {
 public:
  using Call = std::string (Session::*)(const std::string&);

  /// What a call gave: the text as it is, and what stands in it.
  struct Answer {
    std::string text;
    nlohmann::json ok;
  };

  /// whole  with service authority, which nobody signs in for
  Conversation(Data data, bool whole);

  /// Loads the policy, and signs in at that time who asks, if that is somebody.
  OrTrouble<Answer> begin(const std::optional<Person>& person, Instant now);
  /// Puts the rooms of a customer, and the table that is asked about beside them.
  std::optional<Trouble> load(const std::string& customer, const std::string& table);
  std::optional<Trouble> load_all(const std::string& table);

  /// Trouble without a word on what is next is the session's refusal of what nobody may know.
  OrTrouble<Answer> ask(Call call, const nlohmann::json& question);
  /// The rows of a table that the viewer sees of a customer, or that one of them, by their ids.
  std::map<std::string, nlohmann::json> visible(const std::string& customer,
                                                const std::string& table,
                                                const nlohmann::json& columns,
                                                const std::optional<std::string>& id);

  const Data& data() const { return data_; }
  /// Rooms, tickets, and what the directory declares beside them.
  const Tables& tables() const { return *tables_; }
  std::string tenant_of(const Person& person) const {
    return person.tenant.empty() ? data_.partner() : data_.tenant_id(person.tenant);
  }
  /// The name of a customer that the viewer knows of; else nothing.
  std::string customer_name(const std::string& id) const;

 private:
  std::optional<Trouble> sign_in(const Person& person);
  /// Tells the session of the tables that the directory declares.
  std::optional<Trouble> declare();

  Data data_;
  std::unique_ptr<Tables> tables_ = std::make_unique<Tables>();
  std::shared_ptr<Session> session_;  // which remembers how to destroy a Service
  std::map<std::string, std::string> customer_names_;
};

/// next  what may be named instead: --as takes …
Trouble no_user(const Person& person, const std::string& next);

/// Loads the policy of a directory into a session; trouble names the place that breaks a rule.
OrTrouble<Conversation::Answer> load_policy(Session& session, const Data& data);

}  // namespace enfilade::cli
