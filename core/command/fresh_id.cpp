#include "core/command/fresh_id.h"

#include <array>
#include <cstdint>

namespace enfilade {
namespace {

constexpr std::uint64_t kPrime = 0x0000'0100'0000'01B3;

/// FNV-1a, with MurmurHash's last step so that every byte moves every bit. Each text is closed by a
/// byte that none contains, so that no two lists run together.
std::uint64_t hash(std::uint64_t basis, std::initializer_list<std::string_view> texts) {
  std::uint64_t state = basis;
  for (std::string_view text : texts) {
    for (const char byte : text) state = (state ^ static_cast<unsigned char>(byte)) * kPrime;
    state = (state ^ 0xFF) * kPrime;
  }
  state = (state ^ (state >> 33)) * 0xFF51'AFD7'ED55'8CCD;
  state = (state ^ (state >> 33)) * 0xC4CE'B9FE'1A85'EC53;
  return state ^ (state >> 33);
}

void append_hex(std::string& to, std::uint64_t number) {
  for (int shift = 60; shift >= 0; shift -= 4) to += "0123456789abcdef"[(number >> shift) & 15];
}

}  // namespace

std::string fresh_id(std::string_view kind, const Policy& policy, const Viewer& actor,
                     const Command& command) {
  const std::initializer_list<std::string_view> parts{command.customer, tenant_of(policy, actor),
                                                      people_of(policy, actor).user(actor.user).id,
                                                      command.id};
  std::string id(kind);
  id += '-';
  append_hex(id, hash(0xCBF2'9CE4'8422'2325, parts));
  append_hex(id, hash(0x8422'2325'CBF2'9CE4, parts));
  return id;
}

}  // namespace enfilade
