#include "bindings/json/write_box.h"

#include "bindings/json/utf16.h"

namespace enfilade {

void write_notices(JsonWriter& out, const BoxNotices& notices) {
  out.array("notices", notices, [&](const BoxNotice& notice) {
    out.object([&] {
      out.text("kind", kBoxNoticeNames[static_cast<std::size_t>(notice.kind)]);
      out.count("at", notice.place.at);
      out.count("length", notice.place.length);
    });
  });
}

void write_suggestions(JsonWriter& out, std::string_view box, const Suggestions& suggestions) {
  out.object([&] {
    out.count("at", utf16_length(box.substr(0, suggestions.at)));
    out.array("suggestions", suggestions.list, [&](const Suggestion& one) {
      out.object([&] {
        out.text("kind", kSuggestionKindNames[static_cast<std::size_t>(one.kind)]);
        out.text("text", one.text);
        out.text("insert", one.insert);
        if (one.count) out.count("count", *one.count);
      });
    });
  });
}

}  // namespace enfilade
