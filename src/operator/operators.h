/* The operators' type structs, one per file of this folder; listed in builtin.def. */
#ifndef YL_OPERATOR_OPERATORS_H
#define YL_OPERATOR_OPERATORS_H

#include "base/mem.h"
#include "runtime/operator.h"

#define YL_BUILTIN(KIND, type) extern const yl_operator_type type;
#include "operator/builtin.def"
#undef YL_BUILTIN

/* All of them by kind. */
extern const yl_operator_registry yl_builtin_operators;

#endif
