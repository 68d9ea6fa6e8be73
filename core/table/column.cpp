#include "core/table/column.h"

namespace enfilade {
namespace {

template <typename T>
std::size_t bytes_of(const std::vector<T>& values) {
  return values.capacity() * sizeof(T);
}

struct Weigh {
  std::size_t operator()(const TextColumn& column) const {
    return column.written.bytes() + column.folded.bytes() + column.null.bytes();
  }
  std::size_t operator()(const NameColumn& column) const {
    return column.names.bytes() + column.folded.bytes() + column.codes.bytes();
  }
  std::size_t operator()(const SetColumn& column) const {
    return column.names.bytes() + bytes_of(column.codes) + bytes_of(column.ends) +
           column.null.bytes() + column.holders.bytes();
  }
  std::size_t operator()(const NumberColumn& column) const {
    return bytes_of(column.values) + bytes_of(column.ranges);
  }
  std::size_t operator()(const RoomsColumn& column) const { return column.bytes(); }
};

}  // namespace

void Codes::push_back(std::uint32_t code) {
  const auto widened = [](const auto& narrow, auto wide) {
    wide.reserve(narrow.capacity());
    wide.assign(narrow.begin(), narrow.end());
    return wide;
  };
  if (auto* bytes = std::get_if<std::vector<std::uint8_t>>(&codes_)) {
    if (code <= 0xFF) return bytes->push_back(static_cast<std::uint8_t>(code));
    codes_ = widened(*bytes, std::vector<std::uint16_t>{});
  }
  if (auto* shorts = std::get_if<std::vector<std::uint16_t>>(&codes_)) {
    if (code <= 0xFFFF) return shorts->push_back(static_cast<std::uint16_t>(code));
    codes_ = widened(*shorts, std::vector<std::uint32_t>{});
  }
  std::get<std::vector<std::uint32_t>>(codes_).push_back(code);
}

std::size_t Codes::bytes() const {
  return std::visit([](const auto& codes) { return bytes_of(codes); }, codes_);
}

void RoomsColumn::push_back(std::span<const RoomRef> rooms) {
  if (rooms.empty()) return rows_.push_back({kNone});
  if (rooms.size() == 1) return rows_.push_back(rooms.front());
  rows_.push_back({static_cast<std::uint32_t>(kMany + many_.size())});
  many_.push_back({static_cast<std::uint32_t>(rooms.size())});
  many_.insert(many_.end(), rooms.begin(), rooms.end());
}

std::size_t RoomsColumn::bytes() const {
  return ids.bytes() + bytes_of(rows_) + bytes_of(many_);
}

std::size_t bytes(const Column& column) {
  return std::visit(Weigh{}, column);
}

}  // namespace enfilade
