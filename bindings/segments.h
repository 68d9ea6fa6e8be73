#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "bindings/json/read_rows.h"
#include "core/base/result.h"
#include "core/table/schema.h"

namespace enfilade {

/// Reads the rows of a segment (core/table/segment.h) as a put takes them, and reports on them.
///
/// schema, customer  as of read_rows
/// bytes             the segment, and behind it, as behind all that is staged, kBehindRows of NUL
///
/// Refused whole (`bad_segment`) where it is not all right: there are no wrong rows among right
/// ones.
Result<ReadRows> read_rows_of_segment(const TableSchema& schema, std::string_view customer,
                                      std::span<const std::uint8_t> bytes);

}  // namespace enfilade
