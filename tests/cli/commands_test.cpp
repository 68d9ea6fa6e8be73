// The exit status of each command, and what it says when it is not right.

#include "bindings/cli/commands.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

#include "bindings/cli/arguments.h"
#include "bindings/session.h"
#include "core/base/permission.h"
#include "tests/cli/typed.h"

namespace enfilade::cli {
namespace {

const std::string kBen = " --data data --as ben ";
const std::string kMia = " --data data --as mia ";

int status(const std::string& line) {
  return type("enfilade " + line).status;
}

/// What a line says on standard error; it says nothing anywhere else then.
std::string said(const std::string& line, int status) {
  const Ended ended = type("enfilade " + line, 400);
  EXPECT_EQ(ended.status, status) << line;
  EXPECT_EQ(ended.out, "") << line;
  return ended.err;
}

/// The test data in a folder of their own, to be broken.
class Copy {
 public:
  Copy() {
    std::string name = (std::filesystem::temp_directory_path() / "enfilade-XXXXXX").string();
    folder_ = mkdtemp(name.data());
    std::filesystem::copy(std::filesystem::path(ENFILADE_TESTS) / "cli/data", folder_,
                          std::filesystem::copy_options::recursive);
  }
  ~Copy() { std::filesystem::remove_all(folder_); }
  Copy(const Copy&) = delete;
  Copy& operator=(const Copy&) = delete;

  void write(const std::string& path, const std::string& text) const {
    std::ofstream(folder_ / path, std::ios::binary) << text;
  }
  void remove(const std::string& path) const { std::filesystem::remove(folder_ / path); }
  std::string options() const { return " --data " + folder_.string() + " --as ben "; }

