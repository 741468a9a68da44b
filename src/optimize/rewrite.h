/* Walking plans that are DAGs: every node is rewritten once, however many parents it has. */
#ifndef YL_OPTIMIZE_REWRITE_H
#define YL_OPTIMIZE_REWRITE_H

#include "optimize/optimizer.h"
#include "plan/rel_build.h"

/* What nodes became, by address; entries in the order in which they were put. */
typedef struct yl_rel_map {
    yl_arena *arena;
    const yl_rel **from, **to;
    uint32_t *slots; /* hash table of entry numbers + 1, twice as large as capacity */
    uint32_t n, capacity;
} yl_rel_map;

enum { YL_REL_NOT_FOUND = UINT32_MAX };
uint32_t yl_rel_map_find(const yl_rel_map *map, const yl_rel *from);     /* the entry's number */
const yl_rel *yl_rel_map_get(const yl_rel_map *map, const yl_rel *from); /* NULL: not there */
/* `from` is not there yet. */
yl_status yl_rel_map_put(yl_rel_map *map, const yl_rel *from, const yl_rel *to, yl_error *err);

/* A rule looks at one node whose inputs are rewritten already and gives what stands for it:
 * itself, or another node. It may be applied again to what it gave by calling itself. */
typedef yl_status (*yl_rule)(const yl_optimize_context *context, const yl_rel *rel,
                             const yl_rel **out, yl_error *err);

/* Applies a rule from the leaves up to every node below the roots. */
yl_status yl_rewrite(const yl_optimize_context *context, yl_rule rule, const yl_rel **roots,
                     uint32_t n_roots, yl_error *err);

/* How many parents each node below the roots has; a node with several must not be changed for the
 * sake of one of them. */
typedef struct yl_rel_uses {
    yl_rel_map map;
    uint32_t *count;
} yl_rel_uses;
yl_status yl_rel_count_uses(yl_arena *arena, const yl_rel *const *roots, uint32_t n_roots,
                            yl_rel_uses *out, yl_error *err);
uint32_t yl_rel_use_count(const yl_rel_uses *uses, const yl_rel *rel);

/* Whether expressions stay of a reasonable size when their columns are replaced: b + b over b + b
 * over ... doubles with each level. */
bool yl_may_substitute(const yl_expr *const *exprs, uint32_t n, const yl_expr *const *with);

/* The rules, one per file rule_<name>.c, in the order of rules.def. */
#define YL_RULE(name)                                                                              \
    yl_status yl_rule_##name(const yl_optimize_context *context, const yl_rel *rel,                \
                             const yl_rel **out, yl_error *err);
#include "optimize/rules.def"
#undef YL_RULE
/* Not local to a node, so no rules of the list: one scan for all that read the same, and only the
 * columns that somebody reads. */
yl_status yl_share_scans(const yl_optimize_context *context, const yl_rel **roots, uint32_t n_roots,
                         yl_error *err);
yl_status yl_prune_columns(const yl_optimize_context *context, const yl_rel **roots,
                           uint32_t n_roots, yl_error *err);

#endif
