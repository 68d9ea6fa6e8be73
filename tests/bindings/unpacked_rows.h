#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <span>

namespace enfilade::test {

/// The rows that a RowsPacker packed, read as bindings/rows_packer.h says. Throws
/// std::out_of_range where the bytes end too soon or say what there is none of.
nlohmann::json unpacked_rows(std::span<const std::uint8_t> bytes);

}  // namespace enfilade::test
