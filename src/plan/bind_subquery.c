/* Subqueries: as semi and anti joins in WHERE, as one more column everywhere else.
 *
 * A conjunct of WHERE:
 *
 *     EXISTS (q)            SemiJoin(TRUE), of q's first row
 *     x IN (q)              SemiJoin(x = q.0)
 *     x NOT IN (q)          AntiJoin(x = q.0), null aware unless neither side can be NULL
 *
 * q may be correlated there if it is a plain SELECT: conditions of its WHERE clause that use the
 * outer query's columns become part of the join's condition.
 *
 * A value (`rel` gets columns at its right end):
 *
 *     (q)                   LeftJoin(TRUE) with SINGLE_VALUE(q)
 *     EXISTS (q)            LeftJoin(TRUE) with COUNT(*) of q's first row; count > 0
 *     x IN (q)              joins with COUNT(*), COUNT(q.0) of q, and, on equality, with the
 *                           distinct rows of q and a marker; then
 *                             CASE WHEN count = 0 THEN FALSE WHEN x IS NULL THEN NULL
 *                                  WHEN marker IS NOT NULL THEN TRUE
 *                                  WHEN count_of_known < count THEN NULL ELSE FALSE END
 *     x op ANY (q)          the same with MIN or MAX of q in place of the marker
 *     x op ALL (q)          NOT (x inverse-of-op ANY (q))
 */
#include "plan/binder_internal.h"

/* ---- binding the query ---- */

static yl_status bind_inner(yl_binder *b, const yl_bind_env *env, const yl_ast *query,
                            const yl_rel **out)
{
    const yl_scope *outer = b->outer;
    bool keep = b->keep_order;
    b->outer = env->scope;
    b->keep_order = false;
    yl_status status = yl_bind_query_node(b, query, out);
    b->outer = outer;
    b->keep_order = keep;
    return status;
}

/* Operands: the parts of a row on the left of IN, or the one value. */
static yl_status bind_operands(yl_binder *b, const yl_bind_env *env, const yl_ast *ast,
                               const yl_expr ***out, uint32_t *n)
{
    bool row = ast->kind == YL_AST_ROW;
    const yl_ast *const *items =
        row ? (const yl_ast *const *)yl_ast_as_row(ast)->items.items : &ast;
    *n = row ? (uint32_t)yl_ast_as_row(ast)->items.size : 1;
    const yl_expr **operands = YL_NEW_ARRAY(b->arena, const yl_expr *, *n);
    if (operands == NULL)
        return YL_FAIL_MEMORY(b->err);
    YL_BIND_ALIVE(b);
    for (uint32_t i = 0; i < *n; i++) {
        YL_TRY(yl_bind_value(b, env, items[i], &operands[i]));
        if (yl_bind_uses(operands[i], YL_OUTER_BASE, UINT32_MAX))
            return YL_FAIL_AT(b->err, UNSUPPORTED, operands[i]->span,
                              "a column of the enclosing query as the operand of a subquery is not "
                              "supported");
    }
    *out = operands;
    return YL_OK;
}

static yl_status check_width(yl_binder *b, const yl_ast *ast, const yl_rel *rel, uint32_t n)
{
    if (rel->schema.n == n)
        return YL_OK;
    YL_FAIL_AT(b->err, TYPE, yl_bind_span(b, ast->span),
               "Values passed to IN operator must have compatible types");
    return yl_error_hintf(b->err, "%u values on the left, %u columns in the query", n,
                          rel->schema.n);
}

/* operands[i] = column first + i of a relation to the right, all of them. */
static yl_status equal_all(yl_binder *b, const yl_expr *const *operands, uint32_t n,
                           const yl_rel *right, uint32_t first, yl_span span, const yl_expr **out)
{
    const yl_expr **parts = YL_NEW_ARRAY(b->arena, const yl_expr *, n);
    if (parts == NULL)
        return YL_FAIL_MEMORY(b->err);
    YL_BIND_ALIVE(b);
    for (uint32_t i = 0; i < n; i++) {
        const yl_expr *args[] = {
            operands[i],
            yl_expr_column(b->arena, first + i, right->schema.fields[i].type, span),
        };
        YL_TRY(yl_bind_function(b, "=", args, 2, span, &parts[i]));
    }
    *out = yl_bind_all(b, parts, n, span);
    return yl_bind_memory(b);
}

