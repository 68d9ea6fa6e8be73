#include "core/table/near.h"

#include <algorithm>
#include <span>
#include <variant>

#include "core/base/bring_near.h"

namespace enfilade {
namespace {

struct BringNear {
  std::size_t row;

  void operator()(const TextColumn&) const {}
  void operator()(const NameColumn& column) const {
    column.codes.visit([this](auto codes) { from_row(codes); });
  }
  void operator()(const SetColumn& column) const { from_row(std::span(column.ends)); }
  void operator()(const NumberColumn& column) const {
    from_row(column.values());
    bring_near(column.ranges().subspan(std::min(row / 64, column.ranges().size())));
  }
  void operator()(const RoomsColumn& column) const { from_row(column.kept()); }

 private:
  template <typename Item>
  void from_row(std::span<Item> kept) const {
    bring_near(std::span<const Item>(kept.subspan(std::min(row, kept.size()))));
  }
};

}  // namespace

void bring_near(const Column& column, std::size_t row) {
  std::visit(BringNear{row}, column);
}

void bring_index_near(const Partition& table) {
  bring_near(&table.by_id());
  bring_near(&table.ids());
}

void bring_find_near(const Partition& table, std::string_view id) {
  table.by_id().bring_near(id);
}

}  // namespace enfilade
