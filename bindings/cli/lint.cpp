#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>

#include "bindings/cli/run.h"
#include "bindings/session.h"

namespace enfilade::cli {
namespace {

using nlohmann::json;

/// An oddity in words. Of `in_document` the policy says the place when it is loaded.
struct Words {
  std::string_view kind, says;
  bool in_document = false;
};
constexpr std::array<Words, 10> kWords{{
    {"no_primary_admin", "nobody is primary admin", true},
    {"one_primary_admin", "one person alone is primary admin"},
    {"not_active", "the relationship is not active: the partner's assignments grant nothing", true},
    {"unknown_role", "there is no such role", true},
    {"unknown_member", "one of its members is nobody", true},
    {"reaches_nobody", "nobody is a member"},
    {"reaches_nothing", "it covers no room that is there and open to its side"},
    {"above_ceiling", "its role permits what the customer did not open: "},
    {"ends_soon", "it ends on "},
    {"never_used", "no assignment has this role"},
}};

/// When the assignments of a policy end, by customer and assignment: RFC 3339.
using Ends = std::map<std::pair<std::string, std::string>, std::string>;

/// As far as who asks sees them: of the policy as it is for them.
Ends ends_of(Run& run) {
  Ends ends;
  const auto asked = run.talk.ask(&Session::policy, json::object());
  const Answer* policy = std::get_if<Answer>(&asked);
  if (!policy) return ends;
  for (const json& customer : policy->ok.value("customers", json::array())) {
    for (const json& one : customer.value("assignments", json::array()))
      ends[{text_of(customer, "tenantId"), text_of(one, "id")}] = text_of(one, "until");
  }
  return ends;
}

/// Findings by tenant, as lines: the place, and what is odd there.
class Findings {
 public:
  explicit Findings(std::size_t width) : width_(width) {}

  void add(const std::string& tenant, const std::string& place, const std::string& says) {
    lines_[tenant] += wrapped(place, width_, "  ", "  ") + wrapped(says, width_, "    ", "    ");
    ++count_;
  }
  std::size_t count() const { return count_; }
  std::string of(const std::string& tenant) const {
    const auto found = lines_.find(tenant);
    return found == lines_.end() ? "" : found->second;
  }

 private:
  std::size_t width_, count_ = 0;
  std::map<std::string, std::string> lines_;
};

void add(Findings& findings, const json& one, const Ends& ends, bool document_is_told) {
  const std::string kind = text_of(one, "kind");
  const auto words = std::find_if(kWords.begin(), kWords.end(),
                                  [&](const Words& some) { return some.kind == kind; });
  if (words == kWords.end() || (words->in_document && document_is_told)) return;
  const std::string customer = text_of(one, "customer"), assignment = text_of(one, "assignment"),
                    role = text_of(one, "role");
  std::string says(words->says);
  if (kind == "above_ceiling") {
    std::string permissions;
    for (const json& permission : one["permissions"])
      add_to(permissions, permission.get<std::string>());
    says += permissions;
  }
  if (kind == "ends_soon") {
    const auto until = ends.find({customer, assignment});
    constexpr std::size_t kDate = 10;
    says = until == ends.end() ? "it ends soon" : says + until->second.substr(0, kDate);
  }
  findings.add(customer,
               !assignment.empty() ? "assignment " + assignment
               : !role.empty()     ? "role " + role
                                   : "the customer",
               says);
}

std::string extent(const Run& run, const json& loaded) {
  const auto count = [&](const char* key, const std::string& one, const std::string& many) {
    return counted(loaded.value(key, std::size_t{0}), one, many);
  };
  return '\n' +
         run.lines('"' + run.talk.data().policy_path() + "\" has " +
                   count("customers", "customer", "customers") + ", " +
                   count("users", "user", "users") + ", " + count("groups", "group", "groups") +
                   ", " + count("roles", "role", "roles") + " and " +
                   count("assignments", "assignment", "assignments") + '.');
}

}  // namespace

Ended lint(Run& run, const Answer& loaded) {
  // Of the document as a whole, only who may know everything hears.
  const bool whole = !run.asked.as;
  const auto asked = run.talk.ask(&Session::lint, json::object());
  if (const Trouble* trouble = trouble_of(asked)) return run.end(*trouble);
  const auto& [text, ok] = std::get<Answer>(asked);

  Findings findings(run.width);
  if (whole) {
    for (const json& one : loaded.ok["findings"]) {
      const std::string path = text_of(one, "path");
      const bool of_customer = path.starts_with("customers[") && path.find('.') == path.npos;
      findings.add(run.talk.data().tenant_at(path), of_customer ? "the customer" : path,
                   text_of(one, "finding"));
    }
  }
  const Ends ends = ends_of(run);
  for (const json& one : ok["findings"]) add(findings, one, ends, whole);
  const int status = findings.count() == 0 ? kAnswered : kDenied;
  if (run.asked.json) return {status, (whole ? loaded.text + '\n' : "") + text + '\n', ""};

  const std::string known = whole ? "" : ", as far as " + run.asked.as->user + " may know";
  std::string out =
      run.lines(findings.count() == 0 ? "No findings" + known + '.'
                                      : counted(findings.count(), "finding", "findings") + known +
                                            ". Nothing wrong is granted by any of them.");
  std::vector<std::string> tenants = run.talk.data().customers();
  tenants.insert(tenants.begin(), run.talk.data().partner());
  for (const std::string& tenant : tenants) {
    const std::string lines = findings.of(tenant);
    if (lines.empty()) continue;
    out += '\n' + run.lines(name_and_id(run.talk.data().name_of(tenant), tenant)) + lines;
  }
  return {status, whole ? out + extent(run, loaded.ok) : out, ""};
}

}  // namespace enfilade::cli
