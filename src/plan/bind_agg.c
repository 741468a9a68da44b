/* Aggregates: calls, GROUP BY, the AGGREGATE node, and expressions over its output.
 *
 * While the select list is bound, an aggregate call is a placeholder column
 * YL_AGGREGATE_BASE + i of the call's type. Then the node is built as Calcite builds it: a
 * projection of the keys and of the calls' arguments (each expression once), above it the
 * aggregate over plain columns. Constant arguments stay in the call, where functions look for
 * them (LISTAGG's separator).
 *
 *     SELECT a + 1, SUM(b * c) FILTER (WHERE d > 0) ... GROUP BY a + 1
 *
 *     Aggregate(keys 0, SUM($1) filter $2)
 *       Project($f0 = a + 1, $f1 = b * c, $f2 = d > 0)
 */
#include "plan/binder_internal.h"

/* ---- calls ---- */

static yl_status refuse_place(yl_binder *b, const yl_bind_env *env, const yl_ast_call *call)
{
    yl_span span = yl_bind_span(b, call->head.span);
    if (env->in_aggregate)
        return YL_FAIL_AT(b->err, INVALID, span, "Aggregate expressions cannot be nested");
    YL_FAIL_AT(b->err, INVALID, span, "Aggregate expression is illegal in %s clause", env->clause);
    if (strcmp(env->clause, "WHERE") == 0)
        return yl_error_hintf(b->err, "conditions on aggregates belong into HAVING");
    return YL_ERR_INVALID;
}

static yl_status bind_args(yl_binder *b, const yl_bind_env *env, const yl_ast_call *call,
                           yl_agg_call *out)
{
    const yl_expr *args[YL_AGG_ARGS_MAX];
    uint32_t n = (uint32_t)call->args.size;
    yl_str name = call->name.items[0].text;
    yl_span span = yl_bind_span(b, call->head.span);
    if (call->star && !yl_str_equal_nocase(name, YL_STR("COUNT")))
        return YL_FAIL_AT(b->err, INVALID, span, "* is an argument of COUNT only");
    if (n > YL_AGG_ARGS_MAX)
        return YL_FAIL_AT(b->err, TYPE, span, "%.*s cannot be called with %u arguments",
                          YL_STR_ARGS(name), n);
    if (n == 0 && !call->star && yl_str_equal_nocase(name, YL_STR("COUNT")))
        return YL_FAIL_AT(b->err, TYPE, span, "COUNT wants * or a value");
    for (uint32_t i = 0; i < n; i++)
        YL_TRY(yl_bind_value(b, env, call->args.items[i], &args[i]));
    YL_TRY(yl_aggregate_bind(b->arena, name, args, n, span, out, b->err));
    if (out->fn == NULL)
        return YL_FAIL_AT(b->err, INTERNAL, span, "%.*s is no aggregate function",
                          YL_STR_ARGS(name));
    return yl_bind_memory(b);
}

static yl_status bind_filter(yl_binder *b, const yl_bind_env *env, const yl_ast_call *call,
                             yl_agg_call *out)
{
    if (call->filter == NULL)
        return YL_OK;
    yl_bind_env filter = *env;
    filter.clause = "FILTER";
    return yl_bind_condition(b, &filter, call->filter, &out->filter);
}

static bool same_call(const yl_agg_call *x, const yl_agg_call *y)
{
    if (x->fn != y->fn || x->n_args != y->n_args || x->distinct != y->distinct ||
        x->ignore_nulls != y->ignore_nulls || (x->filter == NULL) != (y->filter == NULL) ||
        !yl_type_equal(x->type, y->type, true))
        return false;
    for (uint32_t i = 0; i < x->n_args; i++) {
        if (!yl_expr_equal(x->args[i], y->args[i]))
            return false;
    }
    return x->filter == NULL || yl_expr_equal(x->filter, y->filter);
}

/* Equal calls are computed once. */
static yl_status add_call(yl_binder *b, yl_agg_list *list, const yl_agg_call *call, uint32_t *at)
{
    for (*at = 0; *at < list->n; (*at)++) {
        if (same_call(&list->calls[*at], call))
            return YL_OK;
    }
    if (list->n == YL_BIND_COLUMNS_MAX)
        return YL_FAIL_AT(b->err, BUDGET, call->span, "more than %d aggregates in one query",
                          YL_BIND_COLUMNS_MAX);
    YL_TRY(yl_bind_grow(b, (void **)&list->calls, list->n, &list->capacity, sizeof *call));
    list->calls[list->n++] = *call;
    return YL_OK;
}

/* Functions whose type says nothing of groups without rows: counts, and in Flink those that
 * collect. All others are NULL there. */
static bool keeps_type(const yl_agg_call *call)
{
    static const char *const names[] = {"COUNT", "APPROX_COUNT_DISTINCT", "COLLECT", "ARRAY_AGG",
                                        "LISTAGG"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (yl_str_equal_nocase(yl_str_of(call->fn->name), yl_str_of(names[i])))
            return true;
    }
    return false;
}

