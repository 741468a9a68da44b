/* Rewriting plans; see rewrite.h. Maps are small (a plan has tens of nodes), so they are searched
 * from the newest entry. */
#include "optimize/rewrite.h"

const yl_rel *yl_rel_map_get(const yl_rel_map *map, const yl_rel *from)
{
    for (uint32_t i = map->n; i-- > 0;)
        if (map->from[i] == from)
            return map->to[i];
    return NULL;
}

yl_status yl_rel_map_put(yl_rel_map *map, const yl_rel *from, const yl_rel *to, yl_error *err)
{
    if (map->n == map->capacity) {
        uint32_t capacity = map->capacity == 0 ? 32 : map->capacity * 2;
        const yl_rel **grown = yl_arena_alloc_raw(map->arena, capacity * 2 * sizeof *grown);
        if (grown == NULL)
            return YL_FAIL_MEMORY(err);
        if (map->n > 0) {
            memcpy(grown, map->from, map->n * sizeof *grown);
            memcpy(grown + capacity, map->to, map->n * sizeof *grown);
        }
        map->from = grown;
        map->to = grown + capacity;
        map->capacity = capacity;
    }
    map->from[map->n] = from;
    map->to[map->n++] = to;
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
    for (uint32_t i = 0; i < uses->map.n; i++)
        if (uses->map.from[i] == rel) {
            uses->count[i]++;
            return YL_OK;
        }
    uint32_t at = uses->map.n;
    if ((at & (at + 1)) == 0) { /* room for the next power of two */
        uint32_t *grown =
            yl_arena_alloc_raw(uses->map.arena, ((size_t)at + 1) * 2 * sizeof *grown);
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
    for (uint32_t i = 0; i < uses->map.n; i++)
        if (uses->map.from[i] == rel)
            return uses->count[i];
    return 0;
}
