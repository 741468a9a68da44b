/* Filters go down to where the rows come from, conjunct by conjunct.
 *
 *     Filter(c1 AND c2)(Filter(c3)(x))       ->  Filter(c3 AND c1 AND c2)(x)
 *     Filter(c)(Project(e)(x))               ->  Project(e)(Filter(c with e)(x))
 *     Filter(a.x = 1 AND b.y = 2)(a JOIN b)  ->  Filter(x = 1)(a) JOIN Filter(y = 2)(b)
 *     Filter(a.x = b.x)(a CROSS JOIN b)      ->  a JOIN b ON a.x = b.x
 *     Filter(key > 1)(Aggregate(key)(x))     ->  Aggregate(key)(Filter(key > 1)(x))
 *     Filter(c)(UnionAll(a, b))              ->  UnionAll(Filter(c)(a), Filter(c)(b))
 *
 * An outer join takes conjuncts only on the side that it keeps whole. Conditions that differ from
 * call to call (RAND) stay where they are. The inputs of a shared node are never changed: a filter
 * above it makes nodes of its own.
 */
#include "optimize/rewrite.h"

enum {
    CONJUNCTS_MAX = 4096,
    NODES_MAX = 200000, /* of a statement; copies of shared nodes would double with each level */
};

typedef struct conjuncts {
    const yl_expr **items;
    uint32_t n;
} conjuncts;

static yl_status split(const yl_optimize_context *context, const yl_expr *e, conjuncts *out,
                       yl_error *err)
{
    out->n = yl_expr_count_conjuncts(e);
    out->items = YL_NEW_ARRAY(context->arena, const yl_expr *, out->n);
    if (yl_arena_oom(context->arena))
        return YL_FAIL_MEMORY(err);
    yl_expr_conjuncts(e, out->items);
    return YL_OK;
}

static yl_status filter_again(const yl_optimize_context *context, const yl_rel *input,
                              const yl_expr *condition, yl_span span, const yl_rel **out,
                              yl_error *err)
{
    *out = input;
    if (condition == NULL)
        return YL_OK;
    return yl_rule_push_filter(context, yl_rel_filter(context->arena, input, condition, span), out,
                               err);
}

/* The columns that `e` reads, as a fresh array of flags. */
static yl_status columns_of(const yl_optimize_context *context, const yl_expr *e, uint32_t n,
                            bool **used, yl_error *err)
{
    *used = YL_NEW_ARRAY(context->arena, bool, n);
    if (yl_arena_oom(context->arena))
        return YL_FAIL_MEMORY(err);
    yl_expr_columns(e, *used);
    return YL_OK;
}

static bool any(const bool *flags, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++)
        if (flags[i])
            return true;
    return false;
}

static bool all_deterministic(const yl_expr *const *exprs, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        if (!yl_expr_is_deterministic(exprs[i]))
            return false;
    return true;
}

static yl_status through_project(const yl_optimize_context *context, const yl_rel *filter,
                                 const yl_rel **out, yl_error *err)
{
    const yl_rel *project = filter->inputs[0], *below;
    if (!all_deterministic(project->u.project.exprs, project->schema.n) ||
        !yl_expr_is_deterministic(filter->u.filter.condition) ||
        !yl_may_substitute(&filter->u.filter.condition, 1, project->u.project.exprs))
        return YL_OK;
    const yl_expr *condition =
        yl_expr_substitute(context->arena, filter->u.filter.condition, project->u.project.exprs);
    YL_TRY(filter_again(context, project->inputs[0], condition, filter->span, &below, err));
    *out = yl_rel_with_inputs(context->arena, project, &below);
    return YL_OK;
}

static const yl_expr *shift(const yl_optimize_context *context, const yl_expr *e, uint32_t n,
                            uint32_t by, yl_error *err)
{
    int32_t *map = YL_NEW_ARRAY(context->arena, int32_t, n);
    if (yl_arena_oom(context->arena)) {
        YL_FAIL_MEMORY(err);
        return e;
    }
    for (uint32_t i = 0; i < n; i++)
        map[i] = (int32_t)i - (int32_t)by;
    return yl_expr_remap(context->arena, e, map);
}

