/* Keeps only the columns that somebody reads, down to the scans.
 *
 *     Project(a)(Join(x = y)(Scan(a, x, p, q), Scan(y, r)))
 *     ->  Project(a)(Join(x = y)(Scan(a, x), Scan(y)))
 *
 * Two passes over the DAG. Down: the columns that each node's parents need, united over all of
 * them. Up: each node is made again with these columns; a map per node says where they are now.
 * Nodes whose columns are their meaning (set operations, DISTINCT keys, sinks) need all of their
 * inputs' columns. A scan of which nothing is read still gives one column: rows must be counted.
 */
#include "optimize/rewrite.h"

typedef struct pruning {
    const yl_optimize_context *context;
    yl_rel_map nodes; /* every node, in topological order from the roots */
    bool **needed;    /* per node: flags by output column */
    bool **wanted;    /* the same without what the node keeps for itself */
    yl_rel_map done;
    int32_t **moved; /* per entry of done: old column -> new column or -1 */
    uint32_t moved_capacity;
    yl_error *err;
} pruning;

/* Post-order, so that inputs stand before their parents. */
static yl_status list_nodes(pruning *p, const yl_rel *rel)
{
    if (yl_rel_map_find(&p->nodes, rel) != YL_REL_NOT_FOUND)
        return YL_OK;
    for (uint32_t i = 0; i < rel->n_inputs; i++)
        YL_TRY(list_nodes(p, rel->inputs[i]));
    return yl_rel_map_put(&p->nodes, rel, rel, p->err);
}

static bool *needed_of(pruning *p, const yl_rel *rel)
{
    return p->needed[yl_rel_map_find(&p->nodes, rel)];
}

static void need_all(pruning *p, const yl_rel *rel)
{
    memset(needed_of(p, rel), true, rel->schema.n);
}

/* ---- Down ---- */

static yl_status need_join(pruning *p, const yl_rel *rel, const bool *needed)
{
    uint32_t n_left = rel->inputs[0]->schema.n, n_right = rel->inputs[1]->schema.n;
    bool *flags = YL_NEW_ARRAY(p->context->arena, bool, n_left + n_right);
    bool *left = needed_of(p, rel->inputs[0]), *right = needed_of(p, rel->inputs[1]);
    if (yl_arena_oom(p->context->arena))
        return YL_FAIL_MEMORY(p->err);
    if (rel->u.join.condition != NULL)
        yl_expr_columns(rel->u.join.condition, flags);
    for (uint32_t i = 0; i < rel->schema.n; i++)
        flags[i] |= needed[i];
    for (uint32_t i = 0; i < n_left; i++)
        left[i] |= flags[i];
    for (uint32_t i = 0; i < n_right; i++)
        right[i] |= flags[n_left + i];
    return YL_OK;
}

static void need_aggregate(const yl_rel *rel, const bool *needed, bool *input)
{
    for (uint32_t k = 0; k < rel->u.aggregate.n_keys; k++)
        input[rel->u.aggregate.keys[k]] = true;
    for (uint32_t c = 0; c < rel->u.aggregate.n_calls; c++) {
        const yl_agg_call *call = &rel->u.aggregate.calls[c];
        if (!needed[rel->u.aggregate.n_keys + c])
            continue;
        for (uint32_t a = 0; a < call->n_args; a++)
            yl_expr_columns(call->args[a], input);
        if (call->filter != NULL)
            yl_expr_columns(call->filter, input);
    }
}

