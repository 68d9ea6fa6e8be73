#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "bindings/handles.h"
#include "bindings/session.h"

namespace enfilade {

/// A session with service authority: for a server, which decides for everybody, and knows all that
/// it is given. It answers what a session does about others, whole; nobody is signed in, and what
/// only a person can do is refused.
///
/// A page never holds one: no question that reaches a session makes a service of it.
///
/// Besides, decisions by number, for those who make millions.
class Service final : public Session {
 public:
  Service() { serve(); }

  Handle user(const std::string& tenant, const std::string& id) {
    return handles_.user(outlook()->policy(), tenant, id);
  }
  Handle place(const std::string& customer, const std::string& room) {
    return handles_.place(*outlook(), customer, room);
  }
  Handle user_if_any(const std::string& tenant, const std::string& id) {
    return handles_.user_if_any(outlook()->policy(), tenant, id);
  }
  Handle place_if_any(const std::string& customer, const std::string& room) {
    return handles_.place_if_any(*outlook(), customer, room);
  }
  bool may(Handle user, std::uint32_t permission, Handle place) {
    return handles_.may(*outlook(), now(), user, permission, place);
  }
  void may(std::span<const Handle> users, std::span<const std::uint8_t> permissions,
           std::span<const Handle> places, std::span<std::uint8_t> answers) {
    handles_.may(*outlook(), now(), users, permissions, places, answers);
  }

 private:
  Handles handles_;
};

}  // namespace enfilade
