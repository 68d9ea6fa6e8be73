#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "bindings/session.h"
#include "tests/bindings/random_documents.h"

namespace enfilade::test {

/// Something that does not hold, and the two answers that tell.
struct Fault {
  std::string sentence, seen, wanted;
};

/// A session in which views stay open, and one to which the same happens and in which nothing does.
///
/// Whatever happens, each view has to show what its query shows that is opened anew in the other,
/// nothing else under the version that it had before, and no other coverage under a digest.
class Watched {
 public:
  /// Whether there is a call of that name that may happen here: one that changes what is shown.
  static bool changes(const std::string& call);

  /// Makes a change to both; both have to answer alike.
  std::optional<Fault> happens(const std::string& call, const std::string& with,
                               const std::string& rows);
  /// Keeps a view of the query open from now on: wherever it was refused, or closed by the session,
  /// it is opened again when it is looked at.
  void keep(std::string query) {
    const bool few = kept_.size() % 2 == 1;
    kept_.push_back({std::move(query), few});
  }

  /// Asks another query of the view that was kept last; refused, it stays with the one before.
  std::optional<Fault> ask(const std::string& query);

  /// Looks at each view.
  std::optional<Fault> look();

  Session& session() { return session_; }
  /// How often a view that had rows showed others.
  std::size_t changed() const { return changed_; }

 private:
  struct Kept {
    std::string query;
    bool few = false;  // of its rows are read, so that others are never looked at
    Json view = nullptr;
    std::string version = {}, told = {};  // when it was looked at last; of a refused one: nothing
  };
  /// An answer apart from the view's number and version, with some windows.
  struct Shown {
    std::string version, told, coverage;
    std::size_t total = 0;
  };

  std::string refreshed(Kept& kept);
  /// Two coverages of one digest would be taken for one another.
  std::optional<Fault> tell_apart(const std::string& coverage);
  Shown shown(Session& session, const std::string& answer, bool few);
  std::optional<Fault> look_at(Kept& kept);

  Session session_, unwatched_;
  std::vector<Kept> kept_;
  std::map<std::string, std::string> coverages_;  // by their digests
  std::size_t changed_ = 0;
  bool looked_ = true;  // since something happened
};

}  // namespace enfilade::test