static yl_status need_inputs(pruning *p, const yl_rel *rel, const bool *needed)
{
    bool *input = rel->n_inputs == 0 ? NULL : needed_of(p, rel->inputs[0]);
    switch (rel->kind) {
    case YL_REL_SCAN:
    case YL_REL_VALUES:
        return YL_OK;
    case YL_REL_PROJECT:
        for (uint32_t i = 0; i < rel->schema.n; i++)
            if (needed[i])
                yl_expr_columns(rel->u.project.exprs[i], input);
        return YL_OK;
    case YL_REL_FILTER:
        for (uint32_t i = 0; i < rel->schema.n; i++)
            input[i] |= needed[i];
        yl_expr_columns(rel->u.filter.condition, input);
        return YL_OK;
    case YL_REL_AGGREGATE:
        need_aggregate(rel, needed, input);
        return YL_OK;
    case YL_REL_JOIN:
        return need_join(p, rel, needed);
    case YL_REL_SORT:
        for (uint32_t i = 0; i < rel->schema.n; i++)
            input[i] |= needed[i];
        for (uint32_t k = 0; k < rel->u.sort.n_keys; k++)
            input[rel->u.sort.keys[k].column] = true;
        return YL_OK;
    case YL_REL_SET_OP:
        for (uint32_t i = 0; i < rel->n_inputs; i++) {
            bool *flags = needed_of(p, rel->inputs[i]);
            for (uint32_t c = 0; c < rel->schema.n; c++)
                flags[c] |= needed[c] || rel->u.set_op.op != YL_UNION;
        }
        return YL_OK;
    default:
        for (uint32_t i = 0; i < rel->n_inputs; i++)
            need_all(p, rel->inputs[i]);
        return YL_OK;
    }
}

/* Columns that a node keeps although nobody reads them. */
static void keep_own(const yl_rel *rel, bool *needed)
{
    bool any = false;
    if (rel->kind == YL_REL_AGGREGATE)
        memset(needed, true, rel->u.aggregate.n_keys);
    if (rel->kind == YL_REL_SET_OP && rel->u.set_op.op != YL_UNION)
        memset(needed, true, rel->schema.n);
    if (rel->kind == YL_REL_FILTER)
        yl_expr_columns(rel->u.filter.condition, needed);
    if (rel->kind == YL_REL_SORT)
        for (uint32_t k = 0; k < rel->u.sort.n_keys; k++)
            needed[rel->u.sort.keys[k].column] = true;
    for (uint32_t i = 0; i < rel->schema.n; i++)
        any |= needed[i];
    if (!any && rel->schema.n > 0)
        needed[0] = true;
}

/* ---- Up ---- */

static yl_status finish(pruning *p, const yl_rel *old, const yl_rel *made, int32_t *map)
{
    if (p->done.n == p->moved_capacity) {
        uint32_t capacity = p->moved_capacity == 0 ? 64 : p->moved_capacity * 2;
        int32_t **grown = yl_arena_alloc_raw(p->context->arena, capacity * sizeof *grown);
        if (grown == NULL)
            return YL_FAIL_MEMORY(p->err);
        if (p->done.n > 0)
            memcpy(grown, p->moved, p->done.n * sizeof *grown);
        p->moved = grown;
        p->moved_capacity = capacity;
    }
    p->moved[p->done.n] = map;
    return yl_rel_map_put(&p->done, old, made, p->err);
}

static const int32_t *moved_of(const pruning *p, const yl_rel *old)
{
    uint32_t i = yl_rel_map_find(&p->done, old);
    return i == YL_REL_NOT_FOUND ? NULL : p->moved[i];
}

/* The columns of `needed` in order: fills map (old -> new), returns how many. */
static uint32_t number_columns(const bool *needed, uint32_t n, int32_t *map)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < n; i++)
        map[i] = needed[i] ? (int32_t)kept++ : -1;
    return kept;
}

static const yl_rel *prune_scan(pruning *p, const yl_rel *rel, const bool *needed, int32_t *map)
{
    yl_arena *arena = p->context->arena;
    uint32_t kept = number_columns(needed, rel->schema.n, map);
    if (!rel->u.scan.pushes_projection || kept == rel->schema.n) {
        for (uint32_t i = 0; i < rel->schema.n; i++)
            map[i] = (int32_t)i;
        return rel;
    }
    yl_rel *scan = yl_rel_copy(arena, rel);
    yl_scan_spec *spec = YL_NEW(arena, yl_scan_spec);
    yl_field *fields = YL_NEW_ARRAY(arena, yl_field, kept);
    uint32_t *columns = YL_NEW_ARRAY(arena, uint32_t, kept);
    if (yl_arena_oom(arena))
        return rel;
    *spec = *rel->u.scan.spec;
    for (uint32_t i = 0; i < rel->schema.n; i++)
        if (map[i] >= 0) {
            fields[map[i]] = rel->schema.fields[i];
            columns[map[i]] = spec->columns[i];
        }
    spec->columns = columns;
    spec->schema = scan->schema = (yl_schema){kept, fields};
    scan->u.scan.spec = spec;
    return scan;
}

