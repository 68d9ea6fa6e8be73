#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/bitmap.h"
#include "core/table/codes.h"
#include "core/table/spelled_texts.h"

namespace enfilade {

/// The texts of one column turned round: of each of their tokens the rows that hold it. A search
/// reads the tokens, which are few, and no text.
class TextIndex {
 public:
  TextIndex() = default;
  /// Of rows 0 .. texts.size() - 1, by the numbers of their folded tokens.
  explicit TextIndex(const SpelledTexts& texts);

  /// What it is made of.
  struct Parts {
    std::size_t rows = 0;
    std::vector<std::uint32_t> ends;  // of each token, where its list ends in `lists`
    Codes lists;                      // rows, ascending
    /// Tokens that so many rows hold that a bitmap is smaller than their list, which is empty.
    std::vector<std::uint32_t> common;
    std::vector<Bitmap> common_rows;
  };
  const Parts& parts() const { return parts_; }
  /// Of parts that somebody kept for so many tokens; nothing if a search could go astray in them.
  /// Whether they tell the truth about the texts is not looked at: a lie shows the wrong rows of
  /// these, and no other.
  static std::optional<TextIndex> of(Parts parts, std::size_t tokens);

  /// Rows from here on are not in it.
  std::size_t rows() const { return parts_.rows; }

  /// Some rows, and whether they are the answer or only all that can be.
  struct Candidates {
    Bitmap rows;
    bool sure = true;
  };
  /// The rows whose text contains `needle`, surely; or, of a needle that is cut into tokens itself,
  /// those that hold its pieces, in whatever order.
  ///
  /// tokens  of the texts that it was made of
  Candidates find(std::string_view needle, const StringHeap& tokens) const;

  std::size_t bytes() const;

 private:
  /// Where in a token a piece of a needle has to stand.
  struct Place {
    bool at_begin = false, at_end = false;
  };

  Bitmap rows_with(std::string_view piece, Place place, const StringHeap& tokens) const;
  void add_rows_of(std::uint32_t token, Bitmap& rows) const;

  Parts parts_;
};

}  // namespace enfilade
