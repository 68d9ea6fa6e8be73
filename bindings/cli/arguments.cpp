#include "bindings/cli/arguments.h"

#include <algorithm>
#include <array>
#include <charconv>
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
constexpr std::array<Option, 14> kOptions{{
    {"--data", "DIR", "the directory with policy.json and the customers' rows"},
    {"--as", "USER[@TENANT]",
     "who asks: of the partner, or of a customer named behind the @; whoever may know everything, "
     "if absent"},
    {"--for", "USER[@TENANT]", "about whom; about who asks, if absent"},
    {"--room", "ID", "on this room"},
    {"--ticket", "ID", "on this ticket"},
    {"--at", "TIME", "as of then, such as 2026-03-02 or 2026-03-02T09:00:00+01:00; now, if absent"},
    {"--from", "TIME", "no records before then"},
    {"--until", "TIME", "no records of then or later"},
    {"--table", "TABLE", "tickets, if absent; rooms; or one that the data's tables.json declares"},
    {"--facets", "COLUMNS", "by which columns to count, with commas between them"},
    {"--rows", "COUNT", "so many rows; 20 on a screen, else all, if absent"},
    {"--csv", "", "all of it as a CSV file has it, with all columns"},
    {"--json", "", "the answer as the engine gives it, in one line"},
    {"--help", "", "this page"},
}};

constexpr std::string_view kExits =
    "0  allowed, or answered; of diff: nothing changes\n"
    "1  denied; of lint: there are findings; of diff: something changes\n"
    "2  the command or the data is not right: standard error says what to do";

constexpr std::string_view kAuthority =
    "Without --as, everything about everybody is answered: who runs the command on the documents "
    "reads them anyway. With --as, what that person may know.";

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
  if (takes(form, "--as")) add("[--as USER[@TENANT]]");
  if (!form.words.empty()) add(form.words);
  if (takes(form, "--room"))
    add(takes(form, "--ticket") ? "[--room ID | --ticket ID]" : "[--room ID]");
  if (takes(form, "--for")) add("[--for USER[@TENANT]]");
  for (const Option& option : kOptions) {
    const bool named = option.value == "TIME" || option.value == "TABLE" ||
                       option.value == "COLUMNS" || option.value == "COUNT";
    if (named && takes(form, option.name))
      add('[' + std::string(option.name) + ' ' + std::string(option.value) + ']');
  }
  add(takes(form, "--csv") ? "[--csv | --json]" : "[--json]");
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
  if (option == "--facets") arguments.facets = value;
  if (option == "--table") arguments.table = value;
  if (option == "--rows") {
    std::size_t rows = 0;
    const auto [end, wrong] = std::from_chars(value.data(), value.data() + value.size(), rows);
    if (wrong != std::errc() || end != value.data() + value.size())
      return Trouble{"\"" + value + "\" is no count", "--rows takes a number, such as 50."};
    arguments.rows = rows;
  }
  for (const auto& [name, kept] : {std::pair{"--at", &arguments.at},
                                   {"--from", &arguments.from},
                                   {"--until", &arguments.until}}) {
    if (option != name) continue;
    *kept = instant_of(value);
    if (!*kept) {
      return Trouble{
          "\"" + value + "\" is no time",
          std::string(option) + " takes one like 2026-03-02 or 2026-03-02T09:00:00+01:00."};
    }
  }
  if (option == "--as" || option == "--for") {
    const auto person = person_of(value);
    if (const Trouble* trouble = trouble_of(person)) return Trouble{trouble->says, page_hint(form)};
    (option == "--as" ? arguments.as : arguments.whom) = std::get<Person>(person);
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
  if (arguments.words.size() < form.least) {
    const std::string_view there = !arguments.words.empty() ? "only the first is"
                                   : form.least == 1        ? "nothing is"
                                                            : "neither is";
    return Trouble{
        name + " needs " + std::string(form.words) + ", and " + std::string(there) + " there",
        page_hint(&form)};
  }
  if (arguments.words.size() > form.most) {
    return Trouble{"\"" + arguments.words[form.most] + "\" is one word too many",
                   "A name with blanks is put in quotes. " + page_hint(&form)};
  }
  if (arguments.room && arguments.ticket)
    return Trouble{"--room and --ticket exclude each other", "Ask about one of them."};
  if (arguments.csv && arguments.json)
    return Trouble{"--csv and --json exclude each other", "Leave one out."};
  const bool of_one = form.name == "diff" && arguments.words.size() > 1;
  if (of_one && arguments.words.size() < form.most)
    return Trouble{"diff takes PERMISSION and CUSTOMER together", page_hint(&form)};
  if (form.name == "diff" && arguments.whom && !of_one) {
    return Trouble{"diff takes --for beside PERMISSION and CUSTOMER",
                   "It names the rooms of one permission then. " + page_hint(&form)};
  }
  if ((form.about_somebody || of_one) && !arguments.whom && !arguments.as) {
    return Trouble{"name whom it is about: --for USER[@TENANT]",
                   "Or, of who asks themselves, --as USER[@TENANT]. " + page_hint(&form)};
  }
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
  text += '\n' + wrapped(kAuthority, width) + "\nA first question\n";
  for (std::string_view example : forms().front().examples)
    text += "  " + std::string(example) + '\n';
  text += "\nExit status\n";
  each_line(kExits, [&](std::string_view line) { text += wrapped(line, width, "  ", "     "); });
  return text + '\n' +
         wrapped(
             "\"enfilade COMMAND --help\" tells what a command takes, \"enfilade --version\" which "
             "version this is.",
             width);
}

}  // namespace