static const yl_rel *prune_values(pruning *p, const yl_rel *rel, const bool *needed, int32_t *map)
{
    yl_arena *arena = p->context->arena;
    uint32_t kept = number_columns(needed, rel->schema.n, map), n = rel->schema.n;
    yl_field *fields = YL_NEW_ARRAY(arena, yl_field, kept);
    const yl_expr **rows = YL_NEW_ARRAY(arena, const yl_expr *, kept * rel->u.values.n_rows);
    if (yl_arena_oom(arena))
        return rel;
    for (uint32_t i = 0; i < n; i++) {
        if (map[i] < 0)
            continue;
        fields[map[i]] = rel->schema.fields[i];
        for (uint32_t r = 0; r < rel->u.values.n_rows; r++)
            rows[r * kept + (uint32_t)map[i]] = rel->u.values.rows[r * n + i];
    }
    return yl_rel_values(arena, (yl_schema){kept, fields}, rows, rel->u.values.n_rows, rel->span);
}

static const yl_rel *prune_project(pruning *p, const yl_rel *rel, const yl_rel *input,
                                   const bool *needed, int32_t *map)
{
    yl_arena *arena = p->context->arena;
    const int32_t *moved = moved_of(p, rel->inputs[0]);
    uint32_t kept = number_columns(needed, rel->schema.n, map);
    const yl_expr **exprs = YL_NEW_ARRAY(arena, const yl_expr *, kept);
    yl_str *names = YL_NEW_ARRAY(arena, yl_str, kept);
    if (yl_arena_oom(arena))
        return rel;
    for (uint32_t i = 0; i < rel->schema.n; i++)
        if (map[i] >= 0) {
            exprs[map[i]] = yl_expr_remap(arena, rel->u.project.exprs[i], moved);
            names[map[i]] = rel->schema.fields[i].name;
        }
    return yl_rel_project(arena, input, exprs, names, kept, rel->span);
}

static const yl_rel *prune_aggregate(pruning *p, const yl_rel *rel, const yl_rel *input,
                                     const bool *needed, int32_t *map)
{
    yl_arena *arena = p->context->arena;
    const int32_t *moved = moved_of(p, rel->inputs[0]);
    uint32_t n_keys = rel->u.aggregate.n_keys, n_calls = 0;
    uint32_t *keys = YL_NEW_ARRAY(arena, uint32_t, n_keys);
    yl_agg_call *calls = YL_NEW_ARRAY(arena, yl_agg_call, rel->u.aggregate.n_calls);
    if (yl_arena_oom(arena))
        return rel;
    for (uint32_t k = 0; k < n_keys; k++) {
        keys[k] = (uint32_t)moved[rel->u.aggregate.keys[k]];
        map[k] = (int32_t)k;
    }
    for (uint32_t c = 0; c < rel->u.aggregate.n_calls; c++) {
        map[n_keys + c] = -1;
        if (!needed[n_keys + c])
            continue;
        yl_agg_call call = rel->u.aggregate.calls[c];
        for (uint32_t a = 0; a < call.n_args; a++)
            call.args[a] = yl_expr_remap(arena, call.args[a], moved);
        if (call.filter != NULL)
            call.filter = yl_expr_remap(arena, call.filter, moved);
        map[n_keys + c] = (int32_t)(n_keys + n_calls);
        calls[n_calls++] = call;
    }
    return yl_rel_aggregate(arena, input, keys, n_keys, calls, n_calls, rel->span);
}

static const yl_rel *prune_join(pruning *p, const yl_rel *rel, const yl_rel *left,
                                const yl_rel *right, int32_t *map)
{
    yl_arena *arena = p->context->arena;
    uint32_t n_left = rel->inputs[0]->schema.n, n_right = rel->inputs[1]->schema.n;
    const int32_t *l = moved_of(p, rel->inputs[0]), *r = moved_of(p, rel->inputs[1]);
    int32_t *both = YL_NEW_ARRAY(arena, int32_t, n_left + n_right);
    if (yl_arena_oom(arena))
        return rel;
    for (uint32_t i = 0; i < n_left; i++)
        both[i] = l[i];
    for (uint32_t i = 0; i < n_right; i++)
        both[n_left + i] = r[i] < 0 ? -1 : r[i] + (int32_t)left->schema.n;
    for (uint32_t i = 0; i < rel->schema.n; i++)
        map[i] = both[i];
    const yl_expr *condition = rel->u.join.condition;
    if (condition != NULL)
        condition = yl_expr_remap(arena, condition, both);
    return yl_rel_join(arena, rel->u.join.kind, left, right, condition, rel->u.join.null_aware,
                       rel->span);
}

