#include "tests/bindings/watched.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace enfilade::test {
namespace {

using Call = std::string (Session::*)(const std::string&);

const std::map<std::string, Call> kCalls{
    {"advance", &Session::advance},
    {"declareTable", &Session::declareTable},
    {"loadPolicy", &Session::loadPolicy},
    {"signIn", &Session::signIn},
    {"viewAs", &Session::viewAs},
    {"put", &Session::put},
    {"remove", &Session::remove},
    {"setSource", &Session::setSource},
    {"setAllTicketsView", &Session::setAllTicketsView},
    {"execute", &Session::execute},
    {"wipe", &Session::wipe},
};

std::string take(Session& session, const std::string& call, const std::string& with,
                 const std::string& rows) {
  if (call == "put") std::copy(rows.begin(), rows.end(), session.stage(rows.size()).begin());
  return (session.*kCalls.at(call))(with);
}

/// A query as text, maybe none at all.
std::string asking_for_a_digest(const std::string& query) {
  Json asked = Json::parse(query, nullptr, false);
  if (!asked.is_object()) return query;
  asked["knownCoverage"] = Json::array();
  return asked.dump();
}

}  // namespace

bool Watched::changes(const std::string& call) {
  return kCalls.contains(call);
}

std::optional<Fault> Watched::happens(const std::string& call, const std::string& with,
                                      const std::string& rows) {
  const std::string seen = take(session_, call, with, rows);
  const std::string wanted = take(unwatched_, call, with, rows);
  // Time says whether it changed what was asked: where nobody looked, less was asked of the second.
  const bool same_asked = std::exchange(looked_, false) || call != "advance";
  if (seen == wanted || !same_asked) return std::nullopt;
  return Fault{call + " is answered alike whether or not views are open", seen, wanted};
}

std::optional<Fault> Watched::ask(const std::string& query) {
  if (kept_.empty() || kept_.back().view.is_null()) return std::nullopt;
  Kept& kept = kept_.back();
  const std::string update =
      R"({"knownCoverage":[],"view":)" + kept.view.dump() + R"(,"query":)" + query + '}';
  const std::string answer = session_.updateView(update);
  if (!Json::parse(answer).contains("ok")) return std::nullopt;
  kept = {query, kept.few, kept.view};
  return look_at(kept);
}

std::string Watched::refreshed(Kept& kept) {
  if (!kept.view.is_null()) {
    const Json update{{"view", kept.view}, {"knownCoverage", Json::array()}};
    std::string answer = session_.updateView(update.dump());
    if (answer.find("no such view") == std::string::npos) return answer;
  }
  std::string answer = session_.openView(asking_for_a_digest(kept.query));
  const Json opened = Json::parse(answer);
  kept = {kept.query, kept.few, opened.contains("ok") ? opened["ok"]["view"] : Json()};
  return answer;
}

Watched::Shown Watched::shown(Session& session, const std::string& answer, bool few) {
  Json json = Json::parse(answer);
  if (!json.contains("ok")) return {{}, answer, {}};
  Json& view = json["ok"];
  Shown shown{view["version"].dump(), view["facets"].dump(), view["coverage"].dump(),
              view["total"].get<std::size_t>()};
  using Window = std::pair<int, int>;
  const Window all{0, 100}, middle{3, 4}, first{0, 2}, second{1, 2};
  for (const auto& [offset, count] : few ? std::array{first, second} : std::array{all, middle}) {
    const Json window{{"view", view["view"]}, {"offset", offset}, {"count", count}};
    const std::string rows = session.window(window.dump());
    shown.told += rows.substr(rows.find("\"total\""));
  }
  return shown;
}

std::optional<Fault> Watched::look_at(Kept& kept) {
  const Shown seen = shown(session_, refreshed(kept), kept.few);
  const std::string anew = unwatched_.openView(asking_for_a_digest(kept.query));
  const Shown wanted = shown(unwatched_, anew, kept.few);
  const Json opened = Json::parse(anew);
  if (opened.contains("ok")) unwatched_.closeView(Json{{"view", opened["ok"]["view"]}}.dump());

  if (seen.told != wanted.told) {
    return Fault{kept.query + " shows what it shows opened anew", seen.told, wanted.told};
  }
  if (seen.coverage != wanted.coverage) {
    return Fault{kept.query + " is covered as opened anew", seen.coverage, wanted.coverage};
  }
  if (std::optional<Fault> fault = tell_apart(seen.coverage)) return fault;
  const std::string before = std::exchange(kept.told, seen.told);
  const std::string version = std::exchange(kept.version, seen.version);
  if (version.empty() || seen.version.empty() || before == seen.told) return std::nullopt;
  if (seen.total > 0) ++changed_;
  if (version != seen.version) return std::nullopt;
  return Fault{kept.query + " shows nothing else under the same version", seen.told, before};
}

std::optional<Fault> Watched::tell_apart(const std::string& coverage) {
  if (coverage.empty()) return std::nullopt;
  Json told = Json::parse(coverage);
  const std::string digest = told["digest"].dump();
  told.erase("digest");
  const auto [known, fresh] = coverages_.emplace(digest, told.dump());
  if (known->second == told.dump()) return std::nullopt;
  return Fault{"another coverage has another digest than " + digest, told.dump(), known->second};
}

std::optional<Fault> Watched::look() {
  looked_ = true;
  for (Kept& kept : kept_) {
    if (std::optional<Fault> fault = look_at(kept)) return fault;
  }
  return std::nullopt;
}

}  // namespace enfilade::test