/* ---- conjuncts of WHERE ---- */

static const yl_ast *strip_not(const yl_ast *ast, bool *negated)
{
    *negated = false;
    while (ast->kind == YL_AST_UNARY && yl_ast_as_unary(ast)->op == YL_UNARY_NOT) {
        *negated = !*negated;
        ast = yl_ast_as_unary(ast)->operand;
    }
    return ast;
}

bool yl_bind_is_semi_join(const yl_ast *conjunct)
{
    bool negated;
    const yl_ast *ast = strip_not(conjunct, &negated);
    if (ast->kind == YL_AST_EXISTS)
        return !yl_ast_as_exists(ast)->unique;
    if (ast->kind == YL_AST_QUANTIFIED) {
        const yl_ast_quantified *q = yl_ast_as_quantified(ast);
        return q->query != NULL &&
               ((q->op == YL_BINARY_EQ && !q->all) || (q->op == YL_BINARY_NE && q->all));
    }
    return ast->kind == YL_AST_IN && yl_ast_as_in(ast)->query != NULL;
}

/* A subquery's SELECT that may be correlated, or NULL. */
static const yl_ast_select *plain_select(const yl_ast *query)
{
    const yl_ast_query *q = yl_ast_as_query(query);
    while (q->body->kind == YL_AST_QUERY && q->with.size == 0 && q->limit == NULL &&
           q->offset == NULL)
        q = yl_ast_as_query(q->body);
    if (q->body->kind != YL_AST_SELECT || q->with.size > 0 || q->limit != NULL || q->offset != NULL)
        return NULL;
    const yl_ast_select *select = yl_ast_as_select(q->body);
    return select->from == NULL || yl_select_has_aggregates(select) || select->qualify != NULL ||
                   select->windows.size > 0
               ? NULL
               : select;
}

/* The right side of a semi join. */
typedef struct semi_input {
    const yl_rel *rel;
    const yl_expr *kept;    /* conditions over both sides, or NULL */
    const yl_expr **values; /* what IN compares with, over `rel` (and the outer query) */
    uint32_t n_values;
} semi_input;

static yl_status bind_plain_select(yl_binder *b, const yl_ast_select *select, semi_input *out)
{
    yl_bound_from from;
    yl_str *names;
    YL_TRY(yl_bind_from(b, select->from, &from));
    YL_TRY(yl_bind_where(b, select->where, &from, &out->kept));
    yl_bind_env env = {
        .scope = from.scope,
        .clause = "SELECT",
        .rel = &from.rel,
        .correlated = true,
    };
    YL_TRY(yl_bind_items(b, select, &env, &out->values, &names, &out->n_values));
    out->rel = from.rel;
    return yl_bind_memory(b);
}

static yl_status bind_semi_input(yl_binder *b, const yl_bind_env *env, const yl_ast *query,
                                 semi_input *out)
{
    const yl_ast_select *select = plain_select(query);
    const yl_scope *outer = b->outer;
    bool keep = b->keep_order;
    *out = (semi_input){0};
    yl_status status;
    b->outer = env->scope;
    b->keep_order = false;
    if (select != NULL) {
        status = bind_plain_select(b, select, out);
    } else {
        status = yl_bind_query_node(b, query, &out->rel);
        if (status == YL_OK) {
            out->n_values = out->rel->schema.n;
            out->values = YL_NEW_ARRAY(b->arena, const yl_expr *, out->n_values);
            if (out->values == NULL)
                status = YL_FAIL_MEMORY(b->err);
        }
        for (uint32_t i = 0; status == YL_OK && i < out->n_values; i++)
            out->values[i] = yl_rel_column(b->arena, out->rel, i, out->rel->span);
    }
    b->outer = outer;
    b->keep_order = keep;
    return status == YL_OK ? yl_bind_memory(b) : status;
}

