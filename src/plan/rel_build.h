/* Constructors of relational nodes: they compute schemas, so that no two places disagree.
 *
 *     const yl_rel *scan = yl_rel_scan(arena, spec, &plan, path, span);
 *     const yl_rel *some = yl_rel_filter(arena, scan, condition, span);
 *     const yl_rel *out = yl_rel_project(arena, some, exprs, names, n, span);
 *
 * Everything is allocated in `arena` and arrays are copied, so callers may pass what stands on
 * their stack. The functions never return NULL: when memory runs out they set the arena's flag
 * and return a node that may only be thrown away (see base/arena.h); callers ask
 * yl_arena_oom before they look into a node that they have just made.
 *
 * Nothing is checked here that only a wrong caller could get wrong; that is asserted.
 *
 * A rule that changes one thing of a node copies it:
 *
 *     yl_rel *join = yl_rel_copy(arena, old);      // the same inputs and schema, an id of its own
 *     join->u.join.kind = YL_JOIN_INNER;
 *     const yl_rel *moved = yl_rel_with_inputs(arena, old, inputs);   // schema recomputed
 */
#ifndef YL_PLAN_REL_BUILD_H
#define YL_PLAN_REL_BUILD_H

#include "plan/rel.h"
#include "sql/connector.h"

/* `cat`.`db`.`t` of a table; parts may be empty for tables that are in no catalog. */
typedef struct yl_rel_path {
    yl_str catalog, database, table;
} yl_rel_path;

const yl_rel *yl_rel_scan(yl_arena *arena, const yl_scan_spec *spec, const yl_source_plan *plan,
                          yl_rel_path path, yl_span span);
/* n_rows * schema.n expressions, row after row. */
const yl_rel *yl_rel_values(yl_arena *arena, yl_schema schema, const yl_expr *const *rows,
                            uint32_t n_rows, yl_span span);
/* names[i].data NULL: "EXPR$i". */
const yl_rel *yl_rel_project(yl_arena *arena, const yl_rel *input, const yl_expr *const *exprs,
                             const yl_str *names, uint32_t n, yl_span span);
/* The input's columns `first` to `first + n - 1` under their own names. */
const yl_rel *yl_rel_project_range(yl_arena *arena, const yl_rel *input, uint32_t first, uint32_t n,
                                   yl_span span);
/* The same columns under other names; the input itself when they have them already. */
const yl_rel *yl_rel_rename(yl_arena *arena, const yl_rel *input, const yl_str *names,
                            yl_span span);
const yl_rel *yl_rel_filter(yl_arena *arena, const yl_rel *input, const yl_expr *condition,
                            yl_span span);
/* Keys first, under the input's names, then the calls (call.name and call.type). */
const yl_rel *yl_rel_aggregate(yl_arena *arena, const yl_rel *input, const uint32_t *keys,
                               uint32_t n_keys, const yl_agg_call *calls, uint32_t n_calls,
                               yl_span span);
/* All columns as keys. */
const yl_rel *yl_rel_distinct(yl_arena *arena, const yl_rel *input, yl_span span);
/* condition NULL: TRUE. The side that an outer join pads becomes nullable. */
const yl_rel *yl_rel_join(yl_arena *arena, yl_join_kind kind, const yl_rel *left,
                          const yl_rel *right, const yl_expr *condition, bool null_aware,
                          yl_span span);
const yl_rel *yl_rel_sort(yl_arena *arena, const yl_rel *input, const yl_sort_key *keys,
                          uint32_t n_keys, int64_t offset, int64_t limit, yl_span span);
/* Inputs of the same types except for nullability; names come from the first one. */
const yl_rel *yl_rel_set_op(yl_arena *arena, yl_set_op op, bool all, const yl_rel *const *inputs,
                            uint32_t n_inputs, yl_span span);
/* `column` of the output carries the ROWTIME attribute. */
const yl_rel *yl_rel_watermark(yl_arena *arena, const yl_rel *input, uint32_t column,
                               const yl_expr *expr, yl_span span);
const yl_rel *yl_rel_sink(yl_arena *arena, const yl_rel *input, const yl_sink_spec *spec,
                          yl_rel_path path, yl_span span);
const yl_rel *yl_rel_collect(yl_arena *arena, const yl_rel *input);

/* Physical kinds; `physical` is set. */
/* exprs NULL: all input columns as they are (names and n are not looked at then). */
const yl_rel *yl_rel_calc(yl_arena *arena, const yl_rel *input, const yl_expr *condition,
                          const yl_expr *const *exprs, const yl_str *names, uint32_t n,
                          yl_span span);
const yl_rel *yl_rel_exchange(yl_arena *arena, const yl_rel *input, yl_distribution distribution,
                              const uint32_t *keys, uint32_t n_keys);

/* A shallow copy with an id of its own, to be changed before anybody else sees it. */
yl_rel *yl_rel_copy(yl_arena *arena, const yl_rel *rel);
/* The node over other inputs (rel->n_inputs of them, with the same columns except for
 * nullability and names): its schema follows theirs where it comes from them. Returns `rel`
 * itself when they are the ones it has. */
const yl_rel *yl_rel_with_inputs(yl_arena *arena, const yl_rel *rel, const yl_rel *const *inputs);

/* A column of `rel` as an expression. */
const yl_expr *yl_rel_column(yl_arena *arena, const yl_rel *rel, uint32_t column, yl_span span);
/* Every expression is COLUMN i at place i, and there are as many as the input has columns. */
bool yl_rel_is_identity(const yl_expr *const *exprs, uint32_t n, const yl_rel *input);
const char *yl_rel_kind_name(yl_rel_kind kind); /* "SCAN", for messages and dumps */

#endif