yl_status yl_bind_aggregate(yl_binder *b, const yl_bind_env *env, const yl_ast_call *call,
                            const yl_expr **out)
{
    yl_span span = yl_bind_span(b, call->head.span);
    if (env->aggregates == NULL)
        return refuse_place(b, env, call);
    if (call->order_by.size > 0)
        return YL_FAIL_AT(b->err, UNSUPPORTED, yl_bind_span(b, call->order_by.items[0]->span),
                          "WITHIN GROUP (ORDER BY ...) is not supported");
    yl_bind_env inner = *env;
    inner.aggregates = NULL;
    inner.aliases = NULL;
    inner.deferred = NULL; /* below the aggregate, subqueries are joined to its input */
    inner.in_aggregate = true;
    yl_agg_call bound = {0};
    YL_TRY(bind_args(b, &inner, call, &bound));
    YL_TRY(bind_filter(b, &inner, call, &bound));
    bound.distinct = call->quantifier == YL_QUANTIFIER_DISTINCT;
    bound.ignore_nulls = call->nulls == YL_NULLS_IGNORE;
    if (bound.distinct && bound.n_args > 1 &&
        yl_str_equal_nocase(call->name.items[0].text, YL_STR("COUNT")))
        return YL_FAIL_AT(b->err, UNSUPPORTED, span,
                          "COUNT(DISTINCT ...) of more than one column is not supported");
    if ((!env->aggregates->grouped || bound.filter != NULL) && !keeps_type(&bound))
        bound.type = yl_type_nullable(b->arena, bound.type, true);
    bound.span = span;
    uint32_t at;
    YL_TRY(add_call(b, env->aggregates, &bound, &at));
    *out = yl_expr_column(b->arena, YL_AGGREGATE_BASE + at, bound.type, span);
    return yl_bind_memory(b);
}

/* ---- GROUP BY ---- */

static yl_status add_key(yl_binder *b, const yl_bind_env *env, const yl_ast *ast, yl_grouping *out,
                         uint32_t *capacity)
{
    const yl_expr *key;
    YL_TRY(yl_bind_value(b, env, ast, &key));
    if (key->type->root == YL_NULL)
        return YL_FAIL_AT(b->err, TYPE, key->span, "Illegal use of 'NULL'");
    for (uint32_t i = 0; i < out->n; i++) {
        if (yl_expr_equal(out->keys[i], key))
            return YL_OK;
    }
    YL_TRY(yl_bind_grow(b, (void **)&out->keys, out->n, capacity, sizeof *out->keys));
    out->keys[out->n++] = key;
    return YL_OK;
}

yl_status yl_bind_group_by(yl_binder *b, const yl_ast_select *select, const yl_bind_env *env,
                           yl_grouping *out)
{
    uint32_t capacity = 0;
    yl_bind_env inner = *env;
    inner.clause = "GROUP BY";
    for (size_t i = 0; i < select->group_by.size; i++) {
        const yl_ast *item = select->group_by.items[i];
        if (item->kind == YL_AST_GROUPING) {
            if (yl_ast_as_grouping(item)->type == YL_GROUPING_EMPTY && select->group_by.size == 1)
                continue;
            return YL_FAIL_AT(b->err, UNSUPPORTED, yl_bind_span(b, item->span),
                              "GROUPING SETS, ROLLUP and CUBE are not supported");
        }
        if (item->kind == YL_AST_ROW && !yl_ast_as_row(item)->explicit_row) {
            const yl_ast_list *parts = &yl_ast_as_row(item)->items;
            for (size_t k = 0; k < parts->size; k++)
                YL_TRY(add_key(b, &inner, parts->items[k], out, &capacity));
            continue;
        }
        YL_TRY(add_key(b, &inner, item, out, &capacity));
    }
    return yl_bind_memory(b);
}

/* ---- the node ---- */

/* The projection below the aggregate. */
typedef struct below {
    const yl_expr **exprs;
    uint32_t n, capacity;
} below;

static yl_status column_for(yl_binder *b, below *list, const yl_expr *e, const yl_expr **out)
{
    uint32_t at = 0;
    if (yl_expr_is_const(e)) {
        *out = e;
        return YL_OK;
    }
    while (at < list->n && !yl_expr_equal(list->exprs[at], e))
        at++;
    if (at == list->n) {
        YL_TRY(
            yl_bind_grow(b, (void **)&list->exprs, list->n, &list->capacity, sizeof *list->exprs));
        list->exprs[list->n++] = e;
    }
    *out = yl_expr_column(b->arena, at, e->type, e->span);
    return yl_bind_memory(b);
}

