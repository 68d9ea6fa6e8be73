#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace enfilade {

/// Finds where the text of a JSON array, which comes in pieces, may be cut: at the commas between
/// its elements. It knows brackets and texts and nothing else of JSON, at 1 byte a step: whatever
/// parses the elements refuses what is none.
///
///     [ {"id":"a","rooms":["1","2"]} , {"id":"b"} , ...
///                                    ^            ^
class ElementCommas {
 public:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  /// The first such comma of a piece and the last: kNone where it has none.
  struct Found {
    std::size_t first = kNone, last = kNone;
  };

  /// Looks at the next piece.
  Found in(std::span<const std::uint8_t> piece) {
    Found found;
    for (std::size_t i = 0; i < piece.size(); ++i) {
      if (in_text_) {
        i = end_of_text(piece, i);
        continue;
      }
      switch (piece[i]) {
        case '"':
          in_text_ = true;
          break;
        case '[':
        case '{':
          ++depth_;
          break;
        case ']':
        case '}':
          depth_ -= depth_ > 0;
          break;
        case ',':
          if (depth_ == 1) {
            if (found.first == kNone) found.first = i;
            found.last = i;
          }
          break;
        default:
          break;
      }
    }
    return found;
  }

 private:
  /// Where the text ends that `from` is in; or the piece, in which it goes on.
  std::size_t end_of_text(std::span<const std::uint8_t> piece, std::size_t from) {
    for (std::size_t i = from; i < piece.size(); ++i) {
      if (escaped_) {
        escaped_ = false;
      } else if (piece[i] == '\\') {
        escaped_ = true;
      } else if (piece[i] == '"') {
        in_text_ = false;
        return i;
      }
    }
    return piece.size();
  }

  std::size_t depth_ = 0;
  bool in_text_ = false, escaped_ = false;
};

}  // namespace enfilade
