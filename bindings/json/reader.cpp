#include "bindings/json/reader.h"

#include <algorithm>

namespace enfilade {
namespace {

std::string in_quotes(std::string_view text) {
  return '"' + std::string(text) + '"';
}

}  // namespace

Reader Reader::operator[](std::string_view key) const {
  if (!is_object()) {
    if (present()) fail("expected an object");
    return Reader(*this, key);
  }
  const Json* const found = json_->find(key);
  return found == nullptr ? Reader(*this, key) : Reader(*found, *this, key);
}

void Reader::only(std::initializer_list<std::string_view> keys) const {
  if (!expect(Json::Kind::object, "an object")) return;
  const auto unknown = [&](std::string_view key) {
    return std::find(keys.begin(), keys.end(), key) == keys.end();
  };
  bool all_known = true;
  json_->members([&](std::string_view key, const Json&) { return all_known = !unknown(key); });
  if (all_known) return;
  members([&](std::string_view key, const Reader& member) {
    if (unknown(key)) member.fail("unknown member " + in_quotes(key));
  });
}

std::vector<std::pair<std::string_view, const Json*>> Reader::sorted_members() const {
  std::vector<std::pair<std::string_view, const Json*>> members;
  if (!expect(Json::Kind::object, "an object")) return members;
  json_->members([&](std::string_view key, const Json& value) {
    members.emplace_back(key, &value);
    return true;
  });
  std::sort(members.begin(), members.end());
  return members;
}

bool Reader::required() const {
  if (present()) return ok();
  if (parent_->present()) parent_->fail("missing member " + in_quotes(key_));
  return false;
}

bool Reader::expect(Json::Kind kind, std::string_view wanted) const {
  if (!present() || !ok()) return false;
  if (json_->is(kind)) return true;
  fail("expected " + std::string(wanted));
  return false;
}

std::string_view Reader::text_view() const {
  if (!required() || !expect(Json::Kind::text, "a text")) return {};
  return json_->text();
}

std::string Reader::text() const {
  return std::string(text_view());
}

std::string Reader::text_or(std::string_view otherwise) const {
  return present() ? text() : std::string(otherwise);
}

std::string_view Reader::id_view() const {
  const std::string_view id = text_view();
  if (ok() && id.empty()) fail("expected a text that is not empty");
  return id;
}

std::string Reader::id() const {
  return std::string(id_view());
}

bool Reader::flag() const {
  return required() && expect(Json::Kind::flag, "true or false") && json_->flag();
}

std::int64_t Reader::integer(std::int64_t low, std::int64_t high) const {
  if (!required()) return 0;
  if (json_->is(Json::Kind::integer) || json_->is(Json::Kind::large_integer)) {
    const std::int64_t value = json_->integer();
    if (json_->is(Json::Kind::integer) && low <= value && value <= high) return value;
    fail("out of range: expected a whole number from " + std::to_string(low) + " to " +
         std::to_string(high));
    return 0;
  }
  fail("expected a whole number");
  return 0;
}

Instant Reader::instant() const {
  const std::string_view written = text_view();
  if (!ok()) return 0;
  const std::optional<Instant> instant = parse_instant(written);
  if (!instant) fail("expected a time like \"2026-01-31T12:00:00Z\"");
  return instant.value_or(0);
}

std::size_t Reader::one_of(std::span<const std::string_view> names, std::string_view what) const {
  const std::string_view wanted = text_view();
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
  if (key_.data() == nullptr) return before + '[' + std::to_string(index_) + ']';
  return before.empty() ? std::string(key_) : before + '.' + std::string(key_);
}

}  // namespace enfilade
