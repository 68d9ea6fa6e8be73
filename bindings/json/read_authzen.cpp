#include "bindings/json/read_authzen.h"

#include <array>
#include <charconv>
#include <string_view>
#include <utility>

namespace enfilade {
namespace {

constexpr std::size_t kMostEvaluations = 100'000;

std::optional<std::string> id_if_present(const Reader& in) {
  if (!in.present()) return std::nullopt;
  return in.id();
}

AuthzenEntity read_entity(const Reader& in, const char* of, bool with_id) {
  in.needed();
  AuthzenEntity entity{in["type"].id(), with_id ? in["id"].id() : std::string(), std::nullopt};
  const Reader properties = in["properties"];
  if (properties.present()) entity.of = id_if_present(properties[of]);
  return entity;
}

AuthzenEntity read_subject(const Reader& in, bool with_id = true) {
  return read_entity(in, "tenant", with_id);
}

/// Rooms and tickets have their ids in a customer: without one it could be anybody's.
AuthzenEntity read_resource(const Reader& in, bool with_id = true) {
  AuthzenEntity resource = read_entity(in, "customer", with_id);
  const bool placed = resource.type == "room" || resource.type == "ticket";
  if (in.ok() && with_id && placed && !resource.of) {
    in["properties"]["customer"].fail("whose " + resource.type + "? name its \"customer\"");
  }
  return resource;
}

std::string read_action(const Reader& in) {
  in.needed();
  return in["name"].id();
}

/// FNV-1a over texts, each with its end.
class Digest {
 public:
  void add(std::string_view text) {
    for (const char c : text) add_byte(static_cast<unsigned char>(c));
    add_byte(0xFF);  // no byte of UTF-8
  }
  std::uint32_t value() const { return value_; }

 private:
  void add_byte(std::uint32_t byte) { value_ = (value_ ^ byte) * 16'777'619u; }

  std::uint32_t value_ = 2'166'136'261u;
};

std::uint32_t digest_of(const AuthzenEvaluation& given) {
  Digest digest;
  for (const AuthzenEntity& entity : {given.subject, given.resource}) {
    digest.add(entity.type);
    digest.add(entity.id);
    digest.add(entity.of.value_or("\xFF"));
  }
  digest.add(given.action);
  return digest.value();
}

/// "OFFSET.SEARCH", the second in sixteens.
std::string token_of(std::uint32_t offset, std::uint32_t search) {
  std::array<char, 8> digits{};
  const auto [end, wrong] = std::to_chars(digits.data(), digits.data() + digits.size(), search, 16);
  return std::to_string(offset) + '.' + std::string(digits.data(), end);
}

/// Only as it was written: "01.a" is no token, though "1.a" may be.
bool parse_token(std::string_view token, AuthzenPage& page) {
  std::from_chars(token.data(), token.data() + token.size(), page.offset);
  return token == token_of(page.offset, page.search);
}

AuthzenPage read_page(const Reader& in, std::uint32_t search) {
  AuthzenPage page{0, kMostAuthzenResults, search, in.present()};
  if (!in.present()) return page;
  in.needed();
  if (in["limit"].present()) {
    const std::int64_t limit = in["limit"].integer(0);
    if (limit > 0 && limit < static_cast<std::int64_t>(kMostAuthzenResults))
      page.limit = static_cast<std::uint32_t>(limit);
  }
  if (in["token"].present() && !in["token"].text_view().empty() &&
      !parse_token(in["token"].text_view(), page)) {
    in["token"].fail("no token that another page of this search gave");
  }
  return page;
}

}  // namespace

AuthzenEvaluation read_authzen_evaluation(const Reader& in) {
  in.needed();
  return {read_subject(in["subject"]), read_action(in["action"]), read_resource(in["resource"])};
}

AuthzenEvaluations read_authzen_evaluations(const Reader& in) {
  constexpr std::array<std::string_view, 3> kSemantics{"execute_all", "deny_on_first_deny",
                                                       "permit_on_first_permit"};
  AuthzenEvaluations all;
  in.needed();
  const Reader list = in["evaluations"], options = in["options"];
  if (options.present() && options["evaluations_semantic"].present()) {
    all.semantic = static_cast<AuthzenSemantic>(
        options["evaluations_semantic"].one_of(kSemantics, "evaluations_semantic"));
  }
  if (list.size() > kMostEvaluations) {
    list.fail("at most " + std::to_string(kMostEvaluations) + " evaluations at once");
    return all;
  }
  if (list.size() == 0) {
    list.each([](const Reader&) {});  // refuses what is no array
    all.single = true;
    all.evaluations.push_back(read_authzen_evaluation(in));
    return all;
  }
  all.evaluations.reserve(list.size());
  list.each([&](const Reader& item) {
    // One that is not right is refused alone, at its own place.
    Reader::Failure failure{ErrorCode::bad_question};
    const Reader own = item.with(failure), common = in.with(failure);
    // A part that is there stands for the whole of the common one. One that is nowhere is missed in
    // the item.
    const auto part = [&](const char* name) {
      return !own[name].present() && common[name].present() ? common[name] : own[name];
    };
    AuthzenEvaluation one{read_subject(part("subject")), read_action(part("action")),
                          read_resource(part("resource"))};
    if (failure.error) {
      all.evaluations.emplace_back(*std::move(failure.error));
    } else {
      all.evaluations.emplace_back(std::move(one));
    }
  });
  return all;
}

AuthzenSearch read_authzen_search(const Reader& in, AuthzenSearch::For what) {
  in.needed();
  AuthzenSearch search;
  search.given.subject = read_subject(in["subject"], what != AuthzenSearch::For::subjects);
  search.given.resource = read_resource(in["resource"], what != AuthzenSearch::For::resources);
  if (what != AuthzenSearch::For::actions) search.given.action = read_action(in["action"]);
  search.page = read_page(in["page"], digest_of(search.given));
  return search;
}

std::string authzen_next_token(const AuthzenPage& page, std::size_t found) {
  return token_of(page.offset + static_cast<std::uint32_t>(found), page.search);
}

}  // namespace enfilade
