// Plays the golden conversations on the native build. The WebAssembly build plays the same files,
// and both give the bytes that are written there.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iomanip>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "bindings/session.h"

namespace enfilade {
namespace {

using OrderedJson = nlohmann::ordered_json;
using Call = std::string (Session::*)(const std::string&);

const std::map<std::string, Call> kCalls{
    {"advance", &Session::advance},
    {"loadPolicy", &Session::loadPolicy},
    {"signIn", &Session::signIn},
    {"viewAs", &Session::viewAs},
    {"customers", &Session::customers},
    {"declareTable", &Session::declareTable},
    {"put", &Session::put},
    {"beginPut", &Session::beginPut},
    {"continuePut", &Session::continuePut},
    {"finishPut", &Session::finishPut},
    {"abortPut", &Session::abortPut},
    {"segment", &Session::segment},
    {"remove", &Session::remove},
    {"setSource", &Session::setSource},
    {"setAllTicketsView", &Session::setAllTicketsView},
    {"openView", &Session::openView},
    {"updateView", &Session::updateView},
    {"window", &Session::window},
    {"packedWindow", &Session::packedWindow},
    {"columns", &Session::columns},
    {"closeView", &Session::closeView},
    {"openExport", &Session::openExport},
    {"readExport", &Session::readExport},
    {"closeExport", &Session::closeExport},
    {"parse", &Session::parse},
    {"print", &Session::print},
    {"suggest", &Session::suggest},
    {"decide", &Session::decide},
    {"roomsWhere", &Session::roomsWhere},
    {"decideMany", &Session::decideMany},
    {"whoMay", &Session::whoMay},
    {"whatMay", &Session::whatMay},
    {"compare", &Session::compare},
    {"explain", &Session::explain},
    {"diff", &Session::diff},
    {"lint", &Session::lint},
    {"nextChange", &Session::nextChange},
    {"evaluate", &Session::evaluate},
    {"evaluations", &Session::evaluations},
    {"searchSubject", &Session::searchSubject},
    {"searchResource", &Session::searchResource},
    {"searchAction", &Session::searchAction},
    {"policy", &Session::policy},
    {"invitations", &Session::invitations},
    {"wipe", &Session::wipe},
    {"memory", &Session::memory},
    {"execute", &Session::execute},
    {"audit", &Session::audit},
};

std::filesystem::path folder() {
  return std::filesystem::path(ENFILADE_TESTS) / "golden";
}

std::vector<std::string> conversations() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder())) {
    if (entry.path().extension() == ".json") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

OrderedJson read(const std::string& name) {
  std::ifstream file(folder() / (name + ".json"));
  return OrderedJson::parse(file);
}

/// As it is sent: text as it stands, anything else as its JSON.
std::string text(const OrderedJson& value) {
  return value.is_string() ? value.get<std::string>() : value.dump();
}

void stage(Session& session, const std::string& rows) {
  const std::span<std::uint8_t> staged = session.stage(rows.size());
  std::copy(rows.begin(), rows.end(), staged.begin());
}

class Golden : public testing::TestWithParam<std::string> {};

TEST_P(Golden, IsAnsweredByteForByte) {
  Session session;
  const OrderedJson conversation = read(GetParam());
  for (const OrderedJson& turn : conversation.at("turns")) {
    if (turn.contains("rows")) stage(session, text(turn.at("rows")));
    const Call call = kCalls.at(turn.at("call").get<std::string>());
    EXPECT_EQ((session.*call)(text(turn.at("with"))), turn.at("gives").dump())
        << turn.at("because").get<std::string>();
  }
}

INSTANTIATE_TEST_SUITE_P(Conversation, Golden, testing::ValuesIn(conversations()),
                         [](const auto& name) { return name.param; });

/// FNV-1a of 64 bits, in sixteen hexadecimal digits.
std::string digest(const std::string& text) {
  std::uint64_t value = 0xCBF2'9CE4'8422'2325;
  for (char byte : text) value = (value ^ static_cast<std::uint8_t>(byte)) * 0x100'0000'01B3;
  std::ostringstream digits;
  digits << std::hex << std::setw(16) << std::setfill('0') << value;
  return digits.str();
}

// Conversations made up by chance, a turn a line: of the answers there are digests.
TEST(Golden, WhatChanceAsksIsAnsweredByTheSameBytesAsOnTheWeb) {
  std::size_t turns = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder() / "random")) {
    Session session;
    std::ifstream file(entry.path());
    for (std::string line; std::getline(file, line); ++turns) {
      const OrderedJson turn = OrderedJson::parse(line);
      if (turn.contains("rows")) stage(session, text(turn.at("rows")));
      const Call call = kCalls.at(turn.at("call").get<std::string>());
      const std::string answer = (session.*call)(text(turn.at("with")));
      ASSERT_EQ(digest(answer), turn.at("digest").get<std::string>())
          << entry.path() << ": " << turn.at("call") << ": " << answer;
    }
  }
  EXPECT_GT(turns, 300u);
}

TEST(Golden, ThereAreConversationsToPlay) {
  EXPECT_GE(conversations().size(), 8u);
}

}  // namespace
}  // namespace enfilade