OrTrouble<Person> person_of(const std::string& typed) {
  const std::size_t at = std::min(typed.rfind('@'), typed.size());
  const Person person{typed.substr(0, at), at < typed.size() ? typed.substr(at + 1) : ""};
  if (person.user.empty() || (person.tenant.empty() && at < typed.size()))
    return Trouble{'"' + typed + "\" is no USER or USER@TENANT", ""};
  return person;
}

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
       "A customer is called by its id, domain, alias or name. With --as, asking about somebody "
       "else takes roles.view there.",
       {"enfilade check --data DIR --for ben rooms.modify fjord --room oslo-1",
        "enfilade check --data DIR --as mia --for ben settings.view \"Fjordbank ASA\""},
       true},
      {"explain",
       "PERMISSION CUSTOMER",
       2,
       2,
       {"--data", "--as", "--for", "--room", "--at", "--json"},
       "why, or why not? every wall, and how far each assignment leads",
       "Shows the whole ladder of a decision: the walls before any assignment, then each "
       "assignment with the step that it fails, the nearest miss first.\n"
       "With --as, the assignments are shown to who holds roles.view over all of the customer's "
       "rooms. Of a ticket, ask for its rooms one by one.",
       {"enfilade explain --data DIR --for ben rooms.modify fjord --room oslo-1"},
       true},
      {"who",
       "PERMISSION CUSTOMER",
       2,
       2,
       {"--data", "--as", "--room", "--ticket", "--at", "--json"},
       "who may do this, and by which assignments?",
       "Lists everybody who may, on both sides; with --as, as far as that person may ask: by "
       "roles.view there.",
       {"enfilade who --data DIR rooms.modify fjord --room oslo-1"}},
      {"what",
       "",
       0,
       0,
       {"--data", "--as", "--for", "--at", "--json"},
       "what may somebody do, customer by customer?",
       "Lists what somebody may do: in how many rooms, and to the customer as a whole. With --as, "
       "of somebody else as far as that person may ask.",
       {"enfilade what --data DIR --for ben", "enfilade what --data DIR --as mia --for ben"},
       true},
      {"rooms",
       "PERMISSION [CUSTOMER]",
       1,
       2,
       {"--data", "--as", "--for", "--at", "--json"},
       "in which rooms may somebody do this?",
       "Without a customer, counts the rooms of each; with one, lists them.",
       {"enfilade rooms --data DIR --for ben rooms.modify",
        "enfilade rooms --data DIR --for ben rooms.modify fjord"},
       true},
      {"view",
       "[BOX]",
       0,
       1,
       {"--data", "--as", "--table", "--facets", "--rows", "--at", "--csv", "--json"},
       "which tickets, rooms or other rows are there, and how many?",
       "Lists tickets, rooms or rows of another table of all customers, and counts them by some "
       "columns. BOX is what is "
       "typed into a portal's search box: words, and terms like severity:critical, "
       "-status:resolved, updated:>@today-7d, customer:fjord, sort:title. Tickets come with the "
       "newest first, unless it sorts them. With --as, what that person may see.",
       {"enfilade view --data DIR --as ben 'severity:critical customer:fjord'",
        "enfilade view --data DIR --table rooms --facets health,country",
        "enfilade view --data DIR --as ben '-status:resolved' --csv"}},
      {"compare",
       "PERSON PERSON",
       2,
       2,
       {"--data", "--as", "--at", "--json"},
       "what may two people do, beside each other?",
       "Each PERSON is USER of the partner, or USER@TENANT. Counts, customer by customer, the "
       "rooms in which both may, and only one of them; CUSTOMER says who may about the customer. "
       "With --as, as far as that person may ask.",
       {"enfilade compare --data DIR ben mia", "enfilade compare --data DIR ben kari@fjord"}},
      {"diff",
       "OTHER [PERMISSION CUSTOMER]",
       1,
       3,
       {"--data", "--as", "--for", "--at", "--json"},
       "who gains and who loses what under another policy?",
       "OTHER is a policy document, or a directory with a policy.json. Says who would gain and who "
       "would lose what if the policy of --data became that of OTHER, over the rooms of --data.\n"
       "With PERMISSION and CUSTOMER it names the rooms, a hundred at most, in which the one of "
       "--for gains or loses it. With --as, as far as that person may know by the policy of "
       "--data.",
       {"enfilade diff --data DIR next/policy.json",
        "enfilade diff --data DIR next rooms.modify fjord --for ben"}},
      {"audit",
       "[TENANT]",
       0,
       1,
       {"--data", "--as", "--from", "--until", "--at", "--csv", "--json"},
       "what was done, by whom, and when?",
       "The records of the partner are read from audit.json, those of a customer from "
       "customers/TENANT/audit.json, as the engine gave them. Without TENANT, those of the "
       "partner; with --as, of the tenant of that person, who may read them as an administrator.",
       {"enfilade audit --data DIR fjord --from 2026-02-01",
        "enfilade audit --data DIR fjord --csv"}},
      {"lint",
       "",
       0,
       0,
       {"--data", "--as", "--at", "--json"},
       "what is odd in the policy?",
       "Lists what is odd in the policy although nothing wrong is granted by it: in the document, "
       "over the rooms that are there, and at that time. A policy that breaks a rule is refused "
       "with the place of the first one. With --as, of customers in which that person holds "
       "roles.view over all.",
       {"enfilade lint --data DIR", "enfilade lint --data DIR --as mia --at 2026-05-01"}},
  };
  return all;
}

OrTrouble<Arguments> parse_arguments(const std::vector<std::string>& typed) {
  Arguments arguments;
  if (!typed.empty() && typed.front() == "--version") {
    arguments.version = true;
    return arguments;
  }
  if (!typed.empty() && typed.front() == "help") {
    std::vector<std::string> page(typed.begin() + 1, typed.end());
    page.emplace_back("--help");
    return parse_arguments(page);
  }
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
    if (option->value.empty()) {
      (name == "--json" ? arguments.json : arguments.csv) = true;
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
  if (form->words.find("PERMISSION") != form->words.npos) text += '\n' + permissions(width);
  text += "\nOptions\n" + option_lines(*form, width) + "\nExamples\n";
  for (std::string_view example : form->examples) text += "  " + std::string(example) + '\n';
  text += "\nExit status\n";
  each_line(kExits, [&](std::string_view line) { text += wrapped(line, width, "  ", "     "); });
  return text;
}

}  // namespace enfilade::cli
