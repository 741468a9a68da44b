/* From a logical plan to a physical one.
 *
 *     Filter, Project            ->  Calc (neighbours in one)
 *     Aggregate                  ->  one subtask:  HashAggregate
 *                                    several:      LocalHashAggregate, Exchange, HashAggregate
 *                                    with DISTINCT: Exchange(hash), HashAggregate
 *     Join with equal keys       ->  HashJoin behind Exchange(hash) on both sides
 *     any other Join             ->  NestedLoopJoin, right side by broadcast
 *     Sort                       ->  [SortLimit,] Exchange(single), Sort
 *     Limit                      ->  Limit, Exchange(single), Limit
 *     INTERSECT, EXCEPT          ->  SetOp behind Exchange(hash) of all columns
 *
 * Every physical node has its number of subtasks. With a parallelism of one there is nothing to
 * exchange, and exchanges between two single subtasks are left out, so that the whole job becomes
 * one chain.
 */
#include "optimize/estimate.h"
#include "optimize/rewrite.h"

static bool is_calc(const yl_rel *rel)
{
    return rel->kind == YL_REL_CALC;
}

static const yl_rel *with_parallelism(const yl_optimize_context *context, const yl_rel *rel,
                                      uint32_t parallelism)
{
    yl_rel *copy = yl_rel_copy(context->arena, rel);
    copy->physical = true;
    copy->parallelism = parallelism;
    if (!yl_arena_oom(context->arena))
        yl_estimate_keep(copy);
    return copy;
}

/* The input behind an exchange to `to` subtasks, or the input itself when both sides are single. */
static const yl_rel *exchanged(const yl_optimize_context *context, const yl_rel *input,
                               yl_distribution distribution, const uint32_t *keys, uint32_t n_keys,
                               uint32_t to)
{
    if (input->parallelism == 1 && to == 1)
        return input;
    return with_parallelism(context,
                            yl_rel_exchange(context->arena, input, distribution, keys, n_keys), to);
}

/* ---- Calc ---- */

static const yl_rel *make_calc(const yl_optimize_context *context, const yl_rel *input,
                               const yl_expr *condition, const yl_expr *const *exprs,
                               yl_schema schema, yl_span span)
{
    yl_str *names = YL_NEW_ARRAY(context->arena, yl_str, schema.n);
    if (yl_arena_oom(context->arena))
        return input;
    for (uint32_t i = 0; i < schema.n; i++)
        names[i] = schema.fields[i].name;
    return with_parallelism(context,
                            yl_rel_calc(context->arena, input, condition, exprs, names,
                                        exprs == NULL ? 0 : schema.n, span),
                            input->parallelism);
}

static yl_status physical_filter(const yl_optimize_context *context, const yl_rel *rel,
                                 const yl_rel **out)
{
    *out =
        make_calc(context, rel->inputs[0], rel->u.filter.condition, NULL, rel->schema, rel->span);
    return YL_OK;
}

static yl_status physical_project(const yl_optimize_context *context, const yl_rel *rel,
                                  const yl_rel **out)
{
    const yl_rel *input = rel->inputs[0];
    if (is_calc(input) && input->u.calc.exprs == NULL)
        *out = make_calc(context, input->inputs[0], input->u.calc.condition, rel->u.project.exprs,
                         rel->schema, rel->span);
    else
        *out = make_calc(context, input, NULL, rel->u.project.exprs, rel->schema, rel->span);
    return YL_OK;
}

/* ---- Aggregate ---- */

static bool may_split(const yl_rel *rel)
{
    for (uint32_t c = 0; c < rel->u.aggregate.n_calls; c++)
        if (rel->u.aggregate.calls[c].distinct)
            return false;
    return true;
}

