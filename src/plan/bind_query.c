/* Queries: WITH, set operations, ORDER BY and LIMIT over anything that is no SELECT.
 *
 * A SELECT takes its ORDER BY itself (bind_select.c), because it may sort by columns that it does
 * not select. Over VALUES, TABLE and set operations only the output's columns are in sight.
 *
 * An ORDER BY without LIMIT inside of another query says nothing and is dropped, as in Flink.
 */
#include "plan/binder_internal.h"

enum { SET_OP_INPUTS_MAX = 4096 };

static yl_status bind_body(yl_binder *b, const yl_ast *body, const yl_rel **out);

/* ---- LIMIT, ORDER BY ---- */

static yl_status bind_count(yl_binder *b, const yl_ast *ast, const char *clause, int64_t *out)
{
    yl_bound_from none;
    YL_TRY(yl_bind_no_from(b, ast->span, &none));
    yl_bind_env env = {.scope = none.scope, .clause = clause};
    const yl_expr *e;
    YL_TRY(yl_bind_value(b, &env, ast, &e));
    if (!yl_expr_const_int(e, out) || *out < 0)
        return YL_FAIL_AT(b->err, INVALID, yl_bind_span(b, ast->span),
                          "%s wants an integer literal that is not negative", clause);
    return YL_OK;
}

yl_status yl_bind_limits(yl_binder *b, const yl_ast_query *query, int64_t *offset, int64_t *limit)
{
    *offset = 0;
    *limit = YL_LIMIT_NONE;
    if (query->offset != NULL)
        YL_TRY(bind_count(b, query->offset, "OFFSET", offset));
    if (query->limit != NULL)
        YL_TRY(bind_count(b, query->limit, "LIMIT", limit));
    if (query->offset != NULL && query->limit == NULL && query->order_by.size > 0 &&
        !b->context->streaming) {
        YL_FAIL_AT(b->err, UNSUPPORTED, yl_bind_span(b, query->offset->span),
                   "ORDER BY with OFFSET and without LIMIT is not supported in batch mode");
        return yl_error_hintf(b->err, "add a LIMIT that is large enough");
    }
    return YL_OK;
}

yl_sort_key yl_bind_sort_key(const yl_ast_order_item *item, uint32_t column)
{
    bool first =
        item->nulls == YL_NULLS_ORDER_DEFAULT ? !item->descending : item->nulls == YL_NULLS_FIRST;
    return (yl_sort_key){column, item->descending, first};
}

yl_status yl_bind_ordinal(yl_binder *b, const yl_ast *expr, uint32_t n, bool *is_ordinal,
                          uint32_t *column)
{
    *is_ordinal =
        expr->kind == YL_AST_LITERAL && yl_ast_as_literal(expr)->type == YL_LITERAL_INTEGER;
    if (!*is_ordinal)
        return YL_OK;
    const yl_expr *e;
    int64_t number;
    YL_TRY(yl_bind_literal(b, yl_ast_as_literal(expr), false, &e));
    if (!yl_expr_const_int(e, &number) || number < 1 || number > n) {
        YL_FAIL_AT(b->err, INVALID, yl_bind_span(b, expr->span), "Ordinal out of range");
        return yl_error_hintf(b->err, "the columns have the numbers 1 to %u", n);
    }
    *column = (uint32_t)number - 1;
    return YL_OK;
}

/* One key over the columns of *rel; an expression is added to them. */
static yl_status order_key(yl_binder *b, const yl_bind_env *env, const yl_ast_order_item *item,
                           const yl_expr **exprs, uint32_t *n, uint32_t n_visible, yl_sort_key *key)
{
    bool is_ordinal;
    uint32_t column;
    YL_TRY(yl_bind_ordinal(b, item->expr, n_visible, &is_ordinal, &column));
    if (!is_ordinal) {
        const yl_expr *e;
        YL_TRY(yl_bind_value(b, env, item->expr, &e));
        for (column = 0; column < *n && !yl_expr_equal(exprs[column], e); column++) {
        }
        if (column == *n)
            exprs[(*n)++] = e;
    }
    *key = yl_bind_sort_key(item, column);
    return YL_OK;
}

