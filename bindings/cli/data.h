#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "bindings/cli/trouble.h"
#include "bindings/session.h"

namespace enfilade::cli {

/// A directory of a partner's data, as web/demo lays it out:
///
///     policy.json                      the policy document
///     audit.json                       the partner's records, if they are asked for
///     customers/<tenantId>/audit.json
///     customers/<tenantId>/rooms.json  an array of rows
///     customers/<tenantId>/tickets.json
///
/// Rows are read when a question needs them, so that one about one customer's room reads one file.
class Data {
 public:
  /// Reads the policy document. Whether it is a policy, the session says.
  static OrTrouble<Data> open(const std::string& directory);

  /// The same, of which only the policy is asked for: such a directory, or a policy document alone.
  static OrTrouble<Data> open_policy(const std::string& path);

  const std::string& policy() const { return policy_; }
  const std::string& policy_path() const { return policy_path_; }

  /// The id of the tenant that is called so by id, domain, alias or name. What no tenant is called,
  /// or more than one, is taken for an id.
  std::string tenant_id(const std::string& called) const;
  const std::string& partner() const { return tenants_.front().id; }
  /// The ids of all customers, as the policy has them.
  std::vector<std::string> customers() const;

  bool has_user(const std::string& user, const std::string& tenant) const;
  std::string name_of(const std::string& tenant) const;

  /// Whose a path of the document is, by id: customers[3].roles[0] is of the fourth customer, what
  /// is not a customer's of the partner.
  const std::string& tenant_at(const std::string& path) const;

  struct File {
    std::string path, text;
  };
  /// The records of a tenant, as they are on the disk.
  OrTrouble<File> audit(const std::string& tenant) const;

  /// The tables beside rooms and tickets, declared in a tables.json, if there is one.
  std::optional<File> tables() const;

  /// Puts a customer's table into a session in which somebody is signed in. A row that is not taken
  /// is trouble, too: answers would be about less than is there. What the session does not hold of
  /// this viewer's is left out. Of a declared table a customer may have no file.
  std::optional<Trouble> load(Session& session, const std::string& customer,
                              const std::string& table) const;

 private:
  struct Tenant {
    std::string id, domain, alias, name;
    std::set<std::string> users = {};
  };

  Data(std::string directory, std::string policy_path, std::string policy);

  std::string directory_, policy_path_, policy_;
  std::vector<Tenant> tenants_;  // the partner, then the customers
};

}  // namespace enfilade::cli