typedef struct placing {
    yl_binder *b;
    uint32_t left; /* columns of the left side */
} placing;

/* Own columns move behind the left side's, the outer query's become the left side's. */
static yl_status place_column(void *arg, const yl_expr *e, const yl_expr **out)
{
    const placing *p = arg;
    if (e->kind != YL_EXPR_COLUMN)
        return YL_OK;
    uint32_t index = e->index >= YL_OUTER_BASE ? e->index - YL_OUTER_BASE : e->index + p->left;
    *out = yl_expr_column(p->b->arena, index, e->type, e->span);
    return yl_bind_memory(p->b);
}

static yl_status place(yl_binder *b, const yl_rel *left, const yl_expr **e)
{
    placing p = {b, left->schema.n};
    return *e == NULL ? YL_OK : yl_bind_rewrite(b, *e, place_column, &p, e);
}

static bool is_correlated(const semi_input *input)
{
    bool found = input->kept != NULL;
    for (uint32_t i = 0; i < input->n_values && !found; i++)
        found = yl_bind_uses(input->values[i], YL_OUTER_BASE, UINT32_MAX);
    return found;
}

static yl_status bind_exists_join(yl_binder *b, const yl_bind_env *env, const yl_ast_exists *exists,
                                  bool negated)
{
    semi_input input;
    yl_span span = yl_bind_span(b, exists->head.span);
    YL_TRY(bind_semi_input(b, env, exists->query, &input));
    if (input.kept == NULL) {
        /* One row is enough, and none of its columns. */
        const yl_expr *one = yl_expr_bool(b->arena, true, span);
        YL_BIND_ALIVE(b);
        input.rel = yl_rel_project(b->arena, input.rel, &one, &YL_STR("$f0"), 1, span);
        YL_BIND_ALIVE(b);
        input.rel = yl_rel_sort(b->arena, input.rel, NULL, 0, 0, 1, span);
        YL_BIND_ALIVE(b);
    }
    YL_TRY(place(b, *env->rel, &input.kept));
    *env->rel = yl_rel_join(b->arena, negated ? YL_JOIN_ANTI : YL_JOIN_SEMI, *env->rel, input.rel,
                            input.kept, false, span);
    return yl_bind_memory(b);
}

/* The right side of an uncorrelated IN is just the columns that are compared. */
static yl_status narrow(yl_binder *b, semi_input *input, yl_span span)
{
    if (is_correlated(input) || yl_rel_is_identity(input->values, input->n_values, input->rel))
        return YL_OK;
    input->rel = yl_rel_project(b->arena, input->rel, input->values, NULL, input->n_values, span);
    YL_BIND_ALIVE(b);
    for (uint32_t i = 0; i < input->n_values; i++)
        input->values[i] = yl_rel_column(b->arena, input->rel, i, span);
    return yl_bind_memory(b);
}

