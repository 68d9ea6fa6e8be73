#include "tests/bench/kernels/kernels_world.h"

#include <array>
#include <cstdint>
#include <cstdlib>
#include <random>
#include <string_view>
#include <utility>
#include <vector>

#include "bindings/json/read_rows.h"

namespace enfilade::bench {
namespace {

constexpr std::array<const char*, 7> kDevices{"Front camera", "Table microphone", "Console",
                                              "Wall display", "Speaker",          "Dock",
                                              "Rear camera"};
constexpr std::array<const char*, 5> kFaults{"is offline", "is not detected", "lost its network",
                                             "needs an update", "restarts"};
constexpr std::array<const char*, 6> kCountries{"US", "DE", "NO", "JP", "BR", "IN"};
constexpr std::array<const char*, 4> kSeverities{"Critical", "Important", "Warning",
                                                 "Recommendation"};
constexpr std::array<const char*, 3> kStatuses{"Needs action", "System investigating", "Resolved"};

/// Numbers that are the same in every standard library.
class Dice {
 public:
  std::size_t below(std::size_t bound) { return engine_() % bound; }
  template <std::size_t Count>
  const char* one_of(const std::array<const char*, Count>& texts) {
    return texts[below(Count)];
  }

 private:
  std::mt19937 engine_{84};
};

std::string member(std::string_view name, const std::string& value) {
  return ",\"" + std::string(name) + "\":\"" + value + '"';
}

std::string room_rows(Dice& dice) {
  std::string rows;
  for (std::size_t room = 0; room < kRooms; ++room) {
    const std::string id = "room-" + std::to_string(room);
    rows += rows.empty() ? '[' : ',';
    rows += "{\"id\":\"" + id + '"' + member("name", "Room " + std::to_string(room)) +
            member("country", dice.one_of(kCountries)) + '}';
  }
  return rows + ']';
}

std::string ticket_rows(Dice& dice) {
  constexpr std::size_t kYearBegin = 1'735'689'600'000, kYear = 31'536'000'000;
  std::string rows;
  for (std::size_t ticket = 0; ticket < kTickets; ++ticket) {
    const std::string title = std::string(dice.one_of(kDevices)) + ' ' + dice.one_of(kFaults) +
                              " (atlas-" + std::to_string(dice.below(500)) + ')';
    rows += rows.empty() ? '[' : ',';
    rows += "{\"id\":\"INC" + std::to_string(ticket) + "\",\"rooms\":[\"room-" +
            std::to_string(dice.below(kRooms)) + "\"]" + member("title", title) +
            member("severity", dice.one_of(kSeverities)) +
            member("status", dice.one_of(kStatuses)) +
            member("assignee", "Person " + std::to_string(dice.below(300))) +
            ",\"updated\":" + std::to_string(kYearBegin + dice.below(kYear)) + '}';
  }
  return rows + ']';
}

Partition partition_of(TableId table, const std::string& rows) {
  std::vector<std::uint8_t> bytes(rows.begin(), rows.end());
  bytes.resize(bytes.size() + kBehindRows);
  Result<ReadRows> read = read_rows(schema_of(table), "customer", bytes);
  if (!read || (*read).report.failed > 0) std::abort();
  return std::move((*read).partition);
}

}  // namespace

World::World() : access_(Access::everything(kRooms)) {
  Dice dice;
  policy_.customer.tenant_id = policy_.customer.name = "customer";
  holding_.replace(partition_of(TableId::rooms, room_rows(dice)));
  ticket_rows_ = ::enfilade::bench::ticket_rows(dice);
  holding_.replace(partition_of(TableId::tickets, ticket_rows_));
  sight_.emplace(CustomerId{0}, policy_, holding_, access_, TableId::tickets);
}

const World& world() {
  static const World made;
  return made;
}

}  // namespace enfilade::bench
