#include <variant>

#include "core/table/segment.h"
#include "core/table/segment_bytes.h"

namespace enfilade {
namespace {

void write(SegmentWriter& out, const StringHeap& strings) {
  out.text(strings.text());
  out.number(strings.size());
  out.list(strings.ends());
}

void write(SegmentWriter& out, const Bitmap& rows) {
  out.number(rows.size());
  out.list(rows.words());
}

void write(SegmentWriter& out, const Codes& codes) {
  codes.visit([&](auto span) {
    out.number(sizeof(span[0]));
    out.list(span);
  });
}

void write(SegmentWriter& out, const SpelledTexts::Parts& texts) {
  write(out, texts.tokens);
  write(out, texts.others);
  out.list(std::span(texts.folds));
  out.list(std::span(texts.numbers));
  out.list(std::span(texts.ends));
}

void write(SegmentWriter& out, const TextIndex::Parts& index) {
  out.number(index.rows);
  out.list(std::span(index.ends));
  write(out, index.lists);
  out.list(std::span(index.common));
  for (const Bitmap& rows : index.common_rows) write(out, rows);
}

struct WriteColumn {
  SegmentWriter& out;

  void operator()(const TextColumn& column) const {
    write(out, column.spelled().parts());
    write(out, column.text_index().parts());
    write(out, column.heap());
    write(out, column.nulls());
  }
  void operator()(const NameColumn& column) const {
    write(out, column.names.strings());
    write(out, column.codes);
  }
  void operator()(const SetColumn& column) const {
    write(out, column.names.strings());
    out.list(std::span(column.codes));
    out.list(std::span(column.ends));
    write(out, column.null);
  }
  void operator()(const NumberColumn& column) const { out.list(column.values()); }
  void operator()(const RoomsColumn& column) const {
    write(out, column.ids.strings());
    out.list(column.kept());
    out.list(column.lists());
  }
};

}  // namespace

std::vector<std::uint8_t> write_segment(const Partition& partition, const SegmentHead& head) {
  SegmentWriter out;
  out.number(kSegmentMagic);
  out.number(kSegmentVersion);
  out.number(fingerprint(partition.schema()));
  out.text(head.tenant_id);
  out.number(static_cast<std::uint64_t>(head.as_of.value_or(kNoInstant)));
  out.number(partition.size());
  for (std::size_t i = 0; i < partition.schema().columns.size(); ++i) {
    std::visit(WriteColumn{out}, partition.column(i));
  }
  out.list(partition.by_id().slots());
  out.number(digest_of(out.written()).value());
  return std::move(out).take();
}

}  // namespace enfilade