static yl_status bind_in_join(yl_binder *b, const yl_bind_env *env, const yl_ast *ast,
                              const yl_ast *operand, const yl_ast *query, bool negated)
{
    semi_input input;
    const yl_expr **operands, *condition = NULL;
    uint32_t n;
    bool nullable = false;
    yl_span span = yl_bind_span(b, ast->span);
    YL_TRY(bind_operands(b, env, operand, &operands, &n));
    YL_TRY(bind_semi_input(b, env, query, &input));
    if (input.n_values != n) {
        YL_FAIL_AT(b->err, TYPE, span, "Values passed to IN operator must have compatible types");
        return yl_error_hintf(b->err, "%u values on the left, %u columns in the query", n,
                              input.n_values);
    }
    YL_TRY(narrow(b, &input, span));
    for (uint32_t i = 0; i < n; i++) {
        const yl_expr *args[] = {operands[i], input.values[i]}, *equal;
        nullable |= args[0]->type->nullable || args[1]->type->nullable;
        YL_TRY(place(b, *env->rel, &args[1]));
        YL_TRY(yl_bind_function(b, "=", args, 2, span, &equal));
        condition = yl_expr_and(b->arena, condition, equal);
        YL_BIND_ALIVE(b);
    }
    if (negated && nullable && is_correlated(&input))
        return YL_FAIL_AT(b->err, UNSUPPORTED, span,
                          "NOT IN with a correlated subquery is not supported");
    YL_TRY(place(b, *env->rel, &input.kept));
    condition = yl_expr_and(b->arena, condition, input.kept);
    YL_BIND_ALIVE(b);
    *env->rel = yl_rel_join(b->arena, negated ? YL_JOIN_ANTI : YL_JOIN_SEMI, *env->rel, input.rel,
                            condition, negated && nullable, span);
    return yl_bind_memory(b);
}

yl_status yl_bind_semi_join(yl_binder *b, const yl_bind_env *env, const yl_ast *conjunct)
{
    bool negated;
    YL_BIND_ALIVE(b);
    const yl_ast *ast = strip_not(conjunct, &negated);
    if (ast->kind == YL_AST_EXISTS)
        return bind_exists_join(b, env, yl_ast_as_exists(ast), negated);
    if (ast->kind == YL_AST_QUANTIFIED) {
        const yl_ast_quantified *q = yl_ast_as_quantified(ast);
        return bind_in_join(b, env, ast, q->operand, q->query, negated != q->all);
    }
    const yl_ast_in *in = yl_ast_as_in(ast);
    return bind_in_join(b, env, ast, in->operand, in->query, negated != in->negated);
}

/* ---- values ---- */

static yl_status aggregate_of(yl_binder *b, const char *name, const yl_rel *rel, int32_t column,
                              yl_span span, yl_agg_call *out)
{
    const yl_expr *arg = NULL;
    if (column >= 0)
        arg = yl_rel_column(b->arena, rel, (uint32_t)column, span);
    YL_BIND_ALIVE(b);
    *out = (yl_agg_call){0};
    YL_TRY(yl_aggregate_bind(b->arena, yl_str_of(name), &arg, column >= 0, span, out, b->err));
    if (out->fn == NULL)
        return YL_FAIL_AT(b->err, UNSUPPORTED, span,
                          "this subquery needs the aggregate function %s, which does not exist",
                          name);
    out->span = span;
    if (strcmp(name, "COUNT") != 0)
        out->type = yl_type_nullable(b->arena, out->type, true);
    return yl_bind_memory(b);
}

/* Does the query give one row always? An aggregate without keys does. */
static bool gives_one_row(const yl_rel *rel)
{
    while (rel->kind == YL_REL_PROJECT)
        rel = rel->inputs[0];
    if (rel->kind == YL_REL_VALUES)
        return rel->u.values.n_rows == 1;
    return rel->kind == YL_REL_AGGREGATE && rel->u.aggregate.n_keys == 0;
}

/* Joins `right`, of one row, to *rel; its first column is number *first there. */
static yl_status attach(yl_binder *b, const yl_rel **rel, yl_join_kind kind, const yl_rel *right,
                        const yl_expr *condition, yl_span span, uint32_t *first)
{
    *first = (*rel)->schema.n;
    *rel = yl_rel_join(b->arena, kind, *rel, right, condition, false, span);
    return yl_bind_memory(b);
}

static yl_status scalar_value(yl_binder *b, const yl_deferred *d, const yl_rel **rel,
                              const yl_expr **out)
{
    const yl_rel *right = d->rel;
    yl_span span = yl_bind_span(b, d->ast->span);
    uint32_t first;
    if (!gives_one_row(right)) {
        yl_agg_call call;
        YL_TRY(aggregate_of(b, "SINGLE_VALUE", right, 0, span, &call));
        call.name = yl_arena_strdup(b->arena, right->schema.fields[0].name);
        right = yl_rel_aggregate(b->arena, right, NULL, 0, &call, 1, span);
        YL_BIND_ALIVE(b);
    }
    YL_TRY(attach(b, rel, YL_JOIN_LEFT, right, NULL, span, &first));
    *out = yl_rel_column(b->arena, *rel, first, span);
    return yl_bind_memory(b);
}

