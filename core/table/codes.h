#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <variant>
#include <vector>

namespace enfilade {

/// Small numbers in as few bytes each as the largest of them needs: one, two or four.
class Codes {
 public:
  Codes() = default;
  explicit Codes(std::span<const std::uint32_t> codes);
  /// Stored as they are given: a vector of bytes, of shorts or of words.
  template <typename Code>
  static Codes stored_as(std::vector<Code> codes) {
    Codes stored;
    stored.codes_ = std::move(codes);
    return stored;
  }

  std::size_t size() const {
    return std::visit([](const auto& codes) { return codes.size(); }, codes_);
  }
  /// Calls `kernel` with the codes as a span of what they are stored as: loops belong inside.
  template <typename Kernel>
  auto visit(Kernel kernel) const {
    // Not std::visit, which calls by a table what is to be inlined here.
    if (const auto* bytes = std::get_if<0>(&codes_)) return kernel(std::span(*bytes));
    if (const auto* shorts = std::get_if<1>(&codes_)) return kernel(std::span(*shorts));
    return kernel(std::span(*std::get_if<2>(&codes_)));
  }

  std::uint32_t operator[](std::size_t i) const {
    return visit([i](auto codes) { return std::uint32_t{codes[i]}; });
  }
  /// The largest; 0 if there are none.
  std::uint32_t largest() const;

  void push_back(std::uint32_t code);
  /// Zeros at the end, until there are so many codes.
  void push_zeros(std::size_t size);
  void set(std::size_t i, std::uint32_t code);

  void shrink_to_fit();
  std::size_t bytes() const;

 private:
  void make_room_for(std::uint32_t code);

  std::variant<std::vector<std::uint8_t>, std::vector<std::uint16_t>, std::vector<std::uint32_t>>
      codes_;
};

}  // namespace enfilade
