#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace enfilade {

/// A column turned round: for each code, the rows that hold it, ascending.
///
///     row    0     1  2     3               code   0       1       2
///     codes  0 2   -  0 1   0      ──►      rows   0 2 3   2       0
///
/// Four bytes for each code that a row holds, and for each code.
class Postings {
 public:
  Postings() = default;

  /// Of the rows 0 .. rows - 1.
  ///
  /// codes_of  gives the codes of a row, each once
  /// count     how many codes there are: all are below it
  template <typename CodesOf>
  Postings(std::size_t rows, std::size_t count, CodesOf codes_of) : ends_(count) {
    for (std::size_t row = 0; row < rows; ++row) {
      for (std::uint32_t code : codes_of(row)) ++ends_[code];
    }
    // Each end is its list's beginning first, and goes on to its end as the list is filled.
    std::uint32_t total = 0;
    for (std::uint32_t& end : ends_) {
      const std::uint32_t length = end;
      end = total;
      total += length;
    }
    rows_.resize(total);
    for (std::size_t row = 0; row < rows; ++row) {
      for (std::uint32_t code : codes_of(row)) {
        rows_[ends_[code]++] = static_cast<std::uint32_t>(row);
      }
    }
  }

  /// How many codes all rows hold together.
  std::size_t size() const { return rows_.size(); }
  std::span<const std::uint32_t> operator[](std::uint32_t code) const {
    const std::uint32_t begin = code == 0 ? 0 : ends_[code - 1];
    return std::span(rows_).subspan(begin, ends_[code] - begin);
  }

  std::size_t bytes() const {
    return (ends_.capacity() + rows_.capacity()) * sizeof(std::uint32_t);
  }

 private:
  std::vector<std::uint32_t> ends_, rows_;
};

}  // namespace enfilade
