#include "bindings/json/read_changes.h"

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
    // Rows of one customer mostly come together.
    if (named.kind != Cell::Kind::text) {
      last_customer_.reset();
    } else if (named.text != last_named_ || !last_customer_) {
      last_named_ = named.text;
      last_customer_ = wanted_.find(named.text);
    }
    if (wanted_.customer && last_customer_ != wanted_.customer) return RowReason::foreign_customer;
    if (!last_customer_) return RowReason::no_such_customer;
    named_ = last_customer_;
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
  const TableSchema& schema_;
  const ChangesWanted& wanted_;
  std::size_t place_ = 0;
  std::optional<CustomerId> named_;  // by the row that is open
  std::string_view last_named_;
  std::optional<CustomerId> last_customer_;
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
