// Memory that is given back is zeroed first: what a customer takes back is gone, not only out of
// reach. These stand in the place of the C library's own, so that it holds for whatever is
// allocated.

#include <malloc.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <cstring>

extern "C" {

void emscripten_builtin_free(void* memory);

void free(void* memory) {
  if (memory == nullptr) return;
  std::memset(memory, 0, malloc_usable_size(memory));
  // A compiler knows that nobody reads what is given back, and would leave that away.
  asm volatile("" : : "r"(memory) : "memory");
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