static yl_status into_join(const yl_optimize_context *context, const yl_rel *filter,
                           const yl_rel **out, yl_error *err)
{
    const yl_rel *join = filter->inputs[0], *inputs[2];
    yl_join_kind kind = join->u.join.kind;
    uint32_t n_left = join->inputs[0]->schema.n;
    uint32_t n = n_left + join->inputs[1]->schema.n;
    bool left_only = kind == YL_JOIN_SEMI || kind == YL_JOIN_ANTI;
    bool to_left = kind == YL_JOIN_INNER || kind == YL_JOIN_LEFT || left_only;
    bool to_right = kind == YL_JOIN_INNER || kind == YL_JOIN_RIGHT;
    const yl_expr *left = NULL, *right = NULL, *both = NULL, *rest = NULL;
    conjuncts parts;
    YL_TRY(split(context, filter->u.filter.condition, &parts, err));
    for (uint32_t i = 0; i < parts.n; i++) {
        const yl_expr *c = parts.items[i];
        bool *used;
        YL_TRY(columns_of(context, c, n, &used, err));
        bool uses_left = any(used, 0, n_left), uses_right = any(used, n_left, n);
        if (!yl_expr_is_deterministic(c))
            rest = yl_expr_and(context->arena, rest, c);
        else if (to_left && !uses_right)
            left = yl_expr_and(context->arena, left, c);
        else if (to_right && !uses_left)
            right = yl_expr_and(context->arena, right, shift(context, c, n, n_left, err));
        else if (kind == YL_JOIN_INNER)
            both = yl_expr_and(context->arena, both, c);
        else
            rest = yl_expr_and(context->arena, rest, c);
    }
    if (left == NULL && right == NULL && both == NULL)
        return YL_OK;
    YL_TRY(filter_again(context, join->inputs[0], left, filter->span, &inputs[0], err));
    YL_TRY(filter_again(context, join->inputs[1], right, filter->span, &inputs[1], err));
    yl_rel *moved = yl_rel_copy(context->arena, yl_rel_with_inputs(context->arena, join, inputs));
    moved->u.join.condition = yl_expr_and(context->arena, join->u.join.condition, both);
    *out = rest == NULL ? moved : yl_rel_filter(context->arena, moved, rest, filter->span);
    return YL_OK;
}

/* Conjuncts of a join's own condition that read one side only are filters of that side. */
static yl_status join_condition(const yl_optimize_context *context, const yl_rel *join,
                                const yl_rel **out, yl_error *err)
{
    const yl_rel *inputs[2];
    yl_join_kind kind = join->u.join.kind;
    uint32_t n_left = join->inputs[0]->schema.n;
    uint32_t n = n_left + join->inputs[1]->schema.n;
    bool to_left = kind == YL_JOIN_INNER || kind == YL_JOIN_RIGHT || kind == YL_JOIN_SEMI;
    bool to_right = kind == YL_JOIN_INNER || kind == YL_JOIN_LEFT || kind == YL_JOIN_SEMI ||
                    (kind == YL_JOIN_ANTI && !join->u.join.null_aware);
    const yl_expr *left = NULL, *right = NULL, *rest = NULL;
    conjuncts parts;
    YL_TRY(split(context, join->u.join.condition, &parts, err));
    for (uint32_t i = 0; i < parts.n; i++) {
        const yl_expr *c = parts.items[i];
        bool *used;
        YL_TRY(columns_of(context, c, n, &used, err));
        bool uses_left = any(used, 0, n_left), uses_right = any(used, n_left, n);
        if (to_left && uses_left && !uses_right && yl_expr_is_deterministic(c))
            left = yl_expr_and(context->arena, left, c);
        else if (to_right && uses_right && !uses_left && yl_expr_is_deterministic(c))
            right = yl_expr_and(context->arena, right, shift(context, c, n, n_left, err));
        else
            rest = yl_expr_and(context->arena, rest, c);
    }
    if (left == NULL && right == NULL)
        return YL_OK;
    YL_TRY(filter_again(context, join->inputs[0], left, join->span, &inputs[0], err));
    YL_TRY(filter_again(context, join->inputs[1], right, join->span, &inputs[1], err));
    yl_rel *moved = yl_rel_copy(context->arena, yl_rel_with_inputs(context->arena, join, inputs));
    moved->u.join.condition = rest;
    *out = moved;
    return YL_OK;
}

