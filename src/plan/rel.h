/* Relational trees: what the binder makes, rules rewrite and the job graph is made from.
 *
 * A node is immutable; a rule builds new nodes over shared inputs, so plans are DAGs (a view used
 * twice, a scan under several sinks). All nodes live in the statement's arena. Logical kinds come
 * from the binder and carry Calcite's names in EXPLAIN's AST; the physical pass
 * (optimize/physical.c) turns them into the physical kinds with Flink's names.
 *
 * Column references in a node's expressions count its input's columns; in a JOIN the left input's
 * columns come first, the right one's follow. Semi and anti joins give the left columns only.
 */
#ifndef YL_PLAN_REL_H
#define YL_PLAN_REL_H

#include "expr/aggregate.h"
#include "plan/table_spec.h"

typedef enum yl_rel_kind {
    /* logical */
    YL_REL_SCAN,      /* u.scan */
    YL_REL_VALUES,    /* u.values */
    YL_REL_PROJECT,   /* u.project */
    YL_REL_FILTER,    /* u.filter */
    YL_REL_AGGREGATE, /* u.aggregate; DISTINCT is one without calls */
    YL_REL_JOIN,      /* u.join */
    YL_REL_SORT,      /* u.sort: order, offset and limit, each optional */
    YL_REL_SET_OP,    /* u.set_op over two or more inputs */
    YL_REL_WATERMARK, /* u.watermark */
    YL_REL_SINK,      /* u.sink; the root of an INSERT */
    YL_REL_COLLECT,   /* the root of a query whose rows go to the client */
    /* physical only */
    YL_REL_CALC,     /* u.calc: a filter and a projection in one */
    YL_REL_EXCHANGE, /* u.exchange */
} yl_rel_kind;

typedef enum yl_join_kind {
    YL_JOIN_INNER,
    YL_JOIN_LEFT,
    YL_JOIN_RIGHT,
    YL_JOIN_FULL,
    YL_JOIN_SEMI,
    YL_JOIN_ANTI, /* with null_aware: NOT IN's rules */
} yl_join_kind;

typedef enum yl_set_op { YL_UNION, YL_INTERSECT, YL_EXCEPT } yl_set_op;

typedef struct yl_sort_key {
    uint32_t column;
    bool descending, nulls_first;
} yl_sort_key;

typedef enum yl_agg_phase { YL_AGG_COMPLETE, YL_AGG_LOCAL, YL_AGG_GLOBAL } yl_agg_phase;

typedef enum yl_distribution {
    YL_DIST_FORWARD,
    YL_DIST_HASH,   /* by keys */
    YL_DIST_SINGLE, /* all rows to subtask 0 */
    YL_DIST_BROADCAST,
    YL_DIST_REBALANCE,
    YL_DIST_RESCALE,
    YL_DIST_CUSTOM, /* DataStream's partition_custom */
} yl_distribution;

enum { YL_LIMIT_NONE = -1 };

typedef struct yl_rel yl_rel;
struct yl_rel {
    yl_rel_kind kind;
    uint32_t id;      /* unique in the statement; for printing and memo tables */
    yl_schema schema; /* the output's columns */
    uint32_t n_inputs;
    const yl_rel **inputs;
    yl_span span;
    bool physical;        /* made by the physical pass */
    uint8_t changelog;    /* YL_SINK_ bits (sql/connector.h) of the kinds it produces */
    uint32_t parallelism; /* physical: how many subtasks; 0 = the job's */
    double rows;          /* physical: a guess at how many (optimize/estimate.h); 0 = not known */
    union {
        struct {
            const yl_scan_spec *spec;
            bool bounded, pushes_projection, pushes_limit;
            yl_str catalog, database, table;
        } scan;
        struct {
            uint32_t n_rows;
            const yl_expr *const *rows; /* n_rows * schema.n expressions without columns */
        } values;
        struct {
            const yl_expr *const *exprs; /* schema.n */
        } project;
        struct {
            const yl_expr *condition;
        } filter;
        struct {
            uint32_t n_keys;
            const uint32_t *keys; /* input columns; they come first in the output */
            uint32_t n_calls;
            const yl_agg_call *calls;
            yl_agg_phase phase; /* physical; GLOBAL reads keys, then all calls' partial columns */
        } aggregate;
        struct {
            yl_join_kind kind;
            const yl_expr *condition; /* everything, as written; NULL = TRUE */
            /* Filled by the physical pass: equi keys by position, and what is left over. */
            uint32_t n_keys;
            const uint32_t *left_keys, *right_keys;
            const bool *null_equal; /* per key: IS NOT DISTINCT FROM */
            const yl_expr *residual;
            bool null_aware; /* ANTI of a NOT IN */
            bool build_left;
            bool hash; /* else a nested loop */
        } join;
        struct {
            uint32_t n_keys;
            const yl_sort_key *keys;
            int64_t offset, limit; /* limit YL_LIMIT_NONE: all */
            bool global;           /* physical: false = a local pre-step */
        } sort;
        struct {
            yl_set_op op;
            bool all;
        } set_op;
        struct {
            uint32_t column;
            const yl_expr *expr;
        } watermark;
        struct {
            const yl_sink_spec *spec;
            yl_str catalog, database, table;
        } sink;
        struct {
            const yl_expr *condition;    /* or NULL */
            const yl_expr *const *exprs; /* schema.n; NULL = all input columns as they are */
        } calc;
        struct {
            yl_distribution distribution;
            uint32_t n_keys;
            const uint32_t *keys;
        } exchange;
    } u;
};

#endif
