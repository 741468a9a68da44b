/* The contract of scalar functions: one row per overload, one kernel per row.
 *
 * A kernel is a leaf loop over plain arrays. The evaluator has already
 *   - reduced the rows to the ones that are asked for (no selection here, `n` dense rows),
 *   - made every argument FLAT with at least n rows, except that arguments which are constant at
 *     the call site stay CONST when the row says YL_FN_TAKES_CONST,
 *   - made `out` FLAT with room for n rows and, with YL_NULLS_PROPAGATE, given it the AND of the
 *     arguments' validity (out->validity == NULL means that no row is NULL).
 * So a kernel writes out->values for rows 0..n-1. It may set further rows NULL (it then calls
 * yl_vector_set_null, never clears validity bits by hand before yl_vector_need_validity). With
 * YL_NULLS_OWN it sees the arguments' validity and decides itself.
 *
 * Unless the row says YL_FN_TOTAL, a kernel must not touch (divide, cast, fail on) values of rows
 * that are NULL in `out`; a TOTAL kernel gives an answer for any bytes, cannot fail, and may run
 * on rows that nobody asked for.
 *
 * `out->length` is set by the evaluator.
 */
#ifndef YL_EXPR_FUNCTION_H
#define YL_EXPR_FUNCTION_H

#include "base/world.h"
#include "data/timezone.h"
#include "expr/expr.h"

/* What functions may ask of the session that runs them; fixed for one statement. */
typedef struct yl_expr_env {
    const yl_timezone *zone; /* table.local-time-zone */
    int64_t query_micros;    /* the statement's start: CURRENT_TIMESTAMP etc. in batch mode */
    yl_world *world;         /* clock for streaming and randomness */
    bool streaming;
    yl_str current_database, current_catalog;
} yl_expr_env;

typedef struct yl_kernel_call {
    uint32_t n, n_args;
    yl_vector *const *args;
    yl_vector *out;
    void *state; /* what `prepare` made for this call site, or NULL */
    const yl_expr_env *env;
    const yl_expr *expr; /* the call: types, place */
    yl_error *err;
} yl_kernel_call;

typedef yl_status (*yl_kernel)(yl_kernel_call *call);

enum {
    YL_FN_TOTAL = 1 << 0,        /* see above */
    YL_FN_TAKES_CONST = 1 << 1,  /* looks at form == CONST of its arguments itself */
    YL_FN_HIDDEN = 1 << 2,       /* operators, casts, internal: not in SHOW FUNCTIONS */
    YL_FN_IMPLICIT = 1 << 3,     /* a cast nobody wrote: plans print its argument alone */
    YL_FN_BARE = 1 << 5,         /* written without parentheses (CURRENT_DATE) */
    YL_FN_REFUSES_NULL = 1 << 4, /* the bare literal NULL is no argument ("1 + NULL") */
};

typedef enum yl_nulls { YL_NULLS_PROPAGATE, YL_NULLS_OWN } yl_nulls;

typedef enum yl_determinism {
    YL_DETERMINISTIC, /* may be folded */
    YL_PER_QUERY,     /* CURRENT_DATE in batch mode */
    YL_PER_ROW,       /* RAND, UUID */
} yl_determinism;

struct yl_function {
    const char *name;                     /* upper case, or the operator's sign */
    const struct yl_signature *signature; /* the registry's: argument patterns, result rule, doc */
    yl_nulls nulls;
    yl_determinism determinism;
    uint32_t flags;
    yl_kernel kernel;
    /* State of one call site (a compiled pattern): made when the program is compiled, with the
     * arguments' constants at hand in call->expr->args; used by one thread at a time. Optional. */
    yl_status (*prepare)(const yl_expr *call, const yl_expr_env *env, void **state, yl_error *err);
    void (*release)(void *state);
};

#endif