/* The local half gives keys and partial columns, named as Flink names them. */
static yl_status local_half(const yl_optimize_context *context, const yl_rel *rel,
                            const yl_rel **out, yl_error *err)
{
    yl_arena *arena = context->arena;
    uint32_t n_keys = rel->u.aggregate.n_keys, n_calls = rel->u.aggregate.n_calls, n = n_keys;
    yl_field *fields = YL_NEW_ARRAY(arena, yl_field, n_keys + n_calls * YL_AGG_PARTIALS_MAX);
    yl_rel *local = yl_rel_copy(arena, rel);
    if (yl_arena_oom(arena))
        return YL_FAIL_MEMORY(err);
    for (uint32_t k = 0; k < n_keys; k++)
        fields[k] = rel->schema.fields[k];
    for (uint32_t c = 0; c < n_calls; c++) {
        const yl_agg_call *call = &rel->u.aggregate.calls[c];
        const yl_type *types[YL_AGG_PARTIALS_MAX];
        uint32_t partials = call->fn->partial_types(arena, call, types);
        for (uint32_t p = 0; p < partials; p++)
            fields[n++] =
                (yl_field){.name = yl_str_of(yl_arena_printf(arena, "%s$%u", call->name, p)),
                           .type = types[p]};
    }
    local->schema = (yl_schema){n, fields};
    local->u.aggregate.phase = YL_AGG_LOCAL;
    *out = with_parallelism(context, local, rel->inputs[0]->parallelism);
    return YL_OK;
}

static yl_status physical_aggregate(const yl_optimize_context *context, const yl_rel *rel,
                                    const yl_rel **out, yl_error *err)
{
    const yl_rel *input = rel->inputs[0];
    uint32_t n_keys = rel->u.aggregate.n_keys;
    uint32_t parallelism = n_keys == 0 ? 1 : context->parallelism;
    yl_distribution distribution = n_keys == 0 ? YL_DIST_SINGLE : YL_DIST_HASH;
    yl_rel *whole = yl_rel_copy(context->arena, rel);
    const yl_rel **inputs = YL_NEW_ARRAY(context->arena, const yl_rel *, 1);
    if (yl_arena_oom(context->arena))
        return YL_FAIL_MEMORY(err);
    whole->u.aggregate.phase = YL_AGG_COMPLETE;
    whole->inputs = inputs;
    if (may_split(rel) && input->parallelism * parallelism > 1) {
        uint32_t *keys = YL_NEW_ARRAY(context->arena, uint32_t, n_keys);
        const yl_rel *local = NULL;
        YL_TRY(local_half(context, rel, &local, err));
        for (uint32_t k = 0; k < n_keys && keys != NULL; k++)
            keys[k] = k;
        whole->u.aggregate.phase = YL_AGG_GLOBAL;
        whole->u.aggregate.keys = keys;
        inputs[0] = exchanged(context, local, distribution, keys, n_keys, parallelism);
    } else {
        inputs[0] =
            exchanged(context, input, distribution, rel->u.aggregate.keys, n_keys, parallelism);
    }
    *out = with_parallelism(context, whole, parallelism);
    return YL_OK;
}

/* ---- Join ---- */

typedef struct join_keys {
    uint32_t *left, *right, n;
    bool *null_equal;
    const yl_expr *residual;
} join_keys;

static bool is_function(const yl_expr *e, const char *name)
{
    return e->kind == YL_EXPR_CALL && strcmp(e->fn->name, name) == 0;
}

/* left.a = right.b, in either order, of columns of the same type. */
static bool key_pair(const yl_expr *c, uint32_t n_left, uint32_t *left, uint32_t *right,
                     bool *null_equal)
{
    *null_equal = is_function(c, "IS NOT DISTINCT FROM");
    if (!*null_equal && !is_function(c, "="))
        return false;
    const yl_expr *a = c->args[0], *b = c->args[1];
    if (a->kind != YL_EXPR_COLUMN || b->kind != YL_EXPR_COLUMN ||
        !yl_type_equal(a->type, b->type, false))
        return false;
    *left = a->index < b->index ? a->index : b->index;
    *right = a->index < b->index ? b->index : a->index;
    if (*left >= n_left || *right < n_left)
        return false;
    *right -= n_left;
    return true;
}

