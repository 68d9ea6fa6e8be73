#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>

#include "bindings/json/read_rows.h"

namespace enfilade {

/// The bytes of rows on their way in or out, and behind them, as behind every text of rows,
/// kBehindRows of NUL.
class StagedRows {
 public:
  StagedRows() : StagedRows(0) {}
  /// Memory for so many bytes, which nothing is written to but the NULs: it is about to be filled.
  explicit StagedRows(std::size_t bytes)
      : size_(bytes), bytes_(new std::uint8_t[size_ + kBehindRows]) {
    std::memset(bytes_.get() + size_, 0, kBehindRows);
  }
  /// A copy.
  explicit StagedRows(std::span<const std::uint8_t> bytes) : StagedRows(bytes.size()) {
    if (!bytes.empty()) std::memcpy(bytes_.get(), bytes.data(), bytes.size());
  }

  std::span<std::uint8_t> bytes() { return {bytes_.get(), size_}; }
  std::span<const std::uint8_t> bytes() const { return {bytes_.get(), size_}; }
  std::span<std::uint8_t> with_nuls() { return {bytes_.get(), size_ + kBehindRows}; }

 private:
  std::size_t size_;
  std::unique_ptr<std::uint8_t[]> bytes_;
};

}  // namespace enfilade
