/* The optimiser: from the binder's tree to a physical plan.
 *
 * Rules are functions from node to node, one per file with before and after in its head
 * (rules.def lists them in order). The physical pass then chooses operators, puts exchanges
 * between them and sets parallelism.
 */
#ifndef YL_OPTIMIZE_OPTIMIZER_H
#define YL_OPTIMIZE_OPTIMIZER_H

#include "plan/rel.h"

typedef struct yl_optimize_context {
    yl_arena *arena;
    const yl_expr_env *env;
    uint32_t parallelism; /* parallelism.default */
    bool streaming;
} yl_optimize_context;

/* Logical to logical. Roots are optimised together; nodes shared among them stay shared. */
yl_status yl_optimize(const yl_optimize_context *context, const yl_rel **roots, uint32_t n_roots,
                      yl_error *err);
/* Logical to physical (CALC, EXCHANGE, phases, build sides, parallelism). */
yl_status yl_make_physical(const yl_optimize_context *context, const yl_rel **roots,
                           uint32_t n_roots, yl_error *err);

#endif