static yl_status find_keys(const yl_optimize_context *context, const yl_rel *rel, join_keys *out,
                           yl_error *err)
{
    const yl_expr *condition = rel->u.join.condition;
    uint32_t n = condition == NULL ? 0 : yl_expr_count_conjuncts(condition);
    const yl_expr **parts = YL_NEW_ARRAY(context->arena, const yl_expr *, n);
    *out = (join_keys){.left = YL_NEW_ARRAY(context->arena, uint32_t, n),
                       .right = YL_NEW_ARRAY(context->arena, uint32_t, n),
                       .null_equal = YL_NEW_ARRAY(context->arena, bool, n)};
    if (yl_arena_oom(context->arena))
        return YL_FAIL_MEMORY(err);
    if (n > 0)
        yl_expr_conjuncts(condition, parts);
    for (uint32_t i = 0; i < n; i++) {
        if (out->n < 60 && key_pair(parts[i], rel->inputs[0]->schema.n, &out->left[out->n],
                                    &out->right[out->n], &out->null_equal[out->n]))
            out->n++;
        else
            out->residual = yl_expr_and(context->arena, out->residual, parts[i]);
    }
    return YL_OK;
}

/* Equality of expressions: each side gets its expression as a further column, so that it can be a
 * key. Gives the join over the widened inputs, with a projection on top. */
static yl_status widen_inputs(const yl_optimize_context *context, const yl_rel *rel,
                              const yl_rel **out, yl_error *err);

static yl_status hash_join(const yl_optimize_context *context, const yl_rel *rel,
                           const join_keys *keys, const yl_rel **out, yl_error *err)
{
    const yl_rel *left = rel->inputs[0], *right = rel->inputs[1];
    yl_join_kind kind = rel->u.join.kind;
    yl_rel *join = yl_rel_copy(context->arena, rel);
    const yl_rel **inputs = YL_NEW_ARRAY(context->arena, const yl_rel *, 2);
    uint32_t parallelism = context->parallelism;
    if (yl_arena_oom(context->arena))
        return YL_FAIL_MEMORY(err);
    join->u.join.hash = true;
    join->u.join.n_keys = keys->n;
    join->u.join.left_keys = keys->left;
    join->u.join.right_keys = keys->right;
    join->u.join.null_equal = keys->null_equal;
    join->u.join.residual = keys->residual;
    join->u.join.build_left = kind != YL_JOIN_SEMI && kind != YL_JOIN_ANTI &&
                              yl_estimate_rows(left) < yl_estimate_rows(right);
    if (rel->u.join.null_aware) { /* whether there is any NULL on the right, all must know */
        inputs[0] = left;
        parallelism = left->parallelism;
        inputs[1] = exchanged(context, right, YL_DIST_BROADCAST, NULL, 0, parallelism);
    } else {
        inputs[0] = exchanged(context, left, YL_DIST_HASH, keys->left, keys->n, parallelism);
        inputs[1] = exchanged(context, right, YL_DIST_HASH, keys->right, keys->n, parallelism);
    }
    join->inputs = inputs;
    *out = with_parallelism(context, join, parallelism);
    return YL_OK;
}

static yl_status loop_join(const yl_optimize_context *context, const yl_rel *rel,
                           const yl_rel **out, yl_error *err)
{
    yl_join_kind kind = rel->u.join.kind;
    bool keeps_right = kind == YL_JOIN_RIGHT || kind == YL_JOIN_FULL;
    const yl_rel **inputs = YL_NEW_ARRAY(context->arena, const yl_rel *, 2);
    yl_rel *join = yl_rel_copy(context->arena, rel);
    if (yl_arena_oom(context->arena))
        return YL_FAIL_MEMORY(err);
    /* Rows of the right side that nobody matched are known only where all left rows are. */
    uint32_t parallelism = keeps_right ? 1 : rel->inputs[0]->parallelism;
    inputs[0] = keeps_right ? exchanged(context, rel->inputs[0], YL_DIST_SINGLE, NULL, 0, 1)
                            : rel->inputs[0];
    inputs[1] =
        exchanged(context, rel->inputs[1], parallelism == 1 ? YL_DIST_SINGLE : YL_DIST_BROADCAST,
                  NULL, 0, parallelism);
    join->inputs = inputs;
    join->u.join.hash = false;
    *out = with_parallelism(context, join, parallelism);
    return YL_OK;
}

