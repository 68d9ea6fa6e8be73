#include "bindings/open_view.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace enfilade {
namespace {

// A longer stretch, of an export say, is not read a second time.
constexpr std::size_t kKept = 10'000;
// So many first rows are followed through changes of so few rows; else they are taken anew.
constexpr std::size_t kPage = 200, kFewChanges = 64;
// Where more customers were exchanged than so many, and than one in so many, all are answered anew.
constexpr std::size_t kFewExchanged = 64, kOneIn = 8;

bool has_tag(const Customer& customer, const std::string& tag) {
  return std::find(customer.tags.begin(), customer.tags.end(), tag) != customer.tags.end();
}

/// Whether a query may be about the customer, whom it names if it names any.
bool may_be_about(const Query& query, CustomerId customer, Outlook& outlook) {
  if (query.tag && !has_tag(outlook.policy()[customer].customer, *query.tag)) return false;
  // Tags are more than a name: of a customer known by name only they find nothing.
  const Knows knows = outlook.knows(customer);
  return knows == Knows::data || (knows == Knows::name && !query.tag);
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
  if (query.customers) return customers;
  for (std::uint32_t row = 0; row < outlook.policy().customers.size(); ++row) {
    if (may_be_about(query, CustomerId{row}, outlook)) customers.push_back(CustomerId{row});
  }
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
  const bool followed =
      generation_ == outlook.generation() && all_tickets_view == all_tickets_view_;
  if (!followed || !answer_for_exchanged(outlook)) {
    all_tickets_view_ = all_tickets_view;
    if (std::optional<Error> refused = answer_anew(outlook)) return refused;
  }
  if (changed_since_) look(outlook);
  return std::nullopt;
}

std::optional<Error> OpenView::answer_anew(Outlook& outlook) {
  forget();
  Result<std::vector<CustomerId>> customers = customers_of(*query_, outlook, all_tickets_view_);
  if (!customers) return customers.error();
  customers_ = *std::move(customers);
  for (CustomerId customer : customers_) {
    if (outlook.knows(customer) != Knows::data) continue;
    with_data_.push_back(customer);
    sights_.push_back(&outlook.sight(customer, query_->table->id));
  }
  answer_ = std::make_unique<Answer>(*query_);
  answer_->add(sights_);
  generation_ = outlook.generation();
  changed_since_ = true;
  return std::nullopt;
}

bool OpenView::answer_for_exchanged(Outlook& outlook) {
  for (CustomerId customer : std::exchange(exchanged_, {})) {
    const bool asked = std::binary_search(customers_.begin(), customers_.end(), customer);
    if (query_->customers && !asked) continue;
    const bool may_be_asked = may_be_about(*query_, customer, outlook);
    const bool with_data = may_be_asked && outlook.knows(customer) == Knows::data;
    const std::optional<std::size_t> number = number_of(customer);
    if (asked != may_be_asked || number.has_value() != with_data) return false;
    if (!number) continue;
    sights_[*number] = &outlook.sight(customer, query_->table->id);
    answer_->put_in(*number, *sights_[*number]);
  }
  return true;
}

std::optional<std::size_t> OpenView::number_of(CustomerId customer) const {
  const auto at = std::lower_bound(with_data_.begin(), with_data_.end(), customer);
  if (at == with_data_.end() || *at != customer) return std::nullopt;
  return static_cast<std::size_t>(at - with_data_.begin());
}

void OpenView::look(const Outlook& outlook) {
  std::vector<std::uint64_t> stamps;
  for (CustomerId customer : with_data_) stamps.push_back(outlook.stamp(customer));
  if (version_ == 0 || stamps != stamps_) ++version_;
  stamps_ = std::move(stamps);
  changed_since_ = false;
}

void OpenView::before_change(CustomerId customer, TableId table, const Bitmap& rows,
                             const Outlook& outlook) {
  changing_.reset();
  if (generation_ != outlook.generation()) return;
  const std::optional<std::size_t> number = number_of(customer);
  const bool about_it = number && sights_[*number] != nullptr && query_->table->id == table;
  changing_ = about_it ? *number : sights_.size();
  if (!about_it) return;
  answer_->take_out(*changing_, *sights_[*changing_], rows);
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
  if (rows.count() > kFewChanges) read_ = {};
  if (read_.rows.empty()) return;
  assert(std::find(sights_.begin(), sights_.end(), nullptr) == sights_.end());
  std::vector<ViewRow> come;
  (answer_->rows()[*changing_] & rows).for_each([&](std::size_t row) {
    come.push_back({static_cast<std::uint32_t>(*changing_), {static_cast<std::uint32_t>(row)}});
  });
  Ranking(sights_, query_->order, answer_->rows()).put_in(come, read_.rows);
  read_.rows.resize(std::min(read_.rows.size(), first_rows_));
}

void OpenView::before_exchange(CustomerId customer, const Outlook& outlook) {
  if (generation_ != outlook.generation()) return forget();
  const auto at = std::lower_bound(exchanged_.begin(), exchanged_.end(), customer);
  if (at != exchanged_.end() && *at == customer) return;
  exchanged_.insert(at, customer);
  if (exchanged_.size() > std::max(kFewExchanged, with_data_.size() / kOneIn)) return forget();
  const std::optional<std::size_t> number = number_of(customer);
  if (!number) return;
  answer_->take_out(*number, *std::exchange(sights_[*number], nullptr));
  read_ = {};
}

void OpenView::after_exchange(const Outlook& outlook) {
  if (!generation_) return;
  generation_ = outlook.generation();
  changed_since_ = true;
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
  customers_.clear();
  with_data_.clear();
  sights_.clear();
  exchanged_.clear();
  read_ = {};
  answer_.reset();
}

}  // namespace enfilade
