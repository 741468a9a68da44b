/* Built-in functions by name: from a call in SQL to a typed expression.
 *
 * Every overload is one row of a table (function/fn_*.c for scalar, agg_*.c for aggregate
 * functions), the tables are listed in function/builtin.def. SHOW FUNCTIONS, the reference page
 * and completion come from the same rows.
 */
#ifndef YL_FUNCTION_REGISTRY_H
#define YL_FUNCTION_REGISTRY_H

#include "expr/aggregate.h"

/* Binds a call of a scalar function or operator ("+", "=", "IS NULL", "LIKE", "UPPER", "IF",
 * "EXTRACT", "||", "[]" for item access, "ROW", "ARRAY", "MAP" ...): chooses the overload, puts
 * casts around the arguments, infers the type. Conditional functions become CASE, AND, OR or
 * COALESCE nodes. Symbols such as time units are CONST nodes of type SYMBOL (yl_symbol).
 * Errors: NOT_FOUND for an unknown name, with the nearest one; TYPE with the signatures that
 * exist; UNSUPPORTED for a function that Flink has and this version has not. */
yl_status yl_function_bind(yl_arena *arena, yl_str name, const yl_expr *const *args, uint32_t n,
                           yl_span span, const yl_expr **out, yl_error *err);

/* Binds an aggregate call; fills everything of `out` but filter, distinct and name. NULL `fn`
 * with YL_OK: `name` is no aggregate function. */
yl_status yl_aggregate_bind(yl_arena *arena, yl_str name, const yl_expr *const *args, uint32_t n,
                            yl_span span, yl_agg_call *out, yl_error *err);
bool yl_aggregate_exists(yl_str name);
bool yl_function_exists(yl_str name);

/* CAST and TRY_CAST. The type of the result is `to`, nullable as CAST's rules say. */
yl_status yl_cast_bind(yl_arena *arena, const yl_expr *arg, const yl_type *to, bool try_cast,
                       yl_span span, const yl_expr **out, yl_error *err);
/* An implicit cast (set operations, INSERT, arguments): `arg` itself when the types agree;
 * TYPE error when the conversion is not implicit in Flink. */
yl_status yl_cast_implicit(yl_arena *arena, const yl_expr *arg, const yl_type *to,
                           const yl_expr **out, yl_error *err);
bool yl_cast_is_implicit(const yl_type *from, const yl_type *to);
/* What a sink does to a value (INSERT): assignment casts, with Flink's silent cutting of CHAR and
 * VARCHAR lengths. */
yl_status yl_cast_assign(yl_arena *arena, const yl_expr *arg, const yl_type *to,
                         const yl_expr **out, yl_error *err);
/* The common type of CASE branches, set operations, IN lists (Calcite's leastRestrictive) and that
 * of COALESCE, GREATEST, array functions (Flink's merging); NULL when there is none. */
const yl_type *yl_type_common(yl_arena *arena, const yl_type *const *types, uint32_t n);
const yl_type *yl_type_merged(yl_arena *arena, const yl_type *const *types, uint32_t n);

/* Symbols: words that are no values but choose a behaviour, e.g. EXTRACT(YEAR FROM ...). */
typedef enum yl_symbol {
#define YL_SYMBOL(name) YL_SYM_##name,
#include "function/symbols.def"
#undef YL_SYMBOL
    YL_SYMBOL_COUNT
} yl_symbol;
const yl_expr *yl_expr_symbol(yl_arena *arena, yl_symbol symbol, yl_span span);
bool yl_symbol_find(yl_str name, yl_symbol *out);
const char *yl_symbol_name(yl_symbol symbol);

/* What SHOW FUNCTIONS and the reference page list, sorted by name. */
typedef struct yl_function_info {
    const char *name, *signature, *doc, *category;
    bool aggregate;
} yl_function_info;
/* Calls `fn` once per overload that is not hidden. */
void yl_function_each(void (*fn)(void *arg, const yl_function_info *info), void *arg);

#endif