static yl_status exists_value(yl_binder *b, const yl_deferred *d, const yl_rel **rel,
                              const yl_expr **out)
{
    yl_span span = yl_bind_span(b, d->ast->span);
    const yl_rel *right = yl_rel_sort(b->arena, d->rel, NULL, 0, 0, 1, span);
    yl_agg_call count;
    uint32_t first;
    YL_BIND_ALIVE(b);
    YL_TRY(aggregate_of(b, "COUNT", right, -1, span, &count));
    count.name = "c";
    right = yl_rel_aggregate(b->arena, right, NULL, 0, &count, 1, span);
    YL_BIND_ALIVE(b);
    YL_TRY(attach(b, rel, YL_JOIN_INNER, right, NULL, span, &first));
    const yl_expr *args[] = {
        yl_rel_column(b->arena, *rel, first, span),
        yl_expr_bigint(b->arena, 0, span),
    };
    return yl_bind_function(b, ">", args, 2, span, out);
}

/* CASE of BOOLEANs, nullable. */
static yl_status bool_case(yl_binder *b, const yl_expr *const *args, uint32_t n, yl_span span,
                           const yl_type *type, const yl_expr **out)
{
    *out = yl_expr_form(b->arena, YL_EXPR_CASE, type, args, n, span);
    return yl_bind_memory(b);
}

/* COUNT(*) and, per column, COUNT(column) of the subquery, then `extra` calls of column 0. */
static yl_status attach_counts(yl_binder *b, const yl_deferred *d, const char *const *extra,
                               uint32_t n_extra, const yl_rel **rel, uint32_t *first)
{
    yl_span span = yl_bind_span(b, d->ast->span);
    uint32_t n = 1 + d->rel->schema.n + n_extra;
    yl_agg_call *calls = YL_NEW_ARRAY(b->arena, yl_agg_call, n);
    if (calls == NULL)
        return YL_FAIL_MEMORY(b->err);
    YL_BIND_ALIVE(b);
    for (uint32_t i = 0; i < n; i++) {
        bool is_extra = i > d->rel->schema.n;
        int32_t column = is_extra ? 0 : (int32_t)i - 1;
        YL_TRY(aggregate_of(b, is_extra ? extra[i - 1 - d->rel->schema.n] : "COUNT", d->rel, column,
                            span, &calls[i]));
        calls[i].name = yl_arena_printf(b->arena, "$f%u", i);
    }
    const yl_rel *right = yl_rel_aggregate(b->arena, d->rel, NULL, 0, calls, n, span);
    YL_BIND_ALIVE(b);
    return attach(b, rel, YL_JOIN_INNER, right, NULL, span, first);
}

/* The distinct rows of the subquery with TRUE behind them. */
static yl_status marked(yl_binder *b, const yl_deferred *d, yl_span span, const yl_rel **out)
{
    uint32_t n = d->rel->schema.n;
    const yl_rel *distinct = yl_rel_distinct(b->arena, d->rel, span);
    YL_BIND_ALIVE(b);
    const yl_expr **exprs = YL_NEW_ARRAY(b->arena, const yl_expr *, (size_t)n + 1);
    yl_str *names = YL_NEW_ARRAY(b->arena, yl_str, (size_t)n + 1);
    if (exprs == NULL || names == NULL)
        return YL_FAIL_MEMORY(b->err);
    YL_BIND_ALIVE(b);
    for (uint32_t i = 0; i < n; i++) {
        exprs[i] = yl_rel_column(b->arena, distinct, i, span);
        names[i] = distinct->schema.fields[i].name;
    }
    exprs[n] = yl_expr_bool(b->arena, true, span);
    names[n] = YL_STR("i");
    YL_BIND_ALIVE(b);
    *out = yl_rel_project(b->arena, distinct, exprs, names, n + 1, span);
    return yl_bind_memory(b);
}