/* All inputs of a union must agree in columns: each is cut to the same ones in the same order. */
static const yl_rel *project_to(pruning *p, const yl_rel *old, const yl_rel *made,
                                const bool *needed, uint32_t n, yl_span span)
{
    yl_arena *arena = p->context->arena;
    const int32_t *moved = moved_of(p, old);
    const yl_expr **exprs = YL_NEW_ARRAY(arena, const yl_expr *, n);
    yl_str *names = YL_NEW_ARRAY(arena, yl_str, n);
    uint32_t kept = 0;
    if (yl_arena_oom(arena))
        return made;
    for (uint32_t i = 0; i < n; i++)
        if (needed[i]) {
            exprs[kept] = yl_rel_column(arena, made, (uint32_t)moved[i], span);
            names[kept++] = old->schema.fields[i].name;
        }
    if (kept == made->schema.n && yl_rel_is_identity(exprs, kept, made))
        return made;
    return yl_rel_project(arena, made, exprs, names, kept, span);
}

static const yl_rel *prune_set_op(pruning *p, const yl_rel *rel, const yl_rel **inputs,
                                  const bool *needed, int32_t *map)
{
    number_columns(needed, rel->schema.n, map);
    for (uint32_t i = 0; i < rel->n_inputs; i++)
        inputs[i] = project_to(p, rel->inputs[i], inputs[i], needed, rel->schema.n, rel->span);
    return yl_rel_set_op(p->context->arena, rel->u.set_op.op, rel->u.set_op.all, inputs,
                         rel->n_inputs, rel->span);
}

static const yl_rel *prune_sort(pruning *p, const yl_rel *rel, const yl_rel *input, int32_t *map)
{
    yl_arena *arena = p->context->arena;
    const int32_t *moved = moved_of(p, rel->inputs[0]);
    yl_sort_key *keys = YL_NEW_ARRAY(arena, yl_sort_key, rel->u.sort.n_keys);
    if (yl_arena_oom(arena))
        return rel;
    for (uint32_t k = 0; k < rel->u.sort.n_keys; k++) {
        keys[k] = rel->u.sort.keys[k];
        keys[k].column = (uint32_t)moved[keys[k].column];
    }
    memcpy(map, moved, rel->schema.n * sizeof *map);
    return yl_rel_sort(arena, input, keys, rel->u.sort.n_keys, rel->u.sort.offset,
                       rel->u.sort.limit, rel->span);
}

/* Columns that only the condition reads end above the filter, before they travel any further. */
static const yl_rel *prune_filter(pruning *p, const yl_rel *rel, const yl_rel *input,
                                  const bool *wanted, int32_t *map)
{
    yl_arena *arena = p->context->arena;
    const int32_t *moved = moved_of(p, rel->inputs[0]);
    const yl_rel *filter = yl_rel_filter(
        arena, input, yl_expr_remap(arena, rel->u.filter.condition, moved), rel->span);
    const yl_expr **exprs = YL_NEW_ARRAY(arena, const yl_expr *, rel->schema.n);
    yl_str *names = YL_NEW_ARRAY(arena, yl_str, rel->schema.n);
    uint32_t kept = number_columns(wanted, rel->schema.n, map);
    if (yl_arena_oom(arena))
        return rel;
    if (kept == 0 || kept == filter->schema.n) {
        memcpy(map, moved, rel->schema.n * sizeof *map);
        return filter;
    }
    for (uint32_t i = 0; i < rel->schema.n; i++)
        if (map[i] >= 0) {
            exprs[map[i]] = yl_rel_column(arena, filter, (uint32_t)moved[i], rel->span);
            names[map[i]] = rel->schema.fields[i].name;
        }
    return yl_rel_project(arena, filter, exprs, names, kept, rel->span);
}