static yl_status physical_join(const yl_optimize_context *context, const yl_rel *rel,
                               const yl_rel **out, yl_error *err)
{
    join_keys keys;
    YL_TRY(find_keys(context, rel, &keys, err));
    /* With several keys or a residual, NOT IN's "unknown" is more than a NULL somewhere. */
    if (rel->u.join.null_aware && (keys.n != 1 || keys.residual != NULL))
        return loop_join(context, rel, out, err);
    if (keys.n == 0) {
        YL_TRY(widen_inputs(context, rel, out, err));
        return *out != NULL ? YL_OK : loop_join(context, rel, out, err);
    }
    return hash_join(context, rel, &keys, out, err);
}

/* An expression over columns of one side only, shifted to count that side's columns. */
static bool side_of(const yl_expr *e, const bool *used, uint32_t n_left, uint32_t n, bool *left)
{
    bool l = false, r = false;
    for (uint32_t i = 0; i < n; i++) {
        l |= used[i] && i < n_left;
        r |= used[i] && i >= n_left;
    }
    *left = l;
    return l != r && yl_expr_is_deterministic(e);
}

typedef struct widening {
    const yl_expr *extra[2]; /* what each side computes more */
    const yl_expr *equality; /* the conjunct it replaces */
} widening;

static yl_status find_widening(const yl_optimize_context *context, const yl_rel *rel, widening *out,
                               yl_error *err)
{
    yl_arena *arena = context->arena;
    uint32_t n_left = rel->inputs[0]->schema.n, n = n_left + rel->inputs[1]->schema.n;
    uint32_t n_parts =
        rel->u.join.condition == NULL ? 0 : yl_expr_count_conjuncts(rel->u.join.condition);
    const yl_expr **parts = YL_NEW_ARRAY(arena, const yl_expr *, n_parts);
    bool *a = YL_NEW_ARRAY(arena, bool, n), *b = YL_NEW_ARRAY(arena, bool, n);
    int32_t *shift = YL_NEW_ARRAY(arena, int32_t, n);
    *out = (widening){0};
    if (yl_arena_oom(arena))
        return YL_FAIL_MEMORY(err);
    if (n_parts > 0)
        yl_expr_conjuncts(rel->u.join.condition, parts);
    for (uint32_t i = 0; i < n; i++)
        shift[i] = (int32_t)i - (i < n_left ? 0 : (int32_t)n_left);
    for (uint32_t i = 0; i < n_parts; i++) {
        bool first_left, second_left;
        if (!is_function(parts[i], "=") ||
            !yl_type_equal(parts[i]->args[0]->type, parts[i]->args[1]->type, false))
            continue;
        memset(a, 0, n);
        memset(b, 0, n);
        yl_expr_columns(parts[i]->args[0], a);
        yl_expr_columns(parts[i]->args[1], b);
        if (!side_of(parts[i]->args[0], a, n_left, n, &first_left) ||
            !side_of(parts[i]->args[1], b, n_left, n, &second_left) || first_left == second_left)
            continue;
        out->extra[0] = yl_expr_remap(arena, parts[i]->args[first_left ? 0 : 1], shift);
        out->extra[1] = yl_expr_remap(arena, parts[i]->args[first_left ? 1 : 0], shift);
        out->equality = parts[i];
        return YL_OK;
    }
    return YL_OK;
}

static const yl_rel *with_column(const yl_optimize_context *context, const yl_rel *rel,
                                 const yl_expr *extra)
{
    yl_arena *arena = context->arena;
    uint32_t n = rel->schema.n;
    const yl_expr **exprs = YL_NEW_ARRAY(arena, const yl_expr *, n + 1);
    yl_field *fields = YL_NEW_ARRAY(arena, yl_field, n + 1);
    if (yl_arena_oom(arena))
        return rel;
    for (uint32_t i = 0; i < n; i++) {
        exprs[i] = yl_rel_column(arena, rel, i, rel->span);
        fields[i] = rel->schema.fields[i];
    }
    exprs[n] = extra;
    fields[n] = (yl_field){.name = YL_STR("$key"), .type = extra->type};
    return make_calc(context, rel, NULL, exprs, (yl_schema){n + 1, fields}, rel->span);
}

