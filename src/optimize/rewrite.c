/* Rewriting plans; see rewrite.h. Statements can be made large (a thousand joins): maps are hash
 * tables, and no walk may visit a shared node once per path. */
#include "optimize/rewrite.h"

#include "data/hash.h"

static uint32_t first_slot(const yl_rel_map *map, const yl_rel *rel)
{
    return (uint32_t)yl_hash_u64((uint64_t)(uintptr_t)rel) & (map->capacity * 2 - 1);
}

uint32_t yl_rel_map_find(const yl_rel_map *map, const yl_rel *from)
{
    if (map->n == 0)
        return YL_REL_NOT_FOUND;
    uint32_t mask = map->capacity * 2 - 1;
    for (uint32_t at = first_slot(map, from); map->slots[at] != 0; at = (at + 1) & mask)
        if (map->from[map->slots[at] - 1] == from)
            return map->slots[at] - 1;
    return YL_REL_NOT_FOUND;
}

const yl_rel *yl_rel_map_get(const yl_rel_map *map, const yl_rel *from)
{
    uint32_t i = yl_rel_map_find(map, from);
    return i == YL_REL_NOT_FOUND ? NULL : map->to[i];
}

static void insert_slot(yl_rel_map *map, uint32_t entry)
{
    uint32_t mask = map->capacity * 2 - 1, at = first_slot(map, map->from[entry]);
    while (map->slots[at] != 0)
        at = (at + 1) & mask;
    map->slots[at] = entry + 1;
}

static yl_status grow(yl_rel_map *map, yl_error *err)
{
    uint32_t capacity = map->capacity == 0 ? 32 : map->capacity * 2;
    const yl_rel **entries = yl_arena_alloc_raw(map->arena, (size_t)capacity * 2 * sizeof *entries);
    uint32_t *slots = YL_NEW_ARRAY(map->arena, uint32_t, (size_t)capacity * 2);
    if (entries == NULL || slots == NULL || yl_arena_oom(map->arena))
        return YL_FAIL_MEMORY(err);
    if (map->n > 0) {
        memcpy(entries, map->from, map->n * sizeof *entries);
        memcpy(entries + capacity, map->to, map->n * sizeof *entries);
    }
    map->from = entries;
    map->to = entries + capacity;
    map->slots = slots;
    map->capacity = capacity;
    for (uint32_t i = 0; i < map->n; i++)
        insert_slot(map, i);
    return YL_OK;
}

yl_status yl_rel_map_put(yl_rel_map *map, const yl_rel *from, const yl_rel *to, yl_error *err)
{
    if (map->n == map->capacity)
        YL_TRY(grow(map, err));
    map->from[map->n] = from;
    map->to[map->n] = to;
    insert_slot(map, map->n++);
    return YL_OK;
}

static yl_status rewrite(const yl_optimize_context *context, yl_rule rule, yl_rel_map *done,
                         const yl_rel *rel, const yl_rel **out, yl_error *err)
{
    const yl_rel *known = yl_rel_map_get(done, rel);
    if (known != NULL) {
        *out = known;
        return YL_OK;
    }
    const yl_rel **inputs = YL_NEW_ARRAY(context->arena, const yl_rel *, rel->n_inputs);
    if (yl_arena_oom(context->arena))
        return YL_FAIL_MEMORY(err);
    for (uint32_t i = 0; i < rel->n_inputs; i++)
        YL_TRY(rewrite(context, rule, done, rel->inputs[i], &inputs[i], err));
    const yl_rel *over = yl_rel_with_inputs(context->arena, rel, inputs);
    if (yl_arena_oom(context->arena))
        return YL_FAIL_MEMORY(err);
    YL_TRY(rule(context, over, out, err));
    if (yl_arena_oom(context->arena))
        return YL_FAIL_MEMORY(err);
    return yl_rel_map_put(done, rel, *out, err);
}

yl_status yl_rewrite(const yl_optimize_context *context, yl_rule rule, const yl_rel **roots,
                     uint32_t n_roots, yl_error *err)
{
    yl_rel_map done = {.arena = context->arena};
    for (uint32_t i = 0; i < n_roots; i++)
        YL_TRY(rewrite(context, rule, &done, roots[i], &roots[i], err));
    return YL_OK;
}

static yl_status count(yl_rel_uses *uses, const yl_rel *rel, yl_error *err)
{
    uint32_t known = yl_rel_map_find(&uses->map, rel), at = uses->map.n;
    if (known != YL_REL_NOT_FOUND) {
        uses->count[known]++;
        return YL_OK;
    }
    if ((at & (at + 1)) == 0) { /* room for the next power of two */
        uint32_t *grown = yl_arena_alloc_raw(uses->map.arena, ((size_t)at + 1) * 2 * sizeof *grown);
        if (grown == NULL)
            return YL_FAIL_MEMORY(err);
        if (at > 0)
            memcpy(grown, uses->count, at * sizeof *grown);
        uses->count = grown;
    }
    YL_TRY(yl_rel_map_put(&uses->map, rel, rel, err));
    uses->count[at] = 1;
    for (uint32_t i = 0; i < rel->n_inputs; i++)
        YL_TRY(count(uses, rel->inputs[i], err));
    return YL_OK;
}

yl_status yl_rel_count_uses(yl_arena *arena, const yl_rel *const *roots, uint32_t n_roots,
                            yl_rel_uses *out, yl_error *err)
{
    *out = (yl_rel_uses){.map = {.arena = arena}};
    for (uint32_t i = 0; i < n_roots; i++)
        YL_TRY(count(out, roots[i], err));
    return YL_OK;
}

uint32_t yl_rel_use_count(const yl_rel_uses *uses, const yl_rel *rel)
{
    uint32_t i = yl_rel_map_find(&uses->map, rel);
    return i == YL_REL_NOT_FOUND ? 0 : uses->count[i];
}

enum { SUBSTITUTED_NODES_MAX = 100000 };

/* Takes the expression's nodes off *left, stopping at 0. */
static void count_nodes(const yl_expr *e, const yl_expr *const *with, uint32_t *left)
{
    if (*left == 0)
        return;
    if (e->kind == YL_EXPR_COLUMN && with != NULL) {
        count_nodes(with[e->index], NULL, left);
        return;
    }
    --*left;
    for (uint32_t i = 0; i < e->n_args; i++)
        count_nodes(e->args[i], with, left);
}

bool yl_may_substitute(const yl_expr *const *exprs, uint32_t n, const yl_expr *const *with)
{
    uint32_t left = SUBSTITUTED_NODES_MAX;
    for (uint32_t i = 0; i < n; i++)
        count_nodes(exprs[i], with, &left);
    return left > 0;
}
