/* The inside of joins, shared by join.c (probing), join_build.c (the held side) and the two type
 * structs, HashJoin and NestedLoopJoin. */
#ifndef YL_OPERATOR_JOIN_H
#define YL_OPERATOR_JOIN_H

#include "expr/program.h"
#include "operator/operators.h"
#include "state/group_table.h"
#include "state/row_store.h"

typedef struct join {
    yl_operator base;
    /* What is joined: from either spec. Side 0 is left, 1 right. */
    yl_schema sides[2];
    yl_join_kind kind;
    uint32_t n_keys;
    const uint32_t *keys[2];
    const bool *null_equal;
    bool null_aware;
    uint32_t build, probe; /* which side is held, which streams by */
    yl_program *residual;  /* or NULL */
    yl_schema key_schema;
    yl_field *key_fields;

    /* The held side. Rows of a group stand together in `order`, from starts[g] to starts[g+1]. */
    yl_row_store rows;
    yl_group_table *table;
    uint32_t *group_of_row; /* YL_GROUP_NONE: a NULL key, matches nothing */
    uint32_t group_capacity;
    uint32_t *starts, *order;
    uint8_t *matched;          /* per held row: has found a partner */
    uint32_t matched_restored; /* so many of the first notes come from a snapshot */
    bool held_null;            /* some key is NULL: decides NOT IN */
    bool built;
    yl_row_store waiting; /* probe rows that came too early (runtime/operator.h, wants) */
    uint32_t waiting_next;

    /* The probe batch at hand: dense, its groups, how far it has got. */
    yl_batch *batch;
    uint32_t *groups;
    uint32_t groups_capacity;
    uint8_t *probe_matched;
    uint32_t row, at; /* next pair: probe row, place among its matches */
    bool pairs_done;
    bool probe_ended;
    uint32_t rest_next; /* held rows without a partner: how far given */
    uint32_t *pair_probe, *pair_build;
    yl_budget_share share;
} join;

bool join_keeps_probe(const join *self); /* gives probe rows that match nothing, padded */
bool join_keeps_build(const join *self); /* gives held rows that match nothing, padded */
bool join_is_filter(const join *self);   /* SEMI, ANTI: gives rows of the probe side as they are */

/* join_build.c */
yl_status join_build_open(join *self, yl_error *err);
yl_status join_build_add(join *self, const yl_batch *batch, yl_error *err);
yl_status join_build_finish(join *self, yl_error *err);
void join_build_close(join *self);
/* Groups of the rows of a dense batch of one side; NULL keys and NaN get YL_GROUP_NONE. */
yl_status join_find_groups(join *self, uint32_t side, const yl_batch *batch, bool add,
                           uint32_t *groups, yl_error *err);
yl_status join_snapshot(yl_operator *op, yl_snapshot *to, yl_error *err);
yl_status join_restore(yl_operator *op, int32_t key_group, yl_str section, yl_error *err);

#endif
