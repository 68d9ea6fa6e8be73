#include "bindings/json/reader.h"

#include <algorithm>

namespace enfilade {
namespace {

std::string in_quotes(std::string_view text) {
  return '"' + std::string(text) + '"';
}

}  // namespace

Reader Reader::operator[](const char* key) const {
  if (!is_object()) {
    if (present()) fail("expected an object");
    return Reader(*this, key);
  }
  const auto found = json_->find(key);
  return found == json_->end() ? Reader(*this, key) : Reader(*found, *this, key);
}

void Reader::only(std::initializer_list<const char*> keys) const {
  members([&](const std::string& key, const Reader& member) {
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) {
      member.fail("unknown member " + in_quotes(key));
    }
  });
}

bool Reader::required() const {
  if (present()) return ok();
  if (parent_->present()) parent_->fail("missing member " + in_quotes(key_));
  return false;
}

bool Reader::expect(Json::value_t type, std::string_view wanted) const {
  if (!present() || !ok()) return false;
  if (json_->type() == type) return true;
  fail("expected " + std::string(wanted));
  return false;
}

std::string Reader::text() const {
  if (!required() || !expect(Json::value_t::string, "a text")) return {};
  return *json_->get_ptr<const std::string*>();
}

std::string Reader::text_or(std::string_view otherwise) const {
  return present() ? text() : std::string(otherwise);
}

std::string Reader::id() const {
  std::string id = text();
  if (ok() && id.empty()) fail("expected a text that is not empty");
  return id;
}

bool Reader::flag() const {
  if (!required() || !expect(Json::value_t::boolean, "true or false")) return false;
  return *json_->get_ptr<const bool*>();
}

std::int64_t Reader::integer(std::int64_t low, std::int64_t high) const {
  if (!required()) return 0;
  if (json_->is_number_integer()) {
    const bool fits =
        !json_->is_number_unsigned() || *json_->get_ptr<const std::uint64_t*>() <=
                                            std::uint64_t{std::numeric_limits<std::int64_t>::max()};
    const std::int64_t value = fits ? json_->get<std::int64_t>() : 0;
    if (fits && low <= value && value <= high) return value;
    fail("out of range: expected a whole number from " + std::to_string(low) + " to " +
         std::to_string(high));
    return 0;
  }
  fail("expected a whole number");
  return 0;
}

Instant Reader::instant() const {
  const std::string written = text();
  if (!ok()) return 0;
  const std::optional<Instant> instant = parse_instant(written);
  if (!instant) fail("expected a time like \"2026-01-31T12:00:00Z\"");
  return instant.value_or(0);
}

std::size_t Reader::one_of(std::span<const std::string_view> names, std::string_view what) const {
  const std::string wanted = text();
  if (!ok()) return 0;
  const auto found = std::find(names.begin(), names.end(), wanted);
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  fail("unknown " + std::string(what) + ' ' + in_quotes(wanted));
  return 0;
}

void Reader::fail(std::string message) const {
  fail(Error{failure_->code, std::move(message)});
}

void Reader::fail(Error error) const {
  if (!ok()) return;
  error.path = path();
  failure_->error = std::move(error);
}

std::string Reader::path() const {
  if (parent_ == nullptr) return {};
  const std::string before = parent_->path();
  if (key_ == nullptr) return before + '[' + std::to_string(index_) + ']';
  return before.empty() ? std::string(key_) : before + '.' + key_;
}

}  // namespace enfilade
