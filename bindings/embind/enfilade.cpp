// The only file that knows Emscripten. It registers names and carries text and numbers in and out:
// no logic, no conversion. Its other half is enfilade.d.mts, line for line; a test fails when they
// part.

#include <emscripten/bind.h>
#include <emscripten/emscripten.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "bindings/embind/zeroing.h"
#include "bindings/service.h"
#include "bindings/session.h"

namespace {

using emscripten::typed_memory_view;
using emscripten::val;
using enfilade::Handle;
using enfilade::Service;
using enfilade::Session;

/// A session, what it is asked next, and what it answered last. Both cross as bytes, in one piece
/// each: a string that Embind carries goes a byte at a time, which was a sixth of a policy's load.
struct SessionDoor {
  Session session;
  std::string question, answer;
};

/// The same of a service, and many decisions by number on their way through.
struct ServiceDoor {
  Service session;
  std::string question, answer;
  std::vector<Handle> users, places;
  std::vector<std::uint8_t> permissions, answers;
};

/// The bytes of the next question as a view of the module's memory, to be filled at once.
template <typename Door>
val write(Door& door, std::size_t bytes) {
  door.question.resize(bytes);
  return val(typed_memory_view(bytes, reinterpret_cast<std::uint8_t*>(door.question.data())));
}

/// The staged rows as such a view.
template <typename Door>
val stage(Door& door, std::size_t bytes) {
  const auto staged = door.session.stage(bytes);
  return val(typed_memory_view(staged.size(), staged.data()));
}

/// What is staged, to be read at once.
template <typename Door>
val staged(Door& door) {
  const auto staged = door.session.staged();
  return val(typed_memory_view(staged.size(), staged.data()));
}

/// Puts the question that was written; gives the bytes of the answer.
template <typename Door, auto call>
val ask(Door& door) {
  const std::string question = std::exchange(door.question, {});
  door.answer = (door.session.*call)(question);
  if constexpr (call == &Session::wipe || call == &Session::remove ||
                call == &Session::loadPolicy) {
    enfilade::zero_stack();
  }
  return val(typed_memory_view(door.answer.size(),
                               reinterpret_cast<const std::uint8_t*>(door.answer.data())));
}

template <typename Door>
emscripten::class_<Door> registered(const char* name) {
  return emscripten::class_<Door>(name)
      .template constructor<>()
      .function("write", &write<Door>)
      .function("stage", &stage<Door>)
      .function("staged", &staged<Door>)
      .function("advance", &ask<Door, &Session::advance>)
      .function("loadPolicy", &ask<Door, &Session::loadPolicy>)
      .function("signIn", &ask<Door, &Session::signIn>)
      .function("viewAs", &ask<Door, &Session::viewAs>)
      .function("customers", &ask<Door, &Session::customers>)
      .function("declareTable", &ask<Door, &Session::declareTable>)
      .function("put", &ask<Door, &Session::put>)
      .function("beginPut", &ask<Door, &Session::beginPut>)
      .function("continuePut", &ask<Door, &Session::continuePut>)
      .function("finishPut", &ask<Door, &Session::finishPut>)
      .function("abortPut", &ask<Door, &Session::abortPut>)
      .function("segment", &ask<Door, &Session::segment>)
      .function("remove", &ask<Door, &Session::remove>)
      .function("setSource", &ask<Door, &Session::setSource>)
      .function("setAllTicketsView", &ask<Door, &Session::setAllTicketsView>)
      .function("openView", &ask<Door, &Session::openView>)
      .function("updateView", &ask<Door, &Session::updateView>)
      .function("window", &ask<Door, &Session::window>)
      .function("packedWindow", &ask<Door, &Session::packedWindow>)
      .function("columns", &ask<Door, &Session::columns>)
      .function("closeView", &ask<Door, &Session::closeView>)
      .function("openExport", &ask<Door, &Session::openExport>)
      .function("readExport", &ask<Door, &Session::readExport>)
      .function("closeExport", &ask<Door, &Session::closeExport>)
      .function("parse", &ask<Door, &Session::parse>)
      .function("print", &ask<Door, &Session::print>)
      .function("suggest", &ask<Door, &Session::suggest>)
      .function("decide", &ask<Door, &Session::decide>)
      .function("decideMany", &ask<Door, &Session::decideMany>)
      .function("roomsWhere", &ask<Door, &Session::roomsWhere>)
      .function("whoMay", &ask<Door, &Session::whoMay>)
      .function("whatMay", &ask<Door, &Session::whatMay>)
      .function("compare", &ask<Door, &Session::compare>)
      .function("explain", &ask<Door, &Session::explain>)
      .function("diff", &ask<Door, &Session::diff>)
      .function("lint", &ask<Door, &Session::lint>)
      .function("nextChange", &ask<Door, &Session::nextChange>)
      .function("evaluate", &ask<Door, &Session::evaluate>)
      .function("evaluations", &ask<Door, &Session::evaluations>)
      .function("searchSubject", &ask<Door, &Session::searchSubject>)
      .function("searchResource", &ask<Door, &Session::searchResource>)
      .function("searchAction", &ask<Door, &Session::searchAction>)
      .function("policy", &ask<Door, &Session::policy>)
      .function("invitations", &ask<Door, &Session::invitations>)
      .function("execute", &ask<Door, &Session::execute>)
      .function("audit", &ask<Door, &Session::audit>)
      .function("wipe", &ask<Door, &Session::wipe>)
      .function("memory", &ask<Door, &Session::memory>);
}

/// The number of a permission; -1 if there is none of that name.
int permission(ServiceDoor&, const std::string& name) {
  const auto found = enfilade::parse_permission(name);
  return found ? static_cast<int>(*found) : -1;
}

Handle user(ServiceDoor& door, const std::string& tenant, const std::string& id) {
  return door.session.user(tenant, id);
}

Handle place(ServiceDoor& door, const std::string& customer, const std::string& room) {
  return door.session.place(customer, room);
}

Handle user_if_any(ServiceDoor& door, const std::string& tenant, const std::string& id) {
  return door.session.user_if_any(tenant, id);
}

Handle place_if_any(ServiceDoor& door, const std::string& customer, const std::string& room) {
  return door.session.place_if_any(customer, room);
}

/// What the bare exports take for this service. They cost a tenth of a registered name.
std::uintptr_t desk(ServiceDoor& door) {
  return reinterpret_cast<std::uintptr_t>(&door);
}

/// Makes room for so many decisions; `users`, `places` and `permissions` are its columns, to be
/// filled at once.
void batch(ServiceDoor& door, std::size_t count) {
  door.users.resize(count);
  door.places.resize(count);
  door.permissions.resize(count);
  door.answers.resize(count);
}
template <auto column>
val batched(ServiceDoor& door) {
  return val(typed_memory_view((door.*column).size(), (door.*column).data()));
}

/// Decides them; gives 1 or 0 of each.
val mayMany(ServiceDoor& door) {
  door.session.may(door.users, door.permissions, door.places, door.answers);
  return batched<&ServiceDoor::answers>(door);
}

}  // namespace