/* e < other-column, e IS NULL ... put together with OR; NULL stays NULL. */
static yl_status or_else(yl_binder *b, const yl_expr *more, yl_span span, const yl_expr **all)
{
    const yl_expr *args[] = {*all, more};
    if (*all == NULL) {
        *all = more;
        return YL_OK;
    }
    return yl_bind_function(b, "OR", args, 2, span, all);
}

/* "Some value of the subquery is NULL", "some operand is NULL"; NULL when it cannot be. */
static yl_status unknowns(yl_binder *b, const yl_deferred *d, const yl_rel *rel, uint32_t counts,
                          yl_span span, const yl_expr **operand_null, const yl_expr **value_null)
{
    *operand_null = *value_null = NULL;
    for (uint32_t i = 0; i < d->n_operands; i++) {
        const yl_expr *test;
        if (d->operands[i]->type->nullable) {
            YL_TRY(yl_bind_function(b, "IS NULL", &d->operands[i], 1, span, &test));
            YL_TRY(or_else(b, test, span, operand_null));
        }
        if (d->rel->schema.fields[i].type->nullable) {
            const yl_expr *args[] = {
                yl_rel_column(b->arena, rel, counts + 1 + i, span),
                yl_rel_column(b->arena, rel, counts, span),
            };
            YL_TRY(yl_bind_function(b, "<", args, 2, span, &test));
            YL_TRY(or_else(b, test, span, value_null));
        }
    }
    return YL_OK;
}

static yl_status is_empty(yl_binder *b, const yl_rel *rel, uint32_t counts, yl_span span,
                          const yl_expr **out)
{
    const yl_expr *args[] = {
        yl_rel_column(b->arena, rel, counts, span),
        yl_expr_bigint(b->arena, 0, span),
    };
    return yl_bind_function(b, "=", args, 2, span, out);
}

static yl_status in_value(yl_binder *b, const yl_deferred *d, bool negated, const yl_rel **rel,
                          const yl_expr **out)
{
    yl_span span = yl_bind_span(b, d->ast->span);
    const yl_rel *right;
    const yl_expr *condition, *operand_null, *value_null, *args[9];
    uint32_t counts, first, n = 0;
    YL_TRY(attach_counts(b, d, NULL, 0, rel, &counts));
    YL_TRY(marked(b, d, span, &right));
    YL_TRY(equal_all(b, d->operands, d->n_operands, right, (*rel)->schema.n, span, &condition));
    YL_TRY(attach(b, rel, YL_JOIN_LEFT, right, condition, span, &first));
    YL_TRY(unknowns(b, d, *rel, counts, span, &operand_null, &value_null));
    const yl_expr *marker = yl_rel_column(b->arena, *rel, first + d->n_operands, span);
    const yl_expr *no = yl_expr_bool(b->arena, false, span);
    const yl_expr *null = yl_expr_null(b->arena, &yl_type_boolean, span);
    YL_BIND_ALIVE(b);
    YL_TRY(is_empty(b, *rel, counts, span, &args[n++]));
    args[n++] = no;
    if (operand_null != NULL) {
        args[n++] = operand_null;
        args[n++] = null;
    }
    YL_TRY(yl_bind_function(b, "IS NOT NULL", &marker, 1, span, &args[n++]));
    args[n++] = yl_expr_bool(b->arena, true, span);
    if (value_null != NULL) {
        args[n++] = value_null;
        args[n++] = null;
    }
    args[n++] = no;
    bool nullable = operand_null != NULL || value_null != NULL;
    YL_TRY(
        bool_case(b, args, n, span, yl_type_nullable(b->arena, &yl_type_boolean, nullable), out));
    return negated ? yl_bind_function(b, "NOT", out, 1, span, out) : YL_OK;
}

