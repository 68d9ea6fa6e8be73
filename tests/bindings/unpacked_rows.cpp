#include "tests/bindings/unpacked_rows.h"

#include <bit>
#include <cmath>
#include <cstring>
#include <stdexcept>
#include <string>
#include <vector>

namespace enfilade::test {
namespace {

using Json = nlohmann::json;

static_assert(std::endian::native == std::endian::little, "the bytes are little-endian");

class Unpacking {
 public:
  explicit Unpacking(std::span<const std::uint8_t> bytes) : bytes_(bytes) {
    const auto head = take<std::uint32_t>(6);
    rows_ = head[0];
    members_ = head[1];
    numbers_ = take<double>(head[2]);
    values_ = take<std::uint32_t>(head[3]);
    const auto ends = take<std::uint32_t>(head[4]);
    const auto blocks = take<std::uint32_t>(2 * std::size_t{head[5]});
    std::span<const std::uint32_t> left = ends;
    for (std::size_t i = 0; i < blocks.size(); i += 2) {
      if (left.size() < blocks[i]) throw std::out_of_range("a block of more texts than there are");
      cut(take<char>(blocks[i + 1]), left.first(blocks[i]));
      left = left.subspan(blocks[i]);
    }
    if (!left.empty() || !bytes_.empty()) throw std::out_of_range("there is text in no block");
  }

  Json rows() {
    Json rows = Json::array();
    for (std::uint32_t row = 0; row < rows_; ++row) {
      Json object = Json::object();
      for (std::uint32_t member = 0; member < members_; ++member)
        object[texts_.at(member)] = value();
      rows.push_back(std::move(object));
    }
    if (next_value_ != values_.size() || next_number_ != numbers_.size())
      throw std::out_of_range("something is left");
    return rows;
  }

 private:
  template <typename Item>
  std::vector<Item> take(std::size_t count) {
    if (bytes_.size() / sizeof(Item) < count) throw std::out_of_range("the bytes end too soon");
    std::vector<Item> items(count);
    if (count != 0) std::memcpy(items.data(), bytes_.data(), count * sizeof(Item));
    bytes_ = bytes_.subspan(count * sizeof(Item));
    return items;
  }

  /// Cuts a block into texts that end after so many units of UTF-16.
  void cut(const std::vector<char>& block, std::span<const std::uint32_t> ends) {
    std::size_t units = 0, at = 0;
    for (const std::uint32_t end : ends) {
      std::string& text = texts_.emplace_back();
      while (units < end) {
        const auto lead = static_cast<std::uint8_t>(block.at(at));
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        for (std::size_t i = 0; i < length; ++i) text += block.at(at++);
        units += length == 4 ? 2 : 1;
      }
      if (units != end) throw std::out_of_range("a text ends within a character");
    }
    if (at != block.size()) throw std::out_of_range("there is text behind the last one");
  }

  Json value() {
    const std::uint32_t said = values_.at(next_value_++), what = said >> 3;
    switch (said & 7) {
      case 0:
        return nullptr;
      case 1:
        return false;
      case 2:
        return true;
      case 3:
        return number(numbers_.at(next_number_++));
      case 4:
        return texts_.at(what);
      case 5: {
        Json list = Json::array();
        for (std::uint32_t i = 0; i < what; ++i) list.push_back(value());
        return list;
      }
      case 6: {
        Json object = Json::object();
        for (std::uint32_t i = 0; i < what; ++i) {
          const std::string name = texts_.at(values_.at(next_value_++));
          object[name] = value();
        }
        return object;
      }
      default:
        throw std::out_of_range("there is no such kind");
    }
  }

  /// As JSON text has it: a whole one without a fraction.
  static Json number(double value) {
    const bool whole = std::trunc(value) == value && std::abs(value) < 0x1p53;
    return whole ? Json(static_cast<std::int64_t>(value)) : Json(value);
  }

  std::span<const std::uint8_t> bytes_;
  std::uint32_t rows_ = 0, members_ = 0;
  std::vector<double> numbers_;
  std::vector<std::uint32_t> values_;
  std::vector<std::string> texts_;
  std::size_t next_value_ = 0, next_number_ = 0;
};

}  // namespace

Json unpacked_rows(std::span<const std::uint8_t> bytes) {
  return Unpacking(bytes).rows();
}

}  // namespace enfilade::test