/* ORDER BY and LIMIT over the output columns of `rel`. */
static yl_status bind_order(yl_binder *b, const yl_ast_query *query, const yl_rel *rel, bool sorted,
                            const yl_rel **out)
{
    int64_t offset, limit;
    YL_TRY(yl_bind_limits(b, query, &offset, &limit));
    uint32_t n_keys =
        sorted || limit != YL_LIMIT_NONE || offset > 0 ? (uint32_t)query->order_by.size : 0;
    uint32_t n_visible = rel->schema.n, n = n_visible;
    yl_span span = yl_bind_span(b, query->head.span);
    yl_sort_key *keys = YL_NEW_ARRAY(b->arena, yl_sort_key, n_keys);
    const yl_expr **exprs = YL_NEW_ARRAY(b->arena, const yl_expr *, (size_t)n + n_keys);
    if (keys == NULL || exprs == NULL)
        return YL_FAIL_MEMORY(b->err);
    YL_BIND_ALIVE(b);
    for (uint32_t i = 0; i < n; i++)
        exprs[i] = yl_rel_column(b->arena, rel, i, span);
    yl_bind_env env = {
        .scope = yl_scope_new(b->arena, rel, (yl_scope_table){.n = 0}),
        .clause = "ORDER BY",
    };
    YL_BIND_ALIVE(b);
    for (uint32_t i = 0; i < n_keys; i++)
        YL_TRY(order_key(b, &env, yl_ast_as_order_item(query->order_by.items[i]), exprs, &n,
                         n_visible, &keys[i]));
    if (n > n_visible) {
        yl_str *names = YL_NEW_ARRAY(b->arena, yl_str, n);
        if (names == NULL)
            return YL_FAIL_MEMORY(b->err);
        YL_BIND_ALIVE(b);
        for (uint32_t i = 0; i < n_visible; i++)
            names[i] = rel->schema.fields[i].name;
        rel = yl_rel_project(b->arena, rel, exprs, names, n, span);
    }
    if (n_keys > 0 || limit != YL_LIMIT_NONE || offset > 0)
        rel = yl_rel_sort(b->arena, rel, keys, n_keys, offset, limit, span);
    YL_BIND_ALIVE(b);
    if (n > n_visible)
        rel = yl_rel_project_range(b->arena, rel, 0, n_visible, span);
    *out = rel;
    return yl_bind_memory(b);
}

/* ---- set operations ---- */

static const char *set_name(const yl_ast_set_op *op)
{
    static const char *const names[][2] = {[YL_SET_UNION] = {"UNION", "UNION ALL"},
                                           [YL_SET_INTERSECT] = {"INTERSECT", "INTERSECT ALL"},
                                           [YL_SET_EXCEPT] = {"EXCEPT", "EXCEPT ALL"}};
    return names[op->op][op->all];
}

/* Gives each input the common types of all. */
static yl_status widen(yl_binder *b, const yl_ast_set_op *op, const yl_rel **inputs, uint32_t n)
{
    uint32_t width = inputs[0]->schema.n;
    const yl_type **types = YL_NEW_ARRAY(b->arena, const yl_type *, n);
    const yl_type **common = YL_NEW_ARRAY(b->arena, const yl_type *, width);
    if (types == NULL || common == NULL)
        return YL_FAIL_MEMORY(b->err);
    YL_BIND_ALIVE(b);
    for (uint32_t c = 0; c < width; c++) {
        for (uint32_t i = 0; i < n; i++)
            types[i] = inputs[i]->schema.fields[c].type;
        common[c] = yl_type_common(b->arena, types, n);
        if (common[c] != NULL)
            continue;
        YL_FAIL_AT(b->err, TYPE, yl_bind_span(b, op->head.span), "Type mismatch in column %u of %s",
                   c + 1, set_name(op));
        return yl_error_hintf(b->err, "%s and %s have no common type",
                              yl_type_text(b->arena, types[0]),
                              yl_type_text(b->arena, types[n - 1]));
    }
    for (uint32_t i = 0; i < n; i++) {
        const yl_expr **exprs = YL_NEW_ARRAY(b->arena, const yl_expr *, width);
        yl_str *names = YL_NEW_ARRAY(b->arena, yl_str, width);
        bool changed = false;
        if (exprs == NULL || names == NULL)
            return YL_FAIL_MEMORY(b->err);
        YL_BIND_ALIVE(b);
        for (uint32_t c = 0; c < width; c++) {
            exprs[c] = yl_rel_column(b->arena, inputs[i], c, inputs[i]->span);
            names[c] = inputs[i]->schema.fields[c].name;
            if (yl_type_equal(exprs[c]->type, common[c], false))
                continue;
            changed = true;
            YL_TRY(yl_cast_bind(b->arena, exprs[c], common[c], false, inputs[i]->span, &exprs[c],
                                b->err));
        }
        if (changed)
            inputs[i] = yl_rel_project(b->arena, inputs[i], exprs, names, width, inputs[i]->span);
        YL_BIND_ALIVE(b);
    }
    return YL_OK;
}