static yl_status widen_inputs(const yl_optimize_context *context, const yl_rel *rel,
                              const yl_rel **out, yl_error *err)
{
    yl_arena *arena = context->arena;
    const yl_rel *left = rel->inputs[0], *right = rel->inputs[1], *joined;
    uint32_t n_left = left->schema.n, n_right = right->schema.n, n = n_left + n_right;
    widening w;
    *out = NULL;
    YL_TRY(find_widening(context, rel, &w, err));
    if (w.equality == NULL)
        return YL_OK;
    const yl_expr **with = YL_NEW_ARRAY(arena, const yl_expr *, n);
    const yl_rel *wide[2] = {with_column(context, left, w.extra[0]),
                             with_column(context, right, w.extra[1])};
    uint32_t n_parts = yl_expr_count_conjuncts(rel->u.join.condition);
    const yl_expr **parts = YL_NEW_ARRAY(arena, const yl_expr *, n_parts), *condition = NULL;
    if (yl_arena_oom(arena))
        return YL_FAIL_MEMORY(err);
    for (uint32_t i = 0; i < n; i++) {
        const yl_field *field =
            i < n_left ? &left->schema.fields[i] : &right->schema.fields[i - n_left];
        with[i] = yl_expr_column(arena, i < n_left ? i : i + 1, field->type, rel->span);
    }
    yl_expr_conjuncts(rel->u.join.condition, parts);
    for (uint32_t i = 0; i < n_parts; i++) {
        const yl_expr *part = parts[i];
        if (part == w.equality) {
            const yl_expr *args[2] = {yl_expr_column(arena, n_left, w.extra[0]->type, part->span),
                                      yl_expr_column(arena, n + 1, w.extra[1]->type, part->span)};
            part = yl_expr_call(arena, part->fn, part->type, args, 2, part->span);
        } else {
            part = yl_expr_substitute(arena, part, with);
        }
        condition = yl_expr_and(arena, condition, part);
    }
    const yl_rel *wider = yl_rel_join(arena, rel->u.join.kind, wide[0], wide[1], condition,
                                      rel->u.join.null_aware, rel->span);
    if (yl_arena_oom(arena))
        return YL_FAIL_MEMORY(err);
    YL_TRY(physical_join(context, wider, &joined, err));
    const yl_expr **exprs = YL_NEW_ARRAY(arena, const yl_expr *, rel->schema.n);
    if (yl_arena_oom(arena))
        return YL_FAIL_MEMORY(err);
    for (uint32_t i = 0; i < rel->schema.n; i++)
        exprs[i] = yl_rel_column(arena, joined, i < n_left ? i : i + 1, rel->span);
    *out = make_calc(context, joined, NULL, exprs, rel->schema, rel->span);
    return YL_OK;
}

/* ---- Sort, limit, set operations ---- */

static yl_status physical_sort(const yl_optimize_context *context, const yl_rel *rel,
                               const yl_rel **out, yl_error *err)
{
    const yl_rel *input = rel->inputs[0];
    int64_t rows = rel->u.sort.limit;
    bool bounded =
        rows != YL_LIMIT_NONE && !__builtin_add_overflow(rows, rel->u.sort.offset, &rows);
    const yl_rel **inputs = YL_NEW_ARRAY(context->arena, const yl_rel *, 1);
    if (yl_arena_oom(context->arena))
        return YL_FAIL_MEMORY(err);
    if (bounded && input->parallelism > 1) {
        yl_rel *local = yl_rel_copy(context->arena, rel);
        local->u.sort.offset = 0;
        local->u.sort.limit = rows;
        local->u.sort.global = false;
        input = with_parallelism(context, local, input->parallelism);
    }
    yl_rel *global = yl_rel_copy(context->arena, rel);
    global->u.sort.global = true;
    inputs[0] = exchanged(context, input, YL_DIST_SINGLE, NULL, 0, 1);
    global->inputs = inputs;
    *out = with_parallelism(context, global, 1);
    return YL_OK;
}

