/* The contract of aggregate functions: states in an array, every call over a batch.
 *
 * A group is a number. The state of group g lies at `states + g * state_size`: plain bytes that
 * may be moved (realloc) but may point to memory of its own (COLLECT, LISTAGG, DISTINCT sets),
 * which `destroy` frees. `groups[i]` tells the group of row i; groups == NULL means that all rows
 * belong to group 0 (no GROUP BY), worth a tight loop of its own.
 *
 * The *partial columns* describe a state completely: `partial` writes them, `merge` adds them to
 * a state, even a fresh one. Local and global aggregation, snapshots, restore and (later)
 * spilling all go through these two, so none of them can forget a field.
 *
 * NULL arguments: accumulate sees validity and skips by itself (COUNT(x) and SUM differ).
 * Rows that FILTER or DISTINCT exclude have been removed by the caller. `retract` is accumulate's
 * inverse; NULL where the function cannot (the planner then keeps what it needs to recompute).
 */
#ifndef YL_EXPR_AGGREGATE_H
#define YL_EXPR_AGGREGATE_H

#include "expr/function.h"

enum { YL_AGG_PARTIALS_MAX = 4, YL_AGG_ARGS_MAX = 3 };

typedef struct yl_aggregate yl_aggregate;

/* One use of an aggregate in a query, bound: shared, immutable, in the plan's arena. */
typedef struct yl_agg_call {
    const yl_aggregate *fn;
    const yl_type *type; /* of the result */
    uint32_t n_args;
    const yl_expr *args[YL_AGG_ARGS_MAX]; /* over the input; types as the kernel wants */
    const yl_expr *filter;                /* BOOLEAN, or NULL */
    bool distinct;
    bool ignore_nulls;
    yl_span span;
    const char *name; /* output column's name, for EXPLAIN */
} yl_agg_call;

/* Constants that an aggregate wants (a separator) are read from call->args' CONST nodes. */
typedef struct yl_agg_run {
    const yl_agg_call *call;
    const yl_expr_env *env;
    yl_error *err;
} yl_agg_run;

struct yl_aggregate {
    const char *name;
    const struct yl_signature *signature;
    /* The result's type is nullable when a group may be empty: without GROUP BY, or with FILTER.
     * yl_aggregate_bind does not know of these; the binder makes call->type nullable then. */
    bool nullable_if_empty;
    bool takes_nulls;    /* a NULL is a value to it: DISTINCT keeps one (ARRAY_AGG) */
    uint32_t state_size; /* a multiple of 16 */
    /* Types of the partial columns for this call; returns how many (1..YL_AGG_PARTIALS_MAX). */
    uint32_t (*partial_types)(yl_arena *arena, const yl_agg_call *call, const yl_type **types);
    void (*init)(const yl_agg_run *run, char *states, uint32_t first, uint32_t n);
    yl_status (*accumulate)(const yl_agg_run *run, char *states, const uint32_t *groups,
                            yl_vector *const *args, uint32_t n);
    yl_status (*retract)(const yl_agg_run *run, char *states, const uint32_t *groups,
                         yl_vector *const *args, uint32_t n);
    /* out[p]: FLAT, with room for n rows, length set by the caller. */
    yl_status (*partial)(const yl_agg_run *run, char *states, uint32_t first, uint32_t n,
                         yl_vector **out);
    yl_status (*merge)(const yl_agg_run *run, char *states, const uint32_t *groups,
                       yl_vector *const *partials, uint32_t n);
    yl_status (*result)(const yl_agg_run *run, char *states, uint32_t first, uint32_t n,
                        yl_vector *out);
    void (*destroy)(char *states, uint32_t first, uint32_t n); /* NULL: plain bytes */
    /* Bytes of memory a state holds beyond state_size, for the budget; NULL: none. */
    size_t (*bytes)(const char *states, uint32_t first, uint32_t n);
};

#endif