/* The names of plain columns stay; other expressions are $f0, $f1 ... */
static yl_status project_below(yl_binder *b, const yl_rel *input, below *list, yl_span span,
                               const yl_rel **out)
{
    if (list->n == 0) {
        const yl_expr *zero = yl_expr_int(b->arena, 0, span);
        YL_BIND_ALIVE(b);
        *out = yl_rel_project(b->arena, input, &zero, &YL_STR("$f0"), 1, span);
        return yl_bind_memory(b);
    }
    if (yl_rel_is_identity(list->exprs, list->n, input)) {
        *out = input;
        return YL_OK;
    }
    yl_str *names = YL_NEW_ARRAY(b->arena, yl_str, list->n);
    if (names == NULL)
        return YL_FAIL_MEMORY(b->err);
    YL_BIND_ALIVE(b);
    for (uint32_t i = 0; i < list->n; i++) {
        const yl_expr *e = list->exprs[i];
        yl_str name = e->kind == YL_EXPR_COLUMN ? input->schema.fields[e->index].name
                                                : yl_str_of(yl_arena_printf(b->arena, "$f%u", i));
        YL_BIND_ALIVE(b);
        names[i] = yl_bind_unique_name(b, names, i, name);
    }
    *out = yl_rel_project(b->arena, input, list->exprs, names, list->n, span);
    return yl_bind_memory(b);
}

yl_status yl_bind_aggregate_rel(yl_binder *b, const yl_rel *input, const yl_grouping *grouping,
                                const yl_agg_list *aggregates, const yl_str *names, yl_span span,
                                const yl_rel **out)
{
    below list = {0};
    yl_agg_call *calls = YL_NEW_ARRAY(b->arena, yl_agg_call, aggregates->n);
    uint32_t *keys = YL_NEW_ARRAY(b->arena, uint32_t, grouping->n);
    if (calls == NULL || keys == NULL)
        return YL_FAIL_MEMORY(b->err);
    YL_BIND_ALIVE(b);
    for (uint32_t i = 0; i < grouping->n; i++) {
        YL_TRY(yl_bind_grow(b, (void **)&list.exprs, list.n, &list.capacity, sizeof *list.exprs));
        list.exprs[list.n++] = grouping->keys[i];
        keys[i] = i;
    }
    for (uint32_t i = 0; i < aggregates->n; i++) {
        yl_agg_call *call = &calls[i];
        *call = aggregates->calls[i];
        for (uint32_t k = 0; k < call->n_args; k++)
            YL_TRY(column_for(b, &list, call->args[k], &call->args[k]));
        if (call->filter != NULL)
            YL_TRY(column_for(b, &list, call->filter, &call->filter));
        call->name = names[i].data == NULL ? yl_arena_printf(b->arena, "$f%u", grouping->n + i)
                                           : yl_arena_strdup(b->arena, names[i]);
    }
    YL_TRY(project_below(b, input, &list, span, &input));
    *out = yl_rel_aggregate(b->arena, input, keys, grouping->n, calls, aggregates->n, span);
    return yl_bind_memory(b);
}

/* ---- expressions above it ---- */

typedef struct regroup {
    yl_binder *b;
    const yl_grouping *grouping;
    const yl_rel *input, *aggregate;
} regroup;

static yl_status regroup_node(void *arg, const yl_expr *e, const yl_expr **out)
{
    const regroup *r = arg;
    yl_binder *b = r->b;
    uint32_t n = r->grouping->n;
    if (e->kind == YL_EXPR_CONST)
        return YL_OK; /* stays one, for functions that want constants */
    for (uint32_t i = 0; i < n; i++) {
        if (yl_expr_equal(r->grouping->keys[i], e)) {
            *out = yl_rel_column(b->arena, r->aggregate, i, e->span);
            return yl_bind_memory(b);
        }
    }
    if (e->kind != YL_EXPR_COLUMN || e->index >= YL_DEFERRED_BASE)
        return YL_OK;
    if (e->index >= YL_AGGREGATE_BASE) {
        *out = yl_rel_column(b->arena, r->aggregate, n + e->index - YL_AGGREGATE_BASE, e->span);
        return yl_bind_memory(b);
    }
    if (e->index >= r->input->schema.n)
        return YL_FAIL_AT(b->err, UNSUPPORTED, e->span,
                          "a subquery in this place of an aggregate query is not supported");
    yl_str name = r->input->schema.fields[e->index].name;
    YL_FAIL_AT(b->err, INVALID, e->span, "Expression '%.*s' is not being grouped",
               YL_STR_ARGS(name));
    return yl_error_hintf(b->err, "group by it, or use it inside of an aggregate function");
}

yl_status yl_bind_regroup(yl_binder *b, const yl_expr *e, const yl_grouping *grouping,
                          const yl_rel *input, const yl_rel *aggregate, const yl_expr **out)
{
    regroup r = {b, grouping, input, aggregate};
    YL_TRY(yl_bind_rewrite(b, e, regroup_node, &r, out));
    return yl_bind_memory(b);
}
