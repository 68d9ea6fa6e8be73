#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "tests/fuzz/policy_domain.h"

namespace enfilade::fuzz {

/// What a customer opened, by the words of the document and of the commands that were applied
/// alone: a second, much plainer opinion on the outermost walls. It knows rooms by id, room group
/// and country, and holds nothing against what it cannot tell.
struct Opened {
  std::string customer;
  bool known = true;  // false after a command of which it cannot tell the effect
  bool active = false;
  Json delegation;  // null: nothing is opened
  Json rooms = Json::object();
  bool rooms_known = true;
};

/// The same of each customer of a document, in its order.
class Bounds {
 public:
  /// Of a document that was taken. Rows stay.
  void load(const Json& document);
  /// Rows that were put, and the report on them.
  void put(const Json& question, const Json& rows, const Json& report);
  void apply(const Json& command);

  const std::vector<Opened>& customers() const { return customers_; }

 private:
  Opened* find(const std::string& customer);

  std::vector<Opened> customers_;
};

/// Whether the partner's people can be allowed this at all. An empty `room`: about the customer.
bool may_be_allowed(const Opened& opened, std::string_view permission, const std::string& room);

}  // namespace enfilade::fuzz