static yl_status prune_node(pruning *p, const yl_rel *rel, const bool *needed, const bool *wanted)
{
    yl_arena *arena = p->context->arena;
    int32_t *map = YL_NEW_ARRAY(arena, int32_t, rel->schema.n + 1);
    const yl_rel **inputs = YL_NEW_ARRAY(arena, const yl_rel *, rel->n_inputs);
    const yl_rel *made = rel;
    if (yl_arena_oom(arena))
        return YL_FAIL_MEMORY(p->err);
    for (uint32_t i = 0; i < rel->n_inputs; i++)
        inputs[i] = yl_rel_map_get(&p->done, rel->inputs[i]);
    switch (rel->kind) {
    case YL_REL_SCAN:
        made = prune_scan(p, rel, needed, map);
        break;
    case YL_REL_VALUES:
        made = prune_values(p, rel, needed, map);
        break;
    case YL_REL_PROJECT:
        made = prune_project(p, rel, inputs[0], needed, map);
        break;
    case YL_REL_AGGREGATE:
        made = prune_aggregate(p, rel, inputs[0], needed, map);
        break;
    case YL_REL_JOIN:
        made = prune_join(p, rel, inputs[0], inputs[1], map);
        break;
    case YL_REL_SET_OP:
        made = prune_set_op(p, rel, inputs, needed, map);
        break;
    case YL_REL_SORT:
        made = prune_sort(p, rel, inputs[0], map);
        break;
    case YL_REL_FILTER:
        made = prune_filter(p, rel, inputs[0], wanted, map);
        break;
    default:
        for (uint32_t i = 0; i < rel->schema.n; i++)
            map[i] = (int32_t)i;
        for (uint32_t i = 0; i < rel->n_inputs; i++) {
            bool *all = YL_NEW_ARRAY(arena, bool, rel->inputs[i]->schema.n);
            if (yl_arena_oom(arena))
                return YL_FAIL_MEMORY(p->err);
            memset(all, true, rel->inputs[i]->schema.n);
            inputs[i] =
                project_to(p, rel->inputs[i], inputs[i], all, rel->inputs[i]->schema.n, rel->span);
        }
        made = yl_rel_with_inputs(arena, rel, inputs);
    }
    if (yl_arena_oom(arena))
        return YL_FAIL_MEMORY(p->err);
    return finish(p, rel, made, map);
}

yl_status yl_prune_columns(const yl_optimize_context *context, const yl_rel **roots,
                           uint32_t n_roots, yl_error *err)
{
    pruning p = {.context = context,
                 .nodes = {.arena = context->arena},
                 .done = {.arena = context->arena},
                 .err = err};
    for (uint32_t i = 0; i < n_roots; i++)
        YL_TRY(list_nodes(&p, roots[i]));
    p.needed = YL_NEW_ARRAY(context->arena, bool *, p.nodes.n);
    p.wanted = YL_NEW_ARRAY(context->arena, bool *, p.nodes.n);
    if (yl_arena_oom(context->arena))
        return YL_FAIL_MEMORY(err);
    for (uint32_t i = 0; i < p.nodes.n; i++) {
        p.needed[i] = YL_NEW_ARRAY(context->arena, bool, p.nodes.from[i]->schema.n + 1);
        p.wanted[i] = YL_NEW_ARRAY(context->arena, bool, p.nodes.from[i]->schema.n + 1);
    }
    if (yl_arena_oom(context->arena))
        return YL_FAIL_MEMORY(err);
    for (uint32_t i = 0; i < n_roots; i++)
        need_all(&p, roots[i]);
    for (uint32_t i = p.nodes.n; i-- > 0;) {
        memcpy(p.wanted[i], p.needed[i], p.nodes.from[i]->schema.n);
        keep_own(p.nodes.from[i], p.needed[i]);
        YL_TRY(need_inputs(&p, p.nodes.from[i], p.needed[i]));
    }
    for (uint32_t i = 0; i < p.nodes.n; i++)
        YL_TRY(prune_node(&p, p.nodes.from[i], p.needed[i], p.wanted[i]));
    for (uint32_t i = 0; i < n_roots; i++)
        roots[i] = yl_rel_map_get(&p.done, roots[i]);
    return YL_OK;
}
