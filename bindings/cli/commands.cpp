#include "bindings/cli/commands.h"

#include <string_view>
#include <utility>

#include "bindings/cli/arguments.h"
#include "bindings/cli/data.h"
#include "bindings/cli/run.h"
#include "bindings/cli/trouble.h"

namespace enfilade::cli {
namespace {

Ended answer(Run& run) {
  const auto begun = run.begin();
  if (const Trouble* trouble = trouble_of(begun)) return run.end(*trouble);
  const std::string_view command = run.asked.form->name;
  if (command == "check") return check(run);
  if (command == "explain") return explain(run);
  if (command == "who") return who(run);
  if (command == "what") return what(run);
  if (command == "rooms") return rooms(run);
  if (command == "view") return view(run);
  if (command == "compare") return compare(run);
  if (command == "diff") return diff(run);
  if (command == "audit") return audit(run);
  return lint(run, std::get<Answer>(begun));
}

}  // namespace

Ended run(const std::vector<std::string>& typed, const Surroundings& surroundings) {
  auto parsed = parse_arguments(typed);
  if (const Trouble* trouble = trouble_of(parsed)) return ended(*trouble, surroundings.width);
  Arguments arguments = std::get<Arguments>(std::move(parsed));
  if (arguments.help) return {kAnswered, help_page(arguments.form, surroundings.width), ""};
  if (arguments.version) return {kAnswered, "enfilade " ENFILADE_VERSION "\n", ""};
  auto opened = Data::open(arguments.data);
  if (const Trouble* trouble = trouble_of(opened)) return ended(*trouble, surroundings.width);
  Run one(std::move(arguments), std::get<Data>(std::move(opened)), surroundings);
  return answer(one);
}

}  // namespace enfilade::cli
