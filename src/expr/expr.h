/* Typed expressions: what the binder makes of SQL and what programs are compiled from.
 *
 * An expression tree is immutable, lives in an arena and is shared freely. Every node knows its
 * type (with nullability) and its place in the SQL text. Implicit casts are explicit nodes: the
 * types of a call's arguments are exactly those that its kernel wants.
 *
 *     COLUMN    column `index` of the input
 *     CONST     `value`, a FLAT vector of one row (`args` may hold, with n_args == 0, the constant
 *               that was written before an implicit cast; it is for printing only)
 *     CALL      `fn` over `args` (casts are calls, too)
 *     AND, OR   two or more BOOLEAN args, three-valued; later args are evaluated only for rows
 *               that are still undecided
 *     CASE      args: when1, then1, when2, then2, ..., else; each branch is evaluated only for
 *               its rows (IF, NULLIF and the like are bound to it)
 *     COALESCE  args, each evaluated only for rows that are still NULL
 */
#ifndef YL_EXPR_EXPR_H
#define YL_EXPR_EXPR_H

#include "data/vector.h"

typedef struct yl_function yl_function;

typedef enum yl_expr_kind {
    YL_EXPR_COLUMN,
    YL_EXPR_CONST,
    YL_EXPR_CALL,
    YL_EXPR_AND,
    YL_EXPR_OR,
    YL_EXPR_CASE,
    YL_EXPR_COALESCE,
} yl_expr_kind;

typedef struct yl_expr yl_expr;
struct yl_expr {
    yl_expr_kind kind;
    const yl_type *type;
    yl_span span;
    uint32_t index; /* COLUMN */
    uint32_t n_args;
    const yl_function *fn;  /* CALL */
    const yl_vector *value; /* CONST; freed with the arena (yl_arena_defer) */
    const yl_expr **args;
};

/* Constructors in `arena`; they never return NULL (see base/arena.h). */
const yl_expr *yl_expr_column(yl_arena *arena, uint32_t index, const yl_type *type, yl_span span);
/* Takes a reference of its own to `value` (one FLAT row). */
const yl_expr *yl_expr_const(yl_arena *arena, const yl_type *type, yl_vector *value, yl_span span);
const yl_expr *yl_expr_null(yl_arena *arena, const yl_type *type, yl_span span);
const yl_expr *yl_expr_bool(yl_arena *arena, bool value, yl_span span);
const yl_expr *yl_expr_int(yl_arena *arena, int32_t value, yl_span span);
const yl_expr *yl_expr_bigint(yl_arena *arena, int64_t value, yl_span span);
/* CHAR(n) NOT NULL, as Flink types a string literal. */
const yl_expr *yl_expr_text(yl_arena *arena, yl_str value, yl_span span);
/* AND, OR, CASE, COALESCE with a given type; copies the array. */
const yl_expr *yl_expr_form(yl_arena *arena, yl_expr_kind kind, const yl_type *type,
                            const yl_expr *const *args, uint32_t n, yl_span span);
const yl_expr *yl_expr_call(yl_arena *arena, const yl_function *fn, const yl_type *type,
                            const yl_expr *const *args, uint32_t n, yl_span span);
/* a AND b, where either may be NULL (absent). */
const yl_expr *yl_expr_and(yl_arena *arena, const yl_expr *a, const yl_expr *b);

bool yl_expr_equal(const yl_expr *a, const yl_expr *b); /* structure and types, not places */
bool yl_expr_is_const(const yl_expr *e);                /* a CONST node */
/* The one value of a CONST; false when it is NULL or `e` is no CONST of that kind. */
bool yl_expr_const_int(const yl_expr *e, int64_t *value); /* integer types */
bool yl_expr_const_text(const yl_expr *e, yl_str *value); /* CHAR, VARCHAR */
bool yl_expr_const_bool(const yl_expr *e, bool *value);
bool yl_expr_const_is_null(const yl_expr *e);
/* No columns below and every function deterministic per query or better. */
bool yl_expr_is_foldable(const yl_expr *e);
bool yl_expr_is_deterministic(const yl_expr *e);
/* used[i] becomes true for each column below `e`. */
void yl_expr_columns(const yl_expr *e, bool *used);
/* A copy with every COLUMN i replaced: by map[i] as new index, or by the expressions `with`. */
const yl_expr *yl_expr_remap(yl_arena *arena, const yl_expr *e, const int32_t *map);
const yl_expr *yl_expr_substitute(yl_arena *arena, const yl_expr *e, const yl_expr *const *with);
/* Splits nested ANDs: appends the conjuncts to `out` (room for yl_expr_count_conjuncts). */
uint32_t yl_expr_count_conjuncts(const yl_expr *e);
uint32_t yl_expr_conjuncts(const yl_expr *e, const yl_expr **out);

/* As Flink's EXPLAIN writes it: "(a + 1)", "CAST(a AS BIGINT)", "'x'", "(a > 5)"; columns by
 * `names`, or $0, $1 when NULL. */
void yl_expr_print(const yl_expr *e, const yl_str *names, yl_strbuf *out);

#endif