static bool is_same_op(const yl_ast *body, const yl_ast_set_op *op)
{
    return body->kind == YL_AST_SET_OP && yl_ast_as_set_op(body)->op == op->op &&
           yl_ast_as_set_op(body)->all == op->all && op->op == YL_SET_UNION;
}

/* A chain of one kind of UNION is one node with many inputs. */
static yl_status bind_set_op(yl_binder *b, const yl_ast_set_op *op, const yl_rel **out)
{
    static const yl_set_op ops[] = {
        [YL_SET_UNION] = YL_UNION, [YL_SET_INTERSECT] = YL_INTERSECT, [YL_SET_EXCEPT] = YL_EXCEPT};
    uint32_t n = 2;
    for (const yl_ast *left = op->left; is_same_op(left, op); left = yl_ast_as_set_op(left)->left)
        n++;
    if (n > SET_OP_INPUTS_MAX)
        return YL_FAIL_AT(b->err, BUDGET, yl_bind_span(b, op->head.span),
                          "more than %d queries in one %s", SET_OP_INPUTS_MAX, set_name(op));
    const yl_rel **inputs = YL_NEW_ARRAY(b->arena, const yl_rel *, n);
    const yl_ast **bodies = YL_NEW_ARRAY(b->arena, const yl_ast *, n);
    if (inputs == NULL || bodies == NULL)
        return YL_FAIL_MEMORY(b->err);
    YL_BIND_ALIVE(b);
    b->n_wanted = 0; /* a bare NULL has no type here, in Flink neither */
    const yl_ast_set_op *at = op;
    for (uint32_t i = n; i-- > 1;) {
        bodies[i] = at->right;
        bodies[0] = at->left;
        if (i > 1)
            at = yl_ast_as_set_op(at->left);
    }
    for (uint32_t i = 0; i < n; i++) {
        YL_TRY(bind_body(b, bodies[i], &inputs[i]));
        if (inputs[i]->schema.n == inputs[0]->schema.n)
            continue;
        YL_FAIL_AT(b->err, TYPE, yl_bind_span(b, bodies[i]->span), "Column count mismatch in %s",
                   set_name(op));
        return yl_error_hintf(b->err, "this query has %u columns, the first one has %u",
                              inputs[i]->schema.n, inputs[0]->schema.n);
    }
    YL_TRY(widen(b, op, inputs, n));
    *out = yl_rel_set_op(b->arena, ops[op->op], op->all, inputs, n, yl_bind_span(b, op->head.span));
    return yl_bind_memory(b);
}

/* ---- bodies ---- */

static yl_status bind_explicit_table(yl_binder *b, const yl_ast_explicit_table *explicit_table,
                                     const yl_rel **out)
{
    yl_ast_table_name name = {
        .head = {YL_AST_TABLE_NAME, explicit_table->head.span},
        .path = explicit_table->path,
    };
    yl_bound_from from;
    YL_TRY(yl_bind_from(b, &name.head, &from));
    for (yl_bind_use *use = b->uses; use != NULL; use = use->next) {
        if (use->node == &name.head) /* which is gone in a moment */
            use->node = &explicit_table->head;
    }
    *out = from.rel;
    return YL_OK;
}