static yl_status below_aggregate(const yl_optimize_context *context, const yl_rel *filter,
                                 const yl_rel **out, yl_error *err)
{
    const yl_rel *aggregate = filter->inputs[0], *below;
    uint32_t n_keys = aggregate->u.aggregate.n_keys;
    const yl_expr *keys = NULL, *rest = NULL;
    conjuncts parts;
    if (n_keys == 0) /* the one row is there even when no row passes */
        return YL_OK;
    int32_t *map = YL_NEW_ARRAY(context->arena, int32_t, aggregate->schema.n);
    YL_TRY(split(context, filter->u.filter.condition, &parts, err));
    for (uint32_t k = 0; k < n_keys; k++)
        map[k] = (int32_t)aggregate->u.aggregate.keys[k];
    for (uint32_t i = 0; i < parts.n; i++) {
        const yl_expr *c = parts.items[i];
        bool *used;
        YL_TRY(columns_of(context, c, aggregate->schema.n, &used, err));
        if (yl_expr_is_deterministic(c) && !any(used, n_keys, aggregate->schema.n))
            keys = yl_expr_and(context->arena, keys, yl_expr_remap(context->arena, c, map));
        else
            rest = yl_expr_and(context->arena, rest, c);
    }
    if (keys == NULL)
        return YL_OK;
    YL_TRY(filter_again(context, aggregate->inputs[0], keys, filter->span, &below, err));
    *out = yl_rel_with_inputs(context->arena, aggregate, &below);
    if (rest != NULL)
        *out = yl_rel_filter(context->arena, *out, rest, filter->span);
    return YL_OK;
}

static yl_status into_set_op(const yl_optimize_context *context, const yl_rel *filter,
                             const yl_rel **out, yl_error *err)
{
    const yl_rel *set_op = filter->inputs[0];
    const yl_rel **inputs = YL_NEW_ARRAY(context->arena, const yl_rel *, set_op->n_inputs);
    if (yl_arena_oom(context->arena) || !yl_expr_is_deterministic(filter->u.filter.condition))
        return YL_OK;
    for (uint32_t i = 0; i < set_op->n_inputs; i++)
        YL_TRY(filter_again(context, set_op->inputs[i], filter->u.filter.condition, filter->span,
                            &inputs[i], err));
    *out = yl_rel_with_inputs(context->arena, set_op, inputs);
    return YL_OK;
}

yl_status yl_rule_push_filter(const yl_optimize_context *context, const yl_rel *rel,
                              const yl_rel **out, yl_error *err)
{
    *out = rel;
    if (yl_arena_oom(context->arena))
        return YL_FAIL_MEMORY(err);
    if (rel->id > NODES_MAX)
        return YL_OK;
    if (rel->kind == YL_REL_JOIN && rel->u.join.condition != NULL)
        return join_condition(context, rel, out, err);
    if (rel->kind != YL_REL_FILTER ||
        yl_expr_count_conjuncts(rel->u.filter.condition) > CONJUNCTS_MAX)
        return YL_OK;
    const yl_rel *input = rel->inputs[0];
    switch (input->kind) {
    case YL_REL_FILTER:
        return filter_again(
            context, input->inputs[0],
            yl_expr_and(context->arena, input->u.filter.condition, rel->u.filter.condition),
            rel->span, out, err);
    case YL_REL_PROJECT:
        return through_project(context, rel, out, err);
    case YL_REL_JOIN:
        return into_join(context, rel, out, err);
    case YL_REL_AGGREGATE:
        return below_aggregate(context, rel, out, err);
    case YL_REL_SET_OP:
        return into_set_op(context, rel, out, err);
    default:
        return YL_OK;
    }
}
