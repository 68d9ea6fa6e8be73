#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/instant.h"
#include "core/base/result.h"
#include "core/table/partition.h"
#include "core/table/schema.h"

namespace enfilade {

/// A segment is one table of one customer as bytes: its columns as they lie in memory, so that
/// reading it costs copying and checking, and no parsing. The same bytes in every build.
///
///     magic  version  schema  tenant id  as of  rows   columns in their order   digest
///
///     text, id           of the rows in the text index, spelled: tokens, those not folded, what
///                        they fold to, numbers, where those of each text end; the index: rows,
///                        ends, codes, common tokens, bits of each. Strings of the rows behind it
///                        up to the last that is not null; bits of the nulls of both
///     name, flag,        the distinct names as strings, declared ones first; codes of the rows
///       enumeration
///     set                the distinct names; codes; where those of each row end; bits of the nulls
///     integer, time,     the values up to the last that is not null; of a number its rank
///       number
///     rooms              the distinct ids; what is kept of each row; lists
///     behind them all    the slots of the index of ids
///
/// A number is eight bytes; a list is its length and its items, with zeros up to the next multiple
/// of eight bytes: all little-endian. Strings are the list of their bytes, how many they are, and
/// the list of their ends (u32), which is empty if all are of one length; bits the number of rows
/// and the list of their words (u64), codes a list behind the width of its items (1, 2 or 4). An
/// absent `as of` is the least number, two's complement.
///
/// The digest is there against accidents: a half-written file, a bit that fell over. It keeps
/// nobody out who means to forge a segment; who keeps them where others can write seals them.

/// Another one is refused: there is one way to get rows of another version, which is their source.
inline constexpr std::uint64_t kSegmentVersion = 3;

/// What a segment says beside its rows.
struct SegmentHead {
  std::string_view tenant_id = {};
  std::optional<Instant> as_of = std::nullopt;  // when the rows were right
};

/// The bytes of a partition. They hold less than 4 GiB, as each of its columns does.
std::vector<std::uint8_t> write_segment(const Partition& partition, const SegmentHead& head);

struct Segment {
  Partition partition;
  std::optional<Instant> as_of;
  std::size_t undeclared = 0;  // values beyond those that an enumeration declares
};

/// The partition that the bytes were written of, cell by cell.
///
/// schema     of the table that they are for
/// tenant_id  of the customer that they are for
/// bytes      of anywhere: whatever they say, nothing that reads the partition goes astray; at an
///            address that is a multiple of eight, as all fresh memory is
///
/// Refused (`bad_segment`): what is no segment, or of another version, schema, table or customer,
/// or damaged; and whatever values no source could have sent: ids that are missing, text that is
/// not UTF-8, numbers out of range. Texts are put together of whatever stands there as tokens. Of
/// what is derived, the text index and that of ids are believed as far as TextIndex::of and
/// StringIndex::of say, so that two rows of one id are not noticed; all else is made anew.
///
/// Costs one pass for the digest, and little more than one for the rest.
Result<Segment> read_segment(const TableSchema& schema, std::string_view tenant_id,
                             std::span<const std::uint8_t> bytes);

}  // namespace enfilade