/* A part of a query, whose own ORDER BY counts only with a LIMIT. */
static yl_status bind_body(yl_binder *b, const yl_ast *body, const yl_rel **out)
{
    YL_BIND_ALIVE(b);
    b->keep_order = false;
    switch (body->kind) {
    case YL_AST_SELECT:
        return yl_bind_select(b, yl_ast_as_select(body), NULL, out);
    case YL_AST_VALUES:
        return yl_bind_values(b, yl_ast_as_values(body), out);
    case YL_AST_SET_OP:
        return bind_set_op(b, yl_ast_as_set_op(body), out);
    case YL_AST_EXPLICIT_TABLE:
        return bind_explicit_table(b, yl_ast_as_explicit_table(body), out);
    default:
        return yl_bind_query_node(b, body, out);
    }
}

/* ---- WITH ---- */

static yl_status bind_with_item(yl_binder *b, const yl_ast_with_item *item)
{
    const yl_rel *rel;
    b->keep_order = false;
    YL_TRY(yl_bind_query_node(b, item->query, &rel));
    if (item->columns.size > 0) {
        if (item->columns.size != rel->schema.n)
            return YL_FAIL_AT(b->err, INVALID, yl_bind_span(b, item->columns.items[0].span),
                              "Number of columns must match number of query columns: '%.*s' names "
                              "%zu, the query has %u",
                              YL_STR_ARGS(item->name.text), item->columns.size, rel->schema.n);
        yl_str *names = YL_NEW_ARRAY(b->arena, yl_str, rel->schema.n);
        if (names == NULL)
            return YL_FAIL_MEMORY(b->err);
        YL_BIND_ALIVE(b);
        for (uint32_t i = 0; i < rel->schema.n; i++)
            names[i] = item->columns.items[i].text;
        rel = yl_rel_rename(b->arena, rel, names, yl_bind_span(b, item->head.span));
    }
    yl_with_item *with = YL_NEW(b->arena, yl_with_item);
    YL_BIND_ALIVE(b);
    *with = (yl_with_item){item->name.text, rel, b->with};
    b->with = with;
    return YL_OK;
}

static yl_status bind_query(yl_binder *b, const yl_ast_query *query, bool sorted,
                            const yl_rel **out)
{
    const yl_type *const *wanted = b->wanted;
    uint32_t n_wanted = b->n_wanted;
    if (query->recursive)
        return YL_FAIL_AT(b->err, UNSUPPORTED, yl_bind_span(b, query->head.span),
                          "WITH RECURSIVE is not supported");
    b->wanted = NULL;
    b->n_wanted = 0;
    for (size_t i = 0; i < query->with.size; i++)
        YL_TRY(bind_with_item(b, yl_ast_as_with_item(query->with.items[i])));
    b->wanted = wanted;
    b->n_wanted = n_wanted;
    b->keep_order = sorted;
    if (query->body->kind == YL_AST_SELECT)
        return yl_bind_select(b, yl_ast_as_select(query->body), query, out);
    bool bare = query->order_by.size == 0 && query->limit == NULL && query->offset == NULL;
    if (bare && query->body->kind == YL_AST_QUERY)
        return yl_bind_query_node(b, query->body, out);
    const yl_rel *rel;
    YL_TRY(bind_body(b, query->body, &rel));
    return bind_order(b, query, rel, sorted, out);
}

yl_status yl_bind_query_node(yl_binder *b, const yl_ast *ast, const yl_rel **out)
{
    YL_BIND_ALIVE(b);
    const yl_with_item *with = b->with;
    const yl_ast_query *query = yl_ast_as_query(ast);
    bool sorted = b->keep_order;
    if (b->queries == YL_BIND_QUERIES_MAX)
        return YL_FAIL_AT(b->err, BUDGET, yl_bind_span(b, ast->span),
                          "queries are nested more than %d deep", YL_BIND_QUERIES_MAX);
    b->queries++;
    yl_status status = bind_query(b, query, sorted, out);
    b->queries--;
    b->with = with;
    b->wanted = NULL;
    b->n_wanted = 0;
    return status;
}
