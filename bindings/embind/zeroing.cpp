// Memory that is given back is zeroed first: what a customer takes back is gone, not only out of
// reach. These stand in the place of the C library's own, so that it holds for whatever is
// allocated.

#include "bindings/embind/zeroing.h"

#include <malloc.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <cstring>

namespace {

/// As if somebody read it: a compiler knows that what is given back needs no value.
void keep(void* memory) {
  asm volatile("" : : "r"(memory) : "memory");
}

}  // namespace

extern "C" {

void emscripten_builtin_free(void* memory);

void free(void* memory) {
  if (memory == nullptr) return;
  std::memset(memory, 0, malloc_usable_size(memory));
  keep(memory);
  emscripten_builtin_free(memory);
}

void* realloc(void* memory, std::size_t size) {
  if (memory == nullptr) return std::malloc(size);
  const std::size_t held = malloc_usable_size(memory);
  if (size <= held && size > held / 2) return memory;
  void* moved = std::malloc(size);
  if (moved == nullptr) return nullptr;
  std::memcpy(moved, memory, std::min(held, size));
  std::free(memory);
  return moved;
}
}

namespace enfilade {

__attribute__((noinline)) void zero_stack() {
  char below[896 * 1024];  // of a megabyte: wasm/CMakeLists.txt
  std::memset(below, 0, sizeof(below));
  keep(below);
}

}  // namespace enfilade
