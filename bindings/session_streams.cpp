#include <utility>

#include "bindings/converse.h"
#include "bindings/put.h"
#include "bindings/session.h"

// Rows that come piece by piece.

namespace enfilade {

struct Session::Stream {
  explicit Stream(const Put& begun)
      : put(begun), rows(*begun.table, *begun.customer, begun.format) {}

  Put put;
  RowStream rows;
};

namespace {

std::uint32_t read_number_of_put(const Reader& in) {
  in.needed().only({"put"});
  return read_number(in["put"]);
}

Error no_put() {
  return {ErrorCode::bad_question, "no such put: it ended, or never began", "put"};
}

Put read_beginning(const Reader& in, const Tables& tables) {
  Put put = read_put(in, tables);
  if (!put.customer)
    in["customer"].fail("whose rows? those that come in pieces are one customer's");
  if (put.mode == PutMode::patch) in["mode"].fail("whole rows come in pieces, and no patches");
  if (put.segment) in["format"].fail("a segment does not come in pieces");
  return put;
}

}  // namespace

std::string Session::beginPut(const std::string& question) {
  const auto read = [&](const Reader& in) { return read_beginning(in, tables_); };
  return converse(ErrorCode::bad_question, question, read,
                  [&](const Put& put, JsonWriter& out) -> Refused {
                    if (!outlook_) return not_signed_in();
                    if (!held_customer(*put.customer)) return no_customer();
                    const std::uint32_t number = ++last_stream_;
                    streams_[number] = std::make_shared<Stream>(put);
                    out.object([&] { out.count("put", number); });
                    return std::nullopt;
                  });
}

std::string Session::continuePut(const std::string& question) {
  StagedRows staged = std::exchange(staged_, {});
  const std::span<std::uint8_t> bytes = staged.with_nuls();
  return converse(ErrorCode::bad_question, question, read_number_of_put,
                  [&](std::uint32_t number, JsonWriter& out) -> Refused {
                    if (!outlook_) return not_signed_in();
                    const auto found = streams_.find(number);
                    if (found == streams_.end()) return no_put();
                    if (Refused refused = found->second->rows.append(bytes)) {
                      streams_.erase(found);
                      return refused;
                    }
                    write_nothing(out);
                    return std::nullopt;
                  });
}

std::string Session::finishPut(const std::string& question) {
  return converse(ErrorCode::bad_question, question, read_number_of_put,
                  [&](std::uint32_t number, JsonWriter& out) -> Refused {
                    if (!outlook_) return not_signed_in();
                    const auto found = streams_.find(number);
                    if (found == streams_.end()) return no_put();
                    const std::shared_ptr<Stream> stream = std::move(found->second);
                    streams_.erase(found);
                    Result<ReadRows> read = std::move(stream->rows).finish();
                    if (!read) return read.error();
                    take(stream->put, *held_customer(*stream->put.customer), *std::move(read), out);
                    return std::nullopt;
                  });
}

std::string Session::abortPut(const std::string& question) {
  return converse(ErrorCode::bad_question, question, read_number_of_put,
                  [&](std::uint32_t number, JsonWriter& out) -> Refused {
                    if (!outlook_) return not_signed_in();
                    if (streams_.erase(number) == 0) return no_put();
                    write_nothing(out);
                    return std::nullopt;
                  });
}

void Session::end_streams(const std::string& tenant_id) {
  std::erase_if(streams_, [&](const auto& one) {
    const std::string& customer = *one.second->put.customer;
    return !outlook_ || customer == tenant_id || !held_customer(customer);
  });
}

}  // namespace enfilade
