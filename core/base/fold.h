#pragma once

#include <string>
#include <string_view>

namespace enfilade {

/// Appends `text` to `out` with case folded away, as all searching, comparing and ordering of text
/// sees it: Unicode simple case folding, İ and ı as i, accents kept. The same in every build.
///
/// text  UTF-8, valid; what is not valid is copied as it is
///
/// A folded text can be longer or shorter in bytes than the text it came from.
void fold_into(std::string& out, std::string_view text);

/// `text` with case folded away.
std::string fold(std::string_view text);

}  // namespace enfilade
