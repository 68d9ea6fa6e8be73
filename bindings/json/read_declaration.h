#pragma once

#include "bindings/json/reader.h"
#include "core/table/tables.h"

namespace enfilade {

/// Reads the declaration of a table; its shape is `TableDeclaration` in embind/enfilade.d.mts.
///
/// The id, which every table has, stands first, named or not. Whether the table can be declared so
/// is the core's to say.
TableDeclaration read_declaration(const Reader& in);

/// Keeps what the core says against a declaration as the failure of its reader, where it is.
void fail(const Reader& in, const DeclarationProblem& problem);

}  // namespace enfilade
