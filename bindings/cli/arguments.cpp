#include "bindings/cli/arguments.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include "bindings/cli/table.h"
#include "core/base/permission.h"

namespace enfilade::cli {
namespace {

/// What each option takes, and what help says of it.
struct Option {
  std::string_view name, value, tells;
};
constexpr std::array<Option, 8> kOptions{{
    {"--data", "DIR", "the directory with policy.json and the customers' rows"},
    {"--as", "USER[@TENANT]", "who asks: of the partner, or of a customer named behind the @"},
    {"--for", "USER[@TENANT]", "about whom; about who asks, if absent"},
    {"--room", "ID", "on this room"},
    {"--ticket", "ID", "on this ticket"},
    {"--at", "TIME", "as of then, such as 2026-03-02 or 2026-03-02T09:00:00+01:00; now, if absent"},
    {"--json", "", "the answer as the engine gives it, in one line"},
    {"--help", "", "this page"},
}};

constexpr std::string_view kExits =
    "0  allowed, or answered\n"
    "1  denied; of lint: there are findings\n"
    "2  the command or the data is not right: standard error says what to do";

bool takes(const Form& form, std::string_view option) {
  return option == "--help" ||
         std::find(form.options.begin(), form.options.end(), option) != form.options.end();
}

/// The line of usage, broken between its parts and not within one.
std::string usage(const Form& form, std::size_t width) {
  constexpr std::string_view kUnbroken = "\u00A0";
  std::string text = "enfilade " + std::string(form.name);
  const auto add = [&](std::string_view part) {
    text += ' ';
    for (char c : part) c == ' ' ? text += kUnbroken : text += c;
  };
  add("--data DIR");
  if (takes(form, "--as")) add("--as USER[@TENANT]");
  if (!form.words.empty()) add(form.words);
  if (takes(form, "--room"))
    add(takes(form, "--ticket") ? "[--room ID | --ticket ID]" : "[--room ID]");
  if (takes(form, "--for")) add("[--for USER[@TENANT]]");
  if (takes(form, "--at")) add("[--at TIME]");
  add("[--json]");
  std::string lines = wrapped(text, width, "  ", "      ");
  for (std::size_t at = 0; (at = lines.find(kUnbroken, at)) != lines.npos; ++at)
    lines.replace(at, kUnbroken.size(), 1, ' ');
  return lines;
}

std::string page_hint(const Form* form) {
  return "\"enfilade " + (form ? std::string(form->name) + ' ' : "") + "--help\" shows how.";
}

/// How many letters are to be changed, added or left out.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({changed, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}

/// Did you mean …? And where to read on.
template <typename Names>
std::string next_after(std::string_view typed, const Names& names, const Form* form) {
  for (const auto& name : names) {
    if (distance(typed, name.name) <= 2)
      return "Did you mean \"" + std::string(name.name) + "\"? " + page_hint(form);
  }
  return page_hint(form);
}

Person person_of(const std::string& typed) {
  const std::size_t at = typed.rfind('@');
  if (at == typed.npos) return {typed, ""};
  return {typed.substr(0, at), typed.substr(at + 1)};
}

/// RFC 3339, or a day alone: its beginning in UTC.
std::optional<Instant> instant_of(const std::string& typed) {
  const auto instant = parse_instant(typed);
  return instant ? instant : parse_instant(typed + "T00:00:00Z");
}

std::optional<Trouble> keep(Arguments& arguments, std::string_view option,
                            const std::string& value) {
  const Form* form = arguments.form;
  if (option == "--data") arguments.data = value;
  if (option == "--room") arguments.room = value;
  if (option == "--ticket") arguments.ticket = value;
  if (option == "--at") {
    arguments.at = instant_of(value);
    if (!arguments.at) {
      return Trouble{"\"" + value + "\" is no time",
                     "--at takes one like 2026-03-02 or 2026-03-02T09:00:00+01:00."};
    }
  }
  if (option == "--as" || option == "--for") {
    const Person person = person_of(value);
    if (person.user.empty() || (person.tenant.empty() && value.back() == '@'))
      return Trouble{"\"" + value + "\" is no USER or USER@TENANT", page_hint(form)};
    if (option == "--as") {
      arguments.as = person;
    } else {
      arguments.whom = person;
    }
  }
  return std::nullopt;
}

std::optional<Trouble> missing(const Arguments& arguments) {
  const Form& form = *arguments.form;
  const std::string name(form.name);
  if (arguments.data.empty()) {
    return Trouble{"--data DIR is missing",
                   "It names the directory with policy.json. " + page_hint(&form)};
  }
  if (takes(form, "--as") && arguments.as.user.empty()) {
    return Trouble{"--as USER is missing", "It names who asks. " + page_hint(&form)};
  }
  if (arguments.words.size() < form.least) {
    return Trouble{name + " needs " + std::string(form.words) + ", and " +
                       (arguments.words.empty() ? "neither is" : "only the first is") + " there",
                   page_hint(&form)};
  }
  if (arguments.words.size() > form.most) {
    return Trouble{"\"" + arguments.words[form.most] + "\" is one word too many",
                   "A name with blanks is put in quotes. " + page_hint(&form)};
  }
  if (arguments.room && arguments.ticket)
    return Trouble{"--room and --ticket exclude each other", "Ask about one of them."};
  return std::nullopt;
}

std::string option_lines(const Form& form, std::size_t width) {
  std::string text;
  for (const Option& option : kOptions) {
    if (!takes(form, option.name)) continue;
    std::string first = "  " + std::string(option.name) + ' ' + std::string(option.value);
    first.resize(std::max<std::size_t>(first.size(), 22), ' ');
    text += wrapped(option.tells, width, first + "  ", std::string(24, ' '));
  }
  return text;
}

template <typename Visit>
void each_line(std::string_view text, Visit visit) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    visit(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

std::string permissions(std::size_t width) {
  std::string about_rooms, others;
  for (std::string_view name : kPermissionNames) {
    const auto permission = parse_permission(name);
    const bool about_room = permission && PermissionSet{*permission}.intersects(kAboutARoom);
    std::string& list = about_room ? about_rooms : others;
    list += (list.empty() ? "" : ", ") + std::string(name);
  }
  return "Permissions about a room or a ticket\n" + wrapped(about_rooms, width, "  ", "  ") +
         "Permissions about the customer\n" + wrapped(others, width, "  ", "  ");
}

std::string general_page(std::size_t width) {
  std::string text = wrapped("Who may do what in which room, and why.", width) +
                     "\n  enfilade COMMAND --data DIR ...\n\nCommands\n";
  for (const Form& form : forms()) {
    std::string first = "  " + std::string(form.name);
    first.resize(11, ' ');
    text += wrapped(form.tells, width, first, std::string(11, ' '));
  }
  text += "\nA first question\n";
  for (std::string_view example : forms().front().examples)
    text += "  " + std::string(example) + '\n';
  text += "\nExit status\n";
  each_line(kExits, [&](std::string_view line) { text += wrapped(line, width, "  ", "     "); });
  return text + "\n\"enfilade COMMAND --help\" tells what a command takes.\n";
}

}  // namespace

std::span<const Form> forms() {
  static const std::vector<Form> all{
      {"check",
       "PERMISSION CUSTOMER",
       2,
       2,
       {"--data", "--as", "--for", "--room", "--ticket", "--at", "--json"},
       "may somebody do this? yes or no, and by which assignments",
       "Says yes or no. Of a yes, the assignments that give it; of a no, the wall that was met and "
       "what to do about it.\n"
       "A customer is called by its id, domain, alias or name. Asking about somebody else takes "
       "roles.view there.",
       {"enfilade check --data DIR --as ben rooms.modify fjord --room oslo-1",
        "enfilade check --data DIR --as mia --for ben settings.view \"Fjordbank ASA\""}},
      {"explain",
       "PERMISSION CUSTOMER",
       2,
       2,
       {"--data", "--as", "--for", "--room", "--at", "--json"},
       "why, or why not? every wall, and how far each assignment leads",
       "Shows the whole ladder of a decision: the walls before any assignment, then each "
       "assignment with the step that it fails, the nearest miss first.\n"
       "The assignments are shown to who holds roles.view over all of the customer's rooms. Of a "
       "ticket, ask for its rooms one by one.",
       {"enfilade explain --data DIR --as mia --for ben rooms.modify fjord --room oslo-1"}},
      {"who",
       "PERMISSION CUSTOMER",
       2,
       2,
       {"--data", "--as", "--room", "--ticket", "--at", "--json"},
       "who may do this, and by which assignments?",
       "Lists everybody who may, on both sides, as far as who asks may ask: by roles.view there.",
       {"enfilade who --data DIR --as mia rooms.modify fjord --room oslo-1"}},
      {"what",
       "",
       0,
       0,
       {"--data", "--as", "--for", "--at", "--json"},
       "what may somebody do, customer by customer?",
       "Lists what somebody may do: in how many rooms, and to the customer as a whole. Of "
       "somebody else, as far as who asks may ask.",
       {"enfilade what --data DIR --as ben", "enfilade what --data DIR --as mia --for ben"}},
      {"rooms",
       "PERMISSION [CUSTOMER]",
       1,
       2,
       {"--data", "--as", "--at", "--json"},
       "in which rooms may I do this?",
       "Without a customer, counts the rooms of each; with one, lists them.",
       {"enfilade rooms --data DIR --as ben rooms.modify",
        "enfilade rooms --data DIR --as ben rooms.modify fjord"}},
      {"lint",
       "",
       0,
       0,
       {"--data", "--json"},
       "what is odd in the policy?",
       "Loads the policy and lists what is odd in it although nothing wrong is granted by it. A "
       "policy that breaks a rule is refused with the place of the first one.",
       {"enfilade lint --data DIR"}},
  };
  return all;
}

OrTrouble<Arguments> parse_arguments(const std::vector<std::string>& typed) {
  Arguments arguments;
  const bool asks_help = std::find(typed.begin(), typed.end(), "--help") != typed.end();
  if (typed.empty() || typed.front() == "--help" || typed.front() == "-h") {
    arguments.help = asks_help || !typed.empty();
    if (arguments.help) return arguments;
    return Trouble{"a command is missing", page_hint(nullptr)};
  }
  for (const Form& form : forms()) {
    if (form.name == typed.front()) arguments.form = &form;
  }
  if (!arguments.form) {
    return Trouble{"there is no command \"" + typed.front() + '"',
                   next_after(typed.front(), forms(), nullptr)};
  }
  arguments.help = asks_help;
  if (asks_help) return arguments;

  const Form& form = *arguments.form;
  std::vector<std::string> seen;
  for (std::size_t i = 1; i < typed.size(); ++i) {
    if (!typed[i].starts_with("--")) {
      arguments.words.push_back(typed[i]);
      continue;
    }
    const std::size_t equals = typed[i].find('=');
    const std::string name = typed[i].substr(0, equals);
    const auto option = std::find_if(kOptions.begin(), kOptions.end(),
                                     [&](const Option& one) { return one.name == name; });
    if (option == kOptions.end()) {
      return Trouble{"there is no option \"" + name + '"', next_after(name, kOptions, &form)};
    }
    if (!takes(form, name)) {
      return Trouble{std::string(form.name) + " takes no " + name,
                     name == "--ticket" && takes(form, "--room")
                         ? "Ask about the rooms of the ticket one by one, with --room."
                         : page_hint(&form)};
    }
    if (std::find(seen.begin(), seen.end(), name) != seen.end())
      return Trouble{name + " is there twice", "Leave one out."};
    seen.push_back(name);
    if (name == "--json") {
      arguments.json = true;
      continue;
    }
    const bool beside = equals != typed[i].npos;
    const std::string value = beside                 ? typed[i].substr(equals + 1)
                              : i + 1 < typed.size() ? typed[++i]
                                                     : "";
    if (value.empty() || (!beside && value.starts_with("--"))) {
      return Trouble{name + " needs a value",
                     "Write " + name + ' ' + std::string(option->value) + ". " + page_hint(&form)};
    }
    if (const auto trouble = keep(arguments, name, value)) return *trouble;
  }
  if (const auto trouble = missing(arguments)) return *trouble;
  return arguments;
}

std::string help_page(const Form* form, std::size_t width) {
  if (!form) return general_page(width);
  std::string text =
      wrapped("enfilade " + std::string(form->name) + ": " + std::string(form->tells), width) +
      '\n' + usage(*form, width) + '\n';
  each_line(form->help, [&](std::string_view line) { text += wrapped(line, width); });
  if (form->words.starts_with("PERMISSION")) text += '\n' + permissions(width);
  text += "\nOptions\n" + option_lines(*form, width) + "\nExamples\n";
  for (std::string_view example : form->examples) text += "  " + std::string(example) + '\n';
  text += "\nExit status\n";
  each_line(kExits, [&](std::string_view line) { text += wrapped(line, width, "  ", "     "); });
  return text;
}

}  // namespace enfilade::cli
