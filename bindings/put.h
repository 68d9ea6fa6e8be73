#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "bindings/json/read_rows.h"
#include "bindings/json/reader.h"
#include "core/base/instant.h"
#include "core/table/tables.h"

namespace enfilade {

/// What rows that come become: a table of theirs alone, whole rows in the place of those with the
/// same ids or beside them, or other values in rows that are there.
enum class PutMode : std::uint8_t { replace, upsert, patch };

inline constexpr std::array<std::string_view, 3> kPutModeNames{"replace", "upsert", "patch"};

/// What they come as: a text, by the names of its format first; or a segment, of one customer and
/// not to patch with (core/table/segment.h).
inline constexpr std::array<std::string_view, 3> kPutFormatNames{"json", "ndjson", "segment"};
static_assert(kPutFormatNames.size() == kRowsFormatNames.size() + 1);

/// How rows are put.
struct Put {
  std::optional<std::string> customer;  // nothing: each row names its own; not for `replace`
  const TableSchema* table = &schema_of(TableId::rooms);
  PutMode mode = PutMode::replace;
  std::optional<Instant> as_of;
  RowsFormat format = RowsFormat::json;  // of a text
  bool segment = false;
};

Put read_put(const Reader& in, const Tables& tables);

}  // namespace enfilade
