#include "bindings/json/read_changes.h"

#include <string_view>
#include <unordered_map>
#include <utility>

#include "bindings/json/row_events.h"
#include "core/table/cells.h"

namespace enfilade {
namespace {

class Changes {
 public:
  Changes(const TableSchema& schema, const ChangesWanted& wanted)
      : schema_(schema), wanted_(wanted) {}

  void begin(std::size_t place) {
    place_ = place;
    named_ = wanted_.customer;
  }

  std::optional<RowReason> of_customer(const Cell& named) {
    if (named.kind == Cell::Kind::null) return std::nullopt;
    const std::optional<CustomerId> customer =
        named.kind == Cell::Kind::text ? find(named.text) : std::nullopt;
    if (wanted_.customer && customer != wanted_.customer) return RowReason::foreign_customer;
    if (!customer) return RowReason::no_such_customer;
    named_ = customer;
    return std::nullopt;
  }

  std::optional<RowProblem> take(std::span<const Cell> cells, const std::vector<bool>& given) {
    if (!named_) return RowProblem{RowReason::no_such_customer};
    const std::size_t begin = read.cells.size();
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const bool left_away = wanted_.whole ? cells[i].kind == Cell::Kind::null : !given[i];
      if (i > 0 && left_away) continue;
      if (const std::optional<RowReason> reason = refuse(schema_.columns[i], cells[i])) {
        read.cells.resize(begin);
        return RowProblem{*reason, i};
      }
      read.cells.push_back({i, cells[i]});
    }
    read.rows.push_back({place_, *named_, begin, read.cells.size()});
    return std::nullopt;
  }

  ReadChanges read;

 private:
  /// Each customer is looked for once.
  std::optional<CustomerId> find(std::string_view named) {
    const auto [found, fresh] = found_.try_emplace(named);
    if (fresh) found->second = wanted_.find(named);
    return found->second;
  }

  const TableSchema& schema_;
  const ChangesWanted& wanted_;
  std::size_t place_ = 0;
  std::optional<CustomerId> named_;  // by the row that is open
  std::unordered_map<std::string_view, std::optional<CustomerId>> found_;
};

}  // namespace

Result<ReadChanges> read_changes(const TableSchema& schema, const ChangesWanted& wanted,
                                 std::span<std::uint8_t> bytes) {
  Changes changes(schema, wanted);
  RowEvents<Changes> events(schema, changes);
  if (const std::optional<Error> refused = read_row_events(bytes, events, wanted.format))
    return *refused;
  changes.read.report = std::move(events).report();
  return std::move(changes.read);
}

}  // namespace enfilade
