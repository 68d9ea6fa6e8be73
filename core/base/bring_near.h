#pragma once

#include <cstddef>
#include <span>

namespace enfilade {

/// Reads a byte of what is used soon. If that is done for many things before any of them is used,
/// their cache lines come together, instead of being waited for one after another. (WebAssembly
/// has no instruction that only asks for one.)
inline void bring_near(const void* at) {
  static_cast<void>(*static_cast<const volatile char*>(at));
}

/// The beginning of a list; whoever reads on finds that the processor has guessed it.
template <typename Item>
void bring_near(std::span<const Item> items) {
  constexpr std::size_t kLine = 64;
  const auto bytes = std::as_bytes(items);
  if (!bytes.empty()) bring_near(bytes.data());
  if (bytes.size() > kLine) bring_near(bytes.data() + kLine);
}

}  // namespace enfilade