static yl_status physical_set_op(const yl_optimize_context *context, const yl_rel *rel,
                                 const yl_rel **out, yl_error *err)
{
    uint32_t parallelism = 1, n = rel->schema.n;
    const yl_rel **inputs = YL_NEW_ARRAY(context->arena, const yl_rel *, rel->n_inputs);
    uint32_t *keys = YL_NEW_ARRAY(context->arena, uint32_t, n);
    if (yl_arena_oom(context->arena))
        return YL_FAIL_MEMORY(err);
    for (uint32_t k = 0; k < n; k++)
        keys[k] = k;
    if (rel->u.set_op.op == YL_UNION) {
        for (uint32_t i = 0; i < rel->n_inputs; i++)
            if (rel->inputs[i]->parallelism > parallelism)
                parallelism = rel->inputs[i]->parallelism;
        *out = with_parallelism(context, rel, parallelism);
        return YL_OK;
    }
    parallelism = context->parallelism;
    for (uint32_t i = 0; i < rel->n_inputs; i++)
        inputs[i] = exchanged(context, rel->inputs[i], YL_DIST_HASH, keys, n, parallelism);
    yl_rel *set_op = yl_rel_copy(context->arena, rel);
    set_op->inputs = inputs;
    *out = with_parallelism(context, set_op, parallelism);
    return YL_OK;
}

static yl_status physical_end(const yl_optimize_context *context, const yl_rel *rel,
                              uint32_t parallelism, const yl_rel **out, yl_error *err)
{
    const yl_rel *input = rel->inputs[0];
    yl_rel *end = yl_rel_copy(context->arena, rel);
    const yl_rel **inputs = YL_NEW_ARRAY(context->arena, const yl_rel *, 1);
    if (yl_arena_oom(context->arena))
        return YL_FAIL_MEMORY(err);
    if (parallelism == 0)
        parallelism = input->parallelism;
    inputs[0] =
        parallelism == input->parallelism
            ? input
            : exchanged(context, input, parallelism == 1 ? YL_DIST_SINGLE : YL_DIST_REBALANCE, NULL,
                        0, parallelism);
    end->inputs = inputs;
    *out = with_parallelism(context, end, parallelism);
    return YL_OK;
}

static yl_status physical_scan(const yl_optimize_context *context, const yl_rel *rel,
                               const yl_rel **out)
{
    const yl_scan_spec *spec = rel->u.scan.spec;
    uint32_t parallelism = spec->parallelism == 0 ? context->parallelism : spec->parallelism;
    if (spec->parallelism_max != 0 && parallelism > spec->parallelism_max)
        parallelism = spec->parallelism_max;
    *out = with_parallelism(context, rel, parallelism);
    return YL_OK;
}

static yl_status physical(const yl_optimize_context *context, const yl_rel *rel, const yl_rel **out,
                          yl_error *err)
{
    switch (rel->kind) {
    case YL_REL_SCAN:
        return physical_scan(context, rel, out);
    case YL_REL_VALUES:
        *out = with_parallelism(context, rel, 1);
        return YL_OK;
    case YL_REL_PROJECT:
        return physical_project(context, rel, out);
    case YL_REL_FILTER:
        return physical_filter(context, rel, out);
    case YL_REL_AGGREGATE:
        return physical_aggregate(context, rel, out, err);
    case YL_REL_JOIN:
        return physical_join(context, rel, out, err);
    case YL_REL_SORT:
        return physical_sort(context, rel, out, err);
    case YL_REL_SET_OP:
        return physical_set_op(context, rel, out, err);
    case YL_REL_SINK:
        return physical_end(context, rel, rel->u.sink.spec->parallelism, out, err);
    case YL_REL_COLLECT:
        return physical_end(context, rel, 1, out, err);
    case YL_REL_WATERMARK: /* event time has no meaning in batch mode */
        *out = rel->inputs[0];
        return YL_OK;
    default:
        return YL_FAIL_AT(err, INTERNAL, rel->span, "%s cannot be made physical",
                          yl_rel_kind_name(rel->kind));
    }
}

yl_status yl_make_physical(const yl_optimize_context *context, const yl_rel **roots,
                           uint32_t n_roots, yl_error *err)
{
    return yl_rewrite(context, physical, roots, n_roots, err);
}