/* x op ANY (q) by the extreme values of q: x > ANY is x > MIN, x <> ANY is x <> MIN OR x <> MAX. */
static yl_status any_value(yl_binder *b, const yl_deferred *d, yl_ast_binary_op op,
                           const yl_rel **rel, const yl_expr **out)
{
    static const char *const extremes[] = {"MIN", "MAX"};
    static const char *const names[] = {[YL_BINARY_NE] = "<>",
                                        [YL_BINARY_LT] = "<",
                                        [YL_BINARY_LE] = "<=",
                                        [YL_BINARY_GT] = ">",
                                        [YL_BINARY_GE] = ">="};
    yl_span span = yl_bind_span(b, d->ast->span);
    uint32_t counts;
    const yl_expr *test = NULL, *args[7];
    YL_TRY(attach_counts(b, d, extremes, 2, rel, &counts));
    for (uint32_t i = 0; i < 2; i++) {
        bool wants_min = op == YL_BINARY_GT || op == YL_BINARY_GE;
        bool wants_max = op == YL_BINARY_LT || op == YL_BINARY_LE;
        if (i == 0 ? wants_max : wants_min)
            continue;
        const yl_expr *one, *sides[] = {
                                d->operands[0],
                                yl_rel_column(b->arena, *rel, counts + 2 + i, span),
                            };
        YL_TRY(yl_bind_function(b, names[op], sides, 2, span, &one));
        YL_TRY(or_else(b, one, span, &test));
    }
    const yl_expr *fewer[] = {
        yl_rel_column(b->arena, *rel, counts + 1, span),
        yl_rel_column(b->arena, *rel, counts, span),
    };
    YL_TRY(is_empty(b, *rel, counts, span, &args[0]));
    args[1] = yl_expr_bool(b->arena, false, span);
    YL_TRY(yl_bind_function(b, "IS TRUE", &test, 1, span, &args[2]));
    args[3] = yl_expr_bool(b->arena, true, span);
    YL_TRY(yl_bind_function(b, "<", fewer, 2, span, &args[4]));
    args[5] = yl_expr_null(b->arena, &yl_type_boolean, span);
    args[6] = test;
    YL_BIND_ALIVE(b);
    return bool_case(b, args, 7, span, &yl_type_boolean, out);
}

static yl_ast_binary_op inverse(yl_ast_binary_op op)
{
    switch (op) {
    case YL_BINARY_EQ:
        return YL_BINARY_NE;
    case YL_BINARY_NE:
        return YL_BINARY_EQ;
    case YL_BINARY_LT:
        return YL_BINARY_GE;
    case YL_BINARY_LE:
        return YL_BINARY_GT;
    case YL_BINARY_GT:
        return YL_BINARY_LE;
    default:
        return YL_BINARY_LT;
    }
}

static yl_status quantified_value(yl_binder *b, const yl_deferred *d, const yl_rel **rel,
                                  const yl_expr **out)
{
    const yl_ast_quantified *q = yl_ast_as_quantified(d->ast);
    yl_ast_binary_op op = q->all ? inverse(q->op) : q->op;
    if (op == YL_BINARY_EQ)
        return in_value(b, d, q->all, rel, out);
    YL_TRY(any_value(b, d, op, rel, out));
    return q->all ? yl_bind_function(b, "NOT", out, 1, yl_bind_span(b, d->ast->span), out) : YL_OK;
}

static yl_status subquery_value(yl_binder *b, const yl_deferred *d, const yl_rel **rel,
                                const yl_expr **out)
{
    YL_BIND_ALIVE(b);
    switch (d->ast->kind) {
    case YL_AST_SUBQUERY:
        return scalar_value(b, d, rel, out);
    case YL_AST_EXISTS:
        return exists_value(b, d, rel, out);
    case YL_AST_IN:
        return in_value(b, d, yl_ast_as_in(d->ast)->negated, rel, out);
    default:
        return quantified_value(b, d, rel, out);
    }
}

