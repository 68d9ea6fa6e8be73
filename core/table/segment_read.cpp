#include <range/v3/algorithm/count_if.hpp>
#include <string>
#include <utility>
#include <variant>

#include "core/base/ranked_number.h"
#include "core/table/segment.h"
#include "core/table/segment_bytes.h"

namespace enfilade {
namespace {

/// Strings that are UTF-8; nothing if the bytes are none.
std::optional<StringHeap> read_texts(SegmentReader& in) {
  std::string text = in.text();
  const auto size = in.rows();
  std::optional<StringHeap> texts = StringHeap::of(std::move(text), size, in.list<std::uint32_t>());
  if (texts && !is_utf8(*texts)) return std::nullopt;
  return texts;
}

std::optional<Names> read_names(SegmentReader& in) {
  std::optional<StringHeap> texts = read_texts(in);
  if (!texts) return std::nullopt;
  return Names::of(*std::move(texts));
}

std::optional<Bitmap> read_rows(SegmentReader& in) {
  const auto size = in.rows();
  return Bitmap::of(size, in.list<std::uint64_t>());
}

/// Codes below `limit`.
std::optional<Codes> read_codes(SegmentReader& in, std::size_t limit) {
  const std::uint64_t width = in.number();
  const auto below = [&](Codes codes) -> std::optional<Codes> {
    if (codes.size() > 0 && codes.largest() >= limit) return std::nullopt;
    return codes;
  };
  if (width == 1) return below(Codes::stored_as(in.list<std::uint8_t>()));
  if (width == 2) return below(Codes::stored_as(in.list<std::uint16_t>()));
  if (width == 4) return below(Codes::stored_as(in.list<std::uint32_t>()));
  return std::nullopt;
}

std::optional<SpelledTexts> read_spelled(SegmentReader& in) {
  std::optional<StringHeap> tokens = read_texts(in);
  std::optional<StringHeap> others = read_texts(in);
  if (!tokens || !others) return std::nullopt;
  SpelledTexts::Parts parts{*std::move(tokens), *std::move(others), {}, {}, {}};
  parts.folds = in.list<std::uint32_t>();
  parts.numbers = in.list<std::uint8_t>();
  parts.ends = in.list<std::uint32_t>();
  if (in.failed()) return std::nullopt;
  return SpelledTexts::of(std::move(parts));
}

std::optional<TextIndex> read_index(SegmentReader& in, std::size_t tokens) {
  TextIndex::Parts parts;
  parts.rows = in.rows();
  parts.ends = in.list<std::uint32_t>();
  std::optional<Codes> lists = read_codes(in, parts.rows);
  parts.common = in.list<std::uint32_t>();
  if (!lists || in.failed()) return std::nullopt;
  for (std::size_t i = 0; i < parts.common.size(); ++i) {
    std::optional<Bitmap> rows = read_rows(in);
    if (!rows) return std::nullopt;
    parts.common_rows.push_back(*std::move(rows));
  }
  parts.lists = *std::move(lists);
  return TextIndex::of(std::move(parts), tokens);
}

/// A column of so many rows; nothing if the bytes are none that the schema could have.
struct ReadColumn {
  SegmentReader& in;
  const ColumnSchema& schema;
  std::size_t rows;

  using Read = std::optional<Column>;

  /// How far the numbers of the column go, either way.
  std::int64_t largest() const {
    if (schema.type == ColumnType::number) return kLargestRank;
    return schema.type == ColumnType::time ? kLatestInstant : kLargestInteger;
  }

  Read operator()(const TextColumn& empty) const {
    std::optional<SpelledTexts> spelled = read_spelled(in);
    if (!spelled) return std::nullopt;
    std::optional<TextIndex> index = read_index(in, spelled->tokens().size());
    std::optional<StringHeap> written = read_texts(in);
    std::optional<Bitmap> null = read_rows(in);
    if (!index || !written || !null) return std::nullopt;
    return TextColumn::of(rows, *std::move(spelled), *std::move(index), *std::move(written),
                          *std::move(null), empty);
  }

