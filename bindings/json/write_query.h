#pragma once

#include "bindings/json/writer.h"
#include "core/view/query.h"

namespace enfilade {

/// A query as read_query reads it; its shape is `Query` in embind/enfilade.d.mts. Its texts are
/// folded, as the query has them, but for declared values.
void write_query(JsonWriter& out, const Query& query);

}  // namespace enfilade