yl_status yl_bind_deferred(yl_binder *b, const yl_deferred_list *list, const yl_rel **rel,
                           const yl_expr ***values)
{
    *values = YL_NEW_ARRAY(b->arena, const yl_expr *, list->n);
    if (*values == NULL)
        return YL_FAIL_MEMORY(b->err);
    YL_BIND_ALIVE(b);
    for (uint32_t i = 0; i < list->n; i++) {
        yl_deferred d = list->items[i];
        /* An operand may hold an earlier subquery. */
        for (uint32_t k = 0; k < d.n_operands; k++)
            YL_TRY(yl_bind_undefer(b, d.operands[k], *values, &d.operands[k]));
        YL_TRY(subquery_value(b, &d, rel, &(*values)[i]));
    }
    return YL_OK;
}

/* ---- describing one ---- */

static yl_status describe(yl_binder *b, const yl_bind_env *env, const yl_ast *ast, yl_deferred *d)
{
    const yl_ast *query, *operand = NULL;
    *d = (yl_deferred){.ast = ast};
    switch (ast->kind) {
    case YL_AST_SUBQUERY:
        query = yl_ast_as_subquery(ast)->query;
        break;
    case YL_AST_EXISTS:
        query = yl_ast_as_exists(ast)->query;
        if (yl_ast_as_exists(ast)->unique)
            return YL_FAIL_AT(b->err, UNSUPPORTED, yl_bind_span(b, ast->span),
                              "UNIQUE (query) is not supported");
        break;
    case YL_AST_IN:
        query = yl_ast_as_in(ast)->query;
        operand = yl_ast_as_in(ast)->operand;
        break;
    default:
        query = yl_ast_as_quantified(ast)->query;
        operand = yl_ast_as_quantified(ast)->operand;
        break;
    }
    if (operand != NULL)
        YL_TRY(bind_operands(b, env, operand, &d->operands, &d->n_operands));
    YL_TRY(bind_inner(b, env, query, &d->rel));
    if (operand != NULL)
        YL_TRY(check_width(b, ast, d->rel, d->n_operands));
    if (ast->kind == YL_AST_SUBQUERY && d->rel->schema.n != 1) {
        YL_FAIL_AT(b->err, TYPE, yl_bind_span(b, ast->span),
                   "a subquery that stands for a value must have one column, this one has %u",
                   d->rel->schema.n);
        return YL_ERR_TYPE;
    }
    return YL_OK;
}

/* The type before the joins are there. */
static const yl_type *deferred_type(yl_binder *b, const yl_deferred *d)
{
    if (d->ast->kind == YL_AST_SUBQUERY)
        return yl_type_nullable(b->arena, d->rel->schema.fields[0].type, true);
    bool nullable = d->ast->kind == YL_AST_QUANTIFIED;
    for (uint32_t i = 0; i < d->n_operands; i++)
        nullable |= d->operands[i]->type->nullable || d->rel->schema.fields[i].type->nullable;
    return yl_type_nullable(b->arena, &yl_type_boolean, nullable);
}

yl_status yl_bind_subquery(yl_binder *b, const yl_bind_env *env, const yl_ast *ast,
                           const yl_expr **out)
{
    yl_span span = yl_bind_span(b, ast->span);
    if (env->rel == NULL)
        return YL_FAIL_AT(b->err, UNSUPPORTED, span, "subqueries are not supported in %s",
                          env->clause);
    yl_deferred d;
    YL_TRY(describe(b, env, ast, &d));
    if (env->deferred == NULL)
        return subquery_value(b, &d, env->rel, out);
    yl_deferred_list *list = env->deferred;
    d.type = deferred_type(b, &d);
    YL_TRY(yl_bind_grow(b, (void **)&list->items, list->n, &list->capacity, sizeof d));
    list->items[list->n] = d;
    *out = yl_expr_column(b->arena, YL_DEFERRED_BASE + list->n++, d.type, span);
    return yl_bind_memory(b);
}