  Read operator()(const NameColumn& empty) const {
    std::optional<Names> names = read_names(in);
    if (!names || names->size() < empty.declared) return std::nullopt;
    for (std::uint32_t name = 0; name < empty.declared; ++name) {
      if ((*names)[name] != empty.names[name]) return std::nullopt;
    }
    const bool others = names->size() > empty.declared;
    if (others && schema.type == ColumnType::flag) return std::nullopt;
    std::optional<Codes> codes = read_codes(in, std::size_t{names->size()} + 1);
    if (!codes) return std::nullopt;
    StringHeap folded_names = folded(names->strings());
    return NameColumn{*std::move(names), std::move(folded_names), *std::move(codes),
                      empty.declared};
  }

  Read operator()(const SetColumn&) const {
    std::optional<Names> names = read_names(in);
    std::vector<std::uint32_t> codes = in.list<std::uint32_t>(), ends = in.list<std::uint32_t>();
    std::optional<Bitmap> null = read_rows(in);
    if (!names || !null) return std::nullopt;
    return SetColumn::of(*std::move(names), std::move(codes), std::move(ends), *std::move(null));
  }

  Read operator()(const NumberColumn&) const {
    return NumberColumn::of(rows, in.list<std::int64_t>(), largest());
  }

  Read operator()(const RoomsColumn&) const {
    std::optional<Names> ids = read_names(in);
    std::vector<RoomRef> kept = in.list<RoomRef>();
    std::vector<RoomRef> lists = in.list<RoomRef>();
    if (!ids || (schema.one && !lists.empty())) return std::nullopt;
    return RoomsColumn::of(*std::move(ids), std::move(kept), std::move(lists));
  }
};

/// How many rows have a value that is not declared.
std::size_t undeclared(const Partition& partition) {
  std::size_t rows = 0;
  for (std::size_t i = 0; i < partition.schema().columns.size(); ++i) {
    const auto* names = std::get_if<NameColumn>(&partition.column(i));
    const bool any = names && names->declared > 0 && names->names.size() > names->declared;
    if (!any) continue;
    rows += names->codes.visit([&](auto codes) {
      return static_cast<std::size_t>(
          ranges::count_if(codes, [&](auto code) { return code > names->declared; }));
    });
  }
  return rows;
}

Error refused(std::string what) {
  return {ErrorCode::bad_segment, std::move(what) + ": ask the source of the rows again"};
}

}  // namespace

Result<Segment> read_segment(const TableSchema& schema, std::string_view tenant_id,
                             std::span<const std::uint8_t> bytes) {
  SegmentReader in(bytes);
  if (in.number() != kSegmentMagic) return refused("the bytes are no segment");
  if (in.number() != kSegmentVersion) return refused("the segment is of another version");
  constexpr std::size_t kHead = 2 * kSegmentStep, kDigest = kSegmentStep;
  const bool whole = bytes.size() >= kHead + kDigest && bytes.size() % kSegmentStep == 0;
  if (!whole) return refused("the segment is damaged");
  const std::span<const std::uint8_t> content = bytes.first(bytes.size() - kDigest);
  if (SegmentReader(bytes.last(kDigest)).number() != digest_of(content).value()) {
    return refused("the segment is damaged");
  }

  in = SegmentReader(content.subspan(kHead));
  if (in.number() != fingerprint(schema))
    return refused("the segment is of another table, or of other columns");
  if (in.text() != tenant_id) return refused("the segment is of another customer");
  const auto as_of = static_cast<Instant>(in.number());
  if (as_of != kNoInstant && (as_of < -kLatestInstant || as_of > kLatestInstant)) {
    return refused("the segment is of no time");
  }
  const auto rows = in.rows();
  std::vector<Column> columns;
  for (const ColumnSchema& column : schema.columns) {
    std::optional<Column> read = std::visit(ReadColumn{in, column, rows}, empty_column(column));
    if (!read || in.failed()) {
      return refused("the segment's column \"" + std::string(column.name) + "\" is broken");
    }
    columns.push_back(*std::move(read));
  }
  std::optional<StringIndex> by_id = StringIndex::of(in.list<std::uint32_t>(), rows);
  if (!by_id || !in.ended()) return refused("the segment's index of ids is broken");
  std::optional<Partition> partition = Partition::of(schema, std::move(columns), *std::move(by_id));
  if (!partition) return refused("the segment's rows are broken");
  const std::size_t odd = undeclared(*partition);
  return Segment{*std::move(partition),
                 as_of == kNoInstant ? std::nullopt : std::optional<Instant>(as_of), odd};
}

}  // namespace enfilade
