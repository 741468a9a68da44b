/* Specs: the plain data that each operator kind is made from.
 *
 * A spec is immutable, lives in the job's arena and says everything; the operator adds only
 * running state. EXPLAIN prints specs, tests build them.
 */
#ifndef YL_GRAPH_SPECS_H
#define YL_GRAPH_SPECS_H

#include "plan/rel.h"

/* SOURCE: the scan itself (runtime/source.h). */
typedef struct yl_source_op_spec {
    const yl_scan_spec *scan;
} yl_source_op_spec;

/* VALUES: constant rows, given out by subtask 0. */
typedef struct yl_values_spec {
    uint32_t n_rows;
    const yl_expr *const *rows;
} yl_values_spec;

/* CALC: keeps the rows for which `condition` is TRUE, gives `exprs` of them. */
typedef struct yl_calc_spec {
    const yl_expr *condition;    /* or NULL */
    const yl_expr *const *exprs; /* the vertex's schema.n; NULL = the input's columns */
} yl_calc_spec;

/* AGGREGATE: hash aggregation. Output: keys, then results (COMPLETE, GLOBAL) or partial columns
 * (LOCAL). GLOBAL's input: keys, then partial columns of all calls in order. Without keys,
 * COMPLETE and GLOBAL give exactly one row. */
typedef struct yl_aggregate_spec {
    yl_schema input;
    uint32_t n_keys;
    const uint32_t *keys; /* input columns; 0..n_keys-1 for GLOBAL */
    uint32_t n_calls;
    const yl_agg_call *calls;
    yl_agg_phase phase;
} yl_aggregate_spec;

/* HASH_JOIN: input 0 is left, input 1 right. The build side is read first, entirely. */
typedef struct yl_hash_join_spec {
    yl_schema left, right;
    yl_join_kind kind;
    uint32_t n_keys;
    const uint32_t *left_keys, *right_keys;
    const bool *null_equal;
    const yl_expr *residual; /* over left ++ right columns, or NULL */
    bool null_aware;
    bool build_left;
} yl_hash_join_spec;

/* LOOP_JOIN: any condition; the right side is read first and comes by broadcast. */
typedef struct yl_loop_join_spec {
    yl_schema left, right;
    yl_join_kind kind;
    const yl_expr *condition; /* over left ++ right columns, or NULL */
    bool null_aware;          /* ANTI: an unknown condition counts as a match */
} yl_loop_join_spec;

/* SORT: everything is held, sorted (stable) and given out at the end; with a limit only the first
 * offset + limit rows are held. */
typedef struct yl_sort_spec {
    yl_schema input;
    uint32_t n_keys;
    const yl_sort_key *keys;
    int64_t offset, limit; /* YL_LIMIT_NONE: all */
} yl_sort_spec;

/* LIMIT without an order. */
typedef struct yl_limit_spec {
    int64_t offset, limit;
} yl_limit_spec;

/* SET_OP: INTERSECT and EXCEPT, [ALL]; all columns are the key. Input 0 is left. */
typedef struct yl_set_op_spec {
    yl_schema input;
    yl_set_op op;
    bool all;
} yl_set_op_spec;

/* UNION ALL of any number of inputs: passes rows on. Spec: none (NULL). */

/* SINK: writes to a table. `not_null[i]`: column i of the input must not be NULL. */
typedef struct yl_sink_op_spec {
    const yl_sink_spec *sink;
    const bool *not_null; /* sink->schema.n flags */
} yl_sink_op_spec;

/* COLLECT: hands batches to the client that reads the result. */
typedef struct yl_collect_spec {
    yl_schema schema;
} yl_collect_spec;

#endif
