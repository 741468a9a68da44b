/* The inside of the hash aggregate, shared by aggregate.c (rows in, rows out) and
 * aggregate_state.c (states, snapshot, restore). */
#ifndef YL_OPERATOR_HASH_AGGREGATE_H
#define YL_OPERATOR_HASH_AGGREGATE_H

#include "expr/program.h"
#include "operator/operators.h"
#include "state/group_table.h"

/* One aggregate call while it runs. */
typedef struct agg_call {
    const yl_agg_call *call;
    yl_agg_run run;
    char *states; /* fn->state_size bytes per group */
    uint32_t n_partials;
    const yl_type *partials[YL_AGG_PARTIALS_MAX];
    uint32_t first_arg;       /* among the program's outputs */
    int32_t filter;           /* the same; -1: none */
    yl_group_table *distinct; /* keys: group number, arguments; NULL: not DISTINCT */
    yl_field *distinct_fields;
} agg_call;

typedef struct aggregate {
    yl_operator base;
    const yl_aggregate_spec *spec;
    yl_arena *arena; /* partial types and the like */
    yl_schema keys;
    yl_group_table *groups; /* NULL: no keys, one group */
    uint32_t n_groups;      /* with initialised states */
    uint32_t capacity;      /* groups for which states have room */
    agg_call *calls;
    yl_program *inputs; /* keys, then arguments and filters; NULL in phase GLOBAL */
    uint32_t n_inputs;
    yl_vector **vectors;  /* what the program gave for the batch at hand */
    uint32_t *row_groups; /* group of each row of the batch */
    uint64_t *hashes;
    uint16_t *rows;
    uint32_t scratch_rows;
    uint32_t emitted; /* groups given out so far */
    bool emitting, finished;
    uint32_t batches_seen;
    yl_budget_share share;
} aggregate;

/* Types of the partial columns, states' room and so on. */
yl_status aggregate_open_calls(aggregate *self, yl_error *err);
/* Room and fresh states for groups up to `n`. */
yl_status aggregate_need_groups(aggregate *self, uint32_t n, yl_error *err);
/* Forgets all groups. */
void aggregate_reset(aggregate *self);
void aggregate_free_calls(aggregate *self);
/* Charges what the tables hold to the job's budget. */
yl_status aggregate_account(aggregate *self, yl_error *err);
/* A batch with the keys of groups [first, first + n) and, behind them, results or partials. */
yl_status aggregate_rows(aggregate *self, uint32_t first, uint32_t n, bool partials, yl_batch **out,
                         yl_error *err);
/* Adds rows of partial columns (columns[0] on) to the groups of row_groups. */
yl_status aggregate_merge(aggregate *self, yl_vector **columns, uint32_t n, const uint32_t *groups,
                          yl_error *err);

yl_status aggregate_snapshot(yl_operator *op, yl_snapshot *to, yl_error *err);
yl_status aggregate_restore(yl_operator *op, int32_t key_group, yl_str section, yl_error *err);

#endif