 private:
  std::filesystem::path folder_;
};

TEST(Status, Is0ForAYesAnd1ForANo) {
  EXPECT_EQ(status("check" + kBen + "rooms.modify fjord --room oslo-1"), 0);
  EXPECT_EQ(status("check" + kBen + "rooms.modify fjord --room bergen-1"), 1);
  EXPECT_EQ(status("check" + kBen + "tickets.update fjord --ticket t-7"), 0);
  EXPECT_EQ(status("check" + kBen + "tickets.update fjord --ticket t-8"), 1);
  EXPECT_EQ(status("explain" + kBen + "rooms.modify fjord --room oslo-1"), 0);
  EXPECT_EQ(status("explain" + kBen + "rooms.modify fjord --room bergen-1"), 1);
}

TEST(Status, IsTheSameWithJson) {
  EXPECT_EQ(status("check --json" + kBen + "rooms.modify fjord --room oslo-1"), 0);
  EXPECT_EQ(status("check --json" + kBen + "rooms.modify fjord --room bergen-1"), 1);
  EXPECT_EQ(status("lint --data data --json"), 1);
}

TEST(Status, Is0ForAnAnswerEvenIfItIsEmpty) {
  EXPECT_EQ(status("rooms" + kBen + "rooms.unenroll"), 0);
  EXPECT_EQ(status("what --data data --as tomas"), 0);
  EXPECT_EQ(status("who" + kMia + "rooms.unenroll fjord --room oslo-1"), 0);
  EXPECT_EQ(status("--help"), 0);
  EXPECT_EQ(status("who --help"), 0);
}

TEST(Help, IsAskedForInEitherWay) {
  EXPECT_EQ(type("enfilade help", 80).out, type("enfilade --help", 80).out);
  EXPECT_EQ(type("enfilade help who", 80).out, type("enfilade who --help", 80).out);
  EXPECT_TRUE(said("help whom", 2).starts_with("enfilade: there is no command \"whom\".\n"));
}

TEST(Version, IsThatOfThePackage) {
  std::ifstream package(std::filesystem::path(ENFILADE_TESTS) / "../web/engine/package.json");
  const std::string version = nlohmann::json::parse(package)["version"];
  EXPECT_EQ(type("enfilade --version", 80).out, "enfilade " + version + '\n');
}

TEST(View, GivesAllRowsToProgramsAndTwentyToPeople) {
  EXPECT_EQ(status("view --data data"), 0);
  EXPECT_EQ(status("view --data data --as tomas"), 0);
  const nlohmann::json answer =
      nlohmann::json::parse(type("enfilade view --data data --json --as ben", 80).out)["ok"];
  EXPECT_EQ(answer["rows"].size(), answer["total"]);
  EXPECT_FALSE(answer.contains("view"));
  for (const nlohmann::json& row : answer["rows"]) EXPECT_NE(row["id"], "t-10") << "not ben's";
  EXPECT_EQ(
      nlohmann::json::parse(type("enfilade view --data data --json --rows 1", 80).out)["ok"]["rows"]
          .size(),
      1u);
  EXPECT_EQ(
      said("view --data data --table people", 2),
      "enfilade: there is no table \"people\".\n--table takes rooms, tickets, health. More can "
      "be declared in the data's tables.json.\n");
  EXPECT_EQ(said("view --data data --rows some", 2),
            "enfilade: \"some\" is no count.\n--rows takes a number, such as 50.\n");
}

TEST(View, MakesNoFormulaOfAText) {
  const std::string csv = type("enfilade view --data data --csv", 80).out;
  EXPECT_NE(csv.find("\"'=Sign-in fails, \"\"again\"\"\""), csv.npos) << csv;
  EXPECT_EQ(csv.find("\"="), csv.npos);
}

TEST(View, PrintsTheBytesThatTheEngineExports) {
  const std::filesystem::path data = std::filesystem::path(ENFILADE_TESTS) / "cli/data";
  const auto text_of = [](const std::filesystem::path& path) {
    std::ifstream file(path);
    return std::string(std::istreambuf_iterator<char>(file), {});
  };
  for (const char* table : {"rooms", "tickets"}) {
    const std::string line = "enfilade view --csv" + kBen + "--table " + table;
    const std::string printed = type(line).out;
    Session session;
    session.advance(R"({"now":1772409600000})");
    session.loadPolicy(text_of(data / "policy.json"));
    session.signIn(R"({"user":"ben"})");
    session.setAllTicketsView(R"({"on":true})");
    for (const auto& customer : std::filesystem::directory_iterator(data / "customers")) {
      for (const char* of : {"rooms", "tickets"}) {
        const std::string rows = text_of(customer.path() / (std::string(of) + ".json"));
        std::copy(rows.begin(), rows.end(), session.stage(rows.size()).begin());
        const nlohmann::json put{{"customer", customer.path().filename()}, {"table", of}};
        session.put(put.dump());
      }
    }
    const bool tickets = table == std::string("tickets");
    const nlohmann::json query{{"table", table}, {"box", tickets ? "sort:updated-desc" : ""}};
    session.openView(query.dump());
    session.openExport(R"({"view":1,"format":"csv"})");
    const auto piece = nlohmann::json::parse(session.readExport(R"({"export":2,"rows":10000})"));
    EXPECT_EQ(printed, piece["ok"]["text"]);
    EXPECT_GT(piece["ok"]["rows"], 1);
  }
}

TEST(Status, Is1WhereWhoAsksMayNotAsk) {
  EXPECT_EQ(said("who" + kBen + "rooms.view fjord --room oslo-1", 1),
            "enfilade: there is nothing here that you may ask about others.\n"
            "Check the ids. If they are right, who asks needs roles.view there.\n");
  EXPECT_EQ(said("rooms" + kBen + "rooms.view harbor", 1),
            said("rooms" + kBen + "rooms.view no-such-customer", 1));
}

TEST(Status, Is1ForFindingsAnd0Without) {
  EXPECT_EQ(status("lint --data data"), 1);
  const Copy copy;
  copy.write("policy.json",
             R"({"version":1,"partner":{"tenantId":"p","name":"P","users":[]},"customers":[]})");
  const std::string options = copy.options();
  EXPECT_EQ(status("lint" + options.substr(0, options.find(" --as"))), 0);
}

TEST(Status, OfDiffIs1IfSomethingChangesAnd0IfNothingDoes) {
  EXPECT_EQ(status("diff --data data next"), 1);
  EXPECT_EQ(status("diff --data data next --json"), 1);
  EXPECT_EQ(status("diff --data data next/policy.json"), 1);
  EXPECT_EQ(status("diff --data data data"), 0);
  EXPECT_EQ(status("diff --data data --as mia next"), 1);
  EXPECT_EQ(status("diff --data data --as noor next"), 0);
  EXPECT_EQ(status("diff --data data next rooms.modify fjord --for noor"), 1);
  EXPECT_EQ(status("diff --data data next rooms.view fjord --for noor"), 0);
}

TEST(Status, OfDiffIs1IfACustomerIsAdded) {
  const Copy copy;
  copy.write("policy.json",
             R"({"version":1,"partner":{"tenantId":"kvitvarde","name":"P","users":[]},
      "customers":[]})");
  const std::string options = copy.options();
  const Ended ended =
      type("enfilade diff" + options.substr(0, options.find(" --as")) + " data", 400);
  EXPECT_EQ(ended.status, 1);
  EXPECT_NE(ended.out.find("Only in \"data/policy.json\""), std::string::npos) << ended.out;
  EXPECT_NE(ended.out.find("Fjordbank ASA (fjordbank)"), std::string::npos) << ended.out;
}

TEST(Trouble, WithTheCommandSaysWhatToDo) {
  EXPECT_EQ(said("", 2), "enfilade: a command is missing.\n\"enfilade --help\" shows how.\n");
  EXPECT_EQ(said("chek", 2),
            "enfilade: there is no command \"chek\".\n"
            "Did you mean \"check\"? \"enfilade --help\" shows how.\n");
  EXPECT_EQ(said("check --dta data", 2),
            "enfilade: there is no option \"--dta\".\n"
            "Did you mean \"--data\"? \"enfilade check --help\" shows how.\n");
  EXPECT_EQ(said("lint", 2),
            "enfilade: --data DIR is missing.\n"
            "It names the directory with policy.json. \"enfilade lint --help\" shows how.\n");
  EXPECT_EQ(
      said("what --data data", 2),
      "enfilade: name whom it is about: --for USER[@TENANT].\n"
      "Or, of who asks themselves, --as USER[@TENANT]. \"enfilade what --help\" shows how.\n");
  EXPECT_EQ(said("what --data data --as", 2),
            "enfilade: --as needs a value.\n"
            "Write --as USER[@TENANT]. \"enfilade what --help\" shows how.\n");
  EXPECT_EQ(said("check" + kBen + "rooms.view", 2),
            "enfilade: check needs PERMISSION CUSTOMER, and only the first is there.\n"
            "\"enfilade check --help\" shows how.\n");
  EXPECT_EQ(said("check" + kBen + "rooms.view Fjordbank ASA", 2),
            "enfilade: \"ASA\" is one word too many.\n"
            "A name with blanks is put in quotes. \"enfilade check --help\" shows how.\n");
  EXPECT_EQ(said("check" + kBen + "rooms.view fjord --room a --ticket b", 2),
            "enfilade: --room and --ticket exclude each other.\nAsk about one of them.\n");
  EXPECT_EQ(said("check" + kBen + "rooms.view fjord --room a --room=b", 2),
            "enfilade: --room is there twice.\nLeave one out.\n");
  EXPECT_EQ(said("explain" + kBen + "rooms.view fjord --ticket t-7", 2),
            "enfilade: explain takes no --ticket.\n"
            "Ask about the rooms of the ticket one by one, with --room.\n");
  EXPECT_EQ(said("what" + kBen + "--at yesterday", 2),
            "enfilade: \"yesterday\" is no time.\n"
            "--at takes one like 2026-03-02 or 2026-03-02T09:00:00+01:00.\n");
}

TEST(Trouble, WithAQuestionSaysWhatToDo) {
  EXPECT_EQ(said("what --data data --as nobody", 2),
            "enfilade: there is no user \"nobody\" of the partner.\n"
            "--as takes USER of the partner, or USER@TENANT of a customer, as policy.json has "
            "them.\n");
  EXPECT_EQ(said("check" + kBen + "rooms.view fjord", 2),
            "enfilade: this permission is about a room: name a \"room\" or a \"ticket\".\n"
            "Add --room ID, or --ticket ID where the command takes it.\n");
  EXPECT_EQ(said("check" + kBen + "settings.view fjord --room oslo-1", 2),
            "enfilade: this permission is about the customer: it takes no room and no ticket.\n"
            "Leave --room and --ticket out; \"rooms\" takes no such permission.\n");
}

TEST(Trouble, WithWhomItIsAboutSaysWhatToDo) {
  for (const std::string command :
       {"check rooms.view fjord --room oslo-1", "explain rooms.view fjord --room oslo-1", "what",
        "rooms rooms.view", "diff next rooms.view fjord"}) {
    EXPECT_TRUE(said(command + " --data data", 2)
                    .starts_with("enfilade: name whom it is about: --for USER[@TENANT].\n"))
        << command;
  }
  const std::string nobody =
      "enfilade: there is no user \"bne\" of the partner.\n"
      "A person is USER of the partner, or USER@TENANT of a customer, as policy.json has them.\n";
  EXPECT_EQ(said("what --data data --for bne", 2), nobody);
  EXPECT_EQ(said("compare --data data ben bne", 2), nobody);
  EXPECT_EQ(said("compare --data data ben", 2),
            "enfilade: compare needs PERSON PERSON, and only the first is there.\n"
            "\"enfilade compare --help\" shows how.\n");
  EXPECT_EQ(said("compare --data data ben mia@", 2),
            "enfilade: \"mia@\" is no USER or USER@TENANT.\n");
}

TEST(Trouble, WithTheOtherPolicySaysWhatToDo) {
  EXPECT_EQ(said("diff --data data nowhere", 2),
            "enfilade: \"nowhere\" cannot be read.\n"
            "It is a policy document, or a directory with a policy.json.\n");
  EXPECT_TRUE(said("diff --data data data/customers/fjordbank/rooms.json", 2)
                  .starts_with("enfilade: \"data/customers/fjordbank/rooms.json\" is no policy: "));
  EXPECT_EQ(said("diff --data data next rooms.view --for ben", 2),
            "enfilade: diff takes PERMISSION and CUSTOMER together.\n"
            "\"enfilade diff --help\" shows how.\n");
  EXPECT_EQ(said("diff --data data next --for ben", 2),
            "enfilade: diff takes --for beside PERMISSION and CUSTOMER.\n"
            "It names the rooms of one permission then. \"enfilade diff --help\" shows how.\n");
  EXPECT_TRUE(
      said("diff --data data next rooms.veiw fjord --for ben", 2)
          .starts_with("enfilade: unknown permission \"rooms.veiw\".\nThe permissions are "));
}

TEST(Trouble, WithRecordsNamesTheirPlace) {
  const Copy copy;
  const std::string all = copy.options();
  const std::string options = all.substr(0, all.find(" --as"));
  const auto says = [&](const std::string& text, const std::string& what) {
    copy.write("audit.json", text);
    const std::string told = said("audit" + options, 2);
    EXPECT_NE(told.find("audit.json\" cannot be read: "), told.npos) << told;
    EXPECT_NE(told.find(what), told.npos) << told;
  };
  says("[{", "audit.json");
  says("{}", "expected an array");
  says("[{\"activity.category\":\"Moon\"}]", ", at [0].activity.category");
  says("[{\"secret\":1}]", ", at [0]");
  EXPECT_EQ(said("audit --data data ../customers/fjordbank", 2),
            "enfilade: there is no tenant \"../customers/fjordbank\".\nCheck the id.\n");
}

TEST(Audit, IsForWhoMayReadIt) {
  EXPECT_EQ(status("audit --data data fjord"), 0);
  EXPECT_EQ(status("audit --data data --as kari@fjord"), 0);
  EXPECT_EQ(status("audit --data data --as kari@fjord kvitvarde"), 1);
  EXPECT_EQ(status("audit --data data --as ben"), 1);
}

TEST(Audit, IsGivenInTheColumnsOfItsFileToo) {
  const std::string csv = type("enfilade audit --data data --csv").out;
  EXPECT_EQ(csv,
            "\"activity.category\",\"activity.objectName\",\"activity.operation\","
            "\"activity.resultStatus\",\"activity.tenantId\",\"creationTime\",\"user.userId\","
            "\"user.userTenantId\"\r\n"
            "\"Tenant\",\"Tenant managers\",\"Update\",\"Successful\",\"kvitvarde\","
            "\"2026-01-15T10:00:00.000Z\",\"mia\",\"kvitvarde\"\r\n");
  const auto answer = nlohmann::json::parse(type("enfilade audit --data data fjord --json").out);
  EXPECT_EQ(answer["ok"]["records"].size(), 5u);
}

TEST(Trouble, WithAPermissionNamesThemAll) {
  const std::string text = said("rooms" + kBen + "rooms.veiw", 2);
  EXPECT_TRUE(text.starts_with("enfilade: unknown permission \"rooms.veiw\".\n")) << text;
  const std::string page = type("enfilade rooms --help", 400).out;
  for (std::string_view name : kPermissionNames) {
    EXPECT_NE(text.find(name), text.npos) << name;
    EXPECT_NE(page.find(name), page.npos) << name;
  }
}

TEST(Trouble, WithTheDataNamesTheFile) {
  EXPECT_EQ(said("lint --data nowhere", 2),
            "enfilade: \"nowhere/policy.json\" cannot be read.\n"
            "--data names a directory with a policy.json and a folder customers, such as "
            "scripts/demo-data makes.\n");
  const std::string question = "rooms.view fjord --room oslo-1";
  const std::string rooms = "customers/fjordbank/rooms.json";
  const Copy copy;
  const auto says = [&](const std::string& what) {
    const std::string text = said("check" + copy.options() + question, 2);
    EXPECT_NE(text.find(rooms + "\""), text.npos) << text;
    EXPECT_NE(text.find(what), text.npos) << text;
  };
  copy.write(rooms, "[{\"id\":\"oslo-1\"},");
  says("cannot be read: invalid value");
  copy.write(rooms, R"([{"id":"oslo-1"},{"id":7},{"name":"x"}])");
  says("2 of 3 rows cannot be taken (row 2, column \"id\": wrong_type; row 3");
  copy.remove(rooms);
  says("cannot be read");
  EXPECT_EQ(status("rooms" + copy.options() + "rooms.view sakurai"), 0);
  copy.write("policy.json", "{}");
  EXPECT_NE(said("what" + copy.options(), 2).find("policy.json\" is no policy: "),
            std::string::npos);
}

TEST(Trouble, NamesThePlaceInTablesThatCannotBeDeclared) {
  const Copy copy;
  const auto says = [&](const std::string& tables) {
    copy.write("tables.json", tables);
    const std::string text = said("view" + copy.options() + "--table health", 2);
    return text.substr(text.find("declares no tables"));
  };
  EXPECT_EQ(says("{}"), "declares no tables: expected an array.\nMend that place and ask again.\n");
  EXPECT_EQ(
      says(
          R"([{"name":"health","permission":"reports.view","columns":[{"name":"can","type":"name"}]}])"),
      "declares no tables: the name \"can\" is reserved, at [0].columns[0].\nMend that place and "
      "ask again.\n");
  EXPECT_NE(says("[").find("line 1"), std::string::npos);
}

TEST(Names, OfACustomerAreItsIdDomainAliasAndName) {
  for (const std::string name : {"fjordbank", "fjordbank.example", "fjord", "\"Fjordbank ASA\""})
    EXPECT_EQ(status("check" + kBen + "rooms.view " + name + " --room oslo-1"), 0) << name;
  EXPECT_EQ(status("check" + kBen + "rooms.view FJORD --room oslo-1"), 1);
}

TEST(Names, OfAPersonAreTakenWithTheTenantBehindTheLastAt) {
  EXPECT_EQ(status("what --data data --as ben@kvitvarde.example"), 0);
  EXPECT_EQ(status("what --data data --as kari@fjord"), 0);
  EXPECT_EQ(status("what --data data --as kari"), 2);
  EXPECT_EQ(status("what --data data --as ben@"), 2);
}

TEST(Time, IsGivenOrNow) {
  const std::string question = "rooms.modify fjord --room bergen-1";
  EXPECT_EQ(status("check" + kBen + question), 1);
  EXPECT_EQ(status("check --at 2026-04-01" + kBen + question), 0);
  EXPECT_EQ(status("check --at 2026-03-16T00:30:00+01:00" + kBen + question), 1);
}

TEST(Json, IsTheAnswerOfTheEngineInOneLine) {
  const Ended ended = type("enfilade check --json" + kBen + "rooms.modify fjord --room oslo-1");
  EXPECT_EQ(ended.out.find('\n'), ended.out.size() - 1);
  const auto answer = nlohmann::json::parse(ended.out);
  EXPECT_EQ(answer["ok"]["allowed"], true);
  EXPECT_EQ(answer["ok"]["assignments"][0]["id"], "field-oslo");
}

TEST(Answers, WithoutAViewerAreThoseOfEverybody) {
  const auto people = [](const std::string& line) {
    const auto answer = nlohmann::json::parse(type("enfilade " + line + " --json").out);
    return answer["ok"]["people"].size();
  };
  const std::string question = "who --data data rooms.view fjord --room oslo-board";
  EXPECT_EQ(people(question), 1u);
  EXPECT_EQ(status(question + " --as mia"), 1);
  EXPECT_EQ(status("check --data data --for ben rooms.view fjord --room oslo-1"), 0);
  EXPECT_EQ(status("check --data data --for kari@fjord rooms.view fjord --room oslo-board"), 0);
}

TEST(Answers, TellAPersonNoMoreThanTheEngineTellsThem) {
  const auto about = [](const std::string& room) {
    return "check" + kBen + "--for mia rooms.view fjord --room " + room;
  };
  std::string known = type("enfilade " + about("oslo-board")).out;
  const std::string unknown = type("enfilade " + about("no-such-room")).out;
  known.replace(known.find("oslo-board"), 10, "no-such-room");
  EXPECT_EQ(known, unknown);
}

}  // namespace
}  // namespace enfilade::cli