extern "C" EMSCRIPTEN_KEEPALIVE int enfilade_may(ServiceDoor* door, Handle user,
                                                 std::uint32_t permission, Handle place) {
  return door->session.may(user, permission, place) ? 1 : 0;
}

/// Memory for the JSON text of an evaluation, `bytes` long at most.
extern "C" EMSCRIPTEN_KEEPALIVE char* enfilade_request(ServiceDoor* door, std::size_t bytes) {
  door->question.resize(bytes);
  return door->question.data();
}

/// Evaluates the first `bytes` of it; gives the answer's length.
extern "C" EMSCRIPTEN_KEEPALIVE std::size_t enfilade_evaluate(ServiceDoor* door,
                                                              std::size_t bytes) {
  door->question.resize(bytes);
  door->answer = door->session.evaluate(door->question);
  return door->answer.size();
}

extern "C" EMSCRIPTEN_KEEPALIVE const char* enfilade_answer(const ServiceDoor* door) {
  return door->answer.data();
}

EMSCRIPTEN_BINDINGS(enfilade) {
  registered<SessionDoor>("Session");
  registered<ServiceDoor>("Service")
      .function("permission", &permission)
      .function("user", &user)
      .function("place", &place)
      .function("userIfAny", &user_if_any)
      .function("placeIfAny", &place_if_any)
      .function("desk", &desk)
      .function("batch", &batch)
      .function("users", &batched<&ServiceDoor::users>)
      .function("places", &batched<&ServiceDoor::places>)
      .function("permissions", &batched<&ServiceDoor::permissions>)
      .function("mayMany", &mayMany);
}
