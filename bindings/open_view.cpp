#include "bindings/open_view.h"

#include <algorithm>
#include <utility>

namespace enfilade {
namespace {

// A longer stretch, of an export say, is not read a second time.
constexpr std::size_t kKept = 10'000;
// So many first rows are followed through changes of so few rows; else they are taken anew.
constexpr std::size_t kPage = 200, kFewChanges = 64;

bool has_tag(const Customer& customer, const std::string& tag) {
  return std::find(customer.tags.begin(), customer.tags.end(), tag) != customer.tags.end();
}

std::vector<CustomerId> known_customers(Outlook& outlook, const std::optional<std::string>& tag) {
  std::vector<CustomerId> known;
  for (std::uint32_t row = 0; row < outlook.policy().customers.size(); ++row) {
    const CustomerId customer{row};
    if (tag && !has_tag(outlook.policy()[customer].customer, *tag)) continue;
    // Tags are more than a name: of a customer known by name only they find nothing.
    const Knows knows = outlook.knows(customer);
    if (knows == Knows::data || (knows == Knows::name && !tag)) known.push_back(customer);
  }
  return known;
}

}  // namespace

Result<std::vector<CustomerId>> customers_of(const Query& query, Outlook& outlook,
                                             bool all_tickets_view) {
  std::vector<CustomerId> customers;
  if (query.customers) {
    for (std::size_t i = 0; i < query.customers->size(); ++i) {
      const auto customer = outlook.policy().find((*query.customers)[i]);
      if (!customer || outlook.knows(*customer) == Knows::nothing) {
        return Error{ErrorCode::not_found, "no such customer",
                     "customers[" + std::to_string(i) + ']'};
      }
      customers.push_back(*customer);
    }
    std::sort(customers.begin(), customers.end());
    customers.erase(std::unique(customers.begin(), customers.end()), customers.end());
  }
  const bool one = query.customers && customers.size() == 1;
  if (query.table->id == TableId::tickets && !one && !all_tickets_view) {
    return Error{ErrorCode::all_tickets_view_off,
                 "tickets are listed for one customer at a time until all tickets view is on"};
  }
  if (!query.customers) customers = known_customers(outlook, query.tag);
  return customers;
}

std::optional<Error> OpenView::ask(AskedQuery asked, Outlook& outlook, bool all_tickets_view) {
  OpenView next(std::move(asked));
  if (const std::optional<Error> refused = next.refresh(outlook, all_tickets_view)) return refused;
  next.version_ = version_ + 1;
  *this = std::move(next);
  return std::nullopt;
}

std::optional<Error> OpenView::refresh(Outlook& outlook, bool all_tickets_view) {
  if (generation_ == outlook.generation() && all_tickets_view == all_tickets_view_) {
    if (changed_since_) look(stamps_now(outlook));
    return std::nullopt;
  }
  Result<std::vector<CustomerId>> customers = customers_of(*query_, outlook, all_tickets_view);
  if (!customers) {
    forget();
    return customers.error();
  }
  all_tickets_view_ = all_tickets_view;

  customers_ = *std::move(customers);
  sights_.clear();
  read_ = {};
  answer_ = std::make_unique<Answer>(*query_);
  for (CustomerId customer : customers_) {
    if (outlook.knows(customer) != Knows::data) continue;
    sights_.push_back(&outlook.sight(customer, query_->table->id));
  }
  answer_->add(sights_);
  generation_ = outlook.generation();
  look(stamps_now(outlook));
  return std::nullopt;
}

std::vector<std::uint64_t> OpenView::stamps_now(const Outlook& outlook) const {
  std::vector<std::uint64_t> stamps;
  for (const Sight* sight : sights_) stamps.push_back(outlook.stamp(sight->id()));
  return stamps;
}

void OpenView::look(std::vector<std::uint64_t> stamps) {
  if (version_ == 0 || stamps != stamps_) ++version_;
  stamps_ = std::move(stamps);
  changed_since_ = false;
}

void OpenView::before_change(CustomerId customer, TableId table, const Bitmap& rows,
                             const Outlook& outlook) {
  changing_.reset();
  if (generation_ != outlook.generation()) return;
  const auto at =
      std::lower_bound(sights_.begin(), sights_.end(), customer,
                       [](const Sight* sight, CustomerId wanted) { return sight->id() < wanted; });
  const bool about_it =
      at != sights_.end() && (*at)->id() == customer && query_->table->id == table;
  changing_ = about_it ? static_cast<std::size_t>(at - sights_.begin()) : sights_.size();
  if (!about_it) return;
  answer_->take_out(*changing_, **at, rows);
  if (read_.begin > 0 || rows.count() > kFewChanges) read_ = {};
  read_.rows.resize(std::min(read_.rows.size(), kPage));
  first_rows_ = read_.rows.size();
  std::erase_if(read_.rows,
                [&](ViewRow row) { return row.sight == *changing_ && rows.test(row.row.row); });
}

void OpenView::after_change(const Bitmap& rows, const Outlook& outlook) {
  if (!changing_) return;
  generation_ = outlook.generation();
  changed_since_ = true;
  if (*changing_ == sights_.size()) return;
  answer_->put_in(*changing_, *sights_[*changing_], rows);
  if (read_.rows.empty()) return;
  std::vector<ViewRow> come;
  (answer_->rows()[*changing_] & rows).for_each([&](std::size_t row) {
    come.push_back({static_cast<std::uint32_t>(*changing_), {static_cast<std::uint32_t>(row)}});
  });
  Ranking(sights_, query_->order, answer_->rows()).put_in(come, read_.rows);
  read_.rows.resize(std::min(read_.rows.size(), first_rows_));
}

std::vector<ViewRow> OpenView::window(std::size_t offset, std::size_t count) {
  offset = std::min(offset, total());
  count = std::min(count, total() - offset);
  if (count == 0) return {};
  if (read_.holds(offset, count)) return read_.part(offset, count);
  Stretch read = Ranking(sights_, query_->order, answer_->rows()).around(offset, count);
  std::vector<ViewRow> rows = read.part(offset, count);
  if (read.rows.size() <= kKept) read_ = std::move(read);
  return rows;
}

void OpenView::forget() {
  generation_.reset();
  sights_.clear();
  read_ = {};
  answer_.reset();
}

}  // namespace enfilade
