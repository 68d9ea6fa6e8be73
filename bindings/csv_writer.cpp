#include "bindings/csv_writer.h"

#include <cassert>
#include <utility>

#include "bindings/write_row.h"
#include "core/base/csv.h"
#include "core/base/decimal.h"
#include "core/base/instant.h"

namespace enfilade {

CsvWriter::CsvWriter(std::string& csv, const Query& query) : csv_(csv) {
  for (RowMember& member : members_of(query)) {
    const bool of_viewer =
        member.name == "partial" || member.name == "can" || member.name == "withheld";
    members_.push_back({std::move(member.name), !of_viewer, member.type == ColumnType::time});
  }
}

void CsvWriter::heading() {
  std::vector<std::string> names;
  for (const Member& member : members_) {
    if (member.written) names.push_back(member.name);
  }
  append_csv_line(csv_, names);
}

void CsvWriter::end_line() {
  end_field();
  csv_ += "\r\n";
}

void CsvWriter::end_field() {
  if (next_ == 0 || !members_[next_ - 1].written) return;
  if (next_ > 1) csv_ += ',';
  append_csv_field(csv_, field_);
}

void CsvWriter::key(std::string_view name) {
  if (depth_ > 1) {
    passed_by_ = name != "id";
    return;
  }
  end_field();
  assert(members_[next_].name == name && "a row has other members than were foreseen");
  ++next_;
  field_.clear();
  values_ = 0;
  passed_by_ = false;
}

void CsvWriter::text(std::string_view value) {
  if (passed_by_) return;
  if (values_++ > 0) field_ += ", ";
  field_ += value;
}

void CsvWriter::number(double value) {
  text(format_decimal(value));
}

void CsvWriter::integer(std::int64_t value) {
  text(members_[next_ - 1].time ? format_instant(value) : std::to_string(value));
}

}  // namespace enfilade
