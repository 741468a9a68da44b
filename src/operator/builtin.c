/* The table of built-in operators, made from builtin.def. */
#include "operator/operators.h"

const yl_operator_registry yl_builtin_operators = {
    .types =
        {
#define YL_BUILTIN(KIND, type) [YL_OP_##KIND] = &(type),
#include "operator/builtin.def"
#undef YL_BUILTIN
        },
};
