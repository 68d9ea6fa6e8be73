// The only file that knows Emscripten. It registers names and nothing else: no logic, no
// conversion. Its other half is enfilade.d.mts, line for line; a test fails when they part.

#include <emscripten/bind.h>

#include "bindings/session.h"

namespace {

/// The staged bytes as a view of the module's memory, to be filled at once.
emscripten::val stage(enfilade::Session& session, std::size_t bytes) {
  const auto staged = session.stage(bytes);
  return emscripten::val(emscripten::typed_memory_view(staged.size(), staged.data()));
}

}  // namespace

EMSCRIPTEN_BINDINGS(enfilade) {
  using enfilade::Session;
  emscripten::class_<Session>("Session")
      .constructor<>()
      .function("advance", &Session::advance)
      .function("loadPolicy", &Session::loadPolicy)
      .function("signIn", &Session::signIn)
      .function("customers", &Session::customers)
      .function("stage", &stage)
      .function("put", &Session::put)
      .function("remove", &Session::remove)
      .function("setSource", &Session::setSource)
      .function("setAllTicketsView", &Session::setAllTicketsView)
      .function("openView", &Session::openView)
      .function("updateView", &Session::updateView)
      .function("window", &Session::window)
      .function("closeView", &Session::closeView)
      .function("decide", &Session::decide)
      .function("roomsWhere", &Session::roomsWhere)
      .function("policy", &Session::policy)
      .function("invitations", &Session::invitations)
      .function("execute", &Session::execute)
      .function("audit", &Session::audit)
      .function("wipe", &Session::wipe)
      .function("memory", &Session::memory);
}
