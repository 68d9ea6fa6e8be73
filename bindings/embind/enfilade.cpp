// The only file that knows Emscripten. It registers names and carries text in and out: no logic, no
// conversion. Its other half is enfilade.d.mts, line for line; a test fails when they part.

#include <emscripten/bind.h>

#include <string>
#include <utility>

#include "bindings/session.h"

namespace {

using emscripten::typed_memory_view;
using emscripten::val;

/// A session, what it is asked next, and what it answered last. Both cross as bytes, in one piece
/// each: a string that Embind carries goes a byte at a time, which was a sixth of a policy's load.
struct Door {
  enfilade::Session session;
  std::string question, answer;
};

/// The bytes of the next question as a view of the module's memory, to be filled at once.
val write(Door& door, std::size_t bytes) {
  door.question.resize(bytes);
  return val(typed_memory_view(bytes, reinterpret_cast<std::uint8_t*>(door.question.data())));
}

/// The staged rows as such a view.
val stage(Door& door, std::size_t bytes) {
  const auto staged = door.session.stage(bytes);
  return val(typed_memory_view(staged.size(), staged.data()));
}

/// Puts the question that was written; gives the bytes of the answer.
template <auto call>
val ask(Door& door) {
  const std::string question = std::exchange(door.question, {});
  door.answer = (door.session.*call)(question);
  return val(typed_memory_view(door.answer.size(),
                               reinterpret_cast<const std::uint8_t*>(door.answer.data())));
}

}  // namespace

EMSCRIPTEN_BINDINGS(enfilade) {
  using enfilade::Session;
  emscripten::class_<Door>("Session")
      .constructor<>()
      .function("write", &write)
      .function("stage", &stage)
      .function("advance", &ask<&Session::advance>)
      .function("loadPolicy", &ask<&Session::loadPolicy>)
      .function("signIn", &ask<&Session::signIn>)
      .function("customers", &ask<&Session::customers>)
      .function("put", &ask<&Session::put>)
      .function("remove", &ask<&Session::remove>)
      .function("setSource", &ask<&Session::setSource>)
      .function("setAllTicketsView", &ask<&Session::setAllTicketsView>)
      .function("openView", &ask<&Session::openView>)
      .function("updateView", &ask<&Session::updateView>)
      .function("window", &ask<&Session::window>)
      .function("closeView", &ask<&Session::closeView>)
      .function("decide", &ask<&Session::decide>)
      .function("decideMany", &ask<&Session::decideMany>)
      .function("roomsWhere", &ask<&Session::roomsWhere>)
      .function("whoMay", &ask<&Session::whoMay>)
      .function("whatMay", &ask<&Session::whatMay>)
      .function("compare", &ask<&Session::compare>)
      .function("explain", &ask<&Session::explain>)
      .function("policy", &ask<&Session::policy>)
      .function("invitations", &ask<&Session::invitations>)
      .function("execute", &ask<&Session::execute>)
      .function("audit", &ask<&Session::audit>)
      .function("wipe", &ask<&Session::wipe>)
      .function("memory", &ask<&Session::memory>);
}
