#pragma once

#include <string_view>

#include "core/box/comparison.h"
#include "core/box/notice.h"
#include "core/view/query.h"

namespace enfilade {

/// How deep groups nest. A query that came as JSON nests no deeper.
inline constexpr std::size_t kDeepestBoxGroup = 32;

/// What a text of the search box asks: `where`, `words` and `order` of a query on its table.
struct BoxQuery {
  Query query;
  BoxNotices notices;  // by their place
};

/// Reads the search box. Any text says something: it never fails, and what it takes otherwise than
/// it may have been meant, it says.
///
///     query   or      what `OR`, in capitals, separates; all of what white space separates
///     term    -term   not; (query); a free word or "phrase"; field:values; sort:title,updated-desc
///     values  a,b     any of them
///     value   x       enumerations, flags, numbers, times, sets: equal; names and ids: contained,
///                     in quotes equal; texts: contained
///             =x ~x ^x >x >=x <x <=x a..b a.. ..b >a..<b
///                     equal, contained, begins with, ranges
///             @empty @any @me @now @today-7d 2025-01-03
///     @all            holds of every row
///
/// text  UTF-8; `kMostBoxItems` of it are read, groups within `kDeepestBoxGroup` others
///
/// Linear in the text, and never deeper on the stack than its groups may nest.
BoxQuery parse_box(const TableSchema& table, std::string_view text, const BoxContext& context);

}  // namespace enfilade
